/* SPDX-License-Identifier: MIT
 *
 * .xlsx: the workbook, its shared strings, number formats and sheets. Takes: an open package. Gives: a tree, in its arena. Owns
 * nothing. Of a formula only the result that was saved is read.
 */
#include "read/sheet_in.h"

#include <string.h>

enum { MOST_SHEETS = 200, MOST_FORMATS = 70000, MOST_REPEAT = 1 << 20 };

typedef struct CustomFormat {
  int64_t id;
  SheetFormat format;
} CustomFormat;

typedef struct SheetPart {
  Text name, relation;
  bool hidden;
} SheetPart;

typedef struct Merge {
  uint32_t row, column, wide, high;
} Merge;

typedef struct Xlsx {
  Book book;
  bool since_1904;
  LIST(SheetPart) parts;
  TextList strings;
  LIST(CustomFormat) customs;
  LIST(SheetFormat) formats; /* by style of a cell */
  bool strings_told; /* that some are missing */
  bool in_cell_formats, in_reading, in_text; /* in_reading: how a word is said, beside a shared string */
  Buf text;
  /* the sheet at hand */
  Sheet *sheet;
  uint32_t row, column;
  bool row_hidden, in_value;
  Text kind;
  size_t style;
  LIST(Merge) merges;
} Xlsx;

/* ---- The workbook ---- */

static bool is_on(Text value) {
  return text_is(value, "1") || text_is(value, "true") || text_is(value, "on");
}

static bool workbook_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Xlsx *xlsx = state;
  Attributes attributes = {at, count};
  (void)space, (void)line;
  if (text_is(name, "workbookPr")) xlsx->since_1904 = is_on(attribute_of(attributes, "date1904"));
  if (!text_is(name, "sheet") || xlsx->parts.len >= MOST_SHEETS) return true;
  SheetPart *part = list_add(xlsx->book.arena, &xlsx->parts);
  part->name = office_text(xlsx->book.arena, attribute_of(attributes, "name"));
  part->relation = text_copy(xlsx->book.arena, attribute_of(attributes, "id"));
  Text shown = attribute_of(attributes, "state");
  part->hidden = shown.len && !text_is(shown, "visible");
  return true;
}

/* ---- Shared strings ---- */

static bool strings_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Xlsx *xlsx = state;
  (void)space, (void)at, (void)count, (void)line;
  if (text_is(name, "si")) buf_reset(&xlsx->text);
  if (text_is(name, "rPh")) xlsx->in_reading = true;
  xlsx->in_text = text_is(name, "t") && !xlsx->in_reading;
  return true;
}

static bool strings_close(void *state, Text space, Text name) {
  Xlsx *xlsx = state;
  (void)space;
  xlsx->in_text = false;
  if (text_is(name, "rPh")) xlsx->in_reading = false;
  if (text_is(name, "si")) *list_add(xlsx->book.arena, &xlsx->strings) = text_copy(xlsx->book.arena, buf_view(&xlsx->text));
  return true;
}

static bool strings_text(void *state, Text text) {
  Xlsx *xlsx = state;
  if (xlsx->in_text) buf_text(&xlsx->text, text);
  return true;
}

/* ---- Number formats ---- */

static SheetFormat format_of(const Xlsx *xlsx, int64_t id) {
  for (size_t i = 0; i < xlsx->customs.len; i++)
    if (xlsx->customs.at[i].id == id) return xlsx->customs.at[i].format;
  return sheet_format_builtin(id);
}

static bool styles_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Xlsx *xlsx = state;
  Attributes attributes = {at, count};
  (void)space, (void)line;
  if (text_is(name, "cellXfs")) xlsx->in_cell_formats = true;
  if (text_is(name, "numFmt") && xlsx->customs.len < 1000) {
    CustomFormat custom = {attribute_number(attributes, "numFmtId", -1),
                           sheet_format_code(attribute_of(attributes, "formatCode"))};
    *list_add(xlsx->book.arena, &xlsx->customs) = custom;
  }
  if (text_is(name, "xf") && xlsx->in_cell_formats && xlsx->formats.len < MOST_FORMATS)
    *list_add(xlsx->book.arena, &xlsx->formats) = format_of(xlsx, attribute_number(attributes, "numFmtId", 0));
  return true;
}

static bool styles_close(void *state, Text space, Text name) {
  (void)space;
  if (text_is(name, "cellXfs")) ((Xlsx *)state)->in_cell_formats = false;
  return true;
}

/* ---- A sheet ---- */

/* "BC12" to column 54 and row 12; what is no reference leaves both. */
static bool reference_take(Text *text, uint32_t *column, uint32_t *row) {
  uint32_t letters = 0, digits = 0;
  size_t at = 0;
  for (; at < text->len && text->at[at] >= 'A' && text->at[at] <= 'Z' && letters < 100000; at++)
    letters = letters * 26 + (uint32_t)(text->at[at] - 'A') + 1;
  for (; at < text->len && text->at[at] >= '0' && text->at[at] <= '9' && digits < MOST_REPEAT * 4; at++)
    digits = digits * 10 + (uint32_t)(text->at[at] - '0');
  if (letters == 0 || digits == 0) return false;
  *column = letters - 1;
  *row = digits;
  *text = text_slice(*text, at, text->len);
  return true;
}

static void merge_take(Xlsx *xlsx, Text range) {
  Merge merge;
  uint32_t column, row;
  if (!reference_take(&range, &merge.column, &merge.row) || !text_starts(range, TEXT(":"))) return;
  range = text_slice(range, 1, range.len);
  if (!reference_take(&range, &column, &row) || column < merge.column || row < merge.row) return;
  merge.wide = column - merge.column + 1;
  merge.high = row - merge.row + 1;
  if (xlsx->merges.len < sheet_limits.rows) *list_add(xlsx->book.arena, &xlsx->merges) = merge;
}

static void row_open(Xlsx *xlsx, Attributes attributes) {
  int64_t number = attribute_number(attributes, "r", (int64_t)xlsx->row + 1);
  xlsx->row = number < 0 || number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
  xlsx->column = 0;
  xlsx->row_hidden = is_on(attribute_of(attributes, "hidden"));
}

static void cell_open(Xlsx *xlsx, Attributes attributes) {
  Text reference = attribute_of(attributes, "r");
  uint32_t column, row;
  if (reference_take(&reference, &column, &row)) xlsx->column = column;
  xlsx->kind = text_copy(xlsx->book.arena, attribute_of(attributes, "t"));
  xlsx->style = (size_t)attribute_number(attributes, "s", 0);
  buf_reset(&xlsx->text);
}

/* A list of strings that is not there matters when a cell needs it: programs that write no text leave it out. */
static Text string_at(Xlsx *xlsx, Text value) {
  int64_t index;
  if (text_to_int(text_trim(value), &index) && index >= 0 && (size_t)index < xlsx->strings.len) return xlsx->strings.at[index];
  if (!xlsx->strings_told) office_tell_part(xlsx->book.package, TEXT("sharedStrings.xml"), "a text is missing");
  xlsx->strings_told = true;
  return TEXT_NONE;
}

static Text cell_text(Xlsx *xlsx) {
  Text value = buf_view(&xlsx->text);
  if (text_is(xlsx->kind, "s")) return string_at(xlsx, value);
  if (text_is(xlsx->kind, "b")) return text_is(value, "1") ? TEXT("TRUE") : TEXT("FALSE");
  if (text_is(xlsx->kind, "d")) return text_ends(value, TEXT("T00:00:00")) ? text_slice(value, 0, value.len - 9) : value;
  if (xlsx->kind.len && !text_is(xlsx->kind, "n")) return value; /* str, inlineStr, e */
  SheetFormat format = xlsx->style < xlsx->formats.len ? xlsx->formats.at[xlsx->style] : (SheetFormat){SHEET_GENERAL, 0};
  return value.len ? sheet_number(xlsx->book.arena, text_trim(value), format, xlsx->since_1904) : TEXT_NONE;
}

static void cell_close(Xlsx *xlsx) {
  if (xlsx->text.len && sheet_add(&xlsx->book, xlsx->sheet, xlsx->row, xlsx->column, cell_text(xlsx)))
    xlsx->sheet->rows.at[xlsx->sheet->rows.len - 1].hidden = xlsx->row_hidden;
  xlsx->column++;
}

static bool sheet_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Xlsx *xlsx = state;
  Attributes attributes = {at, count};
  (void)space, (void)line;
  if (text_is(name, "row")) row_open(xlsx, attributes);
  if (text_is(name, "c")) cell_open(xlsx, attributes);
  if (text_is(name, "rPh")) xlsx->in_reading = true;
  if (text_is(name, "mergeCell")) merge_take(xlsx, attribute_of(attributes, "ref"));
  xlsx->in_value = (text_is(name, "v") || text_is(name, "t")) && !xlsx->in_reading;
  return true;
}

static bool sheet_close(void *state, Text space, Text name) {
  Xlsx *xlsx = state;
  (void)space;
  xlsx->in_value = false;
  if (text_is(name, "rPh")) xlsx->in_reading = false;
  if (text_is(name, "c")) cell_close(xlsx);
  return true;
}

static bool sheet_text(void *state, Text text) {
  Xlsx *xlsx = state;
  if (xlsx->in_value) buf_text(&xlsx->text, text);
  return true;
}

static SheetCell *cell_find(const Sheet *sheet, uint32_t row, uint32_t column) {
  size_t low = 0, high = sheet->rows.len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (sheet->rows.at[middle].number < row) low = middle + 1;
    else high = middle;
  }
  if (low == sheet->rows.len || sheet->rows.at[low].number != row) return NULL;
  const SheetRow *at = &sheet->rows.at[low];
  for (size_t i = 0; i < at->cells.len; i++)
    if (at->cells.at[i].column == column) return &at->cells.at[i];
  return NULL;
}

static void merges_settle(Xlsx *xlsx) {
  for (size_t i = 0; i < xlsx->merges.len; i++) {
    const Merge *merge = &xlsx->merges.at[i];
    SheetCell *cell = cell_find(xlsx->sheet, merge->row, merge->column);
    if (!cell) continue;
    cell->wide = merge->wide;
    cell->high = merge->high;
  }
  xlsx->merges.len = 0;
}

/* ---- All of it ---- */

static bool sheet_read(Xlsx *xlsx, const Relations *relations, const SheetPart *part) {
  const Relation *relation = relation_find(relations, part->relation);
  XmlHandler handler = {xlsx, sheet_open, sheet_close, sheet_text};
  if (!relation || !text_is(relation->type, "worksheet")) return true; /* charts and dialogues */
  xlsx->sheet = list_add(xlsx->book.arena, &xlsx->book.sheets);
  xlsx->sheet->name = part->name;
  xlsx->sheet->hidden = part->hidden;
  xlsx->row = xlsx->column = 0;
  if (!office_part(xlsx->book.package, relation->target, true, &handler)) return false;
  merges_settle(xlsx);
  return true;
}

static bool parts_read(Xlsx *xlsx) {
  Package *package = xlsx->book.package;
  Text main = office_main_part(package, "xl/workbook.xml");
  Relations relations = {0};
  XmlHandler workbook = {.state = xlsx, .open = workbook_open};
  XmlHandler strings = {xlsx, strings_open, strings_close, strings_text};
  XmlHandler styles = {.state = xlsx, .open = styles_open, .close = styles_close};
  office_relations(package, main, &relations);
  if (!office_part(package, main, true, &workbook)) return false;
  const Relation *of_strings = relation_of_type(&relations, "sharedStrings"), *of_styles = relation_of_type(&relations, "styles");
  bool strings_there = of_strings && package_find(package, of_strings->target) != SIZE_MAX;
  if (strings_there && !office_part(package, of_strings->target, true, &strings)) return false;
  if (of_styles) office_part(package, of_styles->target, false, &styles);
  for (size_t i = 0; i < xlsx->parts.len; i++)
    if (!sheet_read(xlsx, &relations, &xlsx->parts.at[i])) return false;
  return true;
}

DocNode *xlsx_read(Package *package, Paper *paper) {
  Xlsx *xlsx = arena_alloc(package->arena, sizeof *xlsx);
  xlsx->book = (Book){.package = package, .arena = package->arena, .diags = package->diags, .file = package->file};
  bool good = parts_read(xlsx);
  buf_free(&xlsx->text);
  if (!good) return NULL;
  office_properties(package, TEXT("docProps/core.xml"), paper);
  return book_to_doc(&xlsx->book);
}
