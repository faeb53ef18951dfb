/* SPDX-License-Identifier: MIT
 *
 * Days: numbers of the proleptic Gregorian calendar.
 * Takes: years, months, days, and the clock once. Gives: day numbers and their text. Owns: nothing.
 *
 * The arithmetic counts from 1 March of year 0 in eras of 400 years (146,097 days): a year that begins in March has its
 * leap day last, so no table and no special case is needed.
 */
#include "base/base.h"

#include <stdlib.h>
#include <time.h>

enum { DAYS_PER_ERA = 146097, ERA_TO_EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

static int64_t floor_divide(int64_t a, int64_t b) {
  return a / b - (a % b < 0);
}

static bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month) {
  static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return length[month - 1] + (month == 2 && is_leap(year));
}

Day day_of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_length(year, month)) return DAY_NONE;
  int from_march = (month + 9) % 12, y = year - (month <= 2);
  int era = y / 400, year_of_era = y % 400;
  int day_of_year = (153 * from_march + 2) / 5 + day - 1;
  return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - ERA_TO_EPOCH;
}

void day_parts(Day day, int *year, int *month, int *day_of_month) {
  int64_t shifted = (int64_t)day + ERA_TO_EPOCH, era = floor_divide(shifted, DAYS_PER_ERA);
  int in_era = (int)(shifted - era * DAYS_PER_ERA);
  int year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  int day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * day_of_year + 2) / 153;
  *day_of_month = day_of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = (int)(era * 400) + year_of_era + (*month <= 2);
}

int day_weekday(Day day) {
  int64_t since_monday = (int64_t)day + 3; /* 1970-01-01 was a Thursday */
  return (int)(since_monday - floor_divide(since_monday, 7) * 7) + 1;
}

static bool read_digits(const char *at, int count, int *value) {
  *value = 0;
  for (int i = 0; i < count; i++) {
    if (at[i] < '0' || at[i] > '9') return false;
    *value = *value * 10 + (at[i] - '0');
  }
  return true;
}

bool day_parse(Text iso, Day *day) {
  int year, month, day_of_month;
  if (iso.len != 10 || iso.at[4] != '-' || iso.at[7] != '-') return false;
  if (!read_digits(iso.at, 4, &year) || !read_digits(iso.at + 5, 2, &month)) return false;
  if (!read_digits(iso.at + 8, 2, &day_of_month)) return false;
  Day read = day_of(year, month, day_of_month);
  if (read == DAY_NONE) return false;
  *day = read;
  return true;
}

Text day_iso(Arena *arena, Day day) {
  if (day == DAY_NONE) return TEXT_NONE;
  int year, month, day_of_month;
  day_parts(day, &year, &month, &day_of_month);
  return text_format(arena, "%04d-%02d-%02d", year, month, day_of_month);
}

Text day_words(Arena *arena, Day day, Lang lang) {
  static const char *const name[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  if (day == DAY_NONE) return TEXT_NONE;
  int year, month, day_of_month;
  day_parts(day, &year, &month, &day_of_month);
  if (lang_is_chinese(lang)) return text_format(arena, "%d年%d月%d日", year, month, day_of_month);
  return text_format(arena, "%d %s %d", day_of_month, name[month - 1], year);
}

Day day_add_months(Day day, int months) {
  if (day == DAY_NONE) return DAY_NONE;
  int year, month, day_of_month;
  day_parts(day, &year, &month, &day_of_month);
  int64_t count = (int64_t)year * 12 + (month - 1) + months;
  int64_t new_year = floor_divide(count, 12);
  if (new_year < 1 || new_year > 9999) return DAY_NONE;
  int new_month = (int)(count - new_year * 12) + 1, last = month_length((int)new_year, new_month);
  return day_of((int)new_year, new_month, day_of_month < last ? day_of_month : last);
}

/* The last second of the year 9999: beyond it no day has a name. */
static const int64_t latest_second = INT64_C(253402300799);

Day day_today(int utc_offset_minutes) {
  int64_t second = time(NULL), fixed;
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  if (epoch && text_to_int(text_of(epoch), &fixed) && fixed >= 0 && fixed <= latest_second) second = fixed;
  return (Day)floor_divide(second + (int64_t)utc_offset_minutes * 60, 86400);
}
