/* SPDX-License-Identifier: MIT
 *
 * A review within a test: each member is one leaf, and the mark that names it decides it. Expected figures are counted by hand.
 */
#include "assess_rows.h"

typedef struct Case {
  const char *test, *marks; /* "each=value each=value"; "-" stands for the whole part */
  const char *leaves;       /* letters of assess_rows.h; R: judged not met */
  Points confirmed, pending, lost;
  State state;
  size_t told; /* marks that change nothing */
} Case;

#define EACH_PAPER "for_each(evidence { kind = 'plan' }, review { guide = 'It is complete' })"
#define PLANS "plan@2024-05-01 plan@2024-05-02 plan@2024-05-03 plan@2024-05-04"

static const Case cases[] = {
    {EACH_PAPER, "", "WWWW", 0, 10000, 0, STATE_PENDING, 0},
    {EACH_PAPER, "plan-1.md=yes", "DWWW", 2500, 7500, 0, STATE_PENDING, 0},
    {EACH_PAPER, "plan-1.md=yes plan-3.md=no", "DWRW", 2500, 5000, 2500, STATE_PARTIAL, 0},
    {EACH_PAPER, "plan-1.md=no plan-2.md=no plan-3.md=no plan-4.md=no", "RRRR", 0, 0, 10000, STATE_FAIL, 0},
    {EACH_PAPER, "plan-1.md=yes plan-2.md=yes plan-3.md=yes plan-4.md=yes", "DDDD", 10000, 0, 0, STATE_PASS, 0},
    /* one mark for all that are left; one for nobody */
    {EACH_PAPER, "plan-2.md=no -=yes", "DRDD", 7500, 0, 2500, STATE_PARTIAL, 0},
    {EACH_PAPER, "plan-9.md=no", "WWWW", 0, 10000, 0, STATE_PENDING, 1},
    {"for_each({ 'a', 'b' }, review { guide = 'g' })", "b=no", "WR", 0, 5000, 5000, STATE_FAIL, 0},
    /* beside other tests: what files tell, files tell */
    {"for_each({ 'a' }, all_of { { 'paper', at_least(1, evidence { kind = 'plan' }) }, { 'judged', review { guide = 'g' } } })", "",
     "DW", 5000, 5000, 0, STATE_PENDING, 0},
    {"for_each({ 'a' }, all_of { { 'paper', at_least(1, evidence { kind = 'note' }) }, { 'judged', review { guide = 'g' } } })", "a=yes",
     "OD", 5000, 0, 5000, STATE_PARTIAL, 0},
    {"all_of { { 'door', review { guide = 'g' } }, { 'roof', review { guide = 'h' } } }", "roof=no", "WR", 0, 5000, 5000, STATE_FAIL, 0},
    {"any_of { at_least(1, evidence { kind = 'note' }), review { guide = 'g' } }", "-=yes", "D", 10000, 0, 0, STATE_PASS, 0},
    /* in a deduct each no costs its price, and what waits may */
    {"deduct { { 3, for_each(evidence { kind = 'plan' }, review { guide = 'g' }) } }", "plan-1.md=no plan-2.md=yes", "RDWW", 1000, 6000,
     3000, STATE_PARTIAL, 0},
    {"for_each(sample(evidence { kind = 'plan' }, 2, { seed = '7' }), review { guide = 'g' })", "-=no", "RR", 0, 0, 10000, STATE_FAIL, 0},
};

static void add_marks(Bench *bench, const char *marks) {
  Text rest = text_of(marks), one;
  while (text_cut(&rest, ' ', &one)) {
    size_t at = text_find(one, TEXT("="));
    if (at == SIZE_MAX) continue;
    Text each = text_slice(one, 0, at), value = text_slice(one, at + 1, one.len);
    bench_mark(bench, 0, 0, text_is(each, "-") ? "" : text_cstr(bench->arena, each), text_cstr(bench->arena, value));
  }
}

static const char *judged_letters(const PartResult *part) {
  static char text[64];
  snprintf(text, sizeof text, "%s", letters(part));
  for (size_t i = 0; i < part->leaves.len; i++)
    if (part->leaves.at[i].state == LEAF_OPEN && part->leaves.at[i].reason == REASON_REFUSED) text[i] = 'R';
  return text;
}

static int lines_of_todo(const Leaves *leaves) {
  int lines = 0;
  for (size_t i = 0; i < leaves->len; i++) lines += leaves->at[i].due && leaves->at[i].state != LEAF_DONE;
  return lines;
}

static bool try_case(const Case *of) {
  Bench bench;
  bench_open(&bench);
  char items[1024];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', points = 10,\n test = %s }", kinds, of->test);
  bench_pack(&bench, ", full = 10, period = year(2024)", items);
  add_papers(&bench, PLANS);
  add_marks(&bench, of->marks);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  const Sums *sums = &part->sums;
  bool good = !strcmp(judged_letters(part), of->leaves) && sums->confirmed == of->confirmed && sums->pending == of->pending &&
              sums->lost == of->lost && result.items.at[0].state == of->state && bench.diags->all.len == of->told;
  good = good && lines_of_todo(&part->leaves) == sums->leaves_due - sums->leaves_done;
  if (!good)
    fprintf(stderr, "%s\n  with %s: %s, %lld %lld %lld, %s\n", of->test, of->marks, judged_letters(part), (long long)sums->confirmed,
            (long long)sums->pending, (long long)sums->lost, state_names[result.items.at[0].state]);
  bench_close(&bench);
  return good;
}

static void each_mark_decides_its_member(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += !try_case(&cases[i]);
  assert_int_equal(wrong, 0);
}

static void a_member_is_named_with_its_paper(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  char items[512];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', test = %s }", kinds, EACH_PAPER);
  bench_pack(&bench, ", period = year(2024)", items);
  add_papers(&bench, PLANS);
  add_marks(&bench, "plan-2.md=no");
  UnitResult result = bench_assess(&bench);
  const Leaves *leaves = &result.items.at[0].parts.at[0].leaves;
  assert_true(text_is(leaves->at[0].key, "plan-1.md") && text_is(leaves->at[0].label, "plan-1.md: It is complete"));
  assert_true(text_is(leaves->at[0].detail, "plan-1.md"));
  assert_int_equal(leaves->at[0].evidence.len, 1);
  assert_int_equal(leaves->at[1].on, day_of(2024, 6, 30)); /* the day of the mark */
  assert_true(leaf_is_problem(&leaves->at[1]) && !leaf_is_problem(&leaves->at[0]));
  Buf out = {0};
  assess_explain(&out, &bench.assessor, &bench.evidence, &result, 0, LANG_EN);
  const char *const said[] = {"[waiting] plan-1.md: It is complete (waits for a mark)", "each: plan-1.md",
                              "[open] plan-2.md: It is complete (judged not met)", "mark panel, plan-2.md: no"};
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    if (text_find(buf_view(&out), text_of(said[i])) == SIZE_MAX) fail_msg("%s\n%.*s", said[i], (int)out.len, out.at);
  buf_free(&out);
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_mark_decides_its_member),
                                     cmocka_unit_test(a_member_is_named_with_its_paper)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
