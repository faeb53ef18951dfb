/* SPDX-License-Identifier: MIT
 *
 * Markdown to trees, and every limit and notice on the way. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static DocNode *full_tree(Text markdown) {
  return read_markdown(markdown, TEXT("a.md"), &markdown_full, arena, diags);
}

static Text full(const char *markdown) {
  return show(full_tree(text_of(markdown)));
}

static void test_trees(void **state) {
  (void)state;
  static const struct {
    const char *markdown, *tree;
  } row[] = {
      {"", ""},
      {"\n\n", ""},
      {"a *b* **c** `d`", "{p a {em b} {strong c} {code d}}"},
      {"# A\n## B\n###### C", "{h1#a A}{h2#b B}{h6#c C}"},
      {"a  \nb\\\nc", "{p a{br}b{br}c}"},
      {"- a\n- b", "{ul {li {p a}}{li {p b}}}"},
      {"- a\n\n- b", "{ul loose {li {p a}}{li {p b}}}"},
      {"7. a\n8. b", "{ol7 {li {p a}}{li {p b}}}"},
      {"1) a\n   - b\n     > c", "{ol1 {li {p a}{ul {li {p b}{quote {p c}}}}}}"},
      {"---", "{rule}"},
      {"```lua nice\nx = 1\n\ny\n```", "{pre.lua x = 1\n\ny}"},
      {"    x\n    y", "{pre x\ny}"},
      {"```\n```", "{pre}"},
      {"- [ ] a\n- [x] b\n- [X] **c**\n- [x]完成\n- [y] d\n- [ ]\n- [x]e",
       "{ul {li[ ] {p a}}{li[x] {p b}}{li[x] {p {strong c}}}{li[x] {p 完成}}{li {p [y] d}}{li {p [ ]}}{li {p [x]e}}}"},
      {"- [ ] **a**", "{ul {li[ ] {p {strong a}}}}"},
      {"[ ] a", "{p [ ] a}"},
      {"a<br>b<br/>c<br />d", "{p a{br}b{br}c{br}d}"},
      {"&amp; &copy; &#x202E;x &#1;y", "{p & © x y}"},
      {"![a *b* [c](d)](p.jpg \"t\")", "{p {image file:p.jpg \"t\" a b c}}"},
      {"![a\nb](p.jpg)", "{p {image file:p.jpg a b}}"},
      {"[a ![b](c.png) d](e.md)", "{p {link file:e.md a {image file:c.png b} d}}"},
      {"![](https://a.b/c.png)", "{p {link outside:https://a.b/c.png https://a.b/c.png}}"},
      {"![a](https://a.b/c.png)", "{p {link outside:https://a.b/c.png a}}"},
      {"[x ![a](https://a.b/c.png) y](z.md)", "{p {link file:z.md x a y}}"},
      {"[x **![a](https://a.b/c.png)** y](z.md)", "{p {link file:z.md x {strong a} y}}"},
      {"[a <https://b.c> *<https://d.e>*](f.md)", "{p {link file:f.md a https://b.c {em https://d.e}}}"},
      {"[a](#b) [c](<my file.md>) [d](mailto:e@f.g) <tel:123>",
       "{p {link here:b a} {link file:my file.md c} {link outside:mailto:e@f.g d} {link outside:tel:123 tel:123}}"},
      {"[a][b]\n\n[b]: c.md 'title'", "{p {link file:c.md \"title\" a}}"},
      {"**\n", "{p **}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(full(row[i].markdown), row[i].tree);
  check_text(show_diags(), "");
}

static void test_ids(void **state) {
  (void)state;
  static const struct {
    const char *heading, *tree;
  } row[] = {
      {"# 一、基本情况", "{h1#一基本情况 一、基本情况}"},
      {"# Work Plan 2017!", "{h1#work-plan-2017 Work Plan 2017!}"},
      {"# 2017 plan", "{h1#s-2017-plan 2017 plan}"},
      {"# ...", "{h1#section ...}"},
      {"#", "{h1#section}"},
      {"# a\n# a\n# A\n# a-1", "{h1#a a}{h1#a-1 a}{h1#a-2 A}{h1#a-1-1 a-1}"},
      {"# a-1\n# a\n# a", "{h1#a-1 a-1}{h1#a a}{h1#a-2 a}"},
      {"# `code` & [link](x)", "{h1#code-link {code code} & {link file:x link}}"},
      {"# Ärger é", "{h1#Ärger-é Ärger é}"},
      {"# （一）“学习” - 讨论", "{h1#一学习-讨论 （一）“学习” - 讨论}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(full(row[i].heading), row[i].tree);
  Buf many = {0};
  for (int i = 0; i < 20000; i++) buf_str(&many, "# a\n");
  assert_null(doc_check(full_tree(buf_view(&many)))); /* ids stay unique, and quickly so */
  buf_free(&many);
  Text words = repeat("长", 1000);
  const DocNode *heading = full_tree(glue(TEXT("# "), words, TEXT_NONE))->first;
  assert_true(heading->id.len <= 124 && text_is_utf8(heading->id, NULL));
}

static void test_options(void **state) {
  (void)state;
  Text text = TEXT("# A\n\n- [x] b\n\n|a|\n|-|\n\n[c](javascript:d)");
  MarkdownOptions keep = {.keep_targets = true, .line = 10};
  DocNode *root = read_markdown(text, TEXT("t.md"), &keep, arena, diags);
  check_text(show(root), "{h1 A}{ul {li {p [x] b}}}{p |a|\n|-|}{p {link file:javascript:d c}}");
  assert_int_equal(root->first->line, 10);
  assert_int_equal(root->last->line, 17);
  check_text(show_diags(), "");
}

static void test_html_is_text(void **state) {
  (void)state;
  check_text(full("a\n\n<div class=\"x\">\n<script>alert(1)</script>\n</div>\n\nb <b>c</b>"),
             "{p a}{p <div class=\"x\">{br}<script>alert(1)</script>{br}</div>}{p b <b>c</b>}");
  check_text(show_diags(), "markdown-html:3");
}

static void test_links_refused(void **state) {
  (void)state;
  check_text(full("x\n[a](javascript:alert(1)) ![b](data:image/png;base64,x)\n<irc://a/b>"),
             "{p x {link none: a} {link none: b} {link none: irc://a/b}}");
  check_text(show_diags(),
             "markdown-link:2(javascript:alert(1)) markdown-link:2(data:image/png;base64,x) markdown-link:3(irc://a/b)");
}

static void test_refused_links_are_told_a_few_times(void **state) {
  (void)state;
  full_tree(repeat("[a](x:y) ", 1000));
  assert_int_equal(diags->all.len, 20);
}

/* ---- Limits: one below, the limit, one above ---- */

static void check_limit(Text good, Text bad, const char *expected) {
  forget_diags();
  assert_non_null(full_tree(good));
  check_text(show_diags(), "");
  assert_null(full_tree(bad));
  check_text(show_diags(), expected);
}

static void test_limits(void **state) {
  (void)state;
  size_t line = read_limits.markdown_line;
  check_limit(repeat("a", line - 1), repeat("a", line), "markdown-paragraph:1(65536)");
  check_limit(glue(TEXT("\n\n"), repeat("a", line - 1), TEXT_NONE), glue(TEXT("\n\n"), repeat("a", line + 1), TEXT_NONE),
              "markdown-line:3(65537)");
  check_limit(repeat("abcdefg\n", 8192), repeat("abcdefg\n", 8193), "markdown-paragraph:8193(65536)");
  check_limit(glue(repeat("abcdefg\n", 8192), TEXT("\n"), repeat("abcdefg\n", 8192)), repeat("> abcdefg\n", 6554),
              "markdown-paragraph:6554(65536)");
  check_limit(repeat("[", 8192), repeat("[", 8193), "markdown-brackets:1(8192)");
  check_limit(glue(repeat("[", 8192), TEXT("\n\n"), repeat("[\n", 8192)),
              glue(repeat("[", 8192), TEXT("\n\n"), repeat("[\n", 8193)), "markdown-brackets:8195(8192)");
  check_limit(glue(repeat(">", 32), TEXT("a"), TEXT_NONE), glue(TEXT("a\n\n"), repeat(">", 33), TEXT("a")),
              "markdown-nesting:3(32)");
  check_limit(glue(repeat("- ", 32), TEXT("a"), TEXT_NONE), glue(repeat("- ", 33), TEXT("a"), TEXT_NONE),
              "markdown-nesting:1(32)");
  check_limit(glue(repeat("1. ", 32), TEXT("a"), TEXT_NONE), glue(repeat("1) ", 33), TEXT("a"), TEXT_NONE),
              "markdown-nesting:1(32)");
  check_limit(glue(TEXT("a\n"), repeat(" ", 100), TEXT("b")), glue(TEXT("a\n"), repeat(" ", 101), TEXT("b")),
              "markdown-indent:2(100)");
  check_limit(glue(TEXT("a\n"), repeat("\t", 25), TEXT("b")), glue(TEXT("a\n"), repeat("\t", 26), TEXT("b")),
              "markdown-indent:2(100)");
  check_limit(repeat("abc\n\n", read_limits.file_bytes / 5), repeat("abc\n\n", read_limits.file_bytes / 5 + 1),
              "file-too-big:0(1048580)");
}

/* What needs no blank lines may be long; what only looks so may not. */
static void test_long_lists(void **state) {
  (void)state;
  static const char *const good[] = {"- abcdefghi\n", "* abcdefghi\n", "1. abcdefgh\n", "7) abcdefgh\n", "# abcdefghi\n"};
  static const char *const bad[] = {"> abcdefghi\n", "    - abcdefghi\n", "-abcdefghij\n", "#abcdefghij\n"};
  for (size_t i = 0; i < COUNT(good); i++) assert_non_null(full_tree(repeat(good[i], 10000)));
  check_text(show_diags(), "");
  for (size_t i = 0; i < COUNT(bad); i++) assert_null(full_tree(repeat(bad[i], 10000)));
  assert_null(full_tree(glue(TEXT("a\n"), repeat("2. abcdefghi\n", 10000), TEXT_NONE)));
  assert_null(full_tree(glue(TEXT("2. a\n> b\n"), repeat("3. abcdefghi\n", 10000), TEXT_NONE)));
  assert_null(full_tree(glue(TEXT("2. a\n- b\n"), repeat("3. abcdefghi\n", 10000), TEXT_NONE)));
  assert_null(full_tree(glue(TEXT("2. - b\n"), repeat("3. abcdefghi\n", 10000), TEXT_NONE)));
}

/* Lists within lists by indentation alone stay below each limit of the scan; the depth counts when the tree is made. */
static void test_depth_by_indentation(void **state) {
  (void)state;
  Buf deep = {0};
  for (int i = 0; i < 40; i++) buf_format(&deep, "%*s- a\n", 2 * i, "");
  assert_null(full_tree(buf_view(&deep)));
  check_text(show_diags(), "markdown-nesting:33(32)");
  buf_free(&deep);
}

static void test_rules_are_no_lists(void **state) {
  (void)state;
  check_text(show(full_tree(repeat("- ", 60))), "{rule}");
  check_text(show(full_tree(repeat("* ", 60))), "{rule}");
  check_text(show_diags(), "");
}

static void test_spans_are_bounded(void **state) {
  (void)state;
  DocNode *root = full_tree(glue(repeat("*a _a ", 2000), TEXT("b"), repeat("_ *", 2000)));
  size_t depth = 0, deepest = 0;
  DocWalk walk = doc_walk(root);
  while (doc_walk_next(&walk)) {
    depth += walk.entering ? 1 : (size_t)-1;
    if (depth > deepest) deepest = depth;
  }
  assert_true(deepest <= read_limits.markdown_nesting + 3);
  assert_null(doc_check(root));
}

static void test_bytes(void **state) {
  (void)state;
  check_text(full("\xEF\xBB\xBF# a\r\nb\rc"), "{h1#a a}{p b c}");
  check_text(show_diags(), "");
  check_text(full("x\r\n\x01y\x7F\xC2\x85\xE2\x80\xAE"
                  "z\xE2\x81\xA6\xEF\xBF\xBE\tw"),
             "{p x yz\tw}");
  check_text(show_diags(), "text-control:2(3) text-direction:2(2) text-noncharacter:2(1)");
  forget_diags();
  assert_null(full_tree(TEXT("ab\xFF\xA1")));
  check_text(show_diags(), "text-undecodable:0(2)");
  forget_diags();
  check_text(show(full_tree((Text){"a\0b", 3})), "{p ab}");
  check_text(show_diags(), "text-nul:1(1)");
}

static void test_lines(void **state) {
  (void)state;
  DocNode *root = full_tree(TEXT("# a\n\nb\n\n- c\n- [d](e.md)\n\n> f\n"));
  static const uint32_t lines[] = {1, 3, 5, 8};
  size_t i = 0;
  for (DocNode *node = root->first; node; node = node->next) assert_int_equal(node->line, lines[i++]);
  assert_int_equal(root->first->next->next->last->first->first->line, 6);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_trees, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_ids, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_options, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_html_is_text, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_links_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_refused_links_are_told_a_few_times, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_long_lists, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_depth_by_indentation, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_rules_are_no_lists, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_spans_are_bounded, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_bytes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
