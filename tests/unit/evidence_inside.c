/* SPDX-License-Identifier: MIT
 *
 * Pictures inside office papers: which are shown, which stay named, and what the paper says of its day. Takes nothing. Gives TAP
 * lines.
 */
#include "evidence_sample.h"
#include "office_help.h"

#define BLIP(id) "<w:r><w:drawing><wp:docPr descr=''/><a:blip r:embed='" id "'/></w:drawing></w:r>"
#define IMAGE(id, target) "<Relationship Id='" id "' Type='" REL_TYPE "image' Target='" target "'/>"

static size_t copies; /* how often a small copy was asked for */

static PhotoOutcome shrink(void *state, const Sha256 *hash, Text bytes, Picture *shown) {
  (void)state, (void)hash;
  copies++;
  if (!text_starts(bytes, TEXT("good"))) return PHOTO_FORMAT;
  *shown = (Picture){.bytes = TEXT("small"), .width = 40, .height = 30};
  return PHOTO_SHOWN;
}

static Text targets; /* of the pictures of the paper read last, with a blank behind each */

static void look(void *state, const Record *record, Paper *paper, Text bytes) {
  (void)record, (void)bytes;
  Buf out = {0};
  Sample *s = state;
  for (DocWalk walk = doc_walk(paper->doc); paper->doc && doc_walk_next(&walk);) {
    const DocNode *node = walk.node;
    if (!walk.entering || node->kind != DOC_IMAGE) continue;
    buf_text(&out, node->link == LINK_SITE ? node->target : TEXT("-"));
    buf_str(&out, node->picture && node->picture->width == 40 ? "! " : " ");
  }
  targets = text_copy(s->arena, buf_view(&out));
  buf_free(&out);
}

static Text docx_with(const char *body, const char *relations, const char *core) {
  Text document = text_format(arena,
                              "<w:document " W_SPACE R_SPACE "xmlns:a='a' xmlns:wp='p'><w:body>%s</w:body></w:document>", body);
  Text list = text_format(arena, RELS_OPEN "%s</Relationships>", relations);
  Part parts[] = {{.name = "[Content_Types].xml", .bytes = TEXT("<Types/>")},
                  {.name = "word/document.xml", .bytes = document},
                  {.name = "word/_rels/document.xml.rels", .bytes = list},
                  {.name = "docProps/core.xml", .bytes = text_of(core)},
                  {.name = "word/media/a.png", .bytes = TEXT("good")},
                  {.name = "word/media/b.emf", .bytes = TEXT("drawing")}};
  return package_of(parts, COUNT(parts));
}

static Text odt_with(const char *body) {
  Text content = text_format(arena,
                             "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                             "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
                             "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
                             "xmlns:xlink='http://www.w3.org/1999/xlink'><office:body><office:text>%s</office:text></office:body>"
                             "</office:document-content>",
                             body);
  Part parts[] = {{.name = "mimetype", .bytes = TEXT("application/vnd.oasis.opendocument.text")},
                  {.name = "content.xml", .bytes = content},
                  {.name = "meta.xml",
                   .bytes = TEXT("<m xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'>"
                                 "<meta:creation-date>2017-07-06T23:00:00.12</meta:creation-date></m>")},
                  {.name = "Pictures/a.svg", .bytes = TEXT("<svg/>")},
                  {.name = "Pictures/a.png", .bytes = TEXT("good")}};
  return package_of(parts, COUNT(parts));
}

static const Record *read_one(Sample *s, const char *name, Text bytes) {
  char path[100];
  snprintf(path, sizeof path, "a/units/u/%s", name);
  sample_bytes(s, path, bytes.at, bytes.len);
  s->photo = shrink;
  copies = 0;
  assert_true(sample_units(s) && sample_read_with(s, 0, look));
  return sample_record(s, name);
}

#define CORE(day) "<c xmlns:t='http://purl.org/dc/terms/'><t:created>" day "</t:created></c>"

static void pictures_of_a_docx_are_shown(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  Text bytes = docx_with("<w:p>" BLIP("p") BLIP("p") "</w:p>", IMAGE("p", "media/a.png"), CORE("2017-07-05T08:30:00Z"));
  const Record *record = read_one(s, "a.docx", bytes);
  assert_int_equal(record->inside.len, 1); /* once, though it is shown twice */
  assert_int_equal(copies, 1);
  assert_text(record->inside.at[0].path, "word/media/a.png");
  Text path = record->inside.at[0].picture.path;
  assert_text(targets, text_cstr(s->arena, text_format(s->arena, "%.*s! %.*s! ", TEXT_ARG(path), TEXT_ARG(path))));
  assert_true(text_ends(path, TEXT("-shown.jpg")));
  assert_int_equal(record->images, 2);
  assert_int_equal(record->made, day_of(2017, 7, 5));
  assert_int_equal(record->day, DAY_NONE); /* a hint, no day */
  assert_int_equal(sample_said(s, DIAG_PICTURES_INSIDE), 0);
  sample_close(s);
}

static void what_cannot_be_shown_is_counted(void **state) {
  (void)state;
  static const char *const days[] = {"2017-07-05x", "2017-13-05", "yesterday", ""};
  for (size_t i = 0; i < COUNT(days); i++) {
    Sample *s = sample_one_unit();
    Text core = text_format(arena, CORE("%s"), days[i]);
    Text bytes = docx_with("<w:p>" BLIP("e") BLIP("n") BLIP("p") "</w:p>",
                           IMAGE("p", "media/a.png") IMAGE("e", "media/b.emf") IMAGE("n", "media/none.png"),
                           text_cstr(arena, core));
    const Record *record = read_one(s, "a.docx", bytes);
    assert_int_equal(record->inside.len, 1);
    assert_true(text_starts(targets, TEXT("- - evidence/")));
    assert_int_equal(sample_said(s, DIAG_PICTURES_INSIDE), 1);
    assert_int_equal(record->made, 0);
    sample_close(s);
  }
}

static void pictures_of_an_odt_are_shown(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const char *body = "<text:p><draw:frame><draw:image xlink:href='Pictures/a.svg'/><draw:image xlink:href='./Pictures/a.png'/>"
                     "</draw:frame></text:p>";
  const Record *record = read_one(s, "a.odt", odt_with(body));
  assert_int_equal(record->inside.len, 1); /* the drawing's copy */
  assert_text(record->inside.at[0].path, "Pictures/a.png");
  assert_true(text_starts(targets, TEXT("evidence/")));
  assert_int_equal(record->images, 1);
  assert_int_equal(record->made, day_of(2017, 7, 6));
  assert_int_equal(sample_said(s, DIAG_PICTURES_INSIDE), 0);
  sample_close(s);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      T(pictures_of_a_docx_are_shown),
      T(what_cannot_be_shown_is_counted),
      T(pictures_of_an_odt_are_shown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
