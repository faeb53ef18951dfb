/* SPDX-License-Identifier: MIT
 *
 * Where a paper to sort could go, and how it could be called.
 * Takes: a composer and a record. Gives: a path below the unit's folder, built from what is known and the place that the pack
 * proposes; what a person must add stands in it as ‹date› or ‹kind›. Owns: nothing. A proposal only: nothing is moved.
 */
#include "report/report_in.h"

static const Kind *kind_of(const Composer *composer, Text id) {
  const Kinds *kinds = &composer->data->pack->vocabulary.kinds;
  for (size_t i = 0; id.len && i < kinds->len; i++)
    if (text_equal(kinds->at[i].id, id)) return &kinds->at[i];
  return NULL;
}

static bool folder_takes(const ItemFolder *folder, Text kind) {
  for (size_t i = 0; i < folder->kinds.len; i++)
    if (text_equal(folder->kinds.at[i], kind)) return true;
  return false;
}

/* Bytes of the longest word of the kind that stands in a title or place of the item: what the item is about. */
static size_t folder_speaks_of(const ItemFolder *folder, const Kind *kind) {
  size_t longest = 0;
  for (size_t i = 0; i < folder->titles.len; i++)
    for (size_t k = 0; k < kind->words.len; k++) {
      Text word = kind->words.at[k];
      if (word.len > longest && text_find(folder->titles.at[i], word) != SIZE_MAX) longest = word.len;
    }
  return longest;
}

static bool item_is_for(const PackItem *item, Text klass) {
  bool listed = item->for_units.len == 0 || klass.len == 0;
  for (size_t i = 0; i < item->for_units.len; i++) listed |= text_equal(item->for_units.at[i], klass);
  return listed;
}

/* Bytes of the longest piece that both have. */
static size_t common_run(Text a, Text b) {
  size_t longest = 0;
  for (size_t i = 0; i < a.len; i++)
    for (size_t k = 0, run; k < b.len; k++) {
      for (run = 0; i + run < a.len && k + run < b.len && a.at[i + run] == b.at[k + run];) run++;
      if (run > longest) longest = run;
    }
  return longest;
}

/* The same for what a paper's own name says and what the item is called; a sign or two in common say nothing. */
static size_t folder_sounds_like(const ItemFolder *folder, Text topic) {
  enum { TELLING = 6 /* bytes: two Han characters */ };
  size_t longest = 0;
  for (size_t i = 0; i < folder->titles.len; i++) {
    size_t run = common_run(folder->titles.at[i], topic);
    if (run >= TELLING && run > longest) longest = run;
  }
  return longest;
}

static Text place_of_folder(const Pack *pack, Arena *arena, const ItemFolder *folder, Text klass) {
  for (size_t k = 0; k < pack->items.len; k++) {
    const PackItem *item = &pack->items.at[k];
    bool same = item->place.len && item_is_for(item, klass) && text_equal(text_fold(arena, item->id), folder->name);
    if (same) return item->place;
  }
  return TEXT_NONE;
}

/* Of the items that ask for papers of this kind and say where they go: the one that is called most like the paper, then the one
 * that speaks of the kind, else the one that asks for the fewest other kinds, else the first. */
Text place_of_kind(const Pack *pack, Arena *arena, const Kind *kind, Text klass, Text topic) {
  const Vocabulary *vocabulary = &pack->vocabulary;
  const ItemFolder *best = NULL;
  size_t best_said = 0;
  topic = text_fold(arena, topic);
  Text best_place = TEXT_NONE;
  for (size_t i = 0; i < vocabulary->folders.len; i++) {
    const ItemFolder *folder = &vocabulary->folders.at[i];
    Text place = folder->section || !folder_takes(folder, kind->id) ? TEXT_NONE : place_of_folder(pack, arena, folder, klass);
    size_t said = place.len ? 1000 * folder_sounds_like(folder, topic) + folder_speaks_of(folder, kind) : 0;
    bool better = !best || said > best_said || (said == best_said && folder->kinds.len < best->kinds.len);
    if (place.len && better) best = folder, best_said = said, best_place = place;
  }
  return best_place;
}

static Text folder_of(Text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') at--;
  return text_slice(path, 0, at ? at - 1 : 0);
}

static Text name_of(Text path) {
  size_t folder = folder_of(path).len;
  return text_slice(path, folder ? folder + 1 : 0, path.len);
}

/* Letters and digits behind the last dot; "2017.7.5" has none. */
static Text ending_of(Text path) {
  size_t at = path.len;
  bool letter = false;
  for (; at > 0 && path.len - at < 6; at--) {
    char c = path.at[at - 1];
    if (c == '.') break;
    if (!((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))) return TEXT_NONE;
    letter = letter || c > '9';
  }
  return letter && at > 0 && path.at[at - 1] == '.' ? text_slice(path, at - 1, path.len) : TEXT_NONE;
}

/* README.md, "<date> review.md" and "a or b" are no folder that a name could follow; "1.4.2 drills" is one. */
bool place_is_folder(Text place) {
  bool capitals = true; /* LICENSE, COPYING */
  for (size_t i = 0; i < place.len; i++) capitals &= place.at[i] >= 'A' && place.at[i] <= 'Z';
  if (capitals) return false;
  if (text_ends(place, TEXT("/"))) return text_find(place, TEXT(" ")) == SIZE_MAX;
  return ending_of(place).len == 0 && text_find(place, TEXT("<")) == SIZE_MAX && text_find(place, TEXT(",")) == SIZE_MAX &&
         text_find(place, TEXT("、")) == SIZE_MAX;
}

/* Copies, and files that nobody can open, are not helped by another name. */
static bool name_is_at_fault(Text why) {
  static const char *const others[] = {"paper-same-text", "paper-same-file", "paper-same-photo", "paper-unreadable",
                                       "reader-crashed",  "reader-too-slow", "reader-too-big",   "register-two"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (text_is(why, others[i])) return false;
  return true;
}

static bool day_is_at_fault(Text why) {
  static const char *const reasons[] = {"paper-no-day", "paper-no-year", "paper-two-days", "paper-day-impossible", "paper-future"};
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
    if (text_is(why, reasons[i])) return true;
  return false;
}

/* IMG_0412.jpg in a folder that says what was done: such photos stay together, under their own names, in a folder of the day. */
static bool goes_with_folder(const Composer *composer, const Record *record) {
  bool single = record->format == PAPER_IMAGE && !record->members.len && record->kind_from == FROM_FOLDER;
  Text folder = folder_of(record->shown);
  if (!single || !folder.len || evidence_topic(composer->arena, record->path).len) return false;
  return evidence_topic(composer->arena, folder).len > 0;
}

/* Like all that a person has to look at, in signs that no name has: the day on which the document was begun may be another. */
static Text day_proposed(const Composer *composer, const Record *record) {
  bool likely = record->made && record->made <= composer->data->assessment->as_of;
  if (!likely || record->day != DAY_NONE) return say_word(composer, WORD_PROPOSED_DATE);
  return text_format(composer->arena, "‹%.*s›", TEXT_ARG(day_iso(composer->arena, record->made)));
}

static Text proposed_name(const Composer *composer, const Record *record, const Kind *kind) {
  Arena *arena = composer->arena;
  bool day_known = record->day != DAY_NONE && !text_is(record->to_sort_why, "paper-future");
  bool day_wanted = day_known || !kind || kind->dated || day_is_at_fault(record->to_sort_why);
  Text day = day_known ? day_iso(arena, record->day) : day_proposed(composer, record), parts_at[3];
  TextList parts = {.at = parts_at, .cap = 3};
  bool with_folder = goes_with_folder(composer, record);
  Text topic = evidence_topic(arena, with_folder ? folder_of(record->shown) : record->path);
  if (day_wanted) parts.at[parts.len++] = day;
  if (!kind) parts.at[parts.len++] = say_word(composer, WORD_PROPOSED_KIND);
  if (topic.len) parts.at[parts.len++] = topic;
  else if (kind) parts.at[parts.len++] = kind->title.len ? kind->title : kind->id;
  Text name = text_join(arena, &parts, TEXT(" "));
  if (with_folder) return fs_path_join(arena, name, name_of(record->shown));
  Text ending = record->members.len ? TEXT("/") : ending_of(record->shown);
  return text_format(arena, "%.*s%.*s", TEXT_ARG(name), TEXT_ARG(ending));
}

Text say_proposed_path(const Composer *composer, uint32_t unit, const Record *record) {
  if (!name_is_at_fault(record->to_sort_why)) return TEXT_NONE;
  const Kind *kind = kind_of(composer, record->kind);
  Text topic = evidence_topic(composer->arena, record->path);
  Text place = kind ? place_of_kind(composer->data->pack, composer->arena, kind, unit_at(composer, unit)->klass, topic)
                    : TEXT_NONE;
  if (place.len && !place_is_folder(place)) return place;
  if (text_ends(place, TEXT("/"))) place.len--;
  if (!place.len) place = folder_of(goes_with_folder(composer, record) ? folder_of(record->shown) : record->shown);
  return fs_path_join(composer->arena, place, proposed_name(composer, record, kind));
}
