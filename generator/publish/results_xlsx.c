/* SPDX-License-Identifier: MIT
 *
 * data/results.xlsx: the rows of data/results.csv as a sheet, for spreadsheets that take commas for columns amiss. Takes: pieces
 * of that CSV. Gives: an Office Open XML workbook of one sheet, the same bytes for the same rows. Owns nothing.
 */
#include "publish/site_in.h"

#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

enum { TEXT_COLUMNS = 7, NUMBER_COLUMNS = 10 }; /* of results.csv: ids and words, then points and counts */

static const char sheet_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">"
    "<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"
    "<cols><col min=\"1\" max=\"1\" width=\"14\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"24\" customWidth=\"1\"/>"
    "<col min=\"3\" max=\"4\" width=\"10\" customWidth=\"1\"/><col min=\"5\" max=\"5\" width=\"32\" customWidth=\"1\"/>"
    "<col min=\"6\" max=\"18\" width=\"11\" customWidth=\"1\"/><col min=\"19\" max=\"21\" width=\"32\" customWidth=\"1\"/></cols>"
    "<sheetData>\n";

static bool is_number(Text text) {
  bool digit = false;
  for (size_t i = 0; i < text.len; i++) {
    bool figure = text.at[i] >= '0' && text.at[i] <= '9';
    if (!figure && text.at[i] != '.' && !(text.at[i] == '-' && i == 0)) return false;
    digit = digit || figure;
  }
  return digit;
}

/* "say ""yes""" without what CSV adds; the mark before what begins like a formula is not needed where a cell says it is a text. */
static Text cell_text(Arena *arena, Text quoted) {
  char *at = arena_alloc(arena, quoted.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < quoted.len; i++) {
    at[len++] = quoted.at[i];
    if (quoted.at[i] == '"') i++;
  }
  bool guarded = len > 1 && at[0] == '\'' && strchr("=+-@\t\r\n\xEF", at[1]);
  return guarded ? (Text){at + 1, len - 1} : (Text){at, len};
}

static void put_cell(Buf *out, Text text, size_t column, bool head) {
  bool number = !head && column >= TEXT_COLUMNS && column < TEXT_COLUMNS + NUMBER_COLUMNS && is_number(text);
  if (number) {
    buf_format(out, "<c><v>%.*s</v></c>", TEXT_ARG(text));
    return;
  }
  buf_str(out, head ? "<c t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\">" : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  html_escape(out, text);
  buf_str(out, "</t></is></c>");
}

/* One row of our own CSV: each cell in quotes. Gives what follows it. */
static Text put_row(Buf *out, Arena *arena, Text rest, bool head) {
  buf_str(out, "<row>");
  for (size_t column = 0; text_starts(rest, TEXT("\"")); column++) {
    size_t end = 1;
    while (end < rest.len && (rest.at[end] != '"' || (end + 1 < rest.len && rest.at[end + 1] == '"')))
      end += rest.at[end] == '"' ? 2 : 1;
    put_cell(out, cell_text(arena, text_slice(rest, 1, end)), column, head);
    rest = text_slice(rest, end + 1 < rest.len ? end + 1 : rest.len, rest.len);
    if (text_starts(rest, TEXT(","))) rest = text_slice(rest, 1, rest.len);
  }
  buf_str(out, "</row>\n");
  return text_starts(rest, TEXT("\r\n")) ? text_slice(rest, 2, rest.len) : TEXT_NONE;
}

void results_xlsx_begin(Buf *sheet, Text csv_head) {
  Arena *arena = arena_new();
  buf_str(sheet, sheet_head);
  if (text_starts(csv_head, TEXT("\xEF\xBB\xBF"))) csv_head = text_slice(csv_head, 3, csv_head.len);
  put_row(sheet, arena, csv_head, true);
  arena_free(arena);
}

void results_xlsx_rows(Buf *sheet, Text csv) {
  Arena *arena = arena_new();
  while (csv.len) {
    csv = put_row(sheet, arena, csv, false);
    arena_reset(arena);
  }
  arena_free(arena);
}

bool results_xlsx_end(Buf *sheet, Day day, Buf *zip, Fail *fail) {
  buf_str(sheet, "</sheetData></worksheet>\n");
  const OdtPart all[] = {
      {TEXT("[Content_Types].xml"),
       TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Types xmlns=\"" PACKAGE "content-types\">"
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>\n"),
       false},
      {TEXT("_rels/.rels"),
       TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"" PACKAGE "relationships\">"
            "<Relationship Id=\"r1\" Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"),
       false},
      {TEXT("xl/workbook.xml"),
       TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\">"
            "<sheets><sheet name=\"results\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>\n"),
       false},
      {TEXT("xl/_rels/workbook.xml.rels"),
       TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"" PACKAGE "relationships\">"
            "<Relationship Id=\"r1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            "<Relationship Id=\"r2\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/></Relationships>\n"),
       false},
      {TEXT("xl/styles.xml"),
       TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<styleSheet xmlns=\"" MAIN "\"><fonts count=\"2\"><font><sz val=\"11\"/></font>"
            "<font><b/><sz val=\"11\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
            "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/>"
            "<xf fontId=\"1\" applyFont=\"1\" xfId=\"0\"/></cellXfs></styleSheet>\n"),
       false},
      {TEXT("xl/worksheets/sheet1.xml"), buf_view(sheet), false}};
  Arena *arena = arena_new();
  OdtParts parts = {0};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) *list_add(arena, &parts) = all[i];
  bool good = zip_parts(&parts, day, zip, fail);
  arena_free(arena);
  return good;
}
