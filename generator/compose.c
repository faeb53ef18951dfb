/* SPDX-License-Identifier: MIT
 *
 * The fifth phase: the files of each unit, then the shared pages, data files and packages, then one publication. Takes: the
 * hand-overs of read, assess and rank. Gives: a filled stage, exchanged with output/<assessment>.
 */
#include "phases.h"

#include <string.h>

static const char shared_part[] = "_shared", archive_part[] = "_archive"; /* no unit id begins with _ */

static Publisher publisher_of(Run *run) {
  return (Publisher){.theme = run->theme,
                     .assessment = &run->assessment,
                     .pack = &run->pack,
                     .units = &run->units,
                     .marks = &run->marks,
                     .summaries = &run->summaries,
                     .order = run->order,
                     .tool_version = DOSSIER_VERSION,
                     .versions = run->versions,
                     .stage = run->stage,
                     .history = &run->history};
}

/* ---- one unit ---- */

typedef struct Composing {
  Run *run;
  Arena *arena, *passing, *picture; /* of the unit; of one paper; of one picture inside it */
  const Unit *unit;
  const UnitEvidence *evidence;
  BodyList bodies;
  EvidenceFiles *files;
  bool changed; /* a paper is not what was read */
  Fail *fail;
} Composing;

static Text body_html(const Composing *c, Text path) {
  for (size_t i = 0; i < c->bodies.paths.len; i++)
    if (text_equal(c->bodies.paths.at[i], path)) return c->bodies.html.at[i];
  return TEXT_NONE;
}

/* The original again, and only if it still is what was read and hashed; why it is not does not matter here. */
static bool original_bytes(Composing *c, Text path, const Sha256 *read_as, Text *bytes) {
  uint32_t unit = c->evidence->unit;
  if (restless_keeps(c->run, unit)) return restless_load(c->run, unit, read_as, c->passing, bytes, c->fail);
  Text below = fs_path_join(c->passing, c->unit->path, path);
  FileAsked asked = {read_limits.attachment_bytes, c->passing, below, NULL};
  Fail ignored = {0};
  ReadOutcome outcome = evidence_files_read(c->files, below, &asked, bytes, &ignored);
  Sha256 hash = outcome == READ_OK ? hash_sha256(*bytes) : (Sha256){{0}};
  if (outcome == READ_OK && memcmp(&hash, read_as, sizeof hash) == 0) return true;
  c->changed = true;
  return false;
}

/* The small copy of a photo that the read phase made: kept since then, or made once more. */
static bool photo_bytes(Composing *c, const RecordPicture *picture, const Sha256 *hash, PaperBody *body) {
  if (picture->path.len == 0) return true;
  cache_photo(c->run, c->unit, hash, body->original, c->passing, &body->picture);
  return body->picture.bytes.len || fail_set(c->fail, "no small copy of %.*s; run again", TEXT_ARG(picture->path));
}

/* `body` is used up before the next call: one arena serves all papers of the unit. */
static bool compose_body(void *state, uint32_t index, uint32_t member, PaperBody *body) {
  Composing *c = state;
  const Record *record = &c->evidence->records.at[index];
  arena_reset(c->passing);
  *body = (PaperBody){.html = body_html(c, record->path), .original = TEXT_NONE};
  if (record->members.len) {
    const RecordMember *one = &record->members.at[member];
    return original_bytes(c, one->path, &one->hash, &body->original) && photo_bytes(c, &one->picture, &one->hash, body);
  }
  return record->original.len == 0 || (original_bytes(c, record->path, &record->hash, &body->original) &&
                                       photo_bytes(c, &record->picture, &record->hash, body));
}

/* The copy that the read phase kept; when it is gone, made once more from the paper that has it. */
static bool compose_inside(void *state, uint32_t index, uint32_t number, const PaperBody *body, Picture *shown) {
  Composing *c = state;
  const Record *record = &c->evidence->records.at[index];
  const RecordMember *member = &record->inside.at[number];
  arena_reset(c->picture);
  if (cache_has_photo(c->run, c->unit, &member->hash, c->picture, shown)) return true;
  Archive archive;
  Text bytes;
  DiagList *told = diag_list_new(c->picture); /* when it was read */
  *shown = (Picture){0};
  if (read_inside_open(&archive, body->original, record->file, c->picture, told)) {
    const ArchiveMember *part = read_archive_find(&archive, member->path);
    if (part && read_archive_member(&archive, part, record->file, c->picture, told, &bytes))
      cache_photo(c->run, c->unit, &member->hash, bytes, c->picture, shown);
    read_archive_close(&archive);
  }
  return shown->bytes.len || fail_set(c->fail, "no small copy of %.*s; run again", TEXT_ARG(member->picture.path));
}

/* A worker that was killed left pieces in the stage: taken away, never written over, for some are links to the last output. */
static bool unit_begin(const Run *run, Arena *arena, const Unit *unit, Fail *fail) {
  Text print = name_for_unit(arena, unit, ".odt"), package = name_for_unit(arena, unit, ".zip");
  Text paths[] = {text_format(arena, "units/%.*s", TEXT_ARG(unit->id)), text_format(arena, "evidence/%.*s", TEXT_ARG(unit->id)),
                  text_format(arena, "print/units/%.*s", TEXT_ARG(print)),
                  text_format(arena, "print/photos/%.*s", TEXT_ARG(unit->id)),
                  text_format(arena, "packages/units/%.*s", TEXT_ARG(package))};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
    if (!fs_remove_tree(stage_folder(run->stage), text_cstr(arena, paths[i]), fail)) return false;
  return true;
}

/* A paper counts for the items of other units too, which are known by now. */
static void count_used(const Run *run, Arena *arena, const UnitEvidence *evidence, UnitResult *result) {
  const SharedUses *elsewhere = &run->summaries.at[result->unit].elsewhere;
  bool *used = arena_alloc(arena, evidence->records.len + 1);
  uses_of_unit(&run->pack, result, used);
  for (size_t i = 0; i < elsewhere->len; i++)
    if (elsewhere->at[i].record < evidence->records.len) used[elsewhere->at[i].record] = true;
  result->papers = 0;
  for (size_t i = 0; i < evidence->records.len; i++) result->papers += used[i];
}

static bool compose_unit(void *state, uint32_t unit, Fail *fail) {
  Run *run = state;
  Arena *arena = arena_new();
  Publisher publisher = publisher_of(run);
  UnitEvidence evidence = {0};
  UnitHandover handover = {0};
  UnitHistory past = {0};
  publisher.past = &past;
  Composing composing = {.run = run,
                         .arena = arena,
                         .passing = arena_new(),
                         .picture = arena_new(),
                         .unit = &run->units.all.at[unit],
                         .evidence = &evidence,
                         .fail = fail};
  PaperSource papers = {&composing, compose_body, compose_inside};
  composing.files = evidence_files_new(arena, run->assessment.units_folder);
  Spool *spool = spool_new();
  Buf entries = {0}, xml = {0}, csv = {0}, found = {0};
  Text id = run->units.all.at[unit].id;
  bool good = unit_begin(run, arena, composing.unit, fail) && handover_load_evidence(run, unit, arena, &evidence, NULL, fail) &&
              handover_load_bodies(run, unit, arena, &composing.bodies, fail) &&
              handover_load_unit(run, unit, arena, &handover, fail) && handover_load_past(run, unit, arena, &past, fail);
  if (good) count_used(run, arena, &evidence, &handover.result);
  good = good &&
         publish_unit(&publisher, &run->summaries.at[unit], &handover.result, &evidence, handover.diags, &papers, arena, spool,
                      &entries, &xml, &csv, fail) &&
         spool_save(spool, run->work, text_cstr(arena, handover_path(run, arena, "spool", id)), fail) &&
         handover_save_part(run, id, &entries, &xml, &csv, fail) && cache_clean_unit(run, composing.unit, &evidence, fail);
  if (good) search_unit(&publisher, composing.unit, &evidence, &handover.findings, &found);
  good = good && handover_save_search(run, unit, &found, fail);
  spool_free(spool);
  evidence_files_free(composing.files);
  arena_free(composing.passing);
  arena_free(composing.picture);
  arena_free(arena);
  buf_free(&entries);
  buf_free(&xml);
  buf_free(&csv);
  if (composing.changed) restless_note(run, unit);
  return good || composing.changed;
}

/* ---- shared pages ---- */

typedef struct Gathered { /* of all units, in order */
  Findings findings;
  Ledger ledger;
  Records to_sort;
  LIST(uint32_t) to_sort_unit;
  DiagList *diags;
} Gathered;

/* Copies that own all they name, by way of the hand-over form: only what is shown on shared pages stays in memory. */
static void keep_findings(Gathered *gathered, Arena *arena, const Findings *findings) {
  Buf bytes = {0};
  findings_put(&bytes, findings);
  Text copy = text_copy(arena, buf_view(&bytes));
  findings_get(&(WireIn){.at = copy.at, .end = copy.at + copy.len, .arena = arena}, arena, &gathered->findings);
  buf_free(&bytes);
}

static void keep_ledger(Gathered *gathered, Arena *arena, const Ledger *ledger) {
  Buf bytes = {0};
  ledger_put(&bytes, ledger);
  Text copy = text_copy(arena, buf_view(&bytes));
  ledger_get(&(WireIn){.at = copy.at, .end = copy.at + copy.len, .arena = arena}, arena, &gathered->ledger);
  buf_free(&bytes);
}

/* What a list of papers shows: where it is and what it seems to be, not what it says. */
static Record record_head(const Record *record) {
  Record head = *record;
  head.text_folded = head.fields_folded = TEXT_NONE;
  head.text_lines.len = head.headings.len = head.links.len = head.dated.len = head.dated_days.len = head.inside.len = 0;
  return head;
}

static void keep_to_sort(Gathered *gathered, Arena *arena, Arena *passing, uint32_t unit, const UnitEvidence *evidence) {
  UnitEvidence chosen = {.unit = unit}, kept = {0};
  Buf bytes = {0};
  for (size_t i = 0; i < evidence->records.len; i++)
    if (evidence->records.at[i].to_sort) *list_add(passing, &chosen.records) = record_head(&evidence->records.at[i]);
  if (!chosen.records.len) return;
  evidence_put(&bytes, &chosen);
  Text copy = text_copy(arena, buf_view(&bytes));
  evidence_get(&(WireIn){.at = copy.at, .end = copy.at + copy.len, .arena = arena}, arena, &kept);
  for (size_t i = 0; i < kept.records.len; i++) {
    *list_add(arena, &gathered->to_sort) = kept.records.at[i];
    *list_add(arena, &gathered->to_sort_unit) = unit;
  }
  buf_free(&bytes);
}

static bool gather_unit(Run *run, Arena *arena, Arena *passing, uint32_t unit, Gathered *gathered, Fail *fail) {
  UnitHandover handover = {0};
  UnitEvidence evidence = {0};
  if (!handover_load_unit(run, unit, passing, &handover, fail)) return false;
  if (!handover_load_evidence(run, unit, passing, &evidence, NULL, fail)) return false;
  keep_findings(gathered, arena, &handover.findings);
  keep_ledger(gathered, arena, &handover.ledger);
  for (size_t i = 0; i < handover.diags->all.len; i++) diag_append(gathered->diags, &handover.diags->all.at[i]);
  keep_to_sort(gathered, arena, passing, unit, &evidence);
  return true;
}

static bool gather(Run *run, Arena *arena, Gathered *gathered, Fail *fail) {
  Arena *passing = arena_new();
  bool good = true;
  gathered->diags = diag_list_new(arena);
  for (size_t i = 0; i < run->diags->all.len; i++) diag_append(gathered->diags, &run->diags->all.at[i]);
  for (uint32_t unit = 0; good && unit < run->units.all.len; unit++) {
    arena_reset(passing);
    good = gather_unit(run, arena, passing, unit, gathered, fail);
  }
  arena_free(passing);
  ledger_sort(&gathered->ledger, run->assessment.as_of);
  diag_sort(gathered->diags);
  return good;
}

/* The whole ZIP from what each unit and the shared pages compressed already. */
static bool compose_package(Run *run, Arena *arena, Buf *entries, Fail *fail) {
  TextList spools = {0};
  *list_add(arena, &spools) = handover_path(run, arena, "spool", text_of(shared_part));
  for (uint32_t unit = 0; unit < run->units.all.len; unit++)
    *list_add(arena, &spools) = handover_path(run, arena, "spool", run->units.all.at[unit].id);
  Text target = text_format(arena, "packages/%.*s.zip", TEXT_ARG(run->name));
  return zip_from_files(run->work, &spools, stage_folder(run->stage), text_cstr(arena, target), run->assessment.as_of, fail) &&
         stage_adopt(run->stage, target, entries, fail);
}

/* The same for the shared pages: all that is not of a unit. */
static bool shared_begin(const Run *run, Arena *arena, Text folder, Fail *fail) {
  int stage = stage_folder(run->stage);
  FileList entries = {0};
  FileStat stat;
  const char *path = folder.len ? text_cstr(arena, folder) : ".";
  if (folder.len && !fs_stat(stage, path, &stat)) return true;
  if (!fs_list(stage, path, arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name, below = fs_path_join(arena, folder, name);
    bool of_units = text_is(name, "units") || text_is(name, "photos") || (!folder.len && text_is(name, "evidence"));
    bool mixed = !folder.len && (text_is(name, "print") || text_is(name, "packages"));
    if (of_units || mixed) continue;
    if (!fs_remove_tree(stage, text_cstr(arena, below), fail)) return false;
  }
  return folder.len > 0 || (shared_begin(run, arena, TEXT("print"), fail) && shared_begin(run, arena, TEXT("packages"), fail));
}

static bool search_piece(void *state, uint32_t unit, Arena *arena, Text *piece, Fail *fail) {
  return handover_load_search(state, unit, arena, piece, fail);
}

static bool compose_shared(void *state, uint32_t task, Fail *fail) {
  Run *run = state;
  (void)task;
  Arena *arena = arena_new();
  Publisher publisher = publisher_of(run);
  Gathered gathered = {0};
  Spool *spool = spool_new();
  publisher.ledger = &gathered.ledger;
  Buf entries = {0}, none = {0};
  Text part = text_of(shared_part);
  bool good = shared_begin(run, arena, TEXT_NONE, fail) && publish_search(&publisher, search_piece, run, spool, &entries, fail) &&
              gather(run, arena, &gathered, fail) &&
              publish_shared(&publisher, &gathered.findings, gathered.diags, &gathered.to_sort, gathered.to_sort_unit.at, arena,
                             spool, &entries, fail) &&
              data_compose(run, &publisher, gathered.diags, spool, &entries, fail) &&
              spool_save(spool, run->work, text_cstr(arena, handover_path(run, arena, "spool", part)), fail);
  good = good && handover_save_part(run, part, &entries, &none, &none, fail) && cache_clean(run, fail);
  spool_free(spool);
  arena_free(arena);
  return good;
}

/* A process of its own: the list of all files is long, and what the pages took is given back before. */
static bool compose_archive(void *state, uint32_t task, Fail *fail) {
  Run *run = state;
  (void)task;
  Arena *arena = arena_new();
  Buf entries = {0}, none = {0};
  bool good = shared_begin(run, arena, TEXT("packages"), fail) && compose_package(run, arena, &entries, fail) &&
              handover_save_part(run, text_of(archive_part), &entries, &none, &none, fail);
  arena_free(arena);
  return good;
}

/* ---- publication ---- */

static bool publish(Run *run, bool *changed, Fail *fail) {
  StageEntries all = {0};
  const char *const others[] = {shared_part, archive_part};
  size_t units = run->units.all.len;
  for (size_t i = 0; i < units + 2; i++) {
    Text entries, xml, csv;
    Text part = i < units ? run->units.all.at[i].id : text_of(others[i - units]);
    if (!handover_load_part(run, part, run->arena, &entries, &xml, &csv, fail)) return false;
    stage_entries_get(entries, run->arena, &all);
  }
  stage_describe(run->stage, &run->assessment, &run->pack);
  return stage_close(run->stage, &all, changed, fail);
}

bool phase_compose(Run *run, bool *changed, bool *again, Fail *fail) {
  *again = false;
  if (!restless_open(run, fail)) return false;
  run->stage = stage_open(run->output, run->name, run->arena, fail);
  if (!run->stage) return false;
  Tasks units = {.count = (uint32_t)run->units.all.len,
                 .jobs = run->options->jobs,
                 .close_fd = run->lock,
                 .state = run,
                 .work = compose_unit,
                 .progress = terminal_progress};
  Tasks shared = {.count = 1, .jobs = 1, .close_fd = run->lock, .state = run, .work = compose_shared};
  Tasks archive = {.count = 1, .jobs = 1, .close_fd = run->lock, .state = run, .work = compose_archive};
  run->phase = "compose";
  bool good = run_tasks(&units, fail);
  *again = good && restless_begin_round(run);
  good = good && (*again || (run_tasks(&shared, fail) && run_tasks(&archive, fail) && publish(run, changed, fail)));
  if (!good || *again) stage_drop(run->stage);
  return good;
}
