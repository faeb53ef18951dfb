/* SPDX-License-Identifier: MIT
 *
 * .ods: content.xml of a spreadsheet. Takes: an open package. Gives: a tree, in its arena; of odt_read too, which finds the parts
 * of a text document for odf_text.c. Owns nothing. Of a formula only the result that was saved is read.
 *
 * A cell and a row may be said to repeat a billion times; repeats of empty ones cost nothing here, others end at the limits.
 */
#include "read/sheet_in.h"

#include <string.h>

enum { MOST_SHEETS = 200, MOST_STYLES = 20000 };

typedef struct Ods {
  Book book;
  Sheet *sheet;
  uint32_t row, column;
  uint32_t row_times, cell_times, wide, high;
  bool row_hidden, in_cell, in_note, first_line;
  unsigned in_paragraph;
  Text kind, value;
  Buf text;
  TextList hidden_styles; /* of tables that are not shown */
  Text style; /* being read */
  size_t row_first; /* index of the first row that a repeated one made */
} Ods;

/* ---- Values ---- */

/* The format as the text that was shown tells it: its decimals, whichever sign its country puts before them. Of one sign with
 * three digits behind it the value says whether these are thousands; a sign that comes twice parts thousands. */
static SheetFormat format_shown(Text shown, Text value, bool percent) {
  size_t points = 0, commas = 0, last = SIZE_MAX, behind = 0;
  for (size_t i = 0; i < shown.len; i++) {
    char c = shown.at[i];
    points += c == '.';
    commas += c == ',';
    if (c == '.' || c == ',') last = i, behind = 0;
    else if (last != SIZE_MAX && c >= '0' && c <= '9') behind++;
    if (c == 'E') return (SheetFormat){SHEET_GENERAL, 0};
  }
  bool many = points + commas > 1 && (points == 0 || commas == 0);
  bool thousands = many || (points + commas == 1 && behind == 3 && !memchr(value.at, '.', value.len));
  if (shown.len == 0) return (SheetFormat){SHEET_GENERAL, 0};
  return (SheetFormat){percent ? SHEET_PERCENT : SHEET_FIXED, thousands ? 0 : (int)(behind > 15 ? 15 : behind)};
}

/* "2017-07-05T14:30:00" to the day, with the hour when it is not midnight. */
static Text moment(Arena *arena, Text value) {
  Text day = text_slice(value, 0, value.len < 10 ? value.len : 10);
  if (value.len < 16 || text_is(text_slice(value, 10, value.len), "T00:00:00")) return day;
  return text_format(arena, "%.*s %.*s", TEXT_ARG(day), TEXT_ARG(text_slice(value, 11, 16)));
}

/* "PT08H30M00S" to 08:30. */
static Text clock_text(Arena *arena, Text value, Text shown) {
  if (value.len < 11 || !text_starts(value, TEXT("PT"))) return shown;
  Text seconds = text_slice(value, 8, 10);
  if (!text_is(seconds, "00"))
    return text_format(arena, "%.*s:%.*s:%.*s", TEXT_ARG(text_slice(value, 2, 4)), TEXT_ARG(text_slice(value, 5, 7)),
                       TEXT_ARG(seconds));
  return text_format(arena, "%.*s:%.*s", TEXT_ARG(text_slice(value, 2, 4)), TEXT_ARG(text_slice(value, 5, 7)));
}

static Text cell_text(Ods *ods) {
  Text shown = text_trim(buf_view(&ods->text)), kind = ods->kind;
  Arena *arena = ods->book.arena;
  bool percent = text_is(kind, "percentage"), number = percent || text_is(kind, "float") || text_is(kind, "currency");
  if (text_is(kind, "date")) return moment(arena, ods->value);
  if (text_is(kind, "time")) return clock_text(arena, ods->value, shown);
  if (text_is(kind, "boolean")) return text_is(ods->value, "true") ? TEXT("TRUE") : TEXT("FALSE");
  if (!number || ods->value.len == 0) return shown;
  return sheet_number(arena, ods->value, format_shown(shown, ods->value, percent), false);
}

/* ---- Elements ---- */

static uint32_t times_of(Attributes attributes, const char *name) {
  int64_t times = attribute_number(attributes, name, 1);
  return times < 1 ? 1 : times > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)times;
}

static bool is_hidden_style(const Ods *ods, Text style) {
  for (size_t i = 0; i < ods->hidden_styles.len; i++)
    if (text_equal(ods->hidden_styles.at[i], style)) return true;
  return false;
}

static void table_open(Ods *ods, Attributes attributes) {
  ods->sheet = NULL;
  if (ods->book.sheets.len >= MOST_SHEETS) return;
  ods->sheet = list_add(ods->book.arena, &ods->book.sheets);
  ods->sheet->name = office_text(ods->book.arena, attribute_of(attributes, "name"));
  ods->sheet->hidden = is_hidden_style(ods, attribute_of(attributes, "style-name"));
  ods->row = 1;
}

static void row_open(Ods *ods, Attributes attributes) {
  Text shown = attribute_of(attributes, "visibility");
  ods->column = 0;
  ods->row_times = times_of(attributes, "number-rows-repeated");
  ods->row_hidden = shown.len && !text_is(shown, "visible");
  ods->row_first = ods->sheet ? ods->sheet->rows.len : 0;
}

/* A row that is said to repeat is copied as long as the limits let it be; its cells are shared. */
static void row_close(Ods *ods) {
  Sheet *sheet = ods->sheet;
  bool filled = sheet && sheet->rows.len > ods->row_first;
  size_t text = 0;
  for (size_t i = 0; filled && i < sheet->rows.at[ods->row_first].cells.len; i++)
    text += sheet->rows.at[ods->row_first].cells.at[i].text.len;
  if (filled) sheet->rows.at[ods->row_first].hidden = ods->row_hidden;
  for (uint32_t i = 1; filled && i < ods->row_times; i++) {
    SheetRow copy = sheet->rows.at[ods->row_first];
    if (ods->row + i > sheet_limits.rows || ods->book.cells + copy.cells.len > sheet_limits.cells ||
        ods->book.text + text > sheet_limits.text) {
      sheet_tell_limit(&ods->book);
      break;
    }
    copy.number = ods->row + i;
    ods->book.cells += copy.cells.len;
    ods->book.text += text;
    *list_add(ods->book.arena, &sheet->rows) = copy;
  }
  ods->row = ods->row > UINT32_MAX / 2 ? ods->row : ods->row + ods->row_times;
}

static void cell_open(Ods *ods, Attributes attributes, bool covered) {
  ods->cell_times = times_of(attributes, "number-columns-repeated");
  ods->wide = times_of(attributes, "number-columns-spanned");
  ods->high = times_of(attributes, "number-rows-spanned");
  ods->in_cell = !covered;
  ods->first_line = true;
  ods->kind = text_copy(ods->book.arena, attribute_of(attributes, "value-type"));
  const char *name = text_is(ods->kind, "date")      ? "date-value"
                     : text_is(ods->kind, "time")    ? "time-value"
                     : text_is(ods->kind, "boolean") ? "boolean-value"
                                                     : "value";
  ods->value = text_copy(ods->book.arena, attribute_of(attributes, name));
  buf_reset(&ods->text);
}

static void cell_close(Ods *ods) {
  Text text = ods->in_cell && ods->sheet ? text_copy(ods->book.arena, cell_text(ods)) : TEXT_NONE;
  for (uint32_t i = 0; text.len && i < ods->cell_times; i++) {
    SheetCell *cell = sheet_add(&ods->book, ods->sheet, ods->row, ods->column + i, text);
    if (!cell) break;
    cell->wide = ods->wide;
    cell->high = ods->high;
  }
  ods->in_cell = false;
  ods->column = ods->column > UINT32_MAX / 2 ? ods->column : ods->column + ods->cell_times;
}

static void paragraph_open(Ods *ods) {
  if (!ods->first_line && ods->in_paragraph == 0) buf_char(&ods->text, '\n');
  ods->first_line = false;
  ods->in_paragraph++;
}

static void text_element(Ods *ods, Text name, Attributes attributes) {
  if (!ods->in_cell || ods->in_note) return;
  if (text_is(name, "p") || text_is(name, "h")) paragraph_open(ods);
  if (text_is(name, "tab")) buf_char(&ods->text, ' ');
  if (text_is(name, "line-break")) buf_char(&ods->text, '\n');
  if (text_is(name, "s"))
    for (uint32_t i = times_of(attributes, "c"); i > 0 && ods->text.len < read_limits.file_bytes; i--) buf_char(&ods->text, ' ');
}

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

/* Drawings lie upon a sheet and may hold tables of their own; notes at cells are remarks of whoever looked last. */
static bool is_note(Text space, Text name) {
  return text_is(name, "annotation") || (text_is(name, "shapes") && text_is(space, ODF "table:1.0"));
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  Ods *ods = state;
  Attributes attributes = {at, count};
  (void)line;
  if (is_note(space, name)) ods->in_note = true;
  if (ods->in_note) return true;
  if (text_is(space, ODF "text:1.0")) text_element(ods, name, attributes);
  if (text_is(space, ODF "style:1.0") && text_is(name, "style"))
    ods->style = text_copy(ods->book.arena, attribute_of(attributes, "name"));
  if (text_is(name, "table-properties") && attribute_is(attributes, "display", "false") && ods->hidden_styles.len < MOST_STYLES)
    *list_add(ods->book.arena, &ods->hidden_styles) = ods->style;
  if (!text_is(space, ODF "table:1.0")) return true;
  if (text_is(name, "table")) table_open(ods, attributes);
  if (text_is(name, "table-row")) row_open(ods, attributes);
  if (text_is(name, "table-cell")) cell_open(ods, attributes, false);
  if (text_is(name, "covered-table-cell")) cell_open(ods, attributes, true);
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  Ods *ods = state;
  if (is_note(space, name)) ods->in_note = false;
  if (ods->in_note) return true;
  if (text_is(space, ODF "text:1.0") && (text_is(name, "p") || text_is(name, "h"))) ods->in_paragraph -= ods->in_paragraph > 0;
  if (!text_is(space, ODF "table:1.0")) return true;
  if (text_is(name, "table")) ods->sheet = NULL;
  if (text_is(name, "table-row")) row_close(ods);
  if (text_is(name, "table-cell") || text_is(name, "covered-table-cell")) cell_close(ods);
  return true;
}

static bool on_text(void *state, Text text) {
  Ods *ods = state;
  bool wanted = ods->in_cell && ods->in_paragraph && !ods->in_note && ods->text.len < read_limits.file_bytes;
  if (wanted) buf_text(&ods->text, text);
  return true;
}

DocNode *ods_read(Package *package, Paper *paper) {
  Ods *ods = arena_alloc(package->arena, sizeof *ods);
  ods->book = (Book){.package = package, .arena = package->arena, .diags = package->diags, .file = package->file};
  XmlHandler handler = {ods, on_open, on_close, on_text};
  bool good = office_part(package, TEXT("content.xml"), true, &handler);
  buf_free(&ods->text);
  if (!good) return NULL;
  office_properties(package, TEXT("meta.xml"), paper);
  return book_to_doc(&ods->book);
}
