/* SPDX-License-Identifier: MIT
 *
 * Packs by chance, put together from pieces of the whole vocabulary, and the papers, rows and marks that they ask for.
 * Takes: a Bench. Gives: a loaded pack; papers, with and without what makes a paper more a loss. Owns: nothing.
 */
#ifndef ASSESS_DRAFT_H
#define ASSESS_DRAFT_H

#include "assess_random.h"

enum { MOST_ITEMS = 7, POINTS = 8 /* of each item: a number that any weight divides */ };

/* ---- A pack ---- */

typedef struct Draft {
  Arena *arena;
  Buf text;
  bool gentle; /* only words under which a paper more is never worse */
  int items, in[3]; /* of them in no section, in s1 and in s2 */
} Draft;

static const char *const sets[] = {"evidence { kind = 'plan' }", "evidence { kind = 'note' }",
                                   "evidence { kind = 'list', with_headings = 'install' }", "evidence {}",
                                   "evidence { kind = 'plan', with_headings = { { 'install', '安装' } } }"};

typedef struct Shape { /* %s: a set; every shape takes two of them */
  const char *form;
  bool harsh;
} Shape;

static const Shape tests[] = {
    {"at_least(2, %s), { title = 't' }), part(2, at_least(1, %s)", false},
    {"at_least(3, %s, { per = 'quarter' }), { partial = { ['50%%'] = 1 } }), part(2, at_least(2, %s, { by = '2024-05-01' })",
     false},
    {"all_of { at_least(2, %s), at_least(1, %s, { by = '2024-04-01' }) }, { late = 'half' }), part(2, at_least(1, evidence {})",
     false},
    {"any_of { at_least(2, %s), at_least(1, %s, { per = 'half' }) }), part(2, measure(count(evidence {}), { at_least = 4 })",
     false},
    {"in_order { { '1', %s }, { '2', %s } }), part(2, ratio(evidence { kind = 'plan' }, 3, { at_least = 60 })", false},
    {"measure(total(%s, 'hours'), { at_least = 6, gives = 'share' }), { title = 't' }), part(2, at_least(1, %s, { make_up = '30 days',"
     " per = 'month' })",
     false},
    {"measure(percent(%s, 5), { bands = { { 80, 6 }, { 40, 3 } } })), part(2, measure(capped(count(%s), 3), { gives = 'value' })",
     false},
    {"measure(above(total(%s, 'hours'), 3) + 0.5 * count(%s), { gives = 'value' })), part(2, at_least(1, evidence {})", false},
    {"measure(tariff(%s, 'level', { high = 3, low = 1.5 }), { gives = 'value' })), part(2, at_least(5, %s)", false},
    {"measure(tariff(%s, 'level', { high = 3, low = 1.5 }, { highest = 'what' }), { gives = 'value' })), part(2, at_least(5, %s)",
     false},
    {"deduct { { 1, at_least(2, %s, { per = 'quarter' }) }, { { 0.5, 1 }, at_least(4, %s), most = 2 } }), part(2, at_least(1,"
     " evidence {})",
     false},
    {"deduct { { 0.3, measure(percent(%s, 6), { at_least = 90 }), per = '5 points', most = 4 }, { 0.25, at_least(4, %s) }, floor = 1"
     " }), part(2, at_least(1, evidence {})",
     false},
    {"for_each({ 'plan', 'note', 'list' }, at_least(2, evidence { kind = EACH }, { by = '2024-06-01' })), { late = 0.3 }), part(2,"
     " all_of { at_least(1, %s), at_least(1, %s) }, { partial = 'all_or_nothing' }",
     false},
    {"review { guide = 'g', of = all_of { at_least(2, %s), at_least(1, %s) } }), part(2, review { guide = 'h', scale = { 2, 1, 0 } }",
     false},
    {"review { guide = 'g', weight_of_mode = { panel = 70, round = 30 }, of = at_least(1, %s) }), part(2, review { guide = 'h',"
     " decides = 'round', of = at_least(1, %s) }",
     false},
    {"review { guide = 'g', each = 0.5 }), part(2, at_least(1, %s)), part(0, at_least(2, %s)", false},
    {"at_least(2, %s), { zero_if = at_least(3, %s), why = 'w' }), part(2, at_least(1, evidence {})", true},
    {"none(%s), { on_na = 'full' }), part(2, at_least(1, %s, { per = 'quarter', at_most = 2 })", true},
    {"measure(percent(%s, evidence {}), { bands = { { 80, 6 }, { 40, 3 } } })), part(2, ratio(%s, evidence {}, { at_least = 60 })",
     true},
    {"measure(10 - count(%s), { gives = 'value' })), part(2, deduct { { 0.5, none(%s) } }", true},
    {"measure(total(%s, 'hours') / count(evidence {}), { at_least = 2, bands = { { 4, 6 }, { 2, 3 } } })), part(2, at_least(1, %s)",
     true},
    /* rows of a register, from here on */
    {"measure(total(rows { table = 'log', where = { state = 'no' } }, 'hours'), { at_least = 6, gives = 'share' })), part(2,"
     " measure(percent(rows { table = 'log', where = { state = 'no' } }, rows { table = 'log' }), { at_least = 50 })",
     true},
    {"for_each(rows { table = 'log' }, at_least(1, evidence { named = EACH }))), part(2, none(rows { table = 'log', where = { state ="
     " 'no', hours = '>=3' } })",
     true},
    {"measure(tariff(rows { table = 'log' }, 'state', { yes = 2, no = 0.5 }, { highest = 'what' }), { gives = 'value' })), part(2,"
     " at_least(4, rows { table = 'log' })",
     true},
};

static const char *any_set(void) {
  return sets[pick(sizeof sets / sizeof *sets)];
}

/* Not a literal: the forms stand in a table. */
static void add_form(Draft *draft, const char *form, const char *one, const char *two) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  buf_format(&draft->text, form, one, two);
#pragma GCC diagnostic pop
}

static void add_item(Draft *draft, uint32_t shape) {
  static const char *const sections[] = {"", "section = 's1', ", "section = 's2', "};
  static const char *const severities[] = {"", "severity = 'major', ", "severity = 'minor', "};
  uint32_t section = pick(3);
  buf_format(&draft->text, "item { id = 'I%d', title = 'I', %s%spart(6, ", ++draft->items, sections[section],
             severities[pick(3)]);
  add_form(draft, tests[shape].form, any_set(), any_set());
  buf_format(&draft->text, ") }\n");
  draft->in[section]++;
}

static void add_items(Draft *draft) {
  uint32_t count = 3 + pick(MOST_ITEMS - 2), shapes = sizeof tests / sizeof *tests;
  while (count) {
    uint32_t shape = pick(shapes);
    if (draft->gentle && tests[shape].harsh) continue;
    add_item(draft, shape);
    count--;
  }
}

/* By per cent, of points or of what is due, or as many eighths of a point. */
static void add_gate(Buf *out, uint32_t least) {
  if (least % 4 == 2) {
    buf_format(out, "gate { id = 'G', title = 'G', of = 'completion', at_least = %u, zero = 'I3', why = 'w' }\n", least);
    return;
  }
  buf_format(out, "gate { id = 'G', title = 'G', of = { 'I1', 'I2' }, %sat_least = ", least % 4 ? "" : "by = 'completion', ");
  if (least % 2) buf_format(out, "'%u.%03u points'", least / 8, least % 8 * 125);
  else buf_format(out, "%u", least);
  buf_str(out, ", zero = 'I3', why = 'w' }\n");
}

/* A column of plus and minus. With gentle words a paper more takes nothing. */
static void add_column(Buf *out, bool gentle) {
  static const char *const prices[] = {"", ", { highest = 'what' }"};
  buf_format(out, "bonus { id = 'D', title = 'D', max = %u, min = -3, points = ", pick(4));
  if (gentle) buf_format(out, "0.75 * count(%s) - 2", any_set());
  else if (pick(2)) buf_format(out, "0.5 * count(%s) - count(%s)", any_set(), any_set());
  else buf_format(out, "tariff(%s, 'level', { high = 1.5, low = -2 }%s)", any_set(), prices[pick(2)]);
  buf_format(out, "%s }\n", pick(3) ? "" : ", approved = review { guide = 'g' }");
}

/* What stands beside the items. With gentle words nothing that a paper more could bring about. */
static void add_others(Draft *draft) {
  Buf *out = &draft->text;
  if (pick(2))
    buf_format(out, "bonus { id = 'B', title = 'B', max = 4, points = 0.75 * above(count(%s), 1)%s }\n", any_set(),
               pick(2) ? ", approved = review { guide = 'g' }" : "");
  if (pick(2))
    buf_format(out, "bonus { id = 'C', title = 'C', max = 2, apply = %s, approved = review { guide = 'g' } }\n", any_set());
  if (pick(2)) add_column(out, draft->gentle);
  if (pick(2)) add_gate(out, 20 + pick(60));
  if (pick(3)) buf_format(out, "veto { id = 'W', title = 'W', when = review { guide = 'g' }, zero = { 'I1' }, grade = 'out' }\n");
  if (draft->gentle) return;
  if (pick(2)) buf_format(out, "veto { id = 'V', title = 'V', when = %s, zero = 'all', why = 'w' }\n", sets[2]);
  if (pick(2)) buf_format(out, "veto { id = 'U', title = 'U', when = at_least(4, %s), zero = { 'I2', 'I3' } }\n", any_set());
  if (pick(2))
    buf_format(out, "item { id = 'N', title = 'N', %sminus = 'total', test = deduct { { 2, at_least(5, %s) } } }\n",
               pick(2) ? "section = 's2', " : "", any_set());
  if (draft->in[1] && pick(2))
    buf_format(out, "item { id = 'M', title = 'M', section = 's1', minus = 'section', test = deduct { { 0.5, none(%s) } } }\n",
               any_set());
}

static void add_grade(Draft *draft) {
  bool scores = pick(3) != 0;
  buf_format(
      &draft->text,
      "grade { of = '%s', bands = { { 80, 'A' }, { 50, 'B' }, { 0, 'C' } }, floor = { A = { I1 = %u%s }, B = { I2 = 20 } },\n"
      " findings = { A = { major = %u }, B = { major = 4, minor = 6 } }, needs = { A = at_least(3, %s) }%s }\n",
      scores ? "score" : "completion", 10 + pick(80), scores && pick(2) ? ", completion = 60" : "", pick(3), any_set(), pick(2) ? ", findings_by = 'item'" : "");
}

/* `head` of the pack: what all of it adds up to. A weight below 0: what the section counts as a whole. */
static Text head_of(const Draft *draft, const int weight[3], bool bounded) {
  static const char *const grids[] = {"1", "0.1", "0.01", "0.001"};
  int full = 0;
  for (int i = 0; i < 3; i++) full += weight[i] < 0 ? -100 * weight[i] : draft->in[i] * POINTS * (weight[i] ? weight[i] : 100);
  return text_format(draft->arena, ", full = %d, bonus_max = 5%s, period = year(2024), decides = 'panel', precision = %s%s%s",
                     full / 100, pick(2) ? ", bonus_min = -1" : "", grids[pick(4)], pick(2) ? ", on_na = 'rescale'" : "", bounded ? ", least = 1, most = 20" : "");
}

HELPER static void draft_pack(Bench *bench, bool gentle) {
  Draft draft = {.arena = bench->arena, .gentle = gentle};
  int weight[3] = {0, pick(2) ? 50 : 0, pick(2) ? 25 : 0};
  add_items(&draft);
  if (draft.in[1] && !pick(3)) weight[1] = -5;
  add_others(&draft);
  add_grade(&draft);
  Text items = text_copy(bench->arena, buf_view(&draft.text));
  buf_reset(&draft.text);
  buf_format(&draft.text,
             "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words"
             " = { 'list' } }\nmode { id = 'panel', title = 'P' } mode { id = 'round', title = 'R' }\n"
             "register { id = 'log', words = { 'log' }, key = 'what', columns = { hours = 'h', state = 's', what = 'w' } }\n"
             "severity { id = 'major', title = 'Major' } severity { id = 'minor', title = 'Minor', within = '1 month' }\n");
  for (int i = 1; i < 3; i++) {
    buf_format(&draft.text, "section { id = 's%d', title = 'S'", i);
    if (weight[i] > 0) buf_format(&draft.text, ", weight = '%d%%'", weight[i]);
    if (weight[i] < 0) buf_format(&draft.text, ", counts = %d", -weight[i]);
    if (pick(3) == 0) buf_str(&draft.text, ", on_na = 'rescale'");
    buf_format(&draft.text, " }\n");
  }
  buf_format(&draft.text, "%.*s", TEXT_ARG(items));
  Text head = head_of(&draft, weight, pick(3) == 0), all = text_copy(bench->arena, buf_view(&draft.text));
  buf_free(&draft.text);
  bench_pack(bench, text_cstr(bench->arena, head), text_cstr(bench->arena, all));
}

/* ---- Papers and marks ---- */

static void add_field(Bench *bench, Record *record, const char *name, const char *value) {
  *list_add(bench->arena, &record->fields) = (Fact){.name = text_of(name), .value = text_of(value)};
  while (record->field_keys.len + 1 < record->fields.len) *list_add(bench->arena, &record->field_keys) = TEXT("x");
  *list_add(bench->arena, &record->field_keys) = text_of(name);
}

/* A number that nobody can read makes a sum wait: with gentle words there is none. */
static void add_numbers(Bench *bench, Record *record, bool gentle) {
  static const char *const hours[] = {"1", "2.5", "0.333", "4", "many"}, *const levels[] = {"high", "low", "other"};
  static const char *const matters[] = {"bridge", "road"};
  while (record->field_keys.len < record->fields.len) *list_add(bench->arena, &record->field_keys) = TEXT("x");
  if (gentle || pick(3)) add_field(bench, record, "hours", hours[pick(gentle ? 4 : 5)]);
  if (gentle || pick(2)) add_field(bench, record, "level", levels[pick(gentle ? 2 : 3)]);
  if (gentle || pick(2)) add_field(bench, record, "what", matters[pick(2)]);
}

static void add_table(Bench *bench, Record *record) {
  static const char *const cells[][4] = {{"1", "2", "5", "some"}, {"yes", "no", "", "yes"}, {"bridge", "road", "well", "gate"}};
  static const char *const columns[] = {"hours", "state", "what"};
  RecordTable *table = list_add(bench->arena, &record->tables);
  *table = (RecordTable){.of = TEXT("log")};
  for (int c = 0; c < 3; c++) *list_add(bench->arena, &table->columns) = text_of(columns[c]);
  for (uint32_t i = 0, rows = pick(7); i < rows; i++) {
    *list_add(bench->arena, &table->lines) = i + 3;
    for (int c = 0; c < 3; c++) *list_add(bench->arena, &table->cells) = text_of(cells[c][pick(4)]);
  }
  for (size_t i = 0; i < table->cells.len; i++)
    *list_add(bench->arena, &table->folded) = text_fold(bench->arena, table->cells.at[i]);
}

HELPER static void one_paper(Bench *bench, int number, bool gentle) {
  random_paper(bench, number);
  Record *record = &bench->evidence.records.at[bench->evidence.records.len - 1];
  add_numbers(bench, record, gentle);
  if (!gentle && !pick(4) && !record->unreadable) add_table(bench, record);
}

static void add_mark(Bench *bench, uint32_t item, uint32_t part, const char *mode, const char *value) {
  bench_mark(bench, item, part, "", value);
  bench->marks.all.at[bench->marks.all.len - 1].mode = text_of(mode);
}

static void make_marks(Bench *bench) {
  static const char *const values[] = {"yes", "no", "0", "1", "2"};
  bench->marks.all.len = 0;
  bench->marks.decides = TEXT("panel");
  for (uint32_t i = 0; i < bench->pack.items.len; i++)
    for (uint32_t p = 0; p < bench->pack.items.at[i].parts.len; p++) {
      const PackPart *part = &bench->pack.items.at[i].parts.at[p];
      uint32_t words = part->kind == PART_VETO || part->points < 2 * POINTS_ONE ? 2 : 5;
      if (part->kind == PART_GATE || (!part->markable && pick(12))) continue;
      if (pick(2)) add_mark(bench, i, p, "panel", values[pick(words)]);
      if (pick(2) && part->markable) add_mark(bench, i, p, "round", values[pick(words)]);
    }
}

HELPER static void make_set(Bench *bench, bool gentle) {
  bench->evidence.records = (Records){0};
  for (int i = 0, count = (int)pick(MOST_PAPERS); i < count; i++) one_paper(bench, i, gentle);
  sort_records(bench);
  make_marks(bench);
}

#endif
