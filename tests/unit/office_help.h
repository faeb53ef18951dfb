/* SPDX-License-Identifier: MIT
 *
 * Packages made by hand for the tests of office papers: whole ones, and ones that lie. Takes: names and contents. Gives: bytes of
 * a ZIP file, in the arena of read_help.h. Owns nothing. The records are written here from the format's description, not by the
 * program's own writer.
 */
#ifndef DOSSIER_TESTS_OFFICE_HELP_H
#define DOSSIER_TESTS_OFFICE_HELP_H

#include "read_help.h"

#include <libdeflate.h>

typedef struct Part {
  const char *name;
  Text bytes;
  /* lies; 0 = the truth */
  uint32_t size, crc, attributes;
  uint16_t flags;
  bool link, shared; /* shared: the bytes of the entry before */
  bool stored; /* as it stands, not packed */
  size_t name_len; /* of a name with zeros */
} Part;

static void put_number(Buf *out, uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; i++) buf_char(out, (char)(value >> (8 * i)));
}

typedef struct Packed {
  size_t offset, size;
  uint32_t crc;
} Packed;

static void put_fields(Buf *out, const Part *part, const Packed *packed) {
  put_number(out, 20, 2);
  put_number(out, part->flags, 2);
  put_number(out, part->stored ? 0 : 8, 2);
  put_number(out, 0, 4);
  put_number(out, part->crc ? part->crc : packed->crc, 4);
  put_number(out, packed->size, 4);
  put_number(out, part->size ? part->size : part->bytes.len, 4);
  put_number(out, part->name_len ? part->name_len : strlen(part->name), 2);
  put_number(out, 0, 2);
}

static void put_name(Buf *out, const Part *part) {
  buf_put(out, part->name, part->name_len ? part->name_len : strlen(part->name));
}

static Packed put_part(Buf *out, const Part *part, const Packed *before) {
  if (part->shared) return *before;
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(9);
  size_t room = libdeflate_deflate_compress_bound(compressor, part->bytes.len);
  char *at = arena_alloc(arena, room + 1);
  Packed packed = {out->len, libdeflate_deflate_compress(compressor, part->bytes.at, part->bytes.len, at, room),
                   hash_crc32(0, part->bytes)};
  libdeflate_free_compressor(compressor);
  if (part->stored) packed.size = part->bytes.len;
  buf_str(out, "PK\3\4");
  put_fields(out, part, &packed);
  put_name(out, part);
  buf_put(out, part->stored ? part->bytes.at : at, packed.size);
  return packed;
}

static void put_entry(Buf *out, const Part *part, const Packed *packed) {
  buf_str(out, "PK\1\2");
  put_number(out, 20, 1);
  put_number(out, 3, 1); /* made on Unix */
  put_fields(out, part, packed);
  put_number(out, 0, 6);
  put_number(out, part->link ? (uint32_t)0120777 << 16 : (uint32_t)0100644 << 16, 4);
  put_number(out, packed->offset, 4);
  put_name(out, part);
}

static Text package_of(const Part *parts, size_t count) {
  Buf out = {0}, directory = {0};
  Packed packed = {0};
  for (size_t i = 0; i < count; i++) {
    packed = put_part(&out, &parts[i], &packed);
    put_entry(&directory, &parts[i], &packed);
  }
  size_t at = out.len;
  buf_text(&out, buf_view(&directory));
  buf_str(&out, "PK\5\6");
  put_number(&out, 0, 4);
  put_number(&out, count, 2);
  put_number(&out, count, 2);
  put_number(&out, directory.len, 4);
  put_number(&out, at, 4);
  put_number(&out, 0, 2);
  Text bytes = text_copy(arena, buf_view(&out));
  buf_free(&out);
  buf_free(&directory);
  return bytes;
}

/* ---- Documents ---- */

#define W_SPACE "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
#define R_SPACE "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
#define RELS_OPEN "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define REL_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct Docx4 {
  const char *body, *styles, *numbering, *footnotes, *relations, *core;
} Docx4;

static Text docx_of(Docx4 docx) {
  Text document = text_format(arena,
                              "<w:document " W_SPACE R_SPACE
                              "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
                              "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
                              "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
                              "<w:body>%s</w:body></w:document>",
                              docx.body);
  Text relations = text_format(arena,
                               RELS_OPEN "<Relationship Id='s' Type='" REL_TYPE "styles' Target='styles.xml'/>"
                                         "<Relationship Id='n' Type='" REL_TYPE "numbering' Target='numbering.xml'/>"
                                         "<Relationship Id='f' Type='" REL_TYPE
                                         "footnotes' Target='footnotes.xml'/>%s</Relationships>",
                               docx.relations ? docx.relations : "");
  Part parts[8] = {{.name = "[Content_Types].xml", .bytes = TEXT("<Types/>")},
                   {.name = "_rels/.rels",
                    .bytes = TEXT(RELS_OPEN "<Relationship Id='d' Type='" REL_TYPE "officeDocument' Target='word/document.xml'/>"
                                            "</Relationships>")},
                   {.name = "word/document.xml", .bytes = document},
                   {.name = "word/_rels/document.xml.rels", .bytes = relations}};
  size_t count = 4;
  if (docx.styles)
    parts[count++] = (Part){.name = "word/styles.xml",
                            .bytes = text_format(arena, "<w:styles " W_SPACE ">%s</w:styles>", docx.styles)};
  if (docx.numbering)
    parts[count++] = (Part){.name = "word/numbering.xml",
                            .bytes = text_format(arena, "<w:numbering " W_SPACE ">%s</w:numbering>", docx.numbering)};
  if (docx.footnotes)
    parts[count++] = (Part){.name = "word/footnotes.xml",
                            .bytes = text_format(arena, "<w:footnotes " W_SPACE ">%s</w:footnotes>", docx.footnotes)};
  if (docx.core) parts[count++] = (Part){.name = "docProps/core.xml", .bytes = text_of(docx.core)};
  return package_of(parts, count);
}

typedef struct Xlsx4 {
  const char *sheet, *strings, *styles, *sheets, *second;
} Xlsx4;

static Text xlsx_of(Xlsx4 xlsx) {
  static const char space[] = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' " R_SPACE;
  const char *sheets = xlsx.sheets ? xlsx.sheets : "<sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets>";
  Part parts[8] = {
      {.name = "[Content_Types].xml", .bytes = TEXT("<Types/>")},
      {.name = "xl/workbook.xml", .bytes = text_format(arena, "<workbook %s>%s</workbook>", space, sheets)},
      {.name = "xl/_rels/workbook.xml.rels",
       .bytes = TEXT(RELS_OPEN "<Relationship Id='r1' Type='" REL_TYPE "worksheet' Target='worksheets/sheet1.xml'/>"
                               "<Relationship Id='r2' Type='" REL_TYPE "worksheet' Target='/xl/worksheets/sheet2.xml'/>"
                               "<Relationship Id='s' Type='" REL_TYPE "styles' Target='styles.xml'/></Relationships>")},
      {.name = "xl/worksheets/sheet1.xml", .bytes = text_format(arena, "<worksheet %s>%s</worksheet>", space, xlsx.sheet)}};
  size_t count = 4;
  if (xlsx.second)
    parts[count++] = (Part){.name = "xl/worksheets/sheet2.xml",
                            .bytes = text_format(arena, "<worksheet %s>%s</worksheet>", space, xlsx.second)};
  if (xlsx.styles)
    parts[count++] = (Part){.name = "xl/styles.xml",
                            .bytes = text_format(arena, "<styleSheet %s>%s</styleSheet>", space, xlsx.styles)};
  return package_of(parts, count);
}

static Text ods_of(const char *tables) {
  Text content = text_format(arena,
                             "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                             "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
                             "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
                             "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>%s</office:document-content>",
                             tables);
  Part parts[] = {{.name = "mimetype", .bytes = TEXT("application/vnd.oasis.opendocument.spreadsheet")},
                  {.name = "content.xml", .bytes = content}};
  return package_of(parts, COUNT(parts));
}

static Paper paper_of(const char *path, Text bytes) {
  Paper paper;
  forget_diags();
  read_paper(bytes, text_of(path), text_of(path), arena, diags, &paper);
  return paper;
}

__attribute__((unused)) static void use_office_help(void) {
  (void)docx_of, (void)xlsx_of, (void)ods_of, (void)paper_of, (void)use_help;
}

#endif
