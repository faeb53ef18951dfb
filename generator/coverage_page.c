/* SPDX-License-Identifier: MIT
 *
 * The page of a pack's rows: what each row of the source asks, the rule that answers it, its points, and what decides it.
 * Takes: a checked Coverage, the pack. Gives: Markdown in one language. Owns: nothing.
 */
#include "coverage.h"

#include <string.h>

typedef struct Page {
  Buf *out;
  const Pack *pack;
  Arena *arena;
  Lang lang;
} Page;

static const Said decided_words[] = {SAY_BY_FILES, SAY_BY_PAPERS, SAY_BY_INTERVIEW, SAY_BY_SITE,
                                     SAY_BY_APPROVAL, SAY_BY_TOOL, SAY_BY_NONE};

static Text said(const Page *page, Said what) {
  return say(page->arena, page->lang, what, NULL, NULL, NULL);
}

/* "files and judgement", "files, interview" */
static Text decided_text(const Page *page, unsigned decided) {
  TextList words = {0};
  if ((decided & (DECIDED_FILES | DECIDED_PAPERS)) == (DECIDED_FILES | DECIDED_PAPERS)) {
    *list_add(page->arena, &words) = said(page, SAY_BY_BOTH);
    decided &= ~(unsigned)(DECIDED_FILES | DECIDED_PAPERS);
  }
  for (size_t i = 0; i < sizeof decided_words / sizeof *decided_words; i++)
    if (decided & 1u << i) *list_add(page->arena, &words) = said(page, decided_words[i]);
  return text_join(page->arena, &words, lang_is_chinese(page->lang) ? TEXT("、") : TEXT(", "));
}

/* A bar would end the cell. */
static void put_cell(const Page *page, Text text) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '|' || text.at[i] == '\\') buf_char(page->out, '\\');
    buf_char(page->out, text.at[i] == '\n' ? ' ' : text.at[i]);
  }
  buf_str(page->out, " | ");
}

static Text points_cell(const Page *page, const CoverageRow *row) {
  Text points = points_text(page->arena, row->points);
  if (!row->points && !row->takes) return TEXT("–");
  if (row->takes) return text_format(page->arena, "+%.*s … %.*s", TEXT_ARG(points), TEXT_ARG(points_text(page->arena, row->takes)));
  return row->bonus ? text_format(page->arena, "+%.*s", TEXT_ARG(points)) : points;
}

static void put_row(const Page *page, const CoverageRow *row) {
  buf_str(page->out, "| ");
  put_cell(page, row->id);
  put_cell(page, row->asks);
  TextList rules = {0};
  for (size_t i = 0; i < row->rules.len; i++)
    *list_add(page->arena, &rules) = text_format(page->arena, "`%.*s`", TEXT_ARG(row->rules.at[i]));
  put_cell(page, rules.len ? text_join(page->arena, &rules, TEXT(" ")) : TEXT("–"));
  if (page->pack->scored) put_cell(page, points_cell(page, row));
  Text decided = decided_text(page, row->decided);
  const char *colon = lang_is_chinese(page->lang) ? "：" : ": ";
  if (row->why.len) decided = text_format(page->arena, "%.*s%s%.*s", TEXT_ARG(decided), colon, TEXT_ARG(row->why));
  put_cell(page, decided);
  page->out->len--; /* the blank behind the last bar */
  buf_char(page->out, '\n');
}

/* Of sections with weights: what stands in the column is what the source counts there, before they are applied. */
static Text points_head(const Page *page) {
  return said(page, pack_has_weights(page->pack) ? SAY_ROWS_POINTS_RAW : SAY_ROWS_POINTS);
}

static void put_head(const Page *page) {
  const Said heads[] = {SAY_ROWS_ROW, SAY_ROWS_ASKS, SAY_ROWS_RULE, SAY_ROWS_POINTS, SAY_ROWS_BY};
  size_t columns = 0;
  buf_str(page->out, "|");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    if (heads[i] == SAY_ROWS_POINTS && !page->pack->scored) continue;
    buf_format(page->out, " %.*s |", TEXT_ARG(heads[i] == SAY_ROWS_POINTS ? points_head(page) : said(page, heads[i])));
    columns++;
  }
  buf_str(page->out, "\n|");
  for (size_t i = 0; i < columns; i++) buf_str(page->out, "---|");
  buf_char(page->out, '\n');
}

/* ---- Sums: rows by what decides them, points by what decides their parts ---- */

typedef struct Sum {
  unsigned decided;
  unsigned rows;
  Points points;
} Sum;
typedef LIST(Sum) SumList;

static Sum *sum_of(const Page *page, SumList *sums, unsigned decided) {
  for (size_t i = 0; i < sums->len; i++)
    if (sums->at[i].decided == decided) return &sums->at[i];
  Sum *sum = list_add(page->arena, sums);
  sum->decided = decided;
  return sum;
}

static void add_sums(const Page *page, const Coverage *coverage, SumList *sums) {
  for (size_t i = 0; i < coverage->rows.len; i++) sum_of(page, sums, coverage->rows.at[i].decided)->rows++;
  for (size_t i = 0; i < page->pack->items.len; i++)
    for (size_t k = 0; k < page->pack->items.at[i].parts.len; k++) {
      const PackPart *part = &page->pack->items.at[i].parts.at[k];
      if (part->points) sum_of(page, sums, coverage_decided(part))->points += part->points;
    }
}

/* "100 + 6 … -5"; with weights "300; by weight 100 + 6". */
static void put_all(const Page *page) {
  const Pack *pack = page->pack;
  Text all = points_text(page->arena, pack->full), more = points_text(page->arena, pack->bonus_max);
  Points raw = 0;
  for (size_t i = 0; i < pack->items.len; i++)
    for (size_t k = 0; pack_item_counts(&pack->items.at[i]) && k < pack->items.at[i].parts.len; k++)
      raw += pack->items.at[i].parts.at[k].points;
  if (pack->bonus_max) all = text_format(page->arena, "%.*s + %.*s", TEXT_ARG(all), TEXT_ARG(more));
  if (pack->bonus_min)
    all = text_format(page->arena, "%.*s … %.*s", TEXT_ARG(all), TEXT_ARG(points_text(page->arena, pack->bonus_min)));
  const char *sum = text_cstr(page->arena, points_text(page->arena, raw));
  if (pack_has_weights(pack)) all = say(page->arena, page->lang, SAY_ROWS_WEIGHED, sum, text_cstr(page->arena, all), NULL);
  buf_format(page->out, " %.*s |", TEXT_ARG(all));
}

static void put_sums(const Page *page, const Coverage *coverage) {
  SumList sums = {0};
  bool scored = page->pack->scored;
  add_sums(page, coverage, &sums);
  buf_format(page->out, "\n| %.*s | %.*s |", TEXT_ARG(said(page, SAY_ROWS_BY)), TEXT_ARG(said(page, SAY_ROWS_COUNT)));
  if (scored) buf_format(page->out, " %.*s |", TEXT_ARG(points_head(page)));
  buf_str(page->out, scored ? "\n|---|---|---|\n" : "\n|---|---|\n");
  for (size_t i = 0; i < sums.len; i++) {
    const Sum *sum = &sums.at[i];
    buf_format(page->out, "| %.*s | %u |", TEXT_ARG(decided_text(page, sum->decided)), sum->rows);
    if (scored) buf_format(page->out, " %.*s |", TEXT_ARG(sum->points ? points_text(page->arena, sum->points) : TEXT("–")));
    buf_char(page->out, '\n');
  }
  buf_format(page->out, "| %.*s | %zu |", TEXT_ARG(said(page, SAY_ROWS_ALL)), coverage->rows.len);
  if (scored) put_all(page);
  buf_char(page->out, '\n');
}

void coverage_page(Buf *out, const Coverage *coverage, const Pack *pack, Arena *arena, Lang lang) {
  Page page = {out, pack, arena, lang};
  Text id = pack->id;
  buf_format(out, "%.*s\n\n", TEXT_ARG(say(arena, lang, SAY_ROWS_TITLE, text_cstr(arena, id), NULL, NULL)));
  buf_format(out, "%.*s\n\n", TEXT_ARG(say(arena, lang, SAY_ROWS_LINKS, text_cstr(arena, id), NULL, NULL)));
  buf_format(out, "%.*s\n\n", TEXT_ARG(say(arena, lang, SAY_ROWS_MADE, text_cstr(arena, id), NULL, NULL)));
  buf_format(out, "%.*s\n\n", TEXT_ARG(said(&page, SAY_ROWS_LEGEND)));
  put_head(&page);
  for (size_t i = 0; i < coverage->rows.len; i++) put_row(&page, &coverage->rows.at[i]);
  put_sums(&page, coverage);
}
