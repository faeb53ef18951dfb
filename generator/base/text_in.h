/* SPDX-License-Identifier: MIT
 *
 * What the files of base/ share about text: decoding, the white space and the escapes that several of them need.
 */
#ifndef DOSSIER_BASE_TEXT_IN_H
#define DOSSIER_BASE_TEXT_IN_H

#include "base/base.h"

#define TEXT_REPLACEMENT 0xFFFD /* what a byte that is no UTF-8 decodes to */

/* The length of the UTF-8 sequence at `at`, 1 to 4, and its code point; 0 when it is not well-formed. */
size_t text_decode(const char *at, size_t left, int32_t *code);
size_t text_encode(int32_t code, char to[4]);
/* Appends the text with unsafe bytes as \xNN; tabs may be kept. */
void text_put_visible(Buf *out, Text text, bool keep_tabs);

#endif
