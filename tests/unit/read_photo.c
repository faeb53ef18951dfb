/* SPDX-License-Identifier: MIT
 *
 * Photos: upright for all eight orientations, small, the same bytes again, without a word of the original's metadata; each limit;
 * what strangers may send. Takes nothing. Gives TAP lines.
 */
#include "read_help.h"

#include "photo_make.h"

static Text text_of_made(MadeBytes made) {
  return (Text){(const char *)made.at, made.len};
}

static bool is_near(const int got[3], const unsigned char *expected) {
  for (int i = 0; i < 3; i++)
    if (abs(got[i] - expected[i]) > 12) return false;
  return true;
}

static void check_quadrants(const Picture *shown, int width, int height) {
  for (int quadrant = 0; quadrant < 4; quadrant++) {
    int colour[3], wide, high;
    made_look(shown->bytes.at, shown->bytes.len, quadrant, colour, &wide, &high);
    assert_int_equal(wide, width);
    assert_int_equal(high, height);
    if (!is_near(colour, made_colours[quadrant]))
      fail_msg("quadrant %d is %d %d %d", quadrant, colour[0], colour[1], colour[2]);
  }
  assert_int_equal(shown->width, width);
  assert_int_equal(shown->height, height);
  check_text(shown->media_type, "image/jpeg");
}

static void test_orientations(void **state) {
  (void)state;
  for (int orientation = 0; orientation <= 8; orientation++)
    for (int little = 0; little <= 1; little++) {
      Made made = {.width = 64, .height = 48, .orientation = orientation, .taken = "2017:07:05 09:30:00", .little = little};
      MadeBytes bytes = made_jpeg(&made);
      Picture shown;
      PhotoFacts facts;
      read_photo_facts(text_of_made(bytes), &facts);
      assert_int_equal(facts.orientation, orientation ? orientation : 1);
      assert_int_equal(facts.taken, orientation ? day_of(2017, 7, 5) : 0);
      assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_SHOWN);
      check_quadrants(&shown, 64, 48);
      free(bytes.at);
    }
}

static void test_sizes(void **state) {
  (void)state;
  static const struct {
    int width, height, shown_width, shown_height;
  } rows[] = {
      {1200, 900, 1200, 900}, {1199, 1200, 1199, 1200}, {1201, 900, 1200, 899}, {1500, 1000, 1200, 800}, {2400, 1800, 1200, 900},
      {2401, 1801, 1200, 900}, {900, 3600, 300, 1200},  {3200, 16, 1200, 6},    {4000, 2, 1200, 1},      {2, 2, 2, 2},
  };
  for (size_t i = 0; i < COUNT(rows); i++)
    for (int turned = 0; turned <= 1; turned++) {
      Made made = {.width = rows[i].width, .height = rows[i].height, .orientation = turned ? 6 : 0};
      MadeBytes bytes = made_jpeg(&made);
      Picture shown;
      assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_SHOWN);
      assert_int_equal(shown.width, rows[i].shown_width);
      assert_int_equal(shown.height, rows[i].shown_height);
      if (rows[i].shown_height > 20) check_quadrants(&shown, rows[i].shown_width, rows[i].shown_height);
      free(bytes.at);
    }
}

/* Progressive, grey, and all kinds of PNG; the right half of a transparent one stands on white. */
static void test_kinds(void **state) {
  (void)state;
  Made made = {.width = 80, .height = 60, .progressive = true};
  static const int types[] = {PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA, PNG_COLOR_TYPE_GRAY};
  Picture shown;
  MadeBytes bytes = made_jpeg(&made);
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_SHOWN);
  check_quadrants(&shown, 80, 60);
  free(bytes.at);
  for (size_t i = 0; i < COUNT(types); i++)
    for (int interlaced = 0; interlaced <= 1; interlaced++) {
      int colour[3], width, height;
      bytes = made_png(&made, types[i], interlaced);
      assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_SHOWN);
      made_look(shown.bytes.at, shown.bytes.len, 1, colour, &width, &height);
      assert_int_equal(width, 80);
      static const unsigned char white[3] = {255, 255, 255}, grey[3] = {30, 30, 30};
      assert_true(is_near(colour, i == 0 ? made_colours[1] : i == 1 ? white : grey));
      free(bytes.at);
    }
}

static bool holds(Text bytes, const char *word) {
  return text_find(bytes, text_of(word)) != SIZE_MAX;
}

static void test_nothing_is_told(void **state) {
  (void)state;
  Made made = {.width = 1600, .height = 1200, .orientation = 6, .taken = "2017:07:05 09:30:00"};
  for (int png = 0; png <= 1; png++) {
    MadeBytes bytes = png ? made_png(&made, PNG_COLOR_TYPE_RGB, false) : made_jpeg(&made);
    Picture first, second;
    assert_true(holds(text_of_made(bytes), "GPSplace"));
    assert_int_equal(read_photo(text_of_made(bytes), arena, &first), PHOTO_SHOWN);
    assert_int_equal(read_photo(text_of_made(bytes), arena, &second), PHOTO_SHOWN);
    assert_true(text_equal(first.bytes, second.bytes));
    static const char *const words[] = {"GPS", "Exif", "2017:07", "place", "Comment", "\xFF\xE1", "\xFF\xFE", "\xFF\xED"};
    for (size_t i = 0; i < COUNT(words); i++)
      if (holds(first.bytes, words[i])) fail_msg("the small copy holds %s", words[i]);
    free(bytes.at);
  }
}

/* Only the header says so: the pixels would be asked for by nobody. */
static void test_lying_sizes(void **state) {
  (void)state;
  Made made = {.width = 64, .height = 48};
  for (int png = 0; png <= 1; png++) {
    MadeBytes bytes = png ? made_png(&made, PNG_COLOR_TYPE_RGB, false) : made_jpeg(&made);
    Picture shown;
    size_t at = 16;
    if (png) {
      memcpy(bytes.at + at, "\0\0\xFF\xDC\0\0\xFF\xDC", 8); /* the check sum is wrong now, so libpng refuses it first */
    } else {
      for (at = 2; !(bytes.at[at] == 0xFF && bytes.at[at + 1] == 0xC0); at++) continue;
      memcpy(bytes.at + at + 5, "\xFF\xDC\xFF\xDC", 4); /* 65,500 x 65,500 */
    }
    assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), png ? PHOTO_BROKEN : PHOTO_TOO_LARGE);
    assert_int_equal(shown.bytes.len, 0);
    free(bytes.at);
  }
}

static void test_limits(void **state) {
  (void)state;
  Picture shown;
  Made large = {.width = 10001, .height = 10000, .grey = true}, held = {.width = 4001, .height = 4000};
  MadeBytes bytes = made_jpeg(&large); /* photo_pixels + 10,000 */
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_TOO_LARGE);
  free(bytes.at);
  bytes = made_png(&held, PNG_COLOR_TYPE_GRAY, true); /* photo_pixels_held + 4,000 */
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_TOO_LARGE);
  free(bytes.at);
  bytes = made_png(&held, PNG_COLOR_TYPE_GRAY, false);
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_SHOWN);
  free(bytes.at);
  Made wide = {.width = 65501, .height = 1};
  bytes = made_png(&wide, PNG_COLOR_TYPE_GRAY, false);
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_TOO_LARGE);
  free(bytes.at);
}

/* The last scan of a progressive picture comes again and again. */
static void test_passes(void **state) {
  (void)state;
  Made made = {.width = 64, .height = 48, .progressive = true};
  MadeBytes bytes = made_jpeg(&made);
  size_t scan = bytes.len - 2;
  while (!(bytes.at[scan] == 0xFF && bytes.at[scan + 1] == 0xDA)) scan--;
  for (int more = 0; more <= 60; more += 60) {
    Buf bomb = {0};
    Picture shown;
    buf_put(&bomb, bytes.at, bytes.len - 2);
    for (int i = 0; i < more; i++) buf_put(&bomb, bytes.at + scan, bytes.len - 2 - scan);
    buf_put(&bomb, "\xFF\xD9", 2);
    assert_int_equal(read_photo(buf_view(&bomb), arena, &shown), more ? PHOTO_TOO_LARGE : PHOTO_SHOWN);
    buf_free(&bomb);
  }
  free(bytes.at);
}

static void test_colours(void **state) {
  (void)state;
  Picture shown;
  Made cmyk = {.width = 64, .height = 48, .cmyk = true}, plain = {.width = 64, .height = 48};
  MadeBytes bytes = made_jpeg(&cmyk);
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_COLOURS);
  free(bytes.at);
  bytes = made_jpeg(&plain);
  size_t frame = 2;
  while (!(bytes.at[frame] == 0xFF && bytes.at[frame + 1] == 0xC0)) frame++;
  bytes.at[frame + 4] = 12; /* bits */
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_COLOURS);
  bytes.at[frame + 4] = 8;
  bytes.at[frame + 1] = 0xC9; /* arithmetic coding */
  assert_int_equal(read_photo(text_of_made(bytes), arena, &shown), PHOTO_COLOURS);
  free(bytes.at);
}

/* Cut anywhere: shown as far as it goes, or refused, and never a read beyond the end (the sanitizer looks). */
static void test_cut(void **state) {
  (void)state;
  Made made = {.width = 64, .height = 48, .orientation = 6, .taken = "2017:07:05 09:30:00"};
  for (int kind = 0; kind < 3; kind++) {
    made.progressive = kind == 1;
    MadeBytes bytes = kind == 2 ? made_png(&made, PNG_COLOR_TYPE_RGB, false) : made_jpeg(&made);
    unsigned shown_some = 0;
    for (size_t len = 0; len < bytes.len; len++) {
      char *exact = malloc(len + 1);
      Picture shown;
      memcpy(exact, bytes.at, len);
      PhotoOutcome outcome = read_photo((Text){exact, len}, arena, &shown);
      bool given = outcome == PHOTO_SHOWN || outcome == PHOTO_DAMAGED;
      assert_int_equal(given, shown.bytes.len > 0);
      shown_some += outcome == PHOTO_DAMAGED;
      if (len + 20 < bytes.len) assert_int_not_equal(outcome, PHOTO_SHOWN);
      free(exact);
    }
    assert_true(shown_some > 0);
    free(bytes.at);
  }
}

static void test_turned_bytes(void **state) {
  (void)state;
  Made made = {.width = 24, .height = 16, .orientation = 8, .taken = "2017:07:05 09:30:00"};
  for (int kind = 0; kind < 3; kind++) {
    made.progressive = kind == 1;
    MadeBytes bytes = kind == 2 ? made_png(&made, PNG_COLOR_TYPE_RGB_ALPHA, true) : made_jpeg(&made);
    for (size_t at = 0; at < bytes.len; at++) {
      Picture shown;
      PhotoFacts facts;
      bytes.at[at] = (unsigned char)~bytes.at[at];
      read_photo(text_of_made(bytes), arena, &shown);
      read_photo_facts(text_of_made(bytes), &facts);
      assert_in_range(facts.orientation, 1, 8);
      bytes.at[at] = (unsigned char)~bytes.at[at];
    }
    free(bytes.at);
  }
}

/* EXIF by hand: "tail" follows the mark, in a JPEG that ends behind it. */
static PhotoFacts facts_of(const char *tiff, size_t size) {
  PhotoFacts facts;
  size_t total = 4 + 2 + 6 + size;
  unsigned char *bytes = malloc(total);
  memcpy(bytes, "\xFF\xD8\xFF\xE1", 4);
  bytes[4] = (unsigned char)((size + 8) >> 8), bytes[5] = (unsigned char)(size + 8);
  memcpy(bytes + 6, "Exif\0\0", 6);
  memcpy(bytes + 12, tiff, size);
  read_photo_facts((Text){(char *)bytes, total}, &facts);
  free(bytes);
  return facts;
}

#define FACTS(literal) facts_of(literal, sizeof(literal) - 1)

static void test_hostile_exif(void **state) {
  (void)state;
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0").orientation, 6);
  assert_int_equal(FACTS("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0").orientation, 6);
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0").orientation, 1); /* no such */
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0").orientation, 1);
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x04\0\0\0\x01\0\x06\0\0").orientation, 1); /* of another type */
  assert_int_equal(FACTS("MM\0*\xFF\xFF\xFF\xFF\0\x01").orientation, 1);                             /* beyond the end */
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\xFF\xFF\x01\x12").orientation, 1);                         /* 65,535 entries */
  assert_int_equal(FACTS("MM\0*\0\0\0\0").orientation, 1);
  assert_int_equal(FACTS("").orientation, 1);
  /* the second table is the first one, again and again */
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08").taken, 0);
  /* the day's text lies beyond the end */
  assert_int_equal(FACTS("MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0"
                         "\0\x01\x90\x03\0\x02\0\0\0\x14\x7F\xFF\xFF\xFF")
                       .taken,
                   0);
}

static void test_days(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year, month, day;
  } rows[] = {
      {"2017:07:05 09:30:00", 2017, 7, 5}, {"2017-07-05 09:30:00", 2017, 7, 5}, {"0000:00:00 00:00:00", 0, 0, 0},
      {"2017:13:05 09:30:00", 0, 0, 0},    {"2017:02:30 09:30:00", 0, 0, 0},    {"1970:01:01 00:00:00", 0, 0, 0},
      {"    :  :     :  :  ", 0, 0, 0},    {"1969:07:05 09:30:00", 0, 0, 0},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Made made = {.width = 8, .height = 8, .orientation = 1, .taken = rows[i].text};
    MadeBytes bytes = made_jpeg(&made);
    PhotoFacts facts;
    read_photo_facts(text_of_made(bytes), &facts);
    assert_int_equal(facts.taken, rows[i].year ? day_of(rows[i].year, rows[i].month, rows[i].day) : 0);
    free(bytes.at);
  }
}

static void test_formats(void **state) {
  (void)state;
  Picture shown;
  assert_int_equal(read_photo(TEXT("GIF89a"), arena, &shown), PHOTO_FORMAT);
  assert_int_equal(read_photo(TEXT("no picture"), arena, &shown), PHOTO_FORMAT);
  assert_int_equal(read_photo(TEXT("\xFF\xD8\xFF"), arena, &shown), PHOTO_BROKEN);
  check_text(read_photo_format(TEXT("GIF89a")), "GIF");
  check_text(read_photo_format(TEXT("RIFF\1\2\3\4WEBPVP8 ")), "WebP");
  check_text(read_photo_format(TEXT("BM\1\2\3\4\0\0\0\0")), "BMP");
  check_text(read_photo_format(TEXT("II*\0")), "TIFF");
  check_text(read_photo_format(TEXT("\0\0\0\x18" "ftypheic")), "HEIC");
  check_text(read_photo_format(TEXT("\xFF\xD8\xFF")), "");
  check_text(read_photo_format(TEXT("no picture")), "");
  assert_true(read_photo_stamp() != 0);
}

#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      T(test_orientations), T(test_sizes),        T(test_kinds), T(test_nothing_is_told), T(test_lying_sizes), T(test_limits),
      T(test_passes),       T(test_colours),      T(test_cut),   T(test_turned_bytes),    T(test_hostile_exif), T(test_days),
      T(test_formats),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
