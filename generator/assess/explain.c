/* SPDX-License-Identifier: MIT
 *
 * dossier explain: how one result came about, line by line.
 * Takes: a UnitResult. Gives: text: the rule's file and line, each leaf, its evidence with file and line, the sum. Owns: nothing.
 */
#include "assess/assess_in.h"

typedef struct Explaining {
  Buf *out;
  const Assessor *assessor;
  const UnitEvidence *evidence;
  Arena *arena;
  Lang lang;
} Explaining;

static const char *say(const Explaining *explaining, const char *en, const char *zh) {
  return text_cstr(explaining->arena, text_in(explaining->arena, explaining->lang, en, zh));
}

static Text points_word(const Explaining *explaining, Points points) {
  return points_text(explaining->arena, points);
}

static void put_where(const Explaining *explaining, Where where) {
  buf_format(explaining->out, "%.*s:%u", TEXT_ARG(where.file), where.line);
}

/* input/<assessment>/units/...:line, as other messages write it. */
static void put_ref(const Explaining *explaining, const EvidenceRef *ref) {
  const UnitEvidence *own = explaining->evidence;
  bool here = own && ref->unit == own->unit && ref->record < own->records.len;
  Text file = here ? own->records.at[ref->record].file : ref->shown;
  buf_format(explaining->out, "      %.*s", TEXT_ARG(file));
  if (ref->line) buf_format(explaining->out, ":%u", ref->line);
  buf_char(explaining->out, '\n');
}

static const char *leaf_word(const Explaining *explaining, const Leaf *leaf) {
  if (leaf->state == LEAF_DONE && leaf->make_up) return say(explaining, "made up", "已补");
  if (leaf->state == LEAF_DONE) return leaf->due ? say(explaining, "done", "已完成") : say(explaining, "done early", "提前完成");
  if (!leaf->due) return say(explaining, "not due", "未到期");
  return leaf->state == LEAF_OPEN ? say(explaining, "open", "未完成") : say(explaining, "waiting", "待核定");
}

static void put_leaf(const Explaining *explaining, const Leaf *leaf) {
  Buf *out = explaining->out;
  buf_format(out, "    [%s] %.*s", leaf_word(explaining, leaf), TEXT_ARG(leaf->label));
  if (leaf->reason != REASON_NONE) buf_format(out, " (%s)", reason_names[leaf->reason]);
  if (leaf->detail.len) buf_format(out, " %.*s", TEXT_ARG(leaf->detail));
  if (leaf->by != DAY_NONE)
    buf_format(out, " %s %.*s", say(explaining, "by", "期限"), TEXT_ARG(day_iso(explaining->arena, leaf->by)));
  buf_char(out, '\n');
  for (size_t i = 0; i < leaf->evidence.len; i++) put_ref(explaining, &leaf->evidence.at[i]);
}

static void put_mark(const Explaining *explaining, const PartResult *part) {
  const Mark *mark = part->mark;
  if (!mark) return;
  Text value = mark->worded ? text_of(mark->approved ? "yes" : "no") : points_word(explaining, mark->value);
  buf_format(explaining->out, "    %s %.*s: %.*s (%.*s, ", say(explaining, "mark", "评分"), TEXT_ARG(mark->mode), TEXT_ARG(value),
             TEXT_ARG(day_iso(explaining->arena, mark->date)));
  put_where(explaining, mark->where);
  buf_char(explaining->out, ')');
  if (mark->remark.len) buf_format(explaining->out, " %.*s", TEXT_ARG(mark->remark));
  if (part->overridden)
    buf_format(explaining->out, "; %s %.*s", say(explaining, "computed", "自动计算"),
               TEXT_ARG(points_word(explaining, part->computed)));
  if (part->unseen)
    buf_format(explaining->out, "; %s", say(explaining, "nothing was there to look at", "没有可供查看的材料"));
  buf_char(explaining->out, '\n');
}

/* 10 x 2 / 3 = 6.67 confirmed; every member of the sum that is not zero follows. */
static void put_sums(const Explaining *explaining, const Sums *sums) {
  const struct {
    Points points;
    const char *en, *zh;
  } members[] = {{sums->pending, "waiting", "待核定"}, {sums->lost, "lost", "未得"}, {sums->not_due, "not yet due", "未到期"},
                 {sums->in_error, "in error", "规则出错"}, {sums->not_applicable, "not applicable", "不适用"}};
  Buf *out = explaining->out;
  buf_format(out, "%.*s %s", TEXT_ARG(points_word(explaining, sums->confirmed)), say(explaining, "confirmed", "已得"));
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (members[i].points)
      buf_format(out, ", %.*s %s", TEXT_ARG(points_word(explaining, members[i].points)),
                 say(explaining, members[i].en, members[i].zh));
  buf_format(out, ", %s %.*s\n", say(explaining, "of", "满分"), TEXT_ARG(points_word(explaining, sums->full)));
}

/* 3, or (2 + 1 × 0.5) where one of them is late and brings half. */
static Text done_words(const Explaining *explaining, const PackPart *part, const PartResult *result) {
  long long done = result->share_done, late = result->share_late;
  if (!late) return text_format(explaining->arena, "%lld", done);
  return text_format(explaining->arena, "(%lld + %lld × %.*s)", done - late, late,
                     TEXT_ARG(points_word(explaining, part->late)));
}

static void put_formula(const Explaining *explaining, const PackPart *part, const PartResult *result) {
  bool computed = part->kind == PART_COMPUTED && part->partial == PARTIAL_SHARE && result->share_due > 0 && part->points > 0;
  buf_str(explaining->out, "    = ");
  if (computed)
    buf_format(explaining->out, "%.*s × %.*s / %lld = %.*s; ", TEXT_ARG(points_word(explaining, part->points)),
               TEXT_ARG(done_words(explaining, part, result)), (long long)result->share_due,
               TEXT_ARG(points_word(explaining, result->computed)));
  else if (result->share_late)
    buf_format(explaining->out, "%lld %s × %.*s; ", (long long)result->share_late, say(explaining, "late", "份逾期"),
               TEXT_ARG(points_word(explaining, part->late)));
  put_sums(explaining, &result->sums);
}

static void put_part(const Explaining *explaining, const PackItem *item, size_t index, const PartResult *result) {
  const PackPart *part = &item->parts.at[index];
  buf_format(explaining->out, "  %s %.*s", say(explaining, "part", "细目"), TEXT_ARG(part->id));
  if (part->title.len) buf_format(explaining->out, " %.*s", TEXT_ARG(part->title));
  buf_format(explaining->out, " — %s — ", state_names[result->state]);
  put_where(explaining, part->where);
  buf_char(explaining->out, '\n');
  for (size_t i = 0; i < result->leaves.len; i++) put_leaf(explaining, &result->leaves.at[i]);
  for (size_t i = 0; i < result->application.len; i++) put_ref(explaining, &result->application.at[i]);
  put_mark(explaining, result);
  put_formula(explaining, part, result);
}

static void put_waiver(const Explaining *explaining, const Waiver *waiver) {
  if (!waiver) return;
  buf_format(explaining->out, "  %s: %.*s (%.*s, %s %.*s)\n", say(explaining, "waiver", "豁免"), TEXT_ARG(waiver->reason),
             TEXT_ARG(waiver->approver), say(explaining, "until", "至"), TEXT_ARG(day_iso(explaining->arena, waiver->until)));
}

static void put_fixed(const Explaining *explaining, const FixedGrade *fixed) {
  if (!fixed->name.len) return;
  buf_format(explaining->out, "  %s %.*s %s %.*s\n", say(explaining, "grade fixed:", "等次固定为"), TEXT_ARG(fixed->name),
             say(explaining, "because", "，原因："), TEXT_ARG(fixed->why));
  for (size_t i = 0; i < fixed->evidence.len; i++) put_ref(explaining, &fixed->evidence.at[i]);
}

void assess_explain(Buf *out, const Assessor *assessor, const UnitEvidence *evidence, const UnitResult *result, uint32_t item,
                    Lang lang) {
  Explaining explaining = {out, assessor, evidence, arena_new(), lang};
  const PackItem *of = &assessor->pack->items.at[item];
  const ItemResult *found = &result->items.at[item];
  const Unit *unit = &assessor->units->all.at[result->unit];
  buf_format(out, "%.*s (%.*s) — %.*s %.*s — %s — ", TEXT_ARG(unit->name), TEXT_ARG(unit->id), TEXT_ARG(of->id),
             TEXT_ARG(of->title), state_names[found->state]);
  put_where(&explaining, of->where);
  buf_char(out, '\n');
  if (of->source.len)
    buf_format(out, "  %s %.*s\n", say(&explaining, "source:", "依据："), TEXT_ARG(of->source));
  if (found->error.len) buf_format(out, "  %.*s\n", TEXT_ARG(found->error));
  for (size_t i = 0; i < found->parts.len; i++) put_part(&explaining, of, i, &found->parts.at[i]);
  put_waiver(&explaining, found->waiver);
  buf_str(out, "  = ");
  put_sums(&explaining, &found->sums);
  put_fixed(&explaining, &result->fixed);
  arena_free(explaining.arena);
}
