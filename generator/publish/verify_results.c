/* SPDX-License-Identifier: MIT
 *
 * The numbers of a package, added up again. Takes: data/results.xml and data/results.csv, and what the manifest says of
 * originals. Gives: a diagnostic for each number that does not follow from those below it, for each rank and grade that does
 * not follow from the numbers, for each row of the table that says something else, and for each original that is another
 * file.
 */
#include "publish/verify.h"

#include <string.h>

#define CELLS 21
#define DIAGS_MOST 200

static const char xml_name[] = "data/results.xml";

typedef struct Rows { /* data/results.csv */
  Text rest;
  TextList cells; /* of the row at hand */
  bool over; /* a row was wrong: it was said, and the rest is not looked at */
} Rows;

typedef struct ItemNames { /* of a veto or gate: the items it takes away, and those it adds up */
  TextList zero, of;
} ItemNames;

typedef struct Share { int64_t done, due; } Share;

typedef struct Walk {
  const PackageLines *lines;
  Arena *arena, *passing; /* of all; of the unit at hand */
  DiagList *diags;
  Verified *verified;
  Rows rows;
  Pack pack; /* as far as sums, final scores and ranks need it */
  LIST(ItemNames) names; /* by the pack's items */
  Text ties; /* items that decide between equal scores, as they are written */
  uint8_t *states;
  int64_t *lowered_said; /* of the unit at hand, by the pack's items: steps down */
  Sums *items; /* of the unit at hand, by the pack's items */
  bool *waived_items;
  Units units;
  Summaries summaries; /* as said */
  Text unit, item, part, state; /* at hand */
  bool waived;
  int64_t times, steps_said; /* how often the veto at hand holds; of the unit: steps down */
  Share *shares; /* of the unit at hand, by the pack's items: what its last part says */
  int64_t share_due;
  Sums item_said, item_added, part_said;
  int64_t leaves_done, leaves_due;
  const XmlAttribute *attributes;
  size_t count, depth;
  uint32_t line;
  bool bad;
} Walk;

/* ---- Saying ---- */

static Text place(Walk *w) {
  Text slash = w->item.len ? TEXT("/") : TEXT_NONE, second = w->part.len ? TEXT("/") : TEXT_NONE;
  return text_format(w->passing, "%.*s%.*s%.*s%.*s%.*s", TEXT_ARG(w->unit), TEXT_ARG(slash), TEXT_ARG(w->item), TEXT_ARG(second),
                     TEXT_ARG(w->part));
}

static void say(Walk *w, DiagCode code, Text first, Text second, Text third) {
  if (w->diags->all.len < DIAGS_MOST) diag_add(w->diags, code, where_of(text_of(xml_name), w->line, 0), first, second, third);
}

static void expect(Walk *w, const char *number, Text said, Text is) {
  w->verified->numbers++;
  if (!text_equal(said, is))
    say(w, DIAG_VERIFY_SUM, place(w), text_of(number),
        text_format(w->passing, "%.*s, not %.*s", TEXT_ARG(said), TEXT_ARG(is.len ? is : TEXT("-"))));
}

static Text count_text(Walk *w, int64_t count) {
  return text_format(w->passing, "%lld", (long long)count);
}

static void expect_points(Walk *w, const char *number, Points said, Points is) {
  if (said != is) expect(w, number, points_text(w->passing, said), points_text(w->passing, is));
  else w->verified->numbers++;
}

static void expect_count(Walk *w, const char *number, int64_t said, int64_t is) {
  if (said != is) expect(w, number, count_text(w, said), count_text(w, is));
  else w->verified->numbers++;
}

static void expect_sums(Walk *w, const Sums *said, const Sums *is) {
  expect_points(w, "full", said->full, is->full);
  expect_points(w, "confirmed", said->confirmed, is->confirmed);
  expect_points(w, "pending", said->pending, is->pending);
  expect_points(w, "lost", said->lost, is->lost);
  expect_points(w, "not-due", said->not_due, is->not_due);
  expect_points(w, "in-error", said->in_error, is->in_error);
  expect_points(w, "not-applicable", said->not_applicable, is->not_applicable);
  expect_count(w, "done", said->leaves_done, is->leaves_done);
  expect_count(w, "due", said->leaves_due, is->leaves_due);
}

/* confirmed + pending + lost + not due + in error = full - not applicable */
static void expect_identity(Walk *w, const Sums *said) {
  Points parts = said->confirmed + said->pending + said->lost + said->not_due + said->in_error;
  expect_points(w, "confirmed + pending + lost + not-due + in-error", parts, said->full - said->not_applicable);
}

/* ---- Attributes ---- */

static Text attribute(const Walk *w, const char *name) {
  for (size_t i = 0; i < w->count; i++)
    if (text_is(w->attributes[i].name, name)) return w->attributes[i].value;
  return TEXT_NONE;
}

static bool attribute_true(const Walk *w, const char *name) {
  return text_is(attribute(w, name), "true");
}

static void value_wrong(Walk *w, const char *name) {
  say(w, DIAG_RESULTS_VALUE, text_of(name), attribute(w, name), TEXT_NONE);
  w->bad = true;
}

static Points points_of(Walk *w, const char *name) {
  Points points = 0;
  if (!points_parse(attribute(w, name), &points)) value_wrong(w, name);
  return points;
}

static int64_t count_of(Walk *w, const char *name) {
  int64_t count = 0;
  if (!text_to_int(attribute(w, name), &count) || count < 0 || count > INT32_MAX) value_wrong(w, name);
  return count;
}

static Sums sums_of(Walk *w) {
  Sums sums = {.full = points_of(w, "full"),
               .confirmed = points_of(w, "confirmed"),
               .pending = points_of(w, "pending"),
               .lost = points_of(w, "lost"),
               .not_due = points_of(w, "not-due"),
               .in_error = points_of(w, "in-error"),
               .not_applicable = points_of(w, "not-applicable"),
               .leaves_done = count_of(w, "done"),
               .leaves_due = count_of(w, "due")};
  expect_identity(w, &sums);
  return sums;
}

/* ---- data/results.csv: our own form only, every cell in quotes ---- */

static bool take_cell(Walk *w, Text *rest, Text *cell) {
  Buf bytes = {0};
  size_t at = 1;
  bool good = rest->len > 1 && rest->at[0] == '"';
  while (good && at < rest->len) {
    bool quote = rest->at[at] == '"', two = quote && at + 1 < rest->len && rest->at[at + 1] == '"';
    if (quote && !two) break;
    buf_char(&bytes, rest->at[at]);
    at += two ? 2 : 1;
  }
  good = good && at < rest->len;
  *cell = text_copy(w->passing, buf_view(&bytes));
  if (good) *rest = text_slice(*rest, at + 1, rest->len);
  buf_free(&bytes);
  return good;
}

static bool take_row(Walk *w) {
  Rows *rows = &w->rows;
  rows->cells = (TextList){0};
  for (size_t i = 0; i < CELLS; i++) {
    if (!take_cell(w, &rows->rest, list_add(w->passing, &rows->cells))) return false;
    Text behind = i + 1 < CELLS ? TEXT(",") : TEXT("\r\n");
    if (!text_starts(rows->rest, behind)) return false;
    rows->rest = text_slice(rows->rest, behind.len, rows->rest.len);
  }
  return true;
}

/* What would run as a formula has an apostrophe in front. */
static bool cell_says(const Walk *w, size_t index, Text text) {
  Text cell = w->rows.cells.at[index];
  return text_equal(cell, text) || (text_starts(cell, TEXT("'")) && text_equal(text_slice(cell, 1, cell.len), text));
}

static void csv_wrong(Walk *w, Text what) {
  say(w, DIAG_VERIFY_CSV, place(w), what, TEXT_NONE);
  w->rows.over = true;
}

/* The row of the item at hand. */
static void expect_row(Walk *w) {
  const Sums *s = &w->item_said;
  const Points points[] = {s->full, s->confirmed, s->pending, s->lost, s->not_due, s->in_error, s->not_applicable};
  if (w->rows.over) return;
  if (!take_row(w)) {
    csv_wrong(w, TEXT_NONE);
    return;
  }
  bool same = cell_says(w, 0, w->unit) && cell_says(w, 3, w->item) && cell_says(w, 5, w->state);
  for (size_t i = 0; i < 7; i++) same = same && cell_says(w, 7 + i, points_text(w->passing, points[i]));
  same = same && cell_says(w, 14, count_text(w, s->leaves_done)) && cell_says(w, 15, count_text(w, s->leaves_due));
  w->verified->numbers += 9;
  if (!same) csv_wrong(w, text_format(w->passing, "%.*s %.*s", TEXT_ARG(w->rows.cells.at[0]), TEXT_ARG(w->rows.cells.at[3])));
}

/* ---- Elements, from the outside in ---- */

static void open_assessment(Walk *w) {
  Text as_of = attribute(w, "as-of");
  w->verified->assessment = text_copy(w->arena, attribute(w, "name"));
  w->verified->theme = text_copy(w->arena, attribute(w, "theme"));
  if (as_of.len && !day_parse(as_of, &w->verified->as_of)) value_wrong(w, "as-of");
}

static void open_pack(Walk *w) {
  w->ties = text_copy(w->arena, attribute(w, "ties"));
  w->pack.scored = attribute_true(w, "scored");
  w->pack.bonus_max = attribute(w, "bonus-max").len ? points_of(w, "bonus-max") : 0;
  w->pack.bonus_min = attribute(w, "bonus-min").len ? points_of(w, "bonus-min") : 0;
  w->pack.grade_of_score = text_is(attribute(w, "bands-of"), "score");
  w->pack.most_of_all = text_is(attribute(w, "most-of-all"), "true");
  w->pack.precision = points_of(w, "precision");
  w->pack.rescale = text_is(attribute(w, "on-na"), "rescale");
  w->pack.least = attribute(w, "least").len ? points_of(w, "least") : 0;
  w->pack.round_final = attribute(w, "round-final").len ? points_of(w, "round-final") : 0;
  w->pack.bounded = attribute(w, "most").len > 0;
  if (w->pack.bounded) w->pack.most = points_of(w, "most");
}

static void open_section(Walk *w) {
  PackSection *section = list_add(w->arena, &w->pack.sections);
  section->id = text_copy(w->arena, attribute(w, "id"));
  if (attribute(w, "weight").len) section->weight = (Weight){points_of(w, "weight"), POINTS_ONE};
  if (attribute(w, "counts").len) section->weight = (Weight){points_of(w, "counts"), points_of(w, "full")};
  section->rescale = text_is(attribute(w, "on-na"), "rescale");
}

/* "A, B": a veto may stand before what it takes away, so names become places once all items are known. */
static void take_names(Walk *w, const char *name, TextList *names) {
  Text rest = attribute(w, name), piece;
  while (text_cut(&rest, ',', &piece)) *list_add(w->arena, names) = text_copy(w->arena, text_trim(piece));
}

static void open_effect(Walk *w, PackItem *item) {
  item->veto = attribute_true(w, "veto");
  item->gate = attribute_true(w, "gate");
  item->effect.zero_all = text_is(attribute(w, "zero"), "all");
  item->effect.grade = text_copy(w->arena, attribute(w, "fixes"));
  item->effect.lower = attribute(w, "lower").len ? count_of(w, "lower") : 0;
  item->effect.unranked = attribute_true(w, "unranked");
  item->effect.once = text_copy(w->arena, attribute(w, "once"));
  ItemNames *names = list_add(w->arena, &w->names);
  if (!item->effect.zero_all) take_names(w, "zero", &names->zero);
  take_names(w, "of", &names->of);
  ScoreBound *bound = &item->effect.bound;
  item->effect.complete = text_is(attribute(w, "by"), "completion");
  bound->points = attribute(w, "at-least-points").len > 0;
  if (item->gate) bound->at_least = points_of(w, bound->points ? "at-least-points" : "at-least");
}

static void find_items(Walk *w, const TextList *names, PackItems *items) {
  for (size_t i = 0; i < names->len; i++)
    for (uint32_t k = 0; k < w->pack.items.len; k++)
      if (text_equal(w->pack.items.at[k].id, names->at[i])) *list_add(w->arena, items) = k;
}

static void close_pack(Walk *w) {
  Text rest = w->ties, one;
  while (text_cut(&rest, ';', &one)) {
    TextList names = {0};
    for (Text name; text_cut(&one, ',', &name);) *list_add(w->arena, &names) = text_trim(name);
    find_items(w, &names, list_add(w->arena, &w->pack.ties));
  }
  for (size_t i = 0; i < w->pack.items.len; i++) {
    find_items(w, &w->names.at[i].zero, &w->pack.items.at[i].effect.zero);
    find_items(w, &w->names.at[i].of, &w->pack.items.at[i].effect.of);
  }
}

static void open_pack_item(Walk *w) {
  PackItem *item = list_add(w->arena, &w->pack.items);
  Text section = attribute(w, "section");
  item->id = text_copy(w->arena, attribute(w, "id"));
  item->bonus = attribute_true(w, "bonus");
  item->minus = text_copy(w->arena, attribute(w, "minus"));
  open_effect(w, item);
  item->section_index = UINT32_MAX;
  for (uint32_t i = 0; section.len && i < w->pack.sections.len; i++)
    if (text_equal(w->pack.sections.at[i].id, section)) item->section_index = i;
}

static void open_unit(Walk *w) {
  arena_reset(w->passing);
  w->lowered_said = arena_alloc(w->passing, (w->pack.items.len + 1) * sizeof *w->lowered_said);
  w->unit = text_copy(w->arena, attribute(w, "id"));
  w->item = w->part = TEXT_NONE;
  w->steps_said = 0;
  w->items = arena_alloc(w->passing, (w->pack.items.len + 1) * sizeof *w->items);
  w->states = arena_alloc(w->passing, w->pack.items.len + 1);
  w->shares = arena_alloc(w->passing, (w->pack.items.len + 1) * sizeof *w->shares);
  w->waived_items = arena_alloc(w->passing, w->pack.items.len + 1);
  Unit *unit = list_add(w->arena, &w->units.all);
  *unit = (Unit){.id = w->unit, .klass = text_copy(w->arena, attribute(w, "class"))};
  UnitSummary *summary = list_add(w->arena, &w->summaries);
  *summary = (UnitSummary){.unit = (uint32_t)w->units.all.len - 1,
                           .applies = attribute_true(w, "applies"),
                           .provisional = attribute_true(w, "provisional")};
  if (attribute(w, "rank").len) summary->rank = (uint32_t)count_of(w, "rank");
  if (attribute(w, "rank-of").len) summary->rank_of = (uint32_t)count_of(w, "rank-of");
  summary->grade = text_copy(w->arena, attribute(w, "grade"));
  w->verified->units++;
}

static void open_item(Walk *w) {
  w->item = text_copy(w->passing, attribute(w, "id"));
  w->state = text_copy(w->passing, attribute(w, "state"));
  w->item_said = w->item_added = (Sums){0};
  w->waived = false;
}

static void open_part(Walk *w) {
  w->part = text_copy(w->passing, attribute(w, "id"));
  w->part_said = (Sums){0};
  if (!text_to_int(attribute(w, "share-done"), &w->times)) value_wrong(w, "share-done");
  if (!text_to_int(attribute(w, "share-due"), &w->share_due)) value_wrong(w, "share-due");
  w->leaves_done = w->leaves_due = 0;
}

static void count_leaf(Walk *w) {
  bool due = attribute_true(w, "due");
  w->leaves_due += due;
  w->leaves_done += due && text_is(attribute(w, "state"), "done");
}

static void expect_original(Walk *w) {
  Text path = attribute(w, "original");
  Sha256 said;
  if (path.len == 0) return;
  const PackageLine *line = package_line(w->lines, path);
  bool same = line && hash_parse(attribute(w, "sha256"), &said) && memcmp(&said, &line->hash, sizeof said) == 0;
  if (!same) say(w, DIAG_VERIFY_ORIGINAL, text_visible(w->passing, path), TEXT_NONE, TEXT_NONE);
}

static void open_band(Walk *w) {
  PackBand *band = list_add(w->arena, &w->pack.bands);
  *band = (PackBand){.from = points_of(w, "from"), .name = text_copy(w->arena, attribute(w, "name"))};
  if (attribute(w, "most").len) band->most.count = count_of(w, "most");
  Text share = text_copy(w->arena, attribute(w, "most-share"));
  if (share.len && !quota_share(share, &band->most)) value_wrong(w, "most-share");
}

static void open_lack(Walk *w, UnitSummary *summary) {
  int64_t band = count_of(w, "band");
  if (band > 0) *list_add(w->arena, &summary->lacks) = (GradeLack){.band = (uint32_t)band - 1};
}

/* The steps that are said are those of the lines that hold. */
static void open_step(Walk *w) {
  int64_t steps = count_of(w, "steps");
  w->steps_said += steps;
  for (size_t i = 0; i < w->pack.items.len; i++)
    if (text_equal(w->pack.items.at[i].id, attribute(w, "item"))) w->lowered_said[i] += steps;
}

static void count_steps(Walk *w, uint32_t index, int64_t entries) {
  const PackItem *item = &w->pack.items.at[index];
  UnitSummary *summary = &w->summaries.at[w->summaries.len - 1];
  int64_t steps = effect_steps(item, entries);
  if (!effect_holds(item, (State)w->states[index]) || !steps) return;
  steps_lower(&w->pack, w->arena, &(GradeStep){.item = index, .steps = steps}, &summary->lowered);
}

static void open_final(Walk *w, Final *final) {
  *final = (Final){.base = points_of(w, "base"),
                   .zeroed = attribute(w, "zeroed").len ? points_of(w, "zeroed") : 0,
                   .nothing = attribute_true(w, "nothing"),
                   .possible = points_of(w, "possible"),
                   .cuts = attribute(w, "cuts").len ? points_of(w, "cuts") : 0,
                   .rescaled = points_of(w, "rescaled"),
                   .bonus = points_of(w, "bonus"),
                   .peers = attribute(w, "peers").len ? points_of(w, "peers") : 0,
                   .score = points_of(w, "score"),
                   .reach = points_of(w, "reach")};
}

static void open_in_pack_or_unit(Walk *w, Text name) {
  UnitSummary *summary = w->summaries.len ? &w->summaries.at[w->summaries.len - 1] : NULL;
  if (text_is(name, "section")) open_section(w);
  else if (text_is(name, "pack-item")) open_pack_item(w);
  else if (text_is(name, "band"))
    open_band(w);
  else if (!summary) return;
  else if (text_is(name, "sums")) summary->sums = sums_of(w);
  else if (text_is(name, "adjusted")) summary->adjusted = sums_of(w);
  else if (text_is(name, "bonus")) summary->bonus = sums_of(w);
  else if (text_is(name, "final")) open_final(w, &summary->final);
  else if (text_is(name, "grade-fixed")) summary->fixed = text_copy(w->arena, attribute(w, "name"));
  else if (text_is(name, "grade-lower")) open_step(w);
  else if (text_is(name, "grade-lack")) open_lack(w, summary);
  else if (text_is(name, "item")) open_item(w);
  else if (text_is(name, "paper")) expect_original(w);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Walk *w = state;
  (void)space;
  w->attributes = attributes;
  w->count = count;
  w->line = line;
  switch (++w->depth) {
  case 1: w->verified->language = text_copy(w->arena, attribute(w, "language")); break;
  case 2:
    if (text_is(name, "assessment")) open_assessment(w);
    else if (text_is(name, "pack")) open_pack(w);
    else if (text_is(name, "unit")) open_unit(w);
    break;
  case 3: open_in_pack_or_unit(w, name); break;
  case 4:
    if (text_is(name, "sums")) w->item_said = sums_of(w);
    else if (text_is(name, "waiver")) w->waived = true;
    else if (text_is(name, "part")) open_part(w);
    else if (text_is(name, "picture")) expect_original(w);
    break;
  case 5:
    if (text_is(name, "sums")) w->part_said = sums_of(w);
    else if (text_is(name, "leaf")) count_leaf(w);
    break;
  }
  return !w->bad;
}

/* ---- ... and from the inside out ---- */

static void close_part(Walk *w) {
  expect_count(w, "done", w->part_said.leaves_done, w->leaves_done);
  expect_count(w, "due", w->part_said.leaves_due, w->leaves_due);
  sums_add(&w->item_added, &w->part_said);
  w->part = TEXT_NONE;
}

static void close_item(Walk *w) {
  expect_sums(w, &w->item_said, &w->item_added);
  expect_row(w);
  for (size_t i = 0; i < w->pack.items.len; i++) {
    if (!text_equal(w->pack.items.at[i].id, w->item)) continue;
    w->items[i] = w->item_said;
    for (uint8_t state = 0; state < STATE_COUNT; state++)
      if (text_is(w->state, state_names[state])) w->states[i] = state;
    w->waived_items[i] = w->waived;
    w->shares[i] = (Share){w->times, w->share_due};
    count_steps(w, (uint32_t)i, w->times);
  }
  w->item = TEXT_NONE;
}

static void expect_final(Walk *w, const Final *said, const Final *is) {
  expect_points(w, "base", said->base, is->base);
  expect_points(w, "zeroed", said->zeroed, is->zeroed);
  expect_count(w, "nothing", said->nothing, is->nothing);
  expect_points(w, "possible", said->possible, is->possible);
  if (w->pack.rescale) expect_points(w, "cuts", said->cuts, is->cuts);
  expect_points(w, "rescaled", said->rescaled, is->rescaled);
  expect_points(w, "bonus", said->bonus, is->bonus);
  expect_points(w, "score", said->score, is->score);
  expect_points(w, "reach", said->reach, is->reach);
}

/* The steps to the final score over the numbers as they stand. */
static void keep_final(Walk *w, const UnitSummary *said) {
  UnitSummary again = *said;
  again.items = w->items;
  again.states = w->states;
  if (!w->pack.scored || !said->applies) return;
  final_make(&w->pack, &again);
  expect_final(w, &said->final, &again.final);
}

/* Of each veto and gate by itself. */
static void expect_lowered(Walk *w, const GradeSteps *steps) {
  int64_t *is = arena_alloc(w->passing, (w->pack.items.len + 1) * sizeof *is);
  for (size_t i = 0; i < steps->len; i++) is[steps->at[i].item] += steps->at[i].steps;
  for (size_t i = 0; i < w->pack.items.len; i++) {
    w->item = w->pack.items.at[i].id;
    if (is[i] || w->lowered_said[i]) expect_count(w, "steps", w->lowered_said[i], is[i]);
  }
  w->item = TEXT_NONE;
}

static void expect_steps(Walk *w, const GradeSteps *steps) {
  expect_lowered(w, steps);
  int64_t is = 0;
  for (size_t i = 0; i < steps->len; i++) is += steps->at[i].steps;
  expect_count(w, "steps", w->steps_said, is);
}

/* A gate adds up the points, or the leaves, of the items that it is of; reached is what has as much. */
static void expect_gate(Walk *w, size_t index) {
  const PackEffect *effect = &w->pack.items.at[index].effect;
  State state = (State)w->states[index];
  Sums sums = {0};
  if (!w->pack.items.at[index].gate || state == STATE_NOT_APPLICABLE || state == STATE_ERROR) return;
  for (size_t i = 0; i < effect->of.len; i++) sums_add(&sums, &w->items[effect->of.at[i]]);
  int64_t got = effect->complete ? sums.leaves_done : sums.confirmed;
  int64_t possible = effect->complete ? sums.leaves_due : sums.full - sums.not_applicable;
  bool reached = bound_reached(&effect->bound, got, possible);
  w->item = w->pack.items.at[index].id;
  expect_count(w, "share-done", w->shares[index].done, got);
  expect_count(w, "share-due", w->shares[index].due, possible);
  if (state == STATE_PASS || state == STATE_FAIL) expect_count(w, "reached", state == STATE_PASS, reached);
  w->item = TEXT_NONE;
}

static void close_unit(Walk *w) {
  const UnitSummary *said = &w->summaries.at[w->summaries.len - 1];
  Sums added, bonus = {0};
  sums_of_unit(&w->pack, w->items, NULL, &added);
  expect_sums(w, &said->sums, &added);
  sums_of_unit(&w->pack, w->items, w->waived_items, &added);
  expect_sums(w, &said->adjusted, &added);
  for (size_t i = 0; i < w->pack.items.len; i++)
    if (w->pack.items.at[i].bonus) sums_add(&bonus, &w->items[i]);
  bonus_within(&w->pack, &bonus);
  expect_sums(w, &said->bonus, &bonus);
  keep_final(w, &w->summaries.at[w->summaries.len - 1]);
  standing_own(&w->pack, w->arena, w->states, w->items, &w->summaries.at[w->summaries.len - 1]);
  expect_steps(w, &said->lowered);
  for (size_t i = 0; i < w->pack.items.len; i++) expect_gate(w, i);
}

static bool on_close(void *state, Text space, Text name) {
  Walk *w = state;
  (void)space;
  size_t depth = w->depth--;
  if (depth == 2 && text_is(name, "pack")) close_pack(w);
  else if (depth == 2 && text_is(name, "unit") && w->summaries.len) close_unit(w);
  else if (depth == 3 && text_is(name, "item") && w->summaries.len) close_item(w);
  else if (depth == 4 && text_is(name, "part")) close_part(w);
  return true;
}

/* ---- All ---- */

/* The same rule that ranked them, over the numbers as they stand. */
static void expect_standing(Walk *w) {
  Summaries again = {0};
  for (size_t i = 0; i < w->summaries.len; i++) *list_add(w->arena, &again) = w->summaries.at[i];
  if (again.len) standing_fill(&w->pack, &w->units, &again);
  w->line = 0;
  for (size_t i = 0; i < again.len; i++) {
    const UnitSummary *said = &w->summaries.at[i];
    arena_reset(w->passing);
    w->unit = w->units.all.at[i].id;
    w->item = w->part = TEXT_NONE;
    expect_count(w, "rank", said->rank, again.at[i].rank);
    expect_count(w, "rank-of", said->rank_of, again.at[i].rank_of);
    expect(w, "grade", said->grade, again.at[i].grade);
  }
}

static ReadLimits limits_of(Text xml) {
  ReadLimits limits = read_limits; /* the file was bounded when it was unpacked */
  limits.xml_bytes = xml.len;
  limits.xml_nodes = SIZE_MAX;
  limits.xml_tag = 256 << 10;
  limits.xml_depth = 16;
  limits.xml_attributes = 64;
  return limits;
}

void results_verify(Text xml, Text csv, const PackageLines *lines, Arena *arena, DiagList *diags, Verified *verified) {
  Walk w = {.lines = lines, .arena = arena, .passing = arena_new(), .diags = diags, .verified = verified};
  ReadLimits limits = limits_of(xml);
  XmlHandler events = {.state = &w, .open = on_open, .close = on_close};
  if (text_starts(csv, TEXT("\xEF\xBB\xBF"))) csv = text_slice(csv, 3, csv.len);
  w.rows.rest = csv;
  if (csv.len == 0 || !take_row(&w)) csv_wrong(&w, TEXT("data/results.csv"));
  if (read_xml(xml, text_of(xml_name), &limits, &events, diags) && !w.bad) {
    expect_standing(&w);
    if (!w.rows.over && w.rows.rest.len) csv_wrong(&w, TEXT("..."));
  }
  arena_free(w.passing);
}
