/* SPDX-License-Identifier: MIT
 *
 * What the files that find dates share: numbers as people write them, and the forms of a date at one place.
 */
#ifndef DOSSIER_BASE_DAY_IN_H
#define DOSSIER_BASE_DAY_IN_H

#include "base/base.h"

typedef struct Number {
  int64_t value;
  int digits; /* as written; 0 for words like 十 that have no places */
  bool han; /* in Chinese numerals */
  size_t end; /* byte offset behind it */
} Number;

/* The code point at `at`, 0 at the end; *next, which may be NULL, is the offset behind it. */
int32_t number_peek(Text text, size_t at, size_t *next);
int32_t number_before(Text text, size_t at); /* the code point that ends at `at`, 0 at the start */
/* Reads the number at `at`: ASCII or full-width digits, or Chinese numerals, by place or with 十 and 百. */
bool number_read(Text text, size_t at, Number *number);
bool number_is_digit(int32_t code); /* ASCII or full width */
bool number_is_han(int32_t code); /* what a Chinese numeral can begin with */
size_t number_skip_space(Text text, size_t at); /* a few blanks, as in 2017 年 7 月 */

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 }; /* what a paper here may speak of; beyond it, a number is just a number */

typedef struct Hit {
  Day day;
  Day last;   /* of a span of days that begins with it; DAY_NONE = of no span */
  size_t end; /* byte offset behind the date, or behind what looks like one */
  bool wrong; /* no match: it is written as a date, but there is no such day */
} Hit;

/* A date in any form that begins at `at`, where a number, 民 or a letter stands. `known` is the year of the folder, 0 = not
 * known; `year` the one that 7月5日 is of: the year of the date before it in the same text, else the known one. */
bool day_match(Text text, size_t at, int known, int year, Hit *hit);
/* 民國106年 as a number: `end` is behind 年, or behind the number where there is no 年. */
bool day_match_minguo(Text text, size_t at, Number *number);
bool day_of_compact(const Number *number, Day *day); /* 20170705, 201707051030 and 20170705103000 */
bool day_sign(Text text, size_t at, size_t *end); /* 日, 号 or 號 behind some blanks */
/* Behind the first day of a span, at hit->end: -7日, 至8月2日, 、6日, -7.7, to 7 July 2017. Sets `last` and moves `end`. */
void day_match_span(Text text, size_t from, Hit *hit);
bool day_span_sign(Text text, size_t at, size_t *end, bool *list); /* *list: 、, which joins days and not dates */

#endif
