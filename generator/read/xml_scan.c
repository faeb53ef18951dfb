/* SPDX-License-Identifier: MIT
 *
 * A look at XML before libxml2 gets it: no declarations of any kind (DOCTYPE, ENTITY), no tag so long or with so many
 * attributes that comparing them takes seconds.
 * Takes: a file piece by piece. Gives: go on, or why not. Owns nothing.
 *
 * It knows just enough to tell tags from comments, CDATA and instructions. What is not well-formed may confuse it, but
 * then libxml2 stops at that same place.
 */
#include "read/xml_in.h"

#include <string.h>

static XmlScanResult scan_opened(XmlScan *scan, char c) {
  scan->tag = 1;
  scan->attributes = 0;
  scan->state = c == '!' ? SCAN_BANG : c == '?' ? SCAN_INSTRUCTION : SCAN_TAG;
  return SCAN_GOOD;
}

/* <!-- and <![CDATA[ are the only two that may follow; the first byte tells them apart. */
static XmlScanResult scan_bang(XmlScan *scan, char c) {
  if (c != '-' && c != '[') return SCAN_DOCTYPE;
  scan->state = c == '-' ? SCAN_COMMENT : SCAN_CDATA;
  scan->tag = 0;
  return SCAN_GOOD;
}

static XmlScanResult scan_tag(XmlScan *scan, char c, const ReadLimits *limits) {
  if (c == '\'') scan->state = SCAN_SINGLE;
  if (c == '"') scan->state = SCAN_DOUBLE;
  if (c == '>') scan->state = SCAN_TEXT;
  scan->attributes += c == '=';
  return ++scan->tag > limits->xml_tag || scan->attributes > limits->xml_attributes ? SCAN_LONG_TAG : SCAN_GOOD;
}

static XmlScanResult scan_quoted(XmlScan *scan, char c, char quote, const ReadLimits *limits) {
  if (c == quote) scan->state = SCAN_TAG;
  return ++scan->tag > limits->xml_tag ? SCAN_LONG_TAG : SCAN_GOOD;
}

/* `tag` counts the bytes behind <!- or <![ , so that "<!-->" and "<![>" do not end what they begin. */
static XmlScanResult scan_until(XmlScan *scan, char c, const char *end, size_t least) {
  scan->tag += scan->tag < 8;
  bool ended = c == '>' && scan->tag > least && scan->last[1] == end[1] && (end[0] == 0 || scan->last[0] == end[0]);
  if (ended) scan->state = SCAN_TEXT;
  return SCAN_GOOD;
}

static XmlScanResult scan_byte(XmlScan *scan, char c, const ReadLimits *limits) {
  switch (scan->state) {
  case SCAN_TEXT: scan->state = c == '<' ? SCAN_OPENED : SCAN_TEXT; return SCAN_GOOD;
  case SCAN_OPENED: return scan_opened(scan, c);
  case SCAN_BANG: return scan_bang(scan, c);
  case SCAN_TAG: return scan_tag(scan, c, limits);
  case SCAN_SINGLE: return scan_quoted(scan, c, '\'', limits);
  case SCAN_DOUBLE: return scan_quoted(scan, c, '"', limits);
  case SCAN_COMMENT: return scan_until(scan, c, "--", 3);
  case SCAN_CDATA: return scan_until(scan, c, "]]", 0);
  case SCAN_INSTRUCTION: return scan_until(scan, c, "\0?", 0);
  }
  return SCAN_GOOD;
}

XmlScanResult xml_scan(XmlScan *scan, Text piece, const ReadLimits *limits) {
  for (size_t i = 0; i < piece.len; i++) {
    if (scan->state == SCAN_TEXT) { /* most of a file: go to the next tag at once */
      const char *tag = memchr(piece.at + i, '<', piece.len - i);
      if (!tag) return SCAN_GOOD;
      i = (size_t)(tag - piece.at);
    }
    XmlScanResult result = scan_byte(scan, piece.at[i], limits);
    scan->at = i;
    if (result != SCAN_GOOD) return result;
    scan->last[0] = scan->last[1];
    scan->last[1] = piece.at[i];
  }
  return SCAN_GOOD;
}
