/* SPDX-License-Identifier: MIT
 *
 * XML events, what is refused before and by the parser, limits; the same from memory and from a file. Takes nothing. Gives
 * TAP lines. Owns an arena.
 */
#include "read_help.h"

#include <unistd.h>

static Buf events;
static int stop_at; /* the handler stops at its nth element; 0 = never */

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  (void)state;
  buf_format(&events, "<%.*s%s%.*s", TEXT_ARG(space), space.len ? "^" : "", TEXT_ARG(name));
  for (size_t i = 0; i < count; i++) {
    const XmlAttribute *at = &attributes[i];
    buf_format(&events, " %.*s%s%.*s='%.*s'", TEXT_ARG(at->space), at->space.len ? "^" : "", TEXT_ARG(at->name),
               TEXT_ARG(at->value));
  }
  buf_format(&events, ":%u>", line);
  return !stop_at || --stop_at > 0;
}

static bool on_close(void *state, Text space, Text name) {
  (void)state, (void)space;
  buf_format(&events, "</%.*s>", TEXT_ARG(name));
  return true;
}

static bool on_text(void *state, Text text) {
  (void)state;
  buf_text(&events, text);
  return true;
}

static const XmlHandler handler = {NULL, on_open, on_close, on_text};

static bool from_file(Text bytes, const ReadLimits *limits, const XmlHandler *to) {
  FILE *file = tmpfile();
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
  rewind(file);
  bool good = read_xml_stream(fileno(file), TEXT("a.xml"), limits, to, diags);
  fclose(file);
  return good;
}

/* The events, read both ways, which must agree; "nothing" when it was refused. */
static Text xml(Text bytes) {
  buf_reset(&events);
  bool good = read_xml(bytes, TEXT("a.xml"), &read_limits, &handler, diags);
  Text first = text_copy(arena, buf_view(&events)), said = show_diags();
  buf_reset(&events);
  forget_diags();
  assert_int_equal(from_file(bytes, &read_limits, &handler), good);
  check_text(show_diags(), text_cstr(arena, said));
  if (good) check_text(text_copy(arena, buf_view(&events)), text_cstr(arena, first));
  return good ? first : TEXT("nothing");
}

static int free_events(void **state) {
  buf_free(&events);
  return tear_down(state);
}

static void test_events(void **state) {
  (void)state;
  static const struct {
    const char *xml, *events;
  } row[] = {
      {"<a/>", "<a:1></a>"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<a>学</a>", "<a:2>学</a>"},
      {"<a b='1' c=\"x&amp;y&lt;&quot;&#38;#38;\"/>", "<a b='1' c='x&y<\"&#38;':1></a>"},
      {"<a b='&#38;&amp;' c='' d='&#x5B66;'/>", "<a b='&&' c='' d='学':1></a>"},
      {"<a>x &amp; y &#60; <![CDATA[<b>&amp;]]></a>", "<a:1>x & y < <b>&amp;</a>"},
      {"<a>\n<b>t</b>\n</a>", "<a:1>\n<b:2>t</b>\n</a>"},
      {"<p:a xmlns:p='u:1' p:x='1' y='2' xml:lang='zh'><b xmlns='u:2'/></p:a>",
       "<u:1^a u:1^x='1' y='2' http://www.w3.org/XML/1998/namespace^lang='zh':1><u:2^b:1></b></a>"},
      {"<!-- <!DOCTYPE a> --><a><!-- <!ENTITY --><?p <!DOCTYPE ?></a><!---->", "<a:1></a>"},
      {"<a><![CDATA[<!DOCTYPE b [<!ENTITY c 'd'>]>]]></a>", "<a:1><!DOCTYPE b [<!ENTITY c 'd'>]></a>"},
      {"<a b='<!DOCTYPE'/>", NULL},
      {"<a b='>'>x</a>", "<a b='>':1>x</a>"},
      {"<a>x\r\ny</a>", "<a:1>x\ny</a>"},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    if (row[i].events) check_text(xml(text_of(row[i].xml)), row[i].events);
  check_text(show_diags(), "");
}

static void test_refused(void **state) {
  (void)state;
  static const char laughs[] = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>";
  static const struct {
    const char *xml, *diags;
  } row[] = {
      {laughs, "xml-doctype:1(0)"},
      {"<?xml version='1.0'?>\n\n<!DOCTYPE a>\n<a/>", "xml-doctype:3(0)"},
      {"<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a/>", "xml-doctype:1(0)"},
      {"<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>", "xml-doctype:1(0)"},
      {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "xml-doctype:1(0)"},
      {"<!doctype html><html/>", "xml-doctype:1(0)"},
      {"<a>\n<!ENTITY b 'c'></a>", "xml-doctype:2(0)"},
      {"<!--x--><!DOCTYPE a><a/>", "xml-doctype:1(0)"},
      {"<a>&b;</a>", "xml-syntax:1(Entity 'b' not defined)"},
      {"<a>\n<b></a>", "xml-syntax:2(Opening and ending tag mismatch: b line 2 and a)"},
      {"<a b='1' b='2'/>", "xml-syntax:1(Attribute b redefined)"},
      {"<p:a/>", "xml-syntax:1(Namespace prefix p on a is not defined)"},
      {"<a>", "xml-syntax:1(the file ends before its elements do)"},
      {"<a/><b/>", "xml-syntax:1(Extra content at the end of the document)"},
      {"", "xml-syntax:1(there is no element in it)"},
      {"<!-- x -->\n", "xml-syntax:2(there is no element in it)"},
      {"no xml", "xml-syntax:1(there is no element in it)"},
      {"<a>\x01</a>", "xml-syntax:1(PCDATA invalid Char value 1)"},
      {"<a>\xB0\xA1</a>", "xml-encoding:0"},
      {"\xFF\xFE<\0a\0/\0>\0", "xml-encoding:0"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    forget_diags();
    check_text(xml(text_of(row[i].xml)), "nothing");
    check_text(show_diags(), row[i].diags);
  }
}

static void test_stop(void **state) {
  (void)state;
  buf_reset(&events);
  stop_at = 2;
  assert_false(read_xml(TEXT("<a><b/><c/></a>"), TEXT("a.xml"), &read_limits, &handler, diags));
  check_text(text_copy(arena, buf_view(&events)), "<a:1><b:1>");
  stop_at = 0;
  XmlHandler none = {0};
  assert_true(read_xml(TEXT("<a>x<b/></a>"), TEXT("a.xml"), &read_limits, &none, diags));
  check_text(show_diags(), "");
}

/* ---- Limits: at each, and one above ---- */

static void check_limit(Text good, Text bad, const char *expected) {
  XmlHandler none = {0};
  forget_diags();
  if (!read_xml(good, TEXT("a.xml"), &read_limits, &none, diags)) check_text(show_diags(), "");
  assert_true(read_xml(good, TEXT("a.xml"), &read_limits, &none, diags));
  assert_true(from_file(good, &read_limits, &none));
  check_text(show_diags(), "");
  assert_false(read_xml(bad, TEXT("a.xml"), &read_limits, &none, diags));
  check_text(show_diags(), expected);
}

static Text nested(size_t depth) {
  return glue(repeat("<a>", depth), TEXT("x"), repeat("</a>", depth));
}

static Text attributes(size_t count) {
  Buf tag = {0};
  buf_str(&tag, "\n<a");
  for (size_t i = 0; i < count; i++) buf_format(&tag, " a%zu='>'", i);
  buf_str(&tag, "/>");
  Text text = text_copy(arena, buf_view(&tag));
  buf_free(&tag);
  return text;
}

static void test_limits(void **state) {
  (void)state;
  check_limit(nested(256), nested(257), "xml-depth:1(256)");
  check_limit(attributes(1000), attributes(1001), "xml-tag:2(65536)");
  size_t tag = read_limits.xml_tag; /* <a b=''/> has 8 bytes behind the < */
  check_limit(glue(TEXT("<a b='"), repeat("x", tag - 8), TEXT("'/>")), glue(TEXT("<a b='"), repeat("x", tag - 7), TEXT("'/>")),
              "xml-tag:1(65536)");
  check_limit(glue(TEXT("<a>"), repeat("x", 1 << 20), TEXT("</a>")), glue(TEXT("<a>"), repeat("x", (1 << 20) + 1), TEXT("</a>")),
              "xml-text:1(1048576)");
  check_limit(glue(TEXT("<a>"), repeat("<b/>", 499999), TEXT("</a>")), glue(TEXT("<a>"), repeat("<b/>", 500000), TEXT("</a>")),
              "xml-nodes:1(500000)");
  check_limit(glue(TEXT("<a><!--"), repeat("x", 100000), TEXT("--></a>")),
              glue(repeat(" ", read_limits.xml_bytes), TEXT("<a/>"), TEXT_NONE), "file-too-big:0(4194308)");
}

/* A file has no limit of size, and characters may be cut where pieces end. */
static void test_stream_is_long(void **state) {
  (void)state;
  for (size_t shift = 0; shift < 4; shift++) {
    Text bytes = glue(glue(TEXT("<a>"), repeat(" ", shift), TEXT_NONE), repeat("<b>学习</b>", 600000), TEXT("</a>"));
    XmlHandler none = {0};
    assert_true(from_file(bytes, &read_limits, &none));
    arena_reset(arena);
    diags = diag_list_new(arena);
  }
  assert_false(read_xml_stream(-1, TEXT("a.xml"), &read_limits, &handler, diags));
  check_text(show_diags(), "file-unreadable:0(Bad file descriptor)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_events, set_up, free_events),
      cmocka_unit_test_setup_teardown(test_refused, set_up, free_events),
      cmocka_unit_test_setup_teardown(test_stop, set_up, free_events),
      cmocka_unit_test_setup_teardown(test_limits, set_up, free_events),
      cmocka_unit_test_setup_teardown(test_stream_is_long, set_up, free_events),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
