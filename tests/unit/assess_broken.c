/* SPDX-License-Identifier: MIT
 *
 * Broken packs: each file of tests/packs/broken/ says in its first lines which diagnostics it must raise, no more and no less:
 *   -- expect <name> <line>:<column> <argument>|<argument>|<argument>        (* = any text)
 * and none of them may load.
 */
#include "assess_help.h"

typedef struct Expect {
  Text name, arg[3];
  int64_t line, column;
  bool met;
} Expect;

typedef LIST(Expect) Expects;

static Text cut(Text *rest, char at) {
  Text piece = TEXT_NONE;
  text_cut(rest, at, &piece);
  return piece;
}

static void read_expects(Arena *arena, Text rest, Expects *expects) {
  Text line;
  while (text_cut(&rest, '\n', &line) && text_starts(line, TEXT("-- expect "))) {
    Expect *expect = list_add(arena, expects);
    line = text_slice(line, 10, line.len);
    expect->name = cut(&line, ' ');
    assert_true(text_to_int(cut(&line, ':'), &expect->line));
    assert_true(text_to_int(cut(&line, ' '), &expect->column));
    for (int i = 0; i < 3; i++) expect->arg[i] = cut(&line, '|');
  }
}

/* The English of an argument in both languages, without the words around a name that is meant. */
static Text plain(Text arg) {
  static const char meant[] = "did you mean \"", known[] = "known: ";
  size_t end = text_find(arg, TEXT("\x1E"));
  Text en = text_slice(arg, 0, end == SIZE_MAX ? arg.len : end);
  if (text_starts(en, text_of(known))) return text_slice(en, sizeof known - 1, en.len);
  return text_starts(en, text_of(meant)) ? text_slice(en, sizeof meant - 1, en.len - 2) : en;
}

static bool fits(const Expect *expect, const Diag *diag) {
  bool same = !expect->met && text_is(expect->name, diag_name(diag->code)) && expect->line == diag->where.line &&
              expect->column == diag->where.column;
  for (int i = 0; same && i < 3; i++) same = text_is(expect->arg[i], "*") || text_equal(expect->arg[i], plain(diag->arg[i]));
  return same;
}

static bool take(Expects *expects, const Diag *diag) {
  for (size_t i = 0; i < expects->len; i++)
    if (fits(&expects->at[i], diag)) return expects->at[i].met = true;
  return false;
}

static int compare(Bench *bench, const char *name, Expects *expects) {
  int wrong = 0;
  Buf out = {0};
  for (size_t i = 0; i < bench->diags->all.len; i++) {
    const Diag *diag = &bench->diags->all.at[i];
    if (take(expects, diag)) continue;
    buf_format(&out, "%s: not expected (%u:%u, \"%.*s\", \"%.*s\", \"%.*s\"):\n", name, diag->where.line, diag->where.column,
               TEXT_ARG(diag->arg[0]), TEXT_ARG(diag->arg[1]), TEXT_ARG(diag->arg[2]));
    diag_print(&out, diag, LANG_EN, false);
    wrong++;
  }
  for (size_t i = 0; i < expects->len; i++) {
    if (expects->at[i].met) continue;
    buf_format(&out, "%s: %.*s did not come\n", name, TEXT_ARG(expects->at[i].name));
    wrong++;
  }
  fprintf(stderr, "%.*s", (int)out.len, out.at ? out.at : "");
  buf_free(&out);
  return wrong;
}

static bool has_chinese(Text text) {
  for (size_t i = 0; i < text.len; i++)
    if ((unsigned char)text.at[i] >= 0xE4 && (unsigned char)text.at[i] <= 0xE9) return true;
  return false;
}

/* What the vocabulary and the pack's builder refuse, read by an author in China; what Lua itself says stays as it is. */
static int try_chinese(Text text, const char *name) {
  static const char *const of_lua[] = {"global", "attempt to", "unexpected", "bad argument", "stack overflow"};
  Bench bench;
  int wrong = 0;
  bench_open(&bench);
  bench.assessment.lang = LANG_ZH_HANS;
  bench_load(&bench, text);
  for (size_t i = 0; i < bench.diags->all.len; i++) {
    const Diag *diag = &bench.diags->all.at[i];
    bool lua = false;
    for (size_t k = 0; k < sizeof of_lua / sizeof *of_lua; k++) lua |= text_find(diag->arg[0], text_of(of_lua[k])) != SIZE_MAX;
    if (diag->code != DIAG_PACK_ERROR || lua || has_chinese(diag->arg[0])) continue;
    fprintf(stderr, "%s: not in Chinese: %.*s\n", name, TEXT_ARG(diag->arg[0]));
    wrong++;
  }
  bench_close(&bench);
  return wrong;
}

static int try_file(int folder, const char *name) {
  Bench bench;
  Fail fail = {0};
  FileStat stat;
  Text text;
  Expects expects = {0};
  bench_open(&bench);
  assert_int_equal(fs_read(folder, name, 1 << 20, bench.arena, &text, &stat, &fail), READ_OK);
  read_expects(bench.arena, text, &expects);
  bool loaded = bench_load(&bench, text);
  if (loaded) fprintf(stderr, "%s: was loaded\n", name);
  int wrong = loaded + compare(&bench, name, &expects) + try_chinese(text, name);
  bench_close(&bench);
  return wrong;
}

static void every_broken_pack_is_refused_at_its_line(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Fail fail = {0};
  FileList entries = {0};
  int wrong = 0, folder = fs_open_folder(AT_FDCWD, "tests/packs/broken", &fail);
  assert_true(folder >= 0);
  assert_true(fs_list(folder, ".", arena, &entries, &fail));
  assert_true(entries.len >= 40);
  for (size_t i = 0; i < entries.len; i++) wrong += try_file(folder, text_cstr(arena, entries.at[i].name));
  assert_int_equal(wrong, 0);
  close(folder);
  arena_free(arena);
}

static void a_missing_pack_names_the_nearest(void **state) {
  (void)state;
  Bench bench;
  Fail fail = {0};
  bench_open(&bench);
  bench.assessment.pack = TEXT("project-dogs");
  int rules = fs_open_folder(AT_FDCWD, "rules", &fail);
  assert_null(pack_load(rules, &bench.assessment, bench.arena, bench.diags, &bench.pack, &fail));
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_PACK_MISSING);
  assert_true(text_is(plain(bench.diags->all.at[0].arg[1]), "project-docs"));
  static const char *const odd[] = {"", "std", "../rules/std", ".", "..", "a/b"};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    bench.assessment.pack = text_of(odd[i]);
    assert_null(pack_load(rules, &bench.assessment, bench.arena, bench.diags, &bench.pack, &fail));
    assert_string_equal(fail.text, "");
  }
  close(rules);
  bench_close(&bench);
}

/* Whatever that of the assessment: who writes a pack may read another language than the reports are in. */
static void messages_are_in_the_language_of_the_reader(void **state) {
  (void)state;
  static const Lang langs[] = {LANG_EN, LANG_ZH_HANS};
  for (size_t i = 0; i < 2; i++) {
    Bench bench;
    Buf out = {0};
    bench_open(&bench);
    bench.assessment.lang = langs[1 - i];
    assert_false(bench_load(&bench, TEXT("pack { id = \"p\", title = 5 }")));
    assert_int_equal(bench.diags->all.at[0].code, DIAG_PACK_TYPE);
    diag_print(&out, &bench.diags->all.at[0], langs[i], false);
    assert_int_equal(text_find(buf_view(&out), TEXT("a text")) != SIZE_MAX, langs[i] == LANG_EN);
    assert_int_equal(text_find(buf_view(&out), TEXT("文字")) != SIZE_MAX, langs[i] == LANG_ZH_HANS);
    buf_free(&out);
    bench_close(&bench);
  }
}

static void a_file_that_is_too_big_is_refused(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  char *big = malloc((256 << 10) + 2);
  memset(big, ' ', (256 << 10) + 2);
  assert_false(bench_load(&bench, (Text){big, (256 << 10) + 1}));
  assert_int_equal(bench.diags->all.at[0].code, DIAG_PACK_ERROR);
  bench_close(&bench);
  bench_open(&bench);
  memcpy(big, "pack { id = 'p', title = 'P' }", 30);
  assert_true(bench_load(&bench, (Text){big, 256 << 10}));
  bench_close(&bench);
  free(big);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_broken_pack_is_refused_at_its_line),
      cmocka_unit_test(a_missing_pack_names_the_nearest),
      cmocka_unit_test(messages_are_in_the_language_of_the_reader),
      cmocka_unit_test(a_file_that_is_too_big_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
