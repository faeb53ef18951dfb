/* SPDX-License-Identifier: MIT
 *
 * What a file name says besides its date: the topic, for a proposed name. Takes: a path as on disk. Gives: visible UTF-8,
 * without dates and times, numbers of order, marks of copies and versions; empty when only a camera or a program named the
 * file. Owns nothing. For showing only: no rule reads it.
 */
#include "evidence/evidence_in.h"

#include <string.h>

#define AMONG(text, list) text_among(text, list, sizeof(list) / sizeof *(list))

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static Text behind(Text text, size_t count) {
  return text_slice(text, count, text.len);
}

static size_t digits_at(Text text) {
  size_t count = 0;
  while (count < text.len && is_digit(text.at[count])) count++;
  return count;
}

/* The longest member of the list that the text begins with; 0 = none. */
static size_t text_among(Text text, const char *const *list, size_t count) {
  size_t longest = 0;
  for (size_t i = 0; i < count; i++) {
    Text word = text_of(list[i]);
    if (word.len > longest && text_starts(text, word)) longest = word.len;
  }
  return longest;
}

/* ---- Times and days of the week behind a date ---- */

static size_t number_below(Text text, int limit) {
  size_t count = digits_at(text);
  if (count == 0 || count > 2) return 0;
  int value = count == 1 ? text.at[0] - '0' : (text.at[0] - '0') * 10 + text.at[1] - '0';
  return value < limit ? count : 0;
}

/* 9时30分, 3点, 9点半, 9:30, 14.30.00, 07_42_51 */
static size_t clock_time(Text text) {
  static const char *const hour_signs[] = {"时", "時", "点", "點"}, *const minute_ends[] = {"分", "半"};
  size_t at = number_below(text, 24), sign, part;
  if (!at) return 0;
  if ((sign = AMONG(behind(text, at), hour_signs)) > 0) {
    at += sign;
    at += number_below(behind(text, at), 60);
    return at + AMONG(behind(text, at), minute_ends);
  }
  if (at >= text.len || !strchr(":.-_", text.at[at])) return 0;
  char separator = text.at[at];
  for (int i = 0; i < 2 && at < text.len && text.at[at] == separator; i++) {
    if ((part = number_below(behind(text, at + 1), 60)) != 2) return i ? at : 0;
    at += 1 + part;
  }
  return at;
}

/* 0930, 093000, and the thousandths that some telephones add */
static size_t compact_time(Text text) {
  size_t count = digits_at(text);
  if (count != 4 && count != 6 && count != 9) return 0;
  for (size_t i = 0; i < count && i < 6; i += 2)
    if (!number_below(text_slice(text, i, i + 2), i ? 60 : 24)) return 0;
  bool year = text_starts(behind(text, count), TEXT("年"));
  return year ? 0 : count;
}

static size_t part_of_day(Text text) {
  static const char *const parts[] = {"上午", "下午", "晚上", "中午", "早上", "凌晨", "全天", "晚"};
  size_t count = AMONG(text, parts);
  bool party = text_starts(text, TEXT("晚会")) || text_starts(text, TEXT("晚會"));
  return party ? 0 : count;
}

static size_t week_day(Text text) {
  static const char *const weeks[] = {"星期", "礼拜", "禮拜", "周", "週"};
  static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
  static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  size_t week = AMONG(text, weeks), day = week ? AMONG(behind(text, week), days) : AMONG(text, names);
  if (!day || (!week && day < text.len && is_letter(text.at[day]))) return 0;
  return week + day;
}

static size_t week_day_in_brackets(Text text) {
  static const char *const opening[] = {"(", "（"}, *const closing[] = {")", "）"};
  size_t open = AMONG(text, opening), day = open ? week_day(behind(text, open)) : 0;
  size_t close = day ? AMONG(behind(text, open + day), closing) : 0;
  return close ? open + day + close : 0;
}

/* One such piece with the sign before it. A number is a time only behind a sign, or behind a part of the day. */
static size_t one_time(Text text, bool spoken) {
  size_t sign = 0;
  while (sign < text.len && sign < 2 && strchr(" _-T", text.at[sign])) sign++;
  Text rest = behind(text, sign);
  size_t count = week_day_in_brackets(rest);
  if (!count) count = week_day(rest);
  if (!count) count = part_of_day(rest);
  if (!count && (sign || spoken)) count = compact_time(rest);
  if (!count) count = clock_time(rest);
  return count ? sign + count : 0;
}

static size_t times_behind(Text text) {
  size_t at = 0, count = 0;
  for (int i = 0; i < 4 && (count = one_time(behind(text, at), i > 0)) > 0; i++) at += count;
  return at;
}

/* ---- Dates ---- */

static bool letter_at(Text text, bool last) {
  int32_t c = -1;
  for (Text rest = text; rest.len;) {
    c = text_next(&rest);
    if (!last) break;
  }
  return char_is_letter((c | 32) >= 'a' && (c | 32) <= 'z' ? c | 32 : c);
}

static Text cut_out(Arena *arena, Text text, size_t from, size_t to) {
  Text before = text_slice(text, 0, from), after = behind(text, to);
  if (text_ends(before, TEXT("中華")) || text_ends(before, TEXT("中华"))) before.len -= sizeof "中華" - 1; /* 民國106年 */
  const char *between = letter_at(before, true) && letter_at(after, false) ? " " : "";
  return text_format(arena, "%.*s%s%.*s", TEXT_ARG(before), between, TEXT_ARG(after));
}

/* "2017年5月2日和2017年5月9日 学习记录": the word between two days belongs to neither. */
static Text without_joint(Text name) {
  static const char *const joints[] = {"和", "及", "至", "到", "与", "與", "、"};
  size_t step = AMONG(name, joints);
  return step && step < name.len && strchr(" _-", name.at[step]) ? behind(name, step) : name;
}

static Text without_days(Arena *arena, Text name, Text folder) {
  DaySeen seen;
  int cut = 0;
  for (; cut < 4 && day_of_name(name, folder, &seen) != DAY_FOUND_NONE && seen.to > seen.from; cut++)
    name = cut_out(arena, name, seen.from, seen.to + times_behind(behind(name, seen.to)));
  return cut > 1 ? without_joint(name) : name;
}

/* ---- Numbers of order at the start ---- */

static size_t order_part(Text text) {
  static const char *const opening[] = {"(", "（"}, *const closing[] = {")", "）"};
  static const char *const han[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  size_t open = AMONG(text, opening), at = open, step;
  if (digits_at(behind(text, at)) > 3) return 0;
  at += digits_at(behind(text, at));
  for (int i = 0; at == open + (size_t)i * 3 && i < 3 && (step = AMONG(behind(text, at), han)) > 0; i++) at += step;
  if (at == open) return 0;
  size_t close = open ? AMONG(behind(text, at), closing) : 0;
  return open && !close ? 0 : at + close;
}

/* 03-, 1.1 , （一）, 一-4-(2) : numbers with dots and dashes between, then a sign that no number follows. */
static Text without_order(Text text) {
  static const char *const signs[] = {" ", "-", "_", ".", "、", "．", "　"};
  size_t at = order_part(text), step, sign;
  if (!at) return text;
  bool closed = false;
  for (int i = 0; i < 3 && at + 1 < text.len && strchr("-.", text.at[at]) && (step = order_part(behind(text, at + 1))); i++)
    at += 1 + step;
  closed = text.at[at - 1] == ')' || text_ends(text_slice(text, 0, at), TEXT("）"));
  sign = AMONG(behind(text, at), signs);
  if (at < text.len && !sign && !closed) return text;
  return digits_at(behind(text, at + sign)) && !closed && text.at[at] != ' ' ? text : behind(text, at + sign);
}

/* ---- Marks of copies and versions ---- */

static Text trim_signs(Text text) {
  static const char *const signs[] = {" ", "-", "_", ".", ",", "、", "，", "：", ":", "~", "—", "　", "()", "（）", "[]", "【】"};
  for (size_t count; (count = AMONG(text, signs)) > 0;) text = behind(text, count);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (!text_ends(text, text_of(signs[i]))) continue;
    text.len -= strlen(signs[i]);
    i = (size_t)-1; /* from the first again */
  }
  return text;
}

/* Takes a closing bracket and, at the end, its opening one. */
static Text last_bracket(Text text, Text *inside) {
  static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}};
  *inside = TEXT_NONE;
  for (int i = 0; i < 4; i++) {
    Text open = text_of(pairs[i][0]);
    if (!text_ends(text, text_of(pairs[i][1]))) continue;
    size_t end = text.len - strlen(pairs[i][1]), at = end;
    while (at > 0 && !text_starts(behind(text, at), open)) at--;
    if (!text_starts(behind(text, at), open)) return text;
    *inside = text_slice(text, at + open.len, end);
    return text_slice(text, 0, at);
  }
  return text;
}

static Text without_last_digits(Text text, size_t most) {
  size_t count = 0;
  while (count < text.len && is_digit(text.at[text.len - 1 - count])) count++;
  return count <= most ? text_slice(text, 0, text.len - count) : text;
}

/* v2, V1.2.3 at the end, not inside a word */
static Text without_version(Text text) {
  size_t at = text.len;
  while (at > 0 && (is_digit(text.at[at - 1]) || text.at[at - 1] == '.')) at--;
  bool mark = at > 0 && at < text.len && (text.at[at - 1] | 32) == 'v' && is_digit(text.at[at]);
  return mark && (at == 1 || !is_letter(text.at[at - 2])) ? text_slice(text, 0, at - 1) : text;
}

/* 学习最终版, 学习-定稿2, study - Copy */
static Text without_mark(Text text) {
  static const char *const marks[] = {"副本", "复制", "複製", "复件", "複本", "最终版", "最終版", "最终稿", "定稿", "终稿",
                                      "終稿", "修改稿", "修改版", "修订版", "修訂版", "最新版", "Copy", "copy", "final", "Final"};
  Text bare = trim_signs(without_last_digits(text, 2));
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    Text mark = text_of(marks[i]);
    if (!text_ends(bare, mark)) continue;
    size_t at = bare.len - mark.len;
    if (at == 0 || !is_letter(mark.at[0]) || !is_letter(bare.at[at - 1])) return text_slice(bare, 0, at);
  }
  return without_version(text);
}

static bool only_mark(Text inside) {
  return inside.len && (digits_at(inside) == inside.len ? inside.len <= 2 : without_mark(inside).len == 0);
}

static Text without_marks(Text text) {
  static const char *const first[] = {"副本", "复件", "複本", "Copy of "};
  text = behind(text, AMONG(text, first));
  for (size_t before = text.len + 1; text.len && text.len < before;) {
    Text inside, outer;
    before = text.len;
    text = trim_signs(text);
    outer = last_bracket(text, &inside);
    text = only_mark(trim_signs(inside)) ? outer : without_mark(text);
  }
  return text;
}

/* ---- Names that say nothing ---- */

/* As cameras, telephones, chat and scanners call them. */
static bool machine_word(Text word) {
  static const char *const words[] = {"img",     "mvimg", "vid", "pxl",    "win",          "pro",        "dsc",        "dscn", "dscf",
                                      "p",       "pict",  "wx",  "camera", "mmexport",     "screenshot", "微信图片", "qq图片",
                                      "qq截图", "hash"};
  char small[32];
  word = without_last_digits(word, word.len);
  if (word.len == 0) return true;
  if (word.len >= sizeof small) return false;
  for (size_t i = 0; i < word.len; i++) small[i] = (char)(is_letter(word.at[i]) ? word.at[i] | 32 : word.at[i]);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_equal((Text){small, word.len}, text_of(words[i]))) return true;
  return false;
}

static bool is_hash(Text text) {
  size_t count = 0;
  while (count < text.len && (is_digit(text.at[count]) || (is_letter(text.at[count]) && (text.at[count] | 32) <= 'f'))) count++;
  return count >= 24 && count == text.len;
}

/* The first words of a camera go; where nothing else follows, nothing is left. */
static Text without_machine(Arena *arena, Text text) {
  Text folded = text_fold(arena, text);
  bool named = false, machine = is_hash(text);
  for (Text rest = text; !machine && rest.len;) {
    size_t end = 0;
    while (end < rest.len && !strchr(" _-", rest.at[end])) end++;
    Text word = text_slice(rest, 0, end), plain = end == text.len ? folded : text_fold(arena, word);
    if (!machine_word(plain)) return named ? trim_signs(rest) : text; /* 2017 学习 begins with no camera */
    named = named || digits_at(word) < word.len;
    rest = behind(rest, end + (end < rest.len));
    machine = rest.len == 0;
  }
  return machine ? TEXT_NONE : text;
}

/* What office programs call a file that nobody named. */
static Text without_default(Arena *arena, Text text) {
  static const char *const names[] = {"新建microsoftword文档", "新建microsoftexcel工作表", "新建microsoftpowerpoint演示文稿",
                                      "新建文本文档", "新建xlsx工作表", "新建docx文档", "新建pptx演示文稿",
                                      "newmicrosoftworddocument", "newmicrosoftexcelworksheet", "newtextdocument", "文字文稿",
                                      "工作簿", "文档", "演示文稿", "新建文件夹", "未命名", "无标题", "untitled", "document", "book",
                                      "sheet"};
  Text bare = text_fold(arena, trim_signs(without_last_digits(text, 3)));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (words_same(bare, text_fold(arena, text_of(names[i])))) return TEXT_NONE;
  return text;
}

Text evidence_topic(Arena *arena, Text path) {
  path = name_shown(arena, path);
  Text name = path_stem(path);
  if (is_hash(name)) return TEXT_NONE;
  name = trim_signs(without_days(arena, without_marks(name), path_folder(path)));
  name = without_marks(trim_signs(without_order(name)));
  name = without_default(arena, name);
  return text_copy(arena, trim_signs(without_machine(arena, name)));
}
