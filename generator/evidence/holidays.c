/* SPDX-License-Identifier: MIT
 *
 * Working days: holidays.csv of an assessment, and counting by it. Takes: the CSV file. Gives: the days that are off, or worked
 * though they are Saturdays or Sundays, by day. Owns nothing. Without the file Monday to Friday are working days.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>

enum { HOLIDAY_FILE_BYTES = 1 << 20, HOLIDAY_SPAN = 400 };

typedef struct Reading {
  Assessment *assessment;
  Arena *arena;
  DiagList *diags;
  Text file;
  size_t date, until, name, work; /* columns */
} Reading;

static Text cell(const CsvRow *row, size_t column) {
  return column < row->cells.len ? text_trim(row->cells.at[column]) : TEXT_NONE;
}

static bool wrong(const Reading *reading, uint32_t line, const char *column, Text value, const char *expected) {
  diag_add(reading->diags, DIAG_HOLIDAY_WRONG, where_of(reading->file, line, 0), text_of(column), value, text_of(expected));
  return false;
}

static bool one_of(Text folded, const char *const *words) {
  for (; *words; words++)
    if (text_is(folded, *words)) return true;
  return false;
}

static bool take_work(const Reading *reading, const CsvRow *row, bool *works) {
  static const char *const yes[] = {"yes", "y", "true", "1", "是", "上班", "班", NULL};
  static const char *const no[] = {"", "no", "n", "false", "0", "否", "休", "放假", NULL};
  Text value = cell(row, reading->work), folded = text_fold(reading->arena, value);
  *works = one_of(folded, yes);
  return *works || one_of(folded, no) || wrong(reading, row->line, "work", value, "yes, no");
}

static void take_row(const Reading *reading, const CsvRow *row) {
  Day from, until;
  bool works;
  Text date = cell(row, reading->date), end = cell(row, reading->until);
  if (!day_read(date, &from)) {
    wrong(reading, row->line, "date", date, "2017-10-01");
    return;
  }
  until = from;
  if (end.len && (!day_read(end, &until) || until < from || until - from > HOLIDAY_SPAN)) {
    wrong(reading, row->line, "until", end, "2017-10-08, from date on");
    return;
  }
  if (!take_work(reading, row, &works)) return;
  for (Day day = from; day <= until; day++)
    *list_add(reading->arena, &reading->assessment->holidays) =
        (Holiday){day, works, row->line, text_copy(reading->arena, cell(row, reading->name))};
}

static int by_day(const void *left, const void *right) {
  const Holiday *a = left, *b = right;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return a->line < b->line ? -1 : a->line > b->line;
}

/* Of two rows for one day the first counts; that they contradict each other is told. */
static void sort_days(const Reading *reading) {
  Holidays *all = &reading->assessment->holidays;
  size_t kept = 0;
  if (all->len) qsort(all->at, all->len, sizeof *all->at, by_day);
  for (size_t i = 0; i < all->len; i++) {
    const Holiday *last = kept ? &all->at[kept - 1] : NULL;
    if (!last || last->day != all->at[i].day) all->at[kept++] = all->at[i];
    else if (last->works != all->at[i].works)
      wrong(reading, all->at[i].line, "date", day_iso(reading->arena, last->day), "each day once");
  }
  all->len = kept;
}

static void take_table(Reading *reading, const CsvTable *table) {
  reading->date = csv_column(table, "date");
  reading->until = csv_column(table, "until");
  reading->name = csv_column(table, "name");
  reading->work = csv_column(table, "work");
  if (reading->date == SIZE_MAX) {
    wrong(reading, 1, "date", TEXT_NONE, "a column date");
    return;
  }
  for (size_t i = 0; i < table->rows.len; i++) take_row(reading, &table->rows.at[i]);
  sort_days(reading);
}

bool holidays_read(Assessment *assessment, Arena *arena, DiagList *diags, Fail *fail) {
  Reading reading = {.assessment = assessment, .arena = arena, .diags = diags};
  Text bytes = TEXT_NONE;
  FileStat stat;
  CsvTable table = {0};
  reading.file = assessment->holidays_shown = text_format(arena, "input/%.*s/" HOLIDAY_FILE, TEXT_ARG(assessment->name));
  ReadOutcome outcome = fs_read(assessment->folder, HOLIDAY_FILE, HOLIDAY_FILE_BYTES, arena, &bytes, &stat, fail);
  if (outcome == READ_MISSING) return true;
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    diag_add(diags, DIAG_FILE_UNREADABLE, where_of(reading.file, 0, 0), TEXT("not a plain file, or too big"), TEXT_NONE,
             TEXT_NONE);
    return true;
  }
  assessment->state_text = text_format(arena, "%.*sholidays=%llx\n", TEXT_ARG(assessment->state_text),
                                       (unsigned long long)hash_quick(bytes, 0));
  if (read_csv_as(bytes, assessment->encoding, reading.file, arena, diags, &table)) take_table(&reading, &table);
  return true;
}

/* ---- Counting ---- */

bool holiday_works(const Holidays *holidays, Day day) {
  size_t low = 0, high = holidays->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (holidays->at[middle].day < day) low = middle + 1;
    else high = middle;
  }
  if (low < holidays->len && holidays->at[low].day == day) return holidays->at[low].works;
  return day_weekday(day) <= 5;
}

Day holiday_move(const Holidays *holidays, Day day, int count) {
  int step = count < 0 ? -1 : 1;
  for (int off = 0; count != 0 && off < HOLIDAY_SPAN;) { /* a table in which all days are off ends too */
    day += step;
    bool works = holiday_works(holidays, day);
    off = works ? 0 : off + 1;
    if (works) count -= step;
  }
  return day;
}
