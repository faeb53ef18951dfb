/* SPDX-License-Identifier: MIT
 *
 * A paper in XML: which vocabulary it is in, by its first element.
 * Takes: bytes of a file, the encoding of the settings. Gives: tree and fields of a Paper. Owns nothing.
 */
#include "read/markup_in.h"

#define OFFICE_SPACE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

typedef enum XmlFormat { XML_RECORD, XML_XHTML, XML_DOCBOOK, XML_ODF, XML_OTHER } XmlFormat;

typedef struct FirstElement {
  Text file;
  DiagList *diags;
  bool seen;
  XmlFormat format;
  Text name;
} FirstElement;

static bool is_docbook_top(Text name) {
  static const char *const tops[] = {"article", "book", "chapter", "section"};
  for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
    if (text_is(name, tops[i])) return true;
  return false;
}

static XmlFormat format_of(Text space, Text name) {
  bool none = space.len == 0;
  if (text_is(name, "record") && (none || text_is(space, RECORD_SPACE))) return XML_RECORD;
  if (text_is(name, "html") && (none || text_is(space, vocabulary_xhtml.space))) return XML_XHTML;
  if (is_docbook_top(name) && (none || text_is(space, vocabulary_docbook.space))) return XML_DOCBOOK;
  bool odf = text_is(space, OFFICE_SPACE) && (text_is(name, "document") || text_is(name, "document-content"));
  return odf ? XML_ODF : XML_OTHER;
}

static void tell_other(const FirstElement *first, Text space, Text name, uint32_t line) {
  bool record = text_is(name, "record");
  diag_add(first->diags, record ? DIAG_XML_RECORD_SPACE : DIAG_XML_OTHER, where_of(first->file, line, 0), record ? space : name,
           text_of(RECORD_SPACE), TEXT_NONE);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  FirstElement *first = state;
  (void)attributes, (void)count;
  first->seen = true;
  first->format = format_of(space, name);
  if (first->format == XML_OTHER) tell_other(first, space, name, line);
  return false;
}

/* Stops at the first element; what is wrong before it is told here, and once. */
static bool first_find(Text xml, Text file, DiagList *diags, FirstElement *first) {
  ReadLimits limits = read_limits;
  *first = (FirstElement){.file = file, .diags = diags};
  XmlHandler handler = {first, on_open, NULL, NULL};
  return read_xml(xml, file, &limits, &handler, diags) || first->seen;
}

void xml_paper_read(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  FirstElement first;
  Text xml;
  if (!clean_size(bytes, read_limits.xml_bytes, file, diags) || !xml_decode(bytes, given, file, arena, diags, &xml)) return;
  if (!first_find(xml, file, diags, &first)) return;
  switch (first.format) {
  case XML_RECORD: paper->doc = record_read(xml, file, arena, diags, &paper->front); break;
  case XML_XHTML: paper->doc = markup_read(xml, &vocabulary_xhtml, file, arena, diags, &paper->front); break;
  case XML_DOCBOOK: paper->doc = markup_read(xml, &vocabulary_docbook, file, arena, diags, &paper->front); break;
  case XML_ODF: odf_text_read(xml, TEXT_NONE, file, arena, diags, paper); break;
  case XML_OTHER: paper->doc = xml_other_read(xml, file, arena, diags); break;
  }
}
