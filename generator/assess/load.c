/* SPDX-License-Identifier: MIT
 *
 * Loading a pack: the vocabulary of rules/std/, then rules/<id>/pack.lua, then the checks across them.
 * Takes: the folder rules/, the assessment. Gives: a Script and a Pack, or diagnostics and nothing. Owns: the Lua state.
 */
#include "assess/assess_in.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void add_stamp(Script *script, Buf *all) {
  for (size_t i = 0; i < script->sources.len; i++) {
    buf_text(all, script->sources.at[i].name);
    buf_char(all, '\0');
    buf_text(all, script->sources.at[i].bytes);
    buf_char(all, '\0');
  }
}

static void stamp_pack(Script *script) {
  Buf all = {0};
  add_stamp(script, &all);
  script->pack->stamp = script->pack->vocabulary.stamp = hash_quick(buf_view(&all), 1);
  script->pack->hash = hash_sha256(buf_view(&all));
  buf_free(&all);
}

/* ---- Files ---- */

/* What a Chinese keyboard or an editor in another encoding leaves in a pack: Lua would answer with raw bytes. */
static bool refuse_stray(Script *script, const Source *source) {
  size_t bad = 0;
  bool utf8 = text_is_utf8(source->bytes, &bad);
  if (!utf8 && text_starts(source->bytes, TEXT("\033"))) return true; /* bytecode: refused as such */
  if (!utf8) {
    Text before = text_slice(source->bytes, 0, bad);
    uint32_t line = 1;
    for (size_t i = 0; i < before.len; i++) line += before.at[i] == '\n';
    diag_add(script->diags, DIAG_PACK_ENCODING, where_of(source->name, line, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
    return false;
  }
  Stray stray = locate_stray(source->bytes);
  if (!stray.text.len) return true;
  size_t behind = (size_t)(stray.text.at - source->bytes.at) + stray.text.len;
  Text rest = text_trim(text_slice(source->bytes, behind, source->bytes.len));
  bool key = !stray.plain && text_starts(rest, TEXT("=")) && !text_starts(rest, TEXT("=="));
  Text plain = stray.plain == ' ' ? text_both(script->arena, TEXT("a plain space"), TEXT("半角空格"))
               : key              ? text_format(script->arena, "[\"%.*s\"] = ...", TEXT_ARG(stray.text))
               : stray.plain      ? text_format(script->arena, "%c", stray.plain)
                                  : text_format(script->arena, "\"%.*s\"", TEXT_ARG(stray.text));
  Diag *diag = diag_add(script->diags, DIAG_PACK_STRAY, where_of(source->name, stray.line, stray.column), stray.text, plain,
                        TEXT_NONE);
  diag->excerpt = text_copy(script->diags->arena, locate_line(source->bytes, stray.line));
  return false;
}

/* READ_MISSING is left to the caller. */
static ReadOutcome read_source(Script *script, int rules, Text path, Source **source, Fail *fail) {
  FileStat stat;
  Text bytes = TEXT_NONE;
  ReadOutcome outcome = fs_read(rules, text_cstr(script->arena, path), RULE_SOURCE, script->arena, &bytes, &stat, fail);
  if (outcome != READ_OK) return outcome;
  *source = list_add(script->arena, &script->sources);
  (*source)->name = text_format(script->arena, "rules/%.*s", TEXT_ARG(path));
  (*source)->bytes = bytes;
  return READ_OK;
}

static bool is_pack(int rules, Text name, Arena *arena) {
  FileStat stat;
  return !text_is(name, "std") && fs_stat(rules, text_cstr(arena, fs_path_join(arena, name, TEXT("pack.lua"))), &stat);
}

static bool refuse_missing(Script *script, int rules, Text id, Fail *fail) {
  FileList entries = {0};
  TextList packs = {0};
  if (!fs_list(rules, ".", script->arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++)
    if (is_pack(rules, entries.at[i].name, script->arena)) *list_add(script->arena, &packs) = entries.at[i].name;
  diag_add(script->diags, DIAG_PACK_MISSING, where_of(text_format(script->arena, "rules/%.*s/pack.lua", TEXT_ARG(id)), 0, 0),
           id, pack_nearest(script, id, &packs), TEXT_NONE);
  return false;
}

/* A pack's id is a folder below rules/, never a path that leads elsewhere. */
static bool id_is_plain(Text id) {
  return id.len && *id.at != '.' && text_find(id, TEXT("/")) == SIZE_MAX && !text_is(id, "std");
}

static bool read_pack_file(Script *script, int rules, Text id, Fail *fail) {
  Source *source = NULL;
  if (!id_is_plain(id)) return refuse_missing(script, rules, id, fail);
  Text path = text_format(script->arena, "%.*s/pack.lua", TEXT_ARG(id));
  script->author = script->sources.len;
  ReadOutcome outcome = read_source(script, rules, path, &source, fail);
  if (outcome == READ_OK) return refuse_stray(script, source);
  if (outcome == READ_FAILED) return false;
  if (outcome == READ_MISSING) return refuse_missing(script, rules, id, fail);
  Text form = text_in(script->arena, script->lang,
                      "pack.lua is no plain file of at most %d bytes, or lies behind a link; links are not followed",
                      "pack.lua 不是不超过 %d 字节的普通文件，或在链接之后；程序不跟随链接");
  Text limit = text_format(script->arena, text_cstr(script->arena, form), RULE_SOURCE);
  diag_add(script->diags, DIAG_PACK_ERROR, where_of(text_format(script->arena, "rules/%.*s", TEXT_ARG(path)), 0, 0), limit,
           TEXT_NONE, TEXT_NONE);
  return false;
}

/* The rules that belong to the program. -1: there are none. */
static int program_rules(Arena *arena) {
  Fail none = {0};
  FileStat stat;
  const char *place = fs_of_program(arena, "rules");
  int folder = place ? fs_open_folder(AT_FDCWD, place, &none) : -1;
  if (folder < 0 || fs_stat(folder, "std", &stat)) return folder;
  close(folder);
  return -1;
}

static bool read_vocabulary_in(Script *script, int rules, Fail *fail) {
  FileList entries = {0};
  if (!fs_list(rules, "std", script->arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Source *source;
    if (!text_ends(entries.at[i].name, TEXT(".lua")) || *entries.at[i].name.at == '.') continue;
    Text path = fs_path_join(script->arena, TEXT("std"), entries.at[i].name);
    if (read_source(script, rules, path, &source, fail) != READ_OK)
      return fail->text[0] ? false : fail_set(fail, "rules/%.*s: cannot be read", TEXT_ARG(path));
  }
  return script->sources.len ? true : fail_set(fail, "rules/std: the vocabulary is missing");
}

static const char *const no_folder[] = {
    "rules/std is a link or a file, and links are not followed: copy the folder there, or leave it out, and the program's own "
    "words are taken",
    "rules/std 是链接或文件，程序不跟随链接：请把文件夹复制到该处；或者不要放，程序会使用自带的规则词汇"};

/* A folder with packs alone has the vocabulary of the program. */
static bool read_vocabulary_files(Script *script, int rules, Fail *fail) {
  FileStat stat;
  bool there = fs_stat(rules, "std", &stat);
  if (there && stat.kind != FILE_FOLDER)
    return fail_usage(fail, "%s", text_cstr(script->arena, text_in(script->arena, script->lang, no_folder[0], no_folder[1])));
  if (there) return read_vocabulary_in(script, rules, fail);
  int own = program_rules(script->arena);
  if (own < 0)
    return fail_usage(fail, "the folder of rules holds no std/, and none lies beside the program (%s, %s)", "../rules/std",
                      "../share/dossier/rules/std");
  bool good = read_vocabulary_in(script, own, fail);
  close(own);
  return good;
}

/* ---- Running them ---- */

/* "rules/x/pack.lua:12: '}' expected near 'item'": the line, the text and the word it is near. */
static void refuse_syntax(Script *script, Text message, const Source *source) {
  Text rest = message, digits, word = TEXT_NONE;
  int64_t line = 0;
  if (text_starts(rest, source->name)) rest = text_slice(rest, source->name.len + 1, rest.len);
  Text all = rest;
  if (text_cut(&rest, ':', &digits) && text_to_int(digits, &line)) rest = text_trim(rest);
  else rest = all;
  size_t near = text_find(rest, TEXT(" near '"));
  if (near != SIZE_MAX) word = text_slice(rest, near + 7, rest.len ? rest.len - 1 : 0);
  if (text_find(rest, TEXT("(for limit")) != SIZE_MAX) word = TEXT_NONE;
  uint32_t column = word.len ? locate_word(source->bytes, (uint32_t)line, word) : 0;
  Text hint = TEXT_NONE;
  if (text_is(word, "=")) /* { "name" = 1 } */
    hint = text_both(script->arena, TEXT("a key in quotes stands in brackets, as in [\"name\"] = ..."),
                     TEXT("带引号的键须加方括号，如 [\"名称\"] = …"));
  Diag *diag = diag_add(script->diags, DIAG_PACK_SYNTAX, where_of(source->name, (uint32_t)line, column), rest, hint, TEXT_NONE);
  diag->excerpt = text_copy(script->diags->arena, locate_line(source->bytes, (uint32_t)line));
  script->refused = script->stopped = true;
}

static void run_chunk(Script *script, lua_State *L, const Source *source, const char *environment) {
  Text bytes = source->bytes;
  if (text_starts(bytes, TEXT("\xEF\xBB\xBF"))) bytes = text_slice(bytes, 3, bytes.len);
  if (sandbox_load(L, bytes, source->name, environment) == LUA_OK) {
    lua_call(L, 0, 0);
    return;
  }
  refuse_syntax(script, text_copy(script->arena, text_at(L, -1)), source);
}

static size_t name_length(Text text) {
  size_t len = 0;
  while (len < text.len && ((text.at[len] >= 'a' && text.at[len] <= 'z') || text.at[len] == '_')) len++;
  return len;
}

/* Words newer or older than the program call what it lacks: told before any pack is blamed for it. */
static void check_calls(Script *script, lua_State *L, const Source *source) {
  Text rest = source->bytes, line;
  for (uint32_t number = 1; text_cut(&rest, '\n', &line) && !script->refused; number++) {
    size_t remark = text_find(line, TEXT("--"));
    if (remark != SIZE_MAX) line.len = remark;
    for (size_t at; (at = text_find(line, TEXT("host."))) != SIZE_MAX;) {
      line = text_slice(line, at + 5, line.len);
      Text name = text_slice(line, 0, name_length(line));
      lua_pushlstring(L, name.at, name.len);
      if (lua_rawget(L, -2) == LUA_TNIL) {
        Text called = text_format(script->arena, "host.%.*s", TEXT_ARG(name));
        diag_add(script->diags, DIAG_PACK_VERSION, where_of(source->name, number, 0), called, TEXT_NONE, TEXT_NONE);
        script->refused = script->stopped = true;
      }
      lua_pop(L, 1);
    }
  }
}

static int run_vocabulary(lua_State *L) {
  Script *script = lua_touserdata(L, 1);
  library_open(L);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_STD);
  lua_getfield(L, -1, "host");
  for (size_t i = 0; i < script->author && !script->refused; i++) check_calls(script, L, &script->sources.at[i]);
  lua_settop(L, 1);
  for (size_t i = 0; i < script->author && !script->refused; i++)
    run_chunk(script, L, &script->sources.at[i], REGISTRY_STD);
  return 0;
}

static int run_pack(lua_State *L) {
  Script *script = lua_touserdata(L, 1);
  run_chunk(script, L, author_source(script), REGISTRY_AUTHOR);
  return 0;
}

static int run_build(lua_State *L) {
  pack_build(lua_touserdata(L, 1), L);
  return 0;
}

static int run_freeze(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  for (lua_Integer i = 1; lua_geti(L, 2, i) != LUA_TNIL; i++) {
    for (lua_pushnil(L); lua_next(L, 3); lua_settop(L, 4))
      if (lua_isfunction(L, 5)) freeze_function(L, 5);
      else if (lua_istable(L, 5) && lua_getfield(L, 5, "check") == LUA_TFUNCTION) freeze_function(L, 6);
    lua_settop(L, 2);
  }
  return 0;
}

/* An error that stops the chunk itself, such as a call of nil. */
static bool run_step(Script *script, lua_CFunction step) {
  Text message;
  Where where;
  if (sandbox_call(script, step, script, script->arena, &message, &where) == LUA_OK) return !script->refused;
  const Source *source = author_source(script);
  if (!where.file.len) where.file = source->name;
  DiagCode code = script->killed ? DIAG_RULE_LIMIT : DIAG_PACK_ERROR;
  Diag *diag = diag_add(script->diags, code, where, code == DIAG_RULE_LIMIT ? TEXT("pack.lua") : message, TEXT_NONE, TEXT_NONE);
  if (text_equal(where.file, source->name))
    diag->excerpt = text_copy(script->diags->arena, locate_line(source->bytes, where.line));
  script->refused = script->stopped = true;
  return false;
}

static bool run_all(Script *script) {
  if (!run_step(script, run_vocabulary)) return false;
  script->loading = true;
  bool good = run_step(script, run_pack);
  /* A chunk that stopped half-way has no whole to check; one with wrong calls has. */
  if (!script->stopped) good &= run_step(script, run_build);
  script->loading = false;
  return good && run_step(script, run_freeze);
}

static Script *open_script(const Assessment *assessment, Arena *arena, DiagList *diags, Pack *pack) {
  Script *script = sandbox_open(arena);
  memset(pack, 0, sizeof *pack);
  script->diags = diags;
  script->assessment = assessment;
  script->pack = pack;
  script->lang = pack->lang = assessment->lang;
  return script;
}

/* Deadlines that count working days are wrong in a year whose days off nobody wrote down. A pack by itself has none to give. */
static void tell_no_holidays(Script *script) {
  const Assessment *assessment = script->assessment;
  const Period *period = &script->pack->period;
  int first, last, month, day;
  if (!script->working || !assessment->holidays_shown.len) return;
  day_parts(period->from != DAY_NONE ? period->from : assessment->as_of, &first, &month, &day);
  day_parts(period->to != DAY_NONE ? period->to : assessment->as_of, &last, &month, &day);
  for (int year = first; year <= last; year++) {
    bool given = false;
    for (size_t i = 0; i < assessment->holidays.len && !given; i++) {
      Day at = assessment->holidays.at[i].day;
      given = at >= day_of(year, 1, 1) && at <= day_of(year, 12, 31);
    }
    if (!given)
      diag_add(script->diags, DIAG_HOLIDAY_NONE, where_of(assessment->holidays_shown, 0, 0),
               text_format(script->arena, "%d", year), TEXT_NONE, TEXT_NONE);
  }
}

Script *pack_load(int rules, const Assessment *assessment, Arena *arena, DiagList *diags, Pack *pack, Fail *fail) {
  Script *script = open_script(assessment, arena, diags, pack);
  bool good = read_vocabulary_files(script, rules, fail) && read_pack_file(script, rules, assessment->pack, fail) &&
              run_all(script) && pack_read_templates(script, rules, fail);
  if (good) stamp_pack(script);
  if (good) tell_no_holidays(script);
  script->diags = NULL;
  if (good) return script;
  sandbox_close(script);
  return NULL;
}

/* ---- The words themselves ---- */

typedef struct Listing {
  Text word;
  Buf *out;
} Listing;

static int run_listing(lua_State *L) {
  const Listing *listing = lua_touserdata(L, 1);
  words_list(L, listing->word, listing->out);
  return 0;
}

bool vocabulary_list(int rules, Lang lang, Text word, Arena *arena, DiagList *diags, Buf *out, Fail *fail) {
  Assessment none = {.lang = lang};
  Pack pack;
  Listing listing = {word, out};
  Script *script = open_script(&none, arena, diags, &pack);
  bool good = read_vocabulary_files(script, rules, fail);
  script->author = script->sources.len;
  good = good && sandbox_call(script, run_vocabulary, script, arena, &(Text){0}, &(Where){0}) == LUA_OK;
  good = good && sandbox_call(script, run_listing, &listing, arena, &(Text){0}, &(Where){0}) == LUA_OK;
  if (!good && !fail->text[0]) fail_set(fail, "rules/std: the vocabulary cannot be read");
  sandbox_close(script);
  return good;
}

void pack_close(Script *script) {
  sandbox_close(script);
}
