/* SPDX-License-Identifier: MIT
 *
 * Photos that belong together, and what is said of them. Takes: a folder as the scan sees it, pictures as they are read. Gives:
 * photo sets, small copies for pages, diagnostics. Owns nothing.
 *
 * Pictures in a folder with a day, or in a folder inside of one, are the photos of what happened that day: one record, not
 * one for each. Where papers lie there too, a picture whose own name says what it is ("sign-in sheet") stays a paper of its own.
 */
#include "evidence/evidence_in.h"

static bool carries_day(Text folder) {
  DaySeen seen;
  return day_of_folder(folder, &seen) == DAY_FOUND;
}

/* The folder of the day: itself, or the nearest above; empty = none. */
static Text day_folder(Text folder) {
  while (folder.len && !carries_day(folder)) folder = path_folder(folder);
  return folder;
}

static bool tells_kind(UnitReading *r, Text name) {
  return !picture_is_nameless(r->file, name) && name_tells_kind(r, name);
}

typedef struct PhotoFolder {
  Text path;
  size_t pictures, silent /* whose names tell no kind */, others;
  Text captions; /* what may be the list of captions; empty = none */
} PhotoFolder;

static void folder_look(UnitReading *r, PhotoFolder *folder) {
  for (size_t i = 0; i < r->scan.all.len; i++) {
    const ScanEntry *entry = &r->scan.all.at[i];
    Text name = path_name(entry->path);
    if (entry->kind == SCAN_OTHER || !text_equal(path_folder(entry->path), folder->path)) continue;
    bool file = entry->kind == SCAN_FILE;
    if (file && path_is_picture(name)) folder->pictures++, folder->silent += !tells_kind(r, name);
    else if (file && !folder->captions.len && captions_is_name(name)) folder->captions = entry->path;
    else folder->others++;
  }
}

static bool is_set(const PhotoFolder *folder, bool inside) {
  if (folder->others) return folder->silent > 0;
  return folder->pictures >= 2 || (folder->pictures && (inside || folder->captions.len));
}

static void set_mark(UnitReading *r, const PhotoFolder *folder, uint32_t set) {
  for (size_t i = 0; i < r->scan.all.len; i++) {
    ScanEntry *entry = &r->scan.all.at[i];
    if (entry->kind != SCAN_FILE || !text_equal(path_folder(entry->path), folder->path)) continue;
    entry->captions = text_equal(entry->path, folder->captions);
    bool picture = path_is_picture(entry->path) && (!folder->others || !tells_kind(r, path_name(entry->path)));
    if (picture || entry->captions) entry->set = set;
  }
}

void photos_mark(UnitReading *r) {
  for (size_t i = 0; i < r->scan.all.len; i++) {
    ScanEntry *entry = &r->scan.all.at[i];
    Text of_day = entry->kind == SCAN_FOLDER ? day_folder(entry->path) : TEXT_NONE;
    PhotoFolder folder = {.path = entry->path};
    if (!of_day.len) continue;
    folder_look(r, &folder);
    if (!is_set(&folder, of_day.len < entry->path.len)) continue;
    entry->set = ++r->scan.sets;
    set_mark(r, &folder, entry->set);
    arena_reset(r->file);
  }
}

/* ---- Small copies ---- */

static void say(UnitReading *r, const Record *record, DiagCode code, Text first) {
  diag_add(r->diags, code, record_where(record, 0), first, TEXT_NONE, TEXT_NONE);
}

/* One word for all pictures of a format is enough. */
static void say_format(UnitReading *r, const Record *record, Text format) {
  for (size_t i = 0; i < r->formats_told.len; i++)
    if (text_equal(r->formats_told.at[i], format)) return;
  *list_add(r->arena, &r->formats_told) = format;
  say(r, record, DIAG_PHOTO_FORMAT, format);
}

static void say_outcome(UnitReading *r, const Record *record, PhotoOutcome outcome, Text bytes) {
  Text format = read_photo_format(bytes);
  switch (outcome) {
  case PHOTO_SHOWN: break;
  case PHOTO_DAMAGED: say(r, record, DIAG_PHOTO_DAMAGED, TEXT_NONE); break;
  case PHOTO_BROKEN: say(r, record, DIAG_PHOTO_BROKEN, TEXT_NONE); break;
  case PHOTO_TOO_LARGE:
    say(r, record, DIAG_PHOTO_TOO_LARGE, text_format(r->file, "%u", (unsigned)(read_limits.photo_pixels / 1000000)));
    break;
  case PHOTO_COLOURS: say(r, record, DIAG_PHOTO_COLOURS, TEXT_NONE); break;
  case PHOTO_FORMAT:
    if (format.len) say_format(r, record, format);
    else say(r, record, DIAG_PHOTO_BROKEN, TEXT_NONE);
    break;
  }
}

void photo_take(UnitReading *r, const Record *record, Text bytes, RecordPicture *picture) {
  Picture shown = {0};
  *picture = (RecordPicture){0};
  if (!r->reader->photo || !bytes.len) return;
  say_outcome(r, record, r->reader->photo(r->reader->state, &record->hash, bytes, &shown), bytes);
  if (!shown.bytes.len) return;
  *picture = (RecordPicture){path_shown(r->arena, r->unit->id, record->path), shown.width, shown.height};
  *list_add(r->arena, &r->pictures) = (PictureOf){record->path, *picture};
}

/* A GIF shows as it is: no camera writes one, and pages of projects live on them. */
bool photo_find(UnitReading *r, Text path, RecordPicture *picture) {
  *picture = (RecordPicture){0};
  for (size_t i = 0; i < r->pictures.len; i++)
    if (text_equal(r->pictures.at[i].path, path)) return *picture = r->pictures.at[i].picture, true;
  if (!r->reader->photo || text_ends_nocase(path, ".gif")) picture->path = path_original(r->file, r->unit->id, path);
  return picture->path.len > 0;
}

/* ---- Beside papers ---- */

static bool lies_below(Text path, Text folder) {
  return path.len > folder.len && path.at[folder.len] == '/' && text_starts(path, folder);
}

/* The photos of a meeting and its minutes are one meeting: the paper has the photos, and they do not count a second time. */
static void set_settle(UnitReading *r, Record *set) {
  Text of_day = day_folder(set->path);
  bool beside = false;
  for (size_t i = 0; i < r->evidence->records.len; i++) {
    Record *paper = &r->evidence->records.at[i];
    if (paper->members.len || paper->format == PAPER_IMAGE || paper->empty || paper->placeholder) continue;
    if (!lies_below(paper->path, of_day) || (set->kind.len && !text_equal(paper->kind, set->kind))) continue;
    paper->images += (uint32_t)set->members.len;
    beside = true;
  }
  if (!beside) return;
  set->kind = TEXT_NONE;
  set->kind_from = FROM_NONE;
}

void photos_settle(UnitReading *r) {
  for (size_t i = 0; i < r->evidence->records.len; i++)
    if (r->evidence->records.at[i].members.len) set_settle(r, &r->evidence->records.at[i]);
}
