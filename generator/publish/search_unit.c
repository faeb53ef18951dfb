/* SPDX-License-Identifier: MIT
 *
 * What one unit gives to the search: its page, its papers, its findings, and the terms of all of them. Takes: facts and folded
 * texts that the read phase made. Gives: a piece in hand-over layout: numbers of papers and findings, a line of script for each
 * document, then each term with its postings. Documents are counted from 0 within the unit: the unit, papers, findings.
 */
#include "publish/search_in.h"

enum { TITLE_LETTERS = 100, LINE_LETTERS = 160 };

typedef struct Piece {
  const Publisher *publisher;
  const Unit *unit;
  Arena *arena; /* of the table, and of what a document needs */
  SearchTable table;
  Buf *out;
  Buf line;
  Text unit_folded;
  uint32_t document;
} Piece;

/* ---- A document as the script sees it ---- */

/* A string of JSON, cut to so many letters; nothing in it can end the script or begin markup. */
static void put_string(Buf *out, Text text, size_t letters) {
  buf_char(out, '"');
  for (; text.len && letters; letters--) {
    Text begin = text;
    int32_t code = text_next(&text);
    bool plain = code >= ' ' && code != '"' && code != '\\' && code != '<' && code != 0x7F && (code < 0x2028 || code > 0x2029);
    if (!plain) buf_format(out, "\\u%04x", (unsigned)code);
    else if (code == 0xFFFD) buf_str(out, "\xEF\xBF\xBD");
    else buf_put(out, begin.at, begin.len - text.len);
  }
  buf_str(out, text.len ? "\xE2\x80\xA6\"" : "\"");
}

/* ["title","where it leads","what stands below it"] */
static void document_put(Piece *piece, Text title, Text target, Text below) {
  buf_reset(&piece->line);
  buf_char(&piece->line, '[');
  put_string(&piece->line, title, TITLE_LETTERS);
  buf_char(&piece->line, ',');
  put_string(&piece->line, target, SIZE_MAX);
  buf_char(&piece->line, ',');
  put_string(&piece->line, below, LINE_LETTERS);
  buf_char(&piece->line, ']');
  wire_put_text(piece->out, buf_view(&piece->line));
  piece->document++;
}

static void terms_of(Piece *piece, Text text, bool titled) {
  terms_add_text(&piece->table, text_fold(piece->arena, text), piece->document, titled);
}

static void terms_of_folded(Piece *piece, Text folded, bool titled) {
  terms_add_text(&piece->table, text_slice(folded, 0, SEARCH_TEXT_BYTES), piece->document, titled);
}

static Text joined(Piece *piece, Text a, Text b) {
  return a.len && b.len ? text_format(piece->arena, "%.*s \xC2\xB7 %.*s", TEXT_ARG(a), TEXT_ARG(b)) : a.len ? a : b;
}

/* ---- The documents of a unit ---- */

static void put_unit(Piece *piece) {
  const Unit *unit = piece->unit;
  Text aliases = text_join(piece->arena, &unit->aliases, TEXT(" \xC2\xB7 "));
  terms_of(piece, unit->name, true);
  terms_of(piece, unit->id, true);
  terms_of(piece, aliases, true);
  document_put(piece, unit->name, unit_page(piece->arena, unit->id), joined(piece, unit->id, aliases));
}

static Text kind_title(const Piece *piece, Text id) {
  const Kinds *kinds = &piece->publisher->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    if (text_equal(kinds->at[i].id, id)) return kinds->at[i].title;
  return TEXT_NONE;
}

static void put_paper(Piece *piece, const Record *record) {
  Text kind = kind_title(piece, record->kind);
  terms_of_folded(piece, record->title_folded, true);
  terms_of_folded(piece, record->name_folded, true);
  terms_of_folded(piece, record->path_folded, false);
  terms_of_folded(piece, piece->unit_folded, false);
  terms_of(piece, kind, false);
  terms_of_folded(piece, record->fields_folded, false);
  for (size_t i = 0; i < record->members.len; i++) terms_of(piece, record->members.at[i].caption, false);
  terms_of_folded(piece, record->text_folded, false);
  Text below = joined(piece, joined(piece, piece->unit->name, kind), record->shown);
  document_put(piece, record->title.len ? record->title : record->shown, record->page, below);
}

/* A finding is shown where it is dealt with: in the to-do list, or where the points are, when nothing is to be added. */
static void put_finding(Piece *piece, const Finding *finding) {
  const PackItem *item = &piece->publisher->pack->items.at[finding->item];
  Arena *arena = piece->arena;
  bool to_do = finding->leaf.due && finding->leaf.state != LEAF_DONE;
  Text card = unit_page(arena, piece->unit->id), anchor = item_anchor(arena, item->id);
  Text target = to_do ? todo_page(arena, piece->unit->id) : text_format(arena, "%.*s#%.*s", TEXT_ARG(card), TEXT_ARG(anchor));
  Text label = finding->leaf.label.len ? finding->leaf.label : item->title;
  terms_of(piece, label, true);
  terms_of(piece, item->title, false);
  terms_of(piece, item->id, false);
  terms_of_folded(piece, piece->unit_folded, false);
  document_put(piece, label, target, joined(piece, piece->unit->name, joined(piece, item->id, item->title)));
}

static void put_item(Piece *piece, const PackItem *item) {
  terms_of(piece, item->title, true);
  terms_of(piece, item->id, true);
  document_put(piece, joined(piece, item->id, item->title), item_page(piece->arena, item->id), TEXT_NONE);
}

/* ---- The piece ---- */

static void put_terms(Piece *piece) {
  wire_put_u64(piece->out, piece->table.terms.len);
  for (size_t i = 0; i < piece->table.terms.len; i++) {
    const SearchTerm *term = &piece->table.terms.at[i];
    wire_put_text(piece->out, term->key);
    wire_put_u64(piece->out, term->first);
    wire_put_u64(piece->out, term->last);
    buf_reset(&piece->line);
    terms_more(&piece->line, term);
    wire_put_text(piece->out, buf_view(&piece->line));
  }
}

static Piece piece_open(const Publisher *publisher, Buf *out) {
  Piece piece = {.publisher = publisher, .arena = arena_new(), .out = out};
  piece.table.arena = piece.arena;
  return piece;
}

static void piece_close(Piece *piece) {
  put_terms(piece);
  buf_free(&piece->line);
  arena_free(piece->arena);
}

void search_unit(const Publisher *publisher, const Unit *unit, const UnitEvidence *evidence, const Findings *findings, Buf *out) {
  Piece piece = piece_open(publisher, out);
  piece.unit = unit;
  piece.unit_folded = text_fold(piece.arena, unit->name);
  wire_put_u64(out, 1);
  wire_put_u64(out, evidence->records.len);
  wire_put_u64(out, findings->len);
  put_unit(&piece);
  for (size_t i = 0; i < evidence->records.len; i++) put_paper(&piece, &evidence->records.at[i]);
  for (size_t i = 0; i < findings->len; i++) put_finding(&piece, &findings->at[i]);
  piece_close(&piece);
}

void search_items(const Publisher *publisher, Buf *out) {
  Piece piece = piece_open(publisher, out);
  wire_put_u64(out, publisher->pack->items.len);
  wire_put_u64(out, 0);
  wire_put_u64(out, 0);
  for (size_t i = 0; i < publisher->pack->items.len; i++) put_item(&piece, &publisher->pack->items.at[i]);
  piece_close(&piece);
}
