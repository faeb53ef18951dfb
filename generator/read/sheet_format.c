/* SPDX-License-Identifier: MIT
 *
 * Numbers of spreadsheets: what a number format makes of them. A day is kept as a number of days and shown as one; a share is
 * kept as 0.85 and shown as 85%. Takes: the number and its format. Gives: text in the arena. Owns nothing.
 *
 * Shown are the digits, days written as 2017-07-05; signs of money, thousands and words within a format are left out, so that
 * a number stays one for whoever reads it next.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/sheet_in.h"

enum { MOST_DECIMALS = 15, KEPT_DIGITS = 15, DAY_SECONDS = 86400 };

/* ---- Formats ---- */

static SheetFormat fixed(SheetKind kind, int decimals) {
  return (SheetFormat){kind, decimals};
}

/* 27 to 36 and 50 to 58 are days and hours as East Asian editions show them. */
SheetFormat sheet_format_builtin(int64_t id) {
  if (id == 9 || id == 10) return fixed(SHEET_PERCENT, id == 10 ? 2 : 0);
  if (id == 1 || id == 3 || id == 37 || id == 38) return fixed(SHEET_FIXED, 0);
  if (id == 2 || id == 4 || id == 39 || id == 40 || id == 44) return fixed(SHEET_FIXED, 2);
  if (id >= 18 && id <= 21) return fixed(SHEET_TIME, 0);
  if ((id >= 32 && id <= 35) || id == 55 || id == 56) return fixed(SHEET_TIME, 0);
  if (id >= 45 && id <= 47) return fixed(SHEET_DURATION, 0);
  if (id == 22) return fixed(SHEET_DATE_TIME, 0);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return fixed(SHEET_DATE, 0);
  return fixed(id == 49 ? SHEET_TEXT : SHEET_GENERAL, 0);
}

typedef struct FormatSigns {
  bool day, month, hour, minute_or_month, elapsed, percent, exponent, digits;
  int decimals;
} FormatSigns;

/* [h] counts hours beyond a day; [Red], [$¥-804] and [>100] say nothing about the kind. Gives the index of the bracket's end. */
static size_t bracket_take(Text code, size_t at, FormatSigns *signs) {
  size_t end = at;
  while (end < code.len && code.at[end] != ']') end++;
  if (end > at + 1 && strspn(code.at + at + 1, "hHmMsS") >= end - at - 1) signs->elapsed = true;
  return end;
}

static size_t quoted_end(Text code, size_t at) {
  for (at++; at < code.len && code.at[at] != '"';) at++;
  return at;
}

/* "AM/PM" holds an M that is no month. */
static bool is_half_of_day(Text code, size_t at) {
  Text rest = text_slice(code, at, code.len);
  return text_starts(rest, TEXT("AM/PM")) || text_starts(rest, TEXT("am/pm")) || text_starts(rest, TEXT("A/P"));
}

static void sign_take(FormatSigns *signs, char c, bool *behind_point) {
  switch (c) {
  case 'y':
  case 'Y': signs->month = signs->day = true; break;
  case 'd':
  case 'D': signs->day = true; break;
  case 'h':
  case 'H':
  case 's':
  case 'S': signs->hour = true; break;
  case 'm':
  case 'M': signs->minute_or_month = true; break;
  case '%': signs->percent = true; break;
  case 'E':
  case 'e': signs->exponent = true; break;
  case '.': *behind_point = true; break;
  case '0':
  case '#':
  case '?':
    signs->digits = true;
    signs->decimals += *behind_point;
    break;
  }
}

static FormatSigns code_signs(Text code) {
  FormatSigns signs = {0};
  bool behind_point = false;
  for (size_t i = 0; i < code.len && code.at[i] != ';'; i++) {
    char c = code.at[i];
    if (c == '"') i = quoted_end(code, i);
    else if (c == '[') i = bracket_take(code, i, &signs);
    else if (c == '\\' || c == '_' || c == '*') i++;
    else if (is_half_of_day(code, i)) i += code.at[i + 1] == '/' ? 2 : 4;
    else sign_take(&signs, c, &behind_point);
  }
  return signs;
}

SheetFormat sheet_format_code(Text code) {
  if (code.len == 0 || text_starts(code, TEXT("General")) || text_starts(code, TEXT("GENERAL"))) return fixed(SHEET_GENERAL, 0);
  FormatSigns signs = code_signs(code);
  bool day = signs.day || signs.month || (signs.minute_or_month && !signs.hour && !signs.elapsed && !signs.digits);
  if (signs.elapsed) return fixed(SHEET_DURATION, 0);
  if (day) return fixed(signs.hour ? SHEET_DATE_TIME : SHEET_DATE, 0);
  if (signs.hour) return fixed(SHEET_TIME, 0);
  if (signs.percent) return fixed(SHEET_PERCENT, signs.decimals);
  if (signs.exponent || !signs.digits) return fixed(signs.digits || !text_is(code, "@") ? SHEET_GENERAL : SHEET_TEXT, 0);
  return fixed(SHEET_FIXED, signs.decimals);
}

/* ---- Numbers ---- */

static Text trim_zeros(Text text) {
  if (!memchr(text.at, '.', text.len) || memchr(text.at, 'e', text.len)) return text;
  while (text.at[text.len - 1] == '0') text.len--;
  if (text.at[text.len - 1] == '.') text.len--;
  return text;
}

/* 15 digits are what a spreadsheet keeps: 42.000000000000007 is 42. */
static Text general(Arena *arena, double value) {
  if (fabs(value) >= 1e15 || (value != 0 && fabs(value) < 1e-9)) return text_format(arena, "%.15g", value);
  char digits[48];
  int whole = value == 0 ? 1 : (int)floor(log10(fabs(value))) + 1; /* below zero: zeros behind the point */
  snprintf(digits, sizeof digits, "%.*f", KEPT_DIGITS - whole, value);
  Text text = trim_zeros(text_of(digits));
  return text_copy(arena, text_is(text, "-0") ? TEXT("0") : text);
}

/* Half away from zero, as it is shown: 2.675 with two digits is 2.68 though the binary number lies below. */
static Text rounded(Arena *arena, double value, int decimals) {
  if (decimals > MOST_DECIMALS) decimals = MOST_DECIMALS;
  if (fabs(value) >= 1e15) return general(arena, value);
  double scale = pow(10, decimals), shifted = value * scale;
  char digits[40];
  snprintf(digits, sizeof digits, "%.15g", shifted);
  double nearest = fabs(shifted) < 1e15 ? round(strtod(digits, NULL)) / scale : value;
  Text text = text_format(arena, "%.*f", decimals, nearest);
  return nearest == 0 && text_starts(text, TEXT("-")) ? text_slice(text, 1, text.len) : text;
}

/* ---- Days and hours ---- */

/* The calendar of 1900 has a 29 February that never was: days before 1 March lie one off. */
static Day day_of_serial(double whole, bool since_1904) {
  Day start = since_1904 ? day_of(1904, 1, 1) : day_of(1899, 12, 30);
  if (!since_1904 && whole < 60) start++;
  return start + (Day)whole;
}

static Text clock_text(Arena *arena, int64_t seconds) {
  int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
  if (seconds % 60) return text_format(arena, "%02d:%02d:%02d", (int)hours, (int)minutes, (int)(seconds % 60));
  return text_format(arena, "%02d:%02d", (int)hours, (int)minutes);
}

static Text moment(Arena *arena, double value, SheetKind kind, bool since_1904) {
  if (value < 0 || value >= 2958466) return general(arena, value); /* after the year 9999 */
  double whole = floor(value);
  int64_t seconds = (int64_t)llround((value - whole) * DAY_SECONDS);
  if (kind == SHEET_DURATION) return clock_text(arena, (int64_t)whole * DAY_SECONDS + seconds);
  if (seconds == DAY_SECONDS) whole++, seconds = 0;
  bool clock_only = (kind == SHEET_TIME || !since_1904) && whole == 0;
  if (kind == SHEET_TIME || clock_only) return clock_text(arena, seconds);
  Text day = day_iso(arena, day_of_serial(whole, since_1904));
  if (kind == SHEET_DATE || seconds == 0) return day;
  return text_format(arena, "%.*s %.*s", TEXT_ARG(day), TEXT_ARG(clock_text(arena, seconds)));
}

Text sheet_number(Arena *arena, Text number, SheetFormat format, bool since_1904) {
  const char *digits = text_cstr(arena, number);
  char *end;
  double value = strtod(digits, &end);
  if (end == digits || *end || !isfinite(value) || memchr(digits, 'x', number.len)) return text_copy(arena, number);
  switch (format.kind) {
  case SHEET_GENERAL:
  case SHEET_TEXT: return general(arena, value);
  case SHEET_FIXED: return rounded(arena, value, format.decimals);
  case SHEET_PERCENT: return text_format(arena, "%.*s%%", TEXT_ARG(rounded(arena, value * 100, format.decimals)));
  case SHEET_DATE:
  case SHEET_TIME:
  case SHEET_DATE_TIME:
  case SHEET_DURATION: return moment(arena, value, format.kind, since_1904);
  }
  return TEXT_NONE;
}
