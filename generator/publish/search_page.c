/* SPDX-License-Identifier: MIT
 *
 * search.html: what is looked for stands in its address (?q=...), and the theme's script search.js shows what it finds. Takes:
 * words. Gives: a page that says how to search, with the script and without.
 */
#include "publish/search_in.h"

const char search_page[] = "search.html";

bool search_offered(const Theme *theme) {
  const ThemeAsset *assets;
  size_t count = theme_assets(theme, &assets);
  for (size_t i = 0; i < count; i++)
    if (text_is(assets[i].name, SEARCH_SCRIPT)) return true;
  return false;
}

bool search_page_put(const Publisher *publisher, Spool *spool, Buf *entries, Fail *fail) {
  Lang lang = publisher->assessment->lang;
  Arena *arena = arena_new();
  DocNode *doc = doc_new(arena);
  Buf main = {0}, out = {0};
  SitePage page = {.path = text_of(search_page), .title = word(WORD_SEARCH_TITLE, lang), .tab = SITE_TAB_NONE, .search = true};
  page.last = page.title;
  doc_add_heading(arena, doc, 1, page.title);
  doc_add_paragraph(arena, doc, word(WORD_SEARCH_HELP, lang));
  doc_add_paragraph(arena, doc, word(WORD_SEARCH_PLAIN, lang));
  html_write(&main, doc, &(HtmlOptions){.page = page.path});
  site_page(&out, publisher, &page, buf_view(&main));
  bool good = file_put(publisher, page.path, buf_view(&out), spool, entries, fail);
  buf_free(&main);
  buf_free(&out);
  arena_free(arena);
  return good;
}
