/* SPDX-License-Identifier: MIT
 *
 * publish/ - documents and data to output/: site shell, data files, packages, manifest, replacement in one step.
 * Takes: results, evidence bodies, a theme. Gives: output/<assessment>/, whole or not at all.
 * Owns the stage (output/.dossier/stage/<assessment>) until it is exchanged or dropped. Hard-links what did not change.
 */
#ifndef DOSSIER_PUBLISH_H
#define DOSSIER_PUBLISH_H

#include "report/report.h"
#include "write/write.h"

/* ---- Stage: the next output, built beside the last ---- */

typedef struct StageEntry {
  Text path; /* from the output folder of the assessment */
  uint64_t size;
  Sha256 hash;
  bool kept; /* the last output holds these very bytes, and they were linked from there */
} StageEntry;
typedef LIST(StageEntry) StageEntries;

typedef struct Stage Stage;

/* An output folder is empty, or holds our .dossier, or a folder with our manifest; any other is refused (usage): it was named
 * by mistake, and nothing in it is touched. */
bool output_is_ours(int output, const char *shown, Fail *fail);
/* Takes the lock of output/ (output/.dossier/lock). False with *busy when another run holds it. The descriptor is closed
 * on exec and must be closed by workers: a lock lives as long as its last copy. */
bool output_lock(int output, int *lock, bool *busy, Fail *fail);
/* Finishes or undoes an exchange by two renames that was cut short. Right after locking. */
bool output_recover(int output, Fail *fail);

/* Refuses (Fail) a non-empty output/<name> without our manifest, and one that holds files its manifest does not list: the
 * first ten are named. Drops a stale stage. Loads the last manifest. */
Stage *stage_open(int output, Text name, Arena *arena, Fail *fail);
/* Writes the file, or links the last output's when path, size and hash are equal. Callable in workers: remembers nothing;
 * the entry is appended to `entries` (hand-over layout) for stage_close. Folders are made as needed. */
bool stage_put(Stage *stage, Text path, Text bytes, Buf *entries, Fail *fail);
/* The same for a file that was written straight into the stage by path (large ZIPs): hashes it, links when equal. */
bool stage_adopt(Stage *stage, Text path, Buf *entries, Fail *fail);
int stage_folder(const Stage *stage); /* open folder of the stage */
void stage_entries_get(Text entries, Arena *arena, StageEntries *list);
/* What the manifest says of the output beside its files: profile, pack, as-of date. In the process that closes the stage. */
void stage_describe(Stage *stage, const Assessment *assessment, const Pack *pack);
/* Sorts entries, writes the manifest, syncs, exchanges, removes the old tree. *changed false: all files and the set of files
 * equal the last output's, so the stage was dropped and nothing written. The stage is over, whatever comes back; after a
 * failure the last output stands as it was. */
bool stage_close(Stage *stage, StageEntries *entries, bool *changed, Fail *fail);
void stage_drop(Stage *stage); /* also after stage_close; NULL is allowed */

/* ---- Packages ---- */

/* Compressed entries of one unit, appended to a spool; the same bytes serve the unit's ZIP and the whole one. */
typedef struct Spool Spool;
Spool *spool_new(void);
void spool_add(Spool *spool, Text name, Text bytes, bool store); /* deflates (libdeflate) unless store or not smaller */
void spool_free(Spool *spool);
/* A large file that the stage already holds (stage_put) and that is not deflated: only its path is remembered. */
void spool_add_staged(Spool *spool, Text name, Text bytes);
bool spool_save(Spool *spool, int folder, const char *path, Fail *fail);
/* A ZIP of the spooled entries whose names start with `prefix` (cut off), in spool order. Fixed time from `day`, UTF-8
 * names, mode 0644, no extra fields. Without staged entries. */
bool zip_from_spool(const Spool *spool, Text prefix, Day day, Buf *zip, Fail *fail);
/* The same from many spool files, streamed: memory for the directory only; the last entry is manifest.txt, in the form of
 * sha256sum. Staged entries are read from `target_folder`, which is the stage. `target` must not exist; its folder is made. */
bool zip_from_files(int folder, const TextList *spool_paths, int target_folder, const char *target, Day day, Fail *fail);
bool zip_parts(const OdtParts *parts, Day day, Buf *zip, Fail *fail); /* an ODT */

/* ---- Composing: documents to stage ---- */

typedef struct Publisher {
  const Theme *theme;
  const Assessment *assessment;
  const Pack *pack;
  const Units *units;
  const Marks *marks;
  const Summaries *summaries;
  const uint32_t *order;
  const char *tool_version;
  Text versions;
  Stage *stage;
  const History *history;  /* NULL = none */
  const UnitHistory *past; /* of the unit that is published; NULL = none */
  const Ledger *ledger;    /* of all units, sorted: for the shared pages; NULL = empty */
} Publisher;

/* What the read phase kept of one paper beside its record: the HTML of its body and the bytes of the original. */
typedef struct PaperBody {
  Text html; /* inside of the body part of <main>; empty = no body */
  Text original; /* bytes */
  Picture picture; /* of a photo, or of a member of a photo set: its small copy; no bytes = none */
} PaperBody;

/* Gives them for a record by index; of a photo set for each member, by index as well (else `member` is 0). They are used up
 * before the next call, so one arena that is reset at each call serves all. */
typedef bool (*PublishBody)(void *state, uint32_t record, uint32_t member, PaperBody *body);
/* The small copy of a picture inside an office paper, by index in Record.inside, while `body` of that paper lives. */
typedef bool (*PublishInside)(void *state, uint32_t record, uint32_t picture, const PaperBody *body, Picture *shown);

typedef struct PaperSource {
  void *state;
  PublishBody body;
  PublishInside inside;
} PaperSource;

/* Body of an evidence page, rendered once in the read phase. Pictures need none: publish_unit shows them. */
void publish_body(Buf *html, const Record *record, const DocNode *doc);

/* All files of one unit: scorecard, to-do, evidence pages, originals, ODT, unit ZIP, and its part of results.xml and
 * results.csv. `entries`, `xml`, `csv` are appended to; `spool` gets site and print files (for the whole ZIP). */
bool publish_unit(const Publisher *publisher, const UnitSummary *summary, const UnitResult *result, const UnitEvidence *evidence,
                  const DiagList *diags, const PaperSource *papers, Arena *arena, Spool *spool, Buf *entries, Buf *xml,
                  Buf *csv, Fail *fail);
/* Shared pages, assets, ODTs. */
bool publish_shared(const Publisher *publisher, const Findings *findings, const DiagList *diags, const Records *to_sort,
                    const uint32_t *to_sort_unit, Arena *arena, Spool *spool, Buf *entries, Fail *fail);

/* ---- Search: an index of the site in script files, for pages that can fetch nothing ---- */

/* What one unit gives to it, appended to `piece` in hand-over layout. `findings`: the unit's own. */
void search_unit(const Publisher *publisher, const Unit *unit, const UnitEvidence *evidence, const Findings *findings,
                 Buf *piece);
/* Gives the piece of a unit by index; it lives in `arena` until the next call. */
typedef bool (*PublishPiece)(void *state, uint32_t unit, Arena *arena, Text *piece, Fail *fail);
/* search.html and assets/search/, from the pieces of all units in order; one is held at a time. Nothing, when the theme has
 * no search.js. */
bool publish_search(const Publisher *publisher, PublishPiece give, void *state, Spool *spool, Buf *entries, Fail *fail);

/* ---- Data files ---- */

void results_xml_head(Buf *out, const Publisher *publisher);
void results_xml_tail(Buf *out, const DiagList *diags, Lang lang);
void results_xml_diag(Buf *out, const Diag *diag, Lang lang); /* one line of the tail */
void results_csv_head(Buf *out, Lang lang); /* BOM */
void units_csv(Buf *out, const Publisher *publisher); /* units.csv: totals, final score, rank and grade, in printed order */
/* results.json from pieces of results.xml: its head without an end, then each unit and each diagnostic. */
bool results_json_begin(Buf *out, Text head, Fail *fail);
void results_json_list(Buf *out, const char *name, bool first); /* "unit", "diagnostic": what follows are its elements */
bool results_json_element(Buf *out, Text xml, bool first, Fail *fail);
void results_json_end(Buf *out);
/* results.xlsx from the pieces of results.csv: the sheet grows, and becomes a package at the end. */
void results_xlsx_begin(Buf *sheet, Text csv_head);
void results_xlsx_rows(Buf *sheet, Text csv);
bool results_xlsx_end(Buf *sheet, Day day, Buf *zip, Fail *fail);
extern const char results_schema[]; /* data/results.rng, published beside results.xml */

/* results.xml read back, streaming, with limits of its own: for history and for checking totals. The head comes before the
 * units, a unit before its items, an item before its leaves. The texts live until the callback returns; those of the head
 * are the arena's. A handler may leave out what it does not want to hear. */
typedef struct ResultsHead {
  Text assessment, pack;
  Day as_of;
  Period period;
} ResultsHead;
typedef struct ResultsUnit {
  Text id, name, grade;
  Sums sums, bonus;
  Points score; /* the final score, where it says one; else confirmed with bonus */
  bool applies, scored; /* it says a final score */
  uint32_t rank, rank_of;
  bool provisional;
} ResultsUnit;
typedef struct ResultsItem {
  Text unit, id;
  State state;
} ResultsItem;
typedef struct ResultsPart {
  Text unit, item, id, base;
} ResultsPart;
typedef struct ResultsLeaf {
  Text unit, item, part, key, window, state, reason, label, value, detail;
  Text remark; /* of the mark that judged it not met */
  Day by, on;
  bool due;
} ResultsLeaf;
typedef struct ResultsHandler {
  void *state;
  bool (*head)(void *state, const ResultsHead *head);
  bool (*unit)(void *state, const ResultsUnit *unit);
  bool (*item)(void *state, const ResultsItem *item);
  bool (*part)(void *state, const ResultsPart *part);
  bool (*leaf)(void *state, const ResultsLeaf *leaf);
  void (*paper)(void *state); /* one that counted for the leaf that was told last */
} ResultsHandler;
int results_open(int folder, const char *path); /* never through a link; -1 = it cannot be opened */
bool results_read(int fd, Text file, const ResultsHandler *handler, Arena *arena, DiagList *diags);

/* ---- History: history/<period>.xml, the results.xml that `dossier close` kept (history.c) ---- */

typedef struct HistoryUnits { /* of each unit what its earlier periods say, in the hand-over layout of UnitHistory */
  Buf *at;
  size_t len;
} HistoryUnits;
/* All files of the assessment's folder history/ that are of an earlier period than this one, the latest HISTORY_PERIODS.
 * A file that cannot be used is a diagnostic, and none of it counts. False only with a failure. */
enum { HISTORY_PERIODS = 12, HISTORY_LEAVES = 100000 /* of one unit in one period */ };
bool history_read(const Assessment *assessment, const Pack *pack, const Units *units, Arena *arena, DiagList *diags,
                  History *history, HistoryUnits *all, Fail *fail);
/* imports/ of the assessment. False only with a failure. */
bool imports_read(const Assessment *assessment, const Units *units, Arena *arena, DiagList *diags, Imports *imports,
                  uint64_t *stamp, Fail *fail);
void history_units_free(HistoryUnits *all);

/* ---- Verifying a package that somebody handed on ---- */

typedef struct Verified {
  size_t files; /* that its manifest lists */
  size_t units, numbers; /* added up again; none in a unit's package, which holds no results */
  bool whole; /* the package of an assessment, with its results; the rest is of these */
  Text results; /* bytes of data/results.xml */
  Text assessment, theme, language;
  Day as_of; /* DAY_NONE = not known */
} Verified;

/* Whatever is not as it was made becomes an error in `diags`; none = all is well. `bytes` must live on. */
void package_verify(Text bytes, Text file, Arena *arena, DiagList *diags, Verified *verified);
/* The package and the same made again: an error for each file that differs. */
void package_compare(Text bytes, Text again, Text file, Arena *arena, DiagList *diags);

/* ---- Names of files that are handed to people ---- */

/* One piece of a path that every system takes: NFC, no separators, reserved or control characters, at most `limit` bytes,
 * cut between characters, the ending kept. */
Text name_clean(Arena *arena, Text name, size_t limit);
Text name_for_unit(Arena *arena, const Unit *unit, const char *ending); /* "<id>_<name>.odt", at most 100 bytes */

Text publish_versions(Arena *arena); /* libzip, libdeflate */

#endif
