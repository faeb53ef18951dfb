/* SPDX-License-Identifier: MIT
 *
 * Composing: the steps of a template to a document, slots filled as text nodes, so that no value can become markup.
 * Takes: a checked template and the data of one report. Gives: a lawful tree in the composer's arena. Owns nothing.
 */
#include "report/report_in.h"

#include <assert.h>

Text pieces_text(const Composer *composer, const Pieces *pieces) {
  if (pieces->len == 1 && !pieces->at[0].field) return pieces->at[0].literal;
  TextList texts = {0};
  for (size_t i = 0; i < pieces->len; i++) {
    const Piece *piece = &pieces->at[i];
    *list_add(composer->arena, &texts) =
        piece->field ? piece->field->value(composer, &composer->scope[piece->name]) : piece->literal;
  }
  return text_join(composer->arena, &texts, TEXT_NONE);
}

/* Everything of the template's node but its place in the tree and its line, which is none of the document's. */
static DocNode *node_copy(Composer *composer, DocNode *parent, const DocNode *source) {
  DocNode *node = doc_add(composer->arena, parent, source->kind);
  DocNode *next = node->next;
  *node = *source;
  node->parent = parent;
  node->next = next;
  node->first = node->last = NULL;
  node->line = 0;
  return node;
}

/* What a template links to is a page of the site unless it says otherwise; what a value says is checked like any paper's. */
static void link_set(Composer *composer, DocNode *link, Text target) {
  DocLink kind = read_link_kind(target);
  link->target = target;
  link->link = kind == LINK_FILE ? LINK_SITE : kind;
  if (!target.len) link->link = LINK_NONE;
  if (kind == LINK_HERE && text_starts(target, TEXT("#"))) link->target = text_slice(target, 1, target.len);
  if (link->kind == DOC_LINK && !link->first) doc_add_text(composer->arena, link, target);
}

static void table_finish(Composer *composer, DocNode *table) {
  if (!table->klass.len) table->klass = table->column_count == 2 ? TEXT("facts") : TEXT("results");
  if (!table->title.len && composer->heading) table->title = doc_plain(composer->arena, composer->heading);
}

static void steps_fill(Composer *composer, const Step *step, DocNode *parent);

static void node_fill(Composer *composer, const Step *step, DocNode *parent) {
  if (step->node->kind == DOC_TEXT) {
    doc_add_text(composer->arena, parent, pieces_text(composer, &step->text));
    return;
  }
  DocNode *node = node_copy(composer, parent, step->node);
  steps_fill(composer, step->first, node);
  if (node->kind == DOC_LINK || node->kind == DOC_IMAGE) link_set(composer, node, pieces_text(composer, &step->target));
  if (node->kind == DOC_TABLE) table_finish(composer, node);
  if (node->kind == DOC_HEADING) composer->heading = node;
  bool emptied = step->first && !node->first; /* all its slots were empty */
  if (emptied && node->kind == DOC_PARAGRAPH && parent->kind != DOC_CELL) doc_unlink(node);
}

static void block_fill(Composer *composer, const Step *step, DocNode *parent) {
  if (step->block->compose(composer, step, parent)) return;
  Text empty = option_text(step, "empty", TEXT_NONE);
  if (empty.len)
    doc_add_paragraph(composer->arena, parent, empty);
  else if (option_is(step, "heading", "yes") && parent->last && parent->last->kind == DOC_HEADING)
    doc_unlink(parent->last);
}

static void each_fill(Composer *composer, const Step *step, DocNode *parent) {
  const Bound *owner = &composer->scope[step->of];
  size_t count = step->collection->count(composer, owner);
  for (size_t i = 0; i < count; i++)
    if (step->collection->get(composer, owner, i, &composer->scope[step->as])) steps_fill(composer, step->first, parent);
}

/* Steps nest as deep as the Markdown of a template, which its reader bounds. */
static void steps_fill(Composer *composer, const Step *step, DocNode *parent) {
  for (; step; step = step->next) switch (step->kind) {
    case STEP_NODE: node_fill(composer, step, parent); break;
    case STEP_BLOCK: block_fill(composer, step, parent); break;
    case STEP_EACH: each_fill(composer, step, parent); break;
    }
}

void template_fill(Composer *composer, DocNode *root) {
  scope_open(composer);
  steps_fill(composer, composer->template->root->first, root);
  assert(doc_check(root) == NULL);
}

Text template_title(Composer *composer) {
  DocNode *root = doc_new(composer->arena);
  scope_open(composer);
  const Step *title = composer->template->root->first; /* has_one_title() has seen to it */
  node_fill(composer, title, root);
  return doc_plain(composer->arena, root);
}
