/* SPDX-License-Identifier: MIT
 *
 * Words and wording: each language is whole, says the same, and Chinese wording holds no stray Latin letters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>

#include "report/report_in.h"

enum { P = POINTS_ONE };

/* ---- words.def ---- */

static const char *const word_names[WORD_COUNT] = {
#define W(name, en, zh) #name,
#include "report/words.def"
#undef W
};

static unsigned arguments_of(Text text) {
  unsigned seen = 0;
  for (size_t i = 0; i + 2 < text.len; i++)
    if (text.at[i] == '{' && text.at[i + 2] == '}') seen |= 1u << (text.at[i + 1] - '0');
  return seen;
}

/* Latin words that a Chinese office writes as they are. */
static const char *const latin_allowed[] = {"SHA-256", "ZIP", "ODT", "CSV", "XML", "PDF", "Dossier"};

static Text without_allowed(Arena *arena, Text text) {
  for (size_t i = 0; i < sizeof latin_allowed / sizeof *latin_allowed; i++) {
    Text word_text = text_of(latin_allowed[i]);
    size_t at;
    while ((at = text_find(text, word_text)) != SIZE_MAX)
      text = text_format(arena, "%.*s%.*s", (int)at, text.at, TEXT_ARG(text_slice(text, at + word_text.len, text.len)));
  }
  return text;
}

static bool has_latin(Text text) {
  for (size_t i = 0; i < text.len; i++)
    if ((text.at[i] >= 'a' && text.at[i] <= 'z') || (text.at[i] >= 'A' && text.at[i] <= 'Z')) return true;
  return false;
}

static bool has_han(Text text) {
  for (int32_t c; (c = text_next(&text)) >= 0;)
    if (c >= 0x4E00 && c <= 0x9FFF) return true;
  return false;
}

static void test_words(void **state) {
  (void)state;
  Arena *arena = arena_new();
  int wrong = 0;
  for (int i = 0; i < WORD_COUNT; i++) {
    Text en = word((Word)i, LANG_EN), zh = word((Word)i, LANG_ZH_HANS);
    bool good = (en.len == 0) == (zh.len == 0) && arguments_of(en) == arguments_of(zh) && !has_han(en) &&
                !has_latin(without_allowed(arena, zh));
    if (!good) print_error("%s: \"%.*s\" \"%.*s\"\n", word_names[i], TEXT_ARG(en), TEXT_ARG(zh));
    wrong += !good;
  }
  assert_int_equal(wrong, 0);
  arena_free(arena);
}

static void test_format(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Text args[] = {TEXT("{2}"), TEXT("b")};
  assert_true(text_is(word_format(arena, WORD_BRACKETS, LANG_EN, args, 2), "{2} (b)"));
  assert_true(text_is(word_format(arena, WORD_BRACKETS, LANG_ZH_HANS, args, 2), "{2}（b）"));
  assert_true(text_is(word_format(arena, WORD_BRACKETS, LANG_EN, args, 1), "{2} ()"));
  for (int i = 0; i < STATE_COUNT; i++) assert_true(word_state((State)i, LANG_EN).len > 0);
  for (int i = 1; i < REASON_COUNT; i++) assert_true(word_reason((Reason)i, LANG_ZH_HANS).len > 0);
  assert_true(text_is(word_state(STATE_NOT_APPLICABLE, LANG_EN), "not applicable"));
  assert_true(text_is(word_reason(REASON_ORDER, LANG_EN), "out of order"));
  arena_free(arena);
}

/* ---- Numbers ---- */

static const struct {
  int64_t done, due;
  const char *percent;
} percents[] = {{0, 1, "0.0"},      {1, 1, "100.0"},      {2, 3, "66.7"},       {1, 3, "33.3"},       {1, 8, "12.5"},
                {1, 16, "6.3"},     {1, 2000, "0.1"},     {1, 2001, "0.0"},     {999, 1000, "99.9"},  {1999, 2000, "100.0"},
                {19, 20, "95.0"},   {1, 1000000, "0.0"},  {333, 1000, "33.3"},  {3335, 10000, "33.4"}};

static void test_percent(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Composer composer = {.arena = arena, .lang = LANG_EN};
  for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
    Text percent = say_percent(&composer, percents[i].done, percents[i].due);
    if (!text_is(percent, percents[i].percent)) print_error("%s is %.*s\n", percents[i].percent, TEXT_ARG(percent));
    assert_true(text_is(percent, percents[i].percent));
  }
  assert_true(text_is(say_completion(&composer, 0, 0), "nothing due"));
  assert_true(text_is(say_ratio(&composer, 0, 0), "–"));
  arena_free(arena);
}

/* A grade that an override fixed says why, and by which paper. */
static void test_grade(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Pack pack = {.scored = true};
  ReportData data = {.pack = &pack};
  Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
  UnitSummary summary = {.grade = TEXT("B"), .fixed = TEXT_NONE};
  assert_true(text_is(say_grade(&composer, &summary), "B"));
  summary.fixed = summary.grade;
  summary.fixed_why = TEXT("a duty was broken");
  summary.fixed_paper = TEXT_NONE;
  assert_true(text_is(say_grade(&composer, &summary), "B, grade fixed because: a duty was broken"));
  summary.fixed_paper = TEXT("note.md");
  assert_true(text_is(say_grade(&composer, &summary), "B, grade fixed because: a duty was broken (note.md)"));
  composer.lang = LANG_ZH_HANS;
  assert_true(text_is(say_grade(&composer, &summary), "B（直接评定，原因：a duty was broken（note.md））"));
  arena_free(arena);
}

/* A grade that vetoes lowered says by how much and why; more steps than there are grades below count as far as they go. */
static void test_grade_lowered(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Pack pack = {.grade_of_score = true};
  static const char *const names[] = {"A", "B", "C", "D"};
  for (int64_t i = 0; i < 4; i++)
    *list_add(arena, &pack.bands) = (PackBand){.from = (90 - 30 * i) * POINTS_ONE, .name = text_of(names[i])};
  *list_add(arena, &pack.items) = (PackItem){.title = TEXT("Fire"), .effect.why = TEXT_NONE};
  *list_add(arena, &pack.items) = (PackItem){.title = TEXT("Accident"), .effect.why = TEXT("somebody fell")};
  ReportData data = {.pack = &pack};
  Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
  UnitSummary summary = {.applies = true, .grade = TEXT("B"), .fixed = TEXT_NONE,
                         .final = {.score = 95, .reach = 95, .possible = 100}};
  *list_add(arena, &summary.lowered) = (GradeStep){.item = 1, .steps = 1};
  assert_true(text_is(say_grade(&composer, &summary), "B, one step lower because: somebody fell"));
  *list_add(arena, &summary.lowered) = (GradeStep){.item = 0, .steps = 2};
  summary.grade = TEXT("D");
  assert_true(text_is(say_grade(&composer, &summary), "D, 3 steps lower because: somebody fell (one step); Fire (2 steps)"));
  summary.final.score = summary.final.reach = 40;
  assert_true(text_is(say_grade(&composer, &summary), "D, one step lower because: somebody fell (one step); Fire (2 steps)"));
  summary.final.score = summary.final.reach = 20; /* the last one: nothing was lowered */
  assert_true(text_is(say_grade(&composer, &summary), "D"));
  composer.lang = LANG_ZH_HANS;
  summary.lowered.len = 1;
  summary.final.score = summary.final.reach = 95;
  summary.grade = TEXT("B");
  assert_true(text_is(say_grade(&composer, &summary), "B，降低一级，原因：somebody fell"));
  arena_free(arena);
}

/* What keeps a unit from the grade above is named by title: of a section, of an item, of all that is due; what a test asks has
 * its own words. */
static void test_grade_lacks(void **state) {
  (void)state;
  static const struct {
    GradeLack lack;
    const char *en, *zh;
  } rows[] = {
      {{.what = TEXT("w"), .got = 8000, .possible = 10000, .bound = {90000, false}},
       "B; not A, because Work has 8 of 10 = 80.0%, below 90%", "B；未评为A：Work 8/10 = 80.0%，低于90%"},
      {{.what = TEXT("1"), .got = 4000, .possible = 10000, .bound = {5000, true}},
       "B; not A, because Fire has 4 of 10 points, below 5", "B；未评为A：Fire 4分（满分10分），低于5分"},
      {{.what = TEXT("completion"), .got = 3, .possible = 4, .bound = {80000, false}, .by_leaves = true},
       "B; not A, because Completion has 3 of 4 = 75.0%, below 80%",
       "B；未评为A：完成情况 3/4 = 75.0%，低于80%"},
      {{.what = TEXT("a plan")}, "B; not A, because this is not met: a plan", "B；未评为A：未达到“a plan”"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Arena *arena = arena_new();
    Pack pack = {.grade_of_score = true};
    *list_add(arena, &pack.bands) = (PackBand){.from = 60 * POINTS_ONE, .name = TEXT("A")};
    *list_add(arena, &pack.bands) = (PackBand){.name = TEXT("B")};
    *list_add(arena, &pack.sections) = (PackSection){.id = TEXT("w"), .title = TEXT("Work")};
    *list_add(arena, &pack.items) = (PackItem){.id = TEXT("1"), .title = TEXT("Fire")};
    ReportData data = {.pack = &pack};
    Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
    UnitSummary summary = {.applies = true, .grade = TEXT("B"), .final = {.score = 95, .reach = 95, .possible = 100}};
    *list_add(arena, &summary.lacks) = rows[i].lack;
    assert_string_equal(text_cstr(arena, say_grade(&composer, &summary)), rows[i].en);
    composer.lang = LANG_ZH_HANS;
    assert_string_equal(text_cstr(arena, say_grade(&composer, &summary)), rows[i].zh);
    arena_free(arena);
  }
}

/* Each thing is told of its own grade; a grade of which there are enough is told beside the others, and alone. */
static void test_grades_not_given(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Pack pack = {.grade_of_score = true};
  *list_add(arena, &pack.bands) = (PackBand){.from = 80 * POINTS_ONE, .name = TEXT("A")};
  *list_add(arena, &pack.bands) = (PackBand){.from = 60 * POINTS_ONE, .name = TEXT("B")};
  *list_add(arena, &pack.bands) = (PackBand){.name = TEXT("C")};
  ReportData data = {.pack = &pack};
  Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
  UnitSummary summary = {.applies = true, .grade = TEXT("C"), .crowded = 3,
                         .final = {.score = 95, .reach = 95, .possible = 100}};
  assert_string_equal(text_cstr(arena, say_grade(&composer, &summary)),
                      "C; not A, because the places of this grade are taken; not B, because the places of this grade are taken");
  *list_add(arena, &summary.lacks) = (GradeLack){.what = TEXT("a plan")};
  composer.lang = LANG_ZH_HANS;
  assert_string_equal(text_cstr(arena, say_grade(&composer, &summary)), "C；未评为A：未达到“a plan”；未评为B：名额已满");
  summary.crowded = 0;
  assert_string_equal(text_cstr(arena, say_grade(&composer, &summary)), "C；未评为A：未达到“a plan”");
  arena_free(arena);
}

static const struct {
  Sums sums;
  bool scored;
  const char *en, *zh;
} scores[] = {
    {{.full = 100 * P, .confirmed = 61 * P, .pending = 17 * P, .lost = 18 * P, .not_due = 4 * P}, true,
     "61 confirmed, 17 waiting, 4 not yet due, of 100", "已确认61分，待核17分，未到期4分，满分100分"},
    {{.full = 15 * P, .confirmed = 8500, .pending = 2 * P, .lost = 4500}, true, "8.5 confirmed, 2 waiting, of 15",
     "已确认8.5分，待核2分，满分15分"},
    {{.full = 10 * P, .lost = 10 * P}, true, "0 confirmed, of 10", "已确认0分，满分10分"},
    {{.full = 10 * P, .confirmed = 5 * P, .in_error = P, .not_applicable = 4 * P}, true,
     "5 confirmed, 1 in error, of 6 (10 less 4 not applicable)", "已确认5分，规则出错1分，满分6分（10分减去不适用的4分）"},
    {{.full = 10 * P, .not_applicable = 10 * P}, true, "no score", "不计分"},
    {{0}, true, "no score", "不计分"},
    {{.leaves_due = 3}, false, "no score", "不计分"},
};

static void test_score(void **state) {
  (void)state;
  Arena *arena = arena_new();
  for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
    Pack pack = {.scored = scores[i].scored};
    ReportData data = {.pack = &pack};
    Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
    assert_string_equal(text_cstr(arena, say_score(&composer, &scores[i].sums)), scores[i].en);
    composer.lang = LANG_ZH_HANS;
    assert_string_equal(text_cstr(arena, say_score(&composer, &scores[i].sums)), scores[i].zh);
  }
  arena_free(arena);
}

static const struct {
  int days; /* from as_of; 1000 = no limit */
  const char *en, *zh;
} limits[] = {{1000, "due now", "应立即补齐"},      {0, "due today", "今日到期"},          {1, "1 day left", "剩余1天"},
              {2, "2 days left", "剩余2天"},         {-1, "overdue by 1 day", "逾期1天"}, {-30, "overdue by 30 days", "逾期30天"}};

static void test_limits(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Assessment assessment = {.as_of = day_of(2017, 10, 10)};
  ReportData data = {.assessment = &assessment};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    Day by = limits[i].days == 1000 ? DAY_NONE : assessment.as_of + limits[i].days;
    Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
    assert_string_equal(text_cstr(arena, say_limit(&composer, by, false)), limits[i].en);
    composer.lang = LANG_ZH_HANS;
    assert_string_equal(text_cstr(arena, say_limit(&composer, by, false)), limits[i].zh);
  }
  Composer composer = {.arena = arena, .lang = LANG_EN, .data = &data};
  assert_string_equal(text_cstr(arena, say_limit(&composer, day_of(2017, 10, 13), true)), "2017-10-13 (3 days left)");
  arena_free(arena);
}

/* ---- Templates: the same slots and blocks in the same order in each language ---- */

static Text template_text(Arena *arena, Lang lang, ReportKind kind) {
  Fail fail = {0};
  FileStat stat;
  Text bytes = TEXT_NONE, path = text_format(arena, "themes/default/report/%s/%s.md", lang_tag(lang), report_names[kind]);
  assert_int_equal(fs_read(AT_FDCWD, text_cstr(arena, path), 1 << 20, arena, &bytes, &stat, &fail), READ_OK);
  return bytes;
}

static void quoted_out(Buf *out, Text piece) {
  bool quoted = false;
  for (size_t i = 0; i < piece.len; i++) {
    quoted ^= piece.at[i] == '"';
    if (!quoted) buf_char(out, piece.at[i]);
  }
}

/* All braces without what stands in quotes, and all link targets, one a line; `words` gets the rest. */
static void take_apart(Text text, Buf *braces, Buf *words) {
  size_t i = 0;
  while (i < text.len) {
    bool link = text.at[i] == '(' && i && text.at[i - 1] == ']';
    if (text.at[i] != '{' && !link) {
      buf_char(words, text.at[i++]);
      continue;
    }
    size_t start = i;
    while (i < text.len && text.at[i] != (link ? ')' : '}')) i++;
    quoted_out(braces, text_slice(text, start, ++i));
    buf_char(braces, '\n');
    Text quoted = text_slice(text, start, i);
    for (Text rest = quoted, piece; !link && text_cut(&rest, '"', &piece) && text_cut(&rest, '"', &piece);)
      buf_text(words, piece);
  }
}

static void test_templates(void **state) {
  (void)state;
  Arena *arena = arena_new();
  for (int kind = 0; kind < REPORT_COUNT; kind++) {
    Buf braces[LANG_WRITTEN] = {{0}}, words[LANG_WRITTEN] = {{0}};
    for (int lang = 0; lang < LANG_WRITTEN; lang++)
      take_apart(template_text(arena, (Lang)lang, (ReportKind)kind), &braces[lang], &words[lang]);
    assert_true(braces[LANG_EN].len > 40);
    assert_string_equal(text_cstr(arena, buf_view(&braces[LANG_EN])), text_cstr(arena, buf_view(&braces[LANG_ZH_HANS])));
    Text zh = without_allowed(arena, buf_view(&words[LANG_ZH_HANS]));
    if (has_latin(zh)) print_error("%s: %.*s\n", report_names[kind], TEXT_ARG(zh));
    assert_false(has_latin(zh));
    assert_false(has_han(buf_view(&words[LANG_EN])));
    for (int lang = 0; lang < LANG_WRITTEN; lang++) buf_free(&braces[lang]), buf_free(&words[lang]);
  }
  arena_free(arena);
}

/* "as of" comes before anything else below the title, and every report is labelled. */
static void test_heads(void **state) {
  (void)state;
  Arena *arena = arena_new();
  for (int kind = 0; kind < REPORT_COUNT; kind++)
    for (int lang = 0; lang < LANG_WRITTEN; lang++) {
      Text text = template_text(arena, (Lang)lang, (ReportKind)kind), line;
      assert_true(text_cut(&text, '\n', &line) && text_starts(line, TEXT("# ")));
      assert_true(text_cut(&text, '\n', &line) && !line.len && text_cut(&text, '\n', &line));
      assert_true(text_find(line, TEXT("{assessment.as_of}")) < 20);
      static const char *const said[] = {"{assessment.title}", "{assessment.period}", "{pack.id}", "{pack.hash}"};
      for (int i = 0; i < 4; i++) assert_true(text_find(line, text_of(said[i])) != SIZE_MAX);
      assert_true(text_cut(&text, '\n', &line) && !line.len && text_cut(&text, '\n', &line));
      assert_true(text_is(line, "{profile}"));
    }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      {"words of each language", test_words, NULL, NULL, NULL},
      {"arguments of words", test_format, NULL, NULL, NULL},
      {"per cent", test_percent, NULL, NULL, NULL},
      {"grades", test_grade, NULL, NULL, NULL},
      {"grades that went down", test_grade_lowered, NULL, NULL, NULL},
      {"grades and what they lack", test_grade_lacks, NULL, NULL, NULL},
      {"grades that are not given", test_grades_not_given, NULL, NULL, NULL},
      {"scores", test_score, NULL, NULL, NULL},
      {"limits", test_limits, NULL, NULL, NULL},
      {"templates say the same", test_templates, NULL, NULL, NULL},
      {"heads of reports", test_heads, NULL, NULL, NULL},
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
