/* SPDX-License-Identifier: MIT
 *
 * Growing output on the heap.
 * Takes: bytes. Gives: one run of them. Owns: that run, until buf_free. Running out of memory ends the process.
 */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_grow(Buf *buf, size_t more) {
  if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) base_out_of_memory();
  size_t cap = buf->cap ? buf->cap : 64;
  while (cap - buf->len < more) cap *= 2;
  char *at = realloc(buf->at, cap);
  if (!at) base_out_of_memory();
  buf->at = at;
  buf->cap = cap;
}

void buf_put(Buf *buf, const void *bytes, size_t size) {
  if (!size) return;
  buf_room(buf, size);
  memcpy(buf->at + buf->len, bytes, size);
  buf->len += size;
}

void buf_text(Buf *buf, Text text) {
  buf_put(buf, text.at, text.len);
}

void buf_str(Buf *buf, const char *c_string) {
  buf_put(buf, c_string, strlen(c_string));
}

/* Nearly all that is formatted is short, so it is written once, and again only when it did not fit. */
void buf_format(Buf *buf, const char *format, ...) {
  enum { SHORT = 128 };
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  buf_room(buf, SHORT);
  int size = vsnprintf(buf->at + buf->len, SHORT, format, args);
  if (size >= SHORT) {
    buf_room(buf, (size_t)size + 1);
    vsnprintf(buf->at + buf->len, (size_t)size + 1, format, again);
  }
  if (size > 0) buf->len += (size_t)size;
  va_end(again);
  va_end(args);
}

void buf_reset(Buf *buf) {
  buf->len = 0;
}

void buf_free(Buf *buf) {
  free(buf->at);
  *buf = (Buf){0};
}

Text buf_view(const Buf *buf) {
  return buf->len ? (Text){buf->at, buf->len} : TEXT_NONE;
}
