/* SPDX-License-Identifier: MIT
 *
 * Hand-over files: what one phase leaves for the next, below output/.dossier/handover/<assessment>/. Layouts, in order:
 *   read/<unit>    EVID  hash of the unit's files, UnitEvidence, diagnostics
 *   body/<unit>    BODY  count, then path and HTML of each paper
 *   unit/<unit>    UNIT  summary, result, findings, ledger, diagnostics
 *   part/<unit>    PART  manifest entries, piece of results.xml, piece of results.csv
 *   search/<unit> SRCH  piece of the search index (publish/search_unit.c)
 *   spool/<unit>         compressed entries for the packages (publish/spool.c)
 *   kept/<unit>/<hash>   bytes as they were read, of units whose papers change meanwhile (restless.c)
 *   past/<unit>    PAST  what its earlier periods say
 *   join JOIN, rank RANK, history HIST (periods, diagnostics) once
 * All are of this build and this configuration only; any other is made anew. They may be deleted at any time.
 */
#include "phases.h"

Text handover_path(Run *run, Arena *arena, const char *room, Text name) {
  (void)run;
  return text_format(arena, "%s/%.*s", room, TEXT_ARG(name));
}

bool handover_open(Run *run, Fail *fail) {
  static const char *const rooms[] = {"read", "body", "unit", "part", "search", "spool", "past"};
  Text base = text_format(run->arena, ".dossier/handover/%.*s", TEXT_ARG(run->name));
  for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
    Text path = text_format(run->arena, "%.*s/%s", TEXT_ARG(base), rooms[i]);
    if (!fs_make_folders(run->output, text_cstr(run->arena, path), fail)) return false;
  }
  run->work = fs_open_folder(run->output, text_cstr(run->arena, base), fail);
  return run->work >= 0 && fs_remove_tree(run->work, "kept", fail); /* of a run that was cut short */
}

static bool save(Run *run, const char *room, Text name, const char *kind, Buf *body, Fail *fail) {
  Arena *arena = arena_new();
  Text path = handover_path(run, arena, room, name);
  bool good = wire_save(run->work, text_cstr(arena, path), kind, run->stamp, body, fail);
  arena_free(arena);
  buf_free(body);
  return good;
}

static bool load(Run *run, const char *room, Text name, const char *kind, Arena *arena, WireIn *in) {
  Text path = handover_path(run, arena, room, name);
  return wire_load(run->work, text_cstr(arena, path), kind, run->stamp, arena, in);
}

/* A hand-over that this very run wrote must be there and whole: anything else is the machine's trouble. */
static bool whole(const WireIn *in, const char *room, Text name, Fail *fail) {
  return !in->bad || fail_set(fail, "the hand-over file %s/%.*s is damaged", room, TEXT_ARG(name));
}

static bool must_load(Run *run, const char *room, Text name, const char *kind, Arena *arena, WireIn *in, Fail *fail) {
  return load(run, room, name, kind, arena, in) ||
         fail_set(fail, "the hand-over file %s/%.*s is missing or damaged", room, TEXT_ARG(name));
}

static Text unit_name(const Run *run, uint32_t unit) {
  return run->units.all.at[unit].id;
}

bool handover_read_is_kept(Run *run, uint32_t unit, uint64_t files, Arena *arena) {
  WireIn in, bodies;
  return load(run, "read", unit_name(run, unit), "EVID", arena, &in) && wire_get_u64(&in) == files &&
         load(run, "body", unit_name(run, unit), "BODY", arena, &bodies);
}

static bool save_bodies(Run *run, uint32_t unit, const BodyList *bodies, Fail *fail) {
  Buf body = {0};
  wire_put_u64(&body, bodies->paths.len);
  for (size_t i = 0; i < bodies->paths.len; i++) {
    wire_put_text(&body, bodies->paths.at[i]);
    wire_put_text(&body, bodies->html.at[i]);
  }
  return save(run, "body", unit_name(run, unit), "BODY", &body, fail);
}

bool handover_save_read(Run *run, uint32_t unit, uint64_t files, const UnitEvidence *evidence, const DiagList *diags,
                        const BodyList *bodies, Fail *fail) {
  Buf body = {0};
  wire_put_u64(&body, files);
  evidence_put(&body, evidence);
  wire_put_diags(&body, diags);
  return save_bodies(run, unit, bodies, fail) && save(run, "read", unit_name(run, unit), "EVID", &body, fail);
}

bool handover_load_read(Run *run, uint32_t unit, Arena *arena, UnitEvidence *evidence, DiagList *diags, Fail *fail) {
  WireIn in;
  if (!must_load(run, "read", unit_name(run, unit), "EVID", arena, &in, fail)) return false;
  wire_get_u64(&in);
  evidence_get(&in, arena, evidence);
  if (diags) wire_get_diags(&in, diags);
  evidence->unit = unit;
  return whole(&in, "read", unit_name(run, unit), fail);
}

bool handover_load_evidence(Run *run, uint32_t unit, Arena *arena, UnitEvidence *evidence, DiagList *diags, Fail *fail) {
  if (!handover_load_read(run, unit, arena, evidence, diags, fail)) return false;
  join_mark(&run->join, evidence, diags ? diags : diag_list_new(arena));
  return true;
}

bool handover_load_bodies(Run *run, uint32_t unit, Arena *arena, BodyList *bodies, Fail *fail) {
  WireIn in;
  if (!must_load(run, "body", unit_name(run, unit), "BODY", arena, &in, fail)) return false;
  size_t count = wire_get_count(&in, 2);
  for (size_t i = 0; i < count; i++) {
    *list_add(arena, &bodies->paths) = wire_get_text(&in);
    *list_add(arena, &bodies->html) = wire_get_text(&in);
  }
  return whole(&in, "body", unit_name(run, unit), fail);
}

bool handover_save_unit(Run *run, uint32_t unit, const UnitHandover *handover, Fail *fail) {
  Buf body = {0};
  summary_put(&body, &run->pack, &handover->summary);
  result_put(&body, handover->diags->arena, &handover->result);
  findings_put(&body, &handover->findings);
  ledger_put(&body, &handover->ledger);
  wire_put_diags(&body, handover->diags);
  return save(run, "unit", unit_name(run, unit), "UNIT", &body, fail);
}

bool handover_load_unit(Run *run, uint32_t unit, Arena *arena, UnitHandover *handover, Fail *fail) {
  WireIn in;
  if (!must_load(run, "unit", unit_name(run, unit), "UNIT", arena, &in, fail)) return false;
  handover->diags = diag_list_new(arena);
  summary_get(&in, arena, &run->pack, &handover->summary);
  result_get(&in, arena, &run->pack, &run->marks, &handover->result);
  findings_get(&in, arena, &handover->findings);
  ledger_get(&in, arena, &handover->ledger);
  wire_get_diags(&in, handover->diags);
  return whole(&in, "unit", unit_name(run, unit), fail);
}

bool handover_save_join(Run *run, const Join *join, Fail *fail) {
  Buf body = {0};
  join_put(&body, join);
  return save(run, ".", TEXT("join"), "JOIN", &body, fail);
}

bool handover_load_join(Run *run, Fail *fail) {
  WireIn in;
  if (!must_load(run, ".", TEXT("join"), "JOIN", run->arena, &in, fail)) return false;
  join_get(&in, run->arena, &run->join);
  return whole(&in, ".", TEXT("join"), fail);
}

bool handover_save_rank(Run *run, const Summaries *summaries, Fail *fail) {
  Buf body = {0};
  wire_put_u64(&body, summaries->len);
  for (size_t i = 0; i < summaries->len; i++) summary_put(&body, &run->pack, &summaries->at[i]);
  return save(run, ".", TEXT("rank"), "RANK", &body, fail);
}

bool handover_load_rank(Run *run, Fail *fail) {
  WireIn in;
  if (!must_load(run, ".", TEXT("rank"), "RANK", run->arena, &in, fail)) return false;
  size_t count = wire_get_count(&in, 4);
  for (size_t i = 0; i < count; i++) summary_get(&in, run->arena, &run->pack, list_add(run->arena, &run->summaries));
  if (!whole(&in, ".", TEXT("rank"), fail)) return false;
  uses_elsewhere(run->arena, &run->summaries);
  run->order = arena_alloc(run->arena, (count + 1) * sizeof *run->order);
  standing_order(run->arena, &run->pack, &run->units, &run->summaries, run->order);
  return true;
}

bool handover_save_part(Run *run, Text part, const Buf *entries, const Buf *xml, const Buf *csv, Fail *fail) {
  Buf body = {0};
  wire_put_text(&body, buf_view(entries));
  wire_put_text(&body, buf_view(xml));
  wire_put_text(&body, buf_view(csv));
  return save(run, "part", part, "PART", &body, fail);
}

bool handover_load_part(Run *run, Text part, Arena *arena, Text *entries, Text *xml, Text *csv, Fail *fail) {
  WireIn in;
  if (!must_load(run, "part", part, "PART", arena, &in, fail)) return false;
  *entries = wire_get_text(&in);
  *xml = wire_get_text(&in);
  *csv = wire_get_text(&in);
  return whole(&in, "part", part, fail);
}

bool handover_save_search(Run *run, uint32_t unit, Buf *piece, Fail *fail) {
  return save(run, "search", unit_name(run, unit), "SRCH", piece, fail);
}

bool handover_load_search(Run *run, uint32_t unit, Arena *arena, Text *piece, Fail *fail) {
  WireIn in;
  if (!must_load(run, "search", unit_name(run, unit), "SRCH", arena, &in, fail)) return false;
  *piece = (Text){in.at, (size_t)(in.end - in.at)};
  return true;
}

bool handover_save_history(Run *run, const History *history, const DiagList *diags, Fail *fail) {
  Buf body = {0};
  history_put(&body, history);
  wire_put_diags(&body, diags);
  return save(run, ".", TEXT("history"), "HIST", &body, fail);
}

bool handover_load_history(Run *run, Fail *fail) {
  WireIn in;
  if (!must_load(run, ".", TEXT("history"), "HIST", run->arena, &in, fail)) return false;
  history_get(&in, run->arena, &run->history);
  wire_get_diags(&in, run->diags);
  return whole(&in, ".", TEXT("history"), fail);
}

bool handover_save_past(Run *run, uint32_t unit, Buf *past, Fail *fail) {
  return save(run, "past", unit_name(run, unit), "PAST", past, fail);
}

bool handover_load_past(Run *run, uint32_t unit, Arena *arena, UnitHistory *past, Fail *fail) {
  WireIn in;
  if (!run->history.periods.len) return true; /* then nothing was written */
  if (!must_load(run, "past", unit_name(run, unit), "PAST", arena, &in, fail)) return false;
  past_units_get(&in, arena, past);
  past->closed = (uint32_t)run->history.periods.len;
  return whole(&in, "past", unit_name(run, unit), fail);
}
