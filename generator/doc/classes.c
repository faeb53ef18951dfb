/* SPDX-License-Identifier: MIT
 *
 * The roles that a document may give to its parts. Each is a CSS class in themes/<theme>/site/ and, where it shows in
 * print, a named style in themes/<theme>/print/. A test compares the three lists.
 */
#include "doc/doc.h"

const char *const doc_classes[] = {
    /* groups */
    "notice",     /* a box that must be read: inner profile, provisional score */
    "summary",    /* the numbers at the top of a report */
    "derivation", /* how points came about */
    "signature",  /* lines to sign on */
    "gallery",    /* photos that belong together */
    /* tables */
    "facts",   /* two columns: name, value */
    "results", /* rows with a state: scorecard, ranking, findings, to-do */
    /* rows */
    "begins", /* the first of a group of rows */
    /* paragraphs, cells and strong */
    "number",  /* right-aligned digits */
    "small",   /* secondary: paths, hashes */
    "formula", /* arithmetic */
    "label",   /* name of the value that follows */
    "state-pass", "state-partial", "state-fail", "state-pending", "state-not-due", "state-not-applicable", "state-error",
    NULL};
