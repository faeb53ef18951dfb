/* SPDX-License-Identifier: MIT
 *
 * What a camera wrote beside a picture: which way is up, and when it was taken. Nothing else is looked at, least of all where.
 * Takes: the TIFF structure of EXIF, from strangers. Gives: PhotoFacts. Owns nothing. Two tables are read, each once and
 * neither named by anything but a fixed place, so no chain of tables can make a circle.
 */
#include "read/photo_in.h"

#include <string.h>

enum {
  MOST_ENTRIES = 512, /* of a table; cameras write about sixty */
  ENTRY_BYTES = 12,
  TAG_ORIENTATION = 0x0112,
  TAG_EXIF_TABLE = 0x8769,
  TAG_TAKEN = 0x9003,
  TAG_SCANNED = 0x9004, /* DateTimeDigitized; DateTime is the last change, by any program, and says nothing */
  TYPE_ASCII = 2,
  TYPE_SHORT = 3,
  TYPE_LONG = 4,
  DATE_BYTES = 10 /* of "2017:07:05 09:30:00" */
};

typedef struct Tiff {
  Text bytes;
  bool big; /* order of bytes */
} Tiff;

/* 0 outside of the bytes: no tag, no table and no type is 0. */
static uint32_t number(const Tiff *tiff, size_t at, size_t size) {
  uint32_t value = 0;
  if (at > tiff->bytes.len || tiff->bytes.len - at < size) return 0;
  for (size_t i = 0; i < size; i++) {
    size_t byte = tiff->big ? i : size - 1 - i;
    value = value << 8 | (unsigned char)tiff->bytes.at[at + byte];
  }
  return value;
}

static size_t entry_count(const Tiff *tiff, size_t table) {
  size_t count = number(tiff, table, 2);
  return count < MOST_ENTRIES ? count : MOST_ENTRIES;
}

/* Place of the entry with that tag and type, or 0. */
static size_t entry_find(const Tiff *tiff, size_t table, uint32_t tag, uint32_t type) {
  if (table == 0) return 0;
  for (size_t i = 0, count = entry_count(tiff, table); i < count; i++) {
    size_t at = table + 2 + i * ENTRY_BYTES;
    if (number(tiff, at, 2) == tag && number(tiff, at + 2, 2) == type) return at;
  }
  return 0;
}

/* "2017:07:05": cameras write colons; some programs write dashes. */
static Day day_of_text(Text text) {
  char iso[DATE_BYTES];
  Day day;
  memcpy(iso, text.at, DATE_BYTES);
  if (iso[4] == ':') iso[4] = '-';
  if (iso[7] == ':') iso[7] = '-';
  return day_parse((Text){iso, DATE_BYTES}, &day) ? day : 0;
}

static Day day_at(const Tiff *tiff, size_t entry) {
  uint32_t length = entry ? number(tiff, entry + 4, 4) : 0;
  size_t at = entry ? number(tiff, entry + 8, 4) : 0;
  if (length < DATE_BYTES || at > tiff->bytes.len || tiff->bytes.len - at < DATE_BYTES) return 0;
  return day_of_text(text_slice(tiff->bytes, at, at + DATE_BYTES));
}

void exif_read(Text tiff, PhotoFacts *facts) {
  Tiff all = {tiff, text_starts(tiff, TEXT("MM\0*"))};
  if (!all.big && !text_starts(tiff, TEXT("II*\0"))) return;
  size_t first = number(&all, 4, 4), up = entry_find(&all, first, TAG_ORIENTATION, TYPE_SHORT);
  uint32_t orientation = up ? number(&all, up + 8, 2) : 0;
  if (orientation >= 1 && orientation <= 8) facts->orientation = (int)orientation;
  size_t link = entry_find(&all, first, TAG_EXIF_TABLE, TYPE_LONG);
  size_t second = link ? number(&all, link + 8, 4) : 0;
  Day day = day_at(&all, entry_find(&all, second, TAG_TAKEN, TYPE_ASCII));
  if (!day) day = day_at(&all, entry_find(&all, second, TAG_SCANNED, TYPE_ASCII));
  if (day > 0) facts->taken = day;
}
