/* SPDX-License-Identifier: MIT
 *
 * Queries of rules against one record: each condition, the order of reasons, and what needs eyes. Takes nothing. Gives TAP
 * lines.
 */
#include "evidence_sample.h"

/* One record, with a letter for what is odd about it: - nothing, u unreadable, e empty, p placeholder, k no kind, d no day,
 * b broken. */
static Record record_of(Arena *arena, char odd) {
  Record r = {.path = TEXT("03-Lessons/2017-07-05 code_of_conduct.md"),
              .path_folded = TEXT("03-lessons/2017-07-05 code_of_conduct.md"),
              .kind = TEXT("minutes"),
              .day = day_of(2017, 7, 5),
              .received = DAY_NONE,
              .title = TEXT("Study"),
              .title_folded = TEXT("study"),
              .fields_folded = TEXT("room 21\nparty lesson\n"),
              .unreadable = UNREADABLE_NO};
  r.text_folded = TEXT("study\nthe first line.\n\xE5\xAD\xA6\xE4\xB9\xA0 here");
  static const uint32_t lines[] = {3, 5, 9};
  for (size_t i = 0; i < 3; i++) *list_add(arena, &r.text_lines) = lines[i];
  *list_add(arena, &r.headings) = (RecordHeading){1, TEXT("Study"), TEXT("study"), TEXT("study"), 3, 5};
  *list_add(arena, &r.headings) = (RecordHeading){2, TEXT("Votes"), TEXT("votes"), TEXT("votes"), 7, 0};
  *list_add(arena, &r.headings) = (RecordHeading){2, TEXT("Next steps"), TEXT("next steps"), TEXT("next-steps"), 8, 2};
  *list_add(arena, &r.fields) = (Fact){TEXT("\xE5\x9C\xB0\xE7\x82\xB9"), TEXT("Room 2"), {{0}, 0, 0}, true};
  *list_add(arena, &r.field_keys) = TEXT("place");
  *list_add(arena, &r.fields) = (Fact){TEXT("host"), TEXT(" -- "), {{0}, 0, 0}, false};
  *list_add(arena, &r.field_keys) = TEXT("host");
  if (odd == 'o' || odd == 'x') { /* of an office: without headings, and with others */
    r.format = PAPER_OFFICE;
    r.headings.at[0] = r.headings.at[1];
    r.headings.len = odd == 'o' ? 1 : 2;
  }
  if (odd == 'e') r.empty = true;
  if (odd == 'p') r.placeholder = true;
  if (odd == 'k') r.kind = TEXT_NONE;
  if (odd == 'd') r.day = DAY_NONE;
  if (odd == 'u' || odd == 'b') {
    r.unreadable = odd == 'u' ? UNREADABLE_ATTACHMENT : UNREADABLE_BROKEN;
    r.text_folded = TEXT_NONE;
    r.text_lines.len = r.headings.len = r.fields.len = 0;
  }
  return r;
}

typedef struct MatchCase {
  char odd;
  const char *kind, *named, *topic, *others, *contains, *lacks, *but_not, *path, *field, *heading, *from, *to;
  bool any;
  MatchOutcome outcome;
  MatchWhy why;
  uint32_t line;
} MatchCase;

static const MatchCase cases[] = {
    {.odd = '-', .outcome = MATCH_YES},
    {.odd = '-', .kind = "minutes", .outcome = MATCH_YES},
    {.odd = '-', .kind = "plan", .outcome = MATCH_NO, .why = WHY_KIND},
    {.odd = 'k', .kind = "minutes", .outcome = MATCH_NO, .why = WHY_KIND},
    {.odd = 'k', .outcome = MATCH_YES},
    {.odd = 'e', .outcome = MATCH_NO, .why = WHY_EMPTY},
    {.odd = 'p', .outcome = MATCH_NO, .why = WHY_PLACEHOLDER},
    {.odd = 'e', .any = true, .outcome = MATCH_YES},
    {.odd = 'p', .any = true, .outcome = MATCH_YES},
    {.odd = 'e', .kind = "plan", .outcome = MATCH_NO, .why = WHY_KIND},
    /* topic: path, front matter, title, headings; not the text */
    {.odd = '-', .topic = "lessons", .outcome = MATCH_YES},
    {.odd = '-', .topic = "code of conduct", .outcome = MATCH_YES},
    {.odd = '-', .topic = "code-of-conduct", .outcome = MATCH_YES},
    {.odd = '-', .topic = "party lesson", .outcome = MATCH_YES},
    {.odd = '-', .topic = "study", .outcome = MATCH_YES},
    {.odd = '-', .topic = "room", .outcome = MATCH_YES},
    {.odd = '-', .topic = "room 21", .outcome = MATCH_YES},
    {.odd = '-', .topic = "room 2", .outcome = MATCH_NO, .why = WHY_TOPIC}, /* another number */
    {.odd = '-', .topic = "1", .outcome = MATCH_NO, .why = WHY_TOPIC},
    {.odd = '-', .topic = "next steps", .outcome = MATCH_YES, .line = 8},
    {.odd = '-', .topic = "first line", .outcome = MATCH_NO, .why = WHY_TOPIC},
    {.odd = '-', .topic = "nothing|next steps", .outcome = MATCH_YES, .line = 8},
    {.odd = '-', .topic = "nothing|nowhere", .outcome = MATCH_NO, .why = WHY_TOPIC},
    {.odd = 'u', .topic = "lessons", .outcome = MATCH_YES},
    {.odd = 'u', .topic = "next steps", .outcome = MATCH_EYES},
    /* its own name says another topic of the list: not this one; a folder's name does not tell, nor that of half a file */
    {.odd = 'u', .topic = "next steps", .others = "next steps|code of conduct", .outcome = MATCH_NO, .why = WHY_TOPIC},
    {.odd = 'u', .topic = "next steps", .others = "next steps|lessons", .outcome = MATCH_EYES},
    {.odd = 'u', .topic = "code of conduct", .others = "next steps|code of conduct", .outcome = MATCH_YES},
    {.odd = 'b', .topic = "next steps", .others = "next steps|code of conduct", .outcome = MATCH_EYES},
    {.odd = '-', .topic = "next steps", .others = "next steps|code of conduct", .outcome = MATCH_YES, .line = 8},
    /* named: the same places, but never for eyes */
    {.odd = '-', .named = "lessons", .outcome = MATCH_YES},
    {.odd = '-', .named = "nothing|next steps", .outcome = MATCH_YES, .line = 8},
    {.odd = '-', .named = "first line", .topic = "zz", .outcome = MATCH_NO, .why = WHY_NAMED},
    {.odd = 'u', .named = "lessons", .outcome = MATCH_YES},
    {.odd = 'u', .named = "next steps", .outcome = MATCH_NO, .why = WHY_NAMED},
    {.odd = 'b', .named = "next steps", .outcome = MATCH_NO, .why = WHY_NAMED},
    {.odd = 'u', .named = "lessons", .contains = "first line", .outcome = MATCH_EYES},
    /* contains: the text with its lines; not the path */
    {.odd = '-', .contains = "first line", .outcome = MATCH_YES, .line = 5},
    {.odd = '-', .contains = "study", .outcome = MATCH_YES, .line = 3},
    {.odd = '-', .contains = "学习", .outcome = MATCH_YES, .line = 9},
    {.odd = '-', .contains = "nothing|here", .outcome = MATCH_YES, .line = 9},
    {.odd = '-', .contains = "conduct", .outcome = MATCH_NO, .why = WHY_CONTAINS},
    {.odd = '-', .contains = "line. 学习", .outcome = MATCH_NO, .why = WHY_CONTAINS},
    {.odd = 'u', .contains = "study", .outcome = MATCH_EYES},
    {.odd = 'u', .contains = "study", .kind = "plan", .outcome = MATCH_NO, .why = WHY_KIND},
    {.odd = 'u', .contains = "study", .from = "2017-08-01", .outcome = MATCH_NO, .why = WHY_PERIOD},
    {.odd = 'u', .kind = "minutes", .outcome = MATCH_YES},
    /* half a file may hold anything, whatever it is called */
    {.odd = 'b', .kind = "minutes", .outcome = MATCH_EYES},
    {.odd = 'b', .kind = "plan", .outcome = MATCH_NO, .why = WHY_KIND},
    {.odd = 'b', .contains = "zz", .outcome = MATCH_EYES},
    /* but not within a phrase; and what it must not say */
    {.odd = '-', .contains = "line", .but_not = "first line", .outcome = MATCH_NO, .why = WHY_CONTAINS},
    {.odd = '-', .contains = "line", .but_not = "second line|line x", .outcome = MATCH_YES, .line = 5},
    {.odd = '-', .contains = "line|study", .but_not = "first line", .outcome = MATCH_YES, .line = 3},
    {.odd = '-', .lacks = "accident", .outcome = MATCH_YES},
    {.odd = '-', .lacks = "accident|first line", .outcome = MATCH_NO, .why = WHY_LACKS},
    {.odd = '-', .lacks = "line", .but_not = "first line", .outcome = MATCH_YES},
    {.odd = '-', .lacks = "lessons", .outcome = MATCH_YES}, /* of the name */
    {.odd = 'u', .lacks = "accident", .outcome = MATCH_EYES},
    {.odd = 'b', .lacks = "accident", .outcome = MATCH_EYES},
    {.odd = 'e', .contains = "study", .any = true, .outcome = MATCH_YES, .line = 3},
    /* path */
    {.odd = '-', .path = "03-lessons", .outcome = MATCH_YES},
    {.odd = '-', .path = "docs|lessons/", .outcome = MATCH_YES},
    {.odd = '-', .path = "docs", .outcome = MATCH_NO, .why = WHY_PATH},
    {.odd = 'u', .path = "docs", .outcome = MATCH_NO, .why = WHY_PATH},
    /* fields */
    {.odd = '-', .field = "place", .outcome = MATCH_YES},
    {.odd = '-', .field = "地点", .outcome = MATCH_YES},
    {.odd = '-', .field = "host", .outcome = MATCH_NO, .why = WHY_FIELD},
    {.odd = '-', .field = "present", .outcome = MATCH_NO, .why = WHY_FIELD},
    {.odd = 'u', .field = "place", .outcome = MATCH_EYES},
    /* headings with words below */
    {.odd = '-', .heading = "next", .outcome = MATCH_YES, .line = 8},
    {.odd = '-', .heading = "votes|next", .outcome = MATCH_YES, .line = 8},
    {.odd = '-', .heading = "votes", .outcome = MATCH_NO, .why = WHY_HEADING},
    {.odd = '-', .heading = "agenda", .outcome = MATCH_NO, .why = WHY_HEADING},
    {.odd = 'u', .heading = "next", .outcome = MATCH_EYES},
    {.odd = 'o', .heading = "study", .outcome = MATCH_YES, .line = 3},
    {.odd = 'x', .heading = "study", .outcome = MATCH_NO, .why = WHY_HEADING},
    {.odd = 'o', .heading = "first", .outcome = MATCH_NO, .why = WHY_HEADING}, /* a sentence */
    {.odd = 'o', .heading = "here", .outcome = MATCH_NO, .why = WHY_HEADING},  /* nothing below it */
    /* period: both ends count */
    {.odd = '-', .from = "2017-07-05", .to = "2017-07-05", .outcome = MATCH_YES},
    {.odd = '-', .from = "2017-07-06", .outcome = MATCH_NO, .why = WHY_PERIOD},
    {.odd = '-', .to = "2017-07-04", .outcome = MATCH_NO, .why = WHY_PERIOD},
    {.odd = '-', .from = "2017-07-05", .outcome = MATCH_YES},
    {.odd = '-', .to = "2017-07-05", .outcome = MATCH_YES},
    {.odd = 'd', .from = "2017-07-05", .outcome = MATCH_NO, .why = WHY_NO_DAY},
    {.odd = 'd', .outcome = MATCH_YES},
    /* the first reason */
    {.odd = 'p', .kind = "plan", .topic = "zz", .outcome = MATCH_NO, .why = WHY_KIND},
    {.odd = 'p', .path = "zz", .from = "2018-01-01", .outcome = MATCH_NO, .why = WHY_PLACEHOLDER},
    {.odd = '-', .path = "zz", .from = "2018-01-01", .outcome = MATCH_NO, .why = WHY_PATH},
    {.odd = '-', .from = "2018-01-01", .topic = "zz", .outcome = MATCH_NO, .why = WHY_PERIOD},
    {.odd = '-', .topic = "zz", .contains = "zz", .outcome = MATCH_NO, .why = WHY_TOPIC},
    {.odd = '-', .contains = "zz", .field = "zz", .outcome = MATCH_NO, .why = WHY_CONTAINS},
    {.odd = '-', .field = "zz", .heading = "zz", .outcome = MATCH_NO, .why = WHY_FIELD},
};

static Day day_or_open(const char *iso) {
  Day day = DAY_NONE;
  if (iso) assert_true(day_parse(text_of(iso), &day));
  return day;
}

static void queries_match(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(cases); i++) {
    const MatchCase *c = &cases[i];
    Arena *arena = arena_new();
    Record record = record_of(arena, c->odd);
    EvidenceQuery query = {.kind = text_of(c->kind), .named = text_of(c->named), .topic = text_of(c->topic),
                           .others = text_of(c->others),
                           .contains = text_of(c->contains), .lacks = text_of(c->lacks),
                           .but_not = text_of(c->but_not), .path = text_of(c->path),
                           .when = {day_or_open(c->from), day_or_open(c->to)}, .any_state = c->any};
    if (c->field) *list_add(arena, &query.with_fields) = text_of(c->field);
    if (c->heading) *list_add(arena, &query.with_headings) = text_of(c->heading);
    MatchWhy why = WHY_KIND;
    uint32_t line = 99;
    MatchOutcome outcome = evidence_match(&query, &record, &why, &line);
    if (outcome != c->outcome || why != c->why || line != c->line) print_error("case %zu\n", i);
    assert_int_equal(outcome, c->outcome);
    assert_int_equal(why, c->why);
    assert_int_equal(line, c->line);
    assert_int_equal(evidence_match(&query, &record, NULL, NULL), c->outcome);
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(queries_match)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
