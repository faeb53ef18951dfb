/* SPDX-License-Identifier: MIT
 *
 * Rows of tests of the vocabulary: a test, papers as short words, and the leaves expected, one letter a leaf: D done, L done
 * late, O open, W waiting; small letters: not due yet.
 * Takes: a Bench. Owns: nothing.
 */
#ifndef ASSESS_ROWS_H
#define ASSESS_ROWS_H

#include "assess_help.h"

/* Papers: "kind@2024-05-01" with flags behind it: ! unreadable, # with heading
    "Install", ~ placeholder, + photo, = says "report" */
HELPER static void add_paper(Bench *bench, const char *spec, int number) {
  char kind[32] = "", date[16] = "", name[64];
  int at = 0;
  while (spec[at] && !strchr("@!#~+=", spec[at])) at++;
  memcpy(kind, spec, (size_t)at);
  const char *flags = spec + at;
  Day day = DAY_NONE;
  if (*flags == '@') {
    memcpy(date, flags + 1, 10);
    assert_true(day_parse(text_of(date), &day));
    flags += 11;
  }
  snprintf(name, sizeof name, "%s-%d.md", kind, number);
  Record *record = bench_paper(bench, name, text_cstr(bench->arena, text_of(kind)), day);
  for (; *flags; flags++) {
    if (*flags == '!') record->unreadable = UNREADABLE_ATTACHMENT;
    if (*flags == '#') bench_heading(bench, record, "Install", 5);
    if (*flags == '~') record->placeholder = true;
    if (*flags == '+') record->images = 1;
    if (*flags == '=') bench_text(bench, record, "how to report");
  }
}

static void add_papers(Bench *bench, const char *papers) {
  Text rest = text_of(papers), spec;
  for (int number = 1; text_cut(&rest, ' ', &spec); number++)
    if (spec.len) add_paper(bench, text_cstr(bench->arena, spec), number);
}

static char letter(const Leaf *leaf) {
  char c = leaf->state == LEAF_DONE ? (leaf->late ? 'L' : 'D') : leaf->state == LEAF_OPEN ? 'O' : 'W';
  return leaf->due ? c : (char)(c + 32);
}

HELPER static const char *letters(const PartResult *part) {
  static char text[64];
  size_t count = part->leaves.len < 63 ? part->leaves.len : 63;
  for (size_t i = 0; i < count; i++) text[i] = letter(&part->leaves.at[i]);
  text[count] = '\0';
  return text;
}

typedef struct Row {
  const char *test, *papers, *leaves;
  State state;
} Row;

static const char *const kinds = "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } }\n"
                                 "kind { id = 'list', words = { 'list' } } kind { id = 'end', words = { 'end' } }\n";

HELPER static int try_row(const Row *row) {
  Bench bench;
  bench_open(&bench);
  char items[1024];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', points = 10,\n test = %s }", kinds, row->test);
  bench_pack(&bench, ", full = 10, period = year(2024)", items);
  add_papers(&bench, row->papers);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  int wrong = strcmp(letters(part), row->leaves) || result.items.at[0].state != row->state || bench.diags->all.len;
  if (wrong) fprintf(stderr, "%s\n  with %s:\n  %s, not %s; %s, not %s\n", row->test, row->papers, letters(part), row->leaves,
                     state_names[result.items.at[0].state], state_names[row->state]);
  for (size_t i = 0; i < bench.diags->all.len; i++) fprintf(stderr, "  %.*s\n", TEXT_ARG(bench.diags->all.at[i].arg[1]));
  bench_close(&bench);
  return wrong;
}

HELPER static void try_rows(const Row *rows, size_t count) {
  int wrong = 0;
  for (size_t i = 0; i < count; i++) wrong += try_row(&rows[i]);
  assert_int_equal(wrong, 0);
}

#endif
