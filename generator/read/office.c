/* SPDX-License-Identifier: MIT
 *
 * Parts of office documents as XML events, and what all such documents have in common.
 * Takes: a package. Gives: events, relationships, the title. Owns nothing. What a document refers to outside is never opened.
 */
#include "read/office_in.h"

#include <string.h>

/* Sheets are long: a row is a dozen elements, and a hundred thousand rows are a real ledger. */
static const ReadLimits office_limits = {.xml_bytes = 64 << 20,
                                         .xml_tag = 64 << 10,
                                         .xml_attributes = 1000,
                                         .xml_depth = 256,
                                         .xml_nodes = 8000000,
                                         .xml_text = 1 << 20};

/* ---- Attributes ---- */

Text attribute_of(Attributes attributes, const char *name) {
  for (size_t i = 0; i < attributes.count; i++)
    if (text_is(attributes.at[i].name, name)) return attributes.at[i].value;
  return TEXT_NONE;
}

bool attribute_is(Attributes attributes, const char *name, const char *value) {
  return text_is(attribute_of(attributes, name), value);
}

int64_t attribute_number(Attributes attributes, const char *name, int64_t otherwise) {
  int64_t value;
  return text_to_int(attribute_of(attributes, name), &value) ? value : otherwise;
}

Text office_text(Arena *arena, Text text) {
  return text_copy(arena, clean_strip(arena, text, NULL));
}

/* ---- Parts ---- */

/* UTF-16 is the one other encoding that a part may have; its mark says so. */
static Text part_decode(Arena *arena, Text bytes) {
  EncodingFound found;
  bool marked = text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF"));
  return marked && encoding_find(bytes, ENCODING_ANY, arena, &found) ? found.text : bytes;
}

void office_tell_part(const Package *package, Text name, const char *why) {
  Text part = text_visible(package->diags->arena, name);
  diag_add(package->diags, DIAG_OFFICE_PART, where_of(package->file, 0, 0), part, text_of(why), TEXT_NONE);
}

/* Lines of a part mean nothing to a person, so the reader's own diagnostic is told by its name. */
bool office_part(Package *package, Text name, bool needed, const XmlHandler *handler) {
  size_t entry = package_find(package, name);
  Text bytes;
  if (entry == SIZE_MAX && needed) office_tell_part(package, name, "missing");
  if (entry == SIZE_MAX || !package_read(package, entry, &bytes)) return false;
  DiagList *inner = diag_list_new(package->arena);
  bool good = read_xml(part_decode(package->arena, bytes), package->file, &office_limits, handler, inner);
  if (inner->all.len) office_tell_part(package, name, diag_name(inner->all.at[0].code));
  return good;
}

/* ---- Relationships ---- */

typedef struct RelationReader {
  Package *package;
  Text folder; /* of the part */
  Relations *relations;
} RelationReader;

static Text folder_of(Text part) {
  size_t at = part.len;
  while (at > 0 && part.at[at - 1] != '/') at--;
  return text_slice(part, 0, at);
}

/* "../media/a.png" from word/ is media/a.png; what leads out of the package is no part. */
static Text part_resolve(Arena *arena, Text folder, Text target) {
  if (text_starts(target, TEXT("/"))) return text_copy(arena, text_slice(target, 1, target.len));
  while (text_starts(target, TEXT("../"))) {
    target = text_slice(target, 3, target.len);
    folder = folder.len ? folder_of(text_slice(folder, 0, folder.len - 1)) : folder;
  }
  return text_format(arena, "%.*s%.*s", TEXT_ARG(folder), TEXT_ARG(target));
}

static Text last_word(Text type) {
  size_t at = type.len;
  while (at > 0 && type.at[at - 1] != '/') at--;
  return text_slice(type, at, type.len);
}

static bool on_relation(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  RelationReader *reader = state;
  Attributes attributes = {at, count};
  Arena *arena = reader->package->arena;
  (void)space, (void)line;
  if (!text_is(name, "Relationship")) return true;
  Relation *relation = list_add(arena, reader->relations);
  relation->id = text_copy(arena, attribute_of(attributes, "Id"));
  relation->type = text_copy(arena, last_word(attribute_of(attributes, "Type")));
  relation->outside = attribute_is(attributes, "TargetMode", "External");
  Text target = attribute_of(attributes, "Target");
  relation->target = relation->outside ? office_text(arena, target) : part_resolve(arena, reader->folder, target);
  return true;
}

static void tell_outside(const Package *package, const Relations *relations) {
  for (size_t i = 0; i < relations->len; i++) {
    const Relation *relation = &relations->at[i];
    if (!relation->outside || text_is(relation->type, "hyperlink")) continue;
    Text target = text_visible(package->diags->arena, relation->target);
    diag_add(package->diags, DIAG_PACKAGE_OUTSIDE, where_of(package->file, 0, 0), relation->type, target, TEXT_NONE);
    return;
  }
}

void office_relations(Package *package, Text part, Relations *relations) {
  Text folder = folder_of(part), name = text_slice(part, folder.len, part.len);
  Text list = text_format(package->arena, "%.*s_rels/%.*s.rels", TEXT_ARG(folder), TEXT_ARG(name));
  RelationReader reader = {package, folder, relations};
  XmlHandler handler = {.state = &reader, .open = on_relation};
  office_part(package, list, false, &handler);
  tell_outside(package, relations);
}

const Relation *relation_find(const Relations *relations, Text id) {
  for (size_t i = 0; id.len && i < relations->len; i++)
    if (text_equal(relations->at[i].id, id)) return &relations->at[i];
  return NULL;
}

const Relation *relation_of_type(const Relations *relations, const char *type) {
  for (size_t i = 0; i < relations->len; i++)
    if (text_is(relations->at[i].type, type) && !relations->at[i].outside) return &relations->at[i];
  return NULL;
}

Text office_main_part(Package *package, const char *otherwise) {
  Relations relations = {0};
  office_relations(package, TEXT_NONE, &relations);
  const Relation *main = relation_of_type(&relations, "officeDocument");
  return main && package_find(package, main->target) != SIZE_MAX ? main->target : text_of(otherwise);
}

/* ---- Properties ---- */

typedef enum PropertyKind { PROPERTY_OTHER, PROPERTY_TITLE, PROPERTY_MADE } PropertyKind;

typedef struct PropertyReader {
  Buf title, made;
  PropertyKind inside;
} PropertyReader;

static bool property_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  PropertyReader *reader = state;
  (void)at, (void)count, (void)line;
  bool title = text_is(name, "title") && text_is(space, "http://purl.org/dc/elements/1.1/");
  bool made = (text_is(name, "created") && text_is(space, "http://purl.org/dc/terms/")) ||
              (text_is(name, "creation-date") && text_is(space, "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"));
  reader->inside = title ? PROPERTY_TITLE : made ? PROPERTY_MADE : PROPERTY_OTHER;
  return true;
}

static bool property_close(void *state, Text space, Text name) {
  (void)space, (void)name;
  ((PropertyReader *)state)->inside = PROPERTY_OTHER;
  return true;
}

static bool property_text(void *state, Text text) {
  PropertyReader *reader = state;
  if (reader->inside == PROPERTY_TITLE) buf_text(&reader->title, text);
  if (reader->inside == PROPERTY_MADE) buf_text(&reader->made, text);
  return true;
}

/* 2017-07-05T08:30:00Z */
static Day property_day(Text made) {
  Day day;
  made = text_trim(made);
  bool timed = made.len == 10 || (made.len > 10 && made.at[10] == 'T');
  return timed && day_parse(text_slice(made, 0, 10), &day) ? day : 0;
}

void office_properties(Package *package, Text part, Paper *paper) {
  PropertyReader reader = {0};
  XmlHandler handler = {&reader, property_open, property_close, property_text};
  if (office_part(package, part, false, &handler)) {
    paper->title = office_text(package->arena, text_trim(buf_view(&reader.title)));
    paper->made = property_day(buf_view(&reader.made));
  }
  buf_free(&reader.title);
  buf_free(&reader.made);
}

void office_tell_macros(const Package *package) {
  for (size_t i = 0; i < package->entries.len; i++) {
    Text name = package->entries.at[i].name;
    bool macros = text_ends_nocase(name, "vbaproject.bin") || text_starts(name, TEXT("Basic/")) ||
                  text_starts(name, TEXT("Scripts/"));
    if (!macros || package->entries.at[i].folder) continue;
    diag_add(package->diags, DIAG_PACKAGE_MACROS, where_of(package->file, 0, 0), text_visible(package->diags->arena, name),
             TEXT_NONE, TEXT_NONE);
    return;
  }
}

/* ---- Which format ---- */

bool office_is_old(Text bytes) {
  return text_starts(bytes, TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* The directory, where the end says that it lies: what an archive holds may be documents, packed or as they stand. Of a package
 * without an end as much as a directory may have. */
static Text directory_of(Text bytes) {
  enum { END_SIZE = 22, MOST = 1 << 17 };
  size_t from = bytes.len > MOST ? bytes.len - MOST : 0, at = bytes.len < END_SIZE ? 0 : bytes.len - END_SIZE;
  while (at > from && !text_starts(text_slice(bytes, at, bytes.len), TEXT("PK\5\6"))) at--;
  const unsigned char *place = (const unsigned char *)bytes.at + at + 16;
  bool ends = at > from;
  size_t begin = ends ? place[0] | place[1] << 8 | place[2] << 16 | (size_t)place[3] << 24 : from;
  return text_slice(bytes, begin < bytes.len ? begin : from, bytes.len);
}

/* Names of entries stand as they are in the directory, so the bytes tell without unpacking anything. */
OfficeKind office_kind(Text bytes) {
  if (!text_starts(bytes, TEXT("PK\3\4"))) return OFFICE_NONE;
  Text head = text_slice(bytes, bytes.len < 30 ? bytes.len : 30, bytes.len < 200 ? bytes.len : 200);
  if (!text_starts(head, TEXT("mimetype"))) head = TEXT_NONE;
  Text tail = directory_of(bytes);
  if (text_find(head, TEXT("application/vnd.oasis.opendocument.text")) != SIZE_MAX) return OFFICE_ODT;
  if (text_find(head, TEXT("application/vnd.oasis.opendocument.spreadsheet")) != SIZE_MAX) return OFFICE_ODS;
  if (text_find(tail, TEXT("[Content_Types].xml")) == SIZE_MAX) return OFFICE_NONE;
  if (text_find(tail, TEXT("word/document")) != SIZE_MAX) return OFFICE_DOCX;
  return text_find(tail, TEXT("xl/workbook")) != SIZE_MAX ? OFFICE_XLSX : OFFICE_NONE;
}

static bool ends_with_any(Text path, const char *const *endings) {
  for (; *endings; endings++)
    if (text_ends_nocase(path, *endings)) return true;
  return false;
}

/* A package under another name is read as what it is, but a .zip stays a .zip. */
PaperFormat office_format(Text path, Text bytes) {
  static const char *const texts[] = {".docx", ".docm", ".dotx", ".odt", ".ott", NULL};
  static const char *const sheets[] = {".xlsx", ".xlsm", ".xltx", ".ods", ".ots", ".csv", NULL};
  OfficeKind kind = text_ends_nocase(path, ".zip") ? OFFICE_NONE : office_kind(bytes);
  if (kind != OFFICE_NONE) return kind == OFFICE_DOCX || kind == OFFICE_ODT ? PAPER_OFFICE : PAPER_SHEET;
  if (ends_with_any(path, texts)) return PAPER_OFFICE;
  return ends_with_any(path, sheets) ? PAPER_SHEET : PAPER_ATTACHMENT;
}

static DocNode *tell_kind(Text path, Text holds, Text file, DiagList *diags) {
  size_t dot = path.len;
  while (dot > 0 && path.at[dot - 1] != '.') dot--;
  Text ending = text_visible(diags->arena, text_slice(path, dot, path.len));
  diag_add(diags, DIAG_OFFICE_KIND, where_of(file, 0, 0), ending, holds, TEXT_NONE);
  return NULL;
}

static bool named_for(Text path, OfficeKind kind) {
  static const char *const endings[][3] = {
      {"", "", ""}, {".docx", ".docm", ".dotx"}, {".xlsx", ".xlsm", ".xltx"}, {".odt", ".ott", ".odt"}, {".ods", ".ots", ".ods"}};
  for (int i = 0; i < 3; i++)
    if (text_ends_nocase(path, endings[kind][i])) return true;
  return false;
}

static DocNode *package_read_kind(Package *package, OfficeKind kind, Paper *paper) {
  switch (kind) {
  case OFFICE_DOCX: return docx_read(package, paper);
  case OFFICE_XLSX: return xlsx_read(package, paper);
  case OFFICE_ODT: return odt_read(package, paper);
  case OFFICE_ODS: return ods_read(package, paper);
  case OFFICE_NONE: break;
  }
  return NULL;
}

DocNode *office_read(Text bytes, Text path, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  static const char *const names[] = {"", ".docx", ".xlsx", ".odt", ".ods"};
  OfficeKind kind = office_kind(bytes);
  if (office_is_old(bytes)) return tell_kind(path, TEXT("an old format, or a password"), file, diags);
  if (text_ends_nocase(path, ".csv")) return csv_read_paper(bytes, file, arena, diags);
  for (int i = OFFICE_DOCX; kind == OFFICE_NONE && i <= OFFICE_ODS; i++)
    if (named_for(path, (OfficeKind)i)) kind = (OfficeKind)i;
  if (kind != OFFICE_NONE && !named_for(path, kind)) tell_kind(path, text_of(names[kind]), file, diags);
  Package package;
  if (!package_open(&package, bytes, file, arena, diags)) return NULL;
  office_tell_macros(&package);
  DocNode *root = package_read_kind(&package, kind, paper);
  package_close(&package);
  return root;
}
