/* SPDX-License-Identifier: MIT
 *
 * Blocks that look back: the ledger of what is to be put right, carried from period to period, and the trend of one unit or of
 * all. Takes: a composer and a use of the block. Gives: tables below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

#include <stdlib.h>

/* ---- Ledger: a line for each thing to be put right, with who does what until when ---- */

static Text ledger_state(const Composer *composer, const LedgerEntry *entry, bool overdue) {
  Word which = entry->state == LEDGER_REMEDIATING ? WORD_LEDGER_REMEDIATING : WORD_LEDGER_OPEN;
  Text text = say_word(composer, overdue ? WORD_LEDGER_OVERDUE : which);
  if (entry->state == LEDGER_CLOSED) text = say_1(composer, WORD_LEDGER_CLOSED, say_day(composer, entry->closed));
  if (entry->regressed) text = say_1(composer, WORD_LEDGER_AGAIN, text);
  if (entry->carried) text = say_1(composer, WORD_LEDGER_CARRIED, text);
  if (entry->waived_until == DAY_NONE || entry->state == LEDGER_CLOSED) return text;
  const TextList both = {(Text[]){text, say_1(composer, WORD_WAIVED_DAY, say_day(composer, entry->waived_until))}, 2, 2};
  return text_join(composer->arena, &both, say_word(composer, WORD_COMMA));
}

static State ledger_look(const LedgerEntry *entry, bool overdue) {
  if (entry->state == LEDGER_CLOSED) return STATE_PASS;
  return overdue || (entry->limit == DAY_NONE && !entry->endless) ? STATE_FAIL : STATE_PARTIAL;
}

/* "judged not met: in words only". The leaf of this period has the remark itself. */
static Text reason_said(const Composer *composer, const Leaf *leaf, Text remark) {
  const TextList both = {(Text[]){say_reason(composer, leaf), remark}, 2, 2};
  bool told = !remark.len || text_equal(remark, leaf->detail);
  return told ? both.at[0] : text_join(composer->arena, &both, say_word(composer, WORD_COLON));
}

/* Empty: room for a pen. */
static void hand_cell(Composer *composer, DocNode *row, Text text) {
  if (text.len) cell_text(composer, row, text);
  else cell_add(composer, row);
}

static Text ledger_limit(const Composer *composer, const LedgerEntry *entry) {
  if (entry->state != LEDGER_CLOSED && entry->endless) return say_word(composer, WORD_LIMIT_NOT_SET);
  if (entry->state != LEDGER_CLOSED) return say_limit_of(composer, &entry->leaf, entry->limit);
  return entry->limit == DAY_NONE ? TEXT_NONE : say_day(composer, entry->limit);
}

bool ledger_overdue(const Composer *composer, const LedgerEntry *entry) {
  return entry->state != LEDGER_CLOSED && entry->limit != DAY_NONE && entry->limit < composer->data->assessment->as_of;
}

static bool has_severities(const Composer *composer) {
  return composer->data->pack->severities.len > 0;
}

static Text severity_title(const Composer *composer, const PackItem *item) {
  const PackSeverity *severity = pack_severity(composer->data->pack, item);
  return severity ? severity->title : TEXT_NONE;
}

/* The number, and where there is more: the line of the to-do list with the same one. */
static void number_cell(Composer *composer, DocNode *row, const LedgerEntry *entry) {
  bool there = entry->state != LEDGER_CLOSED && !entry->carried;
  Text shown = text_format(composer->arena, "#%.*s", TEXT_ARG(entry->code));
  Text page = todo_page(composer->arena, unit_at(composer, entry->unit)->id);
  Text target = text_format(composer->arena, "%.*s#f-%.*s", TEXT_ARG(page), TEXT_ARG(entry->code));
  if (there) cell_link(composer, row, LINK_SITE, target, shown);
  else cell_text(composer, row, shown);
}

static void ledger_row(Composer *composer, DocNode *table, const LedgerEntry *entry) {
  const Unit *unit = unit_at(composer, entry->unit);
  const PackItem *item = item_at(composer, entry->item);
  bool overdue = ledger_overdue(composer, entry);
  DocNode *row = row_add(composer, table);
  number_cell(composer, row, entry);
  cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  cell_text(composer, row, say_leaf(composer, &entry->leaf));
  cell_text(composer, row, entry->state == LEDGER_CLOSED ? TEXT_NONE : reason_said(composer, &entry->leaf, entry->remark));
  cell_link(composer, row, LINK_SITE, item_page(composer->arena, item->id), item->id);
  if (has_severities(composer)) cell_text(composer, row, severity_title(composer, item));
  cell_text(composer, row, say_day(composer, entry->found));
  cell_text(composer, row, ledger_limit(composer, entry));
  hand_cell(composer, row, entry->owner);
  hand_cell(composer, row, entry->measure);
  cell_state(composer, row, ledger_look(entry, overdue), ledger_state(composer, entry, overdue));
}

static size_t count_open(const Ledger *ledger) {
  size_t count = 0;
  for (size_t i = 0; i < ledger->len; i++) count += ledger->at[i].state != LEDGER_CLOSED;
  return count;
}

/* ---- The ledger on paper: a part for each unit, to be handed to it, with room for who, when done and a signature ---- */

static Text part_titled(const Composer *composer, const LedgerEntry *entry) {
  const PackItem *item = item_at(composer, entry->item);
  return entry->part < item->parts.len ? item->parts.at[entry->part].title : TEXT_NONE;
}

/* All but the unit and what it lacks, and but the row that asks for it. */
static Text ledger_same(const Composer *composer, const LedgerEntry *entry) {
  TextList said = {0};
  Leaf leaf = entry->leaf;
  EvidenceRef ref = {0};
  bool asked = detail_place(leaf.detail, &ref);
  if (asked) leaf.detail = ref.shown;
  *list_add(composer->arena, &said) = asked ? unit_at(composer, entry->unit)->id : TEXT_NONE;
  *list_add(composer->arena, &said) = item_at(composer, entry->item)->id;
  *list_add(composer->arena, &said) = part_titled(composer, entry);
  *list_add(composer->arena, &said) = entry->state == LEDGER_CLOSED ? TEXT_NONE : reason_said(composer, &leaf, entry->remark);
  *list_add(composer->arena, &said) = say_day(composer, entry->found);
  *list_add(composer->arena, &said) = ledger_limit(composer, entry);
  *list_add(composer->arena, &said) = entry->owner;
  *list_add(composer->arena, &said) = entry->measure;
  *list_add(composer->arena, &said) = ledger_state(composer, entry, ledger_overdue(composer, entry));
  return text_join(composer->arena, &said, TEXT("\n"));
}

/* Of all that share a row: with all rows of the paper that ask. */
static Text shared_reason(const Composer *composer, const LedgerEntry *entries, const Indexes *whats) {
  const Leaf **leaves = arena_alloc(composer->arena, whats->len * sizeof *leaves);
  for (size_t i = 0; i < whats->len; i++) leaves[i] = &entries[whats->at[i]].leaf;
  Leaf leaf = leaf_shared(composer, leaves, whats->len);
  return reason_said(composer, &leaf, entries[whats->at[0]].remark);
}

/* Of each problem in the row, so that ledger.csv can name it. */
static void numbers_cell(Composer *composer, DocNode *row, const LedgerEntry *entries, const Indexes *whats) {
  DocNode *paragraph = cell_add(composer, row);
  for (size_t i = 0; i < whats->len; i++) {
    if (i) doc_add(composer->arena, paragraph, DOC_BREAK);
    doc_add_text(composer->arena, paragraph, text_format(composer->arena, "#%.*s", TEXT_ARG(entries[whats->at[i]].code)));
  }
}

/* What lacks in the same way shares a row. */
static void paper_row(Composer *composer, DocNode *table, const LedgerEntry *entries, const MergedRow *merged, bool found) {
  const LedgerEntry *first = &entries[merged->units.at[0]];
  const PackItem *item = item_at(composer, first->item);
  bool overdue = ledger_overdue(composer, first);
  TextList whats = {0}, none = {0};
  for (size_t i = 0; i < merged->whats.len; i++)
    *list_add(composer->arena, &whats) = say_leaf(composer, &entries[merged->whats.at[i]].leaf);
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, item->id);
  cell_text(composer, row, labels_said(composer, whats, &none));
  cell_text(composer, row, first->state == LEDGER_CLOSED ? TEXT_NONE : shared_reason(composer, entries, &merged->whats));
  if (has_severities(composer)) cell_text(composer, row, severity_title(composer, item));
  if (found) cell_text(composer, row, say_day(composer, first->found));
  cell_text(composer, row, ledger_limit(composer, first));
  cell_state(composer, row, ledger_look(first, overdue), ledger_state(composer, first, overdue));
  numbers_cell(composer, row, entries, &merged->whats);
  hand_cell(composer, row, first->owner);
  hand_cell(composer, row, first->measure);
  for (int i = 0; i < 2; i++) hand_cell(composer, row, TEXT_NONE); /* when it was done, and a signature */
}

static Columns paper_columns(const Composer *composer, bool found) {
  static const struct {
    Word head;
    uint16_t weight; /* four columns are for a pen, and would take what the problems need */
  } heads[] = {{WORD_HEAD_ITEM, 8},     {WORD_HEAD_PROBLEM, 24}, {WORD_HEAD_REASON, 15},  {WORD_HEAD_SEVERITY, 7},
               {WORD_HEAD_FOUND, 8},    {WORD_HEAD_LIMIT, 9},    {WORD_HEAD_STATE, 7},    {WORD_HEAD_NUMBER, 10},
               {WORD_HEAD_OWNER, 8},    {WORD_HEAD_MEASURE, 11}, {WORD_HEAD_DONE_ON, 7},  {WORD_HEAD_SIGNED, 7}};
  Columns columns = {0};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    if (heads[i].head == WORD_HEAD_SEVERITY && !has_severities(composer)) continue;
    if (heads[i].head == WORD_HEAD_FOUND && !found) continue;
    column_add(&columns, heads[i].head, ALIGN_LEFT);
    columns.at[columns.len - 1].weight = heads[i].weight;
  }
  return columns;
}

/* The last row: who answers for the unit, and who has seen that it was done. */
static void sign_row(Composer *composer, DocNode *table) {
  DocNode *row = row_add(composer, table), *paragraph = cell_add(composer, row);
  paragraph->parent->span_columns = (uint16_t)table->column_count;
  doc_add_text(composer->arena, paragraph, say_1(composer, WORD_SIGN_LINE, say_word(composer, WORD_LEDGER_HEAD_OF_UNIT)));
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_SEMICOLON));
  doc_add_text(composer->arena, paragraph, say_1(composer, WORD_SIGN_LINE, say_word(composer, WORD_LEDGER_CHECKED_BY)));
}

enum { ROW_PROBLEMS = 8 }; /* a row has one owner and one measure: so many and no more */

static MergedRows few_in_a_row(Arena *arena, const MergedRows *rows) {
  MergedRows few = {0};
  for (size_t i = 0; i < rows->len; i++)
    for (size_t from = 0; from < rows->at[i].whats.len; from += ROW_PROBLEMS) {
      MergedRow row = rows->at[i];
      row.whats.at += from;
      row.whats.len = row.whats.len - from < ROW_PROBLEMS ? row.whats.len - from : ROW_PROBLEMS;
      *list_add(arena, &few) = row;
    }
  return few;
}

/* The entries of one unit, as the ledger has them: what is overdue first. */
static void paper_table(Composer *composer, DocNode *parent, const LedgerEntry *entries, size_t count, bool found) {
  MergeLine *lines = arena_alloc(composer->arena, count * sizeof *lines);
  Columns columns = paper_columns(composer, found);
  DocNode *table = table_add(composer, parent, "results", TEXT_NONE, &columns);
  for (size_t i = 0; i < count; i++)
    lines[i] = (MergeLine){entries[i].unit, say_leaf(composer, &entries[i].leaf), ledger_same(composer, &entries[i])};
  MergedRows rows = merge_lines(composer->arena, lines, count, false);
  rows = few_in_a_row(composer->arena, &rows);
  rows = merged_cut(composer, &rows, lines);
  for (size_t i = 0; i < rows.len; i++) paper_row(composer, table, entries, &rows.at[i], found);
  sign_row(composer, table);
}

static int by_unit(const void *left, const void *right) {
  const LedgerEntry *a = *(const LedgerEntry *const *)left, *b = *(const LedgerEntry *const *)right;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  return a < b ? -1 : a > b;
}

Ledger ledger_by_unit(Arena *arena, const Ledger *ledger) {
  const LedgerEntry **order = arena_alloc(arena, (ledger->len + 1) * sizeof *order);
  Ledger sorted = {.at = arena_alloc(arena, (ledger->len + 1) * sizeof *sorted.at), .len = ledger->len, .cap = ledger->len};
  for (size_t i = 0; i < ledger->len; i++) order[i] = &ledger->at[i];
  if (ledger->len) qsort(order, ledger->len, sizeof *order, by_unit);
  for (size_t i = 0; i < ledger->len; i++) sorted.at[i] = *order[i];
  return sorted;
}

/* A day that all share stands once, above. */
static bool found_differs(const Ledger *ledger) {
  for (size_t i = 1; i < ledger->len; i++)
    if (ledger->at[i].found != ledger->at[0].found) return true;
  return false;
}

static void ledger_on_paper(Composer *composer, DocNode *parent, const Ledger *whole) {
  Ledger ledger = ledger_by_unit(composer->arena, whole);
  bool found = found_differs(composer->data->whole_ledger ? composer->data->whole_ledger : whole);
  if (!found) fact_add(composer, parent, WORD_HEAD_FOUND, say_day(composer, ledger.at[0].found));
  for (size_t from = 0, until; from < ledger.len; from = until) {
    uint32_t unit = ledger.at[from].unit;
    for (until = from + 1; until < ledger.len && ledger.at[until].unit == unit;) until++;
    doc_add_heading(composer->arena, parent, 2, unit_at(composer, unit)->name);
    paper_table(composer, parent, ledger.at + from, until - from, found);
  }
}

static Columns ledger_columns(const Composer *composer) {
  static const Word heads[] = {WORD_HEAD_NUMBER, WORD_HEAD_UNIT,     WORD_HEAD_PROBLEM, WORD_HEAD_REASON,
                               WORD_HEAD_ITEM,   WORD_HEAD_SEVERITY, WORD_HEAD_FOUND,   WORD_HEAD_LIMIT,
                               WORD_HEAD_OWNER,  WORD_HEAD_MEASURE,  WORD_HEAD_STATE};
  Columns columns = {0};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (heads[i] != WORD_HEAD_SEVERITY || has_severities(composer)) column_add(&columns, heads[i], ALIGN_LEFT);
  return columns;
}

/* How many of each severity; those of no severity stand in the ledger alone. */
BLOCK(block_severities) {
  const Ledger *ledger = composer->data->whole_ledger;
  const Pack *pack = composer->data->pack;
  if (!ledger || !ledger->len || !has_severities(composer)) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_SEVERITY, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_WITHIN, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_OPEN, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_OVERDUE, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_CLOSED, ALIGN_RIGHT);
  DocNode *table = table_add(composer, parent, "results", option_caption(composer, use, WORD_CAPTION_SEVERITY, 0), &columns);
  for (uint32_t i = 0; i < pack->severities.len; i++) {
    int64_t open = 0, overdue = 0, closed = 0;
    for (size_t k = 0; k < ledger->len; k++) {
      const LedgerEntry *entry = &ledger->at[k];
      if (item_at(composer, entry->item)->severity != i + 1) continue;
      open += entry->state != LEDGER_CLOSED;
      overdue += ledger_overdue(composer, entry);
      closed += entry->state == LEDGER_CLOSED;
    }
    DocNode *row = row_add(composer, table);
    cell_text(composer, row, pack->severities.at[i].title);
    cell_text(composer, row, say_span(composer, &pack->severities.at[i].within));
    cell_number(composer, row, say_count(composer, open));
    cell_number(composer, row, say_count(composer, overdue));
    cell_number(composer, row, say_count(composer, closed));
  }
  return true;
}

BLOCK(block_ledger) {
  const Ledger *ledger = composer->data->ledger;
  if (!ledger || !ledger->len) return false;
  if (composer->data->on_paper) {
    ledger_on_paper(composer, parent, ledger);
    return true;
  }
  Columns columns = ledger_columns(composer);
  Text caption = option_caption(composer, use, WORD_CAPTION_LEDGER, count_open(ledger));
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < ledger->len; i++) ledger_row(composer, table, &ledger->at[i]);
  return true;
}

/* ---- Trend: one row a period, the one in hand last ---- */

typedef struct Moment { /* one period of a unit, or of all */
  Text name;
  Day as_of;
  bool applies, scored;
  int64_t done, due, units;
  Points score, full;
  uint32_t rank, rank_of;
  Text grade;
} Moment;
typedef LIST(Moment) Moments;

static Moment moment_now(const Composer *composer) {
  const Assessment *assessment = composer->data->assessment;
  return (Moment){.name = period_name(composer->arena, composer->data->pack->period, assessment->as_of),
                  .as_of = assessment->as_of,
                  .applies = true,
                  .grade = TEXT_NONE};
}

static Points score_of(const UnitSummary *summary) {
  return summary->sums.confirmed + summary->bonus.confirmed;
}

static void moments_of_unit(Composer *composer, Moments *moments) {
  const History *history = composer->data->history;
  const UnitHistory *past = composer->data->past;
  const UnitSummary *summary = composer->data->summary;
  for (size_t i = 0; past && i < past->periods.len; i++) {
    const PastUnit *unit = &past->periods.at[i];
    const PastPeriod *period = &history->periods.at[unit->period];
    *list_add(composer->arena, moments) =
        (Moment){.name = period->name, .as_of = period->as_of, .applies = unit->applies, .done = unit->done, .due = unit->due,
                 .score = unit->score, .full = unit->full, .rank = unit->rank, .rank_of = unit->rank_of, .grade = unit->grade};
  }
  Moment now = moment_now(composer);
  now.applies = summary->applies;
  now.done = summary->sums.leaves_done;
  now.due = summary->sums.leaves_due;
  now.score = score_of(summary);
  now.full = summary->sums.full - summary->sums.not_applicable;
  now.rank = summary->rank;
  now.rank_of = summary->rank_of;
  now.grade = summary->grade;
  *list_add(composer->arena, moments) = now;
}

static void moments_of_all(Composer *composer, Moments *moments) {
  const History *history = composer->data->history;
  for (size_t i = 0; i < history->periods.len; i++) {
    const PastPeriod *period = &history->periods.at[i];
    *list_add(composer->arena, moments) =
        (Moment){.name = period->name, .as_of = period->as_of, .applies = period->units > 0, .done = period->done,
                 .due = period->due, .units = period->units, .score = period->score, .full = period->full, .grade = TEXT_NONE};
  }
  Moment now = moment_now(composer);
  for (size_t i = 0; i < composer->data->summaries->len; i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    if (!summary->applies) continue;
    now.units++;
    now.done += summary->sums.leaves_done;
    now.due += summary->sums.leaves_due;
    now.score += score_of(summary);
    now.full += summary->sums.full - summary->sums.not_applicable;
  }
  now.applies = now.units > 0;
  *list_add(composer->arena, moments) = now;
}

/* The number of the table, so that a pencil finds the same differences: the score, or its mean over the units. */
static Points moment_score(const Moment *moment, bool all) {
  return all && moment->units ? points_share(moment->score, 1, moment->units, 10) : moment->score;
}

static Text say_change(const Composer *composer, Points change) {
  Text text = say_points(composer, change);
  return change > 0 ? text_format(composer->arena, "+%.*s", TEXT_ARG(text)) : text;
}

static void change_cell(Composer *composer, DocNode *row, const Moment *before, const Moment *moment, bool all) {
  bool known = before && before->applies && moment->applies;
  cell_number(composer, row,
              known ? say_change(composer, moment_score(moment, all) - moment_score(before, all))
                    : say_word(composer, WORD_NOTHING));
}

static Text moment_rank(const Composer *composer, const Moment *moment) {
  if (!moment->rank || moment->rank_of == 1) return say_word(composer, WORD_NOTHING);
  return say_2(composer, WORD_TREND_RANK, say_count(composer, moment->rank), say_count(composer, moment->rank_of));
}

static bool any_grade(const Moments *moments) {
  for (size_t i = 0; i < moments->len; i++)
    if (moments->at[i].grade.len) return true;
  return false;
}

static void trend_row(Composer *composer, DocNode *table, const Moments *moments, size_t i, bool all, bool grades) {
  const Moment *moment = &moments->at[i];
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, moment->name);
  cell_text(composer, row, say_day(composer, moment->as_of));
  if (all) cell_count(composer, row, moment->units);
  cell_number(composer, row, say_completion(composer, moment->done, moment->due));
  if (pack_scored(composer)) {
    cell_points(composer, row, moment_score(moment, all));
    change_cell(composer, row, i ? moment - 1 : NULL, moment, all);
  }
  if (!all) cell_number(composer, row, moment_rank(composer, moment));
  if (grades) cell_text(composer, row, moment->grade);
}

BLOCK(block_trend) {
  const History *history = composer->data->history;
  bool all = !composer->data->summary;
  Moments moments = {0};
  if (!history || !history->periods.len) return false;
  if (all) moments_of_all(composer, &moments);
  else moments_of_unit(composer, &moments);
  if (moments.len < 2) return false;
  bool grades = any_grade(&moments);
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_PERIOD, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_AS_OF, ALIGN_LEFT);
  if (all) column_add(&columns, WORD_HEAD_UNITS, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) {
    column_add(&columns, all ? WORD_HEAD_MEAN_SCORE : WORD_HEAD_SCORE, ALIGN_RIGHT);
    column_add(&columns, WORD_HEAD_CHANGE, ALIGN_RIGHT);
  }
  if (!all) column_add(&columns, WORD_HEAD_RANK, ALIGN_RIGHT);
  if (grades) column_add(&columns, WORD_HEAD_GRADE, ALIGN_LEFT);
  DocNode *table = table_add(composer, parent, "results", option_caption(composer, use, WORD_CAPTION_TREND, moments.len), &columns);
  for (size_t i = 0; i < moments.len; i++) trend_row(composer, table, &moments, i, all, grades);
  return true;
}

/* ---- The same as a drawing, and the change of a rank ---- */

bool trend_bars(Composer *composer, TrendBar bar, Chart *chart) {
  const History *history = composer->data->history;
  Moments moments = {0};
  if (!history || !history->periods.len) return false;
  if (composer->data->summary) moments_of_unit(composer, &moments);
  else moments_of_all(composer, &moments);
  for (size_t i = 0; i < moments.len; i++) bar(composer, chart, moments.at[i].name, moments.at[i].done, moments.at[i].due);
  return chart->rows.len > 1;
}

Text say_rank_change(const Composer *composer, const UnitSummary *summary) {
  const History *history = composer->data->history;
  uint32_t before = summary->unit < history->ranks.len ? history->ranks.at[summary->unit] : 0;
  if (!summary->rank) return say_word(composer, WORD_NOTHING);
  if (!before) return say_word(composer, WORD_RANK_NEW);
  if (before == summary->rank) return say_word(composer, WORD_RANK_SAME);
  bool up = before > summary->rank;
  return say_1(composer, up ? WORD_RANK_UP : WORD_RANK_DOWN,
               say_count(composer, up ? before - summary->rank : summary->rank - before));
}
