/* SPDX-License-Identifier: MIT
 *
 * How the final score of a unit comes about, a line for each step: sections by weight, what does not apply, bonus, bounds.
 * Takes: a composer and a use of the block. Gives: a table below `parent`, or false where the score is the sum of the items.
 */
#include "report/report_in.h"

static void step_add(Composer *composer, DocNode *table, Text step, Points points) {
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, step);
  cell_points(composer, row, points);
}

static bool in_weighted(const Pack *pack, const PackItem *item) {
  return item->section_index < pack->sections.len && pack->sections.at[item->section_index].weight.of;
}

/* A line of cuts, which stands apart from the items that it takes from; in a section with a weight within its points. */
static bool is_line(const Pack *pack, const PackItem *item, bool weighted) {
  return item->minus.len && in_weighted(pack, item) == weighted;
}

static const PartResult *line_of(const Composer *composer, uint32_t item) {
  return &composer->data->result->items.at[item].parts.at[0];
}

static bool cuts_beyond(const Composer *composer, uint32_t item) {
  return part_cuts_beyond(&item_at(composer, item)->parts.at[0], line_of(composer, item));
}

static bool line_says(const Composer *composer, uint32_t item) {
  return composer->data->result->items.at[item].sums.confirmed || cuts_beyond(composer, item);
}

/* "5.1 Reprimands", and where it asks for more than is there, what was left. */
static Text line_said(const Composer *composer, uint32_t item) {
  const PackItem *line = item_at(composer, item);
  Text name = text_format(composer->arena, "%.*s %.*s", TEXT_ARG(line->id), TEXT_ARG(line->title));
  if (!cuts_beyond(composer, item)) return name;
  TextList said = {0};
  *list_add(composer->arena, &said) = name;
  *list_add(composer->arena, &said) = word_left(composer->arena, line_of(composer, item), composer->lang);
  return text_join(composer->arena, &said, say_word(composer, WORD_COLON));
}

/* "50", or "(50 − 10)" of a section with lines; these are named behind: "; M Cuts: -10". */
static Text section_got(const Composer *composer, uint32_t section, Points confirmed, Text *lines) {
  const Pack *pack = composer->data->pack;
  TextList named = {0};
  Points taken = 0;
  for (uint32_t i = 0; i < pack->items.len; i++) {
    if (pack->items.at[i].section_index != section || !pack->items.at[i].minus.len || !line_says(composer, i)) continue;
    Points points = composer->data->result->items.at[i].sums.confirmed;
    taken -= points;
    *list_add(composer->arena, &named) = say_2(composer, WORD_FINAL_LINE, line_said(composer, i), say_points(composer, points));
  }
  *lines = text_join(composer->arena, &named, say_word(composer, WORD_SEMICOLON));
  if (!taken) return say_points(composer, confirmed);
  return say_2(composer, WORD_FINAL_LESS, say_points(composer, confirmed + taken), say_points(composer, taken));
}

/* "Work: 85 × 30%", "Work: 12 × 20 ÷ 16 × 30%" where 4 points do not apply: each weighted section. Gives their sum. */
static Points sections_add(Composer *composer, DocNode *table) {
  const Pack *pack = composer->data->pack;
  Points sum = 0;
  for (uint32_t i = 0; i < pack->sections.len; i++) {
    const PackSection *section = &pack->sections.at[i];
    Sums sums;
    Text lines;
    if (!section->weight.of) continue;
    sums_of_section(composer, i, &sums);
    Text got = section_got(composer, i, sums.confirmed, &lines);
    TextList said = {0};
    *list_add(composer->arena, &said) = say_section_count(composer, section, got, &sums);
    if (lines.len) *list_add(composer->arena, &said) = lines;
    section_count(section, &sums, pack->precision);
    sum += sums.confirmed;
    step_add(composer, table, text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)), sums.confirmed);
  }
  return sum;
}

/* What lines take that stand for themselves, together: 0 or less. */
static Points lowered(const Composer *composer, bool *any) {
  const Pack *pack = composer->data->pack;
  Points sum = 0;
  *any = false;
  for (uint32_t i = 0; i < pack->items.len; i++) {
    if (!is_line(pack, &pack->items.at[i], false)) continue;
    sum += composer->data->result->items.at[i].sums.confirmed;
    *any |= line_says(composer, i);
  }
  return sum;
}

/* In the order in which they take: those of sections, then those of the total. */
static void minus_add(Composer *composer, DocNode *table, bool total) {
  const Pack *pack = composer->data->pack;
  for (uint32_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    if (!is_line(pack, item, false) || text_is(item->minus, "total") != total || !line_says(composer, i)) continue;
    step_add(composer, table, line_said(composer, i), composer->data->result->items.at[i].sums.confirmed);
  }
}

static void base_add(Composer *composer, DocNode *table, const Final *final) {
  bool weighted = pack_weighted(composer), any;
  Points minus = lowered(composer, &any), rest = final->base - minus - (weighted ? sections_add(composer, table) : 0);
  if (!weighted) step_add(composer, table, say_word(composer, WORD_FINAL_ITEMS), rest);
  else if (rest) step_add(composer, table, say_word(composer, WORD_FINAL_REST), rest);
  minus_add(composer, table, false);
  minus_add(composer, table, true);
  if (weighted || any) step_add(composer, table, say_word(composer, WORD_FINAL_SUM), final->base);
}

/* "V1 False record (veto): no points from A, B". */
static void effects_add(Composer *composer, DocNode *table, const UnitSummary *summary) {
  const Pack *pack = composer->data->pack;
  for (uint32_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    if (!effect_holds(item, (State)summary->states[i]) || (!item->effect.zero_all && !item->effect.zero.len)) continue;
    TextList said = {0};
    *list_add(composer->arena, &said) = text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(say_item(composer, item)));
    *list_add(composer->arena, &said) = say_effect(composer, item);
    Text step = text_join(composer->arena, &said, say_word(composer, WORD_COLON));
    if (item->effect.zero_all) {
      DocNode *row = row_add(composer, table);
      cell_text(composer, row, step);
      cell_number(composer, row, say_word(composer, WORD_NOTHING));
    } else {
      step_add(composer, table, step, final_taken(pack, summary, i));
    }
  }
}

/* "12", "95.333%" */
static Text peer_value(Composer *composer, const PackPeer *peer, Points value) {
  return text_format(composer->arena, "%.*s%.*s", TEXT_ARG(say_points(composer, value)), TEXT_ARG(peer->sign));
}

/* "Income: place 2 of 24 (the first 1/3: to place 8)" */
static Text place_said(Composer *composer, const PackPeer *peer, const PeerResult *result) {
  Text place = say_count(composer, result->place), of = say_count(composer, result->of);
  Text said = peer->of_number
                  ? say_4(composer, WORD_FINAL_PLACE_NUMBER, peer->title, place, of, peer_value(composer, peer, result->value))
                  : say_3(composer, WORD_FINAL_PLACE, peer->title, place, of);
  for (size_t i = 0; i < peer->shares.len; i++) {
    int64_t last = peer_share_places(&peer->shares.at[i], result->of);
    if (result->place <= last)
      return say_3(composer, WORD_FINAL_PLACE_SHARE, said, peer->shares.at[i].text, say_count(composer, last));
  }
  return said;
}

static Text peer_said(Composer *composer, const PackPeer *peer, const PeerResult *result) {
  if (!result->counts) return say_1(composer, WORD_FINAL_NO_NUMBER, peer->title);
  if (!peer->mean) return place_said(composer, peer, result);
  Text own = peer_value(composer, peer, result->value), other = peer_value(composer, peer, result->mean);
  if (peer->share_of_best) return say_3(composer, WORD_FINAL_BEST, peer->title, own, other);
  return say_4(composer, WORD_FINAL_MEAN, peer->title, own, other, say_difference(composer, peer, result));
}

/* "Income: place 2 of 24", "Income: 82.5, mean of the class 80.333" */
static void peers_add(Composer *composer, DocNode *table, const UnitSummary *summary) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < pack->peers.len; i++) {
    const PackPeer *peer = &pack->peers.at[i];
    const PeerResult *result = &summary->peers[i];
    bool unknown = peer->of_number && !result->own.known && summary->applies;
    if (result->counts || unknown) step_add(composer, table, peer_said(composer, peer, result), result->points);
  }
}

static void bounds_add(Composer *composer, DocNode *table, Points before, const Final *final) {
  if (final->score < before)
    step_add(composer, table, say_1(composer, WORD_FINAL_MOST, say_points(composer, composer->data->pack->most)), final->score);
  if (final->score > before)
    step_add(composer, table, say_1(composer, WORD_FINAL_LEAST, say_points(composer, composer->data->pack->least)), final->score);
}

/* What does not apply, bonus, and points by rank or mean. */
static void additions_add(Composer *composer, DocNode *table, const UnitSummary *summary) {
  const Final *final = &summary->final;
  Points full = summary->sums.full, got = final->base + final->zeroed - final->cuts;
  if (composer->data->pack->rescale && final->possible != full) {
    step_add(composer, table,
             say_4(composer, WORD_FINAL_RESCALED, say_points(composer, got), say_points(composer, full),
                   say_points(composer, final->possible), say_points(composer, full - final->possible)),
             final->rescaled - final->cuts);
    if (final->cuts) step_add(composer, table, say_word(composer, WORD_FINAL_CUTS), final->cuts);
  }
  if (pack_has_bonus(composer->data->pack)) step_add(composer, table, say_word(composer, WORD_LABEL_BONUS), final->bonus);
  peers_add(composer, table, summary);
}

/* "72.864, rounded to 0.01", and what bounds make of it. */
static void ends_add(Composer *composer, DocNode *table, const Final *final) {
  const Pack *pack = composer->data->pack;
  Points sum = final->nothing ? 0 : final->rescaled + final->bonus + final->peers, rounded = final_rounded(pack, sum);
  Text said = say_2(composer, WORD_FINAL_ROUNDED, say_points(composer, sum), say_points(composer, pack->round_final));
  if (rounded != sum) step_add(composer, table, said, rounded);
  bounds_add(composer, table, rounded, final);
}

static void steps_add(Composer *composer, DocNode *table, const UnitSummary *summary) {
  const Final *final = &summary->final;
  base_add(composer, table, final);
  effects_add(composer, table, summary);
  if (!final->nothing) additions_add(composer, table, summary); /* to a unit that has no points nothing is added */
  ends_add(composer, table, final);
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, say_word(composer, WORD_LABEL_FINAL));
  cell_number(composer, row, say_final(composer, final));
}

BLOCK(block_final) {
  const UnitSummary *summary = composer->data->summary;
  bool counts = composer->data->result->applies && summary->sums.full != summary->sums.not_applicable;
  bool any;
  lowered(composer, &any);
  if (!counts || (!pack_has_final(composer->data->pack) && !any)) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_STEP, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_POINTS, ALIGN_RIGHT);
  Text caption = option_text(use, "caption", say_word(composer, WORD_CAPTION_FINAL));
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  steps_add(composer, table, summary);
  return true;
}
