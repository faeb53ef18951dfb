/* SPDX-License-Identifier: MIT
 *
 * Pictures for tests, made here and stored nowhere: four quadrants (red, green over blue, yellow) as a camera would store them
 * for each of the eight orientations, as JPEG or PNG. Takes: sizes and settings. Gives: bytes on the heap.
 */
#ifndef PHOTO_MAKE_H
#define PHOTO_MAKE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

typedef struct Made {
  int width, height; /* upright */
  int orientation;   /* 0 = no EXIF */
  const char *taken; /* "2017:07:05 09:30:00" or NULL */
  bool little;       /* order of bytes in EXIF */
  bool progressive, cmyk, grey, arithmetic, noise;
} Made;

typedef struct Made_bytes {
  unsigned char *at;
  unsigned long len;
} MadeBytes;

static const unsigned char made_colours[4][3] = {{220, 30, 30}, {30, 180, 40}, {30, 40, 200}, {230, 210, 40}};

/* Where the stored pixel stands in the upright picture: the eight cases of EXIF, written out. */
static inline void made_upright(const Made *m, int x, int y, int *across, int *down) {
  int right = m->width - 1, bottom = m->height - 1;
  switch (m->orientation) {
  case 2: *across = right - x, *down = y; return;
  case 3: *across = right - x, *down = bottom - y; return;
  case 4: *across = x, *down = bottom - y; return;
  case 5: *across = y, *down = x; return;
  case 6: *across = right - y, *down = x; return;
  case 7: *across = right - y, *down = bottom - x; return;
  case 8: *across = y, *down = bottom - x; return;
  }
  *across = x, *down = y;
}

static inline int made_stored_width(const Made *m) {
  return m->orientation > 4 ? m->height : m->width;
}

static inline int made_stored_height(const Made *m) {
  return m->orientation > 4 ? m->width : m->height;
}

static inline void made_row(const Made *m, int y, int channels, unsigned char *row) {
  static uint32_t seed = 1;
  for (int x = 0; x < made_stored_width(m); x++) {
    int across, down;
    made_upright(m, x, y, &across, &down);
    const unsigned char *colour = made_colours[(across >= m->width / 2) + 2 * (down >= m->height / 2)];
    for (int i = 0; i < channels; i++) {
      seed = seed * 1664525 + 1013904223;
      row[x * channels + i] = m->noise ? (unsigned char)(seed >> 24) : i < 3 ? colour[i] : 255;
    }
  }
}

static inline void made_number(const Made *m, unsigned char **to, uint32_t value, int size) {
  for (int i = 0; i < size; i++) *(*to)++ = (unsigned char)(value >> 8 * (m->little ? i : size - 1 - i));
}

/* "Exif\0\0" and a TIFF with orientation, a place (GPS), and a second table with the day. */
static inline unsigned made_exif(const Made *m, unsigned char *exif) {
  unsigned char *at = exif;
  const uint32_t second = 8 + 2 + 3 * 12 + 4, text = second + 2 + 12 + 4;
  memcpy(at, "Exif\0\0", 6), at += 6;
  memcpy(at, m->little ? "II" : "MM", 2), at += 2;
  made_number(m, &at, 42, 2), made_number(m, &at, 8, 4);
  made_number(m, &at, 3, 2);
  made_number(m, &at, 0x0112, 2), made_number(m, &at, 3, 2), made_number(m, &at, 1, 4);
  made_number(m, &at, (uint32_t)m->orientation, 2), made_number(m, &at, 0, 2);
  made_number(m, &at, 0x8769, 2), made_number(m, &at, 4, 2), made_number(m, &at, 1, 4), made_number(m, &at, second, 4);
  made_number(m, &at, 0x8825, 2), made_number(m, &at, 4, 2), made_number(m, &at, 1, 4), made_number(m, &at, text + 20, 4);
  made_number(m, &at, 0, 4);
  made_number(m, &at, 1, 2);
  made_number(m, &at, 0x9003, 2), made_number(m, &at, 2, 2), made_number(m, &at, 20, 4), made_number(m, &at, text, 4);
  made_number(m, &at, 0, 4);
  memcpy(at, m->taken ? m->taken : "0000:00:00 00:00:00", 20), at += 20;
  memcpy(at, "GPSplace", 8), at += 8;
  return (unsigned)(at - exif);
}

static inline MadeBytes made_jpeg(const Made *m) {
  struct jpeg_compress_struct out;
  struct jpeg_error_mgr errors;
  MadeBytes bytes = {0};
  unsigned char exif[200];
  out.err = jpeg_std_error(&errors);
  jpeg_create_compress(&out);
  jpeg_mem_dest(&out, &bytes.at, &bytes.len);
  out.image_width = (JDIMENSION)made_stored_width(m);
  out.image_height = (JDIMENSION)made_stored_height(m);
  out.input_components = m->cmyk ? 4 : m->grey ? 1 : 3;
  out.in_color_space = m->cmyk ? JCS_CMYK : m->grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&out);
  jpeg_set_quality(&out, 92, TRUE);
  if (m->progressive) jpeg_simple_progression(&out);
  out.arith_code = m->arithmetic;
  jpeg_start_compress(&out, TRUE);
  if (m->orientation) jpeg_write_marker(&out, JPEG_APP0 + 1, exif, made_exif(m, exif));
  if (m->orientation) jpeg_write_marker(&out, JPEG_COM, (const JOCTET *)"GPSplace in words", 17);
  unsigned char *row = malloc(out.image_width * 4);
  while (out.next_scanline < out.image_height) {
    made_row(m, (int)out.next_scanline, out.input_components, row);
    jpeg_write_scanlines(&out, &row, 1);
  }
  free(row);
  jpeg_finish_compress(&out);
  jpeg_destroy_compress(&out);
  return bytes;
}

static inline void made_put(png_structp png, png_bytep from, size_t size) {
  MadeBytes *bytes = png_get_io_ptr(png);
  bytes->at = realloc(bytes->at, bytes->len + size);
  memcpy(bytes->at + bytes->len, from, size);
  bytes->len += size;
}

static inline void made_flush(png_structp png) {
  (void)png;
}

/* `colour_type` as PNG counts; the right half is transparent where there is opacity. */
static inline MadeBytes made_png(const Made *m, int colour_type, bool interlaced) {
  MadeBytes bytes = {0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &bytes, made_put, made_flush);
  int channels = colour_type == PNG_COLOR_TYPE_GRAY ? 1 : colour_type == PNG_COLOR_TYPE_RGB ? 3 : 4;
  png_set_IHDR(png, info, (png_uint_32)m->width, (png_uint_32)m->height, 8, colour_type,
               interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_text text = {.compression = PNG_TEXT_COMPRESSION_NONE, .key = (png_charp) "Comment", .text = (png_charp) "GPSplace"};
  png_set_text(png, info, &text, 1);
  png_write_info(png, info);
  int passes = interlaced ? png_set_interlace_handling(png) : 1;
  unsigned char *row = calloc((size_t)m->width, 4);
  for (int pass = 0; pass < passes; pass++)
    for (int y = 0; y < m->height; y++) {
      made_row(m, y, channels, row);
      for (int x = m->width / 2; channels == 4 && x < m->width; x++) row[x * 4 + 3] = 0;
      png_write_row(png, row);
    }
  free(row);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

/* ---- Looking at what came out ---- */

/* The average colour of the quadrant's middle; the picture is ours, so libjpeg's own error handling is good enough. */
static inline void made_look(const void *bytes, size_t size, int quadrant, int colour[3], int *width, int *height) {
  struct jpeg_decompress_struct in;
  struct jpeg_error_mgr errors;
  in.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&in);
  jpeg_mem_src(&in, (unsigned char *)(uintptr_t)bytes, (unsigned long)size);
  jpeg_read_header(&in, TRUE);
  in.out_color_space = JCS_RGB;
  jpeg_start_decompress(&in);
  *width = (int)in.output_width, *height = (int)in.output_height;
  unsigned char *row = malloc(in.output_width * 3);
  unsigned x = in.output_width * (quadrant % 2 ? 3 : 1) / 4, y = in.output_height * (quadrant / 2 ? 3 : 1) / 4;
  while (in.output_scanline < in.output_height) {
    bool wanted = in.output_scanline == y;
    jpeg_read_scanlines(&in, &row, 1);
    for (int i = 0; wanted && i < 3; i++) colour[i] = row[x * 3 + (unsigned)i];
  }
  free(row);
  jpeg_finish_decompress(&in);
  jpeg_destroy_decompress(&in);
}

#endif
