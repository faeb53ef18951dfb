/* SPDX-License-Identifier: MIT
 *
 * Paths of pages from the site's root, and ids inside them. Links and output take them from here, so they cannot differ.
 * Takes: ids. Gives: ASCII paths in the caller's arena. Owns nothing.
 */
#include <string.h>

#include "report/report.h"

enum { SLUG_MOST = 60, HASH_DIGITS = 8 };

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_slug(Text id) {
  if (id.len == 0 || id.len > SLUG_MOST || id.at[0] == '.' || id.at[0] == '-') return false;
  for (size_t i = 0; i < id.len; i++)
    if (!is_letter(id.at[i]) && !(id.at[i] >= '0' && id.at[i] <= '9') && id.at[i] != '.' && id.at[i] != '-') return false;
  return true;
}

/* Source numbers such as 一-4-(2) make no portable file name: they get a short name of their own. */
static Text slug_hashed(Arena *arena, Text id) {
  Text name = hash_name(arena, id, HASH_DIGITS);
  return text_format(arena, "i-%.*s", TEXT_ARG(name));
}

static Text slug_of(Arena *arena, Text id) {
  if (!is_slug(id)) return slug_hashed(arena, id);
  char *lower = arena_alloc(arena, id.len);
  for (size_t i = 0; i < id.len; i++) lower[i] = id.at[i] >= 'A' && id.at[i] <= 'Z' ? (char)(id.at[i] + 32) : id.at[i];
  return (Text){lower, id.len};
}

Text unit_page(Arena *arena, Text unit_id) {
  return text_format(arena, "units/%.*s/index.html", TEXT_ARG(unit_id));
}

Text todo_page(Arena *arena, Text unit_id) {
  return text_format(arena, "units/%.*s/todo.html", TEXT_ARG(unit_id));
}

Text item_page(Arena *arena, Text item_id) {
  return text_format(arena, "items/%.*s.html", TEXT_ARG(slug_of(arena, item_id)));
}

Text item_anchor(Arena *arena, Text item_id) {
  return is_slug(item_id) && is_letter(item_id.at[0]) ? item_id : slug_hashed(arena, item_id);
}

/* "_" never stands in a slug or in our own names, so page 2 of one item is no page of another. */
static Text numbered(Arena *arena, Text path, uint32_t page) {
  if (page < 2) return path;
  size_t stem = path.len - strlen(".html");
  return text_format(arena, "%.*s_%u.html", (int)stem, path.at, page);
}

static Text unit_id_of(const ReportData *data) {
  return data->units->all.at[data->summary->unit].id;
}

Text report_path(Arena *arena, ReportKind kind, const ReportData *data) {
  Text path = TEXT_NONE;
  switch (kind) {
  case REPORT_OVERVIEW: path = TEXT("index.html"); break;
  case REPORT_FINDINGS: path = TEXT("findings.html"); break;
  case REPORT_DECISIONS: path = TEXT("decisions.html"); break;
  case REPORT_MESSAGES: path = TEXT("messages.html"); break;
  case REPORT_SORT: path = TEXT("sort.html"); break;
  case REPORT_MATRIX: path = TEXT("matrix.html"); break;
  case REPORT_LEDGER: path = TEXT("ledger.html"); break;
  case REPORT_BULLETIN: path = TEXT("bulletin.html"); break;
  case REPORT_ITEM: path = item_page(arena, data->pack->items.at[data->item].id); break;
  case REPORT_UNIT: return unit_page(arena, unit_id_of(data));
  case REPORT_TODO: return todo_page(arena, unit_id_of(data));
  case REPORT_PAPER: return data->record->page;
  case REPORT_COUNT: break;
  }
  return numbered(arena, path, data->page);
}
