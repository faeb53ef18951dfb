/* SPDX-License-Identifier: MIT
 *
 * Terms and the documents that hold them. Takes: terms, in order of documents. Gives: postings as they stand in the files.
 * Owns nothing: all memory is the caller's arena. Postings are written down in their final form at once, so a table of many
 * documents takes little more than its files will, and those of a unit are joined to those of all units by copying.
 */
#include "publish/search_in.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS = 45, FIRST_DIGIT = '#', CHUNK_LEAST = 12, CHUNK_MOST = 1012, SLOTS_LEAST = 4096 };

struct SearchChunk {
  SearchChunk *next;
  uint16_t len, room;
  char at[];
};

/* ---- Numbers ---- */

static char digit(uint32_t value) {
  char c = (char)(FIRST_DIGIT + value);
  return c < '\\' ? c : (char)(c + 1);
}

static size_t encode(char *to, uint32_t value) {
  size_t len = 0;
  for (; value >= DIGITS; value /= DIGITS) to[len++] = digit(DIGITS + value % DIGITS);
  to[len++] = digit(value);
  return len;
}

void terms_number(Buf *out, uint32_t value) {
  char digits[8];
  buf_put(out, digits, encode(digits, value));
}

/* ---- Postings ---- */

static SearchChunk *chunk_add(Arena *arena, SearchTerm *term) {
  size_t room = term->tail ? (size_t)term->tail->room * 2 + CHUNK_LEAST : CHUNK_LEAST;
  if (room > CHUNK_MOST) room = CHUNK_MOST;
  SearchChunk *chunk = arena_alloc(arena, sizeof *chunk + room);
  chunk->room = (uint16_t)room;
  if (term->tail) term->tail->next = chunk;
  else term->head = chunk;
  return term->tail = chunk;
}

static void put_bytes(Arena *arena, SearchTerm *term, Text bytes) {
  term->bytes += (uint32_t)bytes.len;
  while (bytes.len) {
    SearchChunk *chunk = term->tail;
    if (!chunk || chunk->len == chunk->room) chunk = chunk_add(arena, term);
    size_t part = (size_t)(chunk->room - chunk->len);
    if (part > bytes.len) part = bytes.len;
    memcpy(chunk->at + chunk->len, bytes.at, part);
    chunk->len = (uint16_t)(chunk->len + part);
    bytes = text_slice(bytes, part, bytes.len);
  }
}

void terms_more(Buf *out, const SearchTerm *term) {
  for (const SearchChunk *chunk = term->head; chunk; chunk = chunk->next) buf_put(out, chunk->at, chunk->len);
}

/* `posting` as in SearchTerm.first; a term without any postings takes it as its first. */
static void put_posting(SearchTable *table, SearchTerm *term, uint32_t posting, bool is_new) {
  char digits[8];
  if (is_new) term->first = posting;
  else put_bytes(table->arena, term, (Text){digits, encode(digits, posting - term->last * 2)});
  term->last = posting / 2;
}

/* ---- Terms ---- */

static void slots_grow(SearchTable *table) {
  size_t room = table->room ? table->room * 2 : SLOTS_LEAST;
  uint32_t *slots = arena_alloc(table->arena, room * sizeof *slots);
  for (size_t i = 0; i < table->terms.len; i++) {
    size_t at = hash_quick(table->terms.at[i].key, 0) & (room - 1);
    while (slots[at]) at = (at + 1) & (room - 1);
    slots[at] = (uint32_t)i + 1;
  }
  table->slots = slots;
  table->room = room;
}

static SearchTerm *term_of(SearchTable *table, Text key, bool *is_new) {
  if (table->terms.len * 2 >= table->room) slots_grow(table);
  size_t at = hash_quick(key, 0) & (table->room - 1);
  for (; table->slots[at]; at = (at + 1) & (table->room - 1)) {
    SearchTerm *term = &table->terms.at[table->slots[at] - 1];
    if (text_equal(term->key, key)) return term;
  }
  SearchTerm *term = list_add(table->arena, &table->terms);
  term->key = text_copy(table->arena, key);
  table->slots[at] = (uint32_t)table->terms.len;
  *is_new = true;
  return term;
}

void terms_add(SearchTable *table, Text key, uint32_t document, bool titled) {
  bool is_new = false;
  SearchTerm *term = term_of(table, key, &is_new);
  if (is_new || term->last != document) put_posting(table, term, document * 2 + titled, is_new);
}

void terms_add_text(SearchTable *table, Text folded, uint32_t document, bool titled) {
  Text term;
  while (terms_next(&folded, &term)) terms_add(table, term, document, titled);
}

void terms_append(SearchTable *table, const SearchTerm *other, Text more, uint32_t base) {
  bool is_new = false;
  SearchTerm *term = term_of(table, other->key, &is_new);
  put_posting(table, term, other->first + base * 2, is_new);
  put_bytes(table->arena, term, more);
  term->last = other->last + base;
}

static int by_key(const void *a, const void *b) {
  return text_compare((*(const SearchTerm *const *)a)->key, (*(const SearchTerm *const *)b)->key);
}

const SearchTerm **terms_sorted(const SearchTable *table) {
  const SearchTerm **sorted = arena_alloc(table->arena, (table->terms.len + 1) * sizeof *sorted);
  for (size_t i = 0; i < table->terms.len; i++) sorted[i] = &table->terms.at[i];
  qsort(sorted, table->terms.len, sizeof *sorted, by_key);
  return sorted;
}
