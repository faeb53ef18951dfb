/* SPDX-License-Identifier: MIT
 *
 * A picture made smaller, row by row: each pixel is the average of the area that it stands for. Takes: rows of RGB. Gives: the
 * small picture, and its rows turned upright. Owns nothing; memory is the arena's and does not depend on how many rows come.
 *
 * Whole numbers only, so that every machine makes the same bytes. A pixel that comes in is `width` parts long and one that goes
 * out `from_width` parts; the parts that they share are the weight. The same from top to bottom.
 */
#include "read/photo_in.h"

#include <string.h>

enum { GREY = 0x80 };

static uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

static uint32_t side_shrunk(uint32_t side, uint32_t longest) {
  uint32_t limit = read_limits.photo_longest;
  if (longest <= limit) return side;
  uint32_t shrunk = (uint32_t)(((uint64_t)side * limit + longest / 2) / longest);
  return shrunk ? shrunk : 1;
}

void shrink_begin(Shrink *shrink, Arena *arena, uint32_t full_width, uint32_t full_height, uint32_t from_width,
                  uint32_t from_height) {
  uint32_t longest = full_width > full_height ? full_width : full_height;
  *shrink = (Shrink){.from_width = from_width, .from_height = from_height, .need = from_height};
  shrink->width = side_shrunk(full_width, longest);
  shrink->height = side_shrunk(full_height, longest);
  shrink->across = (((uint64_t)1 << 40) + from_width - 1) / from_width;
  shrink->down = (((uint64_t)1 << 32) + from_height - 1) / from_height;
  size_t samples = (size_t)shrink->width * 3;
  shrink->row = arena_alloc(arena, samples * sizeof *shrink->row);
  shrink->sum = arena_alloc(arena, samples * sizeof *shrink->sum);
  shrink->pixels = arena_alloc(arena, samples * shrink->height);
}

static void average_across(Shrink *shrink, const uint8_t *rgb) {
  uint32_t give = shrink->width; /* what is left of the pixel that came in */
  for (uint32_t x = 0; x < shrink->width; x++) {
    uint32_t sum[3] = {0};
    for (uint32_t need = shrink->from_width; need;) {
      uint32_t share = least(give, need);
      for (int i = 0; i < 3; i++) sum[i] += share * rgb[i];
      need -= share;
      give -= share;
      if (give == 0) rgb += 3, give = shrink->width;
    }
    for (int i = 0; i < 3; i++) shrink->row[x * 3 + (uint32_t)i] = (uint16_t)((sum[i] * shrink->across) >> 32);
  }
}

static void row_done(Shrink *shrink) {
  size_t samples = (size_t)shrink->width * 3;
  uint8_t *out = shrink->pixels + samples * shrink->rows_out++;
  for (size_t i = 0; i < samples; i++) out[i] = (uint8_t)((shrink->sum[i] * shrink->down + ((uint64_t)1 << 39)) >> 40);
  memset(shrink->sum, 0, samples * sizeof *shrink->sum);
  shrink->need = shrink->from_height;
}

void shrink_row(Shrink *shrink, const uint8_t *rgb) {
  size_t samples = (size_t)shrink->width * 3;
  if (shrink->rows_in++ >= shrink->from_height) return;
  average_across(shrink, rgb);
  for (uint32_t give = shrink->height; give;) {
    uint32_t share = least(give, shrink->need);
    for (size_t i = 0; i < samples; i++) shrink->sum[i] += share * shrink->row[i];
    give -= share;
    shrink->need -= share;
    if (shrink->need == 0) row_done(shrink);
  }
}

void shrink_fill(Shrink *shrink) {
  size_t row = (size_t)shrink->width * 3;
  memset(shrink->pixels + row * shrink->rows_out, GREY, row * (shrink->height - shrink->rows_out));
  shrink->rows_out = shrink->height;
}

/* ---- Turning ---- */

typedef struct Turn {
  bool swap, flip_x, flip_y; /* of the stored picture, on the way to the upright one */
} Turn;

static Turn turn_of(int orientation) {
  static const Turn turns[] = {{0, 0, 0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 1}, {1, 0, 0}, {1, 0, 1}, {1, 1, 1}, {1, 1, 0}};
  return turns[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
}

void shrink_upright(const Shrink *shrink, int orientation, uint32_t *width, uint32_t *height) {
  bool swap = turn_of(orientation).swap;
  *width = swap ? shrink->height : shrink->width;
  *height = swap ? shrink->width : shrink->height;
}

void shrink_upright_row(const Shrink *shrink, int orientation, uint32_t row, uint8_t *rgb) {
  Turn turn = turn_of(orientation);
  uint32_t width, height;
  shrink_upright(shrink, orientation, &width, &height);
  for (uint32_t i = 0; i < width; i++) {
    uint32_t x = turn.swap ? row : i, y = turn.swap ? i : row;
    if (turn.flip_x) x = shrink->width - 1 - x;
    if (turn.flip_y) y = shrink->height - 1 - y;
    memcpy(rgb + (size_t)i * 3, shrink->pixels + ((size_t)y * shrink->width + x) * 3, 3);
  }
}
