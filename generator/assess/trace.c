/* SPDX-License-Identifier: MIT
 *
 * dossier try: which sets the tests of one item asked for, and what each paper answered.
 * Takes: what find.c tells while an item runs. Gives: text: each set with its place in the pack, how many rows each window found,
 * the papers that counted, and of those that came near why they did not. Owns: nothing; all of it lies in the caller's arena.
 */
#include "assess/trace_in.h"

enum { PAPERS_SHOWN = 20, WINDOWS_SHOWN = 40 };

typedef struct TracePaper {
  const Record *record;
  uint32_t unit, line;
  bool counts, eyes; /* in one of the windows at least */
  MatchWhy why;
} TracePaper;

typedef struct TraceWindow {
  Period when;
  size_t rows;
} TraceWindow;

typedef struct TraceSet { /* one set of the pack for one member, over all windows that were asked */
  const void *node;
  Text label, member;
  uint32_t line;
  LIST(TracePaper) papers;
  LIST(TraceWindow) windows;
} TraceSet;

struct Trace {
  Arena *arena;
  uint32_t item; /* the one to be told of */
  bool on;
  LIST(TraceSet) sets;
  size_t set, paper; /* in hand; papers come in the same order each time */
};

/* ---- Taking down ---- */

static Text member_text(Trace *trace, lua_State *L, int member) {
  return text_copy(trace->arena, lua_type(L, member) == LUA_TSTRING ? text_at(L, member) : TEXT_NONE);
}

/* What describe() of rules/std says: the words of the to-do list. */
static Text label_text(Trace *trace, lua_State *L, int node, int member) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_STD);
  lua_getfield(L, -1, "describe");
  lua_pushvalue(L, node);
  lua_pushvalue(L, member);
  lua_call(L, 2, 1);
  Text label = text_copy(trace->arena, lua_type(L, -1) == LUA_TSTRING ? text_at(L, -1) : TEXT_NONE);
  lua_pop(L, 2);
  return label;
}

static size_t set_find(const Trace *trace, const void *node, Text member) {
  size_t i = 0;
  while (i < trace->sets.len && (trace->sets.at[i].node != node || !text_equal(trace->sets.at[i].member, member))) i++;
  return i;
}

void trace_ask(Trace *trace, lua_State *L, int node, int member, Period when) {
  if (!trace || !trace->on) return;
  node = lua_absindex(L, node);
  member = lua_absindex(L, member);
  const void *which = lua_topointer(L, node);
  Text of = member_text(trace, L, member);
  trace->set = set_find(trace, which, of);
  trace->paper = 0;
  if (trace->set == trace->sets.len) {
    TraceSet made = {.node = which, .member = of, .line = (uint32_t)field_integer(L, node, "line", 0)};
    made.label = label_text(trace, L, node, member);
    *list_add(trace->arena, &trace->sets) = made;
  }
  list_add(trace->arena, &trace->sets.at[trace->set].windows)->when = when;
}

static TracePaper *paper_find(Trace *trace, TraceSet *set, const Record *record, uint32_t unit) {
  size_t i = trace->paper++;
  if (i >= set->papers.len || set->papers.at[i].record != record)
    for (i = 0; i < set->papers.len && set->papers.at[i].record != record;) i++;
  if (i == set->papers.len) *list_add(trace->arena, &set->papers) = (TracePaper){.record = record, .unit = unit};
  return &set->papers.at[i];
}

void trace_paper(Trace *trace, const Record *record, uint32_t unit, MatchOutcome outcome, MatchWhy why, uint32_t line) {
  if (!trace || !trace->on) return;
  TracePaper *paper = paper_find(trace, &trace->sets.at[trace->set], record, unit);
  if (outcome == MATCH_NO) {
    if (!paper->counts && paper->why == WHY_NONE) paper->why = why;
    return;
  }
  paper->eyes = outcome == MATCH_EYES && (paper->eyes || !paper->counts);
  paper->counts = true;
  paper->why = why;
  paper->line = line;
}

void trace_found(Trace *trace, size_t rows) {
  if (!trace || !trace->on) return;
  TraceSet *set = &trace->sets.at[trace->set];
  set->windows.at[set->windows.len - 1].rows = rows;
}

static bool holds_row(lua_State *L, int rows, const TracePaper *paper, const UnitEvidence *evidence) {
  bool found = false;
  for (lua_Integer i = 1, count = luaL_len(L, rows); evidence && !found && i <= count; i++, lua_pop(L, 1)) {
    lua_geti(L, rows, i);
    int64_t record = field_integer(L, lua_gettop(L), "record", 0);
    found = field_integer(L, lua_gettop(L), "unit", 0) == paper->unit && (size_t)record < evidence->records.len &&
            &evidence->records.at[record] == paper->record;
  }
  return found;
}

/* Which window a paper counted in is not known: of several the papers stay as they are. */
void trace_kept(Trace *trace, lua_State *L, int rows) {
  if (!trace || !trace->on) return;
  TraceSet *set = &trace->sets.at[trace->set];
  trace_found(trace, (size_t)luaL_len(L, rows));
  for (size_t i = 0; set->windows.len == 1 && i < set->papers.len; i++) {
    TracePaper *paper = &set->papers.at[i];
    if (!paper->counts || holds_row(L, rows, paper, evidence_of(script_of(L), paper->unit))) continue;
    paper->counts = false;
    paper->why = WHY_WHERE;
  }
}

/* ---- Telling ---- */

typedef struct Telling {
  Buf *out;
  const Assessor *assessor;
  Arena *arena;
  Lang lang;
} Telling;

static const char *say(const Telling *telling, const char *en, const char *zh) {
  return text_cstr(telling->arena, text_in(telling->arena, telling->lang, en, zh));
}

static const char *why_words(const Telling *telling, MatchWhy why) {
  static const char *const words[][2] = {
      [WHY_NONE] = {"holds no entry, link or row that is asked for", "其中没有所要求的条目、链接或行"},
      [WHY_KIND] = {"is of another kind", "属于其他类别"},
      [WHY_NAMED] = {"is about something else by its names, title, headings and fields (named)", "名称、标题和字段说的是别的事（named）"},
      [WHY_EMPTY] = {"is empty", "为空白文件"},
      [WHY_PLACEHOLDER] = {"is an untouched template or a placeholder", "为未填写的模板或占位内容"},
      [WHY_PERIOD] = {"lies outside of the days above (period, per, on_day, make_up)", "不在上列期间内（period、per、on_day、make_up）"},
      [WHY_NO_DAY] = {"bears no day, and a period is asked for", "没有日期，而规则规定了期间"},
      [WHY_TOPIC] = {"does not have the topic in its names, title, headings or fields", "名称、标题和字段中没有所要求的主题"},
      [WHY_CONTAINS] = {"does not say the words that are asked for", "正文中没有所要求的词语"},
      [WHY_LACKS] = {"says what it must not say (lacks)", "正文中有不应出现的词语（lacks）"},
      [WHY_FIELD] = {"lacks a field, photo or table that is asked for", "缺少所要求的字段、照片或表格"},
      [WHY_HEADING] = {"has no such heading with text below it", "没有带内容的所要求标题"},
      [WHY_PATH] = {"lies in another place", "位于其他位置"},
      [WHY_CASE] = {"is about another case or matter (case)", "不属于所要求的案件或事项（case）"},
      [WHY_ATTENDED] = {"does not name who has to be there (attended_by)", "参加人员中没有所要求的人员（attended_by）"},
      [WHY_WHERE] = {"has a field with another value (where)", "字段内容不符合条件（where）"},
      [WHY_VALUE] = {"has a field whose value cannot be compared (where)", "字段内容无法比较（where）"},
      [WHY_LINKED] = {"is not linked with a paper of the other set (linked_to)", "与所要求的另一类材料没有链接（linked_to）"},
      [WHY_TWIN] = {"says the same as another paper (unlike)", "与另一份材料内容相同（unlike）"},
      [WHY_WEEKDAY] = {"bears another day of the week (weekday)", "不是所要求的星期几（weekday）"}};
  return say(telling, words[why][0], words[why][1]);
}

static void put_paper(const Telling *telling, const TracePaper *paper) {
  Buf *out = telling->out;
  const char *sign = !paper->counts ? "-" : paper->eyes ? "?" : "+";
  buf_format(out, "    %s %.*s", sign, TEXT_ARG(paper->record->file));
  bool text = paper->record->unreadable == UNREADABLE_NO && paper->record->text_folded.len;
  if (paper->line || text) buf_format(out, ":%u", paper->line ? paper->line : 1);
  if (paper->record->day != DAY_NONE) buf_format(out, " (%.*s)", TEXT_ARG(day_iso(telling->arena, paper->record->day)));
  if (!paper->counts) {
    bool unknown = paper->why == WHY_KIND && !paper->record->kind.len;
    buf_format(out, " %s", unknown ? say(telling, "has no kind that is known", "类别不明") : why_words(telling, paper->why));
  } else if (paper->eyes && paper->why == WHY_TWIN) {
    buf_format(out, " %s%s", say(telling, "waits: ", "待核："), why_words(telling, WHY_TWIN));
  } else if (paper->eyes) {
    buf_format(out, " %s", say(telling, "waits: its text cannot be read", "待核：正文无法读取"));
  }
  buf_char(out, '\n');
}

/* Papers of another kind or place are only counted: there may be thousands, and none of them is meant. */
static bool is_near(const TracePaper *paper) {
  bool kind = paper->why == WHY_KIND && paper->record->kind.len;
  return paper->counts || !(kind || paper->why == WHY_PATH);
}

static void put_papers(const Telling *telling, const TraceSet *set, bool counts) {
  size_t shown = 0, more = 0;
  for (size_t i = 0; i < set->papers.len; i++) {
    const TracePaper *paper = &set->papers.at[i];
    if (paper->counts != counts || !is_near(paper)) continue;
    if (shown++ < PAPERS_SHOWN) put_paper(telling, paper);
    else more++;
  }
  if (more) buf_format(telling->out, say(telling, "    ... and %zu more\n", "    …… 另有 %zu 份\n"), more);
}

static void put_others(const Telling *telling, const TraceSet *set) {
  size_t kind = 0, place = 0;
  for (size_t i = 0; i < set->papers.len; i++) {
    if (is_near(&set->papers.at[i])) continue;
    if (set->papers.at[i].why == WHY_KIND) kind++;
    else place++;
  }
  if (kind) buf_format(telling->out, say(telling, "    - of another kind: %zu\n", "    - 属于其他类别：%zu 份\n"), kind);
  if (place) buf_format(telling->out, say(telling, "    - in another place: %zu\n", "    - 位于其他位置：%zu 份\n"), place);
}

static Text window_words(const Telling *telling, Period when) {
  Text from = when.from == DAY_NONE ? TEXT_NONE : day_iso(telling->arena, when.from);
  Text to = when.to == DAY_NONE ? TEXT_NONE : day_iso(telling->arena, when.to);
  if (!from.len && !to.len) return text_of(say(telling, "any day", "不限日期"));
  return text_format(telling->arena, "%.*s … %.*s", TEXT_ARG(from), TEXT_ARG(to));
}

static void put_windows(const Telling *telling, const TraceSet *set) {
  for (size_t i = 0; i < set->windows.len && i < WINDOWS_SHOWN; i++) {
    Text window = window_words(telling, set->windows.at[i].when);
    buf_format(telling->out, say(telling, "    %.*s: found %zu\n", "    %.*s：找到 %zu\n"), TEXT_ARG(window),
               set->windows.at[i].rows);
  }
  if (set->windows.len > WINDOWS_SHOWN)
    buf_format(telling->out, say(telling, "    ... and %zu more\n", "    …… 另有 %zu 个\n"), set->windows.len - WINDOWS_SHOWN);
}

static void put_set(const Telling *telling, const TraceSet *set, size_t number) {
  const Text file = author_source(telling->assessor->script)->name;
  buf_format(telling->out, "  %zu. %.*s", number, TEXT_ARG(set->label));
  if (set->member.len && text_find(set->label, set->member) == SIZE_MAX)
    buf_format(telling->out, " [%.*s]", TEXT_ARG(set->member));
  buf_format(telling->out, " — %.*s:%u\n", TEXT_ARG(file), set->line);
  put_windows(telling, set);
  put_papers(telling, set, true);
  put_papers(telling, set, false);
  put_others(telling, set);
}

static void put_trace(const Telling *telling, const Trace *trace) {
  buf_format(telling->out, "%s\n",
             trace->sets.len ? say(telling, "What its tests asked for (+ counts, ? waits for eyes, - does not count):",
                                   "检查所查找的材料（+ 计入，? 待核，- 不计）：")
                             : say(telling, "Its tests ask for no papers.", "该项检查不查找材料。"));
  for (size_t i = 0; i < trace->sets.len; i++) put_set(telling, &trace->sets.at[i], i + 1);
}

/* ---- The run ---- */

typedef struct Listening { /* between the caller's touch and ours */
  const Assessor *assessor;
  Trace *trace;
} Listening;

static void listen(void *state, uint32_t item) {
  Listening *listening = state;
  listening->trace->on = item == listening->trace->item;
  if (listening->assessor->touch) listening->assessor->touch(listening->assessor->state, item);
}

static const UnitEvidence *relative(void *state, uint32_t unit) {
  const Assessor *assessor = ((Listening *)state)->assessor;
  return assessor->evidence ? assessor->evidence(assessor->state, unit) : NULL;
}

void assess_try(Buf *out, const Assessor *assessor, const UnitEvidence *evidence, uint32_t item, Arena *arena, DiagList *diags,
                Lang lang) {
  Trace trace = {.arena = arena, .item = item};
  Listening listening = {assessor, &trace};
  Assessor own = *assessor;
  UnitResult result;
  uint32_t over;
  own.state = &listening;
  own.touch = listen;
  own.evidence = relative;
  assessor->script->trace = &trace;
  assess_unit(&own, evidence, arena, diags, &result, &over);
  assessor->script->trace = NULL;
  assess_explain(out, assessor, evidence, &result, item, lang);
  put_trace(&(Telling){out, assessor, arena, lang}, &trace);
}
