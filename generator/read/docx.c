/* SPDX-License-Identifier: MIT
 *
 * .docx as word processors save it: word/document.xml with its styles, numbers, notes and links.
 * Takes: an open package. Gives: the tree that a person sees: inserted text is shown, deleted text is not, a text box comes
 * once. Owns nothing; the tree stands in the package's arena. Page heads and feet are no part of the text and are left out.
 */
#include <stdlib.h>
#include <string.h>

#include "read/docx_in.h"

static const struct {
  const char *name;
  DocxElement element;
} elements[] = {{"p", IS_P},
                {"pStyle", IS_P_STYLE},
                {"numId", IS_NUMBER},
                {"ilvl", IS_LEVEL},
                {"outlineLvl", IS_OUTLINE},
                {"jc", IS_ALIGNED},
                {"r", IS_R},
                {"rStyle", IS_R_STYLE},
                {"b", IS_BOLD},
                {"i", IS_ITALIC},
                {"strike", IS_STRIKE},
                {"dstrike", IS_STRIKE},
                {"vanish", IS_HIDDEN},
                {"sz", IS_SIZE},
                {"t", IS_T},
                {"tab", IS_TAB},
                {"ptab", IS_TAB},
                {"br", IS_BR},
                {"cr", IS_BR},
                {"noBreakHyphen", IS_HYPHEN},
                {"sym", IS_SYMBOL},
                {"hyperlink", IS_LINK},
                {"bookmarkStart", IS_BOOKMARK},
                {"fldChar", IS_FIELD},
                {"instrText", IS_FIELD_CODE},
                {"fldSimple", IS_FIELD_WHOLE},
                {"tbl", IS_TABLE},
                {"tr", IS_ROW},
                {"tblHeader", IS_HEAD},
                {"tc", IS_CELL},
                {"gridSpan", IS_SPAN},
                {"vMerge", IS_MERGE},
                {"gridBefore", IS_BEFORE},
                {"footnoteReference", IS_NOTE_CALL},
                {"endnoteReference", IS_NOTE_CALL},
                {"footnote", IS_NOTE},
                {"endnote", IS_NOTE},
                {"txbxContent", IS_BOX},
                {"Choice", IS_CHOICE},
                {"Fallback", IS_FALLBACK},
                {"blip", IS_PICTURE},
                {"imagedata", IS_PICTURE},
                {"docPr", IS_PICTURE_ALT},
                /* deleted or moved away, what was before a change, and readings beside a word */
                {"del", IS_SKIPPED},
                {"moveFrom", IS_SKIPPED},
                {"pPrChange", IS_SKIPPED},
                {"rPrChange", IS_SKIPPED},
                {"tblPrChange", IS_SKIPPED},
                {"tcPrChange", IS_SKIPPED},
                {"trPrChange", IS_SKIPPED},
                {"sectPrChange", IS_SKIPPED},
                {"tblGrid", IS_SKIPPED},
                {"numberingChange", IS_SKIPPED},
                {"rt", IS_SKIPPED},
                {"sectPr", IS_SKIPPED},
                {"tabs", IS_SKIPPED}};

static void box_open(Docx *docx) {
  docx_lists_close(&docx->flow, -1);
  docx_flow_push(docx, docx->flow.into);
}

/* ---- Events ---- */

static void note_open(Docx *docx, Attributes attributes) {
  DocxNote note = {text_copy(docx->arena, attribute_of(attributes, "id")), doc_add(docx->arena, doc_new(docx->arena), DOC_QUOTE)};
  if (docx->endnotes_now) *list_add(docx->arena, &docx->endnotes) = note;
  else *list_add(docx->arena, &docx->footnotes) = note;
  docx->flow = (DocxFlow){.into = note.blocks};
}

static DocxElement element_of(const Docx *docx, Text name) {
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
    if (text_is(name, elements[i].name)) return elements[i].element;
  (void)docx;
  return IS_OTHER;
}

static void element_open(Docx *docx, DocxElement element, Text name, Attributes attributes) {
  switch (element) {
  case IS_OTHER:
  case IS_SKIPPED:
  case IS_CHOICE:
  case IS_FALLBACK: break;
  case IS_P: docx_paragraph_open(docx); break;
  case IS_P_STYLE:
  case IS_NUMBER:
  case IS_LEVEL:
  case IS_OUTLINE:
  case IS_ALIGNED: docx_paragraph_take(docx, element, attributes); break;
  case IS_R: docx->flow.run = (DocxRun){0}; break;
  case IS_R_STYLE:
  case IS_BOLD:
  case IS_ITALIC:
  case IS_STRIKE:
  case IS_SIZE:
  case IS_HIDDEN: docx_run_take(docx, element, attributes); break;
  case IS_T: docx->in_text = true; break;
  case IS_TAB:
    if (docx->flow.paragraph.node) docx_text_put(docx, TEXT("\t"));
    break;
  case IS_BR: docx_break_put(docx, attributes); break;
  case IS_HYPHEN: docx_text_put(docx, TEXT("\xE2\x80\x91")); break;
  case IS_SYMBOL: docx_symbol_put(docx, attributes); break;
  case IS_LINK: docx_link_open(docx, attributes); break;
  case IS_BOOKMARK: docx_bookmark_take(docx, attributes); break;
  case IS_FIELD: docx_field_take(docx, attributes); break;
  case IS_FIELD_CODE: docx->in_code = true; break;
  case IS_FIELD_WHOLE:
    if (docx_field_link(docx, attribute_of(attributes, "instr"))) docx->frames[docx->depth - 1] = IS_LINK;
    break;
  case IS_TABLE: docx_table_open(docx); break;
  case IS_ROW: docx_row_open(docx); break;
  case IS_HEAD: docx_head_take(docx, attributes); break;
  case IS_CELL: docx_cell_open(docx); break;
  case IS_SPAN: docx_span_take(docx, attributes); break;
  case IS_MERGE: docx_merge_take(docx, attributes); break;
  case IS_BEFORE: docx_before_take(docx, attributes); break;
  case IS_NOTE_CALL: docx_note_call(docx, name, attributes); break;
  case IS_NOTE: note_open(docx, attributes); break;
  case IS_BOX: box_open(docx); break;
  case IS_PICTURE: docx_picture_put(docx, attributes); break;
  case IS_PICTURE_ALT: docx_picture_alt(docx, attributes); break;
  }
}

/* Marks of a paragraph's own look (w:rPr in w:pPr) are no run's. */
static bool parent_is(const Docx *docx, DocxElement element, size_t up) {
  return docx->depth > up && docx->frames[docx->depth - 1 - up] == element;
}

static bool is_passed_over(Docx *docx, DocxElement element, Attributes attributes) {
  if (element == IS_SKIPPED) return true;
  if (element == IS_FALLBACK) return docx->chosen[docx->depth - 1];
  if (element == IS_CHOICE) docx->chosen[docx->depth - 1] = true;
  if (element != IS_NOTE) return false;
  Text type = attribute_of(attributes, "type");
  return type.len && !text_is(type, "normal"); /* lines between text and notes */
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Docx *docx = state;
  Attributes attributes = {at, count};
  (void)space, (void)line;
  DocxElement element = docx->skipped ? IS_OTHER : element_of(docx, name);
  bool of_look = element >= IS_R_STYLE && element <= IS_HIDDEN;
  if (of_look && !parent_is(docx, IS_R, 1)) element = IS_OTHER;
  if (docx->depth && !docx->skipped && is_passed_over(docx, element, attributes)) docx->skipped = docx->depth + 1;
  docx->frames[docx->depth++] = element;
  docx->chosen[docx->depth - 1] = false;
  if (!docx->skipped) element_open(docx, element, name, attributes);
  return true;
}

static void element_close(Docx *docx, DocxElement element) {
  switch (element) {
  case IS_P: docx_paragraph_close(docx); break;
  case IS_T: docx->in_text = false; break;
  case IS_FIELD_CODE: docx->in_code = false; break;
  case IS_LINK: docx->flow.paragraph.link = NULL; break;
  case IS_TABLE: docx_table_close(docx); break;
  case IS_CELL: docx_cell_close(docx); break;
  case IS_BOX: docx_flow_pop(docx); break;
  case IS_R: docx->flow.run = (DocxRun){0}; break;
  case IS_OTHER:
  case IS_SKIPPED:
  case IS_CHOICE:
  case IS_FALLBACK:
  case IS_P_STYLE:
  case IS_NUMBER:
  case IS_LEVEL:
  case IS_OUTLINE:
  case IS_ALIGNED:
  case IS_R_STYLE:
  case IS_BOLD:
  case IS_ITALIC:
  case IS_STRIKE:
  case IS_SIZE:
  case IS_HIDDEN:
  case IS_TAB:
  case IS_BR:
  case IS_HYPHEN:
  case IS_SYMBOL:
  case IS_BOOKMARK:
  case IS_FIELD:
  case IS_FIELD_WHOLE:
  case IS_ROW:
  case IS_HEAD:
  case IS_SPAN:
  case IS_MERGE:
  case IS_BEFORE:
  case IS_NOTE_CALL:
  case IS_NOTE:
  case IS_PICTURE:
  case IS_PICTURE_ALT: break;
  }
}

static bool on_close(void *state, Text space, Text name) {
  Docx *docx = state;
  (void)space, (void)name;
  DocxElement element = docx->frames[--docx->depth];
  if (!docx->skipped) element_close(docx, element);
  if (docx->skipped == docx->depth + 1) docx->skipped = 0;
  return true;
}

static bool on_text(void *state, Text text) {
  Docx *docx = state;
  if (docx->in_code && !docx->skipped) docx_field_code(docx, text);
  if (docx->in_text && !docx->skipped) docx_text_put(docx, clean_strip(docx->arena, text, NULL));
  return true;
}

/* ---- Parts ---- */

static void notes_read(Docx *docx, const char *type, bool endnotes) {
  const Relation *relation = relation_of_type(&docx->relations, type);
  Relations own = {0}, body = docx->relations;
  if (!relation) return;
  office_relations(docx->package, relation->target, &own);
  docx->relations = own;
  docx->in_notes = true;
  docx->endnotes_now = endnotes;
  docx->flow = (DocxFlow){.into = doc_new(docx->arena)};
  XmlHandler handler = {docx, on_open, on_close, on_text};
  office_part(docx->package, relation->target, false, &handler);
  docx->relations = body;
  docx->depth = docx->skipped = 0;
  docx->tables.len = docx->outer.len = 0;
  docx->in_notes = docx->in_text = docx->in_code = false;
  docx->field_count = 0;
}

static int bookmark_compare(const void *left, const void *right) {
  const DocxBookmark *a = left, *b = right;
  return text_compare(a->name, b->name);
}

/* Links to bookmarks lead to headings, or nowhere. */
static void links_settle(Docx *docx, DocNode *root) {
  if (docx->bookmarks.len) qsort(docx->bookmarks.at, docx->bookmarks.len, sizeof *docx->bookmarks.at, bookmark_compare);
  for (DocWalk walk = doc_walk(root); doc_walk_next(&walk);) {
    DocNode *node = walk.node;
    if (!walk.entering || node->kind != DOC_LINK || node->link != LINK_HERE) continue;
    DocxBookmark key = {.name = node->target}, *found = NULL;
    if (docx->bookmarks.len) found = bsearch(&key, docx->bookmarks.at, docx->bookmarks.len, sizeof key, bookmark_compare);
    node->link = found && found->heading->id.len ? LINK_HERE : LINK_NONE;
    node->target = node->link == LINK_HERE ? found->heading->id : TEXT_NONE;
  }
}

static void parts_read(Docx *docx, Text main) {
  office_relations(docx->package, main, &docx->relations);
  const Relation *styles = relation_of_type(&docx->relations, "styles");
  const Relation *numbers = relation_of_type(&docx->relations, "numbering");
  if (styles) docx_styles_read(docx->package, styles->target, &docx->styles);
  if (numbers) docx_numbers_read(docx->package, numbers->target, &docx->numbers);
  notes_read(docx, "footnotes", false);
  notes_read(docx, "endnotes", true);
}

DocNode *docx_read(Package *package, Paper *paper) {
  Docx *docx = arena_alloc(package->arena, sizeof *docx);
  *docx = (Docx){.package = package, .arena = package->arena, .paper = paper, .link_field = -1};
  docx->styles.size = 20; /* where a document says nothing */
  Text main = office_main_part(package, "word/document.xml");
  parts_read(docx, main);
  DocNode *root = doc_new(docx->arena);
  docx->flow = (DocxFlow){.into = root};
  XmlHandler handler = {docx, on_open, on_close, on_text};
  if (!office_part(package, main, true, &handler)) return NULL;
  headline_settle(&docx->headline, root, &docx->slugs, docx->arena);
  links_settle(docx, root);
  office_properties(package, TEXT("docProps/core.xml"), paper);
  return root;
}
