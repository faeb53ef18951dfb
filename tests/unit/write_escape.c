/* SPDX-License-Identifier: MIT
 *
 * Escaping, URLs and relative links: whatever text holds, no markup comes of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "write/write.h"

static void assert_escaped(Text from, const char *want) {
  Buf out = {0};
  buf_str(&out, "");
  html_escape(&out, from);
  buf_char(&out, '\0');
  assert_string_equal(out.at, want);
  buf_free(&out);
}

static void test_escape(void **state) {
  (void)state;
  static const struct {
    const char *from, *want;
  } table[] = {
      {"", ""},
      {"plain", "plain"},
      {"a & b", "a &amp; b"},
      {"&amp;", "&amp;amp;"},
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\"onload=\"x", "&quot;onload=&quot;x"},
      {"it's", "it's"},
      {"]]>", "]]&gt;"},
      {"<!--x-->", "&lt;!--x--&gt;"},
      {"{{x}}", "{{x}}"},
      {"党支部", "党支部"},
      {"\xF0\xA0\xAE\xB7", "\xF0\xA0\xAE\xB7"}, /* beyond the BMP */
      {"a\x01\x08\x0B\x1F\x7Fz", "az"}, /* controls */
      {"a\xC2\x85z", "az"}, /* C1 */
      {"a\xC2\xA0z", "a\xC2\xA0z"}, /* no-break space is no control */
      {"a\tb\nc", "a\tb\nc"},
      {"a\r\nb\rc", "a\nb\nc"}, /* line ends */
      {"a\xEF\xBF\xBEz\xEF\xBF\xBF", "az"}, /* U+FFFE, U+FFFF */
      {"a\xEF\xB7\x90z", "az"}, /* U+FDD0 */
      {"a\xF0\x9F\xBF\xBEz", "az"}, /* U+1FFFE */
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"}, /* U+FFFD itself stays */
      {"a\xFFz", "a\xEF\xBF\xBDz"}, /* no UTF-8 */
      {"a\xE5\x85", "a\xEF\xBF\xBD\xEF\xBF\xBD"}, /* cut off */
      {"\xC0\xBCscript>", "\xEF\xBF\xBD\xEF\xBF\xBDscript&gt;"}, /* overlong < */
      {"\xE0\x80\xBC", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* surrogate */
      {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* beyond U+10FFFF */
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) assert_escaped(text_of(table[i].from), table[i].want);
  assert_escaped((Text){"a\0<b", 4}, "a&lt;b");
}

/* Every two-byte start, alone and before a tag: markup never comes through, and what comes out is UTF-8. */
static void test_escape_any_bytes(void **state) {
  (void)state;
  for (unsigned a = 0; a < 256; a++)
    for (unsigned b = 0; b < 256; b++) {
      char bytes[] = {(char)a, (char)b, '<', 'i', '>'};
      Buf out = {0};
      html_escape(&out, (Text){bytes, sizeof bytes});
      assert_non_null(memmem(out.at, out.len, "&lt;i&gt;", 9));
      assert_null(memchr(out.at, '<', out.len));
      assert_true(text_is_utf8(buf_view(&out), NULL));
      buf_free(&out);
    }
}

static void test_url(void **state) {
  (void)state;
  static const struct {
    const char *from, *want;
  } table[] = {
      {"https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&amp;c=2#d"},
      {"units/a b.html", "units/a%20b.html"},
      {"会议.html", "%E4%BC%9A%E8%AE%AE.html"},
      {"100%.txt", "100%25.txt"},
      {"a%20b", "a%20b"},
      {"%zz", "%25zz"},
      {"a\"b<c>", "a%22b%3Cc%3E"},
      {"a\nb\\c", "a%0Ab%5Cc"},
      {"[x]^`{|}", "%5Bx%5D%5E%60%7B%7C%7D"},
      {"\xFF", "%FF"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Buf out = {0};
    html_url(&out, text_of(table[i].from));
    buf_char(&out, '\0');
    assert_string_equal(out.at, table[i].want);
    buf_free(&out);
  }
}

static void test_relative(void **state) {
  (void)state;
  static const struct {
    const char *from, *to, *want;
  } table[] = {
      {"index.html", "units/a/index.html", "units/a/index.html"},
      {"units/a/index.html", "index.html", "../../index.html"},
      {"units/a/index.html", "units/a/todo.html", "todo.html"},
      {"units/a/index.html", "units/b/index.html#x", "../b/index.html#x"},
      {"units/a/index.html", "units/ab/index.html", "../ab/index.html"},
      {"units/a/index.html", "units/a/index.html#x", "#x"},
      {"units/a/index.html", "units/a/index.html", "index.html"},
      {"units/a/index.html", "#x", "#x"},
      {"units/a/index.html", "units/a/", "./"},
      {"a/b.html", "c:d.html", "../c:d.html"},
      {"a.html", "c:d.html", "./c:d.html"},
      {"a.html", "c/d:e.html", "c/d:e.html"},
      {"a/b.html", "a/b.html?x/y", "b.html?x/y"},
      {"a/b#/c.html", "a/b#/d.html", "../b#/d.html"},
      {"", "a.html", "a.html"},
  };
  Arena *arena = arena_new();
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Text relative = html_relative(arena, text_of(table[i].from), text_of(table[i].to));
    assert_string_equal(text_cstr(arena, relative), table[i].want);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_escape),
      cmocka_unit_test(test_escape_any_bytes),
      cmocka_unit_test(test_url),
      cmocka_unit_test(test_relative),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
