/* SPDX-License-Identifier: MIT
 *
 * dossier new UNIT KIND [INPUT]: a paper to fill in, of a kind or a register of the unit's pack, under a name that says
 * what it is and when, in the folder that the pack proposes.
 * Takes: a unit, a kind. Gives: one new file: the pack's template as it is, else the fields of the kind and the headings
 * that rules ask for. As it is made it counts for nothing. Never writes over a file.
 */
#include "commands.h"
#include "session.h"

#include <errno.h>
#include <stdlib.h>

typedef struct Making {
  Run *run;
  const Unit *unit;
  const Kind *kind;     /* one of the two */
  const Register *table;
  Lang lang;
} Making;

/* ---- What is meant ---- */

static bool is_called(Text asked, Text id, Text title, const TextList *words, Arena *arena) {
  Text folded = text_trim(text_fold(arena, asked));
  if (text_equal(asked, id) || text_equal(folded, text_fold(arena, title))) return true;
  for (size_t i = 0; i < words->len; i++)
    if (text_equal(words->at[i], folded)) return true;
  return false;
}

static int find_kind(Making *making, Text asked) {
  const Vocabulary *vocabulary = &making->run->pack.vocabulary;
  Arena *arena = making->run->arena;
  TextList known = {0};
  for (size_t i = 0; i < vocabulary->kinds.len && !making->kind; i++) {
    const Kind *kind = &vocabulary->kinds.at[i];
    if (is_called(asked, kind->id, kind->title, &kind->words, arena)) making->kind = kind;
    *list_add(arena, &known) = kind->id;
  }
  for (size_t i = 0; i < vocabulary->registers.len && !making->kind && !making->table; i++) {
    const Register *of = &vocabulary->registers.at[i];
    if (is_called(asked, of->id, of->title, &of->words, arena)) making->table = of;
    *list_add(arena, &known) = of->id;
  }
  return making->kind || making->table ? EXIT_DONE : session_no_such(making->run->options, SAY_NO_SUCH_KIND, asked, &known);
}

static int find_unit(Making *making, Text asked) {
  const Units *units = &making->run->units;
  TextList known = {0};
  making->unit = units_find(units, asked);
  for (size_t i = 0; i < units->all.len; i++) *list_add(making->run->arena, &known) = units->all.at[i].id;
  if (!making->unit) return session_no_such(making->run->options, SAY_NO_SUCH_UNIT, asked, &known);
  if (making->unit->path.len) return EXIT_DONE;
  say_error(making->run->options, SAY_UNIT_NO_FOLDER, text_cstr(making->run->arena, asked), NULL, NULL);
  return EXIT_USAGE;
}

/* ---- Its name ---- */

/* A day that counts: as_of, within the period. */
static Day day_of_paper(const Run *run) {
  Period period = run->pack.period;
  Day day = run->assessment.as_of;
  if (period.to != DAY_NONE && day > period.to) day = period.to;
  if (period.from != DAY_NONE && day < period.from) day = period.from;
  return day;
}

/* A title by which the name is understood: the kind's own, else the first of its words that is; empty: none is. */
static Text telling_title(const Making *making) {
  const Vocabulary *vocabulary = &making->run->pack.vocabulary;
  Arena *arena = making->run->arena;
  Text other;
  if (evidence_kind_of_name(vocabulary, arena, making->kind->title, &other) == making->kind) return making->kind->title;
  for (size_t i = 0; i < making->kind->written.len; i++) {
    Text word = making->kind->written.at[i];
    if (evidence_kind_of_name(vocabulary, arena, word, &other) == making->kind) return word;
  }
  return TEXT_NONE;
}

/* The same for a table: a name that ends with a word of its register. */
static Text table_title(const Making *making) {
  const Vocabulary *vocabulary = &making->run->pack.vocabulary;
  Text other;
  evidence_kind_of_name(vocabulary, making->run->arena, making->table->title, &other);
  return text_equal(other, making->table->id) ? making->table->title : making->table->written.at[0];
}

/* What a file name may not hold. */
static Text plain_name(Arena *arena, Text name) {
  char *bytes = arena_alloc(arena, name.len + 1);
  for (size_t i = 0; i < name.len; i++) {
    char c = name.at[i];
    bytes[i] = c == '/' || c == '\\' || c == ':' ? '-' : c;
  }
  return (Text){bytes, name.len};
}

static Text ending_of(Text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '.' && path.at[at - 1] != '/') at--;
  return at > 0 && path.at[at - 1] == '.' ? text_slice(path, at - 1, path.len) : TEXT(".md");
}

static Text name_of_paper(const Making *making, Text title) {
  Arena *arena = making->run->arena;
  if (making->table) return text_format(arena, "%.*s.csv", TEXT_ARG(plain_name(arena, table_title(making))));
  Text name = plain_name(arena, title.len ? title : making->kind->title), ending = ending_of(making->kind->template_file);
  return text_format(arena, "%.*s %.*s%.*s", TEXT_ARG(day_iso(arena, day_of_paper(making->run))), TEXT_ARG(name), TEXT_ARG(ending));
}

static Text folder_of_paper(const Making *making) {
  const Pack *pack = &making->run->pack;
  Text place = making->kind ? place_of_kind(pack, making->run->arena, making->kind, making->unit->klass, TEXT_NONE) : TEXT_NONE;
  if (!place_is_folder(place)) place = TEXT_NONE;
  while (text_ends(place, TEXT("/"))) place.len--;
  return fs_path_join(making->run->arena, making->unit->path, place);
}

/* ---- What stands in it ---- */

static void put_once(Arena *arena, TextList *list, Text text) {
  for (size_t i = 0; i < list->len; i++)
    if (text_equal(list->at[i], text)) return;
  *list_add(arena, list) = text;
}

static bool is_declared(const Kind *kind, Text name) {
  for (size_t i = 0; i < kind->fields.len; i++)
    if (text_equal(kind->fields.at[i].name, name)) return true;
  return false;
}

/* Labels of fields that the kind declares stand in the text; of others that rules ask for in the front matter, where any name is
 * one. A line that has no value yet says nothing. */
static void form_write(const Making *making, Text title, Buf *out) {
  Arena *arena = making->run->arena;
  const Kind *kind = making->kind;
  KindAsked asked = {0};
  Buf front = {0};
  const char *colon = lang_is_chinese(making->lang) ? "：" : ":";
  pack_asks(making->run->script, kind->id, arena, &asked);
  if (!title.len) buf_format(&front, "kind: %.*s\n", TEXT_ARG(kind->id));
  for (size_t i = 0; i < asked.fields.len; i++)
    if (!is_declared(kind, asked.fields.at[i])) buf_format(&front, "%.*s:\n", TEXT_ARG(asked.fields.at[i]));
  if (front.len) buf_format(out, "---\n%.*s---\n\n", TEXT_ARG(buf_view(&front)));
  buf_free(&front);
  buf_format(out, "# %.*s\n", TEXT_ARG(kind->title));
  TextList labels = {0};
  for (size_t i = 0; i < kind->fields.len; i++) put_once(arena, &labels, kind->fields.at[i].title);
  if (asked.attended) put_once(arena, &labels, text_in(arena, making->lang, "Attended by", "出席人员"));
  for (size_t i = 0; i < labels.len; i++) buf_format(out, "\n%.*s%s\n", TEXT_ARG(labels.at[i]), colon);
  for (size_t i = 0; i < asked.headings.len; i++) buf_format(out, "\n## %.*s\n", TEXT_ARG(asked.headings.at[i]));
}

static void put_head(Text head, Buf *out) {
  buf_str(out, out->len ? ",\"" : "\"");
  for (size_t k = 0; k < head.len; k++) {
    if (head.at[k] == '"') buf_char(out, '"');
    buf_char(out, head.at[k]);
  }
  buf_char(out, '"');
}

static int place_compare(const void *left, const void *right) {
  const KindField *const *a = left, *const *b = right;
  if ((*a)->line != (*b)->line) return (*a)->line < (*b)->line ? -1 : 1;
  if ((*a)->column != (*b)->column) return (*a)->column < (*b)->column ? -1 : 1;
  return text_compare((*a)->name, (*b)->name);
}

/* The heads in the order of the pack. */
static void table_write(const Making *making, Buf *out) {
  const KindFields *columns = &making->table->columns;
  const KindField **order = arena_alloc(making->run->arena, (columns->len + 1) * sizeof *order);
  for (size_t i = 0; i < columns->len; i++) order[i] = &columns->at[i];
  if (columns->len) qsort(order, columns->len, sizeof *order, place_compare);
  for (size_t i = 0; i < columns->len; i++) put_head(order[i]->title, out);
  buf_char(out, '\n');
}

/* Bytes of the template, so that the paper is known to be untouched. */
static bool template_write(const Making *making, Text title, Buf *out, Fail *fail) {
  const Run *run = making->run;
  Text path = text_format(run->arena, "%.*s/%.*s", TEXT_ARG(run->pack.id), TEXT_ARG(making->kind->template_file)), bytes;
  FileStat stat;
  ReadOutcome outcome = fs_read(run->rules, text_cstr(run->arena, path), read_limits.file_bytes, run->arena, &bytes, &stat, fail);
  if (outcome != READ_OK) return fail->text[0] ? false : fail_usage(fail, "%s/%.*s cannot be read", run->options->rules, TEXT_ARG(path));
  if (!title.len && text_is(ending_of(path), ".md") && !text_starts(bytes, TEXT("---")))
    buf_format(out, "---\nkind: %.*s\n---\n\n", TEXT_ARG(making->kind->id));
  buf_text(out, bytes);
  return true;
}

static int write_paper(const Making *making, Text path, Buf *out, Fail *fail) {
  const Run *run = making->run;
  FileStat there;
  int root = run->assessment.units_folder;
  Text shown = text_format(run->arena, "%.*s/%.*s", TEXT_ARG(run->assessment.units_shown), TEXT_ARG(path));
  const char *place = text_cstr(run->arena, place_shown(run->options, run->arena, shown));
  if (fs_stat(root, text_cstr(run->arena, path), &there)) {
    say_error(run->options, SAY_FILE_EXISTS, place, NULL, NULL);
    return EXIT_USAGE;
  }
  size_t folder = path.len;
  while (folder > 0 && path.at[folder - 1] != '/') folder--;
  Text above = text_slice(path, 0, folder ? folder - 1 : 0);
  if (above.len && !fs_make_folders(root, text_cstr(run->arena, above), fail)) return session_failed(run->options, fail);
  if (!fs_write_new(root, text_cstr(run->arena, path), buf_view(out), fail)) return session_failed(run->options, fail);
  Text done = say(run->arena, run->options->messages, SAY_PAPER_MADE, place, NULL, NULL);
  terminal_write(1, text_format(run->arena, "%.*s\n", TEXT_ARG(done)));
  return EXIT_DONE;
}

static int make_paper(const Making *making, Fail *fail) {
  Text title = making->kind ? telling_title(making) : TEXT_NONE;
  Text path = fs_path_join(making->run->arena, folder_of_paper(making), name_of_paper(making, title));
  Buf out = {0};
  bool good = true;
  if (making->table) table_write(making, &out);
  else if (making->kind->template_file.len) good = template_write(making, title, &out, fail);
  else form_write(making, title, &out);
  int status = good ? write_paper(making, path, &out, fail) : session_failed(making->run->options, fail);
  buf_free(&out);
  return status;
}

/* ---- The command ---- */

static int new_in(const Session *session, Text name, Text unit, Text kind) {
  Run run = session_run(session);
  Making making = {.run = &run};
  Fail fail = {0};
  int status;
  if (!run_rehearse(&run, name, &fail) || !run_prepare(&run, name, &fail)) {
    status = session_not_made(&run, name, &fail);
  } else {
    making.lang = run.assessment.lang;
    status = find_unit(&making, unit);
    if (!status) status = find_kind(&making, kind);
    if (!status) status = make_paper(&making, &fail);
  }
  run_finish(&run);
  return status;
}

int command_new(const Options *options, Text unit, Text kind) {
  Session session;
  TextList names = {0};
  int status = session_open(&session, options, false);
  if (!status) session_names_with(&session, TEXT_NONE, unit, &names);
  if (!status && names.len > 1) status = session_choose(options, SAY_UNIT_IN_SEVERAL, unit, &names);
  else if (!status) status = new_in(&session, names.len ? names.at[0] : session.names.at[0], unit, kind);
  return session_close(&session, status);
}
