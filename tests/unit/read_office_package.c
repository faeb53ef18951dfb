/* SPDX-License-Identifier: MIT
 *
 * Packages that lie: each ends at once with one diagnostic, and gives no tree.
 */
#include "office_help.h"

#define DOCUMENT "<w:document " W_SPACE "><w:body><w:p><w:r><w:t>text</w:t></w:r></w:p></w:body></w:document>"

static Text good(void) {
  return docx_of((Docx4){.body = "<w:p><w:r><w:t>text</w:t></w:r></w:p>"});
}

/* One entry beside a lawful document. */
static Paper with(Part part) {
  Part parts[] = {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT)}, part};
  return paper_of("a.docx", package_of(parts, COUNT(parts)));
}

static void a_lawful_package_is_read(void **state) {
  (void)state;
  Paper paper = paper_of("a.docx", good());
  check_text(show(paper.doc), "{p text}");
  assert_true(paper.text_readable && paper.format == PAPER_OFFICE);
  check_text(show_diags(), "");
  Part plain[] = {{.name = "WORD/Document.xml", .bytes = TEXT(DOCUMENT)}}; /* names are of either case */
  check_text(show(paper_of("a.docx", package_of(plain, 1)).doc), "{p text}");
}

static void entries_that_no_honest_package_has(void **state) {
  (void)state;
  const struct {
    Part part;
    const char *said;
  } cases[] = {
      {{.name = "../x", .bytes = TEXT("x")}, "package-name:0(../x)"},
      {{.name = "a/../../x", .bytes = TEXT("x")}, "package-name:0(a/../../x)"},
      {{.name = "a\\..\\x", .bytes = TEXT("x")}, "package-name:0(a\\..\\x)"},
      {{.name = "/etc/x", .bytes = TEXT("x")}, "package-name:0(/etc/x)"},
      {{.name = "C:x", .bytes = TEXT("x")}, "package-name:0(C:x)"},
      {{.name = "a\0b", .name_len = 3, .bytes = TEXT("x")}, "package-name:0(a\\x00b)"},
      {{.name = "word/document.xml", .bytes = TEXT("x")}, "package-duplicate:0(word/document.xml)"},
      {{.name = "x", .bytes = TEXT("target"), .link = true}, "package-link:0(x)"},
      {{.name = "x", .bytes = TEXT("x"), .flags = 1}, "package-password:0(x)"},
      {{.name = "x", .shared = true}, "package-overlap:0"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    Paper paper = with(cases[i].part);
    assert_null(paper.doc);
    assert_false(paper.text_readable || paper.empty);
    check_text(show_diags(), cases[i].said);
  }
}

/* The part itself is the bomb, or lies about its size. */
static void parts_that_lie(void **state) {
  (void)state;
  Text long_text = repeat(" ", 3 << 20);
  const struct {
    Part part;
    const char *said;
  } cases[] = {
      {{.name = "word/document.xml", .bytes = long_text}, "package-ratio:0(word/document.xml)"},
      {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT), .size = 65u << 20}, "package-part-size:0(word/document.xml)"},
      {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT), .size = 60u << 20}, "package-ratio:0(word/document.xml)"},
      {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT), .size = sizeof DOCUMENT + 9}, "package-lie:0(word/document.xml)"},
      {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT), .size = 20}, "package-lie:0(word/document.xml)"},
      {{.name = "word/document.xml", .bytes = TEXT(DOCUMENT), .crc = 1}, "package-broken:0(the check sum of an entry is wrong)"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    Part parts[] = {cases[i].part};
    assert_null(paper_of("a.docx", package_of(parts, 1)).doc);
    check_text(show_diags(), cases[i].said);
  }
}

static void more_entries_than_any_document(void **state) {
  (void)state;
  static Part parts[2001];
  for (size_t i = 0; i < COUNT(parts); i++)
    parts[i] = (Part){.name = text_cstr(arena, text_format(arena, "p%zu", i)), .bytes = TEXT("x")};
  parts[0] = (Part){.name = "word/document.xml", .bytes = TEXT(DOCUMENT)};
  assert_non_null(paper_of("a.docx", package_of(parts, 2000)).doc);
  assert_null(paper_of("a.docx", package_of(parts, 2001)).doc);
  check_text(show_diags(), "package-entries:0(2000)");
}

/* No prefix of a package and no package with a byte changed crashes; what is accepted is said to be whole. */
static void cut_and_altered_packages(void **state) {
  (void)state;
  Text whole = good();
  for (size_t len = 0; len < whole.len; len++) {
    Paper paper = paper_of("a.docx", text_slice(whole, 0, len));
    assert_null(paper.doc);
    assert_true(len == 0 ? paper.empty : diags->all.len == 1);
  }
  for (size_t at = 0; at < whole.len; at++) {
    Text copy = text_copy(arena, whole);
    ((char *)(uintptr_t)copy.at)[at] ^= (char)0xA5;
    Paper paper = paper_of("a.docx", copy);
    if (!paper.doc) assert_true(diags->all.len >= 1);
    else assert_null(doc_check(paper.doc));
  }
}

/* The first of its two names is altered: programs that go by it would read another entry. */
static void an_entry_with_two_names(void **state) {
  (void)state;
  Text copy = text_copy(arena, good());
  ((char *)(uintptr_t)copy.at)[30] ^= 1;
  assert_null(paper_of("a.docx", copy).doc);
  check_text(show_diags(), "package-broken:0(an entry has another name where it lies than in the directory)");
}

static void parts_that_are_no_xml(void **state) {
  (void)state;
  Text deep = glue(TEXT("<w:document " W_SPACE "><w:body>"), repeat("<w:p>", 300), TEXT("</w:body></w:document>"));
  const struct {
    Text bytes;
    const char *said;
  } cases[] = {
      {TEXT("<w:document"), "office-part:0(word/document.xml)"},
      {TEXT("<!DOCTYPE a><a/>"), "office-part:0(word/document.xml)"},
      {deep, "office-part:0(word/document.xml)"},
      {TEXT(""), "office-part:0(word/document.xml)"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    Part parts[] = {{.name = "word/document.xml", .bytes = cases[i].bytes}};
    assert_null(paper_of("a.docx", package_of(parts, 1)).doc);
    check_text(show_diags(), cases[i].said);
  }
  check_text(diags->all.at[0].arg[1], "xml-syntax");
  Part none[] = {{.name = "word/other.xml", .bytes = TEXT("<a/>")}};
  assert_null(paper_of("a.docx", package_of(none, 1)).doc);
  check_text(diags->all.at[0].arg[1], "missing");
}

static void utf16_parts(void **state) {
  (void)state;
  static const char document[] = DOCUMENT;
  Buf wide = {0};
  buf_str(&wide, "\xFF\xFE");
  for (size_t i = 0; i + 1 < sizeof document; i++) buf_char(&wide, document[i]), buf_char(&wide, 0);
  Part parts[] = {{.name = "word/document.xml", .bytes = buf_view(&wide)}};
  check_text(show(paper_of("a.docx", package_of(parts, 1)).doc), "{p text}");
  buf_free(&wide);
}

static void macros_and_outside_content_are_named_once(void **state) {
  (void)state;
  assert_non_null(with((Part){.name = "word/vbaProject.bin", .bytes = TEXT("x")}).doc);
  check_text(show_diags(), "package-macros:0(word/vbaProject.bin)");
  Text bytes = docx_of((Docx4){.body = "<w:p><w:r><w:t>text</w:t></w:r></w:p>",
                               .relations = "<Relationship Id='x' Type='" REL_TYPE
                                            "attachedTemplate' Target='http://example.org/t.dot' "
                                            "TargetMode='External'/><Relationship Id='y' Type='" REL_TYPE
                                            "image' Target='file:///etc/x.png' TargetMode='External'/>"});
  assert_non_null(paper_of("a.docx", bytes).doc);
  check_text(show_diags(), "package-outside:0(attachedTemplate)");
}

/* A name that says another format than the file has. */
static void names_that_lie(void **state) {
  (void)state;
  Paper paper = paper_of("a.doc", good());
  assert_non_null(paper.doc);
  assert_int_equal(paper.format, PAPER_OFFICE);
  check_text(show_diags(), "office-kind:0(doc)");
  check_text(diags->all.at[0].arg[1], ".docx");
  paper = paper_of("a.docx", TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"));
  assert_null(paper.doc);
  check_text(show_diags(), "office-kind:0(docx)");
  paper = paper_of("a.docx", TEXT("<html>saved by a web page</html>"));
  assert_null(paper.doc);
  check_text(show_diags(), "package-broken:0(it has no directory at its end)");
  assert_int_equal(paper_of("a.zip", good()).format, PAPER_ATTACHMENT);
}

/* ---- Archives ---- */

static Text names_of(Archive *archive) {
  TextList names = {0};
  for (size_t i = 0; i < archive->members.len; i++) *list_add(arena, &names) = archive->members.at[i].path;
  return text_join(arena, &names, TEXT(" "));
}

static void archive_names_are_decoded(void **state) {
  (void)state;
  Part parts[] = {
      {.name = "b\\c.txt", .bytes = TEXT("1")},
      {.name = "\xB5\xB3\xD6\xA7\xB2\xBF\xBB\xE1\xD2\xE9\xBC\xC7\xC2\xBC.md", .bytes = TEXT("2")},
      {.name = "\xD1\xA7\xCF\xB0\xBC\xC6\xBB\xAE/\xB0\xB2\xC5\xC5.txt", .bytes = TEXT("3")},
      {.name = "学习.txt", .bytes = TEXT("4")},
      {.name = "empty/", .bytes = TEXT("")},
  };
  Archive archive;
  Text bytes;
  assert_true(read_archive_open(&archive, package_of(parts, COUNT(parts)), TEXT("x.zip"), arena, diags));
  check_text(names_of(&archive), "b/c.txt 党支部会议记录.md 学习.txt 学习计划/安排.txt");
  const ArchiveMember *member = read_archive_find(&archive, TEXT("学习计划/安排.txt"));
  assert_non_null(member);
  assert_true(read_archive_member(&archive, member, TEXT("x.zip"), arena, diags, &bytes));
  check_text(bytes, "3");
  assert_null(read_archive_find(&archive, TEXT("x")));
  read_archive_close(&archive);
  check_text(show_diags(), "");
}

/* The GBK of 学习 is valid UTF-8: two letters that nobody writes. What the entry says of itself counts more. */
static void archive_names_by_chance(void **state) {
  (void)state;
  Part parts[] = {
      {.name = "\xD1\xA7\xCF\xB0/1.txt", .bytes = TEXT("1")},
      {.name = "\xD1\xA7\xCF\xB0/2.txt", .bytes = TEXT("2"), .flags = 1 << 11},
      {.name = "d\xD0\xBE\xD0\xBC.txt", .bytes = TEXT("3")},
  };
  Archive archive;
  assert_true(read_archive_open(&archive, package_of(parts, COUNT(parts)), TEXT("x.zip"), arena, diags));
  check_text(names_of(&archive), "dом.txt \xD1\xA7\xCF\xB0/2.txt 学习/1.txt");
  read_archive_close(&archive);
}

/* Documents that an archive holds as they stand do not make a document of it, nor a workbook of a letter that lies in it. */
static void archives_of_documents(void **state) {
  (void)state;
  Text docx = docx_of((Docx4){.body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"});
  Part odt[] = {{.name = "mimetype", .bytes = TEXT("application/vnd.oasis.opendocument.text"), .stored = true}};
  Part parts[] = {{.name = "a.odt", .bytes = package_of(odt, 1), .stored = true},
                  {.name = "b.docx", .bytes = docx, .stored = true}};
  Part book[] = {{.name = "[Content_Types].xml", .bytes = TEXT("<Types/>")},
                 {.name = "xl/embeddings/1.docx", .bytes = docx, .stored = true},
                 {.name = "xl/workbook.xml", .bytes = TEXT("<workbook/>")}};
  Archive archive;
  assert_true(read_archive_open(&archive, package_of(parts, COUNT(parts)), TEXT("x.zip"), arena, diags));
  check_text(names_of(&archive), "a.odt b.docx");
  read_archive_close(&archive);
  paper_of("a.xlsx", package_of(book, COUNT(book)));
  check_text(show_diags(), ""); /* not "the name ends in .xlsx, but the file holds .docx" */
  assert_false(read_archive_open(&archive, docx, TEXT("x.zip"), arena, diags)); /* the controls: they are documents */
  assert_false(read_archive_open(&archive, package_of(odt, 1), TEXT("x.zip"), arena, diags));
}

static void archives_that_unpack_to_too_much(void **state) {
  (void)state;
  Buf noise = {0};
  uint64_t seed = 1;
  for (size_t i = 0; i < (60u << 20) / 64; i++) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    for (int k = 0; k < 64; k += 8) buf_put(&noise, "aaaaaaa", 7), buf_char(&noise, (char)(seed >> (8 + k / 2)));
  }
  Part parts[5];
  static const char *const names[] = {"1", "2", "3", "4", "5"};
  for (size_t i = 0; i < COUNT(parts); i++) parts[i] = (Part){.name = names[i], .bytes = buf_view(&noise)};
  Archive archive;
  Text bytes;
  assert_true(read_archive_open(&archive, package_of(parts, COUNT(parts)), TEXT("x.zip"), arena, diags));
  for (size_t i = 0; i < COUNT(parts); i++) {
    Arena *one = arena_new();
    bool good_one = read_archive_member(&archive, &archive.members.at[i], TEXT("x.zip"), one, diags, &bytes);
    assert_int_equal(good_one, i < 4);
    arena_free(one);
  }
  check_text(show_diags(), "package-size:0(5)");
  read_archive_close(&archive);
  buf_free(&noise);
}

static void archives_that_are_refused(void **state) {
  (void)state;
  Archive archive;
  assert_false(read_archive_open(&archive, good(), TEXT("x.zip"), arena, diags)); /* a document, whatever its name */
  check_text(show_diags(), "");
  Part same[] = {{.name = "a\\b", .bytes = TEXT("1")}, {.name = "a/b", .bytes = TEXT("2")}};
  assert_false(read_archive_open(&archive, package_of(same, 2), TEXT("x.zip"), arena, diags));
  check_text(show_diags(), "package-duplicate:0(a/b)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
      T(a_lawful_package_is_read),
      T(entries_that_no_honest_package_has),
      T(parts_that_lie),
      T(more_entries_than_any_document),
      T(cut_and_altered_packages),
      T(an_entry_with_two_names),
      T(parts_that_are_no_xml),
      T(utf16_parts),
      T(macros_and_outside_content_are_named_once),
      T(names_that_lie),
      T(archive_names_are_decoded),
      T(archive_names_by_chance),
      T(archives_of_documents),
      T(archives_that_unpack_to_too_much),
      T(archives_that_are_refused),
  };
  use_office_help();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
