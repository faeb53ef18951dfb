/* SPDX-License-Identifier: MIT
 *
 * Text of OpenDocument: what a reader of the printed page sees, as a tree. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

#define SPACE(prefix, name) " xmlns:" prefix "='urn:oasis:names:tc:opendocument:xmlns:" name ":1.0'"

static const char start[] =
    "<office:document" SPACE("office", "office") SPACE("text", "text") SPACE("table", "table") SPACE("draw", "drawing")
    SPACE("style", "style") SPACE("fo", "xsl-fo-compatible") SPACE("svg", "svg-compatible")
    " xmlns:xlink='http://www.w3.org/1999/xlink' office:version='1.3'>"
    "<office:meta><a xmlns=''>never shown</a></office:meta><office:automatic-styles>"
    "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
    "<style:style style:name='A' style:family='text'><style:text-properties style:font-weight-asian='bold'/></style:style>"
    "<style:style style:name='I' style:family='text' style:parent-style-name='B'>"
    "<style:text-properties fo:font-style='italic'/></style:style>"
    "<style:style style:name='N' style:family='text' style:parent-style-name='I'>"
    "<style:text-properties fo:font-weight='normal'/></style:style>"
    "<style:style style:name='S' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>"
    "<style:style style:name='L' style:family='text' style:parent-style-name='L'/>"
    "<style:style style:name='H2' style:family='paragraph' style:default-outline-level='2'/>"
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>"
    "<style:style style:name='Title' style:family='paragraph'/>"
    "<style:style style:name='Heading_20_3' style:family='paragraph'/><style:style style:name='Heading_20_x' style:family='paragraph'/>"
    "<style:style style:name='P3' style:family='paragraph' style:parent-style-name='Heading_20_3'/>"
    "<text:list-style style:name='num'><text:list-level-style-number text:level='1' style:num-format='1'/>"
    "<text:list-level-style-bullet text:level='2'/><text:list-level-style-number text:level='3' style:num-format=''/>"
    "</text:list-style></office:automatic-styles><office:body><office:text>";
static const char end[] = "</office:text></office:body></office:document>";

static Paper paper_of(const char *inside) {
  Paper paper;
  read_paper(glue(text_of(start), text_of(inside), text_of(end)), TEXT("a.fodt"), TEXT("a.fodt"), arena, diags, &paper);
  return paper;
}

#define T "text:"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

static void test_bodies(void **state) {
  (void)state;
  static const struct {
    const char *xml, *tree;
  } row[] = {
      {"", ""},
      {"<text:p>全体\n  党员</text:p>", "{p 全体党员}"},
      {"<text:h text:outline-level='2'>a</text:h><text:h>b</text:h><text:p text:style-name='H2'>c</text:p>",
       "{h2#a a}{h1#b b}{h2#c c}"},
      {"<text:p text:style-name='P1'>工作计划</text:p>", "{h1#工作计划 工作计划}"},
      {"<text:p text:style-name='P3'>a</text:p><text:p text:style-name='Heading_20_x'>b</text:p>", "{h3#a a}{p b}"},
      {"<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", "{p a b c{br}d}"},
      {"<text:p><text:span text:style-name='B'>a</text:span> <text:span text:style-name='A'>b</text:span></text:p>",
       "{p {strong a} {strong b}}"},
      {"<text:p><text:span text:style-name='I'>a</text:span><text:span text:style-name='N'>b</text:span>"
       "<text:span text:style-name='S'>c</text:span><text:span text:style-name='L'>d</text:span></text:p>",
       "{p {strong {em a}}{em b}{del c}d}"},
      {"<text:p><text:a xlink:href='b.md'>b</text:a><text:a xlink:href='javascript:c'>d</text:a></text:p>",
       "{p {link file:b.md b}{link none: d}}"},
      {"<text:list text:style-name='num'><text:list-item text:start-value='3'><text:p>a</text:p>"
       "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>",
       "{ol3 {li {p a}{ul {li {p b}}}}}"},
      {"<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body>"
       "</text:note> c</text:p>",
       "{p a{note {p b}} c}"},
      {"<text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b</text:p>", "{p ab}"},
      {"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>"
       "</text:tracked-changes><text:p>a<text:change-start text:change-id='x'/>b<text:change-end text:change-id='x'/></text:p>",
       "{p ab}"},
      {"<text:table-of-content><text:index-body><text:p>a....1</text:p></text:index-body></text:table-of-content><text:p>b</text:p>",
       "{p b}"},
      {"<text:section><text:p>a</text:p></text:section>", "{p a}"},
      {"<text:p><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby></text:p>", "{p a}"},
      {"<table:table><table:table-column table:number-columns-repeated='9'/><table:table-header-rows><table:table-row>" CELL(
           "a") CELL("b") "</table:table-row></table:table-header-rows><table:table-row>" CELL("c") "</table:table-row></table:table>",
       "{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p c}}{td {p}}}}"},
      {"<table:table><table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2'>"
       "<text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>" CELL(
           "b") "</table:table-row><table:table-row><table:covered-table-cell table:number-columns-repeated='2'/>" CELL("c")
       "</table:table-row></table:table>",
       "{table0x3 {tr {td+2 {p a}}{td {p b}}}{tr {td {p c}}}}"},
      {"<table:table><table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'>"
       "<text:p>a</text:p></table:table-cell></table:table-row></table:table>",
       "{table0x2 {tr {td {p a}}{td {p a}}}{tr {td {p a}}{td {p a}}}}"},
      {"<text:p><draw:frame><draw:image xlink:href='Pictures/1.png'><office:binary-data>AAAA</office:binary-data></draw:image>"
       "<svg:desc>map</svg:desc></draw:frame></text:p>",
       "{p {image none: map}}"},
      {"<text:p><draw:frame><draw:text-box><text:p>caption</text:p></draw:text-box></draw:frame> b</text:p>", "{p}{p caption}{p b}"},
      {"<text:p>a<unknown>b</unknown>c</text:p>", "{p abc}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(show(paper_of(row[i].xml).doc), row[i].tree);
}

static void test_broken(void **state) {
  (void)state;
  Paper paper;
  read_paper(TEXT("<office:document"), TEXT("a.fodt"), TEXT("a.fodt"), arena, diags, &paper);
  assert_null(paper.doc);
  assert_false(paper.text_readable);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_bodies, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_broken, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("read/odf_text", tests, NULL, NULL);
}
