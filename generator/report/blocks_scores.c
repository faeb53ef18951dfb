/* SPDX-License-Identifier: MIT
 *
 * The points of all units, item by item: the sheet that is handed round where points are discussed.
 * Takes: a composer and a use of the block. Gives: tables below `parent`, or false in a pack without points.
 */
#include "report/report_in.h"

/* Items side by side; with the unit, and in the last table what comes of them, as many as a turned sheet holds. */
enum { SCORES_COLUMNS = 12 };

/* Items that bring points to somebody: the others have their state in the matrix. */
static ItemNumbers items_with_points(const Composer *composer) {
  const Pack *pack = composer->data->pack;
  ItemNumbers list = {0};
  for (uint32_t i = 0; i < pack->items.len; i++) {
    bool any = false;
    for (size_t k = 0; k < summary_count(composer); k++) any |= summary_at(composer, k)->items[i].full != 0;
    if (any) *list_add(composer->arena, &list) = i;
  }
  return list;
}

/* What an item is worth at most: to some class it may be worth less. */
static Points full_of(const Composer *composer, uint32_t item) {
  Points full = 0;
  for (size_t k = 0; k < summary_count(composer); k++) {
    Points here = summary_at(composer, k)->items[item].full;
    full = here > full ? here : full;
  }
  return full;
}

static bool any_grade(const Composer *composer) {
  for (size_t k = 0; k < summary_count(composer); k++)
    if (summary_at(composer, k)->grade.len) return true;
  return false;
}

typedef struct Shape {
  const ItemNumbers *items;
  size_t from, until; /* of items */
  bool last, grades;  /* the score, the rank and the grade stand behind the last item */
} Shape;

static DocNode *scores_table(Composer *composer, DocNode *parent, Text caption, const Shape *shape) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  for (size_t i = shape->from; i < shape->until; i++)
    column_titled(&columns, item_at(composer, shape->items->at[i])->id, ALIGN_RIGHT);
  if (shape->last) column_add(&columns, WORD_HEAD_FINAL, ALIGN_RIGHT);
  if (shape->last) column_add(&columns, WORD_HEAD_RANK, ALIGN_RIGHT);
  if (shape->last && shape->grades) column_add(&columns, WORD_HEAD_GRADE, ALIGN_LEFT);
  return table_add(composer, parent, "results", caption, &columns);
}

static void full_row(Composer *composer, DocNode *table, const Shape *shape) {
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, say_word(composer, WORD_HEAD_FULL));
  for (size_t i = shape->from; i < shape->until; i++) cell_points(composer, row, full_of(composer, shape->items->at[i]));
  if (!shape->last) return;
  for (int i = 0; i < 2; i++) cell_number(composer, row, say_word(composer, WORD_NOTHING));
  if (shape->grades) cell_text(composer, row, say_word(composer, WORD_NOTHING));
}

/* "3.5 (+2)": what waits for a mark, or for eyes, may come to it. */
static void points_cell(Composer *composer, DocNode *row, const UnitSummary *summary, uint32_t item) {
  const Sums *sums = &summary->items[item];
  bool none = !summary->applies || !sums->full || sums->not_applicable == sums->full;
  Text said = none ? say_word(composer, WORD_NOTHING) : say_points(composer, sums->confirmed);
  if (!none && sums->pending) said = say_2(composer, WORD_SCORE_WAITS, said, say_points(composer, sums->pending));
  cell_number(composer, row, said);
}

static void scores_row(Composer *composer, DocNode *table, const UnitSummary *summary, const Shape *shape) {
  const Unit *unit = unit_at(composer, summary->unit);
  DocNode *row = row_add(composer, table);
  cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  for (size_t i = shape->from; i < shape->until; i++) points_cell(composer, row, summary, shape->items->at[i]);
  if (!shape->last) return;
  bool counts = summary->applies && summary->sums.full != summary->sums.not_applicable;
  cell_number(composer, row, counts ? say_points(composer, summary->final.score) : say_word(composer, WORD_NOTHING));
  cell_number(composer, row, unit_has_place(summary) ? say_count(composer, summary->rank) : say_word(composer, WORD_NOTHING));
  if (shape->grades) cell_text(composer, row, say_grade_brief(composer, summary));
}

BLOCK(block_scores) {
  size_t from, until;
  summary_range(composer, &from, &until);
  ItemNumbers items = items_with_points(composer);
  if (!pack_scored(composer) || from == until || !items.len) return false;
  size_t wide = items_abreast(items.len, SCORES_COLUMNS);
  for (size_t item = 0; item < items.len; item += wide) {
    size_t end = items.len - item > wide ? item + wide : items.len;
    const Shape shape = {&items, item, end, end == items.len, any_grade(composer)};
    Text caption = option_caption(composer, use, WORD_CAPTION_POINTS, until - from);
    if (wide < items.len)
      caption = say_3(composer, WORD_CAPTION_MATRIX_PART, caption, item_at(composer, items.at[item])->id,
                      item_at(composer, items.at[end - 1])->id);
    if (composer->data->on_paper) items_named(composer, parent, &items, item, end);
    if (!item) paragraph_add(composer, parent, "small", say_word(composer, WORD_SCORES_KEY));
    DocNode *table = scores_table(composer, parent, caption, &shape);
    full_row(composer, table, &shape);
    for (size_t i = from; i < until; i++) scores_row(composer, table, summary_at(composer, i), &shape);
  }
  return true;
}
