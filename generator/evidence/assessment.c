/* SPDX-License-Identifier: MIT
 *
 * assessment.yml. Takes: the folder input/, a name, perhaps a day. Gives: the settings in force and two open folders.
 * Owns both folders until assessment_close.
 */
#include "evidence/evidence_in.h"

#include <unistd.h>

typedef struct Settings { /* one file while it is being read */
  Assessment *out;
  Arena *arena;
  DiagList *diags;
  Text file;
  Text otherwise; /* the settings where there is no file; empty = there has to be one */
  Day as_of; /* of the file */
  bool good;
} Settings;

typedef struct Setting {
  const char *key;
  void (*take)(Settings *settings, const struct Setting *setting, const Value *value);
  size_t offset; /* of a Text in Assessment */
} Setting;

static void value_wrong(Settings *s, const char *key, const Value *value, const char *expected) {
  Text shown = value->kind == VALUE_TEXT ? value->text : TEXT("...");
  diag_add(s->diags, DIAG_ASSESSMENT_VALUE, where_of(s->file, value->line, value->column), text_of(key), shown,
           text_of(expected));
  s->good = false;
}

/* ---- One function for each shape of value ---- */

static void take_text(Settings *s, const Setting *setting, const Value *value) {
  Text *target = (Text *)((char *)s->out + setting->offset);
  if (value->kind != VALUE_TEXT) value_wrong(s, setting->key, value, "a text in one line");
  else if (text_trim(value->text).len) *target = text_trim(value->text);
}

/* Names of folders of rules/ and themes/ go into paths. */
static void take_name(Settings *s, const Setting *setting, const Value *value) {
  take_text(s, setting, value);
  Text name = *(Text *)((char *)s->out + setting->offset);
  bool plain = name.len == 0 || (name.at[0] != '.' && text_find(name, TEXT("/")) == SIZE_MAX && text_is_utf8(name, NULL));
  if (!plain) value_wrong(s, setting->key, value, "a name without / that does not begin with a dot");
}

static void take_lang(Settings *s, const Setting *setting, const Value *value) {
  if (value->kind != VALUE_TEXT || !lang_parse(value->text, &s->out->lang)) value_wrong(s, setting->key, value, "en, zh-Hans, zh-Hant");
}

static void take_profile(Settings *s, const Setting *setting, const Value *value) {
  if (text_is(value->text, "inner")) s->out->profile = PROFILE_INNER;
  else value_wrong(s, setting->key, value, "inner"); /* public: refused until what is personal can be left out */
}

static void take_day(Settings *s, const Setting *setting, const Value *value) {
  if (value->kind != VALUE_TEXT || !day_parse(value->text, &s->as_of)) value_wrong(s, setting->key, value, "2017-12-31");
}

static bool two_digits(const char *at, int *value) {
  if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9') return false;
  *value = (at[0] - '0') * 10 + at[1] - '0';
  return true;
}

static void take_offset(Settings *s, const Setting *setting, const Value *value) {
  Text t = value->text;
  int hours = 0, minutes = 0;
  bool good = value->kind == VALUE_TEXT && t.len == 6 && (t.at[0] == '+' || t.at[0] == '-') && t.at[3] == ':' &&
              two_digits(t.at + 1, &hours) && two_digits(t.at + 4, &minutes) && hours <= 14 && minutes < 60;
  if (good) s->out->utc_offset_minutes = (t.at[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
  else value_wrong(s, setting->key, value, "+08:00");
}

static void take_encoding(Settings *s, const Setting *setting, const Value *value) {
  bool known = value->kind == VALUE_TEXT && encoding_parse(text_trim(value->text), &s->out->encoding);
  if (!known) value_wrong(s, setting->key, value, "utf-8, gb18030, big5, utf-16le, utf-16be");
}

static void take_documents(Settings *s, const Setting *setting, const Value *value) {
  const Value *one = value->kind == VALUE_LIST ? value->first : value;
  for (; one; one = value->kind == VALUE_LIST ? one->next : NULL) {
    bool named = one->kind == VALUE_TEXT && text_trim(one->text).len;
    if (!named) value_wrong(s, setting->key, one, "[overview, unit]");
    if (!named) continue;
    *list_add(s->arena, &s->out->documents) = text_trim(one->text);
    *list_add(s->arena, &s->out->documents_at) = where_of(s->file, one->line, one->column);
  }
}

/* ---- Period ---- */

static Period months(int year, int first, int count) {
  Day from = day_of(year, first, 1);
  return (Period){from, day_add_months(from, count) - 1};
}

bool period_parse(Text text, Period *period) {
  int64_t year = 0, number = 0;
  Text part = text.len > 5 ? text_slice(text, 5, text.len) : TEXT_NONE;
  if (text.len < 4 || !text_to_int(text_slice(text, 0, 4), &year) || year < 1000) return false;
  if (text.len == 4) return *period = months((int)year, 1, 12), true;
  if (text.at[4] != '-' || part.len != 2) return false;
  char mark = part.at[0];
  bool letter = mark == 'Q' || mark == 'H';
  if (mark < '0' || (mark > '9' && !letter)) return false;
  if (!text_to_int(text_slice(part, letter, 2), &number) || number < 1) return false;
  if (number > (mark == 'Q' ? 4 : mark == 'H' ? 2 : 12)) return false;
  int span = mark == 'Q' ? 3 : mark == 'H' ? 6 : 1;
  *period = months((int)year, ((int)number - 1) * span + 1, span);
  return true;
}

static void key_unknown(Settings *s, const Value *value, const Text *known, size_t count) {
  diag_add(s->diags, DIAG_ASSESSMENT_KEY, where_of(s->file, value->line, value->column), value->key,
           text_nearest(value->key, known, count), TEXT_NONE);
  s->good = false;
}

static void take_period_ends(Settings *s, const Value *value) {
  static const char *const keys[] = {"from", "to"};
  const Text known[] = {TEXT("from"), TEXT("to")};
  Day *const ends[] = {&s->out->period.from, &s->out->period.to};
  for (const Value *end = value->first; end; end = end->next) {
    int which = text_is(end->key, keys[0]) ? 0 : text_is(end->key, keys[1]) ? 1 : -1;
    if (which < 0) key_unknown(s, end, known, 2);
    else if (end->kind != VALUE_TEXT || !day_parse(end->text, ends[which])) value_wrong(s, keys[which], end, "2017-12-31");
  }
}

static void take_period(Settings *s, const Setting *setting, const Value *value) {
  Period *period = &s->out->period;
  if (value->kind == VALUE_MAP) take_period_ends(s, value);
  else if (value->kind != VALUE_TEXT || !period_parse(value->text, period))
    value_wrong(s, setting->key, value, "2017, 2017-Q3, 2017-H1, 2017-07, {from: 2017-05-13, to: 2017-12-31}");
  if (period->from != DAY_NONE && period->to != DAY_NONE && period->from > period->to)
    value_wrong(s, setting->key, value, "from before to");
}

/* ---- All settings ---- */

static const Setting settings_known[] = {
    {"title", take_text, offsetof(Assessment, title)},
    {"pack", take_name, offsetof(Assessment, pack)},
    {"period", take_period, 0},
    {"as_of", take_day, 0},
    {"language", take_lang, 0},
    {"theme", take_name, offsetof(Assessment, theme)},
    {"page", take_name, offsetof(Assessment, page_profile)},
    {"profile", take_profile, 0},
    {"publisher", take_text, offsetof(Assessment, publisher)},
    {"number", take_text, offsetof(Assessment, number)},
    {"units", take_text, offsetof(Assessment, units_path)},
    {"utc_offset", take_offset, 0},
    {"encoding", take_encoding, 0},
    {"documents", take_documents, 0},
};
#define SETTING_COUNT (sizeof settings_known / sizeof *settings_known)

static const Setting *setting_find(Text key) {
  for (size_t i = 0; i < SETTING_COUNT; i++)
    if (text_is(key, settings_known[i].key)) return &settings_known[i];
  return NULL;
}

static void take_all(Settings *s, const Value *map) {
  Text known[SETTING_COUNT];
  for (size_t i = 0; i < SETTING_COUNT; i++) known[i] = text_of(settings_known[i].key);
  for (const Value *value = map->first; value; value = value->next) {
    const Setting *setting = setting_find(value->key);
    if (setting) setting->take(s, setting, value);
    else key_unknown(s, value, known, SETTING_COUNT);
  }
  if (s->out->pack.len) return;
  if (!value_get(map, "pack"))
    diag_add(s->diags, DIAG_ASSESSMENT_MISSING, where_of(s->file, 0, 0), TEXT("pack"), TEXT_NONE, TEXT_NONE);
  else value_wrong(s, "pack", value_get(map, "pack"), "the name of a folder of rules/");
  s->good = false;
}

/* ---- The folder with units ---- */

/* `path`, seen from input/<name>, as a path below input/: no "." and "..", which fs_ functions refuse. */
static bool units_resolve(Arena *arena, Text name, Text path, Text *resolved) {
  TextList parts = {0};
  *list_add(arena, &parts) = name;
  for (Text piece; text_cut(&path, '/', &piece);) {
    if (piece.len == 0 || text_is(piece, ".")) continue;
    if (!text_is(piece, "..")) *list_add(arena, &parts) = piece;
    else if (parts.len == 0) return false;
    else parts.len--;
  }
  *resolved = text_join(arena, &parts, TEXT("/"));
  return parts.len > 0;
}

/* A tree that several assessments share brings its register along; an assessment's own register comes first. */
static bool register_open(Settings *s, int input, Text units, Fail *fail) {
  Assessment *a = s->out;
  FileStat stat;
  size_t end = units.len;
  while (end > 0 && units.at[end - 1] != '/') end--;
  Text parent = text_slice(units, 0, end ? end - 1 : 0);
  bool own = a->units_elsewhere.len == 0 || fs_stat(a->folder, REGISTER_FILE, &stat);
  a->register_shown = text_format(s->arena, "input/%.*s%s" REGISTER_FILE, TEXT_ARG(own ? a->name : parent),
                                  own || parent.len ? "/" : "");
  a->register_folder = own ? a->folder : fs_open_folder(input, parent.len ? text_cstr(s->arena, parent) : ".", fail);
  return a->register_folder >= 0;
}

static bool units_open(Settings *s, int input, const Value *value, Fail *fail) {
  Assessment *a = s->out;
  Text resolved = TEXT_NONE, own = text_format(s->arena, "%.*s/", TEXT_ARG(a->name));
  if (text_starts(a->units_path, TEXT("/")) || !units_resolve(s->arena, a->name, a->units_path, &resolved)) {
    value_wrong(s, "units", value, "../other/units");
    return false;
  }
  if (!text_starts(resolved, own)) a->units_elsewhere = resolved;
  a->units_shown = text_visible(s->arena, text_format(s->arena, "input/%.*s", TEXT_ARG(resolved)));
  FileStat stat; /* a link is not followed: what it leads to is not this tree */
  bool folder = fs_stat(input, text_cstr(s->arena, resolved), &stat) && stat.kind == FILE_FOLDER;
  if (folder) a->units_folder = fs_open_folder(input, text_cstr(s->arena, resolved), fail);
  if (a->units_folder >= 0) return register_open(s, input, resolved, fail);
  if (folder && !fail_is_about_file(fail)) return false;
  *fail = (Fail){0};
  diag_add(s->diags, DIAG_ASSESSMENT_UNITS, where_of(s->file, value ? value->line : 0, 0), a->units_shown, TEXT_NONE, TEXT_NONE);
  return false;
}

/* ---- Opening ---- */

static void put_line(Buf *buf, Arena *arena, const char *key, Text value) {
  buf_format(buf, "%s=%.*s\n", key, TEXT_ARG(text_visible(arena, value)));
}

static void put_number(Buf *buf, const char *key, long value) {
  buf_format(buf, "%s=%ld\n", key, value);
}

static Text state_of(const Assessment *a, Arena *arena) {
  Buf buf = {0};
  put_line(&buf, arena, "name", a->name);
  put_line(&buf, arena, "title", a->title);
  put_line(&buf, arena, "pack", a->pack);
  put_number(&buf, "from", a->period.from);
  put_number(&buf, "to", a->period.to);
  put_number(&buf, "as_of", a->as_of);
  put_line(&buf, arena, "language", text_of(lang_tag(a->lang)));
  put_line(&buf, arena, "theme", a->theme);
  put_line(&buf, arena, "page", a->page_profile);
  put_number(&buf, "profile", a->profile);
  put_line(&buf, arena, "publisher", a->publisher);
  put_line(&buf, arena, "number", a->number);
  put_line(&buf, arena, "units", a->units_shown);
  put_number(&buf, "utc_offset", a->utc_offset_minutes);
  put_number(&buf, "encoding", a->encoding);
  for (size_t i = 0; i < a->documents.len; i++) put_line(&buf, arena, "document", a->documents.at[i]);
  Text text = text_copy(arena, buf_view(&buf));
  buf_free(&buf);
  return text;
}

static bool name_is_plain(Text name) {
  return name.len && name.at[0] != '.' && text_find(name, TEXT("/")) == SIZE_MAX && text_is_utf8(name, NULL);
}

static bool assessment_none(int input, Text name, Arena *arena, DiagList *diags, Fail *fail) {
  TextList names = {0};
  if (!assessment_names(input, arena, &names, fail)) return false;
  diag_add(diags, DIAG_ASSESSMENT_NONE, where_of(TEXT("input"), 0, 0), text_visible(arena, name),
           text_nearest(name, names.at, names.len), TEXT_NONE);
  return false;
}

/* The map of assessment.yml; NULL after a diagnostic or failure. */
static const Value *settings_read(Settings *s, Fail *fail) {
  Text bytes;
  FileStat stat;
  ReadOutcome outcome = fs_read(s->out->folder, "assessment.yml", read_limits.file_bytes, s->arena, &bytes, &stat, fail);
  if (outcome == READ_MISSING && s->otherwise.len) bytes = s->otherwise, outcome = READ_OK;
  const Value *map = outcome == READ_OK ? read_yaml(bytes, s->file, 1, s->arena, s->diags) : NULL;
  if (map) return map;
  if (outcome != READ_FAILED || fail_is_about_file(fail)) {
    *fail = (Fail){0};
    diag_add(s->diags, DIAG_ASSESSMENT_FILE, where_of(s->file, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  }
  return NULL;
}

static bool settings_apply(Settings *s, int input, Day as_of, Fail *fail) {
  Assessment *a = s->out;
  const Value *map = settings_read(s, fail);
  if (!map) return false;
  take_all(s, map);
  if (a->title.len == 0) a->title = a->name;
  a->as_of = as_of != DAY_NONE ? as_of : s->as_of != DAY_NONE ? s->as_of : day_today(a->utc_offset_minutes);
  const Value defaulted = {.kind = VALUE_TEXT, .text = a->units_path};
  const Value *units = value_get(map, "units");
  if (!s->good || !units_open(s, input, units ? units : &defaulted, fail)) return false;
  a->state_text = state_of(a, s->arena);
  return true;
}

static bool open_with(int input, Text name, Text otherwise, Day as_of, Arena *arena, DiagList *diags, Assessment *assessment,
                      Fail *fail) {
  FileStat stat;
  *assessment = (Assessment){.name = text_copy(arena, name),
                             .theme = TEXT("default"),
                             .units_path = TEXT("units"),
                             .page_profile = TEXT("plain-a4"),
                             .period = {DAY_NONE, DAY_NONE},
                             .utc_offset_minutes = 480,
                             .folder = -1,
                             .units_folder = -1,
                             .register_folder = -1};
  Text path = text_format(arena, "%.*s/assessment.yml", TEXT_ARG(name));
  Settings settings = {.out = assessment,
                       .arena = arena,
                       .diags = diags,
                       .as_of = DAY_NONE,
                       .good = true,
                       .otherwise = otherwise,
                       .file = text_visible(arena, text_format(arena, "input/%.*s", TEXT_ARG(path)))};
  if (!name_is_plain(name) || (!otherwise.len && !fs_stat(input, text_cstr(arena, path), &stat)))
    return assessment_none(input, name, arena, diags, fail);
  assessment->folder = fs_open_folder(input, text_cstr(arena, name), fail);
  if (assessment->folder >= 0 && settings_apply(&settings, input, as_of, fail)) return true;
  assessment_close(assessment);
  return false;
}

bool assessment_open(int input, Text name, Day as_of, Arena *arena, DiagList *diags, Assessment *assessment, Fail *fail) {
  return open_with(input, name, TEXT_NONE, as_of, arena, diags, assessment, fail);
}

bool assessment_open_case(int input, Text name, Text pack, Day as_of, Arena *arena, DiagList *diags, Assessment *assessment,
                          Fail *fail) {
  Text otherwise = text_format(arena, "pack: \"%.*s\"\n", TEXT_ARG(pack));
  return open_with(input, name, otherwise, as_of, arena, diags, assessment, fail);
}

void assessment_close(Assessment *assessment) {
  if (assessment->register_folder >= 0 && assessment->register_folder != assessment->folder) close(assessment->register_folder);
  if (assessment->folder >= 0) close(assessment->folder);
  if (assessment->units_folder >= 0) close(assessment->units_folder);
  assessment->folder = assessment->units_folder = assessment->register_folder = -1;
}

bool assessment_names(int input, Arena *arena, TextList *names, Fail *fail) {
  FileList entries = {0};
  FileStat stat;
  if (!fs_list(input, ".", arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    FileEntry *entry = &entries.at[i];
    if (entry->stat.kind != FILE_FOLDER || !name_is_plain(entry->name)) continue;
    Text path = text_format(arena, "%.*s/assessment.yml", TEXT_ARG(entry->name));
    if (fs_stat(input, text_cstr(arena, path), &stat)) *list_add(arena, names) = entry->name;
  }
  return true;
}
