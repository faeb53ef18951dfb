/* SPDX-License-Identifier: MIT
 *
 * Lines that say the same, for paper: one row for all units that lack a thing, or for all things that a unit lacks.
 * Takes: lines as texts. Gives: rows of indexes, and what labels have in common. Owns nothing.
 */
#include "report/report_in.h"

#include <stdlib.h>
#include <string.h>

/* ---- Rows ---- */

typedef struct Place { /* a text and where it stands */
  Text text;
  uint32_t index;
} Place;

typedef struct Key {
  uint32_t same, major, minor, index;
} Key;

static int words_compare(const void *left, const void *right) {
  const Place *a = left, *b = right;
  int order = text_compare(a->text, b->text);
  return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

static int keys_compare(const void *left, const void *right) {
  const Key *a = left, *b = right;
  if (a->same != b->same) return a->same < b->same ? -1 : 1;
  if (a->major != b->major) return a->major < b->major ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

/* A number for each text, the same for equal ones: the place of the first. */
static uint32_t *numbers_of(Arena *arena, const MergeLine *lines, size_t count, bool what) {
  Place *words = arena_alloc(arena, count * sizeof *words);
  uint32_t *numbers = arena_alloc(arena, count * sizeof *numbers);
  for (size_t i = 0; i < count; i++) words[i] = (Place){what ? lines[i].what : lines[i].same, (uint32_t)i};
  qsort(words, count, sizeof *words, words_compare);
  for (size_t i = 0; i < count; i++) {
    bool again = i && text_equal(words[i].text, words[i - 1].text);
    numbers[words[i].index] = again ? numbers[words[i - 1].index] : words[i].index;
  }
  return numbers;
}

static size_t run_of(const Key *keys, size_t count, bool major) {
  size_t len = 1;
  while (len < count && keys[len].same == keys[0].same && (!major || keys[len].major == keys[0].major)) len++;
  return len;
}

static size_t count_majors(const Key *keys, size_t count) {
  size_t majors = 0;
  for (size_t i = 0; i < count; i += run_of(keys + i, count - i, true)) majors++;
  return majors;
}

static bool same_minors(const Key *a, const Key *b, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (a[i].minor != b[i].minor) return false;
  return true;
}

/* One row for each major of a run; majors with the same minors share it where `both` allows. */
static void rows_of_run(Arena *arena, const Key *keys, size_t count, bool by_unit, bool both, MergedRows *rows) {
  size_t *starts = arena_alloc(arena, count * sizeof *starts), first = rows->len;
  for (size_t i = 0, len; i < count; i += len) {
    len = run_of(keys + i, count - i, true);
    MergedRow *row = NULL;
    for (size_t k = first; both && k < rows->len && !row; k++) {
      const Indexes *minors = by_unit ? &rows->at[k].whats : &rows->at[k].units;
      if (minors->len == len && same_minors(keys + starts[k - first], keys + i, len)) row = &rows->at[k];
    }
    if (!row) {
      starts[rows->len - first] = i;
      row = list_add(arena, rows);
      *row = (MergedRow){0};
      for (size_t k = 0; k < len; k++) *list_add(arena, by_unit ? &row->whats : &row->units) = keys[i + k].index;
    }
    *list_add(arena, by_unit ? &row->units : &row->whats) = keys[i].index;
  }
}

static int rows_compare(const void *left, const void *right) {
  const MergedRow *a = left, *b = right;
  uint32_t first = a->units.at[0] < a->whats.at[0] ? a->units.at[0] : a->whats.at[0];
  uint32_t second = b->units.at[0] < b->whats.at[0] ? b->units.at[0] : b->whats.at[0];
  return first < second ? -1 : first > second;
}

MergedRows merge_lines(Arena *arena, const MergeLine *lines, size_t count, bool both) {
  MergedRows rows = {0};
  if (!count) return rows;
  uint32_t *same = numbers_of(arena, lines, count, false), *what = numbers_of(arena, lines, count, true);
  Key *units = arena_alloc(arena, count * sizeof *units), *whats = arena_alloc(arena, count * sizeof *whats);
  for (uint32_t i = 0; i < count; i++) {
    units[i] = (Key){same[i], lines[i].unit, what[i], i};
    whats[i] = (Key){same[i], what[i], lines[i].unit, i};
  }
  qsort(units, count, sizeof *units, keys_compare);
  qsort(whats, count, sizeof *whats, keys_compare);
  for (size_t i = 0, len; i < count; i += len) {
    len = run_of(units + i, count - i, false);
    bool by_unit = count_majors(units + i, len) <= count_majors(whats + i, len);
    rows_of_run(arena, (by_unit ? units : whats) + i, len, by_unit, both, &rows);
  }
  qsort(rows.at, rows.len, sizeof *rows.at, rows_compare);
  return rows;
}

/* ---- What labels have in common ---- */

enum { FRAME_LEAST = 8, FRAME_HEAD = 12 }; /* columns: of what is said once; of a head before it that is rather repeated */

static bool starts_with_any(Text text, const char *const *marks) {
  for (; *marks; marks++)
    if (text_starts(text, text_of(*marks))) return true;
  return false;
}

static bool ends_with_any(Text text, const char *const *marks) {
  for (; *marks; marks++)
    if (text_ends(text, text_of(*marks))) return true;
  return false;
}

static const char *const opening[] = {" ", "：", "“", "「", "（", "(", "、", "；", "，", "\"", NULL};
static const char *const closing[] = {" ", "：", "”", "」", "）", ")", "、", "；", "，", "\"", ",", ":", NULL};

/* How long all begin alike, up to a mark. */
static size_t head_in_common(const TextList *labels) {
  Text head = labels->at[0];
  for (size_t i = 1; i < labels->len; i++) {
    size_t len = 0;
    while (len < head.len && len < labels->at[i].len && head.at[len] == labels->at[i].at[len]) len++;
    head.len = len;
  }
  while (head.len && !ends_with_any(head, opening)) head.len--;
  return head.len;
}

/* How long all end alike behind that head, from a mark on. */
static size_t tail_in_common(const TextList *labels, size_t head) {
  Text tail = text_slice(labels->at[0], head, labels->at[0].len);
  for (size_t i = 1; i < labels->len; i++) {
    Text other = text_slice(labels->at[i], head, labels->at[i].len);
    size_t len = 0;
    while (len < tail.len && len < other.len && tail.at[tail.len - 1 - len] == other.at[other.len - 1 - len]) len++;
    tail = text_slice(tail, tail.len - len, tail.len);
  }
  while (tail.len && !starts_with_any(tail, closing)) tail = text_slice(tail, 1, tail.len);
  return tail.len;
}

/* How many brackets and quotes a text opens and does not close, or the other way round. */
static int marks_open(Text text) {
  int open = 0, least = 0;
  for (int32_t c; (c = text_next(&text)) >= 0;) {
    open += (c == 0x201C || c == 0xFF08 || c == 0x300C || c == '(') - (c == 0x201D || c == 0xFF09 || c == 0x300D || c == ')');
    if (open < least) least = open;
  }
  return least < 0 ? least : open;
}

static bool middles_whole(const TextList *labels, size_t head, size_t tail) {
  for (size_t i = 0; i < labels->len; i++)
    if (marks_open(text_slice(labels->at[i], head, labels->at[i].len - tail))) return false;
  return true;
}

static size_t head_shorter(Text first, size_t head) {
  Text before = text_slice(first, 0, head);
  if (before.len) before.len--;
  while (before.len && !ends_with_any(before, opening)) before.len--;
  return before.len;
}

static size_t tail_shorter(Text first, size_t tail) {
  Text behind = text_slice(first, first.len - tail, first.len);
  if (behind.len) behind = text_slice(behind, 1, behind.len);
  while (behind.len && !starts_with_any(behind, closing)) behind = text_slice(behind, 1, behind.len);
  return behind.len;
}

/* What is between them is whole for each: not A”, “B of the words “A” and “B”. */
static void keep_whole(const TextList *labels, size_t *head, size_t *tail) {
  while ((*head || *tail) && !middles_whole(labels, *head, *tail)) {
    *head = head_shorter(labels->at[0], *head);
    *tail = tail_shorter(labels->at[0], *tail);
  }
}

/* What the head opens, the tail closes: else less of them is said once. */
static void balance(const TextList *labels, size_t *head, size_t *tail) {
  Text first = labels->at[0];
  for (;;) {
    Text before = text_slice(first, 0, *head), behind = text_slice(first, first.len - *tail, first.len);
    int opened = marks_open(before), closed = -marks_open(behind);
    if (opened == closed) return;
    if (closed > opened || closed < 0) *tail = tail_shorter(first, *tail);
    else *head = head_shorter(first, *head);
  }
}

/* Is the label, less its head and tail, the same words before and behind `between`? */
static bool is_told_twice(Text label, Text between) {
  size_t half = label.len > between.len ? (label.len - between.len) / 2 : 0;
  return half && label.len == 2 * half + between.len && !memcmp(label.at, label.at + half + between.len, half) &&
         !memcmp(label.at + half, between.at, between.len);
}

/* "zeal: list of “zeal”", "duty: list of “duty”": what stands between the words that each label says twice; else empty. */
static Text between_twice(const TextList *labels, size_t head, size_t tail) {
  Text first = text_slice(labels->at[0], head, labels->at[0].len - tail);
  for (size_t half = 1; 2 * half < first.len; half++) {
    Text between = text_slice(first, half, first.len - half);
    size_t like = 0;
    if (!starts_with_any(between, closing) || !ends_with_any(between, opening)) continue;
    while (like < labels->len && is_told_twice(text_slice(labels->at[like], head, labels->at[like].len - tail), between)) like++;
    if (like == labels->len) return between;
  }
  return TEXT_NONE;
}

static size_t colon_length(Text text) {
  return text_starts(text, TEXT("：")) ? 3 : text_starts(text, TEXT(": ")) ? 2 : 0;
}

/* Gives "list of “…”", and leaves "zeal", "duty". */
static Text frame_around(Arena *arena, TextList *labels, size_t head, size_t tail, Text between) {
  Text first = labels->at[0], behind = text_slice(first, first.len - tail, first.len);
  size_t colon = colon_length(between);
  for (size_t i = 0; i < labels->len; i++)
    labels->at[i] = text_slice(labels->at[i], head, head + (labels->at[i].len - tail - head - between.len) / 2);
  return text_format(arena, "%.*s%s%.*s…%.*s", TEXT_ARG(text_slice(first, 0, head)), colon ? "" : "…",
                     TEXT_ARG(text_slice(between, colon, between.len)), TEXT_ARG(behind));
}

/* "2017-01: minutes", "2017-02: minutes": gives "minutes", and leaves "2017-01", "2017-02". Empty where they have too little in
 * common. */
Text labels_frame(Arena *arena, TextList *labels) {
  if (labels->len < 2) return TEXT_NONE;
  Text first = labels->at[0];
  size_t head = head_in_common(labels), tail = tail_in_common(labels, head);
  if (head + tail >= first.len) return TEXT_NONE; /* the same twice */
  Text between = between_twice(labels, head, tail);
  if (between.len && (head || colon_length(between))) return frame_around(arena, labels, head, tail, between);
  keep_whole(labels, &head, &tail);
  balance(labels, &head, &tail);
  Text behind = text_slice(first, first.len - tail, first.len), before = text_slice(first, 0, head);
  size_t colon = colon_length(behind);
  if (colon && text_width(before) <= FRAME_HEAD) head = 0;
  before = text_slice(first, 0, head);
  if (!head && !colon) return TEXT_NONE; /* what begins with a gap reads badly */
  if (text_width(before) + text_width(behind) < FRAME_LEAST) return TEXT_NONE;
  for (size_t i = 0; i < labels->len; i++) labels->at[i] = text_trim(text_slice(labels->at[i], head, labels->at[i].len - tail));
  if (colon && !head) return text_trim(text_slice(behind, colon, behind.len));
  if (!behind.len && text_ends(before, TEXT("："))) return text_slice(before, 0, before.len - 3);
  if (!behind.len && text_ends(before, TEXT(": "))) return text_slice(before, 0, before.len - 2);
  return text_format(arena, "%.*s…%.*s", TEXT_ARG(before), TEXT_ARG(behind));
}

static size_t label_at(const TextList *labels, Text label) {
  size_t at = 0;
  while (at < labels->len && !text_equal(labels->at[at], label)) at++;
  return at;
}

/* Each label once, where two parts ask for the same, with all that stands behind it. */
static void labels_apart(Arena *arena, const TextList *labels, const TextList *behind, TextList *apart, TextList *more) {
  for (size_t i = 0; i < labels->len; i++) {
    Text tail = i < behind->len ? behind->at[i] : TEXT_NONE;
    size_t at = label_at(apart, labels->at[i]);
    if (at == apart->len) {
      *list_add(arena, apart) = labels->at[i];
      *list_add(arena, more) = tail;
    } else if (text_find(more->at[at], tail) == SIZE_MAX) {
      more->at[at] = text_format(arena, "%.*s%.*s", TEXT_ARG(more->at[at]), TEXT_ARG(tail));
    }
  }
}

/* Labels each with what stands behind it: "minutes: 2017-01 #a, 2017-02 #b", or the labels one by one. */
Text labels_said(const Composer *composer, TextList labels, const TextList *behind) {
  TextList apart = {0}, more = {0}, said = {0};
  labels_apart(composer->arena, &labels, behind, &apart, &more);
  Text frame = labels_frame(composer->arena, &apart);
  for (size_t i = 0; i < apart.len; i++)
    *list_add(composer->arena, &said) = text_format(composer->arena, "%.*s%.*s", TEXT_ARG(apart.at[i]), TEXT_ARG(more.at[i]));
  Text list = text_join(composer->arena, &said, say_word(composer, frame.len ? WORD_LIST_BETWEEN : WORD_SEMICOLON));
  return frame.len ? text_format(composer->arena, "%.*s%.*s%.*s", TEXT_ARG(frame), TEXT_ARG(say_word(composer, WORD_COLON)),
                                 TEXT_ARG(list))
                   : list;
}

/* ---- The row of a list that asks ---- */

/* The paper and its row that a detail names, "roster.csv:7"; false: it is something else. */
bool detail_place(Text detail, EvidenceRef *ref) {
  size_t digits = detail.len;
  int64_t line = 0;
  while (digits && detail.at[digits - 1] >= '0' && detail.at[digits - 1] <= '9') digits--;
  if (digits < 2 || detail.at[digits - 1] != ':' || !text_to_int(text_slice(detail, digits, detail.len), &line)) return false;
  if (line <= 0 || line > INT32_MAX) return false;
  *ref = (EvidenceRef){.line = (uint32_t)line, .shown = text_slice(detail, 0, digits - 1)};
  return true;
}

/* The first of them, whose detail names all rows that ask where several do. */
Leaf leaf_shared(const Composer *composer, const Leaf *const *leaves, size_t count) {
  Leaf leaf = *leaves[0];
  EvidenceRefs places = {0};
  EvidenceRef ref;
  size_t first = 0;
  for (size_t i = 0; i < count; i++) {
    bool asked = detail_place(leaves[i]->detail, &ref);
    if (asked && !(places.len && places.at[places.len - 1].line == ref.line)) *list_add(composer->arena, &places) = ref;
  }
  if (places.len > 1) leaf.detail = paper_said(composer, &places, &first);
  return leaf;
}

/* ---- Rows that would be higher than a page: cut into some ---- */

enum { ROW_UNITS = 220, ROW_WHATS = 320 }; /* columns of text, beside others in narrow cells */

static size_t width_of(const MergeLine *line, const Units *units) {
  return 2 + (units ? text_width(units->all.at[line->unit].name) : text_width(line->what));
}

static size_t cut_at(const Indexes *all, size_t from, const MergeLine *lines, const Units *units, size_t most) {
  size_t width = 0, until = from;
  for (; until < all->len; until++) {
    width += width_of(&lines[all->at[until]], units);
    if (width > most && until > from) break;
  }
  return until;
}

/* What labels have in common is said once, so that more of them fit. */
static size_t whats_most(const Composer *composer, const Indexes *whats, const MergeLine *lines) {
  TextList labels = {0}, none = {0};
  size_t each = 1;
  for (size_t i = 0; i < whats->len; i++) {
    *list_add(composer->arena, &labels) = lines[whats->at[i]].what;
    each += width_of(&lines[whats->at[i]], NULL);
  }
  size_t said = text_width(labels_said(composer, labels, &none)) + 1;
  return said <= ROW_WHATS ? SIZE_MAX : each > said ? (size_t)((uint64_t)ROW_WHATS * each / said) : ROW_WHATS;
}

static Indexes part_of(const Indexes *all, size_t from, size_t until) {
  return (Indexes){.at = all->at + from, .len = until - from};
}

MergedRows merged_cut(const Composer *composer, const MergedRows *rows, const MergeLine *lines) {
  MergedRows cut = {0};
  const Units *units = composer->data->units;
  for (size_t i = 0; i < rows->len; i++) {
    const MergedRow *row = &rows->at[i];
    size_t most = whats_most(composer, &row->whats, lines);
    for (size_t u = 0, u_end; u < row->units.len; u = u_end) {
      u_end = cut_at(&row->units, u, lines, units, ROW_UNITS);
      for (size_t w = 0, w_end; w < row->whats.len; w = w_end) {
        w_end = cut_at(&row->whats, w, lines, NULL, most);
        *list_add(composer->arena, &cut) = (MergedRow){part_of(&row->units, u, u_end), part_of(&row->whats, w, w_end)};
      }
    }
  }
  return cut;
}
