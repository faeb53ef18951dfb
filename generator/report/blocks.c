/* SPDX-License-Identifier: MIT
 *
 * The registry of named blocks: which reports may hold them, and their options. The blocks themselves stand in blocks_*.c.
 * Takes: a name or a use of a block. Gives: its row of the table, or the value of an option. Owns nothing.
 */
#include "report/report_in.h"

#define YES_NO "yes|no"

const BlockOption option_common[3] = {{"heading", YES_NO}, {"empty", NULL}, {"caption", NULL}};

const Block blocks[] = {
    /* heads of reports */
    {"profile", IN_ALL, {{0}}, block_profile},
    {"summary", IN_ONE_UNIT, {{0}}, block_summary},
    {"totals", IN_SHARED, {{0}}, block_totals},
    {"signature", IN_ALL, {{"roles", NULL}}, block_signature},
    {"counts", IN(FINDINGS) | IN(LEDGER), {{0}}, block_counts},
    {"pages", IN_SHARED, {{0}}, block_pages},
    /* one unit */
    {"scorecard", IN_RESULT, {{0}}, block_scorecard},
    {"sections", IN_RESULT | IN(OVERVIEW) | IN(BULLETIN), {{0}}, block_sections},
    {"final", IN_RESULT, {{0}}, block_final},
    {"derivation", IN_RESULT, {{"level", "2|3|4"}}, block_derivation},
    {"todo", IN_RESULT, {{"part", "missing|refused|waiting|coming|all"}}, block_todo},
    {"marks", IN_RESULT, {{0}}, block_marks},
    {"evidence-list", IN_RESULT, {{0}}, block_evidence_list},
    {"answered", IN(PAPER), {{0}}, block_answered},
    {"fields", IN(PAPER), {{0}}, block_fields},
    {"original", IN(PAPER), {{0}}, block_original},
    /* all units */
    {"ranking", IN_SHARED, {{"limit", "#"}}, block_ranking},
    {"lists", IN_SHARED, {{0}}, block_lists},
    {"missing-first", IN_SHARED, {{"limit", "#"}, {"above", "mean"}}, block_missing_first},
    {"praise", IN_SHARED, {{0}}, block_praise},
    {"noted", IN(BULLETIN), {{"part", "refused|late"}}, block_noted},
    {"weakest", IN_SHARED, {{"limit", "#"}}, block_weakest},
    {"items", IN_SHARED, {{0}}, block_items},
    {"item-units", IN(ITEM), {{0}}, block_item_units},
    {"matrix", IN_SHARED, {{"most", "#"}}, block_matrix},
    {"scores", IN_SHARED, {{0}}, block_scores},
    {"legend", IN_ALL, {{0}}, block_legend},
    {"ledger", IN(LEDGER), {{0}}, block_ledger},
    {"severities", IN(LEDGER) | IN(OVERVIEW) | IN(BULLETIN), {{0}}, block_severities},
    {"trend", IN(UNIT) | IN(OVERVIEW) | IN(BULLETIN), {{0}}, block_trend},
    /* drawings */
    {"chart-sections", IN_RESULT, {{0}}, block_chart_sections},
    {"chart-months", IN_RESULT, {{0}}, block_chart_months},
    {"chart-trend", IN(UNIT) | IN(OVERVIEW), {{0}}, block_chart_trend},
    {"chart-spread", IN_SHARED, {{0}}, block_chart_spread},
    {"chart-scores", IN_SHARED, {{0}}, block_chart_scores},
    {"chart-matrix", IN(MATRIX), {{0}}, block_chart_matrix},
    /* either */
    {"findings", IN_RESULT | IN(FINDINGS) | IN(ITEM), {{0}}, block_findings},
    {"messages", IN_RESULT | IN(MESSAGES), {{0}}, block_messages},
    {"papers-to-sort", IN_RESULT | IN(SORT), {{"part", "unclear|twins|all"}}, block_papers_to_sort},
    {"decisions", IN_ALL, {{0}}, block_decisions},
};
const size_t block_count = sizeof blocks / sizeof *blocks;

const BlockOption *block_option(const Block *block, size_t index) {
  if (index < 3) return &option_common[index];
  if (index - 3 >= BLOCK_OPTIONS || !block->options[index - 3].name) return NULL;
  return &block->options[index - 3];
}

Text option_text(const Step *use, const char *name, Text otherwise) {
  const BlockOption *option;
  for (size_t i = 0; (option = block_option(use->block, i)); i++)
    if (text_is(text_of(option->name), name)) return use->options[i].at ? use->options[i] : otherwise;
  return otherwise;
}

bool option_is(const Step *use, const char *name, const char *value) {
  return text_is(option_text(use, name, TEXT_NONE), value);
}

/* The count says at once how long the table is, and that it is whole. */
Text option_caption(const Composer *composer, const Step *use, Word caption, size_t rows) {
  Text given = option_text(use, "caption", TEXT_NONE);
  return given.len ? given : say_1(composer, caption, say_count(composer, (int64_t)rows));
}

int64_t option_number(const Step *use, const char *name, int64_t otherwise) {
  int64_t number;
  return text_to_int(option_text(use, name, TEXT_NONE), &number) ? number : otherwise;
}
