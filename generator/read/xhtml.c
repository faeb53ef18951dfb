/* SPDX-License-Identifier: MIT
 *
 * XHTML as a vocabulary: what of a page is text. Takes nothing, gives a table, owns nothing.
 */
#include "read/markup_in.h"

static const MarkName names[] = {
    {"html", MARK_TOP, 0, NULL}, {"head", MARK_HEAD, 0, NULL}, {"title", MARK_FRONT, 0, "title"}, {"meta", MARK_META, 0, NULL},
    {"link", MARK_DROP, 0, NULL}, {"base", MARK_DROP, 0, NULL}, {"body", MARK_BOX, 0, NULL},
    /* not for readers, or not without scripts */
    {"script", MARK_LEFT_OUT, 0, NULL}, {"style", MARK_DROP, 0, NULL}, {"template", MARK_DROP, 0, NULL},
    {"noscript", MARK_BOX, 0, NULL}, {"form", MARK_LEFT_OUT, 0, NULL}, {"input", MARK_LEFT_OUT, 0, NULL},
    {"button", MARK_LEFT_OUT, 0, NULL}, {"select", MARK_LEFT_OUT, 0, NULL}, {"textarea", MARK_LEFT_OUT, 0, NULL},
    {"iframe", MARK_LEFT_OUT, 0, NULL}, {"object", MARK_LEFT_OUT, 0, NULL}, {"embed", MARK_LEFT_OUT, 0, NULL},
    {"applet", MARK_LEFT_OUT, 0, NULL}, {"audio", MARK_LEFT_OUT, 0, NULL}, {"video", MARK_LEFT_OUT, 0, NULL},
    {"canvas", MARK_LEFT_OUT, 0, NULL}, {"svg", MARK_LEFT_OUT, 0, NULL}, {"math", MARK_LEFT_OUT, 0, NULL},
    /* blocks */
    {"h1", MARK_HEADING, 1, NULL}, {"h2", MARK_HEADING, 2, NULL}, {"h3", MARK_HEADING, 3, NULL}, {"h4", MARK_HEADING, 4, NULL},
    {"h5", MARK_HEADING, 5, NULL}, {"h6", MARK_HEADING, 6, NULL}, {"p", MARK_PARAGRAPH, 0, NULL}, {"div", MARK_BOX, 0, NULL},
    {"section", MARK_BOX, 0, NULL}, {"article", MARK_BOX, 0, NULL}, {"aside", MARK_BOX, 0, NULL}, {"nav", MARK_BOX, 0, NULL},
    {"header", MARK_BOX, 0, NULL}, {"footer", MARK_BOX, 0, NULL}, {"main", MARK_BOX, 0, NULL}, {"address", MARK_BOX, 0, NULL},
    {"figure", MARK_BOX, 0, NULL}, {"figcaption", MARK_PARAGRAPH, 0, NULL}, {"details", MARK_BOX, 0, NULL},
    {"summary", MARK_PARAGRAPH, 0, NULL}, {"center", MARK_BOX, 0, NULL}, {"fieldset", MARK_BOX, 0, NULL},
    {"ul", MARK_LIST, 0, NULL}, {"ol", MARK_LIST, 1, NULL}, {"menu", MARK_LIST, 0, NULL}, {"li", MARK_ITEM, 0, NULL},
    {"dl", MARK_LIST, 0, NULL}, {"dt", MARK_TERM, 0, NULL}, {"dd", MARK_ITEM, 0, NULL},
    {"blockquote", MARK_QUOTE, 0, NULL}, {"pre", MARK_PRE, 0, NULL}, {"hr", MARK_RULE, 0, NULL},
    /* tables */
    {"table", MARK_TABLE, 0, NULL}, {"caption", MARK_CAPTION, 0, NULL}, {"colgroup", MARK_DROP, 0, NULL},
    {"col", MARK_DROP, 0, NULL}, {"thead", MARK_HEAD_ROWS, 0, NULL}, {"tbody", MARK_BOX, 0, NULL}, {"tfoot", MARK_BOX, 0, NULL},
    {"tr", MARK_ROW, 0, NULL}, {"td", MARK_CELL, 0, NULL}, {"th", MARK_CELL, 1, NULL},
    /* within a line; what is not listed lets its text through */
    {"strong", MARK_STRONG, 0, NULL}, {"b", MARK_STRONG, 0, NULL}, {"em", MARK_EMPH, 0, NULL}, {"i", MARK_EMPH, 0, NULL},
    {"cite", MARK_EMPH, 0, NULL}, {"dfn", MARK_EMPH, 0, NULL}, {"var", MARK_EMPH, 0, NULL}, {"del", MARK_STRIKE, 0, NULL},
    {"s", MARK_STRIKE, 0, NULL}, {"strike", MARK_STRIKE, 0, NULL}, {"code", MARK_CODE, 0, NULL}, {"kbd", MARK_CODE, 0, NULL},
    {"samp", MARK_CODE, 0, NULL}, {"tt", MARK_CODE, 0, NULL}, {"a", MARK_LINK, 0, NULL}, {"img", MARK_IMAGE, 0, NULL},
    {"br", MARK_BREAK, 0, NULL}, {"q", MARK_QUOTED, 0, NULL}, {"rp", MARK_DROP, 0, NULL}, {"rt", MARK_DROP, 0, NULL},
};

const Vocabulary vocabulary_xhtml = {"http://www.w3.org/1999/xhtml", names, sizeof names / sizeof *names};
