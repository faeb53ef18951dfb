/* SPDX-License-Identifier: MIT
 *
 * Building a document tree, walking it and asking for its text.
 * Takes: an arena and builder calls. Gives: nodes of that arena. Owns nothing.
 *
 * Nothing here recurses: trees come from papers of strangers, and their depth must not become ours.
 */
#include "doc/doc.h"

#include <assert.h>
#include <string.h>

/* ---- Building ---- */

DocNode *doc_new(Arena *arena) {
  return arena_alloc(arena, sizeof(DocNode)); /* zeroed: DOC_ROOT without children */
}

static void doc_link_last(DocNode *parent, DocNode *child) {
  child->parent = parent;
  child->next = NULL;
  if (parent->last)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

DocNode *doc_add(Arena *arena, DocNode *parent, DocKind kind) {
  assert(doc_may_hold(parent->kind, kind));
  DocNode *node = arena_alloc(arena, sizeof *node);
  node->kind = kind;
  doc_link_last(parent, node);
  return node;
}

DocNode *doc_add_text(Arena *arena, DocNode *parent, Text text) {
  if (text.len == 0) return NULL;
  DocNode *last = parent->last;
  if (!last || last->kind != DOC_TEXT) {
    last = doc_add(arena, parent, DOC_TEXT);
    last->text = text_copy(arena, text);
    return last;
  }
  char *joined = arena_alloc(arena, last->text.len + text.len);
  memcpy(joined, last->text.at, last->text.len);
  memcpy(joined + last->text.len, text.at, text.len);
  last->text = (Text){joined, last->text.len + text.len};
  return last;
}

DocNode *doc_add_heading(Arena *arena, DocNode *parent, int level, Text text) {
  assert(level >= 1 && level <= 6);
  DocNode *heading = doc_add(arena, parent, DOC_HEADING);
  heading->level = (uint8_t)level;
  doc_add_text(arena, heading, text);
  return heading;
}

DocNode *doc_add_paragraph(Arena *arena, DocNode *parent, Text text) {
  DocNode *paragraph = doc_add(arena, parent, DOC_PARAGRAPH);
  doc_add_text(arena, paragraph, text);
  return paragraph;
}

DocNode *doc_add_link(Arena *arena, DocNode *parent, DocLink link, Text target, Text text) {
  DocNode *node = doc_add(arena, parent, DOC_LINK);
  node->link = link;
  node->target = text_copy(arena, target);
  doc_add_text(arena, node, text);
  return node;
}

DocNode *doc_add_table(Arena *arena, DocNode *parent, const DocColumn *columns, size_t count, size_t head_rows) {
  assert(count > 0 && count <= UINT16_MAX && head_rows <= UINT16_MAX);
  DocNode *table = doc_add(arena, parent, DOC_TABLE);
  DocColumn *copy = arena_alloc(arena, count * sizeof *copy);
  if (columns) memcpy(copy, columns, count * sizeof *copy);
  table->columns = copy;
  table->column_count = (uint16_t)count;
  table->head_rows = (uint16_t)head_rows;
  return table;
}

DocNode *doc_add_cell(Arena *arena, DocNode *row) {
  return doc_add(arena, doc_add(arena, row, DOC_CELL), DOC_PARAGRAPH);
}

DocNode *doc_add_cell_text(Arena *arena, DocNode *row, Text text) {
  DocNode *paragraph = doc_add_cell(arena, row);
  doc_add_text(arena, paragraph, text);
  return paragraph;
}

/* ---- Moving ---- */

/* Siblings are linked forward only, so this costs a search from the first of them. */
static DocNode *doc_before(const DocNode *node) {
  DocNode *before = node->parent->first;
  if (before == node) return NULL;
  while (before->next != node) before = before->next;
  return before;
}

void doc_unlink(DocNode *node) {
  DocNode *parent = node->parent;
  if (!parent) return;
  DocNode *before = doc_before(node);
  if (before)
    before->next = node->next;
  else
    parent->first = node->next;
  if (parent->last == node) parent->last = before;
  node->parent = node->next = NULL;
}

void doc_append(DocNode *parent, DocNode *child) {
  assert(doc_may_hold(parent->kind, child->kind));
  doc_unlink(child);
  doc_link_last(parent, child);
}

void doc_insert_after(DocNode *before, DocNode *child) {
  assert(before != child && doc_may_hold(before->parent->kind, child->kind));
  doc_unlink(child);
  child->parent = before->parent;
  child->next = before->next;
  before->next = child;
  if (child->parent->last == before) child->parent->last = child;
}

static DocNode *doc_copy_one(Arena *arena, const DocNode *node) {
  DocNode *copy = arena_alloc(arena, sizeof *copy);
  *copy = *node;
  copy->parent = copy->first = copy->last = copy->next = NULL;
  return copy;
}

DocNode *doc_copy(Arena *arena, const DocNode *node) {
  DocNode *root = doc_copy_one(arena, node), *into = root;
  const DocNode *from = node;
  for (;;) {
    if (from->first) {
      from = from->first;
    } else {
      while (from != node && !from->next) from = from->parent, into = into->parent;
      if (from == node) return root;
      from = from->next;
      into = into->parent;
    }
    DocNode *copy = doc_copy_one(arena, from);
    doc_link_last(into, copy);
    into = copy;
  }
}

/* ---- Walking ---- */

DocWalk doc_walk(DocNode *root) {
  return (DocWalk){root, NULL, false};
}

bool doc_walk_next(DocWalk *walk) {
  DocNode *node = walk->node;
  if (!node) {
    walk->node = walk->root;
    walk->entering = true;
  } else if (walk->entering) {
    if (node->first)
      walk->node = node->first;
    else
      walk->entering = false;
  } else if (node == walk->root) {
    return false;
  } else if (node->next) {
    walk->node = node->next;
    walk->entering = true;
  } else {
    walk->node = node->parent;
  }
  return true;
}

/* ---- Asking ---- */

size_t doc_count(const DocNode *root, DocKind kind) {
  size_t count = 0;
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) count += walk.entering && walk.node->kind == kind;
  return count;
}

/* What parts two texts that must not run together: blocks of one level, and a hard break. */
static bool doc_parts_text(const DocNode *node) {
  return node->kind == DOC_BREAK || (doc_is_block(node->kind) && !node->first) ||
         (doc_is_block(node->kind) && !doc_is_block(node->first->kind));
}

Text doc_plain(Arena *arena, const DocNode *node) {
  Buf plain = {0};
  bool part = false;
  DocWalk walk = doc_walk((DocNode *)node);
  while (doc_walk_next(&walk)) {
    const DocNode *at = walk.node;
    if (!walk.entering) continue;
    if (at != node && doc_parts_text(at)) part = plain.len > 0;
    if (at->text.len == 0) continue;
    if (part) buf_char(&plain, '\n');
    part = false;
    buf_text(&plain, at->text);
  }
  Text text = text_copy(arena, buf_view(&plain));
  buf_free(&plain);
  return text;
}
