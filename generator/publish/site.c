/* SPDX-License-Identifier: MIT
 *
 * The shell of a page: head, navigation, breadcrumbs, footer. Takes: the inside of <main> and where the page stands.
 * Gives: a page that opens from the folder by double click, works without scripts and asks nothing of any network.
 * Owns nothing. No clock, no host, no user: the same input gives the same bytes.
 */
#include "publish/search_in.h"

typedef struct Shell {
  Buf *out;
  Arena *arena;
  const Publisher *publisher;
  const SitePage *page;
  Lang lang;
} Shell;

static const struct Tab {
  Word word;
  const char *path; /* shared pages */
  ReportKind kind;
} tabs[] = {[SITE_TAB_OVERVIEW] = {WORD_SITE_OVERVIEW, "index.html", REPORT_OVERVIEW},
            [SITE_TAB_FINDINGS] = {WORD_SITE_FINDINGS, "findings.html", REPORT_FINDINGS},
            [SITE_TAB_MATRIX] = {WORD_SITE_MATRIX, "matrix.html", REPORT_MATRIX},
            [SITE_TAB_LEDGER] = {WORD_SITE_LEDGER, "ledger.html", REPORT_LEDGER},
            [SITE_TAB_SORT] = {WORD_SITE_SORT, "sort.html", REPORT_SORT},
            [SITE_TAB_DECISIONS] = {WORD_SITE_DECISIONS, "decisions.html", REPORT_DECISIONS},
            [SITE_TAB_MESSAGES] = {WORD_SITE_MESSAGES, "messages.html", REPORT_MESSAGES},
            [SITE_TAB_SCORECARD] = {WORD_SITE_SCORECARD, NULL, REPORT_UNIT},
            [SITE_TAB_TODO] = {WORD_SITE_TODO, NULL, REPORT_TODO}};

/* ---- Pieces of markup ---- */

static void put(Shell *shell, const char *markup) {
  buf_str(shell->out, markup);
}

static void put_text(Shell *shell, Text text) {
  html_escape(shell->out, text);
}

static void put_word(Shell *shell, Word which) {
  put_text(shell, word(which, shell->lang));
}

static void put_name(Shell *shell, const char *name) {
  buf_char(shell->out, ' ');
  put(shell, name);
  put(shell, "=\"");
}

/* name="text", with a blank before it. */
static void put_attribute(Shell *shell, const char *name, Text text) {
  put_name(shell, name);
  put_text(shell, text);
  buf_char(shell->out, '"');
}

static void put_href(Shell *shell, const char *name, Text to) {
  put_name(shell, name);
  html_url(shell->out, html_relative(shell->arena, shell->page->path, to));
  buf_char(shell->out, '"');
}

static void put_link(Shell *shell, Text to, Text text, bool current) {
  put(shell, "<a");
  put_href(shell, "href", to);
  put(shell, current ? " aria-current=\"page\">" : ">");
  put_text(shell, text);
  put(shell, "</a>");
}

static Text tab_path(Shell *shell, SiteTab tab) {
  const SitePage *page = shell->page;
  if (tab < SITE_TAB_COUNT) return text_of(tabs[tab].path);
  if (page->package) return tab == SITE_TAB_TODO ? TEXT("todo.html") : TEXT("index.html");
  return tab == SITE_TAB_TODO ? todo_page(shell->arena, page->unit->id) : unit_page(shell->arena, page->unit->id);
}

/* ---- Head ---- */

static void put_script(Shell *shell, Text path) {
  put(shell, "<script defer=\"defer\"");
  put_href(shell, "src", path);
  put(shell, "></script>\n");
}

static void put_head(Shell *shell) {
  const SitePage *page = shell->page;
  Text assessment = shell->publisher->assessment->title;
  buf_format(shell->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", lang_tag(shell->lang));
  put(shell, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
             "style-src 'self'; img-src 'self' data:\"/>\n"
             "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
             "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
  put_text(shell, page->title);
  if (!text_equal(page->title, assessment)) {
    put(shell, " \xE2\x80\x93 ");
    put_text(shell, assessment);
  }
  put(shell, "</title>\n<link rel=\"stylesheet\"");
  put_href(shell, "href", TEXT("assets/style.css"));
  put(shell, "/>\n");
  put_script(shell, TEXT("assets/site.js"));
  if (page->search) put_script(shell, TEXT("assets/" SEARCH_SCRIPT));
  put(shell, "</head>\n");
}

static void put_data(Shell *shell, const char *name, Word which) {
  put_attribute(shell, name, word(which, shell->lang));
}

/* Where there is a box to search, the script makes it: it is of no use without one. */
static void put_search_words(Shell *shell) {
  static const struct {
    const char *name;
    Word word;
  } words[] = {{"data-search-found", WORD_SEARCH_FOUND}, {"data-search-none", WORD_SEARCH_NONE},
               {"data-search-short", WORD_SEARCH_SHORT}, {"data-search-more", WORD_SEARCH_MORE},
               {"data-search-wait", WORD_SEARCH_WAIT}, {"data-search-lost", WORD_SEARCH_LOST},
               {"data-search-units", WORD_SEARCH_UNITS}, {"data-search-items", WORD_SEARCH_ITEMS},
               {"data-search-papers", WORD_SEARCH_PAPERS}, {"data-search-findings", WORD_SITE_FINDINGS}};
  if (shell->page->package || !search_offered(shell->publisher->theme)) return;
  put_data(shell, "data-search", WORD_SEARCH_TITLE);
  for (size_t i = 0; shell->page->search && i < sizeof words / sizeof *words; i++) put_data(shell, words[i].name, words[i].word);
}

/* The words that the script needs are the page's own, so that the script has no language. */
static void put_body_start(Shell *shell) {
  put(shell, "<body");
  put_data(shell, "data-filter", WORD_SITE_FILTER);
  put_data(shell, "data-filter-count", WORD_SITE_FILTER_COUNT);
  put_data(shell, "data-sort", WORD_SITE_SORT_BY);
  put_data(shell, "data-total", WORD_TOTAL);
  put_search_words(shell);
  put(shell, ">\n<a class=\"skip\" href=\"#_main\">");
  put_word(shell, WORD_SITE_SKIP);
  put(shell, "</a>\n");
}

/* ---- Navigation ---- */

static void put_tabs(Shell *shell, SiteTab from, SiteTab until, Word name) {
  put(shell, "<nav class=\"tabs\"");
  put_attribute(shell, "aria-label", word(name, shell->lang));
  put(shell, ">\n<ul>\n");
  for (SiteTab tab = from; tab < until; tab++) {
    if (!document_has_page(shell->publisher, tabs[tab].kind)) continue;
    put(shell, "<li>");
    put_link(shell, tab_path(shell, tab), word(tabs[tab].word, shell->lang), tab == shell->page->tab && !shell->page->last.len);
    put(shell, "</li>\n");
  }
  put(shell, "</ul>\n</nav>\n");
}

static void put_profile(Shell *shell) {
  bool inner = shell->publisher->assessment->profile == PROFILE_INNER;
  buf_format(shell->out, " <span class=\"profile profile-%s\">", inner ? "inner" : "public");
  put_word(shell, inner ? WORD_PROFILE_INNER_SHORT : WORD_PROFILE_PUBLIC);
  put(shell, "</span>");
}

static void put_header(Shell *shell) {
  const Assessment *assessment = shell->publisher->assessment;
  put(shell, "<header class=\"site-head\">\n<p class=\"site-name\">");
  if (shell->page->package) put_text(shell, assessment->title);
  else put_link(shell, TEXT("index.html"), assessment->title, false);
  put_profile(shell);
  put(shell, "</p>\n");
  if (!shell->page->package) put_tabs(shell, SITE_TAB_OVERVIEW, SITE_TAB_COUNT, WORD_SITE_NAV);
  put(shell, "</header>\n");
}

static void put_crumb(Shell *shell, Text to, Text text) {
  put(shell, "<li>");
  put_link(shell, to, text, false);
  put(shell, "</li>\n");
}

static void put_crumb_here(Shell *shell, Text text) {
  put(shell, "<li aria-current=\"page\">");
  put_text(shell, text);
  put(shell, "</li>\n");
}

/* Overview > unit > to do > paper: what stands above the page, then the page itself. Nothing stands above the first page. */
static void put_crumbs(Shell *shell) {
  const SitePage *page = shell->page;
  bool is_unit_page = page->unit && page->tab == SITE_TAB_SCORECARD && !page->last.len;
  if (page->tab == SITE_TAB_OVERVIEW || (page->package && is_unit_page)) return;
  put(shell, "<nav class=\"crumbs\"");
  put_attribute(shell, "aria-label", word(WORD_SITE_CRUMBS, shell->lang));
  put(shell, ">\n<ol>\n");
  if (!page->package) put_crumb(shell, TEXT("index.html"), word(WORD_SITE_OVERVIEW, shell->lang));
  if (page->unit && !is_unit_page) put_crumb(shell, tab_path(shell, SITE_TAB_SCORECARD), page->unit->name);
  if (is_unit_page) put_crumb_here(shell, page->unit->name);
  else put_crumb_here(shell, page->last.len ? page->last : word(tabs[page->tab].word, shell->lang));
  put(shell, "</ol>\n</nav>\n");
}

static void put_neighbour(Shell *shell, Text page, Text name, bool before, Word form) {
  put(shell, "<li><a");
  put_href(shell, "href", page);
  put(shell, before ? " rel=\"prev\"" : " rel=\"next\"");
  put_attribute(shell, "aria-label", word_format(shell->arena, form, shell->lang, &name, 1));
  put(shell, before ? "><span aria-hidden=\"true\">\xE2\x86\x90</span> " : ">");
  put_text(shell, name);
  put(shell, before ? "</a></li>\n" : " <span aria-hidden=\"true\">\xE2\x86\x92</span></a></li>\n");
}

static void neighbours_begin(Shell *shell, Word label) {
  put(shell, "<nav class=\"neighbours\"");
  put_attribute(shell, "aria-label", word(label, shell->lang));
  put(shell, ">\n<ul>\n");
}

/* The units before and after this one in the register. */
static void put_neighbours(Shell *shell) {
  const Units *units = shell->publisher->units;
  size_t at = (size_t)(shell->page->unit - units->all.at);
  if (units->all.len < 2) return;
  neighbours_begin(shell, WORD_SITE_NEIGHBOURS);
  const Unit *unit = &units->all.at[at];
  if (at > 0) put_neighbour(shell, unit_page(shell->arena, unit[-1].id), unit[-1].name, true, WORD_SITE_UNIT_BEFORE);
  if (at + 1 < units->all.len)
    put_neighbour(shell, unit_page(shell->arena, unit[1].id), unit[1].name, false, WORD_SITE_UNIT_AFTER);
  put(shell, "</ul>\n</nav>\n");
}

/* The items before and after this one in the pack. */
static void put_item_bar(Shell *shell) {
  const Pack *pack = shell->publisher->pack;
  size_t at = shell->page->item - 1;
  if (pack->items.len < 2) return;
  put(shell, "<div class=\"unit-bar\">\n");
  neighbours_begin(shell, WORD_SITE_ITEM_NEIGHBOURS);
  const PackItem *item = &pack->items.at[at];
  if (at > 0) put_neighbour(shell, item_page(shell->arena, item[-1].id), item[-1].id, true, WORD_SITE_ITEM_BEFORE);
  if (at + 1 < pack->items.len)
    put_neighbour(shell, item_page(shell->arena, item[1].id), item[1].id, false, WORD_SITE_ITEM_AFTER);
  put(shell, "</ul>\n</nav>\n</div>\n");
}

static void put_unit_bar(Shell *shell) {
  if (shell->page->item) put_item_bar(shell);
  if (!shell->page->unit) return;
  put(shell, "<div class=\"unit-bar\">\n");
  put_tabs(shell, SITE_TAB_SCORECARD, SITE_TAB_NONE, WORD_SITE_NAV_UNIT);
  if (!shell->page->package) put_neighbours(shell);
  put(shell, "</div>\n");
}

/* ---- Footer: what a reader needs to make the same report again ---- */

static void put_about(Shell *shell, Word label, Text value) {
  put(shell, "<div><dt>");
  put_word(shell, label);
  put(shell, "</dt><dd>");
  put_text(shell, value);
  put(shell, "</dd></div>\n");
}

static void put_footer(Shell *shell) {
  const Publisher *publisher = shell->publisher;
  const Pack *pack = publisher->pack;
  Text hash = text_slice(hash_hex(shell->arena, &pack->hash), 0, 12);
  put(shell, "<footer class=\"site-foot\">\n");
  put(shell, "<dl>\n");
  put_about(shell, WORD_SITE_AS_OF, day_words(shell->arena, publisher->assessment->as_of, shell->lang));
  put_about(shell, WORD_SITE_PACK,
            text_format(shell->arena, "%.*s %.*s \xC2\xB7 %.*s", TEXT_ARG(pack->id), TEXT_ARG(pack->version), TEXT_ARG(hash)));
  put_about(shell, WORD_SITE_MADE_BY, text_format(shell->arena, "Dossier %s", publisher->tool_version));
  put(shell, "</dl>\n</footer>\n");
}

void site_page(Buf *out, const Publisher *publisher, const SitePage *page, Text main) {
  Shell shell = {.out = out, .arena = arena_new(), .publisher = publisher, .page = page, .lang = publisher->assessment->lang};
  put_head(&shell);
  put_body_start(&shell);
  put_header(&shell);
  put_crumbs(&shell);
  put_unit_bar(&shell);
  put(&shell, "<main id=\"_main\">\n");
  buf_text(out, main);
  put(&shell, "\n</main>\n");
  put_footer(&shell);
  put(&shell, "</body>\n</html>\n");
  arena_free(shell.arena);
}
