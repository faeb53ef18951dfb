/* SPDX-License-Identifier: MIT
 *
 * Pictures: known by their bytes, sizes read without trust in any length. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

#define BYTES(literal) ((Text){literal, sizeof(literal) - 1})

static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x03\x84\x08\x02\0\0\0";
static const char jpeg[] = "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xFE\0\4hi\xFF\xFF\xC2\0\x11\x08\x03\x84\x06\x40\3"
                           "\1\x22\0\2\x11\1\3\x11\1";

static void test_sizes(void **state) {
  (void)state;
  Picture picture;
  assert_true(read_picture(BYTES(png), &picture));
  assert_int_equal(picture.width, 1600);
  assert_int_equal(picture.height, 900);
  check_text(picture.media_type, "image/png");
  assert_true(read_picture(BYTES(jpeg), &picture));
  assert_int_equal(picture.width, 1600);
  assert_int_equal(picture.height, 900);
  check_text(picture.media_type, "image/jpeg");
  assert_ptr_equal(picture.bytes.at, jpeg);
}

/* Cut anywhere, with any byte turned over: no read beyond the end (the sanitizer looks), and never a size of nothing. */
static void test_damage(void **state) {
  (void)state;
  const Text whole[] = {BYTES(png), BYTES(jpeg)};
  for (size_t i = 0; i < COUNT(whole); i++) {
    for (size_t len = 0; len < whole[i].len; len++) {
      Picture picture;
      char *exact = malloc(len ? len : 1);
      memcpy(exact, whole[i].at, len);
      if (read_picture((Text){exact, len}, &picture)) assert_true(picture.width == 1600 && picture.height == 900);
      for (size_t at = 0; at < len; at++) {
        exact[at] = (char)~exact[at];
        if (read_picture((Text){exact, len}, &picture)) assert_true(picture.width && picture.height);
        exact[at] = (char)~exact[at];
      }
      free(exact);
    }
  }
  Picture picture;
  assert_false(read_picture(BYTES("\xFF\xD8\xFF\xDA\0\4"), &picture));
  assert_false(read_picture(BYTES("\xFF\xD8\xFF\xE0\0\1\xFF\xC0\0\x11\x08\0\1\0\1"), &picture));
  assert_false(read_picture(BYTES("GIF89a\1\0\1\0"), &picture));
}

static void test_formats(void **state) {
  (void)state;
  static const struct {
    const char *path;
    Text bytes;
    PaperFormat format;
  } row[] = {
      {"a.md", BYTES("x"), PAPER_MARKDOWN},
      {"A.MD", BYTES(png), PAPER_MARKDOWN},
      {"a.markdown", BYTES(""), PAPER_MARKDOWN},
      {"b/a.xml", BYTES("<a/>"), PAPER_XML},
      {"a.TXT", BYTES("x"), PAPER_TEXT},
      {"a.jpg", BYTES(jpeg), PAPER_IMAGE},
      {"a.dat", BYTES(png), PAPER_IMAGE},
      {"a.jpg", BYTES("no picture"), PAPER_ATTACHMENT},
      {"a.gif", BYTES("GIF89a"), PAPER_IMAGE},
      {"a.webp", BYTES("RIFF\1\2\3\4WEBPVP8 "), PAPER_IMAGE},
      {"a.bmp", BYTES("BM\1\2\3\4\0\0\0\0"), PAPER_IMAGE},
      {"a.tif", BYTES("II*\0"), PAPER_IMAGE},
      {"a.tif", BYTES("MM\0*"), PAPER_IMAGE},
      {"a.heic",
       BYTES("\0\0\0\x18"
             "ftypheic"),
       PAPER_IMAGE},
      {"a.mp4",
       BYTES("\0\0\0\x18"
             "ftypisom"),
       PAPER_ATTACHMENT},
      {"a.docx", BYTES("PK\3\4"), PAPER_OFFICE},
      {"a", BYTES(""), PAPER_TEXT},
      {"md", BYTES("x"), PAPER_TEXT},
      {"1.2/README", BYTES("说明"), PAPER_TEXT},
      {"a", BYTES(png), PAPER_IMAGE},
      {"a", BYTES("\xD0\xCF\x11\xE0"), PAPER_ATTACHMENT},
      {"a", BYTES("x\0y"), PAPER_ATTACHMENT},
      {"a.", BYTES("x"), PAPER_ATTACHMENT},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    if (read_format(text_of(row[i].path), row[i].bytes) != row[i].format) fail_msg("row %zu: %s", i, row[i].path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_sizes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_formats, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
