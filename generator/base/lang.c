/* SPDX-License-Identifier: MIT
 *
 * The languages of messages and reports.
 * Takes: tags as people and systems write them. Gives: one of our languages, and its names elsewhere. Owns: nothing.
 */
#include "base/base.h"

#include <strings.h>

/* zh-Hant is not here: to answer a reader of Traditional characters in Simplified ones is better than in English, but
 * only the caller can know whether that is wanted. */
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

const char *lang_tag(Lang lang) {
  return lang == LANG_ZH_HANS ? "zh-Hans" : "en";
}

const char *lang_odf(Lang lang, bool country) {
  if (lang == LANG_ZH_HANS) return country ? "CN" : "zh";
  return country ? "US" : "en";
}
