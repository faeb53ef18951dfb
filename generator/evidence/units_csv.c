/* SPDX-License-Identifier: MIT
 *
 * units.csv, the register of units. Takes: the file's rows. Gives: one UnitDraft a row, in order; every column that is no
 * setting is a fact. Owns nothing.
 */
#include "evidence/evidence_in.h"

enum { COLUMN_ID, COLUMN_NAME, COLUMN_PARENT, COLUMN_PATH, COLUMN_CLASS, COLUMN_ALIASES, COLUMN_COUNT };

/* Offices keep their registers in their own language. */
static const char *const column_names[COLUMN_COUNT][2] = {{"id", "编号"},   {"name", "名称"},  {"parent", "上级"},
                                                          {"path", "路径"}, {"class", "类别"}, {"aliases", "别名"}};

typedef struct RegisterFile {
  const Assessment *assessment;
  Arena *arena;
  DiagList *diags;
  CsvTable table;
  size_t columns[COLUMN_COUNT]; /* SIZE_MAX = absent */
  Text file;
} RegisterFile;

static bool column_is_setting(const RegisterFile *file, size_t column) {
  for (int i = 0; i < COLUMN_COUNT; i++)
    if (file->columns[i] == column) return true;
  return false;
}

static void find_columns(RegisterFile *file) {
  for (int i = 0; i < COLUMN_COUNT; i++) {
    file->columns[i] = csv_column(&file->table, column_names[i][0]);
    if (file->columns[i] == SIZE_MAX) file->columns[i] = csv_column(&file->table, column_names[i][1]);
  }
  for (size_t i = 1; i < file->table.head.len; i++)
    for (size_t k = 0; k < i; k++) {
      if (!file->table.head.at[i].len || !text_equal(file->table.head.at[i], file->table.head.at[k])) continue;
      diag_add(file->diags, DIAG_UNIT_COLUMN_TWICE, where_of(file->file, 1, 0), file->table.head.at[i], TEXT_NONE, TEXT_NONE);
      break;
    }
  for (size_t i = 0; i < file->table.head.len; i++)
    if (!column_is_setting(file, i) && file->table.head.at[i].len)
      diag_add(file->diags, DIAG_UNIT_COLUMN, where_of(file->file, 1, 0), file->table.head.at[i], TEXT_NONE, TEXT_NONE);
}

static Text cell(const RegisterFile *file, const CsvRow *row, int column) {
  size_t at = file->columns[column];
  return at < row->cells.len ? row->cells.at[at] : TEXT_NONE;
}

/* As Windows or people write it: back slashes, a slash at the end. */
static Text path_plain(Arena *arena, Text path) {
  TextList parts = {0};
  char *bytes = arena_alloc(arena, path.len + 1);
  for (size_t i = 0; i < path.len; i++) bytes[i] = path.at[i] == '\\' ? '/' : path.at[i];
  Text rest = {bytes, path.len};
  for (Text piece; text_cut(&rest, '/', &piece);)
    if (piece.len && !text_is(piece, ".")) *list_add(arena, &parts) = piece;
  return text_join(arena, &parts, TEXT("/"));
}

void alias_split(Arena *arena, TextList *aliases, Text text) {
  static const char *const marks[] = {";", "；", "、"};
  while (text.len) {
    size_t end = text.len, after = text.len;
    for (int i = 0; i < 3; i++) {
      Text mark = text_of(marks[i]);
      size_t at = text_find(text, mark);
      if (at < end) end = at, after = at + mark.len;
    }
    Text piece = text_trim(text_slice(text, 0, end));
    if (piece.len) *list_add(arena, aliases) = piece;
    text = text_slice(text, after, text.len);
  }
}

static void row_read(const RegisterFile *file, const CsvRow *row, UnitDraft *draft) {
  Unit *unit = &draft->unit;
  draft->where = where_of(file->file, row->line, 0);
  draft->listed = true;
  draft->parent = cell(file, row, COLUMN_PARENT);
  unit->id = cell(file, row, COLUMN_ID);
  unit->name = cell(file, row, COLUMN_NAME);
  unit->path = path_plain(file->arena, cell(file, row, COLUMN_PATH));
  unit->klass = cell(file, row, COLUMN_CLASS);
  alias_split(file->arena, &unit->aliases, cell(file, row, COLUMN_ALIASES));
  for (size_t i = 0; i < row->cells.len && i < file->table.head.len; i++)
    if (!column_is_setting(file, i) && row->cells.at[i].len && file->table.head.at[i].len)
      *list_add(file->arena, &unit->facts) = (Fact){file->table.head.at[i], row->cells.at[i], draft->where, false};
}

bool units_csv_read(const Assessment *assessment, Arena *arena, DiagList *diags, UnitDrafts *drafts, bool *present, Fail *fail) {
  RegisterFile file = {.assessment = assessment, .arena = arena, .diags = diags, .file = assessment->register_shown};
  Text bytes;
  FileStat stat;
  ReadOutcome outcome = fs_read(assessment->register_folder, REGISTER_FILE, read_limits.csv_bytes, arena, &bytes, &stat, fail);
  *present = outcome != READ_MISSING;
  if (outcome == READ_MISSING) return true;
  if (outcome == READ_FAILED && !fail_is_about_file(fail)) return false;
  if (outcome != READ_OK || !read_csv_as(bytes, assessment->encoding, file.file, arena, diags, &file.table)) {
    *fail = (Fail){0};
    diag_add(diags, DIAG_ASSESSMENT_FILE, where_of(file.file, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
    return false;
  }
  find_columns(&file);
  for (size_t i = 0; i < file.table.rows.len; i++) row_read(&file, &file.table.rows.at[i], list_add(arena, drafts));
  return true;
}
