/* SPDX-License-Identifier: MIT
 *
 * CSV as spreadsheets save it. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

/* "head|cells/line:row|cells": all of it in one line. */
static Text csv(Text bytes) {
  CsvTable table;
  if (!read_csv(bytes, TEXT("a.csv"), arena, diags, &table)) return TEXT("nothing");
  Text shown = text_join(arena, &table.head, TEXT("|"));
  for (size_t i = 0; i < table.rows.len; i++) {
    assert_int_equal(table.rows.at[i].cells.len, table.head.len);
    Text row = text_join(arena, &table.rows.at[i].cells, TEXT("|"));
    shown = text_format(arena, "%.*s/%u:%.*s", TEXT_ARG(shown), table.rows.at[i].line, TEXT_ARG(row));
  }
  return shown;
}

static void test_tables(void **state) {
  (void)state;
  static const struct {
    const char *csv, *table;
  } row[] = {
      {"", ""},
      {"a,b", "a|b"},
      {"a,b\n1,2", "a|b/2:1|2"},
      {"a,b\r\n1,2\r\n", "a|b/2:1|2"},
      {"a,b\r1,2\r", "a|b/2:1|2"},
      {"\xEF\xBB\xBF"
       "编号,名称\n1, 一支部 ",
       "编号|名称/2:1|一支部"},
      {"a;b\n1,5;2", "a|b/2:1,5|2"},
      {"a\tb\n1,5\t2;3", "a|b/2:1,5|2;3"},
      {"\"a;x;y;z\",b\n1,2", "a;x;y;z|b/2:1|2"},
      {"a,b\n\"x, \"\"y\"\"\",\"z\"", "a|b/2:x, \"y\"|z"},
      {"a,b\n\"1\n2\",3\n4,5", "a|b/2:1\n2|3/4:4|5"},
      {"a,b\n\"\",\" \"", "a|b"},
      {"a,b\n\n , \n1,2\n\n", "a|b/4:1|2"},
      {"\n,,\na,b,,\n1,2,,", "a|b/4:1|2"},
      {"a,b,c\n1\n1,2", "a|b|c/2:1||/3:1|2|"},
      {"a,b\n \"x\" ,y", "a|b/2:x|y"},
      {"a,b\n\"x\"y,z", "a|b/2:xy|z"},
      {"a,b\nx\"y,z", "a|b/2:x\"y|z"},
      {"a\n\"\"\"\"", "a/2:\""},
      {"a,b\n　x　,y", "a|b/2:x|y"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(csv(text_of(row[i].csv)), row[i].table);
  check_text(show_diags(), "");
}

static void test_diags(void **state) {
  (void)state;
  check_text(csv(TEXT("a,b\n1,2,3,4\n5,6\n7,8,9")), "a|b/2:1|2/3:5|6/4:7|8");
  check_text(show_diags(), "csv-long-row:2(4) csv-long-row:4(3)");
  forget_diags();
  check_text(csv(TEXT("a,b\n1,2\n\"3,4\n5,6\n")), "nothing");
  check_text(show_diags(), "csv-quote:3");
  forget_diags();
  check_text(csv(TEXT("a,b\n\xFF\xA1,2")), "nothing");
  check_text(show_diags(), "text-undecodable:0(4)");
  forget_diags();
  check_text(csv(TEXT("a,b\n1\x02,2")), "a|b/2:1|2");
  check_text(show_diags(), "text-control:2(1)");
  forget_diags();
  check_text(csv(repeat("a", read_limits.csv_bytes + 1)), "nothing");
  check_text(show_diags(), "file-too-big:0(16777217)");
}

static void test_columns(void **state) {
  (void)state;
  CsvTable table;
  assert_true(read_csv(TEXT("Unit,名稱,Ｖalue\n"), TEXT("a.csv"), arena, diags, &table));
  assert_int_equal(csv_column(&table, "unit"), 0);
  assert_int_equal(csv_column(&table, "名称"), 1);
  assert_int_equal(csv_column(&table, "value"), 2);
  assert_true(csv_column(&table, "other") == SIZE_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_tables, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_diags, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_columns, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
