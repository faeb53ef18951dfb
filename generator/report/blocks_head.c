/* SPDX-License-Identifier: MIT
 *
 * Blocks at the head and foot of reports: profile notice, the numbers of a unit or of all, pages, lines to sign on.
 * Takes: a composer and a use of the block. Gives: nodes below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

BLOCK(block_profile) {
  (void)use;
  if (composer->data->assessment->profile != PROFILE_INNER) return false;
  paragraph_add(composer, group_add(composer, parent, "notice"), NULL, say_word(composer, WORD_PROFILE_INNER));
  return true;
}

/* ---- The numbers of a unit ---- */

/* A class may have no item that it could apply for. */
static bool asks_bonus(const Composer *composer) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; pack_has_bonus(pack) && i < pack->items.len; i++)
    if (pack->items.at[i].bonus && (!composer->data->result || item_concerns(composer, (uint32_t)i))) return true;
  return false;
}

static void points_facts(Composer *composer, DocNode *group, const UnitSummary *summary) {
  fact_add(composer, group, WORD_LABEL_SCORE, say_score(composer, &summary->sums));
  bool waived = summary->adjusted.full != summary->sums.full;
  if (waived) fact_add(composer, group, WORD_LABEL_SCORE_WAIVED, say_score(composer, &summary->adjusted));
  if (asks_bonus(composer)) fact_add(composer, group, WORD_LABEL_BONUS, say_bonus(composer, &summary->bonus));
  if (pack_has_final(composer->data->pack) && summary->sums.full != summary->sums.not_applicable)
    fact_add(composer, group, summary->final.reach == summary->final.score ? WORD_LABEL_FINAL : WORD_LABEL_FINAL_NOW,
             say_final(composer, &summary->final));
}

typedef struct DoneBy { /* how leaves came to be done: of the items that count */
  int64_t early, marks, clear;
} DoneBy;

static DoneBy done_by(const Composer *composer) {
  const UnitResult *result = composer->data->result;
  DoneBy by = {0};
  for (uint32_t i = 0; i < result->items.len; i++)
    for (size_t p = 0; p < result->items.at[i].parts.len; p++) {
      const Leaves *leaves = &result->items.at[i].parts.at[p].leaves;
      for (size_t l = 0; l < leaves->len; l++) {
        const Leaf *leaf = &leaves->at[l];
        bool mark = leaf->of_mark || leaf->given;
        by.early += leaf->state == LEAF_DONE && !leaf->due && leaf->evidence.len;
        by.marks += leaf->state == LEAF_DONE && leaf->due && mark;
        by.clear += leaf->state == LEAF_DONE && leaf->due && !mark && !leaf->evidence.len;
      }
    }
  return by;
}

/* Where one tree serves several periods, what is dated after the day of the report was not filed by then. */
static int64_t papers_later(const Composer *composer) {
  const Records *records = &composer->data->evidence->records;
  Day as_of = composer->data->assessment->as_of;
  int64_t later = 0;
  for (size_t i = 0; i < records->len; i++) later += records->at[i].day != DAY_NONE && records->at[i].day > as_of;
  return later;
}

/* "filed 4, counted 0, requirements answered 0; done beside these: 1 by a mark": it adds up to the completion. */
static void papers_fact(Composer *composer, DocNode *group) {
  const UnitResult *result = composer->data->result;
  const UnitEvidence *evidence = composer->data->evidence;
  TextList beside = {0};
  if (!result) return;
  DoneBy by = done_by(composer);
  int64_t filed = evidence ? (int64_t)evidence->records.len : result->filed, later = evidence ? papers_later(composer) : 0;
  Text said = say_3(composer, WORD_PAPERS_ANSWER, say_count(composer, filed - later), say_count(composer, result->papers),
                    say_count(composer, result->answers));
  if (by.early) said = say_2(composer, WORD_PAPERS_EARLY, said, say_count(composer, by.early));
  if (by.marks) *list_add(composer->arena, &beside) = say_1(composer, WORD_PAPERS_MARKS, say_count(composer, by.marks));
  if (by.clear) *list_add(composer->arena, &beside) = say_1(composer, WORD_PAPERS_CLEAR, say_count(composer, by.clear));
  Text more = text_join(composer->arena, &beside, say_word(composer, WORD_LIST_BETWEEN));
  if (more.len) said = say_2(composer, WORD_PAPERS_BESIDE, said, more);
  if (later) said = say_2(composer, WORD_PAPERS_LATER, said, say_count(composer, later));
  fact_add(composer, group, WORD_LABEL_PAPERS, said);
}

/* A veto that only eyes can tell, or how often, is named; else a rule is in error, or papers could not be read. */
static void provisional_add(Composer *composer, DocNode *parent, const UnitSummary *summary) {
  TextList open = {0}, more = {0};
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < summary->lowered.len; i++)
    if (summary->lowered.at[i].more) *list_add(composer->arena, &more) = pack->items.at[summary->lowered.at[i].item].title;
  for (size_t i = 0; i < pack->items.len; i++) {
    bool effect = pack->items.at[i].veto || pack->items.at[i].gate;
    if (effect && summary->states[i] == STATE_PENDING) *list_add(composer->arena, &open) = pack->items.at[i].title;
  }
  Text names = text_join(composer->arena, open.len ? &open : &more, say_word(composer, WORD_LIST_BETWEEN));
  Text said = open.len   ? say_1(composer, WORD_PROVISIONAL_EFFECT, names)
              : more.len ? say_1(composer, WORD_PROVISIONAL_STEPS, names)
                         : say_word(composer, WORD_PROVISIONAL_NOTICE);
  paragraph_add(composer, group_add(composer, parent, "notice"), NULL, said);
}

BLOCK(block_summary) {
  (void)use;
  const UnitSummary *summary = composer->data->summary;
  DocNode *group = group_add(composer, parent, "summary");
  if (!summary->applies) {
    paragraph_add(composer, group, NULL, say_word(composer, WORD_NOT_ITS_CLASS));
    return true;
  }
  fact_add(composer, group, WORD_LABEL_COMPLETION,
           say_completion(composer, summary->sums.leaves_done, summary->sums.leaves_due));
  const Sums *left = &summary->adjusted;
  bool waived = left->leaves_due != summary->sums.leaves_due || left->leaves_done != summary->sums.leaves_done;
  Text rest = say_completion(composer, left->leaves_done, left->leaves_due);
  if (waived) fact_add(composer, group, WORD_LABEL_COMPLETION_WAIVED, rest);
  if (pack_scored(composer)) points_facts(composer, group, summary);
  if (summary->rank_of != 1 || !summary->rank) fact_add(composer, group, WORD_LABEL_RANK, say_rank(composer, summary));
  if (summary->grade.len) fact_add(composer, group, WORD_LABEL_GRADE, say_grade(composer, summary));
  papers_fact(composer, group);
  if (summary->provisional) provisional_add(composer, parent, summary);
  return true;
}

/* ---- The numbers of all units ---- */

typedef struct Counts {
  int64_t units, unranked, open, waiting, refused, late, to_sort;
} Counts;

static Counts count_all(const Composer *composer) {
  Counts counts = {0};
  for (size_t i = 0; i < summary_count(composer); i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    counts.units++;
    counts.unranked += !unit_has_place(summary);
    counts.open += summary->open;
    counts.waiting += summary->waiting;
    counts.refused += summary->refused;
    counts.late += summary->late;
    counts.to_sort += summary->to_sort;
  }
  return counts;
}

static void count_fact(Composer *composer, DocNode *group, Word label, int64_t number) {
  fact_add(composer, group, label, say_1(composer, WORD_COUNT_PIECES, say_count(composer, number)));
}

/* How long there is still time; silent after the end. */
static void period_fact(Composer *composer, DocNode *group) {
  const Assessment *assessment = composer->data->assessment;
  Day end = assessment->period.to != DAY_NONE ? assessment->period.to : composer->data->pack->period.to;
  if (end != DAY_NONE && end >= assessment->as_of) fact_add(composer, group, WORD_LABEL_END, say_limit(composer, end, true));
}

BLOCK(block_totals) {
  (void)use;
  if (!summary_count(composer)) return false;
  Counts counts = count_all(composer);
  Sums sums;
  sums_of_all(composer, &sums);
  DocNode *group = group_add(composer, parent, "summary");
  Text units = say_count(composer, counts.units);
  fact_add(composer, group, WORD_LABEL_UNITS,
           counts.unranked ? say_2(composer, WORD_UNITS_COUNT, units, say_count(composer, counts.unranked))
                           : say_1(composer, WORD_UNITS_ALL, units));
  fact_add(composer, group, WORD_LABEL_COMPLETION, say_completion(composer, sums.leaves_done, sums.leaves_due));
  period_fact(composer, group);
  count_fact(composer, group, WORD_LABEL_TO_ADD, counts.open);
  count_fact(composer, group, WORD_LABEL_WAITING, counts.waiting);
  if (counts.refused) count_fact(composer, group, WORD_LABEL_REFUSED, counts.refused);
  count_fact(composer, group, WORD_LABEL_LATE, counts.late);
  count_fact(composer, group, WORD_LABEL_TO_SORT, counts.to_sort);
  return true;
}

/* ---- What a list of all units adds up to ---- */

typedef struct KindCount {
  Word word;
  int64_t count;
} KindCount;

/* "165 to add + 18 waiting for an assessor = 183" */
static Text kinds_said(const Composer *composer, const KindCount *kinds, size_t count) {
  TextList terms = {0};
  int64_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += kinds[i].count;
    if (kinds[i].count) *list_add(composer->arena, &terms) = say_1(composer, kinds[i].word, say_count(composer, kinds[i].count));
  }
  if (terms.len < 2) return terms.len ? terms.at[0] : say_count(composer, sum);
  return say_2(composer, WORD_COUNT_SUM, text_join(composer->arena, &terms, TEXT(" + ")), say_count(composer, sum));
}

enum { KIND_OPEN, KIND_REFUSED, KIND_WAITING, KIND_LATE, KIND_BESIDE, KIND_ERROR, KIND_CARRIED, KIND_COUNT };

static int kind_of_finding(const Finding *finding) {
  const Leaf *leaf = &finding->leaf;
  if (finding->state == STATE_ERROR) return KIND_ERROR;
  if (leaf->due && leaf->state == LEAF_OPEN) return KIND_OPEN;
  if (leaf_is_problem(leaf)) return KIND_REFUSED;
  if (leaf->state == LEAF_WAITING) return leaf->due ? KIND_WAITING : KIND_BESIDE;
  return KIND_LATE;
}

bool finding_is_open(const Finding *finding) {
  return kind_of_finding(finding) == KIND_OPEN;
}

bool finding_is_refused(const Finding *finding) {
  return kind_of_finding(finding) == KIND_REFUSED;
}

bool finding_is_late(const Finding *finding) {
  return kind_of_finding(finding) == KIND_LATE;
}

static int kind_of_entry(const LedgerEntry *entry) {
  if (entry->carried) return KIND_CARRIED;
  return entry->leaf.state == LEAF_OPEN ? KIND_OPEN : KIND_REFUSED;
}

static Text kinds_counted(const Composer *composer, const int64_t *counts) {
  const KindCount kinds[KIND_COUNT] = {{WORD_COUNT_TO_ADD, counts[KIND_OPEN]},    {WORD_COUNT_REFUSED, counts[KIND_REFUSED]},
                                  {WORD_COUNT_WAITING, counts[KIND_WAITING]}, {WORD_COUNT_LATE, counts[KIND_LATE]},
                                  {WORD_COUNT_BESIDE, counts[KIND_BESIDE]},  {WORD_COUNT_ERROR, counts[KIND_ERROR]},
                                  {WORD_COUNT_CARRIED, counts[KIND_CARRIED]}};
  return kinds_said(composer, kinds, KIND_COUNT);
}

static bool ledger_counts(Composer *composer, DocNode *parent) {
  const Ledger *ledger = composer->data->whole_ledger ? composer->data->whole_ledger : composer->data->ledger;
  int64_t counts[KIND_COUNT] = {0}, overdue = 0, closed = 0;
  if (!ledger || !ledger->len) return false;
  for (size_t i = 0; i < ledger->len; i++) {
    const LedgerEntry *entry = &ledger->at[i];
    closed += entry->state == LEDGER_CLOSED;
    overdue += ledger_overdue(composer, entry);
    if (entry->state != LEDGER_CLOSED) counts[kind_of_entry(entry)]++;
  }
  Text said = kinds_counted(composer, counts);
  if (overdue) said = say_2(composer, WORD_COUNT_OVERDUE, said, say_count(composer, overdue));
  if (closed) said = say_2(composer, WORD_COUNT_CLOSED, said, say_count(composer, closed));
  fact_add(composer, parent, WORD_LABEL_OPEN, said);
  return true;
}

/* On each page of a longer list: of all of it, each line once, so that the numbers of other reports can be found in it. */
BLOCK(block_counts) {
  const Findings *findings = composer->data->whole_findings ? composer->data->whole_findings : composer->data->findings;
  int64_t counts[KIND_COUNT] = {0};
  (void)use;
  if (composer->kind == REPORT_LEDGER) return ledger_counts(composer, parent);
  if (!findings || !findings->len) return false;
  for (size_t i = 0; i < findings->len; i++) counts[kind_of_finding(&findings->at[i])]++;
  fact_add(composer, parent, WORD_LABEL_FINDINGS, kinds_counted(composer, counts));
  return true;
}

/* ---- Pages of a longer list ---- */

static void page_link(Composer *composer, DocNode *paragraph, uint32_t page, Word label) {
  ReportData other = *composer->data;
  if (page < 1 || page > other.pages) return;
  other.page = page;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_SEMICOLON));
  doc_add_link(composer->arena, paragraph, LINK_SITE, report_path(composer->arena, composer->kind, &other),
               say_word(composer, label));
}

BLOCK(block_pages) {
  (void)use;
  if (composer->data->pages < 2) return false;
  uint32_t page = composer->data->page ? composer->data->page : 1;
  if (composer->data->on_paper) {
    paragraph_add(composer, parent, "small",
                  say_2(composer, WORD_VOLUME_OF, say_count(composer, page), say_count(composer, composer->data->pages)));
    return true;
  }
  DocNode *paragraph = paragraph_add(
      composer, parent, "small",
      say_2(composer, WORD_PAGE_OF, say_count(composer, page), say_count(composer, composer->data->pages)));
  page_link(composer, paragraph, page - 1, WORD_PAGE_BEFORE);
  page_link(composer, paragraph, page + 1, WORD_PAGE_AFTER);
  return true;
}

/* ---- Lines to sign on: {signature roles="Assessor|Head of the unit"} ---- */

BLOCK(block_signature) {
  Text roles = option_text(use, "roles", TEXT_NONE), role;
  if (!roles.len) return false;
  DocNode *group = group_add(composer, parent, "signature");
  while (text_cut(&roles, '|', &role))
    paragraph_add(composer, group, NULL, say_1(composer, WORD_SIGN_LINE, text_trim(role)));
  return true;
}
