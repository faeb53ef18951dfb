/* SPDX-License-Identifier: MIT
 *
 * What the vocabulary asks of earlier periods and of other sources: the C side of earlier, change, growth, streak and imported.
 * Takes: the unit's history, imports/. Gives: numbers as text or as a fraction, or nothing. What a part measured is kept
 * beside it under the key of the quantity, "key=12.5 key=3", so that the next period finds it again.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

static bool kept(Text base, Text key, Text *number) {
  for (Text entry; text_cut(&base, ' ', &entry);)
    if (entry.len > key.len && text_starts(entry, key) && entry.at[key.len] == '=') {
      *number = text_slice(entry, key.len + 1, entry.len);
      return true;
    }
  return false;
}

int host_keep(lua_State *L) { /* host.keep(key, "12.5"): the number of a quantity in this period */
  Script *script = script_of(L);
  Text key = text_at(L, 1), number = text_at(L, 2), there;
  if (!script->part || kept(script->part->base, key, &there)) return 0;
  script->part->base = text_format(script->unit_arena, "%.*s%s%.*s=%.*s", TEXT_ARG(script->part->base),
                                   script->part->base.len ? " " : "", TEXT_ARG(key), TEXT_ARG(number));
  return 0;
}

/* The unit in the latest closed period; NULL: nothing was closed, or the unit was not in it. */
static const PastUnit *last_closed(const Script *script) {
  const UnitHistory *past = script->assessor ? script->assessor->past : NULL;
  const PastUnit *last = past && past->periods.len ? &past->periods.at[past->periods.len - 1] : NULL;
  return last && last->period + 1 == past->closed ? last : NULL;
}

/* The unit in the closed period of those days; months and years are not all of one length. */
static const PastUnit *closed_like(const Script *script, Day from, Day to) {
  enum { SAME = 3 };
  const UnitHistory *past = script->assessor ? script->assessor->past : NULL;
  for (size_t i = past ? past->periods.len : 0; i-- > 0;) {
    const Period *days = &past->periods.at[i].days;
    if (days->from == from && abs(days->to - to) <= SAME) return &past->periods.at[i];
  }
  return NULL;
}

/* host.past(key, from, to): the same number in the closed period of those days, without them in the latest one; or nothing */
int host_past(lua_State *L) {
  Script *script = script_of(L);
  Day from = (Day)luaL_optinteger(L, 2, DAY_NONE), to = (Day)luaL_optinteger(L, 3, DAY_NONE);
  const PastUnit *last = from == DAY_NONE ? last_closed(script) : closed_like(script, from, to);
  Text number;
  for (size_t i = 0; script->part && last && i < last->parts.len; i++) {
    const PastPart *part = &last->parts.at[i];
    if (!text_equal(part->item, script->item_id) || !text_equal(part->part, script->part_id)) continue;
    if (!kept(part->base, text_at(L, 1), &number)) continue;
    lua_pushlstring(L, number.at, number.len);
    return 1;
  }
  return 0;
}

static bool item_passed(const PastUnit *past, Text item) {
  const PastItem *then = past_item(past, item);
  return then && then->state == STATE_PASS;
}

/* "good|fair", in whatever language the pack writes them and the report of then was in. */
static bool had_grade(const Pack *pack, const PastUnit *past, Text grades) {
  for (Text grade; past->grade.len && text_cut(&grades, '|', &grade);) {
    if (text_equal(grade, past->grade)) return true;
    for (size_t i = 0; i < pack->bands.len; i++)
      if (band_is_called(&pack->bands.at[i], grade) && band_is_called(&pack->bands.at[i], past->grade)) return true;
  }
  return false;
}

/* host.streak(item or nil, grades or nil): closed periods in a row, the latest first, in which it passed, or had one of these. */
int host_streak(lua_State *L) {
  Script *script = script_of(L);
  const UnitHistory *past = script->assessor ? script->assessor->past : NULL;
  Text item = lua_isnoneornil(L, 1) ? script->item_id : text_at(L, 1), grades = text_at(L, 2);
  lua_Integer count = 0;
  for (size_t i = past ? past->periods.len : 0; i-- > 0; count++) {
    const PastUnit *then = &past->periods.at[i];
    bool next = then->period + 1 + (uint32_t)count == past->closed;
    if (!next || !(grades.len ? had_grade(script->pack, then, grades) : item_passed(then, item))) break;
  }
  lua_pushinteger(L, count);
  return 1;
}

int host_imported(
    lua_State *L) { /* host.imported(name): numerator, denominator; nothing, and a diagnostic where there is no file */
  Script *script = script_of(L);
  const Imports *imports = script->assessor ? script->assessor->imports : NULL;
  Text name = text_at(L, 1);
  for (size_t i = 0; imports && i < imports->len; i++) {
    if (!text_equal(imports->at[i].name, name)) continue;
    for (size_t k = 0; k < imports->at[i].values.len; k++) {
      const ImportValue *value = &imports->at[i].values.at[k];
      if (value->unit != script->evidence->unit) continue;
      lua_pushinteger(L, value->number);
      lua_pushinteger(L, value->of);
      return 2;
    }
    return 0;
  }
  Text file = text_format(script->unit_arena, "input/%.*s/imports/%.*s.csv", TEXT_ARG(script->assessment->name), TEXT_ARG(name));
  if (script->unit_diags) diag_add(script->unit_diags, DIAG_IMPORT_NONE, where_of(file, 0, 0), name, TEXT_NONE, TEXT_NONE);
  return 0;
}
