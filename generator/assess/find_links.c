/* SPDX-License-Identifier: MIT
 *
 * Papers beside papers: what is linked to one of a set, what stands in another unit too. Takes: a Search. Gives: yes, no, or
 * "cannot be told" where the text of one of the two cannot be read. Owns nothing.
 */
#include "assess/find_in.h"

/* ---- linked_to ---- */

static bool leads_to(const Record *from, const Record *to) {
  for (size_t i = 0; i < from->links.len; i++)
    if (from->links.at[i].resolves && text_equal(from->links.at[i].to, to->path)) return true;
  return false;
}

static bool line_in(Text lines, Text wanted) {
  for (Text line; text_cut(&lines, '\n', &line);)
    if (line.len && text_equal(text_trim(line), wanted)) return true;
  return false;
}

static bool shares_case(const Record *a, const Record *b) {
  Text rest = a->cases;
  for (Text line; text_cut(&rest, '\n', &line);)
    if (text_trim(line).len && line_in(b->cases, text_trim(line))) return true;
  return false;
}

/* A name is said on purpose only when it is long: four Han characters, or eight of another script. */
static bool is_telling(Text folded) {
  size_t han = 0, other = 0;
  for (Text rest = folded; rest.len;) {
    int32_t c = text_next(&rest);
    if (c >= 0x2E80) han++;
    else if (c >= '0') other++;
  }
  return han >= 4 || 2 * han + other >= 8;
}

/* "支部会议记录" is what many papers are called. */
static bool is_kind_word(const Search *search, Text folded) {
  const Kinds *kinds = &search->script->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    for (size_t k = 0; k < kinds->at[i].words.len; k++)
      if (text_equal(kinds->at[i].words.at[k], folded)) return true;
  return false;
}

static bool says(const Record *record, Text folded) {
  return text_find(record->text_folded, folded) != SIZE_MAX || text_find(record->fields_folded, folded) != SIZE_MAX;
}

/* "2017-05-08 学习教育方案" is spoken of without its day. */
static bool is_of_day(Text sign) {
  static const char signs[] = "0123456789-._ 年月日号";
  return text_find(text_of(signs), sign) != SIZE_MAX;
}

static Text without_day(Text name) {
  for (Text rest = name; rest.len; name = rest) {
    text_next(&rest);
    if (!is_of_day(text_slice(name, 0, name.len - rest.len))) break;
  }
  return name;
}

static bool mentions_name(const Search *search, const Record *record, Text name, Text own) {
  return is_telling(name) && !text_equal(name, own) && !is_kind_word(search, name) && says(record, name);
}

/* Plain text has no headings: a short first line is its title. */
static Text called(const Record *record) {
  enum { TITLE_MOST = 40 };
  Text rest = record->text_folded, line = TEXT_NONE;
  if (record->title_folded.len || record->format != PAPER_TEXT) return record->title_folded;
  while (!line.len && text_cut(&rest, '\n', &line)) line = text_trim(line);
  return text_count(line) <= TITLE_MOST ? line : TEXT_NONE;
}

/* In its name or title another paper is spoken of by year and number alone; in the text the code of the office belongs to it. */
static bool cites(Arena *arena, const Record *record, Text number) {
  Text brief = issue_number_short(number, 0, arena);
  if (issue_number_cited(record->name_folded, brief) || issue_number_cited(record->title_folded, brief)) return true;
  bool coded = !issue_number_cited(brief, number); /* else every text that has year and number would do */
  if (!coded || line_in(record->numbers, number)) return false;
  return issue_number_cited(record->text_folded, number) || issue_number_cited(record->fields_folded, number);
}

static bool mentions_number(const Search *search, const Record *record, Text number) {
  Arena *arena = search->script->unit_arena;
  if (issue_number_short(number, 0, arena).len) return cites(arena, record, number);
  return text_count(number) >= 4 && !line_in(record->numbers, number) && says(record, number);
}

static bool mentions(const Search *search, const Record *record, const Record *other) {
  if (mentions_name(search, record, called(other), called(record))) return true;
  if (mentions_name(search, record, without_day(other->name_folded), without_day(record->name_folded))) return true;
  Text rest = other->numbers;
  for (Text line; text_cut(&rest, '\n', &line);)
    if (mentions_number(search, record, text_trim(line))) return true;
  return false;
}

static bool is_linked(const Search *search, const Record *record, const Record *other, bool same_unit) {
  if (same_unit && (leads_to(record, other) || leads_to(other, record))) return true;
  return shares_case(record, other) || mentions(search, record, other) || mentions(search, other, record);
}

Answer search_linked(const Search *search, const Record *record, uint32_t unit, uint32_t index) {
  bool unread = false;
  for (size_t i = 0; i < search->others.len; i++) {
    const Row *other = &search->others.at[i];
    if (other->unit == unit && other->record == index) continue;
    if (is_linked(search, record, other->from, other->unit == unit)) return ANSWER_YES;
    unread |= record->unreadable != UNREADABLE_NO || other->from->unreadable != UNREADABLE_NO;
  }
  return unread ? ANSWER_UNREADABLE : ANSWER_NO;
}

/* ---- unlike ---- */

static Text twin_shown(const Search *search, const Twin *twin) {
  const Units *units = search->script->assessor->units;
  Text name = twin->other_unit < units->all.len ? units->all.at[twin->other_unit].name : TEXT_NONE, file = twin->other_file;
  for (size_t at; (at = text_find(file, TEXT("/"))) != SIZE_MAX;) file = text_slice(file, at + 1, file.len);
  return text_format(search->script->unit_arena, "%.*s/%.*s", TEXT_ARG(name), TEXT_ARG(file));
}

/* Twins are sorted by unit, then record. */
Text search_twin(const Search *search, uint32_t unit, uint32_t index) {
  const Join *join = search->script->assessor->join;
  size_t low = 0, high = join ? join->twins.len : 0;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const Twin *twin = &join->twins.at[middle];
    if (twin->unit < unit || (twin->unit == unit && twin->record < index)) low = middle + 1;
    else high = middle;
  }
  for (; join && low < join->twins.len; low++) {
    const Twin *twin = &join->twins.at[low];
    if (twin->unit != unit || twin->record != index) break;
    if (twin->other_unit != unit) return twin_shown(search, twin);
  }
  return TEXT_NONE;
}
