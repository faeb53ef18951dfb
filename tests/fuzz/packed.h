/* SPDX-License-Identifier: MIT
 *
 * Office papers from the XML that is packed in them. A mutation of zipped bytes spoils the package before a reader of XML sees
 * it; so these targets take the parts themselves, with a zero byte between two, and pack them, stored, beside fixed ones.
 */
#ifndef DOSSIER_TESTS_FUZZ_PACKED_H
#define DOSSIER_TESTS_FUZZ_PACKED_H

#include "fuzz.h"

typedef struct PackedPart {
  const char *name, *fixed; /* fixed: its text; NULL: the next part of the input */
} PackedPart;

static inline uint32_t packed_crc(Text bytes) {
  uint32_t crc = UINT32_MAX;
  for (size_t i = 0; i < bytes.len; i++) {
    crc ^= (unsigned char)bytes.at[i];
    for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xEDB88320) : 0);
  }
  return ~crc;
}

static inline void packed_number(Buf *out, uint64_t value, int count) {
  for (; count > 0; count--, value >>= 8) buf_char(out, (char)(value & 255));
}

/* What the local head and the directory say alike: version, flags, method, time, day, check sum, sizes, lengths. */
static inline void packed_facts(Buf *out, Text name, Text bytes) {
  packed_number(out, 20, 2);
  packed_number(out, 0, 2);
  packed_number(out, 0, 2);
  packed_number(out, 0x00210000, 4); /* 1980-01-01 */
  packed_number(out, packed_crc(bytes), 4);
  packed_number(out, bytes.len, 4);
  packed_number(out, bytes.len, 4);
  packed_number(out, name.len, 2);
  packed_number(out, 0, 2);
}

static inline void packed_add(Buf *zip, Buf *directory, Text name, Text bytes) {
  size_t offset = zip->len;
  buf_str(zip, "PK\3\4");
  packed_facts(zip, name, bytes);
  buf_text(zip, name);
  buf_text(zip, bytes);
  buf_str(directory, "PK\1\2");
  packed_number(directory, 20, 2);
  packed_facts(directory, name, bytes);
  packed_number(directory, 0, 10); /* comment, disk, attributes */
  packed_number(directory, offset, 4);
  buf_text(directory, name);
}

static inline int fuzz_packed(const char *paper, const PackedPart *parts, size_t count, const uint8_t *bytes, size_t size) {
  Buf zip = {0}, directory = {0};
  Text rest = {(const char *)bytes, size}, piece;
  for (size_t i = 0; i < count; i++) {
    bool given = parts[i].fixed != NULL;
    if (!given && !text_cut(&rest, '\0', &piece)) continue; /* a package without it */
    packed_add(&zip, &directory, text_of(parts[i].name), given ? text_of(parts[i].fixed) : piece);
  }
  size_t offset = zip.len, entries = 0;
  for (Text all = buf_view(&directory); all.len; entries++) {
    const unsigned char *head = (const unsigned char *)all.at;
    all = text_slice(all, 46 + head[28] + (size_t)head[29] * 256, all.len);
  }
  buf_text(&zip, buf_view(&directory));
  buf_str(&zip, "PK\5\6");
  packed_number(&zip, 0, 4);
  packed_number(&zip, entries, 2);
  packed_number(&zip, entries, 2);
  packed_number(&zip, directory.len, 4);
  packed_number(&zip, offset, 4);
  packed_number(&zip, 0, 2);
  int result = fuzz_paper(paper, (const uint8_t *)zip.at, zip.len);
  buf_free(&zip);
  buf_free(&directory);
  return result;
}

#endif
