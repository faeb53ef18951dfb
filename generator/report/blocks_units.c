/* SPDX-License-Identifier: MIT
 *
 * Blocks over all units: ranking, who lacks most, one item unit by unit, all items.
 * Takes: a composer and a use of the block. Gives: nodes below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 40 }; /* units in one row: of ten thousand nobody reads more */

static void unit_cell(Composer *composer, DocNode *row, uint32_t index) {
  const Unit *unit = unit_at(composer, index);
  cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
}

static void todo_cell(Composer *composer, DocNode *row, const UnitSummary *summary) {
  int64_t lines = summary->sums.leaves_due - summary->sums.leaves_done;
  DocNode *paragraph = cell_add(composer, row);
  paragraph->parent->klass = TEXT("number");
  paragraph->parent->align = ALIGN_RIGHT;
  Text page = todo_page(composer->arena, unit_at(composer, summary->unit)->id);
  doc_add_link(composer->arena, paragraph, LINK_SITE, page, say_count(composer, lines));
}

/* ---- Ranking ---- */

typedef struct RankingShape {
  bool classes, bonus, final, grades, notes, changes;
  bool paper; /* a row above each class names it, and a note stands below the unit: on screen both are columns to sort by */
} RankingShape;

static RankingShape ranking_shape(const Composer *composer, size_t from, size_t until) {
  RankingShape shape = {.classes = any_class(composer), .bonus = pack_has_bonus(composer->data->pack)};
  shape.paper = composer->data->on_paper;
  shape.final = pack_has_final(composer->data->pack);
  shape.changes = composer->data->history && composer->data->history->periods.len;
  for (size_t i = from; i < until; i++) {
    const UnitSummary *summary = summary_at(composer, i);
    shape.grades |= summary->grade.len > 0;
    shape.notes |= summary->rank == 0 || composer->data->pack->ties.len;
  }
  return shape;
}

enum { PEERS_SHOWN = 4 }; /* the table has no room for more */

/* A mean that brings no points is written to be seen: it has a column. */
static bool only_shows(const PackPeer *peer) {
  return peer->mean && !peer->above && !peer->below && !peer->bands.len;
}

static void peer_columns(const Composer *composer, Columns *columns) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0, shown = 0; i < pack->peers.len && shown < PEERS_SHOWN; i++) {
    if (!only_shows(&pack->peers.at[i])) continue;
    column_titled(columns, pack->peers.at[i].title, ALIGN_RIGHT);
    shown++;
  }
}

static void peer_cells(Composer *composer, DocNode *row, const UnitSummary *summary) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0, shown = 0; i < pack->peers.len && shown < PEERS_SHOWN; i++) {
    if (!only_shows(&pack->peers.at[i])) continue;
    const PeerResult *result = &summary->peers[i];
    Text nothing = say_word(composer, WORD_NOTHING);
    cell_number(composer, row, result->counts ? say_difference(composer, &pack->peers.at[i], result) : nothing);
    shown++;
  }
}

static Columns ranking_columns(const Composer *composer, const RankingShape *shape) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_RANK, ALIGN_RIGHT);
  if (shape->changes) column_add(&columns, WORD_HEAD_RANK_CHANGE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  if (shape->classes && !shape->paper) column_add(&columns, WORD_HEAD_CLASS, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) points_columns(&columns);
  if (shape->bonus) column_add(&columns, WORD_HEAD_BONUS, ALIGN_RIGHT);
  if (shape->final) column_add(&columns, WORD_HEAD_FINAL, ALIGN_RIGHT);
  peer_columns(composer, &columns);
  if (shape->grades) column_add(&columns, WORD_HEAD_GRADE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TODO, ALIGN_RIGHT);
  if (shape->notes && !shape->paper) column_add(&columns, WORD_HEAD_NOTE, ALIGN_LEFT);
  return columns;
}

static Text without_place(const Composer *composer, const UnitSummary *summary) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    if (item->effect.unranked && effect_holds(item, (State)summary->states[i]))
      return say_1(composer, WORD_RANK_WITHOUT, item->effect.why.len ? item->effect.why : item->title);
  }
  return TEXT_NONE;
}

static Text unranked_why(const Composer *composer, const UnitSummary *summary) {
  if (summary->unranked) return without_place(composer, summary);
  return !summary->applies     ? say_word(composer, WORD_NOT_ITS_CLASS)
         : summary->provisional ? say_word(composer, WORD_PROVISIONAL)
                                : say_word(composer, WORD_RANK_NONE);
}

static bool same_score(const Composer *composer, const UnitSummary *summary, size_t other) {
  if (other >= summary_count(composer)) return false;
  const UnitSummary *beside = summary_at(composer, other);
  bool same_class = text_equal(unit_at(composer, beside->unit)->klass, unit_at(composer, summary->unit)->klass);
  return beside->rank && same_class && beside->final.score == summary->final.score;
}

/* "equal score; Work: 30": what gave the unit its place among those of one score. */
static Text tie_said(const Composer *composer, size_t index) {
  const Pack *pack = composer->data->pack;
  const UnitSummary *summary = summary_at(composer, index);
  TextList said = {0};
  if (!summary->rank || !(same_score(composer, summary, index - 1) || same_score(composer, summary, index + 1))) return TEXT_NONE;
  for (size_t i = 0; i < pack->ties.len; i++) {
    const PackItem *first = &pack->items.at[pack->ties.at[i].at[0]];
    bool section = pack->ties.at[i].len > 1 && first->section_index < pack->sections.len;
    Text title = section ? pack->sections.at[first->section_index].title : first->title;
    *list_add(composer->arena, &said) = say_2(composer, WORD_RANK_TIE, title, say_points(composer, summary->ties[i]));
  }
  return text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON));
}

static Text note_said(const Composer *composer, size_t index) {
  const UnitSummary *summary = summary_at(composer, index);
  return summary->rank ? tie_said(composer, index) : unranked_why(composer, summary);
}

static void score_cells(Composer *composer, DocNode *row, const UnitSummary *summary) {
  bool counts = summary->applies && summary->sums.full != summary->sums.not_applicable;
  if (counts) {
    points_cells(composer, row, &summary->sums);
    return;
  }
  cell_number(composer, row, say_word(composer, WORD_NO_SCORE));
  for (int i = 0; i < 2; i++) cell_number(composer, row, say_word(composer, WORD_NOTHING));
}

static void final_cell(Composer *composer, DocNode *row, const UnitSummary *summary) {
  bool counts = summary->applies && summary->sums.full != summary->sums.not_applicable;
  cell_number(composer, row, counts ? say_points(composer, summary->final.score) : say_word(composer, WORD_NOTHING));
}

/* What fixed a grade is a sentence with the name of a paper: it stands on the unit's own page. */
static void grade_cell(Composer *composer, DocNode *row, const UnitSummary *summary) {
  Text grade = say_grade_brief(composer, summary);
  if (!summary->fixed.len) cell_text(composer, row, grade);
  else cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit_at(composer, summary->unit)->id), grade);
}

static Text class_of(const Composer *composer, const UnitSummary *summary) {
  return unit_at(composer, summary->unit)->klass;
}

/* Ranks are within a class: each begins anew. */
static bool begins_class(const Composer *composer, size_t from, size_t i) {
  return i == from || !text_equal(class_of(composer, summary_at(composer, i)), class_of(composer, summary_at(composer, i - 1)));
}

static void group_row(Composer *composer, DocNode *table, Text klass) {
  DocNode *row = row_add(composer, table), *paragraph = cell_add(composer, row);
  Text title = klass.len ? class_title(composer, klass) : say_word(composer, WORD_NO_CLASS);
  paragraph->parent->span_columns = (uint16_t)table->column_count;
  paragraph->parent->align = ALIGN_LEFT;
  doc_add_text(composer->arena, doc_add(composer->arena, paragraph, DOC_STRONG), title);
}

static void ranking_row(Composer *composer, DocNode *table, size_t from, size_t i, const RankingShape *shape) {
  const UnitSummary *summary = summary_at(composer, i);
  bool begins = shape->classes && begins_class(composer, from, i);
  if (begins && shape->paper) group_row(composer, table, class_of(composer, summary));
  DocNode *row = row_add(composer, table);
  if (begins && i > from) row->klass = TEXT("begins");
  cell_number(composer, row, unit_has_place(summary) ? say_count(composer, summary->rank) : say_word(composer, WORD_NOTHING));
  if (shape->changes) cell_text(composer, row, say_rank_change(composer, summary));
  unit_cell(composer, row, summary->unit);
  Text note = shape->notes ? note_said(composer, i) : TEXT_NONE;
  if (shape->paper && note.len) paragraph_add(composer, row->last, "small", note);
  if (shape->classes && !shape->paper) cell_text(composer, row, class_title(composer, class_of(composer, summary)));
  cell_number(composer, row, say_completion(composer, summary->sums.leaves_done, summary->sums.leaves_due));
  if (pack_scored(composer)) score_cells(composer, row, summary);
  if (shape->bonus) cell_points(composer, row, summary->bonus.confirmed);
  if (shape->final) final_cell(composer, row, summary);
  peer_cells(composer, row, summary);
  if (shape->grades) grade_cell(composer, row, summary);
  todo_cell(composer, row, summary);
  if (shape->notes && !shape->paper) cell_text(composer, row, note);
}

/* Rows from `from` on: as many as the page holds, and no more than limit= says. */
static size_t limited(const Step *use, size_t from, size_t until, int64_t otherwise) {
  int64_t limit = option_number(use, "limit", otherwise);
  return limit > 0 && (uint64_t)limit < until - from ? from + (size_t)limit : until;
}

BLOCK(block_ranking) {
  size_t from, until;
  summary_range(composer, &from, &until);
  until = limited(use, from, until, 0);
  if (from == until) return false;
  RankingShape shape = ranking_shape(composer, from, until);
  Columns columns = ranking_columns(composer, &shape);
  bool all = until - from == summary_count(composer);
  Text caption = option_caption(composer, use, all ? WORD_CAPTION_RANKING : WORD_CAPTION_RANKING_PAGE, until - from);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = from; i < until; i++) ranking_row(composer, table, from, i, &shape);
  return true;
}

/* ---- Lists: who stands first or last in its class ---- */

static void list_row(Composer *composer, DocNode *table, Text title, const UnitSummary *summary) {
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, title);
  unit_cell(composer, row, summary->unit);
  cell_number(composer, row, say_rank(composer, summary));
  cell_number(composer, row,
              pack_scored(composer) ? say_points(composer, summary->final.score)
                                    : say_completion(composer, summary->sums.leaves_done, summary->sums.leaves_due));
}

static size_t listed(const Composer *composer) {
  size_t count = 0;
  for (size_t i = 0; i < summary_count(composer); i++) count += composer->data->summaries->at[i].lists != 0;
  return count;
}

BLOCK(block_lists) {
  const Pack *pack = composer->data->pack;
  size_t count = listed(composer);
  if (!count) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_LIST, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_RANK, ALIGN_RIGHT);
  column_add(&columns, pack_scored(composer) ? WORD_HEAD_FINAL : WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  DocNode *table = table_add(composer, parent, "results", option_caption(composer, use, WORD_CAPTION_LISTS, count), &columns);
  for (size_t l = 0; l < pack->lists.len; l++)
    for (size_t i = 0; i < summary_count(composer); i++)
      if (summary_at(composer, i)->lists >> l & 1) list_row(composer, table, pack->lists.at[l].title, summary_at(composer, i));
  return true;
}

/* ---- Who lacks most ---- */

/* Most to add first; then the nearest limit (what is due at once has none and comes first), then the order of units. */
static int lacks_compare(const void *left, const void *right) {
  const UnitSummary *a = *(const UnitSummary *const *)left, *b = *(const UnitSummary *const *)right;
  if (a->open != b->open) return a->open > b->open ? -1 : 1;
  if (a->next_by != b->next_by) return a->next_by < b->next_by ? -1 : 1;
  return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* Of each unit how much is overdue, as the ledger counts it; NULL: no ledger is at hand. */
static int64_t *overdue_of_units(const Composer *composer) {
  const Ledger *ledger = composer->data->whole_ledger;
  if (!ledger) return NULL;
  int64_t *counts = arena_alloc(composer->arena, (composer->data->units->all.len + 1) * sizeof *counts);
  memset(counts, 0, (composer->data->units->all.len + 1) * sizeof *counts);
  for (size_t i = 0; i < ledger->len; i++) counts[ledger->at[i].unit] += ledger_overdue(composer, &ledger->at[i]);
  return counts;
}

static void lacks_row(Composer *composer, DocNode *table, const UnitSummary *summary, const int64_t *overdue) {
  DocNode *row = row_add(composer, table);
  unit_cell(composer, row, summary->unit);
  Text page = todo_page(composer->arena, unit_at(composer, summary->unit)->id);
  DocNode *paragraph = cell_add(composer, row);
  paragraph->parent->klass = TEXT("number");
  paragraph->parent->align = ALIGN_RIGHT;
  doc_add_link(composer->arena, paragraph, LINK_SITE, page, say_count(composer, summary->open));
  if (overdue) cell_count(composer, row, overdue[summary->unit]);
  cell_count(composer, row, summary->waiting);
  if (!composer->data->on_paper) cell_text(composer, row, say_limit(composer, summary->next_by, true));
  cell_number(composer, row, say_completion(composer, summary->sums.leaves_done, summary->sums.leaves_due));
}

/* With `above`: only who lacks more than the mean of all. */
static const UnitSummary **lacking(Composer *composer, bool above, size_t *count) {
  const UnitSummary **list = arena_alloc(composer->arena, (summary_count(composer) + 1) * sizeof *list);
  const Summaries *all = composer->data->summaries;
  uint64_t sum = 0;
  *count = 0;
  for (size_t i = 0; above && i < summary_count(composer); i++) sum += all->at[i].open;
  for (size_t i = 0; i < summary_count(composer); i++)
    if (all->at[i].open && (!above || (uint64_t)all->at[i].open * all->len > sum)) list[(*count)++] = &all->at[i];
  qsort(list, *count, sizeof *list, lacks_compare);
  return list;
}

BLOCK(block_missing_first) {
  size_t count;
  const UnitSummary **list = lacking(composer, option_is(use, "above", "mean"), &count);
  if (!count) return false;
  size_t until = limited(use, 0, count, 20);
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_MISSING, ALIGN_RIGHT);
  int64_t *overdue = overdue_of_units(composer);
  if (overdue) column_add(&columns, WORD_HEAD_OVERDUE, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_WAITING, ALIGN_RIGHT);
  if (!composer->data->on_paper) column_add(&columns, WORD_HEAD_NEXT_LIMIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  Text caption = option_caption(composer, use, WORD_CAPTION_MISSING_FIRST, until);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < until; i++) lacks_row(composer, table, list[i], overdue);
  return true;
}

/* ---- What a bulletin says of substance: who is to be praised, what was judged not met or came late, what is weakest ---- */

/* The first band of the pack; without bands the first of a class of several that has four fifths of what is due. */
static bool is_praised(const Composer *composer, const UnitSummary *summary) {
  const Pack *pack = composer->data->pack;
  if (!summary->rank || summary->provisional || summary->fixed.len || !summary->sums.leaves_due) return false;
  if (pack->bands.len) return text_equal(summary->grade, pack->bands.at[0].name) && !grade_may_change(pack, summary);
  return summary->rank == 1 && summary->rank_of > 1 && summary->sums.leaves_done * 5 >= summary->sums.leaves_due * 4;
}

static Text praise_said(const Composer *composer, const UnitSummary *summary) {
  TextList said = {0};
  Text percent = say_percent(composer, summary->sums.leaves_done, summary->sums.leaves_due);
  if (!pack_scored(composer)) *list_add(composer->arena, &said) = say_1(composer, WORD_PRAISE_SHARE, percent);
  else *list_add(composer->arena, &said) = say_1(composer, WORD_PRAISE_POINTS, say_points(composer, summary->final.score));
  if (summary->grade.len) *list_add(composer->arena, &said) = summary->grade;
  return say_2(composer, WORD_BRACKETS, unit_at(composer, summary->unit)->name,
               text_join(composer->arena, &said, say_word(composer, WORD_COMMA)));
}

BLOCK(block_praise) {
  TextList names = {0};
  (void)use;
  for (size_t i = 0; i < summary_count(composer) && names.len < NAMED_MOST; i++)
    if (is_praised(composer, summary_at(composer, i)))
      *list_add(composer->arena, &names) = praise_said(composer, summary_at(composer, i));
  if (!names.len) return false;
  paragraph_add(composer, parent, NULL, text_join(composer->arena, &names, say_word(composer, WORD_LIST_BETWEEN)));
  return true;
}

/* Of the findings of one item: the units that have such, each with how many. */
static Text noted_units(const Composer *composer, const Findings *findings, size_t from, size_t until, bool late,
                        int64_t *count) {
  TextList names = {0};
  *count = 0;
  for (size_t i = from, same; i < until; i = same) {
    int64_t own = 0;
    uint32_t unit = findings->at[i].unit;
    for (same = i; same < until && findings->at[same].unit == unit; same++)
      own += late ? finding_is_late(&findings->at[same]) : finding_is_refused(&findings->at[same]);
    *count += own;
    if (!own || names.len == NAMED_MOST) continue;
    Text name = unit_at(composer, unit)->name;
    *list_add(composer->arena, &names) = own > 1 ? say_2(composer, WORD_BRACKETS, name, say_count(composer, own)) : name;
  }
  Text said = text_join(composer->arena, &names, say_word(composer, WORD_LIST_BETWEEN));
  return names.len == NAMED_MOST ? say_1(composer, WORD_AND_OTHERS, said) : said;
}

/* The list is sorted by item and unit. A row for each item that has such. */
BLOCK(block_noted) {
  const Findings *findings = composer->data->whole_findings;
  bool late = option_is(use, "part", "late");
  DocNode *table = NULL;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TITLE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, late ? WORD_LABEL_LATE : WORD_LABEL_REFUSED, ALIGN_RIGHT);
  for (size_t from = 0, until; findings && from < findings->len; from = until) {
    int64_t count;
    for (until = from; until < findings->len && findings->at[until].item == findings->at[from].item;) until++;
    Text units = noted_units(composer, findings, from, until, late, &count);
    if (!count) continue;
    Word caption = late ? WORD_CAPTION_LATE : WORD_CAPTION_NOTED;
    if (!table) table = table_add(composer, parent, "results", option_caption(composer, use, caption, 0), &columns);
    const PackItem *item = item_at(composer, findings->at[from].item);
    DocNode *row = row_add(composer, table);
    cell_link(composer, row, LINK_SITE, item_page(composer->arena, item->id), item->id);
    cell_text(composer, row, item->title);
    cell_text(composer, row, units);
    cell_count(composer, row, count);
  }
  return table != NULL;
}

typedef struct ItemShare {
  uint32_t item;
  int64_t open, due;
} ItemShare;

static int share_compare(const void *left, const void *right) {
  const ItemShare *a = left, *b = right;
  int64_t first = a->open * b->due, second = b->open * a->due;
  if (first != second) return first > second ? -1 : 1;
  if (a->due != b->due) return a->due > b->due ? -1 : 1;
  return a->item < b->item ? -1 : a->item > b->item;
}

/* What is due and not there of each item: what waits for an assessor is no weakness of units. The list is sorted by item. */
static ItemShare *open_of_items(const Composer *composer, const Findings *findings, ItemShare *all) {
  const Pack *pack = composer->data->pack;
  ItemShare *shares = arena_alloc(composer->arena, (pack->items.len + 1) * sizeof *shares);
  *all = (ItemShare){0};
  for (uint32_t i = 0; i < pack->items.len; i++) {
    Sums sums;
    sums_of_item(composer, i, &sums);
    shares[i] = (ItemShare){i, 0, sums.leaves_due};
    all->due += sums.leaves_due;
  }
  for (size_t i = 0; i < findings->len; i++) {
    bool open = finding_is_open(&findings->at[i]);
    shares[findings->at[i].item].open += open;
    all->open += open;
  }
  return shares;
}

static void weak_row(Composer *composer, DocNode *table, const ItemShare *share) {
  const PackItem *item = item_at(composer, share->item);
  DocNode *row = row_add(composer, table);
  cell_link(composer, row, LINK_SITE, item_page(composer->arena, item->id), item->id);
  cell_text(composer, row, item->title);
  cell_number(composer, row, say_completion(composer, share->open, share->due));
}

/* Items of which a larger share is missing than of all together, the largest first. */
BLOCK(block_weakest) {
  const Pack *pack = composer->data->pack;
  const Findings *findings = composer->data->whole_findings;
  ItemShare all;
  size_t count = 0;
  if (!findings || !findings->len) return false;
  ItemShare *shares = open_of_items(composer, findings, &all);
  for (uint32_t i = 0; i < pack->items.len; i++)
    if (pack_item_counts(&pack->items.at[i]) && shares[i].open * all.due > all.open * shares[i].due) shares[count++] = shares[i];
  if (!count) return false;
  qsort(shares, count, sizeof *shares, share_compare);
  size_t until = limited(use, 0, count, 10);
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TITLE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_MISSING_SHARE, ALIGN_RIGHT);
  DocNode *table = table_add(composer, parent, "results", option_caption(composer, use, WORD_CAPTION_WEAKEST, until), &columns);
  for (size_t i = 0; i < until; i++) weak_row(composer, table, &shares[i]);
  return true;
}

/* ---- One item over all units ---- */

enum { NOT_FOR_NAMED = 30 };

static void item_unit_row(Composer *composer, DocNode *table, const UnitSummary *summary) {
  DocNode *row = row_add(composer, table);
  uint32_t item = composer->data->item;
  State state = (State)summary->states[item];
  Text id = unit_at(composer, summary->unit)->id, page = unit_page(composer->arena, id);
  Text anchor = item_anchor(composer->arena, item_at(composer, item)->id), target = page;
  if (item_concerns_unit(composer, item, summary->unit, &summary->sums))
    target = text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor));
  cell_link(composer, row, LINK_SITE, target, unit_at(composer, summary->unit)->name);
  bool early = done_early(summary, item);
  cell_state(composer, row, early_look(state, early), say_state(composer, item_at(composer, item), state, early));
  const Sums *sums = &summary->items[item];
  cell_number(composer, row, say_ratio(composer, sums->leaves_done, sums->leaves_due));
  if (pack_scored(composer)) points_cells(composer, row, sums);
}

/* What does not apply may bring its points all the same (on_na). */
static bool item_is_for(const Composer *composer, const UnitSummary *summary) {
  const Sums *sums = &summary->items[composer->data->item];
  if (!summary->applies) return false;
  return (State)summary->states[composer->data->item] != STATE_NOT_APPLICABLE || sums->confirmed > 0;
}

/* Whom the item is not for, said once: by name where they are few. */
static void not_for_add(Composer *composer, DocNode *parent, size_t from, size_t until) {
  TextList names = {0};
  for (size_t i = from; i < until; i++)
    if (!item_is_for(composer, summary_at(composer, i)))
      *list_add(composer->arena, &names) = unit_at(composer, summary_at(composer, i)->unit)->name;
  if (!names.len) return;
  Text count = say_count(composer, (int64_t)names.len);
  Text said = text_join(composer->arena, &names, say_word(composer, WORD_LIST_BETWEEN));
  bool named = names.len <= NOT_FOR_NAMED;
  paragraph_add(composer, parent, "small", named ? say_2(composer, WORD_ITEM_NOT_FOR_NAMED, count, said)
                                                 : say_1(composer, WORD_ITEM_NOT_FOR, count));
}

BLOCK(block_item_units) {
  size_t from, until, rows = 0;
  summary_range(composer, &from, &until);
  for (size_t i = from; i < until; i++) rows += item_is_for(composer, summary_at(composer, i));
  if (from == until) return false;
  if (rows == 0) {
    not_for_add(composer, parent, from, until);
    return true;
  }
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_STATE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) points_columns(&columns);
  Text caption = option_caption(composer, use, WORD_CAPTION_ITEM_UNITS, rows);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = from; i < until; i++)
    if (item_is_for(composer, summary_at(composer, i))) item_unit_row(composer, table, summary_at(composer, i));
  not_for_add(composer, parent, from, until);
  return true;
}

/* ---- All items: rows that every unit passes or fails are candidates to drop ---- */

static const State item_states[] = {STATE_PASS, STATE_PARTIAL, STATE_FAIL, STATE_PENDING};
enum { ITEM_STATES = sizeof item_states / sizeof *item_states };

static int64_t count_state(const Composer *composer, uint32_t item, State state) {
  int64_t count = 0;
  for (size_t i = 0; i < summary_count(composer); i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    count += summary->applies && summary->states && summary->states[item] == (uint8_t)state;
  }
  return count;
}

static void item_row(Composer *composer, DocNode *table, uint32_t index) {
  const PackItem *item = item_at(composer, index);
  DocNode *row = row_add(composer, table);
  Sums sums;
  sums_of_item(composer, index, &sums);
  cell_link(composer, row, LINK_SITE, item_page(composer->arena, item->id), item->id);
  cell_text(composer, row, say_item(composer, item));
  for (int i = 0; i < ITEM_STATES; i++) cell_count(composer, row, count_state(composer, index, item_states[i]));
  cell_number(composer, row, say_completion(composer, sums.leaves_done, sums.leaves_due));
}

BLOCK(block_items) {
  const Pack *pack = composer->data->pack;
  if (!pack->items.len) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TITLE, ALIGN_LEFT);
  for (int i = 0; i < ITEM_STATES; i++)
    column_add(&columns, (Word)(WORD_STATE_PASS + (int)item_states[i]), ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  Text caption = option_caption(composer, use, WORD_CAPTION_ITEMS, pack->items.len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < pack->items.len; i++) item_row(composer, table, (uint32_t)i);
  return true;
}
