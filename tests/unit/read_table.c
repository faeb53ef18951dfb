/* SPDX-License-Identifier: MIT
 *
 * Pipe tables. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static DocNode *full_tree(Text markdown) {
  return read_markdown(markdown, TEXT("a.md"), &markdown_full, arena, diags);
}

static Text full(const char *markdown) {
  return show(full_tree(text_of(markdown)));
}

/* Rows as "a|b" lines, alignment signs before the text: enough where only the cells are asked about. */
static Text cells(const DocNode *root) {
  assert_null(doc_check(root));
  Buf out = {0};
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) {
    const DocNode *node = walk.node;
    if (!walk.entering || node->kind != DOC_CELL) continue;
    buf_str(&out, node == node->parent->first ? "/" : "|");
    buf_text(&out, doc_plain(arena, node));
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static void test_trees(void **state) {
  (void)state;
  static const struct {
    const char *markdown, *tree;
  } row[] = {
      {"|a|b|\n|-|-|", "{table1x2 {tr {td {p a}}{td {p b}}}}"},
      {"a|b\n:-|-:\nc|d", "{table1x2 {tr {td< {p a}}{td> {p b}}}{tr {td< {p c}}{td> {p d}}}}"},
      {"|a|\n|:-:|\n|*b*|", "{table1x1 {tr {td^ {p a}}}{tr {td^ {p {em b}}}}}"},
      {"text\n|a|\n|-|\n|b|", "{p text}{table1x1 {tr {td {p a}}}{tr {td {p b}}}}"},
      {"*text*\nmore\n|a|\n|-|", "{p {em text} more}{table1x1 {tr {td {p a}}}}"},
      {"[x]: y.md\n|a|\n|-|", "{table1x1 {tr {td {p a}}}}"},
      {"- x\n\n  |a|\n  |-|\n  |b|", "{ul loose {li {p x}{table1x1 {tr {td {p a}}}{tr {td {p b}}}}}}"},
      {"> - |a|\n>   |-|\n>   |b|", "{quote {ul {li {table1x1 {tr {td {p a}}}{tr {td {p b}}}}}}}"},
      {">> |a|\n>> |-|\n> |b|", "{quote {quote {table1x1 {tr {td {p a}}}{tr {td {p b}}}}}}"},
      {"|a|b|\n|-|", "{p |a|b| |-|}"},
      {"|a|\n|x|", "{p |a| |x|}"},
      {"|a|\n\n|-|", "{p |a|}{p |-|}"},
      {"a\n:-:", "{p a :-:}"},
      {"    |a|\n    |-|", "{pre |a|\n|-|}"},
      {"```\n|a|\n|-|\n```", "{pre |a|\n|-|}"},
      {"|a|\n|-|\n# b", "{table1x1 {tr {td {p a}}}}{h1#b b}"},
      {"|a|b|\n|-|-|\n|[c](d.md)|<br>`e\\|f`|",
       "{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p {link file:d.md c}}}{td {p {br}{code e|f}}}}}"},
      {"|a|\n|-|\n|![b](c.png)|", "{table1x1 {tr {td {p a}}}{tr {td {p {image file:c.png b}}}}}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(full(row[i].markdown), row[i].tree);
  check_text(show_diags(), "");
}

static void test_cells(void **state) {
  (void)state;
  static const struct {
    const char *rows, *cells;
  } row[] = {
      {"|1|2|3|", "/1|2"},
      {"|1|", "/1|"},
      {"1", "/1|"},
      {"||", "/|"},
      {"|", "/|"},
      {"| > 60% | 1. 完成 |", "/> 60%|1. 完成"},
      {"| + 5 | # 3 |", "/+ 5|# 3"},
      {"| - 1 | * 2 |", "/- 1|* 2"},
      {"| > *60*% | 1. **完成** |", "/> 60%|1. 完成"},
      {"| # `3` | + _5_ |", "/# 3|+ 5"},
      {"| [ ] | [x] y |", "/[ ]|[x] y"},
      {"| a\\|b | `c\\|d` |", "/a|b|c|d"},
      {"| a\\\\| b |", "/a\\|b"},
      {"| `a | b` |", "/`a|b`"},
      {"| \\* | \\ |", "/*|\\"},
      {"| & | &amp; |", "/&|&"},
      {"| < | <b> |", "/<|<b>"},
      {"| [a]: b | ``` |", "/[a]: b|```"},
      {"| --- | === |", "/---|==="},
      {"|\ta\t|\tb\t|", "/a|b"},
      {"|. |.*a*|", "/.|.a"},
      {"| **学习。**全 | *注：*无 |", "/学习。全|注：无"},
      {"| a&#x202E;b | \\_ |", "/ab|_"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text table = glue(TEXT("|h|i|\n|-|-|\n"), text_of(row[i].rows), TEXT_NONE);
    Text got = cells(full_tree(table));
    check_text(got, text_cstr(arena, glue(TEXT("/h|i"), text_of(row[i].cells), TEXT_NONE)));
  }
}

static Text wide_table(size_t columns, size_t rows, const char *row) {
  Text head = glue(repeat("|h", columns), TEXT("\n"), repeat("|-", columns));
  return glue(head, TEXT("\n"), repeat(row, rows));
}

static void test_limits(void **state) {
  (void)state;
  check_text(text_slice(show(full_tree(wide_table(64, 0, ""))), 0, 13), "{table1x64 {t");
  check_text(show_diags(), "");
  check_text(text_slice(show(full_tree(wide_table(65, 0, ""))), 0, 5), "{p |h");
  check_text(show_diags(), "table-limit:1(64)");
  forget_diags();
  assert_int_equal(doc_count(full_tree(wide_table(2, 5000, "|a|b|\n")), DOC_ROW), 5001);
  check_text(show_diags(), "");
  DocNode *over = full_tree(glue(TEXT("\n"), wide_table(2, 5002, "|a|*b*|\n"), TEXT_NONE));
  assert_int_equal(doc_count(over, DOC_ROW), 5001);
  check_text(show(over->last), "|a|*b*|{br}|a|*b*|");
  assert_int_equal(over->last->line, 5004);
  check_text(show_diags(), "table-limit:2(64)");
}

/* A long table is one paragraph to cmark; it may be longer than one, but brackets, which cost, may not be more. */
static void test_long_table(void **state) {
  (void)state;
  Text row = TEXT("| 12345678901234567890 | 12345678901234567890 |\n");
  DocNode *root = full_tree(wide_table(2, 3000, text_cstr(arena, row)));
  assert_int_equal(doc_count(root, DOC_ROW), 3001);
  check_text(show_diags(), "");
  assert_null(full_tree(wide_table(2, 3000, "| ![[]()![[]()![[]()![[]() | 1234567890 |\n")));
  check_text(show_diags(), "markdown-brackets:1027(8192)");
}

/* Few bytes cannot make many cells. */
static void test_padding_is_bounded(void **state) {
  (void)state;
  DocNode *root = full_tree(wide_table(64, 4000, "|\n"));
  assert_null(doc_check(root));
  assert_int_equal(doc_count(root, DOC_ROW), 4001);
  assert_true(doc_count(root, DOC_CELL) < 4000 + 2048);
  check_text(text_slice(show(root->first->last), 0, 9), "{td+64 {p");
  root = full_tree(wide_table(12, 1000, "| 支部党员大会 | 二〇一七年七月五日 |\n")); /* sparse, but written */
  assert_int_equal(doc_count(root, DOC_CELL), 12 * 1001);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_trees, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_cells, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_long_table, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_padding_is_bounded, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
