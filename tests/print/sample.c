/* SPDX-License-Identifier: MIT
 *
 * sample LOOK.fodt LANG OUT [VERSION]: a document with every kind of node, written as OUT.odt, OUT.html and OUT.txt.
 * The tests of tests/print/ validate, print and compare it; a person may look at it to judge a look.
 */
#include "print.h"

static Arena *arena;

typedef struct Words {
  const char *title, *contents, *summary, *notice, *basis, *text, *more, *strong, *emph, *strike, *note, *link, *quote, *facts,
      *unit, *unit_name, *rule, *day, *file, *path, *results, *item, *state, *points, *reason, *pass, *partial, *fail, *pending,
      *not_due, *error, *list, *first, *second, *third, *inner, *after, *step, *task_open, *task_done, *figure, *caption,
      *formula, *formula_text, *matrix, *long_table, *row, *sign, *sign_two, *wide, *deep;
} Words;

static const Words english = {
    .title = "Scorecard of Riverside Branch, third quarter 2017",
    .contents = "Contents",
    .summary = "Completion 14 of 18. Score: 71.5 confirmed, 6 waiting, of 100. As of 5 October 2017.",
    .notice = "Inner copy: names and telephone numbers of persons may occur. Not for publication.",
    .basis = "What was looked at",
    .text = "Each item names the papers that are due and where they lie. Points are lost only where "
            "a paper is missing, late or incomplete, and every loss names its reason. A report may be disputed within ten days. ",
    .more = "The figures below add up to the total: ",
    .strong = "every printed number shows all its digits",
    .emph = "as of",
    .strike = "withdrawn",
    .note = "Counted by the date of the paper, not by that of the file.",
    .link = "the rules of the assessment",
    .quote = "A plan says who does what by when; a summary says what came of it.",
    .facts = "",
    .unit = "Unit",
    .unit_name = "Riverside Branch",
    .rule = "Pack",
    .day = "As of",
    .file = "Paper",
    .path = "evidence/riverside/03-meetings/2017-07-05_branch-meeting-minutes-and-attendance-sheet.md",
    .results = "Results by item",
    .item = "Item",
    .state = "State",
    .points = "Points",
    .reason = "Reason",
    .pass = "pass",
    .partial = "partial",
    .fail = "fail",
    .pending = "pending",
    .not_due = "not due",
    .error = "error",
    .list = "What is missing",
    .first = "Minutes of the meeting in August",
    .second = "Plan for the second half of the year",
    .third = "Attendance sheet with signatures",
    .inner = "one copy for each meeting",
    .after = "Put it into the folder 03-meetings.",
    .step = "Sort",
    .task_open = "Hand in the plan",
    .task_done = "Hand in the summary",
    .figure = "A hall with rows of chairs",
    .caption = "Meeting of 5 July 2017",
    .formula = "How the points came about",
    .formula_text = "5 × 3 ÷ 4 = 3.75",
    .matrix = "All units and items",
    .long_table = "Eighty rows",
    .row = "Row",
    .sign = "Checked by:",
    .sign_two = "Date:",
    .wide = "wide",
    .deep = "A third level of heading"};

static const Words chinese = {
    .title = "滨河支部二〇一七年第三季度考核评分表",
    .contents = "目录",
    .summary = "完成 14 项，应完成 18 项。得分：已确认 71.5 分，待评 6 分，满分 100 分。截至 2017年10月5日。",
    .notice = "内部资料：可能含有个人姓名和电话号码，不得对外公开。",
    .basis = "考核依据",
    .text = "每个考核项列明应有材料及其存放位置。只有材料缺少、逾期或不完整时才扣分，每一处扣分都注明理由。"
            "对结果有异议的，可在十日内提出。“直、骨、今、令、门”等字形应为大陆规范字形。",
    .more = "以下各项之和等于总分：",
    .strong = "打印的每个数都不省略数位",
    .emph = "截至",
    .strike = "已撤回",
    .note = "以材料自身的日期为准，不以文件修改时间为准。",
    .link = "考核办法",
    .quote = "计划写明谁在何时做什么；总结写明做得怎么样。",
    .facts = "",
    .unit = "单位",
    .unit_name = "滨河支部",
    .rule = "考核方案",
    .day = "截至日期",
    .file = "材料",
    .path = "evidence/binhe/03-三会一课/2017-07-05_支部党员大会会议记录及签到表.md",
    .results = "各项结果",
    .item = "考核项",
    .state = "状态",
    .points = "得分",
    .reason = "理由",
    .pass = "通过",
    .partial = "部分完成",
    .fail = "未完成",
    .pending = "待评",
    .not_due = "未到期",
    .error = "规则出错",
    .list = "尚缺材料",
    .first = "八月份会议记录",
    .second = "下半年工作计划",
    .third = "签到表（须有签名）",
    .inner = "每次会议一份",
    .after = "请放入“03-三会一课”文件夹。",
    .step = "整理",
    .task_open = "提交计划",
    .task_done = "提交总结",
    .figure = "摆有成排座椅的会议室",
    .caption = "2017年7月5日会议",
    .formula = "得分计算",
    .formula_text = "5 × 3 ÷ 4 = 3.75",
    .matrix = "各单位各项一览",
    .long_table = "八十行",
    .row = "第",
    .sign = "审核人：",
    .sign_two = "日期：",
    .wide = "宽",
    .deep = "三级标题"};

static const Words *words;

static const unsigned char png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x10,
    0x00, 0x00, 0x00, 0x09, 0x08, 0x02, 0x00, 0x00, 0x00, 0xb4, 0x48, 0x3b, 0x65, 0x00, 0x00, 0x01, 0x07, 0x49, 0x44, 0x41,
    0x54, 0x78, 0xda, 0x0d, 0xcb, 0xb1, 0xad, 0x46, 0x11, 0x00, 0x80, 0xd1, 0x37, 0xce, 0x3f, 0x80, 0x01, 0x0c, 0x60, 0x00,
    0x51, 0x8b, 0x5a, 0xd4, 0xa2, 0x16, 0xb5, 0xa8, 0xbf, 0xa8, 0x45, 0x2d, 0x6a, 0x03, 0x18, 0xc0, 0x30, 0xef, 0x9e, 0xfe,
    0xfc, 0xfd, 0x0c, 0xc2, 0x20, 0x0d, 0xca, 0xa0, 0x0d, 0xd6, 0xe0, 0x0d, 0xd1, 0x90, 0x0d, 0xd5, 0x80, 0x61, 0x18, 0x96,
    0xe1, 0x18, 0xae, 0xe1, 0x19, 0xfe, 0x7e, 0x0e, 0xe1, 0x90, 0x0e, 0xe5, 0xd0, 0x0e, 0xeb, 0xf0, 0x8e, 0xe8, 0xc8, 0x8e,
    0xea, 0xc0, 0x31, 0x1c, 0xcb, 0x71, 0x1c, 0xd7, 0xf1, 0xdc, 0x17, 0x02, 0x22, 0x20, 0x03, 0x2a, 0xa0, 0x03, 0x36, 0xe0,
    0x03, 0x31, 0x90, 0x03, 0x35, 0x40, 0x60, 0x04, 0x56, 0xe0, 0x04, 0x6e, 0xe0, 0x85, 0x2f, 0x24, 0x44, 0x42, 0x26, 0x54,
    0x42, 0x27, 0x6c, 0xc2, 0x27, 0x62, 0x22, 0x27, 0x6a, 0x82, 0xc4, 0x48, 0xac, 0xc4, 0x49, 0xdc, 0xc4, 0x4b, 0x5f, 0x28,
    0x88, 0x82, 0x2c, 0xa8, 0x82, 0x2e, 0xd8, 0x82, 0x2f, 0xc4, 0x42, 0x2e, 0xd4, 0x02, 0x85, 0x51, 0x58, 0x85, 0x53, 0xb8,
    0x85, 0x57, 0xbe, 0xd0, 0x10, 0x0d, 0xd9, 0x50, 0x0d, 0xdd, 0xb0, 0x0d, 0xdf, 0x88, 0x8d, 0xdc, 0xa8, 0x0d, 0x1a, 0xa3,
    0xb1, 0x1a, 0xa7, 0x71, 0x1b, 0xaf, 0x7d, 0xa1, 0x23, 0x3a, 0xb2, 0xa3, 0x3a, 0xba, 0x63, 0x3b, 0xbe, 0x13, 0x3b, 0xb9,
    0x53, 0x3b, 0x74, 0x46, 0x67, 0x75, 0x4e, 0xe7, 0x76, 0x5e, 0xff, 0xc2, 0x44, 0x4c, 0xe4, 0x44, 0x4d, 0xf4, 0xc4, 0x4e,
    0xfc, 0x24, 0x4e, 0xf2, 0xa4, 0x4e, 0x98, 0x8c, 0xc9, 0x9a, 0x9c, 0xc9, 0x9d, 0xbc, 0xf9, 0x85, 0x8d, 0xd8, 0xc8, 0x8d,
    0xda, 0xe8, 0x8d, 0xdd, 0xf8, 0x4d, 0xdc, 0xe4, 0x4d, 0xdd, 0xb0, 0x19, 0x9b, 0xb5, 0x39, 0x9b, 0xbb, 0x79, 0x9b, 0x7f,
    0x0e, 0x74, 0xf0, 0xc1, 0xc2, 0x63, 0xe3, 0x86, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

static Picture photo = {{(const char *)png, sizeof png}, {"image/png", 9}, 1600, 900};
static Picture icon = {{(const char *)png, sizeof png}, {"image/png", 9}, 64, 36};

static DocNode *add(DocNode *parent, DocKind kind) {
  return doc_add(arena, parent, kind);
}

static DocNode *add_text(DocNode *parent, const char *text) {
  doc_add_text(arena, parent, text_of(text));
  return parent;
}

static DocNode *paragraph(DocNode *parent, const char *text) {
  return doc_add_paragraph(arena, parent, text_of(text));
}

static DocNode *heading(DocNode *parent, int level, const char *text, const char *id) {
  DocNode *node = doc_add_heading(arena, parent, level, text_of(text));
  node->id = text_of(id);
  return node;
}

static DocNode *group(DocNode *parent, const char *klass) {
  DocNode *node = add(parent, DOC_GROUP);
  node->klass = text_of(klass);
  return node;
}

static DocNode *item(DocNode *list, const char *text) {
  DocNode *node = add(list, DOC_ITEM);
  paragraph(node, text);
  return node;
}

static DocNode *list(DocNode *parent, bool ordered, uint32_t start) {
  DocNode *node = add(parent, DOC_LIST);
  node->ordered = ordered;
  node->start = start;
  node->tight = true;
  return node;
}

static DocNode *image(DocNode *parent, const Picture *picture, const char *text) {
  DocNode *node = add(parent, DOC_IMAGE);
  node->link = LINK_SITE;
  node->target = text_of("evidence/riverside/hall.png");
  node->picture = picture;
  add_text(node, text);
  return node;
}

static DocNode *cell(DocNode *row, const char *text, const char *klass) {
  DocNode *inside = doc_add_cell_text(arena, row, text_of(text));
  inside->parent->klass = text_of(klass);
  return inside;
}

static void add_intro(DocNode *root) {
  add_text(heading(root, 1, "", ""), words->title);
  paragraph(group(root, "summary"), words->summary);
  paragraph(group(root, "notice"), words->notice);
  add(root, DOC_TOC)->title = text_of(words->contents);
}

static void add_inlines(DocNode *root) {
  heading(root, 2, words->basis, "basis");
  DocNode *text = paragraph(root, words->text);
  add_text(text, words->more);
  add_text(add(text, DOC_STRONG), words->strong);
  add_text(text, " — ");
  add_text(add(text, DOC_EMPH), words->emph);
  add_text(text, ", ");
  add_text(add(text, DOC_STRIKE), words->strike);
  paragraph(add(text, DOC_NOTE), words->note);
  add_text(text, ". ");
  doc_add_link(arena, text, LINK_OUTSIDE, TEXT("https://example.org/rules?a=1&b=2"), text_of(words->link));
  add_text(text, ", ");
  doc_add_link(arena, text, LINK_HERE, TEXT("results"), text_of(words->results));
  add_text(text, ", ");
  doc_add_link(arena, text, LINK_SITE, TEXT("items/a b.html"), text_of(words->item));
  add(text, DOC_BREAK);
  add(text, DOC_CODE)->text = text_of("a  <b> & \"c\"");
  DocNode *date = add(add_text(text, " "), DOC_FIELD);
  date->field = FIELD_DATE;
  add(add_text(text, " "), DOC_FIELD)->field = FIELD_PAGE;
  add(add_text(text, " / "), DOC_FIELD)->field = FIELD_PAGES;
  paragraph(add(root, DOC_QUOTE), words->quote);
  add(root, DOC_CODE_BLOCK)->text = text_of("for each  unit\n    count\tpapers\n\n  end\n");
  add(root, DOC_RULE);
}

static void add_facts(DocNode *root) {
  DocNode *table = doc_add_table(arena, root, NULL, 2, 0);
  table->klass = text_of("facts");
  const char *rows[][2] = {{words->unit, words->unit_name},
                           {words->rule, "jx2016 1.0"},
                           {words->day, "2017-10-05"},
                           {words->file, words->path}};
  for (size_t i = 0; i < 4; i++) {
    DocNode *row = add(table, DOC_ROW);
    cell(row, rows[i][0], "");
    cell(row, rows[i][1], i == 3 ? "small" : "");
  }
}

static void result_row(DocNode *table, const char *number, const char *state, const char *klass, const char *points,
                       const char *reason) {
  DocNode *row = add(table, DOC_ROW), *inside;
  cell(row, number, "");
  inside = cell(row, "", "");
  DocNode *strong = add(inside, DOC_STRONG);
  strong->klass = text_of(klass);
  add_text(strong, state);
  cell(row, points, "number");
  cell(row, reason, "");
}

static void add_results(DocNode *root) {
  heading(root, 2, words->results, "results");
  DocNode *table = doc_add_table(arena, root, NULL, 4, 1), *row = add(table, DOC_ROW);
  table->klass = text_of("results");
  table->title = text_of(words->results);
  cell(row, words->item, ""), cell(row, words->state, ""), cell(row, words->points, "number"), cell(row, words->reason, "");
  result_row(table, "JX-1", words->pass, "state-pass", "5", "");
  result_row(table, "JX-2", words->partial, "state-partial", "3.75", words->first);
  result_row(table, "JX-3", words->fail, "state-fail", "0", words->second);
  result_row(table, "JX-4", words->pending, "state-pending", "0", words->third);
  result_row(table, "JX-5", words->not_due, "state-not-due", "0", "");
  result_row(table, "JX-6", words->error, "state-error", "0", words->path);
  DocNode *box = group(root, "derivation");
  paragraph(box, words->formula);
  paragraph(box, words->formula_text)->klass = text_of("formula");
}

static void add_lists(DocNode *root) {
  heading(root, 3, words->list, "list");
  DocNode *outer = list(root, true, 5), *one = item(outer, words->first);
  DocNode *inner = list(one, false, 1);
  item(inner, words->inner);
  item(list(item(inner, words->step), true, 1), words->third);
  DocNode *two = item(outer, words->second);
  DocNode *table = doc_add_table(arena, two, NULL, 2, 0), *row = add(table, DOC_ROW);
  cell(row, words->wide, ""), cell(row, words->second, "");
  paragraph(two, words->after);
  DocNode *letters = list(two, true, 1);
  item(letters, words->inner);
  add_text(heading(item(letters, words->step), 4, "", ""), words->deep);
  item(letters, words->task_done);
  item(outer, words->third);
  DocNode *tasks = list(root, false, 1);
  item(tasks, words->task_open)->task = TASK_OPEN;
  item(tasks, words->task_done)->task = TASK_DONE;
  DocNode *bare = add(tasks, DOC_ITEM);
  bare->task = TASK_OPEN;
  add(bare, DOC_CODE_BLOCK)->text = text_of("make report");
}

static void add_pictures(DocNode *root) {
  heading(root, 2, words->figure, "");
  DocNode *figure = add(root, DOC_FIGURE);
  image(figure, &photo, words->figure)->title = text_of(words->caption);
  add_text(figure, words->caption);
  DocNode *text = paragraph(root, words->text);
  image(text, &icon, words->wide);
  add_text(text, words->more);
  image(paragraph(root, ""), NULL, words->figure);
  DocNode *table = doc_add_table(arena, root, NULL, 3, 0), *row = add(table, DOC_ROW);
  for (int i = 0; i < 3; i++) image(cell(row, "", ""), &photo, words->figure);
}

static void add_spans(DocNode *root) {
  DocNode *table = doc_add_table(arena, root, NULL, 4, 2), *row = add(table, DOC_ROW), *inside;
  table->id = text_of("spans");
  inside = cell(row, words->item, ""), inside->parent->span_rows = 2;
  inside = cell(row, words->points, ""), inside->parent->span_columns = 3, inside->parent->align = ALIGN_CENTER;
  row = add(table, DOC_ROW);
  cell(row, "a", ""), cell(row, "b", ""), cell(row, "c", "");
  row = add(table, DOC_ROW);
  cell(row, "JX-1", ""), cell(row, "1", "number"), cell(row, "2", "number");
  inside = cell(row, words->reason, ""), inside->parent->span_rows = 2;
  row = add(table, DOC_ROW);
  DocNode *many = cell(row, words->first, "")->parent;
  item(list(many, false, 1), words->inner);
  cell(row, "3", "number"), cell(row, "4", "number");
}

static void add_matrix(DocNode *root) {
  heading(root, 2, words->matrix, "matrix");
  enum { ITEMS = 22 };
  DocNode *table = doc_add_table(arena, root, NULL, ITEMS + 1, 1), *row = add(table, DOC_ROW);
  table->title = text_of(words->matrix);
  cell(row, words->unit, "");
  for (int i = 1; i <= ITEMS; i++) doc_add_cell_text(arena, row, text_format(arena, "JX-%d", i));
  for (int unit = 1; unit <= 12; unit++) {
    row = add(table, DOC_ROW);
    doc_add_cell_text(arena, row, text_format(arena, "%s %d", words->unit_name, unit));
    for (int i = 1; i <= ITEMS; i++) cell(row, i % 5 ? "2.5" : "0", "number");
  }
}

static void add_long_table(DocNode *root) {
  heading(root, 2, words->long_table, "long");
  DocNode *table = doc_add_table(arena, root, NULL, 3, 1), *row = add(table, DOC_ROW);
  cell(row, words->row, ""), cell(row, words->reason, ""), cell(row, words->points, "number");
  for (int i = 1; i <= 80; i++) {
    row = add(table, DOC_ROW);
    doc_add_cell_text(arena, row, text_format(arena, "%s-%02d", words->row, i));
    cell(row, i % 3 ? words->second : words->text, "");
    doc_add_cell_text(arena, row, text_format(arena, "%d.5", i))->parent->klass = text_of("number");
  }
}

static void add_end(DocNode *root) {
  DocNode *sign = group(root, "signature");
  paragraph(sign, words->sign);
  paragraph(sign, words->sign_two);
  add(root, DOC_PAGE_BREAK);
  paragraph(root, words->after)->align = ALIGN_CENTER;
  paragraph(root, words->after)->align = ALIGN_RIGHT;
}

static DocNode *sample(void) {
  DocNode *root = doc_new(arena);
  add_intro(root);
  add_inlines(root);
  add_facts(root);
  add_results(root);
  add_lists(root);
  add_pictures(root);
  add_spans(root);
  add_matrix(root);
  add_long_table(root);
  add_end(root);
  return root;
}

int main(int argc, char **argv) {
  if (argc < 4) return fputs("usage: sample LOOK.fodt LANG OUT [VERSION]\n", stderr), 2;
  arena = arena_new();
  words = argv[2][0] == 'z' ? &chinese : &english;
  Look look;
  if (!print_load_look(arena, argv[1], &look)) return 1;
  OdtMeta meta = {text_of(words->title), text_of(words->basis), text_of(argv[2]), day_of(2017, 10, 5),
                  text_of(argc > 4 ? argv[4] : "")};
  DocNode *root = sample();
  if (doc_check(root)) return fputs("sample: the document is not lawful\n", stderr), 1;
  bool good = print_save_all(arena, root, &look, &meta, argv[3]);
  arena_free(arena);
  return good ? 0 : 1;
}
