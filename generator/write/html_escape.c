/* SPDX-License-Identifier: MIT
 *
 * The escaping of HTML and XML, and the characters that any writer prints.
 * Takes: UTF-8 that may be broken (a file name, a photo's description). Gives: bytes that are safe between tags and inside
 * a double-quoted attribute, and that both XML 1.0 and HTML accept. Owns nothing.
 */
#include "write/write_in.h"

/* ---- Characters: what neither XML nor HTML may hold is dropped; broken UTF-8 becomes U+FFFD ---- */

static bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

static bool is_tail(const unsigned char *at, const unsigned char *end, size_t count) {
  if ((size_t)(end - at) <= count) return false;
  for (size_t i = 1; i <= count; i++)
    if ((at[i] & 0xC0) != 0x80) return false;
  return true;
}

/* Bytes of the well-formed character at `at` (first byte >= 0x80), or 0. */
static size_t character_length(const unsigned char *at, const unsigned char *end) {
  unsigned char b = at[0];
  if (b >= 0xC2 && b <= 0xDF) return is_tail(at, end, 1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    if (!is_tail(at, end, 2)) return 0;
    if ((b == 0xE0 && at[1] < 0xA0) || (b == 0xED && at[1] > 0x9F)) return 0; /* overlong, surrogate */
    return 3;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    if (!is_tail(at, end, 3)) return 0;
    return (b == 0xF0 && at[1] < 0x90) || (b == 0xF4 && at[1] > 0x8F) ? 0 : 4;
  }
  return 0;
}

/* C1 controls and the noncharacters: an XML or HTML checker refuses them. */
static bool is_refused(const unsigned char *at, size_t length) {
  if (length == 2) return at[0] == 0xC2 && at[1] < 0xA0;
  if (length == 3 && at[0] == 0xEF) return (at[1] == 0xB7 && at[2] >= 0x90 && at[2] <= 0xAF) || (at[1] == 0xBF && at[2] >= 0xBE);
  return length == 4 && (at[1] & 0x0F) == 0x0F && at[2] == 0xBF && at[3] >= 0xBE;
}

static const char *entity_of(unsigned char byte) {
  switch (byte) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  default: return NULL;
  }
}

/* CR LF and a lone CR are one line end: XML would make them so anyway. */
static const char *control_of(const unsigned char *at, const unsigned char *end) {
  return *at == '\r' && !(at + 1 < end && at[1] == '\n') ? "\n" : "";
}

/* ASCII that is copied as it stands, wherever it stands. */
static const bool is_ordinary[256] = {['\t' ... '\n'] = true, [0x20 ... 0x21] = true, [0x23 ... 0x25] = true,
                                      [0x27 ... 0x3B] = true, ['='] = true,           [0x3F ... 0x7E] = true};

/* Bytes from `at` that can be copied as they stand. */
static const unsigned char *run_end(const unsigned char *at, const unsigned char *end, bool entities) {
  for (;;) {
    while (at < end && is_ordinary[*at]) at++;
    if (at == end) return at;
    size_t length = *at < 0x80 ? !entities && !is_control(*at) : character_length(at, end);
    if (length == 0 || is_refused(at, length)) return at;
    at += length;
  }
}

static void put_clean(Buf *out, Text text, bool entities) {
  if (text.len == 0) return; /* nodes that were never given a text hold no pointer */
  const unsigned char *at = (const unsigned char *)text.at, *end = at + text.len;
  while (at < end) {
    const unsigned char *run = run_end(at, end, entities);
    if (run > at) buf_put(out, at, (size_t)(run - at));
    if (run == end) return;
    at = run;
    size_t length = *at < 0x80 ? 1 : character_length(at, end);
    if (length == 0) buf_str(out, "\xEF\xBF\xBD");
    else if (length == 1) buf_str(out, is_control(*at) ? control_of(at, end) : entity_of(*at));
    at += length ? length : 1;
  }
}

void html_escape(Buf *out, Text text) {
  put_clean(out, text, true);
}

void write_plain(Buf *out, Text text) {
  put_clean(out, text, false);
}

/* ---- URLs ---- */

/* The characters that RFC 3986 lets stand in a URL, less those that end an attribute or that need a bracket's company. */
static bool is_url_byte(unsigned char byte) {
  static const char safe[] = "-_.~!*'(),#@?=;:/+&$";
  if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return true;
  for (const char *s = safe; *s; s++)
    if ((unsigned char)*s == byte) return true;
  return false;
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "%E4" is encoded already and stays; a percent sign of a name does not. */
static bool is_encoded(Text path, size_t at) {
  return at + 2 < path.len && is_hex(path.at[at + 1]) && is_hex(path.at[at + 2]);
}

static void put_url_byte(Buf *out, unsigned char byte) {
  static const char digits[] = "0123456789ABCDEF";
  char encoded[3] = {'%', digits[byte >> 4], digits[byte & 15]};
  buf_put(out, encoded, sizeof encoded);
}

void html_url(Buf *out, Text path) {
  for (size_t i = 0; i < path.len; i++) {
    unsigned char byte = (unsigned char)path.at[i];
    if (byte == '&') buf_str(out, "&amp;");
    else if (is_url_byte(byte) || (byte == '%' && is_encoded(path, i))) buf_char(out, (char)byte);
    else put_url_byte(out, byte);
  }
}

/* Length of the folder part that both paths share, its slash included. */
static size_t shared_folder(Text a, Text b) {
  size_t shared = 0;
  for (size_t i = 0; i < a.len && i < b.len && a.at[i] == b.at[i] && a.at[i] != '#' && a.at[i] != '?'; i++)
    if (a.at[i] == '/') shared = i + 1;
  return shared;
}

static size_t path_length(Text target) {
  size_t length = 0;
  while (length < target.len && target.at[length] != '#' && target.at[length] != '?') length++;
  return length;
}

/* "12:30.html" alone would be a scheme; an empty reference would be the page, not its folder. */
static bool needs_dot(Text rest) {
  size_t length = path_length(rest);
  if (length == 0) return true;
  for (size_t i = 0; i < length && rest.at[i] != '/'; i++)
    if (rest.at[i] == ':') return true;
  return false;
}

static void put_relative(Buf *out, Text from_page, Text to, void (*put)(Buf *out, Text text)) {
  size_t length = path_length(to);
  if (length < to.len && to.at[length] == '#' && (length == 0 || text_equal(text_slice(to, 0, length), from_page))) {
    put(out, text_slice(to, length, to.len)); /* a place on the page itself */
    return;
  }
  size_t shared = shared_folder(from_page, to);
  bool up = false;
  for (size_t i = shared; i < from_page.len; i++)
    if (from_page.at[i] == '/') buf_str(out, "../"), up = true;
  Text rest = text_slice(to, shared, to.len);
  if (!up && needs_dot(rest)) buf_str(out, "./");
  put(out, rest);
}

void write_relative_url(Buf *out, Text from_page, Text to) {
  put_relative(out, from_page, to, html_url);
}

Text html_relative(Arena *arena, Text from_page, Text to) {
  Buf out = {0};
  put_relative(&out, from_page, to, buf_text);
  Text relative = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return relative;
}
