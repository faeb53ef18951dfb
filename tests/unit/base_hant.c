/* SPDX-License-Identifier: MIT
 *
 * Our words in Traditional characters: the table is in order, words that need another form get it, and nothing that the program
 * says keeps a Simplified character.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define P(simplified, traditional)
#define PAIRS(text) text
static const char pairs[] =
#include "base/hant.def"
    ;
#undef P
#undef PAIRS

static const char *const kept[] = {
    /* words in which such a character is right */
#define P(simplified, traditional) traditional,
#define PAIRS(text)
#include "base/hant.def"
#undef P
#undef PAIRS
};

static const char *const said[] = {
#define W(name, en, zh) zh,
#include "report/words.def"
#undef W
#define D(code, level, name, en, en_do, zh, zh_do) zh, zh_do,
#include "base/diag.def"
#undef D
#define T(name, en, zh) zh,
#include "terminal.def"
#undef T
};

static void pairs_are_in_order(void **state) {
  (void)state;
  assert_int_equal((sizeof pairs - 1) % 6, 0);
  for (size_t i = 0; i + 6 < sizeof pairs - 1; i += 6) {
    assert_true(memcmp(pairs + i, pairs + i + 6, 3) < 0);
    assert_true(memcmp(pairs + i, pairs + i + 3, 3) != 0);
    assert_true(text_is_utf8((Text){pairs + i, 6}, NULL));
  }
}

static void words_are_converted(void **state) {
  (void)state;
  static const char *const table[][2] = {
      {"考核", "考核"},
      {"注明迟交，一并放入", "註明遲交，一併放入"},
      {"单位", "單位"},
      {"佐证材料", "佐證材料"},
      {"待补材料清单", "待補材料清單"},
      {"整改台账", "整改台賬"},
      {"批准", "批准"},
      {"标准", "標準"},
      {"复制", "複製"},
      {"恢复", "恢復"},
      {"重复", "重複"},
      {"回复", "回覆"},
      {"制度", "制度"},
      {"制作", "製作"},
      {"签字", "簽字"},
      {"标签", "標籤"},
      {"联系", "聯繫"},
      {"系统", "系統"},
      {"干部", "幹部"},
      {"若干", "若干"},
      {"每周一次", "每週一次"},
      {"后备", "後備"},
      {"里面", "裡面"},
      {"占位", "佔位"},
      {"征求意见", "徵求意見"},
      {"群众", "群眾"},
      {"第三季度", "第三季度"},
      {"2017年7月", "2017年7月"},
      {"得分为暂定：有规则未能运行", "得分為暫定：有規則未能運行"},
      {"abc {1}（{2}）", "abc {1}（{2}）"},
      {"", ""},
  };
  Arena *arena = arena_new();
  for (size_t i = 0; i < COUNT(table); i++) {
    Text made = text_hant(arena, text_of(table[i][0]));
    if (!text_is(made, table[i][1])) fail_msg("%s gives %.*s", table[i][0], TEXT_ARG(made));
    assert_true(text_equal(text_fold(arena, made), text_fold(arena, text_of(table[i][0])))); /* both are found by one search */
  }
  arena_free(arena);
}

/* The offset of a Simplified character outside of the words that keep it; SIZE_MAX = none. */
static size_t simplified_at(Text text) {
  for (size_t at = 0; at < text.len; at++) {
    for (size_t i = 0; i < COUNT(kept); i++)
      if (text_starts(text_slice(text, at, text.len), text_of(kept[i]))) at += strlen(kept[i]), i = 0;
    for (size_t i = 0; i < sizeof pairs - 1 && at + 3 <= text.len; i += 6)
      if (memcmp(pairs + i, text.at + at, 3) == 0) return at;
  }
  return SIZE_MAX;
}

static void nothing_said_stays_simplified(void **state) {
  (void)state;
  Arena *arena = arena_new();
  for (size_t i = 0; i < COUNT(said); i++) {
    Text made = text_hant(arena, text_of(said[i]));
    size_t at = simplified_at(made);
    if (at != SIZE_MAX) fail_msg("%.*s: %s", TEXT_ARG(text_slice(made, at, at + 3)), said[i]);
  }
  assert_true(COUNT(said) > 300);
  assert_int_equal(simplified_at(TEXT("考核单位")), 6); /* the control: it would be seen */
  assert_int_equal(simplified_at(TEXT("批准")), SIZE_MAX);
  arena_free(arena);
}

/* A pack is written in one script and read in the other; what is Traditional already is left alone. */
static void packs_are_read_in_the_reports_script(void **state) {
  (void)state;
  Arena *arena = arena_new();
  assert_string_equal(text_cstr(arena, text_in_script(arena, LANG_ZH_HANT, TEXT("整改台账，3 份"))), "整改台賬，3 份");
  assert_string_equal(text_cstr(arena, text_in_script(arena, LANG_ZH_HANT, TEXT("群众评党员"))), "群眾評黨員");
  assert_string_equal(text_cstr(arena, text_in_script(arena, LANG_ZH_HANT, TEXT("后里村整改台賬"))), "后里村整改台賬");
  assert_string_equal(text_cstr(arena, text_in_script(arena, LANG_ZH_HANS, TEXT("整改台账"))), "整改台账");
  assert_string_equal(text_cstr(arena, text_in_script(arena, LANG_ZH_HANT, TEXT("plan"))), "plan");
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_are_in_order),
      cmocka_unit_test(words_are_converted),
      cmocka_unit_test(nothing_said_stays_simplified),
      cmocka_unit_test(packs_are_read_in_the_reports_script),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
