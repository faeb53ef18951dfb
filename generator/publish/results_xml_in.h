/* SPDX-License-Identifier: MIT
 *
 * Private to results_xml.c and results_head.c: the pieces that data/results.xml is written with.
 */
#ifndef DOSSIER_RESULTS_XML_IN_H
#define DOSSIER_RESULTS_XML_IN_H

#include "publish/site_in.h"

typedef struct Xml {
  Buf *out;
  Arena *arena;
} Xml;

/* ---- Pieces ---- */

static inline void open_tag(Xml *xml, const char *name) {
  buf_format(xml->out, "<%s", name);
}

static inline void attribute(Xml *xml, const char *name, Text value) {
  if (value.len == 0) return;
  buf_format(xml->out, " %s=\"", name);
  html_escape(xml->out, value);
  buf_char(xml->out, '"');
}

static inline void attribute_number(Xml *xml, const char *name, int64_t value) {
  buf_format(xml->out, " %s=\"%lld\"", name, (long long)value);
}

static inline void attribute_points(Xml *xml, const char *name, Points value) {
  attribute(xml, name, points_text(xml->arena, value));
}

static inline void attribute_day(Xml *xml, const char *name, Day day) {
  if (day != DAY_NONE) attribute(xml, name, day_iso(xml->arena, day));
}

static inline void attribute_true(Xml *xml, const char *name, bool value) {
  if (value) buf_format(xml->out, " %s=\"true\"", name);
}

static inline void attribute_hash(Xml *xml, const char *name, const Sha256 *hash) {
  attribute(xml, name, hash_hex(xml->arena, hash));
}

static inline void end_tag(Xml *xml) {
  buf_str(xml->out, ">\n");
}

static inline void end_empty(Xml *xml) {
  buf_str(xml->out, "/>\n");
}

/* An element that holds only text; left out when there is none. */
static inline void element(Xml *xml, const char *name, Text text) {
  if (text.len == 0) return;
  buf_format(xml->out, "<%s>", name);
  html_escape(xml->out, text);
  buf_format(xml->out, "</%s>\n", name);
}

static inline void place(Xml *xml, const Where *where) {
  attribute(xml, "file", where->file);
  if (where->line) attribute_number(xml, "line", where->line);
}

static inline void put_sums(Xml *xml, const char *name, const Sums *sums) {
  open_tag(xml, name);
  attribute_points(xml, "full", sums->full);
  attribute_points(xml, "confirmed", sums->confirmed);
  attribute_points(xml, "pending", sums->pending);
  attribute_points(xml, "lost", sums->lost);
  attribute_points(xml, "not-due", sums->not_due);
  attribute_points(xml, "in-error", sums->in_error);
  attribute_points(xml, "not-applicable", sums->not_applicable);
  attribute_number(xml, "done", sums->leaves_done);
  attribute_number(xml, "due", sums->leaves_due);
  end_empty(xml);
}

#endif
