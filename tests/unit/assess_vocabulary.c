/* SPDX-License-Identifier: MIT
 *
 * Properties of packs by chance over papers and marks by chance: quantities, cuts, minus lines, bonuses, zero_if, reviews of
 * several modes, sections with weights, vetoes, gates, grades with floors, needs and findings, bounds.
 *   Each level is the sum of the one below; lines of the to-do list = due - done; a hand-over gives the same result again;
 *   the order of papers changes nothing; a paper more lowers nothing under words that allow it;
 *   a later day takes nothing back: what is done stays done, what is due stays due, what is confirmed stays confirmed;
 *   a higher mark lowers nothing; what vetoes and gates take, and what grades lack, is what adding up again says.
 * The checker says what it found; packs, results and runs that are wrong on purpose show that it would.
 */
#include "assess_draft.h"

#ifdef __SANITIZE_ADDRESS__
enum { PACKS = 12 };
#else
enum { PACKS = 30 };
#endif
enum { SETS = 8 /* with one loaded pack */ };

/* ---- The checker: NULL, or what does not hold ---- */

static UnitSummary summary_of(Bench *bench, const UnitResult *result) {
  Summaries all = {0};
  summary_make(bench->arena, &bench->pack, result, &bench->evidence, list_add(bench->arena, &all));
  standing_finals(&bench->pack, &bench->units, &all);
  standing_fill(&bench->pack, &bench->units, &all);
  return all.at[0];
}

/* Confirmed of the unit once more: weighted sections as a whole, items named by `zero` left out of what they have. */
static Points confirmed_again(const Pack *pack, const UnitResult *result, const bool *zero) {
  Points sum = 0;
  for (uint32_t s = 0; s <= pack->sections.len; s++) {
    Points points = 0, full = 0, apart = 0;
    bool weighs = s < pack->sections.len && pack->sections.at[s].weight.of;
    for (size_t i = 0; i < pack->items.len; i++) {
      const PackItem *item = &pack->items.at[i];
      bool here = item->section_index == s || (s == pack->sections.len && item->section_index == UINT32_MAX);
      if (here && !item->bonus && !zero[i]) points += result->items.at[i].sums.confirmed;
      if (here && !item->bonus) full += result->items.at[i].sums.full, apart += result->items.at[i].sums.not_applicable;
    }
    Weight weight = weighs ? pack->sections.at[s].weight : (Weight){1, 1};
    if (weighs && pack->sections.at[s].rescale && apart < full) weight.number *= full, weight.of *= full - apart;
    sum += weighs ? points_share(points, weight.number, weight.of, pack->precision) : points;
  }
  return sum;
}

static Points kept(Points points, Points least, Points most) {
  return points < least ? least : points > most ? most : points;
}

/* What bonuses bring and take, each within its own bounds, and all of them within those of the pack. */
static const char *check_bonus(const Pack *pack, const UnitResult *result) {
  Points sure = 0, likely = 0, least = pack->bonus_min, most = pack->bonus_max;
  for (size_t i = 0; i < result->items.len; i++) {
    const PackPart *part = &pack->items.at[i].parts.at[0];
    const Sums *sums = &result->items.at[i].sums;
    Points reach = sums->confirmed + sums->pending;
    if (!pack->items.at[i].bonus) continue;
    if (sums->confirmed < part->floor || reach > part->points) return "a bonus is beyond its own bounds";
    sure += sums->confirmed, likely += reach;
  }
  bool same = result->bonus.confirmed == kept(sure, least, most) &&
              result->bonus.confirmed + result->bonus.pending == kept(likely, least, most);
  return same ? NULL : "all bonuses come to something else";
}

static const char *check_levels(const Pack *pack, const UnitResult *result) {
  static const bool none[64];
  int64_t done = 0, due = 0;
  for (size_t i = 0; i < result->items.len; i++) {
    const char *wrong = check_item(&result->items.at[i]);
    if (wrong) return wrong;
    done += result->items.at[i].sums.leaves_done;
    due += result->items.at[i].sums.leaves_due;
  }
  if (done != result->sums.leaves_done || due != result->sums.leaves_due)
    return "the leaves of the unit are not those of its items";
  if (result->sums.confirmed != confirmed_again(pack, result, none)) return "the unit is not the sum of its items";
  if (result->sums.full != pack->full) return "all points of the unit are not those of the pack";
  const char *wrong = check_bonus(pack, result);
  if (wrong) return wrong;
  return sums_identity(&result->sums) && sums_identity(&result->bonus) ? NULL : "the points of the unit do not add up";
}

static bool below_zero(const Sums *sums, bool minus) {
  return (!minus && sums->confirmed < 0) || sums->pending < 0 || sums->lost < 0 || sums->not_due < 0 || sums->in_error < 0 ||
         sums->not_applicable < 0 || sums->leaves_done > sums->leaves_due;
}

static const char *check_signs(const Pack *pack, const UnitResult *result) {
  for (size_t i = 0; i < result->items.len; i++)
    if (below_zero(&result->items.at[i].sums, pack->items.at[i].parts.at[0].floor < 0)) return "an item has less than nothing";
  return below_zero(&result->sums, false) ? "the unit has less than nothing" : NULL;
}

/* What lines of the total took of `left`: what they say, and no more than there was. They are not rescaled with the rest. */
static Points cuts_again(const Pack *pack, const UnitResult *result, const bool *zero, Points left) {
  Points cuts = 0;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bool weighs = item->section_index < pack->sections.len && pack->sections.at[item->section_index].weight.of;
    if (text_is(item->minus, "total") && !weighs && !zero[i]) cuts += result->items.at[i].sums.confirmed;
  }
  Points before = left - cuts > 0 ? left - cuts : 0;
  return cuts < -before ? -before : cuts;
}

/* What vetoes and gates that hold leave, and the steps from there to the score. */
static const char *check_final(Bench *bench, const UnitResult *result, const UnitSummary *summary) {
  const Pack *pack = &bench->pack;
  const Final *final = &summary->final;
  bool zero[64] = {false}, nothing = false;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackEffect *effect = &pack->items.at[i].effect;
    if (!(pack->items.at[i].veto || pack->items.at[i].gate) || result->items.at[i].state != STATE_FAIL) continue;
    nothing |= effect->zero_all;
    for (size_t k = 0; k < effect->zero.len; k++) zero[effect->zero.at[k]] = true;
  }
  Points again = confirmed_again(pack, result, zero), left = again > 0 ? again : 0, score;
  Points possible = result->sums.full - result->sums.not_applicable, cuts = cuts_again(pack, result, zero, again);
  if (final->base + final->zeroed != left || final->base != result->sums.confirmed) return "vetoes and gates take something else";
  bool scaled = pack->rescale && possible > 0 && possible != result->sums.full;
  score = scaled ? points_share(result->sums.full, left - cuts, possible, pack->precision) + cuts : left;
  score = nothing ? 0 : score + result->bonus.confirmed;
  if (pack->bounded && score > pack->most) score = pack->most;
  if (score < pack->least) score = pack->least;
  return final->score == score && final->reach >= score ? NULL : "the steps to the final score do not add up";
}

/* Of what is due: done, and done or waiting. */
static const char *check_completion(const PackItem *item, const UnitResult *result, State said) {
  int64_t all = 0, due = 0, done = 0, open = 0;
  bool in_error = false;
  for (size_t i = 0; i < item->effect.of.len; i++) {
    const ItemResult *of = &result->items.at[item->effect.of.at[i]];
    in_error |= of->state == STATE_ERROR;
    for (size_t k = 0; k < of->parts.len; k++)
      for (size_t n = 0; n < of->parts.at[k].leaves.len; n++, all++) {
        const Leaf *leaf = &of->parts.at[k].leaves.at[n];
        due += leaf->due;
        done += leaf->due && leaf->state == LEAF_DONE;
        open += leaf->due && leaf->state == LEAF_OPEN;
      }
  }
  State state = STATE_FAIL;
  if ((due - open) * 100000 >= item->effect.bound.at_least * due) state = STATE_PENDING;
  if (done * 100000 >= item->effect.bound.at_least * due) state = STATE_PASS;
  if (!due) state = all ? STATE_NOT_DUE : STATE_NOT_APPLICABLE;
  return said == (in_error ? STATE_PENDING : state) ? NULL : "a gate stands otherwise than its leaves say";
}

static const char *check_gate(const PackItem *item, const UnitResult *result, const ItemResult *gate) {
  if (item->effect.complete) return check_completion(item, result, gate->state);
  Sums sums = {0};
  for (size_t i = 0; i < item->effect.of.len; i++) sums_add(&sums, &result->items.at[item->effect.of.at[i]].sums);
  const ScoreBound *bound = &item->effect.bound;
  Points possible = sums.full - sums.not_applicable, needed = bound->at_least * (bound->points ? 100000 : possible);
  State state = STATE_FAIL;
  if ((sums.confirmed + sums.pending + sums.in_error + sums.not_due) * 100000 >= needed) state = STATE_NOT_DUE;
  if ((sums.confirmed + sums.pending + sums.in_error) * 100000 >= needed) state = STATE_PENDING;
  if (sums.confirmed * 100000 >= needed) state = STATE_PASS;
  return gate->state == (possible > 0 ? state : STATE_NOT_APPLICABLE) ? NULL : "a gate stands otherwise than its items say";
}

static const char *check_gates(const Pack *pack, const UnitResult *result) {
  for (size_t i = 0; i < pack->items.len; i++) {
    const char *wrong = pack->items.at[i].gate ? check_gate(&pack->items.at[i], result, &result->items.at[i]) : NULL;
    if (wrong) return wrong;
    if (pack->items.at[i].gate && result->items.at[i].state == STATE_PENDING && !result->provisional)
      return "a gate that waits decides";
  }
  return NULL;
}

static int64_t problems(const Pack *pack, const UnitResult *result, uint32_t severity) {
  int64_t lines = 0, items = 0;
  for (size_t i = 0; i < pack->items.len; i++) {
    int64_t before = lines;
    for (size_t p = 0; p < result->items.at[i].parts.len && pack->items.at[i].severity == severity; p++)
      for (size_t l = 0; l < result->items.at[i].parts.at[p].leaves.len; l++)
        lines += leaf_is_problem(&result->items.at[i].parts.at[p].leaves.at[l]);
    items += lines > before;
  }
  return pack->findings_by_item ? items : lines;
}

/* Floors and findings by counting; of the test that grade A asks for only that nothing else stands there. */
static const char *check_lacks(const Pack *pack, const UnitResult *result) {
  for (uint32_t b = 0; b < pack->bands.len; b++) {
    const PackBand *band = &pack->bands.at[b];
    size_t wanted = 0, found = 0;
    for (size_t i = 0; i < band->floors.len; i++) {
      Sums sums = {0};
      bool leaves = !pack->grade_of_score || text_is(band->floors.at[i].id, "completion");
      for (size_t k = 0; k < band->floors.at[i].of.len; k++) sums_add(&sums, &result->items.at[band->floors.at[i].of.at[k]].sums);
      int64_t got = leaves ? sums.leaves_done : sums.confirmed;
      int64_t of = leaves ? sums.leaves_due : sums.full - sums.not_applicable;
      wanted += of > 0 && got * 100000 < of * band->floors.at[i].bound.at_least;
    }
    for (size_t i = 0; i < band->findings.len; i++)
      wanted += problems(pack, result, band->findings.at[i].severity) > band->findings.at[i].most;
    for (size_t i = 0; i < result->lacks.len; i++) found += result->lacks.at[i].band == b;
    if (found < wanted || found > wanted + (b == 0)) return "a grade lacks something else";
  }
  return NULL;
}

static const char *check_unit(Bench *bench, const UnitResult *result) {
  UnitSummary summary = summary_of(bench, result);
  const char *wrong = check_levels(&bench->pack, result);
  if (!wrong) wrong = check_signs(&bench->pack, result);
  if (!wrong) wrong = check_final(bench, result, &summary);
  if (!wrong) wrong = check_gates(&bench->pack, result);
  return wrong ? wrong : check_lacks(&bench->pack, result);
}

/* ---- The same again, in another way ---- */

static const char *check_papers_order(Bench *bench, const UnitResult *first) {
  Text shown = shown_of(bench, first);
  shuffle_records(bench);
  UnitResult shuffled = bench_assess(bench);
  sort_records(bench);
  return text_equal(shown_of(bench, &shuffled), shown) ? NULL : "the order of papers matters";
}

static void swap_rows(RecordTable *table, size_t a, size_t b) {
  for (size_t c = 0; c < table->columns.len; c++) {
    Text *const lists[] = {table->cells.at, table->folded.at};
    for (int i = 0; i < 2; i++) {
      Text *left = &lists[i][a * table->columns.len + c], *right = &lists[i][b * table->columns.len + c], text = *left;
      *left = *right;
      *right = text;
    }
  }
}

static void shuffle_rows(Bench *bench) {
  for (size_t r = 0; r < bench->evidence.records.len; r++)
    for (size_t t = 0; t < bench->evidence.records.at[r].tables.len; t++) {
      RecordTable *table = &bench->evidence.records.at[r].tables.at[t];
      for (size_t i = table->lines.len; i > 1; i--) swap_rows(table, i - 1, pick((uint32_t)i));
    }
}

static const char *check_rows_order(Bench *bench, const UnitResult *first) {
  shuffle_rows(bench);
  UnitResult shuffled = bench_assess(bench);
  for (size_t i = 0; i < first->items.len; i++) {
    const ItemResult *was = &first->items.at[i], *is = &shuffled.items.at[i];
    if (was->state != is->state || !same_sums(&was->sums, &is->sums)) return "the order of rows matters";
  }
  return NULL;
}

static const char *check_paper_more(Bench *bench, const UnitResult *first) {
  Points before = summary_of(bench, first).final.score;
  one_paper(bench, 60, true);
  sort_records(bench);
  UnitResult more = bench_assess(bench);
  const char *wrong = check_unit(bench, &more);
  if (wrong) return wrong;
  if (completion_fell(&first->sums, &more.sums)) return "a paper more lowered completion";
  if (more.sums.confirmed < first->sums.confirmed) return "a paper more lowered what is confirmed";
  for (size_t i = 0; i < first->items.len; i++) {
    if (item_fell(&first->items.at[i].sums, &more.items.at[i].sums)) return "a paper more lowered completion";
    if (more.items.at[i].sums.confirmed < first->items.at[i].sums.confirmed) return "a paper more lowered what is confirmed";
  }
  return summary_of(bench, &more).final.score < before ? "a paper more lowered the final score" : NULL;
}

static const Leaf *leaf_like(const PartResult *part, const Leaf *leaf) {
  for (size_t i = 0; i < part->leaves.len; i++)
    if (text_equal(part->leaves.at[i].key, leaf->key) && text_equal(part->leaves.at[i].window, leaf->window))
      return &part->leaves.at[i];
  return NULL;
}

static const char *check_part_later(const PartResult *was, const PartResult *is) {
  for (size_t i = 0; i < was->leaves.len; i++) {
    const Leaf *before = &was->leaves.at[i], *after = leaf_like(is, before);
    if (!after && (before->state == LEAF_DONE || before->due)) return "a later day takes a leaf away";
    if (before->state == LEAF_DONE && after->state != LEAF_DONE) return "a later day takes back what is done";
    if (before->due && !after->due) return "a later day takes back what is due";
  }
  return is->sums.confirmed < was->sums.confirmed ? "a later day takes back what is confirmed" : NULL;
}

/* The same papers, looked at later: all of them were there on the first day. */
static const char *check_later(Bench *bench) {
  Day last = bench->assessment.as_of;
  const char *wrong = NULL;
  Records all = bench->evidence.records;
  bench->evidence.records = (Records){0};
  for (size_t i = 0; i < all.len; i++)
    if (all.at[i].day == DAY_NONE || all.at[i].day <= day_of(2024, 3, 10))
      *list_add(bench->arena, &bench->evidence.records) = all.at[i];
  bench->assessment.as_of = day_of(2024, 3, 10);
  UnitResult before = bench_assess(bench);
  bench->assessment.as_of = day_of(2024, 3, 11) + (Day)pick(400);
  UnitResult after = bench_assess(bench);
  for (size_t i = 0; i < before.items.len && !wrong; i++)
    for (size_t p = 0; p < before.items.at[i].parts.len && !wrong && !bench->pack.items.at[i].minus.len; p++)
      wrong = check_part_later(&before.items.at[i].parts.at[p], &after.items.at[i].parts.at[p]);
  for (size_t i = 0; i < before.items.len && !wrong; i++)
    if (bench->pack.items.at[i].gate && !bench->pack.items.at[i].effect.complete && before.items.at[i].state == STATE_PASS &&
        after.items.at[i].state != STATE_PASS)
      wrong = "a later day closes a gate that was passed";
  bench->assessment.as_of = last;
  bench->evidence.records = all;
  return wrong ? wrong : check_unit(bench, &after);
}

/* Of a review whose mark is points, or, as a control, misses. */
static Mark *raised_mark(Bench *bench, bool misses) {
  for (size_t i = 0; i < bench->marks.all.len; i++) {
    Mark *mark = &bench->marks.all.at[i];
    const PackPart *part = &bench->pack.items.at[mark->item].parts.at[mark->part];
    bool points = part->kind == PART_REVIEW && !part->miss_cost == !misses && !mark->worded;
    if (points && mark->value + POINTS_ONE <= part->points && !pick(2)) return mark;
  }
  return NULL;
}

static const char *check_higher_mark(Bench *bench, const UnitResult *first, bool misses) {
  Mark *mark = raised_mark(bench, misses);
  if (!mark) return NULL;
  mark->value += POINTS_ONE;
  UnitResult after = bench_assess(bench);
  mark->value -= POINTS_ONE;
  if (after.items.at[mark->item].sums.confirmed < first->items.at[mark->item].sums.confirmed)
    return "a higher mark lowered its item";
  if (summary_of(bench, &after).final.score < summary_of(bench, first).final.score)
    return "a higher mark lowered the final score";
  return check_unit(bench, &after);
}

/* ---- Many packs ---- */

/* A cell that nobody can read is told, a mark that settles nothing, and two members of one name; that is all. */
static void no_rule_fails(Bench *bench) {
  for (size_t i = 0; i < bench->diags->all.len; i++) {
    DiagCode code = bench->diags->all.at[i].code;
    bool marks = code == DIAG_MARK_IDLE || code == DIAG_MARK_AGAINST || code == DIAG_MARK_MEMBER || code == DIAG_MARK_PASSED ||
                 code == DIAG_MARK_SINGLE;
    bool told = marks || code == DIAG_MEMBER_TWICE;
    if (!told) assert_int_equal(code, DIAG_VALUE_UNREADABLE);
  }
}

static const char *one_set(Bench *bench, bool gentle) {
  make_set(bench, gentle);
  UnitResult first = bench_assess(bench);
  no_rule_fails(bench);
  check_hand_over(bench, &first);
  const char *wrong = check_unit(bench, &first);
  if (!wrong) wrong = check_later(bench);
  if (!wrong) wrong = check_higher_mark(bench, &first, false);
  if (!wrong && gentle) wrong = check_paper_more(bench, &first);
  if (!wrong && !gentle) wrong = check_rows_order(bench, &first);
  if (wrong || gentle) return wrong;
  first = bench_assess(bench);
  return check_papers_order(bench, &first);
}

static const char *one_pack(bool gentle) {
  Bench bench;
  const char *wrong = NULL;
  uint64_t begun = seed;
  bench_open(&bench);
  draft_pack(&bench, gentle);
  for (int set = 0; set < SETS && !wrong; set++) wrong = one_set(&bench, gentle);
  if (wrong) fprintf(stderr, "pack from %llu: %s\n", (unsigned long long)begun, wrong);
  bench_close(&bench);
  return wrong;
}

static void packs_of_gentle_words(void **state) {
  (void)state;
  for (int i = 0; i < PACKS; i++) assert_null(one_pack(true));
}

static void packs_of_any_words(void **state) {
  (void)state;
  for (int i = 0; i < PACKS; i++) assert_null(one_pack(false));
}

/* ---- Negative controls ---- */

typedef const char *Control(Bench *bench, const UnitResult *first);

/* How many of some sets of any words a check finds something in. */
static int found(Control *control) {
  int count = 0;
  for (int i = 0; i < 20; i++) {
    Bench bench;
    bench_open(&bench);
    draft_pack(&bench, false);
    for (int set = 0; set < SETS; set++) {
      make_set(&bench, false);
      UnitResult first = bench_assess(&bench);
      count += control(&bench, &first) != NULL;
    }
    bench_close(&bench);
  }
  return count;
}

static const char *harsh_paper_more(Bench *bench, const UnitResult *first) {
  return check_paper_more(bench, first);
}

static const char *miss_more(Bench *bench, const UnitResult *first) {
  return check_higher_mark(bench, first, true);
}

static const char *paper_lost(Bench *bench, const UnitResult *first) {
  bench->evidence.records.len /= 2;
  return check_papers_order(bench, first);
}

static const char *row_lost(Bench *bench, const UnitResult *first) {
  for (size_t i = 0; i < bench->evidence.records.len; i++)
    for (size_t t = 0; t < bench->evidence.records.at[i].tables.len; t++)
      bench->evidence.records.at[i].tables.at[t].lines.len = 0;
  return check_rows_order(bench, first);
}

static void what_matters_is_found(void **state) {
  (void)state;
  assert_true(found(harsh_paper_more) > 0);
  assert_true(found(miss_more) > 0);
  assert_true(found(paper_lost) > 20);
  assert_true(found(row_lost) > 0);
}

/* What is asked of the last months anew is taken back by a later day. */
static void a_rule_that_forgets_is_found(void **state) {
  (void)state;
  Bench bench;
  int count = 0;
  bench_open(&bench);
  bench_pack(&bench, ", full = 8, period = year(2024)",
             "item { id = 'A', title = 'A', points = 8, test = at_least(1, evidence {}, { last = '2 months' }) }");
  for (int set = 0; set < 20; set++) {
    make_set(&bench, true);
    const char *wrong = check_later(&bench);
    count += wrong && !strcmp(wrong, "a later day takes back what is done");
  }
  assert_true(count > 3);
  bench_close(&bench);
}

/* A pack with a gate and a floor that are not reached: nothing is there. */
static void open_poor(Bench *bench, UnitResult *result) {
  bench_open(bench);
  bench_pack(
      bench, ", full = 10, bonus_max = 1, period = year(2024)",
      "section { id = 's', title = 'S', weight = 0.5 }\n"
      "severity { id = 'major', title = 'Major' } severity { id = 'minor', title = 'Minor' }\n"
      "item { id = 'A', title = 'A', section = 's', points = 8, test = at_least(1, evidence {}) }\n"
      "item { id = 'B', title = 'B', points = 6, severity = 'major', test = at_least(2, evidence {}, { by = '2024-02-01' }) }\n"
      "gate { id = 'G', title = 'G', of = { 'A', 'B' }, at_least = 50, zero = 'B' }\n"
      "bonus { id = 'X', title = 'X', max = 1, min = -1, points = count(evidence {}) - 1 }\n"
      "grade { of = 'score', bands = { { 50, 'A' }, { 0, 'B' } }, floor = { A = { B = 50 } }, findings = { A = { major = 1 } } }");
  *result = bench_assess(bench);
  assert_null(check_unit(bench, result));
}

static void an_altered_result_is_found(void **state) {
  (void)state;
  Bench bench;
  UnitResult good, bad;
  open_poor(&bench, &good);
  UnitSummary summary = summary_of(&bench, &good);
  bad = good, bad.sums.confirmed++;
  assert_string_equal(check_unit(&bench, &bad), "the unit is not the sum of its items");
  bad = good, bad.sums.lost--;
  assert_string_equal(check_unit(&bench, &bad), "the points of the unit do not add up");
  bad = good, bad.sums.leaves_due++;
  assert_string_equal(check_unit(&bench, &bad), "the leaves of the unit are not those of its items");
  bad = good, bad.bonus.confirmed = 2000;
  assert_string_equal(check_unit(&bench, &bad), "all bonuses come to something else");
  Sums *column = &good.items.at[3].sums, *part = &good.items.at[3].parts.at[0].sums;
  column->confirmed -= 2000, column->lost += 2000, part->confirmed -= 2000, part->lost += 2000;
  assert_string_equal(check_unit(&bench, &good), "a bonus is beyond its own bounds");
  column->confirmed += 2000, column->lost -= 2000, part->confirmed += 2000, part->lost -= 2000;
  bad = good, bad.sums.pending--, bad.sums.lost++;
  assert_string_equal(check_unit(&bench, &bad), "the unit has less than nothing");
  bad = good, bad.lacks.len = 1;
  assert_string_equal(check_lacks(&bench.pack, &bad), "a grade lacks something else");
  summary.final.zeroed--;
  assert_string_equal(check_final(&bench, &good, &summary), "vetoes and gates take something else");
  summary.final.zeroed++, summary.final.score++;
  assert_string_equal(check_final(&bench, &good, &summary), "the steps to the final score do not add up");
  good.items.at[2].state = STATE_PASS;
  assert_string_equal(check_unit(&bench, &good), "a gate stands otherwise than its items say");
  good.items.at[1].parts.at[0].sums.lost++;
  assert_string_equal(check_unit(&bench, &good), "the points of a part do not add up");
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests_of_all[] = {
      cmocka_unit_test(packs_of_gentle_words),      cmocka_unit_test(packs_of_any_words),
      cmocka_unit_test(what_matters_is_found),      cmocka_unit_test(a_rule_that_forgets_is_found),
      cmocka_unit_test(an_altered_result_is_found),
  };
  return cmocka_run_group_tests(tests_of_all, NULL, NULL);
}
