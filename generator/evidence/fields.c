/* SPDX-License-Identifier: MIT
 *
 * Named values of a paper: front matter, fields of an XML record, and what clerks write instead: "地点：会议室", a table row
 * of label and value, a heading with text below it. Takes: a Paper and the fields that its kind declares. Gives: facts with
 * their declared names. Owns nothing.
 */
#include "evidence/evidence_in.h"

static void field_add(UnitReading *r, Record *record, Text name, Text value, uint32_t line, Text key) {
  Fact *fact = list_add(r->arena, &record->fields);
  *fact = (Fact){text_copy(r->arena, name), text_copy(r->arena, value), record_where(record, line)};
  *list_add(r->arena, &record->field_keys) = key;
}

/* ---- Front matter ---- */

/* A scalar; of a list its scalars with "; " between. */
static Text value_flat(Arena *arena, const Value *value) {
  TextList parts = {0};
  if (value->kind == VALUE_TEXT) return text_trim(value->text);
  for (const Value *one = value->kind == VALUE_LIST ? value->first : NULL; one; one = one->next)
    if (one->kind == VALUE_TEXT) *list_add(arena, &parts) = text_trim(one->text);
  return text_join(arena, &parts, TEXT("; "));
}

static void take_value(UnitReading *r, Record *record, Text name, const Value *value, Buf *folded) {
  Text text = value_flat(r->file, value);
  field_add(r, record, name, text, value->line, text_trim(text_fold(r->arena, name)));
  buf_text(folded, text_fold(r->file, text));
  buf_char(folded, '\n');
}

/* A map inside front matter gives "outer.inner"; what lies deeper is no field. */
void record_take_front(UnitReading *r, Record *record, const Paper *paper) {
  Buf folded = {0};
  for (const Value *value = paper->front ? paper->front->first : NULL; value; value = value->next) {
    if (value->kind != VALUE_MAP) take_value(r, record, value->key, value, &folded);
    for (const Value *inner = value->kind == VALUE_MAP ? value->first : NULL; inner; inner = inner->next)
      if (inner->kind != VALUE_MAP)
        take_value(r, record, text_format(r->file, "%.*s.%.*s", TEXT_ARG(value->key), TEXT_ARG(inner->key)), inner, &folded);
  }
  record->fields_folded = folded.len ? text_copy(r->arena, buf_view(&folded)) : TEXT_NONE;
  buf_free(&folded);
}

/* ---- Labels in the text, for fields that the kind declares ---- */

static bool is_called(const KindField *field, Text folded) {
  for (size_t i = 0; i < field->synonyms.len; i++)
    if (text_equal(field->synonyms.at[i], folded)) return true;
  return text_equal(field->name, folded);
}

/* "会议时间" is a label for "时间": in scripts without spaces a longer label may end with a synonym. */
static bool label_ends(const KindField *field, Text folded) {
  for (size_t i = 0; i < field->synonyms.len; i++) {
    Text word = field->synonyms.at[i];
    if (word.len && (unsigned char)word.at[0] >= 0x80 && text_ends(folded, word)) return true;
  }
  return false;
}

static const KindField *field_labelled(const Kind *kind, Text folded) {
  for (size_t i = 0; i < kind->fields.len; i++)
    if (is_called(&kind->fields.at[i], folded)) return &kind->fields.at[i];
  for (size_t i = 0; i < kind->fields.len; i++)
    if (label_ends(&kind->fields.at[i], folded)) return &kind->fields.at[i];
  return NULL;
}

typedef struct Label { /* a label and its colon in a block */
  const KindField *field;
  Text name;
  size_t from, to;
} Label;
typedef LIST(Label) Labels;

enum { LABEL_MOST = 60 }; /* bytes: twenty Han characters */

static size_t colon_length(Text text, size_t at) {
  if (text.at[at] == ':') return 1;
  if (text.at[at] != '\xEF') return 0; /* every byte of every paper comes by here */
  return text_starts(text_slice(text, at, text.len), TEXT("：")) ? 3 : 0;
}

static bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A blank inside "start time"; the one in "10:30 地点" parts. */
static bool blank_joins(Text text, size_t at) {
  return at > 0 && at + 1 < text.len && is_ascii_letter(text.at[at - 1]) && is_ascii_letter(text.at[at + 1]);
}

/* A label begins behind punctuation or a blank that parts, and at most LABEL_MOST bytes before its colon. */
static size_t label_start(Text text, size_t colon) {
  size_t from = colon > LABEL_MOST ? colon - LABEL_MOST : 0, start;
  while (from < colon && ((unsigned char)text.at[from] & 0xC0) == 0x80) from++;
  start = from;
  for (Text rest = text_slice(text, from, colon); rest.len;) {
    size_t at = colon - rest.len;
    int32_t c = text_next(&rest);
    if (!char_is_letter(c) && c != '-' && c != '_' && !blank_joins(text, at)) start = colon - rest.len;
  }
  return start;
}

/* "Place: Hall Host: B": when the whole is no label, its last word may be. */
static bool label_take(UnitReading *r, const Kind *kind, Text text, size_t colon, Label *label) {
  for (size_t from = label_start(text, colon); from < colon;) {
    Text name = text_slice(text, from, colon);
    label->field = field_labelled(kind, text_trim(text_fold(r->file, name)));
    label->name = text_trim(name);
    label->from = from;
    if (label->field) return true;
    size_t blank = text_find(name, TEXT(" "));
    from = blank == SIZE_MAX ? colon : from + blank + 1;
  }
  return false;
}

static void labels_find(UnitReading *r, const Kind *kind, Text text, Labels *labels) {
  for (size_t at = 0; at < text.len; at++) {
    size_t colon = colon_length(text, at);
    Label label = {.to = at + colon};
    if (colon && label_take(r, kind, text, at, &label)) *list_add(r->file, labels) = label;
  }
}

static void take_labels_of(UnitReading *r, Record *record, const Kind *kind, const Block *block) {
  Labels labels = {0};
  labels_find(r, kind, block->plain, &labels);
  for (size_t i = 0; i < labels.len; i++) {
    const Label *label = &labels.at[i];
    size_t end = i + 1 < labels.len ? labels.at[i + 1].from : block->plain.len;
    Text value = text_trim(text_slice(block->plain, label->to, end > label->to ? end : label->to));
    if (words_has_letter(value)) field_add(r, record, label->name, value, block->line, label->field->name);
  }
}

/* | 地点 | 会议室 |, or a heading that is a label with text below it. */
static void take_pair(UnitReading *r, Record *record, const Kind *kind, const Block *label, const Block *value) {
  bool row = label->cell && value->cell == label->cell->next && value->cell;
  bool section = label->heading && !value->heading;
  if ((!row && !section) || !words_has_letter(value->plain)) return;
  Text folded = text_trim(text_fold(r->file, label->plain));
  for (size_t i = 0; i < kind->fields.len; i++)
    if (is_called(&kind->fields.at[i], folded))
      field_add(r, record, label->plain, value->plain, value->line, kind->fields.at[i].name);
}

static void keys_declare(Record *record, const Kind *kind) {
  for (size_t i = 0; i < record->field_keys.len; i++)
    for (size_t k = 0; k < kind->fields.len; k++)
      if (is_called(&kind->fields.at[k], record->field_keys.at[i])) record->field_keys.at[i] = kind->fields.at[k].name;
}

void record_take_labels(UnitReading *r, Record *record) {
  const Kind *kind = kind_find(r->reader->vocabulary, record->kind);
  if (!kind || kind->fields.len == 0) return;
  keys_declare(record, kind);
  for (size_t i = 0; i < r->blocks.len; i++) {
    if (!r->blocks.at[i].heading) take_labels_of(r, record, kind, &r->blocks.at[i]);
    if (i + 1 < r->blocks.len) take_pair(r, record, kind, &r->blocks.at[i], &r->blocks.at[i + 1]);
  }
}
