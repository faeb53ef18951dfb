/* SPDX-License-Identifier: MIT
 *
 * Trees to ODT: parts and their order, each kind of node, styles that a look lacks, lists around tables, widths, pictures,
 * languages. That schemas and LibreOffice agree is tested in tests/print/.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "write/odt_in.h"
#include "write_tree.h"

static const char plain_styles[] =
    "<office:document-styles office:version=\"1.2\"><office:styles>"
    "<style:default-style style:family=\"graphic\"><style:text-properties fo:language=\"de\"/></style:default-style>"
    "<style:default-style style:family=\"paragraph\"><style:paragraph-properties/>"
    "<style:text-properties fo:color=\"#000000\"\n fo:language=\"fr\" fo:country='FR' style:language-asian=\"zxx\""
    " style:country-asian=\"none\" fo:font-size=\"10pt\"/></style:default-style>"
    "<style:style style:name=\"Table_20_Contents\" style:family=\"paragraph\">"
    "<style:text-properties style:font-size-asian=\"10pt\"/></style:style>"
    "<style:style style:name=\"Table_20_Cell\" style:family=\"graphic\">"
    "<style:graphic-properties fo:border=\"1pt solid #123456\" fo:padding='2mm'/></style:style>"
    "</office:styles></office:document-styles>";

/* A look that has all styles but those named. */
static Look look_without(Arena *arena, const char *without) {
  Look look = {.styles_xml = text_of(plain_styles), .text_width_mm = 160, .text_height_mm = 240};
  for (size_t i = 0; odt_style_names[i]; i++) {
    const char *found = without ? strstr(without, odt_style_names[i]) : NULL;
    if (!found) *list_add(arena, &look.style_names) = text_of(odt_style_names[i]);
  }
  return look;
}

static Text part(const OdtParts *parts, const char *name) {
  for (size_t i = 0; i < parts->len; i++)
    if (text_is(parts->at[i].name, name)) return parts->at[i].bytes;
  return TEXT_NONE;
}

static OdtParts written(Arena *arena, const DocNode *root, const Look *look, const OdtMeta *meta) {
  OdtParts parts = {0};
  assert_null(doc_check(root));
  odt_write(arena, root, look, meta, &parts);
  return parts;
}

static const OdtMeta english = {.title = {"T & t", 5}, .language = {"en", 2}, .date = 17444};

/* The inside of <office:text>, without line ends. */
static const char *body(Arena *arena, const DocNode *root, const Look *look) {
  OdtParts parts = written(arena, root, look, &english);
  Text content = part(&parts, "content.xml");
  size_t from = text_find(content, TEXT("<office:text>")) + 13, to = text_find(content, TEXT("</office:text>"));
  char *inside = arena_alloc(arena, to - from + 1), *end = inside;
  for (size_t i = from; i < to; i++)
    if (content.at[i] != '\n') *end++ = content.at[i];
  return inside;
}

/* Pieces of content.xml by short names, for the tables below and in write_odt.def. */
#undef LIST /* of base.h */
#define P(style, text) "<text:p text:style-name=\"" style "\">" text "</text:p>"
#define BODY(text) P("Text_20_body", text)
#define LIST(text) P("List_20_1", text)
#define HEADING(level, id, text) \
  "<text:h text:style-name=\"Heading_20_" level "\" text:outline-level=\"" level "\"><text:bookmark-start text:name=\"" id \
  "\"/>" text "<text:bookmark-end text:name=\"" id "\"/></text:h>"
#define BREAK "\xE2\x80\x8B" /* a line may end here */
#define SPAN(style, text) "<text:span text:style-name=\"" style "\">" text "</text:span>"
#define LINK(href, text) \
  "<text:a xlink:type=\"simple\" xlink:href=\"" href \
  "\" text:style-name=\"Internet_20_link\" text:visited-style-name=\"Internet_20_link\">" text "</text:a>"
#define NOTE(number, text) \
  "<text:note text:id=\"note" number "\" text:note-class=\"footnote\"><text:note-citation>" number \
  "</text:note-citation><text:note-body>" text "</text:note-body></text:note>"
#define BULLETS "<text:list text:style-name=\"Bullets\">"
#define NUMBERS "<text:list text:style-name=\"Numbers\">"
#define LI "<text:list-item>"
#define FROM(number) "<text:list-item text:start-value=\"" number "\">"
#define END_LI "</text:list-item>"
#define END_LIST "</text:list>"
#define KEPT_TABLE "<table:table table:style-name=\"K1600\">"
#define COLUMN(width) "<table:table-column table:style-name=\"C" width "\"/>"
#define ROW "<table:table-row table:style-name=\"Row\">"
#define LOOSE_ROW "<table:table-row table:style-name=\"LooseRow\">"
#define OPEN_HEAD "<table:table-cell table:style-name=\"HeadCell\">"
#define OPEN_CELL "<table:table-cell table:style-name=\"Cell\">"
#define END_CELL "</table:table-cell>"
#define CELL(text) OPEN_CELL P("Table_20_Contents", text) END_CELL
#define SPANNED(spans, text) "<table:table-cell table:style-name=\"Cell\"" spans ">" P("Table_20_Contents", text) END_CELL
#define COVERED "<table:covered-table-cell/>"
#define END_ROW "</table:table-row>"
#define END_TABLE "</table:table>"
#define LAST_TABLE END_TABLE P("End", "") /* at the end of a document */

typedef struct Case {
  const char *tree, *odt;
} Case;

static const Case cases[] = {
#define T(tree, odt) {tree, odt},
#include "write_odt.def"
#undef T
};

static void test_kinds(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Arena *arena = arena_new();
    Look look = look_without(arena, NULL);
    const char *got = body(arena, tree(arena, cases[i].tree), &look);
    if (strcmp(got, cases[i].odt)) print_message("tree: %s\n", cases[i].tree);
    assert_string_equal(got, cases[i].odt);
    arena_free(arena);
  }
}

/* A style that the look lacks gives way to a plainer one, or to none. */
static void test_styles_missing(void **state) {
  (void)state;
  static const struct {
    const char *without, *tree, *odt;
  } table[] = {
      {"Notice", "group=notice(p(\"a\"))", BODY("a")},
      {"Notice Text_20_body", "group=notice(p(\"a\"))", P("Standard", "a")},
      {"Strong_20_Emphasis", "p(strong(\"a\")strong=state-pass(\"b\"))", BODY("a" SPAN("State_20_pass", "b"))},
      {"State_20_pass", "p(strong=state-pass(\"b\"))", BODY(SPAN("Strong_20_Emphasis", "b"))},
      {"Bullets", "ul(li(p(\"a\")))", "<text:list>" LI LIST("a") END_LI END_LIST},
      {"Quotations List_20_1", "q(p(\"a\"))ul(li(p(\"b\")))", BODY("a") BULLETS LI BODY("b") END_LI END_LIST},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Arena *arena = arena_new();
    Look look = look_without(arena, table[i].without);
    assert_string_equal(body(arena, tree(arena, table[i].tree), &look), table[i].odt);
    arena_free(arena);
  }
}

static void test_parts(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  OdtMeta meta = english;
  meta.version = TEXT("1.3");
  OdtParts parts = written(arena, tree(arena, "p(\"a\")"), &look, &meta);
  static const char *const names[] = {"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"};
  assert_int_equal(parts.len, 5);
  for (size_t i = 0; i < 5; i++) assert_true(text_is(parts.at[i].name, names[i]));
  assert_true(parts.at[0].store && !parts.at[1].store);
  assert_true(text_is(part(&parts, "mimetype"), "application/vnd.oasis.opendocument.text"));
  Text about = part(&parts, "meta.xml"), manifest = part(&parts, "META-INF/manifest.xml");
  assert_true(text_find(about, TEXT("<dc:title>T &amp; t</dc:title>")) != SIZE_MAX);
  assert_true(text_find(about, TEXT("<meta:creation-date>2017-10-05T00:00:00</meta:creation-date>")) != SIZE_MAX);
  assert_true(text_find(about, TEXT("office:version=\"1.3\"")) != SIZE_MAX);
  assert_true(text_find(part(&parts, "styles.xml"), TEXT("office:version=\"1.3\"")) != SIZE_MAX);
  assert_true(text_find(manifest, TEXT("manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"")) != SIZE_MAX);
  assert_true(text_find(manifest, TEXT("mimetype")) == SIZE_MAX);
  arena_free(arena);
}

/* The language of the document goes into the default paragraph style, and nowhere else. */
static void test_language(void **state) {
  (void)state;
  static const struct {
    const char *language, *attributes;
  } table[] = {
      {"en", " fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" style:country-asian=\"CN\""},
      {"zh-Hans", " fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" style:country-asian=\"CN\""},
      {"zh-Hant-TW", " fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" style:country-asian=\"TW\""},
      {"", " fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" style:country-asian=\"CN\""},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Arena *arena = arena_new();
    Look look = look_without(arena, NULL);
    OdtMeta meta = {.language = text_of(table[i].language), .date = DAY_NONE};
    OdtParts parts = written(arena, tree(arena, "p(\"a\")"), &look, &meta);
    const char *styles = text_cstr(arena, part(&parts, "styles.xml"));
    Text want = text_format(arena, "<style:text-properties%s fo:color=\"#000000\" fo:font-size=\"10pt\"/>", table[i].attributes);
    assert_non_null(strstr(styles, text_cstr(arena, want)));
    assert_non_null(strstr(styles, "fo:language=\"de\""));
    assert_null(strstr(styles, "zxx"));
    assert_non_null(strstr(styles, "</office:document-styles>"));
    arena_free(arena);
  }
}

/* Width of column `index`, in tenths of a millimetre, of the first table. */
static long column(const char *content, int index) {
  for (const char *at = content; (at = strstr(at, "<table:table-column table:style-name=\"C")); at++)
    if (index-- == 0) return strtol(at + strlen("<table:table-column table:style-name=\"C"), NULL, 10);
  return -1;
}

static void test_widths(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  const char *got = body(arena, tree(arena, "table=facts(row(cell(p(\"党支部会议\"))cell(p(\"aaaaaaaaaa\"))cell(p(\"a\"))))"),
                         &look);
  assert_true(labs(column(got, 0) - column(got, 1)) < 80); /* five Han characters are about as wide as ten letters */
  assert_true(column(got, 2) < column(got, 1) / 2);
  assert_int_equal(column(got, 0) + column(got, 1) + column(got, 2), 1600);
  /* a long text leaves a short word whole; a hash does not drive the others out */
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 2, 0), *row = doc_add(arena, table, DOC_ROW);
  doc_add_cell_text(arena, row, TEXT("pending"));
  doc_add_cell_text(arena, row,
                    TEXT("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
  got = body(arena, root, &look);
  assert_true(column(got, 0) > 160 && column(got, 0) < 400);
  assert_int_equal(column(got, 0) + column(got, 1), 1600);
  /* weights */
  static const DocColumn columns[] = {{ALIGN_NONE, 1}, {ALIGN_NONE, 3}};
  root = doc_new(arena), table = doc_add_table(arena, root, columns, 2, 0), row = doc_add(arena, table, DOC_ROW);
  doc_add_cell(arena, row), doc_add_cell(arena, row);
  got = body(arena, root, &look);
  assert_int_equal(column(got, 0), 400);
  assert_int_equal(column(got, 1), 1200);
  /* no margin above: LibreOffice would not repeat the head on every page */
  OdtParts parts = written(arena, root, &look, &english);
  assert_true(text_find(part(&parts, "content.xml"), TEXT("table:align=\"left\" fo:margin-bottom")) != SIZE_MAX);
  arena_free(arena);
}

static DocNode *wide_table(Arena *arena, DocNode *root, int columns) {
  DocNode *table = doc_add_table(arena, root, NULL, (size_t)columns, 1), *row = doc_add(arena, table, DOC_ROW);
  for (int i = 0; i < columns; i++) doc_add_cell_text(arena, row, TEXT("Column"));
  row = doc_add(arena, table, DOC_ROW);
  for (int i = 0; i < columns; i++) doc_add_cell_text(arena, row, TEXT("1"));
  return table;
}

/* Where in `text` the pieces stand, one behind the other. */
static void assert_order(const char *text, const char *const *pieces) {
  for (; *pieces; pieces++) {
    const char *found = strstr(text, *pieces);
    if (!found) print_message("missing or out of order: %s\n", *pieces);
    assert_non_null(found);
    text = found + strlen(*pieces);
  }
}

static void test_wide_table_turns_page(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = tree(arena, "p(\"before\")");
  for (int i = 0; i < 8; i++) doc_add_paragraph(arena, root, TEXT("text"));
  doc_add_heading(arena, root, 2, TEXT("head"));
  wide_table(arena, root, 12);
  doc_add_heading(arena, root, 2, TEXT("again"));
  wide_table(arena, root, 12);
  doc_add_paragraph(arena, root, TEXT("after"));
  const char *got = body(arena, root, &look);
  assert_order(got, (const char *const[]){"before", "Landscape_20_Start", "head", "K2400", "again", "K2400", "Portrait_20_Start",
                                          "after", NULL});
  assert_null(strstr(strstr(got, "Landscape_20_Start") + 1, "Landscape_20_Start")); /* turned once for both */
  assert_non_null(strstr(got, "Table_20_Heading_20_dense"));
  Look upright = look_without(arena, "Landscape_20_Start");
  got = body(arena, root, &upright);
  assert_null(strstr(got, "Portrait_20_Start"));
  assert_non_null(strstr(got, "Table_20_Heading_20_dense")); /* small type instead */
  arena_free(arena);
}

/* Notes above a wide table go with it, with the heading above them; one below it stays, and is not alone on a page. */
static void test_notes_turn_with_their_table(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = tree(arena, "p(\"before\")");
  for (int i = 0; i < 8; i++) doc_add_paragraph(arena, root, TEXT("text"));
  doc_add_heading(arena, root, 2, TEXT("head"));
  doc_add_paragraph(arena, root, TEXT("names"))->klass = TEXT("small");
  wide_table(arena, root, 12);
  doc_add_paragraph(arena, root, TEXT("below"))->klass = TEXT("small");
  doc_add_paragraph(arena, root, TEXT("between"))->klass = TEXT("small");
  wide_table(arena, root, 12);
  doc_add_paragraph(arena, root, TEXT("after"));
  const char *got = body(arena, root, &look);
  assert_order(got, (const char *const[]){"text", "Landscape_20_Start", "head", "names", "K2400", "below", "between", "K2400",
                                          "Portrait_20_Start", "after", NULL});
  assert_null(strstr(strstr(got, "Landscape_20_Start") + 1, "Landscape_20_Start"));
  assert_null(strstr(strstr(got, "Portrait_20_Start") + 1, "Portrait_20_Start"));
  root = tree(arena, "p(\"before\")");
  doc_add_paragraph(arena, root, TEXT("names"))->klass = TEXT("small");
  wide_table(arena, root, 3); /* which is not wide */
  assert_null(strstr(body(arena, root, &look), "Landscape_20_Start"));
  arena_free(arena);
}

/* A few lines before a wide table go with it onto its page. */
static void test_first_page_turns(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = tree(arena, "p(\"before\")h2(\"head\")");
  wide_table(arena, root, 12);
  doc_add_paragraph(arena, root, TEXT("after"));
  assert_order(body(arena, root, &look), (const char *const[]){"Landscape_20_Start", "before", "head", "K2400", "Portrait_20_Start",
                                                               "after", NULL});
  root = tree(arena, "p(\"before\")");
  wide_table(arena, root, 3);
  wide_table(arena, root, 12); /* the first one is not wide */
  assert_order(body(arena, root, &look), (const char *const[]){"before", "K1600", "Landscape_20_Start", "K2400", NULL});
  arena_free(arena);
}

/* A column of empty cells is written into by hand; a cell much longer than the others of its column does not take their room. */
static void test_widths_of_many_rows(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 3, 1), *row = doc_add(arena, table, DOC_ROW);
  for (int i = 0; i < 3; i++) doc_add_cell_text(arena, row, TEXT("head"));
  for (int i = 0; i < 20; i++) {
    row = doc_add(arena, table, DOC_ROW);
    doc_add_cell_text(arena, row, i == 7 ? TEXT("one that is much longer than all of the others of its column") : TEXT("short"));
    doc_add_cell_text(arena, row, TEXT("each of these is as long as the longest one of the first"));
    doc_add_cell(arena, row);
  }
  const char *got = body(arena, root, &look);
  assert_true(column(got, 1) > 2 * column(got, 0));
  assert_true(column(got, 2) > 250);
  arena_free(arena);
}

static void test_long_table_may_break(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 1, 0);
  for (int i = 0; i < 40; i++) doc_add_cell_text(arena, doc_add(arena, table, DOC_ROW), TEXT("a"));
  OdtParts parts = written(arena, root, &look, &english);
  const char *content = text_cstr(arena, part(&parts, "content.xml"));
  assert_order(content, (const char *const[]){"style:name=\"T1600\"", "style:may-break-between-rows=\"true\"",
                                              "style:name=\"C1600\"", "style:column-width=\"160.0mm\"", "style:name=\"Row\"",
                                              "fo:keep-together=\"always\"", "style:name=\"Cell\"",
                                              "fo:border=\"1pt solid #123456\" fo:padding=\"2mm\"", "<office:body>", NULL});
  arena_free(arena);
}

/* A row stays whole, unless it is high: then it may break over pages, for LibreOffice loses what does not fit. */
static void test_high_row_may_break(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 2, 1), *row = doc_add(arena, table, DOC_ROW);
  Text text = TEXT("some words, ");
  for (int i = 0; i < 2; i++) doc_add_cell_text(arena, row, TEXT("head"));
  for (int i = 0; i < 8; i++) text = text_format(arena, "%.*s%.*s", TEXT_ARG(text), TEXT_ARG(text));
  for (int i = 0; i < 2; i++) {
    row = doc_add(arena, table, DOC_ROW);
    doc_add_cell_text(arena, row, TEXT("a"));
    doc_add_cell_text(arena, row, i ? text : TEXT("b"));
  }
  assert_order(body(arena, root, &look), (const char *const[]){"\"LooseRow\"", "head", "\"Row\"", ">b<", "\"LooseRow\"", NULL});
  arena_free(arena);
}

/* A title that is too wide breaks between its words, near its middle; one that fits, or has no such place, does not. */
static void test_titles(void **state) {
  static const struct {
    const char *title, *before;
    size_t columns;
  } titles[] = {{"学习教育检查（2017年10月）：总览", "学习教育检查", 30},
                {"学习教育检查（2017年10月）：总览", "", 40},
                {"雲嶺鎮逐村觀摩、整鎮推進：總覽", "雲嶺鎮逐村觀摩、", 20},
                {"雲嶺鎮逐村觀摩，整鎮推進情況：總覽", "雲嶺鎮逐村觀摩，", 24},
                {"各村情況總覽", "", 6},
                {"Overview of many units: all", "", 10}};
  (void)state;
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    assert_int_equal(odt_title_break(text_of(titles[i].title), titles[i].columns), strlen(titles[i].before));
}

static void test_spans(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, NULL, 3, 0), *row = doc_add(arena, table, DOC_ROW);
  DocNode *cell = doc_add_cell_text(arena, row, TEXT("a"))->parent;
  cell->span_columns = cell->span_rows = 2;
  doc_add_cell_text(arena, row, TEXT("b"))->parent->span_rows = 2;
  row = doc_add(arena, table, DOC_ROW);
  row = doc_add(arena, table, DOC_ROW);
  for (int i = 0; i < 3; i++) doc_add_cell_text(arena, row, TEXT("c"));
  const char *got = strstr(body(arena, root, &look), ROW);
  assert_string_equal(got, ROW SPANNED(" table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"",
                                       "a") COVERED SPANNED(" table:number-rows-spanned=\"2\"", "b")
                               END_ROW ROW COVERED COVERED COVERED END_ROW ROW CELL("c") CELL("c") CELL("c") END_ROW LAST_TABLE);
  arena_free(arena);
}

static DocNode *image(Arena *arena, DocNode *parent, const Picture *picture) {
  DocNode *node = doc_add(arena, parent, DOC_IMAGE);
  node->link = LINK_SITE;
  node->picture = picture;
  node->title = TEXT("more");
  doc_add_text(arena, node, TEXT("alt & \"text\""));
  return node;
}

static void test_pictures(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  Picture wide = {TEXT("bytes"), TEXT("image/png"), 3200, 800, 0}, tall = {TEXT("other"), TEXT("image/jpeg"), 960, 9600, 0};
  Picture small = {TEXT("bytes"), TEXT("image/png"), 96, 48, 0}, none = {TEXT_NONE, TEXT("image/png"), 10, 10, 0};
  DocNode *root = doc_new(arena);
  image(arena, doc_add_paragraph(arena, root, TEXT_NONE), &wide);
  image(arena, doc_add_paragraph(arena, root, TEXT("with text")), &small);
  image(arena, doc_add_paragraph(arena, root, TEXT_NONE), &tall);
  image(arena, doc_add_paragraph(arena, root, TEXT_NONE), &none);
  OdtParts parts = written(arena, root, &look, &english);
  const char *content = text_cstr(arena, part(&parts, "content.xml"));
  assert_order(content,
               (const char *const[]){"\"Picture\"><draw:frame draw:style-name=\"Graphics\"",
                                     "text:anchor-type=\"as-char\" svg:width=\"160.00mm\" svg:height=\"40.00mm\"",
                                     "<svg:title>alt &amp; &quot;text&quot;</svg:title><svg:desc>more</svg:desc></draw:frame>",
                                     "\"Text_20_body_20_picture\">with text", "svg:width=\"25.40mm\" svg:height=\"12.70mm\"",
                                     "svg:width=\"20.40mm\" svg:height=\"204.00mm\"",
                                     "\"Text_20_body\">alt &amp; &quot;text&quot;</text:p>", NULL});
  size_t pictures = 0;
  for (size_t i = 0; i < parts.len; i++) pictures += parts.at[i].store && text_starts(parts.at[i].name, TEXT("Pictures/"));
  assert_int_equal(pictures, 2); /* the same bytes once */
  const char *manifest = text_cstr(arena, part(&parts, "META-INF/manifest.xml"));
  assert_order(manifest, (const char *const[]){"Pictures/", ".png\" manifest:media-type=\"image/png\"", "Pictures/",
                                               ".jpg\" manifest:media-type=\"image/jpeg\"", NULL});
  arena_free(arena);
}

static void test_contents(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Look look = look_without(arena, NULL);
  const char *got = body(arena, tree(arena, "h1(\"t\")toc=Contents;h2#a(\"A\"note(p(\"x\")))h3(\"B\")h5(\"C\")"), &look);
  assert_order(got, (const char *const[]){"text:name=\"_toc1\"/>t", "<text:table-of-content ",
                                          "<text:index-source-style text:style-name=\"Heading_20_2\"/>", "<text:index-body>",
                                          P("Contents_20_Heading", "Contents"),
                                          "text:style-name=\"Contents_20_1\"><text:a xlink:type=\"simple\" xlink:href=\"#a\"",
                                          ">A<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"a\">",
                                          "text:style-name=\"Contents_20_2\"", "text:ref-name=\"_toc3\"",
                                          "</text:index-body></text:table-of-content>", "text:name=\"a\"/>A",
                                          "text:name=\"_toc3\"/>B", "text:name=\"_toc4\"/>C", NULL});
  got = body(arena, tree(arena, "toc;h1(\"A\")h1(\"B\")"), &look);
  assert_order(got, (const char *const[]){"Heading_20_1", "Contents_20_1", "_toc1", "Contents_20_1", "_toc2",
                                          "</text:table-of-content>", NULL});
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds),
      cmocka_unit_test(test_styles_missing),
      cmocka_unit_test(test_parts),
      cmocka_unit_test(test_language),
      cmocka_unit_test(test_widths),
      cmocka_unit_test(test_wide_table_turns_page),
      cmocka_unit_test(test_notes_turn_with_their_table),
      cmocka_unit_test(test_first_page_turns),
      cmocka_unit_test(test_widths_of_many_rows),
      cmocka_unit_test(test_long_table_may_break),
      cmocka_unit_test(test_titles),
      cmocka_unit_test(test_high_row_may_break),
      cmocka_unit_test(test_spans),
      cmocka_unit_test(test_pictures),
      cmocka_unit_test(test_contents),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
