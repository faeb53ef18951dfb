/* SPDX-License-Identifier: MIT
 *
 * .docx: what a person sees on the page is what the tree holds.
 */
#include "office_help.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define PP(properties, text) "<w:p><w:pPr>" properties "</w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define FIELD(code, text) MARK("begin") code MARK("separate") RUN(text) MARK("end")
#define STYLE(id, rest) "<w:style w:type='paragraph' w:styleId='" id "'>" rest "</w:style>"
#define NUM(use, level) "<w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" use "'/></w:numPr>"
#define TC(text) "<w:tc>" P(text) "</w:tc>"
#define LEVEL(level, format, text) \
  "<w:lvl w:ilvl='" level "'><w:start w:val='1'/><w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/></w:lvl>"

static const char styles[] = STYLE("1", "<w:name w:val='heading 1'/>") STYLE("a7", "<w:name w:val='own'/><w:basedOn w:val='1'/>")
    STYLE("b", "<w:name w:val='deep'/><w:pPr><w:outlineLvl w:val='8'/></w:pPr>") STYLE("t", "<w:name w:val='Title'/>") STYLE(
        "c", "<w:name w:val='标题 3'/>") STYLE("x", "<w:name w:val='x'/><w:basedOn w:val='y'/>")
        STYLE("y", "<w:name w:val='y'/><w:basedOn w:val='x'/>") STYLE(
            "l",
            "<w:name w:val='list'/><w:pPr>" NUM(
                "1",
                "0") "</w:pPr>") "<w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

static const char numbering[] = "<w:abstractNum w:abstractNumId='0'>" LEVEL("0", "bullet", "•") LEVEL(
    "1", "decimal",
    "%2.") "</w:abstractNum>"
           "<w:abstractNum w:abstractNumId='1'>" LEVEL("0", "chineseCounting", "%1、") LEVEL(
               "1", "decimal",
               "%1.%2") "</w:abstractNum>"
                        "<w:abstractNum w:abstractNumId='2'>" LEVEL(
                            "0", "decimal",
                            "%1.") "</w:abstractNum>"
                                   "<w:abstractNum w:abstractNumId='3'>" LEVEL("0", "upperRoman", "%1.") LEVEL(
                                       "1", "decimalEnclosedCircle",
                                       "%2") "</w:abstractNum>"
                                             "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
                                             "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
                                             "<w:num w:numId='4'><w:abstractNumId w:val='2'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
                                             "<w:num w:numId='5'><w:abstractNumId w:val='3'/></w:num>";

static Paper docx(const char *body) {
  return paper_of("a.docx",
                  docx_of((Docx4){.body = body,
                                  .styles = styles,
                                  .numbering = numbering,
                                  .footnotes = "<w:footnote w:id='0' w:type='separator'>" P("-") "</w:footnote>"
                                                                                                 "<w:footnote w:id='2'>" P(
                                                                                                     "a note") "</w:footnote>",
                                  .relations = "<Relationship Id='h' Type='" REL_TYPE
                                               "hyperlink' Target='https://example.org/' TargetMode='External'/>"
                                               "<Relationship Id='j' Type='" REL_TYPE
                                               "hyperlink' Target='javascript:x' TargetMode='External'/>"
                                               "<Relationship Id='i' Type='" REL_TYPE "image' Target='media/image1.png'/>"}));
}

static void bodies(void **state) {
  (void)state;
  const struct {
    const char *body, *tree;
  } cases[] = {
      /* headings: by name, by what the style is based on, by level, and by the paragraph itself */
      {PP("<w:pStyle w:val='1'/>", "A"), "{h1#a A}"},
      {PP("<w:pStyle w:val='a7'/>", "A"), "{h1#a A}"},
      {PP("<w:pStyle w:val='b'/>", "A"), "{h6#a A}"},
      {PP("<w:pStyle w:val='t'/>", "A"), "{h1#a A}"},
      {PP("<w:pStyle w:val='c'/>", "A"), "{h3#a A}"},
      {PP("<w:outlineLvl w:val='1'/>", "A"), "{h2#a A}"},
      {PP("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "A"), "{p A}"},
      {PP("<w:pStyle w:val='x'/>", "A"), "{p A}"}, /* styles in a circle */
      /* runs */
      {"<w:p>" R("<w:b/>", "a") R("<w:b/>", "b") R("<w:b w:val='0'/>", "c") "</w:p>", "{p {strong ab}c}"},
      {"<w:p>" R("<w:b/><w:i/>", "a") R("<w:strike/>", "b") R("<w:vanish/>", "c") "</w:p>", "{p {strong {em a}}{del b}}"},
      {"<w:p>" R("<w:rStyle w:val='s'/>", "a") "</w:p>", "{p {strong a}}"},
      {"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "{p a}"},
      {"<w:p><w:r><w:t xml:space='preserve'>　　a b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:br w:type='page'/></w:r></w:p>",
       "{p a b\tc{br}d}"},
      {"<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>", "{p ☑\xE2\x80\x91x}"},
      {P("") "<w:p/>" P("　") P("a"), "{p a}"},
      /* changes that are not accepted yet */
      {"<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del></w:p>",
       "{p new}"},
      /* fields: the result, not the code */
      {"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>no</w:t></w:r>"
       "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
       "{p 7}"},
      {"<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>", "{p x}"},
      /* links */
      {"<w:p><w:hyperlink r:id='h'><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:t>b</w:t></w:r></w:p>",
       "{p {link outside:https://example.org/ a}b}"},
      {"<w:p><w:hyperlink r:id='j'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>", "{p {link none: a}}"},
      {"<w:p><w:hyperlink w:anchor='m'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>"
       "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:bookmarkStart w:name='m'/><w:r><w:t>H</w:t></w:r></w:p>",
       "{p {link here:h a}}{h1#h H}"},
      /* links as fields: in pieces, with switches, to a bookmark, refused, with text behind, across a nested field */
      {"<w:p>" FIELD(CODE(" HYPER") CODE("LINK \"https://example.org/a b\" \\o \"tip\" "), "a") RUN("b") "</w:p>",
       "{p {link outside:https://example.org/a b a}b}"},
      {"<w:p><w:fldSimple w:instr='HYPERLINK https://example.org/'>" RUN("a") "</w:fldSimple>" RUN("b") "</w:p>",
       "{p {link outside:https://example.org/ a}b}"},
      {"<w:p>" FIELD(CODE("HYPERLINK \\l \"none\""), "a") "</w:p>", "{p {link none: a}}"},
      {"<w:p>" FIELD(CODE("HYPERLINK \"javascript:x\""), "a") "</w:p>", "{p {link none: a}}"},
      {"<w:p><w:hyperlink r:id='h'>" RUN("a") "<w:fldSimple w:instr='PAGE'>" RUN("3") "</w:fldSimple>" RUN("b") "</w:hyperlink></w:p>",
       "{p {link outside:https://example.org/ a3b}}"},
      {"<w:p>" MARK("begin") CODE("HYPERLINK https://example.org/") MARK("separate") RUN("a") FIELD(CODE("PAGE"), "3") RUN("b")
           MARK("end") RUN("c") "</w:p>",
       "{p {link outside:https://example.org/ a3b}c}"},
      {"<w:p>" FIELD(CODE("HYPERLINK"), "a") FIELD(CODE("PAGE"), "3") FIELD(CODE("HYPERLINK \"\""), "b") "</w:p>", "{p a3b}"},
      {"<w:p><w:hyperlink w:anchor='none'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>", "{p {link none: a}}"},
      /* notes, pictures, boxes */
      {"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='2'/></w:r></w:p>", "{p a{note {p a note}}}"},
      {"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='9'/></w:r></w:p>", "{p a}"},
      {"<w:p><w:r><w:drawing><wp:docPr descr='a map'/><a:blip r:embed='i'/></w:drawing></w:r></w:p>", "{p {image none: a map}}"},
      {"<w:p><w:r><w:drawing><a:blip r:embed='i'/></w:drawing></w:r></w:p>", "{p {image none: image1.png}}"},
      {"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>" P(
           "box") "</w:txbxContent></mc:Choice>"
                  "<mc:Fallback><w:pict><w:txbxContent>" P(
                      "box") "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>a</w:t></w:r></w:p>",
       "{p box}{p a}"},
      /* lists */
      {PP(NUM("1", "0"), "a") PP(NUM("1", "0"), "b") PP(NUM("1", "1"), "c") PP(NUM("1", "0"), "d") P("e"),
       "{ul {li {p a}}{li {p b}{ol1 {li {p c}}}}{li {p d}}}{p e}"},
      {PP(NUM("3", "0"), "a") P("-") PP(NUM("3", "0"), "b"), "{ol1 {li {p a}}}{p -}{ol2 {li {p b}}}"},
      {PP(NUM("4", "0"), "a") PP(NUM("4", "0"), "b"), "{ol5 {li {p a}}{li {p b}}}"},
      {PP("<w:pStyle w:val='l'/>", "a"), "{ul {li {p a}}}"},
      {PP("<w:pStyle w:val='l'/><w:numPr><w:numId w:val='0'/></w:numPr>", "a"), "{p a}"},
      {PP(NUM("1", "7"), "a"), "{p a}"}, /* a level that is not given */
      {PP(NUM("99", "0"), "a"), "{p a}"},
      {PP(NUM("2", "0"), "甲") PP(NUM("2", "0"), "乙") PP("<w:pStyle w:val='1'/>" NUM("2", "1"), "丙"),
       "{p 一、甲}{p 二、乙}{h1#二-1-丙 二.1 丙}"},
      {PP("<w:pStyle w:val='1'/>" NUM("5", "0"), "a") PP(NUM("5", "1"), "b"), "{h1#i-a I. a}{p ① b}"},
      /* tables */
      {"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("a") TC("b") "</w:tr><w:tr>" TC("c") "</w:tr></w:tbl>",
       "{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p c}}{td {p}}}}"},
      {"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P("a") "</w:tc></w:tr><w:tr>" TC("c")
           TC("d") "</w:tr></w:tbl>",
       "{table0x2 {tr {td+2 {p a}}}{tr {td {p c}}{td {p d}}}}"},
      {"<w:tbl><w:tr>" TC("a") "<w:tc><w:tbl><w:tr>" TC("in") "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
       "{table0x2 {tr {td {p a}}{td {table0x1 {tr {td {p in}}}}}}}"},
      {"<w:tbl><w:tr/></w:tbl>" P("a"), "{group}{p a}"},
      {"<w:tbl><w:tc>" P("a") "</w:tc></w:tbl>", "{group}{p a}"},
      {"<w:sdt><w:sdtContent>" P("a") "</w:sdtContent></w:sdt>", "{p a}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_text(show(docx(cases[i].body).doc), cases[i].tree);
}

static void cells_merged_down(void **state) {
  (void)state;
  Paper paper = docx("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P(
      "a") "</w:tc>" TC("b") "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" TC("c") "</w:tr><w:tr>" TC("d")
                         TC("e") "</w:tr></w:tbl>");
  check_text(show(paper.doc), "{table2x2 {tr {td {p a}}{td {p b}}}{tr {td {p c}}}{tr {td {p d}}{td {p e}}}}");
  assert_int_equal(paper.doc->first->first->first->span_rows, 2);
  paper = docx("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("a") "</w:tc></w:tr></w:tbl>");
  check_text(show(paper.doc), "{table0x1 {tr {td {p a}}}}");
  paper = docx("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P(
      "a") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>");
  check_text(show(paper.doc), "{table0x1 {tr {td {p a}}}}");
}

static void tables_at_their_limits(void **state) {
  (void)state;
  Text row = glue(TEXT("<w:tr>"), repeat(TC("x"), 70), TEXT("</w:tr>"));
  Paper paper = docx(text_cstr(arena, glue(TEXT("<w:tbl>"), row, TEXT("</w:tbl>"))));
  assert_int_equal(paper.doc->first->column_count, 64);
  assert_int_equal(paper.words, 70);
  check_text(show_diags(), "table-limit:0(64)");
  paper = docx(text_cstr(arena, glue(TEXT("<w:tbl>"), repeat("<w:tr>" TC("x") "</w:tr>", 5003), TEXT("</w:tbl>"))));
  assert_int_equal(paper.table_rows, 5000);
  assert_int_equal(paper.words, 5003);
  check_text(show_diags(), "table-limit:0(64)");
  paper = docx("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999'/></w:tcPr>" P("a") "</w:tc></w:tr></w:tbl>");
  assert_int_equal(paper.doc->first->column_count, 64);
}

static void titles_and_what_is_not_exported(void **state) {
  (void)state;
  const char core[] =
      "<c:coreProperties xmlns:c='urn:c' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title> The plan </dc:title>"
      "<dc:creator>somebody</dc:creator></c:coreProperties>";
  Paper paper = paper_of("a.docx", docx_of((Docx4){.body = P("text"), .core = core}));
  check_text(paper.title, "The plan");
  check_text(paper.text, "text");
  paper = paper_of("a.docx", docx_of((Docx4){.body = PP("<w:outlineLvl w:val='0'/>", "Head"), .core = core}));
  check_text(paper.title, "Head");
}

/* Each in well below a second; what they say is a limit, or nothing. */
static void bodies_that_would_run_away(void **state) {
  (void)state;
  Text nested = glue(repeat("<w:tbl><w:tr><w:tc>", 70), TEXT(P("deep")), repeat("</w:tc></w:tr></w:tbl>", 70));
  Paper paper = docx(text_cstr(arena, nested));
  assert_non_null(paper.doc);
  assert_null(doc_check(paper.doc));
  check_text(paper.text, "deep");
  paper = docx(text_cstr(arena, repeat("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>", 500)));
  assert_true(paper.empty);
  paper = docx(text_cstr(arena, repeat(PP(NUM("1", "8"), "a") PP(NUM("1", "0"), "b"), 2000)));
  assert_null(doc_check(paper.doc));
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
      T(bodies),
      T(cells_merged_down),
      T(tables_at_their_limits),
      T(titles_and_what_is_not_exported),
      T(bodies_that_would_run_away),
  };
  use_office_help();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
