/* SPDX-License-Identifier: MIT
 *
 * The terminal. Takes: what happened. Gives: lines for a person, a moving line only on a terminal, no escapes in a pipe.
 */
#include "terminal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DIAGS_PER_UNIT 20 /* printed for each unit; all of them are in the report */
#define PROGRESS_AFTER_MS 500
#define BAR_CELLS 30

static const char *const sayings[SAY_COUNT][LANG_WRITTEN] = {
#define T(name, en, zh) {en, zh},
#include "terminal.def"
#undef T
};

void terminal_write(int fd, Text text) {
  while (text.len > 0) {
    ssize_t n = write(fd, text.at, text.len);
    if (n <= 0) return; /* a closed pipe is no trouble of ours */
    text = text_slice(text, (size_t)n, text.len);
  }
}

/* "{2}" is an argument; "{2:paper|papers}" the first word where that argument is 1, else the second. Gives what stands behind. */
static const char *put_argument(Buf *out, const char *at, const Text *args, size_t count) {
  size_t index = (size_t)(at[1] - '1');
  Text arg = index < count ? args[index] : TEXT_NONE;
  const char *end = strchr(at, '}'), *bar = strchr(at, '|');
  if (at[2] != ':' || !end || !bar || bar > end) {
    buf_text(out, arg);
    return at + 3;
  }
  Text one = {at + 3, (size_t)(bar - at - 3)}, several = {bar + 1, (size_t)(end - bar - 1)};
  buf_text(out, text_is(arg, "1") ? one : several);
  return end + 1;
}

Text say_texts(Arena *arena, Lang lang, Said what, const Text *args, size_t count) {
  Buf out = {0};
  for (const char *at = sayings[what][lang_written(lang)]; *at;) {
    bool argument = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && (at[2] == '}' || at[2] == ':');
    if (argument) at = put_argument(&out, at, args, count);
    else buf_char(&out, *at++);
  }
  Text said = text_in_script(arena, lang, text_copy(arena, buf_view(&out)));
  buf_free(&out);
  return said;
}

Text say(Arena *arena, Lang lang, Said what, const char *arg1, const char *arg2, const char *arg3) {
  Text args[] = {text_of(arg1), text_of(arg2), text_of(arg3)};
  return say_texts(arena, lang, what, args, 3);
}

void say_error(const Options *options, Said what, const char *arg1, const char *arg2, const char *arg3) {
  Arena *arena = arena_new();
  Text said = say(arena, options->messages, what, arg1, arg2, arg3);
  terminal_write(2, text_format(arena, "dossier: %.*s\n", TEXT_ARG(said)));
  arena_free(arena);
}

void terminal_fail(const Options *options, const Fail *fail) {
  say_error(options, SAY_FAILED, fail->text, NULL, NULL);
}

/* ---- progress: one moving line, only on a terminal and only when it takes long ---- */

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t progress_began;
static bool progress_shown;

static Said phase_word(const char *phase) {
  return strcmp(phase, "read") == 0 ? SAY_READ : strcmp(phase, "assess") == 0 ? SAY_ASSESS : SAY_COMPOSE;
}

void terminal_progress(void *state, uint32_t done) {
  const Run *run = state;
  uint32_t count = (uint32_t)run->units.all.len;
  if (run->options->quiet || !isatty(2)) return;
  if (!progress_began) progress_began = now_ms();
  if (now_ms() - progress_began < PROGRESS_AFTER_MS) return;
  Arena *arena = arena_new();
  Text phase = say(arena, run->options->messages, phase_word(run->phase), NULL, NULL, NULL);
  uint32_t cells = count ? done * BAR_CELLS / count : BAR_CELLS;
  Buf line = {0};
  buf_format(&line, "\r%.*s %u/%u [", TEXT_ARG(phase), done, count);
  for (uint32_t i = 0; i < BAR_CELLS; i++) buf_char(&line, i < cells ? '#' : '.');
  buf_str(&line, "]\x1b[K");
  terminal_write(2, buf_view(&line));
  progress_shown = true;
  buf_free(&line);
  arena_free(arena);
}

void terminal_progress_end(void) {
  if (progress_shown) terminal_write(2, TEXT("\r\x1b[K"));
  progress_shown = false;
  progress_began = 0;
}

/* ---- diagnostics ---- */

static Text folder_shown(Arena *arena, const char *folder, Text rest) {
  Text named = text_of(folder);
  while (named.len > 1 && text_ends(named, TEXT("/"))) named.len--;
  return text_format(arena, "%.*s%s%.*s", TEXT_ARG(text_visible(arena, named)), text_is(named, "/") ? "" : "/", TEXT_ARG(rest));
}

/* Messages are kept with neutral names, so that reports do not change with the place of a folder. */
Text place_shown(const Options *options, Arena *arena, Text place) {
  const struct {
    Text neutral;
    const char *named;
  } folders[] = {{TEXT("input/"), options->input}, {TEXT("rules/"), options->rules}, {TEXT("themes/"), options->themes}};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (folders[i].named && text_starts(place, folders[i].neutral))
      return folder_shown(arena, folders[i].named, text_slice(place, folders[i].neutral.len, place.len));
  return text_is(place, "input") ? text_of(options->input) : place;
}

void run_shown(Run *run) {
  const Options *options = run->options;
  for (size_t i = 0; i < run->pack.items.len; i++) {
    PackItem *item = &run->pack.items.at[i];
    item->where.file = place_shown(options, run->arena, item->where.file);
    for (size_t k = 0; k < item->parts.len; k++)
      item->parts.at[k].where.file = place_shown(options, run->arena, item->parts.at[k].where.file);
  }
  for (size_t i = 0; i < run->marks.all.len; i++) {
    Mark *mark = &run->marks.all.at[i];
    mark->where.file = place_shown(options, run->arena, mark->where.file);
    for (size_t k = 0; k < mark->ballot_count; k++)
      mark->ballots[k].where.file = place_shown(options, run->arena, mark->ballots[k].where.file);
  }
  for (size_t i = 0; i < run->marks.waivers.len; i++)
    run->marks.waivers.at[i].where.file = place_shown(options, run->arena, run->marks.waivers.at[i].where.file);
}

void evidence_shown(const Options *options, Arena *arena, UnitEvidence *evidence) {
  for (size_t i = 0; i < evidence->records.len; i++)
    evidence->records.at[i].file = place_shown(options, arena, evidence->records.at[i].file);
}

static void print_diag(Buf *out, const Options *options, Arena *arena, const Diag *diag) {
  Diag shown = *diag;
  shown.where.file = place_shown(options, arena, diag->where.file);
  for (size_t i = 0; i < sizeof shown.arg / sizeof *shown.arg; i++) shown.arg[i] = place_shown(options, arena, diag->arg[i]);
  diag_print(out, &shown, options->messages, options->colour);
}

/* Settings that cannot be read: the error sends to what else is said about this file. */
static Text unread_settings(const DiagList *diags) {
  for (size_t i = 0; i < diags->all.len; i++)
    if (diags->all.at[i].code == DIAG_ASSESSMENT_FILE) return diags->all.at[i].where.file;
  return TEXT_NONE;
}

static bool diag_is_told(const Options *options, const Diag *diag, Text unread) {
  DiagLevel level = diag_level(diag->code);
  if (level == DIAG_ERROR || (unread.len && text_equal(diag->where.file, unread))) return true;
  return !options->quiet && (level == DIAG_WARNING || options->verbose);
}

void terminal_diags(const Run *run, const DiagList *diags) {
  const Options *options = run->options;
  Text unread = unread_settings(diags);
  Arena *arena = arena_new();
  Buf out = {0};
  size_t of_unit = 0, left_out = 0;
  Text unit = TEXT_NONE;
  for (size_t i = 0; i < diags->all.len; i++) {
    const Diag *diag = &diags->all.at[i];
    if (!diag_is_told(options, diag, unread)) continue;
    if (!text_equal(unit, diag->unit)) of_unit = 0;
    unit = diag->unit;
    if (++of_unit > DIAGS_PER_UNIT && !options->verbose && unit.len) left_out++;
    else print_diag(&out, options, arena, diag);
  }
  if (left_out) {
    Text number = text_format(arena, "%zu", left_out);
    buf_text(&out, say_texts(arena, options->messages, SAY_MORE, &number, 1));
    buf_char(&out, '\n');
  }
  terminal_write(2, buf_view(&out));
  buf_free(&out);
  arena_free(arena);
}

/* ---- what was done ---- */

static void say_line(Buf *out, const Text *line) {
  buf_text(out, *line);
  buf_char(out, '\n');
}

void terminal_summary(const Run *run, const RunState *said, bool made, bool changed) {
  const Options *options = run->options;
  if (options->quiet) return;
  Arena *arena = arena_new();
  Buf out = {0};
  Text name = run->name, target = text_format(arena, "%s/%.*s/index.html", options->output, TEXT_ARG(name));
  Text head[] = {name, target};
  Text line = say_texts(arena, options->messages, !made ? SAY_UP_TO_DATE : changed ? SAY_WRITTEN : SAY_SAME, head, 2);
  say_line(&out, &line);
  Text counts[] = {text_format(arena, "%u", said->units), text_format(arena, "%u", said->papers),
                   text_format(arena, "%u", said->open), text_format(arena, "%u", said->waiting),
                   text_format(arena, "%u", said->refused)};
  line = say_texts(arena, options->messages, said->refused ? SAY_COUNTS_REFUSED : SAY_COUNTS, counts, 5);
  say_line(&out, &line);
  Text trouble[] = {text_format(arena, "%u", said->errors), text_format(arena, "%u", said->warnings)};
  line = say_texts(arena, options->messages, SAY_TROUBLE, trouble, 2);
  if (said->errors || said->warnings) say_line(&out, &line);
  line = say(arena, options->messages, SAY_PROVISIONAL, NULL, NULL, NULL);
  if (said->provisional) say_line(&out, &line);
  line = say(arena, options->messages, SAY_UNDECIDED, NULL, NULL, NULL);
  if (said->undecided) say_line(&out, &line);
  terminal_write(1, buf_view(&out));
  buf_free(&out);
  arena_free(arena);
}

/* ---- dossier check: what is missing ---- */

/* The day stands in most labels already, or is the end of the waiver. */
static Text limit_words(Arena *arena, const Run *run, const Finding *finding) {
  Day by = leaf_limit(&finding->leaf, finding->waived_until);
  if (by == DAY_NONE) return TEXT_NONE;
  int days = by - run->assessment.as_of;
  Text args[] = {day_iso(arena, by), text_format(arena, "%d", days < 0 ? -days : days)};
  if (by == finding->waived_until || text_find(finding->leaf.label, args[0]) != SIZE_MAX)
    return say_texts(arena, run->options->messages, days < 0 ? SAY_ONLY_OVER : SAY_ONLY_LEFT, &args[1], 1);
  return say_texts(arena, run->options->messages, days < 0 ? SAY_DAYS_OVER : SAY_DAYS_LEFT, args, 2);
}

static bool is_coming(const Run *run, const Leaf *leaf) {
  return !leaf->due && leaf->state == LEAF_OPEN && leaf->by != DAY_NONE && leaf->by >= run->assessment.as_of;
}

/* Where an item asks for papers of one kind, and the pack has a template of it, there is a command that begins one. */
static Text kind_to_begin(Arena *arena, const Run *run, const PackItem *item) {
  const Vocabulary *vocabulary = &run->pack.vocabulary;
  Text id = text_fold(arena, item->id);
  for (size_t i = 0; i < vocabulary->folders.len; i++) {
    const ItemFolder *folder = &vocabulary->folders.at[i];
    if (folder->section || folder->kinds.len != 1 || !text_equal(folder->name, id)) continue;
    for (size_t k = 0; k < vocabulary->kinds.len; k++)
      if (text_equal(vocabulary->kinds.at[k].id, folder->kinds.at[0]) && vocabulary->kinds.at[k].template_file.len)
        return folder->kinds.at[0];
  }
  return TEXT_NONE;
}

/* Of several parts the one, where what it asks for does not say so. */
static Text part_said(const PackItem *item, const Finding *finding) {
  if (item->parts.len < 2 || finding->part >= item->parts.len) return TEXT_NONE;
  Text title = item->parts.at[finding->part].title;
  return text_find(finding->leaf.label, title) == SIZE_MAX ? title : TEXT_NONE;
}

static void missing_line(Arena *arena, const Run *run, const Finding *finding, Buf *out) {
  const PackItem *item = &run->pack.items.at[finding->item];
  Lang lang = run->options->messages;
  TextList pieces = {0};
  Text part = part_said(item, finding);
  if (part.len) *list_add(arena, &pieces) = part;
  *list_add(arena, &pieces) = finding->leaf.label;
  bool in_label = text_find(finding->leaf.label, finding->leaf.window) != SIZE_MAX;
  if (finding->leaf.window.len && !in_label) *list_add(arena, &pieces) = finding->leaf.window;
  if (finding->leaf.detail.len && !leaf_detail_told(&finding->leaf)) *list_add(arena, &pieces) = finding->leaf.detail;
  if (finding->leaf.state == LEAF_WAITING) *list_add(arena, &pieces) = say(arena, lang, SAY_WAITS, NULL, NULL, NULL);
  bool said = finding->leaf.reason == REASON_REFUSED || finding->leaf.reason == REASON_REJECTED ||
              finding->leaf.reason == REASON_NO_CASE;
  if (said) *list_add(arena, &pieces) = word_reason(finding->leaf.reason, lang);
  Text waived = finding->waived_until == DAY_NONE ? TEXT_NONE : day_iso(arena, finding->waived_until);
  if (waived.len) *list_add(arena, &pieces) = say_texts(arena, lang, SAY_WAIVED, &waived, 1);
  Text limit = limit_words(arena, run, finding);
  if (limit.len) *list_add(arena, &pieces) = limit;
  if (item->place.len && finding->leaf.state == LEAF_OPEN)
    *list_add(arena, &pieces) = say_texts(arena, lang, SAY_FILE_IN, &item->place, 1);
  Text begin[] = {run->units.all.at[finding->unit].id, kind_to_begin(arena, run, item)};
  if (begin[1].len && finding->leaf.state == LEAF_OPEN)
    *list_add(arena, &pieces) = say_texts(arena, lang, SAY_NEW_WITH, begin, 2);
  Text code = finding_code(arena, &run->units, &run->pack, finding->unit, finding->item, finding->part, &finding->leaf);
  if (!is_coming(run, &finding->leaf)) *list_add(arena, &pieces) = text_format(arena, "#%.*s", TEXT_ARG(code));
  Text args[] = {item->id, text_join(arena, &pieces, TEXT(" · "))};
  bool beside = item->bonus || is_coming(run, &finding->leaf); /* of neither side of the completion */
  Text line = say_texts(arena, lang, beside ? SAY_COMING_LINE : SAY_MISSING_LINE, args, 2);
  say_line(out, &line);
}

/* Not due yet, so not counted; told while there is time. */
static void coming_lines(Arena *arena, const Run *run, const UnitResult *result, Buf *out) {
  for (uint32_t i = 0; i < result->items.len; i++)
    for (size_t k = 0; k < result->items.at[i].parts.len; k++) {
      const Leaves *leaves = &result->items.at[i].parts.at[k].leaves;
      Day until = item_waived_until(&result->items.at[i]);
      for (size_t n = 0; n < leaves->len; n++) {
        Finding coming = {.unit = result->unit, .item = i, .part = (uint32_t)k, .leaf = leaves->at[n], .waived_until = until};
        if (is_coming(run, &coming.leaf)) missing_line(arena, run, &coming, out);
      }
    }
}

static bool asks_nothing(const UnitResult *result) {
  bool nothing = true;
  for (size_t i = 0; i < result->items.len && result->applies; i++) nothing &= result->items.at[i].state == STATE_NOT_APPLICABLE;
  return nothing;
}

void terminal_missing(const Run *run, const UnitHandover *unit, Buf *out) {
  Arena *arena = arena_new();
  const UnitSummary *summary = &unit->summary;
  const Unit *of = &run->units.all.at[summary->unit];
  Said how = summary->refused ? SAY_MISSING_REFUSED : summary->open + summary->waiting ? SAY_MISSING_HEAD : SAY_MISSING_NONE;
  Text number[5] = {text_format(arena, "%lld", (long long)summary->sums.leaves_done),
                    text_format(arena, "%lld", (long long)summary->sums.leaves_due), text_format(arena, "%u", summary->open),
                    text_format(arena, "%u", summary->waiting), text_format(arena, "%u", summary->refused)};
  Text args[] = {of->name, of->id, number[0], number[1], number[2], number[3], number[4]};
  Text head = say_texts(arena, run->options->messages, how, args, 7);
  if (asks_nothing(&unit->result)) {
    args[2] = of->klass;
    head = say_texts(arena, run->options->messages, of->klass.len ? SAY_MISSING_NOTHING : SAY_MISSING_NO_CLASS, args, 3);
  }
  say_line(out, &head);
  for (size_t i = 0; i < unit->findings.len; i++) {
    const Finding *finding = &unit->findings.at[i];
    bool applied = run->pack.items.at[finding->item].bonus && finding->leaf.state == LEAF_WAITING; /* counted nowhere */
    bool lacks = finding->leaf.due && finding->leaf.state != LEAF_DONE;
    if (applied || finding->leaf.unread || lacks || leaf_is_problem(&finding->leaf))
      missing_line(arena, run, finding, out);
  }
  coming_lines(arena, run, &unit->result, out);
  arena_free(arena);
}
