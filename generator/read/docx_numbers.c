/* SPDX-License-Identifier: MIT
 *
 * Numbers that a word processor writes by itself: 1.2, (a), 第一章. Takes: numbering.xml, and paragraphs in their order.
 * Gives: the number of each. Owns nothing; counts stand in the package's arena.
 */
#include <stdlib.h>
#include <string.h>

#include "read/docx_in.h"

enum { MOST_LABEL = 200 };

typedef struct NumberReader {
  Package *package;
  DocxNumbers *numbers;
  NumberList *list; /* at hand; NULL outside */
  NumberUse *use;
  int level;
} NumberReader;

static NumberFormat format_of(Text word) {
  static const struct {
    const char *word;
    NumberFormat format;
  } formats[] = {{"bullet", NUMBER_BULLET},
                 {"none", NUMBER_NONE},
                 {"lowerLetter", NUMBER_LETTER_SMALL},
                 {"upperLetter", NUMBER_LETTER_LARGE},
                 {"lowerRoman", NUMBER_ROMAN_SMALL},
                 {"upperRoman", NUMBER_ROMAN_LARGE},
                 {"chineseCounting", NUMBER_CHINESE},
                 {"chineseCountingThousand", NUMBER_CHINESE},
                 {"japaneseCounting", NUMBER_CHINESE},
                 {"taiwaneseCounting", NUMBER_CHINESE},
                 {"taiwaneseCountingThousand", NUMBER_CHINESE},
                 {"ideographDigital", NUMBER_CHINESE},
                 {"decimalEnclosedCircle", NUMBER_CIRCLE},
                 {"decimalEnclosedCircleChinese", NUMBER_CIRCLE}};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (text_is(word, formats[i].word)) return formats[i].format;
  return NUMBER_DECIMAL;
}

/* ---- Reading ---- */

static void list_begin(NumberReader *reader, Attributes attributes) {
  reader->list = list_add(reader->package->arena, &reader->numbers->lists);
  reader->list->id = attribute_number(attributes, "abstractNumId", -1);
  reader->level = 0;
}

static void use_begin(NumberReader *reader, Attributes attributes) {
  reader->use = list_add(reader->package->arena, &reader->numbers->uses);
  reader->use->id = attribute_number(attributes, "numId", -1);
  reader->list = NULL;
}

static int level_within(int64_t level) {
  return level < 0 ? 0 : level >= DOCX_LEVELS ? DOCX_LEVELS - 1 : (int)level;
}

static void level_take(NumberReader *reader, Text name, Attributes attributes) {
  NumberLevel *level = &reader->list->levels[reader->level];
  if (text_is(name, "start")) level->start = (uint32_t)attribute_number(attributes, "val", 1) & 0xFFFFFF;
  if (text_is(name, "numFmt")) level->format = format_of(attribute_of(attributes, "val"));
  Text label = attribute_of(attributes, "val"); /* written once, printed before each paragraph */
  if (text_is(name, "lvlText") && label.len <= MOST_LABEL) level->text = office_text(reader->package->arena, label);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  NumberReader *reader = state;
  Attributes attributes = {at, count};
  (void)space, (void)line;
  if (text_is(name, "abstractNum")) list_begin(reader, attributes);
  else if (text_is(name, "num")) use_begin(reader, attributes);
  else if (text_is(name, "abstractNumId") && reader->use) reader->use->list = attribute_number(attributes, "val", -1);
  else if (text_is(name, "lvl") || text_is(name, "lvlOverride"))
    reader->level = level_within(attribute_number(attributes, "ilvl", 0));
  else if (text_is(name, "startOverride") && reader->use)
    reader->use->starts[reader->level] = (uint32_t)(attribute_number(attributes, "val", 1) & 0xFFFFFF) + 1;
  else if (reader->list) level_take(reader, name, attributes);
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  NumberReader *reader = state;
  (void)space;
  if (text_is(name, "abstractNum")) reader->list = NULL;
  if (text_is(name, "num")) reader->use = NULL;
  return true;
}

static int list_compare(const void *left, const void *right) {
  const NumberList *a = left, *b = right;
  return a->id < b->id ? -1 : a->id > b->id;
}

static int use_compare(const void *left, const void *right) {
  const NumberUse *a = left, *b = right;
  return a->id < b->id ? -1 : a->id > b->id;
}

void docx_numbers_read(Package *package, Text part, DocxNumbers *numbers) {
  NumberReader reader = {.package = package, .numbers = numbers};
  XmlHandler handler = {.state = &reader, .open = on_open, .close = on_close};
  if (!office_part(package, part, false, &handler)) *numbers = (DocxNumbers){0};
  if (numbers->lists.len) qsort(numbers->lists.at, numbers->lists.len, sizeof *numbers->lists.at, list_compare);
  if (numbers->uses.len) qsort(numbers->uses.at, numbers->uses.len, sizeof *numbers->uses.at, use_compare);
}

/* ---- Words for numbers ---- */

static Text letters(Arena *arena, uint32_t value, char first) {
  char at[16];
  uint32_t times = (value - 1) / 26 + 1;
  if (times > sizeof at) times = sizeof at;
  memset(at, first + (char)((value - 1) % 26), times);
  return text_copy(arena, (Text){at, times});
}

static Text roman(Arena *arena, uint32_t value, bool small) {
  static const uint32_t values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  static const char *const large[] = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
  static const char *const little[] = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
  Buf out = {0};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    for (; value >= values[i]; value -= values[i]) buf_str(&out, small ? little[i] : large[i]);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* 一 to 九千九百九十九; 十一, not 一十一. */
static Text chinese(Arena *arena, uint32_t value) {
  static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char *const ranks[] = {"千", "百", "十", ""};
  Buf out = {0};
  bool gap = false;
  for (uint32_t i = 0, rank = 1000; i < 4; i++, rank /= 10) {
    uint32_t digit = value / rank % 10;
    if (digit == 0) {
      gap = out.len > 0;
      continue;
    }
    if (gap) buf_str(&out, "零");
    gap = false;
    if (!(digit == 1 && rank == 10 && out.len == 0)) buf_str(&out, digits[digit]);
    buf_str(&out, ranks[i]);
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static Text value_in(Arena *arena, NumberFormat format, uint32_t value) {
  bool wordy = value > 0 && value < 4000;
  switch (format) {
  case NUMBER_NONE:
  case NUMBER_BULLET: return TEXT_NONE;
  case NUMBER_LETTER_SMALL:
    if (wordy) return letters(arena, value, 'a');
    break;
  case NUMBER_LETTER_LARGE:
    if (wordy) return letters(arena, value, 'A');
    break;
  case NUMBER_ROMAN_SMALL:
  case NUMBER_ROMAN_LARGE:
    if (wordy) return roman(arena, value, format == NUMBER_ROMAN_SMALL);
    break;
  case NUMBER_CHINESE:
    if (wordy) return chinese(arena, value);
    break;
  case NUMBER_CIRCLE:
    if (value > 0 && value <= 20) return text_format(arena, "\xE2\x91%c", (int)(0x9F + value));
    break;
  case NUMBER_DECIMAL: break;
  }
  return text_format(arena, "%u", value);
}

/* ---- Counting ---- */

static Text label_of(Arena *arena, const NumberList *list, const NumberLevel *level) {
  Buf out = {0};
  for (size_t i = 0; i < level->text.len; i++) {
    bool slot = level->text.at[i] == '%' && i + 1 < level->text.len && level->text.at[i + 1] >= '1' &&
                level->text.at[i + 1] <= '9';
    int of = slot ? level->text.at[++i] - '1' : 0;
    if (slot) buf_text(&out, value_in(arena, list->levels[of].format, list->counts[of]));
    else buf_char(&out, level->text.at[i]);
  }
  Text label = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return label;
}

/* A use with a start of its own begins anew, once; a level begins anew below each paragraph of a level above. */
static void count_next(NumberList *list, NumberUse *use, int level) {
  uint32_t *count = &list->counts[level];
  if (use->starts[level] && !use->begun[level]) *count = use->starts[level] - 1;
  else *count = *count ? *count + 1 : list->levels[level].start ? list->levels[level].start : 1;
  use->begun[level] = true;
  for (int i = 0; i < level; i++)
    if (list->counts[i] == 0) list->counts[i] = list->levels[i].start ? list->levels[i].start : 1;
  for (int i = level + 1; i < DOCX_LEVELS; i++) list->counts[i] = 0;
}

bool docx_number_next(DocxNumbers *numbers, int64_t use_id, int level, Arena *arena, DocxNumber *number) {
  NumberUse use_key = {.id = use_id}, *use = NULL;
  if (numbers->uses.len) use = bsearch(&use_key, numbers->uses.at, numbers->uses.len, sizeof use_key, use_compare);
  NumberList list_key = {.id = use ? use->list : -1}, *list = NULL;
  if (use && numbers->lists.len) list = bsearch(&list_key, numbers->lists.at, numbers->lists.len, sizeof list_key, list_compare);
  if (!list) return false;
  level = level_within(level);
  const NumberLevel *at = &list->levels[level];
  if (at->format == NUMBER_NONE && at->text.len == 0) return false;
  count_next(list, use, level);
  *number = (DocxNumber){.format = at->format, .value = list->counts[level], .label = label_of(arena, list, at)};
  number->in_words = at->format == NUMBER_CHINESE || at->format == NUMBER_CIRCLE || at->format == NUMBER_NONE ||
                     text_starts(at->text, TEXT("第"));
  return true;
}
