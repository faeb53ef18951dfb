/* SPDX-License-Identifier: MIT
 *
 * Where links may lead: each shape by itself, and hostile schemes in every disguise. Takes nothing. Gives TAP lines. Owns an
 * arena.
 */
#include "read_help.h"

static void test_kinds(void **state) {
  (void)state;
  static const struct {
    const char *target;
    DocLink kind;
  } row[] = {
      {"http://a.b", LINK_OUTSIDE},
      {"HTTPS://a.b/c?d#e", LINK_OUTSIDE},
      {"https://例子.中国/路径", LINK_OUTSIDE},
      {"https://[::1]/", LINK_OUTSIDE},
      {"mailto:a@b.c", LINK_OUTSIDE},
      {"MailTo:a@b.c", LINK_OUTSIDE},
      {"tel:+86-10-1234", LINK_OUTSIDE},
      {"#a", LINK_HERE},
      {"#一、学习", LINK_HERE},
      {"a.md", LINK_FILE},
      {"../b/c.md#d", LINK_FILE},
      {"./a:b", LINK_FILE},
      {"/a/b", LINK_FILE},
      {"a b.md", LINK_FILE},
      {"照片\\1.jpg", LINK_FILE},
      {"?q", LINK_FILE},
      {"会议：记录.md", LINK_FILE},
      {"", LINK_NONE},
      {"#", LINK_NONE},
      {"http:", LINK_NONE},
      {"http://", LINK_NONE},
      {"http:///a", LINK_NONE},
      {"https://?a", LINK_NONE},
      {"https://:80/", LINK_NONE},
      {"http:a.b", LINK_NONE},
      {"http:/a.b", LINK_NONE},
      {"https:\\\\a.b", LINK_NONE},
      {"mailto:", LINK_NONE},
      {"tel:", LINK_NONE},
      {"//a.b/c", LINK_NONE},
      {"/\\a.b", LINK_NONE},
      {"\\\\host\\share", LINK_NONE},
      {"\\/a.b", LINK_NONE},
      {"12:30.md", LINK_NONE},
      {"C:\\a.md", LINK_NONE},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    if (read_link_kind(text_of(row[i].target)) != row[i].kind) fail_msg("%s", row[i].target);
}

static const char *const schemes[] = {"javascript:alert(1)",
                                      "vbscript:x",
                                      "data:text/html,x",
                                      "data:image/png;base64,x",
                                      "file:///etc/passwd",
                                      "smb://h/s",
                                      "ms-msdt:/id",
                                      "search-ms:q",
                                      "view-source:http://a.b",
                                      "blob:http://a.b/c",
                                      "jar:http://a.b!/",
                                      "feed:javascript:x",
                                      "ftp://a.b",
                                      "about:blank",
                                      "ws://a.b",
                                      "intent://a",
                                      "livescript:x",
                                      "mocha:x",
                                      "chrome://x",
                                      "res://x"};

/* Upper case, mixed case, white space and controls before, inside and behind the scheme, also as character references. */
static void test_disguises(void **state) {
  (void)state;
  static const char *const before[] = {"",     " ",        "\t",           "\n",           "\x01",
                                       "\x1F", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF", "\xE2\x80\x8B"};
  size_t tried = 0;
  for (size_t i = 0; i < COUNT(schemes); i++) {
    for (size_t j = 0; j < COUNT(before); j++, tried++) {
      Text target = glue(text_of(before[j]), text_of(schemes[i]), TEXT_NONE);
      if (read_link_kind(target) != LINK_NONE) fail_msg("%s after %zu", schemes[i], j);
    }
    for (size_t cut = 1; cut < 6; cut++, tried++) {
      Text whole = text_of(schemes[i]);
      Text target = glue(text_slice(whole, 0, cut), TEXT("\t"), text_slice(whole, cut, whole.len));
      if (read_link_kind(target) != LINK_NONE) fail_msg("%s cut at %zu", schemes[i], cut);
    }
    char *upper = (char *)(size_t)text_cstr(arena, text_of(schemes[i]));
    for (char *c = upper; *c; c++)
      if (*c >= 'a' && *c <= 'z' && (tried++ % 2)) *c -= 'a' - 'A';
    assert_int_equal(read_link_kind(text_of(upper)), LINK_NONE);
  }
  assert_true(tried > 200);
}

/* The same through Markdown, where entities and escapes are undone first. */
static void test_in_markdown(void **state) {
  (void)state;
  static const char *const links[] = {
      "[a](javascript:x)",        "[a](JaVaScRiPt:x)",          "[a](java&#115;cript:x)",     "[a](&#x6A;avascript:x)",
      "[a](javascript&colon;x)",  "[a](java&Tab;script:x)",     "[a](java&NewLine;script:x)", "[a](&#1;javascript:x)",
      "[a](<javascript:x>)",      "[a](< javascript:x>)",       "[a](java\\script:x)",        "[a](javascript\\:x)",
      "<javascript:x>",           "[a]\n\n[a]: javascript:x",   "[a](&nbsp;javascript:x)",    "[a](//evil.example/x)",
      "[a](/&bsol;evil.example)", "[a](\\\\\\\\host\\\\share)", "[a](&#47;/evil.example)"};
  for (size_t i = 0; i < COUNT(links); i++) {
    DocNode *root = read_markdown(text_of(links[i]), TEXT("a.md"), &markdown_full, arena, diags);
    DocWalk walk = doc_walk(root);
    while (doc_walk_next(&walk))
      if (walk.node->kind == DOC_LINK && walk.node->link != LINK_NONE) fail_msg("%s", links[i]);
  }
}

static Paper paper_of(const char *markdown) {
  Paper paper;
  read_paper(text_of(markdown), TEXT("a.md"), TEXT("a.md"), arena, diags, &paper);
  return paper;
}

static void test_facts_are_decoded(void **state) {
  (void)state;
  Paper paper = paper_of("[a](%E5%AD%A6%20x.md) [b](50%.md) [c](%FF.md) [d](%00.md)\n\n![e](f.png) [g](javascript:h) [i](#j)");
  static const char *const targets[] = {"学 x.md", "50%.md", "%FF.md", "%00.md", "f.png", "j"};
  assert_int_equal(paper.links.len, COUNT(targets));
  for (size_t i = 0; i < COUNT(targets); i++) check_text(paper.links.at[i].target, targets[i]);
  assert_true(paper.links.at[4].image && paper.links.at[4].line == 3 && paper.links.at[4].node->kind == DOC_IMAGE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_kinds, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_disguises, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_in_markdown, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_facts_are_decoded, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
