/* SPDX-License-Identifier: MIT
 *
 * What the tests of read/ share: an arena and a list of diagnostics a test, a tree as one line of text, and the diagnostics
 * as one line each.
 */
#ifndef DOSSIER_TESTS_READ_HELP_H
#define DOSSIER_TESTS_READ_HELP_H

#include "read/read.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;
static DiagList *diags;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  diags = diag_list_new(arena);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static void forget_diags(void) {
  diags = diag_list_new(arena);
}

#define check_text(got, expected) check_text_at((got), (expected), __FILE__, __LINE__)
static void check_text_at(Text got, const char *expected, const char *file, int line) {
  if (text_is(got, expected)) return;
  print_error("got      %.*s\nexpected %s\n", TEXT_ARG(got), expected);
  _fail(file, line);
}

/* "{strong a}b": kinds by short names, text as it stands; ids, lines and the like where they are given. */
static const char *const show_names[DOC_KIND_COUNT] = {
    [DOC_ROOT] = "root",      [DOC_HEADING] = "h",     [DOC_PARAGRAPH] = "p",     [DOC_LIST] = "ul",     [DOC_ITEM] = "li",
    [DOC_TABLE] = "table",    [DOC_ROW] = "tr",        [DOC_CELL] = "td",         [DOC_FIGURE] = "fig",  [DOC_QUOTE] = "quote",
    [DOC_CODE_BLOCK] = "pre", [DOC_RULE] = "rule",     [DOC_PAGE_BREAK] = "page", [DOC_GROUP] = "group", [DOC_TOC] = "toc",
    [DOC_CHART] = "chart",    [DOC_STRONG] = "strong", [DOC_EMPH] = "em",         [DOC_STRIKE] = "del",  [DOC_CODE] = "code",
    [DOC_LINK] = "link",      [DOC_IMAGE] = "image",   [DOC_BREAK] = "br",        [DOC_NOTE] = "note",   [DOC_FIELD] = "field"};

static const char *const show_links[] = {"none", "outside", "here", "site", "file"};
static const char *const show_aligns[] = {"", "<", "^", ">"};

static void show_enter(Buf *out, const DocNode *node) {
  if (node->kind == DOC_TEXT) {
    buf_text(out, node->text);
    return;
  }
  buf_format(out, "{%s", node->kind == DOC_LIST && node->ordered ? "ol" : show_names[node->kind]);
  if (node->kind == DOC_HEADING) buf_format(out, "%d", node->level);
  if (node->id.len) buf_format(out, "#%.*s", TEXT_ARG(node->id));
  if (node->kind == DOC_LIST && node->ordered) buf_format(out, "%u", node->start);
  if (node->kind == DOC_LIST && !node->tight) buf_str(out, " loose");
  if (node->kind == DOC_TABLE) buf_format(out, "%ux%u", node->head_rows, node->column_count);
  if (node->kind == DOC_CELL) buf_str(out, show_aligns[node->align]);
  if (node->span_columns > 1) buf_format(out, "+%u", node->span_columns);
  if (node->task) buf_str(out, node->task == TASK_DONE ? "[x]" : "[ ]");
  if (node->kind == DOC_CODE_BLOCK && node->klass.len) buf_format(out, ".%.*s", TEXT_ARG(node->klass));
  if (node->kind == DOC_LINK || node->kind == DOC_IMAGE)
    buf_format(out, " %s:%.*s", show_links[node->link], TEXT_ARG(node->target));
  if (node->title.len) buf_format(out, " \"%.*s\"", TEXT_ARG(node->title));
  if (node->first || node->text.len) buf_char(out, ' ');
  buf_text(out, node->text);
}

static Text show(const DocNode *root) {
  if (!root) return TEXT("nothing");
  assert_null(doc_check(root));
  Buf out = {0};
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) {
    if (walk.node == root) continue;
    if (walk.entering) show_enter(&out, walk.node);
    else if (walk.node->kind != DOC_TEXT) buf_char(&out, '}');
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* "name:line(arg)" for each diagnostic, in order of coming. */
static Text show_diags(void) {
  Buf out = {0};
  for (size_t i = 0; i < diags->all.len; i++) {
    const Diag *diag = &diags->all.at[i];
    buf_format(&out, "%s%s:%u", i ? " " : "", diag_name(diag->code), diag->where.line);
    if (diag->arg[0].len) buf_format(&out, "(%.*s)", TEXT_ARG(diag->arg[0]));
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static Text repeat(const char *piece, size_t count) {
  Buf out = {0};
  for (size_t i = 0; i < count; i++) buf_str(&out, piece);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static Text glue(Text a, Text b, Text c) {
  Buf out = {0};
  buf_text(&out, a);
  buf_text(&out, b);
  buf_text(&out, c);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static Text bytes_of(const char *text) {
  return text_of(text);
}

__attribute__((unused)) static void use_help(void) {
  (void)set_up, (void)tear_down, (void)forget_diags, (void)check_text_at, (void)show, (void)show_diags, (void)repeat, (void)glue;
  (void)bytes_of;
}

#endif
