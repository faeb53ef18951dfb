/* SPDX-License-Identifier: MIT
 *
 * XML of any encoding to UTF-8: what its declaration says, and what its bytes are.
 * Takes: bytes, and the encoding of the settings. Gives: UTF-8 in the arena. Owns nothing.
 *
 * libxml2 never learns of an encoding: it knows too many, and believes what is declared. Here the bytes are believed, and a
 * declaration that says otherwise is told.
 */
#include "read/read_in.h"

#include <string.h>

enum { DECLARATION_MOST = 512 };

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The value of encoding="..." in <?xml ... ?>; empty when there is none. */
static Text declared_name(Text bytes) {
  Text head = text_slice(bytes, 0, bytes.len < DECLARATION_MOST ? bytes.len : DECLARATION_MOST);
  size_t end = text_find(head, TEXT("?>")), at = text_find(head, TEXT("encoding"));
  if (!text_starts(head, TEXT("<?xml")) || end == SIZE_MAX || at == SIZE_MAX || at > end) return TEXT_NONE;
  Text rest = text_slice(head, at + 8, end);
  while (rest.len && (is_blank(rest.at[0]) || rest.at[0] == '=')) rest = text_slice(rest, 1, rest.len);
  if (!rest.len || (rest.at[0] != '"' && rest.at[0] != '\'')) return TEXT_NONE;
  char quote = rest.at[0];
  rest = text_slice(rest, 1, rest.len);
  const char *close = rest.len ? memchr(rest.at, quote, rest.len) : NULL;
  return close ? (Text){rest.at, (size_t)(close - rest.at)} : TEXT_NONE;
}

static bool is_ascii(Text bytes) {
  for (size_t i = 0; i < bytes.len; i++)
    if ((unsigned char)bytes.at[i] >= 0x80) return false;
  return true;
}

static void tell_lie(Text name, TextEncoding encoding, Text file, DiagList *diags) {
  diag_add(diags, DIAG_XML_ENCODING_LIE, where_of(file, 1, 0), text_visible(diags->arena, name), text_of(encoding_name(encoding)),
           TEXT_NONE);
}

/* "UTF-16" of a declaration leaves the order of bytes to the mark. */
static bool says_utf16(Text name) {
  return name.len >= 6 && text_ends_nocase(text_slice(name, 0, 6), "utf-16");
}

static bool agrees(Text name, TextEncoding encoding) {
  TextEncoding said = ENCODING_ANY;
  if (says_utf16(name)) return encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE;
  return name.len == 0 || (encoding_parse(name, &said) && said == encoding);
}

/* A mark, and bytes that are "<" in UTF-16, say more than a declaration; what that says comes before the settings. */
static TextEncoding encoding_expected(Text bytes, Text name, TextEncoding given) {
  TextEncoding said;
  if (text_starts(bytes, TEXT("<\0"))) return ENCODING_UTF16LE;
  if (text_starts(bytes, TEXT("\0<"))) return ENCODING_UTF16BE;
  return encoding_parse(name, &said) && said != ENCODING_UTF8 ? said : given;
}

static bool refuse(Text name, Text file, DiagList *diags) {
  diag_add(diags, DIAG_XML_ENCODING, where_of(file, 1, 0), text_visible(diags->arena, name), TEXT_NONE, TEXT_NONE);
  return false;
}

bool xml_decode(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Text *utf8) {
  EncodingFound here;
  TextEncoding said;
  Text name = declared_name(bytes);
  bool known = name.len == 0 || says_utf16(name) || encoding_parse(name, &said);
  if (is_ascii(bytes) && !memchr(bytes.at ? bytes.at : "", 0, bytes.len)) return *utf8 = bytes, true;
  TextEncoding expected = encoding_expected(bytes, name, given);
  bool good = encoding_find(bytes, expected, arena, &here);
  if (!good && expected != ENCODING_ANY) good = encoding_find(bytes, ENCODING_ANY, arena, &here);
  if (!good && !known) return refuse(name, file, diags);
  if (good) name = name.len ? name : declared_name(here.text);
  if (good && !agrees(name, here.encoding)) tell_lie(name, here.encoding, file, diags);
  /* what is declared is not assumed */
  encoding_tell(&here, good, good && name.len ? here.encoding : expected, file, diags);
  if (good) *utf8 = here.text;
  return good;
}
