/* SPDX-License-Identifier: MIT
 *
 * data/results.xml: everything that the reports print, for later periods and for other programs. Takes: results. Gives: XML of
 * the schema in results_schema.c, in pieces: head, one <unit> each, tail. Owns nothing. Points are decimal and exact; days are
 * ISO; what is empty is left out.
 */
#include "publish/results_xml_in.h"

/* ---- One unit ---- */

static void put_evidence(Xml *xml, const Publisher *publisher, uint32_t own_unit, const EvidenceRef *ref) {
  open_tag(xml, "evidence");
  if (ref->unit != own_unit && ref->unit < publisher->units->all.len)
    attribute(xml, "unit", publisher->units->all.at[ref->unit].id);
  attribute(xml, "path", text_visible(xml->arena, ref->path));
  attribute_hash(xml, "sha256", &ref->hash);
  if (ref->line) attribute_number(xml, "line", ref->line);
  attribute_true(xml, "unread", ref->unread);
  attribute(xml, "page", ref->page);
  end_empty(xml);
}

static void put_leaf(Xml *xml, const Publisher *publisher, uint32_t unit, const PackPart *part, const Leaf *leaf) {
  static const char *const states[] = {[LEAF_DONE] = "done", [LEAF_OPEN] = "open", [LEAF_WAITING] = "waiting"};
  open_tag(xml, "leaf");
  attribute(xml, "key", leaf->key);
  attribute(xml, "window", leaf->window);
  attribute(xml, "state", text_of(states[leaf->state]));
  buf_str(xml->out, leaf->due ? " due=\"true\"" : " due=\"false\"");
  attribute_true(xml, "late", leaf->late);
  attribute_true(xml, "make-up", leaf->make_up);
  attribute_day(xml, "by", leaf->by);
  attribute_day(xml, "on", leaf->on);
  if (leaf->reason != REASON_NONE) attribute(xml, "reason", text_of(reason_names[leaf->reason]));
  attribute(xml, "label", leaf->label);
  attribute(xml, "detail", leaf->detail);
  attribute(xml, "value", leaf->value);
  if (part->valued != VALUED_BY_NUMBER) {
    attribute_true(xml, "unread", leaf->unread);
    attribute_points(xml, "low", leaf->low);
    attribute_points(xml, "high", leaf->high);
    if (part->valued == VALUED_DOWN) attribute_points(xml, "likely", leaf->likely);
  }
  if (leaf->evidence.len == 0) {
    end_empty(xml);
    return;
  }
  end_tag(xml);
  for (size_t i = 0; i < leaf->evidence.len; i++) put_evidence(xml, publisher, unit, &leaf->evidence.at[i]);
  buf_str(xml->out, "</leaf>\n");
}

/* A bonus has no leaf: who applied for it, and whether that waits for approval. */
static void put_application(Xml *xml, const Publisher *publisher, uint32_t unit, const PartResult *part) {
  if (!part->application.len) return;
  open_tag(xml, "application");
  buf_str(xml->out, part->state == STATE_PENDING ? " waits=\"true\"" : " waits=\"false\"");
  attribute(xml, "counted", part->counted);
  end_tag(xml);
  for (size_t i = 0; i < part->application.len; i++) put_evidence(xml, publisher, unit, &part->application.at[i]);
  buf_str(xml->out, "</application>\n");
}

static void attribute_value(Xml *xml, const Mark *mark) {
  if (mark->worded) attribute(xml, "word", mark->approved ? TEXT("yes") : TEXT("no"));
  else attribute_points(xml, "value", mark->value);
}

static void put_ballot(Xml *xml, const Mark *ballot) {
  open_tag(xml, "ballot");
  attribute_value(xml, ballot);
  attribute_day(xml, "date", ballot->date);
  attribute(xml, "by", ballot->by);
  place(xml, &ballot->where);
  end_empty(xml);
}

static void put_mark(Xml *xml, const Mark *mark, bool decides) {
  open_tag(xml, "mark");
  attribute(xml, "mode", mark->mode);
  attribute(xml, "each", mark->each);
  attribute_value(xml, mark);
  attribute_day(xml, "date", mark->date);
  attribute(xml, "by", mark->by);
  attribute(xml, "remark", mark->remark);
  attribute_true(xml, "decides", decides);
  if (mark->combine) attribute(xml, "combine", text_of(combine_names[mark->combine]));
  if (mark->combine && mark->apart >= 0) attribute_points(xml, "apart", mark->apart);
  if (mark->asked) attribute_number(xml, "asked", mark->asked);
  attribute_true(xml, "unsettled", mark->unsettled.len);
  place(xml, &mark->where);
  if (!mark->ballot_count) {
    end_empty(xml);
    return;
  }
  end_tag(xml);
  for (size_t i = 0; i < mark->ballot_count; i++) put_ballot(xml, &mark->ballots[i]);
  buf_str(xml->out, "</mark>\n");
}

/* Marks of every mode, also of those that only stand beside the deciding one. */
static void put_marks(Xml *xml, const Marks *marks, const PackPart *of, uint32_t unit, uint32_t item, uint32_t part) {
  const Mark *mark = marks_first(marks, unit, item, part), *end = marks->all.at + marks->all.len;
  for (; mark && mark < end && mark->unit == unit && mark->item == item && mark->part == part; mark++)
    put_mark(xml, mark, mark_decides(marks, of, mark));
}

/* The part brings nothing, or may: why, and the papers that say so. */
static void put_zero(Xml *xml, const Publisher *publisher, uint32_t unit, const PackPart *of, const PartResult *part) {
  if (part->zero == ZERO_NO) return;
  open_tag(xml, "zero");
  attribute(xml, "why", of->zero_why);
  attribute_true(xml, "waits", part->zero == ZERO_WAITS);
  end_tag(xml);
  for (size_t i = 0; i < part->zero_evidence.len; i++) put_evidence(xml, publisher, unit, &part->zero_evidence.at[i]);
  buf_str(xml->out, "</zero>\n");
}

static void put_part(Xml *xml, const Publisher *publisher, uint32_t unit, uint32_t item, uint32_t index, const PartResult *part) {
  const PackPart *of = &publisher->pack->items.at[item].parts.at[index];
  open_tag(xml, "part");
  attribute(xml, "id", of->id);
  attribute(xml, "state", text_of(state_names[part->state]));
  attribute_points(xml, "computed", part->computed);
  attribute(xml, "base", part->base);
  attribute_number(xml, "share-done", part->share_done);
  attribute_number(xml, "share-due", part->share_due);
  if (part->share_late) attribute_number(xml, "share-late", part->share_late);
  attribute_true(xml, "overridden", part->overridden);
  end_tag(xml);
  put_sums(xml, "sums", &part->sums);
  put_marks(xml, publisher->marks, of, unit, item, index);
  for (size_t i = 0; i < part->leaves.len; i++) put_leaf(xml, publisher, unit, of, &part->leaves.at[i]);
  put_zero(xml, publisher, unit, of, part);
  put_application(xml, publisher, unit, part);
  buf_str(xml->out, "</part>\n");
}

static void put_waiver(Xml *xml, const Waiver *waiver) {
  if (!waiver) return;
  open_tag(xml, "waiver");
  attribute(xml, "reason", waiver->reason);
  attribute(xml, "approver", waiver->approver);
  attribute_day(xml, "from", waiver->from);
  attribute_day(xml, "until", waiver->until);
  place(xml, &waiver->where);
  end_empty(xml);
}

static void put_item(Xml *xml, const Publisher *publisher, uint32_t unit, uint32_t index, const ItemResult *item) {
  open_tag(xml, "item");
  attribute(xml, "id", publisher->pack->items.at[index].id);
  attribute(xml, "state", text_of(state_names[item->state]));
  end_tag(xml);
  put_sums(xml, "sums", &item->sums);
  element(xml, "error", item->error);
  put_waiver(xml, item->waiver);
  for (uint32_t i = 0; i < item->parts.len; i++) put_part(xml, publisher, unit, index, i, &item->parts.at[i]);
  buf_str(xml->out, "</item>\n");
}

static void put_picture(Xml *xml, const RecordMember *member) {
  open_tag(xml, "picture");
  attribute(xml, "path", text_visible(xml->arena, member->path));
  attribute_number(xml, "size", (int64_t)member->size);
  attribute_hash(xml, "sha256", &member->hash);
  attribute(xml, "original", member->original);
  end_empty(xml);
}

static void put_paper(Xml *xml, const Record *record) {
  static const char *const unreadable[] = {[UNREADABLE_ATTACHMENT] = "attachment",
                                           [UNREADABLE_BROKEN] = "broken",
                                           [UNREADABLE_CRASHED] = "crashed",
                                           [UNREADABLE_TOO_SLOW] = "too-slow",
                                           [UNREADABLE_TOO_BIG] = "too-big"};
  open_tag(xml, "paper");
  attribute(xml, "path", record->shown);
  attribute(xml, "kind", record->kind);
  attribute_day(xml, "date", record->day);
  attribute_day(xml, "received", record->received);
  attribute(xml, "title", record->title);
  attribute_number(xml, "size", (int64_t)record->size);
  attribute_hash(xml, "sha256", &record->hash);
  if (record->unreadable != UNREADABLE_NO) attribute(xml, "unreadable", text_of(unreadable[record->unreadable]));
  if (record->to_sort) attribute(xml, "to-sort", record->to_sort_why);
  attribute(xml, "page", record->page);
  attribute(xml, "original", record->original);
  if (record->members.len == 0) {
    end_empty(xml);
    return;
  }
  end_tag(xml);
  for (size_t i = 0; i < record->members.len; i++) put_picture(xml, &record->members.at[i]);
  buf_str(xml->out, "</paper>\n");
}

static void put_unit_start(Xml *xml, const Publisher *publisher, const UnitSummary *summary, const UnitResult *result) {
  const Unit *unit = &publisher->units->all.at[result->unit];
  open_tag(xml, "unit");
  attribute(xml, "id", unit->id);
  attribute(xml, "name", unit->name);
  attribute(xml, "path", text_visible(xml->arena, unit->path));
  attribute(xml, "class", unit->klass);
  if (unit->parent != UNIT_NO_PARENT) attribute(xml, "parent", publisher->units->all.at[unit->parent].id);
  buf_str(xml->out, result->applies ? " applies=\"true\"" : " applies=\"false\"");
  attribute_true(xml, "provisional", result->provisional);
  if (summary->rank) attribute_number(xml, "rank", summary->rank);
  if (summary->rank) attribute_number(xml, "rank-of", summary->rank_of);
  attribute(xml, "grade", summary->grade);
  attribute_number(xml, "filed", result->filed);
  attribute_number(xml, "papers", result->papers);
  attribute_number(xml, "answers", result->answers);
  end_tag(xml);
  for (size_t i = 0; i < unit->facts.len; i++) {
    open_tag(xml, "fact");
    attribute(xml, "name", unit->facts.at[i].name);
    attribute(xml, "value", unit->facts.at[i].value);
    end_empty(xml);
  }
}

static void put_peer_result(Xml *xml, const PackPeer *peer, const PeerResult *result) {
  if (!result->counts) return;
  open_tag(xml, "peer");
  attribute(xml, "id", peer->id);
  attribute_number(xml, "place", result->place);
  attribute_number(xml, "place-of", result->of);
  if (!peer->of_completion) attribute_points(xml, "value", result->value);
  if (peer->of_number)
    attribute(xml, "number", text_format(xml->arena, "%lld/%lld", (long long)result->own.number, (long long)result->own.of));
  if (peer->mean) attribute_points(xml, peer->share_of_best ? "best" : "mean", result->mean);
  attribute_points(xml, "points", result->points);
  end_empty(xml);
}

/* How the final score came about, step by step. */
static void put_final(Xml *xml, const Pack *pack, const UnitSummary *summary) {
  const Final *final = &summary->final;
  open_tag(xml, "final");
  attribute_points(xml, "base", final->base);
  if (final->zeroed) attribute_points(xml, "zeroed", final->zeroed);
  attribute_true(xml, "nothing", final->nothing);
  attribute_points(xml, "possible", final->possible);
  if (pack->rescale && final->cuts) attribute_points(xml, "cuts", final->cuts);
  attribute_points(xml, "rescaled", final->rescaled);
  attribute_points(xml, "bonus", final->bonus);
  if (pack->peers.len) attribute_points(xml, "peers", final->peers);
  attribute_points(xml, "score", final->score);
  attribute_points(xml, "reach", final->reach);
  if (!pack->peers.len) {
    end_empty(xml);
    return;
  }
  end_tag(xml);
  for (size_t i = 0; i < pack->peers.len; i++) put_peer_result(xml, &pack->peers.at[i], &summary->peers[i]);
  buf_str(xml->out, "</final>\n");
}

/* What keeps the unit from a grade; a need has no numbers. */
static void put_lack(Xml *xml, const Pack *pack, const GradeLack *lack) {
  open_tag(xml, "grade-lack");
  attribute_number(xml, "band", (int64_t)lack->band + 1);
  attribute(xml, "name", pack->bands.at[lack->band].name);
  attribute(xml, "what", lack->what);
  if (lack->severity) {
    attribute(xml, "severity", pack->severities.at[lack->severity - 1].id);
    attribute_number(xml, "count", lack->got);
  }
  if (lack->possible) {
    (lack->by_leaves ? attribute_number : attribute_points)(xml, "got", lack->got);
    (lack->by_leaves ? attribute_number : attribute_points)(xml, "possible", lack->possible);
    attribute_points(xml, lack->bound.points ? "at-least-points" : "at-least", lack->bound.at_least);
  }
  end_empty(xml);
}

/* The override that fixed the grade, with its papers. */
static void put_fixed(Xml *xml, const Publisher *publisher, uint32_t unit, const FixedGrade *fixed) {
  if (!fixed->name.len) return;
  open_tag(xml, "grade-fixed");
  attribute(xml, "name", fixed->name);
  attribute(xml, "why", fixed->why);
  end_tag(xml);
  for (size_t i = 0; i < fixed->evidence.len; i++) put_evidence(xml, publisher, unit, &fixed->evidence.at[i]);
  buf_str(xml->out, "</grade-fixed>\n");
}

static void put_steps(Xml *xml, const Pack *pack, const GradeSteps *steps) {
  for (size_t i = 0; i < steps->len; i++) {
    open_tag(xml, "grade-lower");
    attribute(xml, "item", pack->items.at[steps->at[i].item].id);
    attribute_number(xml, "steps", steps->at[i].steps);
    end_empty(xml);
  }
}

void results_xml_unit(Buf *out, const Publisher *publisher, const UnitSummary *summary, const UnitResult *result,
                      const UnitEvidence *evidence) {
  Xml xml = {out, arena_new()};
  put_unit_start(&xml, publisher, summary, result);
  put_sums(&xml, "sums", &result->sums);
  put_sums(&xml, "adjusted", &result->adjusted);
  put_sums(&xml, "bonus", &result->bonus);
  for (size_t i = 0; i < publisher->pack->lists.len; i++) {
    if (!(summary->lists >> i & 1)) continue;
    open_tag(&xml, "listed");
    attribute(&xml, "list", publisher->pack->lists.at[i].id);
    end_empty(&xml);
  }
  if (publisher->pack->scored && result->applies) put_final(&xml, publisher->pack, summary);
  put_fixed(&xml, publisher, result->unit, &result->fixed);
  put_steps(&xml, publisher->pack, &summary->lowered);
  for (size_t i = 0; i < summary->lacks.len; i++) put_lack(&xml, publisher->pack, &summary->lacks.at[i]);
  for (uint32_t i = 0; i < result->items.len; i++) put_item(&xml, publisher, result->unit, i, &result->items.at[i]);
  for (size_t i = 0; i < evidence->records.len; i++) put_paper(&xml, &evidence->records.at[i]);
  buf_str(out, "</unit>\n");
  arena_free(xml.arena);
}

/* ---- Tail: what was found about the input ---- */

void results_xml_diag(Buf *out, const Diag *diag, Lang lang) {
  static const char *const levels[] = {[DIAG_NOTICE] = "notice", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
  Xml xml = {out, arena_new()};
  open_tag(&xml, "diagnostic");
  attribute(&xml, "level", text_of(levels[diag_level(diag->code)]));
  attribute(&xml, "name", text_of(diag_name(diag->code)));
  attribute(&xml, "unit", diag->unit);
  place(&xml, &diag->where);
  if (diag->where.column) attribute_number(&xml, "column", diag->where.column);
  attribute(&xml, "text", diag_text(xml.arena, diag, lang));
  end_empty(&xml);
  arena_free(xml.arena);
}

void results_xml_tail(Buf *out, const DiagList *diags, Lang lang) {
  for (size_t i = 0; i < diags->all.len; i++) results_xml_diag(out, &diags->all.at[i], lang);
  buf_str(out, "</results>\n");
}
