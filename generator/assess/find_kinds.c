/* SPDX-License-Identifier: MIT
 *
 * Which records are of a kind that a set asks for: a chain of each kind, where texts of all would be compared for each of
 * thousands of questions. Takes: a Search whose node is read, the evidence of the unit in hand. Gives: its kinds as numbers, the
 * chains. Owns nothing; the chains lie in the unit's arena.
 */
#include "assess/find_in.h"

static uint32_t number_of(const Kinds *kinds, Text id) {
  uint32_t number = 0;
  while (number < kinds->len && !text_equal(kinds->at[number].id, id)) number++;
  return number; /* behind the last: none of the pack's */
}

const uint32_t *kinds_asked(const Search *search) {
  const Kinds *kinds = &search->script->pack->vocabulary.kinds;
  Text rest = search->query.kind, id;
  size_t count = 0;
  if (!rest.len) return NULL;
  uint32_t *asked = arena_alloc(search->script->arena, (kinds->len + 1) * sizeof *asked);
  while (text_cut(&rest, '|', &id)) {
    uint32_t number = number_of(kinds, id);
    if (number == kinds->len) return NULL;
    size_t before = 0;
    while (before < count && asked[before] != number) before++;
    if (before == count) asked[count++] = number;
  }
  asked[count] = UINT32_MAX;
  return asked;
}

RecordNote *record_notes(Script *script) {
  const Kinds *kinds = &script->pack->vocabulary.kinds;
  const Records *records = &script->evidence->records;
  if (script->record_notes) return script->record_notes;
  script->record_notes = arena_alloc(script->unit_arena, (records->len + 1) * sizeof *script->record_notes);
  script->first_of_kind = arena_alloc(script->unit_arena, (kinds->len + 1) * sizeof *script->first_of_kind);
  for (size_t i = records->len; i-- > 0;) {
    uint32_t *first = &script->first_of_kind[number_of(kinds, records->at[i].kind)];
    script->record_notes[i].next = *first;
    *first = (uint32_t)i + 1;
  }
  search_forget_rows(script->lua);
  return script->record_notes;
}

/* `dossier try` wants to hear of each paper; papers of other units are asked for seldom. */
bool kinds_known(const Search *search, const UnitEvidence *evidence) {
  Script *script = search->script;
  return search->kinds && !script->trace && evidence == script->evidence && record_notes(script);
}
