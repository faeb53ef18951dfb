/* SPDX-License-Identifier: MIT
 *
 * DocBook 5 articles as a vocabulary; names of DocBook 4 are known where they differ. Takes nothing, gives a table, owns
 * nothing.
 */
#include "read/markup_in.h"

static const MarkName names[] = {
    {"article", MARK_TOP, 0, NULL}, {"book", MARK_TOP, 0, NULL}, {"info", MARK_HEAD, 0, NULL}, {"articleinfo", MARK_HEAD, 0, NULL},
    {"bookinfo", MARK_HEAD, 0, NULL}, {"sectioninfo", MARK_HEAD, 0, NULL}, {"title", MARK_TITLE, 0, NULL},
    {"subtitle", MARK_PARAGRAPH, 0, NULL}, {"titleabbrev", MARK_DROP, 0, NULL}, {"date", MARK_FRONT, 0, "date"},
    {"pubdate", MARK_FRONT, 0, "date"}, {"author", MARK_DROP, 0, NULL}, {"authorgroup", MARK_DROP, 0, NULL},
    {"copyright", MARK_DROP, 0, NULL}, {"legalnotice", MARK_DROP, 0, NULL}, {"revhistory", MARK_DROP, 0, NULL},
    {"keywordset", MARK_DROP, 0, NULL}, {"subjectset", MARK_DROP, 0, NULL}, {"indexterm", MARK_DROP, 0, NULL},
    {"remark", MARK_DROP, 0, NULL}, {"toc", MARK_DROP, 0, NULL}, {"index", MARK_DROP, 0, NULL}, {"abstract", MARK_BOX, 0, NULL},
    /* sections: the depth is the level of the heading */
    {"section", MARK_SECTION, 0, NULL}, {"sect1", MARK_SECTION, 0, NULL}, {"sect2", MARK_SECTION, 0, NULL},
    {"sect3", MARK_SECTION, 0, NULL}, {"sect4", MARK_SECTION, 0, NULL}, {"sect5", MARK_SECTION, 0, NULL},
    {"simplesect", MARK_SECTION, 0, NULL}, {"chapter", MARK_SECTION, 0, NULL}, {"part", MARK_SECTION, 0, NULL},
    {"appendix", MARK_SECTION, 0, NULL}, {"preface", MARK_SECTION, 0, NULL}, {"bibliography", MARK_SECTION, 0, NULL},
    {"glossary", MARK_SECTION, 0, NULL}, {"bridgehead", MARK_HEADING, 3, NULL},
    /* blocks */
    {"para", MARK_PARAGRAPH, 0, NULL}, {"simpara", MARK_PARAGRAPH, 0, NULL}, {"formalpara", MARK_BOX, 0, NULL},
    {"itemizedlist", MARK_LIST, 0, NULL}, {"orderedlist", MARK_LIST, 1, NULL}, {"procedure", MARK_LIST, 1, NULL},
    {"substeps", MARK_LIST, 1, NULL}, {"simplelist", MARK_LIST, 0, NULL}, {"variablelist", MARK_LIST, 0, NULL},
    {"listitem", MARK_ITEM, 0, NULL}, {"step", MARK_ITEM, 0, NULL}, {"member", MARK_ITEM, 0, NULL}, {"varlistentry", MARK_BOX, 0, NULL},
    {"term", MARK_TERM, 0, NULL}, {"blockquote", MARK_QUOTE, 0, NULL}, {"epigraph", MARK_QUOTE, 0, NULL},
    {"note", MARK_BOX, 0, NULL}, {"tip", MARK_BOX, 0, NULL}, {"warning", MARK_BOX, 0, NULL}, {"caution", MARK_BOX, 0, NULL},
    {"important", MARK_BOX, 0, NULL}, {"sidebar", MARK_BOX, 0, NULL}, {"example", MARK_BOX, 0, NULL},
    {"programlisting", MARK_PRE, 0, NULL}, {"screen", MARK_PRE, 0, NULL}, {"literallayout", MARK_PRE, 0, NULL},
    /* figures: a picture, then what is said of it */
    {"figure", MARK_BOX, 0, NULL}, {"informalfigure", MARK_BOX, 0, NULL}, {"mediaobject", MARK_BOX, 0, NULL},
    {"inlinemediaobject", MARK_PASS, 0, NULL}, {"imageobject", MARK_PASS, 0, NULL}, {"imagedata", MARK_IMAGE, 0, NULL},
    {"textobject", MARK_DROP, 0, NULL}, {"caption", MARK_CAPTION, 0, NULL},
    /* tables */
    {"table", MARK_TABLE, 0, NULL}, {"informaltable", MARK_TABLE, 0, NULL}, {"tgroup", MARK_BOX, 0, NULL},
    {"colspec", MARK_COLUMN, 0, NULL}, {"spanspec", MARK_DROP, 0, NULL}, {"thead", MARK_HEAD_ROWS, 0, NULL},
    {"tbody", MARK_BOX, 0, NULL}, {"tfoot", MARK_BOX, 0, NULL}, {"row", MARK_ROW, 0, NULL}, {"entry", MARK_CELL, 0, NULL},
    {"tr", MARK_ROW, 0, NULL}, {"td", MARK_CELL, 0, NULL}, {"th", MARK_CELL, 1, NULL}, {"col", MARK_DROP, 0, NULL},
    {"colgroup", MARK_DROP, 0, NULL},
    /* within a line */
    {"emphasis", MARK_EMPH, 0, NULL}, {"literal", MARK_CODE, 0, NULL}, {"code", MARK_CODE, 0, NULL}, {"command", MARK_CODE, 0, NULL},
    {"filename", MARK_CODE, 0, NULL}, {"link", MARK_LINK, 0, NULL}, {"ulink", MARK_LINK, 0, NULL}, {"xref", MARK_LINK, 0, NULL},
    {"footnote", MARK_NOTE, 0, NULL}, {"quote", MARK_QUOTED, 0, NULL},
};

const Vocabulary vocabulary_docbook = {"http://docbook.org/ns/docbook", names, sizeof names / sizeof *names};
