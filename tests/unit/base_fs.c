/* SPDX-License-Identifier: MIT
 *
 * The file system: never through a link, never out of the folder, whole files or none. Takes nothing. Gives TAP lines.
 * Owns an arena and a temporary folder, which the tests share: each uses its own names in it.
 */
#include "base/base.h"
#include "base/fs_in.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;
static int folder;
static char place[] = "/tmp/base_fs_XXXXXX";

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  if (!mkdtemp(place)) return 1;
  folder = fs_open_folder(AT_FDCWD, place, NULL);
  return folder < 0;
}

static int tear_down(void **state) {
  (void)state;
  Fail fail = {0};
  close(folder);
  int root = fs_open_folder(AT_FDCWD, "/tmp", &fail);
  bool removed = fs_remove_tree(root, place + 5, &fail);
  close(root);
  arena_free(arena);
  return !removed;
}

static void put(const char *path, const char *text) {
  Fail fail = {0};
  if (!fs_write_new(folder, path, text_of(text), &fail)) fail_msg("%s", fail.text);
}

static void make(const char *path) {
  Fail fail = {0};
  if (!fs_make_folders(folder, path, &fail)) fail_msg("%s", fail.text);
}

static ReadOutcome outcome(const char *path, size_t limit) {
  Fail fail = {0};
  Text bytes;
  FileStat stat;
  ReadOutcome got = fs_read(folder, path, limit, arena, &bytes, &stat, &fail);
  if (got != READ_OK) assert_int_equal(bytes.len, 0);
  assert_int_equal(got == READ_FAILED, fail.text[0] != 0);
  return got;
}

static void check_content(const char *path, const char *text) {
  Fail fail = {0};
  Text bytes;
  assert_int_equal(fs_read(folder, path, 1 << 20, arena, &bytes, NULL, &fail), READ_OK);
  if (!text_is(bytes, text)) fail_msg("%s: \"%.*s\"", path, TEXT_ARG(bytes));
}

static bool exists(const char *path) {
  FileStat stat;
  return fs_stat(folder, path, &stat);
}

static void test_read(void **state) {
  (void)state;
  Fail fail = {0};
  Text bytes;
  FileStat stat;
  make("read/inner");
  put("read/inner/a.md", "content");
  put("read/empty", "");
  assert_int_equal(fs_read(folder, "read/inner/a.md", 7, arena, &bytes, &stat, &fail), READ_OK);
  assert_true(text_is(bytes, "content"));
  assert_int_equal(bytes.at[7], 0); /* a NUL behind, for libraries that want one */
  assert_int_equal(stat.kind, FILE_REGULAR);
  assert_int_equal(stat.size, 7);
  assert_true(stat.mtime_ns > 0 && stat.inode > 0);
  assert_int_equal(outcome("read/empty", 0), READ_OK);
  assert_int_equal(outcome("read/inner/a.md", 6), READ_TOO_BIG);
  assert_int_equal(outcome("read/missing", 100), READ_MISSING);
  assert_int_equal(outcome("read/missing/a", 100), READ_MISSING);
  assert_int_equal(outcome("read/empty/a", 100), READ_MISSING);
  assert_int_equal(outcome("", 100), READ_MISSING);
  assert_int_equal(outcome("read/inner", 100), READ_NOT_REGULAR);
}

static void test_read_big_and_sparse(void **state) {
  (void)state;
  Fail fail = {0};
  Text bytes;
  int file = openat(folder, "sparse", O_WRONLY | O_CREAT, 0666);
  assert_true(file >= 0);
  assert_int_equal(ftruncate(file, (off_t)1 << 40), 0); /* a terabyte that takes no room */
  assert_int_equal(outcome("sparse", 1 << 20), READ_TOO_BIG);
  assert_int_equal(ftruncate(file, 3 << 20), 0);
  close(file);
  assert_int_equal(fs_read(folder, "sparse", 4 << 20, arena, &bytes, NULL, &fail), READ_OK);
  assert_int_equal(bytes.len, 3 << 20);
}

static void test_read_never_leaves(void **state) {
  (void)state;
  make("room/inner");
  put("secret", "secret");
  put("room/own", "own");
  assert_int_equal(symlinkat("../secret", folder, "room/link"), 0);
  assert_int_equal(symlinkat("own", folder, "room/near"), 0);
  assert_int_equal(symlinkat("..", folder, "room/up"), 0);
  assert_int_equal(symlinkat("/etc", folder, "room/etc"), 0);
  assert_int_equal(symlinkat("nowhere", folder, "room/broken"), 0);
  static const char *const refused[] = {"link",   "near",      "up/secret",          "etc/passwd",
                                        "broken", "../secret", "inner/../../secret", "/etc/passwd",
                                        "up"};
  int room = fs_open_folder(folder, "room", NULL);
  for (size_t i = 0; i < COUNT(refused); i++) {
    Fail fail = {0};
    Text bytes;
    ReadOutcome got = fs_read(room, refused[i], 1 << 20, arena, &bytes, NULL, &fail);
    if (got != READ_NOT_REGULAR) fail_msg("%s: %d", refused[i], got);
    int walked = fs_open_walk(room, refused[i], O_RDONLY, 0);
    if (walked >= 0 || (errno != ELOOP && errno != EXDEV)) fail_msg("%s: %d", refused[i], errno);
  }
  close(room);
}

/* The two ways of opening agree on everything but the letter of a refusal. */
static void test_walk(void **state) {
  (void)state;
  make("walk/a/b");
  put("walk/a/b/file", "x");
  static const struct {
    const char *path;
    int flags, error; /* 0: opens */
  } row[] = {
      {"walk/a/b/file", O_RDONLY, 0},
      {"walk//a/./b/file", O_RDONLY, 0},
      {"walk/a/b", O_RDONLY | O_DIRECTORY, 0},
      {".", O_RDONLY | O_DIRECTORY, 0},
      {"walk/a/b/none", O_RDONLY, ENOENT},
      {"walk/none/file", O_RDONLY, ENOENT},
      {"walk/a/b/file/x", O_RDONLY, ENOTDIR},
      {"", O_RDONLY, ENOENT},
      {"/", O_RDONLY, EXDEV},
      {"walk/a/b/new", O_WRONLY | O_CREAT | O_EXCL, 0},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    for (int way = 0; way < 2; way++) {
      int opened = way ? fs_open_walk(folder, row[i].path, row[i].flags, 0666)
                       : fs_open_beneath(folder, row[i].path, row[i].flags, 0666);
      if ((opened >= 0) != !row[i].error || (opened < 0 && errno != row[i].error))
        fail_msg("\"%s\", way %d: %d", row[i].path, way, errno);
      if (opened >= 0) assert_true(fcntl(opened, F_GETFD) & FD_CLOEXEC);
      if (opened >= 0) close(opened);
      if (row[i].flags & O_CREAT) assert_int_equal(unlinkat(folder, row[i].path, 0), 0);
    }
  }
  char path[5000];
  memset(path, 'a', sizeof path);
  path[300] = '\0';
  assert_true(fs_open_walk(folder, path, O_RDONLY, 0) < 0 && errno == ENAMETOOLONG);
  path[300] = 'a';
  path[4999] = '\0';
  assert_true(fs_open_walk(folder, path, O_RDONLY, 0) < 0 && errno == ENAMETOOLONG);
}

/* A pipe must neither be read nor make us wait for a writer; the alarm ends the test if it does. */
static void test_special_files(void **state) {
  (void)state;
  assert_int_equal(mkfifoat(folder, "pipe", 0666), 0);
  alarm(20);
  assert_int_equal(outcome("pipe", 100), READ_NOT_REGULAR);
  alarm(0);
  int devices = fs_open_folder(AT_FDCWD, "/dev", NULL);
  Fail fail = {0};
  Text bytes;
  assert_int_equal(fs_read(devices, "zero", 100, arena, &bytes, NULL, &fail), READ_NOT_REGULAR);
  close(devices);
}

/* What claims one size and gives another, as files of /proc do, has changed as far as we can tell. */
static void test_growing_file(void **state) {
  (void)state;
  int process = fs_open_folder(AT_FDCWD, "/proc/self", NULL);
  Fail fail = {0};
  Text bytes;
  assert_true(process >= 0);
  assert_int_equal(fs_read(process, "status", 1 << 20, arena, &bytes, NULL, &fail), READ_CHANGED);
  assert_int_equal(bytes.len, 0);
  close(process);
}

static void test_list(void **state) {
  (void)state;
  Fail fail = {0};
  FileList list;
  make("list/folder");
  make("list/empty");
  put("list/b", "12");
  put("list/B", "1");
  put("list/中", "123");
  put("list/a\xFF\n", "");
  assert_int_equal(symlinkat("b", folder, "list/link"), 0);
  assert_int_equal(symlinkat("folder", folder, "list/link-folder"), 0);
  assert_int_equal(mkfifoat(folder, "list/pipe", 0666), 0);
  static const struct {
    const char *name;
    FileKind kind;
    int size; /* -1: not looked at */
  } expected[] = {{"B", FILE_REGULAR, 1},          {"a\xFF\n", FILE_REGULAR, 0}, {"b", FILE_REGULAR, 2},
                  {"empty", FILE_FOLDER, -1},      {"folder", FILE_FOLDER, -1},  {"link", FILE_OTHER, -1},
                  {"link-folder", FILE_OTHER, -1}, {"pipe", FILE_OTHER, -1},     {"中", FILE_REGULAR, 3}};
  assert_true(fs_list(folder, "list", arena, &list, &fail));
  assert_int_equal(list.len, COUNT(expected));
  for (size_t i = 0; i < COUNT(expected); i++) {
    if (!text_is(list.at[i].name, expected[i].name) || list.at[i].stat.kind != expected[i].kind) fail_msg("%s", expected[i].name);
    if (expected[i].size >= 0) assert_int_equal(list.at[i].stat.size, expected[i].size);
  }
  assert_true(fs_list(folder, "list/empty", arena, &list, &fail));
  assert_int_equal(list.len, 0);
  assert_true(fs_list(folder, "", arena, &list, &fail) && list.len > 0);
  assert_true(fs_list(folder, ".", arena, &list, &fail) && list.len > 0);
  assert_int_equal(fail.text[0], 0);
  static const char *const refused[] = {"list/none", "list/b", "list/link-folder", ".."};
  for (size_t i = 0; i < COUNT(refused); i++) {
    fail = (Fail){0};
    if (fs_list(folder, refused[i], arena, &list, &fail) || !fail.os_error || list.len) fail_msg("%s", refused[i]);
  }
}

static void test_stat(void **state) {
  (void)state;
  FileStat stat;
  make("stat/a");
  put("stat/a/file", "1234");
  assert_int_equal(symlinkat("a", folder, "stat/link"), 0);
  assert_true(fs_stat(folder, "stat/a/file", &stat) && stat.kind == FILE_REGULAR && stat.size == 4);
  assert_true(fs_stat(folder, "stat", &stat) && stat.kind == FILE_FOLDER);
  assert_true(fs_stat(folder, "stat/link", &stat) && stat.kind == FILE_OTHER);
  assert_false(fs_stat(folder, "stat/link/file", &stat));
  assert_false(fs_stat(folder, "stat/none", &stat));
  assert_false(fs_stat(folder, "none", &stat));
  assert_false(fs_stat(folder, "../tmp", &stat));
}

static void test_make_folders(void **state) {
  (void)state;
  Fail fail = {0};
  assert_true(fs_make_folders(folder, "made/of/many/parts", &fail));
  assert_true(fs_make_folders(folder, "made/of/many/parts", &fail));
  assert_true(fs_make_folders(folder, "made//of/others/", &fail));
  assert_true(fs_make_folders(folder, "", &fail) && fs_make_folders(folder, ".", &fail));
  assert_true(exists("made/of/many/parts") && exists("made/of/others"));
  put("made/file", "");
  assert_int_equal(symlinkat("/tmp", folder, "made/link"), 0);
  assert_false(fs_make_folders(folder, "made/file", &fail));
  assert_false(fs_make_folders(folder, "made/file/inner", &fail));
  assert_false(fs_make_folders(folder, "made/link", &fail));
  char path[5000];
  memset(path, 'a', sizeof path);
  for (size_t i = 100; i < sizeof path; i += 100) path[i] = '/';
  path[4998] = '\0';
  assert_false(fs_make_folders(folder, path, &fail));
  assert_int_equal(fail.os_error, ENAMETOOLONG);
}

static void test_write(void **state) {
  (void)state;
  Fail fail = {0};
  make("write");
  put("write/a", "one");
  check_content("write/a", "one");
  assert_false(fs_write_new(folder, "write/a", TEXT("two"), &fail));
  assert_int_equal(fail.os_error, EEXIST);
  check_content("write/a", "one");
  assert_false(fs_write_new(folder, "write/none/a", TEXT("x"), &fail));
  assert_int_equal(symlinkat("a", folder, "write/link"), 0);
  assert_false(fs_write_new(folder, "write/link", TEXT("x"), &fail));
  assert_false(fs_write_new(folder, "write/../../escaped", TEXT("x"), &fail));
  assert_true(fs_write_replace(folder, "write/a", TEXT("two"), &fail));
  check_content("write/a", "two");
  assert_true(fs_write_replace(folder, "write/new", TEXT_NONE, &fail));
  check_content("write/new", "");
  assert_true(fs_write_replace(folder, "write/link", TEXT("own"), &fail)); /* the link goes, its target stays */
  check_content("write/link", "own");
  check_content("write/a", "two");
}

/* Longer and shorter than what was there; a link or a pipe gives way, what a link led to stays. */
static void test_write_over(void **state) {
  (void)state;
  Fail fail = {0};
  make("over/folder");
  assert_true(fs_write_over(folder, "over/a", TEXT("head "), TEXT("and body"), &fail));
  check_content("over/a", "head and body");
  assert_true(fs_write_over(folder, "over/a", TEXT("he"), TEXT_NONE, &fail));
  check_content("over/a", "he");
  assert_int_equal(symlinkat("a", folder, "over/link"), 0);
  assert_int_equal(mkfifoat(folder, "over/pipe", 0666), 0);
  assert_true(fs_write_over(folder, "over/link", TEXT("o"), TEXT("wn"), &fail));
  assert_true(fs_write_over(folder, "over/pipe", TEXT("o"), TEXT("wn"), &fail));
  check_content("over/link", "own");
  check_content("over/pipe", "own");
  check_content("over/a", "he");
  assert_false(fs_write_over(folder, "over/folder", TEXT("x"), TEXT_NONE, &fail));
  assert_false(fs_write_over(folder, "over/none/a", TEXT("x"), TEXT_NONE, &fail));
  assert_false(fs_write_over(folder, "over/../../escaped", TEXT("x"), TEXT_NONE, &fail));
}

static void test_write_replace_leaves_nothing(void **state) {
  (void)state;
  Fail fail = {0};
  FileList list;
  make("replace/folder");
  put("replace/folder/full", "");
  assert_false(fs_write_replace(folder, "replace/folder", TEXT("x"), &fail)); /* a folder is in the way */
  assert_false(fs_write_replace(folder, "replace/none/a", TEXT("x"), &fail));
  assert_true(fs_list(folder, "replace", arena, &list, &fail));
  assert_int_equal(list.len, 1);
  char stale[64];
  snprintf(stale, sizeof stale, "replace/a.%ld.tmp", (long)getpid());
  put(stale, "left by a killed run");
  assert_true(fs_write_replace(folder, "replace/a", TEXT("new"), &fail));
  check_content("replace/a", "new");
  assert_false(exists(stale));
  char path[5000];
  memset(path, 'a', sizeof path);
  path[4999] = '\0';
  assert_false(fs_write_replace(folder, path, TEXT("x"), &fail));
}

/* A disk with no room, here by a limit on the size of files: nothing is left of the file, and the old one is whole. */
static void test_write_to_a_full_disk(void **state) {
  (void)state;
  make("full");
  put("full/old", "old");
  pid_t child = fork();
  if (!child) {
    Fail fail = {0};
    char *big = calloc(1, 1 << 20);
    struct rlimit limit = {1 << 16, 1 << 16};
    sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
    if (setrlimit(RLIMIT_FSIZE, &limit)) _exit(9);
    bool created = fs_write_new(folder, "full/new", (Text){big, 1 << 20}, &fail);
    bool named = fail.os_error == EFBIG;
    bool replaced = fs_write_replace(folder, "full/old", (Text){big, 1 << 20}, &fail);
    replaced |= fs_write_over(folder, "full/over", TEXT("head"), (Text){big, 1 << 20}, &fail);
    free(big);
    _exit(created || replaced || !named ? 1 : 0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  FileList list;
  Fail fail = {0};
  assert_true(fs_list(folder, "full", arena, &list, &fail));
  assert_int_equal(list.len, 1);
  check_content("full/old", "old");
}

static void test_link_and_rename(void **state) {
  (void)state;
  Fail fail = {0};
  make("names/other");
  put("names/a", "a");
  int other = fs_open_folder(folder, "names/other", &fail);
  assert_true(fs_link(folder, "names/a", other, "b", &fail));
  check_content("names/other/b", "a");
  assert_false(fs_link(folder, "names/a", other, "b", &fail));
  assert_int_equal(fail.os_error, EEXIST);
  assert_false(fs_link(folder, "names/none", other, "c", &fail));
  close(other);
  assert_true(fs_rename(folder, "names/a", "names/c", &fail));
  assert_false(exists("names/a"));
  assert_false(fs_rename(folder, "names/a", "names/d", &fail));
  assert_true(fs_sync(folder, &fail));
  assert_false(fs_sync(-1, &fail));
}

static void test_exchange(void **state) {
  (void)state;
  Fail fail = {0};
  bool exchanged = false;
  make("exchange/a");
  make("exchange/b");
  put("exchange/a/of-a", "");
  put("exchange/b/of-b", "");
  assert_true(fs_exchange(folder, "exchange/a", "exchange/b", &exchanged, &fail));
  if (!exchanged) skip(); /* a file system that cannot */
  assert_true(exists("exchange/a/of-b") && exists("exchange/b/of-a"));
  assert_false(fs_exchange(folder, "exchange/a", "exchange/none", &exchanged, &fail));
  assert_false(exchanged);
  assert_int_equal(fail.os_error, ENOENT);
  /* A folder and one inside it: the system says EINVAL, and nothing is done. */
  assert_true(fs_exchange(folder, "exchange", "exchange/a", &exchanged, &fail));
  assert_false(exchanged);
  assert_true(exists("exchange/a/of-b"));
}

static void test_remove_tree(void **state) {
  (void)state;
  Fail fail = {0};
  make("tree/a/b/c");
  make("tree/d");
  make("kept");
  put("kept/file", "kept");
  put("tree/a/b/c/file", "");
  put("tree/a/b/file\n", "");
  put("tree/.hidden", "");
  assert_int_equal(symlinkat("../kept", folder, "tree/link"), 0);
  assert_int_equal(symlinkat("../../../kept", folder, "tree/a/b/link"), 0);
  assert_int_equal(mkfifoat(folder, "tree/d/pipe", 0666), 0);
  assert_true(fs_remove_tree(folder, "tree/a/b", &fail));
  assert_true(exists("tree/a") && !exists("tree/a/b"));
  assert_true(fs_remove_tree(folder, "tree", &fail));
  assert_false(exists("tree"));
  check_content("kept/file", "kept");
  assert_true(fs_remove_tree(folder, "tree", &fail)); /* missing is fine */
  assert_true(fs_remove_tree(folder, "tree/a/b", &fail));
  assert_int_equal(symlinkat("kept", folder, "to-kept"), 0);
  assert_false(fs_remove_tree(folder, "to-kept/file", &fail)); /* not through a link */
  assert_true(fs_remove_tree(folder, "to-kept", &fail)); /* the link itself */
  assert_false(exists("to-kept"));
  check_content("kept/file", "kept");
  put("single", "");
  assert_true(fs_remove_tree(folder, "single", &fail));
  assert_false(exists("single"));
}

/* Deeper than a path may be long and than descriptors reach. */
static void test_remove_deep_tree(void **state) {
  (void)state;
  enum { DEEP = 3000 };
  Fail fail = {0};
  make("deep");
  int at = fs_open_folder(folder, "deep", &fail);
  for (int i = 0; i < DEEP; i++) {
    assert_int_equal(mkdirat(at, "folder", 0777), 0);
    assert_int_equal(symlinkat("folder", at, "link"), 0);
    int next = openat(at, "folder", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(next >= 0);
    close(at);
    at = next;
  }
  close(at);
  if (!fs_remove_tree(folder, "deep", &fail)) fail_msg("%s", fail.text);
  assert_false(exists("deep"));
}

static void test_remove_wide_tree(void **state) {
  (void)state;
  Fail fail = {0};
  for (int i = 0; i < 40; i++) {
    char path[64];
    for (int j = 0; j < 20; j++) {
      snprintf(path, sizeof path, "wide/%d/%d", i, j);
      make(path);
      snprintf(path, sizeof path, "wide/%d/%d/file", i, j);
      put(path, "");
    }
  }
  if (!fs_remove_tree(folder, "wide", &fail)) fail_msg("%s", fail.text);
  assert_false(exists("wide"));
}

static void test_paths(void **state) {
  (void)state;
  static const struct {
    const char *folder, *name, *path;
  } row[] = {{"a", "b", "a/b"}, {"", "b", "b"}, {"a/", "b", "a/b"}, {"a/b", "中.md", "a/b/中.md"}, {"/", "b", "/b"}};
  for (size_t i = 0; i < COUNT(row); i++) {
    assert_true(text_is(fs_path_join(arena, text_of(row[i].folder), text_of(row[i].name)), row[i].path));
  }
  Fail fail = {0};
  assert_int_equal(fs_open_folder(folder, "no-such", &fail), -1);
  assert_int_equal(fail.os_error, ENOENT);
  put("no-folder", "");
  assert_int_equal(fs_open_folder(folder, "no-folder", &fail), -1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_read),
      cmocka_unit_test(test_read_big_and_sparse),
      cmocka_unit_test(test_read_never_leaves),
      cmocka_unit_test(test_walk),
      cmocka_unit_test(test_special_files),
      cmocka_unit_test(test_growing_file),
      cmocka_unit_test(test_list),
      cmocka_unit_test(test_stat),
      cmocka_unit_test(test_make_folders),
      cmocka_unit_test(test_write),
      cmocka_unit_test(test_write_over),
      cmocka_unit_test(test_write_replace_leaves_nothing),
      cmocka_unit_test(test_write_to_a_full_disk),
      cmocka_unit_test(test_link_and_rename),
      cmocka_unit_test(test_exchange),
      cmocka_unit_test(test_remove_tree),
      cmocka_unit_test(test_remove_deep_tree),
      cmocka_unit_test(test_remove_wide_tree),
      cmocka_unit_test(test_paths),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
