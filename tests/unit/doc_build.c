/* SPDX-License-Identifier: MIT
 *
 * Building, moving, copying and walking document trees. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "read_help.h"

static DocNode *sample(void) {
  DocNode *root = doc_new(arena);
  DocNode *heading = doc_add_heading(arena, root, 2, TEXT("Plan"));
  heading->id = TEXT("plan");
  DocNode *paragraph = doc_add_paragraph(arena, root, TEXT("a "));
  doc_add_text(arena, doc_add(arena, paragraph, DOC_STRONG), TEXT("b"));
  doc_add_link(arena, paragraph, LINK_OUTSIDE, TEXT("https://c.d"), TEXT("e"));
  DocNode *table = doc_add_table(arena, root, (DocColumn[]){{ALIGN_LEFT, 1}, {ALIGN_RIGHT, 2}}, 2, 1);
  for (int i = 0; i < 2; i++) {
    DocNode *row = doc_add(arena, table, DOC_ROW);
    doc_add_cell_text(arena, row, TEXT("f"));
    doc_add_cell_text(arena, row, TEXT("g"));
  }
  return root;
}

static const char sample_shown[] =
    "{h2#plan Plan}{p a {strong b}{link outside:https://c.d e}}{table1x2 {tr {td {p f}}{td {p g}}}{tr {td {p f}}{td {p g}}}}";

static void test_builders(void **state) {
  (void)state;
  check_text(show(sample()), sample_shown);
}

static void test_text_joins(void **state) {
  (void)state;
  DocNode *paragraph = doc_add_paragraph(arena, doc_new(arena), TEXT_NONE);
  assert_null(paragraph->first);
  assert_null(doc_add_text(arena, paragraph, TEXT_NONE));
  char bytes[] = "one";
  DocNode *first = doc_add_text(arena, paragraph, text_of(bytes));
  bytes[0] = 'x';
  assert_ptr_equal(doc_add_text(arena, paragraph, TEXT(" two")), first);
  check_text(first->text, "one two");
  doc_add(arena, paragraph, DOC_BREAK);
  assert_ptr_not_equal(doc_add_text(arena, paragraph, TEXT("three")), first);
}

static void test_moving(void **state) {
  (void)state;
  DocNode *root = doc_new(arena);
  DocNode *a = doc_add_paragraph(arena, root, TEXT("a")), *b = doc_add_paragraph(arena, root, TEXT("b"));
  DocNode *c = doc_add_paragraph(arena, root, TEXT("c")), *quote = doc_add(arena, root, DOC_QUOTE);
  doc_append(root, a);
  check_text(show(root), "{p b}{p c}{quote}{p a}");
  doc_insert_after(b, a);
  check_text(show(root), "{p b}{p a}{p c}{quote}");
  doc_append(quote, c);
  check_text(show(root), "{p b}{p a}{quote {p c}}");
  doc_insert_after(quote, b);
  check_text(show(root), "{p a}{quote {p c}}{p b}");
  assert_ptr_equal(root->last, b);
  doc_unlink(quote);
  doc_unlink(quote);
  doc_unlink(b);
  check_text(show(root), "{p a}");
  assert_true(root->first == a && root->last == a && !a->next);
  doc_unlink(a);
  assert_true(!root->first && !root->last);
}

static void test_copy(void **state) {
  (void)state;
  DocNode *root = sample(), *copy = doc_copy(arena, root);
  check_text(show(copy), sample_shown);
  assert_null(copy->parent);
  doc_add_text(arena, copy->first, TEXT("!"));
  check_text(show(root), sample_shown);
  DocNode *part = doc_copy(arena, root->first->next);
  assert_true(!part->parent && !part->next);
  check_text(show(part), "a {strong b}{link outside:https://c.d e}");
}

static void test_walk(void **state) {
  (void)state;
  DocNode *root = doc_new(arena), *quote = doc_add(arena, root, DOC_QUOTE);
  doc_add_paragraph(arena, quote, TEXT("a"));
  doc_add(arena, root, DOC_RULE);
  static const struct {
    DocKind kind;
    bool entering;
  } steps[] = {{DOC_ROOT, true},       {DOC_QUOTE, true},  {DOC_PARAGRAPH, true}, {DOC_TEXT, true},  {DOC_TEXT, false},
               {DOC_PARAGRAPH, false}, {DOC_QUOTE, false}, {DOC_RULE, true},      {DOC_RULE, false}, {DOC_ROOT, false}};
  DocWalk walk = doc_walk(root);
  for (size_t i = 0; i < COUNT(steps); i++) {
    assert_true(doc_walk_next(&walk));
    assert_true(walk.node->kind == steps[i].kind && walk.entering == steps[i].entering);
  }
  assert_false(doc_walk_next(&walk));
  walk = doc_walk(quote); /* a part: its siblings are not visited */
  size_t count = 0;
  while (doc_walk_next(&walk)) count++;
  assert_int_equal(count, 6);
}

/* A tree as deep as no recursion could follow. */
static void test_depth(void **state) {
  (void)state;
  DocNode *root = doc_new(arena), *at = root;
  for (int i = 0; i < 200000; i++) at = doc_add(arena, at, DOC_QUOTE);
  doc_add_paragraph(arena, at, TEXT("deep"));
  assert_int_equal(doc_count(root, DOC_QUOTE), 200000);
  check_text(doc_plain(arena, doc_copy(arena, root)), "deep");
}

static void test_plain(void **state) {
  (void)state;
  DocNode *root = sample();
  check_text(doc_plain(arena, root), "Plan\na be\nf\ng\nf\ng");
  check_text(doc_plain(arena, root->first->next), "a be");
  DocNode *paragraph = doc_add_paragraph(arena, doc_new(arena), TEXT("x"));
  doc_add(arena, paragraph, DOC_BREAK);
  doc_add_text(arena, paragraph, TEXT("y"));
  doc_add(arena, paragraph, DOC_CODE)->text = TEXT("z");
  check_text(doc_plain(arena, paragraph), "x\nyz");
  check_text(doc_plain(arena, doc_new(arena)), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_builders, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_text_joins, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_moving, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_copy, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_walk, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_depth, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
