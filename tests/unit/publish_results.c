/* SPDX-License-Identifier: MIT
 *
 * Data files: results.xml against its schema (and the schema against wrong files), read back to the same numbers, refused when
 * altered; results.csv and what a spreadsheet would run.
 */
#include "publish_help.h"
#include "publish/site_in.h"
#include "report_sample.h"

typedef struct Data {
  Sample sample;
  Arena *arena;
  Publisher publisher;
  char path[64];
  int folder;
  Buf xml, csv;
} Data;

static void make_files(Data *data) {
  UnitEvidence none = {0};
  buf_reset(&data->xml);
  buf_reset(&data->csv);
  results_xml_head(&data->xml, &data->publisher);
  results_csv_head(&data->csv, data->sample.assessment.lang);
  for (uint32_t unit = 0; unit < 3; unit++) {
    UnitResult result = data->sample.result;
    result.unit = unit;
    results_xml_unit(&data->xml, &data->publisher, &data->sample.summaries.at[unit], &result,
                     unit ? &none : &data->sample.evidence);
    results_csv_unit(&data->csv, &data->publisher, &result);
  }
  results_xml_tail(&data->xml, data->sample.diags, LANG_EN);
}

static int setup(void **state) {
  Data *data = calloc(1, sizeof *data);
  data->arena = arena_new();
  sample_make(&data->sample, data->arena, LANG_EN);
  Sample *sample = &data->sample;
  data->publisher = (Publisher){.assessment = &sample->assessment,
                                .pack = &sample->pack,
                                .units = &sample->units,
                                .marks = &sample->marks,
                                .summaries = &sample->summaries,
                                .order = sample->order,
                                .tool_version = "0.1"};
  data->folder = temp_open(data->path);
  Fail fail = {0};
  assert_true(fs_write_new(data->folder, "results.rng", text_of(results_schema), &fail));
  make_files(data);
  *state = data;
  return 0;
}

static int teardown(void **state) {
  Data *data = *state;
  temp_close(data->folder, data->path);
  buf_free(&data->xml);
  buf_free(&data->csv);
  arena_free(data->arena);
  free(data);
  return 0;
}

/* ---- Schema ---- */

static bool is_valid(Data *data, Text xml) {
  Fail fail = {0};
  assert_true(fs_write_replace(data->folder, "results.xml", xml, &fail));
  return command("cd %s && xmllint --noout --relaxng results.rng results.xml 2>xmllint.log", data->path) == 0;
}

/* The XML with the first `old` replaced. */
static Text altered(Data *data, const char *old, const char *new) {
  Text xml = buf_view(&data->xml);
  size_t at = text_find(xml, text_of(old));
  if (at == SIZE_MAX) fail_msg("there is no %s", old);
  size_t after = at + strlen(old);
  return text_format(data->arena, "%.*s%s%.*s", (int)at, xml.at, new, (int)(xml.len - after), xml.at + after);
}

static void test_schema(void **state) {
  Data *data = *state;
  assert_true(is_valid(data, buf_view(&data->xml)));
  sample_make(&data->sample, data->arena, LANG_ZH_HANS);
  make_files(data);
  assert_true(is_valid(data, buf_view(&data->xml)));
}

/* What a pack may ask for beyond the sample: a fixed grade, make-ups, late leaves that bring a share, a source. */
static void test_options(void **state) {
  static const char *const pieces[] = {
      "<grade-fixed name=\"failed\" why=\"a duty was broken\">\n<evidence path=\"A-1/2017-05-04.md\" sha256=\"",
      "make-up=\"true\"", "share-late=\"1\"", "late=\"0.5\"", "source=\"Annex 2, row 4\""};
  Data *data = *state;
  Sample *sample = &data->sample;
  PartResult *part = &sample->result.items.at[0].parts.at[0];
  Leaf *leaf = &part->leaves.at[0];
  for (size_t i = 0; i < part->leaves.len; i++)
    if (part->leaves.at[i].state == LEAF_DONE) leaf = &part->leaves.at[i];
  leaf->make_up = true;
  part->share_late = 1;
  sample->pack.items.at[0].source = TEXT("Annex 2, row 4");
  sample->pack.items.at[0].parts.at[0].late_cut = POINTS_ONE / 2;
  sample->result.fixed = (FixedGrade){TEXT("failed"), TEXT("a duty was broken"), leaf->evidence};
  make_files(data);
  Text xml = buf_view(&data->xml);
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
    if (text_find(xml, text_of(pieces[i])) == SIZE_MAX) fail_msg("there is no %s", pieces[i]);
  assert_true(is_valid(data, xml));
}

static void test_schema_refuses(void **state) {
  static const struct {
    const char *old, *new;
  } faults[] = {{"urn:dossier:results:1", "urn:dossier:results:2"},
                {" version=\"1\"", " version=\"2\""},
                {"profile=\"inner\"", "profile=\"secret\""},
                {"as-of=\"2017-10-10\"", "as-of=\"10.10.2017\""},
                {" confirmed=\"6\"", ""},
                {" confirmed=\"6\"", " confirmed=\"6.1234\""},
                {" confirmed=\"6\"", " confirmed=\"NaN\""},
                {"state=\"partial\"", "state=\"half\""},
                {"<leaf ", "<leaf colour=\"red\" "},
                {"sha256=\"", "sha256=\"0"},
                {"due=\"true\"", "due=\"yes\""},
                {"reason=\"missing\"", "reason=\"not there\""},
                {"<unit id=\"east\"", "<unit id=\"East\""},
                {"</unit>", "<sums/></unit>"},
                {"level=\"notice\"", "level=\"hint\""}};
  Data *data = *state;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    if (is_valid(data, altered(data, faults[i].old, faults[i].new))) fail_msg("valid with %s", faults[i].new);
}

/* Everything a report prints of a result is in the file. */
static void test_holds(void **state) {
  static const char *const pieces[] = {
      "tool=\"0.1\" language=\"en\" profile=\"inner\"",
      "as-of=\"2017-10-10\" from=\"2017-01-01\" to=\"2017-12-31\"",
      "<pack id=\"sample\" title=\"Sample pack\" version=\"2\" sha256=\"",
      "<kind id=\"minutes\" title=\"minutes\"/>",
      "<decision about=\"A source says six and lists five\" chosen=\"five\"/>",
      "<unit id=\"west\" name=\"West branch\" path=\"west\" class=\"branch\" applies=\"true\" provisional=\"true\" rank=\"1\" "
      "rank-of=\"2\" grade=\"good\"",
      "<sums full=\"30\" confirmed=\"6\" pending=\"5\" lost=\"6\" not-due=\"6\" in-error=\"4\" not-applicable=\"3\" done=\"5\" "
      "due=\"8\"/>",
      "<part id=\"1\" state=\"partial\" computed=\"2\" share-done=\"2\" share-due=\"4\">",
      "<leaf key=\"2\" window=\"2017-Q2\" state=\"done\" due=\"true\" by=\"2017-06-30\" on=\"2017-05-04\" "
      "label=\"minutes\">\n<evidence path=\"A-1/2017-05-04.md\" sha256=\"",
      "\" line=\"14\" page=\"evidence/east/",
      "state=\"open\" due=\"true\" reason=\"too-few\" label=\"a summary\" detail=\"0/1\"/>",
      "<mark mode=\"committee\" value=\"2.5\" date=\"2017-07-02\" by=\"assessor 1\" remark=\"one name is missing\" "
      "decides=\"true\"",
      "<waiver reason=\"archive under repair\" approver=\"committee\" from=\"2017-06-01\" until=\"2017-09-30\"",
      "<error>rules/sample/pack.lua:60: attempt to index a nil value</error>",
      "<part id=\"1\" state=\"partial\" computed=\"3\" share-done=\"1\" share-due=\"1\" overridden=\"true\">",
      "<paper path=\"A-1/loose.md\" kind=\"minutes\"",
      " size=\"1234\" sha256=\"",
      "to-sort=\"paper-no-day\"",
      "unreadable=\"attachment\"",
      "<diagnostic level=\"warning\" name=\"paper-link-broken\" unit=\"east\" file=\"input/sample/units/east/A-1/2017-02-03.md\" "
      "line=\"12\" column=\"4\""};
  Data *data = *state;
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
    if (!holds(buf_view(&data->xml), pieces[i])) fail_msg("%s is not in the file", pieces[i]);
}

static void test_hostile_text(void **state) {
  Data *data = *state;
  data->sample.units.all.at[0].name = TEXT("<a href=\"x\">&'\x01\xFF\xEF\xBF\xBE</a>");
  data->sample.pack.decisions.at[0].about = TEXT("]]><!--");
  make_files(data);
  assert_true(is_valid(data, buf_view(&data->xml)));
  assert_false(holds(buf_view(&data->xml), "<a href"));
}

/* ---- Reading back ---- */

typedef struct Seen {
  Arena *arena;
  LIST(ResultsUnit) units;
  size_t leaves, done, due, stop_at;
  Text last;
} Seen;

static bool see_unit(void *state, const ResultsUnit *unit) {
  Seen *seen = state;
  ResultsUnit copy = *unit;
  copy.id = text_copy(seen->arena, unit->id);
  copy.name = text_copy(seen->arena, unit->name);
  *list_add(seen->arena, &seen->units) = copy;
  return seen->units.len != seen->stop_at;
}

static bool see_leaf(void *state, const ResultsLeaf *leaf) {
  Seen *seen = state;
  assert_true(text_equal(leaf->unit, seen->units.at[seen->units.len - 1].id));
  seen->leaves++;
  seen->done += leaf->due && text_is(leaf->state, "done");
  seen->due += leaf->due;
  seen->last = text_format(seen->arena, "%.*s/%.*s/%.*s/%.*s/%.*s %.*s", TEXT_ARG(leaf->unit), TEXT_ARG(leaf->item),
                           TEXT_ARG(leaf->part), TEXT_ARG(leaf->key), TEXT_ARG(leaf->window), TEXT_ARG(leaf->reason));
  return true;
}

static bool read_back(Data *data, Text xml, Seen *seen, DiagList *diags) {
  ResultsHandler handler = {.state = seen, .unit = see_unit, .leaf = see_leaf};
  Fail fail = {0};
  size_t stop_at = seen->stop_at;
  *seen = (Seen){.arena = data->arena, .stop_at = stop_at};
  assert_true(fs_write_replace(data->folder, "results.xml", xml, &fail));
  int fd = openat(data->folder, "results.xml", O_RDONLY);
  bool good = results_read(fd, TEXT("results.xml"), &handler, data->arena, diags);
  close(fd);
  return good;
}

static void test_read(void **state) {
  Data *data = *state;
  Seen seen = {0};
  DiagList *diags = diag_list_new(data->arena);
  assert_true(read_back(data, buf_view(&data->xml), &seen, diags));
  assert_int_equal(diags->all.len, 0);
  assert_int_equal(seen.units.len, 3);
  for (size_t i = 0; i < 3; i++) {
    const ResultsUnit *unit = &seen.units.at[i];
    assert_true(text_equal(unit->id, data->sample.units.all.at[i].id));
    assert_true(text_equal(unit->name, data->sample.units.all.at[i].name));
    assert_memory_equal(&unit->sums, &data->sample.result.sums, sizeof unit->sums);
    assert_memory_equal(&unit->bonus, &data->sample.result.bonus, sizeof unit->bonus);
    assert_int_equal(unit->rank, data->sample.summaries.at[i].rank);
    assert_true(unit->provisional);
    assert_true(sums_identity(&unit->sums));
  }
  assert_int_equal(seen.done, 3 * (size_t)data->sample.result.sums.leaves_done);
  assert_int_equal(seen.due, 3 * (size_t)data->sample.result.sums.leaves_due);
  assert_string_equal(text_cstr(data->arena, seen.last), "south/C-1/1/1/ ");
}

static void test_read_stops(void **state) {
  Data *data = *state;
  Seen seen = {.stop_at = 2};
  DiagList *diags = diag_list_new(data->arena);
  assert_false(read_back(data, buf_view(&data->xml), &seen, diags));
  assert_int_equal(diags->all.len, 0);
  assert_int_equal(seen.units.len, 2);
}

/* What a later version may add is passed over, also where it looks like something known. */
static void test_read_passes_over(void **state) {
  Data *data = *state;
  Seen seen = {0};
  DiagList *diags = diag_list_new(data->arena);
  Text xml = altered(data, "<unit id=\"east\"", "<future><unit id=\"ghost\"><item id=\"x\"/></unit></future><unit id=\"east\"");
  assert_true(read_back(data, xml, &seen, diags));
  assert_int_equal(seen.units.len, 3);
  xml = altered(data, "<unit id=\"east\"", "<unit xmlns=\"urn:other\" id=\"ghost\"/><unit id=\"east\"");
  assert_true(read_back(data, xml, &seen, diags));
  assert_int_equal(seen.units.len, 3);
}

static void test_read_refuses(void **state) {
  static const struct {
    const char *old, *new;
    DiagCode code;
  } faults[] = {{"urn:dossier:results:1", "urn:dossier:results:2", DIAG_RESULTS_FOREIGN},
                {" version=\"1\"", " version=\"2\"", DIAG_RESULTS_FOREIGN},
                {" version=\"1\"", "", DIAG_RESULTS_FOREIGN},
                {"<unit id=\"east\"", "<unit id=\"\"", DIAG_RESULTS_VALUE},
                {"rank=\"1\"", "rank=\"first\"", DIAG_RESULTS_VALUE},
                {"rank=\"1\"", "rank=\"99999999999\"", DIAG_RESULTS_VALUE},
                {"confirmed=\"6\"", "confirmed=\"6,5\"", DIAG_RESULTS_VALUE},
                {"done=\"5\"", "done=\"-5\"", DIAG_RESULTS_VALUE},
                {"<item id=\"A-1\"", "<item", DIAG_RESULTS_VALUE},
                {"<part id=\"1\"", "<part", DIAG_RESULTS_VALUE},
                {"state=\"done\"", "state=\"finished\"", DIAG_RESULTS_VALUE},
                {"due=\"true\"", "due=\"1\"", DIAG_RESULTS_VALUE},
                {"</unit>", "", DIAG_XML_SYNTAX},
                {"<results ", "<!DOCTYPE results><results ", DIAG_XML_DOCTYPE}};
  Data *data = *state;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    Seen seen = {0};
    DiagList *diags = diag_list_new(data->arena);
    if (read_back(data, altered(data, faults[i].old, faults[i].new), &seen, diags)) fail_msg("read with %s", faults[i].new);
    assert_int_equal(diags->all.len, 1);
    assert_int_equal(diags->all.at[0].code, faults[i].code);
    assert_string_equal(text_cstr(data->arena, diags->all.at[0].where.file), "results.xml");
    if (faults[i].code == DIAG_RESULTS_VALUE) assert_true(diags->all.at[0].where.line > 1);
  }
}

static void test_read_cut_short(void **state) {
  Data *data = *state;
  for (size_t len = 0; len < data->xml.len - 1; len += 97) {
    Seen seen = {0};
    DiagList *diags = diag_list_new(data->arena);
    assert_false(read_back(data, text_slice(buf_view(&data->xml), 0, len), &seen, diags));
    assert_true(diags->all.len >= 1);
  }
}

static void test_read_long_tag(void **state) {
  Data *data = *state;
  Buf piece = {0};
  Seen seen = {0};
  for (int i = 0; i < 2; i++) { /* a detail of 200 KB is read, one of 300 KB is not */
    DiagList *diags = diag_list_new(data->arena);
    buf_reset(&piece);
    buf_str(&piece, "<leaf detail=\"");
    while (piece.len < (i ? 300u : 200u) << 10) buf_char(&piece, 'x');
    buf_str(&piece, "\" ");
    Text xml = altered(data, "<leaf ", text_cstr(data->arena, buf_view(&piece)));
    assert_int_equal(read_back(data, xml, &seen, diags), i == 0);
  }
  buf_free(&piece);
}

/* ---- CSV ---- */

static void test_csv(void **state) {
  Data *data = *state;
  Text text = buf_view(&data->csv), line;
  assert_true(
      text_starts(text,
                  TEXT("\xEF\xBB\xBF\"unit id\",\"unit\",\"class\",\"item id\",\"item\",\"state id\",\"state\",\"full\",")));
  size_t lines = 0;
  while (text_cut(&text, '\n', &line)) {
    size_t commas = 0;
    for (size_t i = 0; i + 2 < line.len; i++) commas += memcmp(line.at + i, "\",\"", 3) == 0;
    assert_int_equal(commas, 20);
    assert_true(text_ends(line, TEXT("\"\r")));
    lines++;
  }
  assert_int_equal(lines, 1 + 3 * data->sample.pack.items.len);
  assert_true(holds(buf_view(&data->csv),
                    "\"west\",\"West branch\",\"branch\",\"A-1\",\"Quarterly meetings\",\"partial\",\"partly met\",\"6\","
                    "\"3.5\",\"0\",\"1.5\",\"1\",\"0\",\"0\",\"3\",\"4\",\"0\",\"2017-09-30\",\"minutes\",\"\",\"\"\r\n"));
}

static void test_csv_formulas(void **state) {
  static const struct {
    const char *name, *cell;
  } cases[] = {{"=1+1", "\"'=1+1\""},
               {"+1", "\"'+1\""},
               {"-1", "\"'-1\""},
               {"@SUM(A1)", "\"'@SUM(A1)\""},
               {"\t=1", "\"'\t=1\""},
               {"\r=1", "\"'\r=1\""},
               {"\n=1", "\"'\n=1\""},
               {"\xEF\xBC\x9D"
                "1",
                "\"'\xEF\xBC\x9D"
                "1\""},
               {"\xEF\xBC\x8B"
                "1",
                "\"'\xEF\xBC\x8B"
                "1\""},
               {"\xEF\xBC\x8D"
                "1",
                "\"'\xEF\xBC\x8D"
                "1\""},
               {"\xEF\xBC\xA0"
                "1",
                "\"'\xEF\xBC\xA0"
                "1\""},
               {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
               {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
               {"a=1", "\"a=1\""},
               {"\"=1\"", "\"\"\"=1\"\"\""},
               {"a,b", "\"a,b\""},
               {"", "\"\""}};
  Data *data = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    data->sample.units.all.at[0].name = text_of(cases[i].name);
    make_files(data);
    char row[128];
    snprintf(row, sizeof row, "\r\n\"east\",%s,\"branch\",", cases[i].cell);
    if (!holds(buf_view(&data->csv), row)) fail_msg("%s is not written as %s", cases[i].name, cases[i].cell);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(schema),           TEST(schema_refuses),
      TEST(options), TEST(holds),          TEST(hostile_text),  TEST(read), TEST(read_stops),
      TEST(read_passes_over), TEST(read_refuses),   TEST(read_cut_short), TEST(read_long_tag), TEST(csv),  TEST(csv_formulas)};
  (void)sample_data; /* for the tests of report/ */
  return cmocka_run_group_tests(tests, NULL, NULL);
}
