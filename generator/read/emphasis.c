/* SPDX-License-Identifier: MIT
 *
 * Emphasis as Chinese text means it. CommonMark lets ** close only where it could not be an opening one, and takes word
 * spaces and punctuation as the sign; Chinese has no spaces, so "**plan.**next" written in Chinese prints its stars.
 * Takes: clean Markdown. Gives: the same with marks beside such stars. Owns nothing.
 *
 * A run of stars between punctuation and a letter, one of them Chinese, gets a mark on the side of the punctuation. To
 * cmark the mark is a letter, so that the run may open and close; the converter drops it from all text. It is harmless in
 * code and addresses for the same reason, so this needs to know neither; and where a character was taken for punctuation
 * that is none, nothing changes.
 */
#include "read/read_in.h"

#include <string.h>

static const char mark[] = "\xC2\x91";

typedef struct StarRun {
  size_t from, to;
} StarRun;

static bool is_escaped(Text text, size_t at, size_t from) {
  size_t slashes = 0;
  while (at - slashes > from && text.at[at - slashes - 1] == '\\') slashes++;
  return slashes % 2;
}

/* The next run of stars at or after `from`. A backslash takes the character after it out of the game. */
static bool next_run(Text text, size_t from, StarRun *run) {
  while (from < text.len) {
    const char *star = memchr(text.at + from, '*', text.len - from);
    if (!star) return false;
    size_t at = (size_t)(star - text.at);
    bool escaped = is_escaped(text, at, from);
    from = at + 1;
    if (escaped) continue;
    while (from < text.len && text.at[from] == '*') from++;
    *run = (StarRun){at, from};
    return true;
  }
  return false;
}

typedef enum Side { SIDE_NONE, SIDE_BEFORE, SIDE_AFTER } Side;

/* `done` is where the run before ended. */
static Side side_to_mark(Text text, StarRun run, size_t done) {
  int32_t before = char_last(text_slice(text, 0, run.from));
  int32_t after = char_first(text_slice(text, run.to, text.len));
  if (before == 0 || after == 0 || char_is_space(before) || char_is_space(after)) return SIDE_NONE;
  bool mark_before = char_is_punctuation(before), mark_after = char_is_punctuation(after);
  if (mark_before == mark_after) return SIDE_NONE;
  if (mark_before && is_escaped(text, run.from - 1, done)) return SIDE_NONE; /* "\**": its author wanted stars */
  if (!char_is_cjk(before) && !char_is_cjk(after)) return SIDE_NONE;
  return mark_before ? SIDE_BEFORE : SIDE_AFTER;
}

Text emphasis_mark(Arena *arena, Text markdown) {
  Buf out = {0};
  size_t done = 0;
  StarRun run = {0, 0};
  for (size_t last = 0; next_run(markdown, run.to, &run); last = run.to) {
    Side side = side_to_mark(markdown, run, last);
    if (side == SIDE_NONE) continue;
    size_t to = side == SIDE_BEFORE ? run.from : run.to;
    buf_text(&out, text_slice(markdown, done, to));
    buf_str(&out, mark);
    done = to;
  }
  if (done == 0 && out.len == 0) return markdown;
  buf_text(&out, text_slice(markdown, done, markdown.len));
  Text marked = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return marked;
}
