/* SPDX-License-Identifier: MIT
 *
 * data/results.json: what data/results.xml says, made from it, so that the two cannot disagree. Takes: pieces of that XML, one
 * element each. Gives: an object each. An attribute is a member of its name; elements of one name are a list of that name; text
 * is the member "text". Points and counts are numbers with all their digits, days and all else are strings. Owns nothing.
 */
#include "publish/site_in.h"

typedef struct Element Element;
struct Element {
  Text name, text;
  LIST(XmlAttribute) attributes;
  Element *parent, *first, *last, *next;
};

typedef struct Json {
  Arena *arena;
  Element *root, *at;
  Buf *out;
} Json;

/* ---- The XML again ---- */

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Json *json = state;
  Element *element = arena_alloc(json->arena, sizeof *element);
  (void)space, (void)line;
  *element = (Element){.name = text_copy(json->arena, name), .parent = json->at};
  for (size_t i = 0; i < count; i++)
    *list_add(json->arena, &element->attributes) =
        (XmlAttribute){.name = text_copy(json->arena, attributes[i].name), .value = text_copy(json->arena, attributes[i].value)};
  if (!json->at) json->root = element;
  else if (!json->at->first) json->at->first = json->at->last = element;
  else json->at->last = json->at->last->next = element;
  json->at = element;
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  Json *json = state;
  (void)space, (void)name;
  json->at->text = text_trim(json->at->text);
  json->at = json->at->parent;
  return true;
}

static bool on_text(void *state, Text text) {
  Json *json = state;
  Text before = json->at->text;
  if (before.len || text_trim(text).len)
    json->at->text = text_format(json->arena, "%.*s%.*s", TEXT_ARG(before), TEXT_ARG(text));
  return true;
}

/* ---- Strings and numbers ---- */

static void put_string(Buf *out, Text text) {
  buf_char(out, '"');
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c == '"' || c == '\\') buf_char(out, '\\');
    if (c < 0x20) buf_format(out, "\\u%04x", c);
    else buf_char(out, (char)c);
  }
  buf_char(out, '"');
}

static bool is_one_of(Text name, const char *const *names) {
  for (; *names; names++)
    if (text_is(name, *names)) return true;
  return false;
}

/* By name, not by look: an id of digits stays a string. */
static void put_value(Buf *out, const XmlAttribute *attribute) {
  static const char *const numbers[] = {"answers",  "bonus",      "bonus-max",  "bonus-min", "column",    "computed", "confirmed", "done",
                                        "due",      "filed",      "full",       "in-error",  "line",     "lost",      "not-applicable",
                                        "not-due",  "papers",     "pending",    "points",    "precision", "rank",     "rank-of",
                                        "share-done", "share-due", "share-late", "size",     NULL};
  static const char *const truths[] = {"scored", "markable", "provisional", "personal", "late", "make-up", "overridden", NULL};
  bool number = is_one_of(attribute->name, numbers) && attribute->value.len;
  for (size_t i = 0; number && i < attribute->value.len; i++) {
    char c = attribute->value.at[i];
    number = (c >= '0' && c <= '9') || c == '.' || (c == '-' && i == 0);
  }
  bool plain = number || (is_one_of(attribute->name, truths) && text_is(attribute->value, "true"));
  if (plain) buf_text(out, attribute->value);
  else put_string(out, attribute->value);
}

/* ---- Objects ---- */

static void put_element(Buf *out, const Element *element);

static const Element *same_before(const Element *element) {
  for (const Element *other = element->parent->first; other != element; other = other->next)
    if (text_equal(other->name, element->name)) return other;
  return NULL;
}

static void put_list(Buf *out, const Element *first) {
  put_string(out, first->name);
  buf_str(out, ":[");
  for (const Element *element = first; element; element = element->next) {
    if (!text_equal(element->name, first->name)) continue;
    if (element != first) buf_str(out, ",\n");
    put_element(out, element);
  }
  buf_char(out, ']');
}

static void put_members(Buf *out, const Element *element) {
  const char *before = "";
  for (size_t i = 0; i < element->attributes.len; i++, before = ",") {
    buf_str(out, before);
    put_string(out, element->attributes.at[i].name);
    buf_char(out, ':');
    put_value(out, &element->attributes.at[i]);
  }
  for (const Element *child = element->first; child; child = child->next) {
    if (same_before(child)) continue;
    buf_str(out, *before ? ",\n" : "");
    before = ",";
    put_list(out, child);
  }
  if (!element->text.len) return;
  buf_str(out, before);
  buf_str(out, "\"text\":");
  put_string(out, element->text);
}

static void put_element(Buf *out, const Element *element) {
  buf_char(out, '{');
  put_members(out, element);
  buf_char(out, '}');
}

static const Element *read_element(Json *json, Text xml) {
  static const ReadLimits limits = {.xml_bytes = SIZE_MAX, .xml_tag = 1 << 24, .xml_attributes = 1000, .xml_depth = 64,
                                    .xml_nodes = SIZE_MAX, .xml_text = 1 << 26};
  DiagList *diags = diag_list_new(json->arena);
  XmlHandler handler = {json, on_open, on_close, on_text};
  return read_xml(xml, TEXT("results.xml"), &limits, &handler, diags) ? json->root : NULL;
}

bool results_json_begin(Buf *out, Text head, Fail *fail) {
  Json json = {.arena = arena_new()};
  const Element *root = read_element(&json, text_format(json.arena, "%.*s</results>", TEXT_ARG(head)));
  if (root) {
    buf_char(out, '{');
    put_members(out, root);
  }
  arena_free(json.arena);
  return root || fail_set(fail, "results.xml cannot be read again");
}

void results_json_list(Buf *out, const char *name, bool first) {
  buf_format(out, "%s,\n\"%s\":[", first ? "" : "]", name);
}

bool results_json_element(Buf *out, Text xml, bool first, Fail *fail) {
  Json json = {.arena = arena_new()};
  const Element *root = read_element(&json, xml);
  if (root) {
    buf_str(out, first ? "\n" : ",\n");
    put_element(out, root);
  }
  arena_free(json.arena);
  return root || fail_set(fail, "results.xml cannot be read again");
}

void results_json_end(Buf *out) {
  buf_str(out, "]}\n");
}
