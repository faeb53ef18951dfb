/* SPDX-License-Identifier: MIT
 *
 * A whole output of the sample of report/, in each language: pages, prints, packages, data; links that lead somewhere; the
 * same bytes a second time. DOSSIER_KEEP=FOLDER keeps the outputs below that folder, for looking at them.
 */
#include <time.h>

#include "publish_help.h"
#include "publish/site_in.h"
#include "report_sample.h"

static const char jpeg[] = "\xFF\xD8\xFF\xE0 not a picture, but stored like one";

typedef struct Output {
  Sample sample;
  Arena *arena;
  Publisher publisher;
  int folder;
  Buf entries, xml, csv;
} Output;

static Theme *load_theme(Lang lang, Arena *arena) {
  Fail fail = {0};
  DiagList *diags = diag_list_new(arena);
  int themes = fs_open_folder(AT_FDCWD, "themes", &fail);
  Theme *theme = theme_load(themes, TEXT("default"), lang, arena, diags, &fail);
  assert_string_equal(fail.text, "");
  assert_non_null(theme);
  close(themes);
  return theme;
}

/* A photo, a set of three photos, two of them of one name to those who know no case, and a paper of another unit's, beside the
 * sample's Markdown papers. */
static void add_photos(Sample *sample) {
  Record *photo = sample_record(sample, TEXT("A-1/现场 #1.jpg"), TEXT_NONE, sample_day(8, 1));
  photo->original = text_format(sample->arena, "%.*s.jpg", (int)(photo->original.len - 3), photo->original.at);
  photo->format = PAPER_IMAGE;
  Record *set = sample_record(sample, TEXT("A-1/2017-09-01 visit"), TEXT_NONE, sample_day(9, 1));
  set->original = TEXT_NONE;
  set->format = PAPER_IMAGE;
  for (int i = 1; i < 4; i++) {
    RecordMember *member = ADD(&set->members);
    member->path = text_format(sample->arena, "A-1/2017-09-01 visit/%d.%s", i < 3 ? i : 2, i < 3 ? "jpg" : "JPG");
    member->original = text_format(sample->arena, "evidence/east/set-%d-original.jpg", i);
    member->size = sizeof jpeg - 1;
    member->hash = hash_sha256(text_of(jpeg));
  }
}

static bool give_body(void *state, uint32_t record, uint32_t member, PaperBody *body) {
  const Output *output = state;
  const Record *of = &output->sample.evidence.records.at[record];
  (void)member;
  body->html = of->format == PAPER_IMAGE ? TEXT_NONE : TEXT("<h2 id=\"main\">Agenda</h2>\n<p>Read &quot;a=b&quot; href=x.</p>\n");
  body->original = of->format == PAPER_IMAGE ? text_of(jpeg) : TEXT("# Agenda\n\nRead \"a=b\".\n");
  return true;
}

static bool no_body(void *state, uint32_t record, uint32_t member, PaperBody *body) {
  (void)state, (void)record, (void)member, (void)body;
  return false;
}

static void output_make(Output *output, Lang lang, int folder) {
  Arena *arena = arena_new();
  *output = (Output){.arena = arena, .folder = folder};
  sample_make(&output->sample, arena, lang);
  Sample *sample = &output->sample;
  sample->assessment.page_profile = TEXT("plain-a4");
  add_photos(sample);
  output->publisher = (Publisher){.theme = load_theme(lang, arena),
                                  .assessment = &sample->assessment,
                                  .pack = &sample->pack,
                                  .units = &sample->units,
                                  .marks = &sample->marks,
                                  .summaries = &sample->summaries,
                                  .order = sample->order,
                                  .tool_version = "0.1",
                                  .versions = TEXT("none")};
}

/* West and south stand in the register without papers; only east has results of its own in the sample. */
static void publish_units(Output *output, Spool *spool, Fail *fail) {
  Sample *sample = &output->sample;
  UnitEvidence none = {0};
  for (uint32_t unit = 0; unit < 3; unit++) {
    UnitResult result = sample->result;
    PaperSource papers = {output, give_body, NULL};
    result.unit = unit;
    bool good = publish_unit(&output->publisher, &sample->summaries.at[unit], &result, unit ? &none : &sample->evidence,
                             sample->diags, &papers, output->arena, spool, &output->entries, &output->xml, &output->csv,
                             fail);
    if (!good) fail_msg("unit %u: %s", unit, fail->text);
  }
}

static bool give_piece(void *state, uint32_t unit, Arena *arena, Text *piece, Fail *fail) {
  const Output *output = state;
  const Sample *sample = &output->sample;
  UnitEvidence none = {0};
  Findings nothing = {0};
  Buf bytes = {0};
  (void)fail;
  search_unit(&output->publisher, &sample->units.all.at[unit], unit ? &none : &sample->evidence,
              unit ? &nothing : &sample->findings, &bytes);
  *piece = text_copy(arena, buf_view(&bytes));
  buf_free(&bytes);
  return true;
}

static void put_data(Output *output, Spool *spool, const char *path, const Buf *bytes, Fail *fail) {
  spool_add(spool, text_of(path), buf_view(bytes), false);
  assert_true(stage_put(output->publisher.stage, text_of(path), buf_view(bytes), &output->entries, fail));
}

static void publish_data(Output *output, Spool *spool, Fail *fail) {
  Buf xml = {0}, csv = {0};
  results_xml_head(&xml, &output->publisher);
  buf_text(&xml, buf_view(&output->xml));
  results_xml_tail(&xml, output->sample.diags, output->sample.assessment.lang);
  results_csv_head(&csv, output->sample.assessment.lang);
  buf_text(&csv, buf_view(&output->csv));
  put_data(output, spool, "data/results.xml", &xml, fail);
  put_data(output, spool, "data/results.csv", &csv, fail);
  buf_free(&xml);
  buf_free(&csv);
}

/* As the program does it: units, shared pages, data, the whole package, publication. True when something changed. */
static bool output_publish(Output *output) {
  Fail fail = {0};
  Sample *sample = &output->sample;
  bool changed = false;
  Spool *spool = spool_new();
  TextList spools = {0};
  StageEntries entries = {0};
  Stage *stage = output->publisher.stage = stage_open(output->folder, TEXT("sample"), output->arena, &fail);
  if (!stage) fail_msg("%s", fail.text);
  publish_units(output, spool, &fail);
  assert_true(publish_shared(&output->publisher, &sample->findings, sample->diags, &sample->to_sort, sample->to_sort_unit,
                             output->arena, spool, &output->entries, &fail));
  assert_true(publish_search(&output->publisher, give_piece, output, spool, &output->entries, &fail));
  publish_data(output, spool, &fail);
  assert_true(spool_save(spool, output->folder, ".dossier/spool", &fail));
  *list_add(output->arena, &spools) = TEXT(".dossier/spool");
  if (!zip_from_files(output->folder, &spools, stage_folder(stage), "packages/sample.zip", sample->assessment.as_of, &fail))
    fail_msg("%s", fail.text);
  assert_true(stage_adopt(stage, TEXT("packages/sample.zip"), &output->entries, &fail));
  stage_entries_get(buf_view(&output->entries), output->arena, &entries);
  stage_describe(stage, &sample->assessment, &sample->pack);
  if (!stage_close(stage, &entries, &changed, &fail)) fail_msg("%s", fail.text);
  spool_free(spool);
  return changed;
}

static void output_free(Output *output) {
  buf_free(&output->entries);
  buf_free(&output->xml);
  buf_free(&output->csv);
  arena_free(output->arena);
}

static bool publish_sample(int folder, Lang lang) {
  Output output;
  output_make(&output, lang, folder);
  bool changed = output_publish(&output);
  output_free(&output);
  return changed;
}

/* ---- Checks of files ---- */

static const char link_check[] =
    "python3 - '%s' <<'PY'\n"
    "import os, re, sys, urllib.parse\n"
    "root, bad, seen = sys.argv[1], [], 0\n"
    "for folder, _, names in os.walk(root):\n"
    "    for name in names:\n"
    "        if not name.endswith('.html'): continue\n"
    "        page = os.path.join(folder, name)\n"
    "        for target in re.findall(r'(?:href|src)=\"([^\"]*)\"', open(page, encoding='utf-8').read()):\n"
    "            file, _, place = target.replace('&amp;', '&').partition('#')\n"
    "            to = os.path.normpath(os.path.join(folder, urllib.parse.unquote(file))) if file else page\n"
    "            seen += 1\n"
    "            if not to.startswith(root) or not os.path.isfile(to): bad.append((page, target)); continue\n"
    "            if place and 'id=\"%%s\"' %% urllib.parse.unquote(place) not in open(to, encoding='utf-8').read():\n"
    "                bad.append((page, target))\n"
    "for b in bad: print(*b)\n"
    "sys.exit(1 if bad or seen < 20 else 0)\n"
    "PY";

static void assert_well_formed(const char *path) {
  assert_int_equal(command("find '%s' -name '*.html' -print0 | xargs -0 xmllint --noout", path), 0);
}

static void assert_links(const char *path) {
  char line[2048];
  snprintf(line, sizeof line, link_check, path);
  assert_int_equal(WEXITSTATUS(system(line)), 0);
}

static void assert_files(int folder) {
  static const char *const files[] = {"sample/index.html",
                                      "sample/findings.html",
                                      "sample/sort.html",
                                      "sample/matrix.html",
                                      "sample/ledger.html",
                                      "sample/bulletin.html",
                                      "sample/print/matrix.odt",
                                      "sample/print/ledger.odt",
                                      "sample/print/bulletin.odt",
                                      "sample/decisions.html",
                                      "sample/messages.html",
                                      "sample/items/a-1.html",
                                      "sample/units/east/index.html",
                                      "sample/units/east/todo.html",
                                      "sample/assets/style.css",
                                      "sample/assets/site.js",
                                      "sample/assets/search.js",
                                      "sample/assets/search/index.js",
                                      "sample/assets/search/fold.js",
                                      "sample/assets/search/d0.js",
                                      "sample/assets/search/t0.js",
                                      "sample/search.html",
                                      "sample/print/overview.odt",
                                      "sample/print/findings.odt",
                                      "sample/print/decisions.odt",
                                      "sample/print/sort.odt",
                                      "sample/manifest.txt",
                                      "sample/data/results.xml",
                                      "sample/packages/sample.zip",
                                      "sample/evidence/east/set-2-original.jpg"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (!has_file(folder, files[i])) fail_msg("there is no %s", files[i]);
}

static void check_package(const char *path, const char *zip) {
  assert_int_equal(command("cd '%s' && rm -rf unzipped && mkdir unzipped && cd unzipped && unzip -q '../%s'", path, zip), 0);
  assert_int_equal(command("cd '%s/unzipped' && sha256sum --quiet -c manifest.txt", path), 0);
  char unzipped[256];
  snprintf(unzipped, sizeof unzipped, "%s/unzipped", path);
  assert_well_formed(unzipped);
  assert_links(unzipped);
}

static void check_language(Lang lang, const char *unit_name) {
  char path[64], deep[128];
  int folder = temp_open(path);
  Arena *arena = arena_new();
  assert_true(publish_sample(folder, lang));
  assert_files(folder);
  snprintf(deep, sizeof deep, "%s/sample", path);
  assert_well_formed(deep);
  assert_links(deep);
  check_package(path, "sample/packages/sample.zip");
  snprintf(deep, sizeof deep, "sample/packages/units/east_%s.zip", unit_name);
  check_package(path, deep);
  snprintf(deep, sizeof deep, "unzipped/east_%s.odt", unit_name);
  assert_true(has_file(folder, deep));
  assert_true(has_file(folder, "unzipped/evidence/A-1/\xE7\x8E\xB0\xE5\x9C\xBA #1.jpg"));
  assert_true(has_file(folder, "unzipped/evidence/A-1/2017-09-01 visit/2.jpg"));
  assert_true(has_file(folder, "unzipped/evidence/A-1/2017-09-01 visit/2 (2).JPG"));
  assert_false(holds(file_of(folder, "unzipped/index.html", arena), "findings.html"));
  assert_false(holds(file_of(folder, "unzipped/index.html", arena), "data-search"));
  assert_false(has_file(folder, "unzipped/assets/search.js"));
  assert_true(holds(file_of(folder, "sample/index.html", arena), "data-search"));
  const char *keep = getenv("DOSSIER_KEEP");
  if (keep)
    command("rm -rf '%s/%s' && mkdir -p '%s' && cp -r '%s/sample' '%s/%s'", keep, lang_tag(lang), keep, path, keep,
            lang_tag(lang));
  arena_free(arena);
  temp_close(folder, path);
}

static void test_english(void **state) {
  (void)state;
  check_language(LANG_EN, "East branch");
}

static void test_chinese(void **state) {
  (void)state;
  check_language(LANG_ZH_HANS, "\xE4\xB8\x9C\xE6\x94\xAF\xE9\x83\xA8");
}

static void test_again_is_unchanged(void **state) {
  char path[64];
  (void)state;
  int folder = temp_open(path);
  assert_true(publish_sample(folder, LANG_EN));
  uint64_t inode = inode_of(folder, "sample/manifest.txt");
  assert_false(publish_sample(folder, LANG_EN));
  assert_int_equal(inode_of(folder, "sample/manifest.txt"), inode);
  assert_true(publish_sample(folder, LANG_ZH_HANS));
  temp_close(folder, path);
}

static void test_zone_does_not_matter(void **state) {
  char here[64], there[64];
  (void)state;
  int a = temp_open(here), b = temp_open(there);
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  publish_sample(a, LANG_EN);
  setenv("TZ", "America/Los_Angeles", 1);
  tzset();
  publish_sample(b, LANG_EN);
  unsetenv("TZ");
  tzset();
  assert_int_equal(command("diff -r '%s/sample' '%s/sample'", here, there), 0);
  temp_close(a, here);
  temp_close(b, there);
}

static void test_body_refused(void **state) {
  char path[64];
  Output output;
  Fail fail = {0};
  (void)state;
  int folder = temp_open(path);
  output_make(&output, LANG_EN, folder);
  Spool *spool = spool_new();
  PaperSource papers = {NULL, no_body, NULL};
  output.publisher.stage = stage_open(folder, TEXT("sample"), output.arena, &fail);
  assert_false(publish_unit(&output.publisher, &output.sample.summaries.at[0], &output.sample.result, &output.sample.evidence,
                            output.sample.diags, &papers, output.arena, spool, &output.entries, &output.xml, &output.csv,
                            &fail));
  stage_drop(output.publisher.stage);
  assert_false(has_file(folder, "sample"));
  spool_free(spool);
  output_free(&output);
  temp_close(folder, path);
}

/* ---- The shell ---- */

static Text shell_of(Output *output, const SitePage *page) {
  Buf out = {0};
  site_page(&out, &output->publisher, page, TEXT("<h1>x</h1>"));
  Text text = text_copy(output->arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static void test_shell(void **state) {
  Output output;
  (void)state;
  output_make(&output, LANG_EN, -1);
  output.sample.assessment.title = TEXT("A & B <i>");
  SitePage page = {.path = TEXT("units/west/index.html"),
                   .title = TEXT("West"),
                   .tab = SITE_TAB_SCORECARD,
                   .unit = &output.sample.units.all.at[1]};
  Text text = shell_of(&output, &page);
  assert_true(text_starts(text, TEXT("<!DOCTYPE html>\n<html lang=\"en\">")));
  assert_true(holds(text, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"));
  assert_true(holds(text, "A &amp; B &lt;i&gt;"));
  assert_true(holds(text, "href=\"../../assets/style.css\""));
  assert_true(holds(text, "<main id=\"_main\">\n<h1>x</h1>"));
  assert_true(holds(text, "aria-label=\"Previous unit: East branch\""));
  assert_true(holds(text, "aria-label=\"Next unit: South branch\""));
  assert_true(holds(text, "<a href=\"index.html\" aria-current=\"page\">Scorecard</a>"));
  assert_true(holds(text, "class=\"profile profile-inner\""));
  output.sample.assessment.profile = PROFILE_PUBLIC;
  assert_true(holds(shell_of(&output, &page), "class=\"profile profile-public\""));
  page.unit = &output.sample.units.all.at[0];
  assert_false(holds(shell_of(&output, &page), "Previous unit"));
  output_free(&output);
}

/* ---- Links of a package ---- */

static void test_relink(void **state) {
  static const struct {
    const char *from, *to;
  } cases[] = {{"<a href=\"todo.html\">t</a>", "<a href=\"todo.html\">t</a>"},
               {"<a href=\"#x\">t</a>", "<a href=\"#x\">t</a>"},
               {"<a href=\"https://a.example/x\">t</a>", "<a href=\"https://a.example/x\">t</a>"},
               {"<a href=\"mailto:a@b.example\">t</a>", "<a href=\"mailto:a@b.example\">t</a>"},
               {"<a href=\"../../items/a.html\">t</a>", "<a>t</a>"},
               {"<a href=\"../../evidence/u/p.html#\xE4\xB8\x80\">t</a>", "<a href=\"pages/p.html#\xE4\xB8\x80\">t</a>"},
               {"<img src=\"../../evidence/u/p-original.jpg\" alt=\"\"/>", "<img src=\"evidence/50%25%20%231.jpg\" alt=\"\"/>"},
               {"<p>&quot; href=&quot;todo.html</p>", "<p>&quot; href=&quot;todo.html</p>"},
               {"<a href=\"todo.html", "<a href=\"todo.html"}};
  Arena *arena = arena_new();
  PackagePaths paths = {0};
  (void)state;
  *list_add(arena, &paths) = (PackagePath){TEXT("units/u/todo.html"), TEXT("todo.html")};
  *list_add(arena, &paths) = (PackagePath){TEXT("evidence/u/p.html"), TEXT("pages/p.html")};
  *list_add(arena, &paths) = (PackagePath){TEXT("evidence/u/p-original.jpg"), TEXT("evidence/50% #1.jpg")};
  package_paths_sort(&paths);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Buf out = {0};
    package_relink(&out, text_of(cases[i].from), TEXT("units/u/index.html"), TEXT("index.html"), &paths);
    assert_string_equal(text_cstr(arena, buf_view(&out)), cases[i].to);
    buf_free(&out);
  }
  arena_free(arena);
}

/* ---- Bodies ---- */

static void test_levels_do_not_skip(void **state) {
  static const int levels[] = {3, 5, 4, 1, 6}, wanted[] = {2, 3, 3, 2, 3};
  Arena *arena = arena_new();
  DocNode *doc = doc_new(arena);
  Record record = {.page = TEXT("evidence/u/p.html")};
  Buf html = {0}, expected = {0};
  (void)state;
  for (size_t i = 0; i < 5; i++) {
    doc_add_heading(arena, doc, levels[i], TEXT("x"));
    buf_format(&expected, "<h%d>x</h%d>\n", wanted[i], wanted[i]);
  }
  publish_body(&html, &record, doc);
  assert_string_equal(text_cstr(arena, buf_view(&html)), text_cstr(arena, buf_view(&expected)));
  assert_int_equal(doc->first->level, 3);
  buf_free(&html);
  buf_free(&expected);
  arena_free(arena);
}

int main(void) {
  (void)sample_data; /* for the tests of report/ */
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_english),
                                     cmocka_unit_test(test_chinese),
                                     cmocka_unit_test(test_again_is_unchanged),
                                     cmocka_unit_test(test_zone_does_not_matter),
                                     cmocka_unit_test(test_body_refused),
                                     cmocka_unit_test(test_shell),
                                     cmocka_unit_test(test_relink),
                                     cmocka_unit_test(test_levels_do_not_skip)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
