/* SPDX-License-Identifier: MIT
 *
 * A small input/ in a temporary folder for tests of evidence/. Takes: paths and texts. Gives: an opened assessment, its units,
 * the records of a unit, and what was said about them. Owns the folder until sample_close.
 */
#ifndef EVIDENCE_SAMPLE_H
#define EVIDENCE_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "evidence/evidence.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct Sample {
  char path[64];
  int top, input;
  Arena *arena;
  DiagList *diags;
  Fail fail;
  Assessment assessment;
  Units units;
  Vocabulary vocabulary;
  BadFiles bad;
  UnitEvidence evidence;
  PhotoOutcome (*photo)(void *state, const Sha256 *hash, Text bytes, Picture *shown); /* NULL: no small copies */
  Buf seen; /* what the callbacks were told, a line each */
} Sample;

static inline Sample *sample_open(void) {
  Sample *s = calloc(1, sizeof *s);
  strcpy(s->path, "/tmp/dossier-evidence-XXXXXX");
  assert_non_null(mkdtemp(s->path));
  s->arena = arena_new();
  s->diags = diag_list_new(s->arena);
  s->top = open(s->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  assert_int_equal(mkdirat(s->top, "input", 0755), 0);
  s->input = openat(s->top, "input", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  s->assessment.folder = s->assessment.units_folder = s->assessment.register_folder = -1;
  s->vocabulary.period = (Period){DAY_NONE, DAY_NONE};
  return s;
}

static inline void sample_close(Sample *s) {
  assessment_close(&s->assessment);
  close(s->input);
  assert_true(fs_remove_tree(s->top, "input", &s->fail));
  close(s->top);
  assert_int_equal(rmdir(s->path), 0);
  buf_free(&s->seen);
  arena_free(s->arena);
  free(s);
}

static inline void sample_folder(Sample *s, const char *path) {
  char part[PATH_MAX];
  for (const char *at = path; (at = strchr(at, '/')); at++) {
    snprintf(part, sizeof part, "%.*s", (int)(at - path), path);
    mkdirat(s->input, part, 0755);
  }
  mkdirat(s->input, path, 0755);
}

static inline void sample_bytes(Sample *s, const char *path, const void *bytes, size_t size) {
  const char *slash = strrchr(path, '/');
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%.*s", (int)(slash ? slash - path : 0), path);
  if (*folder) sample_folder(s, folder);
  int fd = openat(s->input, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, size), (ssize_t)size);
  close(fd);
}

static inline void sample_file(Sample *s, const char *path, const char *text) {
  sample_bytes(s, path, text, strlen(text));
}

static inline bool sample_assessment(Sample *s, const char *name) {
  return assessment_open(s->input, text_of(name), DAY_NONE, s->arena, s->diags, &s->assessment, &s->fail);
}

static inline bool sample_units(Sample *s) {
  if (s->assessment.folder < 0 && !sample_assessment(s, "a")) return false;
  return units_read(&s->assessment, s->arena, s->diags, &s->units, &s->fail);
}

static inline void sample_touch(void *state, Text path) {
  buf_format(&((Sample *)state)->seen, "touch %.*s\n", TEXT_ARG(path));
}

static inline void sample_paper(void *state, const Record *record, Paper *paper, Text bytes) {
  (void)paper;
  buf_format(&((Sample *)state)->seen, "paper %.*s %zu\n", TEXT_ARG(record->path), bytes.len);
}

static inline bool sample_read_with(Sample *s, uint32_t unit, void (*paper)(void *, const Record *, Paper *, Text)) {
  EvidenceReader reader = {&s->assessment, &s->units, &s->vocabulary, &s->bad, s, sample_touch, paper, s->photo, NULL};
  return evidence_read_unit(&reader, unit, s->arena, s->diags, &s->evidence, &s->fail);
}

static inline bool sample_read(Sample *s, uint32_t unit) {
  return sample_read_with(s, unit, sample_paper);
}

static inline Record *sample_record(Sample *s, const char *path) {
  for (size_t i = 0; i < s->evidence.records.len; i++)
    if (text_is(s->evidence.records.at[i].path, path)) return &s->evidence.records.at[i];
  return NULL;
}

static inline size_t sample_said(const Sample *s, DiagCode code) {
  size_t count = 0;
  for (size_t i = 0; i < s->diags->all.len; i++) count += s->diags->all.at[i].code == code;
  return count;
}

static inline const Diag *sample_diag(const Sample *s, DiagCode code) {
  for (size_t i = 0; i < s->diags->all.len; i++)
    if (s->diags->all.at[i].code == code) return &s->diags->all.at[i];
  return NULL;
}

/* The diagnostic about that file: its end of the path. */
static inline const Diag *sample_diag_at(const Sample *s, DiagCode code, const char *file_end) {
  for (size_t i = 0; i < s->diags->all.len; i++)
    if (s->diags->all.at[i].code == code && text_ends(s->diags->all.at[i].where.file, text_of(file_end)))
      return &s->diags->all.at[i];
  return NULL;
}

static inline void sample_print(const Sample *s) {
  Buf out = {0};
  for (size_t i = 0; i < s->diags->all.len; i++) diag_print(&out, &s->diags->all.at[i], LANG_EN, false);
  if (out.len) print_message("%.*s\n", (int)out.len, out.at);
  if (*s->fail.text) print_message("failure: %s\n", s->fail.text);
  buf_free(&out);
}

static inline void assert_text(Text text, const char *expected) {
  char *got = strndup(text.at ? text.at : "", text.len);
  assert_string_equal(got, expected);
  free(got);
}

/* Kind "id:word,word" with folded words. */
static inline Kind *sample_kind(Sample *s, const char *id, const char *words) {
  Kind *kind = list_add(s->arena, &s->vocabulary.kinds);
  kind->id = kind->title = text_of(id);
  Text rest = text_of(words), word;
  while (text_cut(&rest, ',', &word)) *list_add(s->arena, &kind->words) = text_fold(s->arena, word);
  return kind;
}

static inline void sample_field(Sample *s, Kind *kind, const char *name, const char *synonyms) {
  KindField *field = list_add(s->arena, &kind->fields);
  field->name = text_of(name);
  Text rest = text_of(synonyms), word;
  while (text_cut(&rest, ',', &word)) *list_add(s->arena, &field->synonyms) = text_fold(s->arena, word);
}

/* input/a with one unit "u", as of 2018-01-31. */
static inline Sample *sample_one_unit(void) {
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  sample_folder(s, "a/units/u");
  return s;
}

#endif
