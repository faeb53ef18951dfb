/* SPDX-License-Identifier: MIT
 *
 * The language of templates, case by case: what is printed, and what is refused where; and that no value becomes markup.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report/report_in.h"
#include "report_sample.h"
#include "write/write.h"

typedef struct Case {
  const char *name;
  ReportKind kind;
  const char *template;
  const char *expected; /* plain text; or the diagnostic as name:line:column:argument */
} Case;

static const Case good[] = {
    {"a slot", REPORT_UNIT, "# {unit.name}\n", "East branch"},
    {"white space in a slot", REPORT_UNIT, "# { unit.name }\n", "East branch"},
    {"text around slots", REPORT_UNIT, "# a {unit.id}, {unit.id} b\n", "a east, east b"},
    {"literal braces", REPORT_UNIT, "# {{unit.name}}\n", "{unit.name}"},
    {"literal braces around a slot", REPORT_UNIT, "# {{{unit.id}}}\n", "{east}"},
    {"a paragraph of two slots is text", REPORT_UNIT, "# t\n\n{unit.id} {unit.id}\n", "t\neast east"},
    {"a paragraph of one slot is text", REPORT_UNIT, "# t\n\n{unit.id}\n", "t\neast"},
    {"code is left as it is", REPORT_UNIT, "# t\n\n`{unit.id}`\n", "t\n{unit.id}"},
    {"a code block is left as it is", REPORT_UNIT, "# t\n\n```\n{nothing}\n```\n", "t\n{nothing}"},
    {"a slot in strong", REPORT_UNIT, "# t\n\n**{unit.id}**\n", "t\neast"},
    {"a slot in a list", REPORT_UNIT, "# t\n\n- {unit.id}\n", "t\neast"},
    {"a slot in a table", REPORT_UNIT, "# t\n\n| a | b |\n|---|---|\n| x | {unit.id} |\n", "t\nt\na\tb\nx\teast"},
    {"an empty value removes its paragraph", REPORT_UNIT, "# t\n\n{assessment.number}\n\nx\n", "t\nx"},
    {"a block", REPORT_UNIT, "# t\n\n{signature roles=\"A\"}\n", "t\nA: ____________________  Date: ____________"},
    {"an option with }", REPORT_UNIT, "# t\n\n{signature roles=\"A}\"}\n", "t\nA}: ____________________  Date: ____________"},
    {"an option without quotes", REPORT_UNIT, "# t\n\n{signature roles=A|B}\n",
     "t\nA: ____________________  Date: ____________\nB: ____________________  Date: ____________"},
    {"an option over two lines", REPORT_UNIT, "# t\n\n{signature\nroles=\"A\"}\n",
     "t\nA: ____________________  Date: ____________"},
    {"a block with nothing to say goes", REPORT_OVERVIEW, "# t\n\n## h\n\n{pages}\n\nx\n", "t\nh\nx"},
    {"with heading=yes its heading goes too", REPORT_OVERVIEW, "# t\n\n## h\n\n{pages heading=yes}\n\nx\n", "t\nx"},
    {"with heading=no it stays", REPORT_OVERVIEW, "# t\n\n## h\n\n{pages heading=no}\n\nx\n", "t\nh\nx"},
    {"only a heading right before it goes", REPORT_OVERVIEW, "# t\n\n## h\n\ny\n\n{pages heading=yes}\n", "t\nh\ny"},
    {"empty= keeps the heading", REPORT_OVERVIEW, "# t\n\n## h\n\n{pages heading=yes empty=\"one page\"}\n", "t\nh\none page"},
    {"empty= is text", REPORT_OVERVIEW, "# t\n\n{pages empty=\"{unit.id}\"}\n", "t\n{unit.id}"},
    {"a loop", REPORT_OVERVIEW, "# t\n\n{each units as u}\n\n{u.name}\n\n{end}\n\nx\n",
     "t\nWest branch\nSouth branch\nEast branch\nx"},
    {"a heading in a loop", REPORT_UNIT, "# t\n\n{each sections as s}\n\n## {s.title}\n\n{end}\n", "t\nMeetings\nPlans"},
    {"loops nest", REPORT_UNIT,
     "# t\n\n{each sections as s}\n\n{s.id}\n\n{each s.items as i}\n\n{s.id}/{i.id}\n\n{end}\n\n{end}\n",
     "t\na\na/A-1\na/A-2\nb\nb/B-1\nb/B-2\nb/B-3"},
    {"an empty loop", REPORT_UNIT, "# t\n\n{each decisions as d}\n\n{end}\n", "t"},
    {"a name may be used again after its loop", REPORT_UNIT,
     "# t\n\n{each sections as s}\n\n{s.id}\n\n{end}\n\n{each decisions as s}\n\n{s.chosen}\n\n{end}\n", "t\na\nb\nfive"},
    {"a block in a loop", REPORT_UNIT, "# t\n\n{each decisions as d}\n\n{signature roles=A}\n\n{end}\n",
     "t\nA: ____________________  Date: ____________"},
    {"a loop in a list item", REPORT_UNIT, "# t\n\n- a\n\n  {each sections as s}\n\n  {s.id}\n\n  {end}\n", "t\na\na\nb"},
    {"number, one decimal, half up", REPORT_UNIT, "# {unit.completion}\n", "5 of 8 = 62.5%"},
    {"score in three numbers", REPORT_UNIT, "# {unit.confirmed}/{unit.pending}/{unit.full}\n", "6/5/27"},
    {"caption", REPORT_UNIT, "# t\n\n{decisions caption=\"c\"}\n",
     "t\nc\nAbout\tDecided\nA source says six and lists five\tfive"},
};

static const Case bad[] = {
    {"unknown slot", REPORT_UNIT, "# {unit.nam}\n", "theme-slot:1:4:unit.nam:unit.name"},
    {"unknown root", REPORT_UNIT, "# {unti.name}\n", "theme-slot:1:4:unti.name:unit.name"},
    {"the nearest is of the same thing", REPORT_UNIT, "# t\n\nx {pack.titel}\n", "theme-slot:3:4:pack.titel:pack.title"},
    {"a root alone", REPORT_UNIT, "# {unit}\n", "theme-slot:1:4:unit:unit.id"},
    {"a slot of another report", REPORT_OVERVIEW, "# t\n\nx\ny {unit.name}\n", "theme-slot:4:4:unit.name:"},
    {"a slot in a link", REPORT_UNIT, "# t\n\n[x]({unit.pag})\n", "theme-slot:3:6:unit.pag:unit.page"},
    {"an empty slot", REPORT_UNIT, "# a {} b\n", "theme-slot:"},
    {"a loop variable after its loop", REPORT_UNIT, "# t\n\n{each sections as s}\n\n{end}\n\nx {s.id}\n",
     "theme-slot:7:4:s.id:"},
    {"not closed", REPORT_UNIT, "# a {unit.name\n", "theme-brace:1:5"},
    {"closed but not opened", REPORT_UNIT, "# a unit.name}\n", "theme-brace:1:14"},
    {"unknown block", REPORT_UNIT, "# t\n\n{scorecrad}\n", "theme-block:3:2:scorecrad:scorecard"},
    {"block of another report", REPORT_OVERVIEW, "# t\n\n{scorecard}\n", "theme-place:3:2:scorecard"},
    {"block in a list", REPORT_UNIT, "# t\n\n- {scorecard}\n", "theme-place:3:4:scorecard"},
    {"block in a table", REPORT_UNIT, "# t\n\n| a |\n|---|\n| {scorecard} |\n", "theme-place:5:4:scorecard"},
    {"two blocks in a paragraph", REPORT_UNIT, "# t\n\n{scorecard} {marks}\n", "theme-place:3:2:scorecard:"},
    {"a block beside text", REPORT_UNIT, "# t\n\nx {scorecard}\n", "theme-place:3:4:scorecard:"},
    {"unknown option", REPORT_UNIT, "# t\n\n{scorecard headin=yes}\n", "theme-option:3:12:scorecard:headin:heading"},
    {"option of another block", REPORT_UNIT, "# t\n\n{scorecard roles=x}\n", "theme-option:3:12:scorecard:roles:"},
    {"value out of the list", REPORT_UNIT, "# t\n\n{todo part=mising}\n",
     "theme-value:3:7:part:mising:missing|refused|waiting|coming|all"},
    {"yes or no", REPORT_UNIT, "# t\n\n{todo heading=true}\n", "theme-value:3:7:heading:true:yes|no"},
    {"a number", REPORT_OVERVIEW, "# t\n\n{ranking limit=ten}\n", "theme-value:3:10:limit:ten:"},
    {"a number above 0", REPORT_OVERVIEW, "# t\n\n{ranking limit=0}\n", "theme-value:3:10:limit:0:"},
    {"option without value", REPORT_UNIT, "# t\n\n{todo heading}\n", "theme-syntax:3:7:heading"},
    {"option twice", REPORT_UNIT, "# t\n\n{todo heading=yes heading=no}\n", "theme-syntax:3:7:heading"},
    {"quotes not closed", REPORT_UNIT, "# t\n\n{todo empty=\"x}\n", "theme-slot:"},
    {"each without end", REPORT_UNIT, "# t\n\n{each sections as s}\n\nx\n", "theme-each:3:1"},
    {"end without each", REPORT_UNIT, "# t\n\nx\n\n{end}\n", "theme-each:5:1"},
    {"end on another level", REPORT_UNIT, "# t\n\n{each sections as s}\n\n- x\n\n  {end}\n", "theme-each:7:3"},
    {"inner each without end", REPORT_UNIT, "# t\n\n{each sections as s}\n\n{each s.items as i}\n\n{end}\n", "theme-each:3:1"},
    {"unknown list", REPORT_UNIT, "# t\n\n{each section as s}\n\n{s.id}\n\n{end}\n", "theme-list:3:7:section:sections"},
    {"list of another report", REPORT_UNIT, "# t\n\n{each units as u}\n\n{end}\n", "theme-list:3:7:units:items"},
    {"unknown list of a thing", REPORT_UNIT, "# t\n\n{each sections as s}\n\n{each s.item as i}\n\n{end}\n\n{end}\n",
     "theme-list:5:7:s.item:s.items"},
    {"each without as", REPORT_UNIT, "# t\n\n{each sections}\n\n{end}\n", "theme-syntax:3:7:each sections"},
    {"each with too much", REPORT_UNIT, "# t\n\n{each sections as s x}\n\n{end}\n", "theme-syntax:3:7:each sections as s x"},
    {"a name that is a root", REPORT_UNIT, "# t\n\n{each sections as unit}\n\n{end}\n", "theme-syntax:3:7:each sections as unit"},
    {"a name with odd letters", REPORT_UNIT, "# t\n\n{each sections as S1}\n\n{end}\n", "theme-syntax:3:7:each sections as S1"},
    {"the same name inside", REPORT_UNIT, "# t\n\n{each sections as s}\n\n{each items as s}\n\n{end}\n\n{end}\n",
     "theme-syntax:5:7:each items as s"},
    {"no title", REPORT_UNIT, "x\n", "theme-title:1:0"},
    {"an empty template", REPORT_UNIT, "", "theme-title:1:0"},
    {"two titles", REPORT_UNIT, "# a\n\n# b\n", "theme-title:1:0"},
    {"a title that is not first", REPORT_UNIT, "x\n\n# a\n", "theme-title:1:0"},
    {"a title in a loop", REPORT_UNIT, "{each sections as s}\n\n# a\n\n{end}\n", "theme-title:1:0"},
};

static bool compile(Arena *arena, const char *text, ReportKind kind, DiagList *diags, Template *template) {
  *template = (Template){.file = TEXT("themes/t/unit.md"), .source = text_of(text)};
  return template_parse(template, kind, arena, diags);
}

static DocNode *fill(Arena *arena, const Template *template, ReportKind kind, const ReportData *data) {
  Composer composer = {.arena = arena, .lang = LANG_EN, .kind = kind, .data = data, .template = template};
  DocNode *root = doc_new(arena);
  template_fill(&composer, root);
  return root;
}

/* The plain-text writer ends each cell with a tab; a case is easier to read without. */
static Text tidy(Arena *arena, Text text) {
  Buf out = {0};
  Text line;
  while (text_cut(&text, '\n', &line)) {
    while (line.len && (line.at[line.len - 1] == '\t' || line.at[line.len - 1] == ' ')) line.len--;
    Text cell;
    for (bool first = true; text_cut(&line, '\t', &cell); first = false) {
      if (!first) buf_char(&out, '\t');
      buf_text(&out, text_trim(cell));
    }
    buf_char(&out, '\n');
  }
  Text tidied = text_trim(text_copy(arena, buf_view(&out)));
  buf_free(&out);
  return tidied;
}

static void assert_text(const Case *test, Text got) {
  if (text_is(got, test->expected)) return;
  print_error("%s:\n  expected \"%s\"\n  got      \"%.*s\"\n", test->name, test->expected, TEXT_ARG(got));
  fail();
}

static void test_good(void **state) {
  const Case *test = *state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  DiagList *diags = diag_list_new(arena);
  Template template;
  bool parsed = compile(arena, test->template, test->kind, diags, &template);
  if (diags->all.len) print_error("%s: %s\n", test->name, diag_name(diags->all.at[0].code));
  assert_true(parsed);
  ReportData data = sample_data(&sample, test->kind);
  DocNode *root = fill(arena, &template, test->kind, &data);
  Buf out = {0};
  text_write(&out, root);
  assert_null(doc_check(root));
  assert_text(test, tidy(arena, buf_view(&out)));
  buf_free(&out);
  arena_free(arena);
}

static void test_bad(void **state) {
  const Case *test = *state;
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Template template;
  assert_false(compile(arena, test->template, test->kind, diags, &template));
  assert_true(diags->all.len > 0);
  const Diag *diag = &diags->all.at[0];
  Text got = text_format(arena, "%s:%u:%u:%.*s:%.*s:%.*s", diag_name(diag->code), diag->where.line, diag->where.column,
                         TEXT_ARG(diag->arg[0]), TEXT_ARG(diag->arg[1]), TEXT_ARG(diag->arg[2]));
  if (!text_starts(got, text_of(test->expected))) assert_text(test, got);
  for (size_t i = 1; i < diags->all.len; i++) assert_int_equal(diags->all.at[i].code, diag->code); /* no other is made up */
  arena_free(arena);
}

/* ---- Links ---- */

static const struct {
  const char *markdown;
  DocLink link;
  const char *target, *text;
} links[] = {
    {"[x]({unit.page})", LINK_SITE, "units/east/index.html", "x"},
    {"[{unit.name}]({unit.page}#a)", LINK_SITE, "units/east/index.html#a", "East branch"},
    {"[x](findings.html)", LINK_SITE, "findings.html", "x"},
    {"[x](https://example.org/{unit.id})", LINK_OUTSIDE, "https://example.org/east", "x"},
    {"[x](#here)", LINK_HERE, "here", "x"},
    {"[x]({assessment.number})", LINK_NONE, "", "x"},
    {"[{assessment.number}]({unit.page})", LINK_SITE, "units/east/index.html", "units/east/index.html"},
    {"[x]({assessment.publisher})", LINK_NONE, "javascript:alert(1)", "x"},
};

static const DocNode *first_of(DocNode *root, DocKind kind) {
  DocWalk walk = doc_walk(root);
  while (doc_walk_next(&walk))
    if (walk.entering && walk.node->kind == kind) return walk.node;
  return NULL;
}

static void test_links(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  sample.assessment.publisher = TEXT("javascript:alert(1)");
  ReportData data = sample_data(&sample, REPORT_UNIT);
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    Template template;
    Text text = text_format(arena, "# t\n\n%s\n", links[i].markdown);
    assert_true(compile(arena, text_cstr(arena, text), REPORT_UNIT, diag_list_new(arena), &template));
    const DocNode *link = first_of(fill(arena, &template, REPORT_UNIT, &data), DOC_LINK);
    assert_non_null(link);
    if (link->link != links[i].link) print_error("%s: kind %d\n", links[i].markdown, (int)link->link);
    assert_int_equal(link->link, links[i].link);
    if (link->link != LINK_NONE) assert_true(text_is(link->target, links[i].target));
    assert_true(text_is(doc_plain(arena, link), links[i].text));
  }
  arena_free(arena);
}

/* ---- What values hold stays text ---- */

static void test_injection(void **state) {
  (void)state;
  static const char hostile[] = "{pack.hash} **b** <script>alert(1)</script> [a](b) | c | {end} {{ `x` &amp; # h";
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  sample.units.all.at[0].name = sample.pack.items.at[0].title = sample.assessment.title = text_of(hostile);
  sample.result.items.at[0].parts.at[0].leaves.at[0].label = text_of(hostile);
  ReportData data = sample_data(&sample, REPORT_UNIT);
  Template template;
  static const char text[] = "# {unit.name}\n\n| a | b |\n|---|---|\n| {unit.name} | **{assessment.title}** |\n\n{scorecard}\n\n"
                             "{derivation}\n\n{each items as i}\n\n- {i.title}\n\n{end}\n";
  assert_true(compile(arena, text, REPORT_UNIT, diag_list_new(arena), &template));
  DocNode *root = fill(arena, &template, REPORT_UNIT, &data);
  size_t seen = 0;
  DocWalk walk = doc_walk(root);
  while (doc_walk_next(&walk)) {
    if (!walk.entering || walk.node->kind != DOC_TEXT) continue;
    bool holds = text_find(walk.node->text, text_of(hostile)) != SIZE_MAX;
    seen += holds;
    if (!holds) assert_true(text_find(walk.node->text, TEXT("<script>")) == SIZE_MAX);
  }
  assert_true(seen >= 6);
  assert_int_equal(doc_count(root, DOC_CODE), 0);
  assert_null(doc_check(root));
  Buf out = {0};
  HtmlOptions options = {.page = TEXT("units/east/index.html")};
  html_write(&out, root, &options);
  assert_true(text_find(buf_view(&out), TEXT("<script")) == SIZE_MAX);
  assert_true(text_find(buf_view(&out), TEXT("&lt;script&gt;")) != SIZE_MAX);
  buf_free(&out);
  arena_free(arena);
}

/* Loops inside loops end at a depth that the scope holds. */
static void test_depth(void **state) {
  (void)state;
  Arena *arena = arena_new();
  for (int depth = 1; depth <= LOOP_DEPTH + 1; depth++) {
    Buf text = {0};
    Template template;
    buf_str(&text, "# t\n\n");
    for (int i = 0; i < depth; i++) buf_format(&text, "{each sections as s%c}\n\n", 'a' + i);
    for (int i = 0; i < depth; i++) buf_str(&text, "{end}\n\n");
    const char *whole = text_cstr(arena, buf_view(&text));
    DiagList *diags = diag_list_new(arena);
    assert_int_equal(compile(arena, whole, REPORT_UNIT, diags, &template), depth <= LOOP_DEPTH);
    if (depth > LOOP_DEPTH) assert_int_equal(diags->all.at[0].code, DIAG_THEME_SYNTAX);
    buf_free(&text);
  }
  arena_free(arena);
}

/* Several mistakes are all named, in the order of the file. */
static void test_many(void **state) {
  (void)state;
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Template template;
  assert_false(compile(arena, "# {unit.x}\n\n{nothing}\n\n{marks colour=red}\n\n{end}\n", REPORT_UNIT, diags, &template));
  static const DiagCode codes[] = {DIAG_THEME_SLOT, DIAG_THEME_BLOCK, DIAG_THEME_OPTION, DIAG_THEME_EACH};
  assert_int_equal(diags->all.len, 4);
  for (int i = 0; i < 4; i++) {
    assert_int_equal(diags->all.at[i].code, codes[i]);
    assert_int_equal(diags->all.at[i].where.line, 1 + 2 * i);
    assert_true(text_is(diags->all.at[i].where.file, "themes/t/unit.md"));
    assert_true(diags->all.at[i].excerpt.len > 0);
  }
  arena_free(arena);
}

enum { GOOD = sizeof good / sizeof *good, BAD = sizeof bad / sizeof *bad };

int main(void) {
  static struct CMUnitTest tests[GOOD + BAD + 4];
  size_t count = 0;
  for (size_t i = 0; i < GOOD; i++) tests[count++] = (struct CMUnitTest){good[i].name, test_good, NULL, NULL, (void *)&good[i]};
  for (size_t i = 0; i < BAD; i++) tests[count++] = (struct CMUnitTest){bad[i].name, test_bad, NULL, NULL, (void *)&bad[i]};
  tests[count++] = (struct CMUnitTest){"kinds of links", test_links, NULL, NULL, NULL};
  tests[count++] = (struct CMUnitTest){"values stay text", test_injection, NULL, NULL, NULL};
  tests[count++] = (struct CMUnitTest){"depth of loops", test_depth, NULL, NULL, NULL};
  tests[count++] = (struct CMUnitTest){"all mistakes at once", test_many, NULL, NULL, NULL};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
