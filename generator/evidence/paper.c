/* SPDX-License-Identifier: MIT
 *
 * One file, or one photo set, to one Record. Takes: an entry of the scan. Gives: the record, and the paper to the reader's
 * callback while its tree lives. Owns nothing: bytes and tree stand in an arena that is reset after each file.
 */
#include "evidence/evidence_in.h"

#include <string.h>

Where record_where(const Record *record, uint32_t line) {
  return where_of(record->file, line, 0);
}

static void say(UnitReading *r, const Record *record, DiagCode code, Text first, Text second) {
  diag_add(r->diags, code, record_where(record, 0), first, second, TEXT_NONE);
}

static Text number(UnitReading *r, uint64_t value) {
  return text_format(r->file, "%llu", (unsigned long long)value);
}

static Text text_lasting(UnitReading *r, Text text) {
  return text.len ? text_copy(r->arena, text) : TEXT_NONE;
}

static void record_begin(UnitReading *r, Record *record, Text path, uint64_t size) {
  Text below = r->unit->path.len ? fs_path_join(r->file, r->unit->path, path) : path;
  *record = (Record){.path = path, .size = size, .day = DAY_NONE, .received = DAY_NONE};
  record->shown = name_shown(r->arena, path);
  bool nameless = picture_is_nameless(r->file, record->shown);
  record->path_folded = text_fold(r->arena, nameless ? path_folder(record->shown) : record->shown);
  record->name_folded = text_fold(r->arena, name_shown(r->file, path_stem(path)));
  record->file = name_shown(r->arena, fs_path_join(r->file, r->reader->assessment->units_shown, below));
  record->page = path_page(r->arena, r->unit->id, path);
}

static void record_finish(UnitReading *r, const Record *record) {
  *list_add(r->arena, &r->evidence->records) = *record;
  r->evidence->bytes += record->size;
  r->blocks.at = NULL; /* they stood in the arena that goes now */
  r->blocks.len = r->blocks.cap = 0;
  r->body_folded = TEXT_NONE;
  arena_reset(r->file);
}

/* ---- Opening ---- */

const BadFile *evidence_bad_file(const UnitReading *r, Text path) {
  const BadFiles *bad = r->reader->bad;
  for (size_t i = 0; bad && i < bad->len; i++)
    if (bad->at[i].unit == r->index && text_equal(bad->at[i].path, path)) return &bad->at[i];
  return NULL;
}

static void record_bad(UnitReading *r, Record *record, Unreadable why) {
  static const DiagCode codes[] = {[UNREADABLE_NO] = DIAG_READER_CRASHED,        [UNREADABLE_ATTACHMENT] = DIAG_READER_CRASHED,
                                   [UNREADABLE_BROKEN] = DIAG_READER_CRASHED,    [UNREADABLE_CRASHED] = DIAG_READER_CRASHED,
                                   [UNREADABLE_TOO_SLOW] = DIAG_READER_TOO_SLOW, [UNREADABLE_TOO_BIG] = DIAG_READER_TOO_BIG};
  record->unreadable = why;
  say(r, record, codes[why], TEXT_NONE, TEXT_NONE);
}

typedef enum Opened { OPEN_READ, OPEN_HASHED /* too large to hold */, OPEN_REFUSED, OPEN_GONE, OPEN_FAILED } Opened;

static Opened open_trouble(UnitReading *r, const Record *record, ReadOutcome outcome) {
  if (outcome == READ_FAILED && !fail_is_about_file(r->fail)) return OPEN_FAILED;
  switch (outcome) {
  case READ_OK: return OPEN_READ;
  case READ_MISSING:
  case READ_NOT_REGULAR:
    say(r, record, outcome == READ_MISSING ? DIAG_FILE_CHANGED : DIAG_FILE_NOT_REGULAR, TEXT_NONE, TEXT_NONE);
    return OPEN_GONE;
  case READ_TOO_BIG:
    say(r, record, DIAG_FILE_TOO_BIG, number(r, record->size), number(r, read_limits.attachment_bytes));
    return OPEN_REFUSED;
  case READ_CHANGED: say(r, record, DIAG_FILE_CHANGED, TEXT_NONE, TEXT_NONE); return OPEN_REFUSED;
  case READ_FAILED:
    say(r, record, DIAG_FILE_UNREADABLE, text_of(r->fail->text), TEXT_NONE);
    *r->fail = (Fail){0};
    return OPEN_REFUSED;
  }
  return OPEN_FAILED;
}

/* Larger than what is held in memory: no reader parses it, but its hash and copy are evidence. */
static Opened open_large(UnitReading *r, Record *record, const char *path) {
  FileStat before, after;
  if (record->size > read_limits.attachment_bytes) return open_trouble(r, record, READ_TOO_BIG);
  if (!fs_stat(r->reader->assessment->units_folder, path, &before)) return open_trouble(r, record, READ_MISSING);
  if (!hash_sha256_file(r->reader->assessment->units_folder, path, &record->hash, r->fail))
    return open_trouble(r, record, READ_FAILED);
  bool same = fs_stat(r->reader->assessment->units_folder, path, &after) && before.size == after.size &&
              before.mtime_ns == after.mtime_ns && before.inode == after.inode;
  if (same) return OPEN_HASHED;
  record->hash = (Sha256){{0}};
  return open_trouble(r, record, READ_CHANGED);
}

/* What was opened, once more as it was: it is kept, if the reader wants that. */
static Opened file_keep(UnitReading *r, Record *record, Text below, Opened opened, Text bytes) {
  bool same = true, read = opened == OPEN_READ;
  if (!r->reader->keep || (!read && opened != OPEN_HASHED)) return opened;
  KeptFile file = {.below = below, .hash = record->hash, .held = read, .bytes = bytes};
  bool good = r->reader->keep(r->reader->state, &file, &same, r->fail);
  if (good && same) return opened;
  record->hash = (Sha256){{0}};
  return open_trouble(r, record, good ? READ_CHANGED : READ_FAILED);
}

static Opened file_open(UnitReading *r, Record *record, const ScanEntry *entry, Text *bytes) {
  Text below = r->unit->path.len ? fs_path_join(r->file, r->unit->path, entry->path) : entry->path;
  bool large = record->size > evidence_limits.memory_bytes && !entry->member;
  *bytes = TEXT_NONE;
  if (r->reader->touch) r->reader->touch(r->reader->state, entry->path);
  if (large) return file_keep(r, record, below, open_large(r, record, text_cstr(r->file, below)), TEXT_NONE);
  FileAsked asked = {evidence_limits.memory_bytes, r->file, record->file, r->diags};
  ReadOutcome outcome = evidence_files_read(r->files, below, &asked, bytes, r->fail);
  if (outcome == READ_TOO_BIG && entry->member) return OPEN_REFUSED; /* it was told why */
  if (outcome != READ_OK) return open_trouble(r, record, outcome);
  record->size = bytes->len;
  record->hash = hash_sha256(*bytes);
  return file_keep(r, record, below, OPEN_READ, *bytes);
}

/* ---- What the paper says ---- */

static void take_headings(UnitReading *r, Record *record, const Paper *paper) {
  for (size_t i = 0; i < paper->headings.len; i++) {
    const PaperHeading *from = &paper->headings.at[i];
    RecordHeading *heading = list_add(r->arena, &record->headings);
    *heading = (RecordHeading){.level = from->level, .line = from->line, .words = from->words};
    heading->text = text_lasting(r, from->text);
    heading->folded = text_fold(r->arena, from->text);
    heading->id = text_lasting(r, from->id);
  }
}

/* "## [1.2.0] - 2024-05-01": entries of a changelog. */
static void take_dated(UnitReading *r, Record *record) {
  for (size_t i = 0; i < record->headings.len; i++) {
    const RecordHeading *heading = &record->headings.at[i];
    Day day;
    if (heading->level != 2 || day_find_clear(heading->text, 0, &day, NULL) == DAY_FOUND_NONE) continue;
    *list_add(r->arena, &record->dated) = *heading;
    *list_add(r->arena, &record->dated_days) = day;
  }
}

static bool is_text_format(PaperFormat format) {
  return format != PAPER_IMAGE && format != PAPER_ATTACHMENT;
}

/* What to do about a file whose text is not read depends on which program made it. */
static DiagCode attachment_code(Text path) {
  static const struct {
    DiagCode code;
    const char *endings[7];
  } kinds[] = {{DIAG_ATTACHMENT_TEXT, {".doc", ".wps", ".wpt", ".dot", ".rtf", ".pages"}},
               {DIAG_ATTACHMENT_SHEET, {".xls", ".et", ".ett", ".xlt", ".xlsb", ".numbers"}},
               {DIAG_ATTACHMENT_PRINT, {".pdf", ".ofd", ".ppt", ".pptx", ".dps", ".odp"}},
               {DIAG_ATTACHMENT_ARCHIVE, {".rar", ".7z", ".zip", ".tar", ".gz", ".tgz"}}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    for (size_t k = 0; kinds[i].endings[k]; k++)
      if (text_ends_nocase(path, kinds[i].endings[k])) return kinds[i].code;
  return DIAG_PAPER_ATTACHMENT;
}

static void say_attachment(UnitReading *r, const Record *record) {
  Text ending = path_ending(record->path);
  for (size_t i = 0; i < r->endings_told.len; i++)
    if (text_equal(r->endings_told.at[i], ending)) return;
  *list_add(r->arena, &r->endings_told) = text_copy(r->arena, ending);
  Text shown = ending.len ? text_format(r->file, ".%.*s", TEXT_ARG(ending)) : path_name(record->shown);
  say(r, record, attachment_code(record->path), shown, TEXT_NONE);
}

static void take_facts(UnitReading *r, Record *record, const Paper *paper) {
  record->format = paper->format;
  record->title = text_lasting(r, paper->title);
  record->title_folded = text_fold(r->arena, paper->title);
  record->words = paper->words;
  record->table_rows = paper->table_rows;
  record->images = paper->images;
  record->tasks_open = paper->tasks_open;
  record->tasks_done = paper->tasks_done;
  record->made = paper->made;
  record->empty = record->size == 0 || paper->empty;
  if (!paper->text_readable && !record->empty)
    record->unreadable = is_text_format(paper->format) ? UNREADABLE_BROKEN : UNREADABLE_ATTACHMENT;
  if (record->unreadable == UNREADABLE_ATTACHMENT && paper->format == PAPER_ATTACHMENT) say_attachment(r, record);
  take_headings(r, record, paper);
  take_dated(r, record);
}

static void record_fill(UnitReading *r, Record *record, Paper *paper) {
  take_facts(r, record, paper);
  record_take_text(r, record, paper);
  record_take_front(r, record, paper);
  record_take_registers(r, record, paper);
  record_identify(r, record, paper);
  record_take_labels(r, record);
  record_judge_placeholder(r, record);
  record_take_links(r, record, paper);
  if (record->words >= evidence_limits.twin_words && record->text_folded.len)
    record->text_hash = hash_quick(record->text_folded, 0) | 1; /* never 0, which says "too short" */
  if (record->empty) say(r, record, DIAG_PAPER_EMPTY, TEXT_NONE, TEXT_NONE);
  else if (record->placeholder) say(r, record, DIAG_PAPER_PLACEHOLDER, TEXT_NONE, TEXT_NONE);
}

/* Of a file that is not opened only the ending can tell. */
static PaperFormat format_by_name(Text path) {
  return path_is_picture(path) ? PAPER_IMAGE : read_format(path, TEXT_NONE);
}

static void paper_parse(UnitReading *r, const Record *record, Opened opened, Text bytes, Paper *paper) {
  *paper = (Paper){.format = format_by_name(record->path)};
  TextEncoding given = r->reader->assessment->encoding;
  if (opened == OPEN_READ) read_paper_as(bytes, record->path, record->file, given, r->file, r->diags, paper);
  else if (is_text_format(paper->format))
    say(r, record, DIAG_FILE_TOO_BIG, number(r, record->size), number(r, read_limits.file_bytes));
}

static void record_named_only(UnitReading *r, Record *record) {
  record->format = format_by_name(record->path);
  record_take_registers(r, record, NULL);
  record_identify(r, record, NULL);
}

bool evidence_read_file(UnitReading *r, const ScanEntry *entry) {
  Record record;
  Paper paper;
  Text bytes = TEXT_NONE;
  record_begin(r, &record, entry->path, entry->size);
  const BadFile *bad = evidence_bad_file(r, entry->path);
  Opened opened = file_open(r, &record, entry, &bytes);
  if (opened == OPEN_FAILED) return false;
  if (opened == OPEN_GONE) return true;
  if (opened != OPEN_REFUSED) record.original = path_original(r->arena, r->unit->id, entry->path);
  if (bad || opened == OPEN_REFUSED) { /* a file that a worker died on is kept and hashed, but never parsed again */
    if (bad) record_bad(r, &record, bad->why);
    else record.unreadable = UNREADABLE_BROKEN;
    record_named_only(r, &record);
  } else {
    paper_parse(r, &record, opened, bytes, &paper);
    record_fill(r, &record, &paper);
    if (record.format == PAPER_IMAGE) photo_take(r, &record, bytes, &record.picture);
    inside_take(r, &record, &paper, bytes);
    if (r->reader->paper) r->reader->paper(r->reader->state, &record, &paper, bytes);
  }
  record_finish(r, &record);
  return true;
}

/* ---- Photo sets ---- */

/* One picture of a set: read, told to the callback under its own name, then forgotten but for its hash. */
static bool member_read(UnitReading *r, Record *set, const ScanEntry *entry) {
  Record single = *set;
  Paper paper;
  Text bytes;
  single.path = entry->path;
  single.size = entry->size;
  single.file = name_shown(r->file, fs_path_join(r->file, set->file, path_name(entry->path)));
  const BadFile *bad = evidence_bad_file(r, entry->path);
  if (bad) return record_bad(r, &single, bad->why), true;
  Opened opened = file_open(r, &single, entry, &bytes);
  if (opened == OPEN_FAILED) return false;
  if (opened == OPEN_GONE || opened == OPEN_REFUSED) return true;
  single.original = path_original(r->arena, r->unit->id, entry->path);
  paper_parse(r, &single, opened, bytes, &paper);
  RecordMember *member = list_add(r->arena, &set->members);
  *member = (RecordMember){.path = entry->path, .original = single.original, .size = single.size, .hash = single.hash};
  member->caption = photo_caption(r->arena, entry->path);
  photo_take(r, &single, bytes, &member->picture);
  set->size += single.size;
  if (single.size == 0) say(r, &single, DIAG_PAPER_EMPTY, TEXT_NONE, TEXT_NONE);
  if (r->reader->paper) r->reader->paper(r->reader->state, &single, &paper, bytes);
  return true;
}

static void set_hash(UnitReading *r, Record *set) {
  Buf hashes = {0};
  for (size_t i = 0; i < set->members.len; i++) buf_put(&hashes, set->members.at[i].hash.at, sizeof(Sha256));
  if (hashes.len) set->hash = hash_sha256(buf_view(&hashes));
  buf_free(&hashes);
  set->images = (uint32_t)set->members.len;
  set->empty = set->size == 0;
  if (set->empty) say(r, set, DIAG_PAPER_EMPTY, TEXT_NONE, TEXT_NONE);
}

/* The list of captions, if it is one: else it is a paper like any other. */
static bool captions_read(UnitReading *r, Record *set, const ScanEntry *entry) {
  Record list = *set;
  Paper paper;
  Text bytes;
  list.size = entry->size;
  list.file = text_visible(r->file, fs_path_join(r->file, set->file, path_name(entry->path)));
  if (evidence_bad_file(r, entry->path)) return evidence_read_file(r, entry);
  Opened opened = file_open(r, &list, entry, &bytes);
  if (opened == OPEN_FAILED) return false;
  DiagList *diags = diag_list_new(r->file); /* a paper says them itself, when it is read as one */
  if (opened == OPEN_READ) read_paper(bytes, TEXT("captions.txt"), list.file, r->file, diags, &paper);
  if (opened == OPEN_READ && captions_take(r, set, paper.text, record_where(&list, 0))) return true;
  return evidence_read_file(r, entry);
}

static bool set_captions(UnitReading *r, Record *set, const ScanEntry *folder) {
  for (size_t i = 0; i < r->scan.all.len; i++) {
    const ScanEntry *entry = &r->scan.all.at[i];
    if (entry->kind == SCAN_FILE && entry->set == folder->set && entry->captions) return captions_read(r, set, entry);
  }
  return true;
}

/* What the captions say is all that can be read of photos: a rule that asks for the flag finds it there, else eyes must look. */
static void set_text(UnitReading *r, Record *set) {
  TextList captions = {0};
  for (size_t i = 0; i < set->members.len; i++)
    if (set->members.at[i].caption.len) *list_add(r->file, &captions) = text_fold(r->file, set->members.at[i].caption);
  set->text_folded = text_copy(r->arena, text_join(r->file, &captions, TEXT("\n")));
}

bool evidence_read_set(UnitReading *r, const ScanEntry *folder) {
  Record set;
  record_begin(r, &set, folder->path, 0);
  set.format = PAPER_IMAGE;
  set.unreadable = UNREADABLE_ATTACHMENT;
  record_take_registers(r, &set, NULL);
  record_identify(r, &set, NULL);
  for (size_t i = 0; i < r->scan.all.len; i++) {
    const ScanEntry *entry = &r->scan.all.at[i];
    if (entry->kind != SCAN_FILE || entry->set != folder->set || entry->captions) continue;
    if (!member_read(r, &set, entry)) return false;
  }
  if (!set_captions(r, &set, folder)) return false;
  set_text(r, &set);
  set_hash(r, &set);
  record_finish(r, &set);
  return true;
}
