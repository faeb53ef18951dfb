/* SPDX-License-Identifier: MIT
 *
 * XHTML, DocBook and XML of no known kind as papers, and the encodings of XML. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

typedef struct Row {
  const char *xml, *tree, *diags;
} Row;

static Paper paper_at(const char *path, Text bytes) {
  Paper paper;
  forget_diags();
  read_paper(bytes, text_of(path), text_of(path), arena, diags, &paper);
  return paper;
}

static void check_rows(const char *path, const char *start, const char *end, const Row *row, size_t count) {
  for (size_t i = 0; i < count; i++) {
    Paper paper = paper_at(path, glue(text_of(start), text_of(row[i].xml), text_of(end)));
    check_text(paper.doc ? show(paper.doc) : TEXT("nothing"), row[i].tree);
    check_text(show_diags(), row[i].diags ? row[i].diags : "");
    assert_true(!paper.doc || !doc_check(paper.doc));
  }
}

static void test_xhtml(void **state) {
  (void)state;
  static const Row row[] = {
      {"<h1>a</h1><p>b <b>c</b> <i>d</i><del>e</del></p>", "{h1#a a}{p b {strong c} {em d}{del e}}", NULL},
      {"x<p>y</p>z", "{p x}{p y}{p z}", NULL},
      {"<div>x<div>y</div>z</div>", "{p x}{p y}{p z}", NULL},
      {"<b>x<p>y</p>z</b>", "{p {strong x}}{p y}{p z}", NULL},
      {"<ul><li>a</li><li><p>b</p><ol start='3'><li>c</li></ol>d</li></ul>",
       "{ul {li {p a}}{li {p b}{ol3 {li {p c}}}{p d}}}", NULL},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "{ul {li {p {strong a}}}{li {p b}}}", NULL},
      {"<blockquote>a<p>b</p></blockquote>", "{quote {p a}{p b}}", NULL},
      {"<pre>\n a <b>b</b>\n  c\n</pre>", "{pre  a b\n  c}", NULL},
      {"<p>a <code>b  c</code> d</p><hr/>", "{p a {code b  c} d}{rule}", NULL},
      {"<p><a href='b.md'>b</a><a href='javascript:alert(1)'>c</a><a name='x'>d</a></p>",
       "{p {link file:b.md b}{link none: c}d}", "markdown-link:1(javascript:alert(1))"},
      {"<p><img src='a.png' alt='x'/><img src='https://h/b.png' alt='y'/><img src='https://h/c.png'/></p>",
       "{p {image file:a.png x}{link outside:https://h/b.png y}{link outside:https://h/c.png https://h/c.png}}", NULL},
      {"<table><caption>t</caption><thead><tr><th>a</th><th>b</th></tr></thead><tr><td rowspan='2'>c</td><td>d</td></tr>"
       "<tr><td>e</td></tr></table>",
       "{table1x2 \"t\" {tr {td {p a}}{td {p b}}}{tr {td {p c}}{td {p d}}}{tr {td {p e}}}}", NULL},
      {"<table><tr><th>a</th></tr><tr><th>b</th></tr></table>", "{table1x1 {tr {td {p a}}}{tr {td {p b}}}}", NULL},
      {"<table><tr><td colspan='9' rowspan='9'>a</td></tr></table>", "{table0x9 {tr {td+9 {p a}}}}", NULL},
      {"<table><tr><td>a</td><td rowspan='0'>b</td></tr><tr><td colspan='2'>c</td><td>d</td></tr></table>",
       "{table0x3 {tr {td {p a}}{td {p b}}{td {p}}}{tr {td {p c}}{td {p d}}}}", NULL},
      {"<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>",
       "{table0x1 {tr {td {p a}{table0x1 {tr {td {p b}}}}{p c}}}}", NULL},
      {"<table>x<tr>y<td>a</td>z</tr></table>b", "{table0x1 {tr {td {p a}}}}{p x}{p y}{p z}{p b}", NULL},
      {"<script>x</script><style>y</style><form>z</form><p>a</p><script>w</script>", "{p a}",
       "xml-left-out:1(script) xml-left-out:1(form)"},
      {"<p>a<br/>b<q>c</q><ruby>d<rt>e</rt></ruby><unknown>f</unknown></p>", "{p a{br}b“c”df}", NULL},
      {"<p>全体\n<b>党员</b>\n大会</p>", "{p 全体{strong 党员}大会}", NULL},
      {"<li>a</li><td>b</td><tr>c</tr>", "{p a}{p b}{p c}", NULL},
      {"<h2><table><tr><td>a</td></tr></table></h2>", "{h2#section}{table0x1 {tr {td {p a}}}}", NULL},
      {"<a href='b'><p>c</p></a>", "{p {link file:b}}{p c}", NULL},
  };
  check_rows("a.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body>", "</body></html>", row,
             COUNT(row));
  Paper paper = paper_at("a.html", TEXT("<html lang='zh'><head><title> T\n</title><meta name='date' content='2017-07-05'/>"
                                        "<meta name='viewport' content='x'/></head><body><p>a</p></body></html>"));
  check_text(paper.title, "T");
  check_text(paper.lang, "zh");
  check_text(value_text(paper.front, "date"), "2017-07-05");
  assert_null(value_get(paper.front, "viewport"));
}

static void test_html(void **state) {
  (void)state;
  Paper paper = paper_at("a.html", TEXT("<!DOCTYPE html><p>a<p>b"));
  assert_true(!paper.doc && paper.format == PAPER_ATTACHMENT);
  check_text(show_diags(), "xml-html:0");
  paper_at("a.xhtml", TEXT("<!DOCTYPE html><html/>"));
  check_text(show_diags(), "xml-doctype:1(0)");
}

static void test_docbook(void **state) {
  (void)state;
  static const Row row[] = {
      {"<para>a</para><section><title>b</title><para>c</para><section><title>d</title></section></section>",
       "{p a}{h1#b b}{p c}{h2#d d}", NULL},
      {"<sect1><info><title>a</title><date>2017</date></info><sect2><title>b</title></sect2></sect1>", "{h1#a a}{h2#b b}", NULL},
      {"<para>a<itemizedlist><listitem><para>b</para></listitem></itemizedlist>c</para>", "{p a}{ul {li {p b}}}{p c}", NULL},
      {"<orderedlist startingnumber='2'><title>t</title><listitem><simpara>a</simpara></listitem></orderedlist>",
       "{p {strong t}}{ol2 {li {p a}}}", NULL},
      {"<variablelist><varlistentry><term>a</term><listitem><para>b</para></listitem></varlistentry></variablelist>",
       "{ul {li {p {strong a}}}{li {p b}}}", NULL},
      {"<table><title>t</title><tgroup cols='3'><colspec colname='c1'/><colspec colname='c2'/><colspec colname='c3'/>"
       "<thead><row><entry>a</entry><entry namest='c2' nameend='c3'>b</entry></row></thead>"
       "<tbody><row><entry morerows='1'>c</entry><entry>d</entry><entry>e</entry></row><row><entry>f</entry><entry>g</entry></row>"
       "</tbody></tgroup></table>",
       "{table1x3 \"t\" {tr {td {p a}}{td+2 {p b}}}{tr {td {p c}}{td {p d}}{td {p e}}}{tr {td {p f}}{td {p g}}}}", NULL},
      {"<figure><title>t</title><mediaobject><imageobject><imagedata fileref='a.png'/></imageobject><textobject>x</textobject>"
       "<caption>c</caption></mediaobject></figure>",
       "{p {strong t}}{p {image file:a.png}}{p c}", NULL},
      {"<programlisting language='c'>int a;\n</programlisting>", "{pre.c int a;}", NULL},
      {"<para><emphasis>a</emphasis><emphasis role='strong'>b</emphasis><literal>c</literal></para>",
       "{p {em a}{strong b}{code c}}", NULL},
      {"<para><link xmlns:l='http://www.w3.org/1999/xlink' l:href='b.md'>b</link><ulink url='https://c'>c</ulink>"
       "<link linkend='d'>d</link></para>",
       "{p {link file:b.md b}{link outside:https://c c}{link here:d d}}", NULL},
      {"<para>a<footnote><para>b</para></footnote> c</para>", "{p a{note {p b}} c}", NULL},
      {"<note><title>t</title><para>a</para></note><blockquote><para>b</para></blockquote>", "{p {strong t}}{p a}{quote {p b}}", NULL},
  };
  check_rows("a.dbk", "<article xmlns='http://docbook.org/ns/docbook' version='5.0'><info><title>T</title></info>", "</article>", row,
             COUNT(row));
  Paper paper = paper_at("a.xml", TEXT("<article xml:lang='en' xmlns='http://docbook.org/ns/docbook'><info><title>T</title>"
                                       "<date>2017-07-05</date><author>x</author></info><para>a</para></article>"));
  check_text(paper.title, "T");
  check_text(value_text(paper.front, "date"), "2017-07-05");
  check_text(paper.text, "a");
}

static void test_other(void **state) {
  (void)state;
  static const Row row[] = {
      {"<a>x</a>", "{p x}", "xml-other:1(a)"},
      {"<a><b>x</b><b>y</b></a>", "{h1#a a}{p x}{p y}", "xml-other:1(a)"},
      {"<a><b><c>x</c></b>\n<d>y <e>z</e> w</d></a>", "{h1#a a}{h2#b b}{p x}{p y z w}", "xml-other:1(a)"},
      {"<a b='c'/>", "nothing", "xml-other:1(a)"},
      {"<a>x<b>", "nothing", "xml-other:1(a) xml-syntax:1(the file ends before its elements do)"},
      {"<record xmlns='urn:other'><title>x</title></record>", "{h1#record record}{p x}", "xml-record-space:1(urn:other)"},
      {"<html xmlns='urn:other'><p>x</p></html>", "{h1#html html}{p x}", "xml-other:1(html)"},
  };
  check_rows("a.xml", "", "", row, COUNT(row));
  Paper paper = paper_at("a.xml", glue(TEXT("<a>"), repeat("<b><c>x</c></b>", 600), TEXT("</a>")));
  assert_int_equal(doc_count(paper.doc, DOC_HEADING), 500);
  assert_int_equal(doc_count(paper.doc, DOC_PARAGRAPH), 600);
}

static void test_limits(void **state) {
  (void)state;
  static const struct {
    const char *path, *before, *open, *text, *close, *after;
    size_t count;
    const char *diags;
  } row[] = {
      {"a.xml", "<a>", "<b>", "x", "</b>", "</a>", 255, "xml-other:1(a)"},
      {"a.xml", "<a>", "<b>", "x", "</b>", "</a>", 256, "xml-other:1(a) xml-depth:1(256)"},
      {"a.xml", "<record><body>", "<section>", "x", "</section>", "</body></record>", 254, ""},
      {"a.xml", "<record><body>", "<section>", "x", "</section>", "</body></record>", 255, "xml-depth:1(256)"},
      {"a.xhtml", "<html><body>", "<div>", "x", "</div>", "</body></html>", 255, "xml-depth:1(256)"},
      {"a.xhtml", "<html><body>", "<ul><li>", "x", "</li></ul>", "</body></html>", 31, ""},
      {"a.xhtml", "<html><body>", "<ul><li>", "x", "</li></ul>", "</body></html>", 40, "xml-flat:1(64)"},
      {"a.xhtml", "<html><body>", "<table><tr><td>", "x", "</td></tr></table>", "</body></html>", 60, "xml-flat:1(64)"},
      {"a.xhtml", "<html><body>", "<b>", "x", "</b>", "</body></html>", 60, ""},
      {"a.xhtml", "<html><body><table><tr>", "<td>x</td>", "", "", "</tr></table></body></html>", 64, ""},
      {"a.xhtml", "<html><body><table><tr>", "<td>x</td>", "", "", "</tr></table></body></html>", 65, "table-limit:1(64)"},
      {"a.xhtml", "<html><body><table>", "<tr><td>x</td></tr>", "", "", "</table></body></html>", 5001, "table-limit:1(64)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text inside = glue(repeat(row[i].open, row[i].count), text_of(row[i].text), repeat(row[i].close, row[i].count));
    Paper paper = paper_at(row[i].path, glue(text_of(row[i].before), inside, text_of(row[i].after)));
    if (!text_is(show_diags(), row[i].diags)) fail_msg("row %zu: %.*s", i, TEXT_ARG(show_diags()));
    assert_true(!paper.doc || !doc_check(paper.doc));
  }
}

/* Few bytes must not become many cells. */
static void test_table_growth(void **state) {
  (void)state;
  Text wide = glue(TEXT("<html><table><tr><td colspan='64'>x</td></tr>"), repeat("<tr/>", 4000), TEXT("</table></html>"));
  Paper paper = paper_at("a.xhtml", wide);
  assert_true(paper.doc && !doc_check(paper.doc));
  assert_true(doc_count(paper.doc, DOC_CELL) < 6000);
  Text tall = glue(TEXT("<html><table><tr>"), repeat("<td rowspan='9'>x</td>", 64), TEXT("</tr><tr><td>y</td><td>z</td></tr></table></html>"));
  paper = paper_at("a.xhtml", tall);
  assert_true(paper.doc && !doc_check(paper.doc));
  assert_true(text_find(paper.text, TEXT("y")) != SIZE_MAX && text_find(paper.text, TEXT("z")) != SIZE_MAX);
}

#define GBK "\xB5\xB3\xD4\xB1\xB4\xF3\xBB\xE1" /* 党员大会 */
#define UTF8 "党员大会"
#define BIG5 "\xB9\x42\xB0\xCA\xB7\x7C" /* 運動會 */

static void test_encodings(void **state) {
  (void)state;
  static const struct {
    Text bytes;
    const char *tree, *diags;
  } row[] = {
      {TEXT("<record><body>" UTF8 "</body></record>"), "{p " UTF8 "}", ""},
      {TEXT("<?xml version='1.0' encoding='UTF-8'?><record><body>" UTF8 "</body></record>"), "{p " UTF8 "}", ""},
      {TEXT("<?xml version='1.0' encoding='gb2312'?><record><body>" GBK "</body></record>"), "{p " UTF8 "}", ""},
      {TEXT("<?xml version=\"1.0\" encoding=\"GBK\"?><record><body>" GBK "</body></record>"), "{p " UTF8 "}", ""},
      {TEXT("<?xml version='1.0' encoding='big5'?><record><body>" BIG5 "</body></record>"), "{p 運動會}", ""},
      {TEXT("<record><body>" GBK "</body></record>"), "{p " UTF8 "}", "text-decoded:0(GB18030)"},
      {TEXT("<?xml version='1.0' encoding='UTF-8'?><record><body>" GBK "</body></record>"), "{p " UTF8 "}",
       "xml-encoding-lie:1(UTF-8)"},
      {TEXT("<?xml version='1.0' encoding='GBK'?><record><body>" UTF8 "</body></record>"), "{p " UTF8 "}", "xml-encoding-lie:1(GBK)"},
      {TEXT("<?xml version='1.0' encoding='UTF-7'?><record><body>" UTF8 "</body></record>"), "{p " UTF8 "}",
       "xml-encoding-lie:1(UTF-7)"},
      {TEXT("<?xml version='1.0' encoding='UTF-7'?><record><body>x</body></record>"), "{p x}", ""},
      {TEXT("<?xml version='1.0' encoding='iso-8859-1'?><record><body>caf\xE9 x</body></record>"), "nothing",
       "xml-encoding:1(iso-8859-1)"},
      {TEXT("<?xml version='1.0'?><record><body>\xFF</body></record>"), "nothing", "text-undecodable:0(35)"},
      {TEXT("\xEF\xBB\xBF<?xml version='1.0' encoding='GBK'?><record><body>" UTF8 "</body></record>"), "{p " UTF8 "}",
       "xml-encoding-lie:1(GBK)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Paper paper = paper_at("a.xml", row[i].bytes);
    check_text(paper.doc ? show(paper.doc) : TEXT("nothing"), row[i].tree);
    if (!text_is(show_diags(), row[i].diags)) fail_msg("row %zu: %.*s", i, TEXT_ARG(show_diags()));
  }
}

static Text utf16(const char *ascii, bool big, bool mark) {
  Buf out = {0};
  if (mark) buf_put(&out, big ? "\xFE\xFF" : "\xFF\xFE", 2);
  for (; *ascii; ascii++) {
    char two[2] = {big ? 0 : *ascii, big ? *ascii : 0};
    buf_put(&out, two, 2);
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static void test_utf16(void **state) {
  (void)state;
  static const char xml[] = "<?xml version='1.0' encoding='UTF-16'?><record><body>x</body></record>";
  for (int i = 0; i < 4; i++) {
    Paper paper = paper_at("a.xml", utf16(xml, i & 1, i & 2));
    check_text(paper.doc ? show(paper.doc) : TEXT("nothing"), "{p x}");
    check_text(show_diags(), "");
  }
  Paper paper = paper_at("a.xml", utf16("<?xml version='1.0' encoding='UTF-8'?><record><body>x</body></record>", false, true));
  check_text(show(paper.doc), "{p x}");
  check_text(show_diags(), "xml-encoding-lie:1(UTF-8)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_xhtml, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_html, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_docbook, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_other, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_table_growth, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_encodings, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_utf16, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("read/xml_formats", tests, NULL, NULL);
}
