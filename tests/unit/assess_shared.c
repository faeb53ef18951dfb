/* SPDX-License-Identifier: MIT
 *
 * Tests of a unit share the rows of its papers: what one of them says of a row, none of the others hears.
 * The property: an item gives the same behind any other item as it gives alone.
 */
#include "assess_rows.h"

#define NOTE "evidence { kind = 'note' }"
#define SEEN "evidence { kind = 'note', with_headings = 'install' }"

static const char papers[] = "note@2024-01-05# note@2024-03-31# note@2024-05-02! plan@2024-02-01 note@2024-08-01#";

static const char *const parts[] = {
    "test = at_least(2, " NOTE ")",
    "test = at_least(1, " NOTE ", { by = '2024-02-01', since = '2024-01-10' })",
    "test = at_least(1, " NOTE ", { per = 'month', on_day = 1, make_up = '40 days' })",
    "test = at_least(1, " SEEN ", { since = after(evidence { kind = 'plan' }, '20 days') })",
    "test = at_least(4, " SEEN ")",
    "test = measure(count(" SEEN "), { gives = 'value' })",
    "test = measure(total(" NOTE ", 'amount'), { gives = 'value' })",
    "test = measure(total(evidence { kind = 'note', where = { amount = '>' .. cell('limit') } }, 'amount'), { at_least = 1 })",
    "test = none(evidence { kind = 'note', where = { amount = '>' .. cell('limit') } })",
    "test = in_order { { 'a', evidence { kind = 'plan' } }, { 'b', " SEEN " } }",
    "check = function(unit)\n"
    "  for _, paper in ipairs(unit.find(notes)) do paper.row.eyes, paper.row.day, paper.row.record = true, nil, 3 end\n"
    "  return true, 'changed'\nend",
};
enum { PARTS = sizeof parts / sizeof *parts };

/* Leaves with their days, their papers and what is unread of them. */
static void put_part(Buf *out, const PartResult *part) {
  buf_format(out, "%s %lld %lld", letters(part), (long long)part->sums.confirmed, (long long)part->sums.pending);
  for (size_t i = 0; i < part->leaves.len; i++) {
    const Leaf *leaf = &part->leaves.at[i];
    buf_format(out, " | %d %d %d", leaf->on, leaf->make_up, leaf->reason);
    for (size_t p = 0; p < leaf->evidence.len; p++)
      buf_format(out, " %u:%u%s", leaf->evidence.at[p].record, leaf->evidence.at[p].line, leaf->evidence.at[p].unread ? "?" : "");
  }
}

/* Of the notes one says what it cost and what it might cost, one says so in words. */
static void add_amounts(Bench *bench) {
  static const char *const fields[][3] = {{"amount", "4", "many"}, {"limit", "3", "3"}};
  for (size_t record = 0; record < 2; record++)
    for (size_t i = 0; i < 2; i++) {
      Record *note = &bench->evidence.records.at[record];
      *list_add(bench->arena, &note->fields) = (Fact){.name = text_of(fields[i][0]), .value = text_of(fields[i][1 + record])};
      *list_add(bench->arena, &note->field_keys) = text_of(fields[i][0]);
    }
}

/* What the last of the items gives. */
static Text outcome(Bench *bench, const char *before, const char *part) {
  Text items = text_format(bench->arena, "%slocal notes = " NOTE "\n%s%s%sitem { id = 'B', title = 'B', points = 5,\n %s }", kinds,
                           before ? "item { id = 'A', title = 'A', points = 5,\n " : "", before ? before : "", before ? " }\n" : "",
                           part);
  bench_pack(bench, before ? ", full = 10, period = year(2024)" : ", full = 5, period = year(2024)",
             text_cstr(bench->arena, items));
  add_papers(bench, papers);
  add_amounts(bench);
  UnitResult result = bench_assess(bench);
  Buf out = {0};
  put_part(&out, &result.items.at[result.items.len - 1].parts.at[0]);
  Text text = text_copy(bench->arena, (Text){out.at, out.len});
  buf_free(&out);
  return text;
}

static void an_item_gives_the_same_behind_any_other(void **state) {
  (void)state;
  int wrong = 0;
  for (int b = 0; b < PARTS; b++) {
    Bench alone;
    bench_open(&alone);
    Text expected = outcome(&alone, NULL, parts[b]);
    for (int a = 0; a < PARTS; a++) {
      Bench behind;
      bench_open(&behind);
      Text got = outcome(&behind, parts[a], parts[b]);
      if (!text_equal(got, expected)) {
        fprintf(stderr, "%s\nbehind %s\n  %s\nalone\n  %s\n", parts[b], parts[a], text_cstr(behind.arena, got),
                text_cstr(alone.arena, expected));
        wrong++;
      }
      bench_close(&behind);
    }
    bench_close(&alone);
  }
  assert_int_equal(wrong, 0);
}

/* The letters and papers that are compared tell one paper from another, or the test above could not fail. */
static void what_is_compared_tells_papers_apart(void **state) {
  (void)state;
  Bench one, other;
  bench_open(&one);
  bench_open(&other);
  assert_false(text_equal(outcome(&one, NULL, parts[0]), outcome(&other, NULL, parts[4])));
  bench_close(&one);
  bench_close(&other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_item_gives_the_same_behind_any_other),
      cmocka_unit_test(what_is_compared_tells_papers_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
