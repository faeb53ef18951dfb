/* SPDX-License-Identifier: MIT
 *
 * Photos as people see them: a gallery on the page of their paper, and sheets to print, two photos on a page. Takes: records and
 * the small copies of their photos. Gives: figures with captions, ODTs in print/photos/<unit id>/. Owns the arena of the sheet
 * in hand. Originals are only linked to, for they may say where they were taken.
 */
#include "publish/site_in.h"

enum {
  SHEET_PHOTOS = 60, /* of one ODT, some ten megabytes: what is held at a time */
  SHEET_TALLEST = 36 /* percent of the text area: two photos with captions on a page */
};

/* ---- Words ---- */

static Text title_of(const Record *record) {
  return record->title.len ? record->title : record->shown;
}

/* "Photo 2 of 5: ..." where nobody has said what it shows. */
static Text words_of(Arena *arena, Lang lang, const Record *record, size_t member) {
  Text caption = record->members.len ? record->members.at[member].caption : photo_caption(arena, record->shown);
  if (caption.len) return caption;
  size_t count = record->members.len ? record->members.len : 1;
  Text words[] = {text_format(arena, "%zu", member + 1), text_format(arena, "%zu", count), title_of(record)};
  return word_format(arena, WORD_PHOTO_OF, lang, words, 3);
}

/* ---- The page ---- */

static DocNode *figure_add(Arena *arena, DocNode *parent, const Picture *picture, Text words) {
  DocNode *figure = doc_add(arena, parent, DOC_FIGURE), *image = doc_add(arena, figure, DOC_IMAGE);
  image->picture = picture;
  doc_add_text(arena, image, words);
  doc_add_text(arena, figure, words);
  return image;
}

static void page_photo(Arena *arena, DocNode *parent, const RecordPicture *shown, Text original, Text words) {
  Picture *size = arena_alloc(arena, sizeof *size);
  *size = (Picture){.width = shown->width, .height = shown->height};
  bool moving = !shown->path.len && text_ends_nocase(original, ".gif");
  if (!shown->path.len && !moving) {
    doc_add_link(arena, doc_add(arena, parent, DOC_PARAGRAPH), LINK_SITE, original, words);
    return;
  }
  DocNode *image = figure_add(arena, parent, moving ? NULL : size, words);
  image->link = LINK_SITE;
  image->target = moving ? original : shown->path;
}

void photos_page(Arena *arena, DocNode *parent, Lang lang, const Record *record) {
  if (record->format == PAPER_IMAGE && record->original.len)
    page_photo(arena, parent, &record->picture, record->original, words_of(arena, lang, record, 0));
  if (!record->members.len) return;
  DocNode *gallery = doc_add(arena, parent, DOC_GROUP);
  gallery->klass = TEXT("gallery");
  for (size_t i = 0; i < record->members.len; i++) {
    const RecordMember *member = &record->members.at[i];
    page_photo(arena, gallery, &member->picture, member->original, words_of(arena, lang, record, i));
  }
}

/* ---- Sheets ---- */

void photo_sheet_open(PhotoSheet *sheet, const Publisher *publisher, const Unit *unit) {
  *sheet = (PhotoSheet){.publisher = publisher, .unit = unit, .arena = arena_new()};
}

void photo_sheet_close(PhotoSheet *sheet) {
  arena_free(sheet->arena);
}

static void photo_sheet_begin(PhotoSheet *sheet) {
  const Assessment *assessment = sheet->publisher->assessment;
  Arena *arena = sheet->arena;
  Text name = sheet->unit->name, title = assessment->title.len ? assessment->title : assessment->name;
  sheet->part++;
  sheet->about = NULL;
  sheet->title = word_format(arena, WORD_PHOTOS_TITLE, assessment->lang, &name, 1);
  sheet->doc = doc_new(arena);
  doc_add_heading(arena, sheet->doc, 1, sheet->title);
  Text words[] = {title, day_words(arena, assessment->as_of, assessment->lang)};
  doc_add_paragraph(arena, sheet->doc, word_format(arena, WORD_PHOTOS_ABOUT, assessment->lang, words, 2));
}

bool photo_sheet_end(PhotoSheet *sheet, Spool *spool, Buf *entries, Text *path, Fail *fail) {
  Arena *arena = sheet->arena;
  *path = TEXT_NONE;
  if (!sheet->photos) return true;
  const char *ending = sheet->part > 1 ? text_cstr(arena, text_format(arena, "_photos_%u.odt", sheet->part)) : "_photos.odt";
  Text name = name_for_unit(arena, sheet->unit, ending);
  *path = text_format(arena, "print/photos/%.*s/%.*s", TEXT_ARG(sheet->unit->id), TEXT_ARG(name));
  return print_put(sheet->publisher, sheet->doc, sheet->title, *path, arena, spool, entries, fail);
}

bool photo_sheet_is_full(const PhotoSheet *sheet) {
  return sheet->photos >= SHEET_PHOTOS;
}

void photo_sheet_next(PhotoSheet *sheet) {
  arena_reset(sheet->arena);
  sheet->photos = 0;
  sheet->doc = NULL;
}

/* Where one tree serves several periods, what came after the day of the report is for a later one. */
static bool is_later(const PhotoSheet *sheet, const Record *record) {
  return record->day != DAY_NONE && record->day > sheet->publisher->assessment->as_of;
}

void photo_sheet_add(PhotoSheet *sheet, const Record *record, size_t member, const Picture *shown) {
  Arena *arena = sheet->arena;
  Lang lang = sheet->publisher->assessment->lang;
  if (!shown->bytes.len || is_later(sheet, record)) return;
  if (!sheet->doc) photo_sheet_begin(sheet);
  if (sheet->about != record) {
    Text words[] = {title_of(record), record->day == DAY_NONE ? TEXT_NONE : day_words(arena, record->day, lang)};
    Text heading = words[1].len ? word_format(arena, WORD_BRACKETS, lang, words, 2) : words[0];
    doc_add_heading(arena, sheet->doc, 2, heading);
    sheet->about = record;
  }
  Picture *picture = arena_alloc(arena, sizeof *picture);
  *picture = *shown;
  picture->bytes = text_copy(arena, shown->bytes);
  picture->media_type = TEXT("image/jpeg");
  picture->tallest = SHEET_TALLEST;
  figure_add(arena, sheet->doc, picture, words_of(arena, lang, record, member));
  sheet->photos++;
}
