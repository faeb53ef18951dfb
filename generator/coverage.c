/* SPDX-License-Identifier: MIT
 *
 * The table of a pack's rows: rules/<pack>/coverage.csv (row, asks, asks-zh, rule, without; points where the source has some).
 * Takes: the table, the pack. Gives: each row with what decides it, and a diagnostic for a row without a rule or a reason, for a
 * rule that the pack lacks, for points that differ, and for a part that no row names. Owns: nothing.
 *
 * `rule` names an item (all its parts), ITEM/PART, or what is neither: pack (the sums, checked when it is read), grade (with its
 * overrides), report/NAME (a report that the program makes).
 */
#include "coverage.h"

enum { COVERAGE_BYTES = 1 << 20 };

typedef struct Columns {
  size_t row, asks, asks_zh, rule, without, points;
} Columns;

typedef struct Reading {
  const Pack *pack;
  Arena *arena;
  DiagList *diags;
  Coverage *coverage;
  CsvTable table;
  Columns at;
  Text file;
  bool **named; /* of each item, each part */
} Reading;

static Text cell(const CsvRow *row, size_t column) {
  return column < row->cells.len ? row->cells.at[column] : TEXT_NONE;
}

static void tell(const Reading *reading, DiagCode code, uint32_t line, Text a, Text b, Text c) {
  diag_add(reading->diags, code, where_of(reading->file, line, 0), a, b, c);
}

/* ---- What decides ---- */

unsigned coverage_decided(const PackPart *part) {
  static const unsigned methods[] = {
      [METHOD_PAPERS] = DECIDED_PAPERS, [METHOD_INTERVIEW] = DECIDED_INTERVIEW, [METHOD_SITE] = DECIDED_SITE};
  if (part->kind == PART_BONUS) return DECIDED_APPROVAL;
  if (part->kind == PART_COMPUTED) return DECIDED_FILES | (part->markable ? methods[part->method] : 0);
  return methods[part->method] | (part->looks ? DECIDED_FILES : 0);
}

/* ---- Rules that a row names ---- */

static void take_part(Reading *reading, CoverageRow *row, uint32_t item, uint32_t part) {
  const PackItem *of = &reading->pack->items.at[item];
  row->decided |= coverage_decided(&of->parts.at[part]);
  row->points += of->parts.at[part].points;
  row->takes += of->bonus ? of->parts.at[part].floor : 0;
  row->bonus |= of->bonus;
  reading->named[item][part] = true;
}

static bool take_item_rule(Reading *reading, CoverageRow *row, Text name) {
  for (uint32_t i = 0; i < reading->pack->items.len; i++) {
    const PackItem *item = &reading->pack->items.at[i];
    bool whole = text_equal(name, item->id), found = false;
    bool inside = text_starts(name, item->id) && name.len > item->id.len && name.at[item->id.len] == '/';
    Text rest = inside ? text_slice(name, item->id.len + 1, name.len) : TEXT_NONE;
    for (uint32_t k = 0; k < item->parts.len; k++) {
      if (!whole && !(inside && text_equal(rest, item->parts.at[k].id))) continue;
      take_part(reading, row, i, k);
      found = true;
    }
    if (found) return true;
  }
  return false;
}

static bool take_other_rule(Reading *reading, CoverageRow *row, Text name) {
  bool pack = text_is(name, "pack"), grade = text_is(name, "grade") && reading->pack->bands.len, report = false;
  for (size_t i = 0; i < REPORT_COUNT; i++)
    report |= text_equal(name, text_format(reading->arena, "report/%s", report_names[i]));
  if (pack) row->points = reading->pack->full;
  if (pack || report) row->decided |= DECIDED_TOOL;
  if (grade) row->decided |= reading->pack->overrides.len ? DECIDED_FILES : DECIDED_TOOL;
  return pack || grade || report;
}

static Text nearest_rule(const Reading *reading, Text name) {
  TextList known = {0};
  for (size_t i = 0; i < reading->pack->items.len; i++) {
    const PackItem *item = &reading->pack->items.at[i];
    *list_add(reading->arena, &known) = item->id;
    for (size_t k = 0; k < item->parts.len; k++)
      *list_add(reading->arena, &known) =
          text_format(reading->arena, "%.*s/%.*s", TEXT_ARG(item->id), TEXT_ARG(item->parts.at[k].id));
  }
  return text_nearest(name, known.at, known.len);
}

static void take_rules(Reading *reading, CoverageRow *row, Text rules) {
  Text name;
  for (Text rest = rules; text_cut(&rest, ' ', &name);) {
    if (!name.len) continue;
    *list_add(reading->arena, &row->rules) = name;
    if (!take_item_rule(reading, row, name) && !take_other_rule(reading, row, name))
      tell(reading, DIAG_COVERAGE_RULE, row->line, row->id, name, nearest_rule(reading, name));
  }
}

/* ---- Rows ---- */

/* "English / 中文" */
static Text in_language(Text both, Lang lang) {
  size_t at = text_find(both, TEXT(" / "));
  if (at == SIZE_MAX) return both;
  return text_trim(lang == LANG_EN ? text_slice(both, 0, at) : text_slice(both, at + 3, both.len));
}

static void check_points(const Reading *reading, const CoverageRow *row, Text given) {
  Points points = 0;
  if (!given.len || (points_parse(given, &points) && points == row->points)) return;
  tell(reading, DIAG_COVERAGE_POINTS, row->line, row->id, points_text(reading->arena, row->points), given);
}

static void take_row(Reading *reading, const CsvRow *from) {
  Lang lang = reading->pack->lang;
  CoverageRow row = {.id = cell(from, reading->at.row), .line = from->line};
  row.asks = cell(from, lang == LANG_EN ? reading->at.asks : reading->at.asks_zh);
  row.why = in_language(cell(from, reading->at.without), lang);
  if (!row.id.len || !row.asks.len)
    tell(reading, DIAG_COVERAGE_LACKS, row.line, row.id.len ? TEXT("asks, asks-zh") : TEXT("row"), TEXT_NONE, TEXT_NONE);
  for (size_t i = 0; i < reading->coverage->rows.len; i++)
    if (text_equal(reading->coverage->rows.at[i].id, row.id))
      tell(reading, DIAG_COVERAGE_TWICE, row.line, row.id, TEXT_NONE, TEXT_NONE);
  take_rules(reading, &row, cell(from, reading->at.rule));
  if (!row.rules.len && !row.why.len) tell(reading, DIAG_COVERAGE_NOTHING, row.line, row.id, TEXT_NONE, TEXT_NONE);
  if (!row.rules.len) row.decided = DECIDED_NOT;
  check_points(reading, &row, cell(from, reading->at.points));
  *list_add(reading->arena, &reading->coverage->rows) = row;
}

static void tell_unnamed(const Reading *reading) {
  for (size_t i = 0; i < reading->pack->items.len; i++) {
    const PackItem *item = &reading->pack->items.at[i];
    for (size_t k = 0; k < item->parts.len; k++) {
      Text name = text_format(reading->arena, "%.*s/%.*s", TEXT_ARG(item->id), TEXT_ARG(item->parts.at[k].id));
      if (!reading->named[i][k])
        diag_add(reading->diags, DIAG_COVERAGE_UNNAMED, item->parts.at[k].where, item->parts.len > 1 ? name : item->id, TEXT_NONE,
                 TEXT_NONE);
    }
  }
}

static bool columns_found(Reading *reading) {
  const CsvTable *table = &reading->table;
  reading->at = (Columns){csv_column(table, "row"), csv_column(table, "asks"), csv_column(table, "asks-zh"),
                          csv_column(table, "rule"), csv_column(table, "without"), csv_column(table, "points")};
  const struct {
    size_t at;
    const char *name;
  } needed[] = {{reading->at.row, "row"}, {reading->at.asks, "asks"}, {reading->at.asks_zh, "asks-zh"},
                {reading->at.rule, "rule"}, {reading->at.without, "without"}};
  bool good = true;
  for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
    if (needed[i].at != SIZE_MAX) continue;
    tell(reading, DIAG_COVERAGE_LACKS, 1, text_of(needed[i].name), TEXT_NONE, TEXT_NONE);
    good = false;
  }
  return good;
}

static void take_table(Reading *reading) {
  const Pack *pack = reading->pack;
  reading->named = arena_alloc(reading->arena, (pack->items.len + 1) * sizeof *reading->named);
  for (size_t i = 0; i < pack->items.len; i++)
    reading->named[i] = arena_alloc(reading->arena, pack->items.at[i].parts.len + 1);
  for (size_t i = 0; i < reading->table.rows.len; i++) take_row(reading, &reading->table.rows.at[i]);
  tell_unnamed(reading);
}

bool coverage_read(int rules, const Pack *pack, Arena *arena, DiagList *diags, bool *there, Coverage *coverage, Fail *fail) {
  Reading reading = {.pack = pack, .arena = arena, .diags = diags, .coverage = coverage};
  Text path = text_format(arena, "%.*s/coverage.csv", TEXT_ARG(pack->id)), bytes = TEXT_NONE;
  FileStat stat;
  reading.file = text_format(arena, "rules/%.*s", TEXT_ARG(path));
  ReadOutcome outcome = fs_read(rules, text_cstr(arena, path), COVERAGE_BYTES, arena, &bytes, &stat, fail);
  *there = outcome == READ_OK;
  if (outcome == READ_MISSING) return true;
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK)
    tell(&reading, DIAG_FILE_UNREADABLE, 0, TEXT("not a plain file, or too big"), TEXT_NONE, TEXT_NONE);
  else if (read_csv(bytes, reading.file, arena, diags, &reading.table) && columns_found(&reading))
    take_table(&reading);
  return true;
}
