/* SPDX-License-Identifier: MIT
 *
 * The pages that speak of all units: overview, findings, papers to sort, decisions, messages, one page an item; assets and
 * their prints. Takes: what the units left. Gives: files in the stage, entries in the spool. Owns nothing that it is given.
 * On screen a long list comes in pages; on paper all rows stand in one document.
 */
#include "publish/site_in.h"

#include <string.h>

enum {
  MATRIX_CELLS = 2600, /* of one page: below 300 kB */
  MATRIX_LEAST = 20,
  VOLUME_ROWS = 1500 /* some hundred printed pages, and twenty megabytes while they are made */
};

typedef struct SharedJob {
  const Publisher *publisher;
  Arena *passing; /* of one page */
  Spool *spool;
  Buf *entries;
  Fail *fail;
  ReportData whole, data; /* of everything; of the page that is being made */
  Buf main, page;
} SharedJob;

/* A list that is cut into pages: sets what of it page number data->page shows. */
typedef void (*CutPage)(SharedJob *job, const void *list, size_t from, size_t count);

typedef struct SharedList {
  ReportKind kind;
  SiteTab tab;
  size_t rows;
  const void *list;
  CutPage cut;
  size_t page_rows; /* 0 = REPORT_PAGE_ROWS */
} SharedList;

static bool put_file(SharedJob *job, Text path, Text bytes) {
  return file_put(job->publisher, path, bytes, job->spool, job->entries, job->fail);
}

static bool put_page(SharedJob *job, ReportKind kind, SiteTab tab) {
  const Theme *theme = job->publisher->theme;
  if (!document_has_page(job->publisher, kind)) return true;
  DocNode *doc = report_compose(theme, kind, &job->data, job->passing, diag_list_new(job->passing));
  document_prune(job->publisher, doc, job->passing);
  SitePage page = {.path = report_path(job->passing, kind, &job->data),
                   .title = report_title(theme, kind, &job->data, job->passing),
                   .tab = tab,
                   .item = kind == REPORT_ITEM ? job->data.item + 1 : 0};
  if (tab == SITE_TAB_NONE) page.last = page.title;
  buf_reset(&job->main);
  html_write(&job->main, doc, &(HtmlOptions){.page = page.path});
  buf_reset(&job->page);
  site_page(&job->page, job->publisher, &page, buf_view(&job->main));
  bool good = put_file(job, page.path, buf_view(&job->page));
  arena_reset(job->passing);
  return good;
}

static bool put_pages(SharedJob *job, const SharedList *list) {
  size_t page_rows = list->page_rows ? list->page_rows : REPORT_PAGE_ROWS, pages = (list->rows + page_rows - 1) / page_rows;
  bool good = true;
  if (pages == 0) pages = 1;
  for (uint32_t page = 1; good && page <= pages; page++) {
    size_t from = (size_t)(page - 1) * page_rows, left = list->rows - from;
    job->data = job->whole;
    job->data.page = page;
    job->data.pages = (uint32_t)pages;
    job->data.before = from;
    if (left) list->cut(job, list->list, from, left < page_rows ? left : page_rows);
    good = put_page(job, list->kind, list->tab);
  }
  job->data = job->whole;
  return good;
}

/* ---- How each list is cut. What a page borrows lives until the page is put. ---- */

static void cut_findings(SharedJob *job, const void *list, size_t from, size_t count) {
  Findings *part = arena_alloc(job->passing, sizeof *part);
  part->at = ((const Findings *)list)->at + from;
  part->len = count;
  job->data.findings = part;
}

static void cut_ledger(SharedJob *job, const void *list, size_t from, size_t count) {
  Ledger *part = arena_alloc(job->passing, sizeof *part);
  part->at = ((const Ledger *)list)->at + from;
  part->len = count;
  job->data.ledger = part;
}

static void cut_diags(SharedJob *job, const void *list, size_t from, size_t count) {
  DiagList *part = arena_alloc(job->passing, sizeof *part);
  part->arena = job->passing;
  part->all.at = ((const DiagList *)list)->all.at + from;
  part->all.len = count;
  job->data.diags = part;
}

typedef struct ToSort {
  const Records *records;
  const uint32_t *units;
} ToSort;

static void cut_to_sort(SharedJob *job, const void *list, size_t from, size_t count) {
  const ToSort *all = list;
  Records *part = arena_alloc(job->passing, sizeof *part);
  part->at = all->records->at + from;
  part->len = count;
  job->data.to_sort = part;
  job->data.to_sort_unit = all->units ? all->units + from : NULL;
}

static void cut_units(SharedJob *job, const void *list, size_t from, size_t count) {
  (void)list;
  job->data.from = (uint32_t)from;
  job->data.until = (uint32_t)(from + count);
}

/* Of a list as long as `rows` the part of a page; none where the list has ended before. */
static size_t part_of(size_t rows, size_t from, size_t count) {
  return from >= rows ? 0 : count < rows - from ? count : rows - from;
}

/* Two lists side by side, each in its own order: the units, and what was found. The longer one says how many pages there are. */
static void cut_item(SharedJob *job, const void *list, size_t from, size_t count) {
  const Findings *own = list;
  size_t units = job->publisher->summaries->len, findings = part_of(own->len, from, count);
  cut_units(job, NULL, from < units ? from : units, part_of(units, from, count));
  cut_findings(job, own, findings ? from : 0, findings);
}

/* ---- All pages ---- */

/* The findings of one item out of all, which are sorted by item. */
static Findings item_findings(const Findings *all, uint32_t item) {
  size_t from = 0, until;
  while (from < all->len && all->at[from].item < item) from++;
  for (until = from; until < all->len && all->at[until].item == item;) until++;
  return (Findings){.at = all->at + from, .len = until - from};
}

static bool put_items(SharedJob *job) {
  bool good = true;
  size_t rows = job->publisher->summaries->len;
  for (uint32_t i = 0; good && i < job->publisher->pack->items.len; i++) {
    Findings own = item_findings(job->whole.findings, i);
    size_t longer = own.len > rows ? own.len : rows;
    job->whole.item = i;
    good = put_pages(job, &(SharedList){REPORT_ITEM, SITE_TAB_NONE, longer, &own, cut_item, 0});
  }
  return good;
}

/* A matrix is as heavy as its cells; where there are points, they stand in a second table. */
static size_t matrix_rows(const Pack *pack) {
  size_t tables = pack->scored ? 2 : 1, rows = MATRIX_CELLS / tables / (pack->items.len + 1);
  return rows < MATRIX_LEAST ? MATRIX_LEAST : rows < REPORT_PAGE_ROWS ? rows : REPORT_PAGE_ROWS;
}

/* The worst first, else as they were: of many pages the first says what matters. */
static DiagList *worst_first(Arena *arena, const DiagList *diags) {
  DiagList *sorted = diag_list_new(arena);
  for (int level = DIAG_ERROR; level >= DIAG_NOTICE; level--)
    for (size_t i = 0; i < diags->all.len; i++)
      if ((int)diag_level(diags->all.at[i].code) == level) *list_add(arena, &sorted->all) = diags->all.at[i];
  return sorted;
}

static bool put_site(SharedJob *job, const Findings *findings, const DiagList *diags, const ToSort *to_sort) {
  static const Ledger none;
  const Ledger *ledger = job->publisher->ledger ? job->publisher->ledger : &none;
  size_t units = job->publisher->summaries->len;
  const SharedList lists[] = {{REPORT_OVERVIEW, SITE_TAB_OVERVIEW, units, NULL, cut_units, 0},
                              {REPORT_MATRIX, SITE_TAB_MATRIX, units, NULL, cut_units, matrix_rows(job->publisher->pack)},
                              {REPORT_BULLETIN, SITE_TAB_NONE, units, NULL, cut_units, 0},
                              {REPORT_LEDGER, SITE_TAB_LEDGER, ledger->len, ledger, cut_ledger, 0},
                              {REPORT_FINDINGS, SITE_TAB_FINDINGS, findings->len, findings, cut_findings, 0},
                              {REPORT_SORT, SITE_TAB_SORT, to_sort->records->len, to_sort, cut_to_sort, 0},
                              {REPORT_MESSAGES, SITE_TAB_MESSAGES, diags->all.len, diags, cut_diags, 0}};
  bool good = true;
  for (size_t i = 0; good && i < sizeof lists / sizeof *lists; i++) good = put_pages(job, &lists[i]);
  return good && put_page(job, REPORT_DECISIONS, SITE_TAB_DECISIONS) &&
         put_items(job);
}

static bool put_assets(SharedJob *job) {
  const ThemeAsset *assets;
  size_t count = theme_assets(job->publisher->theme, &assets);
  bool good = true;
  for (size_t i = 0; good && i < count; i++)
    good = put_file(job, text_format(job->passing, "assets/%.*s", TEXT_ARG(assets[i].name)), assets[i].bytes);
  arena_reset(job->passing);
  return good;
}

/* ---- Paper ---- */

static bool put_print(SharedJob *job, ReportKind kind) {
  const Publisher *publisher = job->publisher;
  ReportData data = job->data;
  data.on_paper = true;
  if (!document_has_print(publisher, kind)) return true;
  DocNode *doc = report_compose(publisher->theme, kind, &data, job->passing, diag_list_new(job->passing));
  Text title = report_title(publisher->theme, kind, &job->data, job->passing);
  Text path = data.page > 1 ? text_format(job->passing, "print/%s_%u.odt", report_names[kind], data.page)
                            : text_format(job->passing, "print/%s.odt", report_names[kind]);
  bool good = print_put(publisher, doc, title, path, job->passing, job->spool, job->entries, job->fail);
  arena_reset(job->passing);
  return good;
}

/* A list of tens of thousands of rows comes in volumes, so that no more than one of them is in memory. */
static bool put_volumes(SharedJob *job, ReportKind kind, const void *list, size_t len, CutPage cut) {
  size_t volumes = (len + VOLUME_ROWS - 1) / VOLUME_ROWS;
  bool good = volumes > 0 || put_print(job, kind);
  for (size_t i = 0; good && i < volumes; i++) {
    job->data.page = (uint32_t)i + 1;
    job->data.pages = (uint32_t)volumes;
    job->data.before = i * VOLUME_ROWS;
    cut(job, list, i * VOLUME_ROWS, part_of(len, i * VOLUME_ROWS, VOLUME_ROWS));
    good = put_print(job, kind);
  }
  job->data = job->whole;
  return good;
}

static bool put_prints(SharedJob *job, const ToSort *to_sort, Arena *arena) {
  static const Ledger none;
  Ledger by_unit = ledger_by_unit(arena, job->publisher->ledger ? job->publisher->ledger : &none);
  const Findings *findings = job->whole.findings;
  return put_print(job, REPORT_OVERVIEW) && put_print(job, REPORT_MATRIX) && put_print(job, REPORT_BULLETIN) &&
         put_print(job, REPORT_DECISIONS) && put_volumes(job, REPORT_FINDINGS, findings, findings->len, cut_findings) &&
         put_volumes(job, REPORT_LEDGER, &by_unit, by_unit.len, cut_ledger) &&
         (!to_sort->records->len || put_volumes(job, REPORT_SORT, to_sort, to_sort->records->len, cut_to_sort));
}

/* In printed order; the caller's list stays as it is. */
static Findings sorted(Arena *arena, const Findings *findings) {
  Findings all = {.at = arena_alloc(arena, (findings->len + 1) * sizeof *all.at), .len = findings->len, .cap = findings->len};
  if (all.len) memcpy(all.at, findings->at, all.len * sizeof *all.at);
  findings_sort(&all);
  return all;
}

bool publish_shared(const Publisher *publisher, const Findings *findings, const DiagList *diags, const Records *to_sort,
                    const uint32_t *to_sort_unit, Arena *arena, Spool *spool, Buf *entries, Fail *fail) {
  SharedJob job = {.publisher = publisher, .spool = spool, .entries = entries, .fail = fail};
  job.passing = arena_new();
  Findings all = sorted(arena, findings);
  ToSort sort = {to_sort, to_sort_unit};
  DiagList *worst = worst_first(arena, diags);
  job.whole = (ReportData){.assessment = publisher->assessment,
                           .whole_ledger = publisher->ledger,
                           .pack = publisher->pack,
                           .units = publisher->units,
                           .marks = publisher->marks,
                           .summaries = publisher->summaries,
                           .order = publisher->order,
                           .tool_version = publisher->tool_version,
                           .versions = publisher->versions,
                           .history = publisher->history,
                           .findings = &all,
                           .whole_findings = &all,
                           .diags = diags,
                           .to_sort = to_sort,
                           .to_sort_unit = to_sort_unit};
  job.data = job.whole;
  bool good = put_assets(&job) && put_site(&job, &all, worst, &sort) && put_prints(&job, &sort, arena);
  arena_free(job.passing);
  buf_free(&job.main);
  buf_free(&job.page);
  return good;
}
