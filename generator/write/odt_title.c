/* SPDX-License-Identifier: MIT
 *
 * Where a title that is wider than the page breaks: between its words, for a line of Han text may break anywhere.
 * Takes: a heading as it is walked. Gives: a line break in odt->body. Owns nothing.
 */
#include "write/odt_in.h"

/* Before an opening mark, behind a closing one. */
static bool breaks_before(int32_t c) {
  return c == 0xFF08 || c == 0x300A || c == 0x201C;
}

static bool breaks_behind(int32_t c) {
  return c == 0x3001 || c == 0xFF0C || c == 0xFF1A || c == 0xFF09 || c == 0x300B;
}

static size_t longer_part(Text title, size_t at) {
  size_t before = text_width(text_slice(title, 0, at)), behind = text_width(text_slice(title, at, title.len));
  return before > behind ? before : behind;
}

/* In bytes; 0: no break, for it fits or has no such place. */
size_t odt_title_break(Text title, size_t columns) {
  size_t best = 0, best_width = SIZE_MAX;
  Text rest = title;
  if (text_width(title) <= columns) return 0;
  for (int32_t c, before = 0; rest.len; before = c) {
    size_t at = title.len - rest.len;
    c = text_next(&rest);
    if (c < 0) break;
    bool may = at && (breaks_before(c) || (breaks_behind(before) && !breaks_behind(c)));
    if (!may || longer_part(title, at) >= best_width) continue;
    best = at;
    best_width = longer_part(title, at);
  }
  return best;
}

void odt_begin_title(Odt *odt, const DocNode *heading) {
  double points = odt_style_points(odt, STYLE_HEADING_1), character = points * 25.4 / 72 / 2;
  Text title = TEXT_NONE;
  DocWalk walk = doc_walk((DocNode *)heading);
  odt->title_break = odt->title_said = 0;
  if (heading->level != 1) return;
  while (doc_walk_next(&walk))
    if (walk.entering && walk.node->kind == DOC_TEXT)
      title = text_format(odt->arena, "%.*s%.*s", TEXT_ARG(title), TEXT_ARG(walk.node->text));
  odt->title_break = odt_title_break(title, (size_t)(odt_area_width(odt) / character));
}

/* Gives how much of a text stands before the break; its length where there is none in it. */
size_t odt_title_cut(Odt *odt, Text text) {
  size_t said = odt->title_said, at = odt->title_break;
  odt->title_said += text.len;
  return at > said && at < said + text.len ? at - said : text.len;
}
