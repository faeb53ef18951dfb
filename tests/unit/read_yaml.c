/* SPDX-License-Identifier: MIT
 *
 * YAML: values, what is refused, limits. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static void show_value(Buf *out, const Value *value, int depth) {
  if (depth > 0 && value->key.at) buf_format(out, "%.*s", TEXT_ARG(value->key));
  if (value->kind == VALUE_TEXT) {
    buf_format(out, value->quoted ? "'%.*s'" : "=%.*s", TEXT_ARG(value->text));
    return;
  }
  buf_char(out, value->kind == VALUE_MAP ? '{' : '[');
  for (const Value *in = value->first; in; in = in->next) {
    show_value(out, in, depth + 1);
    if (in->next) buf_char(out, ',');
  }
  buf_char(out, value->kind == VALUE_MAP ? '}' : ']');
}

static Text yaml(const char *text) {
  Value *value = read_yaml(text_of(text), TEXT("a.yml"), 1, arena, diags);
  if (!value) return TEXT("nothing");
  Buf out = {0};
  show_value(&out, value, 0);
  Text shown = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return shown;
}

static void test_values(void **state) {
  (void)state;
  static const struct {
    const char *yaml, *values;
  } row[] = {
      {"", "{}"},
      {"# only a remark\n", "{}"},
      {"---\n", "{}"},
      {"a: b", "{a=b}"},
      {"---\na: b\n...\n", "{a=b}"},
      {"a: no\nb: 007\nc: ~\nd:\ne: ''\nf: \"\"", "{a=no,b=007,c=~,d=,e'',f''}"},
      {"标题: 学习 计划\n日期: 2017-07-05", "{标题=学习 计划,日期=2017-07-05}"},
      {"a: [x, y]\nb:\n- c\n- d: e", "{a[=x,=y],b[=c,{d=e}]}"},
      {"a: {b: {c: d}}", "{a{b{c=d}}}"},
      {"a: \"x\\u202Ey\"", "{a'xy'}"},
      {"a: |\n  b\n  c\n", "{a'b\nc\n'}"},
      {"a: b # remark", "{a=b}"},
      {"a: 'x''y'", "{a'x'y'}"},
      {"\xEF\xBB\xBF"
       "a: b\r\nc: d\r\n",
       "{a=b,c=d}"},
      {"<<: x", "{<<=x}"},
      {"a: 🙂", "{a=🙂}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(yaml(row[i].yaml), row[i].values);
  check_text(show_diags(), "");
}

static void test_refused(void **state) {
  (void)state;
  static const struct {
    const char *yaml, *diags;
  } row[] = {
      {"a: *b", "yaml-refused:1(*b)"},
      {"a: &b c", "yaml-refused:1(&b)"},
      {"x: 1\na: &b [c]", "yaml-refused:2(&b)"},
      {"a: &b {c: d}", "yaml-refused:1(&b)"},
      {"a: !t c", "yaml-refused:1(!t)"},
      {"a: !!str c", "yaml-refused:1(tag:yaml.org,2002:str)"},
      {"a: ! c", "yaml-refused:1(!)"},
      {"!!map {a: b}", "yaml-refused:1(tag:yaml.org,2002:map)"},
      {"a: !!seq [b]", "yaml-refused:1(tag:yaml.org,2002:seq)"},
      {"a: b\n---\nc: d", "yaml-refused:2(---)"},
      {"%YAML 1.1\n---\na: b", "yaml-refused:1(%)"},
      {"%TAG ! x\n---\na: b", "yaml-refused:1(%)"},
      {"- a", "yaml-not-map:1"},
      {"text", "yaml-not-map:1"},
      {"''", "yaml-not-map:1"},
      {"? [a]\n: b", "yaml-not-map:1"},
      {"a: b\n c: d", "yaml-syntax:2(mapping values are not allowed in this context)"},
      {"a: b\n\tc", "yaml-syntax:2(found character that cannot start any token)"},
      {"a: [b", "yaml-syntax:2(did not find expected ',' or ']')"},
      {"a: \"b", "yaml-syntax:1(found unexpected end of stream)"},
      {"a: \xFF", "text-undecodable:0(3)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    forget_diags();
    check_text(yaml(row[i].yaml), "nothing");
    Text got = show_diags();
    if (!text_starts(got, text_slice(text_of(row[i].diags), 0, 14))) fail_msg("%s: %.*s", row[i].yaml, TEXT_ARG(got));
    if (!text_starts(text_of(row[i].diags), TEXT("yaml-syntax"))) check_text(got, row[i].diags);
  }
}

static void test_syntax_shows_the_line(void **state) {
  (void)state;
  assert_null(read_yaml(TEXT("a: b\nb: c: d\ne: f"), TEXT("a.md"), 2, arena, diags));
  const Diag *diag = &diags->all.at[0];
  assert_int_equal(diag->where.line, 3);
  assert_int_equal(diag->where.column, 5);
  check_text(diag->excerpt, "b: c: d");
}

static void test_duplicates(void **state) {
  (void)state;
  check_text(yaml("a: 1\nb: {c: 1, c: 2}\na: [x, {y: z}]\nd: 3"), "{a=1,b{c=1},d=3}");
  check_text(show_diags(), "yaml-duplicate:2(c) yaml-duplicate:3(a)");
}

static void test_limits(void **state) {
  (void)state;
  check_text(yaml("a: [[[[[[[x]]]]]]]"), "{a[[[[[[[=x]]]]]]]}"); /* 8 levels with the map */
  check_text(show_diags(), "");
  check_text(yaml("a: [[[[[[[[x]]]]]]]]"), "nothing");
  check_text(show_diags(), "yaml-limit:1(8)");
  forget_diags();
  Text items = repeat("- x\n", 9998);
  assert_non_null(read_yaml(glue(TEXT("a:\n"), items, TEXT_NONE), TEXT("a"), 1, arena, diags));
  check_text(show_diags(), "");
  assert_null(read_yaml(glue(TEXT("a:\n- y\n"), items, TEXT_NONE), TEXT("a"), 1, arena, diags));
  check_text(show_diags(), "yaml-limit:10000(8)");
  forget_diags();
  assert_null(read_yaml(repeat("a", read_limits.file_bytes + 1), TEXT("a"), 1, arena, diags));
  check_text(show_diags(), "file-too-big:0(1048577)");
  forget_diags();
  assert_null(read_yaml(repeat("[", 1 << 19), TEXT("a"), 1, arena, diags)); /* and it ends soon */
}

static void test_asking(void **state) {
  (void)state;
  const Value *map = read_yaml(TEXT("a: b\nc: [d]\n\"e\": f"), TEXT("a"), 5, arena, diags);
  check_text(value_text(map, "a"), "b");
  check_text(value_text(map, "e"), "f");
  check_text(value_text(map, "c"), "");
  check_text(value_text(map, "z"), "");
  check_text(value_text(NULL, "a"), "");
  assert_int_equal(value_get(map, "c")->line, 6);
  assert_int_equal(value_get(map, "c")->column, 1);
  assert_null(value_get(value_get(map, "a"), "a"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_syntax_shows_the_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_duplicates, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_asking, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
