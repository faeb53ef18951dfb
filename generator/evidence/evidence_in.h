/* SPDX-License-Identifier: MIT
 *
 * What the files of evidence/ share among themselves. Takes and gives what each part says; owns nothing.
 */
#ifndef DOSSIER_EVIDENCE_IN_H
#define DOSSIER_EVIDENCE_IN_H

#include "evidence/evidence.h"

#define UNIT_FILE "unit.yml"
#define REGISTER_FILE "units.csv"
#define HOLIDAY_FILE "holidays.csv"

/* ---- tree.c: one walk for all who go through folders: sorted, no recursion, one folder listed at a time ---- */

typedef struct TreeFolder {
  Text path;      /* below the start; "" = the start itself */
  uint32_t depth; /* as given by tree_push */
  uint32_t owner; /* as given by tree_push */
} TreeFolder;

typedef struct TreeWalk {
  int root;   /* open folder */
  Text start; /* path of the start below it */
  Arena *arena, *listing;
  LIST(TreeFolder) stack, found;
  TreeFolder at;    /* the folder whose entries these are */
  FileList entries; /* valid until the next step */
} TreeWalk;

typedef enum TreeStep {
  TREE_FOLDER,
  TREE_REFUSED, /* `at` cannot be listed, for a reason of its own */
  TREE_END,
  TREE_FAILED
} TreeStep;

void tree_open(TreeWalk *walk, int root, Text start, uint32_t owner, Arena *arena);
TreeStep tree_next(TreeWalk *walk, Fail *fail);
void tree_push(TreeWalk *walk, Text path, uint32_t depth, uint32_t owner); /* a folder to visit after this one */
void tree_close(TreeWalk *walk);
/* Trouble with one file or folder (permission, gone, bad sector), in contrast to trouble of the machine. */
bool fail_is_about_file(const Fail *fail);

/* ---- words.c: looking for words in folded text ---- */

/* A letter or digit of any script. */
bool char_is_letter(int32_t c);
/* Like text_find, but "-", "_" and space are one; `whole`: not inside a longer alphabetic word. */
size_t words_find(Text folded, Text word, bool whole);
/* One of the pieces between "|" stands in the text; "" stands in any. */
bool words_any(Text folded, Text pieces, bool names, size_t *offset);
bool words_outside(Text folded, Text pieces, Text phrases, size_t *offset); /* one of the pieces, but not within a phrase */
/* Characters of the longest of the words that stands in the text; 0 = none. */
size_t words_longest(Text folded, const TextList *words);
/* Where the last of the words ends, and how many bytes the longest of those that end there has; 0 = none. */
size_t words_last(Text folded, const TextList *words, size_t *length);
/* Like text_find, but ASCII letters and digits beside it are not its own: "3" is not in "13". */
size_t words_find_apart(Text folded, Text word);
/* Equal when only letters and digits are compared. */
bool words_same(Text a, Text b);
bool words_has_letter(Text folded);
bool words_blank_day(Text folded); /* a day that nobody has filled in */
bool words_say(Text folded, const TextList *placeholders); /* something that is neither a placeholder nor such a day */
/* Nothing is left of the text when placeholder words and all but letters and digits are taken away. */
bool words_only(Text folded, const TextList *placeholders);

/* ---- units ---- */

typedef struct UnitDraft { /* a unit while it is being put together */
  Unit unit;
  Text parent; /* as written; empty = by folder */
  Where where; /* of its row or unit.yml */
  bool listed; /* in units.csv */
  bool parent_own; /* the parent is of unit.yml: when it is wrong, it costs this unit its parent only */
} UnitDraft;
typedef LIST(UnitDraft) UnitDrafts;

/* Rows of the register; *present false when there is none. False after an error diagnostic or a failure. */
bool units_csv_read(const Assessment *assessment, Arena *arena, DiagList *diags, UnitDrafts *drafts, bool *present, Fail *fail);
/* unit.yml of one unit: fills what the register left open. */
bool unit_yml_read(const Assessment *assessment, Arena *arena, DiagList *diags, UnitDraft *draft, Fail *fail);
void unit_keys_sort(UnitKeys *keys);
/* unit_folders.c: without order number and usual endings, folded: 东风 of "03-东风村党支部" */
Text unit_short_name(Arena *arena, Text name);
/* Gives rows without path and folder the folder of another of their names. False after a diagnostic: a name that fits two. */
bool unit_folders_match(Arena *arena, DiagList *diags, UnitDrafts *drafts, const FileList *children);
const UnitKey *unit_keys_find(const UnitKeys *keys, Text key); /* the first; NULL */
bool unit_keys_below(const UnitKeys *paths, Text path);        /* a key lies below that folder */
void alias_split(Arena *arena, TextList *aliases, Text text);  /* pieces between ; ； 、 */

/* ---- the papers of one unit ---- */

typedef enum ScanKind { SCAN_FILE, SCAN_FOLDER, SCAN_OTHER /* there, but no evidence: what a link may lead to */ } ScanKind;

typedef struct ScanEntry {
  Text path, key; /* key: NFC of path, for links */
  uint64_t size;
  ScanKind kind;
  bool member;  /* of a .zip */
  uint32_t set; /* photo set it is a member of, + 1; of a folder: its own */
  bool captions; /* of a set: may be the list of its captions */
} ScanEntry;

typedef struct Scan {
  LIST(ScanEntry) all; /* sorted by key after scan_unit */
  uint32_t sets;
} Scan;

typedef struct PictureOf {
  Text path;
  RecordPicture picture;
} PictureOf;

typedef struct Block { /* one piece of a paper's text, while its tree lives */
  Text plain;
  uint32_t line;
  bool heading;
  const DocNode *cell; /* the table cell it stands in, or NULL */
} Block;

typedef struct UnitReading { /* state of evidence_read_unit */
  const EvidenceReader *reader;
  const Unit *unit;
  uint32_t index;
  Period period; /* in force */
  Arena *arena;  /* of the unit */
  Arena *file;   /* of one file, reset after it */
  DiagList *diags;
  Fail *fail;
  Scan scan;
  EvidenceFiles *files;
  UnitEvidence *evidence;
  TextList endings_told; /* PAPER_ATTACHMENT was said of these */
  TextList formats_told; /* PHOTO_FORMAT */
  LIST(PictureOf) pictures; /* that have a small copy */
  LIST(Block) blocks;    /* of the file in hand */
  Text body_folded;      /* of the file in hand: its text without headings */
  Kind people, matters;  /* labels that mean the same in all packs */
} UnitReading;

/* scan.c */
bool scan_unit(UnitReading *reading);
const ScanEntry *scan_find(const Scan *scan, Arena *arena, Text path);

/* names.c: what a path tells */
Text path_name(Text path);   /* last part */
Text path_folder(Text path); /* the rest; "" = none */
Text path_ending(Text path); /* of the name, without dot, bytes as written; "" = none */
Text path_stem(Text path);   /* name without ending */
bool path_is_picture(Text path);
/* For people: visible UTF-8, of names in GB18030 and Big5 too; what cannot be read as either is \xNN. */
Text name_shown(Arena *arena, Text path);
typedef enum NameTrouble { NAME_CLEAN, NAME_DECODED /* no UTF-8, but can be read */, NAME_UNREADABLE, NAME_CONTROL } NameTrouble;
NameTrouble name_trouble(Arena *arena, Text name);
bool name_is_shortcut(Text name); /* junk.c: .lnk, .url */
int path_year(Text folder);  /* of the nearest folder upward that names a year or a day; 0 = none */

/* days.c: the day that a name says */
typedef enum DayFound {
  DAY_FOUND_NONE,
  DAY_FOUND,            /* its first day, where it is a span */
  DAY_FOUND_TWO,
  DAY_FOUND_IMPOSSIBLE, /* written like a day, but there is none: seen->impossible */
  DAY_FOUND_NO_YEAR     /* 7月5日, and no folder says of which year; `day` is one of the year 2000 */
} DayFound;
/* A name without ending, and the path of the folder that it lies in: 5日 in 2017年/7月. from and to are set but for NONE. */
DayFound day_of_name(Text name, Text folder, DaySeen *seen);
DayFound day_of_folder(Text path, DaySeen *seen); /* of a folder's own name; also of 2017/07/05 */
/* The same for a text: DAY_FOUND_NONE, DAY_FOUND or DAY_FOUND_TWO. `second` may be NULL. */
/* The days that a cell says: one, a span (2025.5.2至2026.5.1), a month (2026.5). False when it says none, or two of which nobody
 * knows which is meant. */
bool day_cell(Text cell, int year, Day *first, Day *last);
DayFound day_find_clear(Text text, int year, Day *day, Day *second);
Text path_original(Arena *arena, Text unit_id, Text path);
Text path_page(Arena *arena, Text unit_id, Text path);
Text path_shown(Arena *arena, Text unit_id, Text path);

/* archive.c: a dropped .zip becomes a folder of the scan, which is not sorted then */
void archives_expand(UnitReading *reading);

/* paper.c: one file, or one photo set, to one record */
bool evidence_read_file(UnitReading *reading, const ScanEntry *entry);
bool evidence_read_set(UnitReading *reading, const ScanEntry *folder);
const BadFile *evidence_bad_file(const UnitReading *reading, Text path); /* a worker died on it; NULL */
Where record_where(const Record *record, uint32_t line);

/* photos.c */
void photos_mark(UnitReading *reading); /* sets, and their members, among all entries of the scan */
void photo_take(UnitReading *reading, const Record *record, Text bytes, RecordPicture *picture);
bool photo_find(UnitReading *reading, Text path, RecordPicture *picture); /* what an image of a paper shows; false = nothing */
void photos_settle(UnitReading *reading); /* after all papers are read */
/* inside.c: after the links of the paper are taken, for those of the pictures lead nowhere that a rule may ask */
void inside_take(UnitReading *reading, Record *record, const Paper *paper, Text bytes);
/* captions.c */
bool captions_is_name(Text name);
bool picture_is_nameless(Arena *arena, Text path); /* words of a camera or chat program only: its name says nothing of it */
size_t captions_take(UnitReading *reading, Record *set, Text list, Where where); /* how many lines name a member */

/* text.c */
void record_take_text(UnitReading *reading, Record *record, const Paper *paper);
void record_judge_placeholder(UnitReading *reading, Record *record);
/* register.c: before record_identify; `paper` NULL or not readable: names only */
void record_take_registers(UnitReading *reading, Record *record, const Paper *paper);
/* fields.c */
void fields_open(UnitReading *reading); /* once a unit */
void record_take_front(UnitReading *reading, Record *record, const Paper *paper);
void record_take_labels(UnitReading *reading, Record *record);
/* Labels without a value behind them, or a head of a register without rows: a form that nobody has filled in. */
bool block_is_form(UnitReading *reading, const Record *record, const Block *block);
/* identify.c: marks the record, unless it is marked already; the arguments are copied */
void record_to_sort(Arena *arena, Record *record, DiagCode why, Text first, Text second);
/* `paper` NULL: names only */
bool record_is_outside_period(const UnitReading *reading, const Record *record);
void record_identify(UnitReading *reading, Record *record, const Paper *paper);
bool name_tells_kind(UnitReading *reading, Text name); /* a declared word stands in the file name */
bool name_is_of_kind(UnitReading *reading, Text folded); /* and none of a register behind it */
/* items.c: the item or section that a folder is named after; NULL and *rival when it may be two */
const ItemFolder *item_of_folder(UnitReading *reading, Text folder, const ItemFolder **rival);
/* links.c */
void record_take_links(UnitReading *reading, Record *record, const Paper *paper);
void records_check_anchors(UnitReading *reading);
/* loose.c: scans and pictures without a kind are papers to sort, unless they belong to a paper or a day */
void records_sort_loose(UnitReading *reading);

const Kind *kind_find(const Vocabulary *vocabulary, Text id);

#endif
