/* SPDX-License-Identifier: MIT
 *
 * Private to pack_build.c and the other files pack_*.c: the state of turning declared nodes into a Pack.
 */
#ifndef DOSSIER_PACK_BUILD_IN_H
#define DOSSIER_PACK_BUILD_IN_H

#include "assess/assess_in.h"

typedef struct Build {
  Script *script;
  lua_State *L;
  Arena *arena;
  Pack *pack;
  TextList classes, modes, sections, severities, items, kinds, registers, lists; /* ids */
  TextList for_units;                       /* of the pack */
  uint32_t pack_node;                       /* its line; 0 = none yet */
  bool bonus_capped, bonus_floored;
  bool unsure; /* some node has a fault of its own: sums say nothing */
  int tests; /* stack index of the table of tests of the item in hand */
  OnNa on_na; /* of the pack */
} Build;

uint32_t node_line(lua_State *L, int node);
/* At the node's line, under `field` where that is given. */
void build_refuse(Build *build, DiagCode code, int node, const char *field, Text a, Text b, Text c);
bool build_known(Build *build, int node, const char *field, Text name, const TextList *known, const char *en, const char *zh);
bool build_on_grid(Build *build, int node, const char *field, Points points); /* a multiple of the pack's precision */
Text build_shown(Build *build, int node, const char *name, Text otherwise);

/* pack_words.c: kinds and what uses them */
void build_kind(Build *build, int node);
void build_set(Build *build, int node);                 /* the kind it asks for must be declared */
/* fields = { host = { "主持人", "chair" } }, by name */
void build_fields(Build *build, int node, const char *name, KindFields *fields);
void build_placeholders(Build *build, int node); /* texts of the pack that say nothing */
void build_folder(Build *build, const PackItem *item);  /* kinds that the tests of the item ask for */
void build_items_in_order(Build *build);

/* pack_registers.c: registers and what uses them */
void build_register(Build *build, int node);
void build_rows(Build *build, int node);                /* its register and columns must be declared */
void build_by_class(Build *build, int node);
void build_total(Build *build, int node); /* the columns that it adds up must be declared */
void build_units(Build *build, int node);
void build_sample(Build *build, int node);              /* its seed stands among the decisions */
void build_loose_cells(Build *build, int node); /* cell(...) of an item whose row nobody looks at */
void build_loose(Build *build); /* EACH and column(...) of an item's tests that no for_each gives a meaning */
void build_personal(Build *build, PackItem *item);      /* an item whose tests read rows about persons is about persons */

/* pack_points.c: points that leaves and marks bring themselves, zero_if, on_na */
ReviewMethod build_method(Text word); /* of a review: "interview", "site", else papers */
void build_points(Build *build, int item_node, int node, int test, const PackItem *item, PackPart *part);
OnNa build_on_na(Build *build, int node); /* of a part, an item or the pack */
void build_minus(Build *build, int node, PackItem *item);
bool build_mark_numbers(Build *build, int review, PackPart *part);
bool build_new_id(Build *build, int node, TextList *ids); /* false, with a diagnostic, when the id is there already */

/* pack_totals.c: sections and what all adds up to */
void build_section(Build *build, int node);
void build_section_full(Build *build, int node);        /* once the items are known */
void build_item_section(Build *build, PackItem *item);  /* once its points are known */
void build_decides(Build *build, int item_node, int test, PackPart *part); /* whose mark counts there */
void build_mix(Build *build, int review, PackPart *part); /* weight_of_mode of a review */
void build_all_items(Build *build, PackItems *items); /* but bonus lines, vetoes and gates */
void build_items_of(Build *build, int node, const char *field, Text id, PackItems *items); /* an item, or all of a section */
void build_effect(Build *build, int node);              /* of a veto or gate, once all items are known */
void build_bound(Build *build, int node, const char *field, int value, const PackItems *of, ScoreBound *bound);
void build_bounds(Build *build, int node);
void build_check_points(Build *build, int node);

/* pack_peers.c: points by rank and mean, lists */
void build_peer(Build *build, int node);
void build_list(Build *build, int node);
void build_list_grades(Build *build, int node); /* once all grades are known */
Quota build_quota(Build *build, int value); /* of a class: so many, or a share */

/* pack_severity.c: how grave findings are */
void build_severity(Build *build, int node);
void build_item_severity(Build *build, int node, PackItem *item);
void build_findings(Build *build, int node, int value, PackBand *band); /* what a grade bears */

/* pack_grade.c: bands, and the overrides that fix a grade */
void build_grade(Build *build, int node);
void build_streak(Build *build, int node);

#endif
