/* SPDX-License-Identifier: MIT
 *
 * Numbers as a drawing: bars made of parts, and grids of states. Takes: a Chart. Gives: one <svg> element, the same bytes for a
 * page and for print. Owns nothing; all measures are whole pixels.
 *
 * Widths of texts are reckoned, not measured, for no font is at hand: a column of a terminal is taken as 7 pixels of a text of
 * 13, which holds for Han (two columns) and is generous for Latin letters.
 */
#include "write/write_in.h"

enum {
  FONT = 13,
  COLUMN = 7, /* pixels of one column of text */
  ROW = 26, /* height of a row */
  BAR = 16, /* of it, the bar */
  GAP = 8, /* between label, drawing and value */
  LABEL_MOST = 26, /* columns of a label, after which it is cut */
  VALUE_MOST = 22,
  BARS_WIDTH = 330, /* of a whole bar */
  CELL_LEAST = 30,
  CELL_MOST = 84,
  BASE = 17 /* from the top of a row to the foot of its text */
};

typedef struct Dress { /* how a role is printed; the page may dress it anew by its class */
  const char *klass, *fill, *ink, *stroke;
} Dress;

/* The colours of the light page: each pair has a contrast of at least 4.5 to 1. */
static const Dress dresses[] = {{"state-pass", "#bfe3cd", "#0f4a2a", "#14673a"},
                                {"state-partial", "#fbdfa6", "#5c3900", "#7a4c00"},
                                {"state-fail", "#f7c4c1", "#7d1416", "#a11d20"},
                                {"state-pending", "#d6d0f5", "#372a78", "#4b3b9c"},
                                {"state-not-due", "#ffffff", "#3d4756", "#4d5868"},
                                {"state-not-applicable", "#ebeff4", "#3d4756", "#b4bfcd"},
                                {"state-error", "#8f1538", "#ffffff", "#5c0d24"}};
static const Dress plain_dress = {"", "#ffffff", "#1b2431", "#b4bfcd"};

static const Dress *dress_of(Text klass) {
  for (size_t i = 0; i < sizeof dresses / sizeof *dresses; i++)
    if (text_is(klass, dresses[i].klass)) return &dresses[i];
  return &plain_dress;
}

typedef struct Svg {
  Buf *out;
  const Chart *chart;
  Text id;
  uint32_t label, value, cell; /* widths */
} Svg;

/* ---- Texts ---- */

/* As much of a text as fits, with an ellipsis where it was cut. */
static void put_cut(Buf *out, Text text, size_t columns) {
  if (text_width(text) <= columns) {
    html_escape(out, text);
    return;
  }
  size_t end = 0;
  for (size_t next = 0; next < text.len; end = next) {
    do next++;
    while (next < text.len && ((unsigned char)text.at[next] & 0xC0) == 0x80);
    if (text_width(text_slice(text, 0, next)) + 1 > columns) break;
  }
  html_escape(out, text_slice(text, 0, end));
  buf_str(out, "\xE2\x80\xA6");
}

static void put_text(Svg *svg, uint32_t x, uint32_t y, const char *anchor, const char *ink, Text text, size_t columns) {
  if (text.len == 0) return;
  buf_format(svg->out, "<text x=\"%u\" y=\"%u\"%s%s%s fill=\"%s\">", x, y, *anchor ? " text-anchor=\"" : "", anchor,
             *anchor ? "\"" : "", ink);
  put_cut(svg->out, text, columns);
  buf_str(svg->out, "</text>\n");
}

/* Digits and capitals are wider than the half of a Han character that a column stands for. */
static uint32_t text_pixels(size_t columns) {
  return (uint32_t)(columns * COLUMN + columns * COLUMN / 8);
}

static uint32_t widest(const Svg *svg, bool values, size_t most) {
  size_t columns = 0;
  for (size_t i = 0; i < svg->chart->rows.len; i++) {
    const ChartRow *row = &svg->chart->rows.at[i];
    size_t width = text_width(values ? row->value : row->label);
    if (width > columns) columns = width;
  }
  return text_pixels(columns < most ? columns : most);
}

/* ---- Shapes ---- */

static void put_box(Svg *svg, uint32_t x, uint32_t y, uint32_t width, uint32_t height, Text klass) {
  const Dress *dress = dress_of(klass);
  const char *dash = text_is(klass, "state-pending") || text_is(klass, "state-not-due") ? " stroke-dasharray=\"3 2\"" : "";
  buf_format(svg->out, "<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" fill=\"%s\" stroke=\"%s\"%s/>\n",
             *dress->klass ? dress->klass : "outline", x, y, width, height, dress->fill, dress->stroke, dash);
}

static void put_cell_text(Svg *svg, uint32_t x, uint32_t y, uint32_t width, const ChartCell *cell) {
  size_t room = width / COLUMN; /* not text_pixels: signs and short numbers may fill their cell */
  if (text_width(cell->text) <= room) put_text(svg, x + width / 2, y, "middle", dress_of(cell->klass)->ink, cell->text, room);
}

/* Where the first `thousandths` of a bar end: of the sum, so that its parts meet and end where the bar ends. */
static uint32_t bar_at(uint32_t thousandths) {
  return (thousandths > 1000 ? 1000 : thousandths) * BARS_WIDTH / 1000;
}

static void put_bar(Svg *svg, const ChartRow *row, uint32_t x, uint32_t y) {
  uint32_t done = 0;
  put_box(svg, x, y + (ROW - BAR) / 2, BARS_WIDTH, BAR, TEXT_NONE);
  for (size_t i = 0; i < row->cells.len; i++) {
    const ChartCell *cell = &row->cells.at[i];
    uint32_t from = bar_at(done), to = bar_at(done + cell->share);
    done += cell->share;
    if (to == from) continue;
    put_box(svg, x + from, y + (ROW - BAR) / 2, to - from, BAR, cell->klass);
    put_cell_text(svg, x + from, y + BASE, to - from, cell);
  }
}

static void put_cells(Svg *svg, const ChartRow *row, uint32_t x, uint32_t y) {
  for (size_t i = 0; i < row->cells.len; i++) {
    uint32_t at = x + (uint32_t)i * svg->cell;
    put_box(svg, at, y + 1, svg->cell - 2, ROW - 2, row->cells.at[i].klass);
    put_cell_text(svg, at, y + BASE + 1, svg->cell - 2, &row->cells.at[i]);
  }
}

static uint32_t cell_width(const Chart *chart) {
  size_t columns = 0;
  for (size_t i = 0; i < chart->columns.len; i++)
    if (text_width(chart->columns.at[i]) > columns) columns = text_width(chart->columns.at[i]);
  for (size_t i = 0; i < chart->rows.len; i++)
    for (size_t k = 0; k < chart->rows.at[i].cells.len; k++)
      if (text_width(chart->rows.at[i].cells.at[k].text) > columns) columns = text_width(chart->rows.at[i].cells.at[k].text);
  uint32_t width = text_pixels(columns) + GAP;
  return width < CELL_LEAST ? CELL_LEAST : width > CELL_MOST ? CELL_MOST : width;
}

/* ---- The whole ---- */

static void put_head(Svg *svg, SvgSize size) {
  int id = (int)svg->id.len;
  buf_format(svg->out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 %u %u\" width=\"%u\" height=\"%u\" "
             "role=\"img\" aria-labelledby=\"%.*s-title %.*s-text\" font-family=\"sans-serif\" font-size=\"%d\">\n",
             size.width, size.height, size.width, size.height, id, svg->id.at, id, svg->id.at, FONT);
  buf_format(svg->out, "<title id=\"%.*s-title\">", id, svg->id.at);
  html_escape(svg->out, svg->chart->title);
  buf_format(svg->out, "</title>\n<desc id=\"%.*s-text\">", id, svg->id.at);
  html_escape(svg->out, svg->chart->description);
  buf_str(svg->out, "</desc>\n");
}

static void put_columns(Svg *svg, uint32_t x) {
  for (size_t i = 0; i < svg->chart->columns.len; i++)
    put_text(svg, x + (uint32_t)i * svg->cell + svg->cell / 2, BASE, "middle", plain_dress.ink, svg->chart->columns.at[i],
             svg->cell / COLUMN);
}

static size_t most_cells(const Chart *chart) {
  size_t most = chart->columns.len;
  for (size_t i = 0; i < chart->rows.len; i++)
    if (chart->rows.at[i].cells.len > most) most = chart->rows.at[i].cells.len;
  return most;
}

static void put_rows(Svg *svg, uint32_t x, uint32_t top, uint32_t width) {
  for (size_t i = 0; i < svg->chart->rows.len; i++) {
    const ChartRow *row = &svg->chart->rows.at[i];
    uint32_t y = top + (uint32_t)i * ROW;
    put_text(svg, 0, y + BASE, "", plain_dress.ink, row->label, LABEL_MOST);
    if (svg->chart->kind == CHART_BARS) put_bar(svg, row, x, y);
    else put_cells(svg, row, x, y);
    put_text(svg, x + width + GAP, y + BASE, "", plain_dress.ink, row->value, VALUE_MOST);
  }
}

SvgSize svg_write(Buf *out, const Chart *chart, Text id) {
  Svg svg = {.out = out, .chart = chart, .id = id};
  svg.label = widest(&svg, false, LABEL_MOST);
  svg.value = widest(&svg, true, VALUE_MOST);
  svg.cell = cell_width(chart);
  bool grid = chart->kind == CHART_GRID;
  uint32_t width = grid ? (uint32_t)most_cells(chart) * svg.cell : BARS_WIDTH;
  uint32_t x = svg.label ? svg.label + GAP : 1, top = grid && chart->columns.len ? ROW : 0;
  SvgSize size = {x + width + 1 + (svg.value ? svg.value + GAP : 0), top + (uint32_t)chart->rows.len * ROW + 1};
  put_head(&svg, size);
  if (top) put_columns(&svg, x);
  put_rows(&svg, x, top, width);
  buf_str(out, "</svg>\n");
  return size;
}
