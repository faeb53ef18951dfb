/* SPDX-License-Identifier: MIT
 *
 * Records: our XML vocabulary for papers, its grammar and its example. Takes record.rng and record.example.xml, below the
 * folder it is started in. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

#include <fcntl.h>
#include <libxml/relaxng.h>

static Paper paper_of(Text xml) {
  Paper paper;
  read_paper(xml, TEXT("a.xml"), TEXT("a.xml"), arena, diags, &paper);
  return paper;
}

static Text body(const char *inside) {
  Text xml = glue(TEXT("<record xmlns='urn:dossier:record:1'><body>"), text_of(inside), TEXT("</body></record>"));
  return show(paper_of(xml).doc);
}

static void test_bodies(void **state) {
  (void)state;
  static const struct {
    const char *xml, *tree;
  } row[] = {
      {"", ""},
      {"<p>a <strong>b</strong> <em>c</em><code> d </code>e<br/> f</p>", "{p a {strong b} {em c}{code  d }e{br}f}"},
      {"<p>\n  全体\n  党员\n  one\n  two </p>", "{p 全体党员 one two}"},
      {"<p>全体\n<a href='b.md'>党员</a>\n<strong> x</strong></p>", "{p 全体{link file:b.md 党员}{strong  x}}"},
      {"<p>a<a href='https://b.c'>d <a href='e'>f</a></a></p>", "{p a{link outside:https://b.c d f}}"},
      {"<heading level='3'>a</heading><heading>a</heading><heading level='9'>b</heading>", "{h3#a a}{h1#a-1 a}{h6#b b}"},
      {"<section><title>a</title><section><title>b</title><p>c</p></section></section><section><title>d</title></section>",
       "{h1#a a}{h2#b b}{p c}{h1#d d}"},
      {"<list><item>a</item><item><p>b</p></item></list>", "{ul {li {p a}}{li {p b}}}"},
      {"<list ordered='yes' start='3'><item><p>a</p><p>b</p></item></list>", "{ol3 loose {li {p a}{p b}}}"},
      {"<list><item>a<list><item>b</item></list>c</item></list>", "{ul {li {p a}{ul {li {p b}}}{p c}}}"},
      {"<table><row head='yes'><cell>a</cell><cell><p>b</p></cell></row><row><cell>c</cell></row></table>",
       "{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p c}}{td {p}}}}"},
      {"<table>x<row>y<cell>a</cell>z</row></table>b", "{table0x1 {tr {td {p a}}}}{p x}{p y}{p z}{p b}"},
      {"<list>x<item>a</item></list>", "{ul {li {p a}}}{p x}"},
      {"<table/>", "{group}"},
      {"<quote>a<p>b</p></quote>", "{quote {p a}{p b}}"},
      {"<code>\n a\n  b\n</code>", "{pre  a\n  b}"},
      {"<p>x</p>y<p>z</p>", "{p x}{p y}{p z}"},
      {"a <strong>b</strong> c", "{p a {strong b} c}"},
      {"<p>a<p>b</p>c</p>", "{p ac}{p b}"},
      {"<p>a&#x202E;b&#x91;c</p>", "{p abc}"},
      {"<p>&lt;script&gt;</p>", "{p <script>}"},
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(body(row[i].xml), row[i].tree);
  check_text(show_diags(), "");
}

static void test_front(void **state) {
  (void)state;
  Paper paper = paper_of(
      TEXT("<record xmlns='urn:dossier:record:1' kind='minutes' date='2017-07-05' received='2017-07-07' lang='zh-Hans'>\n"
           "<title> 会议 记录 </title><field name='present'>41</field>\n<field "
           "name='present'>42</field><body><p>x</p></body></record>"));
  static const char *const fields[][2] = {{"kind", "minutes"}, {"date", "2017-07-05"}, {"received", "2017-07-07"},
                                          {"lang", "zh-Hans"}, {"title", "会议 记录"}, {"present", "41"}};
  const Value *value = paper.front->first;
  for (size_t i = 0; i < COUNT(fields); i++, value = value->next) {
    check_text(value->key, fields[i][0]);
    check_text(value->text, fields[i][1]);
  }
  assert_null(value);
  check_text(paper.title, "会议 记录");
  check_text(paper.lang, "zh-Hans");
  assert_true(paper.text_readable && !paper.empty);
  check_text(show_diags(), "record-duplicate:3(present)");
}

static void test_unknown_is_let_through(void **state) {
  (void)state;
  check_text(body("<p>a<b>c</b></p><x:y xmlns:x='urn:x'>d</x:y><b>e</b>"), "{p ac}{p de}");
  check_text(show_diags(), "xml-vocabulary:1(b) xml-vocabulary:1(y)");
  forget_diags();
  check_text(body("<item>a</item><row>b</row><cell>c</cell><body>d</body><record>e</record>"), "{p abcde}");
  assert_int_equal(diags->all.len, 5);
  forget_diags();
  Buf many = {0};
  for (int i = 0; i < 100; i++) buf_format(&many, "<u%d/>", i);
  buf_char(&many, 0);
  body(many.at);
  buf_free(&many);
  assert_int_equal(diags->all.len, 20);
  forget_diags();
  Paper paper = paper_of(TEXT("<record><field>x</field>stray<body><p>y</p></body></record>"));
  check_text(show(paper.doc), "{p stray}{p y}");
  check_text(show_diags(), "xml-vocabulary:1(field)");
}

static void test_refused_links(void **state) {
  (void)state;
  check_text(body("<p><a href='javascript:x'>a</a><a>b</a></p>"), "{p {link none: a}{link none: b}}");
  check_text(show_diags(), "markdown-link:1(javascript:x) markdown-link:1");
}

static void test_other_xml(void **state) {
  (void)state;
  Paper paper = paper_of(TEXT("<record xmlns='urn:other'/>"));
  assert_true(paper.format == PAPER_XML && !paper.doc && !paper.text_readable && !paper.empty && !paper.front);
  check_text(show_diags(), "xml-record-space:1(urn:other)");
  forget_diags();
  paper = paper_of(TEXT("<record><body><p>x</body></record>"));
  assert_true(!paper.doc && !paper.front);
  assert_int_equal(diags->all.at[0].code, DIAG_XML_SYNTAX);
  forget_diags();
  paper = paper_of(TEXT("  \n"));
  assert_true(paper.empty && !paper.doc);
  paper = paper_of(TEXT("<record><title>a</title><body/></record>"));
  assert_true(paper.empty && paper.doc);
}

static Text table(size_t columns, size_t rows) {
  Text row = glue(TEXT("<row>"), repeat("<cell>x</cell>", columns), TEXT("</row>"));
  return glue(TEXT("<table>"), repeat(text_cstr(arena, row), rows), TEXT("</table>"));
}

static void test_table_limits(void **state) {
  (void)state;
  body(text_cstr(arena, table(64, 2)));
  body(text_cstr(arena, table(1, 5001)));
  check_text(show_diags(), "");
  check_text(text_slice(body(text_cstr(arena, table(66, 1))), 0, 11), "{table0x64 ");
  check_text(show_diags(), "table-limit:1(64)");
  forget_diags();
  Text shown = body(text_cstr(arena, table(1, 5003)));
  assert_true(text_ends(shown, TEXT("}}{p x}{p x}")));
  assert_int_equal(diags->all.at[0].code, DIAG_TABLE_LIMIT);
  forget_diags();
  Text wide = glue(TEXT("<table>"), text_slice(table(64, 1), 7, table(64, 1).len - 8), repeat("<row/>", 4000));
  Paper paper = paper_of(glue(TEXT("<record><body>"), wide, TEXT("</table></body></record>")));
  assert_null(doc_check(paper.doc));
  assert_true(doc_count(paper.doc, DOC_CELL) < 8000);
}

static void test_deep(void **state) {
  (void)state;
  Text deep = glue(repeat("<quote>", 200), TEXT("x"), repeat("</quote>", 200));
  Text quotes = body(text_cstr(arena, deep));
  assert_int_equal(quotes.len, 200 * strlen("{quote }") + strlen("{p x}"));
  Text spans = glue(repeat("<em>", 100), TEXT("x"), repeat("</em>", 100));
  Text shown = body(text_cstr(arena, spans));
  size_t count = 0;
  for (size_t at; (at = text_find(shown, TEXT("{em"))) != SIZE_MAX; count++) shown = text_slice(shown, at + 3, shown.len);
  assert_int_equal(count, 32);
}

static Text read_file(const char *path) {
  Text bytes;
  Fail fail = {0};
  if (fs_read(AT_FDCWD, path, 1 << 20, arena, &bytes, NULL, &fail) != READ_OK) fail_msg("%s", path);
  return bytes;
}

static bool valid(Text xml) {
  Text grammar = read_file("generator/read/record.rng");
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(grammar.at, (int)grammar.len);
  xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
  assert_non_null(schema);
  xmlDocPtr doc = xmlReadMemory(xml.at, (int)xml.len, "a.xml", NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxtPtr check = xmlRelaxNGNewValidCtxt(schema);
  xmlRelaxNGSetValidStructuredErrors(check, NULL, NULL);
  bool good = doc && xmlRelaxNGValidateDoc(check, doc) == 0;
  xmlRelaxNGFreeValidCtxt(check);
  xmlFreeDoc(doc);
  xmlRelaxNGFree(schema);
  xmlRelaxNGFreeParserCtxt(parser);
  return good;
}

/* The example keeps to the grammar, uses all of it, and is read without a word. */
static void test_example(void **state) {
  (void)state;
  Text example = read_file("generator/read/record.example.xml");
  assert_true(valid(example));
  static const char *const names[] = {"<title", "<field", "<body",  "<section", "<heading", "<p>", "<list", "<item", "<table",
                                      "<row",   "<cell",  "<quote", "<code",    "<strong",  "<em", "<a ",   "<br/>"};
  for (size_t i = 0; i < COUNT(names); i++) assert_true(text_find(example, text_of(names[i])) != SIZE_MAX);
  Paper paper = paper_of(example);
  assert_null(doc_check(paper.doc));
  check_text(show_diags(), "");
  check_text(value_text(paper.front, "place"), "村党群服务中心");
  assert_int_equal(paper.headings.len, 3);
  assert_int_equal(paper.table_rows, 1);
  assert_false(valid(TEXT("<record xmlns='urn:dossier:record:1'><body><b/></body></record>")));
  assert_false(valid(TEXT("<record xmlns='urn:dossier:record:1' date='5 July'/>")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_bodies, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_front, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_unknown_is_let_through, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_refused_links, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_other_xml, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_table_limits, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_deep, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_example, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
