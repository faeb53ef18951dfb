/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that says how grave a finding is: severities, the items that have one, how many a grade bears.
 * Takes: nodes of severities, items and the grade. Gives: severities of the Pack and what names them. Owns: nothing.
 */
#include "assess/pack_build_in.h"

#include <stdlib.h>

const PackSeverity *pack_severity(const Pack *pack, const PackItem *item) {
  return item->severity ? &pack->severities.at[item->severity - 1] : NULL;
}

void build_severity(Build *build, int node) {
  if (!build_new_id(build, node, &build->severities)) return;
  PackSeverity *severity = list_add(build->arena, &build->pack->severities);
  severity->id = build->severities.at[build->severities.len - 1];
  severity->title = build_shown(build, node, "title", severity->id);
  severity->within_text = field_text(build->L, node, "within", build->arena);
  span_parse(severity->within_text, &severity->within);
}

static uint32_t severity_of(Build *build, int node, const char *field, Text id) {
  for (uint32_t i = 0; i < build->severities.len; i++)
    if (text_equal(build->severities.at[i], id)) return i + 1;
  build_known(build, node, field, id, &build->severities, "severity", "问题等级");
  return 0;
}

void build_item_severity(Build *build, int node, PackItem *item) {
  Text id = field_text(build->L, node, "severity", build->arena);
  if (id.len) item->severity = severity_of(build, node, "severity", id);
}

static int by_severity(const void *a, const void *b) {
  const SeverityLimit *left = a, *right = b;
  return (left->severity > right->severity) - (left->severity < right->severity);
}

/* { major = 0, minor = 3 } of one band, at stack index `value`. */
void build_findings(Build *build, int node, int value, PackBand *band) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, value); lua_settop(L, top + 1)) {
    uint32_t severity = severity_of(build, node, "findings", text_copy(build->arena, text_at(L, top + 1)));
    if (!severity) continue;
    *list_add(build->arena, &band->findings) = (SeverityLimit){.severity = severity, .most = lua_tointeger(L, top + 2)};
  }
  if (band->findings.len) qsort(band->findings.at, band->findings.len, sizeof *band->findings.at, by_severity);
  lua_settop(L, top);
}
