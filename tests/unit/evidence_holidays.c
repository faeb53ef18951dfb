/* SPDX-License-Identifier: MIT
 *
 * holidays.csv: which rows count, which are told. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static Sample *with_file(const char *text) {
  Sample *s = sample_one_unit();
  sample_file(s, "a/assessment.yml", "pack: p\n");
  if (text) sample_file(s, "a/holidays.csv", text);
  assert_true(sample_assessment(s, "a"));
  assert_true(holidays_read(&s->assessment, s->arena, s->diags, &s->fail));
  return s;
}

static void days_off_and_worked_weekends(void **state) {
  (void)state;
  Sample *s = with_file("date,until,name,work\n2024-02-10,2024-02-17,Spring Festival,\n2024年2月18日,,,是\n2024/2/4,,,yes\n"
                        "2024-02-12,,again,no\n");
  const Holidays *holidays = &s->assessment.holidays;
  assert_int_equal(s->diags->all.len, 0);
  assert_int_equal(holidays->len, 10);
  assert_true(holidays->at[0].day == day_of(2024, 2, 4) && holidays->at[0].works);
  assert_true(holiday_works(holidays, day_of(2024, 2, 9)) && !holiday_works(holidays, day_of(2024, 2, 10)));
  assert_true(!holiday_works(holidays, day_of(2024, 2, 17)) && holiday_works(holidays, day_of(2024, 2, 18)));
  assert_true(!holiday_works(holidays, day_of(2024, 2, 24)));
  assert_true(text_find(s->assessment.state_text, TEXT("holidays=")) != SIZE_MAX);
  sample_close(s);
  s = with_file(NULL);
  assert_int_equal(s->assessment.holidays.len + s->diags->all.len, 0);
  sample_close(s);
}

static void what_is_wrong_is_told(void **state) {
  (void)state;
  static const struct {
    const char *text, *column;
  } rows[] = {
      {"date,name\nsoon,x\n", "date"},
      {"date,until\n2024-02-10,2024-02-09\n", "until"},
      {"date,until\n2024-02-10,2034-02-09\n", "until"},
      {"date,until\n2024-02-10,later\n", "until"},
      {"date,work\n2024-02-10,perhaps\n", "work"},
      {"day,name\n2024-02-10,x\n", "date"},
      {"date,work\n2024-02-10,yes\n2024-02-10,no\n", "date"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Sample *s = with_file(rows[i].text);
    assert_int_equal(s->diags->all.len, 1);
    assert_true(sample_said(s, DIAG_HOLIDAY_WRONG));
    assert_text(sample_diag(s, DIAG_HOLIDAY_WRONG)->arg[0], rows[i].column);
    assert_int_equal(s->assessment.holidays.len, i == COUNT(rows) - 1); /* the first of two counts */
    sample_close(s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_off_and_worked_weekends),
      cmocka_unit_test(what_is_wrong_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
