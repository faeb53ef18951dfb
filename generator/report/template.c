/* SPDX-License-Identifier: MIT
 *
 * One template: Markdown to a tree of steps, parsed and checked once.
 * Takes: the text of a template and the kind of report it is for. Gives: steps in the arena; what is wrong with it goes to
 * the diagnostics with file, line, column and the nearest name that exists. Owns nothing.
 */
#include "report/report_in.h"

typedef struct Name {
  Text name;
  Thing thing;
} Name;

typedef struct Parser {
  Template *template;
  ReportKind kind;
  Arena *arena;
  DiagList *diags;
  Name names[SCOPE_SIZE]; /* names[i] is scope position i; empty = free */
  uint32_t line;          /* of the block being read */
  bool broken;
} Parser;

/* ---- Where and what: diagnostics ---- */

/* The tree knows the line of a block; the source tells which of its lines holds the piece, and where on it. */
static Where where_in_source(const Parser *parser, Text piece, Text *excerpt) {
  Text rest = parser->template->source, line;
  uint32_t number = 0;
  *excerpt = TEXT_NONE;
  while (text_cut(&rest, '\n', &line)) {
    size_t at = ++number < parser->line || !piece.len ? SIZE_MAX : text_find(line, piece);
    if (at == SIZE_MAX) continue;
    *excerpt = line;
    return where_of(parser->template->file, number, (uint32_t)text_count(text_slice(line, 0, at)) + 1);
  }
  return where_of(parser->template->file, parser->line, 0);
}

static void complain(Parser *parser, DiagCode code, Text piece, Text arg1, Text arg2, Text arg3) {
  Text excerpt;
  Where where = where_in_source(parser, piece, &excerpt);
  diag_add(parser->diags, code, where, arg1, arg2, arg3)->excerpt = text_copy(parser->diags->arena, excerpt);
  parser->broken = true;
}

/* The nearest known name, or the first one: a suggestion always shows at least the form of a right name. */
static Text suggest(Text wrong, const TextList *known) {
  Text nearest = text_nearest(wrong, known->at, known->len);
  return nearest.len || !known->len ? nearest : known->at[0];
}

/* ---- Slots ---- */

static int name_find(const Parser *parser, Text name) {
  for (int i = SCOPE_SIZE - 1; i >= 0; i--)
    if (parser->names[i].name.len && text_equal(parser->names[i].name, name)) return i;
  return -1;
}

static bool field_is_known(const Field *field, Thing thing, ReportKind kind) {
  return field->thing == thing && (field->kinds & (1u << kind));
}

static const Field *field_find(const Parser *parser, Thing thing, Text name) {
  for (size_t i = 0; i < field_count; i++)
    if (field_is_known(&fields[i], thing, parser->kind) && text_is(name, fields[i].name)) return &fields[i];
  return NULL;
}

static TextList known_slots(const Parser *parser, Thing only) {
  TextList known = {0};
  for (int n = 0; n < SCOPE_SIZE; n++)
    for (size_t i = 0; parser->names[n].name.len && i < field_count; i++)
      if (field_is_known(&fields[i], parser->names[n].thing, parser->kind) && (!only || only == parser->names[n].thing))
        *list_add(parser->arena, &known) =
            text_format(parser->arena, "%.*s.%s", TEXT_ARG(parser->names[n].name), fields[i].name);
  return known;
}

static const Block *block_find(Text name) {
  for (size_t i = 0; i < block_count; i++)
    if (text_is(name, blocks[i].name)) return &blocks[i];
  return NULL;
}

/* A block beside other text was read as a slot: say what it needs rather than what it is not. */
static void slot_unknown(Parser *parser, Text path, Thing thing) {
  TextList known = known_slots(parser, thing);
  if (block_find(path)) {
    complain(parser, DIAG_THEME_PLACE, path, path, TEXT_NONE, TEXT_NONE);
    return;
  }
  complain(parser, DIAG_THEME_SLOT, path, path, suggest(path, &known), TEXT_NONE);
}

static void slot_add(Parser *parser, Text path, Pieces *pieces) {
  Text field_name = path, name = TEXT_NONE;
  text_cut(&field_name, '.', &name);
  int position = name_find(parser, name);
  const Field *field = position < 0 ? NULL : field_find(parser, parser->names[position].thing, field_name);
  if (!field) {
    slot_unknown(parser, path, position < 0 ? THING_NONE : parser->names[position].thing);
    return;
  }
  *list_add(parser->arena, pieces) = (Piece){.field = field, .name = (uint8_t)position};
}

static void literal_add(Parser *parser, Text literal, Pieces *pieces) {
  if (literal.len) *list_add(parser->arena, pieces) = (Piece){.literal = literal};
}

static size_t find_from(Text text, size_t from, char wanted) {
  for (size_t i = from; i < text.len; i++)
    if (text.at[i] == wanted) return i;
  return SIZE_MAX;
}

/* Cuts text into literals and slots; {{ and }} are literal braces. */
static void pieces_parse(Parser *parser, Text text, Pieces *pieces) {
  size_t start = 0, i = 0;
  while (i < text.len) {
    char c = text.at[i];
    if (c != '{' && c != '}') {
      i++;
      continue;
    }
    literal_add(parser, text_slice(text, start, i), pieces);
    bool doubled = i + 1 < text.len && text.at[i + 1] == c;
    size_t end = doubled ? i + 1 : c == '{' ? find_from(text, i, '}') : SIZE_MAX;
    if (end == SIZE_MAX) {
      complain(parser, DIAG_THEME_BRACE, text_slice(text, i, i + 1), TEXT_NONE, TEXT_NONE, TEXT_NONE);
      return;
    }
    if (doubled)
      literal_add(parser, text_slice(text, i, i + 1), pieces);
    else
      slot_add(parser, text_trim(text_slice(text, i + 1, end)), pieces);
    start = i = end + 1;
  }
  literal_add(parser, text_slice(text, start, text.len), pieces);
}

/* ---- Commands: paragraphs that hold only {name key=value ...} ---- */

/* One word, key="value" or key=value off *rest. False at the end. */
static bool word_cut(Parser *parser, Text *rest, Text *key, Text *value) {
  *rest = text_trim(*rest);
  *value = (Text){NULL, 0};
  size_t i = 0;
  while (i < rest->len && rest->at[i] != ' ' && rest->at[i] != '=') i++;
  *key = text_slice(*rest, 0, i);
  bool given = i < rest->len && rest->at[i] == '=';
  *rest = text_slice(*rest, given ? i + 1 : i, rest->len);
  if (!given) return key->len > 0;
  bool quoted = rest->len && rest->at[0] == '"';
  size_t end = find_from(*rest, quoted, quoted ? '"' : ' ');
  if (quoted && end == SIZE_MAX) complain(parser, DIAG_THEME_SYNTAX, *rest, *rest, TEXT_NONE, TEXT_NONE);
  size_t stop = end == SIZE_MAX ? rest->len : end;
  *value = text_slice(*rest, quoted, stop);
  if (!value->at) *value = TEXT_NONE;
  *rest = text_slice(*rest, stop < rest->len ? stop + 1 : stop, rest->len);
  return true;
}

/* The closing brace of a command, leaving out what stands in quotes. */
static size_t command_end(Text text) {
  bool quoted = false;
  for (size_t i = 1; i < text.len; i++) {
    if (text.at[i] == '"') quoted = !quoted;
    if (text.at[i] == '}' && !quoted) return i;
  }
  return SIZE_MAX;
}

/* A paragraph that holds one brace and nothing else; a dot in its first word makes it a slot. */
static bool command_read(const DocNode *node, Text *command) {
  if (node->kind != DOC_PARAGRAPH || !node->first || node->first->next || node->first->kind != DOC_TEXT) return false;
  Text text = text_trim(node->first->text);
  if (text.len < 3 || text.at[0] != '{' || text.at[1] == '{' || command_end(text) != text.len - 1) return false;
  *command = text_trim(text_slice(text, 1, text.len - 1));
  for (size_t i = 0; i < command->len && command->at[i] != ' '; i++)
    if (command->at[i] == '.') return false;
  return command->len > 0;
}

static Step *step_add(Parser *parser, Step *parent, StepKind kind, const DocNode *node) {
  Step *step = arena_alloc(parser->arena, sizeof *step);
  step->kind = kind;
  step->node = node;
  if (parent->last)
    parent->last->next = step;
  else
    parent->first = step;
  return parent->last = step;
}

/* ---- Blocks ---- */

static void block_unknown(Parser *parser, Text name) {
  TextList known = {0};
  for (size_t i = 0; i < block_count; i++)
    if (blocks[i].kinds & (1u << parser->kind)) *list_add(parser->arena, &known) = text_of(blocks[i].name);
  complain(parser, DIAG_THEME_BLOCK, name, name, suggest(name, &known), TEXT_NONE);
}

static void option_unknown(Parser *parser, const Block *block, Text key) {
  TextList known = {0};
  const BlockOption *option;
  for (size_t i = 0; (option = block_option(block, i)); i++) *list_add(parser->arena, &known) = text_of(option->name);
  complain(parser, DIAG_THEME_OPTION, key, text_of(block->name), key, suggest(key, &known));
}

static bool value_fits(Text value, const char *values) {
  int64_t number;
  if (!values) return true;
  if (values[0] == '#') return text_to_int(value, &number) && number > 0;
  Text rest = text_of(values), one;
  while (text_cut(&rest, '|', &one))
    if (text_equal(one, value)) return true;
  return false;
}

static void option_set(Parser *parser, Step *step, Text key, Text value) {
  const BlockOption *option;
  size_t i = 0;
  while ((option = block_option(step->block, i)) && !text_is(key, option->name)) i++;
  if (!option) {
    option_unknown(parser, step->block, key);
  } else if (!value.at || step->options[i].at) {
    complain(parser, DIAG_THEME_SYNTAX, key, key, TEXT_NONE, TEXT_NONE);
  } else if (!value_fits(value, option->values)) {
    Text expected = option->values[0] == '#' ? TEXT("1, 2, 3 ...") : text_of(option->values);
    complain(parser, DIAG_THEME_VALUE, key, key, value, expected);
  } else {
    step->options[i] = value;
  }
}

static void block_parse(Parser *parser, const DocNode *node, Text name, Text rest, Step *parent) {
  const Block *block = block_find(name);
  if (!block) {
    block_unknown(parser, name);
    return;
  }
  if (node->parent->kind != DOC_ROOT || !(block->kinds & (1u << parser->kind))) {
    complain(parser, DIAG_THEME_PLACE, name, name, TEXT_NONE, TEXT_NONE);
    return;
  }
  Step *step = step_add(parser, parent, STEP_BLOCK, node);
  step->block = block;
  if (block->compose == block_derivation) parser->template->has_derivation = true;
  if (block->compose == block_evidence_list) parser->template->has_papers = true;
  Text key, value;
  while (word_cut(parser, &rest, &key, &value)) option_set(parser, step, key, value);
}

/* ---- Loops ---- */

static bool collection_known(const Parser *parser, const Collection *collection, Thing owner) {
  return collection->owner == owner && (collection->kinds & (1u << parser->kind));
}

static const Collection *collection_find(const Parser *parser, Thing owner, Text name) {
  for (size_t i = 0; i < collection_count; i++)
    if (collection_known(parser, &collections[i], owner) && text_is(name, collections[i].name)) return &collections[i];
  return NULL;
}

static void collection_unknown(Parser *parser, Text path) {
  TextList known = {0};
  for (size_t i = 0; i < collection_count; i++)
    if (collection_known(parser, &collections[i], THING_NONE)) *list_add(parser->arena, &known) = text_of(collections[i].name);
  for (int n = THING_COUNT; n < SCOPE_SIZE; n++)
    for (size_t i = 0; parser->names[n].name.len && i < collection_count; i++)
      if (collection_known(parser, &collections[i], parser->names[n].thing))
        *list_add(parser->arena, &known) =
            text_format(parser->arena, "%.*s.%s", TEXT_ARG(parser->names[n].name), collections[i].name);
  complain(parser, DIAG_THEME_LIST, path, path, suggest(path, &known), TEXT_NONE);
}

/* "units" or "s.items": sets collection and owner of the step. */
static void collection_read(Parser *parser, Step *step, Text path) {
  Text name = path, owner = TEXT_NONE;
  int position = 0;
  if (find_from(path, 0, '.') != SIZE_MAX) {
    text_cut(&name, '.', &owner);
    position = name_find(parser, owner);
  }
  Thing thing = position > 0 ? parser->names[position].thing : THING_NONE;
  step->collection = position < 0 ? NULL : collection_find(parser, thing, name);
  step->of = position > 0 ? (uint8_t)position : 0;
  if (!step->collection) collection_unknown(parser, path);
}

static bool name_is_plain(Text name) {
  for (size_t i = 0; i < name.len; i++)
    if (!((name.at[i] >= 'a' && name.at[i] <= 'z') || (i && name.at[i] == '_'))) return false;
  return name.len > 0;
}

/* {each LIST as NAME}. False when it cannot be understood; its body is then skipped over with no name bound. */
static bool each_read(Parser *parser, Step *step, Text rest, int depth) {
  Text list, as, name, more, value, whole = text_trim(rest);
  bool formed = word_cut(parser, &rest, &list, &value) && !value.at && word_cut(parser, &rest, &as, &value) &&
                text_is(as, "as") && word_cut(parser, &rest, &name, &value) && !value.at &&
                !word_cut(parser, &rest, &more, &value);
  if (!formed || !name_is_plain(name) || name_find(parser, name) >= 0 || depth >= LOOP_DEPTH) {
    complain(parser, DIAG_THEME_SYNTAX, whole, text_format(parser->arena, "each %.*s", TEXT_ARG(whole)), TEXT_NONE, TEXT_NONE);
    return false;
  }
  collection_read(parser, step, list);
  if (!step->collection) return false;
  step->as = (uint8_t)(THING_COUNT + depth);
  parser->names[step->as] = (Name){name, step->collection->element};
  return true;
}

/* ---- The tree ---- */

static void run_parse(Parser *parser, const DocNode **at, Step *into, int depth);

static void node_parse(Parser *parser, const DocNode *node, Step *parent, int depth) {
  Step *step = step_add(parser, parent, STEP_NODE, node);
  if (node->kind == DOC_TEXT) pieces_parse(parser, node->text, &step->text);
  if (node->kind == DOC_LINK || node->kind == DOC_IMAGE) pieces_parse(parser, node->target, &step->target);
  const DocNode *child = node->first;
  run_parse(parser, &child, step, depth);
}

/* Reads up to the {end} that belongs to it and leaves *at there, or at NULL when there is none. */
static void each_parse(Parser *parser, const DocNode **at, Text rest, Step *into, int depth) {
  uint32_t line = (*at)->line;
  Step *step = step_add(parser, into, STEP_EACH, *at);
  bool bound = each_read(parser, step, rest, depth);
  bool broken = parser->broken;
  size_t known = parser->diags->all.len;
  *at = (*at)->next;
  run_parse(parser, at, step, bound ? depth + 1 : LOOP_DEPTH);
  /* Inside a loop whose head is wrong every slot is unknown: one message is enough. */
  if (!bound) parser->diags->all.len = known, parser->broken = broken;
  if (bound) parser->names[step->as].name = TEXT_NONE;
  if (*at) return;
  parser->line = line;
  complain(parser, DIAG_THEME_EACH, TEXT("{each"), TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

static void run_parse(Parser *parser, const DocNode **at, Step *into, int depth) {
  bool in_loop = into->kind == STEP_EACH;
  for (; *at; *at = (*at)->next) {
    Text command, name, value;
    if ((*at)->line) parser->line = (*at)->line;
    if (!command_read(*at, &command)) {
      node_parse(parser, *at, into, depth);
      continue;
    }
    word_cut(parser, &command, &name, &value);
    if (text_is(name, "end")) {
      if (in_loop) return;
      complain(parser, DIAG_THEME_EACH, TEXT("{end}"), TEXT_NONE, TEXT_NONE, TEXT_NONE);
    } else if (text_is(name, "each")) {
      each_parse(parser, at, command, into, depth);
      if (!*at) return;
    } else {
      block_parse(parser, *at, name, command, into);
    }
  }
}

static bool has_one_title(const DocNode *root) {
  size_t titles = 0;
  for (const DocNode *node = root->first; node; node = node->next) titles += node->kind == DOC_HEADING && node->level == 1;
  return titles == 1 && root->first->kind == DOC_HEADING && root->first->level == 1;
}

bool template_parse(Template *template, ReportKind kind, Arena *arena, DiagList *diags) {
  MarkdownOptions options = {.tables = true, .chinese = true, .keep_targets = true};
  Parser parser = {.template = template, .kind = kind, .arena = arena, .diags = diags, .line = 1};
  DocNode *root = read_markdown(template->source, template->file, &options, arena, diags);
  if (!root) return false;
  for (size_t i = 0; i < root_count; i++)
    if (roots[i].kinds & (1u << kind)) parser.names[roots[i].thing] = (Name){text_of(roots[i].name), roots[i].thing};
  template->root = arena_alloc(arena, sizeof *template->root);
  template->root->node = root;
  const DocNode *first = root->first;
  run_parse(&parser, &first, template->root, 0);
  parser.line = 1;
  if (!has_one_title(root)) complain(&parser, DIAG_THEME_TITLE, TEXT_NONE, TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return !parser.broken;
}
