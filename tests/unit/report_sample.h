/* SPDX-License-Identifier: MIT
 *
 * A hand-made assessment for the tests of report/: three units, ten items in every state, marks, a waiver, papers, messages.
 * Takes: an arena and a language. Gives: ReportData whose sums hold the identity of assess.h. All memory is the arena's.
 */
#ifndef REPORT_SAMPLE_H
#define REPORT_SAMPLE_H

#include <string.h>

#include "report/report.h"

typedef struct Sample {
  Arena *arena;
  bool zh;
  Assessment assessment;
  Pack pack;
  Units units;
  Marks marks;
  Waiver waiver;
  Summaries summaries;
  uint32_t order[3];
  UnitEvidence evidence;
  UnitResult result;
  DiagList *diags;
  Findings findings, findings_of_item;
  Ledger ledger;
  Records to_sort;
  uint32_t to_sort_unit[1];
} Sample;

#define ADD(list) list_add(sample->arena, list)
#define SAY(en, zh_hans) (sample->zh ? TEXT(zh_hans) : TEXT(en))
enum { P = POINTS_ONE };

static Day sample_day(int month, int day) {
  return day_of(2017, month, day);
}

static PackItem *sample_item(Sample *sample, Text id, Text title, Text section, Points points) {
  PackItem *item = ADD(&sample->pack.items);
  item->id = id;
  item->title = title;
  item->section = section;
  item->points = points;
  item->place = id;
  item->where = where_of(TEXT("rules/sample/pack.lua"), (uint32_t)(10 * sample->pack.items.len), 0);
  return item;
}

static PackPart *sample_part(Sample *sample, PackItem *item, Text title, Points points, PartKind kind) {
  PackPart *part = ADD(&item->parts);
  part->id = text_format(sample->arena, "%zu", item->parts.len);
  part->title = title;
  part->points = points;
  part->kind = kind;
  part->markable = kind != PART_COMPUTED;
  part->where = item->where;
  return part;
}

static void sample_pack(Sample *sample) {
  Pack *pack = &sample->pack;
  *pack = (Pack){.id = TEXT("sample"), .title = SAY("Sample pack", "示例考核方案"), .version = TEXT("2"), .scored = true,
                 .full = 30 * P, .bonus_max = 10 * P, .precision = 10, .decides = TEXT("committee")};
  pack->period = (Period){sample_day(1, 1), sample_day(12, 31)};
  pack->hash = hash_sha256(TEXT("sample"));
  *ADD(&pack->sections) = (PackSection){.id = TEXT("a"), .title = SAY("Meetings", "会议")};
  *ADD(&pack->sections) = (PackSection){.id = TEXT("b"), .title = SAY("Plans", "计划")};
  *ADD(&pack->decisions) = (PackDecision){SAY("A source says six and lists five", "原文称六项而列五项"), SAY("five", "按五项处理")};
  *ADD(&pack->vocabulary.kinds) = (Kind){.id = TEXT("minutes"), .title = SAY("minutes", "会议记录")};
  ItemFolder *folder = ADD(&pack->vocabulary.folders);
  folder->name = text_fold(sample->arena, TEXT("A-1"));
  *ADD(&folder->kinds) = TEXT("minutes");
  PackItem *item = sample_item(sample, TEXT("A-1"), SAY("Quarterly meetings", "季度会议"), TEXT("a"), 6 * P);
  sample_part(sample, item, SAY("One a quarter", "每季度一次"), 4 * P, PART_COMPUTED);
  sample_part(sample, item, SAY("Quality", "质量"), 2 * P, PART_REVIEW)->guide = SAY("clear and complete", "清楚、完整");
  item = sample_item(sample, TEXT("A-2"), SAY("Two papers", "两份材料"), TEXT("a"), 4 * P);
  sample_part(sample, item, TEXT_NONE, 4 * P, PART_COMPUTED)->partial = PARTIAL_ALL_OR_NOTHING;
  item = sample_item(sample, TEXT("B-1"), SAY("Scanned record", "扫描记录"), TEXT("b"), 5 * P);
  sample_part(sample, item, TEXT_NONE, 5 * P, PART_COMPUTED);
  item = sample_item(sample, TEXT("B-2"), SAY("Year report", "年度报告"), TEXT("b"), 5 * P);
  sample_part(sample, item, TEXT_NONE, 5 * P, PART_COMPUTED);
  item = sample_item(sample, TEXT("B-3"), SAY("Only for schools", "仅适用于学校"), TEXT("b"), 3 * P);
  sample_part(sample, item, TEXT_NONE, 3 * P, PART_COMPUTED);
  item = sample_item(sample, TEXT("一-4-(2)"), SAY("Odd number", "特殊编号"), TEXT_NONE, 4 * P);
  sample_part(sample, item, TEXT_NONE, 4 * P, PART_COMPUTED);
  item = sample_item(sample, TEXT("C-1"), SAY("Corrected by hand", "人工更正"), TEXT_NONE, 3 * P);
  sample_part(sample, item, TEXT_NONE, 3 * P, PART_COMPUTED);
  item = sample_item(sample, TEXT("X-9"), SAY("Special project", "特色项目"), TEXT_NONE, 10 * P);
  sample_part(sample, item, TEXT_NONE, 10 * P, PART_BONUS);
  item->bonus = true;
}

static void sample_units(Sample *sample) {
  static const char *const ids[] = {"east", "west", "south"};
  const char *en[] = {"East branch", "West branch", "South branch"}, *zh[] = {"东支部", "西支部", "南支部"};
  for (int i = 0; i < 3; i++) {
    Unit *unit = ADD(&sample->units.all);
    unit->id = text_of(ids[i]);
    unit->name = text_of(sample->zh ? zh[i] : en[i]);
    unit->path = unit->id;
    unit->klass = SAY("branch", "支部");
    unit->parent = UNIT_NO_PARENT;
  }
}

/* ---- Evidence ---- */

static Record *sample_record(Sample *sample, Text path, Text title, Day day) {
  Record *record = ADD(&sample->evidence.records);
  record->path = record->shown = path;
  record->file = text_format(sample->arena, "input/sample/units/east/%.*s", TEXT_ARG(path));
  record->kind = TEXT("minutes");
  record->kind_from = FROM_FOLDER;
  record->day = day;
  record->day_from = day == DAY_NONE ? FROM_NONE : FROM_NAME;
  record->title = title;
  record->title_folded = text_fold(sample->arena, title);
  record->size = 1234;
  record->hash = hash_sha256(path);
  Text name = hash_name(sample->arena, path, 8);
  record->page = text_format(sample->arena, "evidence/east/%.*s.html", TEXT_ARG(name));
  record->original = text_format(sample->arena, "evidence/east/%.*s-original.md", TEXT_ARG(name));
  return record;
}

/* Two registers and no kind. */
static void sample_register(Sample *sample) {
  static const char *const ids[] = {"members", "ledger"};
  Record *record = sample_record(sample, TEXT("C-1/list.md"), SAY("Lists", "名册"), DAY_NONE);
  record->kind = TEXT_NONE;
  record->kind_from = FROM_NONE;
  for (size_t i = 0; i < 2; i++) {
    ADD(&record->tables)->of = text_of(ids[i]);
    ADD(&sample->pack.vocabulary.registers)->id = text_of(ids[i]);
  }
  sample->pack.vocabulary.registers.at[0].title = SAY("List of members", "成员名册");
  sample->pack.vocabulary.registers.at[1].title = SAY("Ledger", "整改台账");
}

static void sample_evidence(Sample *sample) {
  Record *record = sample_record(sample, TEXT("A-1/loose.md"), TEXT_NONE, DAY_NONE);
  record->to_sort = true;
  record->to_sort_why = TEXT("paper-no-day");
  sample_record(sample, TEXT("A-1/2017-02-03.md"), SAY("First meeting", "第一次会议"), sample_day(2, 3));
  sample_record(sample, TEXT("A-1/2017-05-04.md"), SAY("Second meeting", "第二次会议"), sample_day(5, 4));
  sample_record(sample, TEXT("B-1/2017-06-01.doc"), TEXT_NONE, sample_day(6, 1))->unreadable = UNREADABLE_ATTACHMENT;
  sample_register(sample);
  *ADD(&sample->to_sort) = sample->evidence.records.at[0];
}

/* ---- Results ---- */

static PartResult *sample_result(Sample *sample, ItemResult *item, State state, Sums sums, int64_t done, int64_t due) {
  PartResult *part = ADD(&item->parts);
  part->state = state;
  part->sums = sums;
  part->computed = sums.confirmed;
  part->share_done = done;
  part->share_due = due;
  return part;
}

static Leaf *sample_leaf(Sample *sample, PartResult *part, const char *window, Text label, LeafState state, bool due) {
  Leaf *leaf = ADD(&part->leaves);
  *leaf = (Leaf){.key = text_format(sample->arena, "%zu", part->leaves.len), .window = text_of(window), .label = label,
                 .state = state, .due = due, .by = DAY_NONE, .on = DAY_NONE};
  if (state == LEAF_OPEN) leaf->reason = REASON_MISSING;
  if (state == LEAF_WAITING) leaf->reason = REASON_WAITING;
  return leaf;
}

static void sample_ref(Sample *sample, Leaf *leaf, uint32_t record, uint32_t line) {
  const Record *paper = &sample->evidence.records.at[record];
  *ADD(&leaf->evidence) = (EvidenceRef){.unit = 0, .record = record, .line = line, .path = paper->path, .shown = paper->shown,
                                        .page = paper->page, .hash = paper->hash};
  leaf->on = paper->day;
}

static void sample_quarters(Sample *sample, ItemResult *item) {
  Sums sums = {.full = 4 * P, .confirmed = 2 * P, .lost = P, .not_due = P, .leaves_done = 2, .leaves_due = 3};
  PartResult *part = sample_result(sample, item, STATE_PARTIAL, sums, 2, 4);
  for (int i = 0; i < 4; i++) {
    static const char *const windows[] = {"2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"};
    Leaf *leaf = sample_leaf(sample, part, windows[i], SAY("minutes", "会议记录"), i < 2 ? LEAF_DONE : LEAF_OPEN, i < 3);
    leaf->by = day_add_months(sample_day(3, 31), 3 * i);
    if (i < 2) sample_ref(sample, leaf, (uint32_t)i + 1, i ? 14 : 0);
    for (uint32_t line = 15; i == 1 && line < 17; line++) sample_ref(sample, leaf, 2, line); /* rows that follow each other */
  }
  sums = (Sums){.full = 2 * P, .confirmed = 1500, .lost = 500, .leaves_done = 1, .leaves_due = 1};
  part = sample_result(sample, item, STATE_PARTIAL, sums, 0, 0);
  part->mark = &sample->marks.all.at[0];
  sample_leaf(sample, part, "", SAY("a mark", "评分"), LEAF_DONE, true)->on = part->mark->date;
}

static void sample_items(Sample *sample) {
  LIST(ItemResult) *items = (void *)&sample->result.items;
  ItemResult *item = ADD(items);
  sample_quarters(sample, item);
  item = ADD(items);
  PartResult *part =
      sample_result(sample, item, STATE_PARTIAL, (Sums){.full = 4 * P, .lost = 4 * P, .leaves_done = 1, .leaves_due = 2}, 1, 2);
  Leaf *leaf = sample_leaf(sample, part, "", SAY("a plan", "工作计划"), LEAF_DONE, true);
  leaf->late = true;
  leaf->by = sample_day(4, 1);
  sample_ref(sample, leaf, 2, 3);
  leaf = sample_leaf(sample, part, "", SAY("a summary", "工作总结"), LEAF_OPEN, true);
  leaf->reason = REASON_TOO_FEW;
  leaf->detail = TEXT("0/1");
  item = ADD(items);
  item->waiver = &sample->waiver;
  part = sample_result(sample, item, STATE_PENDING, (Sums){.full = 5 * P, .pending = 5 * P, .leaves_due = 1}, 0, 1);
  leaf = sample_leaf(sample, part, "", SAY("the record", "记录"), LEAF_WAITING, true);
  leaf->reason = REASON_UNREADABLE;
  sample_ref(sample, leaf, 3, 0);
  leaf->detail = sample->evidence.records.at[3].shown; /* told once */
  item = ADD(items);
  part = sample_result(sample, item, STATE_NOT_DUE, (Sums){.full = 5 * P, .not_due = 5 * P}, 0, 1);
  sample_leaf(sample, part, "", SAY("the report", "报告"), LEAF_OPEN, false)->by = sample_day(12, 31);
  sample_result(sample, ADD(items), STATE_NOT_APPLICABLE, (Sums){.full = 3 * P, .not_applicable = 3 * P}, 0, 0);
  item = ADD(items);
  item->error = TEXT("rules/sample/pack.lua:60: attempt to index a nil value");
  sample_result(sample, item, STATE_ERROR, (Sums){.full = 4 * P, .in_error = 4 * P}, 0, 0);
  part = sample_result(sample, ADD(items), STATE_PARTIAL,
                       (Sums){.full = 3 * P, .confirmed = 2500, .lost = 500, .leaves_done = 1, .leaves_due = 1}, 1, 1);
  part->computed = 3 * P;
  part->mark = &sample->marks.all.at[1];
  part->overridden = true;
  sample_ref(sample, sample_leaf(sample, part, "", SAY("a list", "名单"), LEAF_DONE, true), 2, 0);
  sample_result(sample, ADD(items), STATE_NOT_APPLICABLE, (Sums){.full = 10 * P, .not_applicable = 10 * P}, 0, 0);
}

static void sample_totals(Sample *sample) {
  UnitResult *result = &sample->result;
  for (size_t i = 0; i < result->items.len; i++) {
    ItemResult *item = &result->items.at[i];
    for (size_t k = 0; k < item->parts.len; k++) sums_add(&item->sums, &item->parts.at[k].sums);
    item->state = item->parts.at[0].state;
    bool bonus = sample->pack.items.at[i].bonus;
    sums_add(bonus ? &result->bonus : &result->sums, &item->sums);
    if (!bonus && !item->waiver) sums_add(&result->adjusted, &item->sums);
  }
  result->applies = result->provisional = true;
  result->filed = 4;
  result->papers = 3;
  result->answers = 5;
}

static void sample_marks(Sample *sample) {
  sample->marks.decides = TEXT("committee");
  *ADD(&sample->marks.all) = (Mark){.mode = TEXT("committee"), .unit = 0, .item = 0, .part = 1, .value = 1500,
                                    .remark = SAY("two minutes lack a place", "两份记录未写地点"),
                                    .by = SAY("assessor 1", "考核员一"), .date = sample_day(7, 1)};
  *ADD(&sample->marks.all) = (Mark){.mode = TEXT("committee"), .unit = 0, .item = 6, .part = 0, .value = 2500,
                                    .remark = SAY("one name is missing", "缺一人姓名"), .by = SAY("assessor 1", "考核员一"),
                                    .date = sample_day(7, 2)};
  sample->waiver = (Waiver){.unit = 0, .item = 2, .reason = SAY("archive under repair", "档案室维修"),
                            .approver = SAY("committee", "考核办"), .from = sample_day(6, 1), .until = sample_day(9, 30)};
}

/* ---- All units ---- */

static void sample_summaries(Sample *sample) {
  size_t count = sample->pack.items.len;
  for (uint32_t i = 0; i < 3; i++) {
    UnitSummary *summary = ADD(&sample->summaries);
    uint8_t *states = arena_alloc(sample->arena, count);
    Sums *items = arena_alloc(sample->arena, count * sizeof *items);
    for (size_t k = 0; k < count; k++) {
      states[k] = (uint8_t)sample->result.items.at[k].state;
      items[k] = sample->result.items.at[k].sums;
    }
    *summary = (UnitSummary){.unit = i, .applies = true, .provisional = i == 0, .sums = sample->result.sums,
                             .adjusted = sample->result.adjusted, .bonus = sample->result.bonus, .next_by = sample_day(9, 30),
                             .open = 2, .waiting = 1, .late = 1, .to_sort = i == 0, .states = states, .items = items,
                             .rank = i, .rank_of = 2, .grade = i ? SAY("good", "良好") : TEXT_NONE};
    const Sums *sums = &summary->sums;
    summary->final = (Final){.base = sums->confirmed, .possible = sums->full - sums->not_applicable, .rescaled = sums->confirmed,
                             .score = sums->confirmed, .reach = sums->confirmed + sums->pending};
    sample->order[i] = (i + 1) % 3;
  }
  UnitSummary *last = &sample->summaries.at[2];
  last->grade = last->fixed = SAY("failed", "不合格");
  last->fixed_why = SAY("a duty was broken", "有通报");
  last->fixed_paper = TEXT("A-1/notice.md");
}

static void sample_make(Sample *sample, Arena *arena, Lang lang) {
  memset(sample, 0, sizeof *sample);
  sample->arena = arena;
  sample->zh = lang == LANG_ZH_HANS;
  sample->assessment = (Assessment){.name = TEXT("sample"), .title = SAY("Sample assessment 2017", "2017年度示例考核"),
                                    .pack = TEXT("sample"), .as_of = sample_day(10, 10), .lang = lang,
                                    .period = {DAY_NONE, DAY_NONE}};
  sample_pack(sample);
  sample_units(sample);
  sample_evidence(sample);
  sample_marks(sample);
  sample_items(sample);
  sample_totals(sample);
  sample_summaries(sample);
  sample->diags = diag_list_new(arena);
  sample->diags->unit = TEXT("east");
  Where where = where_of(sample->evidence.records.at[0].file, 0, 0);
  diag_add(sample->diags, DIAG_PAPER_NO_DAY, where, TEXT_NONE, TEXT_NONE, TEXT_NONE);
  where = where_of(sample->evidence.records.at[1].file, 12, 4);
  diag_add(sample->diags, DIAG_PAPER_LINK_BROKEN, where, TEXT("x.md"), TEXT_NONE, TEXT_NONE);
  diag_sort(sample->diags);
  findings_of_unit(arena, &sample->pack, &sample->result, &sample->findings);
  for (size_t i = 0; i < sample->findings.len; i++)
    if (sample->findings.at[i].item == 0) *ADD(&sample->findings_of_item) = sample->findings.at[i];
}

/* A line of each state: overdue, in hand, open at once and not for the first time, carried and closed. */
static void sample_ledger(Sample *sample) {
  for (size_t i = 0; i < 4; i++) {
    LedgerEntry *entry = ADD(&sample->ledger);
    *entry = (LedgerEntry){.item = (uint32_t)i % 2, .code = TEXT("k3f9a2bc"), .found = day_of(2017, 7, 10), .limit = day_of(2017, 9, 30),
                           .waived_until = DAY_NONE, .closed = DAY_NONE, .owner = TEXT_NONE, .measure = TEXT_NONE};
    entry->leaf = (Leaf){.key = TEXT_NONE, .window = i == 3 ? TEXT("2017-Q2") : TEXT_NONE, .label = SAY("minutes", "会议记录"),
                         .detail = TEXT_NONE, .reason = REASON_MISSING, .state = LEAF_OPEN, .due = true, .by = DAY_NONE,
                         .on = DAY_NONE};
  }
  sample->ledger.at[1].state = LEDGER_REMEDIATING;
  sample->ledger.at[1].limit = day_of(2017, 12, 1);
  sample->ledger.at[1].owner = SAY("clerk", "文书");
  sample->ledger.at[1].measure = SAY("hold it again", "补开");
  sample->ledger.at[2].limit = DAY_NONE;
  sample->ledger.at[2].regressed = true;
  sample->ledger.at[3].carried = true;
  sample->ledger.at[3].state = LEDGER_CLOSED;
  sample->ledger.at[3].closed = day_of(2017, 8, 2);
}

static ReportData sample_data(Sample *sample, ReportKind kind) {
  ReportData data = {.assessment = &sample->assessment, .pack = &sample->pack, .units = &sample->units,
                     .marks = &sample->marks, .summaries = &sample->summaries, .order = sample->order,
                     .tool_version = "0.1", .versions = TEXT("Lua 5.4.4"), .diags = sample->diags, .page = 1, .pages = 1};
  bool one_unit = kind == REPORT_UNIT || kind == REPORT_TODO || kind == REPORT_PAPER;
  if (one_unit) {
    data.summary = &sample->summaries.at[0];
    data.result = &sample->result;
    data.evidence = &sample->evidence;
  }
  if (kind == REPORT_PAPER) data.record = &sample->evidence.records.at[2];
  data.findings = kind == REPORT_ITEM ? &sample->findings_of_item : &sample->findings;
  if (kind == REPORT_LEDGER && !sample->ledger.len) sample_ledger(sample);
  data.ledger = &sample->ledger;
  data.to_sort = &sample->to_sort;
  data.to_sort_unit = sample->to_sort_unit;
  if (kind == REPORT_FINDINGS) data.page = 2, data.pages = 3;
  return data;
}

#endif
