/* SPDX-License-Identifier: MIT
 *
 * Numbers as people write them in dates.
 * Takes: text and an offset. Gives: the number that stands there. Owns: nothing.
 *
 * The zero of Chinese numerals is written 〇 by the standard, and 零, ○ (circle), O (letter) and 0 by people.
 */
#include "base/day_in.h"
#include "base/text_in.h"

enum { MOST_PLACES = 18, MOST_UNITS = 8 /* signs of a number with units: no date has more */ };

int32_t number_peek(Text text, size_t at, size_t *next) {
  if (at >= text.len) {
    if (next) *next = at;
    return 0;
  }
  int32_t code = TEXT_REPLACEMENT;
  size_t size = text_decode(text.at + at, text.len - at, &code);
  if (next) *next = at + (size ? size : 1);
  return code;
}

int32_t number_before(Text text, size_t at) {
  size_t begin = at;
  if (!begin) return 0;
  do begin--;
  while (begin > 0 && at - begin < 4 && ((unsigned char)text.at[begin] & 0xC0) == 0x80);
  return number_peek(text, begin, NULL);
}

static int digit_value(int32_t code) {
  if (code >= '0' && code <= '9') return code - '0';
  if (code >= 0xFF10 && code <= 0xFF19) return code - 0xFF10;
  return -1;
}

static int han_value(int32_t code) {
  switch (code) {
  case U'〇':
  case U'零':
  case U'○':
  case U'◯': return 0;
  case U'一': return 1;
  case U'二': return 2;
  case U'三': return 3;
  case U'四': return 4;
  case U'五': return 5;
  case U'六': return 6;
  case U'七': return 7;
  case U'八': return 8;
  case U'九': return 9;
  default: return -1;
  }
}

static int han_unit(int32_t code) {
  switch (code) {
  case U'十': return 10;
  case U'廿': return 20;
  case U'卅': return 30;
  case U'百': return 100;
  default: return 0;
  }
}

/* Inside a Chinese numeral, where a zero is often typed from the Latin keyboard. */
static int han_place(int32_t code) {
  return code == '0' || code == 'O' || code == 'o' || code == 0xFF10 || code == 0xFF2F ? 0 : han_value(code);
}

bool number_is_digit(int32_t code) {
  return digit_value(code) >= 0;
}

bool number_is_han(int32_t code) {
  return han_value(code) >= 0 || han_unit(code) > 0;
}

size_t number_skip_space(Text text, size_t at) {
  for (int count = 0; count < 3; count++) {
    size_t next;
    int32_t code = number_peek(text, at, &next);
    if (code != ' ' && code != 0x3000 && code != 0xA0) break;
    at = next;
  }
  return at;
}

/* The whole run is one number, however long; beyond 18 places the value is of no date and stays as it is. */
static bool read_digits(Text text, size_t at, Number *number) {
  size_t next;
  for (int value; (value = digit_value(number_peek(text, at, &next))) >= 0; at = next) {
    if (number->digits < MOST_PLACES) number->value = number->value * 10 + value;
    number->digits++;
  }
  number->end = at;
  return number->digits > 0;
}

/* 二〇一七: one sign a place. */
static bool read_places(Text text, size_t at, Number *number) {
  size_t next;
  for (int value; (value = han_place(number_peek(text, at, &next))) >= 0; at = next) {
    if (number->digits < MOST_PLACES) number->value = number->value * 10 + value;
    number->digits++;
  }
  number->end = at;
  return number->digits > 0;
}

/* 一百零六, 二十一, 廿一: a digit waits for its unit; two digits in a row are no such number. */
static bool read_units(Text text, size_t at, Number *number) {
  int waiting = -1;
  int count = 0;
  for (size_t next;; at = next) {
    int32_t code = number_peek(text, at, &next);
    if (count++ == MOST_UNITS) return false;
    int unit = han_unit(code), value = han_value(code);
    if (unit) {
      bool counted = unit == 10 || unit == 100;
      if (!counted && waiting > 0) return false;
      number->value += counted && waiting > 0 ? waiting * unit : unit;
      waiting = -1;
    } else if (value >= 0) {
      if (waiting > 0) return false;
      waiting = value;
    } else {
      break;
    }
  }
  number->value += waiting > 0 ? waiting : 0;
  number->end = at;
  return true;
}

static bool has_unit(Text text, size_t at) {
  for (int count = 0; count < MOST_UNITS; count++) {
    int32_t code = number_peek(text, at, &at);
    if (han_unit(code)) return true;
    if (han_value(code) < 0) return false;
  }
  return false;
}

bool number_read(Text text, size_t at, Number *number) {
  int32_t code = number_peek(text, at, NULL);
  *number = (Number){.han = !number_is_digit(code)};
  if (!number->han) return read_digits(text, at, number);
  if (!number_is_han(code)) return false;
  return has_unit(text, at) ? read_units(text, at, number) : read_places(text, at, number);
}
