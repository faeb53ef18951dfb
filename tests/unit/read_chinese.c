/* SPDX-License-Identifier: MIT
 *
 * Emphasis and line ends in Chinese text: the golden table. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static Text full(const char *markdown) {
  return show(read_markdown(text_of(markdown), TEXT("a.md"), &markdown_full, arena, diags));
}

/* What CommonMark would print with its stars. */
static void test_becomes_strong(void **state) {
  (void)state;
  static const struct {
    const char *markdown, *tree;
  } row[] = {
      {"**学习教育。**全体党员", "{p {strong 学习教育。}全体党员}"},
      {"*学习教育。*全体党员", "{p {em 学习教育。}全体党员}"},
      {"重点是**“学习”**教育", "{p 重点是{strong “学习”}教育}"},
      {"全体**（含预备）**党员", "{p 全体{strong （含预备）}党员}"},
      {"**一、**会议**二、**讨论", "{p {strong 一、}会议{strong 二、}讨论}"},
      {"**时间：**7月5日", "{p {strong 时间：}7月5日}"},
      {"**时间:**七月", "{p {strong 时间:}七月}"},
      {"**Note:**全体", "{p {strong Note:}全体}"},
      {"**100%**完成", "{p {strong 100%}完成}"},
      {"完成**100%**以上", "{p 完成{strong 100%}以上}"},
      {"**《条例》**和**《准则》**要求", "{p {strong 《条例》}和{strong 《准则》}要求}"},
      {"***重要！***请看", "{p {em {strong 重要！}}请看}"},
      {"- **学习。**全体\n- *讨论。*分组", "{ul {li {p {strong 学习。}全体}}{li {p {em 讨论。}分组}}}"},
      {"# **学习。**全体", "{h1#学习全体 {strong 学习。}全体}"},
      {"> **学习。**全体", "{quote {p {strong 学习。}全体}}"},
      {"**[链接](a.md)**后文", "{p {strong {link file:a.md 链接}}后文}"},
      {"**`代码`**后文", "{p {strong {code 代码}}后文}"},
      {"|一|二|\n|-|-|\n|**学。**全|*注：*无|",
       "{table1x2 {tr {td {p 一}}{td {p 二}}}{tr {td {p {strong 学。}全}}{td {p {em 注：}无}}}}"},
      {"**漢字。**カタカナ", "{p {strong 漢字。}カタカナ}"},
      {"**한국어!**입니다", "{p {strong 한국어!}입니다}"},
      {"**𠮷野家。**全", "{p {strong 𠮷野家。}全}"},
      {"&lt;**“注”**全", "{p <{strong “注”}全}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(full(row[i].markdown), row[i].tree);
  check_text(show_diags(), "");
}

/* What must stay as CommonMark has it: the same tree with and without the pre-pass. */
static void test_stays(void **state) {
  (void)state;
  static const char *const row[] = {"`**学习。**全体`",
                                    "``*a。*全``",
                                    "\\**学习。\\**全体",
                                    "\\*学习。\\*全体",
                                    "2**3**4",
                                    "2*3*4",
                                    "a * b。* 全",
                                    "** 学习。 **全体",
                                    "    **学习。**全体",
                                    "```\n**学习。**全体\n```",
                                    "**word.**word",
                                    "foo**(bar)**baz",
                                    "**学习**教育",
                                    "**学习教育**",
                                    "* * *",
                                    "***",
                                    "*\n全",
                                    "[文。**全](a。**全.md)",
                                    "[a](<x。*全*。y>)",
                                    "<http://a.b/。**全>",
                                    "[全。*x]: /u。*全\n\n[全。*x]",
                                    "&ast;&ast;学。&ast;&ast;全",
                                    "__学习。__全体",
                                    "全体*",
                                    "。**",
                                    "**。",
                                    "*",
                                    "学习**",
                                    "\\\\**x"};
  MarkdownOptions chinese = markdown_plain;
  chinese.chinese = true;
  for (size_t i = 0; i < COUNT(row); i++) {
    Text without = show(read_markdown(text_of(row[i]), TEXT("a.md"), &markdown_plain, arena, diags));
    Text with = show(read_markdown(text_of(row[i]), TEXT("a.md"), &chinese, arena, diags));
    without = text_format(arena, "%.*s", TEXT_ARG(without));
    for (size_t j = 0; j < without.len; j++)
      if (without.at[j] == '\n' && text_find(without, TEXT("{pre")) == SIZE_MAX) ((char *)(size_t)without.at)[j] = ' ';
    check_text(with, text_cstr(arena, without));
  }
}

static void test_line_ends(void **state) {
  (void)state;
  static const struct {
    const char *markdown, *tree;
  } row[] = {
      {"全体\n党员", "{p 全体党员}"},
      {"全体，\n党员", "{p 全体，党员}"},
      {"全体\n“党员”", "{p 全体“党员”}"},
      {"“党员”\n全体", "{p “党员”全体}"},
      {"全体\nEnglish", "{p 全体 English}"},
      {"English\n全体", "{p English 全体}"},
      {"one\ntwo", "{p one two}"},
      {"2017年\n7月", "{p 2017年 7月}"},
      {"한국어\n입니다", "{p 한국어 입니다}"},
      {"**全体**\n党员", "{p {strong 全体}党员}"},
      {"全体\n**党员**", "{p 全体{strong 党员}}"},
      {"全体\n[党员](a.md)", "{p 全体{link file:a.md 党员}}"},
      {"全体\n`x`", "{p 全体 {code x}}"},
      {"全体\n**学。**党", "{p 全体{strong 学。}党}"},
      {"全体  \n党员", "{p 全体{br}党员}"},
      {"全体\\\n党员", "{p 全体{br}党员}"},
      {"全体\r\n党员", "{p 全体党员}"},
      {"时间：七月\n地点：会议室\n**主持人：**书记", "{p 时间：七月{br}地点：会议室{br}{strong 主持人：}书记}"},
      {"全体\n是：党员", "{p 全体是：党员}"},
      {"全体\n党员要做到以下三个方面的事情：学", "{p 全体党员要做到以下三个方面的事情：学}"},
      {"全体\n党员、群众：学", "{p 全体党员、群众：学}"},
      {"全体\n10:30 开会", "{p 全体 10:30 开会}"},
      {"“quote”\n“again”", "{p “quote” “again”}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(full(row[i].markdown), row[i].tree);
}

/* The mark that the pre-pass puts in is a character that no paper can bring along. */
static void test_mark_cannot_be_brought(void **state) {
  (void)state;
  check_text(full("a\xC2\x91"
                  "b"),
             "{p ab}");
  check_text(show_diags(), "text-control:1(1)");
  check_text(full("a&#x91;b"), "{p ab}");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_becomes_strong, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_stays, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_line_ends, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_mark_cannot_be_brought, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
