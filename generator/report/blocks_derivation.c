/* SPDX-License-Identifier: MIT
 *
 * The derivation: how every point of a unit came about, down to the paper and its line, so that a pencil gets the same.
 * Takes: a composer and a use of the block. Gives: headings, formulas and tables below `parent`.
 */
#include "report/report_in.h"

#include <string.h>

static void clause_add(Composer *composer, DocNode *paragraph, Text said) {
  if (!said.len) return;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_SEMICOLON));
  doc_add_text(composer->arena, paragraph, said);
}

/* ---- Formulas ---- */

/* Printed as a product only where the product is the result; steps and all-or-nothing say what k of n brings. */
static Text formula_computed(const Composer *composer, const PackPart *part, const PartResult *result) {
  if (part->valued != VALUED_BY_NUMBER) return formula_valued(composer, part, result);
  Points precision = composer->data->pack->precision > 0 ? composer->data->pack->precision : 1;
  Text points = say_points(composer, part->points), got = say_points(composer, result->computed);
  Text done = say_count(composer, result->share_done), due = say_count(composer, result->share_due);
  Text late = say_count(composer, result->share_late), late_share = points_text(composer->arena, POINTS_ONE - part->late_cut);
  if (result->share_late && part->partial == PARTIAL_SHARE) {
    Text in_time = say_count(composer, result->share_done - result->share_late);
    done = text_format(composer->arena, "(%.*s + %.*s × %.*s)", TEXT_ARG(in_time), TEXT_ARG(late), TEXT_ARG(late_share));
    return say_4(composer, WORD_FORMULA_SHARE, points, done, due, got);
  }
  if (result->share_late) done = say_3(composer, WORD_FORMULA_LATE, done, late, late_share);
  else if (points_share(part->points, result->share_done, result->share_due, precision) == result->computed)
    return say_4(composer, WORD_FORMULA_SHARE, points, done, due, got);
  return say_4(composer, WORD_FORMULA_STEP, done, due, got, points);
}

/* 70% × 18 + 20% × 17 + 10% × not yet = 16 */
static Text formula_mix(const Composer *composer, const PackPart *part, const PartResult *result, MarkRange marks) {
  TextList terms = {0};
  for (size_t i = 0; i < part->mix.len; i++) {
    const Mark *mark = NULL;
    for (size_t k = marks.from; k < marks.until; k++) {
      const Mark *one = &composer->data->marks->all.at[k];
      if (!one->each.len && text_equal(one->mode, part->mix.at[i].mode)) mark = one;
    }
    Text weight = say_weight(composer, part->mix.at[i].weight * POINTS_ONE / 100);
    Text value = !mark          ? say_word(composer, WORD_MARK_NOT_YET)
                 : mark->worded ? say_points(composer, !mark->approved ? 0 : part->mark_full ? part->mark_full : part->points)
                                : say_points(composer, mark->value);
    *list_add(composer->arena, &terms) = say_2(composer, WORD_FORMULA_MIX, weight, value);
  }
  Text sum = text_join(composer->arena, &terms, TEXT(" + ")), got = say_points(composer, result->sums.confirmed);
  if (part->mark_full)
    return say_4(composer, WORD_FORMULA_SHARE, say_points(composer, part->points), say_1(composer, WORD_FORMULA_BRACKETS, sum),
                 say_points(composer, part->mark_full), got);
  return say_2(composer, WORD_FORMULA_EQUALS, sum, got);
}

/* Papers bring nothing themselves: "waits for a mark from 0 to 10", whatever else is missing. */
static Text formula_unmarked(const Composer *composer, const PackPart *part, const PartResult *result) {
  Text points = say_points(composer, part->points);
  if (result->sums.pending) return say_1(composer, WORD_FORMULA_WAITS, points);
  return result->sums.lost ? say_1(composer, WORD_FORMULA_NO_PAPERS, points) : TEXT_NONE;
}

static Text formula_of(const Composer *composer, const PackPart *part, const PartResult *result, MarkRange marks) {
  if (part->mix.len && result->mark) return formula_mix(composer, part, result, marks);
  Text points = say_points(composer, part->points);
  bool number = result->mark && !result->mark->worded;
  if (result->overridden && number)
    return say_2(composer, WORD_FORMULA_MARK, say_mark(composer, result->mark), say_points(composer, result->computed));
  if (part->miss_cost && number)
    return say_4(composer, WORD_FORMULA_MISSES, say_mark(composer, result->mark), say_points(composer, part->miss_cost),
                 say_points(composer, result->sums.confirmed), points);
  if (part->mark_full && number)
    return say_4(composer, WORD_FORMULA_SHARE, points, say_mark(composer, result->mark), say_points(composer, part->mark_full),
                 say_points(composer, result->sums.confirmed));
  if (part->mark_bands.len && number)
    return say_3(composer, WORD_FORMULA_VALUE, say_mark(composer, result->mark), say_points(composer, result->sums.confirmed),
                 points);
  if (part->kind != PART_COMPUTED && result->mark)
    return say_2(composer, WORD_FORMULA_MARKED, say_points(composer, result->sums.confirmed), points);
  if (part->kind == PART_REVIEW && !result->mark) return formula_unmarked(composer, part, result);
  if (part->kind != PART_COMPUTED && part->markable && result->state == STATE_PENDING && !part->floor)
    return say_1(composer, WORD_FORMULA_WAITS, points);
  return result->share_due > 0 ? formula_computed(composer, part, result) : TEXT_NONE;
}

static Text left_said(const Composer *composer, const PartResult *result) {
  if (!result->sums.confirmed) return say_word(composer, WORD_FORMULA_LEFT_NONE);
  return say_1(composer, WORD_FORMULA_LEFT, say_points(composer, -result->sums.confirmed));
}

/* Behind what the line says already: "; 3 x 2/3 = 2; confirmed 2 + lost 1 = 3". */
static void formula_add(Composer *composer, DocNode *paragraph, const PackPart *part, const PartResult *result,
                        MarkRange marks) {
  bool beyond = part_cuts_beyond(part, result);
  bool nothing = part->points == 0 && result->sums.full == 0 && !result->sums.lost && !result->sums.confirmed;
  if (!pack_scored(composer) || (nothing && !beyond)) return;
  if (result->state == STATE_NOT_APPLICABLE) return;
  Text formula = formula_of(composer, part, result, marks);
  bool zeroed = result->zero == ZERO_HELD && formula.len; /* what it would have come to counts no more */
  Text zero = say_zero(composer, part, result);
  clause_add(composer, paragraph, zeroed ? say_2(composer, WORD_ZERO_ELSE, zero, formula) : formula);
  if (result->counted.len) clause_add(composer, paragraph, say_1(composer, WORD_FORMULA_COUNTED, result->counted));
  if (part->kind == PART_BONUS && part->floor < 0)
    clause_add(composer, paragraph,
               say_2(composer, WORD_FORMULA_BETWEEN, say_points(composer, part->floor), say_points(composer, part->points)));
  if (beyond) clause_add(composer, paragraph, left_said(composer, result));
  if (!zeroed) clause_add(composer, paragraph, zero);
  clause_add(composer, paragraph, say_parts_of_full(composer, &result->sums, part->kind == PART_BONUS));
}

/* 3 + 1.5 = 4.5: the item is the sum of its parts. */
static void item_formula_add(Composer *composer, DocNode *paragraph, uint32_t index, const ItemResult *result) {
  const PackItem *item = item_at(composer, index);
  if (item->parts.len == 1)
    formula_add(composer, paragraph, &item->parts.at[0], &result->parts.at[0], marks_of_part(composer, index, 0));
  if (!pack_scored(composer) || result->parts.len < 2 || result->sums.full == 0) return;
  TextList terms = {0};
  for (size_t i = 0; i < result->parts.len; i++)
    *list_add(composer->arena, &terms) = say_points(composer, result->parts.at[i].sums.confirmed);
  Text sum = say_2(composer, WORD_FORMULA_EQUALS, text_join(composer->arena, &terms, TEXT(" + ")),
                   say_points(composer, result->sums.confirmed));
  clause_add(composer, paragraph, say_1(composer, WORD_SCORE_CONFIRMED_SUM, sum));
}

/* ---- One part ---- */

/* "there: Readme with a section "install"; 2017-07-05; limit 2017-07-31; README.md:7". A line each, not a table: most parts have
 * one or two leaves, and a scorecard is printed for every unit. */
static void leaf_add(Composer *composer, DocNode *list, const PackPart *part, const Leaf *leaf) {
  DocNode *paragraph = doc_add(composer->arena, doc_add(composer->arena, list, DOC_ITEM), DOC_PARAGRAPH);
  TextList said = {0};
  state_add(composer, paragraph, leaf_look(leaf), say_leaf_state(composer, leaf));
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COLON));
  Text label = say_leaf(composer, leaf), reason = TEXT_NONE;
  if (leaf->reason != REASON_NONE && !late_told(composer, leaf)) reason = derivation_reason(composer, leaf);
  *list_add(composer->arena, &said) = label;
  if (reason.len && !text_equal(reason, say_word(composer, WORD_NOTHING))) *list_add(composer->arena, &said) = reason;
  if (!reason.len && leaf->value.len) *list_add(composer->arena, &said) = say_1(composer, WORD_LEAF_VALUE, leaf->detail);
  Text points = say_leaf_points(composer, part, leaf);
  if (points.len) *list_add(composer->arena, &said) = points;
  Text limit = leaf->on == leaf->by ? TEXT_NONE : label; /* "not later than" that day does not say that it was then */
  if (!day_told(composer, leaf->on, limit, reason)) *list_add(composer->arena, &said) = say_day(composer, leaf->on);
  if (!day_told(composer, leaf->by, label, reason))
    *list_add(composer->arena, &said) = say_1(composer, WORD_LIMIT_DAY, say_day(composer, leaf->by));
  doc_add_text(composer->arena, paragraph, text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)));
  for (size_t i = 0; i < leaf->evidence.len;) {
    doc_add_text(composer->arena, paragraph, say_word(composer, WORD_SEMICOLON));
    if (!i && leaf_is_asked(leaf)) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_ASKED_IN));
    const EvidenceRef *ref = &leaf->evidence.at[i];
    i = evidence_add(composer, paragraph, &leaf->evidence, i);
    if (leaf->unread && ref->unread) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_NOT_READ));
  }
}

static Text part_name(const PackItem *item, const PackPart *part, Arena *arena) {
  Text title = part->title.len ? part->title : item->title;
  return text_format(arena, "%.*s/%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(part->id), TEXT_ARG(title));
}

/* What was looked for stands above, as a question; of the judgement itself its points: "marked: 7 of 10". */
static void tell_points(const Composer *composer, const PackPart *part, const PartResult *result, Leaf *leaf) {
  bool scored = pack_scored(composer) && part->kind == PART_REVIEW && part->points && result->mark;
  if (!scored || !leaf->of_mark || leaf->state != LEAF_DONE) return;
  Text got = say_points(composer, result->sums.confirmed);
  leaf->label = say_2(composer, WORD_LEAF_MARKED_OF, got, say_points(composer, part->points));
}

/* With the limits that the lists say. */
static Leaves leaves_told(const Composer *composer, const PackPart *part, const PartResult *result, Day waived_until) {
  Leaves told = {0};
  for (size_t i = 0; i < result->leaves.len; i++) {
    Leaf *leaf = list_add(composer->arena, &told);
    *leaf = result->leaves.at[i];
    leaf->by = leaf_limit(leaf, waived_until);
    tell_points(composer, part, result, leaf);
  }
  return told;
}

static void leaves_add(Composer *composer, DocNode *parent, const PackPart *part, const PartResult *result, Day waived_until) {
  if (!result->leaves.len) return;
  Leaves leaves = leaves_told(composer, part, result, waived_until);
  if (composer->data->on_paper) {
    leaves_on_paper(composer, parent, part, &leaves);
    return;
  }
  DocNode *list = doc_add(composer->arena, parent, DOC_LIST);
  list->tight = true;
  for (size_t i = 0; i < leaves.len; i++) leaf_add(composer, list, part, &leaves.at[i]);
}

static Text mode_said(const Composer *composer, const Mark *mark, const PackPart *part) {
  Text title = mode_title(composer, mark->mode);
  for (size_t i = 0; i < part->mix.len; i++)
    if (text_equal(part->mix.at[i].mode, mark->mode))
      return say_2(composer, WORD_MARK_WEIGHS, title, say_weight(composer, part->mix.at[i].weight * POINTS_ONE / 100));
  bool decides = mark_decides(composer->data->marks, part, mark);
  return decides ? say_1(composer, WORD_MARK_DECIDES, title) : title;
}

/* "3 ballots: yes, yes, no" */
static Text votes_said(const Composer *composer, const Mark *mark, const TextList *values) {
  return say_2(composer, WORD_MARK_VOTES, say_count(composer, (int64_t)mark->ballot_count),
               text_join(composer->arena, values, say_word(composer, WORD_LIST_BETWEEN)));
}

/* "mean of 3 ballots: 17, 18, 18.5" */
static Text ballots_said(const Composer *composer, const Mark *mark) {
  TextList values = {0};
  for (size_t i = 0; i < mark->ballot_count; i++)
    *list_add(composer->arena, &values) = say_mark(composer, &mark->ballots[i]);
  Word word = mark->ballot_count < 3             ? WORD_MARK_BALLOTS
              : mark->combine == COMBINE_TRIMMED ? WORD_MARK_BALLOTS_TRIMMED
              : mark->combine == COMBINE_NEAREST ? WORD_MARK_BALLOTS_NEAREST
                                                 : WORD_MARK_BALLOTS;
  if (mark->unsettled.len) return say_1(composer, WORD_BALLOTS, say_count(composer, (int64_t)mark->ballot_count));
  if (mark->worded) return votes_said(composer, mark, &values);
  return say_2(composer, word, say_count(composer, (int64_t)mark->ballot_count),
               text_join(composer->arena, &values, say_word(composer, WORD_LIST_BETWEEN)));
}

/* "Mark: committee (decides): 1.5; computed 2; by ..., 2017-07-01; remark" */
static void mark_add(Composer *composer, DocNode *parent, const Mark *mark, const PackPart *part, const PartResult *result) {
  TextList said = {0};
  Text name = mode_said(composer, mark, part);
  if (mark->each.len) name = say_2(composer, WORD_BRACKETS, name, mark->each);
  *list_add(composer->arena, &said) = say_2(composer, WORD_MARK_LINE, name, say_mark(composer, mark));
  if (part->kind == PART_COMPUTED && !mark->worded && pack_scored(composer))
    *list_add(composer->arena, &said) = say_1(composer, WORD_MARK_BESIDE, say_points(composer, result->computed));
  if (mark->combine) *list_add(composer->arena, &said) = ballots_said(composer, mark);
  else *list_add(composer->arena, &said) = say_2(composer, WORD_MARK_DETAIL, mark->by, say_day(composer, mark->date));
  if (mark->unsettled.len) *list_add(composer->arena, &said) = mark->unsettled;
  if (mark->remark.len) *list_add(composer->arena, &said) = mark->remark;
  fact_add(composer, parent, WORD_LABEL_MARK, text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)));
}

/* On paper: parts that do not apply are named together. */
static bool part_is_out(const Composer *composer, uint32_t item_index, uint32_t part_index) {
  const PartResult *result = &composer->data->result->items.at[item_index].parts.at[part_index];
  MarkRange marks = marks_of_part(composer, item_index, part_index);
  bool several = item_at(composer, item_index)->parts.len > 1;
  return composer->data->on_paper && several && result->state == STATE_NOT_APPLICABLE && marks.from == marks.until;
}

static void parts_out_add(Composer *composer, DocNode *group, uint32_t index) {
  const PackItem *item = item_at(composer, index);
  TextList names = {0};
  for (uint32_t k = 0; k < item->parts.len; k++)
    if (part_is_out(composer, index, k))
      *list_add(composer->arena, &names) = part_name(item, &item->parts.at[k], composer->arena);
  Text said = text_join(composer->arena, &names, say_word(composer, WORD_LIST_BETWEEN));
  if (names.len) fact_add(composer, group, WORD_STATE_NOT_APPLICABLE, said);
}

static void part_add(Composer *composer, DocNode *parent, uint32_t item_index, uint32_t part_index) {
  const PackItem *item = item_at(composer, item_index);
  const PackPart *part = &item->parts.at[part_index];
  const PartResult *result = &composer->data->result->items.at[item_index].parts.at[part_index];
  if (item->parts.len > 1) {
    Text name = part_name(item, part, composer->arena);
    DocNode *paragraph = doc_add(composer->arena, parent, DOC_PARAGRAPH);
    DocNode *strong = doc_add(composer->arena, paragraph, DOC_STRONG);
    strong->klass = TEXT("label");
    doc_add_text(composer->arena, strong, name);
    doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
    bool early = part_is_early(result);
    Text word = early ? say_word(composer, WORD_LEAF_DONE_EARLY) : word_state(result->state, composer->lang);
    state_add(composer, paragraph, early_look(result->state, early), word);
    formula_add(composer, paragraph, part, result, marks_of_part(composer, item_index, part_index));
  }
  if (part->decides.len) fact_add(composer, parent, WORD_LABEL_DECIDES, mode_title(composer, part->decides));
  bool concerns = result->state != STATE_NOT_APPLICABLE || item->bonus; /* what one may apply for is worth saying */
  if (part->guide.len && concerns) fact_add(composer, parent, WORD_LABEL_GUIDE, say_guide(composer, part));
  MarkRange marks = marks_of_part(composer, item_index, part_index);
  for (size_t i = marks.from; i < marks.until; i++) mark_add(composer, parent, &composer->data->marks->all.at[i], part, result);
  bool waits = result->waits.len && result->state == STATE_PENDING; /* a bonus, which has no leaf to say so */
  if (waits) fact_add(composer, parent, WORD_LEAF_WAITING, result->waits);
  leaves_add(composer, parent, part, result, item_waived_until(&composer->data->result->items.at[item_index]));
}

/* ---- One item ---- */

static void waiver_add(Composer *composer, DocNode *parent, const Waiver *waiver) {
  fact_add(composer, group_add(composer, parent, "notice"), WORD_LABEL_WAIVER, say_waiver(composer, waiver));
}

/* "82.5 of 100 = 82.5%, at least 85%"; "11 of 20 points, at least 12" */
static Text gate_said(const Composer *composer, const PackItem *item, const PartResult *part) {
  Text got = say_points(composer, part->share_done), possible = say_points(composer, part->share_due);
  Text least = say_points(composer, item->effect.bound.at_least);
  if (item->effect.complete)
    return say_3(composer, WORD_GATE_DUE, say_count(composer, part->share_done), say_count(composer, part->share_due), least);
  if (item->effect.bound.points) return say_3(composer, WORD_GATE_POINTS, got, possible, least);
  return say_4(composer, WORD_GATE_OF, got, possible, say_percent(composer, part->share_done, part->share_due), least);
}

/* The papers that brought a veto about, or that a bonus goes by: neither has leaves that would name them. */
static void application_add(Composer *composer, DocNode *group, const EvidenceRefs *papers) {
  DocNode *paragraph = papers->len ? fact_add(composer, group, WORD_LABEL_EVIDENCE, TEXT_NONE) : NULL;
  for (size_t i = 0; i < papers->len;) {
    if (i) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_LIST_BETWEEN));
    i = evidence_add(composer, paragraph, papers, i);
  }
}

/* What a veto takes away. */
static void effect_add(Composer *composer, DocNode *group, const PackItem *item, const ItemResult *result) {
  if (!item->veto && !item->gate) return;
  int64_t times = item->veto && item->effect.lower && !item->effect.once.len ? result->parts.at[0].share_done : 0;
  Text said = say_effect(composer, item);
  if (times > 1) said = say_2(composer, WORD_EFFECT_TIMES, said, say_count(composer, times));
  fact_add(composer, group, WORD_LABEL_EFFECT, said);
}

static void severity_add(Composer *composer, DocNode *group, const PackItem *item) {
  const PackSeverity *severity = pack_severity(composer->data->pack, item);
  if (!severity) return;
  Text within = say_span(composer, &severity->within);
  fact_add(composer, group, WORD_LABEL_SEVERITY,
           within.len ? say_2(composer, WORD_SEVERITY_WITHIN, severity->title, within) : severity->title);
}

/* Parts without points that keep an item with all of its points from being met. */
static Text unscored_open(const Composer *composer, const PackItem *item, const ItemResult *result) {
  TextList ids = {0};
  const Sums *sums = &result->sums;
  bool all = result->state == STATE_PARTIAL && sums->full && sums->confirmed == sums->full - sums->not_applicable;
  for (size_t i = 0; all && i < result->parts.len; i++) {
    const PartResult *part = &result->parts.at[i];
    bool open = !item->parts.at[i].points && part->sums.leaves_done < part->sums.leaves_due;
    if (open) *list_add(composer->arena, &ids) = item->parts.at[i].id;
  }
  return text_join(composer->arena, &ids, say_word(composer, WORD_LIST_BETWEEN));
}

static void item_head_add(Composer *composer, DocNode *group, uint32_t index, const ItemResult *result) {
  const PackItem *item = item_at(composer, index);
  DocNode *paragraph = doc_add(composer->arena, group, DOC_PARAGRAPH);
  TextList said = {0};
  bool effect = item->veto || item->gate;
  bool early = item_is_early(result);
  state_add(composer, paragraph, early_look(result->state, early), say_state(composer, item, result->state, early));
  *list_add(composer->arena, &said) = TEXT_NONE;
  if (item->gate && result->parts.at[0].share_due > 0)
    *list_add(composer->arena, &said) = gate_said(composer, item, &result->parts.at[0]);
  if (!effect && !item->bonus && result->sums.leaves_due) /* nobody owes papers for these, or now */
    *list_add(composer->arena, &said) = say_completion(composer, result->sums.leaves_done, result->sums.leaves_due);
  if (pack_scored(composer) && result->sums.full) *list_add(composer->arena, &said) = say_score(composer, &result->sums);
  Text open = unscored_open(composer, item, result);
  if (open.len) *list_add(composer->arena, &said) = say_1(composer, WORD_ITEM_UNSCORED_OPEN, open);
  bool kept = result->state == STATE_NOT_APPLICABLE && !result->sums.not_applicable && result->sums.full; /* on_na says so */
  if (kept) *list_add(composer->arena, &said) = say_word(composer, result->sums.confirmed ? WORD_NA_FULL : WORD_NA_ZERO);
  doc_add_text(composer->arena, paragraph, text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)));
  if (result->state != STATE_ERROR) item_formula_add(composer, paragraph, index, result);
  if (composer->data->on_paper) { /* where the rule stands and papers go, the site and the to-do list say */
    if (item->source.len) fact_add(composer, group, WORD_LABEL_SOURCE, item->source)->klass = TEXT("small");
    return;
  }
  DocNode *small = fact_add(composer, group, WORD_LABEL_RULE, say_where(composer, item->where));
  small->klass = TEXT("small");
  if (item->source.len) {
    doc_add_text(composer->arena, small, say_word(composer, WORD_SEMICOLON));
    label_add(composer, small, WORD_LABEL_SOURCE);
    doc_add_text(composer->arena, small, item->source);
  }
  if (!item->place.len) return;
  doc_add_text(composer->arena, small, say_word(composer, WORD_SEMICOLON));
  label_add(composer, small, WORD_LABEL_FILE_IN);
  doc_add_text(composer->arena, small, item->place);
}

static void item_add(Composer *composer, DocNode *parent, uint32_t index, int level) {
  const PackItem *item = item_at(composer, index);
  const ItemResult *result = &composer->data->result->items.at[index];
  Text title = say_item(composer, item);
  Text numbered = text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(title));
  DocNode *heading = doc_add_heading(composer->arena, parent, level, numbered);
  heading->id = item_anchor(composer->arena, item->id);
  DocNode *group = group_add(composer, parent, "derivation");
  item_head_add(composer, group, index, result);
  if (result->waiver) waiver_add(composer, group, result->waiver);
  if (result->state == STATE_ERROR) {
    paragraph_add(composer, group_add(composer, group, "notice"), NULL, result->error);
    return;
  }
  severity_add(composer, group, item);
  effect_add(composer, group, item, result);
  if (item->bonus || item->veto) application_add(composer, group, &result->parts.at[0].application);
  for (uint32_t k = 0; k < result->parts.len; k++)
    if (!part_is_out(composer, index, k)) part_add(composer, group, index, k);
  parts_out_add(composer, group, index);
}

BLOCK(block_derivation) {
  const Pack *pack = composer->data->pack;
  const UnitResult *result = composer->data->result;
  if (!result->applies || !pack->items.len) return false;
  int level = (int)option_number(use, "level", 3);
  bool paper = composer->data->on_paper;
  if (paper) derivation_key(composer, parent);
  for (uint32_t i = 0; i < pack->items.len; i++) {
    bool elsewhere = paper && (item_is_out(composer, i) || (composer->data->todo_follows && item_is_bare(composer, i)));
    if (item_concerns(composer, i) && !elsewhere) item_add(composer, parent, i, level);
  }
  if (paper) derivation_rest(composer, parent);
  return true;
}
