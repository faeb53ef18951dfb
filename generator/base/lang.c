/* SPDX-License-Identifier: MIT
 *
 * The languages of messages and reports.
 * Takes: tags as people and systems write them. Gives: one of our languages, and its names elsewhere. Owns: nothing.
 */
#include "base/base.h"

#include <strings.h>

static const struct {
  const char *tag;
  Lang lang;
} known_tags[] = {
    {"en", LANG_EN},
    {"en-us", LANG_EN},
    {"en-gb", LANG_EN},
    {"c", LANG_EN},
    {"posix", LANG_EN},
    {"zh", LANG_ZH_HANS},
    {"zh-hans", LANG_ZH_HANS},
    {"zh-cn", LANG_ZH_HANS},
    {"zh-hans-cn", LANG_ZH_HANS},
    {"zh-sg", LANG_ZH_HANS},
    {"zh-hans-sg", LANG_ZH_HANS},
    {"zh-hant", LANG_ZH_HANT},
    {"zh-tw", LANG_ZH_HANT},
    {"zh-hant-tw", LANG_ZH_HANT},
    {"zh-hk", LANG_ZH_HANT},
    {"zh-hant-hk", LANG_ZH_HANT},
    {"zh-mo", LANG_ZH_HANT},
};

/* zh_CN.UTF-8@pinyin is zh-CN here. */
static void tag_clean(Text tag, char clean[16]) {
  size_t len = 0;
  for (size_t i = 0; i < tag.len && len < 15; i++) {
    if (tag.at[i] == '.' || tag.at[i] == '@') break;
    clean[len++] = tag.at[i] == '_' ? '-' : tag.at[i];
  }
  clean[len] = '\0';
}

bool lang_parse(Text tag, Lang *lang) {
  char clean[16];
  tag_clean(tag, clean);
  for (size_t i = 0; i < sizeof known_tags / sizeof *known_tags; i++) {
    if (strcasecmp(clean, known_tags[i].tag)) continue;
    *lang = known_tags[i].lang;
    return true;
  }
  if (strncasecmp(clean, "en-", 3)) return false;
  *lang = LANG_EN;
  return true;
}

Lang lang_written(Lang lang) {
  return lang == LANG_ZH_HANT ? LANG_ZH_HANS : lang;
}

bool lang_is_chinese(Lang lang) {
  return lang_written(lang) == LANG_ZH_HANS;
}

const char *lang_tag(Lang lang) {
  static const char *const tags[LANG_COUNT] = {"en", "zh-Hans", "zh-Hant"};
  return tags[lang];
}

const char *lang_odf(Lang lang, bool country) {
  static const char *const countries[LANG_COUNT] = {"US", "CN", "TW"};
  return country ? countries[lang] : lang_is_chinese(lang) ? "zh" : "en";
}
