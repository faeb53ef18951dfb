/* SPDX-License-Identifier: MIT
 *
 * Marks and waivers: files as an assessor writes them, what counts and what is told; and what a mark does to a result.
 */
#include "marks_help.h"

static const char *const items =
    "kind { id = 'plan', words = { 'plan' } }\n"
    "item { id = 'A', title = 'A', part(6, at_least(1, evidence { kind = 'plan', with_headings = 'Install' }), {"
        " id = 'paper' }),\n"
    "  part(4, review { guide = 'g', scale = { 4, 2, 0 } }, { id = 'view' }) }\n"
    "item { id = 'B', title = 'B', part(3, review { guide = 'g' }), part(2, review { guide = 'h', scale = '0..2' }) }\n"
    "item { id = 'C', title = 'C', points = 5, test = for_each({ 'x', 'y' }, at_least(1, evidence { kind = 'plan',"
        " contains = EACH })) }\n"
    "bonus { id = 'X', title = 'X', max = 5, apply = evidence { kind = 'plan' }, approved = review { guide = 'a',"
        " scale = '0..5' } }\n";

static void open_bench(Bench *bench, Files *files, const char *head) {
  marks_open(bench, files, head, items);
}

/* ---- Each row that cannot be used ---- */

typedef struct Row {
  const char *row;
  int code; /* -1: it counts */
  const char *arg1, *arg3;
} Row;

static const Row rows[] = {
    {"u1,A,view,,4,,2024-06-01,committee", -1, NULL, NULL},
    {"u1,A,view,,2.0,,2024-06-30,committee", -1, NULL, NULL},
    {"u1,A,,,2,,2024-06-01,committee", -1, NULL, NULL}, /* the only part to be marked */
    {"u1,A,view,,yes,,2024-06-01,committee", -1, NULL, NULL},
    {"u1,A,view,,否,,2024-06-01,committee", -1, NULL, NULL},
    {"u1,A,paper,,3,not dated,2024-06-01,committee", -1, NULL, NULL},
    {"u1,A,paper,,yes,,2024-06-01,committee", -1, NULL, NULL},
    {"u1,C,,y,yes,,2024-06-01,committee", -1, NULL, NULL},
    {"u1,C,,,2.5,seen on paper,2024-06-01,committee", -1, NULL, NULL},
    {"u1,X,,,5,,2024-06-01,committee", -1, NULL, NULL},
    /* dates as a spreadsheet saves them */
    {"u1,A,view,,4,,2024/6/1,committee", -1, NULL, NULL},
    {"u1,A,view,,4,,2024/06/01,committee", -1, NULL, NULL},
    {"u1,A,view,,4,,2024.6.19,committee", -1, NULL, NULL},
    {"u1,A,view,,4,,20240619,committee", -1, NULL, NULL},
    {"u1,A,view,,4,,2024年6月19日,committee", -1, NULL, NULL},
    {"u1,A,view,,4,,2024/6/31,committee", DIAG_MARK_DATE, "2024/6/31", ""},
    {"u1,A,view,,4,,6/1/2024,committee", DIAG_MARK_DATE, "6/1/2024", ""},
    {"u1,A,view,,4,,2024/6/1 or 2024/6/2,committee", DIAG_MARK_DATE, "2024/6/1 or 2024/6/2", ""},
    {"u1,A,view,,4,,June 2024,committee", DIAG_MARK_DATE, "June 2024", ""},
    {"u9,A,view,,4,,2024-06-01,committee", DIAG_MARK_UNKNOWN, "unit", "u1"},
    {"u1,D,view,,4,,2024-06-01,committee", DIAG_MARK_UNKNOWN, "item", ""},
    {"u1,A,vew,,4,,2024-06-01,committee", DIAG_MARK_UNKNOWN, "part", "view"},
    {"u1,B,,,2,,2024-06-01,committee", DIAG_MARK_PART, "B", ""},
    {"u1,A,view,,3,,2024-06-01,committee", DIAG_MARK_VALUE, "3", "4, 2, 0, yes, no"},
    {"u1,A,view,,good,,2024-06-01,committee", DIAG_MARK_VALUE, "good", "4, 2, 0, yes, no"},
    {"u1,A,view,,,,2024-06-01,committee", DIAG_MARK_VALUE, "", "4, 2, 0, yes, no"},
    {"u1,B,2,,2.001,,2024-06-01,committee", DIAG_MARK_VALUE, "2.001", "0..2, yes, no"},
    {"u1,B,2,,-1,,2024-06-01,committee", DIAG_MARK_VALUE, "-1", "0..2, yes, no"},
    {"u1,A,paper,,7,too much,2024-06-01,committee", DIAG_MARK_VALUE, "7", "0..6, yes, no"},
    {"u1,A,view,,4,,1 June,committee", DIAG_MARK_DATE, "1 June", ""},
    {"u1,A,view,,4,,,committee", DIAG_MARK_DATE, "", ""},
    {"u1,A,view,,4,,2024-07-01,committee", DIAG_MARK_FUTURE, "2024-07-01", ""},
    {"u1,A,paper,,3,,2024-06-01,committee", DIAG_MARK_REMARK, "A/paper", ""},
    {"u1,A,view,zz,4,,2024-06-01,committee", DIAG_MARK_UNKNOWN, "each", ""},
    {"u1,C,,y,2.5,seen on paper,2024-06-01,committee", DIAG_MARK_EACH, "y", ""},
    {"u1,A,view,,4,,2024-06-01,", DIAG_MARK_BY, "", ""},
};

static void each_row_counts_or_is_told(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[256];
    snprintf(text, sizeof text, HEAD "%s\n", rows[i].row);
    put_file(&files, "a/marks/panel.csv", text);
    read_marks(&bench);
    size_t told = rows[i].code >= 0;
    if (bench.diags->all.len != told || bench.marks.all.len != !told) fail_msg("%s", rows[i].row);
    if (!told) continue;
    const Diag *diag = &bench.diags->all.at[0];
    assert_int_equal(diag->code, rows[i].code);
    assert_int_equal(diag->where.line, 2);
    assert_string_equal(text_cstr(bench.arena, diag->where.file), "input/a/marks/panel.csv");
    assert_string_equal(text_cstr(bench.arena, diag->arg[0]), rows[i].arg1);
    assert_string_equal(text_cstr(bench.arena, diag->arg[2]), rows[i].arg3);
  }
  close_bench(&bench, &files);
}

/* ---- The file as a whole ---- */

static void undeclared_modes_are_told(void **state) {
  (void)state;
  static const struct {
    const char *head, *near;
    size_t told;
  } packs[] = {{", full = 20", "", 0},
               {", full = 20 } mode { id = 'panel', title = 'Panel'", "", 0},
               {", full = 20 } mode { id = 'panels', title = 'Panel' } mode { id = 'town', title = 'Town'", "panels", 1}};
  for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
    Bench bench;
    Files files;
    open_bench(&bench, &files, packs[i].head);
    put_file(&files, "a/marks/panel.csv", HEAD "u1,A,view,,4,,2024-06-01,committee\n");
    read_marks(&bench);
    assert_int_equal(bench.marks.all.len, 1);
    assert_int_equal(bench.diags->all.len, packs[i].told);
    if (packs[i].told) {
      assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_MODE);
      assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[1]), packs[i].near);
    }
    close_bench(&bench, &files);
  }
}

static void missing_columns_are_named(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  put_file(&files, "a/marks/panel.csv", "unit,item,score\nu1,A,4\n");
  read_marks(&bench);
  assert_int_equal(bench.marks.all.len, 0);
  assert_int_equal(bench.diags->all.len, 3);
  for (size_t i = 0; i < 3; i++) assert_int_equal(bench.diags->all.at[i].code, DIAG_MARK_COLUMN);
  close_bench(&bench, &files);
}

/* A file goes on from period to period: what is of an earlier one is told once, and what says its period needs no telling. */
static void marks_of_other_periods_do_not_count(void **state) {
  (void)state;
  static const struct {
    const char *cells; /* date,by,period */
    size_t count;
    int told; /* -1: nothing */
  } cases[] = {{"2024-05-01,c,", 1, -1},       {"2024-04-30,c,", 0, DIAG_MARK_BEFORE},  {"2024-04-30,c,2024-05-01_2024-06-30", 1, -1},
               {"2024-05-20,c,2024-04", 0, -1}, {"2024-05-20,c,2024-Q1", 0, -1},         {"2024-05-20,c,2023-01-01_2023-02-03", 0, -1},
               {"2024-05-20,c,spring", 0, DIAG_MARK_UNKNOWN}, {"2024-05-20,c,2024-13", 0, DIAG_MARK_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench bench;
    Files files;
    char text[256];
    open_bench(&bench, &files, ", full = 20, period = campaign('2024-05-01', '2024-06-30')");
    snprintf(text, sizeof text, "unit,item,part,each,value,remark,date,by,period\nu1,A,view,,4,,%s\n", cases[i].cells);
    put_file(&files, "a/marks/panel.csv", text);
    read_marks(&bench);
    if (bench.marks.all.len != cases[i].count || bench.diags->all.len != (cases[i].told >= 0)) fail_msg("%s", cases[i].cells);
    if (cases[i].told >= 0) assert_int_equal(bench.diags->all.at[0].code, cases[i].told);
    close_bench(&bench, &files);
  }
}

static void marks_before_the_period_are_told_once(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20, period = campaign('2024-06-01', '2024-06-30')");
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,view,,4,,2024-06-02,c\ngone,A,view,,2,,2024-05-03,c\nu1,old,,,0,,2024-05-01,c\n");
  read_marks(&bench);
  assert_int_equal(bench.marks.all.len, 1);
  assert_int_equal(bench.diags->all.len, 1);
  const Diag *diag = &bench.diags->all.at[0];
  assert_int_equal(diag->code, DIAG_MARK_BEFORE);
  assert_int_equal(diag->where.line, 3);
  assert_string_equal(text_cstr(bench.arena, diag->arg[0]), "2");
  assert_string_equal(text_cstr(bench.arena, diag->arg[1]), "2024-06-01");
  assert_string_equal(text_cstr(bench.arena, diag->arg[2]), "2024-06");
  close_bench(&bench, &files);
}

static void of_two_marks_the_later_counts(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  put_file(&files, "a/marks/panel.csv",
           HEAD "u1,A,view,,4,,2024-06-02,c\nu1,A,view,,2,,2024-06-03,c\nu1,A,view,,0,,2024-06-01,c\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 0);
  assert_int_equal(bench.marks.all.len, 1);
  assert_int_equal(bench.marks.all.at[0].value, 2000);
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,view,,4,,2024-06-03,c\nu1,A,view,,2,,2024-06-03,c\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_TWICE);
  assert_int_equal(bench.diags->all.at[0].where.line, 3);
  assert_int_equal(bench.marks.all.at[0].value, 4000);
  close_bench(&bench, &files);
}

/* Rows by different people are ballots; of one person the later counts; of words there is no mean. */
static void ballots_come_to_their_mean(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20 }\nmode { id = 'panel', title = 'P', combine = 'trimmed'");
  put_file(&files, "a/marks/panel.csv", HEAD "u1,B,2,,2,,2024-06-02,a\nu1,B,2,,0.5,,2024-06-01,b\nu1,B,2,,1,,2024-06-03,b\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 0);
  assert_int_equal(bench.marks.all.len, 1);
  assert_int_equal(bench.marks.all.at[0].value, 1500); /* two ballots: nothing is left out */
  assert_int_equal(bench.marks.all.at[0].ballot_count, 2);
  put_file(&files, "a/marks/panel.csv",
           HEAD "u1,B,2,,2,,2024-06-02,a\nu1,B,2,,0.5,,2024-06-01,b\nu1,B,2,,1,,2024-06-03,c\nu1,B,2,,1.5,,2024-06-03,d\n");
  read_marks(&bench);
  assert_int_equal(bench.marks.all.at[0].value, 1250); /* 1 and 1.5 */
  assert_int_equal(bench.marks.all.at[0].date, day_of(2024, 6, 3));
  put_file(&files, "a/marks/panel.csv", HEAD "u1,B,2,,yes,,2024-06-02,a\nu1,B,2,,1,,2024-06-02,b\n"); /* no word beside numbers */
  read_marks(&bench);
  assert_int_equal(bench.marks.all.at[0].value, 1000);
  assert_int_equal(bench.marks.all.at[0].ballot_count, 1);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_VALUE);
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[0]), "yes");
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[2]), "0..2");
  put_file(&files, "a/marks/panel.csv", HEAD "u1,B,2,,yes,,2024-06-02,a\nu1,B,2,,yes,,2024-06-03,b\nu1,B,2,,no,,2024-06-01,c\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 0);
  assert_true(bench.marks.all.at[0].worded && bench.marks.all.at[0].approved && !bench.marks.all.at[0].unsettled.len);
  assert_int_equal(bench.marks.all.at[0].date, day_of(2024, 6, 3));
  put_file(&files, "a/marks/panel.csv", HEAD "u1,B,2,,2,,2024-06-02,a\nu1,B,2,,1,,2024-06-02,a\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_TWICE);
  close_bench(&bench, &files);
}

/* In whatever order they stand: the two that are nearest to one another; as near on both sides, all of them. */
static void the_nearest_ballots_count(void **state) {
  (void)state;
  static const struct {
    const char *ballots[4]; /* of people a, b, c, d */
    Points mean;
  } cases[] = {{{"17"}, 17000},         {{"17", "20"}, 18500},       {{"17", "18", "20"}, 17500}, {{"20", "17", "18"}, 17500},
               {{"2", "18", "20"}, 19000}, {{"16", "18", "20"}, 18000}, {{"5", "5", "5"}, 5000},     {{"1", "2", "9", "10"}, 5500},
               {{"1", "2.5", "9", "10"}, 9500}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench bench;
    Files files;
    Buf text = {0};
    marks_open(&bench, &files, ", full = 20 }\nmode { id = 'panel', title = 'P', combine = 'nearest'",
               "item { id = 'A', title = 'A', points = 20, test = review { guide = 'g' } }\n");
    buf_str(&text, HEAD);
    for (int k = 0; k < 4 && cases[i].ballots[k]; k++) buf_format(&text, "u1,A,,,%s,,2024-06-02,%c\n", cases[i].ballots[k], 'a' + k);
    buf_char(&text, '\0');
    put_file(&files, "a/marks/panel.csv", text.at);
    buf_free(&text);
    read_marks(&bench);
    assert_int_equal(bench.marks.all.len, 1);
    assert_int_equal(bench.marks.all.at[0].value, cases[i].mean);
    close_bench(&bench, &files);
  }
}

/* Fewer than the mode asks for settle nothing, and say how many there are; more are told at the first row too many. */
static void a_mode_asks_for_its_ballots(void **state) {
  (void)state;
  static const char *const said[] = {"1 of 3 ballots", "2 of 3 ballots", "", ""};
  for (size_t count = 1; count <= 4; count++) {
    Bench bench;
    Files files;
    Buf text = {0};
    marks_open(&bench, &files, ", full = 20 }\nmode { id = 'panel', title = 'P', combine = 'trimmed', ballots = 3",
               "item { id = 'A', title = 'A', points = 20, test = review { guide = 'g' } }\n");
    buf_str(&text, HEAD);
    for (size_t k = 0; k < count; k++) buf_format(&text, "u1,A,,,10,,2024-06-02,%c\n", (char)('a' + k));
    buf_char(&text, '\0');
    put_file(&files, "a/marks/panel.csv", text.at);
    buf_free(&text);
    read_marks(&bench);
    assert_int_equal(bench.marks.all.len, 1);
    assert_string_equal(text_cstr(bench.arena, bench.marks.all.at[0].unsettled), said[count - 1]);
    assert_int_equal(bench.diags->all.len, count > 3);
    if (count > 3) assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_BALLOTS);
    if (count > 3) assert_int_equal(bench.diags->all.at[0].where.line, 5);
    close_bench(&bench, &files);
  }
}

/* By weights of modes: what a mode of three ballots gives waits for the third, and then is 60 per cent of their mean. */
static void ballots_that_lack_keep_their_weight_waiting(void **state) {
  (void)state;
  for (int count = 2; count <= 3; count++) {
    Bench bench;
    Files files;
    marks_open(&bench, &files,
               ", full = 10 }\nmode { id = 'many', title = 'M', combine = 'mean', ballots = 3 }\nmode { id = 'boss', title = 'B'",
               "item { id = 'A', title = 'A', points = 10, test = review { guide = 'g', scale = '0..10',"
               " weight_of_mode = { many = 60, boss = 40 } } }\n");
    put_file(&files, "a/marks/boss.csv", HEAD "u1,A,,,10,,2024-06-02,chair\n");
    put_file(&files, "a/marks/many.csv", count == 2 ? HEAD "u1,A,,,8,,2024-06-02,a\nu1,A,,,6,,2024-06-02,b\n"
                                                   : HEAD "u1,A,,,8,,2024-06-02,a\nu1,A,,,6,,2024-06-02,b\nu1,A,,,7,,2024-06-02,c\n");
    read_marks(&bench);
    const Sums *sums = &bench_assess(&bench).items.at[0].parts.at[0].sums;
    assert_int_equal(sums->confirmed, count == 2 ? 4000 : 8200);
    assert_int_equal(sums->pending, count == 2 ? 6000 : 0);
    close_bench(&bench, &files);
  }
}

/* Of another class, about nothing, and a bonus that nobody applied for: each is told, and what applies is not. */
static void marks_on_what_does_not_apply_are_told(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 30",
             "class { id = 'x', title = 'X' } kind { id = 'plan', words = { 'plan' } }\n"
             "item { id = 'A', title = 'A', points = 10, for_units = 'x', test = review { guide = 'g' } }\n"
             "item { id = 'B', title = 'B', points = 10, test = for_each(evidence { kind = 'plan' }, at_least(1, evidence {})) }\n"
             "item { id = 'C', title = 'C', points = 10, test = review { guide = 'g' } }\n"
             "bonus { id = 'D', title = 'D', max = 1, apply = evidence { kind = 'plan' }, approved = review { guide = 'g' } }");
  bench_mark(&bench, 0, 0, "", "5");
  bench_mark(&bench, 1, 0, "", "yes");
  bench_mark(&bench, 2, 0, "", "5");
  bench_mark(&bench, 3, 0, "", "1");
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.sums.confirmed, 5000);
  assert_int_equal(bench.diags->all.len, 3);
  const char *const names[] = {"A/1", "B/1", "D/1"};
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(bench.diags->all.at[i].code, DIAG_MARK_PASSED);
    assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[i].arg[0]), names[i]);
  }
  bench_close(&bench);
}

/* Where files alone decide, a scan still waits for somebody. */
static void one_mode_decides_what_is_computed(void **state) {
  (void)state;
  Bench bench;
  Files files;
  marks_open(&bench, &files, ", full = 10", "kind { id = 'plan', words = { 'plan' } }\nitem { id = 'A', title = 'A', points = 10, test = at_least(1, evidence { kind = 'plan' }) }");
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,,,yes,,2024-06-02,c\n");
  read_marks(&bench);
  assert_true(text_is(bench.marks.decides, "panel"));
  assert_int_equal(bench.diags->all.len, 0);
  close_bench(&bench, &files);
}

static void one_mode_decides(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,view,,4,,2024-06-02,c\n");
  put_file(&files, "a/marks/~$panel.csv", "rubbish");
  read_marks(&bench);
  assert_true(text_is(bench.marks.decides, "panel"));
  put_file(&files, "a/marks/self.csv", HEAD "u1,A,view,,2,,2024-06-02,c\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_DECIDES);
  assert_int_equal(bench.marks.decides.len, 0);
  assert_int_equal(bench.marks.all.len, 2);
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.sums.pending, 9000); /* none counts */
  bench.pack.decides = TEXT("self");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 1); /* the other is shown, and decides nothing */
  assert_int_equal(bench.diags->all.at[0].code, DIAG_MARK_BESIDE);
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].where.file), "input/a/marks/panel.csv");
  assert_int_equal(bench.diags->all.at[0].where.line, 2);
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[0]), "panel");
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[1]), "self");
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[2]), "1");
  assert_true(text_is(bench.marks.decides, "self"));
  assert_int_equal(marks_find(&bench.marks, TEXT("panel"), 0, 0, 1, TEXT_NONE)->value, 4000);
  assert_null(marks_find(&bench.marks, TEXT("panel"), 1, 0, 1, TEXT_NONE));
  result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].parts.at[1].sums.confirmed, 2000);
  uint64_t stamp = bench.marks.stamp;
  put_file(&files, "a/marks/self.csv", HEAD "u1,A,view,,4,,2024-06-02,c\n");
  read_marks(&bench);
  assert_true(stamp != bench.marks.stamp);
  close_bench(&bench, &files);
}

/* ---- What marks do ---- */

typedef struct Effect {
  const char *marks; /* rows for unit u1, "item,part,each,value,remark;..." */
  uint32_t item, part;
  State state;
  Points confirmed, pending, lost;
  int64_t done, due;
} Effect;

static const Effect effects[] = {
    {"", 0, 0, STATE_PENDING, 0, 6000, 0, 0, 1}, /* the plan cannot be read */
    {"A,paper,,yes,", 0, 0, STATE_PASS, 6000, 0, 0, 1, 1},
    {"A,paper,,no,", 0, 0, STATE_FAIL, 0, 0, 6000, 0, 1},
    {"A,paper,,4.5,read it", 0, 0, STATE_PENDING, 4500, 0, 1500, 0, 1}, /* points are set, the leaf still waits */
    {"A,paper,,yes,;A,paper,other,no,", 0, 0, STATE_PASS, 6000, 0, 0, 1, 1},
    {"", 0, 1, STATE_PENDING, 0, 4000, 0, 0, 1},
    {"A,view,,4,", 0, 1, STATE_PASS, 4000, 0, 0, 1, 1},
    {"A,view,,2,", 0, 1, STATE_PARTIAL, 2000, 0, 2000, 1, 1},
    {"A,view,,0,", 0, 1, STATE_FAIL, 0, 0, 4000, 1, 1}, /* made, whatever it says */
    {"A,view,,no,", 0, 1, STATE_FAIL, 0, 0, 4000, 1, 1},
    {"C,,x,yes,", 2, 0, STATE_PENDING, 2500, 2500, 0, 1, 2},
    {"C,,x,yes,;C,,y,no,", 2, 0, STATE_PARTIAL, 2500, 0, 2500, 1, 2},
    {"C,,,yes,", 2, 0, STATE_PASS, 5000, 0, 0, 2, 2},
    {"", 3, 0, STATE_PENDING, 0, 5000, 0, 0, 0}, /* applied for, no leaf */
    {"X,,,3,", 3, 0, STATE_PARTIAL, 3000, 0, 2000, 0, 0},
    {"X,,,yes,", 3, 0, STATE_PASS, 5000, 0, 0, 0, 0},
    {"X,,,no,", 3, 0, STATE_FAIL, 0, 0, 5000, 0, 0},
};

static void write_effect(Files *files, const char *marks) {
  char text[512] = HEAD;
  Text rest = text_of(marks), row;
  while (*marks && text_cut(&rest, ';', &row)) {
    size_t len = strlen(text);
    snprintf(text + len, sizeof text - len, "u1,%.*s,2024-06-01,committee\n", TEXT_ARG(row));
  }
  put_file(files, "a/marks/panel.csv", text);
}

static void marks_settle_parts(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20, bonus_max = 4");
  bench_paper(&bench, "plan.doc", "plan", DAY_NONE)->unreadable = UNREADABLE_ATTACHMENT;
  for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
    const Effect *effect = &effects[i];
    write_effect(&files, effect->marks);
    read_marks(&bench);
    bench_print(&bench);
    assert_int_equal(bench.diags->all.len, 0);
    UnitResult result = bench_assess(&bench);
    const PartResult *part = &result.items.at[effect->item].parts.at[effect->part];
    bool same = part->state == effect->state && part->sums.confirmed == effect->confirmed &&
                part->sums.pending == effect->pending && part->sums.lost == effect->lost &&
                part->sums.leaves_done == effect->done && part->sums.leaves_due == effect->due;
    if (!same) fail_msg("%s: %s %lld %lld %lld", effect->marks, state_names[part->state], (long long)part->sums.confirmed,
                        (long long)part->sums.pending, (long long)part->sums.lost);
    assert_int_equal(part->mark != NULL, effect->marks[0] != '\0');
  }
  close_bench(&bench, &files);
}

/* yes and no that settle nothing; what is named goes before the whole. */
static const struct {
  const char *marks, *name, *each; /* name: NULL = nothing to tell */
  State state;
  uint32_t item;
  DiagCode code;
} idle[] = {
    {"A,paper,,yes,", NULL, "", STATE_PASS, 0, 0},
    {"A,paper,,4.5,read it", NULL, "", STATE_PENDING, 0, 0},
    {"A,paper,other,no,", "A/paper", "other", STATE_PENDING, 0, DIAG_MARK_MEMBER},
    {"B,1,,no,", NULL, "", STATE_FAIL, 1, 0},
    {"C,,x,no,;C,,,yes,", NULL, "", STATE_PARTIAL, 2, 0},
    {"C,,x,yes,;C,,y,yes,;C,,,no,", "C/1", "", STATE_PASS, 2, DIAG_MARK_SINGLE},
    {"C,,x,yes,;C,,y,yes,;C,,,yes,", "C/1", "", STATE_PASS, 2, DIAG_MARK_IDLE},
};

static void marks_without_effect_are_told(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20, bonus_max = 4");
  bench_paper(&bench, "plan.doc", "plan", DAY_NONE)->unreadable = UNREADABLE_ATTACHMENT;
  for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
    write_effect(&files, idle[i].marks);
    read_marks(&bench);
    UnitResult result = bench_assess(&bench);
    bool told = idle[i].name != NULL;
    if (bench.diags->all.len != told) fail_msg("%s: %zu", idle[i].marks, bench.diags->all.len);
    if (result.items.at[idle[i].item].parts.at[0].state != idle[i].state) fail_msg("%s: state", idle[i].marks);
    if (!told) continue;
    const Diag *diag = &bench.diags->all.at[0];
    assert_int_equal(diag->code, idle[i].code);
    assert_string_equal(text_cstr(bench.arena, diag->where.file), "input/a/marks/panel.csv");
    assert_string_equal(text_cstr(bench.arena, diag->arg[0]), idle[i].name);
    assert_string_equal(text_cstr(bench.arena, diag->arg[1]), idle[i].each);
  }
  close_bench(&bench, &files);
}

static void an_override_keeps_what_was_computed(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  Record *record = bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  bench_heading(&bench, record, "Install", 9);
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,paper,,1.5,copied from elsewhere,2024-06-01,c\n");
  read_marks(&bench);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  assert_true(part->overridden);
  assert_int_equal(part->computed, 6000);
  assert_int_equal(part->sums.confirmed, 1500);
  assert_int_equal(part->sums.lost, 4500);
  assert_int_equal(part->state, STATE_PARTIAL);
  close_bench(&bench, &files);
}

/* A number that gives all points settles what is open; a smaller one does not. */
static void a_full_mark_asks_for_nothing_more(void **state) {
  (void)state;
  static const struct {
    const char *row;
    LeafState leaf;
    State part;
  } cases[] = {{"u1,A,paper,,6,seen on the spot,2024-06-01,c\n", LEAF_DONE, STATE_PASS},
              {"u1,A,paper,,5.9,seen on the spot,2024-06-01,c\n", LEAF_OPEN, STATE_PARTIAL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench bench;
    Files files;
    open_bench(&bench, &files, ", full = 20");
    char text[200];
    snprintf(text, sizeof text, "%s%s", HEAD, cases[i].row);
    put_file(&files, "a/marks/panel.csv", text);
    read_marks(&bench);
    UnitResult result = bench_assess(&bench);
    const PartResult *part = &result.items.at[0].parts.at[0];
    assert_true(part->leaves.len > 0 && part->overridden);
    for (size_t k = 0; k < part->leaves.len; k++) {
      const Leaf *leaf = &part->leaves.at[k];
      assert_int_equal(leaf->state, cases[i].leaf);
      assert_int_equal(leaf->given, cases[i].leaf == LEAF_DONE);
      assert_int_equal(leaf_is_finding(leaf), cases[i].leaf == LEAF_OPEN);
    }
    assert_int_equal(part->state, cases[i].part);
    assert_int_equal(part->sums.leaves_due - part->sums.leaves_done, cases[i].leaf == LEAF_OPEN ? part->leaves.len : 0);
    assert_true(sums_identity(&part->sums));
    close_bench(&bench, &files);
  }
}

static void a_bonus_is_capped_and_adds_up(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20, bonus_max = 4");
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.bonus.not_applicable, 5000); /* nobody applied */
  bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  result = bench_assess(&bench);
  assert_int_equal(result.bonus.pending, 4000);
  assert_int_equal(result.items.at[3].parts.at[0].application.len, 1);
  put_file(&files, "a/marks/panel.csv", HEAD "u1,X,,,5,,2024-06-01,c\n");
  read_marks(&bench);
  result = bench_assess(&bench);
  assert_int_equal(result.bonus.confirmed, 4000);
  assert_int_equal(result.bonus.lost, 1000);
  close_bench(&bench, &files);
}

/* ---- Waivers ---- */

static void waivers_are_overlays(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  put_file(&files, "a/waivers.csv", "unit,item,reason,approver,from,until\nu1,A,moving house,director,2024/6/1,2024年12月31日\n"
                                    "u2,A,moving house,director,,2024-06-30\nu1,B,later,director,2024-07-01,2024-12-31\n");
  read_marks(&bench);
  assert_int_equal(bench.diags->all.len, 0);
  assert_int_equal(bench.marks.waivers.len, 3);
  UnitResult result = bench_assess(&bench);
  assert_non_null(result.items.at[0].waiver);
  assert_null(result.items.at[1].waiver);
  assert_int_equal(result.items.at[0].state, STATE_FAIL); /* the state stays */
  assert_int_equal(result.sums.full, 20000);
  assert_int_equal(result.adjusted.full, 10000);
  bench.evidence.unit = 1;
  result = bench_assess(&bench);
  assert_non_null(result.items.at[0].waiver);
  close_bench(&bench, &files);
}

typedef struct WaiverRow {
  const char *row, *lacks;
  DiagCode code;
} WaiverRow;

static const WaiverRow waiver_rows[] = {
    {"u9,A,r,a,,2024-12-31", "unit", DIAG_WAIVER_WRONG},
    {",A,r,a,,2024-12-31", "unit", DIAG_WAIVER_VALUE},
    {"u1,Z,r,a,,2024-12-31", "item", DIAG_WAIVER_WRONG},
    {"u1,A,,a,,2024-12-31", "reason", DIAG_WAIVER_VALUE},
    {"u1,A,r,,,2024-12-31", "approver", DIAG_WAIVER_VALUE},
    {"u1,A,r,a,,", "until", DIAG_WAIVER_VALUE},
    {"u1,A,r,a,,soon", "until", DIAG_WAIVER_WRONG},
    {"u1,A,r,a,soon,2024-12-31", "from", DIAG_WAIVER_WRONG},
    {"u1,A,r,a,2025-01-01,2024-12-31", "until", DIAG_WAIVER_WRONG},
};

static void waivers_must_be_whole(void **state) {
  (void)state;
  Bench bench;
  Files files;
  open_bench(&bench, &files, ", full = 20");
  for (size_t i = 0; i < sizeof waiver_rows / sizeof *waiver_rows; i++) {
    char text[256];
    snprintf(text, sizeof text, "unit,item,reason,approver,from,until\n%s\n", waiver_rows[i].row);
    put_file(&files, "a/waivers.csv", text);
    read_marks(&bench);
    assert_int_equal(bench.marks.waivers.len, 0);
    assert_int_equal(bench.diags->all.len, 1);
    assert_int_equal(bench.diags->all.at[0].code, waiver_rows[i].code);
    assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[0]), waiver_rows[i].lacks);
  }
  put_file(&files, "a/waivers.csv", "unit,item,reason,approver,from,until\nu1,A,r,a,,2024-06-29\n");
  read_marks(&bench);
  assert_int_equal(bench.marks.waivers.len, 0);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_WAIVER_EXPIRED);
  put_file(&files, "a/waivers.csv", "unit,item,reason,approver,from,until\nu1,A,r,a,,2024-06-29\nu2,A,r,a,,2024-06-29\n"
                                    "u1,B,r,a,,2024-06-29\nu2,A,renewed,a,2024-07-01,2024-12-31\n");
  read_marks(&bench); /* one line of the unit; what was renewed is not told */
  assert_int_equal(bench.marks.waivers.len, 1);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_WAIVER_EXPIRED);
  assert_string_equal(text_cstr(bench.arena, bench.diags->all.at[0].arg[1]), "A, B");
  put_file(&files, "a/waivers.csv", "unit,item,reason,approver,from,until\nu1,A,r,a,,2024-06-30\n");
  read_marks(&bench);
  Record *record = bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  bench_heading(&bench, record, "Install", 9);
  put_file(&files, "a/marks/panel.csv", HEAD "u1,A,view,,4,,2024-06-01,c\n");
  read_marks(&bench);
  bench_assess(&bench);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_WAIVER_UNUSED);
  close_bench(&bench, &files);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_row_counts_or_is_told),
      cmocka_unit_test(undeclared_modes_are_told),
      cmocka_unit_test(missing_columns_are_named),
      cmocka_unit_test(marks_of_other_periods_do_not_count),
      cmocka_unit_test(marks_before_the_period_are_told_once),
      cmocka_unit_test(of_two_marks_the_later_counts),
      cmocka_unit_test(ballots_come_to_their_mean),
      cmocka_unit_test(the_nearest_ballots_count),
      cmocka_unit_test(a_mode_asks_for_its_ballots), cmocka_unit_test(ballots_that_lack_keep_their_weight_waiting),
      cmocka_unit_test(marks_on_what_does_not_apply_are_told),
      cmocka_unit_test(one_mode_decides),
      cmocka_unit_test(one_mode_decides_what_is_computed),
      cmocka_unit_test(marks_settle_parts),
      cmocka_unit_test(marks_without_effect_are_told),
      cmocka_unit_test(an_override_keeps_what_was_computed),
      cmocka_unit_test(a_full_mark_asks_for_nothing_more),
      cmocka_unit_test(a_bonus_is_capped_and_adds_up),
      cmocka_unit_test(waivers_are_overlays),
      cmocka_unit_test(waivers_must_be_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
