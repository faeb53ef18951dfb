/* SPDX-License-Identifier: MIT
 *
 * Private to the files that find what a set holds: find_query.c reads the node, find.c looks through papers, find_rows.c through
 * registers, find_links.c compares papers with each other, find_push.c gives Lua what was found.
 */
#ifndef DOSSIER_FIND_IN_H
#define DOSSIER_FIND_IN_H

#include "assess/assess_in.h"

typedef enum Rows { ROWS_PAPERS, ROWS_ENTRIES, ROWS_LINKS, ROWS_EMPTY, ROWS_TABLE } Rows;

typedef enum Whose { WHOSE_OWN, WHOSE_PARENT, WHOSE_CHILD, WHOSE_EACH, WHOSE_NAMED /* by a cell */ } Whose;

typedef struct Unread { /* the cell or field for which eyes have to look at a row; column empty = the whole of it */
  Text column, cell; /* what the column is called, what is in it */
  Text beside;       /* what it does not compare with; empty = the row's own day */
  ConditionDoubt doubt;
  bool no_column; /* the table has none of that name */
} Unread;

typedef struct Row {
  uint32_t unit, record, line;
  uint32_t sheet, number; /* of a register: table of the record, row of the table */
  Day day;
  const Record *from;
  Text target; /* of a broken link; title of an entry; key of a row */
  bool eyes;
  Text twin; /* of a paper that is the same as another unit's, where nothing may be copied: the other, with its unit */
  Unread unread;
} Row;
typedef LIST(Row) RowList;

struct FoundRows { /* the room of one search serves the next one of the unit */
  RowList list;
};

typedef struct Near { /* what came nearest, and what it lacks */
  Row row;
  MatchWhy why;
  Text lacks; /* of a row the column, as the pack calls it; empty = see why */
  int distance; /* 0 = nothing came near */
  uint32_t alike; /* so many came equally far */
  bool in_text; /* of WHY_TOPIC: it stands in the text alone */
} Near;

enum { OFF_TOPIC_MOST = 8 };
typedef struct OffTopic { /* a paper that lacks the topic in its names, title, headings and fields */
  const Record *record;
  uint32_t unit, index;
} OffTopic;

typedef struct Search {
  Script *script;
  lua_State *L;
  int node, member; /* stack places */
  Rows rows;
  Whose whose; /* papers */
  Arena *arena; /* of what is read of the node */
  EvidenceQuery query;
  const uint32_t *kinds; /* by their order in the vocabulary, then UINT32_MAX: no other is asked for; NULL = any */
  Period when;
  bool photo, table; /* with = { "photo", "table" } */
  bool tied; /* the node has conditions on where, attendance, case or other papers */
  bool unlike;
  unsigned weekdays; /* bit 1 Monday .. bit 7 Sunday; 0 = any */
  bool windowed; /* the period is a window of a rule: each paper needs a day, not only those of kinds that are `dated` */
  bool of_each; /* EACH or column("name") stands in it: what is asked for depends on the member */
  bool one; /* path = EACH: only this paper of this unit */
  uint32_t one_unit, one_record;
  bool nothing; /* EACH stands for an empty text: it must not mean "any" */
  bool linked;  /* only what is linked to one of `others` */
  RowList others;
  RowList found;
  uint32_t looked; /* papers that the filter let through, whatever they hold; tables of the register with rows of the period */
  uint32_t told;   /* values that cannot be compared */
  uint32_t where_of_member; /* the same for conditions of `where`, by their order */
  Row outside; /* a paper that lacks nothing but a day in the period, the nearest to it; `from` = NULL: none */
  unsigned of_member; /* bits of MatchWhy: conditions that EACH stands in. Who lacks one is about another member: not near */
  bool of_word; /* EACH is a word of the pack: whoever lacks it may still be the paper that should say it */
  bool in_text; /* the texts of those are looked at: */
  OffTopic off_topic[OFF_TOPIC_MOST];
  size_t off_topic_len;
  Near near;
} Search;

/* ---- find_query.c ---- */
void search_read(Search *search); /* the node and member at their places to a query */
Text condition_counted(const Script *script, Arena *arena, Text written);
Text search_member(Search *search, bool fold); /* the table on the top: EACH, or column("name"). Pops it */

/* ---- find_kinds.c ---- */
const uint32_t *kinds_asked(const Search *search); /* of a kind that is no EACH, in the pack's arena; NULL = any */
bool kinds_known(const Search *search, const UnitEvidence *evidence); /* false: look at each record */
RecordNote *record_notes(Script *script); /* one for each record of the unit in hand */

/* ---- find_push.c ---- */
void search_push(Search *search, int64_t most, Day by); /* rows, papers looked at, nearest: three values more on the stack */
void search_forget_rows(lua_State *L);                  /* those that tests of one unit share */

/* ---- find.c ---- */
Row *search_add(Search *search, const Record *record, uint32_t unit, uint32_t index, uint32_t line, bool eyes);
bool search_photo(const Record *record); /* has it a photo? */
bool search_in_period(const Search *search, Day day);
void search_note_near(Search *search, const Row *row, MatchWhy why, Text lacks);
Unread search_unread(const Search *search, const FieldCondition *condition, Text title, Text cell);
/* VALUE_UNREADABLE and its kin, for the first few. */
void search_tell_value(Search *search, uint32_t unit, Where where, const Unread *unread);
Text column_title(const Register *of, Text column); /* shown */
static inline bool period_bounded(const Period *when) {
  return when->from != DAY_NONE || when->to != DAY_NONE;
}

/* ---- find_rows.c ---- */
void search_register(Search *search, const Record *record, uint32_t unit, uint32_t index);
const Register *register_find(const Vocabulary *vocabulary, Text id); /* NULL */

/* ---- find_links.c ---- */
Answer search_linked(const Search *search, const Record *record, uint32_t unit, uint32_t index);
Text search_twin(const Search *search, uint32_t unit, uint32_t index); /* "North branch/plan.md"; empty = none */

#endif
