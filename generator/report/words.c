/* SPDX-License-Identifier: MIT
 *
 * The words of report/words.def in each language. Takes: a word and arguments. Gives: text; owns nothing.
 */
#include "report/report.h"

typedef struct WordTexts {
  const char *in[LANG_WRITTEN];
} WordTexts;

static const WordTexts word_texts[WORD_COUNT] = {
#define W(name, en, zh) {{en, zh}},
#include "report/words.def"
#undef W
};

_Static_assert(WORD_STATE_ERROR - WORD_STATE_PASS == STATE_ERROR, "words of states follow State");
_Static_assert(WORD_REASON_ORDER - WORD_REASON_NONE == REASON_ORDER, "words of reasons follow Reason");
_Static_assert(LANG_EN == 0 && LANG_ZH_HANS == 1 && LANG_WRITTEN == 2, "words.def has a column for each written language");

/* Words in Traditional characters, each made when it is first asked for. */
static Text hant_words[WORD_COUNT];
static Arena *hant_arena;

static Text hant_word(Word which) {
  if (!hant_arena) hant_arena = arena_new();
  if (!hant_words[which].at) hant_words[which] = text_hant(hant_arena, text_of(word_texts[which].in[LANG_ZH_HANS]));
  return hant_words[which];
}

Text word(Word which, Lang lang) {
  return lang == LANG_ZH_HANT ? hant_word(which) : text_of(word_texts[which].in[lang]);
}

Text word_state(State state, Lang lang) {
  return word((Word)(WORD_STATE_PASS + (int)state), lang);
}

Text word_left(Arena *arena, const PartResult *result, Lang lang) {
  Points left = -result->sums.confirmed;
  const Text numbers[] = {points_text(arena, -part_cuts(result)), points_text(arena, left)};
  return word_format(arena, left ? WORD_LEFT_SOME : WORD_LEFT_NONE, lang, numbers, 2);
}

Text word_item_state(const PackItem *item, State state, Lang lang) {
  if (item->veto && state == STATE_PENDING) return word(WORD_VETO_WAITS, lang);
  if (item->veto && state == STATE_FAIL) return word(WORD_VETO_HOLDS, lang);
  if (item->veto && state == STATE_PASS) return word(WORD_VETO_NOT, lang);
  if (item->veto && state == STATE_NOT_DUE) return word(WORD_VETO_UNMARKED, lang);
  if (item->gate && state == STATE_FAIL) return word(WORD_GATE_FAILED, lang);
  if (item->gate && state == STATE_PASS) return word(WORD_GATE_PASSED, lang);
  return word_state(state, lang);
}

Text word_reason(Reason reason, Lang lang) {
  return word((Word)(WORD_REASON_NONE + (int)reason), lang);
}

/* Arguments are copied as they are: a {1} inside an argument stays text. */
Text word_format(Arena *arena, Word which, Lang lang, const Text *args, size_t count) {
  Text form = word(which, lang);
  Buf out = {0};
  for (size_t i = 0; i < form.len; i++) {
    size_t number = i + 2 < form.len && form.at[i] == '{' && form.at[i + 2] == '}' ? (size_t)(form.at[i + 1] - '0') : 0;
    if (number < 1 || number > 9) {
      buf_char(&out, form.at[i]);
      continue;
    }
    if (number <= count) buf_text(&out, args[number - 1]);
    i += 2;
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}
