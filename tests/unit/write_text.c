/* SPDX-License-Identifier: MIT
 *
 * Trees to plain text: one line a paragraph, heading and row.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write_tree.h"

static void test_kinds(void **state) {
  (void)state;
  static const struct {
    const char *tree, *text;
  } table[] = {
      {"", ""},
      {"h1(\"a\")p(\"b <c>\")", "a\nb <c>\n"},
      {"p()p(\"a\")hr;page;toc=x;p(\"b\")", "a\nb\n"},
      {"p(\"a\"strong(\"b\")emph(\"c\")strike(\"d\")code=e;br;\"f\")", "abcde\nf\n"},
      {"p(\"a\tb\nc\")", "a b c\n"},
      {"ul(li(p(\"a\")ul(li(p(\"b\"))))li(p(\"c\")))", "a\nb\nc\n"},
      {"ul(li-(p(\"a\"))lix(p(\"b\")p(\"c\"))li-(pre=d;)lix())", "☐ a\n☑ b\nc\n☐\nd\n☑\n"},
      {"q(p(\"a\")q(p(\"b\")))group=notice(p(\"c\"))", "a\nb\nc\n"},
      {"pre=  a\n\n\tb\n;", "  a\n    b\n"},
      {"p(link=o:https://e.org(\"a\")img=s:x.png(\"b\"code=c;)n;N;d=e;)", "abc\n"},
      {"fig(img=s:x.png(\"a\")\"b\")fig(img=s:x.png(\"c\"))", "a\nb\nc\n"},
      {"table(row(cell(p(\"a\"))cell(p(\"b\")))row(cell(p())cell(p(\"c\")p(\"d\")ul(li(p(\"e\"))))))p(\"f\")",
       "a\tb\n\tc d e\nf\n"},
      {"table(row(cell(p(\"a\"br;\"b\"))cell(pre=c\nd;)cell(p())))", "a b\tc d\t\n"},
      {"table(row(cell(table(row(cell(p(\"a\"))cell(p(\"b\")))))cell(p(\"c\"))))", "a b\tc\n"},
      {"p(\"a\"note(p(\"b\")p(\"c\"))\"d\"note(pre=e;))p(\"f\")", "a[1]d[2]\nf\n[1] b\nc\n[2] \ne\n"},
      {"table(row(cell(p(\"a\"note(p(\"b\"))))))", "a[1]\n[1] b\n"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Arena *arena = arena_new();
    DocNode *root = tree(arena, table[i].tree);
    assert_null(doc_check(root));
    Buf out = {0};
    buf_str(&out, "before\n");
    text_write(&out, root);
    buf_char(&out, '\0');
    if (strcmp(out.at + 7, table[i].text)) print_message("tree: %s\n", table[i].tree);
    assert_string_equal(out.at + 7, table[i].text);
    buf_free(&out);
    arena_free(arena);
  }
}

static void test_caption_and_broken_bytes(void **state) {
  (void)state;
  Arena *arena = arena_new();
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 1, 0);
  table->title = TEXT("cap\ntion");
  doc_add_cell_text(arena, doc_add(arena, table, DOC_ROW), TEXT("a\x01\xFF"));
  Buf out = {0};
  text_write(&out, root);
  assert_true(text_is(buf_view(&out), "cap tion\na\xEF\xBF\xBD\n"));
  buf_free(&out);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds), cmocka_unit_test(test_caption_and_broken_bytes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
