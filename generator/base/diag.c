/* SPDX-License-Identifier: MIT
 *
 * Diagnostics: the catalogue, lists of them, and their printed form.
 * Takes: codes, places and arguments. Gives: sorted lists and text in each language. Owns: nothing; a list's texts are in
 * its arena.
 */
#include "base/text_in.h"

#include <stdlib.h>
#include <string.h>

typedef struct Entry {
  DiagLevel level;
  const char *name;
  const char *what[LANG_WRITTEN], *advice[LANG_WRITTEN];
} Entry;

static const Entry catalogue[DIAG_COUNT] = {
#define D(code, level, name, en, en_do, zh, zh_do) [DIAG_##code] = {level, name, {en, zh}, {en_do, zh_do}},
#include "base/diag.def"
#undef D
};

DiagLevel diag_level(DiagCode code) {
  return catalogue[code].level;
}

const char *diag_name(DiagCode code) {
  return catalogue[code].name;
}

/* ---- Lists ---- */

DiagList *diag_list_new(Arena *arena) {
  DiagList *list = arena_alloc(arena, sizeof *list);
  list->arena = arena;
  list->unit = TEXT_NONE;
  return list;
}

void diag_append(DiagList *list, const Diag *diag) {
  Diag copy = *diag;
  copy.unit = text_copy(list->arena, diag->unit);
  copy.where.file = text_copy(list->arena, diag->where.file);
  copy.excerpt = text_copy(list->arena, diag->excerpt);
  for (int i = 0; i < 3; i++) copy.arg[i] = text_copy(list->arena, diag->arg[i]);
  Diag *added = list_add(list->arena, &list->all);
  *added = copy;
}

Diag *diag_add(DiagList *list, DiagCode code, Where where, Text arg1, Text arg2, Text arg3) {
  Diag diag = {.code = code, .unit = list->unit, .where = where, .arg = {arg1, arg2, arg3}, .excerpt = TEXT_NONE};
  diag_append(list, &diag);
  return &list->all.at[list->all.len - 1];
}

static int compare_numbers(uint32_t a, uint32_t b) {
  return a < b ? -1 : a > b;
}

static int diag_compare(const void *left, const void *right) {
  const Diag *a = left, *b = right;
  int order = text_compare(a->unit, b->unit);
  if (!order) order = text_compare(a->where.file, b->where.file);
  if (!order) order = compare_numbers(a->where.line, b->where.line);
  if (!order) order = compare_numbers(a->where.column, b->where.column);
  if (!order) order = compare_numbers(a->code, b->code);
  for (int i = 0; !order && i < 3; i++) order = text_compare(a->arg[i], b->arg[i]);
  return order ? order : text_compare(a->excerpt, b->excerpt);
}

void diag_sort(DiagList *list) {
  if (list->all.len < 2) return;
  qsort(list->all.at, list->all.len, sizeof *list->all.at, diag_compare);
  size_t kept = 1;
  for (size_t i = 1; i < list->all.len; i++) {
    if (diag_compare(&list->all.at[kept - 1], &list->all.at[i])) list->all.at[kept++] = list->all.at[i];
  }
  list->all.len = kept;
}

/* ---- Text ---- */

static const Text *slot_at(const char *at, const Text arg[3]) {
  bool slot = at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}';
  return slot ? &arg[at[1] - '1'] : NULL;
}

/* Does [...] name an argument that is empty? */
static bool option_is_empty(const char *open, const Text arg[3]) {
  for (const char *at = open; *at && *at != ']'; at++) {
    const Text *value = slot_at(at, arg);
    if (value && value->len == 0) return true;
  }
  return false;
}

enum { BETWEEN_LANGUAGES = 0x1E };

Text text_both(Arena *arena, Text en, Text zh_hans) {
  return text_format(arena, "%.*s%c%.*s", TEXT_ARG(en), BETWEEN_LANGUAGES, TEXT_ARG(zh_hans));
}

/* Of an argument in both languages the one for the reader. */
static Text in_language(Arena *arena, Text arg, Lang lang) {
  size_t at = 0;
  while (at < arg.len && arg.at[at] != BETWEEN_LANGUAGES) at++;
  if (at == arg.len) return arg;
  return lang == LANG_EN ? text_slice(arg, 0, at) : text_in_script(arena, lang, text_slice(arg, at + 1, arg.len));
}

/* {1} {2} {3} give way to the arguments; [...] goes when an argument in it is empty; any other brace is a brace. */
static void put_filled(Buf *out, const char *form, const Text arg[3]) {
  for (const char *at = form; *at; at++) {
    const Text *value = slot_at(at, arg);
    if (value) {
      text_put_visible(out, *value, false);
      at += 2;
    } else if (*at == '[' && option_is_empty(at, arg)) {
      at = strchr(at, ']');
    } else if (*at != '[' && *at != ']') {
      buf_char(out, *at);
    }
  }
}

static void put_form(Buf *out, const char *const forms[LANG_WRITTEN], Lang lang, const Diag *diag) {
  Arena *arena = arena_new();
  Text arg[3];
  for (int i = 0; i < 3; i++) arg[i] = in_language(arena, diag->arg[i], lang);
  put_filled(out, text_cstr(arena, text_in(arena, lang, forms[LANG_EN], forms[LANG_ZH_HANS])), arg);
  arena_free(arena);
}

static Text filled_text(Arena *arena, const char *const forms[LANG_WRITTEN], const Diag *diag, Lang lang) {
  Buf out = {0};
  put_form(&out, forms, lang, diag);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

Text diag_text(Arena *arena, const Diag *diag, Lang lang) {
  return filled_text(arena, catalogue[diag->code].what, diag, lang);
}

Text diag_advice(Arena *arena, const Diag *diag, Lang lang) {
  return filled_text(arena, catalogue[diag->code].advice, diag, lang);
}

/* ---- The printed form ---- */

static const char *const level_word[][LANG_COUNT] = {
    [DIAG_NOTICE] = {"notice", "提示", "提示"},
    [DIAG_WARNING] = {"warning", "警告", "警告"},
    [DIAG_ERROR] = {"error", "错误", "錯誤"},
};
static const char *const level_colour[] = {
    [DIAG_NOTICE] = "\033[1;36m", [DIAG_WARNING] = "\033[1;33m", [DIAG_ERROR] = "\033[1;31m"};

static void put_colour(Buf *out, bool colour, const char *code) {
  if (colour) buf_str(out, code);
}

enum { LONGEST_PLACE = 300, PLACE_HEAD = 100, PLACE_TAIL = 180 };

static bool inside_character(Text text, size_t at) {
  return at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

/* Of a path of some thousand bytes the start and the end are enough: the page of messages has it whole. */
static void put_path(Buf *out, Text path) {
  if (path.len <= LONGEST_PLACE) {
    text_put_visible(out, path, false);
    return;
  }
  size_t head = PLACE_HEAD, tail = path.len - PLACE_TAIL;
  while (head > 0 && inside_character(path, head)) head--;
  while (inside_character(path, tail)) tail++;
  text_put_visible(out, text_slice(path, 0, head), false);
  buf_str(out, "…");
  text_put_visible(out, text_slice(path, tail, path.len), false);
}

static void put_place(Buf *out, const Diag *diag) {
  Text place = diag->where.file.len ? diag->where.file : diag->unit;
  if (!place.len) return;
  put_path(out, place);
  if (diag->where.line) buf_format(out, ":%u", diag->where.line);
  if (diag->where.line && diag->where.column) buf_format(out, ":%u", diag->where.column);
  buf_str(out, ": ");
}

/* Blanks as wide as the text before the caret. Tabs stay tabs, so that both lines jump to the same stop. */
static void put_blanks(Buf *out, Text excerpt, uint32_t column) {
  for (uint32_t i = 1; i < column && excerpt.len; i++) {
    Text rest = excerpt;
    text_next(&rest);
    Text character = text_slice(excerpt, 0, excerpt.len - rest.len);
    Buf shown = {0};
    text_put_visible(&shown, character, true);
    bool tab = text_is(character, "\t");
    for (size_t blanks = tab ? 1 : text_width(buf_view(&shown)); blanks; blanks--) buf_char(out, tab ? '\t' : ' ');
    buf_free(&shown);
    excerpt = rest;
  }
}

static void put_excerpt(Buf *out, const Diag *diag, bool colour) {
  text_put_visible(out, diag->excerpt, true);
  buf_char(out, '\n');
  if (!diag->where.column) return;
  put_blanks(out, diag->excerpt, diag->where.column);
  put_colour(out, colour, "\033[1;32m");
  buf_char(out, '^');
  put_colour(out, colour, "\033[0m");
  buf_char(out, '\n');
}

void diag_print(Buf *out, const Diag *diag, Lang lang, bool colour) {
  const Entry *entry = &catalogue[diag->code];
  put_place(out, diag);
  put_colour(out, colour, level_colour[entry->level]);
  buf_format(out, "%s %s:", level_word[entry->level][lang], entry->name);
  put_colour(out, colour, "\033[0m");
  buf_char(out, ' ');
  put_form(out, entry->what, lang, diag);
  buf_char(out, '\n');
  if (diag->excerpt.len) put_excerpt(out, diag, colour);
  if (!*entry->advice[lang_written(lang)]) return;
  buf_str(out, "  -> ");
  put_form(out, entry->advice, lang, diag);
  buf_char(out, '\n');
}
