/* SPDX-License-Identifier: MIT
 *
 * Sheets: rows of cells as a spreadsheet holds them, and how they become a table that a person and a rule can read.
 * Takes: rows from the readers of .xlsx, .ods and .csv. Gives: headings, paragraphs and tables. Owns nothing.
 */
#ifndef DOSSIER_READ_SHEET_IN_H
#define DOSSIER_READ_SHEET_IN_H

#include "read/office_in.h"

enum { SHEET_MOST_COLUMNS = 256 };

typedef struct SheetLimits {
  uint32_t columns, rows; /* of one sheet; SHEET_LIMIT */
  size_t cells; /* of a file, with a text; SHEET_LIMIT */
  size_t text; /* bytes in all of them; SHEET_LIMIT */
} SheetLimits;
extern const SheetLimits sheet_limits;

typedef struct SheetCell {
  uint32_t column; /* from 0 */
  uint32_t wide; /* columns that it is merged over; 0 and 1 mean none */
  uint32_t high;
  Text text;
} SheetCell;

typedef struct SheetRow {
  uint32_t number; /* of the sheet, from 1 */
  bool hidden;
  LIST(SheetCell) cells; /* those with a text, by column */
} SheetRow;

typedef struct Sheet {
  Text name;
  bool hidden;
  LIST(SheetRow) rows; /* those with a cell, by number */
} Sheet;

typedef struct Book { /* a file of sheets while it is read */
  Package *package; /* NULL: .csv */
  Arena *arena;
  DiagList *diags;
  Text file;
  LIST(Sheet) sheets;
  size_t cells, text;
  bool limit_told;
} Book;

/* NULL beyond the limits, with a diagnostic; rows come by number. An empty text adds nothing. */
SheetCell *sheet_add(Book *book, Sheet *sheet, uint32_t row, uint32_t column, Text text);
void sheet_tell_limit(Book *book);
DocNode *book_to_doc(Book *book);

/* ---- sheet_format.c: how a number was shown ---- */

typedef enum SheetKind {
  SHEET_GENERAL,
  SHEET_FIXED,
  SHEET_PERCENT,
  SHEET_DATE,
  SHEET_TIME,
  SHEET_DATE_TIME,
  SHEET_DURATION,
  SHEET_TEXT
} SheetKind;

typedef struct SheetFormat {
  SheetKind kind;
  int decimals;
} SheetFormat;

SheetFormat sheet_format_builtin(int64_t id);
SheetFormat sheet_format_code(Text code); /* "#,##0.00", "yyyy-mm-dd", "0.0%" */
/* The number as people write it: 42, 8.50, 12.5%, 2017-07-05, 2017-07-05 14:30. `number` itself when it is none. */
Text sheet_number(Arena *arena, Text number, SheetFormat format, bool since_1904);

#endif
