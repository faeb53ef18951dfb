/* SPDX-License-Identifier: MIT
 *
 * Registers: the tables of a paper that the pack declares. Takes: a Paper while its tree lives, the vocabulary. Gives: the
 * rows as cells of declared columns, with their lines. Owns nothing. Clerks write heads in their own way and merge cells; what
 * cannot be read is said and kept as "cut", so that no rule takes a missing row for a row that is not there.
 */
#include "evidence/evidence_in.h"

#include <string.h>

enum {
  HEAD_LOOK = 20,  /* rows: a title, a date line and a filled-in-by line stand above most heads */
  TITLE_LINES = 3, /* paragraphs above a table that may be its title */
  TITLE_MOST = 40, /* characters of one; a longer one is text about something */
  TOLD_MOST = 20   /* cells of one paper that hold none of the values of their column */
};

typedef struct GridCell {
  const DocNode *cell; /* NULL: nothing stands here */
  unsigned below;      /* rows that it still reaches down */
} GridCell;

typedef struct Grid { /* one row of a table, cells over several rows and columns laid out */
  GridCell *at;
  size_t most, width;
  bool whole; /* one cell over the whole width: a title, a remark */
} Grid;

typedef struct HeadMatch { /* where the columns of one register stand */
  const Register *of;
  size_t *places; /* parallel to its columns; SIZE_MAX = not there */
  size_t found;
  const DocNode *row;
} HeadMatch;

typedef struct Taking {
  UnitReading *r;
  Record *record;
  const Paper *paper;
  const DocNode *table;
  Grid grid;
  Text headings[7]; /* by level: what stands above, folded */
  Text above[TITLE_LINES]; /* the last paragraphs, folded, when they are short */
  Text front;       /* folded, of the front matter */
  size_t rows;      /* of all tables so far */
  bool cell_told;
  unsigned unlisted; /* cells told */
} Taking;

static const Registers *registers_of(const UnitReading *r) {
  return &r->reader->vocabulary->registers;
}

static void say(const Taking *t, DiagCode code, uint32_t line, Text first, Text second, Text third) {
  diag_add(t->r->diags, code, record_where(t->record, line), first, second, third);
}

static Text number(const Taking *t, size_t value) {
  return text_format(t->r->file, "%zu", value);
}

/* ---- The grid ---- */

static void grid_put(Grid *grid, size_t column, const DocNode *cell, unsigned below) {
  if (column < grid->most) grid->at[column] = (GridCell){cell, below};
}

static size_t grid_skip(Grid *grid, size_t column) {
  while (column < grid->most && grid->at[column].below > 0) grid->at[column++].below--;
  return column;
}

static unsigned span(uint16_t given) {
  return given > 1 ? given : 1;
}

/* A cell over several columns stands in the first of them: what it says is about them all, but it is one value. */
static void grid_row(Grid *grid, const DocNode *row) {
  size_t column = 0, cells = 0;
  for (const DocNode *cell = row->first; cell; cell = cell->next, cells++) {
    column = grid_skip(grid, column);
    unsigned wide = span(cell->span_columns), below = span(cell->span_rows) - 1;
    for (unsigned i = 0; i < wide && column + i < grid->most; i++) grid_put(grid, column + i, i ? NULL : cell, below);
    column += wide;
  }
  grid->whole = cells == 1 && column > 1 && column >= grid->width;
  if (column > grid->width) grid->width = column;
  for (column = grid_skip(grid, column); column < grid->most; column++) {
    if (grid->at[column].below > 0) grid->at[column].below--;
    else grid->at[column].cell = NULL;
  }
}

static Text grid_plain(const Taking *t, size_t column) {
  const DocNode *cell = column < t->grid.most ? t->grid.at[column].cell : NULL;
  return cell ? text_trim(doc_plain(t->r->file, cell)) : TEXT_NONE;
}

static void grid_open(Taking *t) {
  size_t most = evidence_limits.register_columns;
  GridCell *at = t->grid.at ? t->grid.at : arena_alloc(t->r->file, most * sizeof *at);
  memset(at, 0, most * sizeof *at);
  t->grid = (Grid){.at = at, .most = most};
}

/* ---- Heads ---- */

/* "整改时限（年月日）" is a head "整改时限". */
static Text without_brackets(Text head) {
  size_t open = text_find(head, TEXT("("));
  return open != SIZE_MAX && open > 0 ? text_slice(head, 0, open) : head;
}

static bool head_is(const KindField *column, Text folded) {
  for (size_t i = 0; i < column->synonyms.len; i++)
    if (words_same(folded, column->synonyms.at[i]) || words_same(without_brackets(folded), column->synonyms.at[i])) return true;
  return false;
}

static void heads_of_row(const Taking *t, TextList *heads) {
  for (size_t i = 0; i < t->grid.most && i < t->grid.width; i++)
    *list_add(t->r->file, heads) = text_fold(t->r->file, grid_plain(t, i));
}

static size_t match_heads(const Taking *t, const TextList *heads, HeadMatch *match) {
  size_t found = 0, count = match->of->columns.len;
  size_t *places = arena_alloc(t->r->file, (count + 1) * sizeof *places);
  for (size_t c = 0; c < count; c++) {
    places[c] = SIZE_MAX;
    for (size_t i = 0; i < heads->len && places[c] == SIZE_MAX; i++)
      if (words_has_letter(heads->at[i]) && head_is(&match->of->columns.at[c], heads->at[i])) places[c] = i;
    found += places[c] != SIZE_MAX;
  }
  if (found > match->found) match->places = places, match->found = found;
  return found;
}

/* The first row with half of the columns is the head; where there is none, the first row, if it has one. */
static void look_at_row(const Taking *t, const DocNode *row, const TextList *heads, HeadMatch *match) {
  if (match->row && match->found * 2 >= match->of->columns.len) return;
  HeadMatch here = {.of = match->of};
  size_t found = match_heads(t, heads, &here);
  bool half = found > 0 && found * 2 >= match->of->columns.len;
  if (!half && (found == 0 || row != t->table->first)) return;
  here.row = row;
  *match = here;
}

static void match_all(Taking *t, HeadMatch *matches, size_t count) {
  size_t looked = 0;
  grid_open(t);
  for (const DocNode *row = t->table->first; row && looked < HEAD_LOOK; row = row->next, looked++) {
    TextList heads = {0};
    grid_row(&t->grid, row);
    heads_of_row(t, &heads);
    for (size_t i = 0; i < count; i++) look_at_row(t, row, &heads, &matches[i]);
  }
}

/* ---- Which register ---- */

typedef struct Choice {
  const HeadMatch *best, *rival;
} Choice;

static bool choose(Choice *choice, HeadMatch *matches, size_t count, Text folded) {
  size_t longest = 0;
  *choice = (Choice){0};
  for (size_t i = 0; i < count; i++) {
    size_t length = matches[i].row ? words_longest(folded, &matches[i].of->words) : 0;
    if (length > longest) *choice = (Choice){&matches[i], NULL}, longest = length;
    else if (length == longest && length) choice->rival = &matches[i];
  }
  return choice->best != NULL;
}

static Text folded_name(const Taking *t, Text path) {
  return text_trim(text_fold(t->r->file, text_visible(t->r->file, path_name(path))));
}

static bool choose_in_folders(const Taking *t, Choice *choice, HeadMatch *matches, size_t count) {
  for (Text folder = path_folder(t->record->path); folder.len; folder = path_folder(folder))
    if (choose(choice, matches, count, folded_name(t, folder))) return true;
  return false;
}

/* Rows above the head and short paragraphs above the table: its own title, as sheets and letters write it. */
static Text title_above(const Taking *t, const HeadMatch *match) {
  Text all = text_fold(t->r->file, t->table->title);
  for (size_t i = 0; i < TITLE_LINES; i++)
    if (t->above[i].len) all = text_format(t->r->file, "%.*s\n%.*s", TEXT_ARG(all), TEXT_ARG(t->above[i]));
  for (const DocNode *row = t->table->first; row && row != match->row; row = row->next)
    all = text_format(t->r->file, "%.*s\n%.*s", TEXT_ARG(all), TEXT_ARG(text_fold(t->r->file, doc_plain(t->r->file, row))));
  return all;
}

static bool choose_above(const Taking *t, Choice *choice, HeadMatch *matches, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (matches[i].row && choose(choice, matches, count, title_above(t, &matches[i]))) return true;
  for (int level = 6; level > 0; level--)
    if (t->headings[level].len && choose(choice, matches, count, t->headings[level])) return true;
  return false;
}

static bool choose_register(const Taking *t, Choice *choice, HeadMatch *matches, size_t count) {
  if (t->front.len) {
    for (size_t i = 0; i < count; i++)
      if (matches[i].row && text_equal(t->front, matches[i].of->id)) return *choice = (Choice){&matches[i], NULL}, true;
    return choose(choice, matches, count, t->front);
  }
  return choose_above(t, choice, matches, count) || choose(choice, matches, count, t->record->name_folded) ||
         choose_in_folders(t, choice, matches, count);
}

static void sort_out(const Taking *t, const Choice *choice) {
  say(t, DIAG_REGISTER_TWO, t->table->line, choice->best->of->title, choice->rival->of->title, TEXT_NONE);
  record_to_sort(t->r->arena, t->record, DIAG_REGISTER_TWO, choice->best->of->title, choice->rival->of->title);
}

/* ---- Columns that are not there ---- */

static Text column_title(const KindField *column) {
  return column->title.len ? column->title : column->name;
}

static bool head_is_used(const HeadMatch *match, size_t place) {
  for (size_t i = 0; i < match->of->columns.len; i++)
    if (match->places[i] == place) return true;
  return false;
}

/* Of the heads that are no column yet the one that is most like it. */
static Text nearest_head(const KindField *column, const TextList *heads, const HeadMatch *match) {
  for (size_t i = 0; i < column->synonyms.len; i++) {
    Text near = text_nearest(column->synonyms.at[i], heads->at, heads->len);
    for (size_t place = 0; near.len && place < heads->len; place++)
      if (text_equal(heads->at[place], near) && !head_is_used(match, place)) return near;
  }
  return TEXT_NONE;
}

static void tell_missing(Taking *t, const HeadMatch *match) {
  TextList heads = {0};
  if (match->found == match->of->columns.len) return;
  grid_open(t);
  for (const DocNode *row = t->table->first; row; row = row->next) {
    grid_row(&t->grid, row);
    if (row == match->row) break;
  }
  for (size_t i = 0; i < t->grid.width && i < t->grid.most; i++) *list_add(t->r->file, &heads) = grid_plain(t, i);
  for (size_t i = 0; i < match->of->columns.len; i++)
    if (match->places[i] == SIZE_MAX)
      say(t, DIAG_REGISTER_COLUMN, match->row->line, match->of->title, column_title(&match->of->columns.at[i]),
          nearest_head(&match->of->columns.at[i], &heads, match));
}

/* ---- Rows ---- */

static Text first_filled(const Taking *t) {
  for (size_t i = 0; i < t->grid.width && i < t->grid.most; i++) {
    Text folded = text_fold(t->r->file, grid_plain(t, i));
    if (words_has_letter(folded)) return folded;
  }
  return TEXT_NONE;
}

static bool is_sum(const Taking *t) {
  static const char *const words[] = {"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "page total", "total", "subtotal", "sum"};
  Text first = first_filled(t);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words_same(first, text_fold(t->r->file, text_of(words[i])))) return true;
  return false;
}

/* Nothing in any column, or the head once more at the top of a new page. */
static bool is_no_row(const Taking *t, const HeadMatch *match) {
  bool empty = true, head = match->found > 0;
  if (t->grid.whole) return true;
  for (size_t i = 0; i < match->of->columns.len; i++) {
    if (match->places[i] == SIZE_MAX) continue;
    Text folded = text_fold(t->r->file, grid_plain(t, match->places[i]));
    empty = empty && !words_has_letter(folded);
    head = head && head_is(&match->of->columns.at[i], folded);
  }
  return empty || head || is_sum(t);
}

/* An empty cell is told where a rule asks for it. */
static void tell_unlisted(Taking *t, const KindField *column, Text cell, Text folded, uint32_t line) {
  if (!column->values.len || !words_has_letter(folded) || value_is_listed(column, folded)) return;
  if (t->unlisted++ < TOLD_MOST)
    say(t, DIAG_VALUE_UNLISTED, line, column_title(column), text_head(cell, 60), column->listed);
}

static void cell_take(Taking *t, RecordTable *table, const KindField *column, size_t place, uint32_t line) {
  Arena *arena = t->r->arena;
  Text plain = grid_plain(t, place), kept = text_head(plain, evidence_limits.register_cell);
  if (kept.len < plain.len && !t->cell_told) {
    say(t, DIAG_REGISTER_CELL, line, number(t, evidence_limits.register_cell), TEXT_NONE, TEXT_NONE);
    t->cell_told = true;
  }
  Text folded = text_trim(text_fold(t->r->file, kept));
  Text *cell = list_add(arena, &table->cells);
  *cell = text_copy(arena, kept);
  *list_add(arena, &table->folded) = text_equal(folded, *cell) ? *cell : text_copy(arena, folded);
  tell_unlisted(t, column, *cell, folded, line);
}

static void row_take(Taking *t, RecordTable *table, const HeadMatch *match, const DocNode *row) {
  *list_add(t->r->arena, &table->lines) = row->line;
  for (size_t i = 0; i < match->of->columns.len; i++)
    if (match->places[i] != SIZE_MAX) cell_take(t, table, &match->of->columns.at[i], match->places[i], row->line);
}

static void tell_limit(const Taking *t, uint32_t line) {
  say(t, DIAG_REGISTER_LIMIT, line, number(t, evidence_limits.register_rows), number(t, evidence_limits.register_columns),
      TEXT_NONE);
}

/* The reader stopped at a limit of its own, and said so. */
static bool was_cut(const Taking *t) {
  const DiagList *diags = t->r->diags;
  for (size_t i = diags->all.len; i-- > 0 && text_equal(diags->all.at[i].where.file, t->record->file);)
    if (diags->all.at[i].code == DIAG_TABLE_LIMIT || diags->all.at[i].code == DIAG_SHEET_LIMIT) return true;
  return false;
}

static void rows_take(Taking *t, RecordTable *table, const HeadMatch *match) {
  bool below = false;
  grid_open(t);
  for (const DocNode *row = t->table->first; row; row = row->next) {
    grid_row(&t->grid, row);
    bool counts = below && !is_no_row(t, match);
    below = below || row == match->row;
    if (!counts) continue;
    if (t->rows == evidence_limits.register_rows) {
      table->cut = true;
      break;
    }
    row_take(t, table, match, row);
    t->rows++;
  }
  if (table->cut || t->grid.width > t->grid.most) tell_limit(t, t->table->line);
  table->cut = table->cut || was_cut(t);
}

static void table_keep(Taking *t, const HeadMatch *match) {
  RecordTable *table = list_add(t->r->arena, &t->record->tables);
  *table = (RecordTable){.of = match->of->id};
  for (size_t i = 0; i < match->of->columns.len; i++)
    if (match->places[i] != SIZE_MAX) *list_add(t->r->arena, &table->columns) = match->of->columns.at[i].name;
  tell_missing(t, match);
  rows_take(t, table, match);
}

static void table_take(Taking *t, const DocNode *node) {
  const Registers *registers = registers_of(t->r);
  HeadMatch *matches = arena_alloc(t->r->file, registers->len * sizeof *matches);
  Choice choice;
  t->table = node;
  for (size_t i = 0; i < registers->len; i++) matches[i].of = &registers->at[i];
  match_all(t, matches, registers->len);
  if (!choose_register(t, &choice, matches, registers->len)) return;
  if (choice.rival) sort_out(t, &choice);
  else table_keep(t, choice.best);
}

/* ---- The paper ---- */

static void above_clear(Taking *t) {
  for (size_t i = 0; i < TITLE_LINES; i++) t->above[i] = TEXT_NONE;
}

static void paragraph_note(Taking *t, const DocNode *node) {
  if (node->parent->kind == DOC_CELL) return;
  Text folded = text_fold(t->r->file, doc_plain(t->r->file, node));
  for (size_t i = 0; i + 1 < TITLE_LINES; i++) t->above[i] = t->above[i + 1];
  t->above[TITLE_LINES - 1] = text_count(folded) <= TITLE_MOST ? folded : TEXT_NONE;
}

static void heading_note(Taking *t, const DocNode *node) {
  above_clear(t);
  for (int level = node->level; level <= 6; level++) t->headings[level] = TEXT_NONE;
  if (node->level >= 1 && node->level <= 6) t->headings[node->level] = text_fold(t->r->file, doc_plain(t->r->file, node));
}

static void tables_take(Taking *t) {
  for (DocWalk walk = doc_walk(t->paper->doc); doc_walk_next(&walk);) {
    if (walk.entering && walk.node->kind == DOC_HEADING) heading_note(t, walk.node);
    if (walk.entering && walk.node->kind == DOC_PARAGRAPH) paragraph_note(t, walk.node);
    if (walk.node->kind != DOC_TABLE) continue;
    if (walk.entering) table_take(t, walk.node);
    else above_clear(t);
  }
}

/* `register: 整改台账` in the front matter. */
static void read_front(Taking *t) {
  const Registers *registers = registers_of(t->r);
  TextList ids = {0};
  const Value *value = value_get(t->paper->front, "register");
  if (!value) value = value_get(t->paper->front, "台账");
  if (!value || value->kind != VALUE_TEXT) return;
  t->front = text_trim(text_fold(t->r->file, value->text));
  for (size_t i = 0; i < registers->len; i++) {
    *list_add(t->r->file, &ids) = registers->at[i].id;
    if (text_equal(t->front, registers->at[i].id) || words_longest(t->front, &registers->at[i].words)) return;
  }
  say(t, DIAG_REGISTER_UNKNOWN, value->line, text_trim(value->text), text_nearest(t->front, ids.at, ids.len), TEXT_NONE);
}

static void keep_unread(UnitReading *r, Record *record, const Register *of) {
  *list_add(r->arena, &record->tables) = (RecordTable){.of = of->id, .cut = true};
}

/* A sheet that cannot be read may hold rows, unless its name says that it is something else. Of pictures only the own name tells:
 * a folder of a register holds photos too. */
static void names_take(UnitReading *r, Record *record) {
  const Registers *registers = registers_of(r);
  Text folder = text_fold(r->file, text_visible(r->file, path_name(path_folder(record->path))));
  const Register *best = NULL;
  size_t longest = 0;
  if (name_is_of_kind(r, record->name_folded)) return;
  for (size_t i = 0; i < registers->len; i++) {
    size_t length = words_longest(record->name_folded, &registers->at[i].words);
    if (!length && record->format != PAPER_IMAGE) length = words_longest(folder, &registers->at[i].words);
    if (length > longest) longest = length, best = &registers->at[i];
  }
  if (best) keep_unread(r, record, best);
}

/* The name says that it is a register, a table is there, but no head fits: a clerk should hear of it. */
static void tell_no_head(Taking *t) {
  const Registers *registers = registers_of(t->r);
  for (size_t i = 0; i < registers->len; i++) {
    const Register *of = &registers->at[i];
    if (!words_longest(t->record->name_folded, &of->words) && !words_longest(t->front, &of->words)) continue;
    TextList names = {0};
    for (size_t c = 0; c < of->columns.len && c < 12; c++) *list_add(t->r->file, &names) = column_title(&of->columns.at[c]);
    say(t, DIAG_REGISTER_HEAD, 0, of->title, text_join(t->r->file, &names, TEXT(", ")), TEXT_NONE);
    return;
  }
}

void record_take_registers(UnitReading *r, Record *record, const Paper *paper) {
  Taking t = {.r = r, .record = record, .paper = paper, .front = TEXT_NONE};
  if (!registers_of(r)->len || record->empty) return;
  if (record->unreadable != UNREADABLE_NO) {
    names_take(r, record);
    return;
  }
  if (!paper || !paper->doc) return;
  read_front(&t);
  tables_take(&t);
  if (!record->tables.len && !record->to_sort && paper->table_rows) tell_no_head(&t);
}
