/* SPDX-License-Identifier: MIT
 *
 * What a line that lacks something says, in lists of a unit and of many: its item, what is missing, why, by when, what it
 * brings.
 * Takes: a composer, findings. Gives: cells of a row, or texts. Owns nothing.
 */
#include "report/report_in.h"

Day finding_day(const Finding *finding) {
  return leaf_limit(&finding->leaf, finding->waived_until);
}

Text finding_limit_day(const Composer *composer, const Finding *finding) {
  return say_limit_of(composer, &finding->leaf, finding_day(finding));
}

void finding_item_cell(Composer *composer, DocNode *row, const Finding *finding) {
  Text id = item_at(composer, finding->item)->id, anchor = item_anchor(composer->arena, id);
  if (composer->template->has_derivation) {
    cell_link(composer, row, LINK_HERE, anchor, id);
    return;
  }
  Text page = unit_page(composer->arena, unit_at(composer, finding->unit)->id);
  cell_link(composer, row, LINK_SITE, text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor)), id);
}

bool says_within(Arena *arena, Text longer, Text shorter) {
  return text_find(text_fold(arena, longer), text_fold(arena, shorter)) != SIZE_MAX;
}

/* The item, and which of its parts, where that says more than the line itself: "Aid plan" may be asked for by two of them. */
Text finding_title(const Composer *composer, const Finding *finding) {
  const PackItem *item = item_at(composer, finding->item);
  const PackPart *part = finding->part < item->parts.len ? &item->parts.at[finding->part] : NULL;
  if (item->bonus) return say_1(composer, WORD_BONUS_ITEM, item->title);
  if (!part || !part->title.len) return item->title;
  Text what = finding->leaf.label;
  bool said = says_within(composer->arena, what, part->title) || says_within(composer->arena, part->title, what);
  return part->kind == PART_COMPUTED && said ? item->title : say_2(composer, WORD_MARK_LINE, item->title, part->title);
}

static bool stands_in_todo(const Finding *finding) {
  return line_is_missing(finding) || line_is_refused(finding) || line_is_waiting(finding) || line_is_beside(finding);
}

static Text anchor_of(const Composer *composer, const Finding *finding) {
  return finding_anchor(composer->arena, composer->data->pack, composer->data->units, finding);
}

/* "#k3f9a2bd": what to say on the telephone, and where the line stands for good, in the to-do list of its unit. */
static void number_add(Composer *composer, DocNode *paragraph, const Finding *finding) {
  const Unit *unit = unit_at(composer, finding->unit);
  Text anchor = anchor_of(composer, finding), page = todo_page(composer->arena, unit->id);
  Text shown = text_format(composer->arena, "#%.*s", TEXT_ARG(text_slice(anchor, 2, anchor.len)));
  bool here = composer->kind == REPORT_TODO;
  Text target = here ? anchor : text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor));
  if (here) paragraph->id = anchor;
  doc_add_link(composer->arena, paragraph, here ? LINK_HERE : LINK_SITE, target, shown);
}

/* What to add, and small below it the item's title where it adds something: not "Readme - There is a readme". */
void finding_what_cell(Composer *composer, DocNode *row, const Finding *finding) {
  Text what = say_leaf(composer, &finding->leaf), title = finding_title(composer, finding);
  DocNode *cell = cell_add(composer, row)->parent;
  doc_add_text(composer->arena, cell->first, what.len ? what : title);
  bool says_more = what.len && !says_within(composer->arena, title, what) && !says_within(composer->arena, what, title);
  if (!says_more && !stands_in_todo(finding)) return;
  DocNode *small = paragraph_add(composer, cell, "small", says_more ? title : TEXT_NONE);
  if (!stands_in_todo(finding)) return;
  if (says_more) doc_add_text(composer->arena, small, TEXT(" \xC2\xB7 "));
  number_add(composer, small, finding);
}

/* Its paper is the list whose row asks for what is missing. */
bool leaf_is_asked(const Leaf *leaf) {
  return leaf->reason == REASON_MISSING && leaf->evidence.len > 0;
}

/* "too few: 40; brings nothing: fewer than 100 asked": where what is missing is not what keeps the points away. */
static Text reason_said(const Composer *composer, const Finding *finding, bool beside) {
  const UnitResult *result = composer->data->result;
  bool full = !beside && leaf_is_asked(&finding->leaf);
  Text reason = full ? say_reason(composer, &finding->leaf) : say_reason_beside(composer, &finding->leaf);
  if (!result || finding->part >= result->items.at[finding->item].parts.len) return reason;
  const PackPart *part = &item_at(composer, finding->item)->parts.at[finding->part];
  const PartResult *of = &result->items.at[finding->item].parts.at[finding->part];
  if (of->zero != ZERO_HELD) return reason;
  TextList said = {0};
  *list_add(composer->arena, &said) = reason;
  *list_add(composer->arena, &said) = say_zero(composer, part, of);
  return text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON));
}

/* `beside`: its papers stand in a cell of their own. */
void finding_reason_cell(Composer *composer, DocNode *row, const Finding *finding, bool beside) {
  bool error = finding->state == STATE_ERROR;
  Text said = error ? word_state(STATE_ERROR, composer->lang) : reason_said(composer, finding, beside);
  State look = error ? STATE_ERROR : line_is_beside(finding) ? STATE_PENDING : leaf_look(&finding->leaf);
  cell_state(composer, row, look, said);
  if (finding->waived_until == DAY_NONE) return;
  DocNode *paragraph = row->last->first;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
  doc_add_text(composer->arena, paragraph, say_1(composer, WORD_WAIVED_DAY, say_day(composer, finding->waived_until)));
}

/* What papers bring an assessor decides where the part is a review: their share of its points is nobody's promise. */
Text finding_stake(const Composer *composer, const Finding *finding, size_t lines) {
  const PackItem *item = item_at(composer, finding->item);
  const PackPart *part = finding->part < item->parts.len ? &item->parts.at[finding->part] : NULL;
  if (part && !part->points && !finding->at_stake) return say_word(composer, WORD_NO_SCORE);
  bool judged = part && part->kind == PART_REVIEW && !finding->leaf.late;
  if (judged) return say_1(composer, WORD_STAKE_JUDGED, say_points(composer, part->points));
  Text points = say_points(composer, finding->at_stake);
  return lines > 1 ? say_1(composer, WORD_STAKE_EACH, points) : points;
}

/* ---- What a line says, for rows of paper that stand for several ---- */

Text finding_said(const Composer *composer, const Finding *finding) {
  Text what = say_leaf(composer, &finding->leaf);
  return what.len ? what : finding_title(composer, finding);
}

Text finding_limit(const Composer *composer, const Finding *finding) {
  bool limited = line_is_missing(finding) || line_is_refused(finding);
  return limited ? finding_limit_day(composer, finding) : say_day(composer, finding_day(finding));
}

/* All but the unit and what it lacks. */
Text finding_same(const Composer *composer, const Finding *finding) {
  TextList said = {0};
  *list_add(composer->arena, &said) = say_count(composer, finding->state * 64 + finding->leaf.state * 4 + finding->leaf.due * 2);
  *list_add(composer->arena, &said) = finding_title(composer, finding);
  *list_add(composer->arena, &said) = say_reason_beside(composer, &finding->leaf);
  *list_add(composer->arena, &said) = say_day(composer, finding_day(finding) == DAY_NONE ? DAY_NONE : 0);
  *list_add(composer->arena, &said) = finding_stake(composer, finding, 1);
  *list_add(composer->arena, &said) = say_day(composer, finding->waived_until);
  for (size_t i = 0; i < finding->leaf.evidence.len; i++) { /* the rows of a table share one */
    const EvidenceRef *ref = &finding->leaf.evidence.at[i];
    *list_add(composer->arena, &said) = text_format(composer->arena, "%u %.*s:%d", ref->unit, TEXT_ARG(ref->path), ref->line > 0);
  }
  return text_join(composer->arena, &said, TEXT("\n"));
}

Text finding_what(const Composer *composer, const Finding *finding) {
  Day by = finding_day(finding);
  Text said = finding_said(composer, finding);
  return by == DAY_NONE ? said : say_2(composer, WORD_BRACKETS, said, say_day(composer, by));
}

/* The limit of all, or the first of several, which then stand each behind its thing. */
static bool one_limit(const Finding *const *findings, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (finding_day(findings[i]) != finding_day(findings[0])) return false;
  return true;
}

Text findings_limit(const Composer *composer, const Finding *const *findings, size_t count) {
  const Finding *first = findings[0];
  for (size_t i = 1; i < count; i++)
    if (finding_day(findings[i]) < finding_day(first)) first = findings[i];
  Text said = first->leaf.state == LEAF_OPEN ? finding_limit_day(composer, first) : finding_limit(composer, first);
  return one_limit(findings, count) ? said : say_1(composer, WORD_LIMIT_FROM, said);
}

/* Each thing, with its limit where there are several. Numbers stand on screen and in the ledger. */
Text findings_said(const Composer *composer, const Finding *const *findings, size_t count) {
  TextList whats = {0}, behind = {0};
  bool one = one_limit(findings, count);
  for (size_t i = 0; i < count; i++) {
    *list_add(composer->arena, &whats) = finding_said(composer, findings[i]);
    Text day = say_day(composer, finding_day(findings[i]));
    *list_add(composer->arena, &behind) = one ? TEXT_NONE : say_2(composer, WORD_BRACKETS, TEXT_NONE, day);
  }
  return labels_said(composer, whats, &behind);
}

/* Of all that share a row: with all rows that ask. */
void findings_reason_cell(Composer *composer, DocNode *row, const Finding *const *things, size_t count) {
  const Leaf **leaves = arena_alloc(composer->arena, count * sizeof *leaves);
  Finding shared = *things[0];
  for (size_t i = 0; i < count; i++) leaves[i] = &things[i]->leaf;
  if (leaf_is_asked(leaves[0])) shared.leaf = leaf_shared(composer, leaves, count);
  finding_reason_cell(composer, row, &shared, false);
}
