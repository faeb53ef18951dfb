/* SPDX-License-Identifier: MIT
 *
 * Periods cut into windows: days, weeks (Monday to Sunday), ten days (1 to 10, 11 to 20, from 21 on), months, quarters, halves,
 * years.
 * Takes: a period and a cadence. Gives: windows and their names. Owns: nothing.
 */
#include "base/base.h"

static int months_of(Per per) {
  return per == PER_MONTH ? 1 : per == PER_QUARTER ? 3 : per == PER_HALF ? 6 : 12;
}

bool per_parse(Text word, Per *per) {
  static const char *const name[] = {"day", "week", "ten days", "month", "quarter", "half", "year"};
  for (int i = 0; i < 7; i++) {
    if (!text_is(word, name[i])) continue;
    *per = (Per)(PER_DAY + i);
    return true;
  }
  return false;
}

/* 0 to 2: the 31st is of the last. */
static int third_of(int day_of_month) {
  return day_of_month > 20 ? 2 : day_of_month > 10;
}

/* The first day of the whole window that `day` lies in. */
static Day window_start(Day day, Per per) {
  if (per == PER_DAY) return day;
  if (per == PER_WEEK) return day - (day_weekday(day) - 1);
  int year, month, day_of_month, months = months_of(per);
  day_parts(day, &year, &month, &day_of_month);
  if (per == PER_TEN_DAYS) return day_of(year, month, third_of(day_of_month) * 10 + 1);
  return day_of(year, (month - 1) / months * months + 1, 1);
}

static Day ten_days_next(Day start) {
  int year, month, day_of_month;
  day_parts(start, &year, &month, &day_of_month);
  return day_of_month < 21 ? start + 10 : day_add_months(day_of(year, month, 1), 1);
}

/* The first day of the window after the one that begins at `start`; past the calendar there is none. */
static Day window_next(Day start, Per per) {
  if (per == PER_DAY) return start + 1;
  if (per == PER_WEEK) return start + 7;
  if (per == PER_TEN_DAYS) return ten_days_next(start);
  return day_add_months(start, months_of(per));
}

/* An open period has no last window, so it has none; without a cadence it is one window itself. */
void per_windows(Arena *arena, Period period, Per per, PeriodList *windows) {
  *windows = (PeriodList){0};
  bool open = period.from == DAY_NONE || period.to == DAY_NONE;
  if (!open && period.from > period.to) return;
  if (per == PER_NONE) *list_add(arena, windows) = period;
  if (per == PER_NONE || open) return;
  for (Day start = window_start(period.from, per); start != DAY_NONE && start <= period.to;) {
    Day next = window_next(start, per), last = next == DAY_NONE ? period.to : next - 1;
    Period window = {start > period.from ? start : period.from, last < period.to ? last : period.to};
    *list_add(arena, windows) = window;
    start = next;
  }
}

/* ISO 8601: a week belongs to the year that its Thursday lies in. */
static int week_of(Day day, int *year) {
  int month, day_of_month;
  Day thursday = day - day_weekday(day) + 4;
  day_parts(thursday, year, &month, &day_of_month);
  return (thursday - day_of(*year, 1, 1)) / 7 + 1;
}

static Text name_en(Arena *arena, Period window, Per per, int year, int month, int day_of_month) {
  switch (per) {
  case PER_DAY: return day_iso(arena, window.from);
  case PER_WEEK: {
    int week = week_of(window.from, &year);
    return text_format(arena, "%04d-W%02d", year, week);
  }
  case PER_TEN_DAYS: {
    static const char *const days[] = {"1–10", "11–20", "21–"};
    return text_format(arena, "%04d-%02d (%s)", year, month, days[third_of(day_of_month)]);
  }
  case PER_MONTH: return text_format(arena, "%04d-%02d", year, month);
  case PER_QUARTER: return text_format(arena, "%d Q%d", year, (month - 1) / 3 + 1);
  case PER_HALF: return text_format(arena, "%d H%d", year, (month - 1) / 6 + 1);
  case PER_YEAR: return text_format(arena, "%d", year);
  case PER_NONE: break;
  }
  return text_format(arena, "%.*s – %.*s", TEXT_ARG(day_iso(arena, window.from)), TEXT_ARG(day_iso(arena, window.to)));
}

static Text name_zh(Arena *arena, Period window, Per per, int year, int month, int day_of_month) {
  static const char *const quarter[] = {"一", "二", "三", "四"};
  static const char *const half[] = {"上", "下"}, *const third[] = {"上", "中", "下"};
  switch (per) {
  case PER_DAY: return day_words(arena, window.from, LANG_ZH_HANS);
  case PER_WEEK: {
    int week = week_of(window.from, &year);
    return text_format(arena, "%d年第%d周", year, week);
  }
  case PER_TEN_DAYS: return text_format(arena, "%d年%d月%s旬", year, month, third[third_of(day_of_month)]);
  case PER_MONTH: return text_format(arena, "%d年%d月", year, month);
  case PER_QUARTER: return text_format(arena, "%d年第%s季度", year, quarter[(month - 1) / 3]);
  case PER_HALF: return text_format(arena, "%d年%s半年", year, half[(month - 1) / 6]);
  case PER_YEAR: return text_format(arena, "%d年", year);
  case PER_NONE: break;
  }
  Text from = day_words(arena, window.from, LANG_ZH_HANS), to = day_words(arena, window.to, LANG_ZH_HANS);
  return text_format(arena, "%.*s至%.*s", TEXT_ARG(from), TEXT_ARG(to));
}

Text per_name(Arena *arena, Period window, Per per, Lang lang) {
  int year = 0, month = 1, day_of_month = 1;
  if (window.from == DAY_NONE && per != PER_NONE) return TEXT_NONE;
  if (window.from != DAY_NONE) day_parts(window.from, &year, &month, &day_of_month);
  if (!lang_is_chinese(lang)) return name_en(arena, window, per, year, month, day_of_month);
  Text name = name_zh(arena, window, per, year, month, day_of_month);
  return lang == LANG_ZH_HANT ? text_hant(arena, name) : name;
}
