/* SPDX-License-Identifier: MIT
 *
 * Failures of the machine.
 * Takes: what was tried, on which path, and errno. Gives: one line for a person. Owns: nothing.
 */
#include "base/text_in.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Cut at a character, and without anything that a terminal would obey: paths are input. */
static void set_text(Fail *fail, Text text) {
  Buf shown = {0};
  text_put_visible(&shown, text, false);
  size_t len = shown.len < sizeof fail->text ? shown.len : sizeof fail->text - 1;
  while (len && len < shown.len && ((unsigned char)shown.at[len] & 0xC0) == 0x80) len--;
  if (len) memcpy(fail->text, shown.at, len);
  fail->text[len] = '\0';
  buf_free(&shown);
}

static void set_format(Fail *fail, bool usage, const char *format, va_list args) {
  char text[2 * sizeof fail->text];
  int size = vsnprintf(text, sizeof text, format, args);
  set_text(fail, size > 0 ? text_of(text) : TEXT("?"));
  fail->os_error = 0;
  fail->usage = usage;
}

bool fail_set(Fail *fail, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (fail) set_format(fail, false, format, args);
  va_end(args);
  return false;
}

bool fail_usage(Fail *fail, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (fail) set_format(fail, true, format, args);
  va_end(args);
  return false;
}

bool fail_errno(Fail *fail, const char *what, const char *path) {
  int os_error = errno;
  fail_set(fail, "%s: %s: %s", what, path, strerror(os_error));
  if (fail) fail->os_error = os_error;
  errno = os_error;
  return false;
}
