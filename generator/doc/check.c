/* SPDX-License-Identifier: MIT
 *
 * The nesting law of documents, and the check of a whole tree against it.
 * Takes: kinds, trees. Gives: yes or no, or the first node that breaks the law. Owns nothing beyond a call.
 *
 * Writers count on the law: an HTML page or an ODT made from a lawful tree is valid without a second look at nesting.
 */
#include "doc/doc.h"

#include <string.h>

/* ---- The law ---- */

#define BIT(kind) (UINT32_C(1) << (kind))
_Static_assert(DOC_KIND_COUNT <= 32, "the sets of kinds are 32 bits wide");

/* What may stand wherever text flows. A page break or a table of contents may not: neither a cell, an item, a quote
 * nor a note can be split by them in print. */
static const uint32_t flow = BIT(DOC_HEADING) | BIT(DOC_PARAGRAPH) | BIT(DOC_LIST) | BIT(DOC_TABLE) | BIT(DOC_FIGURE) |
                             BIT(DOC_QUOTE) | BIT(DOC_CODE_BLOCK) | BIT(DOC_RULE) | BIT(DOC_GROUP) | BIT(DOC_CHART);
static const uint32_t page = BIT(DOC_PAGE_BREAK) | BIT(DOC_TOC);
static const uint32_t plain = BIT(DOC_TEXT) | BIT(DOC_STRONG) | BIT(DOC_EMPH) | BIT(DOC_STRIKE) | BIT(DOC_CODE) | BIT(DOC_BREAK);
static const uint32_t inside_link = BIT(DOC_IMAGE) | BIT(DOC_FIELD);
static const uint32_t inside_text = BIT(DOC_LINK) | BIT(DOC_NOTE);

static uint32_t doc_children(DocKind kind) {
  switch (kind) {
  case DOC_ROOT:
  case DOC_GROUP: return flow | page;
  case DOC_HEADING:
  case DOC_PARAGRAPH:
  case DOC_FIGURE:
  case DOC_STRONG:
  case DOC_EMPH:
  case DOC_STRIKE: return plain | inside_link | inside_text;
  case DOC_LIST: return BIT(DOC_ITEM);
  case DOC_ITEM:
  case DOC_CELL:
  case DOC_QUOTE:
  case DOC_NOTE: return flow;
  case DOC_TABLE: return BIT(DOC_ROW);
  case DOC_ROW: return BIT(DOC_CELL);
  case DOC_LINK: return plain | inside_link;
  case DOC_IMAGE: return plain;
  case DOC_CODE_BLOCK:
  case DOC_RULE:
  case DOC_PAGE_BREAK:
  case DOC_TOC:
  case DOC_CHART:
  case DOC_TEXT:
  case DOC_CODE:
  case DOC_BREAK:
  case DOC_FIELD:
  case DOC_KIND_COUNT: return 0;
  }
  return 0;
}

bool doc_may_hold(DocKind parent, DocKind child) {
  return doc_children(parent) & BIT(child);
}

bool doc_is_block(DocKind kind) {
  return kind < DOC_TEXT;
}

bool doc_is_leaf(DocKind kind) {
  return doc_children(kind) == 0;
}

/* ---- Nesting over more than one level ---- */

static bool doc_inside(const DocNode *node, DocKind kind) {
  for (const DocNode *up = node->parent; up; up = up->parent)
    if (up->kind == kind) return true;
  return false;
}

static bool doc_nesting_lawful(const DocNode *node) {
  if (node->parent && !doc_may_hold(node->parent->kind, node->kind)) return false;
  if (node->kind == DOC_LINK || node->kind == DOC_NOTE) return !doc_inside(node, node->kind);
  if (node->kind == DOC_FIGURE) return node->first && node->first->kind == DOC_IMAGE;
  if (node->kind == DOC_CHART) return node->chart != NULL;
  return true;
}

/* ---- Ids ---- */

static bool id_byte(unsigned char c, bool first) {
  bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
  return letter || (!first && ((c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-'));
}

static bool id_well_formed(Text id) {
  for (size_t i = 0; i < id.len; i++)
    if (!id_byte((unsigned char)id.at[i], i == 0)) return false;
  return true;
}

/* A set of ids: open addressing over a table that is twice as large as the number of ids in the tree. */
typedef struct IdSet {
  Text *at;
  size_t mask;
} IdSet;

static IdSet id_set_new(Arena *arena, const DocNode *root) {
  size_t count = 0, size = 8;
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) count += walk.entering && walk.node->id.len > 0;
  while (size < 2 * count) size *= 2;
  return (IdSet){arena_alloc(arena, size * sizeof(Text)), size - 1};
}

static bool id_set_add(IdSet *set, Text id) {
  size_t slot = hash_quick(id, 0) & set->mask;
  for (; set->at[slot].len; slot = (slot + 1) & set->mask)
    if (text_equal(set->at[slot], id)) return false;
  set->at[slot] = id;
  return true;
}

static bool doc_id_lawful(const DocNode *node, IdSet *ids) {
  if (node->id.len == 0) return true;
  return doc_is_block(node->kind) && id_well_formed(node->id) && id_set_add(ids, node->id);
}

/* ---- Classes ---- */

static bool doc_class_lawful(const DocNode *node) {
  if (node->klass.len == 0 || node->kind == DOC_CODE_BLOCK) return true;
  for (size_t i = 0; doc_classes[i]; i++)
    if (text_is(node->klass, doc_classes[i])) return true;
  return false;
}

/* ---- Tables ---- */

static uint32_t span_of(uint16_t span) {
  return span ? span : 1;
}

/* Puts the cells of a row beside those that hang down from rows above; `down[c]` = rows that column c is still taken. */
static bool row_fits(const DocNode *row, uint32_t *down, uint32_t columns) {
  uint32_t column = 0;
  for (const DocNode *cell = row->first; cell; cell = cell->next) {
    while (column < columns && down[column]) column++;
    uint32_t wide = span_of(cell->span_columns);
    if (wide > columns - column) return false;
    for (uint32_t i = 0; i < wide; i++, column++) {
      if (down[column]) return false;
      down[column] = span_of(cell->span_rows);
    }
  }
  for (; column < columns; column++)
    if (!down[column]) return false;
  for (column = 0; column < columns; column++) down[column]--;
  return true;
}

static const DocNode *table_breach(Arena *arena, const DocNode *table) {
  uint32_t columns = table->column_count, rows = 0;
  if (columns == 0 || !table->columns) return table;
  uint32_t *down = arena_alloc(arena, columns * sizeof *down);
  for (const DocNode *row = table->first; row; row = row->next, rows++)
    if (!row_fits(row, down, columns)) return row;
  for (uint32_t i = 0; i < columns; i++)
    if (down[i]) return table;
  return rows < table->head_rows ? table : NULL;
}

/* ---- All of it ---- */

static const DocNode *node_breach(Arena *arena, const DocNode *node, IdSet *ids) {
  if (!doc_nesting_lawful(node) || !doc_id_lawful(node, ids) || !doc_class_lawful(node)) return node;
  if (node->kind == DOC_HEADING && (node->level < 1 || node->level > 6)) return node;
  return node->kind == DOC_TABLE ? table_breach(arena, node) : NULL;
}

const DocNode *doc_check(const DocNode *root) {
  Arena *arena = arena_new();
  IdSet ids = id_set_new(arena, root);
  const DocNode *breach = NULL;
  DocWalk walk = doc_walk((DocNode *)root);
  while (!breach && doc_walk_next(&walk))
    if (walk.entering) breach = node_breach(arena, walk.node, &ids);
  arena_free(arena);
  return breach;
}
