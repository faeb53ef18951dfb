/* SPDX-License-Identifier: MIT
 *
 * Pictures: known by their first bytes, never by their name; pixel size of PNG and JPEG.
 * Takes: bytes of strangers, every length of which is checked. Gives: media type and size. Owns nothing, decodes nothing.
 */
#include "read/read_in.h"

#include <string.h>

static bool begins(Text bytes, size_t at, Text magic) {
  return bytes.len >= at + magic.len && text_equal(text_slice(bytes, at, at + magic.len), magic);
}

bool image_is_png(Text bytes) {
  return begins(bytes, 0, TEXT("\x89PNG\r\n\x1A\n"));
}

bool image_is_jpeg(Text bytes) {
  return begins(bytes, 0, TEXT("\xFF\xD8\xFF"));
}

/* HEIC and AVIF: boxes of ISO media files whose brand begins with one of these. */
static bool is_heif(Text bytes) {
  return begins(bytes, 4, TEXT("ftyp")) && (begins(bytes, 8, TEXT("hei")) || begins(bytes, 8, TEXT("mif1")) ||
                                            begins(bytes, 8, TEXT("avif")) || begins(bytes, 8, TEXT("hev")));
}

bool image_known(Text bytes) {
  return image_is_png(bytes) || image_is_jpeg(bytes) || is_heif(bytes) || begins(bytes, 0, TEXT("GIF8")) ||
         (begins(bytes, 0, TEXT("BM")) && begins(bytes, 6, TEXT("\0\0\0\0"))) ||
         (begins(bytes, 0, TEXT("RIFF")) && begins(bytes, 8, TEXT("WEBP"))) || begins(bytes, 0, TEXT("II*\0")) ||
         begins(bytes, 0, TEXT("MM\0*"));
}

Text read_photo_format(Text bytes) {
  if (image_is_jpeg(bytes) || image_is_png(bytes) || !image_known(bytes)) return TEXT_NONE;
  if (is_heif(bytes)) return TEXT("HEIC");
  if (begins(bytes, 0, TEXT("GIF8"))) return TEXT("GIF");
  if (begins(bytes, 0, TEXT("BM"))) return TEXT("BMP");
  return begins(bytes, 0, TEXT("RIFF")) ? TEXT("WebP") : TEXT("TIFF");
}

static uint32_t big_endian(Text bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; i++) value = value << 8 | (unsigned char)bytes.at[at + i];
  return value;
}

static bool png_size(Text bytes, Picture *picture) {
  if (!begins(bytes, 12, TEXT("IHDR")) || bytes.len < 24) return false;
  picture->media_type = TEXT("image/png");
  picture->width = big_endian(bytes, 16, 4);
  picture->height = big_endian(bytes, 20, 4);
  return true;
}

/* Start-of-frame markers C0..CF but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic tables). */
static bool is_frame(unsigned char marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Goes from segment to segment by their lengths, up to the frame that holds the size; stops at the pixels. */
static bool jpeg_size(Text bytes, Picture *picture) {
  size_t at = 2;
  while (at + 4 <= bytes.len && (unsigned char)bytes.at[at] == 0xFF) {
    unsigned char marker = (unsigned char)bytes.at[at + 1];
    if (marker == 0xFF) {
      at++;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) return false;
    size_t length = big_endian(bytes, at + 2, 2);
    if (is_frame(marker)) {
      if (length < 8 || at + 9 > bytes.len) return false;
      picture->media_type = TEXT("image/jpeg");
      picture->height = big_endian(bytes, at + 5, 2);
      picture->width = big_endian(bytes, at + 7, 2);
      return true;
    }
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}

bool read_picture(Text bytes, Picture *picture) {
  *picture = (Picture){.bytes = bytes};
  bool sized = image_is_png(bytes) ? png_size(bytes, picture) : image_is_jpeg(bytes) && jpeg_size(bytes, picture);
  return sized && picture->width > 0 && picture->height > 0;
}
