/* SPDX-License-Identifier: MIT
 *
 * What the files that read pictures share: facts, shrinking, and one function a format.
 */
#ifndef DOSSIER_READ_PHOTO_IN_H
#define DOSSIER_READ_PHOTO_IN_H

#include "read/read_in.h"

/* ---- exif.c ---- */

/* `tiff`: what follows "Exif\0\0" in a JPEG, or stands in the eXIf chunk of a PNG. Fills what it finds. */
void exif_read(Text tiff, PhotoFacts *facts);

/* ---- shrink.c: rows in, a smaller picture out ---- */

typedef struct Shrink {
  uint32_t from_width, from_height; /* of the rows that come in; 0 = not begun */
  uint32_t width, height; /* of the pixels that stand in `pixels`, before turning */
  uint32_t rows_in, rows_out;
  uint32_t need; /* what the row in hand still lacks, in parts of a row that comes in */
  uint64_t across, down; /* 2^40 / from_width and 2^32 / from_height, rounded up: divisions as multiplications */
  uint16_t *row; /* averaged from left to right, 256 times the value */
  uint32_t *sum; /* of rows, weighted */
  uint8_t *pixels; /* RGB */
} Shrink;

/* The picture is full_width x full_height; its rows come as from_width x from_height, for the decoder may shrink too. */
void shrink_begin(Shrink *shrink, Arena *arena, uint32_t full_width, uint32_t full_height, uint32_t from_width,
                  uint32_t from_height);
void shrink_row(Shrink *shrink, const uint8_t *rgb);
void shrink_fill(Shrink *shrink); /* what never came is grey */
/* The picture as it is to be seen: its size, and one row of it. */
void shrink_upright(const Shrink *shrink, int orientation, uint32_t *width, uint32_t *height);
void shrink_upright_row(const Shrink *shrink, int orientation, uint32_t row, uint8_t *rgb);

/* ---- jpeg.c, png.c ---- */

/* Rows of the picture into `shrink`. Whatever comes back, `shrink` holds what could be read when it was begun. */
PhotoOutcome jpeg_decode(Text bytes, Arena *arena, Shrink *shrink);
PhotoOutcome png_decode(Text bytes, Arena *arena, Shrink *shrink);

typedef enum JpegUse { JPEG_PHOTO, JPEG_DRAWING /* screens and scans: sharp edges, no blurred colours */ } JpegUse;
bool jpeg_encode(const Shrink *shrink, int orientation, JpegUse use, Arena *arena, Picture *picture);
Text jpeg_version(void);
const char *png_version(void);

#endif
