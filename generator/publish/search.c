/* SPDX-License-Identifier: MIT
 *
 * The index of the search, from the pieces of all units: assets/search/ - each file hands its data to the script of the
 * page by one call. Takes: pieces, one at a time. Gives: files in the stage and in the spool.
 *
 *   index.js   how many papers and findings each unit has, with which document each d file and which term each t file begins
 *   d<n>.js    a line for each document: title, where it leads, what stands below it
 *   t<n>.js    "term postings term postings ...", sorted by term
 *   fold.js    classes of Han characters that are looked for as one
 *
 * Documents are numbered: items, then for each unit itself, its papers, its findings. When the table of terms is full, it is
 * written down as a segment of its own, and a new one is begun: the memory does not grow with the number of papers.
 */
#include "publish/search_in.h"

#include <stdio.h>

typedef struct Index {
  const Publisher *publisher;
  Spool *spool;
  Buf *entries;
  Fail *fail;
  Arena *arena; /* of one segment */
  SearchTable table;
  uint32_t documents, segment; /* of all; the first of the segment in hand */
  uint32_t line_files, term_files;
  Buf lines, terms; /* of the files that are open */
  Buf counts, line_starts, term_starts; /* for index.js */
} Index;

/* ---- Files ---- */

/* One call of the script: search("d0", <data>). */
static bool file_end(Index *index, Text name, Text data) {
  Buf out = {0};
  Arena *arena = arena_new();
  buf_format(&out, "dossierSearch(\"%.*s\",", TEXT_ARG(name));
  buf_text(&out, data);
  buf_str(&out, ");\n");
  bool good = file_put(index->publisher, text_format(arena, "assets/search/%.*s.js", TEXT_ARG(name)), buf_view(&out),
                       index->spool, index->entries, index->fail);
  arena_free(arena);
  buf_free(&out);
  return good;
}

static void comma(Buf *list) {
  if (list->len && list->at[list->len - 1] != '[') buf_char(list, ',');
}

static bool lines_end(Index *index) {
  char name[16];
  Buf whole = {0};
  if (index->lines.len == 0) return true;
  Text names = {name, (size_t)snprintf(name, sizeof name, "d%u", index->line_files++)};
  buf_format(&whole, "[%.*s]", TEXT_ARG(buf_view(&index->lines)));
  bool good = file_end(index, names, buf_view(&whole));
  buf_free(&whole);
  buf_reset(&index->lines);
  return good;
}

static bool line_add(Index *index, Text line) {
  if (index->lines.len + line.len > SEARCH_SHARD_BYTES && !lines_end(index)) return false;
  if (index->lines.len) {
    buf_str(&index->lines, ",\n");
  } else {
    comma(&index->line_starts);
    buf_format(&index->line_starts, "%u", index->documents);
  }
  buf_text(&index->lines, line);
  index->documents++;
  return true;
}

static bool terms_end(Index *index) {
  char name[16];
  if (index->terms.len == 0) return true;
  Text names = {name, (size_t)snprintf(name, sizeof name, "t%u", index->term_files++)};
  buf_char(&index->terms, '"');
  bool good = file_end(index, names, buf_view(&index->terms));
  buf_reset(&index->terms);
  return good;
}

static bool term_put(Index *index, const SearchTerm *term) {
  if (index->terms.len && index->terms.len + term->bytes > SEARCH_SHARD_BYTES && !terms_end(index)) return false;
  if (index->terms.len == 0) {
    comma(&index->term_starts);
    buf_format(&index->term_starts, "\"%.*s\"", TEXT_ARG(term->key));
  }
  buf_char(&index->terms, index->terms.len ? ' ' : '"');
  buf_text(&index->terms, term->key);
  buf_char(&index->terms, ' ');
  terms_number(&index->terms, term->first);
  terms_more(&index->terms, term);
  return true;
}

/* ---- Segments ---- */

static bool segment_end(Index *index) {
  bool good = true;
  const SearchTerm **sorted = terms_sorted(&index->table);
  comma(&index->term_starts);
  buf_format(&index->term_starts, "{\"from\":%u,\"terms\":[", index->term_files);
  for (size_t i = 0; good && i < index->table.terms.len; i++) good = term_put(index, sorted[i]);
  good = good && terms_end(index);
  buf_str(&index->term_starts, "]}");
  arena_reset(index->arena);
  index->table = (SearchTable){.arena = index->arena};
  index->segment = index->documents;
  return good;
}

static bool segment_is_full(const Index *index, uint64_t more) {
  bool any = index->documents > index->segment;
  return any && (arena_used(index->arena) > SEARCH_TABLE_BYTES || index->documents - index->segment + more > SEARCH_DOCS);
}

/* ---- Pieces ---- */

static void terms_take(Index *index, WireIn *in, uint32_t base) {
  for (size_t left = wire_get_count(in, 4); left && !in->bad; left--) {
    SearchTerm term = {.key = wire_get_text(in)};
    term.first = (uint32_t)wire_get_u64(in);
    term.last = (uint32_t)wire_get_u64(in);
    Text more = wire_get_text(in);
    if (!in->bad) terms_append(&index->table, &term, more, base);
  }
}

/* Postings are counted from the start of the segment, so that a file with one term is never too long. */
static bool piece_take(Index *index, Text bytes) {
  WireIn in = {.at = bytes.at, .end = bytes.at + bytes.len};
  uint64_t heads = wire_get_u64(&in), papers = wire_get_u64(&in), findings = wire_get_u64(&in);
  uint64_t documents = heads + papers + findings;
  if (segment_is_full(index, documents) && !segment_end(index)) return false;
  uint32_t base = index->documents;
  comma(&index->counts);
  buf_format(&index->counts, "%u,%u,%u", (unsigned)heads, (unsigned)papers, (unsigned)findings);
  for (; documents && !in.bad; documents--)
    if (!line_add(index, wire_get_text(&in))) return false;
  terms_take(index, &in, base);
  return !in.bad || fail_set(index->fail, "a piece of the search index is damaged");
}

static bool items_take(Index *index) {
  Buf piece = {0};
  search_items(index->publisher, &piece);
  bool good = piece_take(index, buf_view(&piece));
  buf_free(&piece);
  return good;
}

static bool units_take(Index *index, PublishPiece give, void *state) {
  Arena *passing = arena_new();
  bool good = true;
  for (uint32_t unit = 0; good && unit < index->publisher->units->all.len; unit++) {
    Text piece;
    arena_reset(passing);
    good = give(state, unit, passing, &piece, index->fail) && piece_take(index, piece);
  }
  arena_free(passing);
  return good;
}

/* ---- What the script needs beside ---- */

/* {"counts":[items,0,0, 1,papers,findings, ...],"lines":[0,...],"segments":[{"from":0,"terms":["a",...]}]} */
static bool put_directory(Index *index) {
  Buf out = {0};
  buf_format(&out, "{\"counts\":[%.*s],\n\"lines\":[%.*s],\n\"segments\":[%.*s]}", TEXT_ARG(buf_view(&index->counts)),
             TEXT_ARG(buf_view(&index->line_starts)), TEXT_ARG(buf_view(&index->term_starts)));
  bool good = file_end(index, TEXT("index"), buf_view(&out));
  buf_free(&out);
  return good;
}

enum { HAN_FIRST = 0x3400, HAN_END = 0x32400 };

static void put_code(Buf *out, int32_t code) {
  if (code < 0x10000) buf_char(out, (char)(0xE0 | code >> 12));
  else buf_char(out, (char)(0xF0 | code >> 18));
  if (code >= 0x10000) buf_char(out, (char)(0x80 | (code >> 12 & 0x3F)));
  buf_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
  buf_char(out, (char)(0x80 | (code & 0x3F)));
}

/* Each character that folds to another one, with that one before it: "万萬专專". */
static bool put_fold(Index *index) {
  Buf out = {0};
  buf_char(&out, '"');
  for (int32_t code = HAN_FIRST; code < HAN_END; code++) {
    if (text_class(code) == code) continue;
    put_code(&out, text_class(code));
    put_code(&out, code);
  }
  buf_char(&out, '"');
  bool good = file_end(index, TEXT("fold"), buf_view(&out));
  buf_free(&out);
  return good;
}

bool publish_search(const Publisher *publisher, PublishPiece give, void *state, Spool *spool, Buf *entries, Fail *fail) {
  if (!search_offered(publisher->theme)) return true;
  Index index = {.publisher = publisher, .spool = spool, .entries = entries, .fail = fail, .arena = arena_new()};
  index.table.arena = index.arena;
  bool good = items_take(&index) && units_take(&index, give, state) && segment_end(&index) && lines_end(&index) &&
              put_directory(&index) && put_fold(&index) && search_page_put(publisher, spool, entries, fail);
  arena_free(index.arena);
  buf_free(&index.lines);
  buf_free(&index.terms);
  buf_free(&index.counts);
  buf_free(&index.line_starts);
  buf_free(&index.term_starts);
  return good;
}
