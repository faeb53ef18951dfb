/* SPDX-License-Identifier: MIT
 *
 * Hand-over files between the phases.
 * Takes: records as bytes, a folder, a kind and a stamp. Gives: the same records, or "not usable". Owns: nothing; what is
 * read lives in the caller's arena, and texts are slices of the file's own bytes there.
 *
 * Layout: magic (8), kind (4), stamp (8), length of the body (8), XXH3 of the body (8), body. Numbers lowest byte first.
 * The bytes come from a file that anybody may have changed, so each length is checked against what is left.
 */
#include "base/base.h"

#include <string.h>

enum { HEAD_SIZE = 36 };
#define WIRE_MAGIC "DOSSIER\n"
static const size_t wire_limit = (size_t)1 << 30; /* of one file; the largest real one is a few MiB */

/* ---- Writing ---- */

/* Seven bits a byte, the lowest first; the high bit says that more follow. */
void wire_put_u64(Buf *out, uint64_t value) {
  enum { LONGEST = 10 };
  buf_room(out, LONGEST);
  for (; value >= 0x80; value >>= 7) out->at[out->len++] = (char)(value | 0x80);
  out->at[out->len++] = (char)value;
}

/* The sign goes to the lowest bit, so that small negative numbers stay short. */
void wire_put_i64(Buf *out, int64_t value) {
  wire_put_u64(out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

void wire_put_bool(Buf *out, bool value) {
  buf_char(out, value);
}

void wire_put_text(Buf *out, Text text) {
  wire_put_u64(out, text.len);
  buf_text(out, text);
}

void wire_put_where(Buf *out, Where where) {
  wire_put_text(out, where.file);
  wire_put_u64(out, where.line);
  wire_put_u64(out, where.column);
}

static void put_diag(Buf *out, const Diag *diag) {
  wire_put_u64(out, diag->code);
  wire_put_text(out, diag->unit);
  wire_put_where(out, diag->where);
  for (int i = 0; i < 3; i++) wire_put_text(out, diag->arg[i]);
  wire_put_text(out, diag->excerpt);
}

void wire_put_diags(Buf *out, const DiagList *list) {
  wire_put_u64(out, list->all.len);
  for (size_t i = 0; i < list->all.len; i++) put_diag(out, &list->all.at[i]);
}

/* ---- Reading ---- */

static uint64_t spoil(WireIn *in) {
  in->bad = true;
  in->at = in->end;
  return 0;
}

/* Only the shortest form of a number is taken: then each value has one spelling, and equal files mean equal records. */
uint64_t wire_get_u64(WireIn *in) {
  uint64_t value = 0;
  for (unsigned shift = 0; in->at < in->end; shift += 7) {
    uint64_t byte = (unsigned char)*in->at++;
    if (shift == 63 && byte > 1) break;
    value |= (byte & 0x7F) << shift;
    if (byte & 0x80) continue;
    return byte || !shift ? value : spoil(in);
  }
  return spoil(in);
}

int64_t wire_get_i64(WireIn *in) {
  uint64_t value = wire_get_u64(in);
  return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

bool wire_get_bool(WireIn *in) {
  if (in->at < in->end && (unsigned char)*in->at <= 1) return *in->at++;
  spoil(in);
  return false;
}

Text wire_get_text(WireIn *in) {
  uint64_t len = wire_get_u64(in);
  if (len > (size_t)(in->end - in->at)) len = spoil(in);
  if (!len) return TEXT_NONE;
  Text text = {in->at, (size_t)len};
  in->at += len;
  return text;
}

static uint32_t get_u32(WireIn *in) {
  uint64_t value = wire_get_u64(in);
  return (uint32_t)(value > UINT32_MAX ? spoil(in) : value);
}

Where wire_get_where(WireIn *in) {
  Where where = {.file = wire_get_text(in)};
  where.line = get_u32(in);
  where.column = get_u32(in);
  return where;
}

size_t wire_get_count(WireIn *in, size_t least) {
  uint64_t count = wire_get_u64(in);
  size_t most = (size_t)(in->end - in->at) / (least ? least : 1);
  return (size_t)(count > most ? spoil(in) : count);
}

static void get_diag(WireIn *in, Diag *diag) {
  uint32_t code = get_u32(in);
  diag->code = (DiagCode)(code < DIAG_COUNT ? code : spoil(in));
  diag->unit = wire_get_text(in);
  diag->where = wire_get_where(in);
  for (int i = 0; i < 3; i++) diag->arg[i] = wire_get_text(in);
  diag->excerpt = wire_get_text(in);
}

void wire_get_diags(WireIn *in, DiagList *list) {
  enum { LEAST = 9 }; /* one byte for each of its nine fields */
  size_t count = wire_get_count(in, LEAST);
  for (size_t i = 0; i < count; i++) {
    Diag diag = {0};
    get_diag(in, &diag);
    if (in->bad) return;
    diag_append(list, &diag);
  }
}

/* ---- Whole files ---- */

static void put_u64_fixed(char *to, uint64_t value) {
  for (int i = 0; i < 8; i++, value >>= 8) to[i] = (char)value;
}

static void make_head(char head[HEAD_SIZE], const char *kind, uint64_t stamp, Text body) {
  memcpy(head, WIRE_MAGIC, 8);
  memcpy(head + 8, kind, 4);
  put_u64_fixed(head + 12, stamp);
  put_u64_fixed(head + 20, body.len);
  put_u64_fixed(head + 28, hash_quick(body, stamp));
}

bool wire_save(int folder, const char *path, const char *kind, uint64_t stamp, const Buf *body, Fail *fail) {
  char head[HEAD_SIZE];
  make_head(head, kind, stamp, buf_view(body));
  return fs_write_over(folder, path, (Text){head, sizeof head}, buf_view(body), fail);
}

bool wire_load(int folder, const char *path, const char *kind, uint64_t stamp, Arena *arena, WireIn *in) {
  Text file;
  FileStat stat;
  Fail ignored = {0}; /* a file that cannot be read is made anew, and the write then says what is wrong */
  if (fs_read(folder, path, wire_limit, arena, &file, &stat, &ignored) != READ_OK || file.len < HEAD_SIZE) return false;
  Text body = text_slice(file, HEAD_SIZE, file.len);
  char head[HEAD_SIZE];
  make_head(head, kind, stamp, body);
  if (memcmp(head, file.at, HEAD_SIZE)) return false;
  *in = (WireIn){.at = body.at, .end = body.at + body.len, .arena = arena};
  return true;
}
