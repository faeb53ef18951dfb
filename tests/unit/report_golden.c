/* SPDX-License-Identifier: MIT
 *
 * Each report of the default theme in each language, from a hand-made result, against tests/golden/report/.
 * DOSSIER_GOLDEN=write shows what would change and writes it. Run from the root of the source.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <fcntl.h>

#include "report_sample.h"
#include "write/write.h"

static Theme *load(Lang lang, Arena *arena) {
  Fail fail = {0};
  DiagList *diags = diag_list_new(arena);
  int themes = fs_open_folder(AT_FDCWD, "themes", &fail);
  Theme *theme = theme_load(themes, TEXT("default"), lang, arena, diags, &fail);
  Buf out = {0};
  for (size_t i = 0; i < diags->all.len; i++) diag_print(&out, &diags->all.at[i], LANG_EN, false);
  if (out.len) print_error("%.*s\n", (int)out.len, out.at);
  assert_string_equal(fail.text, "");
  assert_non_null(theme);
  buf_free(&out);
  return theme;
}

/* What the plain text leaves out and a reader depends on: ids, link targets, captions, classes. */
static void put_structure(Buf *out, DocNode *root) {
  DocWalk walk = doc_walk(root);
  buf_str(out, "\n----\n");
  while (doc_walk_next(&walk)) {
    const DocNode *node = walk.node;
    if (!walk.entering) continue;
    if (node->kind == DOC_HEADING) buf_format(out, "h%d %.*s\n", node->level, TEXT_ARG(node->id));
    if (node->kind == DOC_TABLE) buf_format(out, "table %.*s: %.*s\n", TEXT_ARG(node->klass), TEXT_ARG(node->title));
    if (node->kind == DOC_GROUP) buf_format(out, "group %.*s\n", TEXT_ARG(node->klass));
    if (node->kind == DOC_LINK) buf_format(out, "link %d %.*s\n", (int)node->link, TEXT_ARG(node->target));
  }
}

static void show_difference(Text old, Text new, const char *path) {
  Text old_line = TEXT_NONE, new_line = TEXT_NONE;
  for (int line = 1, shown = 0; (old.len || new.len) && shown < 20; line++) {
    if (!text_cut(&old, '\n', &old_line)) old_line = TEXT_NONE;
    if (!text_cut(&new, '\n', &new_line)) new_line = TEXT_NONE;
    if (text_equal(old_line, new_line)) continue;
    print_error("%s:%d\n- %.*s\n+ %.*s\n", path, line, TEXT_ARG(old_line), TEXT_ARG(new_line));
    shown++;
  }
}

static bool golden(const char *path, Text now, Arena *arena) {
  Fail fail = {0};
  Text before = TEXT_NONE;
  FileStat stat;
  const char *mode = getenv("DOSSIER_GOLDEN");
  bool same = fs_read(AT_FDCWD, path, 1 << 20, arena, &before, &stat, &fail) == READ_OK && text_equal(before, now);
  if (same) return true;
  show_difference(before, now, path);
  if (!mode || strcmp(mode, "write")) return false;
  return fs_write_replace(AT_FDCWD, path, now, &fail);
}

/* Every table has a head row, a caption and cells in each row; the first lines say the day. */
static void check_manners(DocNode *root, ReportKind kind) {
  DocWalk walk = doc_walk(root);
  while (doc_walk_next(&walk)) {
    if (!walk.entering || walk.node->kind != DOC_TABLE) continue;
    assert_int_equal(walk.node->head_rows, 1);
    assert_true(walk.node->title.len > 0);
  }
  assert_null(doc_check(root));
  assert_int_equal(root->first->kind, DOC_HEADING);
  assert_int_equal(root->first->level, 1);
  (void)kind;
}

static void test_reports(void **state) {
  Lang lang = *(Lang *)*state;
  Arena *arena = arena_new();
  Sample sample;
  Theme *theme = load(lang, arena);
  sample_make(&sample, arena, lang);
  int wrong = 0;
  for (int kind = 0; kind < REPORT_COUNT; kind++) {
    ReportData data = sample_data(&sample, (ReportKind)kind);
    DocNode *root = report_compose(theme, (ReportKind)kind, &data, arena, sample.diags);
    check_manners(root, (ReportKind)kind);
    Buf out = {0};
    Text title = report_title(theme, (ReportKind)kind, &data, arena), plain = doc_plain(arena, root->first);
    assert_int_equal(text_compare(title, plain), 0);
    text_write(&out, root);
    put_structure(&out, root);
    Text path = text_format(arena, "tests/golden/report/%s.%s.txt", report_names[kind], lang_tag(lang));
    wrong += !golden(text_cstr(arena, path), buf_view(&out), arena);
    buf_free(&out);
  }
  arena_free(arena);
  assert_int_equal(wrong, 0);
}

int main(void) {
  static Lang en = LANG_EN, zh = LANG_ZH_HANS;
  const struct CMUnitTest tests[] = {
      {"reports in English", test_reports, NULL, NULL, &en},
      {"reports in Simplified Chinese", test_reports, NULL, NULL, &zh},
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
