/* SPDX-License-Identifier: MIT
 *
 * How much is read of one file. Deterministic: the same file meets the same limit on every machine.
 * The supervisor's limits on time and memory stand far above what these let through.
 */
#include "read/read_in.h"

const ReadLimits read_limits = {
    .file_bytes = 1 << 20, /* 350,000 Han characters; the largest real minutes seen have a tenth of it */
    .csv_bytes = 16 << 20, /* 100,000 units, or as many marks */
    .attachment_bytes = (size_t)1 << 30,

    /* cmark's slow inputs grow with the square of these; see prescan.c */
    .markdown_paragraph = 64 << 10,
    .markdown_brackets = 8 << 10, /* of a paragraph; a table of 5,000 rows may hold a link in each */
    .markdown_nesting = 32,
    .markdown_indent = 100,
    .markdown_line = 64 << 10,

    .table_columns = TABLE_MOST_COLUMNS,
    .table_rows = 5000,

    .xml_bytes = 4 << 20,
    .xml_tag = 64 << 10,
    .xml_attributes = 1000, /* libxml2 compares each attribute of a tag with each other */
    .xml_depth = 256,
    .xml_nodes = 500000,
    .xml_text = 1 << 20,

    .yaml_depth = 8,
    .yaml_nodes = 10000,

    .photo_pixels = 100 * 1000 * 1000, /* telephones stop at this; it costs half a second */
    .photo_pixels_held = 16 * 1000 * 1000, /* 64 MB */
    .photo_side = 65500,
    .photo_longest = 1200,      /* fills a page of the site, and half a printed page with 200 dots an inch */
    .photo_memory = 160 << 20,  /* a progressive photo of 50 million pixels */
    .photo_passes = 40,         /* of a progressive JPEG; programs write about ten */
};
