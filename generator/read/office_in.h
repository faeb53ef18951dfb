/* SPDX-License-Identifier: MIT
 *
 * What the readers of office documents share: parts of a package as XML events, relationships, the document's own title.
 * Takes: a package. Gives: events and texts in its arena. Owns nothing.
 */
#ifndef DOSSIER_READ_OFFICE_IN_H
#define DOSSIER_READ_OFFICE_IN_H

#include "read/package_in.h"

typedef struct Attributes {
  const XmlAttribute *at;
  size_t count;
} Attributes;

/* By name, of any space; TEXT_NONE when there is none. */
Text attribute_of(Attributes attributes, const char *name);
bool attribute_is(Attributes attributes, const char *name, const char *value);
int64_t attribute_number(Attributes attributes, const char *name, int64_t otherwise); /* digits only, else `otherwise` */

/* A part as events. False when it is missing, refused or stopped; what is wrong with a part that is there is one diagnostic
 * (OFFICE_PART), and so is a missing one when it is `needed`. */
bool office_part(Package *package, Text name, bool needed, const XmlHandler *handler);
void office_tell_part(const Package *package, Text name, const char *why);

typedef struct Relation {
  Text id, type; /* type: its last word (image, hyperlink, styles, ...) */
  Text target; /* name of a part, or a URL when it is outside */
  bool outside;
} Relation;
typedef LIST(Relation) Relations;

/* What a part refers to; none when there is no such list. Outside content other than links is named once (PACKAGE_OUTSIDE). */
void office_relations(Package *package, Text part, Relations *relations);
const Relation *relation_find(const Relations *relations, Text id);
const Relation *relation_of_type(const Relations *relations, const char *type);
/* The part that the package is about, or `otherwise`. */
Text office_main_part(Package *package, const char *otherwise);
/* Title and day of making that the named part tells (docProps/core.xml, meta.xml). Who wrote it is never read. */
void office_properties(Package *package, Text part, Paper *paper);
/* Macros are named once and never looked at. */
void office_tell_macros(const Package *package);
/* Text of an element without line ends and controls, in the arena. */
Text office_text(Arena *arena, Text text);

/* ---- Readers; NULL after a diagnostic. What the document says of itself goes to the paper ---- */

DocNode *docx_read(Package *package, Paper *paper);
DocNode *xlsx_read(Package *package, Paper *paper);
DocNode *ods_read(Package *package, Paper *paper);
DocNode *odt_read(Package *package, Paper *paper);
DocNode *csv_read_paper(Text bytes, Text file, Arena *arena, DiagList *diags);

/* Which of the formats that are read the bytes hold, whatever the name says. */
typedef enum OfficeKind { OFFICE_NONE, OFFICE_DOCX, OFFICE_XLSX, OFFICE_ODT, OFFICE_ODS } OfficeKind;
OfficeKind office_kind(Text bytes);
bool office_is_old(Text bytes); /* the old binary container of .doc, .xls, .wps; also what a password makes of a .docx */

#endif
