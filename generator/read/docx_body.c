/* SPDX-License-Identifier: MIT
 *
 * What stands in the paragraphs of a .docx: headings, lists, runs, links, notes, pictures. Takes: elements as docx.c meets them.
 * Gives: nodes of the tree, in the arena. Owns nothing.
 */
#include <string.h>

#include "read/docx_in.h"

enum { MOST_CODE = 4096 }; /* bytes of a field's code: the longest link that browsers take is half of that */

/* ---- Paragraphs ---- */

void docx_lists_close(DocxFlow *flow, int level) {
  while (flow->list_count && flow->lists[flow->list_count - 1].level > level) flow->list_count--;
}

static DocNode *list_at(Docx *docx, int level, int64_t use, const DocxNumber *number) {
  DocxFlow *flow = &docx->flow;
  docx_lists_close(flow, level);
  DocxOpenList *top = flow->list_count ? &flow->lists[flow->list_count - 1] : NULL;
  if (top && top->level == level && top->number == use) return top->list;
  if (top && top->level == level) top = --flow->list_count ? top - 1 : NULL;
  DocNode *list = doc_add(docx->arena, top ? top->list->last : flow->into, DOC_LIST);
  list->ordered = number->format != NUMBER_BULLET;
  list->start = list->ordered ? number->value : 0;
  list->tight = 1;
  flow->lists[flow->list_count++] = (DocxOpenList){list, level, use};
  return list;
}

static void given_find(Docx *docx) {
  DocxParagraph *p = &docx->flow.paragraph;
  if (p->given_known) return;
  p->given = docx_style(&docx->styles, p->style.len ? p->style : docx->styles.plain);
  p->given_known = true;
  if (p->number < 0) {
    if (p->level < 0) p->level = p->given.level;
    p->number = p->given.number;
  }
  if (p->level < 0) p->level = 0;
}

static int heading_level(const DocxParagraph *p) {
  if (p->outline >= 0) return p->outline < 6 ? p->outline + 1 : p->outline < 9 ? 6 : 0;
  return docx_heading_level(&p->given);
}

static void heading_begin(Docx *docx, int level, Text label) {
  DocxFlow *flow = &docx->flow;
  flow->paragraph.node = doc_add(docx->arena, flow->into, DOC_HEADING);
  flow->paragraph.node->level = (uint8_t)level;
  doc_add_text(docx->arena, flow->paragraph.node, label);
  for (size_t i = 0; i < flow->paragraph.bookmark_count; i++)
    *list_add(docx->arena, &docx->bookmarks) = (DocxBookmark){flow->paragraph.bookmarks[i], flow->paragraph.node};
}

static Text label_with_gap(Docx *docx, Text label) {
  if (label.len == 0) return label;
  return char_is_cjk(char_last(label)) ? label : text_format(docx->arena, "%.*s ", TEXT_ARG(label));
}

/* The paragraph gets its place when it has something to say: empty ones are how people make room. */
static DocNode *paragraph_node(Docx *docx) {
  DocxFlow *flow = &docx->flow;
  DocxParagraph *p = &flow->paragraph;
  if (p->node) return p->node;
  given_find(docx);
  DocxNumber number = {0};
  bool numbered = p->number > 0 && docx_number_next(&docx->numbers, p->number, p->level, docx->arena, &number);
  int level = heading_level(p);
  bool heading = level > 0 && doc_may_hold(flow->into->kind, DOC_HEADING) && docx->tables.len == 0 && !docx->in_notes;
  bool listed = numbered && !heading && !number.in_words;
  if (!listed) docx_lists_close(flow, -1);
  Text label = numbered && number.format != NUMBER_BULLET ? label_with_gap(docx, number.label) : TEXT_NONE;
  if (heading) {
    heading_begin(docx, level, label);
    return p->node;
  }
  DocNode *into = flow->into;
  if (listed) into = doc_add(docx->arena, list_at(docx, p->level, p->number, &number), DOC_ITEM);
  p->node = doc_add(docx->arena, into, DOC_PARAGRAPH);
  if (!listed) doc_add_text(docx->arena, p->node, label);
  return p->node;
}

void docx_paragraph_open(Docx *docx) {
  docx->flow.paragraph = (DocxParagraph){.open = true, .number = -1, .level = -1, .outline = -1};
  docx->flow.run = (DocxRun){0};
}

void docx_paragraph_close(Docx *docx) {
  DocNode *node = docx->flow.paragraph.node;
  if (node && node->kind == DOC_HEADING) node->id = slug_make(docx->arena, &docx->slugs, doc_plain(docx->arena, node));
  docx->flow.paragraph.open = false;
}

/* ---- Text ---- */

static DocNode *span_of(Docx *docx, DocNode *into, DocKind kind, Switch wanted) {
  if (wanted != SWITCH_ON || !doc_may_hold(into->kind, kind)) return into;
  return into->last && into->last->kind == kind ? into->last : doc_add(docx->arena, into, kind);
}

static bool text_is_seen(const Docx *docx) {
  for (int i = 0; i < docx->field_count && i < DOCX_FIELDS; i++)
    if (docx->fields[i]) return false;
  return docx->flow.paragraph.open && docx->flow.run.hidden != SWITCH_ON;
}

static DocNode *inline_place(Docx *docx) {
  DocNode *paragraph = paragraph_node(docx), *into = docx->flow.paragraph.link ? docx->flow.paragraph.link : paragraph;
  if (paragraph->kind == DOC_HEADING) return into;
  into = span_of(docx, into, DOC_STRONG, docx->flow.run.bold);
  into = span_of(docx, into, DOC_EMPH, docx->flow.run.italic);
  return span_of(docx, into, DOC_STRIKE, docx->flow.run.strike);
}

/* White space before the first word is how people indent. */
static Text without_indent(Text text) {
  while (text.len) {
    Text rest = text;
    if (!char_is_space(text_next(&rest))) break;
    text = rest;
  }
  return text;
}

static TextLook look_of(const Docx *docx) {
  const DocxParagraph *p = &docx->flow.paragraph;
  const DocxRun *run = &docx->flow.run;
  Switch centred = p->centred ? p->centred : p->given.centred, bold = run->bold ? run->bold : p->given.bold;
  unsigned size = run->size ? run->size : p->given.size ? p->given.size : docx->styles.size;
  return (TextLook){centred == SWITCH_ON, bold == SWITCH_ON, size};
}

void docx_text_put(Docx *docx, Text text) {
  if (!text_is_seen(docx)) return;
  if (!docx->flow.paragraph.node) text = without_indent(text);
  if (text.len == 0) return;
  DocNode *place = inline_place(docx);
  headline_text(&docx->headline, place, look_of(docx), text);
  doc_add_text(docx->arena, place, text);
}

void docx_break_put(Docx *docx, Attributes attributes) {
  Text type = attribute_of(attributes, "type");
  bool page = text_is(type, "page") || text_is(type, "column");
  if (!page && text_is_seen(docx) && docx->flow.paragraph.node) doc_add(docx->arena, inline_place(docx), DOC_BREAK);
}

/* Signs of the picture fonts that forms are made of; of other fonts the sign is the character itself. */
void docx_symbol_put(Docx *docx, Attributes attributes) {
  static const struct {
    const char *code, *sign;
  } signs[] = {{"F0FC", "✓"}, {"F0FE", "☑"}, {"F0FD", "☒"}, {"F052", "☑"}, {"F0A8", "☐"}, {"F06F", "☐"}, {"F0A3", "☐"},
               {"F0D8", "➢"}, {"F0E0", "→"}, {"F0B7", "•"}, {"F06C", "●"}, {"F06E", "■"}, {"F0A7", "▪"}, {"F0FB", "✗"},
               {"F0B0", "°"}, {"F0B1", "±"}, {"F0B4", "×"}, {"F0B3", "≥"}};
  Text code = attribute_of(attributes, "char");
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (text_is(code, signs[i].code)) {
      docx_text_put(docx, text_of(signs[i].sign));
      return;
    }
  docx_text_put(docx, TEXT("□"));
}

/* ---- Links, notes, pictures ---- */

static bool inside_link(const Docx *docx) {
  return docx->flow.paragraph.link;
}

static void link_open(Docx *docx, bool leads_out, Text target, Text anchor) {
  if (inside_link(docx) || !docx->flow.paragraph.open || (!leads_out && anchor.len == 0)) return;
  DocNode *link = doc_add(docx->arena, paragraph_node(docx), DOC_LINK);
  docx->flow.paragraph.link = link;
  if (leads_out) {
    Where where = where_of(docx->package->file, 0, 0);
    link_set(link, text_copy(docx->arena, target), false, where, docx->package->diags, &docx->links_told);
    return;
  }
  link->link = LINK_HERE; /* a bookmark; what it names is known at the end */
  link->target = text_copy(docx->arena, anchor);
}

void docx_link_open(Docx *docx, Attributes attributes) {
  const Relation *relation = relation_find(&docx->relations, attribute_of(attributes, "id"));
  link_open(docx, relation, relation ? relation->target : TEXT_NONE, attribute_of(attributes, "anchor"));
}

static const DocxNote *note_find(const Docx *docx, bool endnotes, Text id) {
  size_t count = endnotes ? docx->endnotes.len : docx->footnotes.len;
  const DocxNote *notes = endnotes ? docx->endnotes.at : docx->footnotes.at;
  for (size_t i = 0; i < count; i++)
    if (text_equal(notes[i].id, id)) return &notes[i];
  return NULL;
}

/* A note that is called twice is shown once: its blocks are moved. */
void docx_note_call(Docx *docx, Text name, Attributes attributes) {
  const DocxNote *note = note_find(docx, text_is(name, "endnoteReference"), attribute_of(attributes, "id"));
  if (!note || !note->blocks->first || docx->in_notes || inside_link(docx) || !text_is_seen(docx)) return;
  DocNode *node = doc_add(docx->arena, paragraph_node(docx), DOC_NOTE);
  while (note->blocks->first) doc_append(node, note->blocks->first);
}

static Text file_name(Text target) {
  size_t at = target.len;
  while (at > 0 && target.at[at - 1] != '/') at--;
  return text_slice(target, at, target.len);
}

void docx_picture_put(Docx *docx, Attributes attributes) {
  Text id = attribute_of(attributes, "embed");
  const Relation *relation = relation_find(&docx->relations, id.len ? id : attribute_of(attributes, "id"));
  if (!relation || !text_is_seen(docx)) return;
  DocNode *image = doc_add(docx->arena, docx->flow.paragraph.link ? docx->flow.paragraph.link : paragraph_node(docx), DOC_IMAGE);
  doc_add_text(docx->arena, image, docx->alt.len ? docx->alt : file_name(relation->target));
  if (!relation->outside) *list_add(docx->arena, &docx->paper->pictures) = (PaperPicture){relation->target, image};
  docx->alt = TEXT_NONE;
}

void docx_picture_alt(Docx *docx, Attributes attributes) {
  Text alt = attribute_of(attributes, "descr");
  docx->alt = office_text(docx->arena, alt.len ? alt : attribute_of(attributes, "title"));
}

/* ---- Flows in flows ---- */

void docx_flow_push(Docx *docx, DocNode *into) {
  *list_add(docx->arena, &docx->outer) = docx->flow;
  docx->flow = (DocxFlow){.into = into};
}

void docx_flow_pop(Docx *docx) {
  if (docx->outer.len) docx->flow = docx->outer.at[--docx->outer.len];
}

/* ---- Properties ---- */

void docx_paragraph_take(Docx *docx, DocxElement element, Attributes attributes) {
  DocxParagraph *p = &docx->flow.paragraph;
  if (!p->open || p->node) return;
  if (element == IS_P_STYLE) p->style = text_copy(docx->arena, attribute_of(attributes, "val"));
  if (element == IS_NUMBER) p->number = attribute_number(attributes, "val", 0);
  if (element == IS_LEVEL) p->level = (int)attribute_number(attributes, "val", 0) % DOCX_LEVELS;
  if (element == IS_ALIGNED) p->centred = docx_centred(attributes);
  if (element == IS_OUTLINE) p->outline = (int)(attribute_number(attributes, "val", 9) & 15);
}

void docx_run_take(Docx *docx, DocxElement element, Attributes attributes) {
  DocxRun *run = &docx->flow.run;
  if (element == IS_BOLD) run->bold = docx_switch(attributes);
  if (element == IS_ITALIC) run->italic = docx_switch(attributes);
  if (element == IS_STRIKE) run->strike = docx_switch(attributes);
  if (element == IS_HIDDEN) run->hidden = docx_switch(attributes);
  if (element == IS_SIZE) run->size = docx_size(attributes);
  if (element != IS_R_STYLE) return;
  DocxStyle style = docx_style(&docx->styles, attribute_of(attributes, "val"));
  *run = (DocxRun){style.bold, style.italic, style.strike, style.hidden, style.size};
}

void docx_field_take(Docx *docx, Attributes attributes) {
  bool begins = attribute_is(attributes, "fldCharType", "begin"), ends = attribute_is(attributes, "fldCharType", "end");
  if (begins) {
    docx->code = TEXT_NONE;
    if (docx->field_count < DOCX_FIELDS) docx->fields[docx->field_count] = 1;
    docx->field_count++;
  } else if (ends) {
    docx->field_count -= docx->field_count > 0;
    if (docx->field_count == docx->link_field) docx->flow.paragraph.link = NULL, docx->link_field = -1;
  } else if (docx->field_count && docx->field_count <= DOCX_FIELDS) {
    docx->fields[docx->field_count - 1] = 0;
    if (docx_field_link(docx, docx->code)) docx->link_field = docx->field_count - 1;
    docx->code = TEXT_NONE;
  }
}

/* Word cuts the code of a field where its spelling checker looked. */
void docx_field_code(Docx *docx, Text piece) {
  if (docx->code.len + piece.len <= MOST_CODE)
    docx->code = text_format(docx->arena, "%.*s%.*s", TEXT_ARG(docx->code), TEXT_ARG(piece));
}

/* The next word of a code, in quotes or not; empty at the end. */
static Text code_word(Text *code) {
  *code = text_trim(*code);
  bool quoted = text_starts(*code, TEXT("\""));
  size_t end = quoted;
  while (end < code->len && (quoted ? code->at[end] != '"' : !strchr(" \t", code->at[end]))) end++;
  Text word = text_slice(*code, quoted, end);
  *code = text_slice(*code, end + (quoted && end < code->len), code->len);
  return word;
}

/* HYPERLINK "https://..." \l "bookmark" \o "what a mouse shows": with a target, the bookmark is one in there. */
bool docx_field_link(Docx *docx, Text code) {
  Text target = TEXT_NONE, anchor = TEXT_NONE;
  if (inside_link(docx) || !text_is(code_word(&code), "HYPERLINK")) return false;
  for (Text word = code_word(&code); word.len; word = code_word(&code)) {
    if (text_is(word, "\\l")) anchor = code_word(&code);
    else if (word.at[0] == '\\') code_word(&code);
    else if (!target.len) target = word;
  }
  link_open(docx, target.len > 0, target, anchor);
  return inside_link(docx);
}

void docx_bookmark_take(Docx *docx, Attributes attributes) {
  DocxParagraph *p = &docx->flow.paragraph;
  Text name = text_copy(docx->arena, attribute_of(attributes, "name"));
  if (p->open && p->node && p->node->kind == DOC_HEADING)
    *list_add(docx->arena, &docx->bookmarks) = (DocxBookmark){name, p->node};
  else if (p->open && !p->node && p->bookmark_count < sizeof p->bookmarks / sizeof *p->bookmarks)
    p->bookmarks[p->bookmark_count++] = name;
}
