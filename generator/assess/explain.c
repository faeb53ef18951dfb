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

typedef struct LeafPlace {
  uint32_t unit, item, part;
  Day waived_until;
} LeafPlace;

static const char *say(const Explaining *explaining, const char *en, const char *zh) {
  return text_cstr(explaining->arena, text_in(explaining->arena, explaining->lang, en, zh));
}

static Text points_word(const Explaining *explaining, Points points) {
  return points_text(explaining->arena, points);
}

static Text mark_word(const Explaining *explaining, const Mark *mark) {
  if (!mark->worded) return points_word(explaining, mark->value);
  return text_of(mark->approved ? say(explaining, "yes", "是") : say(explaining, "no", "否"));
}

static void put_where(const Explaining *explaining, Where where) {
  buf_format(explaining->out, "%.*s:%u", TEXT_ARG(where.file), where.line);
}

static const char *state_word(const Explaining *explaining, State state) {
  static const char *const words[STATE_COUNT][2] = {
      [STATE_PASS] = {"pass", "符合"},         [STATE_PARTIAL] = {"partial", "部分符合"},
      [STATE_FAIL] = {"fail", "不符合"},       [STATE_PENDING] = {"pending", "待核"},
      [STATE_NOT_DUE] = {"not due", "未到期"}, [STATE_NOT_APPLICABLE] = {"not applicable", "不适用"},
      [STATE_ERROR] = {"error", "规则出错"}};
  return say(explaining, words[state][0], words[state][1]);
}

static const char *part_word(const Explaining *explaining, const PartResult *part) {
  return part_is_early(part) ? say(explaining, "done early", "已提前完成") : state_word(explaining, part->state);
}

/* Of a veto and a gate, which nobody has to meet, in the words of the reports. */
static const char *item_word(const Explaining *explaining, const PackItem *item, const ItemResult *result) {
  State state = result->state;
  if (item_is_early(result)) return say(explaining, "done early", "已提前完成");
  if (item->veto && state == STATE_FAIL) return say(explaining, "veto in force", "一票否决已触发");
  if (item->veto && state == STATE_PASS) return say(explaining, "veto not in force", "一票否决未触发");
  if (item->veto && state == STATE_NOT_DUE) return say(explaining, "not marked; veto not in force", "未评定，一票否决未触发");
  if (item->gate && state == STATE_FAIL) return say(explaining, "not reached", "未达到");
  if (item->gate && state == STATE_PASS) return say(explaining, "reached", "已达到");
  return state_word(explaining, state);
}

/* Why a leaf is not done, or what is said of one that is. Empty where the state says it already. */
static const char *reason_word(const Explaining *explaining, Reason reason) {
  static const char *const words[REASON_COUNT][2] = {
      [REASON_MISSING] = {"nothing that counts is there", "没有可计入的相应材料"},
      [REASON_TOO_FEW] = {"too few", "数量不足"},
      [REASON_LATE] = {"came late", "迟交"},
      [REASON_MALFORMED] = {"a paper is there, but not as asked for", "已有材料，但不符合要求"},
      [REASON_DUPLICATE] = {"the same as another paper", "与其他材料重复"},
      [REASON_EXPIRED] = {"too old", "已过期"},
      [REASON_UNREADABLE] = {"text not readable: needs eyes", "正文无法读取，需人工查看"},
      [REASON_WAITING] = {"waits for a mark", "等待评定"},
      [REASON_EXCEPTION] = {"to be put right", "需要纠正"},
      [REASON_ORDER] = {"out of order", "先后次序不符"},
      [REASON_EMPTY] = {"empty or a placeholder", "空白或占位内容"},
      [REASON_NO_ENTRY] = {"no entry with a date in the period", "期间内没有注明日期的条目"},
      [REASON_DAY] = {"on another day than the one set", "日期与规定不符"},
      [REASON_GAP] = {"too long a gap", "间隔过长"},
      [REASON_REFUSED] = {"judged not met", "评定为不符合"},
      [REASON_FACT] = {"a number or day of the unit is missing or will not do", "单位信息未填或不合要求"},
      [REASON_NO_DAY] = {"the day of a row is empty or not whole", "记录的日期未填或不完整"},
      [REASON_NO_VALUE] = {"a cell is empty or does not compare", "单元格为空或无法比较"},
      [REASON_NO_CASE] = {"nothing that it goes by is there, and that brings 0", "没有可据以评定的材料，计 0 分"},
      [REASON_REJECTED] = {"looked at, and not what is asked for", "经人工查看，不是所要求的材料"},
      [REASON_PAPERS] = {"once the papers are there", "材料补齐后评定"},
      [REASON_SIGHT] = {"once the papers have been looked at", "材料核对后评定"}};
  if (words[reason][0]) return say(explaining, words[reason][0], words[reason][1]);
  return reason == REASON_NONE ? "" : reason_names[reason];
}

/* input/<assessment>/units/...:line, as other messages write it. A text that counts as a whole is named by its first line. */
static void put_ref(const Explaining *explaining, const EvidenceRef *ref, size_t rows, const char *before) {
  const UnitEvidence *own = explaining->evidence;
  bool here = own && ref->unit == own->unit && ref->record < own->records.len;
  buf_format(explaining->out, "      %s", before);
  if (own && ref->unit != own->unit)
    buf_format(explaining->out, "%.*s/", TEXT_ARG(explaining->assessor->units->all.at[ref->unit].name));
  buf_text(explaining->out, here ? own->records.at[ref->record].file : ref->shown);
  bool text = here && own->records.at[ref->record].unreadable == UNREADABLE_NO && own->records.at[ref->record].text_folded.len;
  if (ref->line || text) buf_format(explaining->out, ":%u", ref->line ? ref->line : 1);
  if (rows > 1) buf_format(explaining->out, "–%u", ref->line + (uint32_t)rows - 1);
  buf_char(explaining->out, '\n');
}

static void put_refs(const Explaining *explaining, const EvidenceRefs *refs, const char *before) {
  for (size_t i = 0, rows; i < refs->len; i += rows) {
    rows = evidence_run(refs, i);
    put_ref(explaining, &refs->at[i], rows, before);
  }
}

static const char *leaf_word(const Explaining *explaining, const Leaf *leaf) {
  if (leaf->given) return say(explaining, "settled by the mark", "按评分视为完成");
  if (leaf->state == LEAF_DONE && leaf->of_mark) return say(explaining, "judged", "已评定");
  if (leaf->state == LEAF_DONE && leaf->make_up) return say(explaining, "made up", "已补");
  if (leaf->state == LEAF_DONE) return leaf->due ? say(explaining, "done", "已完成") : say(explaining, "done early", "提前完成");
  if (leaf->reason == REASON_PAPERS || leaf->reason == REASON_SIGHT) return say(explaining, "not judged yet", "暂不评定");
  if (!leaf->due) return say(explaining, "not due", "未到期");
  return leaf->state == LEAF_OPEN ? say(explaining, "open", "未完成") : say(explaining, "waiting", "待核定");
}

/* Of an open leaf these papers do not count: they came nearest, or are what is wrong. */
static const char *before_papers(const Explaining *explaining, const Leaf *leaf, const EvidenceRef *ref) {
  if (leaf->unread && ref->unread) return say(explaining, "not read, to be looked at: ", "未能读取，待人工查看：");
  if (leaf->unread) return "";
  bool told = leaf->reason == REASON_EMPTY && leaf_detail_told(leaf); /* itself to be written */
  if (told || leaf->state != LEAF_OPEN || leaf->reason == REASON_EXCEPTION || leaf->reason == REASON_REFUSED) return "";
  return say(explaining, "nearest: ", "最接近：");
}

/* What a leaf of a valued part costs or brings as things stand. */
static void put_leaf_points(const Explaining *explaining, const PackPart *part, const Leaf *leaf) {
  bool well = leaf->state == LEAF_DONE && !leaf->unread && part->valued != VALUED_DOWN;
  Points points = well ? leaf->high : leaf->low;
  if (part->valued == VALUED_BY_NUMBER || (part->valued == VALUED_DOWN && !points)) return;
  buf_format(explaining->out, " → %s%.*s", points > 0 ? "+" : "", TEXT_ARG(points_word(explaining, points)));
  if (leaf->unread)
    buf_format(explaining->out, say(explaining, ", %s more wait for eyes", "，另有%s分待人工查看"),
               text_cstr(explaining->arena, points_word(explaining, leaf->high - leaf->low)));
}

/* The number that lists have for it, and the one of the papers beside it that nobody could read. */
static void put_number(const Explaining *explaining, const LeafPlace *place, const Leaf *leaf) {
  const Assessor *assessor = explaining->assessor;
  Leaf beside = leaf_beside(explaining->arena, leaf);
  const Leaf *lines[] = {leaf_is_finding(leaf) ? leaf : NULL, leaf->unread ? &beside : NULL};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    if (!lines[i]) continue;
    Text code = finding_code(explaining->arena, assessor->units, assessor->pack, place->unit, place->item, place->part, lines[i]);
    buf_format(explaining->out, " #%.*s", TEXT_ARG(code));
  }
}

/* "by 2024-09-30 (waived; by the rule 2024-03-31)": as the lists say it, and what the waiver moved. */
static void put_limit(const Explaining *explaining, const Leaf *leaf, Day waived_until) {
  Day by = leaf_limit(leaf, waived_until);
  if (by == DAY_NONE) return;
  buf_format(explaining->out, " %s %.*s", say(explaining, "by", "期限"), TEXT_ARG(day_iso(explaining->arena, by)));
  if (by == leaf->by) return;
  Text own = leaf->by == DAY_NONE ? text_of(say(explaining, "at once", "立即")) : day_iso(explaining->arena, leaf->by);
  buf_format(explaining->out, say(explaining, " (waived; by the rule %.*s)", "（已豁免；按规则%.*s）"), TEXT_ARG(own));
}

static void put_leaf(const Explaining *explaining, const LeafPlace *place, const Leaf *leaf) {
  const PackPart *part = &explaining->assessor->pack->items.at[place->item].parts.at[place->part];
  Buf *out = explaining->out;
  buf_format(out, "    [%s] %.*s", leaf_word(explaining, leaf), TEXT_ARG(leaf->label));
  if (leaf->reason != REASON_NONE) buf_format(out, " (%s)", reason_word(explaining, leaf->reason));
  if (leaf->detail.len) buf_format(out, " %.*s", TEXT_ARG(leaf->detail));
  bool named = part->kind == PART_COMPUTED && leaf->reason == REASON_WAITING; /* by its mark */
  if (named && leaf->key.len) buf_format(out, "%seach: %.*s", leaf->detail.len ? "; " : " ", TEXT_ARG(leaf->key));
  put_limit(explaining, leaf, place->waived_until);
  put_leaf_points(explaining, part, leaf);
  put_number(explaining, place, leaf);
  buf_str(out, " — ");
  put_where(explaining, part->where);
  buf_char(out, '\n');
  for (size_t i = 0, rows; i < leaf->evidence.len; i += rows) {
    rows = evidence_run(&leaf->evidence, i);
    put_ref(explaining, &leaf->evidence.at[i], rows, before_papers(explaining, leaf, &leaf->evidence.at[i]));
  }
}

static bool leaves_open(const PartResult *part) {
  for (size_t i = 0; i < part->leaves.len; i++)
    if (part->leaves.at[i].due && part->leaves.at[i].state != LEAF_DONE) return true;
  return false;
}

/* Of the mode that counts, where its ballots have not come to a mark yet. */
static const Mark *unsettled_mark(const Explaining *explaining, const PackPart *part, uint32_t unit, uint32_t item,
                                  size_t index) {
  const Marks *marks = explaining->assessor->marks;
  return marks ? marks_find(marks, marks_decide(marks, part), unit, item, (uint32_t)index, TEXT_NONE) : NULL;
}

static void put_ballots(const Explaining *explaining, const Mark *mark) {
  for (size_t i = 0; mark && i < mark->ballot_count; i++) {
    Text value = mark_word(explaining, &mark->ballots[i]);
    buf_format(explaining->out, "      %s %.*s — ", say(explaining, "ballot", "票"), TEXT_ARG(value));
    put_where(explaining, mark->ballots[i].where);
    buf_char(explaining->out, '\n');
  }
}

/* Every mode that counts, with its weight and its ballots. */
static void put_mix(const Explaining *explaining, const PackPart *part, uint32_t unit, uint32_t item, uint32_t index) {
  for (size_t i = 0; explaining->assessor->marks && i < part->mix.len; i++) {
    const ModeWeight *of = &part->mix.at[i];
    const Mark *mark = marks_find(explaining->assessor->marks, of->mode, unit, item, index, TEXT_NONE);
    buf_format(explaining->out, "    %s %.*s × %lld%%: ", say(explaining, "mark", "评分"), TEXT_ARG(of->mode),
               (long long)of->weight);
    if (!mark || mark->unsettled.len) buf_format(explaining->out, "%s\n", say(explaining, "not yet", "未评"));
    else
      buf_format(explaining->out, "%.*s\n",
                 TEXT_ARG(points_word(explaining, mark->worded && mark->approved ? part->points : mark->value)));
    put_ballots(explaining, mark);
  }
}

static void put_mark(const Explaining *explaining, const PartResult *part, const Mark *mark) {
  if (!mark) return;
  Text value = mark_word(explaining, mark);
  buf_format(explaining->out, "    %s %.*s%s%.*s: %.*s (%.*s, ", say(explaining, "mark", "评分"), TEXT_ARG(mark->mode),
             mark->each.len ? ", " : "", TEXT_ARG(mark->each), TEXT_ARG(value), TEXT_ARG(day_iso(explaining->arena, mark->date)));
  put_where(explaining, mark->where);
  buf_char(explaining->out, ')');
  if (mark->remark.len) buf_format(explaining->out, " %.*s", TEXT_ARG(mark->remark));
  if (part->overridden)
    buf_format(explaining->out, "; %s %.*s", say(explaining, "computed", "自动计算"),
               TEXT_ARG(points_word(explaining, part->computed)));
  if (part->overridden && leaves_open(part))
    buf_str(explaining->out, say(explaining, "; the mark sets the points, what is open stays to be added",
                                 "；得分以评分为准，未完成的材料仍需补齐"));
  if (part->unseen) buf_format(explaining->out, "; %s", say(explaining, "nothing was there to look at", "没有可供查看的材料"));
  buf_char(explaining->out, '\n');
}

/* Each mark that names a member, then the one on the part. */
static void put_marks(const Explaining *explaining, const PackPart *part, const PartResult *result, uint32_t unit, uint32_t item,
                      uint32_t index) {
  const Marks *marks = explaining->assessor->marks;
  const Mark *mark = marks ? marks_first(marks, unit, item, index) : NULL;
  for (; mark && mark < marks->all.at + marks->all.len; mark++) {
    if (mark->unit != unit || mark->item != item || mark->part != index) break;
    bool counts = !part->mix.len && text_equal(mark->mode, marks_decide(marks, part));
    if (!mark->each.len || !counts) continue;
    if (mark_decides(marks, part, mark)) put_mark(explaining, result, mark);
    put_ballots(explaining, mark);
  }
  if (result->mark && !result->mark->each.len) put_mark(explaining, result, result->mark);
}

/* 10 x 2 / 3 = 6.67 confirmed; every member of the sum that is not zero follows. */
static void put_sums(const Explaining *explaining, const Sums *sums, bool bonus) {
  const struct {
    Points points;
    const char *en, *zh;
  } members[] = {{sums->pending, "waiting", "待核定"},
                 {sums->lost, bonus ? "not taken up" : "lost", bonus ? "未加" : "未得"},
                 {sums->not_due, "not yet due", "未到期"},
                 {sums->in_error, "in error", "规则出错"},
                 {sums->not_applicable, "not applicable", "不适用"}};
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
                     TEXT_ARG(points_word(explaining, POINTS_ONE - part->late_cut)));
}

static void put_formula(const Explaining *explaining, const PackPart *part, const PartResult *result) {
  bool computed = part->kind == PART_COMPUTED && part->valued == VALUED_BY_NUMBER && part->partial == PARTIAL_SHARE &&
                  result->share_due > 0 && part->points > 0 && !result->overridden; /* the mark's line has what was computed */
  buf_str(explaining->out, "    = ");
  if (result->counted.len) buf_format(explaining->out, "%s%.*s; ", say(explaining, "counted ", "计得 "), TEXT_ARG(result->counted));
  if (computed)
    buf_format(explaining->out, "%.*s × %.*s / %lld = %.*s; ", TEXT_ARG(points_word(explaining, part->points)),
               TEXT_ARG(done_words(explaining, part, result)), (long long)result->share_due,
               TEXT_ARG(points_word(explaining, result->computed)));
  else if (part_cuts_beyond(part, result))
    buf_format(explaining->out, "%.*s%s%.*s%s; ", TEXT_ARG(points_word(explaining, result->computed)),
               say(explaining, ", but only ", "，可扣的只剩 "), TEXT_ARG(points_word(explaining, -result->sums.confirmed)),
               say(explaining, " was left to take from", ""));
  else if (part->mark_full && result->mark && !result->mark->worded && !part->mix.len)
    buf_format(explaining->out, "%.*s × %.*s / %.*s = %.*s; ", TEXT_ARG(points_word(explaining, part->points)),
               TEXT_ARG(points_word(explaining, result->mark->value)), TEXT_ARG(points_word(explaining, part->mark_full)),
               TEXT_ARG(points_word(explaining, result->sums.confirmed)));
  else if (part->kind == PART_BONUS && part->floor < 0)
    buf_format(explaining->out, "%.*s … %.*s: ", TEXT_ARG(points_word(explaining, part->floor)),
               TEXT_ARG(points_word(explaining, part->points)));
  else if (result->share_late)
    buf_format(explaining->out, "%lld %s × %.*s; ", (long long)result->share_late, say(explaining, "late", "份迟交"),
               TEXT_ARG(points_word(explaining, POINTS_ONE - part->late_cut)));
  put_sums(explaining, &result->sums, part->kind == PART_BONUS);
}

static void put_zero(const Explaining *explaining, const PackPart *part, const PartResult *result) {
  if (result->zero == ZERO_NO) return;
  buf_format(explaining->out, "    %s%.*s\n",
             result->zero == ZERO_HELD ? say(explaining, "brings nothing: ", "不得分：")
                                       : say(explaining, "brings nothing if eyes confirm it: ", "经人工查看属实则不得分："),
             TEXT_ARG(part->zero_why));
  put_refs(explaining, &result->zero_evidence, "");
}

/* What does not apply leaves the score, brings all, or brings nothing. */
static const char *na_word(const Explaining *explaining, const PartResult *result) {
  if (result->state != STATE_NOT_APPLICABLE) return "";
  if (result->sums.confirmed) return say(explaining, ", which brings all", "，计满分");
  return result->sums.lost ? say(explaining, ", which brings 0", "，计 0 分") : "";
}

static void put_part(const Explaining *explaining, uint32_t unit, uint32_t item_index, size_t index, const ItemResult *of) {
  const PartResult *result = &of->parts.at[index];
  const PackItem *item = &explaining->assessor->pack->items.at[item_index];
  const PackPart *part = &item->parts.at[index];
  buf_format(explaining->out, "  %s %.*s", say(explaining, "part", "细目"), TEXT_ARG(part->id));
  if (part->title.len) buf_format(explaining->out, " %.*s", TEXT_ARG(part->title));
  buf_format(explaining->out, " — %s%s — ", part_word(explaining, result), na_word(explaining, result));
  put_where(explaining, part->where);
  buf_char(explaining->out, '\n');
  LeafPlace place = {unit, item_index, (uint32_t)index, item_waived_until(of)};
  for (size_t i = 0; i < result->leaves.len; i++) put_leaf(explaining, &place, &result->leaves.at[i]);
  if (result->waits.len && result->state == STATE_PENDING)
    buf_format(explaining->out, "    %s %.*s (%s)\n", say(explaining, "waits:", "待核："), TEXT_ARG(result->waits),
               reason_word(explaining, result->waits_for));
  put_refs(explaining, &result->application, "");
  if (part->mix.len) put_mix(explaining, part, unit, item_index, (uint32_t)index);
  else put_marks(explaining, part, result, unit, item_index, (uint32_t)index);
  const Mark *settled = result->mark;
  if (!settled || settled->each.len) settled = unsettled_mark(explaining, part, unit, item_index, index);
  if (!part->mix.len) put_ballots(explaining, settled);
  put_zero(explaining, part, result);
  put_formula(explaining, part, result);
}

/* What a veto or a gate was decided by: no leaves, no points of its own. */
/* What a veto or gate that holds leaves nothing of. */
static void put_zeroed(const Explaining *explaining, const PackItem *item, const PartResult *result) {
  const PackItems *zero = &item->effect.zero;
  if (!effect_holds(item, result->state) || (!zero->len && !item->effect.zero_all)) return;
  buf_str(explaining->out, say(explaining, "    leaves nothing of:", "    不再计分的："));
  if (item->effect.zero_all) buf_str(explaining->out, say(explaining, " the whole sum", "全部得分"));
  for (size_t i = 0; i < zero->len; i++)
    buf_format(explaining->out, "%s%.*s", i ? ", " : " ", TEXT_ARG(explaining->assessor->pack->items.at[zero->at[i]].id));
  buf_char(explaining->out, '\n');
}

static void put_effect(const Explaining *explaining, const PackItem *item, const PartResult *result) {
  put_refs(explaining, &result->application, "");
  put_mark(explaining, result, result->mark);
  put_zeroed(explaining, item, result);
  if (!item->gate) return;
  bool complete = item->effect.complete;
  Points unit = complete ? POINTS_ONE : 1; /* of leaves it is their number */
  buf_format(explaining->out, "    %.*s / %.*s%s, %s %.*s%s\n", TEXT_ARG(points_word(explaining, result->share_done * unit)),
             TEXT_ARG(points_word(explaining, result->share_due * unit)),
             complete ? say(explaining, " of what is due", "（已到期的）") : "", say(explaining, "at least", "应不低于"),
             TEXT_ARG(points_word(explaining, item->effect.bound.at_least)),
             item->effect.bound.points ? say(explaining, " points", "分") : "%");
}

static void put_waiver(const Explaining *explaining, const Waiver *waiver) {
  if (!waiver) return;
  buf_format(explaining->out, "  %s: %.*s (%.*s, %s %.*s)\n", say(explaining, "waiver", "豁免"), TEXT_ARG(waiver->reason),
             TEXT_ARG(waiver->approver), say(explaining, "until", "至"), TEXT_ARG(day_iso(explaining->arena, waiver->until)));
}

/* The veto or gate that fixed the grade; UINT32_MAX: an override of the pack, which is no item's. */
static uint32_t fixed_by(const Pack *pack, const UnitResult *result) {
  for (uint32_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bool fixes = effect_holds(item, result->items.at[i].state) && item->effect.grade.len;
    Text why = item->effect.why.len ? item->effect.why : item->title;
    if (fixes && text_equal(item->effect.grade, result->fixed.name) && text_equal(why, result->fixed.why)) return i;
  }
  return UINT32_MAX;
}

/* What the item did to the grade of the unit, not what others did. */
static void put_fixed(const Explaining *explaining, const UnitResult *result, uint32_t of) {
  const FixedGrade *fixed = &result->fixed;
  uint32_t by = fixed->name.len ? fixed_by(explaining->assessor->pack, result) : 0;
  if (!fixed->name.len || (by != UINT32_MAX && by != of)) return;
  buf_format(explaining->out, "  %s %.*s %s %.*s\n", say(explaining, "grade fixed:", "等次固定为"), TEXT_ARG(fixed->name),
             say(explaining, "because", "，原因："), TEXT_ARG(fixed->why));
  put_refs(explaining, &fixed->evidence, "");
}

/* Of what lowers the grade once for several, the one that did says it for all that hold. */
static void put_lowered(const Explaining *explaining, const UnitResult *result, uint32_t of) {
  const PackItem *items = explaining->assessor->pack->items.at;
  Text once = effect_holds(&items[of], result->items.at[of].state) ? items[of].effect.once : TEXT_NONE;
  for (size_t i = 0; i < result->lowered.len; i++) {
    const GradeStep *step = &result->lowered.at[i];
    const PackItem *item = &items[step->item];
    if (step->item != of && !(once.len && text_equal(item->effect.once, once))) continue;
    buf_format(explaining->out, "  %s %lld%s %.*s %.*s\n", say(explaining, "grade lower by", "等次降低"), (long long)step->steps,
               say(explaining, ", because:", " 级，原因："), TEXT_ARG(item->id),
               TEXT_ARG(item->effect.why.len ? item->effect.why : item->title));
  }
}

void assess_explain(Buf *out, const Assessor *assessor, const UnitEvidence *evidence, const UnitResult *result, uint32_t item,
                    Lang lang) {
  Explaining explaining = {out, assessor, evidence, arena_new(), lang};
  const PackItem *of = &assessor->pack->items.at[item];
  const ItemResult *found = &result->items.at[item];
  const Unit *unit = &assessor->units->all.at[result->unit];
  buf_format(out, "%.*s (%.*s) — %.*s %.*s — %s — ", TEXT_ARG(unit->name), TEXT_ARG(unit->id), TEXT_ARG(of->id),
             TEXT_ARG(of->title), item_word(&explaining, of, found));
  put_where(&explaining, of->where);
  buf_char(out, '\n');
  if (of->source.len) buf_format(out, "  %s %.*s\n", say(&explaining, "source:", "依据："), TEXT_ARG(of->source));
  if (found->error.len) buf_format(out, "  %.*s\n", TEXT_ARG(found->error));
  bool effect = of->veto || of->gate;
  if (effect && found->parts.len) put_effect(&explaining, of, &found->parts.at[0]);
  for (size_t i = 0; !effect && i < found->parts.len; i++) put_part(&explaining, result->unit, item, i, found);
  put_waiver(&explaining, found->waiver);
  if (!effect) {
    buf_str(out, "  = ");
    put_sums(&explaining, &found->sums, of->bonus);
  }
  put_fixed(&explaining, result, item);
  put_lowered(&explaining, result, item);
  arena_free(explaining.arena);
}
