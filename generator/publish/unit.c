/* SPDX-License-Identifier: MIT
 *
 * All files of one unit: scorecard, to-do list, a page for each paper, originals, the ODT, the unit's package, and its piece of
 * the data files. Takes: the unit's results and evidence. Gives: files in the stage, entries in the spool. Owns nothing that
 * it is given. Each file is deflated once; the package takes the same bytes, and only its pages are written anew, because
 * their links lead elsewhere.
 */
#include "publish/search_in.h"

#include <string.h>

typedef struct UnitJob {
  const Publisher *publisher;
  const Unit *unit;
  const UnitEvidence *evidence;
  const PaperSource *papers;
  Arena *arena;
  Spool *spool, *own; /* of the whole package, and of what only the unit's has */
  Buf *entries;
  Fail *fail;
  ReportData data;
  DiagList *ignored; /* what composing says was said when the theme was loaded */
  Buf main, page, moved; /* for one page at a time */
  PackagePaths paths;
  SpoolEntries package;
  PhotoSheet sheet;
} UnitJob;

/* ---- Where things stand in the package ---- */

static Text file_name(Text path) {
  size_t start = path.len;
  while (start && path.at[start - 1] != '/') start--;
  return text_slice(path, start, path.len);
}

static void map(UnitJob *job, Text site, Text package) {
  if (site.len) *list_add(job->arena, &job->paths) = (PackagePath){site, package};
}

static void map_original(UnitJob *job, TextList *taken, Text original, Text shown) {
  if (!original.len) return;
  Text name = package_name(job->arena, taken, shown); /* takes the name: once only, and TEXT_ARG asks twice */
  map(job, original, text_format(job->arena, "evidence/%.*s", TEXT_ARG(name)));
}

static void map_photo(UnitJob *job, const RecordPicture *picture) {
  map(job, picture->path, text_format(job->arena, "pages/%.*s", TEXT_ARG(file_name(picture->path))));
}

static void map_record(UnitJob *job, TextList *taken, const Record *record) {
  map(job, record->page, text_format(job->arena, "pages/%.*s", TEXT_ARG(file_name(record->page))));
  map_original(job, taken, record->original, record->shown);
  map_photo(job, &record->picture);
  for (size_t i = 0; i < record->inside.len; i++) map_photo(job, &record->inside.at[i].picture);
  for (size_t i = 0; i < record->members.len; i++) {
    const RecordMember *member = &record->members.at[i];
    map_original(job, taken, member->original, text_visible(job->arena, member->path));
    map_photo(job, &member->picture);
  }
}

static void map_all(UnitJob *job) {
  TextList taken = {0};
  map(job, unit_page(job->arena, job->unit->id), TEXT("index.html"));
  map(job, todo_page(job->arena, job->unit->id), TEXT("todo.html"));
  for (size_t i = 0; i < job->evidence->records.len; i++) map_record(job, &taken, &job->evidence->records.at[i]);
  package_paths_sort(&job->paths);
}

/* ---- Putting files ---- */

/* The entry just spooled, under its name in the package; `number` says which of the two spools holds it. */
static void pack_last(UnitJob *job, uint32_t number, Text name) {
  SpoolEntry entry = *spool_last(number ? job->own : job->spool);
  entry.file = number;
  entry.name = name;
  *list_add(job->arena, &job->package) = entry;
}

/* The page for the package: the same text, with its links and navigation inside the package. */
static void pack_page(UnitJob *job, const SitePage *page, Text main) {
  SitePage moved = *page;
  moved.path = package_path(&job->paths, page->path);
  moved.package = true;
  if (moved.path.len == 0) return;
  buf_reset(&job->moved);
  package_relink(&job->moved, main, page->path, moved.path, &job->paths);
  buf_reset(&job->page);
  site_page(&job->page, job->publisher, &moved, buf_view(&job->moved));
  spool_add(job->own, moved.path, buf_view(&job->page), false);
  pack_last(job, 1, moved.path);
}

static bool put_page(UnitJob *job, const SitePage *page) {
  Text main = buf_view(&job->main);
  buf_reset(&job->page);
  site_page(&job->page, job->publisher, page, main);
  if (!file_put(job->publisher, page->path, buf_view(&job->page), job->spool, job->entries, job->fail)) return false;
  pack_page(job, page, main);
  return true;
}

/* ---- Scorecard and to-do list ---- */

static DocNode *compose(UnitJob *job, ReportKind kind, SitePage *page) {
  *page = (SitePage){.path = report_path(job->arena, kind, &job->data),
                     .title = report_title(job->publisher->theme, kind, &job->data, job->arena),
                     .tab = kind == REPORT_TODO ? SITE_TAB_TODO : SITE_TAB_SCORECARD,
                     .unit = job->unit};
  DocNode *doc = report_compose(job->publisher->theme, kind, &job->data, job->arena, job->ignored);
  document_prune(job->publisher, doc, job->arena);
  return doc;
}

static bool put_report(UnitJob *job, const SitePage *page, const DocNode *doc) {
  buf_reset(&job->main);
  html_write(&job->main, doc, &(HtmlOptions){.page = page->path});
  return put_page(job, page);
}

/* Ids of the second document get a prefix: both stand in one ODT. */
static void prefix_ids(Arena *arena, DocNode *doc, const char *prefix) {
  DocWalk walk = doc_walk(doc);
  while (doc_walk_next(&walk)) {
    DocNode *node = walk.node;
    if (!walk.entering) continue;
    if (node->id.len) node->id = text_format(arena, "%s%.*s", prefix, TEXT_ARG(node->id));
    if (node->link == LINK_HERE && node->target.len) node->target = text_format(arena, "%s%.*s", prefix, TEXT_ARG(node->target));
  }
}

/* Scorecard and to-do list on one piece of paper, the list on a page of its own; or the one of them that is wanted. */
static bool put_print(UnitJob *job) {
  Arena *arena = job->arena;
  SitePage page, page_of_todo;
  bool card = document_has_print(job->publisher, REPORT_UNIT), list = document_has_print(job->publisher, REPORT_TODO);
  if (!card && !list) return true;
  job->data.on_paper = true;
  job->data.todo_follows = list;
  DocNode *doc = card ? compose(job, REPORT_UNIT, &page) : doc_new(arena);
  DocNode *todo = list ? compose(job, REPORT_TODO, &page_of_todo) : doc_new(arena);
  job->data.on_paper = job->data.todo_follows = false;
  Text name = name_for_unit(arena, job->unit, ".odt"), title = card ? page.title : page_of_todo.title;
  if (card && list) doc_add(arena, doc, DOC_PAGE_BREAK);
  prefix_ids(arena, todo, "todo-");
  while (todo->first) doc_append(doc, todo->first);
  Text path = text_format(arena, "print/units/%.*s", TEXT_ARG(name));
  if (!print_put(job->publisher, doc, title, path, arena, job->spool, job->entries, job->fail)) return false;
  pack_last(job, 0, name);
  return true;
}

static bool put_reports(UnitJob *job) {
  SitePage page, todo_page_of;
  DocNode *doc = compose(job, REPORT_UNIT, &page), *todo = compose(job, REPORT_TODO, &todo_page_of);
  return put_report(job, &page, doc) && put_report(job, &todo_page_of, todo) && put_print(job);
}

/* ---- Papers ---- */

static void put_photos(UnitJob *job, const Record *record) {
  DocNode *root = doc_new(job->arena);
  photos_page(job->arena, root, job->publisher->assessment->lang, record);
  html_write(&job->main, root, &(HtmlOptions){.page = record->page});
}

static bool put_paper_page(UnitJob *job, const Record *record, Text body) {
  SitePage page = {.path = record->page, .tab = SITE_TAB_SCORECARD, .unit = job->unit};
  job->data.record = record;
  DocNode *head = report_compose(job->publisher->theme, REPORT_PAPER, &job->data, job->arena, job->ignored);
  document_prune(job->publisher, head, job->arena);
  page.title = page.last = report_title(job->publisher->theme, REPORT_PAPER, &job->data, job->arena);
  if (page.last.len == 0) page.title = page.last = record->shown;
  buf_reset(&job->main);
  html_write(&job->main, head, &(HtmlOptions){.page = record->page, .id_prefix = TEXT("about-")});
  buf_str(&job->main, "\n<div class=\"paper\">\n");
  if (body.len) buf_text(&job->main, body);
  else put_photos(job, record);
  buf_str(&job->main, "\n</div>\n");
  job->data.record = NULL;
  return put_page(job, &page);
}

/* The original, once in the output. */
static bool put_original(UnitJob *job, Text path, Text bytes) {
  if (path.len == 0) return true;
  if (!file_put(job->publisher, path, bytes, job->spool, job->entries, job->fail)) return false;
  pack_last(job, 0, package_path(&job->paths, path));
  return true;
}

/* The photos to print, when there are enough or no more. */
static bool put_sheet(UnitJob *job) {
  Text path;
  if (!photo_sheet_end(&job->sheet, job->spool, job->entries, &path, job->fail)) return false;
  if (path.len) pack_last(job, 0, text_copy(job->arena, file_name(path)));
  photo_sheet_next(&job->sheet);
  return true;
}

static bool put_photo(UnitJob *job, const Record *record, uint32_t member, const Picture *shown) {
  const RecordPicture *picture = record->members.len ? &record->members.at[member].picture : &record->picture;
  if (!put_original(job, picture->path, shown->bytes)) return false;
  photo_sheet_add(&job->sheet, record, member, shown);
  return !photo_sheet_is_full(&job->sheet) || put_sheet(job);
}

static bool put_inside(UnitJob *job, uint32_t index, const PaperBody *body) {
  const Record *record = &job->evidence->records.at[index];
  Picture shown;
  for (uint32_t i = 0; i < record->inside.len; i++)
    if (!job->papers->inside(job->papers->state, index, i, body, &shown) ||
        !put_original(job, record->inside.at[i].picture.path, shown.bytes))
      return false;
  return true;
}

static bool put_member(UnitJob *job, uint32_t record, uint32_t member, Text path, bool with_page) {
  PaperBody body = {.html = TEXT_NONE};
  const Record *of = &job->evidence->records.at[record];
  return job->papers->body(job->papers->state, record, member, &body) && (!with_page || put_paper_page(job, of, body.html)) &&
         put_original(job, path, body.original) && put_photo(job, of, member, &body.picture) && put_inside(job, record, &body);
}

static bool put_papers(UnitJob *job) {
  bool good = true;
  for (uint32_t i = 0; good && i < job->evidence->records.len; i++) {
    const Record *record = &job->evidence->records.at[i];
    if (record->members.len == 0) good = put_member(job, i, 0, record->original, true);
    for (uint32_t k = 0; good && k < record->members.len; k++)
      good = put_member(job, i, k, record->members.at[k].original, k == 0);
  }
  return good && put_sheet(job);
}

/* ---- The package ---- */

static void pack_assets(UnitJob *job) {
  const ThemeAsset *assets;
  size_t count = theme_assets(job->publisher->theme, &assets);
  for (size_t i = 0; i < count; i++) {
    if (text_is(assets[i].name, SEARCH_SCRIPT)) continue;
    Text path = text_format(job->arena, "assets/%.*s", TEXT_ARG(assets[i].name));
    spool_add(job->own, path, assets[i].bytes, spool_is_packed(path, assets[i].bytes));
    pack_last(job, 1, path);
  }
}

static void pack_manifest(UnitJob *job) {
  buf_reset(&job->page);
  spool_manifest(&job->page, &job->package);
  spool_add(job->own, TEXT("manifest.txt"), buf_view(&job->page), false);
  pack_last(job, 1, TEXT("manifest.txt"));
}

static bool put_package(UnitJob *job) {
  Stage *stage = job->publisher->stage;
  Text path = text_format(job->arena, "packages/units/%.*s", TEXT_ARG(name_for_unit(job->arena, job->unit, ".zip")));
  pack_assets(job);
  pack_manifest(job);
  ZipInput input = {.memory = {buf_view(&job->spool->bytes), buf_view(&job->own->bytes)},
                    .spools = -1,
                    .stage = stage_folder(stage)};
  return zip_write_file(&input, &job->package, job->publisher->assessment->as_of, stage_folder(stage),
                        text_cstr(job->arena, path), job->fail) &&
         stage_adopt(stage, path, job->entries, job->fail);
}

/* ---- All ---- */

static ReportData data_of(const Publisher *publisher) {
  return (ReportData){.assessment = publisher->assessment,
                      .pack = publisher->pack,
                      .units = publisher->units,
                      .marks = publisher->marks,
                      .summaries = publisher->summaries,
                      .order = publisher->order,
                      .tool_version = publisher->tool_version,
                      .versions = publisher->versions,
                      .history = publisher->history,
                      .past = publisher->past};
}

bool publish_unit(const Publisher *publisher, const UnitSummary *summary, const UnitResult *result, const UnitEvidence *evidence,
                  const DiagList *diags, const PaperSource *papers, Arena *arena, Spool *spool, Buf *entries, Buf *xml,
                  Buf *csv, Fail *fail) {
  UnitJob job = {.publisher = publisher,
                 .unit = &publisher->units->all.at[result->unit],
                 .evidence = evidence,
                 .papers = papers,
                 .arena = arena,
                 .spool = spool,
                 .own = spool_new(),
                 .entries = entries,
                 .fail = fail,
                 .data = data_of(publisher),
                 .ignored = diag_list_new(arena)};
  job.data.summary = summary;
  job.data.result = result;
  job.data.evidence = evidence;
  job.data.diags = diags;
  map_all(&job);
  photo_sheet_open(&job.sheet, publisher, job.unit);
  bool good = put_reports(&job) && put_papers(&job) && put_package(&job);
  if (good) results_xml_unit(xml, publisher, summary, result, evidence);
  if (good) results_csv_unit(csv, publisher, result);
  photo_sheet_close(&job.sheet);
  spool_free(job.own);
  buf_free(&job.main);
  buf_free(&job.page);
  buf_free(&job.moved);
  return good;
}

/* ---- Bodies ---- */

static bool skips_levels(const DocNode *doc) {
  DocWalk walk = doc_walk((DocNode *)doc);
  int before = 0;
  while (doc_walk_next(&walk)) {
    if (!walk.entering || walk.node->kind != DOC_HEADING) continue;
    if (walk.node->level > before + 1) return true;
    before = walk.node->level;
  }
  return false;
}

/* Papers begin at any level and leave some out; a page may not: one level more at most from heading to heading. */
static void close_levels(DocNode *doc) {
  DocWalk walk = doc_walk(doc);
  int written[8] = {0}, depth = 0; /* the levels of the paper that are open */
  while (doc_walk_next(&walk)) {
    if (!walk.entering || walk.node->kind != DOC_HEADING) continue;
    while (depth && written[depth] >= walk.node->level) depth--;
    written[++depth] = walk.node->level;
    walk.node->level = (uint8_t)depth;
  }
}

void publish_body(Buf *html, const Record *record, const DocNode *doc) {
  HtmlOptions options = {.page = record->page, .heading_shift = 1};
  if (!skips_levels(doc)) {
    html_write(html, doc, &options);
    return;
  }
  Arena *arena = arena_new();
  DocNode *copy = doc_copy(arena, doc);
  close_levels(copy);
  html_write(html, copy, &options);
  arena_free(arena);
}
