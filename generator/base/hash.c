/* SPDX-License-Identifier: MIT
 *
 * Hashes: SHA-256 for what readers may check, XXH3 for our own caches, CRC-32 for archives.
 * Takes: bytes. Gives: hashes and their text. Owns: nothing.
 */
#include "base/base.h"

#include <openssl/evp.h>
#include <xxhash.h>

/* The library looks its algorithm up by name each time it is told one, at the price of hashing some kilobytes: so it is told
 * once. */
static EVP_MD_CTX *digest;

static void digest_begin(void) {
  const EVP_MD *method = digest ? NULL : EVP_sha256();
  if (!digest) digest = EVP_MD_CTX_new();
  if (!digest || !EVP_DigestInit_ex(digest, method, NULL)) base_out_of_memory();
}

Sha256 hash_sha256(Text bytes) {
  Sha256 hash;
  digest_begin();
  if (!EVP_DigestUpdate(digest, bytes.at, bytes.len) || !EVP_DigestFinal_ex(digest, hash.at, NULL)) base_out_of_memory();
  return hash;
}

Text hash_hex(Arena *arena, const Sha256 *hash) {
  static const char digit[] = "0123456789abcdef";
  char hex[2 * sizeof hash->at];
  for (size_t i = 0; i < sizeof hash->at; i++) {
    hex[2 * i] = digit[hash->at[i] >> 4];
    hex[2 * i + 1] = digit[hash->at[i] & 15];
  }
  return text_copy(arena, (Text){hex, sizeof hex});
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hash_parse(Text hex, Sha256 *hash) {
  Sha256 read;
  if (hex.len != 2 * sizeof read.at) return false;
  for (size_t i = 0; i < sizeof read.at; i++) {
    int high = hex_value(hex.at[2 * i]), low = hex_value(hex.at[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    read.at[i] = (uint8_t)(high << 4 | low);
  }
  *hash = read;
  return true;
}

Text hash_name(Arena *arena, Text bytes, size_t count) {
  static const char digit[] = "abcdefghijklmnopqrstuvwxyz234567";
  Sha256 hash = hash_sha256(bytes);
  char name[51]; /* 255 of the 256 bits */
  if (count > sizeof name) count = sizeof name;
  for (size_t i = 0; i < count; i++) {
    size_t bit = i * 5;
    unsigned two = (unsigned)hash.at[bit / 8] << 8 | (bit / 8 + 1 < sizeof hash.at ? hash.at[bit / 8 + 1] : 0);
    name[i] = digit[two >> (11 - bit % 8) & 31];
  }
  return text_copy(arena, (Text){name, count});
}

uint64_t hash_quick(Text bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.at, bytes.len, seed);
}

/* The CRC of a byte is the sum (exclusive or) of those of its bits, so eight constants make the whole table. */
#define BIT(n, bit, crc) (((n) >> (bit)) % 2 ? (crc) : 0u)
#define ONE(n) \
  (BIT(n, 0, 0x77073096u) ^ BIT(n, 1, 0xEE0E612Cu) ^ BIT(n, 2, 0x076DC419u) ^ BIT(n, 3, 0x0EDB8832u) ^ BIT(n, 4, 0x1DB71064u) ^ \
   BIT(n, 5, 0x3B6E20C8u) ^ BIT(n, 6, 0x76DC4190u) ^ BIT(n, 7, 0xEDB88320u))
#define FOUR(n) ONE(n), ONE((n) + 1), ONE((n) + 2), ONE((n) + 3)
#define SIXTEEN(n) FOUR(n), FOUR((n) + 4), FOUR((n) + 8), FOUR((n) + 12)
#define SIXTY_FOUR(n) SIXTEEN(n), SIXTEEN((n) + 16), SIXTEEN((n) + 32), SIXTEEN((n) + 48)

uint32_t hash_crc32(uint32_t start, Text bytes) {
  static const uint32_t table[256] = {SIXTY_FOUR(0), SIXTY_FOUR(64), SIXTY_FOUR(128), SIXTY_FOUR(192)};
  uint32_t crc = ~start;
  for (size_t i = 0; i < bytes.len; i++) crc = table[(crc ^ (unsigned char)bytes.at[i]) & 255] ^ crc >> 8;
  return ~crc;
}
