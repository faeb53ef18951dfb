/* SPDX-License-Identifier: MIT
 *
 * Private to assess/: the Lua state with a pack in it, and what its files share.
 * Lua errors are long jumps: a function called from Lua holds nothing that would need freeing. All its memory is an arena's or
 * Lua's own.
 */
#ifndef DOSSIER_ASSESS_IN_H
#define DOSSIER_ASSESS_IN_H

#include "assess/assess.h"

#include <lauxlib.h>
#include <lua.h>

enum {
  RULE_MEMORY = 64 << 20,   /* bytes of one Lua state; a pack of 20 items uses less than 2 MiB */
  RULE_STEPS = 50000000,    /* Lua instructions of one item: about half a second */
  RULE_STEPS_HOOK = 10000,  /* instructions between two looks at the counter: costs < 2 % */
  RULE_SOURCE = 256 << 10,  /* bytes of one Lua file */
  RULE_TEXT = 8 << 20,      /* bytes that string.rep may make */
  RULE_ROWS = 1000000,      /* elements that table.move may move */
  RULE_UNPACK = 4000,       /* values that table.unpack may give */
  RULE_LEAVES = 100000      /* leaves that one test may give */
};

/* ---- pool.c: memory of a Lua state ---- */

enum { POOL_SIZES = 24 }; /* pieces of 16 to 384 bytes, the sixteen fields of a leaf among them */

typedef struct Pool {
  struct PoolPiece *free[POOL_SIZES];
  struct PoolBlock *blocks;
  size_t used; /* bytes, RULE_MEMORY at most */
} Pool;

void *pool_allocate(void *pool, void *at, size_t old_size, size_t new_size); /* a lua_Alloc */
void pool_free(Pool *pool); /* all small pieces; larger ones Lua has dropped */

typedef struct Source { /* a Lua file, kept for excerpts and columns */
  Text name;            /* rules/<pack>/pack.lua */
  Text bytes;
} Source;

typedef struct Trace Trace; /* trace.c: what `dossier try` listens to */
typedef struct FoundRows FoundRows; /* find.c */

/* What is known of a record of the unit in hand, so that it is worked out once for all its tests. */
typedef struct RecordNote {
  uint32_t next;        /* the next record of its kind, counted from 1; 0 = none */
  bool asked, makes_up, names_time; /* what the two below say */
} RecordNote;

typedef struct SandboxCall { /* for the message handler */
  Arena *arena;
  Where where; /* the author's line, where an error was raised */
} SandboxCall;

struct Script {
  lua_State *lua;
  SandboxCall *call; /* the one that runs */
  Pool pool;
  uint64_t steps, step_limit;
  bool killed;  /* over a limit: pcall passes the error on, the hook fires at every step */
  bool loading; /* declarations are allowed */
  bool stopped; /* the pack's chunk did not run to its end */
  bool refused; /* an error diagnostic was added while loading */
  bool working; /* the pack counts working days */
  Arena *arena; /* of the pack */
  DiagList *diags;
  const Assessment *assessment;
  Pack *pack;
  Lang lang;
  LIST(Source) sources; /* rules/std/, then the pack at `author`, then templates */
  size_t author;
  /* the unit in hand */
  const Assessor *assessor;
  const UnitEvidence *evidence;
  Arena *unit_arena;
  PartResult *part; /* the part in hand; NULL: none */
  Text item_id, part_id;
  uint32_t item_index, part_index; /* the same */
  Trace *trace; /* NULL: nobody listens */
  DiagList *unit_diags;
  RecordNote *record_notes; /* of its records; NULL: nothing was asked yet (find_kinds.c) */
  FoundRows *found; /* room for the rows of a search; NULL: none was made */
  uint32_t *first_of_kind;  /* by kind of the pack: its first record, counted from 1; 0 = none */
  struct { Day as_of; Period period; } known; /* for which what is kept in known.c holds */
};

static inline Script *script_of(lua_State *L) {
  return *(Script **)lua_getextraspace(L);
}

static inline const Source *author_source(const Script *script) {
  return &script->sources.at[script->author];
}

/* ---- sandbox.c: the state and its limits ---- */

Script *sandbox_open(Arena *arena);
void sandbox_close(Script *script);
/* Calls `function` (a C function taking `data` as light userdata) with a message handler. LUA_OK, or the error's text and its
 * line in the author's file (0 = none) in *message and *where. */
int sandbox_call(Script *script, lua_CFunction function, void *data, Arena *arena, Text *message, Where *where);
bool sandbox_author_place(lua_State *L, Where *where); /* where the author's file is at, up the stack */
int sandbox_stop(lua_State *L, const char *en, const char *zh); /* a rule that cannot go on; does not come back */
void sandbox_charge(lua_State *L, size_t work);        /* counts work done in C as steps */
void sandbox_count(lua_State *L, bool count);          /* are Lua's own steps counted? On when sandbox_call begins */
int sandbox_by_author(lua_State *L);                   /* host.by_author */
/* Text chunk only; leaves the function on the stack, its _ENV set to the table named `environment` in the registry. */
int sandbox_load(lua_State *L, Text bytes, Text name, const char *environment);

/* ---- library.c: what a pack may use of Lua's own ---- */

#define REGISTRY_VOCABULARY "dossier.vocabulary" /* name -> constructor, value, library: what packs see */
#define REGISTRY_STD "dossier.std"               /* environment of rules/std/ */
#define REGISTRY_AUTHOR "dossier.author"         /* environment of packs */
#define REGISTRY_WORDS "dossier.words"           /* name -> definition of a word */
#define REGISTRY_DECLARED "dossier.declared"     /* nodes in order of declaration */
#define REGISTRY_TESTS "dossier.tests"           /* [item][part] -> test node */
#define REGISTRY_FOLDS "dossier.folds"           /* text -> folded text */
#define REGISTRY_ASKED "dossier.asked"           /* node of a set -> what it asks for, read (find_query.c) */
#define REGISTRY_HIDDEN "dossier.hidden"         /* name -> constructor of a word that packs cannot write */
#define REGISTRY_ANYTHING "dossier.anything"     /* what an unknown name gives while loading */
#define NODE_META "dossier.node"

void library_open(lua_State *L);
void library_freeze(lua_State *L, int index); /* wraps the table into a read-only view, left on the stack */

/* ---- locate.c: columns, which Lua does not know ---- */

uint32_t locate_word(Text source, uint32_t line, Text word); /* column of the name in that line; 0 = not found */
/* The place of `field = ` inside the call of `op` that begins on *line; true when found. */
bool locate_field(Text source, Text op, Text field, uint32_t *line, uint32_t *column);
/* The same of `name = ` in the table that is `table` of the call. */
bool locate_member(Text source, Text op, Text table, Text name, uint32_t *line, uint32_t *column);
Text locate_line(Text source, uint32_t line);

typedef struct Stray { /* what Lua cannot read outside of quotes and comments; empty text: nothing */
  Text text;
  char plain; /* the sign that is meant; 0 = a word that lacks its quotes */
  uint32_t line, column;
} Stray;

Stray locate_stray(Text source);

/* ---- pack_check.c: words, nodes and their schema ---- */

void words_open(lua_State *L); /* adds host.word and friends to the table on the top of the stack */
/* Adds a diagnostic at `line` of the pack (column of `field` inside `op`, when given) and refuses the pack. */
void pack_refuse(Script *script, DiagCode code, uint32_t line, Text op, Text field, Text a, Text b, Text c);
Text pack_meant(Script *script, Text name); /* "did you mean ...?" for a diagnostic */
Text pack_nearest(Script *script, Text word, const TextList *known); /* or all known, where they are few */
bool node_at(lua_State *L, int index);            /* is there a node? */
bool is_anything(lua_State *L, int index);        /* the value of an unknown name: already told */
bool is_each(lua_State *L, int index); /* EACH */
bool is_op(lua_State *L, int index, const char *op); /* a node of this word */
Text field_text(lua_State *L, int node, const char *name, Arena *arena); /* empty when absent */
Text field_shown(Script *script, lua_State *L, int node, const char *name); /* in the language asked for */
bool field_points(lua_State *L, int node, const char *name, Points *points); /* false: absent */
int64_t field_integer(lua_State *L, int node, const char *name, int64_t otherwise);
bool field_bool(lua_State *L, int node, const char *name);
void field_texts(lua_State *L, int node, const char *name, Arena *arena, TextList *texts);
bool points_from_lua(lua_State *L, int index, Points *points);
Text text_at(lua_State *L, int index); /* borrows from Lua */

/* ---- known.c: what is kept from unit to unit ---- */

void known_open(lua_State *L); /* adds host.known to the table on the top of the stack */

/* ---- words_list.c: the words for people ---- */

void words_list(lua_State *L, Text word, Buf *out); /* all of them, when `word` is empty */

/* ---- types.c, types_points.c, types_totals.c: the types of the schema ---- */

typedef struct Type {
  const char *name;
  bool (*fits)(lua_State *L, int index);
  const char *en, *zh; /* what would fit */
} Type;

extern const Type types_of_totals[];
extern const size_t types_of_totals_count;

bool type_fits(lua_State *L, const char *type, int index);
bool type_percent(Text text, int64_t *percent); /* "80%" */
bool type_weight(Text text, int64_t *weight);   /* "30%" or "12.5%", in thousandths */
bool type_points(Text text, Points *points);    /* "5 points", more than none */
bool type_share(Text text, int64_t *number, int64_t *of); /* "1/3", or such a weight: at most the whole */
Text type_words(lua_State *L, const char *type); /* for people, in the language asked for */
Text type_words_both(lua_State *L, const char *type); /* for a diagnostic */

/* ---- pack_build.c: declared nodes to a Pack ---- */

void pack_build(Script *script, lua_State *L);
bool pack_read_templates(Script *script, int rules, Fail *fail);

/* ---- freeze.c: no state may pass from one unit to the next ---- */

void freeze_open(lua_State *L);
void freeze_function(lua_State *L, int index); /* tables it can reach become read-only, its variables are remembered */
void freeze_restore(lua_State *L);             /* variables as they were after loading */

/* ---- query.c: what the vocabulary asks of the evidence ---- */

void query_open(lua_State *L); /* adds host.find and friends to the table on the top of the stack */
void set_text(lua_State *L, const char *name, Text text); /* a field of the table on the top */
void set_integer(lua_State *L, const char *name, int64_t value);

/* ---- find.c: what a set holds ---- */

int host_find(lua_State *L);
int host_kept(lua_State *L);
int host_condition(lua_State *L);
int host_column(lua_State *L); /* find_query.c */
int host_amount(lua_State *L); /* amount.c */
int host_cell(lua_State *L);
int host_folded(lua_State *L);
int host_member(lua_State *L); /* member.c */
int host_tell_twice(lua_State *L);
int host_lot(lua_State *L);
int host_digest(lua_State *L);
int host_keep(lua_State *L); /* past.c */
int host_past(lua_State *L);
int host_streak(lua_State *L);
int host_imported(lua_State *L);

/* ---- spans.c: spans of time and make-ups ---- */

bool span_parse(Text text, Span *span); /* "90 days", "5 working days", "3 months", "2 years" */
bool span_several(Text text); /* "2 weeks", "2 months": so many windows as one */
/* As far behind `day`, or before it with direction -1: 31 January and a month is the last day of February. */
Day span_move(const Assessment *assessment, const Span *span, Day day, int direction);
bool record_makes_up(const Record *record); /* may it say that it makes up another time? */
bool record_names_time(const Record *record); /* may its title or path name a month, a quarter ... beside its day? */
void spans_open(lua_State *L);          /* adds host.later and friends to the table on the top of the stack */

/* ---- answers.c ---- */

void answers_open(lua_State *L); /* adds host.leaf and host.answer to the table on the top of the stack */
void answers_papers(lua_State *L, Arena *arena, EvidenceRefs *refs); /* field `papers` of the table on the top of the stack */

/* ---- run.c ---- */

static inline bool period_same(const Period *a, const Period *b) {
  return a->from == b->from && a->to == b->to;
}

void run_push_std(lua_State *L, const char *name); /* a function of rules/std/ */

const UnitEvidence *evidence_of(const Script *script, uint32_t unit); /* own, parent's, child's; NULL when there is none */

/* ---- part.c ---- */

typedef struct Tally { /* leaves of a part or item, for its state */
  int64_t all, done, done_due, due, open, waiting, early, refused;
  int64_t done_late, waiting_late; /* of those done, and of those waiting */
} Tally;

/* The mark that will settle a leaf which waits for eyes; NULL. */
const Mark *part_mark_of(const Marks *marks, const PackPart *part, uint32_t unit, uint32_t item, uint32_t index, Text key,
                         Text window);
/* Marks that change nothing are told. */
void part_settle(const Pack *pack, const PackItem *item, uint32_t part_index, const Marks *marks, uint32_t unit,
                 uint32_t item_index, DiagList *diags, PartResult *part);
void part_not_applicable(const PackPart *part, PartResult *result);
/* ---- part_value.c: points that leaves and numbers bring, zero_if, on_na ---- */

Points part_kept(const PackPart *part, Points precision, Points points); /* rounded, within floor and points */
void part_sum_valued(const PackPart *part, Points precision, PartResult *result);
Points part_mark_points(const PackPart *part, Points precision, Points number); /* what a mark's number brings */
void part_set_aside(PartResult *result);
void part_without_case(const PackPart *part, PartResult *result); /* it could apply, and does not */
void minus_settle(const Pack *pack, UnitResult *result); /* minus.c */
void part_in_error(const PackPart *part, PartResult *result);
Tally part_tally(const PartResult *part);
Points part_lost_late(const Pack *pack, const PackPart *part, const PartResult *result); /* of a number of leaves */
int64_t part_late_for_nothing(const Pack *pack, const PackPart *part, const PartResult *result); /* leaves late = "none" refuses */
void tally_add(Tally *tally, const Tally *other);
State state_of(const Tally *tally, const Sums *sums);
bool class_listed(const TextList *classes, Text klass); /* an empty list holds all */

/* ---- final.c ---- */

Points final_possible(const Pack *pack, const UnitSummary *summary); /* what the score is out of */

/* ---- grades.c ---- */

void grades_lack(const Assessor *assessor, Arena *arena, UnitResult *result); /* once the items are summed */
void lacks_put(Buf *out, const GradeLacks *lacks);
void lacks_get(WireIn *in, Arena *arena, const Pack *pack, GradeLacks *lacks);
bool band_is_called(const PackBand *band, Text key); /* in whatever language its author wrote it */
void grades_fill(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count); /* of one class, by rank */
/* Under sandbox_call; a rule that fails is told as one of `about`, and leaves the unit provisional. False then. */
bool grades_call(const Assessor *assessor, Arena *arena, lua_CFunction function, void *run, Text about, UnitResult *result);

/* ---- peers.c ---- */

void peers_numbers(const Assessor *assessor, Arena *arena, UnitResult *result); /* what ranks over a quantity look at */
void peers_fill(const Pack *pack, const Units *units, Summaries *summaries); /* once own scores are known */
void lists_fill(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count); /* of one class, by rank */
void peers_put(Buf *out, const Pack *pack, const PeerResult *peers);
PeerResult *peers_get(WireIn *in, Arena *arena, const Pack *pack);

/* ---- standing.c ---- */

bool standing_counts(const Pack *pack, const UnitSummary *summary); /* it has a number that can be ranked */

/* ---- effects.c ---- */

void effect_settle_veto(const PackPart *part, const Mark *mark, PartResult *result);
void effects_settle(const Pack *pack, Arena *arena, UnitResult *unit); /* once its items are */
void steps_put(Buf *out, const GradeSteps *steps);
void steps_get(WireIn *in, Arena *arena, const Pack *pack, GradeSteps *steps);
bool effects_zero(const Pack *pack, const uint8_t *states, uint32_t until, bool *zero);

/* ---- mix.c ---- */

Combine mode_combines(const Pack *pack, Text mode);
void marks_combine(Marks *marks, const Pack *pack, Arena *arena, DiagList *diags); /* of ballots one mark is left */

typedef struct Mix { /* a review by weights of modes */
  size_t marked, missing;
  Points confirmed, pending;
  const Mark *first; /* of those that marked */
  const Mark *apart; /* of those that a third opinion is needed for */
} Mix;

Mix mix_of(const Pack *pack, const PackPart *part, const Marks *marks, uint32_t unit, uint32_t item, uint32_t part_index);

/* ---- waivers.c ---- */

bool waivers_read(const Assessment *assessment, const Units *units, const Pack *pack, Arena *arena, DiagList *diags,
                  Marks *marks, uint64_t *stamp, Fail *fail);
const Waiver *waiver_find(const Marks *marks, uint32_t unit, uint32_t item, Day as_of);
uint32_t pack_find_item(const Pack *pack, Text id); /* UINT32_MAX = none */
static inline bool assess_zh(Lang lang) {
  return lang_is_chinese(lang);
}

#endif
