/* SPDX-License-Identifier: MIT
 *
 * The hand-over layout of UnitEvidence: put and get stand side by side, field by field in one order. Takes and gives: bytes
 * of a hand-over file. Owns nothing. A length that the file cannot hold makes the reader bad, and the list empty.
 */
#include "evidence/evidence_in.h"

#include <string.h>

/* ---- Small ones ---- */

static void put_hash(Buf *out, const Sha256 *hash) {
  buf_put(out, hash->at, sizeof hash->at);
}

static Sha256 get_hash(WireIn *in) {
  Sha256 hash = {{0}};
  if ((size_t)(in->end - in->at) < sizeof hash.at) in->bad = true;
  if (in->bad) return hash;
  memcpy(hash.at, in->at, sizeof hash.at);
  in->at += sizeof hash.at;
  return hash;
}

static uint32_t get_u32(WireIn *in) {
  uint64_t value = wire_get_u64(in);
  if (value > UINT32_MAX) in->bad = true;
  return in->bad ? 0 : (uint32_t)value;
}

static Day get_day(WireIn *in) {
  int64_t value = wire_get_i64(in);
  if (value < INT32_MIN || value > INT32_MAX) in->bad = true;
  return in->bad ? DAY_NONE : (Day)value;
}

/* An enumeration's value, below `count`. */
static unsigned get_choice(WireIn *in, unsigned count) {
  uint32_t value = get_u32(in);
  if (value >= count) in->bad = true;
  return in->bad ? 0 : value;
}

static void put_texts(Buf *out, const TextList *list) {
  wire_put_u64(out, list->len);
  for (size_t i = 0; i < list->len; i++) wire_put_text(out, list->at[i]);
}

static void get_texts(WireIn *in, Arena *arena, TextList *list) {
  for (size_t left = wire_get_count(in, 1); left && !in->bad; left--) *list_add(arena, list) = wire_get_text(in);
}

/* ---- Fields: the file of a fact is nearly always the record's own ---- */

static void put_field(Buf *out, const Record *record, const Fact *fact) {
  bool own = text_equal(fact->where.file, record->file);
  wire_put_text(out, fact->name);
  wire_put_text(out, fact->value);
  wire_put_bool(out, own);
  if (!own) wire_put_text(out, fact->where.file);
  wire_put_u64(out, fact->where.line);
  wire_put_u64(out, fact->where.column);
  wire_put_bool(out, fact->filled);
}

static void get_field(WireIn *in, const Record *record, Fact *fact) {
  fact->name = wire_get_text(in);
  fact->value = wire_get_text(in);
  fact->where.file = wire_get_bool(in) ? record->file : wire_get_text(in);
  fact->where.line = get_u32(in);
  fact->where.column = get_u32(in);
  fact->filled = wire_get_bool(in);
}

static void put_heading(Buf *out, const RecordHeading *heading) {
  wire_put_u64(out, (uint64_t)heading->level);
  wire_put_text(out, heading->text);
  wire_put_text(out, heading->folded);
  wire_put_text(out, heading->id);
  wire_put_u64(out, heading->line);
  wire_put_u64(out, heading->words);
}

static void get_heading(WireIn *in, RecordHeading *heading) {
  heading->level = (int)get_choice(in, 100);
  heading->text = wire_get_text(in);
  heading->folded = wire_get_text(in);
  heading->id = wire_get_text(in);
  heading->line = get_u32(in);
  heading->words = get_u32(in);
}

static void put_link(Buf *out, const RecordLink *link) {
  wire_put_text(out, link->target);
  wire_put_text(out, link->to);
  wire_put_text(out, link->anchor);
  wire_put_u64(out, link->line);
  wire_put_u64(out, (uint64_t)(link->image | link->outside << 1 | link->resolves << 2));
}

static void get_link(WireIn *in, RecordLink *link) {
  link->target = wire_get_text(in);
  link->to = wire_get_text(in);
  link->anchor = wire_get_text(in);
  link->line = get_u32(in);
  unsigned flags = get_choice(in, 8);
  link->image = flags & 1;
  link->outside = flags & 2;
  link->resolves = flags & 4;
}

static void put_picture(Buf *out, const RecordPicture *picture) {
  wire_put_text(out, picture->path);
  wire_put_u64(out, picture->width);
  wire_put_u64(out, picture->height);
}

static void get_picture(WireIn *in, RecordPicture *picture) {
  picture->path = wire_get_text(in);
  picture->width = get_u32(in);
  picture->height = get_u32(in);
}

static void put_member(Buf *out, const RecordMember *member) {
  wire_put_text(out, member->path);
  wire_put_text(out, member->original);
  wire_put_text(out, member->caption);
  put_picture(out, &member->picture);
  wire_put_u64(out, member->size);
  put_hash(out, &member->hash);
}

static void get_member(WireIn *in, RecordMember *member) {
  member->path = wire_get_text(in);
  member->original = wire_get_text(in);
  member->caption = wire_get_text(in);
  get_picture(in, &member->picture);
  member->size = wire_get_u64(in);
  member->hash = get_hash(in);
}

/* ---- Lists of a record ---- */

static void put_lines(Buf *out, const Record *record) {
  int64_t before = 0; /* lines grow: their differences take one byte each */
  wire_put_u64(out, record->text_lines.len);
  for (size_t i = 0; i < record->text_lines.len; i++) {
    wire_put_i64(out, (int64_t)record->text_lines.at[i] - before);
    before = record->text_lines.at[i];
  }
}

static void get_lines(WireIn *in, Arena *arena, Record *record) {
  int64_t line = 0;
  for (size_t left = wire_get_count(in, 1); left && !in->bad; left--) {
    int64_t step = wire_get_i64(in);
    if (step < -line || step > UINT32_MAX - line) in->bad = true;
    line = in->bad ? 0 : line + step;
    *list_add(arena, &record->text_lines) = (uint32_t)line;
  }
}

/* A folded cell that equals its cell is written as nothing, with a mark. */
static void put_table(Buf *out, const RecordTable *table) {
  wire_put_text(out, table->of);
  wire_put_bool(out, table->cut);
  put_texts(out, &table->columns);
  wire_put_u64(out, table->lines.len);
  for (size_t i = 0; i < table->lines.len; i++) wire_put_u64(out, table->lines.at[i]);
  for (size_t i = 0; i < table->cells.len; i++) {
    bool same = text_equal(table->cells.at[i], table->folded.at[i]);
    wire_put_text(out, table->cells.at[i]);
    wire_put_bool(out, same);
    if (!same) wire_put_text(out, table->folded.at[i]);
  }
}

static void get_table(WireIn *in, Arena *arena, RecordTable *table) {
  table->of = wire_get_text(in);
  table->cut = wire_get_bool(in);
  get_texts(in, arena, &table->columns);
  for (size_t n = wire_get_count(in, 1); n && !in->bad; n--) *list_add(arena, &table->lines) = get_u32(in);
  for (size_t n = table->lines.len * table->columns.len; n && !in->bad; n--) {
    Text cell = wire_get_text(in);
    *list_add(arena, &table->cells) = cell;
    *list_add(arena, &table->folded) = wire_get_bool(in) ? cell : wire_get_text(in);
  }
}

static void put_lists(Buf *out, const Record *record) {
  put_lines(out, record);
  wire_put_u64(out, record->fields.len);
  for (size_t i = 0; i < record->fields.len; i++) put_field(out, record, &record->fields.at[i]);
  put_texts(out, &record->field_keys);
  wire_put_u64(out, record->headings.len);
  for (size_t i = 0; i < record->headings.len; i++) put_heading(out, &record->headings.at[i]);
  wire_put_u64(out, record->links.len);
  for (size_t i = 0; i < record->links.len; i++) put_link(out, &record->links.at[i]);
  wire_put_u64(out, record->dated.len);
  for (size_t i = 0; i < record->dated.len; i++) put_heading(out, &record->dated.at[i]);
  for (size_t i = 0; i < record->dated.len; i++) wire_put_i64(out, record->dated_days.at[i]);
  wire_put_u64(out, record->members.len);
  for (size_t i = 0; i < record->members.len; i++) put_member(out, &record->members.at[i]);
  wire_put_u64(out, record->inside.len);
  for (size_t i = 0; i < record->inside.len; i++) put_member(out, &record->inside.at[i]);
  wire_put_u64(out, record->attended_lines.len);
  for (size_t i = 0; i < record->attended_lines.len; i++) wire_put_u64(out, record->attended_lines.at[i]);
  wire_put_u64(out, record->tables.len);
  for (size_t i = 0; i < record->tables.len; i++) put_table(out, &record->tables.at[i]);
}

static void get_lists(WireIn *in, Arena *arena, Record *record) {
  get_lines(in, arena, record);
  for (size_t n = wire_get_count(in, 6); n && !in->bad; n--) get_field(in, record, list_add(arena, &record->fields));
  get_texts(in, arena, &record->field_keys);
  for (size_t n = wire_get_count(in, 6); n && !in->bad; n--) get_heading(in, list_add(arena, &record->headings));
  for (size_t n = wire_get_count(in, 5); n && !in->bad; n--) get_link(in, list_add(arena, &record->links));
  for (size_t n = wire_get_count(in, 7); n && !in->bad; n--) get_heading(in, list_add(arena, &record->dated));
  for (size_t n = record->dated.len; n && !in->bad; n--) *list_add(arena, &record->dated_days) = get_day(in);
  for (size_t n = wire_get_count(in, 35); n && !in->bad; n--) get_member(in, list_add(arena, &record->members));
  for (size_t n = wire_get_count(in, 35); n && !in->bad; n--) get_member(in, list_add(arena, &record->inside));
  for (size_t n = wire_get_count(in, 1); n && !in->bad; n--) *list_add(arena, &record->attended_lines) = get_u32(in);
  for (size_t n = wire_get_count(in, 4); n && !in->bad; n--) get_table(in, arena, list_add(arena, &record->tables));
  if (record->field_keys.len != record->fields.len || record->front_fields > record->fields.len) in->bad = true;
}

/* ---- A record ---- */

static void put_texts_of(Buf *out, const Record *record) {
  const Text texts[] = {record->path,        record->shown,         record->path_folded,  record->file,
                        record->kind,        record->title,         record->title_folded, record->name_folded,
                        record->text_folded, record->fields_folded, record->to_sort_why,  record->to_sort_args[0],
                        record->to_sort_args[1], record->page,
                        record->original,    record->attended,      record->cases,        record->numbers};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) wire_put_text(out, texts[i]);
}

static void get_texts_of(WireIn *in, Record *record) {
  Text *const texts[] = {&record->path,        &record->shown,         &record->path_folded, &record->file,
                         &record->kind,        &record->title,         &record->title_folded, &record->name_folded,
                         &record->text_folded, &record->fields_folded, &record->to_sort_why, &record->to_sort_args[0],
                         &record->to_sort_args[1], &record->page,
                         &record->original,    &record->attended,      &record->cases,       &record->numbers};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = wire_get_text(in);
}

static void put_record(Buf *out, const Record *record) {
  const uint32_t counts[] = {record->words, record->table_rows, record->images, record->tasks_open, record->tasks_done,
                             record->front_fields};
  put_texts_of(out, record);
  wire_put_u64(out, record->kind_from);
  wire_put_i64(out, record->day);
  wire_put_u64(out, record->day_from);
  wire_put_i64(out, record->received);
  wire_put_i64(out, record->made);
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) wire_put_u64(out, counts[i]);
  wire_put_u64(out, record->format);
  wire_put_u64(out, record->unreadable);
  wire_put_u64(out, (uint64_t)(record->empty | record->placeholder << 1 | record->to_sort << 2));
  wire_put_u64(out, record->size);
  put_hash(out, &record->hash);
  put_picture(out, &record->picture);
  wire_put_u64(out, record->text_hash);
  put_lists(out, record);
}

static void get_record(WireIn *in, Arena *arena, Record *record) {
  uint32_t *const counts[] = {&record->words, &record->table_rows, &record->images,
                             &record->tasks_open, &record->tasks_done, &record->front_fields};
  get_texts_of(in, record);
  record->kind_from = get_choice(in, FROM_MARK + 1);
  record->day = get_day(in);
  record->day_from = get_choice(in, FROM_MARK + 1);
  record->received = get_day(in);
  record->made = get_day(in);
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) *counts[i] = get_u32(in);
  record->format = get_choice(in, PAPER_ATTACHMENT + 1);
  record->unreadable = get_choice(in, UNREADABLE_TOO_BIG + 1);
  unsigned flags = get_choice(in, 8);
  record->empty = flags & 1;
  record->placeholder = flags & 2;
  record->to_sort = flags & 4;
  record->size = wire_get_u64(in);
  record->hash = get_hash(in);
  get_picture(in, &record->picture);
  record->text_hash = wire_get_u64(in);
  get_lists(in, arena, record);
}

void evidence_put(Buf *out, const UnitEvidence *evidence) {
  wire_put_u64(out, evidence->unit);
  wire_put_u64(out, evidence->bytes);
  wire_put_u64(out, evidence->records.len);
  for (size_t i = 0; i < evidence->records.len; i++) put_record(out, &evidence->records.at[i]);
}

void evidence_get(WireIn *in, Arena *arena, UnitEvidence *evidence) {
  *evidence = (UnitEvidence){.unit = get_u32(in)};
  evidence->bytes = wire_get_u64(in);
  for (size_t n = wire_get_count(in, 60); n && !in->bad; n--) get_record(in, arena, list_add(arena, &evidence->records));
  if (in->bad) evidence->records.len = 0;
}
