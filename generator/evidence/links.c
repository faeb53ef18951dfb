/* SPDX-License-Identifier: MIT
 *
 * Where the links of a paper lead. Takes: link nodes as the paper wrote them, the scan of the unit. Gives: nodes that lead to
 * pages and copies of the site or to nothing, and RecordLinks that rules can ask. Owns nothing. Opens nothing.
 *
 * Anchors in other papers are checked when all papers of the unit are read (records_check_anchors); the page's link keeps them.
 */
#include "evidence/evidence_in.h"

typedef struct LinkTarget {
  Text path;   /* decoded */
  Text anchor; /* decoded, without # */
} LinkTarget;

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %E4 to its byte; an unfinished or %00 stays as written. */
static Text percent_decode(Arena *arena, Text text) {
  char *at = arena_alloc(arena, text.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    bool escape = text.at[i] == '%' && i + 2 < text.len;
    int high = escape ? hex_value(text.at[i + 1]) : -1, low = escape ? hex_value(text.at[i + 2]) : -1;
    int byte = high >= 0 && low >= 0 ? high * 16 + low : 0;
    at[len++] = byte ? (char)byte : text.at[i];
    if (byte) i += 2;
  }
  return (Text){at, len};
}

static LinkTarget link_split(Arena *arena, Text target) {
  size_t hash = text_find(target, TEXT("#"));
  Text path = hash == SIZE_MAX ? target : text_slice(target, 0, hash);
  Text anchor = hash == SIZE_MAX ? TEXT_NONE : text_slice(target, hash + 1, target.len);
  return (LinkTarget){percent_decode(arena, path), percent_decode(arena, anchor)};
}

/* From the paper's folder to a path below the unit's folder; false when it leads out. Both slashes part names. */
static bool link_resolve(Arena *arena, Text folder, Text path, Text *resolved) {
  TextList parts = {0};
  char *plain = arena_alloc(arena, path.len + 1);
  for (size_t i = 0; i < path.len; i++) plain[i] = path.at[i] == '\\' ? '/' : path.at[i];
  if (path.len && plain[0] == '/') return false;
  Text pieces[2] = {folder, {plain, path.len}};
  for (int i = 0; i < 2; i++)
    for (Text piece; text_cut(&pieces[i], '/', &piece);) {
      if (piece.len == 0 || text_is(piece, ".")) continue;
      if (!text_is(piece, "..")) *list_add(arena, &parts) = piece;
      else if (parts.len == 0) return false;
      else parts.len--;
    }
  *resolved = text_join(arena, &parts, TEXT("/"));
  return true;
}

/* ---- One link ---- */

typedef struct Linking {
  UnitReading *r;
  Record *record;
  const PaperLink *link;
  RecordLink *out;
} Linking;

static void link_cut(const Linking *l, DiagCode code) {
  diag_add(l->r->diags, code, record_where(l->record, l->link->line), l->out->target, TEXT_NONE, TEXT_NONE);
  if (l->link->node) l->link->node->link = LINK_NONE;
}

static void link_lead(const Linking *l, Text path) {
  if (!l->link->node) return;
  l->link->node->link = path.len ? LINK_SITE : LINK_NONE;
  l->link->node->target = text_copy(l->r->file, path);
}

static bool has_page(Text path) {
  PaperFormat format = read_format(path, TEXT_NONE);
  return format != PAPER_IMAGE && format != PAPER_ATTACHMENT;
}

/* The small copy of a picture, with its size, so that the page does not jump when it comes. */
static Text shown_path(const Linking *l, const ScanEntry *entry) {
  RecordPicture picture;
  Picture *size = arena_alloc(l->r->file, sizeof *size);
  if (!photo_find(l->r, entry->path, &picture)) return TEXT_NONE;
  *size = (Picture){.width = picture.width, .height = picture.height};
  if (picture.width && l->link->node) l->link->node->picture = size;
  return picture.path;
}

/* Pictures are shown, papers are opened as pages, the rest is downloaded. */
static Text site_path(const Linking *l, const ScanEntry *entry) {
  Arena *arena = l->r->file;
  Text id = l->r->unit->id;
  if (entry->kind != SCAN_FILE) return TEXT_NONE;
  if (l->out->image) return shown_path(l, entry);
  if (!has_page(entry->path)) return path_original(arena, id, entry->path);
  Text page = path_page(arena, id, entry->path);
  return l->out->anchor.len ? text_format(arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(l->out->anchor)) : page;
}

/* Nothing below a dot folder is scanned, so what a link finds there cannot be told; the folder is enough. */
static const ScanEntry *find_above(const Linking *l, Text path) {
  for (Text folder = path_folder(path); folder.len; folder = path_folder(folder)) {
    const ScanEntry *entry = scan_find(&l->r->scan, l->r->file, folder);
    if (entry) return entry->kind == SCAN_OTHER ? entry : NULL;
  }
  return NULL;
}

static void link_inside(const Linking *l, Text target) {
  Arena *arena = l->r->file;
  LinkTarget parts = link_split(arena, target);
  Text path = TEXT_NONE;
  if (!link_resolve(arena, path_folder(l->record->path), parts.path, &path)) {
    link_cut(l, DIAG_PAPER_LINK_OUTSIDE);
    return;
  }
  const ScanEntry *entry = scan_find(&l->r->scan, arena, path);
  if (!entry && path.len) entry = find_above(l, path);
  if (!entry && path.len) {
    link_cut(l, DIAG_PAPER_LINK_BROKEN);
    return;
  }
  l->out->to = entry ? entry->path : TEXT_NONE; /* neither: the unit's own folder */
  l->out->anchor = entry && entry->kind == SCAN_FILE ? text_copy(l->r->arena, parts.anchor) : TEXT_NONE;
  l->out->resolves = true;
  link_lead(l, entry ? site_path(l, entry) : TEXT_NONE);
}

/* Every program that shows Markdown makes ids in its own way: "1.2.0 Fixed" is #120-fixed here and #1-2-0-fixed there. Their
 * letters and digits agree. */
static const RecordHeading *heading_find(Arena *arena, const Record *record, Text anchor) {
  for (size_t i = 0; i < record->headings.len; i++)
    if (text_equal(record->headings.at[i].id, anchor)) return &record->headings.at[i];
  Text folded = text_fold(arena, anchor);
  for (size_t i = 0; i < record->headings.len && words_has_letter(folded); i++)
    if (words_same(record->headings.at[i].folded, folded)) return &record->headings.at[i];
  return NULL;
}

static void link_here(const Linking *l, Text target) {
  if (text_starts(target, TEXT("#"))) target = text_slice(target, 1, target.len);
  Text anchor = percent_decode(l->r->file, target);
  const RecordHeading *heading = heading_find(l->r->file, l->record, anchor);
  l->out->to = l->record->path;
  l->out->anchor = heading ? heading->id : text_copy(l->r->arena, anchor);
  l->out->resolves = heading != NULL;
  if (!heading) link_cut(l, DIAG_PAPER_LINK_BROKEN);
  else if (l->link->node) l->link->node->target = heading->id;
}

static void link_take(UnitReading *r, Record *record, const PaperLink *link) {
  DocLink kind = link->node ? link->node->link : read_link_kind(link->target);
  RecordLink *out = list_add(r->arena, &record->links);
  *out = (RecordLink){.target = text_copy(r->arena, link->target), .line = link->line, .image = link->image};
  Linking linking = {r, record, link, out};
  Text target = link->node ? link->node->target : link->target;
  if (kind == LINK_OUTSIDE) out->outside = true;
  else if (kind == LINK_FILE) link_inside(&linking, target);
  else if (kind == LINK_HERE) link_here(&linking, target);
}

void record_take_links(UnitReading *r, Record *record, const Paper *paper) {
  for (size_t i = 0; i < paper->links.len; i++) link_take(r, record, &paper->links.at[i]);
}

/* ---- Anchors in other papers ---- */

static void check_anchor(UnitReading *r, const UnitKeys *paths, const Record *record, RecordLink *link) {
  const UnitKey *key = unit_keys_find(paths, link->to);
  const Record *to = key ? &r->evidence->records.at[key->unit] : NULL;
  if (!to || to->unreadable != UNREADABLE_NO || !has_page(to->path)) return;
  if (heading_find(r->file, to, link->anchor)) return;
  link->resolves = false;
  diag_add(r->diags, DIAG_PAPER_LINK_BROKEN, record_where(record, link->line), link->target, TEXT_NONE, TEXT_NONE);
}

void records_check_anchors(UnitReading *r) {
  UnitKeys paths = {0};
  for (uint32_t i = 0; i < r->evidence->records.len; i++)
    *list_add(r->file, &paths) = (UnitKey){r->evidence->records.at[i].path, i};
  unit_keys_sort(&paths);
  for (size_t i = 0; i < r->evidence->records.len; i++) {
    Record *record = &r->evidence->records.at[i];
    for (size_t k = 0; k < record->links.len; k++) {
      RecordLink *link = &record->links.at[k];
      if (link->resolves && link->anchor.len && !text_equal(link->to, record->path)) check_anchor(r, &paths, record, link);
    }
  }
  arena_reset(r->file);
}
