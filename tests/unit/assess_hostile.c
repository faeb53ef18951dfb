/* SPDX-License-Identifier: MIT
 *
 * Hostile and clumsy rules: each ends by itself, as an item in error or as an answer, and leaves nothing behind for the next
 * unit.
 *
 * Not here, because no hook sees them and the worker's CPU limit ends them (tests of the supervisor): patterns that backtrack
 * for ever inside one call of string.find, such as ("a?"):rep(28) .. ("a"):rep(28) on 28 letters, or ".-.-.-.-b" on 3,000.
 */
#include "assess_help.h"

typedef enum End { END_LIMIT, END_ERROR, END_ANSWER } End;

typedef struct Script1 {
  const char *name, *body; /* of check = function(unit) ... end */
  End end;
} Script1;

static const Script1 scripts[] = {
    {"endless loop", "while true do end", END_LIMIT},
    {"pcall shelter", "while true do pcall(function() while true do end end) end", END_LIMIT},
    {"nested pcall shelters", "local function f() pcall(f) while true do pcall(f) end end f()", END_LIMIT},
    {"repeat with pcall of the limit's own error", "repeat local ok = pcall(error, 'x') until false", END_LIMIT},
    {"goto", "::a:: goto a", END_LIMIT},
    {"sort that never agrees",
     "local t = {} for i = 1, 2000 do t[i] = i end for i = 1, 10000 do table.sort(t, function() return true end) end",
     END_LIMIT},
    {"long walk of gmatch", "local s = ('x'):rep(1000000) while true do for _ in s:gmatch('y') do end end", END_LIMIT},
    {"long finds", "local s = ('x'):rep(4000000) while true do s:find('y', 1, true) end", END_LIMIT},
    {"concatenation in C", "local t = {} for i = 1, 100000 do t[i] = 'x' end while true do table.concat(t) end", END_LIMIT},
    {"moves", "local t = {} while true do table.move(t, 1, 900000, 2) end", END_LIMIT},
    {"unpacks", "local t = {} while true do select('#', table.unpack(t, 1, 3000)) end", END_LIMIT},
    {"formats", "while true do string.format('%99.99f', 1/3) end", END_LIMIT},
    {"memory by doubling", "local s = 'x' while true do s = s .. s end", END_LIMIT},
    {"memory by tables", "local t = {} for i = 1, 100000000 do t[i] = { i } end", END_LIMIT},
    {"memory under pcall", "while true do pcall(function() local t = {} for i = 1, 1e9 do t[i] = { i } end end) end",
     END_LIMIT},
    {"deep recursion", "local function f() return 1 + f() end return f()", END_LIMIT},
    {"recursion under pcall", "local function f() return 1 + f() end while true do pcall(f) end", END_LIMIT},
    {"rep of 4 EiB", "return ('x'):rep(1 << 62)", END_ERROR},
    {"rep of nothing, for ever", "return (''):rep(1 << 62)", END_ERROR},
    {"move of 1e15", "table.move({}, 1, 1000000000000000, 2)", END_ERROR},
    {"move over the whole range", "table.move({}, math.mininteger, math.maxinteger, 1)", END_ERROR},
    {"unpack of a million", "return table.unpack({}, 1, 1000000)", END_ERROR},
    {"gsub recursion", "local function f(s) return s:gsub('.', f) end return f('x')", END_ERROR},
    {"pattern too complex", "return ('x'):rep(300000):find(('x?'):rep(300000))", END_ERROR},
    {"load", "return load('return 1')()", END_ERROR},
    {"bytecode", "return string.dump(function() end)", END_ERROR},
    {"dofile", "dofile('/etc/passwd')", END_ERROR},
    {"require", "require('os')", END_ERROR},
    {"os", "os.exit(0)", END_ERROR},
    {"io", "io.open('/etc/passwd')", END_ERROR},
    {"debug", "debug.getregistry()", END_ERROR},
    {"package", "package.loadlib('x', 'y')", END_ERROR},
    {"coroutine", "coroutine.wrap(function() end)()", END_ERROR},
    {"collectgarbage", "collectgarbage('stop')", END_ERROR},
    {"xpcall", "xpcall(error, function() while true do end end)", END_ERROR},
    {"random", "return math.random() > 0", END_ERROR},
    {"setmetatable", "setmetatable({}, { __gc = function() while true do end end })", END_ERROR},
    {"metatable of texts", "getmetatable('').__index = nil", END_ERROR},
    {"rawset", "rawset(string, 'rep', nil)", END_ERROR},
    {"next", "return next({ a = 1 })", END_ERROR},
    {"global", "counter = 1", END_ERROR},
    {"change of a library", "string.rep = nil", END_ERROR},
    {"change through a text", "('x').rep = nil", END_ERROR},
    {"change of EACH", "EACH.x = 1", END_ERROR},
    {"_G", "return _G.os", END_ERROR},
    {"_ENV", "_ENV.x = 1", END_ERROR},
    {"std", "return host.find", END_ERROR},
    {"a declaration while judging", "item { id = 'B', title = 'B', check = function() return true end }", END_ERROR},
    {"a set while judging", "return #unit.find(evidence { kind = 'plan' }) > 0", END_ERROR},
    {"an error that is no text", "error({})", END_ERROR},
    {"an error that is nil", "error(nil)", END_ERROR},
    {"an answer that is a number", "return 7", END_ERROR},
    {"an answer that is a text", "return 'yes'", END_ERROR},
    {"leaves that are no leaves", "return { 1, 2 }", END_ERROR},
    {"a paper made up", "return true, 'x', { { row = { unit = 99, record = 99 } } }", END_ANSWER},
    {"a record made up", "return true, 'x', { { row = { unit = 0, record = 1 << 40 } } }", END_ANSWER},
    {"too many leaves", "local t = {} for i = 1, 100001 do t[i] = { 'x' } end return t", END_ERROR},
    {"an address", "return tostring({}) == 'table' and tostring(print == nil) ~= ''", END_ERROR}, /* print is no name */
    {"no address", "return tostring({}) == 'table' and tostring(pairs) == 'function'", END_ANSWER},
    {"an address by format", "return string.format('%s', {})", END_ERROR},
    {"an address by %p", "return string.format('%p', 'x')", END_ERROR},
    {"not a number", "return 0/0 ~= 0/0", END_ANSWER},
    {"order of pairs", "local s = '' for k in pairs({ b = 1, a = 2, [3] = 1, [1] = 1 }) do s = s .. k end return s == '13ab'",
     END_ANSWER},
    {"pcall still works", "local ok, why = pcall(error, 'x') return ok == false and why == 'x'", END_ANSWER},
    {"sort is stable",
     "local t = { { 1, 'a' }, { 0, 'b' }, { 1, 'c' }, { 0, 'd' } } table.sort(t, function(a, b) return a[1] < b[1] end)\n"
     "return t[1][2] .. t[2][2] .. t[3][2] .. t[4][2] == 'bdac'",
     END_ANSWER},
};

static int try_script(const Script1 *script) {
  Bench bench;
  char text[1024];
  bench_open(&bench);
  snprintf(text, sizeof text,
           "item { id = 'A', title = 'A', points = 4, check = function(unit)\n%s\nend }\n"
           "item { id = 'B', title = 'B', points = 6, check = function(unit) return true end }",
           script->body);
  bench_pack(&bench, ", full = 10", text);
  UnitResult result = bench_assess(&bench);
  bool limit = bench.over_limit == 0, error = result.items.at[0].state == STATE_ERROR;
  End end = limit ? END_LIMIT : error ? END_ERROR : END_ANSWER;
  bool wrong = end != script->end || result.items.at[1].state != STATE_PASS || bench.diags->all.len != (size_t)error;
  if (error && bench.diags->all.len) wrong |= bench.diags->all.at[0].code != (limit ? DIAG_RULE_LIMIT : DIAG_RULE_ERROR);
  if (end == END_ANSWER) wrong |= result.items.at[0].state != STATE_PASS;
  if (wrong)
    fprintf(stderr, "%s: ended as %d, not %d: %.*s; next item: %s\n", script->name, end, script->end,
            TEXT_ARG(result.items.at[0].error), state_names[result.items.at[1].state]);
  bench_close(&bench);
  return wrong;
}

static void every_script_ends(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) wrong += try_script(&scripts[i]);
  assert_int_equal(wrong, 0);
}

/* ---- Nothing passes from one unit to the next ---- */

static const char *const keepers[] = {
    "local n = 0\nlocal function check(unit) n = n + 1 return n == 1 end",
    "local t = { n = 0 }\nlocal function check(unit) return pcall(function() t.n = t.n + 1 end) == false and t.n == 0 end",
    "local t = { in_ = {"
        " n = 0 } }\nlocal function check(unit) return pcall(function() t.in_.n = 5 end) == false and t.in_.n == 0 end",
    "local t = {}\nlocal function check(unit) return pcall(table.insert, t, 1) == false and #t == 0 end",
    "local n\nlocal function helper() n = (n or 0) + 1 return n end\nlocal function check(unit) return helper() == 1 end",
    "local n = 0\nlocal t = {"
        " helper = function() n = n + 1 return n end }\nlocal function check(unit) return t.helper() == 1 end",
    "local f\nlocal function check(unit) if f then return false end f = function() end return true end",
    "local function check(unit) local before = unit.seen unit.seen = true unit.facts.seen = 'x' return before == nil end",
    "local list = { 'a', 'b' }\nlocal function check(unit) local s = '' for i, v in ipairs(list) do s = s .. v end\n"
    "for k, v in pairs(list) do s = s .. v end return s .. #list .. table.concat(list, '+') == 'abab2a+b' end",
};

static void no_state_passes_between_units(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof keepers / sizeof *keepers; i++) {
    Bench bench;
    char text[1024];
    bench_open(&bench);
    snprintf(text, sizeof text,
             "%s\nitem { id = 'A', title = 'A', check = check }\nitem { id = 'B', title = 'B', check = check }", keepers[i]);
    bench_pack(&bench, "", text);
    for (int unit = 0; unit < 3; unit++) {
      UnitResult result = bench_assess(&bench);
      for (int item = 0; item < 2; item++) {
        if (result.items.at[item].state != STATE_PASS)
          fprintf(stderr, "keeper %zu, unit %d, item %d: %.*s\n", i, unit, item, TEXT_ARG(result.items.at[item].error));
        assert_int_equal(result.items.at[item].state, STATE_PASS);
      }
    }
    bench_close(&bench);
  }
}

static void a_limit_does_not_spoil_the_state(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(
      &bench, "",
      "item { id = 'A', title = 'A', check = function(unit)\n"
      "  if unit.papers > 0 then local t = {} while true do t[#t + 1] = ('x'):rep(1000000) .. #t end end return true end }");
  bench_paper(&bench, "a.md", "", DAY_NONE);
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].state, STATE_ERROR);
  assert_int_equal(bench.over_limit, 0);
  bench.evidence.records.len = 0;
  for (int i = 0; i < 5; i++) {
    result = bench_assess(&bench);
    assert_int_equal(result.items.at[0].state, STATE_PASS);
    assert_int_equal(bench.over_limit, UINT32_MAX);
  }
  bench_close(&bench);
}

/* Bytecode is no text: it must be refused before Lua looks into it. */
static void bytecode_is_refused(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  assert_false(bench_load(&bench, TEXT("\033Lua\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08")));
  assert_int_equal(bench.diags->all.at[0].code, DIAG_PACK_SYNTAX);
  bench_close(&bench);
}

static void a_pack_in_another_encoding_is_told_so(void **state) {
  (void)state;
  static const char utf16[] = "\xFF\xFEp\0a\0c\0k\0";
  const Text packs[] = {{utf16, sizeof utf16 - 1}, TEXT("-- one\npack { id = 'p', title = '\xD6\xB5\xB0\xE0' }")};
  for (size_t i = 0; i < 2; i++) {
    Bench bench;
    bench_open(&bench);
    assert_false(bench_load(&bench, packs[i]));
    assert_int_equal(bench.diags->all.len, 1);
    assert_int_equal(bench.diags->all.at[0].code, DIAG_PACK_ENCODING);
    assert_int_equal(bench.diags->all.at[0].where.line, i + 1);
    bench_close(&bench);
  }
}

static void a_pack_that_loops_while_loading_is_refused(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  assert_false(bench_load(&bench, TEXT("pack { id = 'p', title = 'P' }\nwhile true do end")));
  assert_int_equal(bench.diags->all.at[0].code, DIAG_RULE_LIMIT);
  assert_int_equal(bench.diags->all.at[0].where.line, 2);
  bench_close(&bench);
}

/* ---- Blocks of themes ---- */

static void blocks_get_values_and_give_text(void **state) {
  (void)state;
  Bench bench;
  TextList keys = {0}, values = {0};
  bench_open(&bench);
  bench_pack(&bench, "", "");
  *list_add(bench.arena, &keys) = TEXT("title");
  *list_add(bench.arena, &values) = TEXT("Report");
  Text name = TEXT("themes/default/report/en/block.lua");
  Text answer = script_call(bench.script, TEXT("local values = ...\nreturn values.title:upper() .. 1"), name, &keys, &values,
                            bench.arena, bench.diags);
  assert_true(text_is(answer, "REPORT1"));
  assert_int_equal(bench.diags->all.len, 0);
  static const char *const bad[] = {"return {}", "return nil", "x = 1", "\n\nreturn os.time()", "return 'x",
      "return '\\xff'"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    answer = script_call(bench.script, text_of(bad[i]), name, &keys, &values, bench.arena, bench.diags);
    assert_int_equal(answer.len, 0);
    assert_int_equal(bench.diags->all.len, i + 1);
    assert_int_equal(bench.diags->all.at[i].code, DIAG_RULE_ERROR);
    assert_true(text_equal(bench.diags->all.at[i].where.file, name));
  }
  assert_int_equal(bench.diags->all.at[3].where.line, 3);
  answer = script_call(bench.script, TEXT("while true do end"), name, &keys, &values, bench.arena, bench.diags);
  assert_int_equal(bench.diags->all.at[6].code, DIAG_RULE_LIMIT);
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_script_ends),
      cmocka_unit_test(no_state_passes_between_units),
      cmocka_unit_test(a_limit_does_not_spoil_the_state),
      cmocka_unit_test(bytecode_is_refused),
      cmocka_unit_test(a_pack_in_another_encoding_is_told_so),
      cmocka_unit_test(a_pack_that_loops_while_loading_is_refused),
      cmocka_unit_test(blocks_get_values_and_give_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
