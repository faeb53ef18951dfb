/* SPDX-License-Identifier: MIT
 *
 * A paper as the member that EACH stands for, and lots for samples. Takes: a record, a seed. Gives: how labels call the
 * paper, the words that other papers have to share with it; a lot. Owns nothing; texts lie in the unit's arena.
 */
#include "assess/find_in.h"

/* `text` without the longest word of the paper's kind in it: "通知 防汛检查" is about 防汛检查. */
static Text without_kind(Arena *arena, const Vocabulary *vocabulary, Text kind, Text text) {
  Text longest = TEXT_NONE;
  for (size_t i = 0; i < vocabulary->kinds.len; i++)
    for (size_t k = 0; text_equal(vocabulary->kinds.at[i].id, kind) && k < vocabulary->kinds.at[i].words.len; k++) {
      Text word = vocabulary->kinds.at[i].words.at[k];
      if (word.len > longest.len && text_find(text, word) != SIZE_MAX) longest = word;
    }
  if (!longest.len) return text_trim(text);
  size_t at = text_find(text, longest);
  Text before = text_trim(text_slice(text, 0, at)), after = text_trim(text_slice(text, at + longest.len, text.len));
  if (!before.len || !after.len) return before.len ? before : after;
  return text_format(arena, "%.*s %.*s", TEXT_ARG(before), TEXT_ARG(after));
}

/* A piece of a wording: "|" in it is no alternative. Signs around a topic are no words. */
static void add_piece(Arena *arena, TextList *pieces, Text piece) {
  char *bytes = arena_alloc(arena, piece.len + 1);
  for (size_t i = 0; i < piece.len; i++) bytes[i] = piece.at[i] == '|' ? ' ' : piece.at[i];
  Text plain = text_trim((Text){bytes, piece.len});
  while (plain.len && (*plain.at == '-' || *plain.at == '_')) plain = text_trim(text_slice(plain, 1, plain.len));
  while (plain.len && (plain.at[plain.len - 1] == '-' || plain.at[plain.len - 1] == '_'))
    plain = text_trim(text_slice(plain, 0, plain.len - 1));
  for (size_t i = 0; i < pieces->len; i++)
    if (text_equal(pieces->at[i], plain)) return;
  if (plain.len) *list_add(arena, pieces) = plain;
}

static void add_lines(Arena *arena, TextList *pieces, Text lines) {
  for (Text line; text_cut(&lines, '\n', &line);) add_piece(arena, pieces, line);
}

/* An issue number as any office may write it; any other number as it is. */
static void add_numbers(Arena *arena, TextList *pieces, Text lines) {
  for (Text line, brief; text_cut(&lines, '\n', &line);) {
    if (!issue_number_short(line, 0, arena).len) add_piece(arena, pieces, line);
    for (size_t style = 0; (brief = issue_number_short(line, style, arena)).len; style++) add_piece(arena, pieces, brief);
  }
}

/* "隐患整改通知书（江安改〔2025〕3号）": many papers of one name are told apart by their numbers. */
static Text label_of(Arena *arena, const Record *record) {
  Text label = record->title.len ? record->title : record->shown, rest = record->numbers, line;
  while (text_cut(&rest, '\n', &line))
    if (issue_number_short(line, 0, arena).len && !issue_number_cited(text_fold(arena, label), line))
      return text_format(arena, "%.*s（%.*s）", TEXT_ARG(label), TEXT_ARG(line));
  return label;
}

static Text numbers_of(Arena *arena, const Record *record) {
  TextList pieces = {0};
  add_numbers(arena, &pieces, record->numbers);
  return text_join(arena, &pieces, TEXT("|"));
}

/* Its case where it names one; else what its name and its title are about. */
static Text words_of(const Script *script, const Record *record) {
  Arena *arena = script->unit_arena;
  const Vocabulary *vocabulary = &script->pack->vocabulary;
  TextList pieces = {0};
  add_lines(arena, &pieces, record->cases);
  if (!pieces.len) {
    Text topic = text_fold(arena, evidence_topic(arena, record->shown));
    add_piece(arena, &pieces, without_kind(arena, vocabulary, record->kind, topic));
    add_piece(arena, &pieces, without_kind(arena, vocabulary, record->kind, record->title_folded));
  }
  return text_join(arena, &pieces, TEXT("|"));
}

int host_member(lua_State *L) { /* host.member(unit, record): label, words, numbers; of one with a case no numbers */
  uint32_t unit = (uint32_t)luaL_checkinteger(L, 1), index = (uint32_t)luaL_checkinteger(L, 2);
  Script *script = script_of(L);
  const UnitEvidence *evidence = evidence_of(script, unit);
  if (!evidence || index >= evidence->records.len) return 0;
  const Record *record = &evidence->records.at[index];
  Text label = label_of(script->unit_arena, record), words = words_of(script, record);
  lua_pushlstring(L, label.at, label.len);
  Text numbers = record->cases.len ? TEXT_NONE : numbers_of(script->unit_arena, record);
  lua_pushlstring(L, words.at, words.len);
  lua_pushlstring(L, numbers.at, numbers.len);
  return 3;
}

int host_tell_twice(lua_State *L) { /* host.tell_twice(row, name, place): another member of that name stands at the place */
  Script *script = script_of(L);
  uint32_t unit = (uint32_t)field_integer(L, 1, "unit", 0), index = (uint32_t)field_integer(L, 1, "record", 0);
  const UnitEvidence *evidence = evidence_of(script, unit);
  if (!script->unit_diags || !evidence || index >= evidence->records.len) return 0;
  Where where = where_of(evidence->records.at[index].file, (uint32_t)field_integer(L, 1, "line", 0), 0);
  Diag *diag = diag_add(script->unit_diags, DIAG_MEMBER_TWICE, where, text_head(text_at(L, 2), 60), text_at(L, 3), TEXT_NONE);
  diag->unit = script->assessor->units->all.at[unit].id;
  return 0;
}

int host_lot(lua_State *L) { /* host.lot(seed, unit, key): the same on every machine */
  Script *script = script_of(L);
  size_t unit = (size_t)luaL_checkinteger(L, 2);
  const Units *units = script->assessor->units;
  Text id = unit < units->all.len ? units->all.at[unit].id : TEXT_NONE;
  luaL_checkstring(L, 1);
  luaL_checkstring(L, 3);
  sandbox_charge(L, 200);
  Text all = text_format(script->unit_arena, "%.*s\n%.*s\n%.*s", TEXT_ARG(text_at(L, 1)), TEXT_ARG(id), TEXT_ARG(text_at(L, 3)));
  Sha256 hash = hash_sha256(all);
  Text hex = hash_hex(script->unit_arena, &hash);
  lua_pushlstring(L, hex.at, hex.len);
  return 1;
}

int host_digest(lua_State *L) { /* host.digest(text): a name for what a rule says, the same in every period */
  luaL_checkstring(L, 1);
  Text name = hash_name(script_of(L)->unit_arena, text_at(L, 1), 8);
  lua_pushlstring(L, name.at, name.len);
  return 1;
}
