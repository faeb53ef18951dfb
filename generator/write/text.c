/* SPDX-License-Identifier: MIT
 *
 * A document tree to plain text: what the comparison law of write.h calls the text of a document.
 * Takes: a lawful tree. Gives: UTF-8 lines appended to a Buf; allocates nothing else. Owns nothing.
 */
#include "write/write_in.h"

typedef struct TextOut {
  Buf *out;
  size_t notes; /* given a number so far */
  size_t cells; /* cells open now: inside one, a block ends in a space and not in a line */
  size_t written; /* length of `out` when the current cell or line began */
  bool note; /* the number of a note has yet to be printed */
} TextOut;

static void put_space(TextOut *text) {
  char last = text->out->len > text->written ? text->out->at[text->out->len - 1] : ' ';
  if (last != ' ' && last != '\t' && last != '\n') buf_char(text->out, ' ');
}

/* Between two blocks: a new line, or a space inside a cell. Nothing where nothing has been printed yet. */
static void put_break(TextOut *text) {
  if (text->cells) {
    put_space(text);
  } else if (text->out->len > text->written) {
    buf_char(text->out, '\n');
    text->written = text->out->len;
  }
}

/* Line ends and tabs inside a text are white space, as they are in HTML and ODF; here they would look like rows and cells. */
static void put_words(TextOut *text, Text words) {
  size_t from = 0;
  for (size_t i = 0; i < words.len; i++) {
    if (words.at[i] != '\n' && words.at[i] != '\t' && words.at[i] != '\r') continue;
    write_plain(text->out, text_slice(words, from, i));
    buf_char(text->out, ' ');
    from = i + 1;
  }
  write_plain(text->out, text_slice(words, from, words.len));
}

static void put_code_line(TextOut *text, Text line) {
  Text piece;
  for (bool first = true; text_cut(&line, '\t', &piece); first = false) {
    if (!first) buf_str(text->out, "    ");
    write_plain(text->out, piece);
  }
}

static void put_code_block(TextOut *text, const DocNode *code) {
  Text lines = code->text, line;
  put_break(text);
  while (text_cut(&lines, '\n', &line)) {
    put_code_line(text, line);
    put_break(text);
  }
}

static void put_number(TextOut *text) {
  if (text->note) buf_format(text->out, "[%zu] ", text->notes);
  text->note = false;
}

static void put_block_start(TextOut *text, const DocNode *block) {
  put_break(text);
  put_number(text);
  const char *task = write_task_before(block);
  if (task) buf_str(text->out, task), buf_char(text->out, ' ');
}

static void put_title(TextOut *text, const DocNode *table) {
  put_break(text);
  put_words(text, table->title);
  put_break(text);
}

static void enter_item(TextOut *text, const DocNode *item) {
  put_break(text);
  if (!write_task_alone(item)) return;
  buf_str(text->out, write_task(item));
  put_break(text);
}

static void enter_cell(TextOut *text, const DocNode *cell) {
  if (text->cells++) put_space(text);
  else if (cell->parent->first != cell) buf_char(text->out, '\t');
  text->written = text->out->len;
}

/* The space behind the last block of a cell parts nothing. */
static void leave_cell(TextOut *text) {
  if (--text->cells == 0 && text->out->len > text->written && text->out->at[text->out->len - 1] == ' ') text->out->len--;
}

/* A row of empty cells is a line of tabs, so a line may hold nothing else; it starts afresh all the same. */
static void leave_row(TextOut *text) {
  if (text->cells) return;
  buf_char(text->out, '\n');
  text->written = text->out->len;
}

static void put_image(TextOut *text, const DocNode *image) {
  write_image_text(text->out, image, write_plain);
  if (image->parent && image->parent->kind == DOC_FIGURE) put_break(text);
}

static void enter(TextOut *text, const DocNode *node) {
  switch (node->kind) {
  case DOC_HEADING:
  case DOC_PARAGRAPH: put_block_start(text, node); break;
  case DOC_FIGURE: put_break(text); break;
  case DOC_LIST: put_break(text); break;
  case DOC_ITEM: enter_item(text, node); break;
  case DOC_TABLE: put_title(text, node); break;
  case DOC_CELL: enter_cell(text, node); break;
  case DOC_CODE_BLOCK: put_code_block(text, node); break;
  case DOC_CHART: put_break(text), put_words(text, node->chart->title), put_break(text); break;
  case DOC_TEXT:
  case DOC_CODE: put_words(text, node->text); break;
  case DOC_IMAGE: put_image(text, node); break;
  case DOC_BREAK: put_break(text); break;
  case DOC_NOTE: buf_format(text->out, "[%zu]", ++text->notes); break;
  case DOC_ROOT:
  case DOC_ROW:
  case DOC_QUOTE:
  case DOC_RULE:
  case DOC_PAGE_BREAK:
  case DOC_GROUP:
  case DOC_TOC:
  case DOC_STRONG:
  case DOC_EMPH:
  case DOC_STRIKE:
  case DOC_LINK:
  case DOC_FIELD:
  case DOC_KIND_COUNT: break;
  }
}

static void leave(TextOut *text, const DocNode *node) {
  switch (node->kind) {
  case DOC_HEADING:
  case DOC_PARAGRAPH:
  case DOC_FIGURE:
  case DOC_ITEM: put_break(text); break;
  case DOC_CELL: leave_cell(text); break;
  case DOC_ROW: leave_row(text); break;
  case DOC_ROOT:
  case DOC_LIST:
  case DOC_TABLE:
  case DOC_QUOTE:
  case DOC_CODE_BLOCK:
  case DOC_RULE:
  case DOC_PAGE_BREAK:
  case DOC_GROUP:
  case DOC_TOC:
  case DOC_CHART:
  case DOC_TEXT:
  case DOC_STRONG:
  case DOC_EMPH:
  case DOC_STRIKE:
  case DOC_CODE:
  case DOC_LINK:
  case DOC_IMAGE:
  case DOC_BREAK:
  case DOC_NOTE:
  case DOC_FIELD:
  case DOC_KIND_COUNT: break;
  }
}

static void write_tree(TextOut *text, const DocNode *root) {
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) {
    if (walk.node == root && root->kind == DOC_NOTE) continue; /* its body only */
    if (!walk.entering) {
      leave(text, walk.node);
      continue;
    }
    enter(text, walk.node);
    if (walk.node->kind == DOC_IMAGE || walk.node->kind == DOC_NOTE) write_skip(&walk);
  }
}

static void write_note_body(TextOut *text, const DocNode *note, size_t number) {
  text->notes = number;
  text->note = true;
  put_break(text);
  if (!note->first || note->first->kind != DOC_PARAGRAPH) put_number(text), put_break(text);
  write_tree(text, note);
  put_break(text);
}

static void write_notes(TextOut *text, const DocNode *root) {
  size_t number = 0;
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk))
    if (walk.entering && write_is_note(&walk)) write_note_body(text, walk.node, ++number);
}

void text_write(Buf *out, const DocNode *root) {
  TextOut text = {.out = out, .written = out->len};
  write_tree(&text, root);
  put_break(&text);
  if (text.notes) write_notes(&text, root);
}
