/* SPDX-License-Identifier: MIT
 *
 * Lock, stage, manifest, recovery: first run, unchanged, one change, folders that are not ours, damage, crashes at each step.
 */
#include "publish_help.h"
#include "publish/stage_in.h"

#include <sys/file.h>

typedef struct Place {
  Arena *arena;
  char path[64];
  int folder;
  Fail fail;
} Place;

static int setup(void **state) {
  Place *place = calloc(1, sizeof *place);
  place->arena = arena_new();
  place->folder = temp_open(place->path);
  *state = place;
  return 0;
}

static int teardown(void **state) {
  Place *place = *state;
  temp_close(place->folder, place->path);
  arena_free(place->arena);
  free(place);
  return 0;
}

typedef struct FilePair {
  const char *path, *text;
} FilePair;

/* One publication of `files`, which end with a NULL path. Gives whether something changed. */
static bool publish(Place *place, const FilePair *files) {
  Buf entries = {0};
  StageEntries list = {0};
  bool changed = false;
  Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
  if (!stage) fail_msg("%s", place->fail.text);
  for (; files->path; files++)
    if (!stage_put(stage, text_of(files->path), text_of(files->text), &entries, &place->fail)) fail_msg("%s", place->fail.text);
  stage_entries_get(buf_view(&entries), place->arena, &list);
  if (!stage_close(stage, &list, &changed, &place->fail)) fail_msg("%s", place->fail.text);
  assert_false(has_file(place->folder, ".dossier/stage/a"));
  buf_free(&entries);
  return changed;
}

static void assert_text(Place *place, const char *path, const char *text) {
  assert_string_equal(text_cstr(place->arena, file_of(place->folder, path, place->arena)), text);
}

static const FilePair two[] = {{"index.html", "one"}, {"units/u/index.html", "two"}, {NULL, NULL}};
static const FilePair changed_one[] = {{"index.html", "new"}, {"units/u/index.html", "two"}, {NULL, NULL}};
static const FilePair only_one[] = {{"units/u/index.html", "two"}, {NULL, NULL}};

/* ---- Publications ---- */

static void test_first(void **state) {
  Place *place = *state;
  assert_true(publish(place, two));
  assert_text(place, "a/index.html", "one");
  assert_text(place, "a/units/u/index.html", "two");
  Text manifest = file_of(place->folder, "a/manifest.txt", place->arena);
  assert_true(
      text_starts(manifest,
                  TEXT("dossier manifest 1\n7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  3  index.html\n")));
  assert_true(holds(manifest, "  3  units/u/index.html\nchecksum "));
}

static void test_first_into_empty_folder(void **state) {
  Place *place = *state;
  assert_int_equal(mkdirat(place->folder, "a", 0777), 0);
  assert_true(publish(place, two));
  assert_text(place, "a/index.html", "one");
}

static void test_unchanged_writes_nothing(void **state) {
  Place *place = *state;
  publish(place, two);
  uint64_t page = inode_of(place->folder, "a/index.html"), top = inode_of(place->folder, "a");
  assert_false(publish(place, two));
  assert_int_equal(inode_of(place->folder, "a/index.html"), page);
  assert_int_equal(inode_of(place->folder, "a"), top);
}

static void test_one_change_links_the_rest(void **state) {
  Place *place = *state;
  publish(place, two);
  uint64_t page = inode_of(place->folder, "a/index.html"), kept = inode_of(place->folder, "a/units/u/index.html");
  assert_true(publish(place, changed_one));
  assert_text(place, "a/index.html", "new");
  assert_int_not_equal(inode_of(place->folder, "a/index.html"), page);
  assert_int_equal(inode_of(place->folder, "a/units/u/index.html"), kept);
}

static void test_file_gone(void **state) {
  Place *place = *state;
  publish(place, two);
  assert_true(publish(place, only_one));
  assert_false(has_file(place->folder, "a/index.html"));
}

static void test_file_altered_by_hand_is_made_good(void **state) {
  Place *place = *state;
  publish(place, two);
  put_file(place->folder, "a/index.html", "0ne");
  assert_true(publish(place, two));
  assert_text(place, "a/index.html", "one");
}

static void test_file_removed_by_hand_is_made_good(void **state) {
  Place *place = *state;
  publish(place, two);
  unlinkat(place->folder, "a/index.html", 0);
  assert_true(publish(place, two));
  assert_text(place, "a/index.html", "one");
}

static void test_description_counts(void **state) {
  Place *place = *state;
  Assessment assessment = {.as_of = day_of(2017, 7, 5), .profile = PROFILE_INNER};
  Pack pack = {.id = TEXT("jx"), .version = TEXT("2")};
  for (int run = 0; run < 3; run++) {
    StageEntries none = {0};
    bool changed;
    if (run == 2) assessment.as_of++;
    Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
    stage_describe(stage, &assessment, &pack);
    assert_true(stage_close(stage, &none, &changed, &place->fail));
    assert_int_equal(changed, run != 1);
  }
  assert_true(
      holds(file_of(place->folder, "a/manifest.txt", place->arena), "\nprofile inner\npack jx 2\nas-of 2017-07-06\nchecksum "));
}

static void test_twice_the_same_path(void **state) {
  Place *place = *state;
  Buf entries = {0};
  Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
  assert_true(stage_put(stage, TEXT("x"), TEXT("1"), &entries, &place->fail));
  assert_false(stage_put(stage, TEXT("x"), TEXT("2"), &entries, &place->fail));
  stage_drop(stage);
  buf_free(&entries);
}

static void test_paths_that_cannot_be(void **state) {
  Place *place = *state;
  Buf entries = {0};
  char *long_path = arena_alloc(place->arena, 3000);
  memset(long_path, 'x', 3000);
  Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
  assert_false(stage_put(stage, TEXT_NONE, TEXT("1"), &entries, &place->fail));
  assert_false(stage_put(stage, (Text){long_path, 3000}, TEXT("1"), &entries, &place->fail));
  assert_false(stage_put(stage, TEXT("../x"), TEXT("1"), &entries, &place->fail));
  assert_false(stage_adopt(stage, TEXT("missing.zip"), &entries, &place->fail));
  assert_false(has_file(place->folder, ".dossier/stage/x"));
  stage_drop(stage);
  stage_drop(stage);
  stage_drop(NULL);
  buf_free(&entries);
}

static bool adopt(Place *place, const char *text) {
  Buf entries = {0};
  StageEntries list = {0};
  bool changed;
  Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
  put_file(stage_folder(stage), "packages/a.zip", text);
  assert_true(stage_adopt(stage, TEXT("packages/a.zip"), &entries, &place->fail));
  stage_entries_get(buf_view(&entries), place->arena, &list);
  assert_true(stage_close(stage, &list, &changed, &place->fail));
  buf_free(&entries);
  return changed;
}

static void test_adopted(void **state) {
  Place *place = *state;
  assert_true(adopt(place, "zip"));
  uint64_t inode = inode_of(place->folder, "a/packages/a.zip");
  assert_false(adopt(place, "zip"));
  assert_int_equal(inode_of(place->folder, "a/packages/a.zip"), inode);
  assert_true(adopt(place, "zap"));
  assert_text(place, "a/packages/a.zip", "zap");
  put_file(place->folder, "a/packages/a.zip", "zop");
  assert_true(adopt(place, "zap"));
  assert_text(place, "a/packages/a.zip", "zap");
}

static void test_entries_cut_short(void **state) {
  Place *place = *state;
  Buf out = {0};
  stage_entry_put(&out, &(StageEntry){.path = TEXT("a/b"), .size = 7, .kept = true});
  for (size_t len = 0; len <= out.len; len++) {
    StageEntries list = {0};
    stage_entries_get((Text){out.at, len}, place->arena, &list);
    assert_int_equal(list.len, len == out.len);
    if (list.len) assert_true(list.at[0].kept && list.at[0].size == 7 && text_is(list.at[0].path, "a/b"));
  }
  buf_free(&out);
}

/* ---- What is not ours ---- */

static void assert_refused(Place *place, const char *piece) {
  assert_null(stage_open(place->folder, TEXT("a"), place->arena, &place->fail));
  if (!strstr(place->fail.text, piece)) fail_msg("\"%s\" does not say \"%s\"", place->fail.text, piece);
}

static void test_foreign_folder(void **state) {
  Place *place = *state;
  put_file(place->folder, "a/thesis.doc", "mine");
  assert_refused(place, "the folder a in the output is not ours");
  assert_text(place, "a/thesis.doc", "mine");
}

static void test_foreign_file(void **state) {
  Place *place = *state;
  put_file(place->folder, "a", "mine");
  assert_refused(place, "");
  assert_text(place, "a", "mine");
}

static void test_damaged_manifest(void **state) {
  Place *place = *state;
  publish(place, two);
  Text good = text_copy(place->arena, file_of(place->folder, "a/manifest.txt", place->arena));
  for (size_t at = 0; at < good.len; at += 7) {
    char *bad = (char *)text_cstr(place->arena, good);
    bad[at] ^= 1;
    put_file(place->folder, "a/manifest.txt", bad);
    assert_refused(place, "not ours");
  }
  put_file(place->folder, "a/manifest.txt", "");
  assert_refused(place, "not ours");
  assert_text(place, "a/index.html", "one");
}

static void test_extra_files_are_named_and_kept(void **state) {
  Place *place = *state;
  publish(place, two);
  put_file(place->folder, "a/units/u/notes.txt", "mine");
  assert_refused(place, "a holds 1 files that the program did not put there (units/u/notes.txt)");
  for (int i = 10; i < 24; i++) {
    char path[32];
    snprintf(path, sizeof path, "a/x%d", i);
    put_file(place->folder, path, "mine");
  }
  assert_refused(place, "15 files that the program did not put there (x10, x11, x12, x13, x14, x15, x16, x17, x18, x19, ...)");
  assert_text(place, "a/units/u/notes.txt", "mine");
  assert_text(place, "a/x10", "mine");
}

static void test_extra_link(void **state) {
  Place *place = *state;
  publish(place, two);
  unlinkat(place->folder, "a/index.html", 0);
  assert_int_equal(symlinkat("/etc/passwd", place->folder, "a/index.html"), 0);
  assert_refused(place, "index.html");
}

static void test_left_by_looking(void **state) {
  Place *place = *state;
  publish(place, two);
  put_file(place->folder, "a/Thumbs.db", "x");
  put_file(place->folder, "a/units/.DS_Store", "x");
  put_file(place->folder, "a/.~lock.x.odt#", "x");
  assert_false(publish(place, two));
  assert_true(publish(place, changed_one));
}

static void test_stale_stage_is_dropped(void **state) {
  Place *place = *state;
  put_file(place->folder, ".dossier/stage/a/old.html", "half");
  put_file(place->folder, ".dossier/old-a/old.html", "older");
  publish(place, two);
  assert_false(has_file(place->folder, "a/old.html"));
  assert_false(has_file(place->folder, ".dossier/old-a"));
}

static void test_others_are_left_alone(void **state) {
  Place *place = *state;
  put_file(place->folder, "b/mine.txt", "mine");
  put_file(place->folder, ".dossier/stage/b/x", "x");
  publish(place, two);
  assert_text(place, "b/mine.txt", "mine");
  assert_text(place, ".dossier/stage/b/x", "x");
}

/* ---- Manifests ---- */

static Text sealed(Arena *arena, const char *lines) {
  Sha256 sum = hash_sha256(text_of(lines));
  return text_format(arena, "%schecksum %.*s\n", lines, TEXT_ARG(hash_hex(arena, &sum)));
}

#define HASH "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"

static void test_manifest_forms(void **state) {
  static const struct {
    const char *lines;
    bool good;
    size_t count;
  } cases[] = {{"dossier manifest 1\n", true, 0},
               {"dossier manifest 2\n", false, 0},
               {"", false, 0},
               {"dossier manifest 1\nprofile inner\n" HASH "  3  a b.html\n", true, 1},
               {"dossier manifest 1\n" HASH "  3  a\n" HASH "  3  b\n", true, 2},
               {"dossier manifest 1\n" HASH "  3  b\n" HASH "  3  a\n", false, 0},
               {"dossier manifest 1\n" HASH "  3  a\n" HASH "  3  a\n", false, 0},
               {"dossier manifest 1\n" HASH "  3  a\nnot a line\n", false, 0},
               {"dossier manifest 1\n" HASH "  -3  a\n", true, 0}, /* no entry: taken as description */
               {"dossier manifest 1\n" HASH "  3 a\n", true, 0}};
  Place *place = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Manifest manifest;
    assert_int_equal(manifest_parse(sealed(place->arena, cases[i].lines), place->arena, &manifest), cases[i].good);
    if (cases[i].good) assert_int_equal(manifest.entries.len, cases[i].count);
  }
}

/* ---- Two renames, and a crash at each step ---- */

static void put_complete_stage(Place *place, const char *text) {
  put_file(place->folder, ".dossier/stage/a/index.html", text);
  put_file(place->folder, ".dossier/stage/a/manifest.txt", "m");
}

static void test_swap(void **state) {
  Place *place = *state;
  put_file(place->folder, "a/index.html", "old");
  put_complete_stage(place, "new");
  assert_true(recover_swap(place->folder, "a", &place->fail));
  assert_text(place, "a/index.html", "new");
  assert_text(place, ".dossier/old-a/index.html", "old");
  assert_false(has_file(place->folder, ".dossier/recover-a"));
}

static void recover_to(Place *place, const char *text) {
  assert_true(output_recover(place->folder, &place->fail));
  assert_text(place, "a/index.html", text);
  assert_false(has_file(place->folder, ".dossier/recover-a"));
  assert_true(output_recover(place->folder, &place->fail));
}

static void test_crash_before_first_rename(void **state) {
  Place *place = *state;
  put_file(place->folder, "a/index.html", "old");
  put_complete_stage(place, "new");
  put_file(place->folder, ".dossier/recover-a", "a\n");
  recover_to(place, "old");
}

static void test_crash_between_renames(void **state) {
  Place *place = *state;
  put_file(place->folder, ".dossier/old-a/index.html", "old");
  put_complete_stage(place, "new");
  put_file(place->folder, ".dossier/recover-a", "a\n");
  recover_to(place, "new");
}

static void test_crash_between_renames_stage_lost(void **state) {
  Place *place = *state;
  put_file(place->folder, ".dossier/old-a/index.html", "old");
  put_file(place->folder, ".dossier/recover-a", "a\n");
  recover_to(place, "old");
}

static void test_crash_after_second_rename(void **state) {
  Place *place = *state;
  put_file(place->folder, ".dossier/old-a/index.html", "old");
  put_file(place->folder, "a/index.html", "new");
  put_file(place->folder, ".dossier/recover-a", "a\n");
  recover_to(place, "new");
}

/* While the record stands, the stage is all there is: dropping it would lose the output. */
static void test_record_guards_the_stage(void **state) {
  Place *place = *state;
  put_file(place->folder, ".dossier/old-a/index.html", "old");
  put_complete_stage(place, "new");
  put_file(place->folder, ".dossier/recover-a", "a\n");
  Stage *stage = stage_open(place->folder, TEXT("a"), place->arena, &place->fail);
  stage_drop(stage);
  assert_text(place, ".dossier/stage/a/index.html", "new");
  assert_text(place, ".dossier/old-a/index.html", "old");
  recover_to(place, "new");
}

static void test_nothing_to_recover(void **state) {
  Place *place = *state;
  assert_true(output_recover(place->folder, &place->fail));
  put_file(place->folder, ".dossier/recover-a", "a\n");
  assert_true(output_recover(place->folder, &place->fail));
  assert_false(has_file(place->folder, "a"));
}

/* ---- Lock ---- */

static void test_lock(void **state) {
  Place *place = *state;
  int first = -1, second = -1;
  bool busy;
  assert_true(output_lock(place->folder, &first, &busy, &place->fail));
  assert_false(busy);
  assert_false(output_lock(place->folder, &second, &busy, &place->fail));
  assert_true(busy);
  assert_true(fcntl(first, F_GETFD) & FD_CLOEXEC);
  close(first);
  assert_true(output_lock(place->folder, &second, &busy, &place->fail));
  close(second);
}

static void test_lock_that_cannot_be(void **state) {
  Place *place = *state;
  int lock = -1;
  bool busy;
  put_file(place->folder, ".dossier/x", "");
  assert_int_equal(mkdirat(place->folder, ".dossier/lock", 0777), 0);
  assert_false(output_lock(place->folder, &lock, &busy, &place->fail));
  assert_false(busy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {TEST(first),
                                     TEST(first_into_empty_folder),
                                     TEST(unchanged_writes_nothing),
                                     TEST(one_change_links_the_rest),
                                     TEST(file_gone),
                                     TEST(file_altered_by_hand_is_made_good),
                                     TEST(file_removed_by_hand_is_made_good),
                                     TEST(description_counts),
                                     TEST(twice_the_same_path),
                                     TEST(paths_that_cannot_be),
                                     TEST(adopted),
                                     TEST(entries_cut_short),
                                     TEST(foreign_folder),
                                     TEST(foreign_file),
                                     TEST(damaged_manifest),
                                     TEST(extra_files_are_named_and_kept),
                                     TEST(extra_link),
                                     TEST(left_by_looking),
                                     TEST(stale_stage_is_dropped),
                                     TEST(others_are_left_alone),
                                     TEST(manifest_forms),
                                     TEST(swap),
                                     TEST(crash_before_first_rename),
                                     TEST(crash_between_renames),
                                     TEST(crash_between_renames_stage_lost),
                                     TEST(crash_after_second_rename),
                                     TEST(record_guards_the_stage),
                                     TEST(nothing_to_recover),
                                     TEST(lock),
                                     TEST(lock_that_cannot_be)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
