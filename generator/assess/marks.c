/* SPDX-License-Identifier: MIT
 *
 * Marks of assessors: marks/<mode>.csv of an assessment, one row a decision.
 * Takes: CSV files, units, the pack. Gives: Marks, sorted for look-up; a row that cannot be used is a diagnostic and does
 * not count. Owns: nothing. A unit's own folder can never hold a mark: only the assessment's folder is read.
 */
#include "assess/assess_in.h"

#include <stdlib.h>
#include <string.h>

enum { MARK_FILE_BYTES = 64 << 20 }; /* tens of thousands of units times tens of items */

typedef enum Column {
  COLUMN_UNIT,
  COLUMN_ITEM,
  COLUMN_PART,
  COLUMN_EACH,
  COLUMN_VALUE,
  COLUMN_REMARK,
  COLUMN_DATE,
  COLUMN_BY,
  COLUMN_PERIOD,
  COLUMN_COUNT
} Column;
static const char *const column_names[COLUMN_COUNT] = {"unit", "item", "part", "each", "value", "remark", "date", "by", "period"};

typedef struct Reading {
  const Assessment *assessment;
  const Units *units;
  const Pack *pack;
  Arena *arena;
  DiagList *diags;
  Marks *marks;
  Text mode, file;
  size_t columns[COLUMN_COUNT];
  size_t before; /* marks of the file that are dated before the period begins */
  uint32_t first_before; /* line of the first one */
} Reading;

uint32_t pack_find_item(const Pack *pack, Text id) {
  for (uint32_t i = 0; i < pack->items.len; i++)
    if (text_equal(pack->items.at[i].id, id)) return i;
  return UINT32_MAX;
}

/* ---- One row ---- */

static Text cell(const Reading *reading, const CsvRow *row, Column column) {
  size_t at = reading->columns[column];
  return at < row->cells.len ? row->cells.at[at] : TEXT_NONE;
}

static Where where_of_row(const Reading *reading, const CsvRow *row) {
  return where_of(reading->file, row->line, 0);
}

static bool unknown(const Reading *reading, const CsvRow *row, const char *en, const char *zh, Text word, const TextList *known) {
  Text what = text_in(reading->arena, reading->assessment->lang, en, zh);
  diag_add(reading->diags, DIAG_MARK_UNKNOWN, where_of_row(reading, row), what, word, text_nearest(word, known->at, known->len));
  return false;
}

static bool take_unit(const Reading *reading, const CsvRow *row, Mark *mark) {
  Text word = cell(reading, row, COLUMN_UNIT);
  const Unit *unit = units_find(reading->units, word);
  if (unit) return mark->unit = (uint32_t)(unit - reading->units->all.at), true;
  TextList known = {0};
  for (size_t i = 0; i < reading->units->all.len; i++) {
    *list_add(reading->arena, &known) = reading->units->all.at[i].id;
    *list_add(reading->arena, &known) = reading->units->all.at[i].name;
  }
  return unknown(reading, row, "unit", "单位", word, &known);
}

static bool take_item(const Reading *reading, const CsvRow *row, Mark *mark) {
  Text word = cell(reading, row, COLUMN_ITEM);
  mark->item = pack_find_item(reading->pack, word);
  if (mark->item != UINT32_MAX) return true;
  TextList known = {0};
  for (size_t i = 0; i < reading->pack->items.len; i++) *list_add(reading->arena, &known) = reading->pack->items.at[i].id;
  return unknown(reading, row, "item", "考核项", word, &known);
}

/* Without a part: the only one of the unit's class to be marked, else the only one. */
static bool guess_part(const Reading *reading, const CsvRow *row, const PackItem *item, Mark *mark) {
  size_t markable = 0;
  Text klass = reading->units->all.at[mark->unit].klass;
  for (uint32_t i = 0; i < item->parts.len; i++)
    if (item->parts.at[i].markable && class_listed(&item->parts.at[i].for_units, klass) && !markable++) mark->part = i;
  if (markable == 1 || (!markable && item->parts.len == 1)) return true;
  diag_add(reading->diags, DIAG_MARK_PART, where_of_row(reading, row), item->id, TEXT_NONE, TEXT_NONE);
  return false;
}

static bool take_part(const Reading *reading, const CsvRow *row, Mark *mark) {
  const PackItem *item = &reading->pack->items.at[mark->item];
  Text word = cell(reading, row, COLUMN_PART);
  if (!word.len) return guess_part(reading, row, item, mark);
  TextList known = {0};
  for (mark->part = 0; mark->part < item->parts.len; mark->part++) {
    if (text_equal(item->parts.at[mark->part].id, word)) return true;
    *list_add(reading->arena, &known) = item->parts.at[mark->part].id;
  }
  return unknown(reading, row, "part", "评分细目", word, &known);
}

static bool is_word(Text text, bool *approved) {
  static const char *const yes[] = {"yes", "y", "是", "同意", "通过", NULL}, *const no[] = {"no",     "n",      "否",
                                                                                            "不同意", "不通过", NULL};
  for (int i = 0; yes[i]; i++) {
    if (text_is(text, yes[i])) return *approved = true;
    if (text_is(text, no[i])) return *approved = false, true;
  }
  return false;
}

/* Half a miss is none: what counts less has a price of its own. */
static bool on_scale(const PackPart *part, Points value) {
  if (part->miss_cost && !part->scale.len && value % POINTS_ONE) return false;
  for (size_t i = 0; i < part->scale.len; i++)
    if (part->scale.at[i] == value) return true;
  return !part->scale.len && value >= part->scale_from && value <= part->scale_to;
}

static bool take_value(const Reading *reading, const CsvRow *row, Mark *mark) {
  const PackItem *item = &reading->pack->items.at[mark->item];
  const PackPart *part = &item->parts.at[mark->part];
  Text word = cell(reading, row, COLUMN_VALUE);
  mark->worded = is_word(text_fold(reading->arena, word), &mark->approved);
  if (mark->worded || (points_parse(word, &mark->value) && on_scale(part, mark->value))) return true;
  Text name = text_format(reading->arena, "%.*s", TEXT_ARG(item->id));
  Text words = text_in(reading->arena, reading->pack->lang, "yes, no", "是, 否");
  bool numbers = part->scale.len || part->scale_to;
  Text expected = part->scale_text;
  if (numbers) expected = text_format(reading->arena, "%.*s, %.*s", TEXT_ARG(expected), TEXT_ARG(words));
  diag_add(reading->diags, DIAG_MARK_VALUE, where_of_row(reading, row), cell(reading, row, COLUMN_VALUE), name, expected);
  return false;
}

static bool take_date(const Reading *reading, const CsvRow *row, Mark *mark) {
  Text word = cell(reading, row, COLUMN_DATE);
  Day as_of = reading->assessment->as_of;
  if (!day_read(word, &mark->date)) {
    diag_add(reading->diags, DIAG_MARK_DATE, where_of_row(reading, row), word, TEXT_NONE, TEXT_NONE);
    return false;
  }
  if (as_of == DAY_NONE || mark->date <= as_of) return true;
  diag_add(reading->diags, DIAG_MARK_FUTURE, where_of_row(reading, row), word, day_iso(reading->arena, as_of), TEXT_NONE);
  return false;
}

/* Whoever sets aside what the program computed says why. */
static bool take_remark(const Reading *reading, const CsvRow *row, Mark *mark) {
  const PackItem *item = &reading->pack->items.at[mark->item];
  mark->remark = text_copy(reading->arena, cell(reading, row, COLUMN_REMARK));
  if (mark->worded || item->parts.at[mark->part].kind != PART_COMPUTED || mark->remark.len) return true;
  Text name = text_format(reading->arena, "%.*s/%.*s", TEXT_ARG(item->id), TEXT_ARG(item->parts.at[mark->part].id));
  diag_add(reading->diags, DIAG_MARK_REMARK, where_of_row(reading, row), name, TEXT_NONE, TEXT_NONE);
  return false;
}

/* A review is one mark a part, unless papers that it looks at wait for eyes: then yes or no on each. A member that no rule asks
 * for would be lost in silence. */
static bool take_each(const Reading *reading, const CsvRow *row, Mark *mark) {
  const PackPart *part = &reading->pack->items.at[mark->item].parts.at[mark->part];
  mark->each = text_copy(reading->arena, cell(reading, row, COLUMN_EACH));
  bool has_members = part->kind == PART_COMPUTED || part->looks;
  if (!mark->each.len || (has_members && mark->worded)) return true;
  if (part->kind == PART_COMPUTED) {
    diag_add(reading->diags, DIAG_MARK_EACH, where_of_row(reading, row), mark->each, TEXT_NONE, TEXT_NONE);
    return false;
  }
  diag_add(reading->diags, DIAG_MARK_UNKNOWN, where_of_row(reading, row), TEXT("each"), mark->each, TEXT_NONE);
  return false;
}

/* A mark is somebody's. */
static bool take_by(const Reading *reading, const CsvRow *row, Mark *mark) {
  mark->by = text_copy(reading->arena, cell(reading, row, COLUMN_BY));
  if (mark->by.len) return true;
  diag_add(reading->diags, DIAG_MARK_BY, where_of_row(reading, row), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return false;
}

/* As period_name writes them: 2017-Q3, 2016-05-13_2016-12-31, the day of a report without a period. */
static bool is_period_name(Text word) {
  Period ignored;
  Day day;
  size_t between = text_find(word, TEXT("_"));
  if (between == SIZE_MAX) return period_parse(word, &ignored) || day_parse(word, &day);
  return day_parse(text_slice(word, 0, between), &day) && day_parse(text_slice(word, between + 1, word.len), &day);
}

/* A mark of another period is none of this one: it says so, or its day does. So the file goes on from period to period. */
static bool take_period(Reading *reading, const CsvRow *row, const Mark *mark) {
  Period period = reading->pack->period;
  Text word = cell(reading, row, COLUMN_PERIOD);
  Text own = period_name(reading->arena, period, reading->assessment->as_of);
  if (word.len && (text_equal(word, own) || is_period_name(word))) return text_equal(word, own);
  if (word.len) return unknown(reading, row, "period", "时段", word, &(TextList){.at = &own, .len = 1});
  if (period.from == DAY_NONE || mark->date >= period.from) return true;
  if (!reading->before++) reading->first_before = row->line;
  return false;
}

static void take_row(Reading *reading, const CsvRow *row) {
  Mark mark = {.mode = reading->mode, .where = where_of_row(reading, row)};
  mark.combine = mode_combines(reading->pack, reading->mode);
  bool good = take_date(reading, row, &mark) && take_period(reading, row, &mark) && take_unit(reading, row, &mark) &&
              take_item(reading, row, &mark) && take_part(reading, row, &mark) && take_value(reading, row, &mark) &&
              take_remark(reading, row, &mark) && take_each(reading, row, &mark) && take_by(reading, row, &mark);
  if (good) *list_add(reading->arena, &reading->marks->all) = mark;
}

/* ---- One file ---- */

static bool find_columns(Reading *reading, const CsvTable *table) {
  bool good = true;
  for (int i = 0; i < COLUMN_COUNT; i++) {
    bool optional = i == COLUMN_PART || i == COLUMN_EACH || i == COLUMN_REMARK || i == COLUMN_PERIOD;
    reading->columns[i] = csv_column(table, column_names[i]);
    if (reading->columns[i] != SIZE_MAX || optional) continue;
    diag_add(reading->diags, DIAG_MARK_COLUMN, where_of(reading->file, 1, 0), text_of(column_names[i]), TEXT_NONE, TEXT_NONE);
    good = false;
  }
  return good;
}

/* A name that the pack does not know is perhaps a slip; the marks below it are somebody's work all the same. */
static void check_mode(const Reading *reading) {
  TextList known = {0};
  for (size_t i = 0; i < reading->pack->modes.len; i++) {
    if (text_equal(reading->pack->modes.at[i].id, reading->mode)) return;
    *list_add(reading->arena, &known) = reading->pack->modes.at[i].id;
  }
  if (known.len)
    diag_add(reading->diags, DIAG_MARK_MODE, where_of(reading->file, 0, 0), reading->mode,
             text_nearest(reading->mode, known.at, known.len), TEXT_NONE);
}

/* Once for the file, which grows from period to period. */
static void tell_before(const Reading *reading) {
  if (!reading->before) return;
  Text count = text_format(reading->arena, "%zu", reading->before), first = day_iso(reading->arena, reading->pack->period.from);
  diag_add(reading->diags, DIAG_MARK_BEFORE, where_of(reading->file, reading->first_before, 0), count, first,
           period_name(reading->arena, reading->pack->period, reading->assessment->as_of));
}

static bool read_mode(Reading *reading, Text name, uint64_t *stamp, Fail *fail) {
  Arena *arena = reading->arena;
  Text path = text_format(arena, "marks/%.*s", TEXT_ARG(name)), bytes = TEXT_NONE;
  FileStat stat;
  CsvTable table = {0};
  reading->file = text_format(arena, "input/%.*s/%.*s", TEXT_ARG(reading->assessment->name), TEXT_ARG(path));
  reading->mode = text_slice(name, 0, name.len - 4);
  ReadOutcome outcome = fs_read(reading->assessment->folder, text_cstr(arena, path), MARK_FILE_BYTES, arena, &bytes, &stat, fail);
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    diag_add(reading->diags, DIAG_FILE_UNREADABLE, where_of(reading->file, 0, 0), TEXT("not a plain file, or too big"), TEXT_NONE,
             TEXT_NONE);
    return true;
  }
  *stamp = hash_quick(bytes, hash_quick(name, *stamp));
  *list_add(arena, &reading->marks->modes) = reading->mode;
  check_mode(reading);
  bool read = read_csv_as(bytes, reading->assessment->encoding, reading->file, arena, reading->diags, &table);
  if (!read || !find_columns(reading, &table)) return true;
  reading->before = 0;
  for (size_t i = 0; i < table.rows.len; i++) take_row(reading, &table.rows.at[i]);
  tell_before(reading);
  return true;
}

static bool read_modes(Reading *reading, uint64_t *stamp, Fail *fail) {
  FileStat stat;
  FileList entries = {0};
  if (!fs_stat(reading->assessment->folder, "marks", &stat) || stat.kind != FILE_FOLDER) return true;
  if (!fs_list(reading->assessment->folder, "marks", reading->arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name;
    if (evidence_is_junk(name) || name.len <= 4 || !text_ends_nocase(name, ".csv")) continue;
    if (!read_mode(reading, name, stamp, fail)) return false;
  }
  return true;
}

/* ---- All of them ---- */

static int compare_places(const Mark *a, const Mark *b) {
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  if (a->item != b->item) return a->item < b->item ? -1 : 1;
  if (a->part != b->part) return a->part < b->part ? -1 : 1;
  return 0;
}

static int compare_keys(const Mark *a, const Mark *b) {
  int order = compare_places(a, b);
  if (!order) order = text_compare(a->each, b->each);
  if (!order) order = text_compare(a->mode, b->mode);
  return order || !a->combine ? order : text_compare(a->by, b->by); /* a ballot is somebody's */
}

static int compare_marks(const void *left, const void *right) {
  const Mark *a = left, *b = right;
  int order = compare_keys(a, b);
  if (order) return order;
  if (a->date != b->date) return a->date > b->date ? -1 : 1; /* the later decision first */
  return a->where.line < b->where.line ? -1 : a->where.line > b->where.line;
}

/* Of one key and mode the first stays: the latest, and on one day the first row. */
static void drop_doubles(Reading *reading) {
  Marks *marks = reading->marks;
  size_t kept = 0;
  if (marks->all.len > 1) qsort(marks->all.at, marks->all.len, sizeof *marks->all.at, compare_marks);
  for (size_t i = 0; i < marks->all.len; i++) {
    const Mark *mark = &marks->all.at[i], *before = kept ? &marks->all.at[kept - 1] : NULL;
    if (before && !compare_keys(before, mark)) {
      if (before->date == mark->date)
        diag_add(reading->diags, DIAG_MARK_TWICE, mark->where, reading->units->all.at[mark->unit].name,
                 reading->pack->items.at[mark->item].id, TEXT_NONE);
      continue;
    }
    marks->all.at[kept++] = *mark;
  }
  marks->all.len = kept;
  marks_combine(marks, reading->pack, reading->arena, reading->diags);
  kept = marks->all.len;
  for (uint32_t i = 0; i < kept; i++) marks->all.at[i].number = i;
}

static bool mix_has(const PackPart *part, Text mode) {
  for (size_t i = 0; i < part->mix.len; i++)
    if (text_equal(part->mix.at[i].mode, mode)) return true;
  return false;
}

/* Where each part says whose mark counts, or how much each does, no mode decides for all. */
static bool all_say(const Pack *pack) {
  for (size_t i = 0; i < pack->items.len; i++)
    for (size_t k = 0; k < pack->items.at[i].parts.len; k++) {
      const PackPart *part = &pack->items.at[i].parts.at[k];
      if (part->markable && !part->mix.len && !part->decides.len) return false;
    }
  return true;
}

static void choose_mode(Reading *reading) {
  Marks *marks = reading->marks;
  marks->decides = reading->pack->decides;
  if (marks->decides.len || !marks->modes.len) return;
  if (marks->modes.len == 1) marks->decides = marks->modes.at[0]; /* of computed parts too */
  if (marks->decides.len || all_say(reading->pack)) return;
  Text file = text_format(reading->arena, "rules/%.*s/pack.lua", TEXT_ARG(reading->assessment->pack));
  diag_add(reading->diags, DIAG_MARK_DECIDES, where_of(file, 0, 0), marks->modes.at[0], TEXT_NONE, TEXT_NONE);
}

/* Marks of a mode that has no say in their part: once for each such mode, where its first one stands. */
static void tell_beside(const Reading *reading) {
  const Marks *marks = reading->marks;
  for (size_t m = 0; m < marks->modes.len; m++) {
    const Mark *first = NULL;
    int64_t count = 0;
    for (size_t i = 0; i < marks->all.len; i++) {
      const Mark *mark = &marks->all.at[i];
      const PackPart *part = &reading->pack->items.at[mark->item].parts.at[mark->part];
      bool counts = part->mix.len ? mix_has(part, mark->mode) : text_equal(mark->mode, marks_decide(marks, part));
      if (counts || !text_equal(mark->mode, marks->modes.at[m])) continue;
      if (!first || mark->where.line < first->where.line) first = mark;
      count++;
    }
    if (!first) continue;
    Text decides = marks_decide(marks, &reading->pack->items.at[first->item].parts.at[first->part]);
    diag_add(reading->diags, DIAG_MARK_BESIDE, first->where, first->mode, decides,
             text_format(reading->arena, "%lld", (long long)count));
  }
}

bool marks_read(const Assessment *assessment, const Units *units, const Pack *pack, Arena *arena, DiagList *diags, Marks *marks,
                Fail *fail) {
  Reading reading = {.assessment = assessment, .units = units, .pack = pack, .arena = arena, .diags = diags, .marks = marks};
  uint64_t stamp = 1;
  memset(marks, 0, sizeof *marks);
  if (!read_modes(&reading, &stamp, fail) || !waivers_read(assessment, units, pack, arena, diags, marks, &stamp, fail))
    return false;
  drop_doubles(&reading);
  choose_mode(&reading);
  if (marks->decides.len || all_say(pack)) tell_beside(&reading);
  marks->stamp = stamp;
  return true;
}

bool mark_decides(const Marks *marks, const PackPart *part, const Mark *mark) {
  return !part->mix.len && !mark->unsettled.len && text_equal(mark->mode, marks_decide(marks, part));
}

Text marks_decide(const Marks *marks, const PackPart *part) {
  return part->decides.len ? part->decides : marks->decides;
}

const Mark *marks_first(const Marks *marks, uint32_t unit, uint32_t item, uint32_t part) {
  const Mark wanted = {.unit = unit, .item = item, .part = part};
  size_t from = 0, to = marks->all.len;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (compare_places(&marks->all.at[middle], &wanted) < 0) from = middle + 1;
    else to = middle;
  }
  return from < marks->all.len ? &marks->all.at[from] : NULL;
}

const Mark *marks_find(const Marks *marks, Text mode, uint32_t unit, uint32_t item, uint32_t part, Text each) {
  const Mark wanted = {.unit = unit, .item = item, .part = part};
  const Mark *mark = marks_first(marks, unit, item, part), *end = marks->all.at + marks->all.len;
  for (; mark && mark < end && !compare_places(mark, &wanted); mark++)
    if (text_equal(mark->mode, mode) && text_equal(mark->each, each)) return mark;
  return NULL;
}
