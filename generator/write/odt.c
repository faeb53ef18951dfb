/* SPDX-License-Identifier: MIT
 *
 * The package of an ODT: its parts and what each of them says. The body is odt_body.c's.
 * Takes: a lawful tree, a look, titles and date. Gives: a list of parts in the caller's arena. Owns nothing.
 * Keeps to what ODF 1.2 and 1.3 both allow, so that the version is one string; names nobody and no machine.
 */
#include "write/odt_in.h"

#define NS "urn:oasis:names:tc:opendocument:xmlns:"

static const char media_type[] = "application/vnd.oasis.opendocument.text";

static void put_head(Buf *out, const Odt *odt, const char *element, const char *spaces) {
  buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  buf_format(out, "<%s xmlns:office=\"" NS "office:1.0\"%s office:version=\"", element, spaces);
  html_escape(out, odt_version(odt));
  buf_str(out, "\">");
}

/* Moves the buffer's bytes into the arena: parts outlive the buffer. */
static void add_part(Odt *odt, const char *name, Buf *bytes) {
  *list_add(odt->arena, odt->parts) = (OdtPart){text_of(name), text_copy(odt->arena, buf_view(bytes)), false};
  buf_free(bytes);
}

static void add_mimetype(Odt *odt) {
  *list_add(odt->arena, odt->parts) = (OdtPart){TEXT("mimetype"), text_of(media_type), true};
}

static void put_element(Buf *out, const char *name, Text text) {
  if (text.len == 0) return;
  buf_format(out, "<%s>", name);
  html_escape(out, text);
  buf_format(out, "</%s>", name);
}

static void add_meta(Odt *odt) {
  Buf out = {0};
  put_head(&out, odt, "office:document-meta", " xmlns:meta=\"" NS "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
  buf_str(&out, "<office:meta><meta:generator>Dossier</meta:generator>");
  put_element(&out, "dc:title", odt->meta->title);
  put_element(&out, "dc:subject", odt->meta->subject);
  if (odt->meta->date != DAY_NONE) {
    Text day = day_iso(odt->arena, odt->meta->date);
    buf_format(&out, "<meta:creation-date>%.*sT00:00:00</meta:creation-date>", TEXT_ARG(day));
  }
  put_element(&out, "dc:language", odt->meta->language);
  buf_str(&out, "</office:meta></office:document-meta>\n");
  add_part(odt, "meta.xml", &out);
}

static void add_styles(Odt *odt) {
  Buf out = {0};
  odt_put_styles(&out, odt);
  add_part(odt, "styles.xml", &out);
}

/* Automatic styles stand before the body that says which are needed, so the body is written first. */
static void add_content(Odt *odt) {
  Buf out = {0}, body = {0};
  odt->body = &body;
  odt_write_body(odt);
  put_head(&out, odt, "office:document-content",
           " xmlns:style=\"" NS "style:1.0\" xmlns:text=\"" NS "text:1.0\" xmlns:table=\"" NS "table:1.0\" xmlns:draw=\"" NS
           "drawing:1.0\" xmlns:fo=\"" NS "xsl-fo-compatible:1.0\" xmlns:svg=\"" NS
           "svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  buf_str(&out, "\n<office:automatic-styles>");
  odt_put_table_styles(&out, odt);
  buf_str(&out, "</office:automatic-styles>\n<office:body><office:text>\n");
  buf_text(&out, buf_view(&body));
  buf_str(&out, "</office:text></office:body></office:document-content>\n");
  buf_free(&body);
  add_part(odt, "content.xml", &out);
}

static Text part_type(Text name) {
  if (text_ends(name, TEXT(".xml"))) return TEXT("text/xml");
  if (text_ends(name, TEXT(".png"))) return TEXT("image/png");
  return text_ends(name, TEXT(".jpg")) ? TEXT("image/jpeg") : TEXT_NONE;
}

static void put_entry(Buf *out, Text name, Text type) {
  buf_format(out, "<manifest:file-entry manifest:full-path=\"%.*s\" manifest:media-type=\"%.*s\"", TEXT_ARG(name),
             TEXT_ARG(type));
}

static void add_manifest(Odt *odt) {
  Buf out = {0};
  Text version = odt_version(odt);
  buf_str(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"" NS "manifest:1.0\"");
  buf_format(&out, " manifest:version=\"%.*s\">\n", TEXT_ARG(version));
  put_entry(&out, TEXT("/"), text_of(media_type));
  buf_format(&out, " manifest:version=\"%.*s\"/>\n", TEXT_ARG(version));
  for (size_t i = 1; i < odt->parts->len; i++) { /* the first is mimetype, which is not listed */
    put_entry(&out, odt->parts->at[i].name, part_type(odt->parts->at[i].name));
    buf_str(&out, "/>\n");
  }
  buf_str(&out, "</manifest:manifest>\n");
  add_part(odt, "META-INF/manifest.xml", &out);
}

static bool any_picture(const DocNode *root) {
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk))
    if (walk.entering && walk.node->kind == DOC_IMAGE && odt_is_picture(walk.node)) return true;
  return false;
}

void odt_write(Arena *arena, const DocNode *root, const Look *look, const OdtMeta *meta, OdtParts *parts) {
  Odt odt = {.arena = arena, .root = root, .look = look, .meta = meta, .parts = parts, .has_pictures = any_picture(root)};
  odt_find_styles(&odt);
  add_mimetype(&odt);
  add_content(&odt);
  add_styles(&odt);
  add_meta(&odt);
  add_manifest(&odt);
}
