/* SPDX-License-Identifier: MIT
 *
 * What the files of read/ share with each other and with nobody else.
 */
#ifndef DOSSIER_READ_IN_H
#define DOSSIER_READ_IN_H

#include "read/read.h"

/* ---- chars.c: what a character is, where Chinese and Western writing differ ---- */

bool char_is_space(int32_t c);
bool char_is_punctuation(int32_t c); /* of any script, symbols of ASCII and full width included */
bool char_is_cjk(int32_t c);         /* Han, kana, hangul, and punctuation of full width */
bool char_is_han(int32_t c);         /* counts as a word of its own */
bool char_joins(int32_t before, int32_t after); /* a line break between the two is no space */
bool char_is_id(int32_t c);          /* may stand in a heading id beside ASCII letters, digits and - */
int32_t char_first(Text text);       /* 0 for an empty text */
int32_t char_last(Text text);

/* ---- encoding.c: bytes of any text to UTF-8 ---- */

typedef struct EncodingFound {
  TextEncoding encoding;
  bool marked; /* by a byte order mark */
  Text text;   /* in UTF-8, without the mark */
  size_t cut;  /* bytes of a last character that is not whole: left out */
  size_t bad;  /* where it stops being UTF-8 */
} EncodingFound;

bool encoding_find(Text bytes, TextEncoding given, Arena *arena, EncodingFound *found); /* says nothing to anybody */
void encoding_tell(const EncodingFound *found, bool good, TextEncoding given, Text file, DiagList *diags);
void encoding_put(Buf *out, int32_t c); /* a character as UTF-8 */

/* ---- clean.c: the text of a file as everything below wants it ---- */

/* Offset of the first control or direction character, or text.len. Tab and line feed are none. */
size_t clean_find(Text text);
Text clean_strip(Arena *arena, Text text, uint32_t *dropped); /* `text` itself when there is nothing to drop */
/* UTF-8, no BOM, line feeds only, no controls. False after a diagnostic. */
bool clean_bytes(Text bytes, Text file, Arena *arena, DiagList *diags, Text *clean);
bool clean_size(Text bytes, size_t limit, Text file, DiagList *diags); /* false after FILE_TOO_BIG */

/* ---- prescan.c, emphasis.c, bump.c: around cmark ---- */

/* The limits that keep cmark's few slow inputs small. False after a diagnostic. */
bool prescan_markdown(Text markdown, Text file, uint32_t line, DiagList *diags);
/* A character of our own (U+0091, which clean_bytes took out of the paper) is put beside stars that CommonMark would
 * print though Chinese text means them as emphasis. `markdown` itself when there are none. */
Text emphasis_mark(Arena *arena, Text markdown);

/* Memory of one parse, under cmark's allocator hook; dropped whole by bump_reset. A worker is a process: one is enough. */
void *bump_calloc(size_t count, size_t size);
void *bump_realloc(void *at, size_t size);
void bump_free(void *at);
void bump_reset(void);

/* ---- table.c: pipe tables ---- */

enum {
  TABLE_MOST_COLUMNS = 64,
  TABLE_PAD_FIRST = 1024, /* empty cells that any table may get for short rows, */
  TABLE_PAD_BYTES = 4     /* and one more for so many bytes of its text */
};

/* A cell that cmark has to look at, after all rows stand. */
typedef struct TableCell {
  DocNode *paragraph;
  Text text;
} TableCell;
typedef LIST(TableCell) TableCells;

/* Lines of plain text without a blank one between them: a paragraph, or a table with what stands before and behind it. */
void text_block(DocNode *root, const TextList *lines, uint32_t line, Text file, Arena *arena, DiagList *diags);

/* Index of the head row among the lines of a paragraph, or SIZE_MAX. */
size_t table_find(const TextList *lines);
/* Builds the table that table_find found. Plain cells are filled, the rest is left in `cells`. Lines beyond the limit of
 * rows are not taken; gives the index of the first of them, or lines->len. */
size_t table_build(Arena *arena, DocNode *parent, const TextList *lines, size_t head, uint32_t line, TableCells *cells);
size_t table_columns(Text delimiter_row); /* 0 = it is none */
void table_pad(Arena *arena, const DocNode *table, DocNode *row, size_t column, size_t *budget);

/* ---- markdown.c, xml.c, yaml.c ---- */

DocNode *markdown_parse(Text clean, Text file, const MarkdownOptions *options, Arena *arena, DiagList *diags);
const char *markdown_version(void);
const char *xml_version(void);
const char *yaml_version(void);

/* ---- slug.c: ids of headings, unique in a document ---- */

typedef struct Slug {
  Text id;
  uint32_t next; /* number to try when the same words come again */
} Slug;
typedef struct Slugs {
  Slug *at; /* open addressing; size is a power of two */
  size_t len, size;
} Slugs;
Text slug_make(Arena *arena, Slugs *slugs, Text words);

/* ---- link.c ---- */

/* Classifies the target and puts it on the node, with a diagnostic when it is refused. */
/* `told` counts the diagnostics of a paper: the first few say enough. */
void link_set(DocNode *node, Text target, bool keep, Where where, DiagList *diags, unsigned *told);
Text link_decode(Arena *arena, Text target); /* %XX undone where the result is UTF-8 without controls */

/* ---- Making the parts of a Paper ---- */

void facts_collect(Paper *paper, Arena *arena);
DocNode *record_read(Text bytes, Text file, Arena *arena, DiagList *diags, Value **front);
Value *value_new(Arena *arena, ValueKind kind, Text key, Text text, uint32_t line, uint32_t column);
/* xml_encoding.c: false after a diagnostic. xml_paper.c: any XML, by its first element. xml_other.c: what has no vocabulary. */
#define RECORD_SPACE "urn:dossier:record:1"
bool xml_decode(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Text *utf8);
void xml_paper_read(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Paper *paper);
DocNode *xml_other_read(Text xml, Text file, Arena *arena, DiagList *diags);
/* odf_text.c: sets paper->doc and its pictures from content.xml of an .odt, or a whole .fodt; NULL after a diagnostic. The XML is
 * UTF-8 by now. `styles`: styles.xml of the package, or TEXT_NONE. Lines are those of the XML. */
void odf_text_read(Text xml, Text styles, Text file, Arena *arena, DiagList *diags, Paper *paper);
/* csv.c: all rows as they stand, none of them a head; false after a diagnostic. */
bool csv_rows(Text clean, Text file, Arena *arena, DiagList *diags, CsvTable *table);
/* office.c: a .docx, .odt, .xlsx, .ods or .csv; NULL after a diagnostic. What the document calls itself, when it
 * was made and which pictures lie in it goes to the paper. */
DocNode *office_read(Text bytes, Text path, Text file, Arena *arena, DiagList *diags, Paper *paper);
/* What the bytes hold, by ending and first bytes: PAPER_OFFICE, PAPER_SHEET, or PAPER_ATTACHMENT when they are neither. */
PaperFormat office_format(Text path, Text bytes);
bool image_known(Text bytes); /* a picture, by its first bytes */
bool image_is_jpeg(Text bytes);
bool image_is_png(Text bytes);

#endif
