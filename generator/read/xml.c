/* SPDX-License-Identifier: MIT
 *
 * XML as a stream of events: open, text, close.
 * Takes: bytes in memory or an open file. Gives: calls to a handler. Owns: libxml2's parser, during the call.
 *
 * The only file that knows libxml2, and of it only the push parser: no file names, no DOCTYPE, no entities, no encodings
 * but UTF-8, no network, no tree. Any error ends the parse, and the first one is what is told: later ones mislead.
 */
#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <unistd.h>

#include "read/xml_in.h"

enum { PIECE = 64 << 10 };

typedef struct XmlRun {
  xmlParserCtxtPtr parser;
  XmlScan scan;
  const XmlHandler *handler;
  const ReadLimits *limits;
  bool streaming; /* any size: nodes are not counted */
  bool begun;
  Text file;
  DiagList *diags;
  size_t depth, nodes, text;
  uint32_t line;  /* line feeds given to the parser, + 1 */
  bool finishing; /* all bytes are given */
  bool ended;     /* stopped by the handler, or refused with a diagnostic */
  Buf attributes, values;
} XmlRun;

/* ---- Stopping ---- */

static void run_end(XmlRun *run) {
  run->ended = true;
  xmlStopParser(run->parser);
}

static uint32_t line_now(const XmlRun *run) {
  return run->parser->input ? (uint32_t)run->parser->input->line : 0;
}

static void run_refuse_at(XmlRun *run, DiagCode code, uint32_t line, size_t first, size_t second) {
  if (run->ended) return;
  Text most = text_format(run->diags->arena, "%zu", first), other = text_format(run->diags->arena, "%zu", second);
  diag_add(run->diags, code, where_of(run->file, line, 0), most, other, TEXT_NONE);
  run_end(run);
}

static void run_refuse(XmlRun *run, DiagCode code, size_t most) {
  run_refuse_at(run, code, line_now(run), most, 0);
}

static void run_continue(XmlRun *run, bool wanted) {
  if (!wanted) run_end(run);
}

/* ---- Events of libxml2 ---- */

static Text text_of_xml(const xmlChar *text) {
  return text_of((const char *)text);
}

/* libxml2 hands over each & of a value as "&#38;" unless it may replace entities, which it may not. */
static void put_value(Buf *out, Text value) {
  size_t at;
  while ((at = text_find(value, TEXT("&#38;"))) != SIZE_MAX) {
    buf_text(out, text_slice(value, 0, at + 1));
    value = text_slice(value, at + 5, value.len);
  }
  buf_text(out, value);
}

static XmlAttribute attribute_take(XmlRun *run, const xmlChar **five) {
  XmlAttribute attribute = {.name = text_of_xml(five[0]), .space = text_of_xml(five[2])};
  attribute.value = (Text){(const char *)five[3], (size_t)(five[4] - five[3])};
  if (attribute.value.len && memchr(attribute.value.at, '&', attribute.value.len)) {
    size_t from = run->values.len;
    put_value(&run->values, attribute.value);
    attribute.value = (Text){NULL, run->values.len - from};
  }
  return attribute;
}

/* Values in the buffer get their place when the buffer no longer moves. */
static const XmlAttribute *attributes_take(XmlRun *run, size_t count, const xmlChar **fives) {
  buf_reset(&run->attributes);
  buf_reset(&run->values);
  for (size_t i = 0; i < count; i++) {
    XmlAttribute attribute = attribute_take(run, fives + 5 * i);
    buf_put(&run->attributes, &attribute, sizeof attribute);
  }
  XmlAttribute *attributes = (XmlAttribute *)(void *)run->attributes.at;
  size_t from = 0;
  for (size_t i = 0; i < count; i++) {
    if (attributes[i].value.at) continue;
    attributes[i].value.at = run->values.at + from;
    from += attributes[i].value.len;
  }
  return attributes;
}

static void on_open(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int space_count,
                    const xmlChar **spaces, int count, int defaulted, const xmlChar **attributes) {
  XmlRun *run = state;
  (void)prefix, (void)space_count, (void)spaces, (void)defaulted;
  if (run->ended) return;
  run->text = 0;
  run->nodes += 1 + (size_t)count;
  if (++run->depth > run->limits->xml_depth) {
    run_refuse(run, DIAG_XML_DEPTH, run->limits->xml_depth);
  } else if (!run->streaming && run->nodes > run->limits->xml_nodes) {
    run_refuse(run, DIAG_XML_NODES, run->limits->xml_nodes);
  } else if (run->handler->open) {
    const XmlAttribute *all = attributes_take(run, (size_t)count, attributes);
    run_continue(run, run->handler->open(run->handler->state, text_of_xml(space), text_of_xml(name), all, (size_t)count,
                                         line_now(run)));
  }
}

static void on_close(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  XmlRun *run = state;
  (void)prefix;
  if (run->ended) return;
  run->text = 0;
  run->depth--;
  if (run->handler->close) run_continue(run, run->handler->close(run->handler->state, text_of_xml(space), text_of_xml(name)));
}

static void on_text(void *state, const xmlChar *text, int size) {
  XmlRun *run = state;
  if (run->ended) return;
  run->text += (size_t)size;
  if (run->text > run->limits->xml_text)
    run_refuse(run, DIAG_XML_TEXT, run->limits->xml_text);
  else if (run->handler->text)
    run_continue(run, run->handler->text(run->handler->state, (Text){(const char *)text, (size_t)size}));
}

/* The scan in front has refused it already; this is the second lock on the same door. */
static void on_doctype(void *state, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  XmlRun *run = state;
  (void)name, (void)external, (void)system;
  run_refuse(run, DIAG_XML_DOCTYPE, 0);
}

static void on_error(void *state, xmlErrorPtr error) {
  XmlRun *run = state;
  if (error->code == XML_ERR_NO_MEMORY) base_out_of_memory();
  if (run->ended || error->level < XML_ERR_ERROR) return;
  Text message = text_trim(text_of(error->message));
  if (error->code == XML_ERR_DOCUMENT_EMPTY || run->finishing) message = TEXT("there is no element in it");
  if (run->finishing && run->depth) message = TEXT("the file ends before its elements do");
  uint32_t line = error->line > 0 ? (uint32_t)error->line : 0, column = error->int2 > 0 ? (uint32_t)error->int2 : 0;
  diag_add(run->diags, DIAG_XML_SYNTAX, where_of(run->file, line, column), message, TEXT_NONE, TEXT_NONE);
  run_end(run);
}

static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser) {
  (void)url, (void)id, (void)parser;
  return NULL;
}

static void say_nothing(void *state, const char *message, ...) {
  (void)state, (void)message;
}

/* ---- Running ---- */

static void run_begin(XmlRun *run) {
  xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                       .startElementNs = on_open,
                       .endElementNs = on_close,
                       .characters = on_text,
                       .ignorableWhitespace = on_text,
                       .cdataBlock = on_text,
                       .internalSubset = on_doctype,
                       .serror = on_error};
  xmlInitParser();
  xmlSetExternalEntityLoader(load_nothing);
  xmlSetGenericErrorFunc(NULL, say_nothing);
  run->parser = xmlCreatePushParserCtxt(&sax, run, NULL, 0, NULL);
  if (!run->parser) base_out_of_memory();
  xmlCtxtUseOptions(run->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
  xmlSwitchEncoding(run->parser, XML_CHAR_ENCODING_UTF8);
  run->line = 1;
}

static uint32_t count_lines(Text text) {
  uint32_t lines = 0;
  Text line;
  while (text_cut(&text, '\n', &line)) lines++;
  return lines ? lines - 1 : 0;
}

static void run_feed(XmlRun *run, Text piece) {
  XmlScanResult result = xml_scan(&run->scan, piece, run->limits);
  uint32_t line = run->line + count_lines(result == SCAN_GOOD ? piece : text_slice(piece, 0, run->scan.at + 1));
  if (result == SCAN_DOCTYPE) run_refuse_at(run, DIAG_XML_DOCTYPE, line, 0, 0);
  if (result == SCAN_LONG_TAG) run_refuse_at(run, DIAG_XML_TAG, line, run->limits->xml_tag, run->limits->xml_attributes);
  if (run->ended) return;
  xmlParseChunk(run->parser, piece.at, (int)piece.len, 0);
  run->line = line;
}

/* True when the whole file was seen and was good. */
static bool run_finish(XmlRun *run) {
  run->finishing = true;
  if (!run->ended) xmlParseChunk(run->parser, NULL, 0, 1);
  bool good = !run->ended && run->parser->wellFormed;
  if (!run->ended && !good)
    diag_add(run->diags, DIAG_XML_SYNTAX, where_of(run->file, run->line, 0), TEXT("not complete"), TEXT_NONE, TEXT_NONE);
  xmlFreeParserCtxt(run->parser);
  buf_free(&run->attributes);
  buf_free(&run->values);
  return good;
}

static void encoding_refuse(XmlRun *run) {
  diag_add(run->diags, DIAG_XML_ENCODING, where_of(run->file, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  run_end(run);
}

/* Bytes up to the last character that is whole; a cut character has at most three bytes before the cut. */
static size_t whole_characters(Text text) {
  for (size_t back = 1; back <= 3 && back <= text.len; back++) {
    unsigned char c = (unsigned char)text.at[text.len - back];
    if ((c & 0xC0) == 0x80) continue;
    size_t needs = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    return needs > back ? text.len - back : text.len;
  }
  return text.len;
}

static Text without_mark(Text text) {
  return text_starts(text, TEXT("\xEF\xBB\xBF")) ? text_slice(text, 3, text.len) : text;
}

bool read_xml(Text bytes, Text file, const ReadLimits *limits, const XmlHandler *handler, DiagList *diags) {
  if (!clean_size(bytes, limits->xml_bytes, file, diags)) return false;
  XmlRun run = {.handler = handler, .limits = limits, .file = file, .diags = diags};
  run_begin(&run);
  if (!text_is_utf8(bytes, NULL)) encoding_refuse(&run);
  bytes = without_mark(bytes);
  while (bytes.len > 0 && !run.ended) {
    size_t size = bytes.len > PIECE ? whole_characters(text_slice(bytes, 0, PIECE)) : bytes.len;
    run_feed(&run, text_slice(bytes, 0, size));
    bytes = text_slice(bytes, size, bytes.len);
  }
  return run_finish(&run);
}

/* Fills the rest of the piece. At the end of the file the piece stays short; false when reading failed. */
static bool piece_fill(int fd, char *piece, size_t *len) {
  while (*len < PIECE) {
    ssize_t got = read(fd, piece + *len, PIECE - *len);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    *len += (size_t)got;
  }
  return true;
}

static void stream_refuse(XmlRun *run) {
  diag_add(run->diags, DIAG_FILE_UNREADABLE, where_of(run->file, 0, 0), text_of(strerror(errno)), TEXT_NONE, TEXT_NONE);
  run_end(run);
}

static void stream_piece(XmlRun *run, Text piece) {
  if (!text_is_utf8(piece, NULL)) {
    encoding_refuse(run);
    return;
  }
  if (piece.len) run_feed(run, run->begun ? piece : without_mark(piece));
  run->begun = true;
}

bool read_xml_stream(int fd, Text file, const ReadLimits *limits, const XmlHandler *handler, DiagList *diags) {
  XmlRun run = {.handler = handler, .limits = limits, .file = file, .diags = diags, .streaming = true};
  Buf piece = {0};
  static const char zeros[PIECE];
  buf_put(&piece, zeros, PIECE);
  run_begin(&run);
  size_t len = 0, left = 0;
  do {
    len = left;
    if (!piece_fill(fd, piece.at, &len)) {
      stream_refuse(&run);
      break;
    }
    bool last = len < PIECE;
    size_t whole = last ? len : whole_characters((Text){piece.at, len});
    stream_piece(&run, (Text){piece.at, whole});
    left = len - whole;
    memmove(piece.at, piece.at + whole, left);
    if (last) break;
  } while (!run.ended);
  buf_free(&piece);
  return run_finish(&run);
}

const char *xml_version(void) {
  return LIBXML_DOTTED_VERSION;
}
