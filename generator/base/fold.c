/* SPDX-License-Identifier: MIT
 *
 * Folding text for comparison, and NFC for names.
 * Takes: any bytes. Gives: text in the caller's arena. Owns: nothing.
 *
 * Nearly all text here is ASCII and Han with full-width punctuation, where folding is one table look-up: those characters
 * are "plain" and never reach the library. The rest goes to it in runs. A run takes the plain character before it along,
 * because a mark may join with it (e + U+0301), and ends at the next plain one, because those never join backwards.
 */
#include "base/arena_in.h"
#include "base/fold_in.h"
#include "base/text_in.h"

#include <string.h>
#include <utf8proc.h>

enum {
  LIKE_MARK = 32, /* a run this long ends at the next character that is no mark, */
  RUN_MOST = 96, /* and here in any case: the library sorts marks in quadratic time */
  WORST_GROWTH = 18 /* code points out of one (U+FDFA) */
};

static const utf8proc_option_t fold_options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                              UTF8PROC_IGNORE;
static const utf8proc_option_t nfc_options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;

typedef struct Folding {
  Arena *arena;
  char *to;
  size_t len, cap; /* always room for as many bytes as are left to read, and for a space that waits */
  bool space; /* white space waits; it is written before the next character, so never at the end */
  bool nfc; /* only that: nothing is folded */
} Folding;

static bool is_white(int32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

/* Three-byte characters that NFKC with case folding leaves alone: dashes, quotes, CJK punctuation, Han. */
static inline bool is_quiet(int32_t code) {
  return (code >= FOLD_FIRST && code <= FOLD_LAST) || (code >= 0x3001 && code <= 0x3020) || (code >= 0x2012 && code <= 0x2016) ||
         (code >= 0x2018 && code <= 0x2022);
}

static inline bool is_full_width(int32_t code) {
  return code >= 0xFF01 && code <= 0xFF5E;
}

static inline bool is_plain(int32_t code) {
  return code < 0x80 || is_quiet(code) || is_full_width(code) || code == 0x3000;
}

static inline int32_t lower(int32_t code) {
  return code >= 'A' && code <= 'Z' ? code + 32 : code;
}

static inline void put_space(Folding *fold) {
  if (fold->space) fold->to[fold->len++] = ' ';
  fold->space = false;
}

static inline void put_code(Folding *fold, int32_t code) {
  put_space(fold);
  fold->len += text_encode(code, fold->to + fold->len);
}

/* Anything, the library's output too. */
static void put_folded(Folding *fold, int32_t code) {
  if (fold->nfc) put_code(fold, code);
  else if (is_white(code)) fold->space = fold->len > 0;
  else put_code(fold, fold_class(code));
}

/* A well-formed three-byte character, or 0. */
static inline int32_t three_bytes(const unsigned char *at, size_t left) {
  if (left < 3 || (at[0] & 0xF0) != 0xE0 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return 0;
  return (at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
}

static inline void put_three(Folding *fold, int32_t code) {
  char *to = fold->to + fold->len;
  to[0] = (char)(0xE0 | code >> 12);
  to[1] = (char)(0x80 | (code >> 6 & 0x3F));
  to[2] = (char)(0x80 | (code & 0x3F));
  fold->len += 3;
}

#define EACH UINT64_C(0x0101010101010101) /* times n: n in each of eight bytes */
#define TOP (EACH * 0x80)

/* The top bit of each byte of ASCII that is at least `least`. */
static inline uint64_t at_least(uint64_t eight, unsigned least) {
  return (eight + EACH * (0x80 - least)) & TOP;
}

/* Words with one blank between them, eight bytes at a time, in lower case. Gives where something else stands. */
static size_t fold_words(Folding *fold, Text text, size_t i) {
  for (uint64_t eight; i + 8 <= text.len && !fold->space; i += 8) {
    memcpy(&eight, text.at + i, sizeof eight);
    if (eight & TOP || text.at[i] == ' ' || text.at[i + 7] == ' ') break;
    uint64_t blanks = at_least(eight, ' ') & ~at_least(eight, ' ' + 1);
    if (at_least(eight, ' ') != TOP || blanks & blanks << 8) break;
    eight += (at_least(eight, 'A') & ~at_least(eight, 'Z' + 1)) >> 2;
    memcpy(fold->to + fold->len, &eight, sizeof eight);
    fold->len += sizeof eight;
  }
  return i;
}

/* Folds plain characters from `i` on; gives where the first other one stands. */
static size_t fold_plain(Folding *fold, Text text, size_t i) {
  const unsigned char *at = (const unsigned char *)text.at;
  while (i < text.len) {
    i = fold_words(fold, text, i);
    if (i == text.len) break;
    size_t size = at[i] < 0x80 ? 1 : 3;
    int32_t code = size == 1 ? at[i] : three_bytes(at + i, text.len - i);
    bool quiet = size == 3 && is_quiet(code);
    if (size == 3 && !quiet && !is_full_width(code) && code != 0x3000) break;
    i += size;
    if (quiet) {
      put_space(fold);
      put_three(fold, fold_class(code));
    } else if (is_white(code)) {
      fold->space = fold->len > 0;
    } else {
      put_space(fold);
      fold->to[fold->len++] = (char)lower(size == 1 ? code : code - 0xFF01 + '!');
    }
  }
  return i;
}

/* The same for NFC, where plain characters stay as they are. */
static size_t copy_plain(Folding *fold, Text text, size_t i) {
  size_t from = i;
  for (int32_t code; i < text.len;) {
    size_t size = text_decode(text.at + i, text.len - i, &code);
    if (!size || !is_plain(code)) break;
    i += size;
  }
  memcpy(fold->to + fold->len, text.at + from, i - from);
  fold->len += i - from;
  return i;
}

/* May it join with what stands before it? Marks, and the second and third letters of a Hangul syllable. */
static bool is_mark(int32_t code) {
  utf8proc_category_t category = utf8proc_category(code);
  bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
  return mark || (code >= 0x1160 && code <= 0x11FF);
}

/* Where the run of other characters ends that begins at `i`; `i` itself when a bad byte stands there. */
static size_t run_end(Text text, size_t i) {
  int32_t code;
  for (int count = 0; i < text.len && count < RUN_MOST; count++) {
    size_t size = text_decode(text.at + i, text.len - i, &code);
    if (!size || is_plain(code) || (count >= LIKE_MARK && !is_mark(code))) break;
    i += size;
  }
  return i;
}

/* Room for `more` bytes. The place moves when something else was allocated behind it, which nobody here does. */
static void fold_room(Folding *fold, size_t more) {
  size_t cap = fold->len + more;
  if (cap <= fold->cap) return;
  cap += cap / 2;
  if (!arena_extend(fold->arena, fold->to, fold->cap, cap)) {
    char *to = arena_alloc(fold->arena, cap);
    memcpy(to, fold->to, fold->len);
    fold->to = to;
  }
  fold->cap = cap;
}

/* Takes back the plain character that ends at `i`, unless it is white; gives where it begins. */
static size_t take_back(Folding *fold, Text text, size_t i) {
  size_t begin = i - 1;
  while (begin > 0 && ((unsigned char)text.at[begin] & 0xC0) == 0x80) begin--;
  int32_t code = 0;
  text_decode(text.at + begin, i - begin, &code);
  if (is_white(code)) return i;
  size_t written = !fold->nfc && is_full_width(code) ? 1 : i - begin;
  fold->len -= written;
  memset(fold->to + fold->len, 0, written); /* what is given back to the arena must be untouched */
  return begin;
}

/* Hands one run to the library; `left` bytes are still to be read behind it. */
static void fold_run(Folding *fold, Text run, size_t left) {
  int32_t code[(RUN_MOST + 1) * WORST_GROWTH];
  utf8proc_option_t options = fold->nfc ? nfc_options : fold_options;
  const utf8proc_ssize_t most = sizeof code / sizeof *code;
  utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)run.at, (utf8proc_ssize_t)run.len, code, most, options);
  if (count > most) count = 0; /* cannot be: see WORST_GROWTH */
  if (count > 0) count = utf8proc_normalize_utf32(code, count, options);
  fold_room(fold, (size_t)(count > 0 ? count : 0) * 4 + left + 1);
  for (utf8proc_ssize_t i = 0; i < count; i++) put_folded(fold, code[i]);
}

/* A bad byte: a name keeps it, a comparison sees the sign for "no character". */
static void fold_bad(Folding *fold, char byte, size_t left) {
  fold_room(fold, 4 + left + 1);
  if (fold->nfc) fold->to[fold->len++] = byte;
  else put_code(fold, TEXT_REPLACEMENT);
}

static Text fold_all(Folding *fold, Text text) {
  fold->cap = text.len + 1;
  fold->to = arena_alloc(fold->arena, fold->cap);
  for (size_t i = 0; i < text.len;) {
    size_t plain = fold->nfc ? copy_plain(fold, text, i) : fold_plain(fold, text, i);
    if (plain == text.len) break;
    size_t end = run_end(text, plain);
    if (end == plain) {
      fold_bad(fold, text.at[plain], text.len - plain - 1);
      i = plain + 1;
    } else {
      size_t begin = plain > i ? take_back(fold, text, plain) : plain;
      fold_run(fold, text_slice(text, begin, end), text.len - end);
      i = end;
    }
  }
  arena_trim(fold->arena, fold->to, fold->cap, fold->len + 1);
  return (Text){fold->to, fold->len};
}

Text text_fold(Arena *arena, Text text) {
  Folding fold = {.arena = arena};
  return fold_all(&fold, text);
}

int32_t text_class(int32_t code) {
  return fold_class(code);
}

Text text_nfc(Arena *arena, Text text) {
  Folding fold = {.arena = arena, .nfc = true};
  return fold_all(&fold, text);
}
