/* SPDX-License-Identifier: MIT
 *
 * publish/'s own: the shell of a page, and the pages of a unit's package.
 */
#ifndef DOSSIER_PUBLISH_SITE_IN_H
#define DOSSIER_PUBLISH_SITE_IN_H

#include "publish/spool_in.h"

/* The entries of the navigation; a page below none of them has SITE_TAB_NONE. */
typedef enum SiteTab {
  SITE_TAB_OVERVIEW,
  SITE_TAB_MATRIX,
  SITE_TAB_FINDINGS,
  SITE_TAB_LEDGER,
  SITE_TAB_SORT,
  SITE_TAB_DECISIONS,
  SITE_TAB_MESSAGES,
  SITE_TAB_COUNT,
  SITE_TAB_SCORECARD = SITE_TAB_COUNT, /* of a unit */
  SITE_TAB_TODO,
  SITE_TAB_NONE
} SiteTab;

typedef struct SitePage {
  Text path, title;
  SiteTab tab;
  const Unit *unit; /* whose page it is; NULL = shared */
  uint32_t item;    /* 1 + index of the item whose page it is; 0 = none */
  Text last; /* last of the breadcrumbs; empty = the tab is the page */
  bool package; /* a page of the unit's package: it knows of no other unit and of no shared page */
  bool search; /* the page that searches */
} SitePage;

/* documents.c */
bool document_has_page(const Publisher *publisher, ReportKind kind);
bool document_has_print(const Publisher *publisher, ReportKind kind);
void document_prune(const Publisher *publisher, DocNode *root, Arena *arena); /* of links to pages that are not made */

bool search_offered(const Theme *theme); /* is there a search: the theme has its script */

/* The whole page around `main`, the inside of <main>. Well-formed XML. */
void site_page(Buf *out, const Publisher *publisher, const SitePage *page, Text main);

/* Where the files of the site stand in the unit's package; by site path. */
typedef struct PackagePath {
  Text site, package;
} PackagePath;
typedef LIST(PackagePath) PackagePaths;

void package_paths_sort(PackagePaths *paths);
Text package_path(const PackagePaths *paths, Text site); /* empty = not in the package */
/* Copies HTML of ours whose links are relative to the site path `from`, for a page that stands at `to` in the package. A link
 * to what the package does not hold loses its target and stays as text. */
void package_relink(Buf *out, Text html, Text from, Text to, const PackagePaths *paths);
/* Name of an original in the package: its path as people know it, each piece cleaned, no two the same on any system. */
Text package_name(Arena *arena, TextList *taken, Text shown);

/* One file of the output: into the stage, and into the spool for the packages. */
bool file_put(const Publisher *publisher, Text path, Text bytes, Spool *spool, Buf *entries, Fail *fail);

/* One document of paper: the parts of an ODT, zipped and put. */
void paper_prepare(DocNode *root, Lang lang, Arena *arena); /* paper.c */
/* Makes the tree fit for paper: it is not to be used afterwards. */
bool print_put(const Publisher *publisher, DocNode *doc, Text title, Text path, Arena *arena, Spool *spool, Buf *entries,
               Fail *fail);

/* ---- photos.c ---- */

void photos_page(Arena *arena, DocNode *parent, Lang lang, const Record *record); /* figures; nothing for other papers */

/* Photos to print: one ODT after another, so that only the photos of one are held. */
typedef struct PhotoSheet {
  const Publisher *publisher;
  const Unit *unit;
  Arena *arena;
  DocNode *doc; /* NULL = not begun */
  Text title;
  const Record *about; /* whose heading stands last */
  unsigned part;
  size_t photos;
} PhotoSheet;

void photo_sheet_open(PhotoSheet *sheet, const Publisher *publisher, const Unit *unit);
void photo_sheet_add(PhotoSheet *sheet, const Record *record, size_t member, const Picture *shown); /* copies the bytes */
bool photo_sheet_is_full(const PhotoSheet *sheet);
/* Puts what it holds. *path: where, or empty when it holds nothing. It lives until photo_sheet_next. */
bool photo_sheet_end(PhotoSheet *sheet, Spool *spool, Buf *entries, Text *path, Fail *fail);
void photo_sheet_next(PhotoSheet *sheet);
void photo_sheet_close(PhotoSheet *sheet);

/* Formats that are packed already. */
bool spool_is_packed(Text path, Text bytes);

/* Fragment of results.xml and rows of results.csv of one unit. */
void results_xml_unit(Buf *out, const Publisher *publisher, const UnitSummary *summary, const UnitResult *result,
                      const UnitEvidence *evidence);
void results_csv_unit(Buf *out, const Publisher *publisher, const UnitResult *result);

#endif
