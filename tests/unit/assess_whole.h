/* SPDX-License-Identifier: MIT
 *
 * From files to leaves: a small input/ with a town and two branches, a vocabulary over it, one test. Takes: texts of papers and a
 * test. Gives: the leaves, as text. Owns what Whole holds until whole_close.
 */
#ifndef ASSESS_WHOLE_H
#define ASSESS_WHOLE_H

#include "assess_help.h"
#include "evidence_sample.h"

typedef struct Whole { /* a small input/ and a pack over it */
  Bench bench;
  Sample *s;
  UnitEvidence all[4]; /* of each unit, after a round through the hand-over */
  Join join;
} Whole;

static const char vocabulary[] =
    "class { id = \"town\" } class { id = \"branch\" }\n"
    "kind { id = \"plan\", title = { en = \"plan\", [\"zh-Hans\"] = \"方案\" }, words = { \"方案\", \"plan\" } }\n"
    "kind { id = \"minutes\", title = \"minutes\", words = { \"纪要\" }, dated = true } "
    "kind { id = \"meeting\", title = { en = \"meeting\", [\"zh-Hans\"] = \"会议\" }, words = { \"会议\", \"meeting\" }, fields = { vote = { \"表决\" } } }\n"
    "register { id = \"ledger\", title = { en = \"ledger\", [\"zh-Hans\"] = \"台账\" }, words = { \"台账\", \"ledger\" }, key = \"problem\",\n"
    "  columns = { problem = \"问题\", owner = { \"责任人\", \"owner\" }, deadline = \"时限\", done = \"完成\", staff = \"职工数\" } }\n"
    "register { id = \"log\", words = { \"日志\" }, key = \"what\", day = \"date\", columns = { what = \"事项\", date = \"日期\" } }\n"
    "register { id = \"duty\", words = { \"值班\" }, key = \"no\", day = \"date\", columns = { no = \"序号\", who = \"值班人\","
    " date = \"日期\" } } "
    "register { id = \"roster\", words = { \"名册\" }, personal = true, key = \"name\", columns = { name = \"姓名\" } }\n";

static void whole_open(Whole *w) {
  memset(w, 0, sizeof *w);
  bench_open(&w->bench);
  w->s = sample_open();
  sample_file(w->s, "a/assessment.yml", "pack: p\nas_of: 2024-06-30\n");
  sample_file(w->s, "a/units.csv",
              "id,name,parent,path,class,aliases,members,staff,截止日,area\ntown,Town,,town,town,,,,soon,\n"
              "east,East,town,east,branch,东村;东村支部,2,two,2024/6/1,12.5\nwest,West,town,west,branch,西村,,,2024-07-31,\n"
              "far,Far,,far,branch,,,,,\n");
  for (const char *const *unit = (const char *const[]){"town", "east", "west", "far", NULL}; *unit; unit++) {
    char path[40];
    snprintf(path, sizeof path, "a/units/%s", *unit);
    sample_folder(w->s, path);
  }
}

static void whole_file(Whole *w, const char *path, const char *text) {
  char whole[200];
  snprintf(whole, sizeof whole, "a/units/%s", path);
  sample_file(w->s, whole, text);
}

static const UnitEvidence *whole_evidence(void *state, uint32_t unit) {
  Whole *w = state;
  return unit < 4 ? &w->all[unit] : NULL;
}

/* What is read goes through its hand-over form, as in a run. */
static void whole_hand_over(Whole *w, uint32_t unit) {
  Buf bytes = {0};
  evidence_put(&bytes, &w->s->evidence);
  Text copy = text_copy(w->bench.arena, buf_view(&bytes));
  WireIn in = {copy.at, copy.at + copy.len, w->bench.arena, false};
  evidence_get(&in, w->bench.arena, &w->all[unit]);
  assert_false(in.bad);
  buf_free(&bytes);
}

static void whole_read(Whole *w, const char *items) {
  Bench *bench = &w->bench;
  bench_pack(bench, ", period = year(2024)", text_cstr(bench->arena, text_format(bench->arena, "%s%s", vocabulary, items)));
  assert_true(sample_units(w->s));
  w->s->vocabulary = bench->pack.vocabulary;
  JoinInput *join = join_new(bench->arena);
  for (uint32_t unit = 0; unit < 4; unit++) {
    assert_true(sample_read(w->s, unit));
    whole_hand_over(w, unit);
    join_add(join, &w->all[unit]);
  }
  join_finish(join, &w->join);
  bench->assessor.units = &w->s->units;
  bench->assessor.join = &w->join;
  bench->assessor.state = w;
  bench->assessor.evidence = whole_evidence;
}

static UnitResult whole_assess(Whole *w, uint32_t unit) {
  UnitResult result;
  assess_unit(&w->bench.assessor, &w->all[unit], w->bench.arena, w->bench.diags, &result, &w->bench.over_limit);
  return result;
}

static void whole_close(Whole *w) {
  sample_close(w->s);
  bench_close(&w->bench);
}

/* "key state reason paper:line; ..." of item `index` */
static Text leaves_of(Whole *w, const UnitResult *result, size_t index) {
  Buf out = {0};
  const ItemResult *item = &result->items.at[index];
  if (item->state == STATE_ERROR) buf_format(&out, "error %.*s", TEXT_ARG(item->error));
  for (size_t i = 0; i < item->parts.at[0].leaves.len; i++) {
    static const char *const states[] = {"done", "open", "waiting"};
    const Leaf *leaf = &item->parts.at[0].leaves.at[i];
    buf_format(&out, "%s%.*s %s", i ? "; " : "", TEXT_ARG(leaf->key), states[leaf->state]);
    if (leaf->reason != REASON_NONE) buf_format(&out, " %s", reason_names[leaf->reason]);
    for (size_t e = 0; e < leaf->evidence.len; e++) {
      buf_format(&out, " %.*s", TEXT_ARG(leaf->evidence.at[e].path));
      if (leaf->evidence.at[e].line) buf_format(&out, ":%u", leaf->evidence.at[e].line);
    }
  }
  Text text = text_copy(w->bench.arena, buf_view(&out));
  buf_free(&out);
  return text;
}

typedef struct Case {
  const char *test;
  uint32_t unit;
  const char *files[8]; /* path, text ... */
  const char *leaves;
} Case;

#define LEDGER "| 问题 | 责任人 | 时限 | 完成 | 职工数 |\n|---|---|---|---|---|\n"

static Text run_case(const Case *one, bool backward, Whole *w) {
  whole_open(w);
  size_t count = 0;
  while (count < 8 && one->files[count]) count += 2;
  for (size_t i = 0; i < count; i += 2) {
    size_t at = backward ? count - 2 - i : i;
    whole_file(w, one->files[at], one->files[at + 1]);
  }
  Text item = text_format(w->bench.arena, "item { id = \"A\", title = \"A\", test = %s }\n", one->test);
  whole_read(w, text_cstr(w->bench.arena, item));
  UnitResult result = whole_assess(w, one->unit);
  return leaves_of(w, &result, 0);
}

#endif
