/* SPDX-License-Identifier: MIT
 *
 * Loading a theme: what is missing, what is wrong, what the stamp covers; and blocks at the edges of their data.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <fcntl.h>
#include <unistd.h>

#include "report/report_in.h"
#include "report_sample.h"
#include "write/write.h"

/* ---- A theme in a folder of its own ---- */

typedef struct Folder {
  char path[64];
  int fd;
  Arena *arena;
  DiagList *diags;
  Fail fail;
} Folder;

static int open_folder(void **state) {
  static Folder folder;
  folder = (Folder){.path = "/tmp/dossier-theme.XXXXXX"};
  assert_non_null(mkdtemp(folder.path));
  folder.arena = arena_new();
  folder.diags = diag_list_new(folder.arena);
  folder.fd = fs_open_folder(AT_FDCWD, folder.path, &folder.fail);
  *state = &folder;
  return folder.fd < 0;
}

static int close_folder(void **state) {
  Folder *folder = *state;
  int above = fs_open_folder(AT_FDCWD, "/tmp", &folder->fail);
  close(folder->fd);
  assert_true(fs_remove_tree(above, folder->path + strlen("/tmp/"), &folder->fail));
  close(above);
  arena_free(folder->arena);
  return 0;
}

static void put(Folder *folder, const char *path, const char *text) {
  Text whole = text_of(path);
  size_t slash = 0;
  for (size_t i = 0; i < whole.len; i++)
    if (whole.at[i] == '/') slash = i;
  assert_true(fs_make_folders(folder->fd, text_cstr(folder->arena, text_slice(whole, 0, slash)), &folder->fail));
  assert_true(fs_write_replace(folder->fd, path, text_of(text), &folder->fail));
}

static void put_templates(Folder *folder) {
  for (int kind = 0; kind < REPORT_COUNT; kind++)
    put(folder, text_cstr(folder->arena, text_format(folder->arena, "plain/report/en/%s.md", report_names[kind])), "# x\n");
}

static Theme *load(Folder *folder) {
  folder->diags->all.len = 0;
  return theme_load(folder->fd, TEXT("plain"), LANG_EN, folder->arena, folder->diags, &folder->fail);
}

static void test_whole(void **state) {
  Folder *folder = *state;
  const ThemeAsset *assets;
  put_templates(folder);
  Theme *theme = load(folder);
  assert_non_null(theme);
  assert_int_equal(folder->diags->all.len, 0);
  assert_int_equal(theme_assets(theme, &assets), 0);
  assert_null(theme_look(theme, TEXT("plain-a4")));
  put(folder, "plain/site/style.css", "body {}");
  put(folder, "plain/site/.hidden", "x");
  theme = load(folder);
  assert_int_equal(theme_assets(theme, &assets), 1);
  assert_true(text_is(assets[0].name, "style.css") && text_is(assets[0].bytes, "body {}"));
}

static void test_missing_theme(void **state) {
  Folder *folder = *state;
  assert_null(load(folder));
  assert_int_equal(folder->diags->all.len, 1);
  assert_int_equal(folder->diags->all.at[0].code, DIAG_THEME_MISSING);
  assert_true(text_is(folder->diags->all.at[0].arg[0], "plain"));
}

static void test_missing_template(void **state) {
  Folder *folder = *state;
  put_templates(folder);
  assert_int_equal(unlinkat(folder->fd, "plain/report/en/todo.md", 0), 0);
  assert_null(load(folder));
  assert_int_equal(folder->diags->all.len, 1);
  assert_int_equal(folder->diags->all.at[0].code, DIAG_THEME_MISSING);
  assert_true(text_is(folder->diags->all.at[0].arg[1], "report/en/todo.md"));
}

/* Mistakes in several templates are all told at once, with the file that each is in. */
static void test_wrong_templates(void **state) {
  Folder *folder = *state;
  put_templates(folder);
  put(folder, "plain/report/en/unit.md", "# {unit.nmae}\n");
  put(folder, "plain/report/en/todo.md", "# x\n\n{todoo}\n");
  assert_null(load(folder));
  assert_int_equal(folder->diags->all.len, 2);
  diag_sort(folder->diags);
  assert_true(text_is(folder->diags->all.at[0].where.file, "themes/plain/report/en/todo.md"));
  assert_int_equal(folder->diags->all.at[0].where.line, 3);
  assert_true(text_is(folder->diags->all.at[1].where.file, "themes/plain/report/en/unit.md"));
}

static void test_stamp(void **state) {
  Folder *folder = *state;
  put_templates(folder);
  uint64_t first = theme_stamp(load(folder));
  assert_true(first == theme_stamp(load(folder)));
  put(folder, "plain/report/en/unit.md", "# y\n");
  uint64_t second = theme_stamp(load(folder));
  assert_true(first != second);
  put(folder, "plain/site/style.css", "body {}");
  assert_true(second != theme_stamp(load(folder)));
}

/* A table of a template gets what every table has: the nearest heading as its caption. */
static void test_template_table(void **state) {
  Folder *folder = *state;
  Sample sample;
  put_templates(folder);
  put(folder, "plain/report/en/decisions.md", "# x\n\n## Pack\n\n| a | b |\n|---|---|\n| id | {pack.id} |\n");
  Theme *theme = load(folder);
  assert_non_null(theme);
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_DECISIONS);
  DocNode *root = report_compose(theme, REPORT_DECISIONS, &data, folder->arena, folder->diags);
  const DocNode *table = root->last;
  assert_int_equal(table->kind, DOC_TABLE);
  assert_true(text_is(table->title, "Pack") && text_is(table->klass, "facts"));
  assert_int_equal(table->head_rows, 1);
}

/* ---- Blocks at the edges of their data ---- */

static Text compose(Folder *folder, Sample *sample, ReportKind kind, const ReportData *data, const char *text) {
  Template template = {.file = TEXT("themes/t.md"), .source = text_format(folder->arena, "# t\n\n%s\n", text)};
  assert_true(template_parse(&template, kind, folder->arena, folder->diags));
  Composer composer = {.arena = folder->arena, .lang = LANG_EN, .kind = kind, .data = data, .template = &template};
  DocNode *root = doc_new(folder->arena);
  template_fill(&composer, root);
  assert_null(doc_check(root));
  Buf out = {0};
  text_write(&out, root);
  Text printed = text_copy(folder->arena, buf_view(&out));
  buf_free(&out);
  (void)sample;
  return printed;
}

static bool says(Text text, const char *piece) {
  bool found = text_find(text, text_of(piece)) != SIZE_MAX;
  if (!found) print_error("\"%s\" is not in:\n%.*s\n", piece, TEXT_ARG(text));
  return found;
}

/* A pack without points prints none: no column, no line, no sum. */
static void test_unscored(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  sample.pack.scored = false;
  sample.pack.bonus_max = 0;
  ReportData unit = sample_data(&sample, REPORT_UNIT), all = sample_data(&sample, REPORT_OVERVIEW);
  Text text = compose(folder, &sample, REPORT_UNIT, &unit, "{summary}\n\n{scorecard}\n\n{sections}\n\n{derivation}\n\n{todo}");
  static const char *const words[] = {"Score", "Confirmed", "Full", "confirmed", "Points", "Bonus", " of 27", " = 4"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (text_find(text, text_of(words[i])) != SIZE_MAX) print_error("%s\n", words[i]);
    assert_true(text_find(text, text_of(words[i])) == SIZE_MAX);
  }
  text = compose(folder, &sample, REPORT_OVERVIEW, &all, "{ranking}");
  assert_true(text_find(text, TEXT("Confirmed")) == SIZE_MAX);
}

static void test_other_class(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  sample.result.applies = sample.summaries.at[0].applies = false;
  ReportData data = sample_data(&sample, REPORT_UNIT), all = sample_data(&sample, REPORT_OVERVIEW);
  Text text = compose(folder, &sample, REPORT_UNIT, &data,
                      "{summary}\n\n{scorecard empty=none}\n\n## d\n\n{derivation heading=yes}\n\n## m\n\n{marks heading=yes}\n\n"
                      "{todo empty=nothing}");
  assert_true(says(text, "the pack is not for this class") && says(text, "none") && says(text, "nothing"));
  assert_true(text_find(text, TEXT("Completion")) == SIZE_MAX);
  assert_true(says(compose(folder, &sample, REPORT_OVERVIEW, &all, "{ranking}"), "the pack is not for this class"));
}

static void test_pages(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_OVERVIEW);
  data.from = 1;
  data.until = 2;
  Text text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{ranking}");
  assert_true(says(text, "South branch") && text_find(text, TEXT("West branch")) == SIZE_MAX);
  data.until = 99;
  text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{ranking}");
  assert_true(says(text, "South branch") && says(text, "East branch"));
  data.from = 99;
  text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{ranking empty=nobody}");
  assert_true(says(text, "nobody"));
  data = sample_data(&sample, REPORT_OVERVIEW);
  text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{ranking limit=1}");
  assert_true(says(text, "West branch") && text_find(text, TEXT("South branch")) == SIZE_MAX);
  data = sample_data(&sample, REPORT_FINDINGS);
  text = compose(folder, &sample, REPORT_FINDINGS, &data, "{pages}");
  assert_true(says(text, "Page 2 of 3; Previous page; Next page"));
  data.page = 3;
  text = compose(folder, &sample, REPORT_FINDINGS, &data, "{pages}");
  assert_true(says(text, "Page 3 of 3; Previous page") && text_find(text, TEXT("Next")) == SIZE_MAX);
}

static void test_missing_first(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  sample.summaries.at[0].open = 1;
  sample.summaries.at[1].next_by = sample_day(12, 1);
  ReportData data = sample_data(&sample, REPORT_OVERVIEW);
  Text text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{missing-first}");
  assert_true(text_find(text, TEXT("South")) < text_find(text, TEXT("West")));
  assert_true(text_find(text, TEXT("West")) < text_find(text, TEXT("East")));
  sample.summaries.at[1].next_by = DAY_NONE; /* what is due at once */
  text = compose(folder, &sample, REPORT_OVERVIEW, &data, "{missing-first}");
  assert_true(text_find(text, TEXT("West")) < text_find(text, TEXT("South")));
  for (int i = 0; i < 3; i++) sample.summaries.at[i].open = 0;
  assert_true(says(compose(folder, &sample, REPORT_OVERVIEW, &data, "{missing-first empty=\"all there\"}"), "all there"));
}

/* An application has a table of its own, below what waits. A title, or a path, stands there only where it adds something. */
static void test_bonus_waits(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  PartResult *part = &sample.result.items.at[7].parts.at[0];
  EvidenceRef ref = {.record = 1, .path = TEXT("X-9/a.md"), .shown = TEXT("X-9/a.md")};
  *list_add(folder->arena, &part->application) = ref;
  part->state = STATE_PENDING;
  part->sums = (Sums){.full = 10 * P, .pending = 10 * P};
  sample.pack.items.at[7].parts.at[0].guide = TEXT("fit to be shown");
  sample.pack.items.at[1].title = TEXT("There is A SUMMARY");
  ReportData data = sample_data(&sample, REPORT_TODO);
  Text text = compose(folder, &sample, REPORT_TODO, &data, "{todo}");
  assert_true(says(text, "1 waiting for an assessor") && says(text, "Bonus to be approved: 1"));
  assert_true(says(text, "fit to be shown Special project (bonus) \xC2\xB7 #") && says(text, "\tX-9/a.md\t10"));
  assert_true(says(text, "A-2\ta summary #")); /* and not its title again */
  ReportData unit = sample_data(&sample, REPORT_UNIT);
  assert_true(says(compose(folder, &sample, REPORT_UNIT, &unit, "{findings}"), "\twaits for a mark\t"));
  Leaf *leaf = &sample.result.items.at[1].parts.at[0].leaves.at[1];
  leaf->reason = REASON_EXCEPTION;
  leaf->detail = TEXT("x.md");
  assert_true(says(compose(folder, &sample, REPORT_TODO, &data, "{todo}"), "to be put right now\tto be put right: x.md\t4"));
  leaf->label = TEXT("Link to be corrected: x.md");
  assert_true(says(compose(folder, &sample, REPORT_TODO, &data, "{todo}"), "to be put right now\tto be put right\t4"));
}

/* What counted nothing, was sighted by a word, or is a set of photos. */
static void test_papers(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_PAPER);
  Record *record = &sample.evidence.records.at[0];
  data.record = record;
  assert_true(says(compose(folder, &sample, REPORT_PAPER, &data, "{answered}\n\n{paper.date}"),
                   "No item has counted this paper so far: see the papers to sort.\nno date"));
  LIST(RecordMember) *members = (void *)&record->members;
  *list_add(folder->arena, members) = (RecordMember){.path = TEXT("a/1.jpg"), .original = TEXT("evidence/1.jpg"), .size = 7};
  *list_add(folder->arena, members) = (RecordMember){.path = TEXT("a/2.jpg"), .original = TEXT("evidence/2.jpg"), .size = 8};
  Text text = compose(folder, &sample, REPORT_PAPER, &data, "{original}");
  assert_true(says(text, "a/1.jpg, 7 bytes") && says(text, "a/2.jpg, 8 bytes"));
  record->kind = TEXT("undeclared");
  record->kind_from = FROM_NONE;
  assert_true(says(compose(folder, &sample, REPORT_PAPER, &data, "{paper.kind}"), "undeclared"));
  record->kind = TEXT_NONE;
  assert_true(says(compose(folder, &sample, REPORT_PAPER, &data, "{paper.kind}"), "not known"));
}

static void test_marks(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  Mark *mark = &sample.marks.all.at[1];
  mark->worded = true;
  sample.result.items.at[6].parts.at[0].overridden = false;
  ReportData data = sample_data(&sample, REPORT_UNIT);
  Text text = compose(folder, &sample, REPORT_UNIT, &data, "{marks}\n\n{derivation level=2}");
  assert_true(says(text, "Mark: committee (decides): no;"));
  mark->approved = true;
  mark->mode = TEXT("town");
  mark->each = TEXT("member 3");
  text = compose(folder, &sample, REPORT_UNIT, &data, "{derivation}");
  assert_true(says(text, "Mark: town (member 3): yes;"));
  mark->unit = 1; /* of another unit: not printed here */
  text = compose(folder, &sample, REPORT_UNIT, &data, "{marks}");
  assert_true(says(text, "Marks of the assessors: 1"));
}

static void test_public(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  sample.assessment.profile = PROFILE_PUBLIC;
  ReportData data = sample_data(&sample, REPORT_UNIT);
  Text text = compose(folder, &sample, REPORT_UNIT, &data, "{profile}\n\n{assessment.profile}");
  assert_true(says(text, "public") && text_find(text, TEXT("Inner")) == SIZE_MAX);
}

/* Rows of the to-do tables are leaves due less leaves done, whatever the limits. */
static void test_todo_rows(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_TODO);
  Template template = {.file = TEXT("t.md"), .source = TEXT("# t\n\n{todo}\n")};
  assert_true(template_parse(&template, REPORT_TODO, folder->arena, folder->diags));
  Composer composer = {.arena = folder->arena, .kind = REPORT_TODO, .data = &data, .template = &template};
  DocNode *root = doc_new(folder->arena);
  template_fill(&composer, root);
  size_t rows = doc_count(root, DOC_ROW) - doc_count(root, DOC_TABLE);
  assert_int_equal(rows, sample.result.sums.leaves_due - sample.result.sums.leaves_done);
}

/* Whom an item is not for is said once; the only unit of its class has no rank; the worst message stands first. */
static void test_said_once(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_ITEM);
  ((uint8_t *)sample.summaries.at[1].states)[0] = STATE_NOT_APPLICABLE;
  sample.summaries.at[2].applies = false;
  Text text = compose(folder, &sample, REPORT_ITEM, &data, "{item-units}");
  assert_true(says(text, "Not for (1): South branch") && says(text, "West branch")); /* with points all the same (on_na) */
  for (int i = 0; i < 2; i++) ((Sums *)sample.summaries.at[i].items)[0] = (Sums){.full = 10, .not_applicable = 10};
  text = compose(folder, &sample, REPORT_ITEM, &data, "{item-units}");
  assert_true(says(text, "Not for (2): West branch, South branch") && says(text, "East branch"));
  ((uint8_t *)sample.summaries.at[0].states)[0] = STATE_NOT_APPLICABLE;
  text = compose(folder, &sample, REPORT_ITEM, &data, "{item-units}");
  assert_true(says(text, "Not for (3): ") && text_find(text, TEXT("Completion")) == SIZE_MAX);
  data = sample_data(&sample, REPORT_UNIT);
  sample.summaries.at[0].rank = sample.summaries.at[0].rank_of = 1;
  sample.summaries.at[0].provisional = false;
  text = compose(folder, &sample, REPORT_UNIT, &data, "{summary}\n\n{unit.rank}");
  assert_true(says(text, "the only one ranked in its class") && text_find(text, TEXT("Rank")) == SIZE_MAX);
  data = sample_data(&sample, REPORT_MESSAGES);
  diag_add(sample.diags, DIAG_ASSESSMENT_KEY, where_of(TEXT("z.yml"), 1, 1), TEXT("q"), TEXT_NONE, TEXT_NONE);
  text = compose(folder, &sample, REPORT_MESSAGES, &data, "{messages}");
  size_t error = text_find(text, TEXT("error\t")), warning = text_find(text, TEXT("warning\t"));
  assert_true(error != SIZE_MAX && warning != SIZE_MAX && error < warning);
}

/* Fifteen items are tables of eight and seven, not of fourteen and one. */
static void test_matrix_even(void **state) {
  Folder *folder = *state;
  Sample sample;
  sample_make(&sample, folder->arena, LANG_EN);
  ReportData data = sample_data(&sample, REPORT_MATRIX);
  for (size_t i = 0; i < sample.summaries.len; i++) {
    uint8_t *states = arena_alloc(folder->arena, 15);
    Sums *items = arena_alloc(folder->arena, 15 * sizeof *items);
    for (size_t k = 0; k < 15; k++) states[k] = STATE_FAIL;
    sample.summaries.at[i].states = states;
    sample.summaries.at[i].items = items;
  }
  for (size_t k = sample.pack.items.len; k < 15; k++)
    *list_add(folder->arena, &sample.pack.items) =
        (PackItem){.id = text_format(folder->arena, "Z-%zu", k), .title = TEXT("more"), .section = TEXT_NONE};
  Text text = compose(folder, &sample, REPORT_MATRIX, &data, "{matrix}");
  assert_true(says(text, "Unit\tZ-8\tZ-9\tZ-10\tZ-11\tZ-12\tZ-13\tZ-14\n"));
}

#define TEST(name, function) {name, function, open_folder, close_folder, NULL}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST("a whole theme", test_whole),
      TEST("no such theme", test_missing_theme),
      TEST("a template is missing", test_missing_template),
      TEST("several templates are wrong", test_wrong_templates),
      TEST("stamp", test_stamp),
      TEST("tables of templates", test_template_table),
      TEST("a pack without points", test_unscored),
      TEST("a unit of another class", test_other_class),
      TEST("pages and limits", test_pages),
      TEST("who lacks most", test_missing_first),
      TEST("said once, and the worst first", test_said_once),
      TEST("a matrix in even parts", test_matrix_even),
      TEST("papers", test_papers),
      TEST("marks", test_marks),
      TEST("public profile", test_public),
      TEST("rows of the to-do list", test_todo_rows),
      TEST("a bonus that waits for approval", test_bonus_waits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
