/* SPDX-License-Identifier: MIT
 *
 * The day that a name says, with what the folders above it add. Takes: a name and the path of its folder. Gives: what is seen,
 * and how clear it is. Owns nothing.
 */
#include "evidence/evidence_in.h"

/* The nearest folder upward that names a month: its own year, else that of a folder above it; *year 0 = not known. */
static bool path_month(Text folder, int *year, int *month) {
  for (; folder.len; folder = path_folder(folder)) {
    *year = 0;
    if (!day_find_month(path_name(folder), year, month)) continue;
    if (*year == 0) *year = path_year(path_folder(folder));
    return true;
  }
  return false;
}

static int bare_number(Text name, size_t most_digits) {
  int64_t value;
  bool digits = name.len > 0 && name.len <= most_digits && name.at[0] >= '0' && name.at[0] <= '9';
  return digits && text_to_int(name, &value) ? (int)value : 0;
}

/* 2017/07/05: three folders of bare numbers, and the first a year of four digits, are a day. */
static bool bare_folders(Text name, Text folder, DaySeen *seen) {
  int day = bare_number(name, 2), month = bare_number(path_name(folder), 2);
  Text year_name = path_name(path_folder(folder));
  int year = year_name.len == 4 ? bare_number(year_name, 4) : 0;
  if (!day || !month || year < 1900 || year > 2100) return false;
  seen->day = day_of(year, month, day);
  seen->to = name.len;
  return seen->day != DAY_NONE;
}

static DayFound in_month_folder(Text name, Text folder, DaySeen *seen) {
  int year, month;
  DaySeen day;
  if (!path_month(folder, &year, &month)) return DAY_FOUND_NONE;
  bool found = day_look_in_month(name, year ? year : 2000, month, &day); /* 2000: a leap year, for what lacks its year */
  if (!found && !day.impossible.len) return DAY_FOUND_NONE;
  *seen = day;
  return !found ? DAY_FOUND_IMPOSSIBLE : year ? DAY_FOUND : DAY_FOUND_NO_YEAR;
}

/* 7月5日 where no folder says of which year. 7.5 is no such day: without a year it may be any number. */
static DayFound without_year(Text name, DaySeen *seen) {
  DaySeen day;
  bool found = day_look(name, 2000, &day);
  if (!found || text_find(text_slice(name, day.from, day.to), TEXT("月")) == SIZE_MAX) return DAY_FOUND_NONE;
  *seen = day;
  return DAY_FOUND_NO_YEAR;
}

/* Whole dates come first: only then may "7.5" be a day of that year. */
static DayFound in_name(Text name, int year, DaySeen *seen) {
  bool found = day_look(name, 0, seen) || (year && !seen->impossible.len && day_look(name, year, seen));
  if (found) return seen->other == DAY_NONE ? DAY_FOUND : DAY_FOUND_TWO;
  return seen->impossible.len ? DAY_FOUND_IMPOSSIBLE : DAY_FOUND_NONE;
}

DayFound day_of_name(Text name, Text folder, DaySeen *seen) {
  int year = path_year(folder);
  DayFound found = in_name(name, year, seen);
  if (found == DAY_FOUND_NONE) found = in_month_folder(name, folder, seen);
  if (found == DAY_FOUND_NONE && year == 0) found = without_year(name, seen);
  if (found != DAY_FOUND_IMPOSSIBLE) return found;
  seen->from = (size_t)(seen->impossible.at - name.at);
  seen->to = seen->from + seen->impossible.len;
  return found;
}

DayFound day_of_folder(Text path, DaySeen *seen) {
  DayFound found = day_of_name(path_name(path), path_folder(path), seen);
  return found == DAY_FOUND_NONE && bare_folders(path_name(path), path_folder(path), seen) ? DAY_FOUND : found;
}

DayFound day_find_clear(Text text, int year, Day *day, Day *second) {
  DaySeen seen;
  DayFound found = in_name(text, year > 0 ? year : 0, &seen);
  if (found == DAY_FOUND_IMPOSSIBLE) return DAY_FOUND_NONE;
  if (found != DAY_FOUND_NONE) *day = seen.day;
  if (second) *second = seen.other;
  return found;
}

/* 2026.5, 2026年5月 and nothing else: the days of a month. */
static bool bare_month(Text cell, Day *first, Day *last) {
  static const char signs[] = "0123456789.-/_年月";
  int year = 0, month;
  for (Text rest = cell, before = cell; rest.len; before = rest) {
    text_next(&rest);
    if (text_find(text_of(signs), (Text){before.at, before.len - rest.len}) == SIZE_MAX) return false;
  }
  if (!day_find_month(cell, &year, &month) || !year) return false;
  *first = day_of(year, month, 1);
  *last = day_add_months(*first, 1) - 1;
  return true;
}

bool day_cell(Text cell, int year, Day *first, Day *last) {
  DaySeen seen;
  Text text = text_trim(cell);
  if (in_name(text, year > 0 ? year : 0, &seen) != DAY_FOUND) return bare_month(text, first, last);
  *first = seen.day;
  *last = seen.last == DAY_NONE ? seen.day : seen.last;
  return true;
}
