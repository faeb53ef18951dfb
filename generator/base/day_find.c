/* SPDX-License-Identifier: MIT
 *
 * Finding days and years in names and texts.
 * Takes: text and the year known from outside. Gives: the first day, where it stands, and whether another stands there too.
 * Owns: nothing.
 */
#include "base/day_in.h"

#include <strings.h>

/* ---- Where a date may begin: whole papers are searched, so most bytes must be passed in one step ---- */

static bool is_letter(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* A word that begins with the first three letters of a month. */
static bool month_may_begin(Text text, size_t at) {
  static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec";
  if (text.len - at < 3 || (at > 0 && is_letter(text.at[at - 1]))) return false;
  for (size_t i = 0; i < sizeof months; i += 4) {
    if ((text.at[at] | 32) == months[i] && !strncasecmp(text.at + at, months + i, 3)) return true;
  }
  return false;
}

/* Looks at the bytes alone: what is no UTF-8 and looks the same is told apart when it is matched. */
static bool han_may_begin(Text text, size_t at) {
  if (text.len - at < 3) return false;
  const unsigned char *byte = (const unsigned char *)text.at + at;
  switch ((byte[0] & 0x0F) << 12 | (byte[1] & 0x3F) << 6 | (byte[2] & 0x3F)) {
  case U'一':
  case U'二':
  case U'三':
  case U'四':
  case U'五':
  case U'六':
  case U'七':
  case U'八':
  case U'九':
  case U'十':
  case U'百':
  case U'廿':
  case U'卅':
  case U'元':
  case U'民':
  case U'〇':
  case U'零':
  case U'○':
  case U'◯':
  case U'０':
  case U'１':
  case U'２':
  case U'３':
  case U'４':
  case U'５':
  case U'６':
  case U'７':
  case U'８':
  case U'９': return true;
  default: return false;
  }
}

static bool beginning_at(Text text, size_t at) {
  unsigned char byte = (unsigned char)text.at[at];
  if (byte >= 0x80) return han_may_begin(text, at);
  return (byte >= '0' && byte <= '9') || month_may_begin(text, at);
}

/* Digits, first letters of months, first bytes of the signs above. The later bytes of a character are never among them. */
static const bool first_byte[256] = {
    ['0' ... '9'] = true, ['J'] = true, ['F'] = true, ['M'] = true, ['A'] = true, ['S'] = true, ['O'] = true, ['N'] = true,
    ['D'] = true,         ['j'] = true, ['f'] = true, ['m'] = true, ['a'] = true, ['s'] = true, ['o'] = true, ['n'] = true,
    ['d'] = true,         [0xE2 ... 0xFF] = true};

/* The next place where a date may begin, or the end of the text. */
static size_t next_beginning(Text text, size_t at) {
  for (;; at++) {
    while (at < text.len && !first_byte[(unsigned char)text.at[at]]) at++;
    if (at == text.len || beginning_at(text, at)) return at;
  }
}

/* Where to go on behind a place that holds no date: a number is passed over whole, so 0705 is not found in 1990705. */
static size_t pass_over(Text text, size_t at) {
  Number number;
  size_t next;
  int32_t code = number_peek(text, at, &next);
  if (code < 0x80 && !number_is_digit(code)) {
    while (next < text.len && is_letter(text.at[next])) next++;
    return next;
  }
  return number_read(text, at, &number) ? number.end : next;
}

static bool in_span(const DaySeen *seen, Day day) {
  return day == seen->day || (seen->last != DAY_NONE && day >= seen->day && day <= seen->last);
}

/* True when there is no more to learn: a second day stands there. */
static bool day_note(DaySeen *seen, size_t at, const Hit *hit) {
  if (seen->day == DAY_NONE) {
    seen->day = hit->day;
    seen->last = hit->last;
    seen->from = at;
    seen->to = hit->end;
  } else if (!in_span(seen, hit->day)) seen->other = hit->day;
  return seen->other != DAY_NONE;
}

bool day_look(Text text, int year, DaySeen *seen) {
  int of_year = year, month, day_of_month;
  *seen = (DaySeen){.day = DAY_NONE, .last = DAY_NONE, .other = DAY_NONE};
  for (size_t at = next_beginning(text, 0); at < text.len; at = next_beginning(text, at)) {
    Hit hit;
    if (day_match(text, at, year, of_year, &hit)) {
      day_match_span(text, at, &hit);
      if (day_note(seen, at, &hit)) return true;
      day_parts(hit.day, &of_year, &month, &day_of_month);
      at = hit.end;
    } else {
      if (hit.wrong && !seen->impossible.len) seen->impossible = text_slice(text, at, hit.end);
      at = hit.wrong ? hit.end : pass_over(text, at);
    }
  }
  return seen->day != DAY_NONE;
}

bool day_find(Text text, int year, Day *day, size_t *offset, bool *others) {
  DaySeen seen;
  *others = false;
  if (!day_look(text, year, &seen)) return false;
  *day = seen.day;
  *offset = seen.from;
  *others = seen.other != DAY_NONE || seen.last != DAY_NONE;
  return true;
}

bool day_read(Text cell, Day *day) {
  DaySeen seen;
  Text text = text_trim(cell);
  bool one = day_look(text, 0, &seen) && seen.other == DAY_NONE && seen.last == DAY_NONE && !seen.impossible.len;
  if (!one || seen.from != 0 || seen.to != text.len) return false;
  *day = seen.day;
  return true;
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
