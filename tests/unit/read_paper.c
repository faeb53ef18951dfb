/* SPDX-License-Identifier: MIT
 *
 * Papers: front matter, facts, plain text, what is empty or not readable. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static Paper paper_at(const char *path, Text bytes) {
  Paper paper;
  forget_diags();
  read_paper(bytes, text_of(path), text_of(path), arena, diags, &paper);
  if (paper.doc) assert_null(doc_check(paper.doc));
  return paper;
}

static Paper paper_of(const char *markdown) {
  return paper_at("a.md", text_of(markdown));
}

static void test_front(void **state) {
  (void)state;
  static const struct {
    const char *text, *front, *body;
    uint32_t line;
  } row[] = {
      {"---\na: b\n---\nbody", "a: b\n", "body", 4},
      {"\xEF\xBB\xBF---\na: b\n...\nbody", "a: b\n", "body", 4},
      {"---  \n---\n", "", "", 3},
      {"---\na: b\n---", "a: b\n", "", 4},
      {"---\r\na: b\r\n---\r\nbody", "a: b\r\n", "body", 4},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text front, body;
    uint32_t line;
    assert_true(read_split_front(text_of(row[i].text), &front, &body, &line));
    check_text(front, row[i].front);
    check_text(body, row[i].body);
    assert_int_equal(line, row[i].line);
  }
  static const char *const without[] = {
      "", "a", "---", "---\na: b", "\n---\na: b\n---\n", "----\na\n---\n", "--- a\n---\n", " ---\n---\n"};
  for (size_t i = 0; i < COUNT(without); i++) {
    Text front, body;
    uint32_t line;
    assert_false(read_split_front(text_of(without[i]), &front, &body, &line));
  }
}

static void test_front_of_paper(void **state) {
  (void)state;
  Paper paper = paper_of("---\ntitle: 计划\nlang: zh-Hans\n---\n# 标题\n\ntext");
  check_text(paper.title, "计划");
  check_text(paper.lang, "zh-Hans");
  check_text(paper.text, "标题\ntext");
  assert_int_equal(paper.headings.at[0].line, 5);
  paper = paper_of("---\na: b: c\n---\n# 标题\n");
  assert_null(paper.front);
  check_text(paper.title, "标题");
  check_text(show_diags(), "yaml-syntax:2(mapping values are not allowed in this context)");
  paper = paper_of("no heading");
  assert_null(paper.front);
  check_text(paper.title, "");
}

static void test_counts(void **state) {
  (void)state;
  Paper paper = paper_of(
      "# One two\n\nthree 四五 six-7 `eight` don't **nine**ten\n\n- [ ] a\n- [x] b\n- [x] c\n\n|h|i|\n|-|-|\n|1|2|\n|3|\n\n"
      "![alt](p.png) ![](q.jpg) ![](https://r.s/t.png)\n\n```\ncode block\n```\n");
  assert_int_equal(paper.tasks_open, 1);
  assert_int_equal(paper.tasks_done, 2);
  assert_int_equal(paper.table_rows, 2);
  assert_int_equal(paper.images, 2);
  /* One two three 四 五 six 7 eight don't nineten | a b c | h i 1 2 3 | alt https r s t png | code block */
  assert_int_equal(paper.words, 10 + 3 + 5 + 6 + 2);
  assert_int_equal(paper_of("学习，讨论。ＡＢ１ カナ 한국 Ärger").words, 4 + 1 + 2 + 1 + 1);
}

static void test_words_below_headings(void **state) {
  (void)state;
  Paper paper = paper_of("zero\n# A\none two\n## B\nthree\n### C\n## D\nfour five six\n# E\n");
  static const struct {
    const char *text;
    int level;
    uint32_t words, line;
  } row[] = {{"A", 1, 9, 2}, {"B", 2, 2, 4}, {"C", 3, 0, 6}, {"D", 2, 3, 7}, {"E", 1, 0, 9}};
  assert_int_equal(paper.headings.len, COUNT(row));
  for (size_t i = 0; i < COUNT(row); i++) {
    const PaperHeading *heading = &paper.headings.at[i];
    check_text(heading->text, row[i].text);
    assert_int_equal(heading->level, row[i].level);
    assert_int_equal(heading->words, row[i].words);
    assert_int_equal(heading->line, row[i].line);
  }
}

static void test_text_and_lines(void **state) {
  (void)state;
  Paper paper = paper_of("# A\n\nb **c**\nd  \ne\n\n> - f\n\n|g|h|\n|-|-|\n|i|\n\n```\nj\nk\n```\n***\nl\n");
  check_text(paper.text, "A\nb c d\ne\nf\ng\th\ni\nj\nk\nl");
  static const uint32_t lines[][2] = {{0, 1}, {2, 3}, {8, 3}, {10, 7}, {12, 9}, {14, 9}, {16, 11}, {18, 13}, {22, 18}};
  assert_int_equal(paper.lines.len, COUNT(lines));
  for (size_t i = 0; i < COUNT(lines); i++) {
    assert_int_equal(paper.lines.at[i].offset, lines[i][0]);
    assert_int_equal(paper.lines.at[i].line, lines[i][1]);
  }
}

static void test_plain_text(void **state) {
  (void)state;
  Paper paper = paper_at("a.txt", TEXT("\n  one *x*\r\ntwo\n\n　三\n"));
  check_text(show(paper.doc), "{p one *x*{br}two}{p 三}");
  assert_int_equal(paper.doc->last->line, 5);
  assert_true(paper.text_readable && !paper.empty);
  check_text(paper.text, "one *x*\ntwo\n三");
  paper = paper_at("a.txt", TEXT("\xFF\xA1\xD2\xAA"));
  assert_true(!paper.doc && !paper.text_readable && !paper.empty);
  check_text(show_diags(), "text-undecodable:0(0)");
}

/* A table of plain text is drawn as in Markdown; what merely looks like one is told. */
static void test_plain_tables(void **state) {
  (void)state;
  Paper paper = paper_at("a.txt", TEXT("List\n| a | b* |\n|---|:-:|\n|1|2|\n| 3 |\n\n|x|y\n"));
  Text drawn = show(paper.doc);
  Text wanted = show(paper_at("a.md", TEXT("List\n\n| a | b\\* |\n|---|:-:|\n|1|2|\n| 3 |\n\n\\|x\\|y\n")).doc);
  assert_true(text_equal(drawn, wanted));
  assert_int_equal(paper.doc->first->line, 1);
  assert_int_equal(paper.doc->first->next->line, 2);
  assert_int_equal(paper.doc->last->line, 7);
  check_text(show_diags(), "");
  static const struct {
    const char *bytes, *told;
  } row[] = {
      {"| a | b |\n| 1 | 2 |\n| 3 | 4 |\n", "table-loose:1"},
      {"Head\n\nlist:\n|a|b|\n|---|---|---|\n|1|2|\n", "table-loose:4"},
      {"| a | b |\n", ""}, /* one line is no table */
      {"a | b\nc | d\n", ""}, /* nor is what only parts words */
      {"a|b\n-|-\n1|2\n", ""}, /* that one is read */
      {"---\n\na\n---\n", ""},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    paper_at("a.txt", text_of(row[i].bytes));
    check_text(show_diags(), row[i].told);
  }
}

static void test_empty(void **state) {
  (void)state;
  static const struct {
    const char *path, *bytes;
    bool empty;
  } row[] = {
      {"a.md", "", true},
      {"a.md", " \n\t\xE3\x80\x80\n", true},
      {"a.md", "---\nkind: plan\n---\n \n", true},
      {"a.md", "\xEF\xBB\xBF", true},
      {"a.md", "---\n", true},
      {"a.md", "#\n", true},
      {"a.md", "x", false},
      {"a.md", "![](a.png)", false},
      {"a.txt", "\n\n", true},
      {"a.xml", " ", true},
      {"a.docx", "", true},
      {"a.jpg", "", true},
      {"a.docx", "PK", false},
      {"a.xml", "<a/>", false},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    if (paper_at(row[i].path, text_of(row[i].bytes)).empty != row[i].empty) fail_msg("row %zu", i);
}

static void test_not_readable(void **state) {
  (void)state;
  Paper paper = paper_at("a.doc", TEXT("\xD0\xCF\x11\xE0"));
  assert_true(paper.format == PAPER_ATTACHMENT && !paper.doc && !paper.text_readable);
  check_text(show_diags(), "");
  paper = paper_at("a.dat", TEXT("\x89PNG\r\n\x1A\n"));
  assert_true(paper.format == PAPER_IMAGE && !paper.doc && !paper.text_readable);
  paper = paper_at("a.md", repeat("a", read_limits.file_bytes + 1));
  assert_true(!paper.doc && !paper.text_readable);
  check_text(show_diags(), "file-too-big:0(1048577)");
  paper = paper_at("a.md", glue(TEXT("---\ntitle: t\n---\n"), repeat(">", 40), TEXT("x")));
  assert_true(!paper.doc && !paper.text_readable && !paper.empty);
  check_text(value_text(paper.front, "title"), "t");
  check_text(show_diags(), "markdown-nesting:4(32)");
  paper = paper_at("a.xml", repeat("x", read_limits.xml_bytes + 1));
  check_text(show_diags(), "file-too-big:0(4194305)");
}

/* Every prefix of a paper that has everything, and every byte of it turned over: always a paper, never a breach. */
static void test_damage(void **state) {
  (void)state;
  static const char whole[] =
      "---\na: [b, {c: 'd'}]\n---\n# **学。**全\n> - [x] a `b`\n>   1. ![c](d.png)\n\n|e|f|\n|-:|-|\n|\\||*g*|\n\n<b>&amp;[h](i)";
  Arena *kept = arena;
  for (size_t i = 0; i < sizeof whole - 1; i++) {
    arena = arena_new();
    char *copy = strdup(whole);
    paper_at("a.md", (Text){copy, i});
    copy[i] ^= 0x20;
    paper_at("a.md", text_of(copy));
    copy[i] = (char)~copy[i];
    paper_at("a.md", text_of(copy));
    free(copy);
    arena_free(arena);
  }
  arena = kept;
}

static void test_versions(void **state) {
  (void)state;
  Text versions = read_versions(arena);
  assert_true(text_starts(versions, TEXT("cmark 0.")) && text_find(versions, TEXT(", libxml2 2.")) != SIZE_MAX);
  assert_true(text_find(versions, TEXT(", libyaml 0.")) != SIZE_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_front, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_front_of_paper, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_counts, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_words_below_headings, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_text_and_lines, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_plain_text, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_plain_tables, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_empty, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_not_readable, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_versions, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
