/* SPDX-License-Identifier: MIT
 *
 * Names of files that are handed to people, and names of originals in a package.
 */
#include "publish_help.h"
#include "publish/site_in.h"

static void test_clean(void **state) {
  static const struct {
    const char *name;
    size_t limit;
    const char *clean;
  } cases[] = {{"plan.md", 100, "plan.md"},
               {"a/b\\c:d*e?f\"g<h>i|j", 100, "a_b_c_d_e_f_g_h_i_j"},
               {"  plan .md. . ", 100, "plan .md"},
               {"...", 100, ""},
               {".hidden", 100, "hidden"},
               {"a\tb\nc\x7F"
                "d\xC2\x85"
                "e",
                100, "abcde"},
               {"a\xE2\x80\xAE"
                "b\xE2\x80\x8B"
                "c\xEF\xBB\xBF"
                "d\xC2\xAD",
                100, "abcd"},
               {"\xE3\x80\x80\xE4\xB8\x80\xE3\x80\x80", 100, "\xE4\xB8\x80"}, /* full-width spaces at the ends */
               {"Cafe\xCC\x81.md", 100, "Caf\xC3\xA9.md"}, /* NFC */
               {"con", 100, "_con"},
               {"NUL.txt", 100, "_NUL.txt"},
               {"com1.md", 100, "_com1.md"},
               {"lpt0", 100, "lpt0"},
               {"console.md", 100, "console.md"},
               {"com12.md", 100, "com12.md"},
               {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89.md", 9, "\xE4\xB8\x80\xE4\xBA\x8C.md"}, /* cut between characters */
               {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89.md", 8, "\xE4\xB8\x80.md"},
               {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", 8, "\xE4\xB8\x80\xE4\xBA\x8C"},
               {"abc def.md", 7, "abc.md"}, /* no space before the ending */
               {"abcdef", 6, "abcdef"},
               {"abcdef", 5, "abcde"},
               {"a.thisisnoending", 6, "a.this"},
               {"50% #1.md", 100, "50% #1.md"}};
  Arena *arena = arena_new();
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(text_cstr(arena, name_clean(arena, text_of(cases[i].name), cases[i].limit)), cases[i].clean);
  arena_free(arena);
}

static void test_unit(void **state) {
  static const struct {
    const char *id, *name, *file;
  } cases[] = {{"east", "East branch", "east_East branch.odt"},
               {"u1", "\xE4\xB8\x9C/\xE6\x94\xAF", "u1_\xE4\xB8\x9C_\xE6\x94\xAF.odt"},
               {"u1", "", "u1.odt"},
               {"u1", " .. ", "u1.odt"},
               {"u1", "No. 3 branch v1.2", "u1_No. 3 branch v1.2.odt"}};
  Arena *arena = arena_new();
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Unit unit = {.id = text_of(cases[i].id), .name = text_of(cases[i].name)};
    assert_string_equal(text_cstr(arena, name_for_unit(arena, &unit, ".odt")), cases[i].file);
  }
  arena_free(arena);
}

static void test_unit_length(void **state) {
  Arena *arena = arena_new();
  Buf name = {0};
  (void)state;
  for (int i = 0; i < 60; i++) buf_str(&name, "\xE4\xB8\x80");
  for (size_t id = 1; id <= 40; id++) {
    char letters[41] = {0};
    memset(letters, 'a', id);
    Unit unit = {.id = text_of(letters), .name = buf_view(&name)};
    Text file = name_for_unit(arena, &unit, ".zip");
    assert_true(file.len <= 100 && file.len > 97);
    assert_true(text_is_utf8(file, NULL));
    assert_true(text_ends(file, TEXT(".zip")));
  }
  buf_free(&name);
  arena_free(arena);
}

static void test_package_names(void **state) {
  static const struct {
    const char *shown, *name;
  } cases[] = {{"03/plan.md", "03/plan.md"},
               {"03/Plan.md", "03/Plan (2).md"}, /* the same on Windows and macOS */
               {"03/plan.md ", "03/plan (3).md"},
               {"03 /plan", "03/plan"},
               {"a:b/c", "a_b/c"},
               {"a_b/c", "a_b/c (2)"},
               {"../x/./y", "_/x/_/y"},
               {"v1.2/readme", "v1.2/readme"},
               {"v1.2/README", "v1.2/README (2)"}};
  Arena *arena = arena_new();
  TextList taken = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(text_cstr(arena, package_name(arena, &taken, text_of(cases[i].shown))), cases[i].name);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_clean), cmocka_unit_test(test_unit),
                                     cmocka_unit_test(test_unit_length), cmocka_unit_test(test_package_names)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
