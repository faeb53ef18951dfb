/* SPDX-License-Identifier: MIT
 *
 * Which records are of a kind that a set asks for: a number to look up, where texts would be compared for each of thousands of
 * questions. Takes: a Search whose node is read, the evidence of the unit in hand. Gives: yes or no. Owns nothing; the kinds of
 * the records lie in the unit's arena.
 */
#include "assess/find_in.h"

static uint32_t number_of(const Kinds *kinds, Text id) {
  uint32_t number = 0;
  while (number < kinds->len && !text_equal(kinds->at[number].id, id)) number++;
  return number; /* behind the last: none of the pack's */
}

const bool *kinds_asked(const Search *search) {
  const Kinds *kinds = &search->script->pack->vocabulary.kinds;
  Text rest = search->query.kind, id;
  if (!rest.len) return NULL;
  bool *asked = arena_alloc(search->script->arena, kinds->len + 1);
  while (text_cut(&rest, '|', &id)) {
    uint32_t number = number_of(kinds, id);
    if (number == kinds->len) return NULL;
    asked[number] = true;
  }
  return asked;
}

RecordNote *record_notes(Script *script) {
  const UnitEvidence *evidence = script->evidence;
  if (script->record_notes) return script->record_notes;
  script->record_notes = arena_alloc(script->unit_arena, (evidence->records.len + 1) * sizeof *script->record_notes);
  for (size_t i = 0; i < evidence->records.len; i++)
    script->record_notes[i].kind = number_of(&script->pack->vocabulary.kinds, evidence->records.at[i].kind);
  search_forget_rows(script->lua);
  return script->record_notes;
}

/* `dossier try` wants to hear of each paper; papers of other units are asked for seldom. */
const RecordNote *kinds_of_records(const Search *search, const UnitEvidence *evidence) {
  Script *script = search->script;
  if (!search->kinds || script->trace || evidence != script->evidence) return NULL;
  return record_notes(script);
}
