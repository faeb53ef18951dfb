/* SPDX-License-Identifier: MIT
 *
 * Issue numbers of official papers: 江安改〔2025〕3号, a code of the office, the year in brackets, the number of the year (GB/T 9704
 * has the brackets 〔 〕; offices write others too). Takes: folded text. Gives: the number that a paper bears itself, and whether a
 * text cites one. Owns nothing; allocates nothing.
 */
#include "evidence/evidence_in.h"

static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"}, {"(", ")"}, {"【", "】"}};

/* What stands between code and end, as numbers; `len` bytes of it, 0 = none. */
typedef struct Issue {
  uint32_t year, number;
  size_t len;
} Issue;

static uint32_t take_number(Text *text, size_t most) {
  uint32_t value = 0;
  size_t count = 0;
  for (; count < text->len && count < most && text->at[count] >= '0' && text->at[count] <= '9'; count++)
    value = value * 10 + (uint32_t)(text->at[count] - '0');
  *text = text_slice(*text, count, text->len);
  return value;
}

static bool take(Text *text, const char *sign) {
  if (!text_starts(*text, text_of(sign))) return false;
  *text = text_slice(*text, text_of(sign).len, text->len);
  return true;
}

static bool take_year(Text *text, uint32_t *year) {
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    if (!take(text, brackets[i][0])) continue;
    *year = take_number(text, 4);
    take(text, "年");
    return *year >= 1900 && *year < 2200 && take(text, brackets[i][1]);
  }
  return false;
}

/* "〔2025〕3号" at the beginning of the text, with or without blanks and 第. */
static Issue issue_at(Text text) {
  Issue issue = {0};
  Text rest = text;
  if (!take_year(&rest, &issue.year)) return issue;
  while (take(&rest, " ") || take(&rest, "第")) {}
  issue.number = take_number(&rest, 5);
  while (take(&rest, " ")) {}
  if (issue.number && (take(&rest, "号") || take(&rest, "號"))) issue.len = text.len - rest.len;
  return issue;
}

/* The first one in the text, and where it begins; SIZE_MAX = none. */
static size_t issue_find(Text text, Issue *issue) {
  for (size_t at = 0; at < text.len; at++) {
    *issue = issue_at(text_slice(text, at, text.len));
    if (issue->len) return at;
  }
  return SIZE_MAX;
}

/* The letters right before it: 江安改. */
static size_t code_before(Text text) {
  size_t begin = 0;
  for (Text rest = text; rest.len;) {
    bool letter = char_is_letter(text_next(&rest));
    if (!letter) begin = text.len - rest.len;
  }
  return begin;
}

enum { CODE_MOST = 14 /* signs of a code */ };

/* "江安改〔2025〕3号" alone, or before 签发人. */
static Text own_in_line(Text line) {
  Issue issue;
  size_t at = issue_find(line, &issue), code = at == SIZE_MAX ? 0 : code_before(text_slice(line, 0, at));
  if (at == SIZE_MAX || code || text_count(text_slice(line, 0, at)) > CODE_MOST) return TEXT_NONE;
  Text behind = text_slice(line, at + issue.len, line.len);
  return !behind.len || text_starts(behind, TEXT(" ")) ? text_slice(line, 0, at + issue.len) : TEXT_NONE;
}

/* At the end of a name, what it says before is no code: 整改通知书〔2025〕3号. In front of the title it is the whole number:
 * 江安改〔2025〕3号 整改通知书. Elsewhere another paper is spoken of: 关于〔2025〕3号通知的回复. */
static Text own_in_name(Text name) {
  Issue issue;
  size_t at = issue_find(name, &issue);
  if (at == SIZE_MAX) return TEXT_NONE;
  Text behind = text_slice(name, at + issue.len, name.len);
  if (!text_trim(behind).len) return text_slice(name, at, at + issue.len);
  return text_starts(behind, TEXT(" ")) ? text_slice(name, code_before(text_slice(name, 0, at)), at + issue.len) : TEXT_NONE;
}

Text issue_number_own(Text name, Text text) {
  enum { HEAD_LINES = 5 }; /* the head of an official paper; further below stand those that it cites */
  Text rest = text, line;
  for (int i = 0; i < HEAD_LINES && text_cut(&rest, '\n', &line);) {
    Text own = own_in_line(text_trim(line));
    if (own.len) return own;
    i += text_trim(line).len > 0;
  }
  return own_in_name(text_trim(name));
}

bool issue_number_cited(Text text, Text number) {
  Issue wanted, issue;
  size_t at = issue_find(number, &wanted), begin;
  if (at == SIZE_MAX) return false;
  for (Text rest = text, code = text_slice(number, 0, at); (begin = issue_find(rest, &issue)) != SIZE_MAX;) {
    bool same = issue.year == wanted.year && issue.number == wanted.number;
    if (same && text_ends(text_slice(rest, 0, begin), code)) return true;
    rest = text_slice(rest, begin + issue.len, rest.len);
  }
  return false;
}

Text issue_number_short(Text number, size_t style, Arena *arena) {
  Issue issue;
  bool has = style < sizeof brackets / sizeof *brackets && issue_find(number, &issue) != SIZE_MAX;
  if (!has) return TEXT_NONE;
  return text_format(arena, "%s%u%s%u号", brackets[style][0], (unsigned)issue.year, brackets[style][1], (unsigned)issue.number);
}
