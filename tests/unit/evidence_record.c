/* SPDX-License-Identifier: MIT
 *
 * Hand-over of records and twins: round trips, cut and altered bytes; and which papers are twins. Takes nothing. Gives TAP
 * lines.
 */
#include "evidence_sample.h"

static Sha256 hash_of(uint8_t first) {
  Sha256 hash;
  for (size_t i = 0; i < sizeof hash.at; i++) hash.at[i] = (uint8_t)(first + i);
  return hash;
}

static void table_full(Arena *a, RecordTable *table) {
  static const char *const cells[][2] = {{"A", "a"}, {"b", "b"}, {"", ""}, {"C", "c"}};
  table->of = TEXT("ledger");
  *list_add(a, &table->columns) = TEXT("owner");
  *list_add(a, &table->columns) = TEXT("problem");
  *list_add(a, &table->lines) = 16;
  *list_add(a, &table->lines) = 4;
  for (size_t i = 0; i < COUNT(cells); i++) {
    *list_add(a, &table->cells) = text_of(cells[i][0]);
    *list_add(a, &table->folded) = text_of(cells[i][1]);
  }
}

/* Every member set, each to a value of its own. */
static Record record_full(Arena *a) {
  Record r = {.path = TEXT("p/\xB4\xE5.md"),
              .shown = TEXT("p/x.md"),
              .path_folded = TEXT("pf"),
              .file = TEXT("input/a/units/u/p.md"),
              .kind = TEXT("plan"),
              .kind_from = FROM_HEADING,
              .day = -5,
              .day_from = FROM_BODY,
              .received = 17352,
              .title = TEXT("T"),
              .title_folded = TEXT("t"),
              .name_folded = TEXT("n"),
              .text_folded = TEXT("one\ntwo"),
              .fields_folded = TEXT("v\n"),
              .words = 1,
              .table_rows = 2,
              .images = 3,
              .tasks_open = 4,
              .tasks_done = 5,
              .format = PAPER_XML,
              .unreadable = UNREADABLE_TOO_SLOW,
              .empty = true,
              .placeholder = true,
              .to_sort = true,
              .to_sort_why = TEXT("paper-no-kind"),
              .size = UINT64_MAX,
              .hash = hash_of(7),
              .text_hash = UINT64_MAX - 1,
              .page = TEXT("evidence/u/a.html"),
              .original = TEXT("evidence/u/a-original.md")};
  static const uint32_t lines[] = {0, 900, 7, UINT32_MAX};
  for (size_t i = 0; i < COUNT(lines); i++) *list_add(a, &r.text_lines) = lines[i];
  *list_add(a, &r.fields) = (Fact){TEXT("f"), TEXT("v"), {r.file, 3, 4}, true};
  *list_add(a, &r.fields) = (Fact){TEXT("g"), TEXT(""), {TEXT("other"), 0, 0}, false};
  *list_add(a, &r.field_keys) = TEXT("key");
  *list_add(a, &r.field_keys) = TEXT("");
  *list_add(a, &r.headings) = (RecordHeading){6, TEXT("H"), TEXT("h"), TEXT("h-1"), 8, 9};
  *list_add(a, &r.links) = (RecordLink){TEXT("t"), TEXT("to"), TEXT("an"), 10, true, false, true};
  *list_add(a, &r.links) = (RecordLink){TEXT("t2"), TEXT(""), TEXT(""), 11, false, true, false};
  *list_add(a, &r.dated) = (RecordHeading){2, TEXT("D"), TEXT("d"), TEXT("d-1"), 12, 13};
  *list_add(a, &r.dated_days) = 17000;
  r.attended = TEXT("chair\nclerk\n");
  r.cases = TEXT("7\n");
  r.numbers = TEXT("no 5\n");
  *list_add(a, &r.attended_lines) = 15;
  *list_add(a, &r.attended_lines) = UINT32_MAX;
  table_full(a, list_add(a, &r.tables));
  *list_add(a, &r.tables) = (RecordTable){.of = TEXT("roster"), .cut = true};
  *list_add(a, &r.members) = (RecordMember){
      TEXT("m.jpg"), TEXT("o.jpg"), TEXT("said"), {TEXT("s.jpg"), 15, 16}, 14, hash_of(99)};
  r.picture = (RecordPicture){TEXT("shown.jpg"), 17, 18};
  return r;
}

static void put_again(const UnitEvidence *evidence, Buf *buf) {
  buf_reset(buf);
  evidence_put(buf, evidence);
}

static void check_small(const Record *a, const Record *b) {
  assert_int_equal(a->day, b->day);
  assert_int_equal(a->received, b->received);
  assert_int_equal(a->kind_from, b->kind_from);
  assert_int_equal(a->day_from, b->day_from);
  assert_int_equal(a->format, b->format);
  assert_int_equal(a->unreadable, b->unreadable);
  assert_true(a->empty == b->empty && a->placeholder == b->placeholder && a->to_sort == b->to_sort);
  assert_true(a->size == b->size && a->text_hash == b->text_hash);
  assert_memory_equal(&a->hash, &b->hash, sizeof a->hash);
  assert_true(a->words == b->words && a->table_rows == b->table_rows && a->images == b->images);
  assert_true(a->tasks_open == b->tasks_open && a->tasks_done == b->tasks_done);
  const Text left[] = {a->path, a->shown, a->path_folded, a->file, a->kind, a->title, a->title_folded, a->name_folded,
                       a->text_folded, a->fields_folded, a->to_sort_why, a->page, a->original,
                       a->attended, a->cases, a->numbers};
  const Text right[] = {b->path, b->shown, b->path_folded, b->file, b->kind, b->title, b->title_folded, b->name_folded,
                        b->text_folded, b->fields_folded, b->to_sort_why, b->page, b->original,
                        b->attended, b->cases, b->numbers};
  for (size_t i = 0; i < COUNT(left); i++) assert_true(text_equal(left[i], right[i]));
}

static void check_lists(const Record *b) {
  assert_int_equal(b->text_lines.len, 4);
  assert_int_equal(b->text_lines.at[1], 900);
  assert_int_equal(b->text_lines.at[3], UINT32_MAX);
  assert_int_equal(b->fields.len, 2);
  assert_text(b->fields.at[0].where.file, "input/a/units/u/p.md");
  assert_int_equal(b->fields.at[0].where.column, 4);
  assert_true(b->fields.at[0].filled);
  assert_false(b->fields.at[1].filled);
  assert_text(b->fields.at[1].where.file, "other");
  assert_text(b->field_keys.at[0], "key");
  assert_text(b->headings.at[0].id, "h-1");
  assert_int_equal(b->headings.at[0].level, 6);
  assert_int_equal(b->headings.at[0].words, 9);
  assert_int_equal(b->links.len, 2);
  assert_true(b->links.at[0].image && !b->links.at[0].outside && b->links.at[0].resolves);
  assert_true(!b->links.at[1].image && b->links.at[1].outside && !b->links.at[1].resolves);
  assert_text(b->links.at[0].to, "to");
  assert_text(b->links.at[0].anchor, "an");
  assert_text(b->dated.at[0].folded, "d");
  assert_int_equal(b->dated_days.at[0], 17000);
  Sha256 hash = hash_of(99);
  assert_text(b->members.at[0].original, "o.jpg");
  assert_text(b->members.at[0].caption, "said");
  assert_text(b->members.at[0].picture.path, "s.jpg");
  assert_int_equal(b->members.at[0].picture.width, 15);
  assert_int_equal(b->members.at[0].picture.height, 16);
  assert_text(b->picture.path, "shown.jpg");
  assert_int_equal(b->picture.width, 17);
  assert_int_equal(b->picture.height, 18);
  assert_int_equal(b->members.at[0].size, 14);
  assert_memory_equal(&b->members.at[0].hash, &hash, sizeof hash);
}

static void check_tables(const Record *b) {
  assert_int_equal(b->attended_lines.len, 2);
  assert_int_equal(b->attended_lines.at[1], UINT32_MAX);
  assert_int_equal(b->tables.len, 2);
  assert_text(b->tables.at[0].of, "ledger");
  assert_text(b->tables.at[0].columns.at[1], "problem");
  assert_int_equal(b->tables.at[0].lines.at[1], 4);
  assert_int_equal(b->tables.at[0].cells.len, 4);
  assert_text(b->tables.at[0].cells.at[3], "C");
  assert_text(b->tables.at[0].folded.at[3], "c");
  assert_text(b->tables.at[0].folded.at[1], "b");
  assert_true(b->tables.at[1].cut && !b->tables.at[0].cut && b->tables.at[1].lines.len == 0);
}

static void evidence_makes_the_round(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence evidence = {.unit = 7, .bytes = 123456789012}, back;
  *list_add(arena, &evidence.records) = record_full(arena);
  *list_add(arena, &evidence.records) = (Record){.path = TEXT("x"), .day = DAY_NONE, .received = DAY_NONE};
  Buf buf = {0}, again = {0};
  evidence_put(&buf, &evidence);
  WireIn in = {buf.at, buf.at + buf.len, arena, false};
  evidence_get(&in, arena, &back);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  assert_int_equal(back.unit, 7);
  assert_true(back.bytes == 123456789012);
  assert_int_equal(back.records.len, 2);
  check_small(&evidence.records.at[0], &back.records.at[0]);
  check_small(&evidence.records.at[1], &back.records.at[1]);
  check_lists(&back.records.at[0]);
  check_tables(&back.records.at[0]);
  put_again(&back, &again);
  assert_true(text_equal(buf_view(&buf), buf_view(&again)));
  buf_free(&buf);
  buf_free(&again);
  arena_free(arena);
}

/* Cut anywhere, or with any byte altered: never a crash, and what is cut is always noticed. */
static void damage_is_noticed(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence evidence = {.unit = 1}, back;
  *list_add(arena, &evidence.records) = record_full(arena);
  Buf buf = {0};
  evidence_put(&buf, &evidence);
  for (size_t cut = 0; cut < buf.len; cut++) {
    char *copy = malloc(cut + 1); /* so that a sanitizer sees one byte too far */
    memcpy(copy, buf.at, cut);
    WireIn in = {copy, copy + cut, arena, false};
    evidence_get(&in, arena, &back);
    assert_true(in.bad);
    assert_int_equal(back.records.len, 0);
    free(copy);
  }
  for (size_t i = 0; i < buf.len; i++) {
    char kept = buf.at[i];
    buf.at[i] = (char)0xFF;
    WireIn in = {buf.at, buf.at + buf.len, arena, false};
    evidence_get(&in, arena, &back);
    assert_true(!in.bad || back.records.len == 0);
    buf.at[i] = kept;
  }
  buf_free(&buf);
  arena_free(arena);
}

/* ---- Twins ---- */

static void add_record(Arena *arena, UnitEvidence *evidence, const char *file, uint64_t text_hash, uint8_t photo) {
  Record *r = list_add(arena, &evidence->records);
  *r = (Record){.file = text_of(file), .page = text_of(file), .text_hash = text_hash, .size = 1, .format = PAPER_MARKDOWN};
  if (!photo) return;
  r->format = PAPER_IMAGE;
  r->hash = hash_of(photo);
}

static Join join_of(Arena *arena, const UnitEvidence *units, size_t count) {
  JoinInput *input = join_new(arena);
  Join join;
  for (size_t i = 0; i < count; i++) join_add(input, &units[i]);
  join_finish(input, &join);
  return join;
}

static void assert_twin(const Join *join, size_t at, uint32_t unit, uint32_t record, uint32_t other_unit, uint32_t other_record,
                        bool photo) {
  const Twin *twin = &join->twins.at[at];
  assert_int_equal(twin->unit, unit);
  assert_int_equal(twin->record, record);
  assert_int_equal(twin->other_unit, other_unit);
  assert_int_equal(twin->other_record, other_record);
  assert_int_equal(twin->photo, photo);
}

static void twins_are_found(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence units[3] = {{.unit = 0}, {.unit = 1}, {.unit = 2}};
  add_record(arena, &units[0], "u0/a", 11, 0); /* in 0, 1, 2 */
  add_record(arena, &units[0], "u0/b", 11, 0); /* twice in 0: told for the others' sake only */
  add_record(arena, &units[0], "u0/c", 22, 0);
  add_record(arena, &units[0], "u0/d", 22, 0); /* only in 0: no twin */
  add_record(arena, &units[0], "u0/e", 0, 5);
  add_record(arena, &units[0], "u0/f", 0, 5);  /* photo twice in one unit: twin */
  add_record(arena, &units[1], "u1/a", 11, 0);
  add_record(arena, &units[1], "u1/b", 0, 0);  /* too short */
  add_record(arena, &units[2], "u2/a", 0, 0);
  add_record(arena, &units[2], "u2/b", 11, 0);
  units[2].records.at[1].placeholder = false;
  Join join = join_of(arena, units, 3);
  assert_int_equal(join.twins.len, 6);
  assert_twin(&join, 0, 0, 0, 1, 0, false);
  assert_twin(&join, 1, 0, 1, 1, 0, false);
  assert_twin(&join, 2, 0, 4, 0, 5, true);
  assert_twin(&join, 3, 0, 5, 0, 4, true);
  assert_twin(&join, 4, 1, 0, 0, 0, false);
  assert_twin(&join, 5, 2, 1, 0, 0, false);
  assert_text(join.twins.at[5].other_file, "u0/a");
  DiagList *diags = diag_list_new(arena);
  join_mark(&join, &units[0], diags);
  assert_int_equal(diags->all.len, 4);
  assert_text(units[0].records.at[4].to_sort_why, "paper-same-photo");
  assert_text(units[0].records.at[0].to_sort_why, "paper-same-text");
  assert_false(units[0].records.at[2].to_sort);
  assert_text(diags->all.at[0].arg[0], "u1/a");
  arena_free(arena);
}

static void blank_papers_are_no_twins(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence units[2] = {{.unit = 0}, {.unit = 1}};
  for (int i = 0; i < 2; i++) {
    add_record(arena, &units[i], "a", 11, 0);
    add_record(arena, &units[i], "b", 12, 0);
    add_record(arena, &units[i], "c", 0, 9);
    units[i].records.at[0].empty = true;
    units[i].records.at[1].placeholder = true;
    units[i].records.at[2].size = 0;
  }
  assert_int_equal(join_of(arena, units, 2).twins.len, 0);
  arena_free(arena);
}

/* What cannot be read is the same when its bytes are. */
static void scans_are_compared(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence units[2] = {{.unit = 0}, {.unit = 1}};
  for (int i = 0; i < 2; i++) {
    for (int k = 0; k < 3; k++) add_record(arena, &units[i], k ? "b.pdf" : "a.pdf", 0, 0);
    for (size_t k = 0; k < 3; k++) units[i].records.at[k].hash = hash_of(k == 1 ? (uint8_t)(70 + i) : (uint8_t)(60 + k));
    for (size_t k = 0; k < 2; k++) units[i].records.at[k].unreadable = UNREADABLE_ATTACHMENT;
  }
  Join join = join_of(arena, units, 2);
  assert_int_equal(join.twins.len, 2); /* the second of each differs, the third could be read and says too little */
  assert_twin(&join, 0, 0, 0, 1, 0, false);
  assert_true(join.twins.at[0].file);
  DiagList *diags = diag_list_new(arena);
  join_mark(&join, &units[1], diags);
  assert_int_equal(diags->all.len, 1);
  assert_int_equal(diags->all.at[0].code, DIAG_PAPER_SAME_FILE);
  assert_text(units[1].records.at[0].to_sort_why, "paper-same-file");
  arena_free(arena);
}

static void photos_of_sets_are_compared(void **state) {
  (void)state;
  Arena *arena = arena_new();
  UnitEvidence units[2] = {{.unit = 0}, {.unit = 1}};
  add_record(arena, &units[0], "set", 0, 1);
  for (int i = 0; i < 2; i++) /* the same picture twice in one set: one twin */
    *list_add(arena, &units[0].records.at[0].members) =
        (RecordMember){.path = TEXT("m"), .original = TEXT("o"), .size = 1, .hash = hash_of(50)};
  add_record(arena, &units[1], "single", 0, 50);
  Join join = join_of(arena, units, 2);
  assert_int_equal(join.twins.len, 2);
  assert_twin(&join, 0, 0, 0, 1, 0, true);
  assert_twin(&join, 1, 1, 0, 0, 0, true);
  arena_free(arena);
}

static void joins_make_the_round(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Join join = {0}, back;
  *list_add(arena, &join.twins) = (Twin){1, 2, 3, UINT32_MAX, true, true, TEXT("f"), TEXT("p")};
  Buf buf = {0};
  join_put(&buf, &join);
  for (size_t cut = 0; cut <= buf.len; cut++) {
    WireIn in = {buf.at, buf.at + cut, arena, false};
    join_get(&in, arena, &back);
    assert_int_equal(in.bad, cut < buf.len);
    assert_int_equal(back.twins.len, cut == buf.len);
  }
  assert_twin(&back, 0, 1, 2, 3, UINT32_MAX, true);
  assert_text(back.twins.at[0].other_page, "p");
  buf_free(&buf);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(evidence_makes_the_round), cmocka_unit_test(damage_is_noticed),
      cmocka_unit_test(twins_are_found),          cmocka_unit_test(blank_papers_are_no_twins),
      cmocka_unit_test(scans_are_compared),       cmocka_unit_test(photos_of_sets_are_compared),
      cmocka_unit_test(joins_make_the_round),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
