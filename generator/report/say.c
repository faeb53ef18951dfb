/* SPDX-License-Identifier: MIT
 *
 * Numbers, days and states in words of the report's language. Every percentage stands beside the n/N it came from.
 * Takes: plain values. Gives: text in the composer's arena. Owns nothing.
 */
#include "report/report_in.h"

/* Who judges by yes and no gives no points: 评定, not 评分. */
static const Word plain_words[WORD_COUNT] = {
    [WORD_REASON_WAITING] = WORD_PLAIN_REASON_WAITING, [WORD_LEAF_MARKED] = WORD_PLAIN_LEAF_MARKED,
    [WORD_LABEL_GUIDE] = WORD_PLAIN_LABEL_GUIDE,       [WORD_LABEL_MARK] = WORD_PLAIN_LABEL_MARK,
    [WORD_LABEL_DECIDES] = WORD_PLAIN_LABEL_DECIDES,   [WORD_HEAD_PART] = WORD_PLAIN_HEAD_PART,
    [WORD_HEAD_MODE] = WORD_PLAIN_HEAD_MODE,           [WORD_HEAD_MARK] = WORD_PLAIN_HEAD_MARK,
    [WORD_HEAD_BY] = WORD_PLAIN_HEAD_BY,               [WORD_CAPTION_MARKS] = WORD_PLAIN_CAPTION_MARKS,
    [WORD_MARK_DETAIL] = WORD_PLAIN_MARK_DETAIL,       [WORD_FROM_MARK] = WORD_PLAIN_FROM_MARK,
};

/* The word that the report uses for it. */
static Word word_here(const Composer *composer, Word which) {
  const Pack *pack = composer->data ? composer->data->pack : NULL;
  return pack && !pack->scored && plain_words[which] ? plain_words[which] : which;
}

Text say_word(const Composer *composer, Word which) {
  return word(word_here(composer, which), composer->lang);
}

static Text say_args(const Composer *composer, Word which, const Text *args, size_t count) {
  return word_format(composer->arena, word_here(composer, which), composer->lang, args, count);
}

Text say_1(const Composer *composer, Word which, Text a) {
  return say_args(composer, which, &a, 1);
}

Text say_2(const Composer *composer, Word which, Text a, Text b) {
  return say_args(composer, which, (Text[]){a, b}, 2);
}

Text say_3(const Composer *composer, Word which, Text a, Text b, Text c) {
  return say_args(composer, which, (Text[]){a, b, c}, 3);
}

Text say_4(const Composer *composer, Word which, Text a, Text b, Text c, Text d) {
  return say_args(composer, which, (Text[]){a, b, c, d}, 4);
}

Text say_count(const Composer *composer, int64_t number) {
  return text_format(composer->arena, "%lld", (long long)number);
}

Text say_points(const Composer *composer, Points points) {
  return points_text(composer->arena, points);
}

Text say_day(const Composer *composer, Day day) {
  return day == DAY_NONE ? say_word(composer, WORD_NOTHING) : day_iso(composer->arena, day);
}

/* ---- Completion ---- */

Text say_ratio(const Composer *composer, int64_t done, int64_t due) {
  if (due == 0) return say_word(composer, WORD_NOTHING);
  return text_format(composer->arena, "%lld/%lld", (long long)done, (long long)due);
}

/* One decimal, rounded half up, in integers. due > 0. */
Text say_percent(const Composer *composer, int64_t done, int64_t due) {
  int64_t tenths = (2 * 1000 * done + due) / (2 * due);
  return text_format(composer->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

Text say_completion(const Composer *composer, int64_t done, int64_t due) {
  if (due == 0) return say_word(composer, WORD_COMPLETION_NONE);
  return say_3(composer, WORD_COMPLETION, say_count(composer, done), say_count(composer, due),
               say_percent(composer, done, due));
}

/* ---- Points ---- */

typedef struct Share {
  Word word;
  Points points;
} Share;

/* The shares that are not 0 (the first one always), each in its words. */
static TextList shares_said(const Composer *composer, const Share *shares, size_t count) {
  TextList said = {0};
  for (size_t i = 0; i < count; i++)
    if (i == 0 || shares[i].points != 0)
      *list_add(composer->arena, &said) = say_1(composer, shares[i].word, say_points(composer, shares[i].points));
  return said;
}

static Text score_of(const Composer *composer, const Sums *sums) {
  Text rest = say_points(composer, sums->full - sums->not_applicable);
  if (sums->not_applicable == 0) return say_1(composer, WORD_SCORE_OF, rest);
  return say_3(composer, WORD_SCORE_OF_REST, rest, say_points(composer, sums->full),
               say_points(composer, sums->not_applicable));
}

Text say_score(const Composer *composer, const Sums *sums) {
  if (!pack_scored(composer) || sums->full == sums->not_applicable) return say_word(composer, WORD_NO_SCORE);
  Share shares[] = {{WORD_SCORE_CONFIRMED, sums->confirmed},
                    {WORD_SCORE_PENDING, sums->pending},
                    {WORD_SCORE_NOT_DUE, sums->not_due},
                    {WORD_SCORE_IN_ERROR, sums->in_error}};
  TextList said = shares_said(composer, shares, 4);
  *list_add(composer->arena, &said) = score_of(composer, sums);
  return text_join(composer->arena, &said, say_word(composer, WORD_COMMA));
}

Text say_parts_of_full(const Composer *composer, const Sums *sums, bool bonus) {
  Word rest = bonus ? WORD_SCORE_NOT_TAKEN : WORD_SCORE_LOST; /* nobody loses anything without a bonus */
  Share shares[] = {{WORD_SCORE_CONFIRMED, sums->confirmed}, {WORD_SCORE_PENDING, sums->pending},
                    {rest, sums->lost},                      {WORD_SCORE_NOT_DUE, sums->not_due},
                    {WORD_SCORE_IN_ERROR, sums->in_error},   {WORD_SCORE_NOT_APPLICABLE, sums->not_applicable}};
  TextList said = shares_said(composer, shares, 6);
  return say_2(composer, WORD_FORMULA_EQUALS, text_join(composer->arena, &said, TEXT(" + ")),
               say_points(composer, sums->full));
}

/* ---- Vetoes and gates ---- */

Text say_state(const Composer *composer, const PackItem *item, State state, bool early) {
  if (early) return say_word(composer, WORD_LEAF_DONE_EARLY);
  return word_item_state(item, state, composer->lang);
}

/* It takes no points and fixes no grade: no veto, in the words of those who read it. */
static bool only_lowers(const PackItem *item) {
  const PackEffect *effect = &item->effect;
  return effect->lower && !effect->zero_all && !effect->zero.len && !effect->grade.len;
}

Text say_item(const Composer *composer, const PackItem *item) {
  if (item->bonus) return say_1(composer, WORD_BONUS_ITEM, item->title);
  if (item->veto && only_lowers(item)) return say_1(composer, WORD_LOWER_ITEM, item->title);
  if (item->veto) return say_1(composer, WORD_VETO_ITEM, item->title);
  return item->gate ? say_1(composer, WORD_GATE_ITEM, item->title) : item->title;
}

static Text say_steps(const Composer *composer, int64_t steps) {
  return steps == 1 ? say_word(composer, WORD_STEP) : say_1(composer, WORD_STEPS, say_count(composer, steps));
}

/* "grade lower by one step", "..., once for all of G1, G2". */
static Text say_lower(const Composer *composer, const PackEffect *effect) {
  const Pack *pack = composer->data->pack;
  Text said = say_1(composer, WORD_EFFECT_LOWER, say_steps(composer, effect->lower));
  TextList ids = {0};
  for (size_t i = 0; effect->once.len && i < pack->items.len; i++)
    if (text_equal(pack->items.at[i].effect.once, effect->once)) *list_add(composer->arena, &ids) = pack->items.at[i].id;
  if (!ids.len) return said;
  return say_2(composer, WORD_EFFECT_ONCE, said, text_join(composer->arena, &ids, say_word(composer, WORD_LIST_BETWEEN)));
}

Text say_effect(const Composer *composer, const PackItem *item) {
  TextList said = {0}, ids = {0};
  const PackEffect *effect = &item->effect;
  for (size_t i = 0; i < effect->zero.len; i++)
    *list_add(composer->arena, &ids) = composer->data->pack->items.at[effect->zero.at[i]].id;
  if (effect->zero_all) *list_add(composer->arena, &said) = say_word(composer, WORD_EFFECT_NOTHING);
  if (ids.len)
    *list_add(composer->arena, &said) =
        say_1(composer, WORD_EFFECT_ZERO, text_join(composer->arena, &ids, say_word(composer, WORD_LIST_BETWEEN)));
  if (effect->grade.len) *list_add(composer->arena, &said) = say_1(composer, WORD_EFFECT_GRADE, effect->grade);
  if (effect->lower) *list_add(composer->arena, &said) = say_lower(composer, effect);
  if (effect->unranked) *list_add(composer->arena, &said) = say_word(composer, WORD_EFFECT_UNRANKED);
  if (effect->why.len) *list_add(composer->arena, &said) = effect->why;
  return text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON));
}

/* ---- Sums by weight ---- */

static bool counts_as_is(const PackSection *section) {
  return section->rescale && section->weight.number == section->weight.of;
}

Text say_section_count(const Composer *composer, const PackSection *section, Text got, const Sums *sums) {
  Points possible = sums->full - sums->not_applicable;
  Text said = got;
  if (section->rescale && sums->not_applicable && possible > 0)
    said = say_4(composer, WORD_FINAL_OF_POSSIBLE, said, say_points(composer, sums->full), say_points(composer, possible),
                 say_points(composer, sums->not_applicable));
  if (!counts_as_is(section)) said = say_2(composer, WORD_FINAL_TIMES, said, say_section_weight(composer, section));
  return say_2(composer, WORD_FINAL_SECTION, section->title, said);
}

Text say_section_weight(const Composer *composer, const PackSection *section) {
  if (!section->weight.of) return TEXT_NONE;
  if (!section->counts) return say_weight(composer, section->weight.number);
  return text_format(composer->arena, "%.*s/%.*s", TEXT_ARG(say_points(composer, section->counts)),
                     TEXT_ARG(say_points(composer, section->full)));
}

Text say_weight(const Composer *composer, int64_t weight) {
  return text_format(composer->arena, "%.*s%%", TEXT_ARG(points_text(composer->arena, weight * 100)));
}

/* "+6.1", "-0.5%": how far the unit is from the mean. */
Text say_difference(const Composer *composer, const PackPeer *peer, const PeerResult *result) {
  Points far = result->value - result->mean;
  return text_format(composer->arena, "%s%.*s%.*s", far > 0 ? "+" : "", TEXT_ARG(say_points(composer, far)), TEXT_ARG(peer->sign));
}

Text say_final(const Composer *composer, const Final *final) {
  Text score = say_points(composer, final->score);
  return final->reach == final->score ? score : say_2(composer, WORD_FINAL_REACH, score, say_points(composer, final->reach));
}

Text say_bonus(const Composer *composer, const Sums *bonus) {
  const Pack *pack = composer->data->pack;
  Text sure = say_points(composer, bonus->confirmed), most = say_points(composer, pack->bonus_max);
  TextList said = {0};
  Text bounded = say_2(composer, WORD_BONUS_OF, sure, most);
  if (pack->bonus_min) bounded = say_3(composer, WORD_BONUS_BETWEEN, sure, most, say_points(composer, pack->bonus_min));
  *list_add(composer->arena, &said) = bounded;
  if (bonus->pending)
    *list_add(composer->arena, &said) = say_1(composer, WORD_SCORE_PENDING, say_points(composer, bonus->pending));
  return text_join(composer->arena, &said, say_word(composer, WORD_COMMA));
}

Text say_rank(const Composer *composer, const UnitSummary *summary) {
  if (summary->rank && summary->rank_of == 1) return say_word(composer, WORD_RANK_ALONE);
  if (summary->rank)
    return say_2(composer, WORD_RANK_OF, say_count(composer, summary->rank), say_count(composer, summary->rank_of));
  if (!summary->applies)
    return say_2(composer, WORD_BRACKETS, say_word(composer, WORD_RANK_NONE), say_word(composer, WORD_NOT_ITS_CLASS));
  if (summary->provisional)
    return say_2(composer, WORD_BRACKETS, say_word(composer, WORD_RANK_NONE), say_word(composer, WORD_PROVISIONAL));
  return say_word(composer, WORD_RANK_NONE);
}

Text say_waiver(const Composer *composer, const Waiver *waiver) {
  Text until = say_day(composer, waiver->until);
  if (waiver->from == DAY_NONE) return say_3(composer, WORD_WAIVER_UNTIL, until, waiver->reason, waiver->approver);
  return say_4(composer, WORD_WAIVER_FROM_UNTIL, say_day(composer, waiver->from), until, waiver->reason, waiver->approver);
}

/* ---- Days and places ---- */

static Text days_away(const Composer *composer, int64_t days) {
  if (days == 0) return say_word(composer, WORD_DAY_TODAY);
  if (days == 1) return say_word(composer, WORD_DAY_LEFT);
  if (days == -1) return say_word(composer, WORD_DAY_OVERDUE);
  return say_1(composer, days > 0 ? WORD_DAYS_LEFT : WORD_DAYS_OVERDUE, say_count(composer, days > 0 ? days : -days));
}

Text say_limit(const Composer *composer, Day by, bool with_day) {
  if (by == DAY_NONE) return say_word(composer, WORD_DUE_AT_ONCE);
  Text away = days_away(composer, (int64_t)by - composer->data->assessment->as_of);
  return with_day ? say_2(composer, WORD_BRACKETS, say_day(composer, by), away) : away;
}

Text say_period(const Composer *composer, Period period) {
  bool from = period.from != DAY_NONE, until = period.to != DAY_NONE;
  Text first = from ? day_words(composer->arena, period.from, composer->lang) : TEXT_NONE;
  Text last = until ? day_words(composer->arena, period.to, composer->lang) : TEXT_NONE;
  if (from && until) return say_2(composer, WORD_PERIOD_BOTH, first, last);
  if (from) return say_1(composer, WORD_PERIOD_FROM, first);
  return until ? say_1(composer, WORD_PERIOD_UNTIL, last) : say_word(composer, WORD_PERIOD_OPEN);
}

Text say_where(const Composer *composer, Where where) {
  if (where.line == 0) return where.file;
  if (where.column == 0) return text_format(composer->arena, "%.*s:%u", TEXT_ARG(where.file), where.line);
  return text_format(composer->arena, "%.*s:%u:%u", TEXT_ARG(where.file), where.line, where.column);
}

/* ---- Papers ---- */

Text say_source(const Composer *composer, FactSource source) {
  switch (source) {
  case FROM_NONE: return TEXT_NONE;
  case FROM_FRONT: return say_word(composer, WORD_FROM_FRONT);
  case FROM_NAME: return say_word(composer, WORD_FROM_NAME);
  case FROM_FOLDER: return say_word(composer, WORD_FROM_FOLDER);
  case FROM_HEADING: return say_word(composer, WORD_FROM_HEADING);
  case FROM_BODY: return say_word(composer, WORD_FROM_BODY);
  case FROM_PHOTO: return say_word(composer, WORD_FROM_PHOTO);
  case FROM_MARK: return say_word(composer, WORD_FROM_MARK);
  }
  return TEXT_NONE;
}

Text say_unreadable(const Composer *composer, Unreadable why) {
  switch (why) {
  case UNREADABLE_NO: return TEXT_NONE;
  case UNREADABLE_ATTACHMENT: return say_word(composer, WORD_UNREADABLE_ATTACHMENT);
  case UNREADABLE_BROKEN: return say_word(composer, WORD_UNREADABLE_BROKEN);
  case UNREADABLE_CRASHED: return say_word(composer, WORD_UNREADABLE_CRASHED);
  case UNREADABLE_TOO_SLOW: return say_word(composer, WORD_UNREADABLE_TOO_SLOW);
  case UNREADABLE_TOO_BIG: return say_word(composer, WORD_UNREADABLE_TOO_BIG);
  }
  return TEXT_NONE;
}

static Text say_kind(const Composer *composer, Text kind) {
  const Kinds *kinds = &composer->data->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    if (text_equal(kinds->at[i].id, kind)) return kinds->at[i].title.len ? kinds->at[i].title : kind;
  return kind.len ? kind : say_word(composer, WORD_KIND_UNKNOWN);
}

Text say_record_title(const Record *record) {
  return record->title.len ? record->title : record->shown;
}

/* A mark in a word stays a word: "yes" on a scanned paper is no number of points. */
Text say_mark(const Composer *composer, const Mark *mark) {
  if (mark->unsettled.len) return say_word(composer, WORD_NOTHING);
  if (!mark->worded) return say_points(composer, mark->value);
  return say_word(composer, mark->approved ? WORD_MARK_YES : WORD_MARK_NO);
}

Text short_hash(Arena *arena, const Sha256 *hash) {
  return text_slice(hash_hex(arena, hash), 0, 12);
}

/* A register is no kind, but it is what the paper is: "members", "rectification; sign-in sheet". */
static Text say_registers(const Composer *composer, const Record *record) {
  const Registers *known = &composer->data->pack->vocabulary.registers;
  TextList titles = {0};
  for (size_t i = 0; i < known->len; i++) {
    bool here = false;
    for (size_t k = 0; k < record->tables.len; k++) here |= text_equal(record->tables.at[k].of, known->at[i].id);
    if (here) *list_add(composer->arena, &titles) = known->at[i].title.len ? known->at[i].title : known->at[i].id;
  }
  return text_join(composer->arena, &titles, say_word(composer, WORD_SEMICOLON));
}

Text say_record_kind(const Composer *composer, const Record *record) {
  Text registers = record->kind.len ? TEXT_NONE : say_registers(composer, record);
  return registers.len ? registers : say_kind(composer, record->kind);
}

/* "3 working days"; nothing for a span of 0. */
Text say_span(const Composer *composer, const Span *span) {
  if (!span->days && !span->months) return TEXT_NONE;
  int count = span->months ? span->months : span->days;
  Word one = span->months ? WORD_SPAN_MONTH : span->working ? WORD_SPAN_WORKING_DAY : WORD_SPAN_DAY;
  Word many = span->months ? WORD_SPAN_MONTHS : span->working ? WORD_SPAN_WORKING_DAYS : WORD_SPAN_DAYS;
  return count == 1 ? say_word(composer, one) : say_1(composer, many, say_count(composer, count));
}

/* A floor names a section or an item, or completion; a need has its own words. */
static Text lack_what(const Composer *composer, const GradeLack *lack) {
  const Pack *pack = composer->data->pack;
  if (lack->by_leaves && text_is(lack->what, "completion")) return say_word(composer, WORD_LABEL_COMPLETION);
  for (size_t i = 0; lack->possible && i < pack->sections.len; i++)
    if (text_equal(pack->sections.at[i].id, lack->what) && pack->sections.at[i].title.len) return pack->sections.at[i].title;
  for (size_t i = 0; lack->possible && i < pack->items.len; i++)
    if (text_equal(pack->items.at[i].id, lack->what)) return pack->items.at[i].title;
  return lack->what;
}

static Text lack_said(const Composer *composer, const GradeLack *lack) {
  bool points = !lack->by_leaves;
  Text name = composer->data->pack->bands.at[lack->band].name;
  if (!lack->possible) {
    bool named = text_starts(lack->what, TEXT("\xE2\x80\x9C")); /* with quotation marks of its own */
    return say_2(composer, named ? WORD_GRADE_NEED_NAMED : WORD_GRADE_NEED, name, lack->what);
  }
  Text least = say_points(composer, lack->bound.at_least), what = lack_what(composer, lack);
  if (lack->bound.points)
    return word_format(composer->arena, WORD_GRADE_FLOOR_POINTS, composer->lang,
                       (Text[]){name, what, say_points(composer, lack->got), say_points(composer, lack->possible), least},
                       5);
  return word_format(composer->arena, WORD_GRADE_FLOOR, composer->lang,
                     (Text[]){name, what, points ? say_points(composer, lack->got) : say_count(composer, lack->got),
                              points ? say_points(composer, lack->possible) : say_count(composer, lack->possible),
                              say_percent(composer, lack->got, lack->possible), least},
                     6);
}

/* Grades above its own that the unit's score may have reached: what keeps it from them. */
static TextList lacks_said(const Composer *composer, const UnitSummary *summary) {
  TextList said = {0};
  const Pack *pack = composer->data->pack;
  bool kept = summary->lacks.len || summary->crowded;
  for (uint32_t band = 0; kept && band < pack->bands.len && !text_equal(pack->bands.at[band].name, summary->grade); band++) {
    bool told = false;
    for (size_t i = 0; i < summary->lacks.len; i++)
      if (summary->lacks.at[i].band == band && grade_reached(pack, summary, band)) {
        *list_add(composer->arena, &said) = lack_said(composer, &summary->lacks.at[i]);
        told = true;
      }
    if (!told && band < 32 && (summary->crowded >> band & 1))
      *list_add(composer->arena, &said) = say_1(composer, WORD_GRADE_CROWDED, pack->bands.at[band].name);
  }
  return said;
}

/* "B, 2 steps lower because: an accident (2 steps)": of two reasons each says its own. */
static Text lowered_said(const Composer *composer, const UnitSummary *summary, Text grade) {
  int64_t steps = summary->lowered.len ? grade_steps(composer->data->pack, summary) : 0;
  TextList said = {0};
  if (!grade.len || !steps) return grade;
  for (size_t i = 0; i < summary->lowered.len; i++) {
    const GradeStep *step = &summary->lowered.at[i];
    const PackItem *item = &composer->data->pack->items.at[step->item];
    Text why = item->effect.why.len ? item->effect.why : item->title;
    bool tell = summary->lowered.len > 1 || step->steps != steps;
    *list_add(composer->arena, &said) = tell ? say_2(composer, WORD_BRACKETS, why, say_steps(composer, step->steps)) : why;
  }
  return say_3(composer, WORD_GRADE_LOWERED, grade, say_steps(composer, steps),
               text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)));
}

/* "failed, grade fixed because: a duty was broken (notice.md)"; "good; not very good, because work has 80 of 100" */
Text say_grade(const Composer *composer, const UnitSummary *summary) {
  if (!summary->fixed.len) {
    TextList lacks = lacks_said(composer, summary);
    Text grade = lowered_said(composer, summary, summary->grade);
    for (size_t i = 0; i < lacks.len; i++) grade = say_2(composer, WORD_GRADE_NOT, grade, lacks.at[i]);
    return grade_may_change(composer->data->pack, summary) ? say_1(composer, WORD_GRADE_WAITS, grade) : grade;
  }
  Text why = summary->fixed_why;
  if (summary->fixed_paper.len) why = say_2(composer, WORD_BRACKETS, why, summary->fixed_paper);
  return say_2(composer, WORD_GRADE_FIXED, summary->grade, why);
}

Text say_grade_brief(const Composer *composer, const UnitSummary *summary) {
  bool fixed = summary->fixed.len > 0, waits = grade_may_change(composer->data->pack, summary);
  Word how = fixed ? WORD_GRADE_IS_FIXED : WORD_GRADE_MAY_CHANGE;
  return fixed || waits ? say_2(composer, WORD_BRACKETS, summary->grade, say_word(composer, how)) : summary->grade;
}

/* ---- Leaves ---- */

/* The vocabulary puts the name of a window in front of its label: "2017年1月" says what the key "2017-01" would say again. */
static bool window_said(Text what, Text window) {
  enum { YEAR = 4 };
  Text year = text_slice(window, 0, YEAR);
  bool dated = window.len >= YEAR && year.at[0] >= '1' && year.at[0] <= '9';
  return text_find(what, window) != SIZE_MAX || (dated && text_find(what, year) != SIZE_MAX);
}

Text say_leaf(const Composer *composer, const Leaf *leaf) {
  Text what = leaf->label.len ? leaf->label : leaf->key;
  if (!leaf->window.len || window_said(what, leaf->window)) return what;
  return say_2(composer, WORD_BRACKETS, what, leaf->window);
}

/* A judgement is nothing that is there or to be added: it was made, or cannot be made yet. */
Text say_leaf_state(const Composer *composer, const Leaf *leaf) {
  if (judged_later(leaf)) return say_word(composer, WORD_LEAF_NO_MARK);
  if (leaf->given) return say_word(composer, WORD_LEAF_GIVEN);
  if (leaf->of_mark && leaf->reason == REASON_REFUSED) return say_word(composer, WORD_LEAF_REFUSED);
  if (leaf->of_mark && leaf->state == LEAF_DONE) return say_word(composer, WORD_LEAF_MARKED);
  if (leaf->state == LEAF_WAITING) return say_word(composer, leaf->due ? WORD_LEAF_WAITING : WORD_LEAF_OPEN_NOT_DUE);
  bool wrong = leaf->reason == REASON_EXCEPTION && leaf->due, clear = !leaf->evidence.len && !leaf->value.len;
  if (leaf->state == LEAF_OPEN && wrong) return say_word(composer, WORD_LEAF_WRONG);
  if (leaf->state == LEAF_OPEN) return say_word(composer, leaf->due ? WORD_LEAF_OPEN : WORD_LEAF_OPEN_NOT_DUE);
  if (leaf->make_up) return say_word(composer, WORD_LEAF_MADE_UP);
  if (!leaf->due) return say_word(composer, WORD_LEAF_DONE_EARLY);
  if (clear && leaf->on == DAY_NONE) return say_word(composer, WORD_LEAF_CLEAR); /* nothing had to be there */
  return say_word(composer, leaf->late ? WORD_LEAF_DONE_LATE : WORD_LEAF_DONE);
}

State leaf_look(const Leaf *leaf) {
  if (leaf_is_problem(leaf)) return STATE_FAIL;
  if (leaf->state == LEAF_DONE) return leaf->late ? STATE_PARTIAL : STATE_PASS;
  if (!leaf->due) return STATE_NOT_DUE;
  return STATE_PENDING;
}

/* Nothing is to be handed in for what was judged not met, nor for what should not be there. */
Text say_limit_of(const Composer *composer, const Leaf *leaf, Day by) {
  bool righted = leaf->reason == REASON_REFUSED || leaf->reason == REASON_EXCEPTION;
  return by == DAY_NONE && righted ? say_word(composer, WORD_PUT_RIGHT_NOW) : say_limit(composer, by, true);
}

/* "To be put right: 4 the old books": then the reason is what is amiss with it. */
static bool wrong_told(const Composer *composer, const Leaf *leaf, Text reason) {
  if (leaf->reason != REASON_EXCEPTION) return false;
  return text_find(text_fold(composer->arena, leaf->label), text_fold(composer->arena, reason)) != SIZE_MAX;
}

/* What is not due yet lacks nothing; a late paper says so even where nothing else is wrong with it. A path that the label
 * shows already ("Link to be corrected: README.md:14 x.md") is not said twice. */
Text say_reason(const Composer *composer, const Leaf *leaf) {
  bool beside = leaf->reason == REASON_WAITING || leaf->unread; /* the list, and never due */
  bool coming = !leaf->due && leaf->state != LEAF_DONE && !beside && !judged_later(leaf);
  if (coming) return say_word(composer, WORD_NOTHING);
  Reason why = leaf->late && !leaf->reason ? REASON_LATE : leaf->reason;
  Text reason = say_word(composer, (Word)(WORD_REASON_NONE + (int)why));
  if (!leaf->detail.len || (leaf_detail_told(leaf) && reason.len)) return reason.len ? reason : say_word(composer, WORD_NOTHING);
  if (!reason.len || wrong_told(composer, leaf, reason)) return leaf->detail;
  bool asks = leaf->reason == REASON_MISSING && leaf->evidence.len; /* the row of a list that asks for it, not what is missing */
  if (asks) return say_2(composer, WORD_REASON_ASKED, reason, leaf->detail);
  TextList both = {0};
  *list_add(composer->arena, &both) = reason;
  *list_add(composer->arena, &both) = leaf->detail;
  return text_join(composer->arena, &both, say_word(composer, WORD_COLON));
}

Text say_reason_beside(const Composer *composer, const Leaf *leaf) {
  Leaf told = *leaf;
  for (size_t i = 0; leaf->detail.len && i < leaf->evidence.len; i++) {
    const EvidenceRef *ref = &leaf->evidence.at[i];
    Text shown = ref_shown(composer, ref), place = text_format(composer->arena, "%.*s:%u", TEXT_ARG(shown), ref->line);
    bool same = text_equal(leaf->detail, shown) || text_equal(leaf->detail, ref->path) || text_equal(leaf->detail, place);
    if (same) told.detail = TEXT_NONE;
  }
  return say_reason(composer, &told);
}
