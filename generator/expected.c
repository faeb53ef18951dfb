/* SPDX-License-Identifier: MIT
 *
 * What the author of a case expects, against what was computed. Takes: expected.csv, results. Gives: a line for each
 * difference, or the whole table as computed. Owns: nothing.
 */
#include "expected.h"

#include "terminal.h"

typedef enum Column {
  COLUMN_UNIT,
  COLUMN_ITEM,
  COLUMN_PART,
  COLUMN_LEAF,
  COLUMN_STATE,
  COLUMN_DONE,
  COLUMN_DUE,
  COLUMN_CONFIRMED,
  COLUMN_PENDING,
  COLUMN_FINAL,
  COLUMN_RANK,
  COLUMN_GRADE,
  COLUMN_COUNT
} Column;

static const char *const columns[COLUMN_COUNT] = {"unit", "item",      "part",    "leaf",  "state", "done",
                                                   "due",  "confirmed", "pending", "final", "rank",  "grade"};

/* ---- Reading ---- */

static bool columns_known(const Expected *expected, const Run *run) {
  TextList names = {0};
  for (int k = 0; k < COLUMN_COUNT; k++) *list_add(run->arena, &names) = text_of(columns[k]);
  Text list = text_join(run->arena, &names, TEXT(", "));
  for (size_t i = 0; i < expected->table.head.len; i++) {
    bool known = false;
    for (int k = 0; k < COLUMN_COUNT; k++) known = known || text_is(expected->table.head.at[i], columns[k]);
    if (known) continue;
    say_error(run->options, SAY_CASE_COLUMN, text_cstr(run->arena, expected->shown),
              text_cstr(run->arena, text_visible(run->arena, expected->table.head.at[i])), text_cstr(run->arena, list));
    return false;
  }
  return true;
}

static Text cell(const Expected *expected, const CsvRow *row, Column column) {
  size_t at = csv_column(&expected->table, columns[column]);
  return at < row->cells.len ? row->cells.at[at] : TEXT_NONE;
}

static bool is_day_row(const Expected *expected, const CsvRow *row) {
  return text_is(cell(expected, row, COLUMN_UNIT), "as_of");
}

bool expected_read(Expected *expected, int input, Text neutral, Run *run, Fail *fail) {
  Text bytes;
  FileStat stat;
  const char *path = text_cstr(run->arena, text_slice(neutral, sizeof "input/" - 1, neutral.len));
  expected->day = DAY_NONE;
  ReadOutcome outcome = fs_read(input, path, read_limits.file_bytes, run->arena, &bytes, &stat, fail);
  if (outcome != READ_OK && !fail->text[0]) fail_usage(fail, "%.*s cannot be read", TEXT_ARG(expected->shown));
  if (outcome != READ_OK || !read_csv(bytes, neutral, run->arena, run->diags, &expected->table)) return false;
  if (!columns_known(expected, run)) return false;
  for (size_t i = 0; i < expected->table.rows.len; i++)
    if (is_day_row(expected, &expected->table.rows.at[i]))
      day_parse(cell(expected, &expected->table.rows.at[i], COLUMN_ITEM), &expected->day);
  return true;
}

/* ---- What was computed ---- */

typedef struct Found { /* what a row is about */
  const PackItem *item;
  const PackPart *part;
  const Sums *sums; /* NULL: a leaf */
  const Leaf *leaf;
  Text state; /* empty: a whole unit, which has none */
  const UnitSummary *unit; /* NULL: not a whole unit, which alone has a final score, a rank and a grade */
  bool scored;
} Found;

static Text leaf_state(const Leaf *leaf) {
  if (leaf->state == LEAF_DONE) return leaf->due ? TEXT("done") : TEXT("done-early");
  if (!leaf->due) return TEXT("not-due");
  return leaf->state == LEAF_OPEN ? TEXT("open") : TEXT("waiting");
}

static Text standing(Arena *arena, const Found *found, Column column) {
  const UnitSummary *unit = found->unit;
  if (!unit) return TEXT_NONE;
  if (column == COLUMN_GRADE) return unit->grade;
  if (column == COLUMN_RANK) return unit->rank ? text_format(arena, "%u", unit->rank) : TEXT_NONE;
  return found->scored && unit->applies ? points_text(arena, unit->final.score) : TEXT_NONE;
}

static Text computed(Arena *arena, const Found *found, Column column) {
  const Sums *sums = found->sums;
  if (column >= COLUMN_FINAL) return standing(arena, found, column);
  if (column == COLUMN_STATE) return found->state;
  if (!sums) return TEXT_NONE;
  if (column == COLUMN_DONE) return text_format(arena, "%lld", (long long)sums->leaves_done);
  if (column == COLUMN_DUE) return text_format(arena, "%lld", (long long)sums->leaves_due);
  return points_text(arena, column == COLUMN_CONFIRMED ? sums->confirmed : sums->pending);
}

static bool same(Text expected, Text got) {
  Points a, b;
  if (points_parse(expected, &a) && points_parse(got, &b)) return a == b;
  return text_equal(expected, got);
}

/* ---- Checking ---- */

typedef struct Checking {
  Buf *out;
  const Expected *expected;
  const Run *run;
  const UnitResult *results;
  Arena *arena;
  Checked checked;
} Checking;

static void put_unknown(Checking *checking, const CsvRow *row, Column column) {
  Text line = text_format(checking->arena, "%u", row->line);
  Text args[] = {checking->expected->shown, line, text_of(columns[column]), cell(checking->expected, row, column)};
  Text said = say_texts(checking->arena, checking->run->options->messages, SAY_CASE_UNKNOWN, args, 4);
  buf_format(checking->out, "%.*s\n", TEXT_ARG(said));
  checking->checked.compared++;
  checking->checked.different++;
}

static void put_rule(Checking *checking, const Found *found) {
  if (!found->item) return;
  Where where = found->part ? found->part->where : found->item->where;
  Text place = text_format(checking->arena, "%.*s:%u", TEXT_ARG(where.file), where.line);
  buf_text(checking->out, say_texts(checking->arena, checking->run->options->messages, SAY_CASE_RULE, &place, 1));
}

static Text row_name(const Checking *checking, const CsvRow *row) {
  TextList pieces = {0};
  for (int column = COLUMN_UNIT; column <= COLUMN_LEAF; column++) {
    Text piece = cell(checking->expected, row, (Column)column);
    if (piece.len) *list_add(checking->arena, &pieces) = piece;
  }
  return text_join(checking->arena, &pieces, TEXT("/"));
}

static void check_cell(Checking *checking, const CsvRow *row, const Found *found, Column column) {
  Text expected = cell(checking->expected, row, column), got = computed(checking->arena, found, column);
  if (!expected.len) return;
  checking->checked.compared++;
  if (same(expected, got)) return;
  checking->checked.different++;
  Text line = text_format(checking->arena, "%u", row->line);
  Text args[] = {checking->expected->shown, line, row_name(checking, row), text_of(columns[column]), expected, got};
  buf_text(checking->out, say_texts(checking->arena, checking->run->options->messages, SAY_CASE_CELL, args, 6));
  put_rule(checking, found);
  buf_char(checking->out, '\n');
}

/* "first group/2017-06": the member and its month. */
static bool is_both(const Leaf *leaf, Text name) {
  size_t key = leaf->key.len;
  bool both = key && leaf->window.len && name.len == key + 1 + leaf->window.len && name.at[key] == '/';
  return both && text_starts(name, leaf->key) && text_ends(name, leaf->window);
}

static const Leaf *leaf_find(const PartResult *part, Text name) {
  for (size_t i = 0; i < part->leaves.len; i++) {
    const Leaf *leaf = &part->leaves.at[i];
    if (text_equal(leaf->key, name) || text_equal(leaf->window, name) || text_equal(leaf->label, name) ||
        is_both(leaf, name))
      return leaf;
  }
  return NULL;
}

/* The part, or the leaf of it, that the row names; false after a message. */
static bool find_below(Checking *checking, const CsvRow *row, const ItemResult *result, Found *found) {
  Text part = cell(checking->expected, row, COLUMN_PART), leaf = cell(checking->expected, row, COLUMN_LEAF);
  size_t index = 0, count = found->item->parts.len;
  if (!part.len && !leaf.len) return true;
  while (part.len && index < count && !text_equal(found->item->parts.at[index].id, part)) index++;
  bool several = !part.len && count > 1;
  if (index == count || several) return put_unknown(checking, row, COLUMN_PART), false;
  const PartResult *of = &result->parts.at[index];
  found->part = &found->item->parts.at[index];
  found->sums = &of->sums;
  found->state = text_of(state_names[of->state]);
  if (!leaf.len) return true;
  found->leaf = leaf_find(of, leaf);
  if (!found->leaf) return put_unknown(checking, row, COLUMN_LEAF), false;
  found->sums = NULL;
  found->state = leaf_state(found->leaf);
  return true;
}

static bool find_row(Checking *checking, const CsvRow *row, Found *found) {
  const Run *run = checking->run;
  Text name = cell(checking->expected, row, COLUMN_ITEM);
  const Unit *unit = units_find(&run->units, cell(checking->expected, row, COLUMN_UNIT));
  if (!unit) return put_unknown(checking, row, COLUMN_UNIT), false;
  const UnitResult *result = &checking->results[unit - run->units.all.at];
  *found = (Found){.sums = &result->sums};
  found->unit = name.len ? NULL : &run->summaries.at[unit - run->units.all.at];
  found->scored = run->pack.scored;
  if (!name.len) return true;
  size_t item = 0;
  while (item < run->pack.items.len && !text_equal(run->pack.items.at[item].id, name)) item++;
  if (item == run->pack.items.len) return put_unknown(checking, row, COLUMN_ITEM), false;
  found->item = &run->pack.items.at[item];
  found->sums = &result->items.at[item].sums;
  found->state = text_of(state_names[result->items.at[item].state]);
  return find_below(checking, row, &result->items.at[item], found);
}

Checked expected_check(Buf *out, const Expected *expected, const Run *run, const UnitResult *results) {
  Checking checking = {.out = out, .expected = expected, .run = run, .results = results, .arena = arena_new()};
  for (size_t i = 0; i < expected->table.rows.len; i++) {
    const CsvRow *row = &expected->table.rows.at[i];
    Found found = {0};
    if (is_day_row(expected, row) || !find_row(&checking, row, &found)) continue;
    for (int column = COLUMN_STATE; column < COLUMN_COUNT; column++) check_cell(&checking, row, &found, (Column)column);
  }
  arena_free(checking.arena);
  return checking.checked;
}

/* ---- Showing ---- */

static void put_row(Buf *out, Arena *arena, const Unit *unit, const Found *found) {
  buf_format(out, "%.*s,", TEXT_ARG(unit->id));
  if (found->item) buf_text(out, found->item->id);
  buf_char(out, ',');
  if (found->part) buf_text(out, found->part->id);
  for (int column = COLUMN_STATE; column < COLUMN_COUNT; column++)
    buf_format(out, ",%.*s", TEXT_ARG(computed(arena, found, (Column)column)));
  buf_char(out, '\n');
}

static void put_item(Buf *out, Arena *arena, const Unit *unit, const PackItem *item, const ItemResult *result) {
  Found found = {.item = item, .sums = &result->sums, .state = text_of(state_names[result->state])};
  put_row(out, arena, unit, &found);
  for (size_t i = 0; item->parts.len > 1 && i < item->parts.len; i++) {
    found.part = &item->parts.at[i];
    found.sums = &result->parts.at[i].sums;
    found.state = text_of(state_names[result->parts.at[i].state]);
    put_row(out, arena, unit, &found);
  }
}

void expected_show(Buf *out, const Run *run, const UnitResult *results) {
  Arena *arena = arena_new();
  buf_str(out, "unit,item,part,state,done,due,confirmed,pending,final,rank,grade\n");
  buf_format(out, "as_of,%.*s,,,,,,,,,\n", TEXT_ARG(day_iso(arena, run->assessment.as_of)));
  for (size_t i = 0; i < run->units.all.len; i++) {
    const Unit *unit = &run->units.all.at[i];
    put_row(out, arena, unit, &(Found){.sums = &results[i].sums, .unit = &run->summaries.at[i], .scored = run->pack.scored});
    for (size_t k = 0; k < run->pack.items.len; k++) put_item(out, arena, unit, &run->pack.items.at[k], &results[i].items.at[k]);
  }
  arena_free(arena);
}
