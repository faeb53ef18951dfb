/* SPDX-License-Identifier: MIT
 *
 * Rows of paper that stand for several lines: which lines share one, what their labels have in common, and what is said of them
 * in the ledger, the findings, the to-do list and the derivation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "report/report_in.h"
#include "report_sample.h"
#include "write/write.h"

/* Lines as "unit what same", rows as "0,1/0" = lines of the units, lines of the things. */
static Text rows_said(Arena *arena, const char *said, bool both) {
  LIST(MergeLine) lines = {0};
  Text all = text_of(said), word;
  while (text_cut(&all, ' ', &word)) {
    MergeLine *line = list_add(arena, &lines);
    *line = (MergeLine){(uint32_t)(word.at[0] - '0'), text_slice(word, 1, 2), text_slice(word, 2, 3)};
  }
  MergedRows rows = merge_lines(arena, lines.at, lines.len, both);
  Text out = TEXT_NONE;
  for (size_t i = 0; i < rows.len; i++) {
    out = text_format(arena, "%.*s%s", TEXT_ARG(out), i ? " " : "");
    for (size_t k = 0; k < rows.at[i].units.len; k++) out = text_format(arena, "%.*s%u", TEXT_ARG(out), rows.at[i].units.at[k]);
    out = text_format(arena, "%.*s/", TEXT_ARG(out));
    for (size_t k = 0; k < rows.at[i].whats.len; k++) out = text_format(arena, "%.*s%u", TEXT_ARG(out), rows.at[i].whats.at[k]);
  }
  return out;
}

static void test_rows(void **state) {
  static const struct {
    const char *lines, *apart, *both;
  } cases[] = {{"", "", ""},
               {"0ax", "0/0", "0/0"},
               {"0ax 1ax 2ax", "012/0", "012/0"},                 /* three units lack one thing */
               {"0ax 0bx 0cx", "0/012", "0/012"},                 /* one unit lacks three */
               {"0ax 0bx 1ax 1bx", "0/01 2/23", "02/01"},         /* two lack the same two */
               {"0ax 0bx 1ax 1by", "0/01 2/2 3/3", "0/01 2/2 3/3"}, /* something else is said of one */
               {"0ax 0bx 0cx 1ax 1bx 2ax", "0/012 3/34 5/5", "0/012 3/34 5/5"},
               {"0ax 0ax 0bx", "0/012", "0/012"}};
  (void)state;
  Arena *arena = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Text apart = rows_said(arena, cases[i].lines, false), both = rows_said(arena, cases[i].lines, true);
    if (!text_is(apart, cases[i].apart)) print_error("%s: %.*s\n", cases[i].lines, TEXT_ARG(apart));
    if (!text_is(both, cases[i].both)) print_error("%s, both: %.*s\n", cases[i].lines, TEXT_ARG(both));
    assert_true(text_is(apart, cases[i].apart) && text_is(both, cases[i].both));
  }
  arena_free(arena);
}

static void test_frames(void **state) {
  static const struct {
    const char *labels, *said;
  } cases[] = {{"2017年1月：主题党日记录|2017年2月：主题党日记录", "主题党日记录: 2017年1月, 2017年2月"},
               {"January: minutes of it|March: minutes of it", "minutes of it: January, March"},
               {"对照表的记录（项目 含“换届”）|对照表的记录（项目 含“夜校”）", "对照表的记录（项目 含“…”）: 换届, 夜校"},
               {"关于“督导清单”的文件|关于“夜校”的文件", "关于“…”的文件: 督导清单, 夜校"},
               {"传达到：甲：写明“甲”的通知或记录|传达到：乙：写明“乙”的通知或记录", "传达到：写明“…”的通知或记录: 甲, 乙"},
               {"精神状态：写明“精神状态”的清单，2016-12-31前|党的意识：写明“党的意识”的清单，2016-12-31前",
                "写明“…”的清单，2016-12-31前: 精神状态, 党的意识"},
               {"D251：登记表的记录（编号 D251、谈话人 含“书记”）|D26：登记表的记录（编号 D26、谈话人 含“书记”）",
                "登记表的记录（编号 …、谈话人 含“书记”）: D251, D26"},
               {"zeal: list of zeal|duty: list of honour", "zeal: list of zeal; duty: list of honour"},
               {"名册，2016-12-31前|讲稿，2016-12-31前", "名册，2016-12-31前; 讲稿，2016-12-31前"},
               {"minutes|minutes", "minutes"},
               {"关于“学习”的计划|关于“学习”的计划", "关于“学习”的计划"},
               {"关于“学习教育”的计划|关于“夜校”的计划|关于“学习教育”的计划", "关于“…”的计划: 学习教育, 夜校"},
               {"“甲”“乙”或“丙”的材料|“丁”“戊”或“己”的材料", "“甲”“乙”或“丙”的材料; “丁”“戊”或“己”的材料"},
               {"有字数和页码的关于“甲”或“乙”的材料（一份）|有字数和页码的关于“丙”或“丁”的材料（一份）",
                "有字数和页码的关于“甲”或“乙”的材料（一份）; 有字数和页码的关于“丙”或“丁”的材料（一份）"},
               {"one thing", "one thing"}};
  (void)state;
  Arena *arena = arena_new();
  Composer composer = {.arena = arena, .lang = LANG_EN};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    TextList labels = {0}, none = {0};
    Text rest = text_of(cases[i].labels), label;
    while (text_cut(&rest, '|', &label)) *list_add(arena, &labels) = label;
    Text said = labels_said(&composer, labels, &none);
    if (!text_is(said, cases[i].said)) print_error("%s\n  %.*s\n", cases[i].labels, TEXT_ARG(said));
    assert_true(text_is(said, cases[i].said));
  }
  arena_free(arena);
}

/* What two parts ask for stands once, with the numbers of both, and what is said of both once. */
static void test_same_labels(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Composer composer = {.arena = arena, .lang = LANG_EN};
  Text numbers[] = {TEXT(" #a"), TEXT(" #b"), TEXT(" #a")}, names[] = {TEXT("minutes"), TEXT("minutes"), TEXT("minutes")};
  TextList labels = {.at = names, .len = 3, .cap = 3}, behind = {.at = numbers, .len = 3, .cap = 3};
  assert_true(text_is(labels_said(&composer, labels, &behind), "minutes #a #b"));
  arena_free(arena);
}

/* ---- What stands on paper ---- */

static DocNode *composed(Arena *arena, ReportKind kind, const ReportData *data, const char *text) {
  Template template = {.file = TEXT("themes/t.md"), .source = text_format(arena, "# t\n\n%s\n", text)};
  assert_true(template_parse(&template, kind, arena, diag_list_new(arena)));
  Composer composer = {.arena = arena, .lang = LANG_EN, .kind = kind, .data = data, .template = &template};
  DocNode *root = doc_new(arena);
  template_fill(&composer, root);
  assert_null(doc_check(root));
  return root;
}

static Text said(Arena *arena, const DocNode *root) {
  Buf out = {0};
  text_write(&out, root);
  Text printed = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return printed;
}

static Text on_paper(Arena *arena, ReportKind kind, ReportData *data, const char *text) {
  data->on_paper = true;
  return said(arena, composed(arena, kind, data, text));
}

static void assert_says(Text text, const char *piece) {
  if (text_find(text, text_of(piece)) == SIZE_MAX) print_error("\"%s\" is not in:\n%.*s\n", piece, TEXT_ARG(text));
  assert_true(text_find(text, text_of(piece)) != SIZE_MAX);
}

static void test_ledger(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_LEDGER);
  LedgerEntry *other = list_add(arena, &sample.ledger), *first = &sample.ledger.at[2];
  *other = *first; /* the same of another unit */
  other->unit = 1;
  LedgerEntry last = sample.ledger.at[3];
  sample.ledger.at[3] = *other;
  sample.ledger.at[4] = last;
  Text text = on_paper(arena, REPORT_LEDGER, &data, "{ledger}");
  assert_says(text, "\nWest branch\nItem\tProblem\tReason\tLimit\tState\tNo.\tOwner\tMeasure\tDone on\tSignature\n"
                    "A-1\tminutes\t");
  assert_says(text, "being put right\t#k3f9a2bc\tclerk\thold it again\t\t\n");
  size_t west = text_find(text, TEXT("\nWest branch\n")), head = text_find(text, TEXT("\nHead of the unit: ____"));
  assert_true(head < west); /* the part of the unit before it has ended */
  Text behind = text_slice(text, west, text.len);
  assert_says(behind, "\nHead of the unit: ____");
  assert_true(text_find(behind, TEXT("put right")) == SIZE_MAX);
  arena_free(arena);
}

static void test_findings(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  Findings twice = {0};
  for (size_t i = 0; i < sample.findings.len; i++) {
    Finding *copy = list_add(arena, &twice), *again;
    *copy = sample.findings.at[i];
    again = list_add(arena, &twice);
    *again = sample.findings.at[i];
    again->unit = 1;
  }
  findings_sort(&twice);
  ReportData data = sample_data(&sample, REPORT_FINDINGS);
  data.findings = &twice;
  Text text = on_paper(arena, REPORT_FINDINGS, &data, "{findings}");
  assert_says(text, "East branch, West branch\t");
  assert_true(text_find(text, TEXT("\nWest branch\t")) == SIZE_MAX);
  arena_free(arena);
}

/* What the rows of one list ask for shares a row of paper, which names them all; what other lists ask for does not. */
static void test_rows_that_ask(void **state) {
  static const struct {
    const char *label, *path;
    uint32_t line;
  } asked[] = {{"minutes: D1", "list.csv", 2}, {"minutes: D2", "list.csv", 3}, {"minutes: D4", "list.csv", 5}, {"x", "other.csv", 7}};
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  ReportData ledger = sample_data(&sample, REPORT_LEDGER), findings = sample_data(&sample, REPORT_FINDINGS);
  LedgerEntry entry = sample.ledger.at[2];
  Finding finding = sample.findings.at[0];
  Findings own = {0};
  sample.ledger.len = 0;
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
    Text path = text_of(asked[i].path);
    finding.leaf.label = entry.leaf.label = text_of(asked[i].label);
    finding.leaf.detail = entry.leaf.detail = text_format(arena, "%s:%u", asked[i].path, asked[i].line);
    finding.leaf.reason = entry.leaf.reason = REASON_MISSING;
    finding.leaf.evidence = entry.leaf.evidence = (EvidenceRefs){0};
    *list_add(arena, &finding.leaf.evidence) = (EvidenceRef){.line = asked[i].line, .path = path, .shown = path};
    entry.leaf.evidence = finding.leaf.evidence;
    *list_add(arena, &own) = finding;
    *list_add(arena, &sample.ledger) = entry;
  }
  findings.findings = &own;
  Text text = on_paper(arena, REPORT_LEDGER, &ledger, "{ledger}");
  assert_says(text, "\tminutes: D1, D2, D4\tmissing (asked for in list.csv:2–3, 5)\t");
  assert_says(text, "\tx\tmissing (asked for in other.csv:7)\t");
  assert_says(text, "Found: 2017-07-10");
  text = on_paper(arena, REPORT_FINDINGS, &findings, "{findings}");
  assert_says(text, "\tmissing (asked for in list.csv:2–3, 5)\t"); /* and is no evidence */
  assert_says(text, "\tmissing (asked for in other.csv:7)\t");
  findings.on_paper = false;
  assert_says(said(arena, composed(arena, REPORT_FINDINGS, &findings, "{findings}")), "\tmissing\t2017-09-30 (overdue by 10 days)\t1\tasked for in list.csv:2\n");
  arena_free(arena);
}

/* A row has one owner and one measure: no more than eight problems share it, each with its number. */
static void test_ledger_rows(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_LEDGER);
  LedgerEntry entry = sample.ledger.at[2];
  sample.ledger.len = 0;
  for (int i = 0; i < 10; i++) {
    entry.leaf.label = text_format(arena, "minutes of it: D%d", i);
    entry.code = text_format(arena, "code%d", i);
    *list_add(arena, &sample.ledger) = entry;
  }
  Text text = on_paper(arena, REPORT_LEDGER, &data, "{ledger}");
  assert_says(text, "minutes of it: D0, D1, D2, D3, D4, D5, D6, D7\t");
  assert_says(text, "minutes of it: D8, D9\t");
  assert_says(text, "#code9");
  arena_free(arena);
}

/* An item of which nothing is there is a row that adds up; one that does not apply is named; papers go by their numbers. */
static void test_derivation(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_UNIT);
  ItemResult *item = &sample.result.items.at[1];
  Text text = on_paper(arena, REPORT_UNIT, &data, "{derivation}\n\n{evidence-list}");
  assert_says(text, "[3] is number 3 of the list of papers");
  assert_says(text, "limit 2017-06-30) [3:14–16]");
  assert_says(text, "not yet due: minutes (2017-Q4); limit 2017-12-31");
  for (size_t k = 0; k < item->parts.len; k++)
    for (size_t i = 0; i < item->parts.at[k].leaves.len; i++) {
      Leaf *leaf = &item->parts.at[k].leaves.at[i];
      leaf->state = LEAF_OPEN;
      leaf->reason = REASON_MISSING;
      leaf->evidence.len = leaf->detail.len = 0;
    }
  item->state = STATE_FAIL;
  item->sums.lost += item->sums.confirmed + item->sums.pending;
  item->sums.confirmed = item->sums.pending = item->sums.leaves_done = 0;
  data.todo_follows = true;
  text = on_paper(arena, REPORT_UNIT, &data, "{derivation}\n\n{evidence-list}");
  assert_says(text, "A-2\tTwo papers\t0/2\t0 confirmed + 4 lost = 4\tmissing (2)");
  arena_free(arena);
}

/* Papers that are alike stand under a title of their own; the to-do list on the same paper has both, so they stand there once. */
static void test_papers_to_sort(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  Record *alike = &sample.evidence.records.at[1];
  alike->to_sort = true;
  alike->to_sort_why = TEXT("paper-same-text");
  alike->to_sort_args[0] = TEXT("input/a/units/west/x.md");
  ReportData data = sample_data(&sample, REPORT_UNIT);
  Text text = on_paper(arena, REPORT_UNIT, &data, "{papers-to-sort part=unclear}");
  assert_says(text, "A-1/loose.md");
  assert_int_equal(text_find(text, TEXT("A-1/2017-02-03.md")), SIZE_MAX);
  text = on_paper(arena, REPORT_UNIT, &data, "{papers-to-sort part=twins}");
  assert_says(text, "1 filed elsewhere too");
  assert_says(text, "A-1/2017-02-03.md\tthe same text stands in input/a/units/west/x.md\tIt counts, but not");
  assert_int_equal(text_find(text, TEXT("loose")), SIZE_MAX);
  text = on_paper(arena, REPORT_UNIT, &data, "{papers-to-sort}");
  assert_says(text, "loose");
  assert_says(text, "filed elsewhere");
  data.todo_follows = true;
  assert_says(on_paper(arena, REPORT_UNIT, &data, "{papers-to-sort empty=nothing}"), "nothing");
  assert_says(on_paper(arena, REPORT_TODO, &data, "{papers-to-sort}"), "loose");
  arena_free(arena);
}

/* On paper the note on waivers stands above the tables: behind a turned sheet it would have a page of its own. */
static void test_waived_key(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  bool waived[16] = {true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true};
  sample_make(&sample, arena, LANG_EN);
  for (size_t i = 0; i < sample.summaries.len; i++) sample.summaries.at[i].waived = waived;
  ReportData data = sample_data(&sample, REPORT_MATRIX);
  Text text = on_paper(arena, REPORT_MATRIX, &data, "{matrix}");
  assert_true(text_find(text, TEXT("※ waived")) < text_find(text, TEXT("East branch")));
  data.on_paper = false;
  text = said(arena, composed(arena, REPORT_MATRIX, &data, "{matrix}"));
  assert_true(text_find(text, TEXT("※ waived")) > text_find(text, TEXT("East branch")));
  arena_free(arena);
}

/* A bulletin names who is to be praised, what was judged not met and came late, the weakest items, and only who stands out. */
static void test_bulletin(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  Findings found = {0};
  const LeafState states[] = {LEAF_OPEN, LEAF_OPEN, LEAF_DONE, LEAF_DONE, LEAF_WAITING};
  const Reason reasons[] = {REASON_MISSING, REASON_MISSING, REASON_REFUSED, REASON_LATE, REASON_WAITING};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
    Finding *finding = list_add(arena, &found);
    *finding = (Finding){.unit = (uint32_t)i % 2, .leaf = {.state = states[i], .reason = reasons[i], .due = true}};
    finding->leaf.late = reasons[i] == REASON_LATE;
  }
  findings_sort(&found);
  sample.summaries.at[0].open = 5;
  sample.summaries.at[1].open = 1;
  sample.summaries.at[2].open = 1;
  ReportData data = sample_data(&sample, REPORT_BULLETIN);
  data.whole_findings = &found;
  data.whole_ledger = &sample.ledger;
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{noted part=refused}"), "A-1\tQuarterly meetings\tEast branch\t1\n");
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{noted part=late}"), "A-1\tQuarterly meetings\tWest branch\t1\n");
  Text text = on_paper(arena, REPORT_BULLETIN, &data, "{weakest}");
  assert_says(text, "\nA-1\tQuarterly meetings\t2 of ");
  assert_int_equal(text_find(text, TEXT("A-2")), SIZE_MAX);
  text = on_paper(arena, REPORT_BULLETIN, &data, "{missing-first above=mean}");
  assert_says(text, "East branch\t5\t0\t1\t"); /* to add, overdue, waiting */
  assert_int_equal(text_find(text, TEXT("West")), SIZE_MAX);
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{missing-first}"), "West branch\t1\t0\t1\t");
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{praise empty=none}"), "none");
  sample.summaries.at[1].sums.leaves_done = sample.summaries.at[1].sums.leaves_due;
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{praise}"), "West branch (6 points");
  sample.summaries.at[1].sums.leaves_done = sample.summaries.at[1].sums.leaves_due = 0;
  assert_says(on_paper(arena, REPORT_BULLETIN, &data, "{praise empty=none}"), "none"); /* of nothing there is no share */
  arena_free(arena);
}

/* On paper a row names each class, and a note stands below its unit: two columns less. On screen both are columns to sort by. */
static void test_ranking(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  sample.units.all.at[2].klass = TEXT("office");
  sample.order[1] = 0, sample.order[2] = 2; /* class by class, as standing_order has it */
  sample.summaries.at[2].rank = 0;
  ReportData data = sample_data(&sample, REPORT_BULLETIN);
  Text text = on_paper(arena, REPORT_BULLETIN, &data, "{ranking}");
  assert_says(text, "Ranking, units: 3\nRank\tUnit\tCompletion\t");
  assert_says(text, "\nbranch\n1\t");
  assert_says(text, "\noffice\n\xE2\x80\x93\t");
  assert_int_equal(text_find(text, TEXT("Note")), SIZE_MAX);
  data.on_paper = false;
  DocNode *root = composed(arena, REPORT_BULLETIN, &data, "{ranking}");
  size_t begins = 0;
  for (DocWalk walk = doc_walk(root); doc_walk_next(&walk);)
    begins += walk.entering && walk.node->kind == DOC_ROW && text_is(walk.node->klass, "begins");
  assert_int_equal(begins, 1); /* the first class begins with the table */
  Text screen = said(arena, root);
  assert_says(screen, "Rank\tUnit\tClass\tCompletion\t");
  assert_says(screen, "Note\n");
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),          cmocka_unit_test(test_frames),   cmocka_unit_test(test_same_labels),
      cmocka_unit_test(test_ledger),        cmocka_unit_test(test_findings), cmocka_unit_test(test_rows_that_ask),
      cmocka_unit_test(test_ledger_rows),
      cmocka_unit_test(test_derivation),    cmocka_unit_test(test_papers_to_sort), cmocka_unit_test(test_ranking),
      cmocka_unit_test(test_bulletin),      cmocka_unit_test(test_waived_key),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
