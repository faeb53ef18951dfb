/* SPDX-License-Identifier: MIT
 *
 * dossier verify PACKAGE.zip: whether a package is as it was made. Takes: a package of a unit or of an assessment; perhaps
 * the input that it was made from. Gives: status 0, or 1 after a message for each thing that is not. Owns: the package in
 * memory, and a folder for what is made again, removed at the end. Nothing is extracted, and no output is touched.
 */
#include "commands.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACKAGE_BYTES ((size_t)2 << 30) /* held in memory, as its originals were when it was made */

typedef struct Verify {
  const Options *options;
  Arena *arena;
  DiagList *diags;
  const char *path;
  Text name, bytes; /* of the package */
  Verified verified;
} Verify;

static Text last_name(Text path) {
  size_t start = path.len;
  while (start && path.at[start - 1] != '/') start--;
  return text_slice(path, start, path.len);
}

/* A file by a path that a person gave: absolute, or with links in its folders. */
static ReadOutcome read_named(Arena *arena, Text path, Text *bytes, Fail *fail) {
  Text name = last_name(path), folder = text_slice(path, 0, path.len - name.len);
  FileStat stat;
  int at = fs_open_folder(AT_FDCWD, folder.len ? text_cstr(arena, folder) : ".", fail);
  if (at < 0) return READ_MISSING;
  ReadOutcome outcome = name.len ? fs_read(at, text_cstr(arena, name), PACKAGE_BYTES, arena, bytes, &stat, fail) : READ_MISSING;
  close(at);
  return outcome;
}

static int package_open(Verify *v) {
  Fail fail = {0};
  Text limit = text_format(v->arena, "%zu", PACKAGE_BYTES);
  ReadOutcome outcome = read_named(v->arena, text_of(v->path), &v->bytes, &fail);
  switch (outcome) {
  case READ_OK: return EXIT_DONE;
  case READ_TOO_BIG: say_error(v->options, SAY_VERIFY_TOO_BIG, v->path, text_cstr(v->arena, limit), NULL); return EXIT_USAGE;
  case READ_MISSING:
  case READ_NOT_REGULAR:
  case READ_CHANGED: say_error(v->options, SAY_VERIFY_NO_FILE, v->path, NULL, NULL); return EXIT_USAGE;
  case READ_FAILED: break;
  }
  terminal_fail(v->options, &fail);
  return EXIT_SYSTEM;
}

/* ---- Made again ---- */

/* As the package says it was made; a unit's package does not say it, and is made as the options do. */
static Options options_again(const Verify *v, const char *output) {
  Options options = *v->options;
  const Verified *verified = &v->verified;
  options.output = output;
  options.quiet = true;
  options.strict = false;
  if (verified->assessment.len) options.only = verified->assessment;
  if (verified->theme.len && !options.theme.len) options.theme = verified->theme;
  if (verified->as_of != DAY_NONE && options.as_of == DAY_NONE) options.as_of = verified->as_of;
  if (!options.has_lang) options.has_lang = lang_parse(verified->language, &options.lang);
  return options;
}

/* The package of that name in one of the outputs. */
static bool find_again(Verify *v, int output, Text *again, Fail *fail) {
  FileList entries = {0};
  if (!fs_list(output, ".", v->arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name;
    Text path = v->verified.whole ? text_format(v->arena, "%.*s/packages/%.*s.zip", TEXT_ARG(name), TEXT_ARG(name))
                                  : text_format(v->arena, "%.*s/packages/units/%.*s", TEXT_ARG(name), TEXT_ARG(v->name));
    FileStat stat;
    if (name.at[0] == '.' || !fs_stat(output, text_cstr(v->arena, path), &stat)) continue;
    return fs_read(output, text_cstr(v->arena, path), PACKAGE_BYTES, v->arena, again, &stat, fail) == READ_OK;
  }
  diag_add(v->diags, DIAG_VERIFY_NONE, where_of(text_of(v->path), 0, 0), v->name, TEXT_NONE, TEXT_NONE);
  return true;
}

static int compare_again(Verify *v, const char *folder) {
  Options options = options_again(v, folder);
  Fail fail = {0};
  Text again = TEXT_NONE;
  int status = command_build(&options);
  if (status != EXIT_DONE) return status;
  int output = fs_open_folder(AT_FDCWD, folder, &fail);
  bool good = output >= 0 && find_again(v, output, &again, &fail);
  if (output >= 0) close(output);
  if (good && again.len) package_compare(v->bytes, again, text_of(v->path), v->arena, v->diags);
  if (!good) terminal_fail(v->options, &fail);
  return good ? EXIT_DONE : EXIT_SYSTEM;
}

/* In a folder of its own below TMPDIR. */
static int make_again(Verify *v) {
  const char *base = getenv("TMPDIR");
  Text pattern = text_format(v->arena, "%s/dossier-verify.XXXXXX", base && *base ? base : "/tmp");
  char *folder = (char *)(uintptr_t)text_cstr(v->arena, pattern);
  Fail fail = {0};
  if (!mkdtemp(folder)) {
    fail_errno(&fail, "create the folder", folder);
    terminal_fail(v->options, &fail);
    return EXIT_SYSTEM;
  }
  int status = compare_again(v, folder), parent = fs_open_folder(AT_FDCWD, base && *base ? base : "/tmp", &fail);
  if (parent >= 0) fs_remove_tree(parent, text_cstr(v->arena, last_name(text_of(folder))), &fail);
  if (parent >= 0) close(parent);
  return status;
}

/* ---- What is said ---- */

static void tell_line(const Verify *v, Said what, Text first, size_t second) {
  Text args[] = {first, text_format(v->arena, "%zu", second)};
  Text line = say_texts(v->arena, v->options->messages, what, args, 2);
  terminal_write(1, text_format(v->arena, "%.*s\n", TEXT_ARG(line)));
}

static void tell_diags(const Verify *v) {
  Buf out = {0};
  diag_sort(v->diags);
  for (size_t i = 0; i < v->diags->all.len; i++) diag_print(&out, &v->diags->all.at[i], v->options->messages, v->options->colour);
  terminal_write(2, buf_view(&out));
  buf_free(&out);
}

static int tell(const Verify *v) {
  const Verified *verified = &v->verified;
  size_t wrong = v->diags->all.len;
  Text path = text_visible(v->arena, text_of(v->path));
  tell_diags(v);
  tell_line(v, wrong ? SAY_VERIFY_BAD : SAY_VERIFY_GOOD, path, wrong ? wrong : verified->files);
  if (wrong) return EXIT_GATE;
  if (verified->whole) tell_line(v, SAY_VERIFY_NUMBERS, text_format(v->arena, "%zu", verified->units), verified->numbers);
  else if (!v->options->again) tell_line(v, SAY_VERIFY_NO_RESULTS, TEXT_NONE, 0);
  if (v->options->again) tell_line(v, SAY_VERIFY_AGAIN, text_of(v->options->input), 0);
  return EXIT_DONE;
}

int verify_again(const Options *options, const char *path, Arena *arena, Verified *verified) {
  Verify v = {.options = options, .arena = arena, .path = path, .name = last_name(text_of(path))};
  v.diags = diag_list_new(arena);
  int status = package_open(&v);
  if (status == EXIT_DONE) package_verify(v.bytes, text_visible(arena, text_of(path)), arena, v.diags, &v.verified);
  if (status == EXIT_DONE && !v.diags->all.len) status = make_again(&v);
  if (status == EXIT_DONE) tell_diags(&v);
  if (status == EXIT_DONE && v.diags->all.len) status = EXIT_GATE;
  *verified = v.verified;
  return status;
}

int command_verify(const Options *options, const char *path) {
  Verify v = {.options = options, .arena = arena_new(), .path = path, .name = last_name(text_of(path))};
  v.diags = diag_list_new(v.arena);
  int status = package_open(&v);
  if (status == EXIT_DONE) package_verify(v.bytes, text_visible(v.arena, text_of(path)), v.arena, v.diags, &v.verified);
  if (status == EXIT_DONE && options->again && !v.diags->all.len) status = make_again(&v);
  if (status == EXIT_DONE) status = tell(&v);
  arena_free(v.arena);
  return status;
}
