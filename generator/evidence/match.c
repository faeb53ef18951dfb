/* SPDX-License-Identifier: MIT
 *
 * One record against one query of a rule. Takes: folded texts on both sides. Gives: yes, no with the first reason, or "needs
 * eyes". Owns nothing; allocates only where values are compared: rules ask this a million times.
 */
#include "evidence/evidence_in.h"

typedef struct Match {
  const EvidenceQuery *query;
  const Record *record;
  uint32_t line;
} Match;

/* ---- What can be decided of any record ---- */

static MatchWhy why_not_state(const Match *m) {
  if (m->query->any_state) return WHY_NONE;
  return m->record->empty ? WHY_EMPTY : m->record->placeholder ? WHY_PLACEHOLDER : WHY_NONE;
}

static MatchWhy why_not_period(const Match *m) {
  Period when = m->query->when;
  Day day = m->record->day;
  if (when.from == DAY_NONE && when.to == DAY_NONE) return WHY_NONE;
  if (day == DAY_NONE) return WHY_NO_DAY;
  bool before = when.from != DAY_NONE && day < when.from, after = when.to != DAY_NONE && day > when.to;
  return before || after ? WHY_PERIOD : WHY_NONE;
}

static bool has_kind(const Record *record, Text kinds) {
  if (kinds.len == 0 || text_equal(kinds, record->kind)) return true;
  for (Text kind; text_cut(&kinds, '|', &kind);)
    if (text_equal(kind, record->kind)) return true;
  return false;
}

static bool in_headings(Match *m, Text words) {
  for (size_t i = 0; i < m->record->headings.len; i++) {
    if (!words_any(m->record->headings.at[i].folded, words, false, NULL)) continue;
    if (!m->line) m->line = m->record->headings.at[i].line;
    return true;
  }
  return false;
}

static bool is_about(Match *m, Text words) {
  return !words.len || words_any(m->record->path_folded, words, true, NULL) ||
         words_any(m->record->title_folded, words, false, NULL) || words_any(m->record->fields_folded, words, false, NULL) ||
         in_headings(m, words);
}

static MatchWhy why_not_names(Match *m) {
  if (!has_kind(m->record, m->query->kind)) return WHY_KIND;
  if (!is_about(m, m->query->named)) return WHY_NAMED;
  MatchWhy why = why_not_state(m);
  if (why == WHY_NONE && m->query->path.len &&
      !words_any(m->record->path_folded, m->query->path, true, NULL)) why = WHY_PATH;
  return why == WHY_NONE ? why_not_period(m) : why;
}

/* ---- What the text decides ---- */

static uint32_t line_of_offset(const Record *record, size_t offset) {
  size_t block = 0;
  for (size_t i = 0; i < offset; i++) block += record->text_folded.at[i] == '\n';
  return block < record->text_lines.len ? record->text_lines.at[block] : 0;
}

static bool has_text(Match *m) {
  size_t offset;
  if (!m->query->contains.len) return true;
  if (!words_outside(m->record->text_folded, m->query->contains, m->query->but_not, &offset)) return false;
  m->line = line_of_offset(m->record, offset);
  return true;
}

/* Of a record that nobody can read nobody knows what it does not say. */
static bool says_too_much(const Match *m) {
  if (!m->query->lacks.len) return false;
  return m->record->unreadable != UNREADABLE_NO ||
         words_outside(m->record->text_folded, m->query->lacks, m->query->but_not, NULL);
}

/* ---- Case and attendance ---- */

static bool any_apart(Text folded, Text pieces, bool long_only) {
  for (Text piece; text_cut(&pieces, '|', &piece);) {
    piece = text_trim(piece);
    bool brief = long_only && piece.len < 3 && (unsigned char)piece.at[0] < 0x80;
    if (piece.len && !brief && words_find_apart(folded, piece) != SIZE_MAX) return true;
  }
  return false;
}

static bool has_case(const Record *record, Text matter) {
  return matter.len == 0 || any_apart(record->cases, matter, false) || any_apart(record->name_folded, matter, true) ||
         any_apart(record->title_folded, matter, true);
}

/* "副支部书记": what a post is of may stand between. */
static Text without_branch(Text before) {
  static const char *const signs[] = {"支部", "总支", "党委", "党"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    Text sign = text_of(signs[i]);
    if (text_ends(before, sign)) before.len -= sign.len;
  }
  return before;
}

static bool says_deputy(Text before) {
  static const char *const signs[] = {"副", "代", "代理", "vice ", "vice-", "deputy ", "acting "};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (text_ends(before, text_of(signs[i]))) return true;
  return false;
}

/* "副书记" and "代书记" stand in for the secretary, but are not the secretary. */
static bool is_deputy(Text line, size_t at) {
  Text before = text_slice(line, 0, at);
  return says_deputy(before) || says_deputy(without_branch(before));
}

static bool person_in(Text line, Text person) {
  size_t at = 0;
  for (Text rest = line; person.len; rest = text_slice(line, at, line.len)) {
    size_t found = words_find(rest, person, true);
    if (found == SIZE_MAX) return false;
    if (!is_deputy(line, at + found)) return true;
    at += found + 1;
  }
  return false;
}

static bool any_person_in(Text line, Text persons) {
  for (Text person; text_cut(&persons, '|', &person);)
    if (person_in(line, text_trim(person))) return true;
  return false;
}

static bool was_attended(Match *m) {
  if (m->query->attended.len == 0) return true;
  Text rest = m->record->attended;
  size_t number = 0;
  for (Text line; text_cut(&rest, '\n', &line); number++) {
    if (!any_person_in(line, m->query->attended)) continue;
    if (!m->line && number < m->record->attended_lines.len) m->line = m->record->attended_lines.at[number];
    return true;
  }
  return false;
}

/* ---- Fields and headings ---- */

static bool has_field(const Match *m, Text name) {
  const Record *record = m->record;
  for (size_t i = 0; i < record->fields.len; i++) {
    bool named = text_equal(record->field_keys.at[i], name) || text_equal(record->fields.at[i].name, name);
    if (named && record->fields.at[i].filled) return true;
  }
  return false;
}

const Fact *evidence_field(const Record *record, Text name) {
  for (size_t i = 0; i < record->fields.len; i++)
    if (text_equal(record->field_keys.at[i], name) || text_equal(record->fields.at[i].name, name)) return &record->fields.at[i];
  return NULL;
}

/* A field that is not there is empty. */
static Answer meets(Match *m, const FieldCondition *condition) {
  const Fact *fact = evidence_field(m->record, condition->field);
  if (!fact) return condition_of_nothing(condition) == ANSWER_YES ? ANSWER_YES : ANSWER_NO;
  Answer answer = condition_any(condition, fact->value, text_fold(m->query->arena, fact->value), record_year(m->record));
  if (answer == ANSWER_YES && !m->line) m->line = fact->where.line;
  return answer;
}

static MatchWhy why_not_where(Match *m) {
  MatchWhy why = WHY_NONE;
  for (size_t i = 0; i < m->query->where.len; i++) {
    Answer answer = meets(m, &m->query->where.at[i]);
    if (answer == ANSWER_NO) return WHY_WHERE;
    if (answer == ANSWER_UNREADABLE) why = WHY_VALUE;
  }
  return why;
}

size_t evidence_unmet(const EvidenceQuery *query, const Record *record) {
  Match match = {query, record, 0};
  size_t at = 0;
  while (at < query->where.len && meets(&match, &query->where.at[at]) != ANSWER_NO) at++;
  return at;
}

static bool has_fields(Match *m) {
  for (size_t i = 0; i < m->query->with_fields.len; i++)
    if (!has_field(m, m->query->with_fields.at[i])) return false;
  return true;
}

static bool has_heading(Match *m, Text piece) {
  for (size_t i = 0; i < m->record->headings.len; i++) {
    const RecordHeading *heading = &m->record->headings.at[i];
    if (heading->words == 0 || !words_any(heading->folded, piece, false, NULL)) continue;
    if (!m->line) m->line = heading->line;
    return true;
  }
  return false;
}

/* "二、讨论发言": a few words without a sign that ends or joins them. */
static bool may_be_heading(Text line) {
  enum { HEADING_MOST = 20 };
  static const char *const signs[] = {"。", "；", "：", "，", "？", "！", ".", ";", ":", ",", "?", "!"};
  Text rest = text_trim(line);
  if (text_count(rest) > HEADING_MOST) return false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (text_find(rest, text_of(signs[i])) != SIZE_MAX) return false;
  return words_has_letter(rest);
}

/* Plain text marks no headings, and many an office paper none but its title. */
static bool is_without_headings(const Record *record) {
  return record->format == PAPER_TEXT || (record->format == PAPER_OFFICE && record->headings.len <= 1);
}

/* There it is a short line with a longer one, or a sentence, below it. */
static bool has_plain_heading(Match *m, Text piece) {
  bool above = false;
  uint32_t line_above = 0;
  size_t number = 0;
  Text rest = m->record->text_folded;
  for (Text line; is_without_headings(m->record) && text_cut(&rest, '\n', &line); number++) {
    bool heading = may_be_heading(line);
    if (above && !heading) {
      if (!m->line) m->line = line_above;
      return true;
    }
    above = heading && words_any(line, piece, false, NULL);
    line_above = number < m->record->text_lines.len ? m->record->text_lines.at[number] : 0;
  }
  return false;
}

static bool has_either_heading(Match *m, Text piece) {
  return has_heading(m, piece) || has_plain_heading(m, piece);
}

static bool has_headings(Match *m) {
  for (size_t i = 0; i < m->query->with_headings.len; i++)
    if (!has_either_heading(m, m->query->with_headings.at[i])) return false;
  return true;
}

uint32_t evidence_lacking(const EvidenceQuery *query, const Record *record, MatchWhy why) {
  Match match = {query, record, 0};
  const TextList *asked = why == WHY_FIELD ? &query->with_fields : &query->with_headings;
  uint32_t lacking = 0;
  for (uint32_t i = 0; (why == WHY_FIELD || why == WHY_HEADING) && i < asked->len && i < 32; i++) {
    bool there = why == WHY_FIELD ? has_field(&match, asked->at[i]) : has_either_heading(&match, asked->at[i]);
    if (!there) lacking |= 1u << i;
  }
  return lacking;
}

static MatchWhy why_not_text(Match *m) {
  if (!is_about(m, m->query->topic)) return WHY_TOPIC;
  if (!has_case(m->record, m->query->matter)) return WHY_CASE; /* another case is no near miss of this one */
  if (!has_text(m)) return WHY_CONTAINS;
  if (says_too_much(m)) return WHY_LACKS;
  if (!was_attended(m)) return WHY_ATTENDED;
  if (!has_fields(m)) return WHY_FIELD;
  MatchWhy why = m->query->where.len ? why_not_where(m) : WHY_NONE;
  if (why == WHY_WHERE) return why;
  return has_headings(m) ? why : WHY_HEADING;
}

bool evidence_says_topic(const EvidenceQuery *query, const Record *record) {
  Match match = {query, record, 0};
  return words_any(record->text_folded, query->topic, false, NULL) && !(query->others.len && is_about(&match, query->others));
}

static Text own_name(const Record *record) {
  Text name = record->path_folded;
  for (size_t i = name.len; i > 0; i--)
    if (name.at[i - 1] == '/') return text_slice(name, i, name.len);
  return name;
}

bool evidence_name_says(const EvidenceQuery *query, const Record *record) {
  Text name = own_name(record);
  if (query->topic.len && words_any(name, query->topic, true, NULL)) return true;
  return (query->contains.len && words_any(name, query->contains, false, NULL)) || any_person_in(name, query->attended);
}

/* A person or case of the list that the path names, where it does not name the one that is asked for. */
static bool names_another(const Match *m) {
  Text path = m->record->path_folded;
  if (m->query->others_of == WHY_ATTENDED)
    return !any_person_in(path, m->query->attended) && any_person_in(path, m->query->others);
  bool own = any_apart(path, m->query->matter, true) || has_case(m->record, m->query->matter);
  return !own && any_apart(path, m->query->others, true);
}

/* Of what cannot be read the own name says which member of a list it is about; nobody has to look whether it is about another. */
static bool is_of_another(const Match *m, MatchWhy why) {
  if (m->query->others.len == 0 || why == WHY_NONE || m->record->unreadable != UNREADABLE_ATTACHMENT) return false;
  if (m->query->others_of != WHY_NONE) return names_another(m);
  return why == WHY_TOPIC && words_any(own_name(m->record), m->query->others, true, NULL);
}

/* Half a file: its name may be all that a rule asks for, but nobody knows what is in it. */
static bool is_damaged(const Record *record) {
  return record->unreadable != UNREADABLE_NO && record->unreadable != UNREADABLE_ATTACHMENT;
}

MatchOutcome evidence_match(const EvidenceQuery *query, const Record *record, MatchWhy *why,
                            uint32_t *line) {
  Match match = {query, record, 0};
  MatchWhy reason = why_not_names(&match);
  bool decided = reason != WHY_NONE;
  if (!decided) reason = why_not_text(&match);
  decided = decided || is_of_another(&match, reason);
  bool unread = !decided && reason != WHY_NONE && record->unreadable != UNREADABLE_NO && !record->empty;
  bool eyes = unread || reason == WHY_VALUE || (reason == WHY_NONE && is_damaged(record));
  if (why) *why = unread ? WHY_NONE : reason;
  if (line) *line = reason == WHY_NONE ? match.line : 0;
  return eyes ? MATCH_EYES : reason == WHY_NONE ? MATCH_YES : MATCH_NO;
}
