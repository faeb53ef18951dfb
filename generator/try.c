/* SPDX-License-Identifier: MIT
 *
 * dossier explain UNIT ITEM: how one item of one unit, or its place in a rank, came to its result; dossier try PACK ITEM --unit
 * UNIT: also what its tests see. Takes: an item, a unit, input/. Gives: the derivation; for try each set that was asked for, and
 * why papers that came near do not count. Writes nothing and asks for no lock, so both answer while a build is under way.
 */
#include "commands.h"
#include "session.h"
#include "trial.h"

typedef struct Asked {
  Text unit, item;
  uint32_t unit_index, item_index;
  size_t peer; /* a rank or a mean of the pack, from 1; 0: an item */
  bool sets; /* try: what the tests asked for */
} Asked;

static bool is_number(const Asked *asked) {
  return !asked->sets && text_starts(asked->item, TEXT("#"));
}

static bool lacks_papers(const ItemResult *item) {
  bool lacks = false;
  for (size_t i = 0; i < item->parts.len; i++)
    for (size_t k = 0; k < item->parts.at[i].leaves.len; k++) {
      const Leaf *leaf = &item->parts.at[i].leaves.at[k];
      lacks |= leaf->due && leaf->state == LEAF_OPEN && leaf->reason == REASON_MISSING;
    }
  return lacks;
}

/* A paper may be there and not count, for its day or its kind: only try looks at each of them. */
static void put_hint(Trial *trial, const Asked *asked, Lang lang, Buf *out) {
  const Pack *pack = &trial->run->pack;
  buf_format(out, "  %.*sdossier try %.*s %.*s --unit %.*s",
             TEXT_ARG(text_in(trial->arena, lang, "why other papers do not count: ", "其他材料为何不计：")), TEXT_ARG(pack->id),
             TEXT_ARG(pack->items.at[asked->item_index].id), TEXT_ARG(trial->run->units.all.at[asked->unit_index].id));
  if (trial->run->options->only.len) buf_format(out, " --only %.*s", TEXT_ARG(trial->run->options->only));
  buf_char(out, '\n');
}

/* A place is one among all of the class: every unit is assessed. */
static void explain_peer(Trial *trial, const Asked *asked, Buf *out) {
  Run *run = trial->run;
  Assessor assessor = trial_assessor(trial, asked->unit_index);
  Summaries summaries = {0};
  for (uint32_t i = 0; i < run->units.all.len; i++) {
    Assessor own = trial_assessor(trial, i);
    UnitResult *result = arena_alloc(trial->arena, sizeof *result);
    uint32_t over;
    assess_unit(&own, &trial->evidence[i], trial->arena, trial->diags, result, &over);
    summary_make(trial->arena, &run->pack, result, &trial->evidence[i], list_add(trial->arena, &summaries));
  }
  standing_finals(&run->pack, &run->units, &summaries);
  assess_explain_peer(out, &assessor, &summaries, asked->unit_index, asked->peer - 1, run->options->messages);
}

/* "#k3f9a2bd", as lists print it: the item whose line has this number. */
static bool find_line(const Trial *trial, Asked *asked, const UnitResult *result) {
  const Run *run = trial->run;
  Findings findings = {0};
  findings_of_unit(trial->arena, &run->pack, result, &findings);
  for (size_t i = 0; i < findings.len; i++) {
    const Finding *at = &findings.at[i];
    Text code = finding_code(trial->arena, &run->units, &run->pack, at->unit, at->item, at->part, &at->leaf);
    asked->item_index = at->item;
    if (text_equal(code, text_slice(asked->item, 1, asked->item.len))) return true;
  }
  return false;
}

static bool explain(Trial *trial, Asked *asked, Buf *out, Fail *fail) {
  Assessor assessor = trial_assessor(trial, asked->unit_index);
  const UnitEvidence *evidence = &trial->evidence[asked->unit_index];
  Lang lang = trial->run->options->messages;
  UnitResult result;
  uint32_t over;
  if (asked->peer) {
    explain_peer(trial, asked, out);
    return true;
  }
  if (asked->sets) {
    assess_try(out, &assessor, evidence, asked->item_index, trial->arena, trial->diags, lang);
    return true;
  }
  assess_unit(&assessor, evidence, trial->arena, trial->diags, &result, &over);
  Text named[] = {trial->run->units.all.at[asked->unit_index].id, asked->item};
  if (is_number(asked) && !find_line(trial, asked, &result))
    return fail_usage(fail, "%s", text_cstr(trial->arena, say_texts(trial->arena, lang, SAY_NO_SUCH_LINE, named, 2)));
  assess_explain(out, &assessor, evidence, &result, asked->item_index, lang);
  if (lacks_papers(&result.items.at[asked->item_index])) put_hint(trial, asked, lang, out);
  return true;
}

static bool explain_in_worker(Trial *trial, Fail *fail) {
  Asked *asked = trial->state;
  const Options *options = trial->run->options;
  Buf out = {0};
  run_shown(trial->run);
  evidence_shown(options, trial->arena, &trial->evidence[asked->unit_index]);
  bool found = explain(trial, asked, &out, fail);
  terminal_write(1, buf_view(&out));
  diag_sort(trial->diags);
  if (options->verbose) terminal_diags(trial->run, trial->diags);
  buf_free(&out);
  return found;
}

static int find_unit(const Run *run, Asked *asked) {
  const Unit *unit = units_find(&run->units, asked->unit);
  TextList known = {0};
  for (size_t i = 0; i < run->units.all.len; i++) *list_add(run->arena, &known) = run->units.all.at[i].id;
  if (!unit) return session_no_such(run->options, SAY_NO_SUCH_UNIT, asked->unit, &known);
  asked->unit_index = (uint32_t)(unit - run->units.all.at);
  return EXIT_DONE;
}

static int find_item(const Run *run, Asked *asked) {
  TextList known = {0};
  if (is_number(asked)) return EXIT_DONE; /* the unit has to be assessed first */
  for (uint32_t i = 0; i < run->pack.items.len; i++) {
    *list_add(run->arena, &known) = run->pack.items.at[i].id;
    asked->item_index = i;
    if (text_equal(run->pack.items.at[i].id, asked->item)) return EXIT_DONE;
  }
  for (size_t i = 0; i < run->pack.peers.len && !asked->sets; i++) {
    *list_add(run->arena, &known) = run->pack.peers.at[i].id;
    asked->peer = i + 1;
    if (text_equal(run->pack.peers.at[i].id, asked->item)) return EXIT_DONE;
  }
  return session_no_such(run->options, SAY_NO_SUCH_ITEM, asked->item, &known);
}

static int explain_one(const Session *session, Text name, Asked *asked) {
  Run run = session_run(session);
  Fail fail = {0};
  Trial trial = {.run = &run, .state = asked, .work = explain_in_worker};
  int status;
  if (!run_rehearse(&run, name, &fail) || !run_prepare(&run, name, &fail)) {
    status = session_not_made(&run, name, &fail);
  } else {
    status = find_unit(&run, asked);
    if (!status) status = find_item(&run, asked);
    if (!status && !trial_run(&trial, &fail)) status = session_failed(session->options, &fail);
  }
  run_finish(&run);
  return status;
}

/* The one assessment that is meant: of this pack, and where several use it, with this unit. */
static int try_where(Session *session, Text pack, Asked *asked) {
  TextList with_pack = {0}, with_unit = {0};
  session_names_with(session, pack, TEXT_NONE, &with_pack);
  if (with_pack.len == 0) return session_choose(session->options, SAY_PACK_IN_NONE, pack, &with_pack);
  if (with_pack.len == 1) return explain_one(session, with_pack.at[0], asked);
  session_names_with(session, pack, asked->unit, &with_unit);
  if (with_unit.len > 1) return session_choose(session->options, SAY_UNIT_IN_SEVERAL, asked->unit, &with_unit);
  return explain_one(session, with_unit.len ? with_unit.at[0] : with_pack.at[0], asked);
}

int command_try(const Options *options, Text pack, Text item) {
  Session session;
  Asked asked = {.unit = options->unit, .item = item, .sets = true};
  int status = session_open(&session, options, false);
  if (!status) status = try_where(&session, pack, &asked);
  return session_close(&session, status);
}

int command_explain(const Options *options, Text unit, Text item) {
  Session session;
  Asked asked = {.unit = unit, .item = item};
  TextList names = {0};
  int status = session_open(&session, options, false);
  if (!status) session_names_with(&session, TEXT_NONE, unit, &names);
  if (!status && names.len > 1) status = session_choose(options, SAY_UNIT_IN_SEVERAL, unit, &names);
  else if (!status) status = explain_one(&session, names.len ? names.at[0] : session.names.at[0], &asked);
  return session_close(&session, status);
}
