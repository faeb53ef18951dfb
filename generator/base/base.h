/* SPDX-License-Identifier: MIT
 *
 * base/ - what every room stands on: memory, text, days, points, diagnostics, the file system, hand-over files.
 * Takes: bytes, paths and numbers. Gives: plain values. Knows nothing of documents, evidence or rules.
 *
 * Two kinds of trouble, kept apart everywhere:
 *   Diag  about input, packs, marks: collected in a list, never stops the run;
 *   Fail  about the machine (disk, permission): a function that can fail this way returns bool and takes a Fail last.
 * Running out of memory is neither: base_out_of_memory() ends the process, which the supervisor in run.c sees.
 */
#ifndef DOSSIER_BASE_H
#define DOSSIER_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/* ---- Exit statuses: of the program (0..70) and of a worker towards its supervisor (71..) ---- */

enum {
  EXIT_DONE = 0,
  EXIT_GATE = 1,   /* a gate or a strict check is not met */
  EXIT_USAGE = 2,  /* usage, configuration or pack error */
  EXIT_SYSTEM = 4, /* disk, memory, permission */
  EXIT_BUSY = 5,   /* another run holds the output */
  EXIT_BUG = 70,
  EXIT_NO_MEMORY = 71 /* a worker ran out of memory; never the program's own status */
};

_Noreturn void base_out_of_memory(void);
void base_keep_memory(void); /* what is freed stays with the process, for what it does next of the same kind */

/* ---- Arena: memory of one unit in one phase, zeroed when given out, dropped whole ---- */

typedef struct Arena Arena;

Arena *arena_new(void);
void *arena_alloc(Arena *arena, size_t size); /* zeroed, aligned for any type, never NULL */
void arena_reset(Arena *arena);               /* forget all, keep the blocks */
void arena_free(Arena *arena);                /* NULL is allowed */
size_t arena_used(const Arena *arena);

/* A growing array inside an arena. LIST(Day) days = {0};  *list_add(arena, &days) = day; */
#define LIST(type)   \
  struct {           \
    type *at;        \
    size_t len, cap; \
  }
#define list_add(arena, list)                                                                            \
  ((list)->at = list_room((arena), (list)->at, (list)->len, &(list)->cap, sizeof *(list)->at), \
   &(list)->at[(list)->len++])
/* A list that never grows past `size` items is made whole: it wastes neither room nor copies. For an empty list. */
#define list_make(arena, list, size) \
  ((list)->at = arena_alloc((arena), (size) * sizeof *(list)->at), (list)->len = 0, (list)->cap = (size))
void *list_grow(Arena *arena, void *at, size_t len, size_t *cap, size_t item_size); /* twice as long, where it is full */

/* Room for one more, zeroed: a list that was made shorter holds old items there. */
static inline void *list_room(Arena *arena, void *at, size_t len, size_t *cap, size_t item_size) {
  if (len == *cap) at = list_grow(arena, at, len, cap, item_size);
  memset((char *)at + len * item_size, 0, item_size);
  return at;
}

/* ---- Text: a slice of UTF-8 bytes; owned by an arena or by the program; not NUL-terminated ---- */

typedef struct Text {
  const char *at;
  size_t len;
} Text;

#define TEXT(literal) ((Text){"" literal, sizeof(literal) - 1})
#define TEXT_NONE ((Text){"", 0})
#define TEXT_ARG(text) (int)(text).len, (text).at /* for "%.*s" */

typedef LIST(Text) TextList;

Text text_of(const char *c_string); /* borrows; NULL gives TEXT_NONE */
Text text_slice(Text text, size_t from, size_t to);
Text text_copy(Arena *arena, Text text);
const char *text_cstr(Arena *arena, Text text);
Text text_format(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
Text text_join(Arena *arena, const TextList *list, Text between);
static inline bool text_equal(Text a, Text b) {
  return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}
bool text_is(Text text, const char *c_string);
int text_compare(Text a, Text b);         /* by bytes */
int text_compare_natural(Text a, Text b); /* runs of digits by value: 2 before 10; then by bytes */
bool text_starts(Text text, Text start);
bool text_ends(Text text, Text end);
bool text_ends_nocase(Text text, const char *ascii_end);
size_t text_find(Text text, Text needle); /* byte offset, or SIZE_MAX */
Text text_trim(Text text);                /* ASCII white space and U+3000 at both ends */
/* Cuts the next piece off *rest at the byte `at`; false when *rest is empty, so nothing follows a last `at`: the lines
 * of "a\n\nb\n" are a, an empty one, and b. */
bool text_cut(Text *rest, char at, Text *piece);
bool text_is_utf8(Text text, size_t *bad_offset);   /* bad_offset may be NULL */
int32_t text_next(Text *rest);                      /* next code point, cut off *rest; -1 at the end; bad bytes give U+FFFD */
size_t text_count(Text text);                       /* characters (code points) */
size_t text_width(Text text);                       /* terminal columns: Han and full width count 2 */
/* Bytes outside printable UTF-8, and controls, as \xNN: safe for a terminal and for a log. */
Text text_visible(Arena *arena, Text text);
/* For comparing: NFKC, case folded, one space for any white space, classes of Simplified, Traditional and variant
 * characters mapped to one member. Fold both sides. */
Text text_fold(Arena *arena, Text text);
/* The member of its class that text_fold puts for a Han character; any other character itself. None is above 0x323FF. */
int32_t text_class(int32_t code);
Text text_nfc(Arena *arena, Text text);
/* The member of `known` nearest to `word` by edit distance over characters, when near enough to suggest; else TEXT_NONE. */
Text text_nearest(Text word, const Text *known, size_t count);
bool text_to_int(Text text, int64_t *value); /* optional sign and ASCII digits, nothing else; false on overflow */

/* ---- Buf: growing output on the heap; running out of memory ends the process, so writers carry no error plumbing ---- */

typedef struct Buf {
  char *at; /* NULL while empty */
  size_t len, cap;
} Buf;

void buf_grow(Buf *buf, size_t more); /* for buf_room */
void buf_put(Buf *buf, const void *bytes, size_t size);
void buf_text(Buf *buf, Text text);
void buf_str(Buf *buf, const char *c_string);
void buf_format(Buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_reset(Buf *buf);
void buf_free(Buf *buf);
Text buf_view(const Buf *buf); /* valid until the next change */

/* Room for `more` bytes behind the end. */
static inline void buf_room(Buf *buf, size_t more) {
  if (more > buf->cap - buf->len) buf_grow(buf, more);
}

static inline void buf_char(Buf *buf, char c) {
  buf_room(buf, 1);
  buf->at[buf->len++] = c;
}

/* ---- Languages of messages and reports ---- */

/* Our words are written in English and in Simplified Chinese; Traditional ones are made from the latter by text_hant. */
typedef enum Lang { LANG_EN, LANG_ZH_HANS, LANG_ZH_HANT, LANG_COUNT } Lang;
#define LANG_WRITTEN 2

/* Simplified Chinese in Traditional characters: for our own words, which a test reads whole; never for papers. */
Text text_hant(Arena *arena, Text hans);
/* What the author of a pack wrote, in the script of the report: a text in Traditional characters stays as it is. */
Text text_in_script(Arena *arena, Lang lang, Text written);
/* One of our own words in the language asked for: the text itself, but for LANG_ZH_HANT. */
Text text_in(Arena *arena, Lang lang, const char *en, const char *zh_hans);
/* An argument of a diagnostic in both languages: each reader gets one of them. */
Text text_both(Arena *arena, Text en, Text zh_hans);
bool lang_parse(Text tag, Lang *lang); /* en, zh-Hans, zh-Hant, zh-CN, zh_TW.UTF-8, zh ...; false when not known */
Lang lang_written(Lang lang);          /* the one whose words stand in the catalogues */
bool lang_is_chinese(Lang lang);
const char *lang_tag(Lang lang);       /* BCP 47, as in <html lang> */
const char *lang_odf(Lang lang, bool country); /* "en"/"US", "zh"/"CN", "zh"/"TW" */

/* ---- Days and periods (proleptic Gregorian calendar, no time zone: a day is what a paper says) ---- */

typedef int32_t Day; /* days since 1970-01-01 */
#define DAY_NONE INT32_MIN

typedef struct Period {
  Day from, to; /* both inclusive; DAY_NONE = open */
} Period;
typedef LIST(Period) PeriodList;

typedef enum Per { PER_NONE, PER_DAY, PER_WEEK, PER_TEN_DAYS, PER_MONTH, PER_QUARTER, PER_HALF, PER_YEAR } Per;

Day day_of(int year, int month, int day); /* DAY_NONE when there is no such day */
void day_parts(Day day, int *year, int *month, int *day_of_month);
int day_weekday(Day day); /* 1 Monday .. 7 Sunday */
bool day_parse(Text iso, Day *day); /* YYYY-MM-DD only: the form of all our own files */
Text day_iso(Arena *arena, Day day);
Text day_words(Arena *arena, Day day, Lang lang); /* 5 July 2017; 2017年7月5日 */
Day day_add_months(Day day, int months);          /* the last day of the month where the day does not exist */
Day day_today(int utc_offset_minutes);            /* the only clock of the program; SOURCE_DATE_EPOCH is honoured */
/* A day as people write it, anywhere in `text`: 2017年7月5日, 二〇一七年七月五日, 2017-07-05, 2017.7.5, 17.7.5, 20170705,
 * 7月5日 and 7.5 with `year` (0 = not known), 民國106年7月5日. Gives the first found and where; *others is true when a
 * different day stands in it too. */
bool day_find(Text text, int year, Day *day, size_t *offset, bool *others);
typedef struct DaySeen {
  Day day;         /* the first day, DAY_NONE when there is none */
  Day last;        /* the last day of the span that it begins (7月5日-7日, 7月5、6日); else DAY_NONE */
  Day other;       /* a different day outside the span; else DAY_NONE */
  size_t from, to; /* bytes of the first, its span included */
  Text impossible; /* what is written like a day but is none: 2017-02-30; else empty */
} DaySeen;
/* A cell that is one day and nothing else, as people and spreadsheets write it with its year: 2017/7/5, 20170705, 2017年7月5日. */
bool day_read(Text cell, Day *day);
bool day_look(Text text, int year, DaySeen *seen); /* true when `day` is there. day_find is its short form */
/* The month that a name begins with: 7月, 七月份, 2017年7月, 2017-07, 201707. *year stays when the name holds none. */
bool day_find_month(Text text, int *year, int *month);
/* 5日 at the start of a name in the folder of a month. */
bool day_look_in_month(Text text, int year, int month, DaySeen *seen);
bool day_find_year(Text text, int *year); /* 2017年, 2017年度, 2017, 民國106年 */
bool per_parse(Text word, Per *per);      /* day week "ten days" month quarter half year */
void per_windows(Arena *arena, Period period, Per per, PeriodList *windows); /* whole windows cut to the period, in order */
Text per_name(Arena *arena, Period window, Per per, Lang lang);             /* 2017-07, 2017 Q3, 2017年7月, 2017年第三季度 */

/* ---- Points: integer thousandths ---- */

typedef int64_t Points;
#define POINTS_ONE 1000

bool points_parse(Text text, Points *points); /* at most three decimals */
Text points_text(Arena *arena, Points points); /* every digit that is not a trailing zero: 8.5, 2, 0.125 */
/* full * done / due, rounded half up to `precision` (10 = 0.01). due > 0. */
Points points_share(Points full, int64_t done, int64_t due, Points precision);

/* ---- Hashes ---- */

typedef struct Sha256 {
  uint8_t at[32];
} Sha256;

Sha256 hash_sha256(Text bytes);
Text hash_hex(Arena *arena, const Sha256 *hash);
bool hash_parse(Text hex, Sha256 *hash);
/* The first `count` base32 digits (a-z2-7) of the SHA-256: short names made from paths. */
Text hash_name(Arena *arena, Text bytes, size_t count);
uint64_t hash_quick(Text bytes, uint64_t seed); /* XXH3: cache keys and check sums, never a promise to readers */
uint32_t hash_crc32(uint32_t start, Text bytes);

/* ---- Diagnostics ---- */

typedef enum DiagLevel { DIAG_NOTICE, DIAG_WARNING, DIAG_ERROR } DiagLevel;

typedef enum DiagCode {
#define D(code, level, name, en, en_do, zh, zh_do) DIAG_##code,
#include "base/diag.def"
#undef D
  DIAG_COUNT
} DiagCode;

typedef struct Where {
  Text file;             /* as shown: relative to input/, rules/ or themes/ with that folder's name in front */
  uint32_t line, column; /* from 1; 0 = not known. Columns count characters */
} Where;

typedef struct Diag {
  DiagCode code;
  Text unit; /* unit id; empty when it is about the assessment, a pack or a theme */
  Where where;
  Text arg[3];  /* {1} {2} {3} of the catalogue's text */
  Text excerpt; /* the source line, for a caret under the column; may be empty */
} Diag;

typedef struct DiagList {
  Arena *arena; /* owns the texts of the list */
  Text unit;    /* put on each diagnostic added */
  LIST(Diag) all;
} DiagList;

DiagList *diag_list_new(Arena *arena);
/* Copies what it is given. Unused arguments are TEXT_NONE. Returns the entry, so that a caller can set the excerpt. */
Diag *diag_add(DiagList *list, DiagCode code, Where where, Text arg1, Text arg2, Text arg3);
void diag_append(DiagList *list, const Diag *diag); /* a copy, its unit kept */
void diag_sort(DiagList *list);                     /* by unit, file, line, column, code, arguments; equal ones once */
DiagLevel diag_level(DiagCode code);
const char *diag_name(DiagCode code); /* stable name, the same in every language: xml-doctype */
Text diag_text(Arena *arena, const Diag *diag, Lang lang);   /* what is wrong */
Text diag_advice(Arena *arena, const Diag *diag, Lang lang); /* what to do next; may be empty */
/* file:line:col: level name: text; then excerpt with caret, then advice. For a terminal, colour when asked. */
void diag_print(Buf *out, const Diag *diag, Lang lang, bool colour);

static inline Where where_of(Text file, uint32_t line, uint32_t column) {
  return (Where){file, line, column};
}

/* ---- Failures and the file system. Paths are relative to a folder that the caller holds open. ---- */

typedef struct Fail {
  int os_error;   /* errno, or 0 */
  bool usage;     /* a person named the wrong folder: exit status 2, not 4 */
  char text[400]; /* "what: path: why", UTF-8; empty = no failure */
} Fail;

bool fail_set(Fail *fail, const char *format, ...) PRINTF_LIKE(2, 3); /* always false, so: return fail_set(...) */
bool fail_usage(Fail *fail, const char *format, ...) PRINTF_LIKE(2, 3);
bool fail_errno(Fail *fail, const char *what, const char *path);      /* takes errno; always false */

typedef enum FileKind { FILE_REGULAR, FILE_FOLDER, FILE_OTHER } FileKind; /* other: link, FIFO, device, socket */

typedef struct FileStat {
  FileKind kind;
  uint64_t size;
  int64_t mtime_ns;
  uint64_t inode;
} FileStat;

typedef struct FileEntry {
  Text name; /* bytes as on disk */
  FileStat stat;
} FileEntry;
typedef LIST(FileEntry) FileList;

typedef enum ReadOutcome { READ_OK, READ_MISSING, READ_NOT_REGULAR, READ_TOO_BIG, READ_CHANGED, READ_FAILED } ReadOutcome;

int fs_open_folder(int at, const char *path, Fail *fail); /* -1 on failure; AT_FDCWD and absolute paths are allowed */
/* A folder that belongs to the program: of its source, or where make install puts it ("rules", "themes"). NULL: there is none. */
const char *fs_of_program(Arena *arena, const char *name);
/* The whole file, once, never through a link or out of the folder; compared by fstat before and after (READ_CHANGED). */
ReadOutcome fs_read(int folder, const char *path, size_t limit, Arena *arena, Text *bytes, FileStat *stat, Fail *fail);
/* Entries sorted by bytes, without . and .. */
bool fs_list(int folder, const char *path, Arena *arena, FileList *entries, Fail *fail);
bool fs_stat(int folder, const char *path, FileStat *stat); /* false when there is none; does not follow links */
bool fs_make_folders(int folder, const char *path, Fail *fail); /* all of them; existing ones are fine */
bool fs_write_new(int folder, const char *path, Text bytes, Fail *fail); /* must not exist; parents must */
bool fs_write_replace(int folder, const char *path, Text bytes, Fail *fail); /* temporary name, then rename: state files */
/* In place, head and then body: for files that say of themselves whether they are whole. One cut short by a death is not. */
bool fs_write_over(int folder, const char *path, Text head, Text body, Fail *fail);
bool fs_link(int from_folder, const char *from, int to_folder, const char *to, Fail *fail);
bool fs_remove_tree(int folder, const char *path, Fail *fail); /* no recursion; missing is fine */
/* Swaps two folders in one step where the file system can; *exchanged says whether it could. */
bool fs_exchange(int folder, const char *a, const char *b, bool *exchanged, Fail *fail);
bool fs_rename(int folder, const char *from, const char *to, Fail *fail);
bool fs_sync(int folder, Fail *fail); /* one syncfs */
bool hash_sha256_file(int folder, const char *path, Sha256 *hash, Fail *fail); /* read piece by piece */
/* The same, and what was read is written to a new file; one that was not finished may be left. */
bool hash_sha256_copy(int folder, const char *path, int to_folder, const char *to, Sha256 *hash, Fail *fail);
Text fs_path_join(Arena *arena, Text folder, Text name); /* folder may be empty; no "." or ".." handling */

/* ---- Hand-over files: magic, kind, build and configuration stamp, length-prefixed records, check sum ---- */

typedef struct WireIn {
  const char *at, *end;
  Arena *arena; /* owns the bytes; texts read are slices of them */
  bool bad;     /* sticky; once set every read gives zero or empty */
} WireIn;

void wire_put_u64(Buf *out, uint64_t value); /* variable length */
void wire_put_i64(Buf *out, int64_t value);
void wire_put_bool(Buf *out, bool value);
void wire_put_text(Buf *out, Text text);
void wire_put_where(Buf *out, Where where);
void wire_put_diags(Buf *out, const DiagList *list);
uint64_t wire_get_u64(WireIn *in);
int64_t wire_get_i64(WireIn *in);
bool wire_get_bool(WireIn *in);
Text wire_get_text(WireIn *in);
Where wire_get_where(WireIn *in);
void wire_get_diags(WireIn *in, DiagList *list);
/* A count of records of at least `least` bytes each: never more than the rest can hold, else bad. */
size_t wire_get_count(WireIn *in, size_t least);
/* `kind` is a four-letter name of the layout; `stamp` is the hash of build, pack and configuration. */
bool wire_save(int folder, const char *path, const char *kind, uint64_t stamp, const Buf *body, Fail *fail);
/* False when the file is missing, of another kind, build or stamp, cut or altered: then it is made anew. */
bool wire_load(int folder, const char *path, const char *kind, uint64_t stamp, Arena *arena, WireIn *in);

#endif
