/* SPDX-License-Identifier: MIT
 *
 * Issue numbers of official papers: which one a paper bears, which ones a text cites.
 */
#include "evidence/evidence.h"
#include "evidence_sample.h"

static Arena *arena;

static Text folded(const char *text) {
  return text_fold(arena, text_of(text));
}

/* As the text of a record is: each line by itself. */
static Text folded_lines(const char *text) {
  TextList lines = {0};
  Text rest = text_of(text), line;
  while (text_cut(&rest, '\n', &line)) *list_add(arena, &lines) = text_fold(arena, line);
  return text_join(arena, &lines, TEXT("\n"));
}

static void assert_own(const char *name, const char *text, const char *expected) {
  Text own = issue_number_own(folded(name), folded_lines(text));
  if (!text_is(own, expected)) fail_msg("%s / %s: \"%.*s\" instead of \"%s\"", name, text, TEXT_ARG(own), expected);
}

static void the_number_that_a_paper_bears(void **state) {
  (void)state;
  assert_own("整改通知书", "某某局文件\n江安改〔2025〕3号\n关于整改的通知\n", "江安改〔2025〕3号");
  assert_own("整改通知书", "江安改〔2025〕3号 签发人:\n", "江安改〔2025〕3号");
  assert_own("整改通知书", "江安改［2025］ 第 ３ 号\n", "江安改[2025] 第 3 号");
  assert_own("整改通知书", "某局\n府字（2025）12號\n", "府字(2025)12号");
  assert_own("2025-04-01 整改通知书〔2025〕1号", "# 整改\n", "〔2025〕1号");
  assert_own("江安改〔2025〕3号 整改通知书", "", "江安改〔2025〕3号");
  assert_own("2025-04-01 江安改【2025】3号 整改通知书", "", "江安改【2025】3号");
  /* another paper's */
  assert_own("关于〔2025〕3号整改通知书的回复", "你局江安改〔2025〕3号收悉。\n", "");
  assert_own("回复", "一\n二\n三\n四\n五\n江安改〔2025〕3号\n", "");
  assert_own("回复", "根据《管理办法》,江安改〔2025〕3号\n", "");
  assert_own("回复", "这一行说得太多了所以不是机关代字的一行文字〔2025〕3号\n", "");
  /* none */
  assert_own("整改通知书 3号", "2025年3号\n", "");
  assert_own("整改通知书(2025)", "(2025)号\n(99)3号\n(2025]3号\n〔2025〕", "");
  assert_own("", "", "");
}

static bool cited(const char *text, const char *number) {
  return issue_number_cited(folded(text), folded(number));
}

static void the_numbers_that_a_text_cites(void **state) {
  (void)state;
  assert_true(cited("你局《通知》（江安改〔2025〕3号）收悉", "江安改〔2025〕3号"));
  assert_true(cited("你局《通知》（江安改[2025]第03号）收悉", "江安改〔2025〕3号")); /* brackets, 第 and zeros apart */
  assert_true(cited("关于（2025）3号通知的回复", "〔2025〕3号"));
  assert_true(cited("国办发〔2013〕1号、江安改〔2025〕3号", "江安改〔2025〕3号"));
  assert_false(cited("江安改〔2025〕13号", "江安改〔2025〕3号"));
  assert_false(cited("江安改〔2024〕3号", "江安改〔2025〕3号"));
  assert_false(cited("国办发〔2025〕3号", "江安改〔2025〕3号"));
  assert_false(cited("〔2025〕3号", "江安改〔2025〕3号"));
  assert_false(cited("江安改3号", "江安改3号")); /* no issue number */
  assert_false(cited("", "〔2025〕3号"));
}

static void ways_to_write_it(void **state) {
  (void)state;
  static const char *const styles[] = {"〔2025〕3号", "[2025]3号", "(2025)3号", "【2025】3号", ""};
  for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
    assert_true(text_is(issue_number_short(folded("江安改（2025）003號"), i, arena), styles[i]));
  assert_int_equal(issue_number_short(folded("江安改3号"), 0, arena).len, 0);
}

static int open_arena(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_number_that_a_paper_bears),
                                     cmocka_unit_test(the_numbers_that_a_text_cites), cmocka_unit_test(ways_to_write_it)};
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
