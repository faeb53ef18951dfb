/* SPDX-License-Identifier: MIT
 *
 * Properties of ballots by chance, over files as assessors write them: modes that combine in either way, with or without a bound
 * of how far two may lie apart, alone and within weights.
 *   The order of rows changes nothing; a ballot more that equals the mean changes nothing; a higher mark lowers nothing
 *   (but where the nearest count: it may come nearer to a lower one);
 *   what waits for a third opinion is pending and says whose ballots they are, and a third settles it; sums add up throughout.
 * The checker says what it found; rows and results that are wrong on purpose show that it would.
 */
#include "marks_help.h"

#ifdef __SANITIZE_ADDRESS__
enum { PACKS = 8 };
#else
enum { PACKS = 40 };
#endif
enum { SETS = 12, ITEMS = 3, MOST = 40, STEP = 500 };

static uint64_t seed = 20260611;

static uint32_t pick(uint32_t below) { /* xorshift64 */
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

typedef struct Row { /* of one of the two files */
  bool boss;
  uint32_t item, person;
  Points value;
} Row;

typedef struct Rows {
  Row at[MOST];
  size_t len;
} Rows;

typedef struct Field {
  Bench bench;
  Files files;
} Field;

/* ---- Packs and rows by chance ---- */

static void field_open(Field *field) {
  static const char *const combines[] = {"mean", "trimmed", "nearest"},
                           *const aparts[] = {"", "", ", apart = 0", ", apart = 2", ", apart = 5"},
                           *const precisions[] = {"1", "0.1", "0.01"};
  char head[256], items[1024];
  uint32_t weight = 10 + 10 * pick(9);
  snprintf(head, sizeof head,
           ", full = 30, precision = %s, decides = 'many' }\nmode { id = 'boss', title = 'B' }\n"
           "mode { id = 'many', title = 'M', combine = '%s'%s",
           precisions[pick(3)], combines[pick(3)], aparts[pick(5)]);
  snprintf(items, sizeof items,
           "kind { id = 'plan', words = { 'plan' } }\n"
           "item { id = 'A', title = 'A', points = 10, test = review { guide = 'g', scale = '0..10' } }\n"
           "item { id = 'B', title = 'B', points = 10, test = review { guide = 'g', scale = '0..10',"
           " weight_of_mode = { many = %u, boss = %u } } }\n"
           "item { id = 'C', title = 'C', points = 10, test = review { guide = 'g', scale = '0..10',"
           " of = at_least(1, evidence { kind = 'plan' }) } }\n",
           weight, 100 - weight);
  marks_open(&field->bench, &field->files, head, items);
  if (pick(2)) bench_paper(&field->bench, "plan.md", "plan", day_of(2024, 6, 1));
}

static void field_close(Field *field) {
  close_bench(&field->bench, &field->files);
}

static Rows rows_by_chance(void) {
  Rows rows = {.len = 0};
  for (uint32_t item = 0; item < ITEMS; item++) {
    for (uint32_t person = 0, people = pick(5); person < people; person++)
      rows.at[rows.len++] = (Row){false, item, person, pick(21) * STEP};
    if (item == 1 && pick(2)) rows.at[rows.len++] = (Row){true, item, 9, pick(21) * STEP};
  }
  return rows;
}

static void write_file(Field *field, const Rows *rows, bool boss) {
  Buf out = {0};
  buf_str(&out, HEAD);
  for (size_t i = 0; i < rows->len; i++) {
    const Row *row = &rows->at[i];
    Text value = points_text(field->bench.arena, row->value);
    if (row->boss == boss)
      buf_format(&out, "u1,%c,,,%.*s,,2024-06-0%u,p%u\n", 'A' + (int)row->item, TEXT_ARG(value), 1 + row->person % 5,
                 row->person);
  }
  buf_char(&out, '\0');
  put_file(&field->files, boss ? "a/marks/boss.csv" : "a/marks/many.csv", out.at);
  buf_free(&out);
}

static UnitResult judge(Field *field, const Rows *rows) {
  write_file(field, rows, false);
  write_file(field, rows, true);
  read_marks(&field->bench);
  return bench_assess(&field->bench);
}

static Text bytes_of(Field *field, const UnitResult *result) {
  Buf out = {0};
  result_put(&out, field->bench.arena, result);
  Text bytes = text_copy(field->bench.arena, buf_view(&out));
  buf_free(&out);
  return bytes;
}

/* ---- The checker: NULL, or what does not hold ---- */

static size_t ballots_of(const Rows *rows, uint32_t item, Points *sum, Points *low, Points *high) {
  size_t count = 0;
  *sum = 0;
  for (size_t i = 0; i < rows->len; i++) {
    const Row *row = &rows->at[i];
    if (row->boss || row->item != item) continue;
    *low = count && *low < row->value ? *low : row->value;
    *high = count && *high > row->value ? *high : row->value;
    *sum += row->value;
    count++;
  }
  return count;
}

static bool is_apart(const Field *field, const Rows *rows, uint32_t item) {
  Points sum, low = 0, high = 0, apart = field->bench.pack.modes.at[1].apart;
  return ballots_of(rows, item, &sum, &low, &high) == 2 && apart >= 0 && high - low > apart;
}

/* What two ballots apart leave: of A all waits, of B what the mode weighs, of C all whether there is a paper or not. */
static const char *check_waiting(const Field *field, const Rows *rows, const UnitResult *result) {
  for (uint32_t i = 0; i < ITEMS; i++) {
    const ItemResult *item = &result->items.at[i];
    const PartResult *part = &item->parts.at[0];
    const Leaf *own = &part->leaves.at[part->leaves.len - 1];
    if (!sums_identity(&item->sums) || item->sums.full != 10 * POINTS_ONE) return "the points of an item do not add up";
    bool says = own->detail.len && text_find(own->detail, TEXT("p0")) != SIZE_MAX &&
                text_find(own->detail, TEXT("p1")) != SIZE_MAX;
    if (says != is_apart(field, rows, i)) return "ballots apart are not said, or others are";
    if (!says) continue;
    if (own->state != LEAF_WAITING || !own->due) return "a review does not wait for a third opinion";
    if (i != 1 && (part->sums.pending != part->sums.full || part->mark))
      return "points that wait for a third opinion are not pending";
    if (i == 1 && !part->sums.pending) return "a mode that waits for a third opinion leaves nothing open";
  }
  return NULL;
}

/* A third person settles it. */
static const char *check_third(Field *field, const Rows *rows) {
  for (uint32_t i = 0; i < ITEMS; i++) {
    if (!is_apart(field, rows, i)) continue;
    Rows more = *rows;
    more.at[more.len++] = (Row){false, i, 4, pick(21) * STEP};
    UnitResult result = judge(field, &more);
    const PartResult *part = &result.items.at[i].parts.at[0];
    if (part->leaves.at[part->leaves.len - 1].detail.len) return "a third opinion settles nothing";
    if (i != 1 && (!part->mark || part->sums.pending)) return "a third opinion is no mark";
  }
  return NULL;
}

static const char *check_order(Field *field, const Rows *rows, const UnitResult *before) {
  Rows other = *rows;
  for (size_t i = other.len; i > 1; i--) {
    size_t at = pick((uint32_t)i);
    Row row = other.at[i - 1];
    other.at[i - 1] = other.at[at];
    other.at[at] = row;
  }
  UnitResult again = judge(field, &other);
  return text_equal(bytes_of(field, before), bytes_of(field, &again)) ? NULL : "the order of ballots matters";
}

static bool takes_nearest(const Field *field) {
  return field->bench.pack.modes.at[1].combine == COMBINE_NEAREST;
}

/* `off`: the ballot more lies that far from the mean. */
static const char *check_equal(Field *field, const Rows *rows, const UnitResult *before, Points off) {
  for (uint32_t i = 0; i < ITEMS; i++) {
    Rows more = *rows;
    Points sum, low = 0, high = 0;
    size_t count = ballots_of(rows, i, &sum, &low, &high);
    bool trimmed = field->bench.pack.modes.at[1].combine == COMBINE_TRIMMED && count > 2;
    if (trimmed) sum -= low + high, count -= 2;
    if (takes_nearest(field) && count > 2) continue;
    if (!count || is_apart(field, rows, i) || sum % (int64_t)count || sum / (int64_t)count % field->bench.pack.precision)
      continue;
    Points value = sum / (int64_t)count + off;
    more.at[more.len++] = (Row){false, i, 4, value > 10 * POINTS_ONE ? value - 2 * off : value};
    UnitResult after = judge(field, &more);
    const Sums *was = &before->items.at[i].sums, *is = &after.items.at[i].sums;
    if (was->confirmed != is->confirmed || was->pending != is->pending) return "a ballot that equals the mean changes it";
  }
  return NULL;
}

/* One mark is higher by `more`. Two ballots that come to lie apart wait; what they may bring is no less. */
static const char *check_higher(Field *field, const Rows *rows, const UnitResult *before, Points more) {
  Rows other = *rows;
  Row *row = &other.at[pick((uint32_t)rows->len)];
  row->value += more;
  if (row->value > 10 * POINTS_ONE || row->value < 0) return NULL;
  UnitResult after = judge(field, &other);
  const Sums *was = &before->items.at[row->item].sums, *is = &after.items.at[row->item].sums;
  if (is->confirmed < was->confirmed && !is_apart(field, &other, row->item)) return "a higher mark lowers the score";
  bool settled = is_apart(field, rows, row->item) && !is_apart(field, &other, row->item);
  return !settled && is->confirmed + is->pending < was->confirmed + was->pending ? "a higher mark lowers what may come" : NULL;
}

static const char *one_set(Field *field) {
  Rows rows = rows_by_chance();
  UnitResult result = judge(field, &rows);
  const char *wrong = check_waiting(field, &rows, &result);
  if (!wrong) wrong = check_order(field, &rows, &result);
  if (!wrong) wrong = check_third(field, &rows);
  if (!wrong) wrong = check_equal(field, &rows, &result, 0);
  if (!wrong && rows.len && !takes_nearest(field)) wrong = check_higher(field, &rows, &result, STEP);
  return wrong;
}

static void every_set_of_ballots_holds(void **state) {
  (void)state;
  size_t apart = 0;
  for (int i = 0; i < PACKS; i++) {
    Field field;
    field_open(&field);
    for (int k = 0; k < SETS; k++) {
      uint64_t begun = seed;
      const char *wrong = one_set(&field);
      if (wrong) fprintf(stderr, "set from %llu: %s\n", (unsigned long long)begun, wrong);
      assert_null(wrong);
    }
    for (int k = 0; k < 10 * SETS; k++) {
      Rows rows = rows_by_chance();
      apart += is_apart(&field, &rows, 0);
    }
    field_close(&field);
  }
  assert_true(apart > PACKS / 8); /* they are met */
}

/* ---- Negative controls ---- */

/* How often each finds something: two rows of one person, of which the first counts; a ballot beside the mean; a lower mark. */
static void another_way_can_be_seen(void **state) {
  (void)state;
  int order = 0, equal = 0, higher = 0;
  for (int i = 0; i < PACKS; i++) {
    Field field;
    field_open(&field);
    Rows rows = rows_by_chance(), twice = rows;
    twice.at[twice.len++] = (Row){false, 0, 0, 0};
    twice.at[twice.len++] = (Row){false, 0, 0, 10 * POINTS_ONE};
    UnitResult result = judge(&field, &twice);
    order += check_order(&field, &twice, &result) != NULL;
    result = judge(&field, &rows);
    equal += check_equal(&field, &rows, &result, 2 * POINTS_ONE) != NULL;
    if (rows.len) higher += check_higher(&field, &rows, &result, -2 * POINTS_ONE) != NULL;
    field_close(&field);
  }
  assert_true(order > PACKS / 8);
  assert_true(equal > PACKS / 4);
  assert_true(higher > PACKS / 8);
}

static void an_altered_result_is_found(void **state) {
  (void)state;
  for (bool found = false; !found;) {
    Field field;
    field_open(&field);
    Rows rows = rows_by_chance();
    UnitResult result = judge(&field, &rows);
    found = is_apart(&field, &rows, 0);
    PartResult *part = &result.items.at[0].parts.at[0];
    Leaf *own = &part->leaves.at[part->leaves.len - 1], good = *own;
    if (found) {
      assert_null(check_waiting(&field, &rows, &result));
      own->detail = TEXT_NONE;
      assert_string_equal(check_waiting(&field, &rows, &result), "ballots apart are not said, or others are");
      *own = good, own->state = LEAF_DONE;
      assert_string_equal(check_waiting(&field, &rows, &result), "a review does not wait for a third opinion");
      *own = good, part->sums.pending -= 1000;
      assert_string_equal(check_waiting(&field, &rows, &result), "points that wait for a third opinion are not pending");
      part->sums.pending += 1000, result.items.at[0].sums.lost += 1;
      assert_string_equal(check_waiting(&field, &rows, &result), "the points of an item do not add up");
    }
    field_close(&field);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_set_of_ballots_holds),
      cmocka_unit_test(another_way_can_be_seen),
      cmocka_unit_test(an_altered_result_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
