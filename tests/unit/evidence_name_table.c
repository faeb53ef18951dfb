/* SPDX-License-Identifier: MIT
 *
 * The tables of tests/names/: names as offices give them, and what they say. Takes those files. Gives TAP lines and a score.
 * Each line: path, day (or none, two, impossible, no-year, span:first day), kind (or none, two), topic ("-" = nothing).
 * All must hold; a line that begins with "?" is a known miss, with its reason behind the fourth column.
 */
#include "evidence_sample.h"

#include <dirent.h>

typedef struct Row {
  Text path, day, kind, topic;
  bool known_miss;
} Row;

typedef struct Table {
  Arena *arena;
  LIST(Row) rows;
  size_t held, missed, known;
} Table;

static void read_row(Table *table, Text line) {
  Row row = {.known_miss = text_starts(line, TEXT("?"))};
  if (row.known_miss) line = text_slice(line, 1, line.len);
  assert_true(text_cut(&line, '\t', &row.path) && text_cut(&line, '\t', &row.day) && text_cut(&line, '\t', &row.kind));
  assert_true(text_cut(&line, '\t', &row.topic));
  if (row.known_miss) assert_true(line.len > 0); /* the reason */
  *list_add(table->arena, &table->rows) = row;
}

static void read_file(Table *table, int folder, Text name) {
  Text bytes, line;
  FileStat stat;
  Fail fail = {0};
  assert_int_equal(fs_read(folder, text_cstr(table->arena, name), 1 << 20, table->arena, &bytes, &stat, &fail), READ_OK);
  while (text_cut(&bytes, '\n', &line))
    if (line.len && line.at[0] != '#') read_row(table, line);
}

static void read_tables(Table *table) {
  FileList entries = {0};
  Fail fail = {0};
  int folder = open("tests/names", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  assert_true(folder >= 0 && fs_list(folder, ".", table->arena, &entries, &fail));
  for (size_t i = 0; i < entries.len; i++)
    if (text_ends(entries.at[i].name, TEXT(".tsv"))) read_file(table, folder, entries.at[i].name);
  close(folder);
}

static void declare(Sample *s) {
  static const char *const kinds[][2] = {{"meeting", "党员大会,支部党员大会,会议记录,支委会,meeting,minutes"},
                                         {"study", "学习,集体学习,study"},
                                         {"lecture", "党课,lecture"},
                                         {"theme_day", "主题党日,theme day"},
                                         {"plan", "计划,計畫,plan"},
                                         {"summary", "总结,summary"},
                                         {"notice", "通知,notice"},
                                         {"ledger", "台账,ledger"},
                                         {"signin", "签到,签到表,sign-in"},
                                         {"report", "报告,汇报,report"}};
  for (size_t i = 0; i < COUNT(kinds); i++) sample_kind(s, kinds[i][0], kinds[i][1])->dated = true;
}

static Text got_day(Sample *s, const Record *record) {
  static const struct {
    DiagCode code;
    const char *word;
  } asks[] = {{DIAG_PAPER_TWO_DAYS, "two"}, {DIAG_PAPER_DAY_IMPOSSIBLE, "impossible"}, {DIAG_PAPER_NO_YEAR, "no-year"}};
  for (size_t i = 0; i < COUNT(asks); i++)
    if (sample_said(s, asks[i].code)) return text_of(asks[i].word);
  if (record->day == DAY_NONE) return TEXT("none");
  const char *span = sample_said(s, DIAG_PAPER_SPAN) ? "span:" : "";
  return text_format(s->arena, "%s%.*s", span, TEXT_ARG(day_iso(s->arena, record->day)));
}

static Text got_kind(Sample *s, const Record *record) {
  if (sample_said(s, DIAG_PAPER_TWO_KINDS)) return TEXT("two");
  return record->kind.len ? record->kind : TEXT("none");
}

static void check_row(Table *table, Sample *s, const Row *row) {
  assert_int_equal(s->evidence.records.len, 1);
  const Record *record = &s->evidence.records.at[0];
  Text day = got_day(s, record), kind = got_kind(s, record), topic = evidence_topic(s->arena, row->path);
  Text got = text_format(s->arena, "%.*s | %.*s | %.*s", TEXT_ARG(day), TEXT_ARG(kind), TEXT_ARG(topic.len ? topic : TEXT("-")));
  Text wanted = text_format(s->arena, "%.*s | %.*s | %.*s", TEXT_ARG(row->day), TEXT_ARG(row->kind), TEXT_ARG(row->topic));
  bool holds = text_equal(got, wanted);
  if (holds && !row->known_miss) table->held++;
  else if (row->known_miss) table->known++;
  else table->missed++;
  if (!holds && !row->known_miss)
    print_error("%.*s\n    expected %.*s\n    got      %.*s\n", TEXT_ARG(row->path), TEXT_ARG(wanted), TEXT_ARG(got));
  if (holds && row->known_miss) print_message("no miss any more: %.*s\n", TEXT_ARG(row->path));
}

static void names_say_what_the_table_says(void **state) {
  (void)state;
  Sample *s = sample_open();
  Table table = {.arena = s->arena};
  read_tables(&table);
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2022-12-31\n");
  declare(s);
  for (size_t i = 0; i < table.rows.len; i++) { /* a unit each, so that no two pictures make a set */
    Text path = text_format(s->arena, "a/units/u%04zu/%.*s", i, TEXT_ARG(table.rows.at[i].path));
    sample_file(s, text_cstr(s->arena, path), "Text\n");
  }
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, table.rows.len);
  for (size_t i = 0; i < table.rows.len; i++) {
    s->diags = diag_list_new(s->arena);
    assert_true(sample_read(s, (uint32_t)i));
    check_row(&table, s, &table.rows.at[i]);
  }
  print_message("names: %zu of %zu hold, %zu known misses\n", table.held, table.rows.len, table.known);
  assert_int_equal(table.missed, 0);
  assert_true(table.held >= 500);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_say_what_the_table_says)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
