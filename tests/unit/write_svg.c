/* SPDX-License-Identifier: MIT
 *
 * Drawings: well-formed, every shape inside the frame, texts cut and not lost, nothing that asks for a file or a script.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "read/read.h"
#include "write/write.h"

typedef struct Seen {
  size_t rects, texts, titles, descriptions;
  uint32_t width, height;
  bool outside; /* a shape leaves the frame, or an element or attribute is none of the allowed ones */
} Seen;

static uint32_t number(const XmlAttribute *attributes, size_t count, const char *name) {
  int64_t value = 0;
  for (size_t i = 0; i < count; i++)
    if (text_is(attributes[i].name, name)) assert_true(text_to_int(attributes[i].value, &value));
  return (uint32_t)value;
}

static bool attribute_known(Text name) {
  static const char *const known[] = {"class",       "viewBox",          "width",      "height", "role", "aria-labelledby",
                                      "font-family", "font-size",        "id",         "x",      "y",    "fill",
                                      "stroke",      "stroke-dasharray", "text-anchor"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (text_is(name, known[i])) return true;
  return false;
}

static bool open_element(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Seen *seen = state;
  (void)line;
  assert_true(text_is(space, "http://www.w3.org/2000/svg"));
  for (size_t i = 0; i < count; i++) seen->outside |= !attribute_known(attributes[i].name);
  uint32_t x = number(attributes, count, "x"), y = number(attributes, count, "y");
  uint32_t width = number(attributes, count, "width"), height = number(attributes, count, "height");
  if (text_is(name, "svg")) seen->width = width, seen->height = height;
  else if (text_is(name, "rect")) seen->rects++, seen->outside |= x + width > seen->width || y + height > seen->height;
  else if (text_is(name, "text")) seen->texts++, seen->outside |= x > seen->width || y > seen->height;
  else if (text_is(name, "title")) seen->titles++;
  else if (text_is(name, "desc")) seen->descriptions++;
  else seen->outside = true;
  return true;
}

static Seen look(const Chart *chart, Buf *out) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Seen seen = {0};
  buf_reset(out);
  SvgSize size = svg_write(out, chart, TEXT("c"));
  XmlHandler handler = {.state = &seen, .open = open_element};
  assert_true(read_xml(buf_view(out), TEXT("chart.svg"), &read_limits, &handler, diags));
  assert_int_equal(diags->all.len, 0);
  assert_int_equal(size.width, seen.width);
  assert_int_equal(size.height, seen.height);
  arena_free(arena);
  return seen;
}

static void cell(Arena *arena, ChartRow *row, const char *text, const char *klass, uint32_t share) {
  *list_add(arena, &row->cells) = (ChartCell){text_of(text), text_of(klass), share};
}

static Chart *chart_of(Arena *arena, ChartKind kind) {
  Chart *chart = arena_alloc(arena, sizeof *chart);
  *chart = (Chart){.kind = kind, .title = TEXT("Bars & <boxes>"), .description = TEXT("one: 1; two: 2")};
  return chart;
}

static void bars_fill_their_length(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Buf out = {0};
  Chart *chart = chart_of(arena, CHART_BARS);
  ChartRow *row = list_add(arena, &chart->rows);
  *row = (ChartRow){.label = TEXT("学习教育"), .value = TEXT("3/4")};
  cell(arena, row, "3", "state-pass", 750);
  cell(arena, row, "1", "state-fail", 250);
  Seen seen = look(chart, &out);
  assert_false(seen.outside);
  assert_int_equal(seen.rects, 3); /* the outline and two parts */
  assert_int_equal(seen.texts, 4);
  assert_int_equal(seen.titles + seen.descriptions, 2);
  assert_true(text_find(buf_view(&out), TEXT("Bars &amp; &lt;boxes&gt;")) != SIZE_MAX);
  assert_true(text_find(buf_view(&out), TEXT("class=\"state-fail\"")) != SIZE_MAX);

  cell(arena, row, "9", "state-pending", 5000); /* more than there is: cut at the end of the bar */
  seen = look(chart, &out);
  assert_false(seen.outside);
  assert_int_equal(seen.rects, 3);
  buf_free(&out);
  arena_free(arena);
}

static void grids_have_a_square_a_cell(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Buf out = {0};
  Chart *chart = chart_of(arena, CHART_GRID);
  for (int i = 0; i < 12; i++) *list_add(arena, &chart->columns) = text_format(arena, "2024-%02d", i + 1);
  for (int i = 0; i < 3; i++) {
    ChartRow *row = list_add(arena, &chart->rows);
    *row = (ChartRow){.label = TEXT("Unit")};
    for (int k = 0; k < 12; k++) cell(arena, row, "1/2", k % 2 ? "state-pass" : "state-not-due", 0);
  }
  Seen seen = look(chart, &out);
  assert_false(seen.outside);
  assert_int_equal(seen.rects, 36);
  assert_int_equal(seen.texts, 12 + 36 + 3);
  buf_free(&out);
  arena_free(arena);
}

static void long_texts_are_cut_between_characters(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Buf out = {0};
  Chart *chart = chart_of(arena, CHART_BARS);
  ChartRow *row = list_add(arena, &chart->rows);
  *row = (ChartRow){.label = TEXT("一二三四五六七八九十一二三四五六七八九十"),
                    .value = TEXT("a very long value that nobody can print here")};
  Seen seen = look(chart, &out);
  assert_false(seen.outside);
  assert_true(text_find(buf_view(&out), TEXT(">一二三四五六七八九十一二…<")) != SIZE_MAX);
  assert_true(text_find(buf_view(&out), TEXT(">a very long value tha…<")) != SIZE_MAX);
  buf_free(&out);
  arena_free(arena);
}

static void nothing_to_draw_is_a_frame(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Buf out = {0};
  assert_int_equal(look(chart_of(arena, CHART_BARS), &out).rects, 0);
  assert_int_equal(look(chart_of(arena, CHART_GRID), &out).rects, 0);
  buf_free(&out);
  arena_free(arena);
}

/* The control: what the checks above look for is found when it is there. */
static void the_check_sees_what_is_outside(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Seen seen = {.width = 10, .height = 10};
  XmlHandler handler = {.state = &seen, .open = open_element};
  Text bad = TEXT("<rect xmlns=\"http://www.w3.org/2000/svg\" x=\"5\" y=\"0\" width=\"6\" height=\"2\"/>");
  assert_true(read_xml(bad, TEXT("x"), &read_limits, &handler, diag_list_new(arena)));
  assert_true(seen.outside);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bars_fill_their_length),
      cmocka_unit_test(grids_have_a_square_a_cell),
      cmocka_unit_test(long_texts_are_cut_between_characters),
      cmocka_unit_test(nothing_to_draw_is_a_frame),
      cmocka_unit_test(the_check_sees_what_is_outside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
