/* SPDX-License-Identifier: MIT
 *
 * Which encoding a text has, and the text in UTF-8.
 * Takes: bytes, and the encoding of the settings. Gives: UTF-8 in the arena (the same slice where it was that already).
 * Owns: an iconv descriptor, during a call. The only file that knows iconv.
 *
 * A byte order mark decides; then being valid UTF-8, which other texts hardly are by chance (a few words are); then the settings;
 * then which of GB18030 and Big5 finds more common characters. Common are those of the first level of GB 2312 and of Big5, which
 * can be told from the bytes alone. Nothing here depends on a locale or on other files.
 *
 * iconv is believed only as far as this: its GB18030 takes codes that stand for private use, of which some have a character
 * of their own since 2022 or 2005, depending on the library; its Big5 keeps the last character back until it is told of the
 * end; a byte of 80 is the euro sign where Windows wrote the file.
 */
#include "read/read_in.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { COMMON_SHARE = 60, PLAIN_SHARE = 85, PLAIN_SAMPLE = 4096 };

/* ---- Names ---- */

typedef struct EncodingName {
  const char *name;
  TextEncoding encoding;
} EncodingName;

/* The first of each is what it is called in messages. Everything else that iconv knows stays out: some of it can hide text
 * from whoever looks at the bytes. */
static const EncodingName encoding_names[] = {
    {"UTF-8", ENCODING_UTF8},       {"UTF8", ENCODING_UTF8},        {"US-ASCII", ENCODING_UTF8},   {"ASCII", ENCODING_UTF8},
    {"UTF-16LE", ENCODING_UTF16LE}, {"UTF-16BE", ENCODING_UTF16BE}, {"GB18030", ENCODING_GB18030}, {"GBK", ENCODING_GB18030},
    {"GB2312", ENCODING_GB18030},   {"GB-2312", ENCODING_GB18030},  {"EUC-CN", ENCODING_GB18030},  {"CP936", ENCODING_GB18030},
    {"MS936", ENCODING_GB18030},    {"X-GBK", ENCODING_GB18030},    {"Big5", ENCODING_BIG5},       {"Big5-HKSCS", ENCODING_BIG5},
    {"CP950", ENCODING_BIG5},       {"MS950", ENCODING_BIG5},       {"X-X-BIG5", ENCODING_BIG5},
};
#define NAME_COUNT (sizeof encoding_names / sizeof *encoding_names)

static bool name_is(Text name, const char *known) {
  if (name.len != strlen(known)) return false;
  return text_ends_nocase(name, known);
}

bool encoding_parse(Text name, TextEncoding *encoding) {
  for (size_t i = 0; i < NAME_COUNT; i++) {
    if (!name_is(name, encoding_names[i].name)) continue;
    *encoding = encoding_names[i].encoding;
    return true;
  }
  return false;
}

const char *encoding_name(TextEncoding encoding) {
  for (size_t i = 0; i < NAME_COUNT; i++)
    if (encoding_names[i].encoding == encoding) return encoding_names[i].name;
  return "";
}

/* ---- Double bytes: GB18030 and Big5 ---- */

/* What the bytes of a text say if it has this encoding. */
typedef struct Tally {
  bool valid;
  size_t wide, common;
  size_t alone; /* between Western letters */
  size_t cut; /* bytes of a last character that is not whole */
} Tally;

typedef struct Wide {
  size_t bytes; /* 0 = no character */
  bool cut; /* the text ends in it */
  bool common;
  bool letter_like; /* its second byte is an ASCII letter: so looks a lone Western letter with an accent, and the next one */
} Wide;

static bool between(unsigned c, unsigned from, unsigned to) {
  return c >= from && c <= to;
}

static bool gb_is_common(unsigned lead, unsigned trail) {
  bool frame = lead == 0xA9 && between(trail, 0xA4, 0xEF); /* lines of tables */
  return (between(trail, 0xA1, 0xFE) && (between(lead, 0xB0, 0xD7) || between(lead, 0xA1, 0xA3))) || frame;
}

static Wide gb_four(const unsigned char *at, size_t left) {
  if (left == 2) return (Wide){.bytes = left, .cut = true};
  if (!between(at[2], 0x81, 0xFE)) return (Wide){0};
  if (left == 3) return (Wide){.bytes = left, .cut = true};
  return (Wide){.bytes = between(at[3], 0x30, 0x39) ? 4 : 0};
}

static Wide gb_wide(const unsigned char *at, size_t left) {
  if (at[0] == 0x80) return (Wide){.bytes = 1};
  if (at[0] == 0xFF) return (Wide){0};
  if (left == 1) return (Wide){.bytes = 1, .cut = true};
  if (between(at[1], 0x30, 0x39)) return gb_four(at, left);
  if (!between(at[1], 0x40, 0xFE) || at[1] == 0x7F) return (Wide){0};
  return (Wide){2, false, gb_is_common(at[0], at[1]), at[1] < 0x80};
}

static Wide big5_wide(const unsigned char *at, size_t left) {
  if (!between(at[0], 0x81, 0xFE)) return (Wide){0};
  if (left == 1) return (Wide){.bytes = 1, .cut = true};
  if (!between(at[1], 0x40, 0x7E) && !between(at[1], 0xA1, 0xFE)) return (Wide){0};
  bool level_one = between(at[0], 0xA4, 0xC5) || (at[0] == 0xC6 && at[1] <= 0x7E);
  return (Wide){2, false, level_one || between(at[0], 0xA1, 0xA3), at[1] < 0x80};
}

static bool is_letter(unsigned char c) {
  return between(c | 0x20, 'a', 'z');
}

/* Alone between Western letters: "Ärzte" is no Chinese. */
static bool stands_alone(Text text, size_t at, size_t bytes) {
  const unsigned char *c = (const unsigned char *)text.at;
  bool before = at > 0 && is_letter(c[at - 1]), after = at + bytes < text.len && is_letter(c[at + bytes]);
  bool run = (at > 0 && c[at - 1] >= 0x80) || (at + bytes < text.len && c[at + bytes] >= 0x80);
  return (before || after) && !run;
}

static bool is_odd_control(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A;
}

static Tally tally_take(Text text, Wide (*wide_at)(const unsigned char *at, size_t left)) {
  Tally tally = {0};
  const unsigned char *at = (const unsigned char *)text.at;
  size_t controls = 0;
  for (size_t i = 0; i < text.len;) {
    controls += is_odd_control(at[i]);
    if (at[i] < 0x80) {
      i++;
      continue;
    }
    Wide wide = wide_at(at + i, text.len - i);
    if (wide.bytes == 0) return tally;
    if (wide.cut) tally.cut = wide.bytes;
    tally.wide += !wide.cut;
    bool alone = stands_alone(text, i, wide.bytes);
    tally.alone += alone;
    tally.common += wide.common && !(wide.letter_like && alone);
    i += wide.bytes;
  }
  tally.valid = controls <= text.len / 64;
  return tally;
}

static bool tally_is_likely(Tally tally) {
  return tally.valid && tally.common > 0 && tally.common * 100 >= tally.wide * COMMON_SHARE;
}

/* ---- Converting ---- */

static const char *const iconv_names[][4] = {
    [ENCODING_GB18030] = {"GB18030"}, [ENCODING_BIG5] = {"BIG5-HKSCS", "BIG5HKSCS", "CP950", "BIG5"}};

static iconv_t iconv_begin(TextEncoding encoding) {
  iconv_t converter = (iconv_t)-1;
  for (size_t i = 0; i < 4 && iconv_names[encoding][i] && converter == (iconv_t)-1; i++)
    converter = iconv_open("UTF-8", iconv_names[encoding][i]);
  return converter;
}

/* Every character of these takes at most twice its bytes. */
static bool iconv_run(iconv_t converter, Text bytes, char *out, size_t room, size_t *len) {
  char *from = (char *)bytes.at, *to = out;
  size_t left = bytes.len, free = room;
  while (left > 0 && iconv(converter, &from, &left, &to, &free) == (size_t)-1) {
    bool euro = errno == EILSEQ && left && (unsigned char)*from == 0x80 && free >= 3;
    if (!euro) return false;
    memcpy(to, "\xE2\x82\xAC", 3);
    to += 3, free -= 3, from++, left--;
  }
  if (iconv(converter, NULL, NULL, &to, &free) == (size_t)-1) return false;
  *len = room - free;
  return true;
}

/* GB18030 of 2022 (and, of the later ones, of 2005) gives a character of its own to what libraries of older standards show
 * as private use: all of them shall read the same. */
static int32_t gb_newer(int32_t c) {
  static const struct {
    uint16_t from;
    int32_t to;
  } row[] = {{0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11},  {0xE790, 0xFE13},  {0xE791, 0xFE14},
             {0xE792, 0xFE15},  {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18},  {0xE796, 0xFE19},
             {0xE7C7, 0x1E3F},  {0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC}, {0xE81E, 0x9FB4},
             {0xE826, 0x9FB5},  {0xE82B, 0x9FB6},  {0xE82C, 0x9FB7},  {0xE831, 0x215D7}, {0xE832, 0x9FB8},
             {0xE83B, 0x2298F}, {0xE843, 0x9FB9},  {0xE854, 0x9FBA},  {0xE855, 0x241FE}, {0xE864, 0x9FBB}};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++)
    if (row[i].from == c) return row[i].to;
  return c;
}

void encoding_put(Buf *out, int32_t c) {
  char at[4];
  size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = len; i-- > 1; c >>= 6) at[i] = (char)(0x80 | (c & 0x3F));
  at[0] = (char)(lead[len] | c);
  buf_put(out, at, len);
}

static Text gb_renewed(Arena *arena, Text text) {
  if (text_find(text, TEXT("\xEE")) == SIZE_MAX) return text;
  Buf out = {0};
  for (Text rest = text; rest.len;) {
    Text before = rest;
    int32_t c = text_next(&rest), newer = gb_newer(c);
    if (newer == c) buf_text(&out, (Text){before.at, before.len - rest.len});
    else encoding_put(&out, newer);
  }
  Text renewed = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return renewed;
}

static bool convert(Text bytes, TextEncoding encoding, Arena *arena, Text *utf8) {
  iconv_t converter = iconv_begin(encoding);
  if (converter == (iconv_t)-1) return false;
  size_t room = 2 * bytes.len + 16, len = 0;
  char *out = arena_alloc(arena, room);
  bool good = iconv_run(converter, bytes, out, room, &len) && text_is_utf8((Text){out, len}, NULL);
  iconv_close(converter);
  if (!good) return false;
  *utf8 = (Text){out, len};
  if (encoding == ENCODING_GB18030) *utf8 = gb_renewed(arena, *utf8);
  return true;
}

/* ---- UTF-16 ---- */

static int32_t unit_at(Text bytes, size_t at, bool big) {
  unsigned char first = (unsigned char)bytes.at[at], second = (unsigned char)bytes.at[at + 1];
  return big ? first << 8 | second : second << 8 | first;
}

/* False when a surrogate stands alone. A last byte without another is left out. */
static bool utf16_convert(Text bytes, bool big, Arena *arena, Text *utf8) {
  Buf out = {0};
  bool good = true;
  for (size_t i = 0; good && i + 1 < bytes.len; i += 2) {
    int32_t c = unit_at(bytes, i, big);
    if (c >= 0xD800 && c <= 0xDFFF) {
      int32_t low = c < 0xDC00 && i + 3 < bytes.len ? unit_at(bytes, i + 2, big) : 0;
      good = low >= 0xDC00 && low <= 0xDFFF;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    if (good) encoding_put(&out, c);
  }
  *utf8 = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return good;
}

/* How many of the first characters are ASCII or, in the encoding, common; -1 when iconv cannot say. */
static long count_plain(Text utf8, TextEncoding encoding, size_t *seen) {
  iconv_t converter = (iconv_t)-1;
  long plain = 0;
  for (size_t i = 0; i < 4 && iconv_names[encoding][i] && converter == (iconv_t)-1; i++)
    converter = iconv_open(iconv_names[encoding][i], "UTF-8");
  if (converter == (iconv_t)-1) return -1;
  for (*seen = 0; utf8.len && *seen < PLAIN_SAMPLE; ++*seen) {
    unsigned char two[8];
    Text before = utf8;
    int32_t c = text_next(&utf8);
    char *from = (char *)before.at, *to = (char *)two;
    size_t left = before.len - utf8.len, free = sizeof two;
    bool good = iconv(converter, &from, &left, &to, &free) != (size_t)-1 &&
                iconv(converter, NULL, NULL, &to, &free) != (size_t)-1;
    Wide wide = {0};
    if (good && sizeof two - free == 2) wide = encoding == ENCODING_BIG5 ? big5_wide(two, 2) : gb_wide(two, 2);
    plain += c < 0x80 ? !is_odd_control((unsigned char)c) && c > 0 : wide.common;
  }
  iconv_close(converter);
  return plain;
}

/* Without a mark UTF-16 is believed only where nearly all of it is plain text. */
static bool utf16_is_plain(Text bytes, bool big, Arena *arena, Text *utf8) {
  if (bytes.len < 2 || bytes.len % 2 || !utf16_convert(bytes, big, arena, utf8)) return false;
  for (TextEncoding encoding = ENCODING_GB18030; encoding <= ENCODING_BIG5; encoding++) {
    size_t seen = 0;
    long plain = count_plain(*utf8, encoding, &seen);
    if (seen && plain * 100 >= (long)seen * PLAIN_SHARE) return true;
  }
  return false;
}

/* ---- Deciding ---- */

typedef struct Decision {
  Arena *arena;
  TextEncoding given;
  EncodingFound found;
} Decision;

static bool found(Decision *decision, TextEncoding encoding, Text text, size_t cut) {
  decision->found.encoding = encoding;
  decision->found.text = text;
  decision->found.cut = cut;
  return true;
}

static bool decide_utf16(Decision *decision, Text bytes, bool big) {
  Text text;
  if (!utf16_convert(bytes, big, decision->arena, &text)) return false;
  return found(decision, big ? ENCODING_UTF16BE : ENCODING_UTF16LE, text, bytes.len % 2);
}

static bool decide_utf16_plain(Decision *decision, Text bytes) {
  Text text;
  for (int big = 0; big < 2; big++)
    if (utf16_is_plain(bytes, big, decision->arena, &text))
      return found(decision, big ? ENCODING_UTF16BE : ENCODING_UTF16LE, text, 0);
  return false;
}

/* Bytes of a last character that is not whole, when all before it is good and holds a whole one; else 0. */
static size_t utf8_cut(Text bytes, size_t bad) {
  size_t left = bytes.len - bad;
  unsigned char lead = (unsigned char)bytes.at[bad];
  size_t needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || left >= needs) return 0;
  for (size_t i = 1; i < left; i++)
    if (((unsigned char)bytes.at[bad + i] & 0xC0) != 0x80) return 0;
  for (size_t i = 0; i < bad; i++)
    if ((unsigned char)bytes.at[i] >= 0x80) return left;
  return 0;
}

static bool decide_utf8(Decision *decision, Text bytes) {
  size_t bad = 0;
  if (text_is_utf8(bytes, &bad)) return found(decision, ENCODING_UTF8, bytes, 0);
  decision->found.bad = bad;
  size_t cut = utf8_cut(bytes, bad);
  return cut && found(decision, ENCODING_UTF8, text_slice(bytes, 0, bad), cut);
}

static Tally tally_of(Text bytes, TextEncoding encoding) {
  return tally_take(bytes, encoding == ENCODING_BIG5 ? big5_wide : gb_wide);
}

static bool decide_double(Decision *decision, Text bytes, TextEncoding encoding, Tally tally) {
  Text text;
  if (!tally.valid || !convert(text_slice(bytes, 0, bytes.len - tally.cut), encoding, decision->arena, &text)) return false;
  return found(decision, encoding, text, tally.cut);
}

/* The larger share of common characters; of two alike GB18030, for two characters may be common in both. */
static bool decide_chinese(Decision *decision, Text bytes) {
  Tally gb = tally_of(bytes, ENCODING_GB18030), big5 = tally_of(bytes, ENCODING_BIG5);
  bool gb_likely = tally_is_likely(gb), big5_likely = tally_is_likely(big5);
  bool gb_first = gb_likely && (!big5_likely || gb.common * big5.wide >= big5.common * gb.wide);
  if (gb_first && decide_double(decision, bytes, ENCODING_GB18030, gb)) return true;
  if (big5_likely && decide_double(decision, bytes, ENCODING_BIG5, big5)) return true;
  return gb_likely && !gb_first && decide_double(decision, bytes, ENCODING_GB18030, gb);
}

/* Letters with accents, Greek, Russian, Hebrew: what people write beside Latin in characters of two bytes. */
static bool is_usual_letter(int32_t c) {
  return c < 0x180 || (c >= 0x386 && c <= 0x3CE) || (c >= 0x400 && c <= 0x45F) || (c >= 0x5D0 && c <= 0x5EA);
}

/* The GB 2312 of 学习 is a letter that no Russian has known for 300 years and a Greek one of mathematics. Nobody writes such a
 * word; what is common Chinese throughout is Chinese. */
static bool is_utf8_by_chance(Text bytes) {
  bool unusual = false;
  for (size_t i = 0; i < bytes.len; i++) {
    if ((unsigned char)bytes.at[i] < 0x80) continue;
    if ((unsigned char)bytes.at[i] >= 0xE0) return false;
    Text rest = text_slice(bytes, i++, bytes.len);
    unusual = unusual || !is_usual_letter(text_next(&rest));
  }
  if (!unusual) return false;
  Tally tally = tally_of(bytes, ENCODING_GB18030);
  return tally.valid && tally.common == tally.wide && !tally.alone && !tally.cut;
}

bool read_is_utf8(Text bytes) {
  return text_is_utf8(bytes, NULL) && !is_utf8_by_chance(bytes);
}

/* Text of two-byte characters only, which make common Chinese in the encoding of the settings: that is what it is. */
static bool is_rather_chinese(const Decision *decision, Text bytes) {
  if (decision->given == ENCODING_ANY) return text_is_utf8(bytes, NULL) && is_utf8_by_chance(bytes);
  if (decision->given != ENCODING_GB18030 && decision->given != ENCODING_BIG5) return false;
  for (size_t i = 0; i < bytes.len; i++)
    if ((unsigned char)bytes.at[i] >= 0xE0) return false;
  Tally tally = tally_of(bytes, decision->given);
  return tally_is_likely(tally) && tally.alone == 0;
}

static bool decide_given(Decision *decision, Text bytes) {
  switch (decision->given) {
  case ENCODING_UTF16LE: return decide_utf16(decision, bytes, false);
  case ENCODING_UTF16BE: return decide_utf16(decision, bytes, true);
  case ENCODING_GB18030:
  case ENCODING_BIG5: return decide_double(decision, bytes, decision->given, tally_of(bytes, decision->given));
  case ENCODING_ANY: return decide_chinese(decision, bytes) || decide_utf16_plain(decision, bytes);
  case ENCODING_UTF8: return false;
  }
  return false;
}

static bool decide(Decision *decision, Text bytes) {
  Text mark8 = TEXT("\xEF\xBB\xBF"), little = TEXT("\xFF\xFE"), large = TEXT("\xFE\xFF");
  decision->found.marked = true;
  if (text_starts(bytes, mark8)) return decide_utf8(decision, text_slice(bytes, 3, bytes.len));
  if (text_starts(bytes, TEXT("\xFF\xFE\0\0"))) return false; /* UTF-32 */
  if (text_starts(bytes, little)) return decide_utf16(decision, text_slice(bytes, 2, bytes.len), false);
  if (text_starts(bytes, large)) return decide_utf16(decision, text_slice(bytes, 2, bytes.len), true);
  decision->found.marked = false;
  if (bytes.len && memchr(bytes.at, 0, bytes.len) && decide_utf16_plain(decision, bytes)) return true;
  bool utf8 = decide_utf8(decision, bytes);
  if (utf8 && !is_rather_chinese(decision, bytes)) return true;
  return decide_given(decision, bytes) || (utf8 && decide_utf8(decision, bytes));
}

bool encoding_find(Text bytes, TextEncoding given, Arena *arena, EncodingFound *out) {
  Decision decision = {.arena = arena, .given = given};
  bool good = decide(&decision, bytes);
  *out = decision.found;
  return good;
}

/* ---- Telling ---- */

static void tell(DiagList *diags, DiagCode code, Text file, Text first, Text second) {
  diag_add(diags, code, where_of(file, 0, 0), first, second, TEXT_NONE);
}

void encoding_tell(const EncodingFound *found_here, bool good, TextEncoding given, Text file, DiagList *diags) {
  Text name = text_of(encoding_name(good ? found_here->encoding : given));
  if (!good) tell(diags, DIAG_TEXT_UNDECODABLE, file, text_format(diags->arena, "%zu", found_here->bad), name);
  else if (found_here->encoding != ENCODING_UTF8 && found_here->encoding != given)
    tell(diags, DIAG_TEXT_DECODED, file, name, TEXT_NONE);
  if (good && found_here->cut) tell(diags, DIAG_TEXT_CUT, file, TEXT_NONE, TEXT_NONE);
}

bool read_decode(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Text *utf8) {
  EncodingFound here;
  bool good = encoding_find(bytes, given, arena, &here);
  encoding_tell(&here, good, given, file, diags);
  if (good) *utf8 = here.text;
  return good;
}
