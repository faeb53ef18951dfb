/* SPDX-License-Identifier: MIT
 *
 * Tables in ODT: column widths by content, head rows that repeat, rows that stay whole, every cell in the flow of the text.
 * Takes: table, row and cell nodes in the order of the walk. Gives: tags in odt->body; the few automatic styles that ODF
 * forces, named by what they say (C355 = a column of 35.5 mm). Owns nothing.
 */
#include "write/odt_in.h"

/* All widths are counted in half millimetres, so that equal tables get equal columns and a page few styles. */
enum {
  PADDING = 6, /* both sides of a cell with its border */
  WORD_LIMIT = 26, /* widest word, in half characters, that a column must take whole: a hash is rather broken */
  WORD_SHORT = 11, /* a word up to this is never broken; in a column of short lines, the one long path may be */
  LINE_LEAST = 10, /* Han text may break anywhere, but one character to the line cannot be read; five are 应立即补齐 */
  LINE_SHORT = 20, /* a line up to this length may stay whole, however short the others of its column are */
  LINE_LIMIT = 64, /* longest line that a column strives for */
  HEAD_BLOCKS = 8, /* before a table on a turned page */
  HAND_LINE = 20, /* room for what is written by hand into a column of empty cells */
  PICTURE_TEXT = 1500, /* a picture in a cell counts as so much text */
  LEDGER_COLUMNS = 7,
  ROW_LINES = 8, /* up to which a row is kept whole */
  SCALE = 1 << 12, /* of a factor in whole numbers */
  SCALE_MOST = 1 << 24,
  KEPT_PERCENT = 30 /* of a page: a table up to this height stays whole, for more would leave too much of a page empty */
};

typedef struct Content {
  size_t word, line; /* widest, in columns of a terminal: a Han character counts two */
  size_t all, cells; /* all lines together, and how many cells of the body hold text */
  uint64_t squares;  /* of the widths of their whole texts */
} Content;

/* ---- Measuring ---- */

typedef struct Measure {
  size_t word, line, text;
  Content widest;
} Measure;

static bool is_wide(int32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

static void end_word(Measure *measure) {
  if (measure->word > measure->widest.word) measure->widest.word = measure->word;
  measure->word = 0;
}

static void end_line(Measure *measure) {
  end_word(measure);
  if (measure->line > measure->widest.line) measure->widest.line = measure->line;
  measure->line = 0;
}

static bool is_digit(int32_t c) {
  return c >= '0' && c <= '9';
}

/* A line may break at a space, around a Han character, behind a dash, and behind a slash that parts no two numbers: 12/13 stays
 * whole. */
static void measure_text(Measure *measure, Text text) {
  for (int32_t c, before = 0; (c = text_next(&text)) >= 0; before = c) {
    if (c == '\n') {
      end_line(measure);
      continue;
    }
    size_t width = is_wide(c) ? 2 : 1;
    measure->line += width;
    measure->text += width;
    if (width == 2 || c == ' ') end_word(measure);
    if (c != ' ') measure->word += width;
    bool ratio = c == '/' && is_digit(before) && text.len && is_digit(text.at[0]);
    if (width == 2 || c == 0x2013 || (c == '/' && !ratio)) end_word(measure);
  }
}

static Content measure_cell(const DocNode *cell, size_t *text) {
  Measure measure = {0};
  DocWalk walk = doc_walk((DocNode *)cell);
  while (doc_walk_next(&walk)) {
    const DocNode *node = walk.node;
    if (doc_is_block(node->kind) || node->kind == DOC_BREAK) end_line(&measure);
    if (!walk.entering) continue;
    if (node->kind == DOC_TEXT || node->kind == DOC_CODE || node->kind == DOC_CODE_BLOCK) measure_text(&measure, node->text);
    if (node->kind == DOC_IMAGE) measure.text += PICTURE_TEXT;
    if (node->kind == DOC_NOTE) write_skip(&walk);
  }
  end_line(&measure);
  *text += measure.text;
  return measure.widest;
}

static void measure_row(Grid *grid, const DocNode *row, bool head, Content *columns, size_t *text) {
  grid_row(grid);
  for (const DocNode *cell = row->first; cell; cell = cell->next) {
    grid_covered(grid);
    size_t column = grid_cell(grid, cell);
    size_t before = *text;
    Content content = measure_cell(cell, text);
    uint64_t width = *text - before;
    if (grid_span(cell) > 1 || column >= grid->table->column_count) continue;
    if (head) content.word += content.word / 8, content.line += content.line / 8; /* bold is wider */
    if (!head && content.line) columns[column].all += content.line, columns[column].cells++;
    if (!head) columns[column].squares += width * width;
    if (content.word > columns[column].word) columns[column].word = content.word;
    if (content.line > columns[column].line) columns[column].line = content.line;
  }
  grid_covered(grid);
}

/* Gives the width of all its text. */
static size_t measure_table(const DocNode *table, Content *columns, size_t *rows) {
  Grid grid;
  size_t index = 0, text = 0;
  grid_start(&grid, table);
  for (const DocNode *row = table->first; row; row = row->next)
    measure_row(&grid, row, index++ < table->head_rows, columns, &text);
  *rows = index;
  return text;
}

/* ---- Sharing out the width ---- */

static size_t at_most(size_t value, size_t limit) {
  return value < limit ? value : limit;
}

static bool has_weights(const DocNode *table) {
  for (size_t i = 0; table->columns && i < table->column_count; i++)
    if (table->columns[i].weight) return true;
  return false;
}

typedef struct Shares {
  size_t count, area, least_sum, wish_sum, text, rows;
  size_t *least, *wish; /* of each column */
  Content *columns;
} Shares;

/* A column without a weight of its own counts as an average one. */
static void share_by_weight(Shares *shares, const DocNode *table) {
  size_t sum = 0, given = 0;
  shares->least_sum = 0;
  for (size_t i = 0; i < shares->count; i++) sum += table->columns[i].weight, given += table->columns[i].weight > 0;
  for (size_t i = 0; i < shares->count; i++) {
    size_t weight = table->columns[i].weight ? table->columns[i].weight : (sum + given - 1) / given;
    shares->least[i] = shares->wish[i] = weight * 16;
    shares->least_sum += weight * 16;
  }
  shares->wish_sum = shares->least_sum;
}

static size_t width_of(size_t characters, double points) {
  double half_millimetres = points * 0.55 * 25.4 / 72 * 2; /* of a Latin character, or half a Han one and some air */
  return PADDING + (size_t)((double)characters * half_millimetres + 0.999);
}

/* In columns of a terminal: one cell much longer than the others may break into lines, and those columns get the room where
 * every cell is long. */
static size_t wished_characters(const Content *column) {
  size_t usual = column->cells ? 2 * column->all / column->cells : HAND_LINE;
  size_t line = column->cells ? at_most(column->line, LINE_LIMIT) : HAND_LINE;
  return at_most(line, usual > LINE_SHORT ? usual : LINE_SHORT);
}

/* The widest word whole, and no long text in a very narrow column. */
static size_t least_characters(const Content *column) {
  size_t line = wished_characters(column), longest = line > WORD_SHORT ? at_most(line, WORD_LIMIT) : WORD_SHORT;
  size_t word = at_most(column->word, longest);
  size_t least = line / 4 > LINE_LEAST ? line / 4 : at_most(line, LINE_LEAST);
  if (word >= least) least = word + 1; /* some letters are wider than others */
  return least < 2 ? 2 : least;
}

static size_t least_sum(const Shares *shares, double points) {
  size_t sum = 0;
  for (size_t i = 0; i < shares->count; i++) sum += width_of(least_characters(&shares->columns[i]), points);
  return sum;
}

static void share_by_content(Shares *shares, double points) {
  shares->least_sum = shares->wish_sum = 0;
  for (size_t i = 0; i < shares->count; i++) {
    size_t least = least_characters(&shares->columns[i]), line = wished_characters(&shares->columns[i]);
    shares->least[i] = width_of(least, points);
    shares->wish[i] = width_of(line > least ? line : least, points);
    shares->least_sum += shares->least[i];
    shares->wish_sum += shares->wish[i];
  }
}

static uint64_t cube_root(uint64_t value) {
  uint64_t low = 0, high = (uint64_t)1 << 21;
  while (low < high) {
    uint64_t middle = low + (high - low + 1) / 2;
    if (middle * middle * middle <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* Rows are lowest, by the sum of the squares of the heights of their cells, where widths are as the cube roots of the sums of
 * the squares of texts; none is below its least, nor wider than its longest line. */
static size_t share_scaled(const Shares *shares, size_t i, uint64_t scale) {
  const Content *column = &shares->columns[i];
  uint64_t width = cube_root(column->squares) * scale / SCALE;
  size_t most = shares->wish[i];
  if (!column->cells) return shares->least[i] + (most - shares->least[i]) * (scale < SCALE ? scale : SCALE) / SCALE;
  if (column->line > LINE_LIMIT) most = most * column->line / LINE_LIMIT;
  return width < shares->least[i] ? shares->least[i] : width > most ? most : (size_t)width;
}

static size_t sum_scaled(const Shares *shares, uint64_t scale) {
  size_t sum = 0;
  for (size_t i = 0; i < shares->count; i++) sum += share_scaled(shares, i, scale);
  return sum;
}

/* The largest scale at which all fits. */
static uint64_t scale_of(const Shares *shares) {
  uint64_t low = 0, high = SCALE_MOST;
  while (low < high) {
    uint64_t middle = low + (high - low + 1) / 2;
    if (sum_scaled(shares, middle) <= shares->area) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* Enough room: in proportion to the wish. Not enough: everybody the least, the rest where it makes rows lower. Not even that:
 * in proportion to the least. */
static size_t share_of(const Shares *shares, size_t i, uint64_t scale) {
  if (shares->wish_sum <= shares->area) return shares->wish[i] * shares->area / shares->wish_sum;
  if (shares->least_sum >= shares->area) return shares->least[i] * shares->area / shares->least_sum;
  return share_scaled(shares, i, scale);
}

static void share_out(const Shares *shares, uint16_t *width) {
  size_t left = shares->area;
  bool tight = shares->wish_sum > shares->area && shares->least_sum < shares->area;
  uint64_t scale = tight ? scale_of(shares) : 0;
  for (size_t i = 0; i < shares->count; i++) {
    size_t share = share_of(shares, i, scale);
    width[i] = (uint16_t)(share < 2 ? 2 : at_most(share, COLUMN_STEPS - 1));
    left -= at_most(width[i], left);
  }
  for (size_t i = 0; i < shares->count && left > 0; i++, left--) /* what rounding left over */
    if (width[i] + 1 < COLUMN_STEPS) width[i]++;
}

static Shares measure_shares(Odt *odt, const DocNode *table) {
  Shares shares = {.count = table->column_count};
  shares.least = arena_alloc(odt->arena, (shares.count + 1) * sizeof *shares.least);
  shares.wish = arena_alloc(odt->arena, (shares.count + 1) * sizeof *shares.wish);
  shares.columns = arena_alloc(odt->arena, (shares.count + 1) * sizeof *shares.columns);
  shares.text = measure_table(table, shares.columns, &shares.rows);
  share_by_content(&shares, odt->cell_points);
  return shares;
}

double odt_area_width(const Odt *odt) {
  if (odt->tables.len == 0) return odt->landscape ? odt->look->text_height_mm : odt->look->text_width_mm;
  const OdtTable *table = odt->tables.at[odt->tables.len - 1];
  size_t last = table->grid.column, width = 0;
  if (last > 0 && last <= table->grid.table->column_count) width = table->width[last - 1];
  return width > PADDING ? (double)(width - PADDING) / 2 : 5;
}

static size_t area_steps(const Odt *odt) {
  double width = odt_area_width(odt);
  size_t steps = (size_t)(width * 2);
  return steps < 20 ? 20 : at_most(steps, COLUMN_STEPS - 1);
}

/* ---- Tags ---- */

/* A ledger: whoever writes its measures in by hand needs a wide sheet. */
static bool is_for_hands(const Shares *shares) {
  size_t empty = 0;
  for (size_t i = 0; i < shares->count; i++) empty += shares->columns[i].cells == 0;
  return shares->count >= LEDGER_COLUMNS && empty >= 2 && empty < shares->count;
}

/* Its words do not fit across the page even in small type, not nearly: a page is turned for nothing less. */
static bool too_wide(const Odt *odt, const Shares *shares) {
  bool can_turn = odt->style[STYLE_LANDSCAPE].len && odt->style[STYLE_PORTRAIT].len;
  bool alone = odt->tables.len == 0 && odt->note_bases.len == 0;
  if (!can_turn || !alone) return false;
  return is_for_hands(shares) || least_sum(shares, odt->dense_points) > (size_t)(odt->look->text_width_mm * 2 * 1.1);
}

bool odt_is_wide(Odt *odt, const DocNode *table) {
  Shares shares = measure_shares(odt, table);
  return too_wide(odt, &shares);
}

/* A table whose words do not fit across the page gets a page of its own, turned. */
void odt_turn_page(Odt *odt) {
  if (odt->landscape) return; /* the pages of the table before it */
  odt_put_paragraph(odt, STYLE_LANDSCAPE, TEXT_NONE);
  odt->landscape = true;
}

/* Some third of a page at most: a row is a line and its padding, and what does not fit beside goes below. */
static bool is_kept(const Odt *odt, const Shares *shares, bool dense) {
  double points = dense ? odt->dense_points : odt->cell_points, line = points * 1.35 * 25.4 / 72;
  double text = (double)shares->text * points / 2 * 25.4 / 72, area = (double)shares->area / 2;
  double height = (double)shares->rows * (line + 2) + text / area * line;
  return height * 100 < (odt->landscape ? odt->look->text_width_mm : odt->look->text_height_mm) * KEPT_PERCENT;
}

/* A few lines before a wide table stand on its page, which then is the first, and not alone on a page of their own. */
void odt_begin_page(Odt *odt) {
  size_t blocks = 0;
  for (const DocNode *block = odt->root->first; block && blocks < HEAD_BLOCKS; block = block->next, blocks++) {
    if (block->kind == DOC_PAGE_BREAK) return;
    if (block->kind != DOC_TABLE) continue;
    if (!odt_is_wide(odt, block)) return;
    odt_turn_page(odt);
    odt->turned_until = block;
    return;
  }
}

static void put_columns(Odt *odt, const OdtTable *table) {
  for (size_t i = 0; i < table->grid.table->column_count; i++) {
    buf_format(odt->body, "<table:table-column table:style-name=\"C%u\"/>", table->width[i] * 5u);
    odt->column_used[table->width[i]] = true;
  }
}

static void open_table(Odt *odt, const OdtTable *table, bool kept) {
  size_t total = 0;
  for (size_t i = 0; i < table->grid.table->column_count; i++) total += table->width[i];
  total = at_most(total, COLUMN_STEPS - 1);
  if (kept) odt->table_kept[total] = true;
  else odt->table_used[total] = true;
  buf_format(odt->body, "<table:table table:style-name=\"%s%zu\">", kept ? "K" : "T", total * 5);
}

static OdtTable *new_table(Odt *odt, const DocNode *node, Shares *shares) {
  OdtTable *table = arena_alloc(odt->arena, sizeof *table);
  shares->area = area_steps(odt);
  table->dense = odt->landscape || shares->least_sum > shares->area; /* turned is wide: paper counts */
  if (table->dense) share_by_content(shares, odt->dense_points);
  if (has_weights(node)) share_by_weight(shares, node);
  table->width = arena_alloc(odt->arena, (shares->count + 1) * sizeof *table->width);
  share_out(shares, table->width);
  grid_start(&table->grid, node);
  table->outer_levels = odt->level_base;
  return table;
}

void odt_enter_table(Odt *odt, const DocNode *node) {
  Shares shares = measure_shares(odt, node);
  odt_lift(odt);
  if (odt->turned_until == node) odt->turned_until = NULL;
  if (too_wide(odt, &shares)) odt_turn_page(odt);
  else odt_turn_back(odt);
  OdtTable *table = new_table(odt, node, &shares);
  if (node->title.len) odt_put_paragraph(odt, STYLE_CAPTION, node->title);
  odt->level_base = odt->levels.len;
  *list_add(odt->arena, &odt->tables) = table;
  open_table(odt, table, is_kept(odt, &shares, table->dense));
  put_columns(odt, table);
  buf_char(odt->body, '\n');
}

static OdtTable *current(Odt *odt) {
  return odt->tables.at[odt->tables.len - 1];
}

void odt_leave_table(Odt *odt) {
  odt->level_base = current(odt)->outer_levels;
  odt->tables.len--;
  buf_str(odt->body, "</table:table>\n");
}

static bool has_body(const DocNode *table) {
  return table->last && !write_is_head(table->last);
}

/* The rows of the head, repeated on each page; a table of nothing but head rows has them as its body. */
static void open_head(Odt *odt, const DocNode *row) {
  const DocNode *table = row->parent;
  if (table->first == row && table->head_rows && has_body(table)) {
    buf_str(odt->body, "<table:table-header-rows>\n");
    current(odt)->head_open = true;
  } else if (current(odt)->head_open && !write_is_head(row)) {
    buf_str(odt->body, "</table:table-header-rows>\n");
    current(odt)->head_open = false;
  }
}

/* Of the highest cell, as far as the widths of texts tell; a cell over several columns has all their room. */
static size_t lines_of_row(const Odt *odt, const OdtTable *table, const DocNode *row) {
  double points = table->dense ? odt->dense_points : odt->cell_points, character = points * 25.4 / 72; /* in half millimetres */
  size_t most = 0, column = 0, count = table->grid.table->column_count;
  for (const DocNode *cell = row->first; cell && column < count; cell = cell->next) {
    size_t text = 0, width = 0;
    for (size_t span = grid_span(cell); span > 0 && column < count; span--) width += table->width[column++];
    measure_cell(cell, &text);
    double room = width > PADDING + 2 ? (double)(width - PADDING) / character : 1;
    size_t lines = (size_t)((double)text / (room < 1 ? 1 : room)) + 1;
    if (lines > most) most = lines;
  }
  return most;
}

/* A row stays whole, but not one so high that it may find no page to stand on. Nor does a row of the head: after one that must
 * stay whole LibreOffice loses the first row below it when that does not fit on the page. */
void odt_enter_row(Odt *odt, const DocNode *row) {
  open_head(odt, row);
  bool loose = current(odt)->head_open || lines_of_row(odt, current(odt), row) > ROW_LINES;
  grid_row(&current(odt)->grid);
  if (loose) odt->row_loose = true;
  buf_format(odt->body, "<table:table-row table:style-name=\"%s\">", loose ? "LooseRow" : "Row");
}

static void put_covered(Odt *odt, size_t count) {
  while (count-- > 0) buf_str(odt->body, "<table:covered-table-cell/>");
}

void odt_leave_row(Odt *odt) {
  put_covered(odt, grid_covered(&current(odt)->grid));
  buf_str(odt->body, "</table:table-row>\n");
}

void odt_enter_cell(Odt *odt, const DocNode *cell) {
  Grid *grid = &current(odt)->grid;
  put_covered(odt, grid_covered(grid));
  grid_cell(grid, cell);
  buf_format(odt->body, "<table:table-cell table:style-name=\"%s\"", current(odt)->head_open ? "HeadCell" : "Cell");
  if (cell->span_columns > 1) buf_format(odt->body, " table:number-columns-spanned=\"%u\"", cell->span_columns);
  if (cell->span_rows > 1) buf_format(odt->body, " table:number-rows-spanned=\"%u\"", cell->span_rows);
  buf_char(odt->body, '>');
  if (!cell->first) odt_put_paragraph(odt, STYLE_CELL, TEXT_NONE);
}

void odt_leave_cell(Odt *odt, const DocNode *cell) {
  buf_str(odt->body, "</table:table-cell>");
  put_covered(odt, grid_span(cell) - 1);
}

/* ---- Automatic styles ---- */

static void put_cell_style(Buf *out, const Odt *odt, const char *name, OdtStyle box) {
  buf_format(out, "<style:style style:name=\"%s\" style:family=\"table-cell\"><style:table-cell-properties", name);
  buf_str(out, " style:vertical-align=\"middle\"");
  odt_put_box(out, odt, box);
  buf_str(out, "/></style:style>\n");
}

static void put_width_style(Buf *out, size_t steps) {
  buf_format(out,
             "<style:style style:name=\"C%zu\" style:family=\"table-column\"><style:table-column-properties"
             " style:column-width=\"%zu.%zumm\"/></style:style>\n",
             steps * 5, steps / 2, steps % 2 * 5);
}

/* No margin above: with one LibreOffice may repeat the head of a long table on its first pages only. Little below: where a last
 * table fills its page, what must stand behind it would begin another. */
static void put_table_style(Buf *out, char name, size_t steps) {
  buf_format(out,
             "<style:style style:name=\"%c%zu\" style:family=\"table\"><style:table-properties style:width=\"%zu.%zumm\""
             " table:align=\"left\" fo:margin-bottom=\"1mm\" table:border-model=\"collapsing\""
             " style:may-break-between-rows=\"%s\"/></style:style>\n",
             name, steps * 5, steps / 2, steps % 2 * 5, name == 'T' ? "true" : "false");
}

void odt_put_table_styles(Buf *out, const Odt *odt) {
  bool any = false;
  for (size_t i = 0; i < COLUMN_STEPS; i++) {
    if (odt->table_used[i]) put_table_style(out, 'T', i), any = true;
    if (odt->table_kept[i]) put_table_style(out, 'K', i), any = true;
  }
  for (size_t i = 0; i < COLUMN_STEPS; i++)
    if (odt->column_used[i]) put_width_style(out, i);
  if (!any) return;
  buf_str(out, "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties"
               " fo:keep-together=\"always\"/></style:style>\n");
  if (odt->row_loose)
    buf_str(out, "<style:style style:name=\"LooseRow\" style:family=\"table-row\"><style:table-row-properties"
                 " fo:keep-together=\"auto\"/></style:style>\n");
  put_cell_style(out, odt, "Cell", STYLE_CELL_BOX);
  put_cell_style(out, odt, "HeadCell", STYLE_HEAD_BOX);
}
