/* SPDX-License-Identifier: MIT
 *
 * Which item a folder is named after. Takes: a folder's path and the folders of the vocabulary. Gives: the one it means, or
 * two of them. Owns nothing.
 *
 * In order: the id (JX-3, JX-3 学习); the id's number alone (3, 03, 第三项, 1.4.2, 一-4-(2)), where no other words stand behind
 * it than those of the item; the words of the item's title or place, or of a section. Two candidates are none, and so is a
 * place that several items share.
 */
#include "evidence/evidence_in.h"

/* ---- By id ---- */

/* "JX-3", "JX-3 学习", "JX-3_plan" stand for item jx-3; "JX-31", "JX-3.2" and "JX-3-1" do not. */
static bool folder_is_item(Text folded, Text item) {
  if (!text_starts(folded, item)) return false;
  Text rest = text_slice(folded, item.len, folded.len);
  if (rest.len == 0) return true;
  int32_t c = text_next(&rest);
  if (c == '-' || c == '.' || c == '_') {
    c = text_next(&rest);
    return !((c >= '0' && c <= '9') || c == '(' || c < 0);
  }
  bool han_after_ascii = c >= 0x2E80 && (unsigned char)item.at[item.len - 1] < 0x80;
  return han_after_ascii || !char_is_letter(c);
}

static const ItemFolder *by_id(const Vocabulary *vocabulary, Text folded) {
  const ItemFolder *best = NULL;
  for (size_t i = 0; i < vocabulary->folders.len; i++) {
    const ItemFolder *item = &vocabulary->folders.at[i];
    bool longer = !item->section && item->name.len && item->kinds.len && (!best || item->name.len > best->name.len);
    if (longer && folder_is_item(folded, item->name)) best = item;
  }
  return best;
}

/* ---- By number ---- */

enum { MOST_NUMBERS = 5 };

typedef struct Numbers {
  int at[MOST_NUMBERS];
  int count;
  char letter; /* the a of 5.2a */
  Text rest;   /* what stands behind */
} Numbers;

static int han_digit(Text *rest) {
  static const char han[] = "一二三四五六七八九十";
  for (int i = 0; i < 10; i++) {
    Text sign = {han + (size_t)i * 3, 3};
    if (!text_starts(*rest, sign)) continue;
    *rest = text_slice(*rest, 3, rest->len);
    return i + 1;
  }
  return 0;
}

/* 3, 03, 三, 十二, 二十一: at most 99 */
static int read_number(Text *rest) {
  int value = 0, digits = 0;
  for (; rest->len && digits < 3 && rest->at[0] >= '0' && rest->at[0] <= '9'; digits++) {
    value = value * 10 + (rest->at[0] - '0');
    *rest = text_slice(*rest, 1, rest->len);
  }
  if (digits) return digits < 3 ? value : 0;
  int first = han_digit(rest), next = first ? han_digit(rest) : 0;
  if (next == 0) return first;
  if (first == 10) return next < 10 ? 10 + next : 0;
  if (next != 10) return 0;
  return first * 10 + han_digit(rest) % 10;
}

static bool take(Text *rest, const char *sign) {
  if (!text_starts(*rest, text_of(sign))) return false;
  *rest = text_slice(*rest, text_of(sign).len, rest->len);
  return true;
}

static bool read_numbers(Text text, Numbers *numbers) {
  *numbers = (Numbers){.rest = text};
  Text *rest = &numbers->rest;
  bool ordinal = take(rest, "第");
  while (numbers->count < MOST_NUMBERS) {
    Text before = *rest;
    bool open = take(rest, "("), sign = open;
    int number = read_number(rest);
    if (number == 0 || (open && !take(rest, ")"))) {
      *rest = before;
      break;
    }
    numbers->at[numbers->count++] = number;
    before = *rest;
    sign = take(rest, "-") || take(rest, ".");
    if (!sign && !(rest->len && rest->at[0] == '(')) break;
    Text peek = *rest;
    take(&peek, "(");
    if (read_number(&peek) == 0) {
      *rest = before;
      break;
    }
  }
  if (ordinal && !take(rest, "项") && !take(rest, "項") && !take(rest, "条") && !take(rest, "條")) return false;
  bool single = rest->len && rest->at[0] >= 'a' && rest->at[0] <= 'z';
  Text behind = text_slice(*rest, single, rest->len);
  if (single && (behind.len == 0 || !char_is_letter(text_next(&behind)))) {
    numbers->letter = rest->at[0];
    *rest = text_slice(*rest, 1, rest->len);
  }
  return numbers->count > 0;
}

/* jx-3 and ls-2.3.2 without the letters that all ids of a pack begin with; jx-m3 has letters of its own. */
static Text id_number(Text id) {
  size_t at = 0;
  while (at < id.len && id.at[at] >= 'a' && id.at[at] <= 'z') at++;
  if (at && at < id.len && id.at[at] == '-') at++;
  return text_slice(id, at, id.len);
}

static bool same_numbers(const Numbers *a, const Numbers *b) {
  if (a->count != b->count || a->letter != b->letter) return false;
  for (int i = 0; i < a->count; i++)
    if (a->at[i] != b->at[i]) return false;
  return true;
}

/* ---- By words ---- */

static Text words_behind(Text rest) {
  while (rest.len) {
    Text before = rest;
    if (char_is_letter(text_next(&rest))) return text_trim(before);
  }
  return rest;
}

/* The words of a title or place without the number in front of it. */
static Text without_number(Text name) {
  Numbers numbers;
  return read_numbers(name, &numbers) ? words_behind(numbers.rest) : name;
}

/* The same words, or words that say a good part of them: four characters at least. */
static bool words_agree(Text words, Text name) {
  if (!words_has_letter(words) || !words_has_letter(name)) return false;
  if (words_same(words, name)) return true;
  bool part = text_count(words) >= 4 && words_find(name, words, true) != SIZE_MAX;
  return part || (text_count(name) >= 4 && words_find(words, name, true) != SIZE_MAX);
}

/* `whole`: nothing but the title's own words. A part is enough only beside the right number. */
static bool item_says(const ItemFolder *item, Text words, bool whole) {
  for (size_t i = 0; i < item->titles.len; i++) {
    Text name = without_number(item->titles.at[i]);
    if (whole ? words_has_letter(name) && words_same(words, name) : words_agree(words, name)) return true;
  }
  return false;
}

/* ---- All ---- */

typedef struct Candidates {
  const ItemFolder *first, *second;
} Candidates;

static void candidate(Candidates *found, const ItemFolder *item) {
  if (!item->kinds.len || found->first == item) return;
  if (!found->first) found->first = item;
  else if (!found->second) found->second = item;
}

static Candidates by_number(const Vocabulary *vocabulary, Text folded) {
  Numbers named, own;
  Candidates found = {0};
  if (!read_numbers(folded, &named)) return found;
  Text words = words_behind(named.rest);
  for (size_t i = 0; i < vocabulary->folders.len; i++) {
    const ItemFolder *item = &vocabulary->folders.at[i];
    bool same = !item->section && read_numbers(id_number(item->name), &own) && !words_has_letter(own.rest) &&
                same_numbers(&named, &own);
    if (same && (words.len == 0 || item_says(item, words, false))) candidate(&found, item);
  }
  return found;
}

static Candidates by_words(const Vocabulary *vocabulary, Text folded, bool section) {
  Candidates found = {0};
  Text words = without_number(folded);
  for (size_t i = 0; words.len && i < vocabulary->folders.len; i++) {
    const ItemFolder *item = &vocabulary->folders.at[i];
    if (item->section == section && item_says(item, words, true)) candidate(&found, item);
  }
  return found;
}

/* A place where several items put their papers stands for none of them, whatever its number is. */
static bool is_shared(const Vocabulary *vocabulary, Text folded) {
  size_t sharing = 0;
  for (size_t i = 0; i < vocabulary->folders.len; i++) {
    const ItemFolder *item = &vocabulary->folders.at[i];
    bool named = false;
    for (size_t k = 0; !item->section && !named && k < item->titles.len; k++) named = words_same(item->titles.at[k], folded);
    sharing += named;
  }
  return sharing > 1;
}

const ItemFolder *item_of_folder(UnitReading *r, Text folder, const ItemFolder **rival) {
  const Vocabulary *vocabulary = r->reader->vocabulary;
  DaySeen seen;
  *rival = NULL;
  if (!vocabulary->folders.len) return NULL;
  Text folded = text_trim(text_fold(r->file, name_shown(r->file, path_name(folder))));
  const ItemFolder *item = by_id(vocabulary, folded);
  if (item || day_of_folder(folder, &seen) != DAY_FOUND_NONE) return item;
  if (is_shared(vocabulary, folded)) return NULL;
  Candidates found = by_number(vocabulary, folded);
  if (!found.first) found = by_words(vocabulary, folded, false);
  if (!found.first) found = by_words(vocabulary, folded, true);
  *rival = found.second;
  return found.second ? NULL : found.first;
}
