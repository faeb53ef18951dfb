/* SPDX-License-Identifier: MIT
 *
 * Drawings: what is there by section or unit, how units are spread, which months are done and which come.
 * Takes: a composer and a use of the block. Gives: a chart below `parent`, with a table of its numbers where no other table of
 * the report holds them; or false when there is nothing to draw.
 */
#include "report/report_in.h"

/* HEAT_: what fits a page; on a screen without scrolling. */
enum { BARS_MOST = 40, MONTHS_MOST = 24, BANDS = 11, HEAT_ROWS = 60, HEAT_COLUMNS = 40 };

typedef struct Tally { /* leaves that are due; `coming`: those that are not */
  int64_t done, waiting, open, coming, early;
} Tally;

static int64_t due(const Tally *tally) {
  return tally->done + tally->waiting + tally->open;
}

static void tally_leaf(Tally *tally, const Leaf *leaf) {
  if (!leaf->due) {
    if (leaf->state == LEAF_DONE) tally->early++;
    else tally->coming++;
    return;
  }
  tally->done += leaf->state == LEAF_DONE;
  tally->waiting += leaf->state == LEAF_WAITING;
  tally->open += leaf->state == LEAF_OPEN;
}

/* ---- Building a chart ---- */

static Chart *chart_new(Composer *composer, ChartKind kind, Text title) {
  Chart *chart = arena_alloc(composer->arena, sizeof *chart);
  *chart = (Chart){.kind = kind, .title = title};
  return chart;
}

/* The description says in words what the rows show. */
static void describe(Composer *composer, Chart *chart, Text label, Text value) {
  Arena *arena = composer->arena;
  Text piece = text_format(arena, "%.*s%.*s%.*s", TEXT_ARG(label), TEXT_ARG(say_word(composer, WORD_COLON)), TEXT_ARG(value));
  if (chart->description.len == 0) chart->description = piece;
  else
    chart->description = text_format(arena, "%.*s%.*s%.*s", TEXT_ARG(chart->description),
                                     TEXT_ARG(say_word(composer, WORD_SEMICOLON)), TEXT_ARG(piece));
}

static void chart_put(Composer *composer, DocNode *parent, Chart *chart) {
  DocNode *node = doc_add(composer->arena, parent, DOC_CHART);
  node->chart = chart;
}

static void bar_cell(Composer *composer, ChartRow *row, const char *klass, int64_t part, int64_t whole) {
  if (part == 0) return;
  *list_add(composer->arena, &row->cells) = (ChartCell){say_count(composer, part), text_of(klass),
                                                        (uint32_t)(part * 1000 / whole)};
}

static void bar_add(Composer *composer, Chart *chart, Text label, const Tally *tally) {
  int64_t whole = due(tally);
  if (whole == 0) return;
  ChartRow *row = list_add(composer->arena, &chart->rows);
  *row = (ChartRow){.label = label, .value = say_ratio(composer, tally->done, whole)};
  bar_cell(composer, row, "state-pass", tally->done, whole);
  bar_cell(composer, row, "state-pending", tally->waiting, whole);
  bar_cell(composer, row, "state-fail", tally->open, whole);
  describe(composer, chart, label, say_completion(composer, tally->done, whole));
}

/* ---- One unit: bars by section, or by item where there are no sections ---- */

static void tally_item(const ItemResult *item, Tally *tally) {
  if (item->state == STATE_ERROR || item->state == STATE_NOT_APPLICABLE) return;
  for (size_t i = 0; i < item->parts.len; i++)
    for (size_t k = 0; k < item->parts.at[i].leaves.len; k++) tally_leaf(tally, &item->parts.at[i].leaves.at[k]);
}

static Tally tally_section(const Composer *composer, Text section) {
  const Pack *pack = composer->data->pack;
  Tally tally = {0};
  for (size_t i = 0; i < pack->items.len; i++)
    if (pack_item_counts(&pack->items.at[i]) && text_equal(pack->items.at[i].section, section))
      tally_item(&composer->data->result->items.at[i], &tally);
  return tally;
}

BLOCK(block_chart_sections) {
  (void)use;
  const Pack *pack = composer->data->pack;
  if (!composer->data->result || !composer->data->result->applies) return false;
  Chart *chart = chart_new(composer, CHART_BARS, say_word(composer, WORD_CHART_SECTIONS));
  for (size_t i = 0; i < pack->sections.len; i++) {
    Tally tally = tally_section(composer, pack->sections.at[i].id);
    bar_add(composer, chart, pack->sections.at[i].title, &tally);
  }
  for (size_t i = 0; !pack->sections.len && i < pack->items.len && chart->rows.len < BARS_MOST; i++) {
    Tally tally = {0};
    if (pack_item_counts(&pack->items.at[i])) tally_item(&composer->data->result->items.at[i], &tally);
    bar_add(composer, chart, pack->items.at[i].title, &tally);
  }
  if (chart->rows.len < 2) return false;
  chart_put(composer, parent, chart);
  return true;
}

/* ---- One unit: a strip of months ---- */

typedef struct Month {
  int32_t number; /* year x 12 + month - 1 */
  Tally tally;
} Month;
typedef LIST(Month) Months;

static Month *month_of(Composer *composer, Months *months, Day day) {
  int year, month, of_month;
  day_parts(day, &year, &month, &of_month);
  int32_t number = year * 12 + month - 1;
  size_t at = months->len;
  while (at && months->at[at - 1].number >= number) at--;
  if (at < months->len && months->at[at].number == number) return &months->at[at];
  list_add(composer->arena, months);
  for (size_t i = months->len - 1; i > at; i--) months->at[i] = months->at[i - 1];
  months->at[at] = (Month){.number = number};
  return &months->at[at];
}

static Months months_of_unit(Composer *composer) {
  const UnitResult *result = composer->data->result;
  Months months = {0};
  for (size_t i = 0; i < result->items.len; i++)
    for (size_t k = 0; result->items.at[i].state != STATE_ERROR && k < result->items.at[i].parts.len; k++) {
      const Leaves *leaves = &result->items.at[i].parts.at[k].leaves;
      for (size_t n = 0; n < leaves->len; n++)
        if (leaves->at[n].by != DAY_NONE) tally_leaf(&month_of(composer, &months, leaves->at[n].by)->tally, &leaves->at[n]);
    }
  return months;
}

static const char *month_look(const Tally *tally) {
  if (due(tally) == 0) return tally->coming ? "state-not-due" : "state-pass";
  if (tally->open) return tally->done ? "state-partial" : "state-fail";
  return tally->waiting ? "state-pending" : "state-pass";
}

static void month_add(Composer *composer, Chart *chart, DocNode *table, const Month *month) {
  Text name = text_format(composer->arena, "%04d-%02d", (int)(month->number / 12), (int)(month->number % 12 + 1));
  int64_t done = month->tally.done + month->tally.early, all = due(&month->tally) + month->tally.early + month->tally.coming;
  Text ratio = say_ratio(composer, done, all);
  *list_add(composer->arena, &chart->columns) = name;
  *list_add(composer->arena, &chart->rows.at[0].cells) = (ChartCell){ratio, text_of(month_look(&month->tally)), 0};
  describe(composer, chart, name, ratio);
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, name);
  cell_count(composer, row, done);
  cell_count(composer, row, month->tally.waiting);
  cell_count(composer, row, month->tally.open);
  cell_count(composer, row, month->tally.coming);
}

BLOCK(block_chart_months) {
  if (!composer->data->result) return false;
  Months months = months_of_unit(composer);
  if (months.len < 2) return false;
  Chart *chart = chart_new(composer, CHART_GRID, say_word(composer, WORD_CHART_MONTHS));
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_MONTH, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_THERE, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_PENDING, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_TO_ADD, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_NOT_DUE, ALIGN_RIGHT);
  chart_put(composer, parent, chart);
  size_t from = months.len > MONTHS_MOST ? months.len - MONTHS_MOST : 0;
  DocNode *table = table_add(composer, parent, "results", option_caption(composer, use, WORD_CAPTION_MONTHS, months.len - from),
                             &columns);
  *list_add(composer->arena, &chart->rows) = (ChartRow){.label = TEXT_NONE};
  for (size_t i = from; i < months.len; i++) month_add(composer, chart, table, &months.at[i]);
  return true;
}

/* ---- All units: how they are spread over the completion, or the points ---- */

typedef struct Spread {
  Word title, caption, head;
  int64_t units[BANDS], most, all;     /* 0: below 10 per cent ... 9: 90 to below 100, 10: complete */
  int64_t looks[BANDS][STATE_COUNT];   /* of them those whose grade has this look */
} Spread;

/* The best grade looks met, the last one not met, those between partly; a unit without a grade has no colour. */
static State grade_look(const Pack *pack, Text grade) {
  size_t band = 0;
  while (band < pack->bands.len && !text_equal(pack->bands.at[band].name, grade)) band++;
  if (band == pack->bands.len) return STATE_NOT_APPLICABLE;
  return band == 0 ? STATE_PASS : band + 1 == pack->bands.len ? STATE_FAIL : STATE_PARTIAL;
}

static void spread_count(const Composer *composer, Spread *spread, const UnitSummary *summary, int64_t part, int64_t whole) {
  if (whole <= 0) return;
  size_t band = part >= whole ? BANDS - 1 : part < 0 ? 0 : (size_t)(part * 10 / whole);
  int64_t count = ++spread->units[band];
  spread->looks[band][grade_look(composer->data->pack, summary->grade)]++;
  if (count > spread->most) spread->most = count;
  spread->all++;
}

static Text band_name(Composer *composer, size_t band) {
  if (band == BANDS - 1) return TEXT("100%");
  return text_format(composer->arena, "%zu%% \xE2\x80\x93 %zu%%", band * 10, band * 10 + 10);
}

/* The colours of the pack's grades; where it has none, those of completion. */
static void band_cells(Composer *composer, ChartRow *row, const Spread *spread, size_t band) {
  static const State order[] = {STATE_PASS, STATE_PARTIAL, STATE_FAIL, STATE_NOT_APPLICABLE};
  State look = band == BANDS - 1 ? STATE_PASS : band < BANDS / 2 ? STATE_FAIL : STATE_PARTIAL;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    bool graded = composer->data->pack->bands.len > 0;
    int64_t count = graded ? spread->looks[band][order[i]] : order[i] == look ? spread->units[band] : 0;
    Text klass = text_format(composer->arena, "state-%s", state_names[order[i]]);
    if (count)
      *list_add(composer->arena, &row->cells) = (ChartCell){graded ? say_count(composer, count) : TEXT_NONE, klass,
                                                            (uint32_t)(count * 1000 / spread->most)};
  }
}

static void band_add(Composer *composer, Chart *chart, DocNode *table, const Spread *spread, size_t band) {
  int64_t units = spread->units[band];
  ChartRow *row = list_add(composer->arena, &chart->rows);
  *row = (ChartRow){.label = band_name(composer, band), .value = say_count(composer, units)};
  band_cells(composer, row, spread, band);
  describe(composer, chart, row->label, row->value);
  DocNode *line = row_add(composer, table);
  cell_text(composer, line, row->label);
  cell_count(composer, line, units);
}

/* Which grade has which look. */
static void grades_legend(Composer *composer, DocNode *parent) {
  const Pack *pack = composer->data->pack;
  if (!pack->bands.len) return;
  DocNode *paragraph = doc_add(composer->arena, parent, DOC_PARAGRAPH);
  label_add(composer, paragraph, WORD_LABEL_GRADE);
  for (size_t i = 0; i < pack->bands.len; i++) {
    if (i) doc_add_text(composer->arena, paragraph, TEXT(" "));
    state_add(composer, paragraph, grade_look(pack, pack->bands.at[i].name), pack->bands.at[i].name);
  }
}

static bool spread_put(Composer *composer, const Step *use, DocNode *parent, const Spread *spread) {
  if (spread->all < 2) return false;
  Chart *chart = chart_new(composer, CHART_BARS, say_word(composer, spread->title));
  Columns columns = {0};
  column_add(&columns, spread->head, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_UNITS, ALIGN_RIGHT);
  chart_put(composer, parent, chart);
  grades_legend(composer, parent);
  Text caption = option_caption(composer, use, spread->caption, (size_t)spread->all);
  bool drawn = composer->data->on_paper; /* the drawing has the numbers, and paper needs them once */
  DocNode *beside = drawn ? doc_new(composer->arena) : parent;
  DocNode *table = table_add(composer, beside, "results", caption, &columns);
  for (size_t band = BANDS; band-- > 0;) band_add(composer, chart, table, spread, band);
  return true;
}

BLOCK(block_chart_spread) {
  Spread spread = {.title = WORD_CHART_SPREAD, .caption = WORD_CAPTION_SPREAD, .head = WORD_HEAD_COMPLETION};
  for (size_t i = 0; i < summary_count(composer); i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    if (summary->applies) spread_count(composer, &spread, summary, summary->sums.leaves_done, summary->sums.leaves_due);
  }
  return spread_put(composer, use, parent, &spread);
}

BLOCK(block_chart_scores) {
  Spread spread = {.title = WORD_CHART_SCORES, .caption = WORD_CAPTION_SCORES, .head = WORD_HEAD_SCORE_SHARE};
  if (!pack_scored(composer)) return false;
  for (size_t i = 0; i < summary_count(composer); i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    const Sums *sums = &summary->sums;
    if (summary->applies) spread_count(composer, &spread, summary, sums->confirmed, sums->full - sums->not_applicable);
  }
  return spread_put(composer, use, parent, &spread);
}

/* ---- All units: the matrix seen from afar; its table stands in the same report ---- */

static void heat_row(Composer *composer, Chart *chart, const UnitSummary *summary, uint32_t items) {
  ChartRow *row = list_add(composer->arena, &chart->rows);
  *row = (ChartRow){.label = unit_at(composer, summary->unit)->name};
  for (uint32_t item = 0; item < items; item++) {
    State state = summary->applies ? early_look((State)summary->states[item], done_early(summary, item)) : STATE_NOT_APPLICABLE;
    bool none = state == STATE_NOT_APPLICABLE;
    Text klass = none ? TEXT_NONE : text_format(composer->arena, "state-%s", state_names[state]);
    Text mark = !none && is_waived(summary, item) ? say_word(composer, WORD_WAIVED_SIGN) : TEXT_NONE;
    Text sign = text_format(composer->arena, "%.*s%.*s", TEXT_ARG(state_sign(state)), TEXT_ARG(mark));
    *list_add(composer->arena, &row->cells) = (ChartCell){sign, klass, 0};
  }
  describe(composer, chart, row->label, say_completion(composer, summary->sums.leaves_done, summary->sums.leaves_due));
}

BLOCK(block_chart_matrix) {
  (void)use;
  size_t from, until;
  uint32_t items = (uint32_t)composer->data->pack->items.len;
  summary_range(composer, &from, &until);
  bool told = composer->data->on_paper; /* the table below has the same signs there */
  if (told || until - from < 2 || until - from > HEAT_ROWS || items < 2 || items > HEAT_COLUMNS) return false;
  Chart *chart = chart_new(composer, CHART_GRID, say_word(composer, WORD_CHART_MATRIX));
  for (uint32_t item = 0; item < items; item++) *list_add(composer->arena, &chart->columns) = item_at(composer, item)->id;
  for (size_t i = from; i < until; i++) heat_row(composer, chart, summary_at(composer, i), items);
  chart_put(composer, parent, chart);
  return true;
}

/* ---- One unit or all: what was there, period by period ---- */

static void period_bar(Composer *composer, Chart *chart, Text label, int64_t done, int64_t all) {
  bar_add(composer, chart, label, &(Tally){.done = done, .open = all - done});
}

BLOCK(block_chart_trend) {
  (void)use;
  Chart *chart = chart_new(composer, CHART_BARS, say_word(composer, WORD_CHART_TREND));
  if (!trend_bars(composer, period_bar, chart)) return false;
  chart_put(composer, parent, chart);
  return true;
}
