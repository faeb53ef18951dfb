/* SPDX-License-Identifier: MIT
 *
 * What lies in a unit's folder: junk, pipes, names, photo sets, bad files, and each limit at n-1, n and n+1.
 * Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static const uint8_t jpeg[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9};

static void photo(Sample *s, const char *path, uint8_t mark) {
  uint8_t bytes[sizeof jpeg];
  memcpy(bytes, jpeg, sizeof jpeg);
  bytes[12] = mark;
  sample_bytes(s, path, bytes, sizeof bytes);
}

static void junk_is_known(void **state) {
  (void)state;
  static const struct { const char *name; bool junk; } names[] = {
      {"~$plan.docx", true},    {"Thumbs.db", true},       {"THUMBS.DB", true}, {".DS_Store", true}, {"desktop.ini", true},
      {".git", true},           {".~lock.plan.odt#", true}, {"plan.md~", true},  {"~WRL0001.tmp", true}, {"x.TMP", true},
      {"__MACOSX", true},       {".plan.md.swp", true},    {"", true},          {"plan.md", false},   {"a.b", false},
      {".~plan.wps", true},     {"@eaDir", true},          {"#recycle", true},  {"lost+found", true}, {"$RECYCLE.BIN", true},
      {"._plan.docx", true},    {".svn", true},            {"plan.docx:Zone.Identifier", true},        {"film.mp4.part", true},
      {"x.zip.xltd", true},     {"ehthumbs.db", true},     {"plan.docx.crdownload", true},             {"part.md", false},
      {"desktop.md", false},    {"recycle.md", false},     {"~1.md", false},
      {"Thumbs.db.md", false},  {"~plan.md", false},       {"tmp", false},      {"会议.md", false},   {"$x.md", false},
  };
  for (size_t i = 0; i < COUNT(names); i++) assert_int_equal(evidence_is_junk(text_of(names[i].name)), names[i].junk);
}

static void shortcuts_are_told(void **state) {
  (void)state;
  static const char *const names[] = {"会议记录.docx - 快捷方式.lnk", "2017-07-05 plan.LNK", "site.url", "x.webloc", "y.desktop"};
  Sample *s = sample_one_unit();
  for (size_t i = 0; i < COUNT(names); i++) {
    char path[200];
    snprintf(path, sizeof path, "a/units/u/%s", names[i]);
    sample_file(s, path, "L");
  }
  sample_file(s, "a/units/u/lnk.md", "Text\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  assert_int_equal(sample_said(s, DIAG_FILE_SHORTCUT), COUNT(names));
  sample_close(s);
}

static void only_files_are_opened(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/plan.md", "Text\n");
  sample_file(s, "a/units/u/unit.yml", "name: U\n");
  sample_file(s, "a/units/u/~$plan.docx", "x");
  sample_file(s, "a/units/u/.hidden/x.md", "x");
  sample_file(s, "a/units/u/Thumbs.db", "x");
  sample_file(s, "a/units/u/sub/bad\nname.md", "Text\n");
  sample_file(s, "a/units/u/sub/\xB4\xE5.md", "Text\n");
  sample_file(s, "a/units/u/计划/\xD1\xA7\xCF\xB0.md", "Text\n"); /* 学习 in GBK, which is valid UTF-8 too */
  assert_int_equal(symlinkat("plan.md", s->input, "a/units/u/link.md"), 0);
  assert_int_equal(symlinkat("/etc", s->input, "a/units/u/etc"), 0);
  assert_int_equal(mkfifoat(s->input, "a/units/u/pipe.md", 0600), 0);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 4);
  assert_int_equal(sample_said(s, DIAG_FILE_NOT_REGULAR), 3);
  assert_non_null(sample_diag_at(s, DIAG_FILE_NOT_REGULAR, "/link.md"));
  assert_non_null(sample_diag_at(s, DIAG_FILE_NOT_REGULAR, "/pipe.md"));
  assert_int_equal(sample_said(s, DIAG_FILE_NAME), 1);
  assert_int_equal(sample_said(s, DIAG_FILE_NAMES_DECODED), 1);
  assert_text(sample_diag(s, DIAG_FILE_NAMES_DECODED)->arg[0], "2");
  assert_text(sample_record(s, "计划/\xD1\xA7\xCF\xB0.md")->shown, "计划/学习.md");
  assert_text(sample_record(s, "sub/\xB4\xE5.md")->shown, "sub/村.md");
  assert_text(sample_record(s, "plan.md")->file, "input/a/units/u/plan.md");
  assert_text(buf_view(&s->seen), "touch plan.md\npaper plan.md 5\ntouch sub/bad\nname.md\npaper sub/bad\nname.md 5\n"
                                  "touch sub/\xB4\xE5.md\npaper sub/\xB4\xE5.md 5\n"
                                  "touch 计划/\xD1\xA7\xCF\xB0.md\npaper 计划/\xD1\xA7\xCF\xB0.md 5\n");
  sample_close(s);
}

static void unreadable_files_are_said(void **state) {
  (void)state;
  bool root = geteuid() == 0; /* who opens everything: for a moment be nobody */
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/2017-07-05 shut.md", "Text\n");
  sample_file(s, "a/units/u/shut/x.md", "Text\n");
  assert_int_equal(fchmodat(s->input, "a/units/u/2017-07-05 shut.md", 0, 0), 0);
  assert_int_equal(fchmodat(s->input, "a/units/u/shut", 0, 0), 0);
  assert_true(sample_assessment(s, "a"));
  if (root) assert_int_equal(seteuid(65534), 0);
  bool good = sample_units(s) && sample_read(s, 0);
  if (root) assert_int_equal(seteuid(0), 0);
  assert_true(good);
  assert_int_equal(sample_said(s, DIAG_FILE_UNREADABLE), 2);
  assert_int_equal(s->evidence.records.at[0].unreadable, UNREADABLE_BROKEN);
  assert_int_equal(s->evidence.records.at[0].day, day_of(2017, 7, 5));
  assert_int_equal(s->evidence.records.at[0].original.len, 0);
  assert_int_equal(fchmodat(s->input, "a/units/u/shut", 0700, 0), 0);
  sample_close(s);
}

static void remove_it(void *state, Text path) {
  Sample *s = state;
  unlinkat(s->assessment.units_folder, text_cstr(s->arena, text_format(s->arena, "u/%.*s", TEXT_ARG(path))), 0);
}

/* Gone between looking and opening: said, and no record. */
static void files_that_go_are_said(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/x.md", "Text\n");
  assert_true(sample_units(s));
  EvidenceReader reader = {&s->assessment, &s->units, &s->vocabulary, NULL, s, remove_it, NULL, NULL, NULL};
  assert_true(evidence_read_unit(&reader, 0, s->arena, s->diags, &s->evidence, &s->fail));
  assert_int_equal(s->evidence.records.len, 0);
  assert_int_equal(sample_said(s, DIAG_FILE_CHANGED), 1);
  sample_close(s);
}

static void records_stand_by_day_then_path(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  static const char *const order[] = {"2017-01-02 b.md", "2017-07-05 a.md", "2017-07-05 b.md", "A.md", "b.md", "z/2.md"};
  for (size_t i = COUNT(order); i > 0; i--) {
    char path[80];
    snprintf(path, sizeof path, "a/units/u/%s", order[i - 1]);
    sample_file(s, path, "Text\n");
  }
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, COUNT(order));
  for (size_t i = 0; i < COUNT(order); i++) assert_text(s->evidence.records.at[i].path, order[i]);
  assert_int_equal(s->evidence.bytes, 5 * COUNT(order));
  sample_close(s);
}

static void bad_files_are_kept_but_not_parsed(void **state) {
  (void)state;
  static const struct { Unreadable why; DiagCode code;
  } whys[] = {{UNREADABLE_CRASHED, DIAG_READER_CRASHED},
              {UNREADABLE_TOO_SLOW, DIAG_READER_TOO_SLOW},
              {UNREADABLE_TOO_BIG, DIAG_READER_TOO_BIG}};
  for (size_t i = 0; i < COUNT(whys); i++) {
    Sample *s = sample_one_unit();
    Sha256 hash = hash_sha256(TEXT("Text\n"));
    sample_kind(s, "plan", "plan");
    sample_file(s, "a/units/u/2017-07-05 plan.md", "Text\n");
    *list_add(s->arena, &s->bad) = (BadFile){1, TEXT("2017-07-05 plan.md"), UNREADABLE_BROKEN};
    *list_add(s->arena, &s->bad) = (BadFile){0, TEXT("2017-07-05 plan.md"), whys[i].why};
    assert_true(sample_units(s) && sample_read(s, 0));
    const Record *record = &s->evidence.records.at[0];
    assert_int_equal(s->evidence.records.len, 1);
    assert_int_equal(record->unreadable, whys[i].why);
    assert_int_equal(record->size, 5);
    assert_memory_equal(&record->hash, &hash, sizeof hash);
    assert_text(record->kind, "plan");
    assert_int_equal(record->day, day_of(2017, 7, 5));
    assert_int_equal(record->format, PAPER_MARKDOWN);
    assert_true(record->original.len > 0);
    assert_int_equal(record->text_folded.len, 0);
    assert_text(buf_view(&s->seen), "touch 2017-07-05 plan.md\n"); /* named, hashed, not parsed */
    assert_int_equal(sample_said(s, whys[i].code), 1);
    sample_close(s);
  }
}

static void dated_folders_of_photos_are_one_record(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_kind(s, "activity", "主题党日")->dated = true;
  photo(s, "a/units/u/2017.7.5主题党日/b.JPG", 2);
  photo(s, "a/units/u/2017.7.5主题党日/a.jpg", 1);
  sample_file(s, "a/units/u/2017.7.5主题党日/Thumbs.db", "x");
  photo(s, "a/units/u/2017-07-06/only.jpg", 3);         /* one picture */
  photo(s, "a/units/u/2017-07-07/1.jpg", 4);            /* and a text */
  photo(s, "a/units/u/2017-07-07/2.jpg", 5);
  sample_file(s, "a/units/u/2017-07-07/会.md", "Text\n");
  photo(s, "a/units/u/photos/1.jpg", 6);                /* no day */
  photo(s, "a/units/u/photos/2.jpg", 7);
  photo(s, "a/units/u/2017-07-08/in/1.jpg", 8);         /* a folder inside */
  photo(s, "a/units/u/2017-07-08/1.jpg", 9);
  photo(s, "a/units/u/2017-07-08/2.jpg", 10);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1 + 1 + 2 + 2 + 2);
  assert_int_equal(sample_record(s, "2017-07-07")->members.len, 2);
  assert_int_equal(sample_record(s, "2017-07-08")->members.len, 2);
  assert_int_equal(sample_record(s, "2017-07-08/in")->members.len, 1);
  const Record *set = sample_record(s, "2017.7.5主题党日");
  assert_non_null(set);
  assert_int_equal(set->format, PAPER_IMAGE);
  assert_int_equal(set->images, 2);
  assert_int_equal(set->members.len, 2);
  assert_text(set->members.at[0].path, "2017.7.5主题党日/a.jpg");
  assert_int_equal(set->size, 2 * sizeof jpeg);
  assert_int_equal(set->day, day_of(2017, 7, 5));
  assert_text(set->kind, "activity");
  assert_int_equal(set->original.len, 0);
  assert_true(text_ends(set->members.at[1].original, TEXT("-original.jpg")));
  assert_false(text_equal(set->members.at[0].original, set->members.at[1].original));
  Sha256 hashes[2] = {set->members.at[0].hash, set->members.at[1].hash};
  Sha256 whole = hash_sha256((Text){(const char *)hashes, sizeof hashes});
  assert_memory_equal(&whole, &set->hash, sizeof whole);
  assert_true(text_find(buf_view(&s->seen), TEXT("paper 2017.7.5主题党日/a.jpg 22\n")) != SIZE_MAX);
  sample_close(s);
}

static void a_bad_photo_leaves_its_set(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  photo(s, "a/units/u/2017-07-05/1.jpg", 1);
  photo(s, "a/units/u/2017-07-05/2.jpg", 2);
  *list_add(s->arena, &s->bad) = (BadFile){0, TEXT("2017-07-05/1.jpg"), UNREADABLE_CRASHED};
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  assert_int_equal(s->evidence.records.at[0].members.len, 1);
  assert_non_null(sample_diag_at(s, DIAG_READER_CRASHED, "2017-07-05/1.jpg"));
  sample_close(s);
}

static void files_have_a_limit(void **state) {
  (void)state;
  size_t limit = evidence_limits.unit_files;
  for (size_t count = limit - 1; count <= limit + 1; count++) {
    Sample *s = sample_one_unit();
    for (size_t i = 0; i < count; i++) {
      char path[80];
      snprintf(path, sizeof path, "a/units/u/%zu/%05zu", i / 500, i);
      sample_file(s, path, "");
    }
    assert_true(sample_units(s) && sample_read(s, 0));
    assert_int_equal(s->evidence.records.len, count < limit ? count : limit);
    assert_int_equal(sample_said(s, DIAG_UNIT_TOO_MANY), count > limit);
    sample_close(s);
  }
}

static void folders_have_a_depth(void **state) {
  (void)state;
  for (uint32_t depth = evidence_limits.folder_depth - 1; depth <= evidence_limits.folder_depth + 1; depth++) {
    Sample *s = sample_one_unit();
    char path[200] = "a/units/u";
    for (uint32_t i = 0; i < depth; i++) strcat(path, "/d");
    strcat(path, "/x.md");
    sample_file(s, path, "Text\n");
    assert_true(sample_units(s) && sample_read(s, 0));
    bool inside = depth <= evidence_limits.folder_depth;
    assert_int_equal(s->evidence.records.len, inside);
    assert_int_equal(sample_said(s, DIAG_FOLDER_TOO_DEEP), !inside);
    sample_close(s);
  }
}

/* Above the limit a file is hashed where it lies; its bytes are never given out. */
static void large_files_are_hashed_in_pieces(void **state) {
  (void)state;
  for (int over = 0; over <= 1; over++) {
    Sample *s = sample_one_unit();
    char told[80];
    size_t size = evidence_limits.memory_bytes + (size_t)over;
    sample_file(s, "a/units/u/film.mp4", "");
    int fd = openat(s->input, "a/units/u/film.mp4", O_WRONLY);
    assert_int_equal(ftruncate(fd, (off_t)size), 0); /* sparse */
    close(fd);
    assert_true(sample_units(s) && sample_read(s, 0));
    snprintf(told, sizeof told, "paper film.mp4 %zu\n", over ? (size_t)0 : size);
    assert_true(text_find(buf_view(&s->seen), text_of(told)) != SIZE_MAX);
    char *zeros = calloc(1, size);
    Sha256 hash = hash_sha256((Text){zeros, size});
    free(zeros);
    const Record *record = &s->evidence.records.at[0];
    assert_memory_equal(&record->hash, &hash, sizeof hash);
    assert_int_equal(record->size, size);
    assert_true(text_ends(record->original, TEXT("-original.mp4")));
    sample_close(s);
  }
}

static void too_large_files_are_not_read(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/2017-07-05 disk.zip", "");
  int fd = openat(s->input, "a/units/u/2017-07-05 disk.zip", O_WRONLY);
  assert_int_equal(ftruncate(fd, (off_t)read_limits.attachment_bytes + 1), 0);
  close(fd);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(sample_said(s, DIAG_FILE_TOO_BIG), 1);
  assert_int_equal(s->evidence.records.at[0].unreadable, UNREADABLE_BROKEN);
  assert_int_equal(s->evidence.records.at[0].day, day_of(2017, 7, 5));
  sample_close(s);
}

/* A copy of evidence must not run in the site, and its name tells nothing but its format. */
static void originals_cannot_run(void **state) {
  (void)state;
  static const struct { const char *name, *end;
  } names[] = {
      {"a.md", "-original.md"},
      {"a.PDF", "-original.pdf"},
      {"a.html", "-original.html.txt"},
      {"a.HTM", "-original.htm.txt"},
      {"a.svg", "-original.svg.txt"},
      {"a.xml", "-original.xml.txt"},
      {"a.js", "-original.js.txt"},
      {"a.xhtml", "-original.xhtml.txt"},
      {"a.mht", "-original.mht.txt"},
      {"a.exe", "-original.bin"},
      {"a", "-original.txt"},
      {"a.", "-original.bin"},
      {"a.toolongending", "-original.bin"},
      {"a.docx", "-original.docx"},
      {"2017.7.5", "-original.bin"},
      {"LICENSE", "-original.txt"},
      {"a.tar.gz", "-original.bin"},
      {"a.会议", "-original.bin"},
      {"a.wps", "-original.wps"},
  };
  Sample *s = sample_one_unit();
  for (size_t i = 0; i < COUNT(names); i++) {
    char path[80];
    snprintf(path, sizeof path, "a/units/u/%s", names[i].name);
    sample_file(s, path, "x");
  }
  assert_true(sample_units(s) && sample_read(s, 0));
  for (size_t i = 0; i < COUNT(names); i++) {
    const Record *record = sample_record(s, names[i].name);
    assert_true(text_starts(record->original, TEXT("evidence/u/")));
    assert_text(text_slice(record->original, 11 + 8, record->original.len), names[i].end);
    assert_true(text_starts(record->page, text_slice(record->original, 0, 11 + 8)));
    assert_true(text_ends(record->page, TEXT(".html")));
    assert_int_equal(record->page.len, 11 + 8 + 5);
  }
  sample_close(s);
}

static void attachments_are_told_once_an_ending(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/1.pdf", "x");
  sample_file(s, "a/units/u/2.pdf", "x");
  sample_file(s, "a/units/u/3.doc", "x");
  sample_file(s, "a/units/u/5.et", "x");
  sample_file(s, "a/units/u/6.rar", "x");
  sample_file(s, "a/units/u/7.mp4", "x");
  sample_file(s, "a/units/u/8.mp4", "x");
  photo(s, "a/units/u/4.jpg", 1);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(sample_said(s, DIAG_ATTACHMENT_PRINT), 1); /* attachment-print */
  assert_text(sample_diag_at(s, DIAG_ATTACHMENT_PRINT, "/1.pdf")->arg[0], ".pdf");
  assert_text(sample_diag_at(s, DIAG_ATTACHMENT_TEXT, "/3.doc")->arg[0], ".doc");     /* attachment-text */
  assert_text(sample_diag_at(s, DIAG_ATTACHMENT_SHEET, "/5.et")->arg[0], ".et");      /* attachment-sheet */
  assert_text(sample_diag_at(s, DIAG_ATTACHMENT_ARCHIVE, "/6.rar")->arg[0], ".rar");  /* attachment-archive */
  assert_int_equal(sample_said(s, DIAG_PAPER_ATTACHMENT), 1);
  assert_text(sample_diag_at(s, DIAG_PAPER_ATTACHMENT, "/7.mp4")->arg[0], ".mp4");
  assert_int_equal(sample_record(s, "2.pdf")->unreadable, UNREADABLE_ATTACHMENT);
  assert_int_equal(sample_record(s, "4.jpg")->unreadable, UNREADABLE_ATTACHMENT);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(junk_is_known),
      cmocka_unit_test(only_files_are_opened),
      cmocka_unit_test(shortcuts_are_told),
      cmocka_unit_test(unreadable_files_are_said),
      cmocka_unit_test(files_that_go_are_said),
      cmocka_unit_test(records_stand_by_day_then_path),
      cmocka_unit_test(bad_files_are_kept_but_not_parsed),
      cmocka_unit_test(dated_folders_of_photos_are_one_record),
      cmocka_unit_test(a_bad_photo_leaves_its_set),
      cmocka_unit_test(files_have_a_limit),
      cmocka_unit_test(folders_have_a_depth),
      cmocka_unit_test(large_files_are_hashed_in_pieces),
      cmocka_unit_test(too_large_files_are_not_read),
      cmocka_unit_test(originals_cannot_run),
      cmocka_unit_test(attachments_are_told_once_an_ending),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
