/* SPDX-License-Identifier: MIT
 *
 * Small trees for the tests of the writers: tree("...") builds what a line says, so that a table of tests can hold trees.
 *
 * Words: p( q( ul( ol( ol5( li( li-( lix( h1( .. h6( strong( emph( strike( note( link=KIND:TARGET( table( row( cell( fig(
 * img=KIND:TARGET( group=CLASS( strong=CLASS( p=CLASS( cell=CLASS( ... ), and without children: code=TEXT; pre=TEXT; br; hr;
 * page; toc; n; N; d=TEXT; A word in quotes is a text node. li- and lix are tasks, open and done. #ID before ( gives an id.
 */
#ifndef TESTS_WRITE_TREE_H
#define TESTS_WRITE_TREE_H

#include <string.h>

#include "write/write.h"

typedef struct TreeWord {
  const char *word;
  DocKind kind;
} TreeWord;

static inline DocKind tree_kind(Text word) {
  static const TreeWord words[] = {
      {"p", DOC_PARAGRAPH},    {"q", DOC_QUOTE},    {"ul", DOC_LIST},   {"ol", DOC_LIST},         {"li", DOC_ITEM},
      {"li-", DOC_ITEM},       {"lix", DOC_ITEM},   {"h", DOC_HEADING}, {"strong", DOC_STRONG},   {"emph", DOC_EMPH},
      {"strike", DOC_STRIKE},  {"note", DOC_NOTE},  {"link", DOC_LINK}, {"table", DOC_TABLE},     {"row", DOC_ROW},
      {"cell", DOC_CELL},      {"fig", DOC_FIGURE}, {"img", DOC_IMAGE}, {"group", DOC_GROUP},     {"code", DOC_CODE},
      {"pre", DOC_CODE_BLOCK}, {"br", DOC_BREAK},   {"hr", DOC_RULE},   {"page", DOC_PAGE_BREAK}, {"toc", DOC_TOC},
      {"n", DOC_FIELD},        {"N", DOC_FIELD},    {"d", DOC_FIELD}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_is(word, words[i].word)) return words[i].kind;
  return DOC_KIND_COUNT;
}

static inline DocLink tree_link(char letter) {
  return letter == 'o'   ? LINK_OUTSIDE
         : letter == 'h' ? LINK_HERE
         : letter == 's' ? LINK_SITE
         : letter == 'f' ? LINK_FILE
                         : LINK_NONE;
}

/* What stands behind "=": a class, a text, or kind and target. */
static inline void tree_value(DocNode *node, Text value) {
  if (node->kind == DOC_LINK || node->kind == DOC_IMAGE) {
    node->link = tree_link(value.at[0]);
    node->target = text_slice(value, 2, value.len);
  } else if (node->kind == DOC_CODE || node->kind == DOC_CODE_BLOCK || node->kind == DOC_FIELD) {
    node->text = value;
  } else if (node->kind == DOC_TOC) {
    node->title = value;
  } else {
    node->klass = value;
  }
}

static inline DocNode *tree_node(Arena *arena, DocNode *parent, Text word) {
  size_t hash = text_find(word, TEXT("#")), equals = text_find(word, TEXT("="));
  size_t end = equals < hash ? equals : hash < word.len ? hash : word.len;
  Text name = text_slice(word, 0, end < word.len ? end : word.len);
  char last = name.at[name.len - 1];
  bool digit = last >= '0' && last <= '9';
  DocNode *node = doc_add(arena, parent, tree_kind(digit ? text_slice(name, 0, name.len - 1) : name));
  if (node->kind == DOC_HEADING) node->level = (uint8_t)(last - '0');
  if (node->kind == DOC_LIST)
    node->ordered = name.at[0] == 'o', node->start = digit ? (uint32_t)(last - '0') : 1, node->tight = true;
  if (node->kind == DOC_ITEM) node->task = last == '-' ? TASK_OPEN : last == 'x' ? TASK_DONE : TASK_NONE;
  if (node->kind == DOC_FIELD) node->field = last == 'n' ? FIELD_PAGE : last == 'N' ? FIELD_PAGES : FIELD_DATE;
  if (equals != SIZE_MAX) tree_value(node, text_slice(word, equals + 1, word.len));
  else if (hash != SIZE_MAX) node->id = text_slice(word, hash + 1, word.len);
  return node;
}

/* A table gets as many columns as its first row has cells, and one head row; "table=facts(" has none. */
static inline void tree_close(Arena *arena, DocNode *node) {
  size_t count = 0;
  if (node->kind != DOC_TABLE) return;
  for (const DocNode *cell = node->first->first; cell; cell = cell->next) count += cell->span_columns ? cell->span_columns : 1;
  node->columns = arena_alloc(arena, count * sizeof(DocColumn));
  node->column_count = (uint16_t)count;
  node->head_rows = text_is(node->klass, "facts") ? 0 : 1;
}

static inline DocNode *tree(Arena *arena, const char *line) {
  DocNode *root = doc_new(arena), *at = root;
  while (*line) {
    size_t length = strcspn(line, "\"();");
    Text word = text_slice(text_of(line), 0, length);
    if (line[length] == '"' && length == 0) {
      size_t quoted = strcspn(line + 1, "\"");
      doc_add(arena, at, DOC_TEXT)->text = (Text){line + 1, quoted};
      line += quoted + 2;
      continue;
    }
    if (word.len) {
      DocNode *node = tree_node(arena, at, word);
      if (line[length] == '(') at = node;
    }
    if (line[length] == ')') tree_close(arena, at), at = at->parent;
    line += length + 1;
  }
  return root;
}

#endif
