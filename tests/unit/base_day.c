/* SPDX-License-Identifier: MIT
 *
 * Days, periods and their windows. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "base/base.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static void check_text(Text got, const char *expected) {
  if (!text_is(got, expected)) fail_msg("got \"%.*s\", expected \"%s\"", TEXT_ARG(got), expected);
}

static bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static void test_known_days(void **state) {
  (void)state;
  static const struct {
    int year, month, day;
    Day expected;
  } row[] = {
      {1970, 1, 1, 0},         {1969, 12, 31, -1},      {2000, 3, 1, 11017},     {2017, 7, 5, 17352},     {1600, 1, 1, -135140},
      {2017, 2, 29, DAY_NONE}, {2016, 2, 29, 16860},    {1900, 2, 29, DAY_NONE}, {2000, 2, 29, 11016},    {2017, 13, 1, DAY_NONE},
      {2017, 0, 1, DAY_NONE},  {2017, 1, 0, DAY_NONE},  {2017, 4, 31, DAY_NONE}, {2017, 1, 32, DAY_NONE}, {0, 1, 1, DAY_NONE},
      {10000, 1, 1, DAY_NONE}, {9999, 12, 31, 2932896}, {1, 1, 1, -719162},      {-5, 1, 1, DAY_NONE},    {2017, -1, 1, DAY_NONE},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Day day = day_of(row[i].year, row[i].month, row[i].day);
    if (day != row[i].expected) fail_msg("%d-%d-%d: %d", row[i].year, row[i].month, row[i].day, day);
  }
}

/* Each day from 1600 to 2400 in turn: numbers without a gap, parts that come back, weekdays in a round. */
static void test_every_day(void **state) {
  (void)state;
  static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Day expected = day_of(1600, 1, 1);
  int weekday = 6; /* a Saturday */
  for (int year = 1600; year <= 2400; year++) {
    for (int month = 1; month <= 12; month++) {
      int last = length[month - 1] + (month == 2 && leap(year));
      for (int day = 1; day <= last; day++, expected++, weekday = weekday % 7 + 1) {
        int y, m, d;
        assert_int_equal(day_of(year, month, day), expected);
        day_parts(expected, &y, &m, &d);
        if (y != year || m != month || d != day || day_weekday(expected) != weekday) fail_msg("%d-%d-%d", year, month, day);
      }
      assert_int_equal(day_of(year, month, last + 1), DAY_NONE);
    }
  }
}

static void test_iso(void **state) {
  (void)state;
  static const char *const bad[] = {"",           "2017-7-5",   "2017-07-05 ", " 2017-07-05", "2017/07/05", "20170705",
                                    "2017-02-29", "2017-07-0x", "-017-07-05",  "2017-07-32",  "0000-01-01", "２０１７-07-05"};
  Day day = 77;
  for (size_t i = 0; i < COUNT(bad); i++) {
    if (day_parse(text_of(bad[i]), &day) || day != 77) fail_msg("%s", bad[i]);
  }
  assert_true(day_parse(TEXT("2017-07-05"), &day));
  assert_int_equal(day, 17352);
  check_text(day_iso(arena, day), "2017-07-05");
  check_text(day_iso(arena, day_of(33, 4, 3)), "0033-04-03");
  check_text(day_iso(arena, DAY_NONE), "");
  check_text(day_words(arena, day, LANG_EN), "5 July 2017");
  check_text(day_words(arena, day, LANG_ZH_HANS), "2017年7月5日");
  check_text(day_words(arena, DAY_NONE, LANG_EN), "");
}

static void test_add_months(void **state) {
  (void)state;
  static const struct {
    const char *from;
    int months;
    const char *to;
  } row[] = {{"2017-01-31", 1, "2017-02-28"},
             {"2016-01-31", 1, "2016-02-29"},
             {"2017-01-31", 0, "2017-01-31"},
             {"2017-12-31", 2, "2018-02-28"},
             {"2017-03-31", -1, "2017-02-28"},
             {"2017-01-15", -1, "2016-12-15"},
             {"2017-05-31", 12, "2018-05-31"},
             {"2016-02-29", -12, "2015-02-28"},
             {"2017-01-01", -24, "2015-01-01"},
             {"9999-12-01", 1, ""},
             {"0001-01-01", -1, ""}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Day day;
    assert_true(day_parse(text_of(row[i].from), &day));
    check_text(day_iso(arena, day_add_months(day, row[i].months)), row[i].to);
  }
  assert_int_equal(day_add_months(DAY_NONE, 1), DAY_NONE);
  assert_int_equal(day_add_months(0, INT32_MAX), DAY_NONE);
  assert_int_equal(day_add_months(0, INT32_MIN), DAY_NONE);
}

static void check_today(const char *epoch, int offset, const char *expected) {
  setenv("SOURCE_DATE_EPOCH", epoch, 1);
  check_text(day_iso(arena, day_today(offset)), expected);
}

static void test_today(void **state) {
  (void)state;
  check_today("0", 0, "1970-01-01");
  check_today("0", -1, "1969-12-31");
  check_today("1499270399", 0, "2017-07-05");
  check_today("1499270399", 480, "2017-07-05");
  check_today("1499270400", 480, "2017-07-06");
  check_today("253402300799", 0, "9999-12-31");
  unsetenv("SOURCE_DATE_EPOCH");
  Day real = (Day)(time(NULL) / 86400);
  assert_in_range(day_today(0) - real, 0, 1);
  static const char *const ignored[] = {"", "-1", "yesterday", "253402300800", "99999999999999999999"};
  for (size_t i = 0; i < COUNT(ignored); i++) {
    setenv("SOURCE_DATE_EPOCH", ignored[i], 1);
    assert_in_range(day_today(0) - real, 0, 1);
  }
  unsetenv("SOURCE_DATE_EPOCH");
}

static void test_per_words(void **state) {
  (void)state;
  static const char *const word[] = {"day", "week", "ten days", "month", "quarter", "half", "year"};
  Per per = PER_NONE;
  for (size_t i = 0; i < COUNT(word); i++) {
    assert_true(per_parse(text_of(word[i]), &per));
    assert_int_equal(per, PER_DAY + i);
  }
  assert_false(per_parse(TEXT("none"), &per));
  assert_false(per_parse(TEXT("Month"), &per));
  assert_false(per_parse(TEXT_NONE, &per));
}

/* The windows as "from..to from..to". */
static Text windows_text(Period period, Per per) {
  PeriodList windows;
  Text text = TEXT_NONE;
  per_windows(arena, period, per, &windows);
  for (size_t i = 0; i < windows.len; i++) {
    Text from = day_iso(arena, windows.at[i].from), to = day_iso(arena, windows.at[i].to);
    text = text_format(arena, "%.*s%s%.*s..%.*s", TEXT_ARG(text), i ? " " : "", TEXT_ARG(from), TEXT_ARG(to));
  }
  return text;
}

static Period period_of(const char *from, const char *to) {
  Period period = {DAY_NONE, DAY_NONE};
  if (*from) assert_true(day_parse(text_of(from), &period.from));
  if (*to) assert_true(day_parse(text_of(to), &period.to));
  return period;
}

static void test_windows(void **state) {
  (void)state;
  static const struct {
    const char *from, *to;
    Per per;
    const char *windows;
  } row[] = {
      {"2016-05-13", "2016-07-31", PER_MONTH, "2016-05-13..2016-05-31 2016-06-01..2016-06-30 2016-07-01..2016-07-31"},
      {"2016-05-13", "2016-12-31", PER_QUARTER, "2016-05-13..2016-06-30 2016-07-01..2016-09-30 2016-10-01..2016-12-31"},
      {"2016-12-15", "2017-07-01", PER_HALF, "2016-12-15..2016-12-31 2017-01-01..2017-06-30 2017-07-01..2017-07-01"},
      {"2016-12-31", "2017-01-01", PER_YEAR, "2016-12-31..2016-12-31 2017-01-01..2017-01-01"},
      {"2017-07-05", "2017-07-17", PER_WEEK, "2017-07-05..2017-07-09 2017-07-10..2017-07-16 2017-07-17..2017-07-17"},
      {"2017-02-08", "2017-03-12", PER_TEN_DAYS, "2017-02-08..2017-02-10 2017-02-11..2017-02-20 2017-02-21..2017-02-28 2017-03-01..2017-03-10 2017-03-11..2017-03-12"},
      {"2017-01-31", "2017-02-01", PER_TEN_DAYS, "2017-01-31..2017-01-31 2017-02-01..2017-02-01"},
      {"2017-02-28", "2017-03-02", PER_DAY, "2017-02-28..2017-02-28 2017-03-01..2017-03-01 2017-03-02..2017-03-02"},
      {"2017-02-01", "2017-02-28", PER_MONTH, "2017-02-01..2017-02-28"},
      {"2017-02-03", "2017-02-03", PER_NONE, "2017-02-03..2017-02-03"},
      {"2017-02-04", "2017-02-03", PER_NONE, ""},
      {"2017-02-04", "2017-02-03", PER_MONTH, ""},
      {"2017-02-04", "", PER_MONTH, ""},
      {"", "2017-02-03", PER_DAY, ""},
      {"", "2017-02-03", PER_NONE, "..2017-02-03"},
      {"9999-12-30", "9999-12-31", PER_MONTH, "9999-12-30..9999-12-31"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(windows_text(period_of(row[i].from, row[i].to), row[i].per), row[i].windows);
}

/* The windows of any period follow one another without gap or overlap and fill it. */
static void test_windows_fill_the_period(void **state) {
  (void)state;
  for (Per per = PER_NONE; per <= PER_YEAR; per++) {
    for (Day from = 17000; from < 17400; from += 7) {
      Period period = {from, from + from % 800};
      PeriodList windows;
      arena_reset(arena);
      per_windows(arena, period, per, &windows);
      assert_true(windows.len > 0);
      Day next = period.from;
      for (size_t i = 0; i < windows.len; i++) {
        assert_int_equal(windows.at[i].from, next);
        assert_true(windows.at[i].to >= windows.at[i].from);
        next = windows.at[i].to + 1;
      }
      assert_int_equal(next, period.to + 1);
    }
  }
}

static void test_names(void **state) {
  (void)state;
  static const struct {
    const char *from, *to;
    Per per;
    const char *en, *zh;
  } row[] = {
      {"2017-07-01", "2017-07-31", PER_MONTH, "2017-07", "2017年7月"},
      {"2017-07-05", "2017-07-31", PER_MONTH, "2017-07", "2017年7月"},
      {"2017-07-01", "2017-07-10", PER_TEN_DAYS, "2017-07 (1–10)", "2017年7月上旬"},
      {"2017-07-15", "2017-07-20", PER_TEN_DAYS, "2017-07 (11–20)", "2017年7月中旬"},
      {"2017-07-21", "2017-07-31", PER_TEN_DAYS, "2017-07 (21–)", "2017年7月下旬"},
      {"2017-07-01", "2017-09-30", PER_QUARTER, "2017 Q3", "2017年第三季度"},
      {"2017-01-01", "2017-03-31", PER_QUARTER, "2017 Q1", "2017年第一季度"},
      {"2017-12-31", "2017-12-31", PER_QUARTER, "2017 Q4", "2017年第四季度"},
      {"2017-06-30", "2017-06-30", PER_HALF, "2017 H1", "2017年上半年"},
      {"2017-07-01", "2017-12-31", PER_HALF, "2017 H2", "2017年下半年"},
      {"2017-01-01", "2017-12-31", PER_YEAR, "2017", "2017年"},
      {"2017-02-13", "2017-02-19", PER_WEEK, "2017-W07", "2017年第7周"},
      {"2017-01-01", "2017-01-01", PER_WEEK, "2016-W52", "2016年第52周"},
      {"2015-12-31", "2016-01-03", PER_WEEK, "2015-W53", "2015年第53周"},
      {"2018-12-31", "2019-01-06", PER_WEEK, "2019-W01", "2019年第1周"},
      {"2017-07-05", "2017-07-05", PER_DAY, "2017-07-05", "2017年7月5日"},
      {"2017-07-05", "2017-08-05", PER_NONE, "2017-07-05 – 2017-08-05", "2017年7月5日至2017年8月5日"},
      {"", "2017-08-05", PER_MONTH, "", ""},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Period window = period_of(row[i].from, row[i].to);
    check_text(per_name(arena, window, row[i].per, LANG_EN), row[i].en);
    check_text(per_name(arena, window, row[i].per, LANG_ZH_HANS), row[i].zh);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_known_days), cmocka_unit_test(test_every_day),
      cmocka_unit_test(test_iso),        cmocka_unit_test(test_add_months),
      cmocka_unit_test(test_today),      cmocka_unit_test(test_per_words),
      cmocka_unit_test(test_windows),    cmocka_unit_test(test_windows_fill_the_period),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
