/* SPDX-License-Identifier: MIT
 *
 * Finding days and years in names and texts.
 * Takes: text and the year known from outside. Gives: the first day, where it stands, and whether another stands there too.
 * Owns: nothing.
 */
#include "base/day_in.h"

/* Could a date begin with this byte? Digits, the letters that months begin with, and the first bytes of 〇 ○ 零, of the
 * Chinese numerals, of 元 and 民, and of full-width digits. */
static bool may_begin(unsigned char byte) {
  switch (byte) {
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9':
  case 'J':
  case 'F':
  case 'M':
  case 'A':
  case 'S':
  case 'O':
  case 'N':
  case 'D':
  case 'j':
  case 'f':
  case 'm':
  case 'a':
  case 's':
  case 'o':
  case 'n':
  case 'd':
  case 0xE2:
  case 0xE3:
  case 0xE4:
  case 0xE5:
  case 0xE6:
  case 0xE7:
  case 0xE9:
  case 0xEF: return true;
  default: return false;
  }
}

static bool is_beginning(int32_t code) {
  return code < 0x80 || number_is_digit(code) || number_is_han(code) || code == U'元' || code == U'民';
}

/* The next place where a date may begin, or the end of the text. */
static size_t next_beginning(Text text, size_t at) {
  while (at < text.len) {
    if (!may_begin((unsigned char)text.at[at])) {
      at++;
      continue;
    }
    size_t next;
    if (is_beginning(number_peek(text, at, &next))) return at;
    at = next;
  }
  return text.len;
}

/* Where to go on behind a place that holds no date: a number is passed over whole, so 0705 is not found in 1990705. */
static size_t pass_over(Text text, size_t at) {
  Number number;
  size_t next;
  int32_t code = number_peek(text, at, &next);
  if (code < 0x80 && !number_is_digit(code)) {
    while (next < text.len && (text.at[next] | 32) >= 'a' && (text.at[next] | 32) <= 'z') next++;
    return next;
  }
  return number_read(text, at, &number) ? number.end : next;
}

bool day_find(Text text, int year, Day *day, size_t *offset, bool *others) {
  bool found = false;
  int of_year = year, month, day_of_month;
  *others = false;
  for (size_t at = next_beginning(text, 0); at < text.len; at = next_beginning(text, at)) {
    Hit hit;
    if (!day_match(text, at, year, of_year, &hit)) {
      at = pass_over(text, at);
      continue;
    }
    if (found && hit.day != *day) *others = true;
    if (*others) return true;
    if (!found) {
      *day = hit.day;
      *offset = at;
    }
    found = true;
    day_parts(hit.day, &of_year, &month, &day_of_month);
    at = hit.end;
  }
  return found;
}

/* ---- Years ---- */

static bool is_year(int64_t year) {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* 17年度 and 106年度: two or three digits are a year only with both signs; 17年 may be how long something took. */
static int year_with_sign(Text text, const Number *number) {
  size_t at, end;
  if (number_peek(text, number_skip_space(text, number->end), &at) != U'年' || number_peek(text, at, &end) != U'度') return 0;
  if (number->digits == 2) return (int)number->value + 2000;
  return number->digits == 3 ? (int)number->value + 1911 : 0;
}

/* 2017, 201707, 20170705; 二〇一七 */
static int year_of_number(Text text, const Number *number) {
  Day day;
  int year = 0, month, day_of_month;
  if (number->digits == 4) year = (int)number->value;
  else if (number->digits == 6 && !number->han && number->value % 100 >= 1 && number->value % 100 <= 12)
    year = (int)(number->value / 100);
  else if (day_of_compact(number, &day)) day_parts(day, &year, &month, &day_of_month);
  else year = year_with_sign(text, number);
  return is_year(year) ? year : 0;
}

static int year_at(Text text, size_t at, size_t *end) {
  Number number;
  if (day_match_minguo(text, at, &number)) {
    *end = number.end;
    return number.value < 200 ? (int)number.value + 1911 : 0;
  }
  *end = pass_over(text, at);
  return number_read(text, at, &number) ? year_of_number(text, &number) : 0;
}

/* Two different years are no answer: 2016-2017学年 belongs to neither. */
bool day_find_year(Text text, int *year) {
  int found = 0;
  for (size_t at = next_beginning(text, 0), end; at < text.len; at = next_beginning(text, end)) {
    int here = year_at(text, at, &end);
    if (found && here && here != found) return false;
    if (here) found = here;
  }
  if (found) *year = found;
  return found != 0;
}
