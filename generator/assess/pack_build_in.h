/* SPDX-License-Identifier: MIT
 *
 * Private to pack_build.c, pack_grade.c and pack_words.c: the state of turning declared nodes into a Pack.
 */
#ifndef DOSSIER_PACK_BUILD_IN_H
#define DOSSIER_PACK_BUILD_IN_H

#include "assess/assess_in.h"

typedef struct Build {
  Script *script;
  lua_State *L;
  Arena *arena;
  Pack *pack;
  TextList classes, sections, items, kinds; /* ids */
  TextList for_units;                       /* of the pack */
  uint32_t pack_node;                       /* its line; 0 = none yet */
  bool bonus_capped;
  bool unsure; /* some node has a fault of its own: sums say nothing */
  int tests; /* stack index of the table of tests of the item in hand */
} Build;

uint32_t node_line(lua_State *L, int node);
/* At the node's line, under `field` where that is given. */
void build_refuse(Build *build, DiagCode code, int node, const char *field, Text a, Text b, Text c);
bool build_known(Build *build, int node, const char *field, Text name, const TextList *known, const char *en, const char *zh);
Text build_shown(Build *build, int node, const char *name, Text otherwise);

/* pack_words.c: kinds and what uses them */
void build_kind(Build *build, int node);
void build_set(Build *build, int node);                 /* the kind it asks for must be declared */
void build_folder(Build *build, const PackItem *item);  /* kinds that the tests of the item ask for */
void build_items_in_order(Build *build);

/* pack_grade.c: bands, and the overrides that fix a grade */
void build_grade(Build *build, int node);

#endif
