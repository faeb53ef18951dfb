/* SPDX-License-Identifier: MIT
 *
 * A rule pack, as the rest of the program knows it: what it declares, what it asks for, what it brings.
 * Takes: rules/<pack>/pack.lua, in the language of an assessment. Gives: a Pack; everything in it lies in the arena it was loaded
 * with. Part of assess.h, which is what others include.
 */
#ifndef DOSSIER_PACK_H
#define DOSSIER_PACK_H

#include "evidence/evidence.h"

/* ---- A pack, as loaded and found sound. Shown texts are in the language asked for at loading. ---- */

/* How the points of a part come from its leaves: by their number, or each leaf says what it brings (up) or costs (down). */
enum { NO_FLOOR = INT32_MIN }; /* of a minus line */
typedef enum Valued { VALUED_BY_NUMBER, VALUED_UP, VALUED_DOWN } Valued;
typedef enum OnNa { ON_NA_LEAVE_OUT, ON_NA_FULL, ON_NA_ZERO } OnNa; /* what a part that does not apply brings */

typedef enum PartKind { PART_COMPUTED, PART_REVIEW, PART_BONUS, PART_VETO, PART_GATE } PartKind;
typedef enum ReviewMethod { METHOD_PAPERS, METHOD_INTERVIEW, METHOD_SITE } ReviewMethod; /* how a person finds out */
typedef enum Partial { PARTIAL_SHARE, PARTIAL_ALL_OR_NOTHING, PARTIAL_STEPS } Partial;

typedef struct PartStep { /* with at least `leaves` done, or that share of them, the part brings `points` */
  int64_t leaves; /* 0 when a share is given */
  int64_t share;  /* per cent of the leaves that apply */
  Points points;
} PartStep;

typedef struct MarkBand { /* of numbers, in thousandths */
  Points from, to;
  bool ends; /* at `to` */
  Points points;
} MarkBand;
typedef struct ModeWeight { /* of a review: how much of it this mode gives */
  Text mode;
  int64_t weight; /* per cent; all add up to 100 */
} ModeWeight;

typedef struct PackPart {
  Text id;      /* "1", "2" ... in order, or as given; unique in the item */
  Text title;   /* may be empty: then the item's */
  Points points; /* 0 in packs without points */
  Text guide;   /* what a reviewer looks at; empty when no mark is asked for */
  bool markable; /* its test is a review, or a bonus approval */
  ReviewMethod method; /* of what is markable */
  bool looks;    /* a review of a test: the leaves of the test come before its own */
  PartKind kind;
  Partial partial;
  LIST(PartStep) steps;      /* PARTIAL_STEPS: from many leaves to few, points falling; all by leaves or all by share */
  int64_t late_cut;          /* thousandths of its points that a late leaf does not bring; 0 = it brings all */
  Valued valued;
  Points floor;              /* what it comes to at least: what cuts leave, below 0 in a minus line; what a bonus takes */
  OnNa on_na;
  bool zero_if;              /* a condition under which the part brings nothing */
  Text zero_why;
  Points miss_cost;          /* of a review whose mark is a number of misses: what each costs; 0 = the mark is points */
  Points mark_full;          /* of a review whose mark brings a share of the points: the mark that brings all; 0 = none */
  LIST(MarkBand) mark_bands; /* of a review whose mark is a number: what it brings, best band first; empty = none */
  LIST(Points) scale;        /* a mark must be one of these; empty = anything from scale_from to scale_to */
  Points scale_from, scale_to;
  Text decides;              /* the mode whose mark counts here; empty = the pack's */
  LIST(ModeWeight) mix;      /* a review marked in several modes; empty = the mode that decides */
  Text scale_text;           /* the same for people: "2, 1, 0" or "0..10" */
  TextList for_units;        /* classes; empty = all */
  Where where;  /* the author's line */
} PackPart;

typedef LIST(uint32_t) PackItems; /* indexes */

typedef struct ScoreBound { /* what some items must reach: thousandths of a per cent of what is possible there, or of a point */
  int64_t at_least;
  bool points;
} ScoreBound;

typedef struct PackEffect { /* of a veto or gate that holds */
  bool zero_all;   /* the unit has no points */
  PackItems zero;  /* items that bring nothing */
  Text grade, why; /* fixes the grade; may be empty */
  bool unranked;   /* the unit has no place, and no mean counts it */
  int64_t lower;   /* bands that the grade goes down, each time */
  Text once;       /* of all that share this name only the one that lowers most does; may be empty */
  PackItems of;    /* a gate: the items whose points it adds up, and what they must reach */
  bool complete;   /* it counts their leaves instead: those that are due, and done */
  ScoreBound bound;
} PackEffect;

typedef struct PackItem {
  Text id, title, section; /* section: index text of PackSection.id, may be empty */
  Text place;  /* folder proposed for its papers */
  Text source; /* where the source words it, in its own numbering */
  Points points; /* sum of its parts */
  bool bonus;
  Text minus; /* a line of cuts that lowers its "section" or the "total"; empty = an item as others. Its full is 0 */
  bool personal;   /* personal: person-level rows, left out of the public profile */
  bool veto, gate; /* without points or leaves: it holds when its state is STATE_FAIL */
  PackEffect effect;
  uint32_t section_index; /* of Pack.sections; UINT32_MAX = none */
  uint32_t severity;      /* place in Pack.severities from 1; 0 = none */
  TextList for_units; /* classes; empty = all */
  LIST(PackPart) parts;
  Where where;
} PackItem;

typedef struct Span { /* days or months is 0 */
  int days, months;
  bool working; /* the days are working days */
} Span;

typedef struct PackSeverity { /* how grave a finding is, and how long there is to put it right; a span of 0 = as the rule says */
  Text id, title;
  Span within;
  Text within_text; /* "3 working days", as the pack says it */
} PackSeverity;

typedef struct Weight { int64_t number, of; } Weight; /* number / of of the points counts; of 0 = all, as they stand */

typedef struct PackSection { /* also of classes: an id, and how people call it */
  Text id, title;
  Weight weight;  /* of a section */
  Points counts;  /* what the whole section counts, whatever its items add up to; 0 = by weight */
  Points full;    /* what its items add up to, bonus apart */
  OnNa on_na;     /* of its items, where they say nothing */
  bool rescale;   /* what does not apply in it is taken out before the weight, and the rest counts as the whole */
} PackSection;

typedef enum Combine {
  COMBINE_NOT,
  COMBINE_MEAN,
  COMBINE_TRIMMED, /* without one highest and one lowest */
  COMBINE_NEAREST, /* of the two that are nearest to one another; of all such pairs where several are as near */
  COMBINE_COUNT
} Combine;
extern const char *const combine_names[COMBINE_COUNT]; /* "" , mean, trimmed, nearest */

typedef struct PackMode {
  Text id, title; /* id: name of the file */
  Combine combine; /* rows by different people are ballots */
  Points apart; /* two ballots that differ by more settle nothing: a third is needed; below 0: any two do */
  int64_t ballots; /* how many there must be; 0 = any number */
} PackMode;

typedef struct PackDecision { Text about, chosen; } PackDecision;
typedef struct GradeFloor { /* what a grade asks of one item or section, beside the score of all */
  Text id;          /* of the item or section; "completion" = of all that is due */
  PackItems of;
  bool by_leaves;   /* else by points */
  ScoreBound bound;
} GradeFloor;

typedef struct SeverityLimit { /* how many findings of a severity a grade bears */
  uint32_t severity; /* place in Pack.severities, from 1 */
  int64_t most;
} SeverityLimit;

typedef struct Quota { /* count, or a share number / of, and at least count, of the ranked units of a class; both 0: none */
  int64_t count, number, of;
  Text text; /* of a share: "10%", "1/3" or "50%, at least 1", as the pack says it */
} Quota;

typedef struct PackBand {
  int64_t from; /* thousandths of a per cent, of score or completion */
  Text name;
  TextList names; /* as the author wrote it, in each language */
  LIST(GradeFloor) floors;
  LIST(SeverityLimit) findings; /* in the pack's order of severities */
  Quota most; /* how many may have the grade */
  bool needs; /* tests of its own */
} PackBand;

typedef struct PackOverride { /* fixes the grade, whatever the score */
  Text name, why;
  Where where;
} PackOverride;

typedef struct PeerBand { /* of the difference to the mean of the class */
  Points from, points;
} PeerBand;

typedef struct PeerShare { /* of a rank: who stands within this share of the places, number / of, rounded down to whole places */
  int64_t number, of;
  Text text; /* "1/3", as the pack says it */
  Points points;
} PeerShare;

typedef struct PackPeer { /* points by rank within the class, or by the difference to its mean: computed once, from own numbers */
  Text id, title;
  bool mean;             /* else a rank */
  bool of_score, of_completion;
  bool of_number; /* a quantity, the number of each unit: UnitResult.numbers */
  Text sign; /* of that number: "%", or empty */
  PackItems of; /* else the points of these items, as vetoes and gates leave them */
  bool low;              /* the lowest number stands first */
  LIST(Points) first, last; /* of a rank: from the first place down, and from the last place up */
  LIST(PeerShare) shares; /* of a rank, instead: from the smallest share of places to the largest */
  Points above, below;   /* of a mean, without bands */
  Points share_of_best;  /* instead of the mean: so much to the best of the class, to the others in proportion; 0 = none */
  LIST(PeerBand) bands;  /* from high to low */
} PackPeer;

typedef struct PackList { /* the first or last places of each class, or who has a grade, made known by name */
  Text id, title;
  Quota top, bottom;
  TextList grades; /* of these alone; without top and bottom all that have one */
} PackList;

typedef struct Pack {
  Text id, title, version;
  Text for_units; /* class, or several with ", " between; empty = all units */
  Lang lang;
  Period period;   /* of the assessment, where it gives one, else the pack's own; without, `per` runs over as_of's year */
  bool scored;     /* full is declared and items carry points */
  Points full, precision;
  Points bonus_max, bonus_min; /* what all bonuses come to stays between them; bonus_min is 0 or below */
  Points round_final; /* the grid of the final score, coarser than the precision of what it is made of; 0 = the same */
  bool rescale;    /* what does not apply is taken out, and the rest counts as the whole */
  Points least;    /* bounds of the final score */
  bool bounded;    /* there is an upper one */
  Points most;
  LIST(PackItems) ties; /* of units of one score who has more in these items stands first; else by the next */
  bool most_of_all; /* how many may have a grade is counted over all classes together */
  bool findings_by_item; /* an item with findings counts as one, whatever their number */
  Text decides;    /* the mode of marks that counts; empty = the only one there is */
  bool grade_of_score; /* bands apply to score, else to completion */
  LIST(PackSection) classes; /* of units: id, and how people call it */
  LIST(PackMode) modes;      /* of marks; may be empty */
  LIST(PackSection) sections;
  LIST(PackSeverity) severities; /* from grave to light, as the pack lists them */
  LIST(PackItem) items;
  LIST(PackDecision) decisions;
  LIST(PackBand) bands; /* from high to low */
  LIST(PackOverride) overrides; /* the first that holds wins */
  LIST(PackPeer) peers;
  LIST(PackList) lists; /* at most 32 */
  bool needs;      /* a band has tests of its own */
  Vocabulary vocabulary;
  uint64_t stamp; /* hash of pack files and vocabulary files */
  Sha256 hash;    /* the same for people: printed in reports */
} Pack;

typedef struct Script Script; /* a Lua state with the pack loaded */
/* Loads rules/std/ and rules/<id>/pack.lua in the sandbox. NULL after error diagnostics at the author's own lines:
 * the pack is refused whole. `assessment` gives period, as_of and language. Close before the arena goes. */
Script *pack_load(int rules, const Assessment *assessment, Arena *arena, DiagList *diags, Pack *pack, Fail *fail);
void pack_close(Script *script);
const PackSeverity *pack_severity(const Pack *pack, const PackItem *item); /* NULL = none */
/* What is likely not meant in a sound pack: a warning for what is declared and never used, for what can never apply, and for
 * words that lead papers astray. Before anything is assessed with it. */
void pack_lint(Script *script, const Pack *pack, Arena *arena, DiagList *diags);

typedef struct KindAsked { /* what rules ask of the papers of one kind */
  TextList headings, fields; /* as the pack writes them, each once; of alternatives the first */
  bool attended;             /* who was there */
} KindAsked;
void pack_asks(Script *script, Text kind, Arena *arena, KindAsked *asked);
void pack_facts(Script *script, Arena *arena, TextList *facts); /* of units, that rules and functions ask for */
void pack_imports(Script *script, Arena *arena, TextList *names); /* files of imports/ that rules ask for */

/* Every word of rules/std/ as packs may write it, or one of them: a line with its signature and what it makes, then a line for
 * each field: "  name<TAB>type in words<TAB>needed". False with a failure. */
bool vocabulary_list(int rules, Lang lang, Text word, Arena *arena, DiagList *diags, Buf *out, Fail *fail);

#endif
