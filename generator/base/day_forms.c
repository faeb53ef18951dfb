/* SPDX-License-Identifier: MIT
 *
 * The forms of a date, each matched at one place of a text.
 * Takes: text, an offset and the year known from outside. Gives: a day and where it ends. Owns: nothing.
 *
 * What could as well be an order number, a measure or a version is no date: a missing date costs a question, a wrong one
 * costs trust.
 */
#include "base/day_in.h"

#include <strings.h>

static const int minguo_start = 1911; /* 民國元年 is 1912 */

static bool is_letter(int32_t code) {
  return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

static bool full_year(int64_t year) {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* 17 is 2017 and 98 is 1998. */
static int of_two_digits(int64_t year) {
  return (int)(year < 70 ? 2000 + year : 1900 + year);
}

static bool hit_of(int64_t year, const Number *month, const Number *day, Hit *hit) {
  if (!full_year(year) || month->digits > 2 || day->digits > 2) return false;
  bool whole = month->value <= 12 && day->value <= 31;
  hit->day = whole ? day_of((int)year, (int)month->value, (int)day->value) : DAY_NONE;
  hit->end = day->end;
  hit->wrong = hit->day == DAY_NONE;
  return !hit->wrong;
}

/* No day of a form that may as well mean something else: nothing is wrong with it. */
static bool no_hit(Hit *hit) {
  hit->wrong = false;
  return false;
}

/* The sign `code` behind some blanks; *end is behind it. */
static bool sign_follows(Text text, size_t at, int32_t code, size_t *end) {
  return number_peek(text, number_skip_space(text, at), end) == code;
}

bool day_sign(Text text, size_t at, size_t *end) {
  return sign_follows(text, at, U'日', end) || sign_follows(text, at, U'号', end) || sign_follows(text, at, U'號', end);
}

/* ---- 2017年7月5日 and its kin ---- */

/* 7月5-7日 and 7月5、6日 have one sign for both days. */
static bool two_days_one_sign(Text text, size_t at, int64_t year, const Number *month, Hit *hit) {
  Number last;
  bool list;
  if (!day_span_sign(text, at, &at, &list) || !number_read(text, at, &last) || last.digits > 2) return false;
  if (last.value > 31 || !day_sign(text, last.end, &hit->end)) return false;
  hit->last = day_of((int)year, (int)month->value, (int)last.value);
  return hit->last != DAY_NONE && hit->last > hit->day;
}

/* 7月5日 behind `at`; 元月 is January. */
static bool month_and_day(Text text, size_t at, int64_t year, Hit *hit) {
  Number month = {.value = 1}, day;
  at = number_skip_space(text, at);
  if (number_peek(text, at, &month.end) != U'元' && !number_read(text, at, &month)) return false;
  if (!sign_follows(text, month.end, U'月', &at)) return false;
  if (!number_read(text, number_skip_space(text, at), &day)) return false;
  bool good = hit_of(year, &month, &day, hit);
  if (day_sign(text, day.end, &at)) {
    hit->end = at;
    return good;
  }
  if (good && two_days_one_sign(text, day.end, year, &month, hit)) return true;
  hit->last = DAY_NONE;
  return no_hit(hit);
}

/* Three places are the years of the Republic, which nobody writes for anything else before 年 and a month. */
static int64_t spoken_year(const Number *year) {
  if (year->digits == 2) return of_two_digits(year->value);
  if (year->digits == 3) return year->value + minguo_start;
  return year->digits == 4 ? year->value : 0;
}

static bool match_spoken(Text text, const Number *year, Hit *hit) {
  size_t end;
  return sign_follows(text, year->end, U'年', &end) && month_and_day(text, end, spoken_year(year), hit);
}

/* 每年, 明年, 去年 before it name other years than the known one; 今年, 当年, 本年 and 同年 name that one. */
static bool other_year_before(Text text, size_t at) {
  while (at > 0 && text.at[at - 1] == ' ') at--;
  if (number_before(text, at) != U'年') return false;
  int32_t which = number_before(text, at - sizeof "年" + 1);
  return which != U'今' && which != U'当' && which != U'當' && which != U'本' && which != U'同';
}

static bool match_month_day(Text text, size_t at, int year, Hit *hit) {
  return year && !other_year_before(text, at) && month_and_day(text, at, year, hit);
}

/* ---- 民國106年7月5日, 民國106.7.5, 民國1060705 ---- */

bool day_match_minguo(Text text, size_t at, Number *number) {
  size_t end;
  if (number_peek(text, at, &at) != U'民') return false;
  int32_t country = number_peek(text, at, &at);
  if (country != U'國' && country != U'国') return false;
  at = number_skip_space(text, at);
  if (number_peek(text, at, &end) == U'元') *number = (Number){.value = 1, .end = end};
  else if (!number_read(text, at, number)) return false;
  if (number->value < 1 || number->value > 9999999) return false;
  if (sign_follows(text, number->end, U'年', &end)) number->end = end;
  return true;
}

static bool match_parts(Text text, const Number *year, int64_t full, Hit *hit);

static bool match_minguo(Text text, size_t at, Hit *hit) {
  Number number;
  if (!day_match_minguo(text, at, &number)) return false;
  if (number.digits == 6 || number.digits == 7) {
    Number month = {.value = number.value / 100 % 100}, day = {.value = number.value % 100, .end = number.end};
    return hit_of(number.value / 10000 + minguo_start, &month, &day, hit) || no_hit(hit);
  }
  int64_t year = number.value + minguo_start;
  return match_parts(text, &number, year, hit) || month_and_day(text, number.end, year, hit);
}

/* ---- 2017-07-05, 2017.7.5, 17.7.5 ---- */

static bool is_separator(int32_t code) {
  switch (code) {
  case '-':
  case '.':
  case '/':
  case '_':
  case U'、':
  case U'－':
  case U'．':
  case U'／':
  case U'–':
  case U'—':
  case U'‐':
  case U'·': return true;
  default: return false;
  }
}

/* The same sign twice, with a number of one or two digits behind each. */
static bool match_parts(Text text, const Number *year, int64_t full, Hit *hit) {
  Number month, day;
  size_t at;
  int32_t separator = number_peek(text, year->end, &at);
  if (!is_separator(separator) || !number_read(text, at, &month) || month.han) return false;
  if (number_peek(text, month.end, &at) != separator || !number_read(text, at, &day) || day.han) return false;
  return hit_of(full, &month, &day, hit);
}

static bool digit_follows(Text text, size_t at) {
  return number_is_digit(number_peek(text, at, NULL));
}

/* 10.1.2 is a date or the number of a section, 1.10.1.2 is an address: two digits are a year only where nothing of the kind
 * stands around, they begin with 1 to 9 (01-02-03 counts), and they agree with the year of the folder. */
static bool match_short_year(Text text, size_t at, const Number *year, int known, Hit *hit) {
  int full = of_two_digits(year->value);
  int distance = full > known ? full - known : known - full;
  if (known ? distance > (year->value < 10 ? 1 : 10) : year->value < 10) return false;
  size_t next;
  int32_t before = number_before(text, at), separator = number_peek(text, year->end, NULL);
  if (separator != '.' && separator != '-' && separator != U'．' && separator != U'－') return false;
  if (is_letter(before) || before == separator || !match_parts(text, year, full, hit)) return false;
  return number_peek(text, hit->end, &next) != separator || !digit_follows(text, next);
}

/* ---- 106.7.5, 106-07-05, 1060705: years of the Republic without its name ---- */

enum { FIRST_MINGUO = 90, LAST_MINGUO = 129 /* 2001 to 2040: of these years files have names */ };

static bool minguo_agrees(int64_t year, int known) {
  int64_t full = year + minguo_start;
  int64_t distance = full > known ? full - known : known - full;
  return year >= FIRST_MINGUO && year <= LAST_MINGUO && (!known || distance <= 10);
}

/* 106-7-5 may be a room; 106-07-05 is written by people who mean a day. */
static bool match_minguo_short(Text text, size_t at, const Number *year, int known, Hit *hit) {
  size_t next;
  int32_t before = number_before(text, at), separator = number_peek(text, year->end, NULL);
  bool dot = separator == '.' || separator == U'．';
  if (!minguo_agrees(year->value, known) || (!dot && separator != '-')) return false;
  if (is_letter(before) || before == separator || !match_parts(text, year, year->value + minguo_start, hit)) return false;
  if (!dot && hit->end - year->end != sizeof "-07-05" - 1) return false;
  return number_peek(text, hit->end, &next) != separator || !digit_follows(text, next);
}

/* 0571- stands before a telephone number. */
static bool area_code_before(Text text, size_t at) {
  size_t from = at ? at - 1 : 0;
  if (!at || text.at[from] != '-') return false;
  while (from > 0 && text.at[from - 1] >= '0' && text.at[from - 1] <= '9') from--;
  size_t digits = at - 1 - from;
  return (digits == 3 || digits == 4) && text.at[from] == '0';
}

static bool match_minguo_compact(Text text, size_t at, const Number *number, int known, Hit *hit) {
  if (number->han || number->digits != 7 || !minguo_agrees(number->value / 10000, known)) return false;
  if (is_letter(number_before(text, at)) || area_code_before(text, at)) return false;
  Number month = {.value = number->value / 100 % 100}, day = {.value = number->value % 100, .end = number->end};
  return hit_of(number->value / 10000 + minguo_start, &month, &day, hit) || no_hit(hit);
}

static bool match_separated(Text text, size_t at, const Number *year, int known, Hit *hit) {
  if (year->han) return false;
  if (year->digits == 2) return match_short_year(text, at, year, known, hit) || no_hit(hit);
  if (year->digits == 3) return match_minguo_short(text, at, year, known, hit) || no_hit(hit);
  return year->digits == 4 && match_parts(text, year, year->value, hit);
}

/* ---- 20170705 ---- */

static bool is_time(int64_t time) {
  return time / 10000 < 24 && time / 100 % 100 < 60 && time % 100 < 60;
}

/* The date of a number with or without a time behind it; 0 = none. */
static int64_t compact_date(const Number *number) {
  if (number->han) return 0;
  if (number->digits == 8) return number->value;
  if (number->digits == 12 && is_time(number->value % 10000 * 100)) return number->value / 10000;
  return number->digits == 14 && is_time(number->value % 1000000) ? number->value / 1000000 : 0;
}

bool day_of_compact(const Number *number, Day *day) {
  int64_t date = compact_date(number);
  if (!full_year(date / 10000)) return false;
  *day = day_of((int)(date / 10000), (int)(date / 100 % 100), (int)(date % 100));
  return *day != DAY_NONE;
}

/* 20170631 is meant as a day, 20171345 is not. */
static bool compact_is_wrong(const Number *number) {
  int64_t month = number->value / 100 % 100, day = number->value % 100;
  return number->digits == 8 && !number->han && full_year(number->value / 10000) && month >= 1 && month <= 12 && day >= 1 &&
         day <= 31;
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Names made of a hash hold any digits by chance: are there hexadecimal ones enough around these? */
static bool in_hash(Text text, size_t at, const Number *number) {
  enum { SHORTEST_HASH = 24 };
  size_t count = (size_t)number->digits;
  for (size_t i = at; count < SHORTEST_HASH && i > 0 && is_hex(text.at[i - 1]); i--) count++;
  for (size_t i = number->end; count < SHORTEST_HASH && i < text.len && is_hex(text.at[i]); i++) count++;
  return count >= SHORTEST_HASH;
}

static bool match_compact(Text text, size_t at, const Number *number, Hit *hit) {
  hit->end = number->end;
  if (area_code_before(text, at) || in_hash(text, at, number)) return false;
  if (day_of_compact(number, &hit->day)) return true;
  hit->wrong = compact_is_wrong(number);
  return false;
}

/* ---- 7.5 and 0705, only as the very first thing of a name ---- */

/* 7.5kg and 10.5MB; 7.5meeting is a day. */
static bool latin_measure(Text text, size_t at) {
  static const char *const measure[] = {"k", "m", "g", "b", "kb", "mb", "gb", "tb", "kg", "mm", "cm", "km", "l", "ml", "h",
                                        "w", "kw", "kwh", "min", "px", "x"};
  size_t end = at;
  while (end < text.len && is_letter(text.at[end])) end++;
  for (size_t i = 0; i < sizeof measure / sizeof *measure; i++)
    if (end - at == text_of(measure[i]).len && !strncasecmp(text.at + at, measure[i], end - at)) return true;
  return false;
}

/* 7.5万元, 0705-1234567 and 7.5.1 are no dates. */
static bool measure_follows(Text text, size_t at) {
  static const uint_least32_t measure[] = U"%％年月万萬亿億元分人个個米吨噸公度倍折天级級版";
  size_t next;
  int32_t code = number_peek(text, at, &next);
  if (latin_measure(text, at) || (is_separator(code) && digit_follows(text, next))) return true;
  for (size_t i = 0; measure[i]; i++) {
    if ((uint_least32_t)code == measure[i]) return true;
  }
  return false;
}

/* 7.5-7.7: what follows is a day too. */
static bool dotted_span_follows(Text text, size_t at) {
  Number month, day;
  bool list;
  if (!day_span_sign(text, at, &at, &list) || list || !number_read(text, at, &month) || month.digits > 2) return false;
  if (number_peek(text, month.end, &at) != '.' || !number_read(text, at, &day)) return false;
  return month.value <= 12 && day.digits <= 2 && day.value <= 31;
}

/* 1.1 is nearly always the number of a section. 01.01 is not. */
static bool is_order_number(const Number *month, const Number *day) {
  return month->value == 1 && day->value == 1 && month->digits == 1 && day->digits == 1;
}

static bool match_at_start(Text text, const Number *first, int year, Hit *hit) {
  Number month = *first, day;
  size_t at;
  if (first->han || !year) return false;
  if (first->digits == 4) {
    month = (Number){.value = first->value / 100};
    day = (Number){.value = first->value % 100, .end = first->end};
  } else {
    int32_t separator = number_peek(text, first->end, &at);
    if ((separator != '.' && separator != U'．') || !number_read(text, at, &day) || day.han) return false;
    if (is_order_number(&month, &day)) return false;
  }
  bool good = hit_of(year, &month, &day, hit) && (!measure_follows(text, hit->end) || dotted_span_follows(text, hit->end));
  return good || no_hit(hit);
}

/* ---- 5 July 2017, July 5, 2017 ---- */

/* The month whose name, whole or by its first three letters, stands at `at`. */
static bool read_month_name(Text text, size_t at, Number *month) {
  static const char *const name[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
  size_t end = at;
  while (end < text.len && is_letter(text.at[end])) end++;
  size_t len = end - at;
  for (int i = 0; len >= 3 && i < 12; i++) {
    bool whole = len == text_of(name[i]).len, cut = len == 3 || (len == 4 && i == 8);
    if ((!whole && !cut) || strncasecmp(text.at + at, name[i], len)) continue;
    *month = (Number){.value = i + 1, .end = end + (cut && !whole && end < text.len && text.at[end] == '.')};
    return true;
  }
  return false;
}

/* Behind the day of an English date: 1st, 2nd, 3rd, 4th. */
static size_t skip_ordinal(Text text, size_t at) {
  static const char *const ending[] = {"st", "nd", "rd", "th"};
  for (int i = 0; i < 4; i++) {
    if (at + 2 <= text.len && !strncasecmp(text.at + at, ending[i], 2)) return at + 2;
  }
  return at;
}

static bool read_year_behind(Text text, size_t at, Number *year) {
  if (number_peek(text, at, NULL) == ',') at++;
  size_t from = number_skip_space(text, at);
  if (from == at && at < text.len && text.at[at] == '-') from++;
  return number_read(text, from, year) && !year->han && year->digits == 4;
}

static bool match_day_first(Text text, const Number *day, Hit *hit) {
  Number month, year;
  if (day->han || day->digits > 2) return false;
  size_t end = skip_ordinal(text, day->end), at = number_skip_space(text, end);
  if (at == end && at < text.len && text.at[at] == '-') at++;
  if (!read_month_name(text, at, &month) || !read_year_behind(text, month.end, &year)) return false;
  bool valid = hit_of(year.value, &month, day, hit);
  hit->end = year.end;
  return valid;
}

static size_t skip_blank_or_dash(Text text, size_t at) {
  return at < text.len && text.at[at] == '-' ? at + 1 : number_skip_space(text, at);
}

/* 2017 Jul 5, 2017-Jul-05 */
static bool match_year_first(Text text, const Number *year, Hit *hit) {
  Number month, day;
  if (year->han || year->digits != 4) return false;
  size_t at = skip_blank_or_dash(text, year->end);
  if (at == year->end || !read_month_name(text, at, &month)) return false;
  at = skip_blank_or_dash(text, month.end);
  if (at == month.end || !number_read(text, at, &day) || day.han) return false;
  bool valid = hit_of(year->value, &month, &day, hit);
  hit->end = skip_ordinal(text, day.end);
  return valid;
}

static bool match_month_first(Text text, size_t at, Hit *hit) {
  Number month, day, year;
  if (is_letter(number_before(text, at)) || !read_month_name(text, at, &month)) return false;
  size_t from = number_skip_space(text, month.end);
  if (from == month.end || !number_read(text, from, &day) || day.han) return false;
  size_t end = skip_ordinal(text, day.end);
  if (number_is_digit(number_peek(text, end, NULL)) || !read_year_behind(text, end, &year)) return false;
  bool valid = hit_of(year.value, &month, &day, hit);
  hit->end = year.end;
  return valid;
}

/* ---- All of them ---- */

bool day_match(Text text, size_t at, int known, int year, Hit *hit) {
  Number first;
  *hit = (Hit){.day = DAY_NONE, .last = DAY_NONE};
  if (is_letter(number_peek(text, at, NULL))) return match_month_first(text, at, hit);
  if (match_minguo(text, at, hit) || hit->wrong) return !hit->wrong;
  if (!number_read(text, at, &first)) return match_month_day(text, at, year, hit); /* 元月5日 */
  bool over = match_spoken(text, &first, hit) || hit->wrong || match_separated(text, at, &first, known, hit) || hit->wrong ||
              match_compact(text, at, &first, hit) || hit->wrong || match_minguo_compact(text, at, &first, known, hit) ||
              match_day_first(text, &first, hit) || hit->wrong || match_year_first(text, &first, hit) || hit->wrong ||
              match_month_day(text, at, year, hit) || hit->wrong || (at == 0 && match_at_start(text, &first, known, hit));
  return over && !hit->wrong;
}
