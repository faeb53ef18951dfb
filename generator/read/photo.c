/* SPDX-License-Identifier: MIT
 *
 * Photos: what the camera says of them, and a small upright copy for pages and prints. Takes: bytes of any picture. Gives: a
 * JPEG of our own making, in which nothing of the original's bytes stands: no place, no camera, no thumbnail, nothing behind
 * its end. Owns the arena of the work in hand.
 */
#include "read/photo_in.h"

static uint32_t big_endian(Text bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; i++) value = value << 8 | (unsigned char)bytes.at[at + i];
  return value;
}

/* ---- Where EXIF stands ---- */

static const Text exif_mark = {"Exif\0\0", 6};

/* The first APP1 segment that holds EXIF; segments are followed by their lengths up to the pixels. */
static Text jpeg_exif(Text bytes) {
  for (size_t at = 2; at + 4 <= bytes.len && (unsigned char)bytes.at[at] == 0xFF;) {
    unsigned char marker = (unsigned char)bytes.at[at + 1];
    if (marker == 0xFF) {
      at++;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) break;
    size_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || bytes.len - at - 2 < length) break;
    Text segment = text_slice(bytes, at + 4, at + 2 + length);
    if (marker == 0xE1 && text_starts(segment, exif_mark)) return text_slice(segment, exif_mark.len, segment.len);
    at += 2 + length;
  }
  return TEXT_NONE;
}

static Text png_exif(Text bytes) {
  for (size_t at = 8; at + 12 <= bytes.len;) {
    size_t length = big_endian(bytes, at, 4);
    if (bytes.len - at - 12 < length) break;
    if (text_equal(text_slice(bytes, at + 4, at + 8), TEXT("eXIf"))) return text_slice(bytes, at + 8, at + 8 + length);
    at += 12 + length;
  }
  return TEXT_NONE;
}

void read_photo_facts(Text bytes, PhotoFacts *facts) {
  *facts = (PhotoFacts){.orientation = 1};
  if (image_is_jpeg(bytes)) exif_read(jpeg_exif(bytes), facts);
  else if (image_is_png(bytes)) exif_read(png_exif(bytes), facts);
}

/* ---- Shrinking ---- */

PhotoOutcome read_photo(Text bytes, Arena *arena, Picture *shown) {
  bool jpeg = image_is_jpeg(bytes);
  *shown = (Picture){0};
  if (!jpeg && !image_is_png(bytes)) return PHOTO_FORMAT;
  Arena *work = arena_new();
  Shrink shrink = {0};
  PhotoFacts facts;
  read_photo_facts(bytes, &facts);
  PhotoOutcome outcome = jpeg ? jpeg_decode(bytes, work, &shrink) : png_decode(bytes, work, &shrink);
  if (outcome == PHOTO_DAMAGED) shrink_fill(&shrink);
  bool good = outcome == PHOTO_SHOWN || outcome == PHOTO_DAMAGED;
  if (good && !jpeg_encode(&shrink, facts.orientation, jpeg ? JPEG_PHOTO : JPEG_DRAWING, arena, shown)) outcome = PHOTO_BROKEN;
  arena_free(work);
  return outcome;
}

uint64_t read_photo_stamp(void) {
  enum { OUR_VERSION = 1 }; /* of all that changes the bytes of a copy */
  return hash_quick(jpeg_version(), hash_quick(text_of(png_version()), OUR_VERSION));
}
