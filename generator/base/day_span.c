/* SPDX-License-Identifier: MIT
 *
 * Spans of days, and days that stand in the folder of a month.
 * Takes: text, a date in it, or a year and a month. Gives: the last day of the span; the day that 5日 is. Owns: nothing.
 *
 * A span counts by its first day, so what is read wrongly as its end costs a notice and not a date.
 */
#include "base/day_in.h"

#include <strings.h>

/* ---- The sign between two days ---- */

static bool is_span_sign(int32_t code) {
  switch (code) {
  case '-':
  case '~':
  case U'–':
  case U'—':
  case U'－':
  case U'～':
  case U'〜':
  case U'至':
  case U'到':
  case U'、': return true;
  default: return false;
  }
}

bool day_span_sign(Text text, size_t at, size_t *end, bool *list) {
  size_t from = number_skip_space(text, at), behind;
  int32_t sign = number_peek(text, from, &behind);
  if (sign == U'起') sign = number_peek(text, behind, &behind); /* 自5月2日起至5月4日 */
  bool word = from > at && from + 3 <= text.len && !strncasecmp(text.at + from, "to ", 3);
  *list = sign == U'、';
  if (word) behind = from + 2;
  else if (!is_span_sign(sign)) return false;
  if (sign == U'—' && number_peek(text, behind, NULL) == sign) number_peek(text, behind, &behind);
  *end = number_skip_space(text, behind);
  return true;
}

/* ---- What stands behind it ---- */

typedef struct First { /* the day that the span begins with */
  int year, month, day;
  bool dotted; /* 2017.7.5, whose end may be 7.7 or 7 */
} First;

static bool span_to(Hit *hit, Day last, size_t end) {
  if (last == DAY_NONE || last <= hit->day) return false;
  hit->last = last;
  hit->end = end;
  return true;
}

static bool ends_with_day_sign(Text text, const Number *number, const First *first, Hit *hit) {
  size_t end;
  if (number->digits > 2 || number->value > 31 || !day_sign(text, number->end, &end)) return false;
  return span_to(hit, day_of(first->year, first->month, (int)number->value), end);
}

static bool is_word_or_number(Text text, size_t at) {
  size_t next;
  int32_t code = number_peek(text, at, &next);
  bool letter = (code | 32) >= 'a' && (code | 32) <= 'z';
  return letter || number_is_digit(code) || ((code == '.' || code == '-') && number_is_digit(number_peek(text, next, NULL)));
}

/* -7.7 and -7 */
static bool ends_dotted(Text text, const Number *number, const First *first, Hit *hit) {
  Number day;
  size_t at;
  int32_t dot = number_peek(text, number->end, &at);
  if (number->han || number->digits > 2 || number->value > 31) return false;
  if ((dot == '.' || dot == U'．') && number_read(text, at, &day)) {
    bool plain = !day.han && day.digits <= 2 && !is_word_or_number(text, day.end);
    return plain && span_to(hit, day_of(first->year, (int)number->value, (int)day.value), day.end);
  }
  if (is_word_or_number(text, number->end)) return false;
  return span_to(hit, day_of(first->year, first->month, (int)number->value), number->end);
}

static bool is_dotted(Text text, size_t from, size_t end) {
  Text written = text_slice(text, from, end);
  return text_find(written, TEXT(".")) != SIZE_MAX || text_find(written, TEXT("．")) != SIZE_MAX;
}

void day_match_span(Text text, size_t from, Hit *hit) {
  First first;
  Number number;
  Hit next;
  size_t at;
  bool list;
  if (hit->last != DAY_NONE || !day_span_sign(text, hit->end, &at, &list)) return;
  day_parts(hit->day, &first.year, &first.month, &first.day);
  first.dotted = is_dotted(text, from, hit->end);
  bool digit = number_read(text, at, &number);
  if (digit && ends_with_day_sign(text, &number, &first, hit)) return;
  if (list || at >= text.len) return;
  if (day_match(text, at, first.year, first.year, &next)) span_to(hit, next.day, next.end);
  else if (digit && first.dotted && !next.wrong) ends_dotted(text, &number, &first, hit);
}

/* ---- Months ---- */

static bool month_is(const Number *number, int *month) {
  if (number->digits > 2 || number->value < 1 || number->value > 12) return false;
  *month = (int)number->value;
  return true;
}

/* 7月 and 七月份, but not 7月5日 and 7月上旬. */
static bool month_in_words(Text text, size_t at, int *month) {
  Number number, day;
  size_t end;
  at = number_skip_space(text, at);
  if (!number_read(text, at, &number) || number_peek(text, number_skip_space(text, number.end), &end) != U'月') return false;
  return !number_read(text, number_skip_space(text, end), &day) && month_is(&number, month);
}

/* 2017-07, 2017.7 and no more */
static bool month_behind_sign(Text text, size_t at, int *month) {
  Number number;
  int32_t sign = number_peek(text, at, &at);
  if (sign != '-' && sign != '.' && sign != '_') return false;
  if (!number_read(text, at, &number) || number.han || !month_is(&number, month)) return false;
  int32_t behind = number_peek(text, number.end, NULL);
  return behind != sign && behind != U'月';
}

static bool year_is(int64_t value, int *year) {
  if (value < FIRST_YEAR || value > LAST_YEAR) return false;
  *year = (int)value;
  return true;
}

bool day_find_month(Text text, int *year, int *month) {
  Number number;
  size_t end;
  if (day_match_minguo(text, 0, &number)) return month_in_words(text, number.end, month) && year_is(number.value + 1911, year);
  if (!number_read(text, 0, &number)) return false;
  if (number.digits == 6 && !number.han && number.value % 100 >= 1 && number.value % 100 <= 12)
    return *month = (int)(number.value % 100), year_is(number.value / 100, year);
  if (number.digits != 4) return month_in_words(text, 0, month);
  if (number_peek(text, number_skip_space(text, number.end), &end) == U'年')
    return month_in_words(text, end, month) && year_is(number.value, year);
  return month_behind_sign(text, number.end, month) && year_is(number.value, year);
}

bool day_look_in_month(Text text, int year, int month, DaySeen *seen) {
  Number number;
  size_t end;
  *seen = (DaySeen){.day = DAY_NONE, .last = DAY_NONE, .other = DAY_NONE};
  if (!number_read(text, 0, &number) || number.digits > 2 || !day_sign(text, number.end, &end)) return false;
  if (number.value < 1 || number.value > 31) return false;
  seen->day = day_of(year, month, (int)number.value);
  seen->to = end;
  if (seen->day == DAY_NONE) seen->impossible = text_slice(text, 0, end);
  return seen->day != DAY_NONE;
}
