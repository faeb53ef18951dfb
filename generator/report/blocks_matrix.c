/* SPDX-License-Identifier: MIT
 *
 * The matrix of units and items.
 * Takes: a composer and a use of the block. Gives: tables below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

/* Items side by side: more would be too narrow to read on paper turned sideways, so a table follows a table. */
enum { MATRIX_COLUMNS = 14 };

/* ---- Matrix ---- */

static DocNode *matrix_table(Composer *composer, DocNode *parent, Text caption, uint32_t from, uint32_t until) {
  Arena *arena = composer->arena;
  size_t count = until - from + 1;
  DocColumn *columns = arena_alloc(arena, count * sizeof *columns);
  columns[0] = (DocColumn){ALIGN_LEFT, 0};
  for (size_t i = 1; i < count; i++) columns[i] = (DocColumn){ALIGN_CENTER, 0};
  DocNode *table = doc_add_table(arena, parent, columns, count, 1);
  table->klass = TEXT("results");
  table->title = caption;
  DocNode *head = row_add(composer, table);
  cell_text(composer, head, say_word(composer, WORD_HEAD_UNIT));
  for (uint32_t item = from; item < until; item++) {
    Text id = item_at(composer, item)->id;
    cell_link(composer, head, LINK_SITE, item_page(arena, id), id);
  }
  return table;
}

/* On paper nothing is drawn before a word in the look of a state: there its sign is text. */
static Text signed_text(const Composer *composer, State state, const char *between, Text text) {
  if (!composer->data->on_paper) return text;
  return text_format(composer->arena, "%.*s%s%.*s", TEXT_ARG(state_sign(state)), between, TEXT_ARG(text));
}

/* "3/4" in the look of its state: the shape before it and the number say the same as the colour. */
static void matrix_cell(Composer *composer, DocNode *row, const UnitSummary *summary, uint32_t item) {
  const Sums *sums = &summary->items[item];
  State state = summary->applies ? (State)summary->states[item] : STATE_NOT_APPLICABLE;
  DocNode *paragraph = cell_add(composer, row);
  bool early = summary->applies && done_early(summary, item);
  if (state == STATE_NOT_APPLICABLE) {
    doc_add_text(composer->arena, paragraph, say_word(composer, WORD_NOTHING));
    return;
  }
  bool counted = sums->leaves_due > 0;
  Text said = counted ? say_ratio(composer, sums->leaves_done, sums->leaves_due)
                      : say_state(composer, item_at(composer, item), state, early);
  state_add(composer, paragraph, early_look(state, early), signed_text(composer, early_look(state, early), "", said));
  if (is_waived(summary, item)) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_WAIVED_SIGN));
}

static void matrix_row(Composer *composer, DocNode *table, const UnitSummary *summary, uint32_t from, uint32_t until) {
  const Unit *unit = unit_at(composer, summary->unit);
  DocNode *row = row_add(composer, table);
  cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  for (uint32_t item = from; item < until; item++) matrix_cell(composer, row, summary, item);
}

static bool concerns_any(const Composer *composer, size_t from, size_t until, uint32_t item) {
  for (size_t i = from; i < until; i++) {
    const UnitSummary *summary = summary_at(composer, i);
    if (summary->applies && summary->states[item] != STATE_NOT_APPLICABLE) return true;
  }
  return false;
}

size_t items_abreast(size_t items, size_t most) {
  size_t tables = (items + most - 1) / most;
  return (items + tables - 1) / tables;
}

void items_named(Composer *composer, DocNode *parent, const ItemNumbers *items, size_t from, size_t until) {
  TextList names = {0};
  for (size_t i = from; i < until; i++) {
    const PackItem *item = item_at(composer, items->at[i]);
    *list_add(composer->arena, &names) = text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(item->title));
  }
  paragraph_add(composer, parent, "small", text_join(composer->arena, &names, say_word(composer, WORD_SEMICOLON)));
}

static bool any_waived(const Composer *composer, size_t from, size_t until, uint32_t items) {
  for (size_t i = from; i < until; i++)
    for (uint32_t item = 0; item < items; item++) {
      const UnitSummary *summary = summary_at(composer, i);
      if (summary->applies && summary->states[item] != STATE_NOT_APPLICABLE && is_waived(summary, item)) return true;
    }
  return false;
}

static void waived_key(Composer *composer, DocNode *parent) {
  paragraph_add(composer, parent, "small", say_1(composer, WORD_WAIVED_KEY, say_word(composer, WORD_WAIVED_SIGN)));
}

BLOCK(block_matrix) {
  size_t from, until;
  uint32_t items = (uint32_t)composer->data->pack->items.len;
  summary_range(composer, &from, &until);
  while (items && !concerns_any(composer, from, until, items - 1)) items--;
  int64_t most = option_number(use, "most", 0); /* beside other tables a long one would bury them, a turned sheet part them */
  bool left_out = most > 0 && (composer->data->on_paper || summary_count(composer) > (size_t)most);
  bool parts = composer->data->on_paper && items > MATRIX_COLUMNS;
  if (from == until || items == 0 || left_out) return false;
  uint32_t wide = (uint32_t)items_abreast(items, MATRIX_COLUMNS);
  ItemNumbers all = {0};
  for (uint32_t item = 0; item < items; item++) *list_add(composer->arena, &all) = item;
  bool waived = any_waived(composer, from, until, items);
  bool before = composer->data->on_paper; /* behind a turned sheet it would have a page of its own */
  if (waived && before) waived_key(composer, parent);
  for (uint32_t item = 0; item < items; item += wide) {
    uint32_t end = items - item > wide ? item + wide : items;
    Text name = option_caption(composer, use, WORD_CAPTION_MATRIX, until - from);
    Text caption = say_3(composer, WORD_CAPTION_MATRIX_PART, name, item_at(composer, item)->id, item_at(composer, end - 1)->id);
    if (parts) doc_add_heading(composer->arena, parent, 2, caption);
    if (composer->data->on_paper) items_named(composer, parent, &all, item, end);
    DocNode *table = matrix_table(composer, parent, parts ? TEXT_NONE : caption, item, end);
    for (size_t i = from; i < until; i++) matrix_row(composer, table, summary_at(composer, i), item, end);
  }
  if (waived && !before) waived_key(composer, parent);
  return true;
}

/* What the signs of a matrix mean: each state in its own look. */
BLOCK(block_legend) {
  (void)use;
  DocNode *paragraph = doc_add(composer->arena, parent, DOC_PARAGRAPH);
  for (int state = 0; state < STATE_COUNT; state++) {
    if (state) doc_add_text(composer->arena, paragraph, composer->data->on_paper ? say_word(composer, WORD_SEMICOLON) : TEXT(" "));
    state_add(composer, paragraph, (State)state,
              signed_text(composer, (State)state, " ", word_state((State)state, composer->lang)));
  }
  return true;
}
