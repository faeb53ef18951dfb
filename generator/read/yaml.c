/* SPDX-License-Identifier: MIT
 *
 * YAML to values: maps, lists and text, nothing else. "no" stays "no", 007 stays 007.
 * Takes: the text of one document. Gives: a map in the arena, or NULL after a diagnostic. Owns: libyaml's parser, during
 * the call. Tags, aliases and anchors are refused: they can name types and grow a small text into a large one.
 */
#include <string.h>
#include <yaml.h>

#include "read/read_in.h"

enum { DEEPEST = 8 };

/* A map or list that is open, and where its next entry is linked in. */
typedef struct Level {
  Value *value;
  Value **end;
  bool has_key; /* in a map: `key` waits for its value */
  Text key;
  uint32_t line, column;
} Level;

typedef struct YamlReader {
  yaml_parser_t parser;
  Text file;
  uint32_t line; /* of the file, on which the text begins */
  Arena *arena;
  DiagList *diags;
  Level levels[DEEPEST];
  size_t depth, nodes;
  Value *root;
  bool document_seen;
} YamlReader;

static Where where_at(const YamlReader *reader, yaml_mark_t mark) {
  return where_of(reader->file, reader->line + (uint32_t)mark.line, (uint32_t)mark.column + 1);
}

static bool yaml_refuse(YamlReader *reader, DiagCode code, yaml_mark_t mark, Text arg1, Text arg2) {
  diag_add(reader->diags, code, where_at(reader, mark), arg1, arg2, TEXT_NONE);
  return false;
}

static bool yaml_refuse_limit(YamlReader *reader, yaml_mark_t mark) {
  Text depth = text_format(reader->diags->arena, "%zu", read_limits.yaml_depth);
  Text nodes = text_format(reader->diags->arena, "%zu", read_limits.yaml_nodes);
  return yaml_refuse(reader, DIAG_YAML_LIMIT, mark, depth, nodes);
}

/* "*name", "!tag": the sign and the name, as the author wrote them. */
static bool yaml_refuse_sign(YamlReader *reader, yaml_mark_t mark, const char *sign, const yaml_char_t *name) {
  Text shown = text_format(reader->diags->arena, "%s%s", sign, (const char *)name);
  return yaml_refuse(reader, DIAG_YAML_REFUSED, mark, shown, TEXT_NONE);
}

Value *value_new(Arena *arena, ValueKind kind, Text key, Text text, uint32_t line, uint32_t column) {
  Value *value = arena_alloc(arena, sizeof *value);
  *value = (Value){.kind = kind, .key = key, .text = text, .line = line, .column = column};
  return value;
}

/* ---- Putting values where they belong ---- */

static bool key_is_known(const Value *map, Text key) {
  for (const Value *value = map->first; value; value = value->next)
    if (text_equal(value->key, key)) return true;
  return false;
}

/* The value stays out of the map when its key was there before; what lies inside it is still checked. */
static void value_place(YamlReader *reader, Level *level, Value *value, yaml_mark_t mark) {
  if (level->value->kind == VALUE_MAP) {
    value->key = level->key;
    value->line = level->line;
    value->column = level->column;
    level->has_key = false;
    if (key_is_known(level->value, value->key)) {
      mark.line = level->line - reader->line;
      mark.column = level->column - 1;
      yaml_refuse(reader, DIAG_YAML_DUPLICATE, mark, value->key, TEXT_NONE);
      return;
    }
  }
  *level->end = value;
  level->end = &value->next;
}

static bool value_add(YamlReader *reader, Value *value, yaml_mark_t mark) {
  if (++reader->nodes > read_limits.yaml_nodes) return yaml_refuse_limit(reader, mark);
  if (reader->depth)
    value_place(reader, &reader->levels[reader->depth - 1], value, mark);
  else
    reader->root = value;
  return true;
}

static bool on_scalar(YamlReader *reader, const yaml_event_t *event) {
  Text text = {(const char *)event->data.scalar.value, event->data.scalar.length};
  text = text_copy(reader->arena, clean_strip(reader->arena, text, NULL));
  uint32_t line = reader->line + (uint32_t)event->start_mark.line, column = (uint32_t)event->start_mark.column + 1;
  Level *level = reader->depth ? &reader->levels[reader->depth - 1] : NULL;
  if (level && level->value->kind == VALUE_MAP && !level->has_key) {
    level->has_key = true;
    level->key = text;
    level->line = line;
    level->column = column;
    return true;
  }
  Value *value = value_new(reader->arena, VALUE_TEXT, TEXT_NONE, text, line, column);
  value->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  return value_add(reader, value, event->start_mark);
}

static bool on_open(YamlReader *reader, ValueKind kind, yaml_mark_t mark) {
  Level *level = reader->depth ? &reader->levels[reader->depth - 1] : NULL;
  bool as_key = level && level->value->kind == VALUE_MAP && !level->has_key;
  if (as_key) return yaml_refuse(reader, DIAG_YAML_NOT_MAP, mark, TEXT_NONE, TEXT_NONE);
  if (reader->depth == read_limits.yaml_depth) return yaml_refuse_limit(reader, mark);
  uint32_t line = reader->line + (uint32_t)mark.line, column = (uint32_t)mark.column + 1;
  Value *value = value_new(reader->arena, kind, TEXT_NONE, TEXT_NONE, line, column);
  if (!value_add(reader, value, mark)) return false;
  reader->levels[reader->depth++] = (Level){.value = value, .end = &value->first};
  return true;
}

static bool on_document(YamlReader *reader, const yaml_event_t *event) {
  if (reader->document_seen) return yaml_refuse_sign(reader, event->start_mark, "---", (const yaml_char_t *)"");
  if (event->data.document_start.version_directive ||
      event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
    return yaml_refuse_sign(reader, event->start_mark, "%", (const yaml_char_t *)"");
  reader->document_seen = true;
  return true;
}

/* ---- Events ---- */

static bool check_names(YamlReader *reader, yaml_mark_t mark, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor) return yaml_refuse_sign(reader, mark, "&", anchor);
  if (tag) return yaml_refuse_sign(reader, mark, "", tag);
  return true;
}

static bool on_event(YamlReader *reader, const yaml_event_t *event) {
  yaml_mark_t mark = event->start_mark;
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT: return on_document(reader, event);
  case YAML_ALIAS_EVENT: return yaml_refuse_sign(reader, mark, "*", event->data.alias.anchor);
  case YAML_SCALAR_EVENT:
    return check_names(reader, mark, event->data.scalar.anchor, event->data.scalar.tag) && on_scalar(reader, event);
  case YAML_SEQUENCE_START_EVENT:
    return check_names(reader, mark, event->data.sequence_start.anchor, event->data.sequence_start.tag) &&
           on_open(reader, VALUE_LIST, mark);
  case YAML_MAPPING_START_EVENT:
    return check_names(reader, mark, event->data.mapping_start.anchor, event->data.mapping_start.tag) &&
           on_open(reader, VALUE_MAP, mark);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: reader->depth--; return true;
  case YAML_NO_EVENT:
  case YAML_STREAM_START_EVENT:
  case YAML_STREAM_END_EVENT:
  case YAML_DOCUMENT_END_EVENT: return true;
  }
  return true;
}

static bool yaml_syntax(YamlReader *reader, Text bytes) {
  const yaml_parser_t *parser = &reader->parser;
  Where where = where_at(reader, parser->problem_mark);
  if (parser->error == YAML_READER_ERROR) where.line = where.column = 0;
  Diag *diag = diag_add(reader->diags, DIAG_YAML_SYNTAX, where, text_of(parser->problem), TEXT_NONE, TEXT_NONE);
  Text line = TEXT_NONE;
  for (size_t i = 0; i <= parser->problem_mark.line; i++)
    if (!text_cut(&bytes, '\n', &line)) return false;
  diag->excerpt = text_copy(reader->diags->arena, line);
  return false;
}

static bool yaml_run(YamlReader *reader, Text bytes) {
  for (;;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&reader->parser, &event)) return yaml_syntax(reader, bytes);
    bool end = event.type == YAML_STREAM_END_EVENT, good = on_event(reader, &event);
    yaml_event_delete(&event);
    if (!good) return false;
    if (end) return true;
  }
}

static Value *yaml_result(YamlReader *reader) {
  Value *root = reader->root;
  bool nothing = !root || (root->kind == VALUE_TEXT && root->text.len == 0 && !root->quoted);
  if (nothing) return value_new(reader->arena, VALUE_MAP, TEXT_NONE, TEXT_NONE, reader->line, 1);
  if (root->kind == VALUE_MAP) return root;
  diag_add(reader->diags, DIAG_YAML_NOT_MAP, where_of(reader->file, root->line, 1), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return NULL;
}

Value *read_yaml(Text bytes, Text file, uint32_t line, Arena *arena, DiagList *diags) {
  Text clean;
  if (!clean_size(bytes, read_limits.file_bytes, file, diags)) return NULL;
  if (!clean_bytes(bytes, file, arena, diags, &clean)) return NULL;
  YamlReader reader = {.file = file, .line = line ? line : 1, .arena = arena, .diags = diags};
  if (!yaml_parser_initialize(&reader.parser)) base_out_of_memory();
  yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader.parser, (const unsigned char *)clean.at, clean.len);
  Value *root = yaml_run(&reader, clean) ? yaml_result(&reader) : NULL;
  yaml_parser_delete(&reader.parser);
  return root;
}

/* ---- Asking ---- */

const Value *value_get(const Value *map, const char *key) {
  if (!map || map->kind != VALUE_MAP) return NULL;
  for (const Value *value = map->first; value; value = value->next)
    if (text_is(value->key, key)) return value;
  return NULL;
}

Text value_text(const Value *map, const char *key) {
  const Value *value = value_get(map, key);
  return value && value->kind == VALUE_TEXT ? value->text : TEXT_NONE;
}

const char *yaml_version(void) {
  return yaml_get_version_string();
}
