/* SPDX-License-Identifier: MIT
 *
 * Pictures inside office papers. Takes: a paper whose tree lives, and its bytes. Gives: small copies in the record, and nodes
 * that lead to them. One picture is unpacked at a time. What cannot be shown stays named by its text, and is told once.
 */
#include "evidence/evidence_in.h"

typedef struct Inside {
  UnitReading *r;
  Record *record;
  Archive *archive;
  Arena *work; /* of the picture in hand */
  size_t shown, not_shown;
} Inside;

static const RecordMember *known(const Record *record, Text part) {
  for (size_t i = 0; i < record->inside.len; i++)
    if (text_equal(record->inside.at[i].path, part)) return &record->inside.at[i];
  return NULL;
}

/* A part that is no picture of ours, or cannot be unpacked, says so by having no bytes. */
static const RecordMember *take(Inside *inside, Text part) {
  UnitReading *r = inside->r;
  Picture shown = {0};
  Text bytes = TEXT_NONE;
  const ArchiveMember *member = read_archive_find(inside->archive, part);
  arena_reset(inside->work);
  DiagList *untold = diag_list_new(inside->work);
  bool room = inside->record->inside.len < evidence_limits.inside_pictures;
  if (!member || !room || !read_archive_member(inside->archive, member, inside->record->file, inside->work, untold, &bytes))
    return NULL;
  Sha256 hash = hash_sha256(bytes);
  r->reader->photo(r->reader->state, &hash, bytes, &shown);
  if (!shown.bytes.len) return NULL;
  RecordMember *taken = list_add(r->arena, &inside->record->inside);
  *taken = (RecordMember){.path = text_copy(r->arena, part), .size = bytes.len, .hash = hash};
  Text path = path_shown(r->arena, r->unit->id, fs_path_join(r->file, inside->record->path, part));
  taken->picture = (RecordPicture){path, shown.width, shown.height};
  return taken;
}

static void show(const Inside *inside, DocNode *node, const RecordMember *member) {
  Arena *arena = inside->r->file;
  Picture *size = arena_alloc(arena, sizeof *size);
  *size = (Picture){.width = member->picture.width, .height = member->picture.height};
  node->picture = size;
  node->link = LINK_SITE;
  node->target = member->picture.path;
  if (!node->first) doc_add_text(arena, node, path_name(member->path));
}

static void picture(Inside *inside, const PaperPicture *at) {
  const RecordMember *member = known(inside->record, at->part);
  if (!member) member = take(inside, at->part);
  if (member) show(inside, at->node, member);
  inside->shown += member != NULL;
  inside->not_shown += member == NULL;
}

void inside_take(UnitReading *r, Record *record, const Paper *paper, Text bytes) {
  Archive archive;
  DiagList *untold = diag_list_new(r->file);
  if (!r->reader->photo || !paper->pictures.len || record->format != PAPER_OFFICE) return;
  if (!read_inside_open(&archive, bytes, record->file, r->file, untold)) return;
  Inside inside = {.r = r, .record = record, .archive = &archive, .work = arena_new()};
  for (size_t i = 0; i < paper->pictures.len; i++) picture(&inside, &paper->pictures.at[i]);
  read_archive_close(&archive);
  arena_free(inside.work);
  if (!inside.not_shown) return;
  Text count = text_format(r->file, "%zu", inside.not_shown), all = text_format(r->file, "%zu", paper->pictures.len);
  diag_add(r->diags, DIAG_PICTURES_INSIDE, record_where(record, 0), count, all,
           text_format(r->file, "%zu", evidence_limits.inside_pictures));
}
