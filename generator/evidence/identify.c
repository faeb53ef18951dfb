/* SPDX-License-Identifier: MIT
 *
 * What a paper is and which day it bears, from the most trusted place that says it. Takes: a record with names and headings,
 * the vocabulary. Gives: kind, day, their sources, and why the paper is one to sort. Owns nothing. Never guesses: two
 * answers from one place are no answer.
 */
#include "evidence/evidence_in.h"

const Kind *kind_find(const Vocabulary *vocabulary, Text id) {
  for (size_t i = 0; id.len && i < vocabulary->kinds.len; i++)
    if (text_equal(vocabulary->kinds.at[i].id, id)) return &vocabulary->kinds.at[i];
  return NULL;
}

void record_to_sort(Arena *arena, Record *record, DiagCode why, Text first, Text second) {
  if (record->to_sort) return;
  record->to_sort = true;
  record->to_sort_why = text_of(diag_name(why));
  record->to_sort_args[0] = first.len ? text_copy(arena, first) : TEXT_NONE;
  record->to_sort_args[1] = second.len ? text_copy(arena, second) : TEXT_NONE;
}

/* The first reason is the one that is shown. */
static void to_sort(UnitReading *r, Record *record, DiagCode why, Text first, Text second) {
  diag_add(r->diags, why, record_where(record, 0), first, second, TEXT_NONE);
  record_to_sort(r->arena, record, why, first, second);
}

static Text front_text(const Paper *paper, const char *key, const char *translated, uint32_t *line) {
  const Value *value = paper ? value_get(paper->front, key) : NULL;
  if (!value && paper) value = value_get(paper->front, translated);
  *line = value ? value->line : 0;
  return value && value->kind == VALUE_TEXT ? text_trim(value->text) : TEXT_NONE;
}

/* ---- Day ---- */

/* What old disks hold is read in the form that people are shown. */
static Text path_readable(const Record *record) {
  return text_is_utf8(record->path, NULL) ? record->path : record->shown;
}

typedef struct DaySearch {
  UnitReading *r;
  Record *record;
  const Paper *paper;
  bool settled; /* found, or found twice */
  Text without_year; /* 7月5日, whose year only another place can tell */
  Day like;          /* then: such a day of some year */
} DaySearch;

static bool front_day(DaySearch *s, const char *key, const char *translated, Day *day) {
  uint32_t line;
  Day found;
  Text text = front_text(s->paper, key, translated, &line);
  if (text.len == 0) return false;
  int year = path_year(path_folder(path_readable(s->record)));
  if (day_parse(text, &found) || day_find_clear(text, year, &found, NULL) == DAY_FOUND) {
    *day = found;
    return true;
  }
  diag_add(s->r->diags, DIAG_PAPER_DAY_BAD, record_where(s->record, line), text, TEXT_NONE, TEXT_NONE);
  return false;
}

static void day_set(DaySearch *s, Day day, FactSource from) {
  s->record->day = day;
  s->record->day_from = from;
  s->settled = true;
}

/* A name is chosen by a person: two days in it, or one that no calendar has, are a question to that person. */
static void day_ask(DaySearch *s, DiagCode why, Text first, Text second) {
  to_sort(s->r, s->record, why, first, second);
  s->settled = true;
}

static void day_in_name(DaySearch *s, Text path, FactSource from) {
  DaySeen seen;
  Arena *arena = s->r->file;
  Text name = from == FROM_NAME ? path_stem(path) : path_name(path);
  switch (from == FROM_NAME ? day_of_name(name, path_folder(path), &seen) : day_of_folder(path, &seen)) {
  case DAY_FOUND_NONE: return;
  case DAY_FOUND:
    day_set(s, seen.day, from);
    if (seen.last != DAY_NONE)
      diag_add(s->r->diags, DIAG_PAPER_SPAN, record_where(s->record, 0), day_iso(arena, seen.day), day_iso(arena, seen.last),
               TEXT_NONE);
    return;
  case DAY_FOUND_TWO: return day_ask(s, DIAG_PAPER_TWO_DAYS, day_iso(arena, seen.day), day_iso(arena, seen.other));
  case DAY_FOUND_IMPOSSIBLE: return day_ask(s, DIAG_PAPER_DAY_IMPOSSIBLE, name_shown(arena, seen.impossible), TEXT_NONE);
  case DAY_FOUND_NO_YEAR:
    if (s->without_year.len) return; /* the name's own comes before that of a folder */
    s->without_year = name_shown(arena, text_slice(name, seen.from, seen.to));
    s->like = seen.day;
    return;
  }
}

/* Where the name says 7月5日, a text may add the year, but no other day. */
static bool day_fits_name(const DaySearch *s, Day day) {
  int year, month, day_of_month, like_month, like_day;
  if (s->without_year.len == 0) return true;
  day_parts(day, &year, &month, &day_of_month);
  day_parts(s->like, &year, &like_month, &like_day);
  return month == like_month && day_of_month == like_day;
}

/* Text speaks of many days, of plans too: a day after as_of is not the paper's own. */
static void day_in_text(DaySearch *s, Text text, int year, FactSource from) {
  Day day;
  bool found = day_find_clear(text, year, &day, NULL) != DAY_FOUND_NONE;
  if (found && day <= s->r->reader->assessment->as_of && day_fits_name(s, day)) day_set(s, day, from);
}

/* A form is a table too: | 时间 | 2017年7月5日 |. */
static bool cell_is_day_label(const UnitReading *r, const Block *block) {
  static const char *const labels[] = {"日期", "时间", "会议日期", "会议时间", "召开时间", "活动日期", "活动时间", "学习时间",
                                       "date", "meeting date", "date of meeting"};
  if (block->plain.len > 40) return false;
  Text folded = text_trim(text_fold(r->file, block->plain));
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (words_same(folded, text_of(labels[i]))) return true;
  return false;
}

/* The days in the rows of a table are those of its rows: limits, births, other papers. */
static bool block_may_date(const UnitReading *r, size_t i) {
  const Block *block = &r->blocks.at[i], *before = i ? block - 1 : NULL;
  if (!block->cell) return true;
  return before && before->cell && before->cell->next == block->cell && cell_is_day_label(r, before);
}

/* "Valid until 2017-07-05" says when something ends, not when the paper was made. */
static bool line_is_of_expiry(const UnitReading *r, Text line) {
  static const char phrases[] = "valid until|valid till|valid through|valid to|expires|expiry|expiration|"
                                "有效期至|有效期到|有效期限至|有效至|到期日|失效日期|失效时间";
  return words_any(text_fold(r->file, line), text_of(phrases), false, NULL);
}

static void put_datable(const UnitReading *r, Text text, Buf *body) {
  for (Text line; text_cut(&text, '\n', &line);) {
    if (!line_is_of_expiry(r, line)) buf_text(body, line);
    buf_char(body, '\n');
  }
}

static Text body_outside_tables(const UnitReading *r) {
  Buf body = {0};
  for (size_t i = 0; i < r->blocks.len && body.len < evidence_limits.body_day_bytes; i++) {
    if (!block_may_date(r, i)) continue;
    put_datable(r, r->blocks.at[i].plain, &body);
  }
  Text head = text_copy(r->file, text_head(buf_view(&body), evidence_limits.body_day_bytes));
  buf_free(&body);
  return head;
}

static bool is_label_of_issue(const UnitReading *r, Text label) {
  static const char *const labels[] = {"发证日期", "颁发日期", "颁证日期", "签发日期", "核发日期", "出具日期", "发布日期", "印发日期",
                                       "date of issue", "issue date", "date issued", "issued", "issued on"};
  if (label.len > 40) return false;
  Text folded = text_trim(text_fold(r->file, label));
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (words_same(folded, text_of(labels[i]))) return true;
  return false;
}

/* What stands behind the label, as in 发证日期：2017-07-05; empty where the line begins otherwise. */
static Text behind_label(const UnitReading *r, Text line) {
  size_t at = text_find(line, TEXT(":")), wide = text_find(line, TEXT("：")), behind = 1;
  if (wide < at) at = wide, behind = TEXT("：").len;
  bool label = at != SIZE_MAX && is_label_of_issue(r, text_slice(line, 0, at));
  return label ? text_trim(text_slice(line, at + behind, line.len)) : TEXT_NONE;
}

/* A cell beside one with the label, or the first line of a piece of text that begins with it. */
static Text issue_of_block(const UnitReading *r, size_t i) {
  const Block *block = &r->blocks.at[i], *before = i ? block - 1 : NULL;
  Text rest = block->plain, line, found = TEXT_NONE;
  if (block->cell) {
    bool beside = before && before->cell && before->cell->next == block->cell && is_label_of_issue(r, before->plain);
    return beside ? block->plain : TEXT_NONE;
  }
  while (!found.len && text_cut(&rest, '\n', &line)) found = behind_label(r, line);
  return found;
}

/* A certificate says from when to when it is valid, and in a field of its own when it was issued: that is its day. */
static void day_of_issue(DaySearch *s) {
  size_t seen = 0;
  int year = path_year(path_folder(path_readable(s->record)));
  for (size_t i = 0; i < s->r->blocks.len && !s->settled && seen < evidence_limits.body_day_bytes; i++) {
    Text day = issue_of_block(s->r, i);
    if (day.len) day_in_text(s, day, year, FROM_BODY);
    seen += s->r->blocks.at[i].plain.len;
  }
}

static void day_of_paper(DaySearch *s) {
  Text path = path_readable(s->record), folder = path_folder(path);
  int year = path_year(folder);
  Day day;
  if (front_day(s, "date", "日期", &day)) day_set(s, day, FROM_FRONT);
  if (!s->settled) day_in_name(s, path, FROM_NAME);
  for (; !s->settled && folder.len; folder = path_folder(folder)) day_in_name(s, folder, FROM_FOLDER);
  for (size_t i = 0; !s->settled && i < s->record->headings.len; i++)
    day_in_text(s, s->record->headings.at[i].text, year, FROM_HEADING);
  if (!s->settled && s->paper && s->paper->text_readable) day_of_issue(s);
  if (!s->settled && s->paper && s->paper->text_readable)
    day_in_text(s, body_outside_tables(s->r), year, FROM_BODY);
  Day taken = s->paper ? s->paper->taken : 0; /* clocks of cameras go wrong: the last word, and never a day to come */
  if (!s->settled && taken && taken <= s->r->reader->assessment->as_of) day_set(s, taken, FROM_PHOTO);
}

/* ---- Kind ---- */

typedef struct KindSearch {
  UnitReading *r;
  const ItemFolder *item; /* the nearest folder named after an item; NULL */
  const Kind *kind, *rival;
  size_t length; /* of the word that told it */
  FactSource from;
  Text two_items; /* a folder above that may be two items */
} KindSearch;

static bool item_has(const ItemFolder *item, Text kind) {
  for (size_t i = 0; item && i < item->kinds.len; i++)
    if (text_equal(item->kinds.at[i], kind)) return true;
  return item == NULL;
}

/* True when the text holds a word: then the search is over, with one kind or two. */
static bool kind_among(KindSearch *s, Text folded, const ItemFolder *item, FactSource from) {
  const Kinds *kinds = &s->r->reader->vocabulary->kinds;
  size_t best = 0;
  s->kind = s->rival = NULL;
  for (size_t i = 0; i < kinds->len; i++) {
    const Kind *kind = &kinds->at[i];
    if (!item_has(item, kind->id)) continue;
    size_t length = words_longest(folded, &kind->words);
    if (length > best) best = length, s->kind = kind, s->rival = NULL;
    else if (length == best && length) s->rival = kind;
  }
  s->length = best;
  s->from = from;
  return s->kind != NULL;
}

/* 关于整改通知书的回复 is a reply: what it is stands behind the last 的. Empty where the text is not built so. */
static Text behind_about(Text folded) {
  const Text about = TEXT("关于"), of = TEXT("的");
  size_t begin = text_find(folded, about);
  if (begin == SIZE_MAX) return TEXT_NONE;
  Text rest = text_slice(folded, begin + about.len, folded.len), behind = TEXT_NONE;
  for (size_t at; (at = text_find(rest, of)) != SIZE_MAX;) behind = rest = text_slice(rest, at + of.len, rest.len);
  return behind;
}

static bool kind_in_words(KindSearch *s, Text folded, const ItemFolder *item, FactSource from) {
  Text head = behind_about(folded);
  return (head.len && (kind_among(s, head, item, from) || kind_among(s, head, NULL, from))) || kind_among(s, folded, item, from);
}

static Text name_folded(UnitReading *r, Text name) {
  return text_trim(text_fold(r->file, name_shown(r->file, name)));
}

/* The nearest; a folder that may be two items is told of, and is none. */
static const ItemFolder *item_of_path(KindSearch *s, Text folder) {
  const ItemFolder *item = NULL, *rival = NULL;
  for (; folder.len && !item; folder = path_folder(folder)) {
    item = item_of_folder(s->r, folder, &rival);
    if (rival && !s->two_items.len) s->two_items = name_shown(s->r->file, path_name(folder));
  }
  return item;
}

static bool kind_in_folders(KindSearch *s, Text folder) {
  for (; folder.len; folder = path_folder(folder)) {
    if (kind_in_words(s, name_folded(s->r, path_name(folder)), s->item, FROM_FOLDER)) return true;
    const ItemFolder *rival;
    bool only_one = s->item && s->item->kinds.len == 1 && !s->item->any_kind && item_of_folder(s->r, folder, &rival) == s->item;
    s->kind = only_one ? kind_find(s->r->reader->vocabulary, s->item->kinds.at[0]) : NULL;
    if (s->kind) return true;
  }
  return false;
}

static bool kind_in_front(KindSearch *s, Record *record, const Paper *paper) {
  const Kinds *kinds = &s->r->reader->vocabulary->kinds;
  uint32_t line;
  Text word = front_text(paper, "kind", "类别", &line), folded = text_trim(text_fold(s->r->file, word));
  TextList ids = {0};
  if (word.len == 0) return false;
  s->from = FROM_FRONT;
  for (size_t i = 0; i < kinds->len; i++) {
    const Kind *kind = &kinds->at[i];
    bool named = text_equal(kind->id, word) || text_equal(kind->title, word);
    for (size_t k = 0; !named && k < kind->words.len; k++) named = text_equal(kind->words.at[k], folded);
    if (named) return s->kind = kind, true;
    *list_add(s->r->file, &ids) = kind->id;
  }
  diag_add(s->r->diags, DIAG_PAPER_KIND_UNKNOWN, record_where(record, line), word, text_nearest(word, ids.at, ids.len),
           TEXT_NONE);
  return false;
}

/* "democratic review grades.csv" is a table of grades: of kinds and registers the word that stands last says what a paper is,
 * of two that end together the longer. */
static const Register *name_register(const KindSearch *s, Text name) {
  const Registers *registers = &s->r->reader->vocabulary->registers;
  size_t length = 0, end = s->kind ? words_last(name, &s->kind->words, &length) : 0;
  for (size_t i = 0; i < registers->len; i++) {
    size_t own = 0, last = words_last(name, &registers->at[i].words, &own);
    if (last && (last > end || (last == end && own > length))) return &registers->at[i];
  }
  return NULL;
}

static Text kind_word(Text name, const Kind *kind, size_t length) {
  for (size_t i = 0; i < kind->words.len; i++)
    if (text_count(kind->words.at[i]) == length && words_find(name, kind->words.at[i], true) != SIZE_MAX)
      return kind->words.at[i];
  return TEXT_NONE;
}

/* The words of a name: among the kinds of its item first, which settles what the words alone leave open. But a longer word that
 * holds that of the item says more exactly what the paper is: a plan of lectures in the folder of lectures is a plan. */
static bool kind_in_name(KindSearch *s, Text name) {
  if (!s->item || !kind_in_words(s, name, s->item, FROM_NAME)) return kind_in_words(s, name, NULL, FROM_NAME);
  KindSearch of_item = *s;
  kind_in_words(s, name, NULL, FROM_NAME);
  Text word = s->rival ? TEXT_NONE : kind_word(name, s->kind, s->length);
  if (words_longest(word, &of_item.kind->words) != of_item.length) *s = of_item;
  return true;
}

static bool kind_search(KindSearch *s, Record *record, const Paper *paper) {
  Text folder = path_folder(path_readable(record));
  if (kind_in_front(s, record, paper)) return true;
  s->item = item_of_path(s, folder);
  bool named = !picture_is_nameless(s->r->file, record->shown) && kind_in_name(s, record->name_folded);
  if (name_register(s, record->name_folded)) return false;
  if (named || kind_in_folders(s, folder)) return true;
  Text heading = record->headings.len ? record->headings.at[0].folded : record->title_folded;
  return kind_in_words(s, heading, s->item, FROM_HEADING);
}

bool name_tells_kind(UnitReading *r, Text name) {
  KindSearch s = {.r = r};
  return kind_in_words(&s, name_folded(r, path_stem(name)), NULL, FROM_NAME);
}

bool name_is_of_kind(UnitReading *r, Text folded) {
  KindSearch s = {.r = r};
  return kind_in_words(&s, folded, NULL, FROM_NAME) && !name_register(&s, folded);
}

const Kind *evidence_kind_of_name(const Vocabulary *vocabulary, Arena *arena, Text name, Text *other) {
  EvidenceReader reader = {.vocabulary = vocabulary};
  UnitReading r = {.reader = &reader, .file = arena};
  KindSearch s = {.r = &r};
  Text folded = text_trim(text_fold(arena, name));
  bool found = kind_in_words(&s, folded, NULL, FROM_NAME);
  const Register *table = name_register(&s, folded);
  *other = table ? table->id : s.rival ? s.rival->id : TEXT_NONE;
  return found && !s.rival && !table ? s.kind : NULL;
}

static Text kind_title(const Kind *kind) {
  return kind->title.len ? kind->title : kind->id;
}

/* ---- Both ---- */

bool record_is_outside_period(const UnitReading *r, const Record *record) {
  if (record->day == DAY_NONE) return false;
  if (r->period.from != DAY_NONE && record->day < r->period.from) return true;
  return r->period.to != DAY_NONE && record->day > r->period.to;
}

static void kind_of_paper(UnitReading *r, Record *record, const Paper *paper) {
  KindSearch s = {.r = r};
  bool found = kind_search(&s, record, paper), silent = record_is_outside_period(r, record);
  bool is_text = record->format != PAPER_IMAGE && (record->format != PAPER_ATTACHMENT || record->words > 0);
  if (found && !s.rival) {
    record->kind = s.kind->id;
    record->kind_from = s.from;
  } else if (silent) return;
  else if (found) to_sort(r, record, DIAG_PAPER_TWO_KINDS, kind_title(s.kind), kind_title(s.rival));
  else if (s.two_items.len && !record->tables.len) to_sort(r, record, DIAG_PAPER_TWO_ITEMS, s.two_items, TEXT_NONE);
  else if (is_text && !record->tables.len && r->reader->vocabulary->kinds.len)
    to_sort(r, record, DIAG_PAPER_NO_KIND, TEXT_NONE, TEXT_NONE);
}

/* A paper that should have a text and has none to read: its reader has said why. */
static void sort_unreadable(UnitReading *r, Record *record) {
  static const DiagCode codes[] = {[UNREADABLE_BROKEN] = DIAG_PAPER_UNREADABLE,
                                   [UNREADABLE_CRASHED] = DIAG_READER_CRASHED,
                                   [UNREADABLE_TOO_SLOW] = DIAG_READER_TOO_SLOW,
                                   [UNREADABLE_TOO_BIG] = DIAG_READER_TOO_BIG};
  bool broken = record->unreadable != UNREADABLE_NO && record->unreadable != UNREADABLE_ATTACHMENT;
  if (broken && !record_is_outside_period(r, record))
    record_to_sort(r->arena, record, codes[record->unreadable], TEXT_NONE, TEXT_NONE);
}

/* What is filed after the period and after the day of the report belongs to the next quarter; a year further on it is a slip. */
static bool is_of_later_period(const UnitReading *r, const Record *record) {
  enum { SLIP = 366 };
  Day last = r->period.to;
  return last != DAY_NONE && record->day > last && record->day - last <= SLIP;
}

void record_identify(UnitReading *r, Record *record, const Paper *paper) {
  DaySearch days = {.r = r, .record = record, .paper = paper};
  Day as_of = r->reader->assessment->as_of;
  day_of_paper(&days);
  front_day(&days, "received", "收到日期", &record->received);
  kind_of_paper(r, record, paper);
  const Kind *kind = kind_find(r->reader->vocabulary, record->kind);
  DiagCode no_day = days.without_year.len ? DIAG_PAPER_NO_YEAR : DIAG_PAPER_NO_DAY;
  if (!days.settled && kind && kind->dated) to_sort(r, record, no_day, days.without_year, TEXT_NONE);
  if (record->day != DAY_NONE && record->day > as_of && !is_of_later_period(r, record))
    to_sort(r, record, DIAG_PAPER_FUTURE, day_iso(r->file, record->day), day_iso(r->file, as_of));
  sort_unreadable(r, record);
}
