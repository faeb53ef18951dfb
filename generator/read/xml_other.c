/* SPDX-License-Identifier: MIT
 *
 * XML of no vocabulary that is known: its text, under headings made of its structure.
 * Takes: decoded XML. Gives: a tree in the arena. Owns nothing beyond the call.
 *
 * An element whose first content is another element becomes a heading with its name; what holds text becomes a paragraph. So
 * data shows its outline, and a text with words marked in it stays one text.
 */
#include "read/flow_in.h"

#include <string.h>

enum { MOST_HEADINGS = 500 };

typedef struct OtherFrame {
  Text name;
  bool begun; /* has text or an element in it */
  bool texts; /* its first content was text */
} OtherFrame;

typedef struct Other {
  Flow flow;
  OtherFrame frames[FLOW_DEEPEST + 1];
  size_t headings;
} Other;

static bool is_blank(Text text) {
  return text_trim(text).len == 0;
}

/* The element around: when this is the first in it, it gets its heading. */
static void outer_begin(Other *other) {
  Flow *flow = &other->flow;
  if (flow->depth == 0 || other->frames[flow->depth - 1].begun) return;
  OtherFrame *outer = &other->frames[flow->depth - 1];
  outer->begun = true;
  if (other->headings++ >= MOST_HEADINGS) return;
  flow->at = flow->root;
  flow_heading(flow, (int64_t)flow->depth);
  flow_text(flow, outer->name);
  flow_heading_leave(flow);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Other *other = state;
  Flow *flow = &other->flow;
  (void)space, (void)attributes, (void)count;
  bool within_text = flow->depth && other->frames[flow->depth - 1].texts;
  outer_begin(other);
  flow->line = line;
  other->frames[flow->depth] = (OtherFrame){.name = text_copy(flow->arena, name), .begun = within_text, .texts = within_text};
  flow_push(flow, 0, within_text);
  flow_settle(flow);
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  Other *other = state;
  (void)space, (void)name;
  flow_pop(&other->flow);
  flow_popped(&other->flow);
  return true;
}

static bool on_text(void *state, Text text) {
  Other *other = state;
  Flow *flow = &other->flow;
  OtherFrame *frame = &other->frames[flow->depth ? flow->depth - 1 : 0];
  if (!frame->begun && !is_blank(text)) frame->begun = frame->texts = true;
  if (frame->begun) flow_text(flow, text);
  return true;
}

DocNode *xml_other_read(Text xml, Text file, Arena *arena, DiagList *diags) {
  Other *other = arena_alloc(arena, sizeof *other);
  XmlHandler handler = {other, on_open, on_close, on_text};
  flow_begin(&other->flow, file, arena, diags);
  bool good = read_xml(xml, file, &read_limits, &handler, diags);
  DocNode *root = flow_end(&other->flow);
  return good && root->first ? root : NULL; /* data in attributes alone is nothing to read, but no empty file either */
}
