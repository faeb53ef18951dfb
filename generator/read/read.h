/* SPDX-License-Identifier: MIT
 *
 * read/ - bytes of one file to a document tree and facts; one source file a format.
 * Takes: bytes already in memory, the path for messages. Gives: Paper, Value, rows, Look, in the caller's arena.
 * Opens no file, follows no link, asks nothing of a network. Foreign trees (cmark, libxml2, libyaml) are freed inside the
 * function that made them. What is wrong with the input goes to the DiagList; a Paper always comes back.
 */
#ifndef DOSSIER_READ_H
#define DOSSIER_READ_H

#include "doc/doc.h"

/* Deterministic limits; each has a diagnostic of its own. Values and their reasons stand in read/limits.c. */
typedef struct ReadLimits {
  size_t file_bytes;         /* Markdown, plain text, YAML */
  size_t csv_bytes;
  size_t attachment_bytes;   /* any other file: hashed, never parsed */
  size_t markdown_paragraph, markdown_brackets, markdown_nesting, markdown_indent, markdown_line;
  size_t table_columns, table_rows;
  size_t xml_bytes, xml_tag, xml_attributes, xml_depth, xml_nodes, xml_text;
  size_t yaml_depth, yaml_nodes;
  uint64_t photo_pixels;
  size_t photo_pixels_held; /* of a PNG that comes in passes */
  uint32_t photo_side, photo_longest;
  size_t photo_memory; /* of libjpeg */
  int photo_passes;
} ReadLimits;
extern const ReadLimits read_limits;

/* ---- Encodings of text: UTF-8 inside, whatever a file has ---- */

typedef enum TextEncoding {
  ENCODING_ANY, /* find out */
  ENCODING_UTF8,
  ENCODING_UTF16LE,
  ENCODING_UTF16BE,
  ENCODING_GB18030, /* and what it holds: GBK, GB 2312 */
  ENCODING_BIG5     /* with Hong Kong's characters */
} TextEncoding;

bool encoding_parse(Text name, TextEncoding *encoding); /* names of the few above, of either case */
const char *encoding_name(TextEncoding encoding);
bool read_is_utf8(Text bytes); /* valid, and no Chinese word of two or three characters that is so by chance */
/* Bytes of a text file to UTF-8. `given`: of the settings; it counts for what has no mark and is not UTF-8. What was assumed
 * is a notice; false after TEXT_UNDECODABLE. What came back is UTF-8, and as ENCODING_UTF8 comes back as it is. */
bool read_decode(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Text *utf8);

/* ---- YAML (libyaml events): scalars stay text, no tags, no aliases, no anchors ---- */

typedef enum ValueKind { VALUE_TEXT, VALUE_LIST, VALUE_MAP } ValueKind;

typedef struct Value Value;
struct Value {
  ValueKind kind;
  Text key;  /* in a map */
  Text text; /* scalar */
  bool quoted; /* scalar: was in quotes, so "" is an empty text, not a missing value */
  Value *first, *next;
  uint32_t line, column; /* in the file, from 1 */
};

/* One document that is a map at its top. NULL after a diagnostic (syntax, tag, alias, too deep). Of a key given twice the
 * first counts, with a diagnostic. An empty text gives an empty map. `line` = line of the file on which the text begins. */
Value *read_yaml(Text bytes, Text file, uint32_t line, Arena *arena, DiagList *diags);
const Value *value_get(const Value *map, const char *key); /* NULL when absent or map is NULL */
Text value_text(const Value *map, const char *key);        /* TEXT_NONE when absent or no scalar */

/* ---- CSV: RFC 4180 with any line end, BOM, comma or semicolon or tab (found from the head row) ---- */

typedef struct CsvRow {
  TextList cells; /* trimmed */
  uint32_t line;
} CsvRow;
typedef struct CsvTable {
  TextList head; /* trimmed */
  LIST(CsvRow) rows; /* without empty rows; short rows are padded to the head, long ones are a diagnostic and are cut */
} CsvTable;
bool read_csv(Text bytes, Text file, Arena *arena, DiagList *diags, CsvTable *table); /* false: not readable as CSV */
/* The same, with the encoding of the settings for what is not UTF-8: spreadsheets in China save GBK. */
bool read_csv_as(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, CsvTable *table);
size_t csv_column(const CsvTable *table, const char *name); /* by folded name; SIZE_MAX when absent */

/* ---- Papers ---- */

typedef enum PaperFormat {
  PAPER_MARKDOWN,
  PAPER_XML,
  PAPER_TEXT,
  PAPER_OFFICE, /* .docx, .odt */
  PAPER_SHEET,  /* .xlsx, .ods, .csv: tables whose first head row names the columns; a row's line is the sheet's row */
  PAPER_IMAGE,
  PAPER_ATTACHMENT
} PaperFormat;

typedef struct PaperHeading {
  int level;
  Text text, id;
  uint32_t line;
  uint32_t words; /* words (Han characters count one each) between it and the next heading of its level or above */
} PaperHeading;

typedef struct PaperLink {
  Text target; /* as written, percent-decoded */
  DocNode *node; /* in the tree, while it lives */
  bool image;
  uint32_t line;
} PaperLink;

/* A picture that lies inside an office paper: its part, and the node that shows it. */
typedef struct PaperPicture {
  Text part;
  DocNode *node;
} PaperPicture;

/* From this offset of Paper.text on, the text comes from this line of the file. */
typedef struct PaperLine {
  uint32_t offset, line;
} PaperLine;

typedef struct Paper {
  PaperFormat format;
  DocNode *doc; /* NULL for image and attachment, and for what could not be parsed */
  Value *front; /* front matter or the fields of an XML record, as a map; NULL = none */
  Text title;   /* front matter title, else the first heading, else empty */
  Text lang;    /* front matter lang, else empty */
  Text text;    /* plain text of the tree, a newline between blocks, a tab between cells; what `contains` searches */
  LIST(PaperLine) lines; /* one a block, by offset */
  LIST(PaperHeading) headings;
  LIST(PaperLink) links;
  LIST(PaperPicture) pictures; /* in the order of the text; read_inside_open unpacks them */
  uint32_t words, images, tasks_open, tasks_done;
  uint32_t table_rows; /* without head rows */
  Day taken;          /* photo: as the camera says; 0 = not known */
  Day made;           /* office paper: when it was begun, as it says; 0 = not known. Copies of old papers say old days */
  bool text_readable; /* false: scan, photo, .doc, broken file: needs eyes */
  bool empty;         /* zero bytes, or nothing but white space and front matter */
} Paper;

/* By ending; images also by their first bytes, and text by being UTF-8 where the name has no ending (README, LICENSE). */
PaperFormat read_format(Text path, Text bytes);
/* `file` is the name shown in diagnostics. Raw HTML becomes text, refused URLs become LINK_NONE, all with a diagnostic. */
void read_paper(Text bytes, Text path, Text file, Arena *arena, DiagList *diags, Paper *paper);
/* The same, with the encoding of the settings for texts that are not UTF-8. */
void read_paper_as(Text bytes, Text path, Text file, TextEncoding given, Arena *arena, DiagList *diags, Paper *paper);

/* ---- Archives that people drop (.zip): members one at a time, under hard limits, never written anywhere ---- */

typedef struct ArchiveMember {
  Text path; /* UTF-8, "/" between folders; leads nowhere else */
  uint64_t size;
  size_t entry;
} ArchiveMember;
typedef struct Archive {
  LIST(ArchiveMember) members; /* files, by path bytes */
  struct Package *package;
} Archive;

/* False after a diagnostic, and for a package that is one document: then there is nothing to close. `bytes` must live on. */
bool read_archive_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags);
/* The same for a package that this program made, and somebody handed on: as many entries and bytes as it may hold, folders
 * among the members, names as they stand. */
bool read_package_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags);
/* The same for the parts of one office document, with the limits of strangers: for the pictures in it. */
bool read_inside_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags);
/* `file` is the member's name in diagnostics. False after one. */
bool read_archive_member(Archive *archive, const ArchiveMember *member, Text file, Arena *arena, DiagList *diags, Text *bytes);
const ArchiveMember *read_archive_find(const Archive *archive, Text path);
void read_archive_close(Archive *archive);

/* Pixels and media type of a PNG or JPEG, for embedding; the bytes are borrowed. False for anything else. */
bool read_picture(Text bytes, Picture *picture);

/* ---- Photos: JPEG and PNG, small and upright, without a word of where they were taken and with what ---- */

typedef enum PhotoOutcome {
  PHOTO_SHOWN,
  PHOTO_DAMAGED,   /* shown as far as it could be read; the rest is grey */
  PHOTO_BROKEN,    /* nothing could be read */
  PHOTO_TOO_LARGE, /* more pixels, memory or passes than a photo needs */
  PHOTO_COLOURS,   /* CMYK, 12 bits, arithmetic coding: of printing offices; browsers do not show it either */
  PHOTO_FORMAT     /* neither JPEG nor PNG */
} PhotoOutcome;

typedef struct PhotoFacts {
  int orientation; /* 1..8 as EXIF counts; 1 = upright */
  Day taken;       /* 0 = not known, nor is a camera's clock that was never set and says 1970 */
} PhotoFacts;

void read_photo_facts(Text bytes, PhotoFacts *facts);
/* A JPEG for pages and prints: upright, its longer side no longer than read_limits.photo_longest, all metadata gone. The same
 * bytes for the same photo. Nothing is given but for PHOTO_SHOWN and PHOTO_DAMAGED. */
PhotoOutcome read_photo(Text bytes, Arena *arena, Picture *shown);
uint64_t read_photo_stamp(void); /* of what makes these copies: another stamp, other bytes */
/* "HEIC", "GIF", ...; empty for JPEG, PNG and what is no picture. */
Text read_photo_format(Text bytes);

/* A Markdown text without front matter, limits and pre-pass as for papers, each switchable: for templates and for the
 * specification test. Gives a root, or NULL after a diagnostic (a limit). */
typedef struct MarkdownOptions {
  bool tables;       /* pipe tables, task boxes */
  bool chinese;      /* **强调。**后文 becomes strong; soft breaks between Han vanish */
  bool heading_ids;  /* ids from heading text */
  bool keep_targets; /* templates: link targets are left as written, with link = LINK_FILE, to be filled later */
  uint32_t line;     /* line of the file on which the text begins; 0 means 1 */
} MarkdownOptions;
extern const MarkdownOptions markdown_full;  /* what papers get */
extern const MarkdownOptions markdown_plain; /* CommonMark and nothing else */
DocNode *read_markdown(Text markdown, Text file, const MarkdownOptions *options, Arena *arena, DiagList *diags);
/* A front matter block at the very top (--- to ---): its text and where the body begins. False = there is none. */
bool read_split_front(Text bytes, Text *front, Text *body, uint32_t *body_line);
/* Allowed schemes and shapes of a link target; gives the kind it is. LINK_NONE = refused. Decodes nothing. */
DocLink read_link_kind(Text target);

/* ---- XML events, for our own files (results.xml) and formats: no DOCTYPE, bounded, streaming ---- */

typedef struct XmlAttribute {
  Text name, value, space;
} XmlAttribute;
typedef struct XmlHandler {
  void *state;
  /* Names without prefix; `space` is the namespace. Return false to stop (no diagnostic is added). NULL members are skipped. */
  bool (*open)(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line);
  bool (*close)(void *state, Text space, Text name);
  bool (*text)(void *state, Text text);
} XmlHandler;
/* `bytes` must be UTF-8 (BOM allowed). False after a diagnostic or a stop. */
bool read_xml(Text bytes, Text file, const ReadLimits *limits, const XmlHandler *handler, DiagList *diags);
/* The same from an open file, piece by piece, any size: only depth, tag and text limits hold. */
bool read_xml_stream(int fd, Text file, const ReadLimits *limits, const XmlHandler *handler, DiagList *diags);

/* ---- The look of a print theme from flat ODF ---- */
/* Drops what is foreign to ODF 1.2 and 1.3. False after a diagnostic. */
bool read_look(Text fodt, Text file, Arena *arena, DiagList *diags, Look *look);

/* Library versions, for --version: "cmark 0.30.2, libxml2 2.9.14, libyaml 0.2.5". */
Text read_versions(Arena *arena);

#endif
