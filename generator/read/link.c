/* SPDX-License-Identifier: MIT
 *
 * Where links may lead: an allow-list, because the list of what is dangerous has no end.
 * Takes: a target after Markdown or XML has decoded it. Gives: its kind. Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

enum { MOST_TOLD = 20 };

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The rest behind `scheme`, letters of either case; false when the target begins otherwise. */
static bool after_scheme(Text target, const char *scheme, Text *rest) {
  size_t len = strlen(scheme);
  if (target.len < len) return false;
  for (size_t i = 0; i < len; i++)
    if (lower(target.at[i]) != scheme[i]) return false;
  *rest = text_slice(target, len, target.len);
  return true;
}

static bool is_outside(Text target) {
  Text rest;
  if (after_scheme(target, "https://", &rest) || after_scheme(target, "http://", &rest))
    return rest.len > 0 && !strchr("/\\?#:", rest.at[0]);
  return (after_scheme(target, "mailto:", &rest) || after_scheme(target, "tel:", &rest)) && rest.len > 0;
}

/* Browsers drop tabs, line ends and leading spaces before they look for a scheme; so nothing of the kind may be there. */
static bool has_hidden(Text target) {
  if (clean_find(target) < target.len || memchr(target.at, '\t', target.len) || memchr(target.at, '\n', target.len)) return true;
  return char_is_space(char_first(target)) || char_is_space(char_last(target));
}

/* A colon in the first segment: a scheme that is not on the list, or what a browser might take for one. */
static bool has_scheme(Text target) {
  for (size_t i = 0; i < target.len; i++) {
    if (target.at[i] == ':') return true;
    if (strchr("/?#", target.at[i])) return false;
  }
  return false;
}

/* "//host" and its forms with backslashes leave the site although they begin like a path. */
static bool leaves_site(Text target) {
  bool first = target.at[0] == '/' || target.at[0] == '\\';
  return first && target.len > 1 && (target.at[1] == '/' || target.at[1] == '\\');
}

DocLink read_link_kind(Text target) {
  if (target.len == 0 || has_hidden(target)) return LINK_NONE;
  if (target.at[0] == '#') return target.len > 1 ? LINK_HERE : LINK_NONE;
  if (is_outside(target)) return LINK_OUTSIDE;
  return has_scheme(target) || leaves_site(target) ? LINK_NONE : LINK_FILE;
}

void link_set(DocNode *node, Text target, bool keep, Where where, DiagList *diags, unsigned *told) {
  node->link = keep ? LINK_FILE : read_link_kind(target);
  node->target = node->link == LINK_HERE ? text_slice(target, 1, target.len) : target;
  if (node->link != LINK_NONE) return;
  node->target = TEXT_NONE;
  if (++*told <= MOST_TOLD) diag_add(diags, DIAG_MARKDOWN_LINK, where, target, TEXT_NONE, TEXT_NONE);
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Text link_decode(Arena *arena, Text target) {
  if (target.len == 0 || !memchr(target.at, '%', target.len)) return target;
  char *at = arena_alloc(arena, target.len);
  size_t len = 0;
  for (size_t i = 0; i < target.len; i++) {
    int high = i + 2 < target.len && target.at[i] == '%' ? hex_value(target.at[i + 1]) : -1;
    int low = high >= 0 ? hex_value(target.at[i + 2]) : -1;
    at[len++] = low >= 0 ? (char)(high << 4 | low) : target.at[i];
    if (low >= 0) i += 2;
  }
  Text decoded = {at, len};
  return text_is_utf8(decoded, NULL) && clean_find(decoded) == len ? decoded : target;
}
