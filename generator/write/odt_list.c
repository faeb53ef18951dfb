/* SPDX-License-Identifier: MIT
 *
 * Lists in ODT. A text:list-item may hold paragraphs and lists, nothing else that LibreOffice would print, so tags are opened
 * when a paragraph comes and closed when a table or heading comes. What follows such a block within its item goes into a
 * text:list-header, which has no number; the next item carries its number as a start value.
 * Takes: list and item nodes in the order of the walk. Gives: tags in odt->body. Owns nothing.
 */
#include "write/odt_in.h"

static OdtLevel *top_level(Odt *odt) {
  return &odt->levels.at[odt->levels.len - 1];
}

void odt_enter_list(Odt *odt, const DocNode *list) {
  OdtLevel *level = list_add(odt->arena, &odt->levels);
  *level = (OdtLevel){.list = list};
}

static void close_item(Odt *odt, OdtLevel *level) {
  if (level->item_open) buf_str(odt->body, level->header ? "</text:list-header>" : "</text:list-item>");
  level->item_open = false;
}

static void close_list(Odt *odt, OdtLevel *level) {
  if (level->list_open) buf_str(odt->body, "</text:list>\n");
  level->list_open = false;
}

void odt_leave_list(Odt *odt) {
  close_list(odt, top_level(odt));
  odt->levels.len--;
}

void odt_enter_item(Odt *odt) {
  top_level(odt)->item_begun = false;
}

/* An item without a paragraph still prints its number. */
static void begin_item(Odt *odt) {
  if (top_level(odt)->item_begun) return;
  odt_open_levels(odt);
  odt_put_paragraph(odt, STYLE_LIST, TEXT_NONE);
}

void odt_leave_item(Odt *odt) {
  begin_item(odt);
  close_item(odt, top_level(odt));
}

static OdtStyle list_style(const DocNode *list) {
  if (list->ordered) return STYLE_NUMBERS;
  for (const DocNode *item = list->first; item; item = item->next)
    if (item->task == TASK_NONE) return STYLE_BULLETS;
  return STYLE_TASKS;
}

static void open_list(Odt *odt, OdtLevel *level) {
  buf_str(odt->body, "<text:list");
  odt_put_style(odt, "text:style-name", list_style(level->list));
  buf_char(odt->body, '>');
  level->list_open = true;
}

/* The first item says where its list begins; so does the first one after an interruption. */
static void open_item(Odt *odt, OdtLevel *level) {
  uint32_t number = level->list->start + level->items;
  bool says = level->list->ordered && (level->items == 0 ? level->list->start != 1 : level->interrupted);
  if (says) buf_format(odt->body, "<text:list-item text:start-value=\"%lu\">", (unsigned long)number);
  else buf_str(odt->body, "<text:list-item>");
  level->items++;
  level->item_begun = true;
  level->interrupted = false;
}

void odt_open_levels(Odt *odt) {
  for (size_t i = odt->level_base; i < odt->levels.len; i++) {
    OdtLevel *level = &odt->levels.at[i];
    if (!level->list_open) open_list(odt, level);
    if (level->item_open) continue;
    level->header = level->item_begun;
    if (level->header) buf_str(odt->body, "<text:list-header>");
    else open_item(odt, level);
    level->item_open = true;
  }
}

void odt_lift(Odt *odt) {
  if (odt->levels.len == odt->level_base) return;
  begin_item(odt);
  for (size_t i = odt->levels.len; i-- > odt->level_base;) {
    OdtLevel *level = &odt->levels.at[i];
    close_item(odt, level);
    close_list(odt, level);
    level->interrupted = true;
  }
}
