/* SPDX-License-Identifier: MIT
 *
 * The nesting law, kind by kind, and each breach that doc_check finds. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

/* What each kind may hold, by the short names of read_help.h; kinds not listed hold nothing. */
#define FLOW "h p ul table fig quote pre rule group chart"
#define PLAIN "text strong em del code br"
static const struct {
  DocKind parent;
  const char *children;
} law[] = {
    {DOC_ROOT, FLOW " page toc"},
    {DOC_GROUP, FLOW " page toc"},
    {DOC_ITEM, FLOW},
    {DOC_CELL, FLOW},
    {DOC_QUOTE, FLOW},
    {DOC_NOTE, FLOW},
    {DOC_LIST, "li"},
    {DOC_TABLE, "tr"},
    {DOC_ROW, "td"},
    {DOC_HEADING, PLAIN " link image note field"},
    {DOC_PARAGRAPH, PLAIN " link image note field"},
    {DOC_FIGURE, PLAIN " link image note field"},
    {DOC_STRONG, PLAIN " link image note field"},
    {DOC_EMPH, PLAIN " link image note field"},
    {DOC_STRIKE, PLAIN " link image note field"},
    {DOC_LINK, PLAIN " image field"},
    {DOC_IMAGE, PLAIN},
};

static bool listed(const char *names, const char *name) {
  Text rest = text_of(names), word;
  while (text_cut(&rest, ' ', &word))
    if (text_is(word, name)) return true;
  return false;
}

static const char *children_of(DocKind parent) {
  for (size_t i = 0; i < COUNT(law); i++)
    if (law[i].parent == parent) return law[i].children;
  return "";
}

static void test_law(void **state) {
  (void)state;
  for (int parent = 0; parent < DOC_KIND_COUNT; parent++) {
    for (int child = 0; child < DOC_KIND_COUNT; child++) {
      const char *name = child == DOC_TEXT ? "text" : show_names[child];
      bool expected = listed(children_of(parent), name);
      if (doc_may_hold(parent, child) != expected) fail_msg("%s in %s", name, show_names[parent] ? show_names[parent] : "text");
    }
    assert_int_equal(doc_is_leaf(parent), *children_of(parent) == 0);
    assert_int_equal(doc_is_block(parent), parent < DOC_TEXT);
  }
}

/* Puts a node where no builder would. */
static DocNode *force(DocNode *parent, DocKind kind) {
  DocNode *node = doc_new(arena);
  node->kind = kind;
  node->parent = parent;
  if (parent->last) parent->last->next = node;
  else parent->first = node;
  return parent->last = node;
}

static void test_nesting_breaches(void **state) {
  (void)state;
  DocNode *root = doc_new(arena), *item = force(root, DOC_ITEM);
  assert_ptr_equal(doc_check(root), item);
  root = doc_new(arena);
  DocNode *text = doc_add_text(arena, doc_add_paragraph(arena, root, TEXT("a")), TEXT("b")), *inside = force(text, DOC_TEXT);
  assert_ptr_equal(doc_check(root), inside);
  root = doc_new(arena);
  DocNode *link = doc_add_link(arena, doc_add_paragraph(arena, root, TEXT_NONE), LINK_HERE, TEXT("a"), TEXT_NONE);
  DocNode *second = force(force(link, DOC_STRONG), DOC_LINK); /* lawful step by step */
  assert_ptr_equal(doc_check(root), second);
  root = doc_new(arena);
  DocNode *note = doc_add(arena, doc_add_paragraph(arena, root, TEXT_NONE), DOC_NOTE);
  assert_null(doc_check(root));
  DocNode *inner = doc_add(arena, doc_add_paragraph(arena, note, TEXT_NONE), DOC_NOTE);
  assert_ptr_equal(doc_check(root), inner);
  root = doc_new(arena);
  DocNode *figure = doc_add(arena, root, DOC_FIGURE);
  assert_ptr_equal(doc_check(root), figure);
  doc_add(arena, figure, DOC_IMAGE);
  assert_null(doc_check(root));
}

static void test_ids_and_levels(void **state) {
  (void)state;
  static const char *const good[] = {"a", "A.b_c-9", "学习-1", "é"};
  static const char *const bad[] = {"1a", "-a", "a b", "a#", "a\"", "_"};
  DocNode *root = doc_new(arena), *heading = doc_add_heading(arena, root, 1, TEXT("x"));
  for (size_t i = 0; i < COUNT(good); i++) {
    heading->id = text_of(good[i]);
    assert_null(doc_check(root));
  }
  for (size_t i = 0; i < COUNT(bad); i++) {
    heading->id = text_of(bad[i]);
    assert_ptr_equal(doc_check(root), heading);
  }
  heading->id = TEXT("a");
  DocNode *twin = doc_add_paragraph(arena, root, TEXT("y"));
  twin->id = TEXT("a");
  assert_ptr_equal(doc_check(root), twin);
  twin->id = TEXT("b");
  twin->first->id = TEXT("c"); /* inlines have none */
  assert_ptr_equal(doc_check(root), twin->first);
  twin->first->id = TEXT_NONE;
  heading->level = 7;
  assert_ptr_equal(doc_check(root), heading);
  heading->level = 0;
  assert_ptr_equal(doc_check(root), heading);
}

static void test_classes(void **state) {
  (void)state;
  DocNode *root = doc_new(arena), *group = doc_add(arena, root, DOC_GROUP);
  for (size_t i = 0; doc_classes[i]; i++) {
    group->klass = text_of(doc_classes[i]);
    assert_null(doc_check(root));
  }
  group->klass = TEXT("colourful");
  assert_ptr_equal(doc_check(root), group);
  group->klass = TEXT_NONE;
  doc_add(arena, root, DOC_CODE_BLOCK)->klass = TEXT("c++"); /* a language, not a class */
  assert_null(doc_check(root));
}

/* A table from rows of "WxH" spans, "." = one cell. */
static DocNode *spans(DocNode *root, size_t columns, const char *rows) {
  DocNode *table = doc_add_table(arena, root, NULL, columns, 0);
  Text rest = text_of(rows), row, cell;
  while (text_cut(&rest, '/', &row)) {
    DocNode *at = doc_add(arena, table, DOC_ROW);
    while (text_cut(&row, ' ', &cell)) {
      DocNode *made = doc_add_cell(arena, at)->parent;
      made->span_columns = cell.at[0] == '.' ? 0 : (uint16_t)(cell.at[0] - '0');
      made->span_rows = cell.len == 3 ? (uint16_t)(cell.at[2] - '0') : 0;
    }
  }
  return table;
}

static void test_tables(void **state) {
  (void)state;
  static const struct {
    const char *rows;
    bool lawful;
  } row[] = {
      {". . .", true},
      {". 2", true},
      {"3", true},
      {". .", false},
      {". . . .", false},
      {"4", false},
      {"1x2 . ./. .", true},
      {"1x2 . ./. . .", false},
      {"2x2 ./.", true},
      {"2x2 ./. .", false},
      {"1x3 . ./. ./. .", true},
      {"1x3 . ./. .", false},
      {". 1x2 ./. ./. . .", true},
      {". 1x2 ./2", false},
      {"3x2", false},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    DocNode *root = doc_new(arena);
    spans(root, 3, row[i].rows);
    if (!doc_check(root) != row[i].lawful) fail_msg("%s", row[i].rows);
  }
  DocNode *root = doc_new(arena), *table = spans(root, 2, ". ./. .");
  table->head_rows = 2;
  assert_null(doc_check(root));
  table->head_rows = 3;
  assert_ptr_equal(doc_check(root), table);
  table->head_rows = 0;
  table->columns = NULL;
  assert_ptr_equal(doc_check(root), table);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_law, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_nesting_breaches, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_ids_and_levels, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_classes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_tables, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
