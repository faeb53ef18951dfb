/* SPDX-License-Identifier: MIT
 *
 * Inside the ODT writer: odt.c makes the package, odt_body.c walks the tree, odt_list.c, odt_table.c and odt_picture.c print
 * what their names say, odt_look.c asks the look.
 */
#ifndef DOSSIER_ODT_IN_H
#define DOSSIER_ODT_IN_H

#include "write/write_in.h"

typedef enum OdtStyle {
#define S(code, family, name, instead) STYLE_##code,
#include "write/odt_styles.def"
#undef S
  STYLE_COUNT,
  STYLE_NONE = STYLE_COUNT
} OdtStyle;

/* One level of the lists around the current block. ODF lets a list hold little more than paragraphs, so tags are opened
 * late and closed early: an item that has begun and was closed for a table goes on as an unnumbered list-header. */
typedef struct OdtLevel {
  const DocNode *list;
  bool list_open, item_open, item_begun, header, interrupted;
  uint32_t items; /* begun so far */
} OdtLevel;

enum { COLUMN_STEPS = 1024 }; /* widths of columns in half millimetres; a page is narrower */

typedef struct OdtTable {
  Grid grid;
  uint16_t *width; /* of each column, in half millimetres */
  size_t outer_levels;
  bool head_open, dense;
} OdtTable;

typedef struct OdtPicture {
  const Picture *picture;
  Text name;
} OdtPicture;

typedef struct Odt {
  Arena *arena;
  const DocNode *root;
  const Look *look;
  const OdtMeta *meta;
  OdtParts *parts;
  Buf *body;
  Text style[STYLE_COUNT + 1]; /* names in this look; empty = none */
  double cell_points, dense_points; /* font sizes in tables */
  size_t headings, notes, frames;
  size_t title_break, title_said; /* of the title in hand: where its line ends (0: nowhere), how much of it is written */
  bool has_pictures, row_loose;
  bool landscape; /* the page turned for a wide table is still open */
  const DocNode *turned_until; /* the wide table for which the first page was turned */
  LIST(OdtLevel) levels;
  size_t level_base; /* levels below it are outside the current cell or note */
  LIST(size_t) note_bases;
  LIST(OdtTable *) tables; /* open ones */
  TextList anchors; /* ids that wait for the next paragraph */
  LIST(OdtPicture) pictures;
  bool column_used[COLUMN_STEPS], table_used[COLUMN_STEPS], table_kept[COLUMN_STEPS];
} Odt;

/* odt_look.c */
void odt_find_styles(Odt *odt);
OdtStyle odt_class_style(Text klass); /* of a group or of characters; STYLE_NONE when it has none */
double odt_style_points(const Odt *odt, OdtStyle style); /* size of its Han characters */
void odt_put_box(Buf *out, const Odt *odt, OdtStyle style); /* border, padding and background of a frame style */
void odt_put_styles(Buf *out, const Odt *odt); /* styles.xml in the language and version of the document */
Text odt_version(const Odt *odt);

/* odt_body.c */
void odt_write_body(Odt *odt);
void odt_open_paragraph(Odt *odt, const DocNode *node, OdtStyle style, const char *tag_rest);
void odt_put_paragraph(Odt *odt, OdtStyle style, Text text); /* a whole one */
void odt_put_style(Odt *odt, const char *attribute, OdtStyle style);
void odt_turn_back(Odt *odt); /* leaves the page that was turned for a wide table */
void odt_start_block(Odt *odt); /* before any block that may stand in a list: turns back, opens the lists around it */
Text odt_heading_name(Odt *odt, const DocNode *heading, size_t number); /* of its bookmark */

/* odt_title.c */
size_t odt_title_break(Text title, size_t columns); /* where a title wider than that breaks, in bytes; 0: nowhere */
void odt_begin_title(Odt *odt, const DocNode *heading);
size_t odt_title_cut(Odt *odt, Text text); /* how much of a piece of it stands before the break */

/* odt_list.c */
void odt_enter_list(Odt *odt, const DocNode *list);
void odt_leave_list(Odt *odt);
void odt_enter_item(Odt *odt);
void odt_leave_item(Odt *odt);
void odt_open_levels(Odt *odt);
void odt_lift(Odt *odt); /* closes the lists, for a block that may not stand in one */

/* odt_table.c */
void odt_enter_table(Odt *odt, const DocNode *table);
void odt_leave_table(Odt *odt);
void odt_enter_row(Odt *odt, const DocNode *row);
void odt_leave_row(Odt *odt);
void odt_enter_cell(Odt *odt, const DocNode *cell);
void odt_leave_cell(Odt *odt, const DocNode *cell);
void odt_put_table_styles(Buf *out, const Odt *odt); /* the automatic ones */
double odt_area_width(const Odt *odt); /* millimetres between the margins, or in the current cell */
bool odt_is_wide(Odt *odt, const DocNode *table); /* its words do not fit across the page */
void odt_turn_page(Odt *odt);
void odt_begin_page(Odt *odt); /* turns the first page where it would hold little but the head of a wide table */

/* odt_picture.c */
void odt_put_picture(Odt *odt, const DocNode *image);
bool odt_is_picture(const DocNode *image); /* false: its text is printed */

#endif
