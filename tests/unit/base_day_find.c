/* SPDX-License-Identifier: MIT
 *
 * Dates as people write them, and what only looks like one. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "base/base.h"

#include <setjmp.h>
#include <string.h>
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

typedef struct Form {
  const char *text;
  int year; /* known from outside; 0 = not known */
  const char *day; /* "" = none; a + behind it = and others */
} Form;

static const Form forms[] = {
    /* in words */
    {"2017年7月5日", 0, "2017-07-05"},
    {"2017年07月05日", 0, "2017-07-05"},
    {"２０１７年７月５日", 0, "2017-07-05"},
    {"2017 年 7 月 5 日", 0, "2017-07-05"},
    {"2017　年　7　月　5　日", 0, "2017-07-05"},
    {"2017年7月5号", 0, "2017-07-05"},
    {"2017年7月5號", 0, "2017-07-05"},
    {"17年7月5日", 0, "2017-07-05"},
    {"98年7月5日", 0, "1998-07-05"},
    {"2017年元月5日", 0, "2017-01-05"},
    {"支部于2017年7月5日召开", 0, "2017-07-05"},
    {"2017年12月31日", 0, "2017-12-31"},
    {"2016年2月29日", 0, "2016-02-29"},
    {"2017年2月29日", 0, ""},
    {"2017年13月1日", 0, ""},
    {"2017年7月", 0, ""},
    {"2017年7月5项", 0, ""},
    {"2017年7月5", 0, ""},
    {"2017年7月32日", 0, ""},
    {"3017年7月5日", 0, ""},
    {"1899年7月5日", 0, ""},
    {"2100年7月5日", 0, "2100-07-05"},
    {"2101年7月5日", 0, ""},
    /* in Chinese numerals */
    {"二〇一七年七月五日", 0, "2017-07-05"},
    {"二○一七年七月五日", 0, "2017-07-05"},
    {"二◯一七年七月五日", 0, "2017-07-05"},
    {"二零一七年七月五日", 0, "2017-07-05"},
    {"二O一七年七月五日", 0, "2017-07-05"},
    {"二o一七年七月五日", 0, "2017-07-05"},
    {"二Ｏ一七年七月五日", 0, "2017-07-05"},
    {"二0一七年七月五日", 0, "2017-07-05"},
    {"二０一七年七月五日", 0, "2017-07-05"},
    {"二00七年七月五日", 0, "2007-07-05"},
    {"二〇〇七年十月十日", 0, "2007-10-10"},
    {"二〇一七年十一月二十一日", 0, "2017-11-21"},
    {"二〇一七年十二月三十一日", 0, "2017-12-31"},
    {"二〇一七年十二月卅一日", 0, "2017-12-31"},
    {"二〇一七年十二月廿一日", 0, "2017-12-21"},
    {"二〇一七年元月五日", 0, "2017-01-05"},
    {"一九四九年十月一日", 0, "1949-10-01"},
    {"一七年七月五日", 0, "2017-07-05"},
    {"二〇一七年7月5日", 0, "2017-07-05"},
    {"二〇一七年七月", 0, ""},
    {"二〇一七年七月三十二日", 0, ""},
    {"二〇一七年二三月五日", 0, ""},
    /* the Republic's years */
    {"民國106年7月5日", 0, "2017-07-05"},
    {"民国106年7月5日", 0, "2017-07-05"},
    {"中華民國106年7月5日", 0, "2017-07-05"},
    {"中華民國 106 年 7 月 5 日", 0, "2017-07-05"},
    {"民國一百零六年七月五日", 0, "2017-07-05"},
    {"民國一〇六年七月五日", 0, "2017-07-05"},
    {"民國元年一月一日", 0, "1912-01-01"},
    {"民國99年12月31日", 0, "2010-12-31"},
    {"民國106.7.5", 0, "2017-07-05"},
    {"民國106-07-05", 0, "2017-07-05"},
    {"民國1060705", 0, "2017-07-05"},
    {"民國990705", 0, "2010-07-05"},
    {"106年7月5日", 0, "2017-07-05"},
    {"1060705", 0, "2017-07-05"},
    {"106.7.5", 0, "2017-07-05"},
    {"1060705", 2017, "2017-07-05"},
    {"民國999年7月5日", 0, ""},
    {"民國", 0, ""},
    {"人民国家2017年7月5日", 0, "2017-07-05"},
    /* with signs between */
    {"2017-07-05", 0, "2017-07-05"},
    {"2017-7-5", 0, "2017-07-05"},
    {"2017.7.5", 0, "2017-07-05"},
    {"2017.07.05", 0, "2017-07-05"},
    {"2017/7/5", 0, "2017-07-05"},
    {"2017、7、5", 0, "2017-07-05"},
    {"2017_07_05", 0, "2017-07-05"},
    {"2017－07－05", 0, "2017-07-05"},
    {"２０１７．７．５", 0, "2017-07-05"},
    {"2017–07–05", 0, "2017-07-05"},
    {"2017·7·5", 0, "2017-07-05"},
    {"2017-07-05 支部党员大会.md", 0, "2017-07-05"},
    {"2017.7.5主题党日", 0, "2017-07-05"},
    {"2017.7.5.md", 0, "2017-07-05"},
    {"2017-07-05T10:30:00", 0, "2017-07-05"},
    {"2017-07-05-01", 0, "2017-07-05"},
    {"会议(2017-07-05)", 0, "2017-07-05"},
    {"03-2017.7.5会议", 0, "2017-07-05"},
    {"会议一2017.7.5", 0, "2017-07-05"},
    {"2017-07.05", 0, ""},
    {"2017.7-8", 0, ""},
    {"2017-07", 0, ""},
    {"2017-07-051", 0, ""},
    {"12017-07-05", 0, ""},
    {"2017-13-05", 0, ""},
    {"2017-00-05", 0, ""},
    {"5.7.2017", 0, ""},
    {"2017 7 5", 0, ""},
    /* with a short year */
    {"17.7.5", 0, "2017-07-05"},
    {"17-07-05", 0, "2017-07-05"},
    {"17.7.5会议", 0, "2017-07-05"},
    {"17.7.5", 2017, "2017-07-05"},
    {"17.7.5", 2018, "2017-07-05"},
    {"10.1.2", 2021, ""},
    {"10.1.2", 2020, "2010-01-02"},
    {"01-02-03", 0, ""},
    {"01-02-03", 2002, "2001-02-03"},
    {"01-02-03", 2017, ""},
    {"1.17.7.5", 0, ""},
    {"17.7.5.2", 0, ""},
    {"v17.7.5", 0, ""},
    {"192.168.10.12", 0, ""},
    {"10.11.12.13", 0, ""},
    {"11、12、13", 0, ""},
    {"17/7/5", 0, ""},
    {"86-10-12345", 0, ""},
    /* eight digits, and phones */
    {"20170705", 0, "2017-07-05"},
    {"20170705会议", 0, "2017-07-05"},
    {"会议20170705", 0, "2017-07-05"},
    {"２０１７０７０５", 0, "2017-07-05"},
    {"IMG_20210416_074251.jpg", 0, "2021-04-16"},
    {"VID20210416074251.mp4", 0, "2021-04-16"},
    {"Screenshot_20210416-074251", 0, "2021-04-16"},
    {"20210416074251", 0, "2021-04-16"},
    {"20210416254251", 0, ""},
    {"20171305", 0, ""},
    {"20170229", 0, ""},
    {"18991231", 0, ""},
    {"19000101", 0, "1900-01-01"},
    {"21001231", 0, "2100-12-31"},
    {"21010101", 0, ""},
    {"12345678", 0, ""},
    {"120170705", 0, ""},
    {"mmexport1499216461000.jpg", 0, ""},
    {"d41d8cd920170705b204e9800998ecf8", 0, ""},
    {"37010219800101123X", 0, ""},
    {"201707", 0, ""},
    {"201707051030", 0, "2017-07-05"},
    {"201707052530", 0, ""},
    {"0571-20170705", 0, ""},
    {"01-20170705", 0, "2017-07-05"},
    /* years of the Republic without its name */
    {"106-07-05", 0, "2017-07-05"},
    {"106-7-5", 0, ""},
    {"106.7.5.2", 0, ""},
    {"1.106.7.5", 0, ""},
    {"v106.7.5", 0, ""},
    {"106.7.5", 2001, ""},
    {"89.7.5", 2017, ""},
    {"206.7.5", 0, ""},
    {"P1060705", 0, ""},
    {"0571-1060705", 0, ""},
    {"1061305", 0, ""},
    {"2060705", 0, ""},
    /* without a year */
    {"7月5日", 2017, "2017-07-05"},
    {"7月5日", 0, ""},
    {"七月五日", 2017, "2017-07-05"},
    {"元月5日", 2017, "2017-01-05"},
    {"支部7月5日会议", 2017, "2017-07-05"},
    {"7月5号", 2017, "2017-07-05"},
    {"2月29日", 2017, ""},
    {"今年7月5日", 2017, "2017-07-05"},
    {"当年7月5日", 2017, "2017-07-05"},
    {"每年7月5日", 2017, ""},
    {"明年 7月5日", 2017, ""},
    {"去年7月5日", 2017, ""},
    {"3017年7月5日", 2017, ""},
    {"7.5", 2017, "2017-07-05"},
    {"7.5主题党日", 2017, "2017-07-05"},
    {"07.05 会议", 2017, "2017-07-05"},
    {"01.01 值班", 2017, "2017-01-01"},
    {"7.5", 0, ""},
    {"会议7.5", 2017, ""},
    {"7.5%", 2017, ""},
    {"7.5万元", 2017, ""},
    {"7.5分", 2017, ""},
    {"7.5.1 计划", 2017, ""},
    {"7.32", 2017, ""},
    {"13.5", 2017, ""},
    {"0705", 2017, "2017-07-05"},
    {"0705会议", 2017, "2017-07-05"},
    {"0705", 0, ""},
    {"会议0705", 2017, ""},
    {"0705-1234567", 2017, ""},
    {"1020人", 2017, ""},
    {"1300", 2017, ""},
    {"2017", 2017, ""},
    /* orders and boxes */
    {"01-计划", 2017, ""},
    {"1.1", 2017, ""},
    {"1.1 计划", 2017, ""},
    {"1.4.2", 2017, ""},
    {"第3盒", 2017, ""},
    {"卷二", 2017, ""},
    {"一-4-(2)", 2017, ""},
    {"JX-3", 2017, ""},
    {"第三季度", 2017, ""},
    /* in English */
    {"5 July 2017", 0, "2017-07-05"},
    {"5 Jul 2017", 0, "2017-07-05"},
    {"05-Jul-2017", 0, "2017-07-05"},
    {"5th July, 2017", 0, "2017-07-05"},
    {"July 5, 2017", 0, "2017-07-05"},
    {"july 5th 2017", 0, "2017-07-05"},
    {"Sept. 5, 2017", 0, "2017-09-05"},
    {"on May 31, 2017.", 0, "2017-05-31"},
    {"February 30, 2017", 0, ""},
    {"July 2017", 0, ""},
    {"Julian 5, 2017", 0, ""},
    {"xJuly 5, 2017", 0, ""},
    {"5 maybe 2017", 0, ""},
    {"August", 0, ""},
    {"2017 Jul 5", 0, "2017-07-05"},
    {"2017-July-05", 0, "2017-07-05"},
    {"2017 Julian 5", 0, ""},
    {"7.5kg", 2017, ""},
    {"10.5MB", 2017, ""},
    {"7.5meeting", 2017, "2017-07-05"},
    /* two of them */
    {"2017-07-05 和 2017-07-06", 0, "2017-07-05+"},
    {"2017-07-05 和 2017年7月5日", 0, "2017-07-05"},
    {"2017年7月5日至8月1日", 0, "2017-07-05+"},
    {"2017年7月5日至7月5日", 2018, "2017-07-05"},
    {"17.7.5-17.7.8", 0, "2017-07-05+"},
    {"20170705-20170708", 0, "2017-07-05+"},
    {"7.5 会议 7月6日", 2017, "2017-07-05+"},
    /* nothing */
    {"", 2017, ""},
    {"支部党员大会", 2017, ""},
    {"a very ordinary sentence of some months and days", 2017, ""},
};

static void test_forms(void **state) {
  (void)state;
  assert_true(COUNT(forms) >= 120);
  for (size_t i = 0; i < COUNT(forms); i++) {
    Day day = DAY_NONE;
    size_t offset = 0;
    bool others = false, found = day_find(text_of(forms[i].text), forms[i].year, &day, &offset, &others);
    Text iso = day_iso(arena, day);
    Text got = found ? text_format(arena, "%.*s%s", TEXT_ARG(iso), others ? "+" : "") : TEXT_NONE;
    if (!text_is(got, forms[i].day)) fail_msg("\"%s\": \"%.*s\", expected \"%s\"", forms[i].text, TEXT_ARG(got), forms[i].day);
  }
}

/* First day, last day of a span, another day, what is none, and the bytes of the first. */
static void test_looks(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year;
    const char *seen;
  } row[] = {
      {"2017年7月5日-7日", 0, "2017-07-05 2017-07-07   0-20"},
      {"2017年7月5日至8月2日", 0, "2017-07-05 2017-08-02   0-26"},
      {"7月5、6日会", 2017, "2017-07-05 2017-07-06   0-12"},
      {"7月5-7日", 2017, "2017-07-05 2017-07-07   0-10"},
      {"7月5日、6日", 2017, "2017-07-05 2017-07-06   0-15"},
      {"7月5日、8月2日", 2017, "2017-07-05  2017-08-02  0-8"},
      {"2017-07-05 - 2017-07-07", 0, "2017-07-05 2017-07-07   0-23"},
      {"2017-07-05 to 2017-07-07", 0, "2017-07-05 2017-07-07   0-24"},
      {"2017-07-05 topic", 0, "2017-07-05    0-10"},
      {"2017-07-05-07", 0, "2017-07-05    0-10"},
      {"2017.7.5-7", 0, "2017-07-05 2017-07-07   0-10"},
      {"2017.7.5-1", 0, "2017-07-05    0-8"},
      {"2017.7.5-7.7", 0, "2017-07-05 2017-07-07   0-12"},
      {"2017.7.5-7.7.1", 0, "2017-07-05    0-8"},
      {"2017.7.5-7x", 0, "2017-07-05    0-8"},
      {"20170705-20170701", 0, "2017-07-05  2017-07-01  0-8"},
      {"2017-07-05至2017-07-07（2017-07-06）", 0, "2017-07-05 2017-07-07   0-23"},
      {"会2017-02-30", 0, "   2017-02-30 0-0"},
      {"2017年2月29日", 0, "   2017年2月29日 0-0"},
      {"20170631", 0, "   20170631 0-0"},
      {"20171345", 0, "    0-0"},
      {"2月30日", 2017, "   2月30日 0-0"},
      {"2.30", 2017, "    0-0"},
      {"17.2.30", 0, "    0-0"},
      {"2017-02-30 2017-07-05", 0, "2017-07-05   2017-02-30 11-21"},
      {"February 30, 2017", 0, "   February 30, 2017 0-0"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    DaySeen seen;
    day_look(text_of(row[i].text), row[i].year, &seen);
    Text got = text_format(arena, "%.*s %.*s %.*s %.*s %zu-%zu", TEXT_ARG(day_iso(arena, seen.day)),
                           TEXT_ARG(day_iso(arena, seen.last)), TEXT_ARG(day_iso(arena, seen.other)), TEXT_ARG(seen.impossible),
                           seen.from, seen.to);
    if (!text_is(got, row[i].seen)) fail_msg("\"%s\": \"%.*s\", expected \"%s\"", row[i].text, TEXT_ARG(got), row[i].seen);
  }
}

static void test_months(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year, month; /* month 0 = none */
  } row[] = {
      {"7月", 0, 7},         {"07月", 0, 7},        {"七月份", 0, 7},      {"十二月", 0, 12},     {"2017年7月", 2017, 7},
      {"2017-07", 2017, 7},  {"2017.7", 2017, 7},   {"201707", 2017, 7},   {"民國106年7月", 2017, 7}, {"二〇一七年七月", 2017, 7},
      {"7月5日", 0, 0},      {"13月", 0, 0},        {"2017", 0, 0},        {"2017-07-05", 0, 0}, {"2017-2018", 0, 0},
      {"计划", 0, 0},        {"第7月", 0, 0},       {"", 0, 0},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    int year = 0, month = 0;
    bool found = day_find_month(text_of(row[i].text), &year, &month);
    if (found != (row[i].month != 0) || (found && (year != row[i].year || month != row[i].month)))
      fail_msg("\"%s\": %d %d", row[i].text, year, month);
  }
  DaySeen seen;
  assert_true(day_look_in_month(TEXT("5日 会议"), 2017, 7, &seen));
  assert_int_equal(seen.day, day_of(2017, 7, 5));
  assert_int_equal(seen.to, 4);
  assert_false(day_look_in_month(TEXT("31日"), 2017, 6, &seen));
  assert_int_equal(seen.impossible.len, 5);
  assert_false(day_look_in_month(TEXT("05 会议"), 2017, 7, &seen));
  assert_false(day_look_in_month(TEXT("32日"), 2017, 7, &seen));
}

static void test_offset(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t offset;
  } row[] = {{"2017-07-05", 0},
             {"会议 2017-07-05", 7},
             {"IMG_20210416_0742", 4},
             {"中華民國106年7月5日", 6},
             {"1.2 于二〇一七年七月五日", 7}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Day day;
    size_t offset = 99;
    bool others;
    assert_true(day_find(text_of(row[i].text), 0, &day, &offset, &others));
    if (offset != row[i].offset) fail_msg("\"%s\": %zu", row[i].text, offset);
  }
}

/* What we print, we read; also full width, and in the middle of other text. */
static void test_reads_what_is_printed(void **state) {
  (void)state;
  for (Day day = day_of(1990, 1, 1); day < day_of(2040, 1, 1); day += 13) {
    arena_reset(arena);
    Text iso = day_iso(arena, day), en = day_words(arena, day, LANG_EN), zh = day_words(arena, day, LANG_ZH_HANS);
    Text all = text_format(arena, "甲%.*s乙 %.*s丙%.*s丁", TEXT_ARG(iso), TEXT_ARG(en), TEXT_ARG(zh));
    Day found = DAY_NONE;
    size_t offset;
    bool others;
    assert_true(day_find(all, 0, &found, &offset, &others));
    assert_int_equal(found, day);
    if (others) fail_msg("%.*s", TEXT_ARG(all));
  }
}

static void test_years(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year; /* 0 = none */
  } row[] = {
      {"2017年", 2017},
      {"2017年度", 2017},
      {"2017", 2017},
      {"2017 年度材料", 2017},
      {"二〇一七年", 2017},
      {"二○一七年度", 2017},
      {"二0一七", 2017},
      {"民國106年", 2017},
      {"民國一百零六年", 2017},
      {"民國106年度", 2017},
      {"106年度", 2017},
      {"17年度", 2017},
      {"17年", 0},
      {"106年", 0},
      {"２０１７", 2017},
      {"JX-2016", 2016},
      {"20170705", 2017},
      {"201707", 2017},
      {"201713", 0},
      {"2017.7.5主题党日", 2017},
      {"2016-2017学年", 0},
      {"2017年和2017年", 2017},
      {"1899", 0},
      {"2101", 0},
      {"1900", 1900},
      {"12345", 0},
      {"", 0},
      {"计划", 0},
      {"3", 0},
      {"20171", 0},
      {"民國1060705", 0},
      {"July 2017", 2017},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    int year = 0;
    bool found = day_find_year(text_of(row[i].text), &year);
    if (found != (row[i].year != 0) || year != row[i].year) fail_msg("\"%s\": %d", row[i].text, year);
  }
}

static void test_cells(void **state) {
  (void)state;
  static const struct {
    const char *cell, *iso; /* NULL: not one day and nothing else */
  } row[] = {{"2024-12-30", "2024-12-30"}, {"2024/12/30", "2024-12-30"}, {" 2024/5/1 ", "2024-05-01"},
             {"2024.6.19", "2024-06-19"},  {"20240619", "2024-06-19"},   {"2024年6月19日", "2024-06-19"},
             {"6月19日", NULL},            {"5/1/2024", NULL},           {"2024-06-19 x", NULL},
             {"x 2024-06-19", NULL},       {"2024-02-30", NULL},         {"2024年6月19日-21日", NULL},
             {"2024-06-19 2024-06-20", NULL}, {"2024-06", NULL},         {"", NULL}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Day day = DAY_NONE;
    bool read = day_read(text_of(row[i].cell), &day);
    if (read != (row[i].iso != NULL) || (read && !text_is(day_iso(arena, day), row[i].iso))) fail_msg("\"%s\"", row[i].cell);
  }
}

/* Any text cut anywhere, and long runs of what a number is made of: no read beyond the end, no quadratic time. */
static void test_hostile(void **state) {
  (void)state;
  static const char *const piece[] = {"一", "十", "百", "1", "一百", "零一十", "民國", "J", "元月", "2017-", "7月", "\xE4"};
  Day day;
  size_t offset;
  bool others;
  int year;
  for (size_t i = 0; i < COUNT(piece); i++) {
    Buf text = {0};
    for (int j = 0; j < 200000; j++) buf_str(&text, piece[i]);
    buf_str(&text, "一一"); /* which no number with units ends with */
    day_find(buf_view(&text), 2017, &day, &offset, &others);
    day_find_year(buf_view(&text), &year);
    buf_free(&text);
  }
  for (size_t i = 0; i < COUNT(forms); i++) {
    size_t whole = strlen(forms[i].text);
    for (size_t len = 0; len <= whole; len++) {
      char *exact = arena_alloc(arena, len);
      memcpy(exact, forms[i].text, len);
      day_find((Text){exact, len}, 2017, &day, &offset, &others);
      day_find_year((Text){exact, len}, &year);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_forms),  cmocka_unit_test(test_looks),
      cmocka_unit_test(test_months), cmocka_unit_test(test_offset),
      cmocka_unit_test(test_reads_what_is_printed),
      cmocka_unit_test(test_years), cmocka_unit_test(test_cells), cmocka_unit_test(test_hostile),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
