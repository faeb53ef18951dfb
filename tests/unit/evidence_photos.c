/* SPDX-License-Identifier: MIT
 *
 * Photos in a unit's folder: which belong together, what is said of them, which day they bear, what becomes of small copies
 * that cannot be made. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

/* A picture of ours: "picture" and a digit that says how shrinking it ends. */
static PhotoOutcome shrink(void *state, const Sha256 *hash, Text bytes, Picture *shown) {
  (void)state, (void)hash;
  char last = bytes.at[bytes.len - 1];
  PhotoOutcome outcome = last >= '0' && last <= '5' ? (PhotoOutcome)(last - '0') : PHOTO_SHOWN;
  if (outcome == PHOTO_SHOWN || outcome == PHOTO_DAMAGED) *shown = (Picture){.bytes = TEXT("small"), .width = 40, .height = 30};
  return outcome;
}

static void picture(Sample *s, const char *path, const char *tail) {
  static const uint8_t head[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9};
  char bytes[200], full[200];
  size_t size = sizeof head;
  memcpy(bytes, head, size);
  size += (size_t)snprintf(bytes + size, sizeof bytes - size, "%s", tail);
  snprintf(full, sizeof full, "a/units/u/%s", path);
  sample_bytes(s, full, bytes, size);
}

static Sample *sample_photos(void) {
  Sample *s = sample_one_unit();
  s->photo = shrink;
  sample_kind(s, "meeting", "会议,meeting")->dated = true;
  sample_kind(s, "sign-in", "签到");
  return s;
}

/* Minutes and three photos are one meeting; the sheet with a name of its own stays a paper. */
static void photos_beside_a_paper_belong_to_it(void **state) {
  (void)state;
  static const char *const places[] = {"2017-07-05 会议", "2017-07-05 会议/照片", "2017/2017.7.5会议/in/photos"};
  for (size_t i = 0; i < COUNT(places); i++) {
    Sample *s = sample_photos();
    char path[120];
    for (int k = 1; k <= 3; k++) {
      snprintf(path, sizeof path, "%s/IMG_%d.jpg", places[i], k);
      picture(s, path, "x");
    }
    bool deep = i == 2;
    sample_file(s, deep ? "a/units/u/2017/2017.7.5会议/记录.md" : "a/units/u/2017-07-05 会议/记录.md", "一段正文。\n");
    picture(s, deep ? "2017/2017.7.5会议/签到.jpg" : "2017-07-05 会议/签到.jpg", "y");
    assert_true(sample_units(s) && sample_read(s, 0));
    const Record *set = sample_record(s, places[i]);
    const Record *minutes = sample_record(s, deep ? "2017/2017.7.5会议/记录.md" : "2017-07-05 会议/记录.md");
    const Record *sheet = sample_record(s, deep ? "2017/2017.7.5会议/签到.jpg" : "2017-07-05 会议/签到.jpg");
    assert_non_null(set), assert_non_null(minutes), assert_non_null(sheet);
    assert_int_equal(s->evidence.records.len, 3);
    assert_int_equal(set->members.len, 3);
    assert_int_equal(set->kind.len, 0);
    assert_int_equal(set->day, day_of(2017, 7, 5));
    assert_text(minutes->kind, "meeting");
    assert_int_equal(minutes->images, 3);
    assert_text(sheet->kind, "sign-in");
    assert_false(set->to_sort || minutes->to_sort || sheet->to_sort);
    sample_close(s);
  }
}

/* Where no paper says it, the photos are the evidence. */
static void photos_beside_another_paper_count(void **state) {
  (void)state;
  Sample *s = sample_photos();
  sample_file(s, "a/units/u/2017-07-05 会议/签到表.md", "甲、乙、丙到会。\n");
  sample_file(s, "a/units/u/2017-07-06 会议/记录.md", "\n"); /* empty: counts for nothing */
  picture(s, "2017-07-05 会议/1.jpg", "x");
  picture(s, "2017-07-06 会议/1.jpg", "y");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_text(sample_record(s, "2017-07-05 会议")->kind, "meeting");
  assert_int_equal(sample_record(s, "2017-07-05 会议/签到表.md")->images, 0);
  assert_text(sample_record(s, "2017-07-06 会议")->kind, "meeting");
  sample_close(s);
}

/* "照片1" and "微信图片_..." say nothing, though a pack has such words: no kind, no topic, no paper beside the minutes. */
static void names_of_programs_tell_no_kind(void **state) {
  (void)state;
  Sample *s = sample_photos();
  sample_kind(s, "material", "照片,微信");
  sample_file(s, "a/units/u/2017-07-05 会议/记录.md", "一段正文。\n");
  picture(s, "2017-07-05 会议/照片1.jpg", "x");
  picture(s, "2017-07-05 会议/微信图片_20170705.jpg", "y");
  picture(s, "2017-07-05 会议/签到.jpg", "z");
  picture(s, "其他/微信图片_20170706.jpg", "v");
  picture(s, "其他/微信群 2017-07-07.jpg", "w");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(sample_record(s, "2017-07-05 会议")->members.len, 2);
  assert_int_equal(sample_record(s, "2017-07-05 会议/记录.md")->images, 2);
  assert_text(sample_record(s, "2017-07-05 会议/签到.jpg")->kind, "sign-in");
  const Record *chat = sample_record(s, "其他/微信图片_20170706.jpg"), *group = sample_record(s, "其他/微信群 2017-07-07.jpg");
  assert_int_equal(chat->kind.len, 0);
  assert_int_equal(chat->day, day_of(2017, 7, 6));
  assert_text(chat->path_folded, "其他");
  assert_text(group->kind, "material");
  sample_close(s);
}

static void names_say_what_they_say(void **state) {
  (void)state;
  static const char *const rows[][2] = {
      {"IMG_20210416_074251.jpg", ""},
      {"IMG_0001 (2).JPG", ""},
      {"mmexport1479200000000.jpg", ""},
      {"微信图片_20170705093012.jpg", ""},
      {"DSC00017.JPG", ""},
      {"照片 (3).jpg", ""},
      {"0123456789abcdef0123456789ABCDEF.jpg", ""},
      {"3f2504e0-4f89-11d3-9a0c-0305e82c3301.png", ""},
      {"20170705.jpg", ""},
      {"2.jpg", ""},
      {"01-会场.jpg", "会场"},
      {"2017-07-05 宣读名单.jpg", "宣读名单"},
      {"2017年7月5日宣读名单.jpg", "宣读名单"},
      {"20170705合影.jpg", "合影"},
      {"IMG_20170705_合影.jpg", "合影"},
      {"3号楼.jpg", "3号楼"},
      {"image rights.jpg", "image rights"},
      {"a/b/The hall.jpeg", "The hall"},
      {"照片墙.jpg", "照片墙"},
  };
  Arena *arena = arena_new();
  for (size_t i = 0; i < COUNT(rows); i++) {
    Text got = photo_caption(arena, text_of(rows[i][0]));
    if (!text_is(got, rows[i][1])) fail_msg("%s: %.*s", rows[i][0], TEXT_ARG(got));
  }
  arena_free(arena);
}

static const char *caption_of(const Record *set, const char *name, char room[400]) {
  for (size_t i = 0; i < set->members.len; i++)
    if (text_ends(set->members.at[i].path, text_of(name)))
      return snprintf(room, 400, "%.*s", TEXT_ARG(set->members.at[i].caption)), room;
  return "no member";
}

static void lists_of_captions_are_read(void **state) {
  (void)state;
  static const struct {
    const char *name, *text;
  } lists[] = {
      {"说明.csv", "\xEF\xBB\xBF文件,说明\r\n1.jpg,会场\r\n\"11.jpg\",\"甲, 乙\"\r\nb.png,\r\n9.jpg,没有\r\n"},
      {"captions.csv", "no,file,caption\n1,1.jpg,会场\n2,11.jpg,\"甲, 乙\"\n3,9.jpg,x\n"},
      {"照片说明.txt", "1：会场\n11.jpg\t甲, 乙\n9.jpg: x\n"},
      {"Captions.md", "| file | caption |\n|---|---|\n| 1.jpg | 会场 |\n| 11.jpg | 甲, 乙 |\n| 9.jpg | x |\n"},
      {"captions.md", "- 1.jpg — 会场\n\n- 11.jpg: 甲, 乙\n\n- 9.jpg: x\n"},
  };
  for (size_t i = 0; i < COUNT(lists); i++) {
    Sample *s = sample_photos();
    char path[120], room[400];
    snprintf(path, sizeof path, "a/units/u/2017-07-05 会议/%s", lists[i].name);
    sample_file(s, path, lists[i].text);
    picture(s, "2017-07-05 会议/1.jpg", "x");
    picture(s, "2017-07-05 会议/11.jpg", "y");
    picture(s, "2017-07-05 会议/b.png", "z");
    assert_true(sample_units(s) && sample_read(s, 0));
    assert_int_equal(s->evidence.records.len, 1);
    const Record *set = &s->evidence.records.at[0];
    assert_int_equal(set->members.len, 3);
    assert_string_equal(caption_of(set, "/1.jpg", room), "会场");
    assert_string_equal(caption_of(set, "/11.jpg", room), "甲, 乙");
    assert_string_equal(caption_of(set, "/b.png", room), "b");
    assert_true(text_find(set->text_folded, text_fold(s->arena, TEXT("会场"))) != SIZE_MAX);
    assert_int_equal(sample_said(s, DIAG_PHOTO_CAPTION), 1);
    assert_text(sample_diag(s, DIAG_PHOTO_CAPTION)->arg[0], "9.jpg");
    sample_close(s);
  }
}

/* A text called so that names no picture is a paper: it is never lost. */
static void a_list_of_nothing_is_a_paper(void **state) {
  (void)state;
  Sample *s = sample_photos();
  sample_file(s, "a/units/u/2017-07-05 会议/说明.md", "会议如期召开，形成决定。\n");
  picture(s, "2017-07-05 会议/1.jpg", "x");
  picture(s, "2017-07-05 会议/2.jpg", "y");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 2);
  const Record *paper = sample_record(s, "2017-07-05 会议/说明.md");
  assert_text(paper->kind, "meeting");
  assert_int_equal(paper->images, 2);
  sample_close(s);
}

static void outcomes_are_said(void **state) {
  (void)state;
  static const struct {
    const char *name, *tail;
    DiagCode code;
    bool shown;
  } rows[] = {
      {"damaged.jpg", "1", DIAG_PHOTO_DAMAGED, true},     {"broken.jpg", "2", DIAG_PHOTO_BROKEN, false},
      {"large.jpg", "3", DIAG_PHOTO_TOO_LARGE, false},    {"printed.jpg", "4", DIAG_PHOTO_COLOURS, false},
  };
  Sample *s = sample_photos();
  for (size_t i = 0; i < COUNT(rows); i++) picture(s, rows[i].name, rows[i].tail);
  picture(s, "good.jpg", "0");
  sample_bytes(s, "a/units/u/1.heic", "\0\0\0\x18" "ftypheic5", 13);
  sample_bytes(s, "a/units/u/2.heic", "\0\0\0\x18" "ftypheic-5", 14);
  sample_file(s, "a/units/u/x.gif", "GIF89a5");
  assert_true(sample_units(s) && sample_read(s, 0));
  for (size_t i = 0; i < COUNT(rows); i++) {
    assert_int_equal(sample_said(s, rows[i].code), 1);
    assert_non_null(sample_diag_at(s, rows[i].code, rows[i].name));
    assert_int_equal(sample_record(s, rows[i].name)->picture.path.len > 0, rows[i].shown);
    assert_true(sample_record(s, rows[i].name)->original.len > 0);
  }
  const RecordPicture *good = &sample_record(s, "good.jpg")->picture;
  assert_true(text_ends(good->path, TEXT("-shown.jpg")));
  assert_int_equal(good->width, 40);
  assert_int_equal(sample_said(s, DIAG_PHOTO_FORMAT), 2); /* once a format */
  assert_text(sample_diag_at(s, DIAG_PHOTO_FORMAT, "/1.heic")->arg[0], "HEIC");
  sample_close(s);
}

static Buf targets;

static void note_images(void *state, const Record *record, Paper *paper, Text bytes) {
  (void)state, (void)record, (void)bytes;
  for (size_t i = 0; i < paper->links.len; i++) {
    const DocNode *node = paper->links.at[i].node;
    Text target = node->link == LINK_SITE ? text_slice(node->target, 11 + 8, node->target.len) : TEXT("nothing");
    buf_format(&targets, "%.*s %u\n", TEXT_ARG(target), node->picture ? node->picture->width : 0);
  }
}

/* A page never shows an original, which may say where it was taken. */
static void papers_show_small_copies(void **state) {
  (void)state;
  Sample *s = sample_photos();
  sample_file(s, "a/units/u/A.md", "![a](z.jpg) ![b](broken.jpg) ![c](x.gif) ![d](x.svg) [e](z.jpg)\n");
  picture(s, "z.jpg", "0");
  picture(s, "broken.jpg", "2");
  sample_file(s, "a/units/u/x.gif", "GIF89a5");
  sample_file(s, "a/units/u/x.svg", "<svg/>");
  assert_true(sample_units(s) && sample_read_with(s, 0, note_images));
  assert_text(buf_view(&targets), "-shown.jpg 40\nnothing 0\n-original.gif 0\nnothing 0\n-original.jpg 0\n");
  buf_free(&targets);
  sample_close(s);
}

/* EXIF of 1 February 2017, little endian, in a JPEG of two segments. */
static void exif_photo(Sample *s, const char *path, const char *date) {
  uint8_t bytes[200] = {0xFF, 0xD8, 0xFF, 0xE1, 0, 2 + 6 + 64};
  static const uint8_t tiff[44] = {'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0,
                                   0, 0, 0, 0, 1, 0, 3, 0x90, 2, 0, 20, 0, 0, 0, 44, 0, 0, 0};
  memcpy(bytes + 6, "Exif\0\0", 6);
  memcpy(bytes + 12, tiff, sizeof tiff);
  memcpy(bytes + 12 + 44, date, 20);
  bytes[12 + 64] = 0xFF, bytes[12 + 65] = 0xD9;
  char full[200];
  snprintf(full, sizeof full, "a/units/u/%s", path);
  sample_bytes(s, full, bytes, 12 + 66);
}

static void cameras_have_the_last_word(void **state) {
  (void)state;
  Sample *s = sample_photos();
  exif_photo(s, "a.jpg", "2017:02:01 10:00:00");
  exif_photo(s, "2017-03-04 b.jpg", "2017:02:01 10:00:00"); /* no contradiction: a name is chosen by a person */
  exif_photo(s, "c.jpg", "2030:02:01 10:00:00");            /* a clock that goes wrong */
  exif_photo(s, "会议 d.jpg", "0000:00:00 00:00:00");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(sample_record(s, "a.jpg")->day, day_of(2017, 2, 1));
  assert_int_equal(sample_record(s, "a.jpg")->day_from, FROM_PHOTO);
  assert_int_equal(sample_record(s, "2017-03-04 b.jpg")->day, day_of(2017, 3, 4));
  assert_int_equal(sample_record(s, "2017-03-04 b.jpg")->day_from, FROM_NAME);
  assert_int_equal(sample_record(s, "c.jpg")->day, DAY_NONE);
  assert_text(sample_record(s, "c.jpg")->to_sort_why, "paper-no-kind"); /* and not for a day to come */
  assert_text(sample_record(s, "会议 d.jpg")->to_sort_why, "paper-no-day");
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(photos_beside_a_paper_belong_to_it),
      cmocka_unit_test(photos_beside_another_paper_count),
      cmocka_unit_test(names_of_programs_tell_no_kind),
      cmocka_unit_test(names_say_what_they_say),
      cmocka_unit_test(lists_of_captions_are_read),
      cmocka_unit_test(a_list_of_nothing_is_a_paper),
      cmocka_unit_test(outcomes_are_said),
      cmocka_unit_test(papers_show_small_copies),
      cmocka_unit_test(cameras_have_the_last_word),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
