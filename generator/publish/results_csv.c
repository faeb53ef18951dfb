/* SPDX-License-Identifier: MIT
 *
 * data/results.csv: one row a unit and item, and data/units.csv: one a unit, for a spreadsheet. Takes: results. Gives: rows
 * (RFC 4180, CRLF, all quoted).
 * A spreadsheet runs what begins like a formula, so such a text gets an apostrophe in front; our own numbers never do.
 */
#include "publish/site_in.h"

#include <string.h>

static const Word heads[] = {WORD_CSV_UNIT_ID,   WORD_CSV_UNIT,           WORD_CSV_CLASS,       WORD_CSV_ITEM_ID,
                             WORD_CSV_ITEM,      WORD_CSV_STATE_ID,       WORD_CSV_STATE,       WORD_CSV_FULL,
                             WORD_CSV_CONFIRMED, WORD_CSV_PENDING,        WORD_CSV_LOST,        WORD_CSV_NOT_DUE,
                             WORD_CSV_IN_ERROR,  WORD_CSV_NOT_APPLICABLE, WORD_CSV_LEAVES_DONE, WORD_CSV_LEAVES_DUE,
                             WORD_CSV_LATE,      WORD_CSV_NEXT_BY,        WORD_CSV_MISSING,     WORD_CSV_WAIVED,
                             WORD_CSV_NOTE};

typedef struct Csv {
  Buf *out;
  Arena *arena;
  bool started; /* a cell of the row stands already */
} Csv;

static bool begins_formula(Text text) {
  static const char *const full_width[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}; /* = + - @ */
  if (text.len && memchr("=+-@\t\r\n", text.at[0], 7)) return true;
  for (size_t i = 0; i < sizeof full_width / sizeof *full_width; i++)
    if (text_starts(text, text_of(full_width[i]))) return true;
  return false;
}

static void put_cell(Csv *csv, Text text, bool own) {
  buf_str(csv->out, csv->started ? ",\"" : "\"");
  csv->started = true;
  if (!own && begins_formula(text)) buf_char(csv->out, '\'');
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"') buf_char(csv->out, '"');
    if (text.at[i]) buf_char(csv->out, text.at[i]);
  }
  buf_char(csv->out, '"');
}

static void cell(Csv *csv, Text text) {
  put_cell(csv, text, false);
}

static void cell_points(Csv *csv, Points points) {
  put_cell(csv, points_text(csv->arena, points), true);
}

static void cell_count(Csv *csv, int64_t count) {
  put_cell(csv, text_format(csv->arena, "%lld", (long long)count), true);
}

static void cell_day(Csv *csv, Day day) {
  put_cell(csv, day == DAY_NONE ? TEXT_NONE : day_iso(csv->arena, day), true);
}

static void end_row(Csv *csv) {
  buf_str(csv->out, "\r\n");
  csv->started = false;
}

void results_csv_head(Buf *out, Lang lang) {
  Csv csv = {.out = out};
  buf_str(out, "\xEF\xBB\xBF");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) cell(&csv, word(heads[i], lang));
  end_row(&csv);
}

typedef struct Open { /* what of an item is still to be added */
  int64_t late;
  Day next_by;
  Buf labels;
} Open;

static void add_leaf(Open *open, const Leaf *leaf, Day waived_until) {
  Day by = leaf_limit(leaf, waived_until);
  if (leaf->late && leaf->state == LEAF_DONE) open->late++;
  if (!leaf->due || leaf->state != LEAF_OPEN) return;
  if (by != DAY_NONE && (open->next_by == DAY_NONE || by < open->next_by)) open->next_by = by;
  if (open->labels.len) buf_str(&open->labels, "; ");
  buf_text(&open->labels, leaf->label);
}

static void cells_of_sums(Csv *csv, const Sums *sums) {
  cell_points(csv, sums->full);
  cell_points(csv, sums->confirmed);
  cell_points(csv, sums->pending);
  cell_points(csv, sums->lost);
  cell_points(csv, sums->not_due);
  cell_points(csv, sums->in_error);
  cell_points(csv, sums->not_applicable);
  cell_count(csv, sums->leaves_done);
  cell_count(csv, sums->leaves_due);
}

static void cells_of_open(Csv *csv, const ItemResult *item) {
  Open open = {.next_by = DAY_NONE};
  for (size_t i = 0; i < item->parts.len; i++)
    for (size_t k = 0; k < item->parts.at[i].leaves.len; k++)
      add_leaf(&open, &item->parts.at[i].leaves.at[k], item_waived_until(item));
  cell_count(csv, open.late);
  cell_day(csv, open.next_by);
  cell(csv, buf_view(&open.labels));
  buf_free(&open.labels);
}

/* Why a veto or gate holds, and what the assessor wrote beside the mark. */
static void note_effect(const PackItem *item, const ItemResult *result, Arena *arena, TextList *said) {
  if (!effect_holds(item, result->state)) return;
  const Mark *mark = result->parts.at[0].mark;
  if (item->effect.why.len) *list_add(arena, said) = item->effect.why;
  if (mark && mark->remark.len) *list_add(arena, said) = mark->remark;
}

/* What went wrong, or is waived; why it holds; what a line of cuts found left. */
static Text note_of(const Publisher *publisher, uint32_t index, const ItemResult *result, Arena *arena) {
  const PackItem *item = &publisher->pack->items.at[index];
  TextList said = {0};
  if (result->error.len) *list_add(arena, &said) = result->error;
  else if (result->waiver) *list_add(arena, &said) = result->waiver->reason;
  note_effect(item, result, arena, &said);
  if (item->minus.len && part_cuts_beyond(&item->parts.at[0], &result->parts.at[0]))
    *list_add(arena, &said) = word_left(arena, &result->parts.at[0], publisher->assessment->lang);
  return text_join(arena, &said, word(WORD_SEMICOLON, publisher->assessment->lang));
}

void results_csv_unit(Buf *out, const Publisher *publisher, const UnitResult *result) {
  Csv csv = {.out = out, .arena = arena_new()};
  const Unit *unit = &publisher->units->all.at[result->unit];
  for (size_t i = 0; i < result->items.len; i++) {
    const ItemResult *item = &result->items.at[i];
    cell(&csv, unit->id);
    cell(&csv, unit->name);
    cell(&csv, unit->klass);
    cell(&csv, publisher->pack->items.at[i].id);
    cell(&csv, publisher->pack->items.at[i].title);
    cell(&csv, text_of(state_names[item->state]));
    Lang lang = publisher->assessment->lang;
    cell(&csv, item_is_early(item) ? word(WORD_LEAF_DONE_EARLY, lang)
                                   : word_item_state(&publisher->pack->items.at[i], item->state, lang));
    cells_of_sums(&csv, &item->sums);
    cells_of_open(&csv, item);
    cell_day(&csv, item_waived_until(item));
    cell(&csv, note_of(publisher, (uint32_t)i, item, csv.arena));
    end_row(&csv);
  }
  arena_free(csv.arena);
}

/* ---- data/units.csv ---- */

static const Word unit_heads[] = {WORD_CSV_UNIT_ID,        WORD_CSV_UNIT,        WORD_CSV_CLASS,
                                  WORD_CSV_FULL,           WORD_CSV_CONFIRMED,   WORD_CSV_PENDING,
                                  WORD_CSV_LOST,           WORD_CSV_NOT_DUE,     WORD_CSV_IN_ERROR,
                                  WORD_CSV_NOT_APPLICABLE, WORD_CSV_LEAVES_DONE, WORD_CSV_LEAVES_DUE,
                                  WORD_CSV_BONUS,          WORD_CSV_FINAL,       WORD_CSV_RANK,
                                  WORD_CSV_RANK_OF,        WORD_CSV_GRADE,       WORD_CSV_NOTE};

/* What fixed the grade, with its first paper; that it may still change. */
static Text unit_note(const UnitSummary *summary, Lang lang, Arena *arena) {
  const Text why[] = {summary->fixed_why, summary->fixed_paper};
  TextList said = {0};
  if (summary->provisional) *list_add(arena, &said) = word(WORD_PROVISIONAL, lang);
  if (summary->fixed.len)
    *list_add(arena, &said) = summary->fixed_paper.len ? word_format(arena, WORD_BRACKETS, lang, why, 2) : summary->fixed_why;
  return text_join(arena, &said, word(WORD_SEMICOLON, lang));
}

/* Empty cells where the unit has no such number: other class, no points, no rank. */
static void cells_of_standing(Csv *csv, const Pack *pack, const UnitSummary *summary) {
  bool scored = pack->scored && summary->applies;
  if (scored && pack_has_bonus(pack)) cell_points(csv, summary->bonus.confirmed);
  else cell(csv, TEXT_NONE);
  if (scored) cell_points(csv, summary->final.score);
  else cell(csv, TEXT_NONE);
  for (int i = 0; i < 2; i++)
    if (summary->rank) cell_count(csv, i ? summary->rank_of : summary->rank);
    else cell(csv, TEXT_NONE);
  cell(csv, summary->grade);
}

void units_csv(Buf *out, const Publisher *publisher) {
  Csv csv = {.out = out, .arena = arena_new()};
  Lang lang = publisher->assessment->lang;
  buf_str(out, "\xEF\xBB\xBF");
  for (size_t i = 0; i < sizeof unit_heads / sizeof *unit_heads; i++) cell(&csv, word(unit_heads[i], lang));
  end_row(&csv);
  for (size_t i = 0; i < publisher->summaries->len; i++) {
    const UnitSummary *summary = &publisher->summaries->at[publisher->order[i]];
    const Unit *unit = &publisher->units->all.at[summary->unit];
    cell(&csv, unit->id);
    cell(&csv, unit->name);
    cell(&csv, unit->klass);
    cells_of_sums(&csv, &summary->sums);
    cells_of_standing(&csv, publisher->pack, summary);
    cell(&csv, unit_note(summary, lang, csv.arena));
    end_row(&csv);
    arena_reset(csv.arena);
  }
  arena_free(csv.arena);
}
