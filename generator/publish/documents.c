/* SPDX-License-Identifier: MIT
 *
 * Which reports there are: all, or those that `documents:` names. Takes: the settings. Gives: answers, and report trees without
 * links to pages that are not made. Pages that all others lead to are always there; of them only the print can be left out.
 */
#include "publish/site_in.h"

static bool is_named(const Publisher *publisher, ReportKind kind) {
  const TextList *documents = &publisher->assessment->documents;
  for (size_t i = 0; i < documents->len; i++)
    if (text_is(documents->at[i], report_names[kind])) return true;
  return documents->len == 0;
}

bool document_has_page(const Publisher *publisher, ReportKind kind) {
  bool always = kind == REPORT_OVERVIEW || kind >= REPORT_ITEM;
  return always || is_named(publisher, kind);
}

bool document_has_print(const Publisher *publisher, ReportKind kind) {
  return is_named(publisher, kind);
}

static bool leads_to(Text target, const char *name) {
  size_t len = text_of(name).len;
  return text_starts(target, text_of(name)) && text_starts(text_slice(target, len, target.len), TEXT(".html"));
}

static bool leads_nowhere(const Publisher *publisher, const DocNode *node) {
  if (node->kind != DOC_LINK || node->link != LINK_SITE) return false;
  for (int kind = 0; kind < REPORT_COUNT; kind++)
    if (!document_has_page(publisher, (ReportKind)kind) && leads_to(node->target, report_names[kind])) return true;
  return false;
}

static bool is_all_of(const DocNode *node, const DocNode *parent) {
  return parent && parent->first == node && !node->next;
}

/* A line that was nothing but the link goes with it; the list, when it was all of that too. */
static void link_drop(DocNode *link) {
  DocNode *going = link;
  while (is_all_of(going, going->parent) && going->parent->kind != DOC_ROOT && going->parent->kind != DOC_CELL)
    going = going->parent;
  if (going->kind == DOC_PARAGRAPH || going->kind == DOC_ITEM || going->kind == DOC_LIST) doc_unlink(going);
  else link->link = LINK_NONE;
}

void document_prune(const Publisher *publisher, DocNode *root, Arena *arena) {
  LIST(DocNode *) lost = {0};
  if (!publisher->assessment->documents.len) return;
  for (DocWalk walk = doc_walk(root); doc_walk_next(&walk);)
    if (walk.entering && leads_nowhere(publisher, walk.node)) *list_add(arena, &lost) = walk.node;
  for (size_t i = 0; i < lost.len; i++) link_drop(lost.at[i]);
}
