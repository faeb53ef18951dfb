/* SPDX-License-Identifier: MIT
 *
 * Looks: what is taken from a flat ODF text, what is left out, the type area. Takes the looks of the default theme, below the
 * folder it is started in. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

#include <fcntl.h>

#define HEAD \
  "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
  "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' " \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' xmlns:loext='urn:org:documentfoundation:x'>"
#define STYLES \
  "<office:styles loext:a='b'>\n <style:style style:name='Standard' loext:c='d'>" \
  "<style:paragraph-properties style:contextual-spacing='true' " \
  "fo:margin='1&amp;2\"&gt;'/><loext:x><style:y/></loext:x></style:style>\n" \
  "<style:style style:name='Big_20_one'/><style:default-style style:family='paragraph'/></office:styles>"
#define AUTOMATIC \
  "<office:automatic-styles><style:style style:name='P1'/><style:style style:name='MP1' style:parent-style-name='MP2'/>" \
  "<style:style style:name='MP2'/><style:page-layout style:name='PL'><style:page-layout-properties fo:page-width='210mm' " \
  "fo:page-height='29.7cm' fo:margin='1in' fo:margin-left='72pt' fo:margin-top='6pc'/><style:footer-style>" \
  "<style:header-footer-properties svg:height='10mm' " \
  "fo:margin-top='4mm'/></style:footer-style></style:page-layout></office:automatic-styles>"
#define MASTERS \
  "<office:master-styles><style:master-page style:name='Standard' style:page-layout-name='PL'><style:footer>" \
  "<t:p t:style-name='MP1'>— <t:page-number/> —</t:p></style:footer><style:footer-first><t:p/></style:footer-first>" \
  "</style:master-page></office:master-styles>"
#define TAIL "<office:body><office:text><t:p t:style-name='P1'>specimen</t:p></office:text></office:body></office:document>"

static bool look_of(const char *fodt, Look *look) {
  return read_look(text_of(fodt), TEXT("a.fodt"), arena, diags, look);
}

static void test_taken(void **state) {
  (void)state;
  Look look;
  assert_true(look_of(HEAD STYLES AUTOMATIC MASTERS TAIL, &look));
  check_text(show_diags(), "");
  size_t from = text_find(look.styles_xml, TEXT("<office:styles"));
  check_text(
      text_slice(look.styles_xml, from, look.styles_xml.len),
      "<office:styles><style:style style:name=\"Standard\"><style:paragraph-properties "
      "fo:margin=\"1&amp;2&quot;&gt;\"/></style:style>"
      "<style:style style:name=\"Big_20_one\"/><style:default-style style:family=\"paragraph\"/></office:styles>\n"
      "<office:automatic-styles><style:style style:name=\"MP1\" style:parent-style-name=\"MP2\"/><style:style "
      "style:name=\"MP2\"/>"
      "<style:page-layout style:name=\"PL\"><style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"29.7cm\" "
      "fo:margin=\"1in\" fo:margin-left=\"72pt\" fo:margin-top=\"6pc\"/><style:footer-style><style:header-footer-properties "
      "svg:height=\"10mm\" fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout></office:automatic-styles>\n"
      "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"PL\"><style:footer>"
      "<text:p text:style-name=\"MP1\">— <text:page-number/> "
      "—</text:p></style:footer></style:master-page></office:master-styles>\n"
      "</office:document-styles>\n");
  check_text(text_join(arena, &look.style_names, TEXT("|")), "Standard|Big_20_one");
}

static void test_type_area(void **state) {
  (void)state;
  Look look;
  assert_true(look_of(HEAD STYLES AUTOMATIC MASTERS TAIL, &look));
  assert_float_equal(look.text_width_mm, 210 - 25.4 - 25.4, 0.001);
  assert_float_equal(look.text_height_mm, 297 - 25.4 - 25.4 - 10, 0.001); /* the footer's height holds its gap */
}

static void test_lacking(void **state) {
  (void)state;
  static const struct {
    const char *fodt, *diags;
  } row[] = {
      {"<a/>", "look-broken:0(<office:document>)"},
      {HEAD AUTOMATIC MASTERS TAIL, "look-broken:0(<office:styles>)"},
      {HEAD STYLES AUTOMATIC TAIL, "look-broken:0(<office:master-styles>)"},
      {HEAD STYLES "<office:automatic-styles/><office:master-styles/>" TAIL,
       "look-broken:0(<style:master-page style:name=\"Standard\">)"},
      {HEAD STYLES MASTERS TAIL, "look-broken:0(<style:page-layout>)"},
      {HEAD STYLES "<office:automatic-styles><style:page-layout style:name='PL'/></office:automatic-styles>" MASTERS TAIL,
       "look-broken:0(fo:page-width, fo:page-height, fo:margin)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Look look;
    forget_diags();
    assert_false(look_of(row[i].fodt, &look));
    check_text(show_diags(), row[i].diags);
  }
  Look look;
  forget_diags();
  assert_false(look_of(HEAD STYLES, &look));
  assert_int_equal(diags->all.at[0].code, DIAG_XML_SYNTAX);
}

/* Reading what was printed gives the same again, for each look that we hand out. */
static void test_theme(void **state) {
  (void)state;
  static const struct {
    const char *path;
    double width, height;
  } row[] = {{"themes/default/print/plain-a4.fodt", 160, 247}, {"themes/default/print/gb9704.fodt", 156, 225}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Text bytes;
    Fail fail = {0};
    Look look, again;
    assert_int_equal(fs_read(AT_FDCWD, row[i].path, 4 << 20, arena, &bytes, NULL, &fail), READ_OK);
    assert_true(read_look(bytes, text_of(row[i].path), arena, diags, &look));
    assert_float_equal(look.text_width_mm, row[i].width, 0.01);
    assert_float_equal(look.text_height_mm, row[i].height, 0.01);
    assert_true(look.style_names.len > 20);
    assert_true(read_look(bytes, TEXT("b"), arena, diags, &again));
    assert_true(text_equal(look.styles_xml, again.styles_xml));
    XmlHandler none = {0};
    assert_true(read_xml(look.styles_xml, TEXT("styles.xml"), &read_limits, &none, diags));
  }
  check_text(show_diags(), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_taken, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_type_area, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_lacking, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_theme, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
