/* SPDX-License-Identifier: MIT
 *
 * PNG: the only file that knows libpng. Takes: bytes of strangers. Gives: rows to a Shrink, on white where the picture is
 * transparent, as paper is. Owns libpng's objects, which never leave png_decode.
 */
#include "read/photo_in.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

enum { CHUNK_BYTES = 8 << 20 /* of any chunk that is looked at */ };

typedef struct Decoding {
  jmp_buf jump;
  png_structp png;
  png_infop info;
  Text rest; /* bytes not yet read */
  Arena *arena;
  Shrink *shrink;
  PhotoOutcome why;
} Decoding;

static _Noreturn void on_error(png_structp png, png_const_charp text) {
  Decoding *d = png_get_error_ptr(png);
  (void)text;
  longjmp(d->jump, 1);
}

static void on_warning(png_structp png, png_const_charp text) {
  (void)png, (void)text; /* what harms no pixel */
}

static void on_read(png_structp png, png_bytep to, size_t size) {
  Decoding *d = png_get_io_ptr(png);
  if (d->rest.len < size) png_error(png, "cut");
  memcpy(to, d->rest.at, size);
  d->rest = text_slice(d->rest, size, d->rest.len);
}

static _Noreturn void stop(Decoding *d, PhotoOutcome why) {
  d->why = why;
  longjmp(d->jump, 1);
}

/* Whatever the picture is made of, rows of red, green, blue and opacity come out. */
static void ask_for_rgba(png_structp png) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
}

static void put_on_white(Shrink *shrink, const uint8_t *rgba, uint8_t *rgb) {
  for (uint32_t x = 0; x < shrink->from_width; x++, rgba += 4, rgb += 3)
    for (int i = 0; i < 3; i++) rgb[i] = (uint8_t)((rgba[i] * rgba[3] + 255 * (255 - rgba[3]) + 127) / 255);
}

static void read_rows(Decoding *d, uint32_t width, uint32_t height) {
  uint8_t *rgba = arena_alloc(d->arena, (size_t)width * 4), *rgb = arena_alloc(d->arena, (size_t)width * 3);
  for (uint32_t y = 0; y < height; y++) {
    png_read_row(d->png, rgba, NULL);
    put_on_white(d->shrink, rgba, rgb);
    shrink_row(d->shrink, rgb);
  }
}

/* An interlaced picture comes in seven passes, so all of it has to be held. */
static void read_passes(Decoding *d, uint32_t width, uint32_t height) {
  size_t row = (size_t)width * 4;
  uint8_t *all = arena_alloc(d->arena, row * height), *rgb = arena_alloc(d->arena, (size_t)width * 3);
  for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
    for (uint32_t y = 0; y < height; y++) png_read_row(d->png, all + row * y, NULL);
  for (uint32_t y = 0; y < height; y++) {
    put_on_white(d->shrink, all + row * y, rgb);
    shrink_row(d->shrink, rgb);
  }
}

static void decode(Decoding *d) {
  png_set_user_limits(d->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* ours is on their product */
  png_set_chunk_malloc_max(d->png, CHUNK_BYTES);
  /* Texts, profiles and the like are passed over: libpng would make room for as many bytes as such a chunk says it has. */
  png_set_keep_unknown_chunks(d->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_read_fn(d->png, d, on_read);
  png_read_info(d->png, d->info);
  uint32_t width = png_get_image_width(d->png, d->info), height = png_get_image_height(d->png, d->info);
  bool passes = png_get_interlace_type(d->png, d->info) != PNG_INTERLACE_NONE;
  if ((uint64_t)width * height > (passes ? read_limits.photo_pixels_held : read_limits.photo_pixels)) stop(d, PHOTO_TOO_LARGE);
  if (width > read_limits.photo_side || height > read_limits.photo_side) stop(d, PHOTO_TOO_LARGE);
  ask_for_rgba(d->png);
  if (passes) png_set_interlace_handling(d->png);
  png_read_update_info(d->png, d->info);
  shrink_begin(d->shrink, d->arena, width, height, width, height);
  if (passes) read_passes(d, width, height);
  else read_rows(d, width, height);
}

static bool guarded(Decoding *d) {
  if (setjmp(d->jump)) return false;
  d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, d, on_error, on_warning);
  d->info = d->png ? png_create_info_struct(d->png) : NULL;
  if (!d->info) base_out_of_memory();
  decode(d);
  return true;
}

PhotoOutcome png_decode(Text bytes, Arena *arena, Shrink *shrink) {
  Decoding d = {.rest = bytes, .arena = arena, .shrink = shrink, .why = PHOTO_BROKEN};
  bool whole = guarded(&d);
  png_destroy_read_struct(&d.png, &d.info, NULL);
  if (whole) return PHOTO_SHOWN;
  return d.why == PHOTO_BROKEN && shrink->rows_in ? PHOTO_DAMAGED : d.why;
}

const char *png_version(void) {
  return png_get_libpng_ver(NULL);
}
