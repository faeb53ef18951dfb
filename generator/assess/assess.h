/* SPDX-License-Identifier: MIT
 *
 * assess/ - rule packs, marks, results, standings. The only room that includes lua.h.
 * Takes: rules/<pack>/, marks, the records of one unit (and of its parent and children). Gives: UnitResult, then Standing.
 * Never opens evidence. Points are integers; every sum above a part is exact.
 *
 * Identities, tested for every unit, section, item and part:
 *   confirmed + pending + lost + not_due + in_error = full - not_applicable
 *   lines of the to-do list = leaves due - leaves done
 */
#ifndef DOSSIER_ASSESS_H
#define DOSSIER_ASSESS_H

#include "assess/pack.h"

/* ---- Earlier periods: what history/<period>.xml tells. Filled by publish/history.c, kept by hand-over ---- */

typedef struct PastPeriod {
  Text name; /* of the file, without .xml */
  Period period; /* DAY_NONE ends = it says none */
  Day as_of;
  uint32_t units;    /* that the pack was for */
  int64_t done, due; /* leaves of all of them */
  Points score, full; /* of all of them; full = what applied */
} PastPeriod;

typedef struct History { /* what shared pages know */
  LIST(PastPeriod) periods; /* from old to new */
  LIST(uint32_t) ranks;     /* of each unit in the latest period; 0 = none */
} History;

typedef struct PastItem { Text id; uint8_t state; /* a State */ } PastItem;
typedef struct PastLeaf { /* what was open and due, or unsettled, or was measured */
  Text item, part, key, window, label;
  Text value; /* empty = none */
  Text detail, remark; /* of what is open; the remark of the mark that judged it */
  uint8_t reason;      /* a Reason */
  Day by;
  bool open;
  bool unsettled; /* neither open nor settled: it waited, or was not due yet. What was open before is open still */
} PastLeaf;

typedef struct PastPart { Text item, part, base; } PastPart; /* what it measured, as past.c keeps it */

typedef struct PastUnit { /* one unit in one period */
  uint32_t period; /* index in History.periods */
  Period days;     /* of that period */
  int64_t done, due;
  Points score, full;
  bool applies, provisional;
  uint32_t rank, rank_of;
  Text grade;
  LIST(PastItem) items;
  LIST(PastLeaf) leaves;
  LIST(PastPart) parts; /* those that measured something for later periods */
} PastUnit;

typedef struct UnitHistory { /* periods from old to new, one that did not know the unit is left out; how many there are of all */
  LIST(PastUnit) periods;
  uint32_t closed;
} UnitHistory;

/* How a period and its file are called: 2017, 2017-H1, 2017-Q3, 2017-07, 2016-05-13_2016-12-31; without a period its day. */
Text period_name(Arena *arena, Period period, Day as_of);
void history_put(Buf *out, const History *history);
void history_get(WireIn *in, Arena *arena, History *history);
void past_unit_put(Buf *out, const PastUnit *past);
void past_units_get(WireIn *in, Arena *arena, UnitHistory *history); /* to the end of `in` */
const PastItem *past_item(const PastUnit *past, Text item); /* NULL */
/* The leaf of the same item, part, key and window; NULL. */
const PastLeaf *past_leaf(const PastUnit *past, Text item, Text part, const Text *key, const Text *window);

/* ---- Marks and waivers ---- */

typedef struct Mark {
  Text mode;
  uint32_t unit, item, part; /* indexes */
  Text each;                 /* member or row; empty = none */
  Points value;
  bool approved; /* value "yes" of a bonus approval or a sighted paper; "no" gives false with value 0 */
  bool worded;   /* value was a word (yes, no), not a number */
  Text remark, by;
  Day date;
  Where where;
  uint32_t number; /* its place in Marks.all */
  Combine combine; /* COMBINE_NOT: one person's */
  struct Mark *ballots; /* else the rows that it is the mean of */
  size_t ballot_count;
  Points apart; /* of ballots of a mode with such a bound: the bound; below 0 = none */
  int64_t asked; /* how many ballots there must be; 0 = any number */
  Text unsettled; /* how many of the ballots asked for, or whose two lie too far apart: it stands there and decides nothing */
} Mark;

typedef struct Waiver {
  uint32_t unit, item;
  Text reason, approver;
  Day from, until; /* until is required; from may be DAY_NONE */
  Where where;
  uint32_t number; /* its place in Marks.waivers */
} Waiver;

typedef struct Marks {
  LIST(Mark) all; /* by unit, item, part, each, mode; one for each key and mode: the later date */
  TextList modes;
  LIST(Waiver) waivers;
  Text decides;   /* the mode that counts here; empty when there are no marks */
  uint64_t stamp;
} Marks;

/* False only with a failure: a row that cannot be used is a diagnostic and does not count. Of two marks for one key and mode
 * on the same day the first row counts, beside the error. A waiver counts from `from` to `until`, both inclusive. */
bool marks_read(const Assessment *assessment, const Units *units, const Pack *pack, Arena *arena, DiagList *diags, Marks *marks,
                Fail *fail);
/* The first mark of the part, or of what stands behind it in order; NULL when there is none. */
const Mark *marks_first(const Marks *marks, uint32_t unit, uint32_t item, uint32_t part);
Text marks_decide(const Marks *marks, const PackPart *part); /* the mode whose mark counts there; empty = none */
/* False where modes have weights, and while a third opinion is needed. */
bool mark_decides(const Marks *marks, const PackPart *part, const Mark *mark);
/* `each` names leaves by their key, by the member in front of it, of cuts without their number, or by their window; none: all. */
bool mark_names(Text each, bool cuts, Text key, Text window);
const Mark *marks_find(const Marks *marks, Text mode, uint32_t unit, uint32_t item, uint32_t part, Text each);

/* ---- Numbers of other sources: imports/<name>.csv and .xml, read by publish/imports.c ---- */

typedef struct ImportValue { /* number / of */
  uint32_t unit;
  int64_t number, of;
} ImportValue;

typedef struct Import { Text name; LIST(ImportValue) values; /* each unit once */ } Import;
typedef LIST(Import) Imports;

/* ---- Results ----
 *
 * Points of a part. Of its n applicable leaves d are done (also those done early), w wait and are due, f are not due yet. With
 * v(k) = what k leaves bring (share: points x k / n, rounded half up to the pack's precision; or all, or the step reached):
 *   confirmed = v(d)   pending = v(d+w) - v(d)   not_due = v(d+w+f) - v(d+w)   lost = points - v(d+w+f)
 * so that nothing is lost to rounding. Where a late leaf brings only a share s, v of k leaves, l of them late, is
 * v(k - l) + s x (v(k) - v(k - l)): the leaves in time count first. Points follow every leaf that is done; completion
 * leaves out those not due on both sides.
 * A review part is pending until the deciding mark; then confirmed = value, lost = the rest. A review of a test has the test's
 * leaves, then its own; where the test has none and no mark is there, it has none. Without a mark its points are pending once a
 * leaf of the test is done or waits; until then lost when a due leaf is open, else not due. Its own leaf is due once a due leaf
 * of the test is done, or a mark is there: a mark counts in any case, and settles what waits for eyes. While due leaves are open
 * or wait for eyes, its reason says that the judgement comes once the papers are there: nothing falls due later.
 * A mark with a number on a computed part sets its points; where it gives all of them, whoever decides asks for nothing more, and
 * the leaves that are due are done by it; else they stay as they are. A mark yes or no settles the leaves that wait for eyes,
 * or for a judgement (a review within a test): there no leaves the leaf open, as judged not met.
 * In a valued part each leaf says what it brings or costs. With base = 0 (up) or the points (down), every sum kept between the
 * floor and the points and rounded to the pack's precision:
 *   sure  = base + low of all                      likely = the same with high of those that wait and are due, or are unread
 *   best  = the same with high of those not due    confirmed = sure, pending = likely - sure, not_due = best - likely
 * Of cuts, where what one leaf costs may leave less for the next, the three are sums of low, likely and high of all leaves; they
 * were reckoned with the marks that settle leaves (part_mark_of).
 * A minus line has base 0 and no floor: full 0, confirmed below 0, lost what was cut; never more than its section, or the
 * total with its weights, has confirmed; lines of sections first.
 * What does not apply brings all or nothing where on_na says so: then nothing of it is not_applicable.
 * zero_if: once it holds, confirmed, pending and not_due are lost; while eyes have to say so, confirmed is pending.
 * A review with weights of modes brings the sum of weight x mark, rounded once; what a mode without a mark may still bring is
 * pending, and its leaf waits until all of them have marked. Fewer ballots than the mode asks for are no mark; ballots too far
 * apart are none until a third one is there. The leaf is due, and says how many there are, or who is how far apart.
 * A veto has no leaf and no points; it holds when its set is not empty, its test is met, or the deciding mark says yes: then its
 * state is fail. One that only eyes can tell is pending, and the unit provisional. share_done is how often it holds: each entry
 * of a set counts, anything else once; share_due is how often at most, once eyes have looked. A gate holds when the items it
 * adds up have less than its share of what is possible there, and nothing that waits or is not due can make it more.
 * A bonus that nobody applied for is not applicable. One with a number of points comes to it, kept between its floor (0 or
 * below) and its points; while somebody has to approve it, what it may add is pending, and what it takes counts until then:
 * confirmed is the less of that number and 0. A test over nothing (for_each over an empty list, none without papers to
 * look at, ratio of nothing) has no leaf, and a part without leaves is not applicable.
 *
 * State of a part or item, the first that holds: error; no leaf applies: not-applicable; no leaf due: not-due; an open
 * leaf or a mark that says no or 0: partial when a due leaf is done (that of such a mark apart) or points are confirmed, else
 * fail; a waiting leaf: pending; less than the possible points confirmed: partial (fail when none); else pass. */

typedef enum State {
  STATE_PASS,
  STATE_PARTIAL,
  STATE_FAIL,
  STATE_PENDING,
  STATE_NOT_DUE,
  STATE_NOT_APPLICABLE,
  STATE_ERROR,
  STATE_COUNT
} State;
extern const char *const state_names[STATE_COUNT]; /* pass, partial, fail, pending, not-due, not-applicable, error */

typedef enum LeafState { LEAF_DONE, LEAF_OPEN, LEAF_WAITING /* for a mark or for eyes */ } LeafState;

typedef enum Reason { REASON_NONE, REASON_MISSING, REASON_TOO_FEW, REASON_LATE, REASON_MALFORMED, REASON_DUPLICATE,
                      REASON_EXPIRED, REASON_UNREADABLE, REASON_WAITING, REASON_EXCEPTION, REASON_ORDER,
                      REASON_EMPTY /* or placeholder */, REASON_NO_ENTRY /* without a date */,
                      REASON_DAY /* another than the one set */, REASON_GAP,
                      REASON_REFUSED /* a review that is done: its mark says no, or nothing */,
                      REASON_FACT /* the unit has to give a number or a day first */,
                      REASON_NO_DAY /* a row whose day is empty, or half of one */,
                      REASON_NO_VALUE /* a cell that does not compare */,
                      REASON_NO_CASE /* nothing that the part could go by, and that brings 0 */,
                      REASON_REJECTED /* eyes have looked: it is not what is asked for */,
                      REASON_PAPERS /* a judgement, which nobody waits for while papers are missing: the leaf is not due */,
                      REASON_SIGHT /* the same, while eyes have to look at papers first */, REASON_COUNT } Reason;
extern const char *const reason_names[REASON_COUNT];

typedef struct EvidenceRef {
  uint32_t unit, record; /* record = index in that unit's evidence */
  uint32_t line;         /* where it holds; 0 = the whole paper */
  bool unread; /* only eyes can say whether it counts, or for how much */
  bool candidate; /* beside another one that may be what a leaf waits for as well. Not handed over */
  Text path, shown, page; /* copied, so that a result can be printed without the evidence */
  Sha256 hash;
} EvidenceRef;
typedef LIST(EvidenceRef) EvidenceRefs;

typedef struct Leaf {
  Text key;    /* with the window unique in its part, stable from run to run and language to language */
  Text window; /* 2017-07, 2017-Q3 ...; empty = the whole period */
  Text cleared; /* its label once eyes found nothing wrong; empty = the same. Not handed over: nothing waits then */
  Text label;  /* what the clerk has to add, in the pack's language */
  LeafState state;
  bool due;    /* false: in neither side; state LEAF_DONE with due false is "done early" */
  bool late;
  bool make_up; /* done by a paper that says it makes up this window */
  bool of_mark; /* a judgement: a mark does it, no paper */
  bool given;   /* done by a mark that gave the part all of its points, whatever papers are there */
  Day by;      /* limit; DAY_NONE = due at once */
  Day on;      /* day of the paper that did it */
  Reason reason;
  bool unread; /* not waiting, and yet what nobody could read moves its points, from low to high */
  Points low, high; /* of a valued part: what it brings, or costs (below 0), if it turns out badly, well; of a veto: how often */
  Points likely;    /* of cuts: what it costs when all that waits turns out well, and all that is not due badly */
  Text value;  /* the number that was measured, "92.5"; empty = none, or not known for sure */
  Text detail; /* a short fact in digits and names: "2/3", "README.md:14 docs/x.md" */
  EvidenceRefs evidence; /* what counted; for exceptions, what is wrong */
} Leaf;
typedef LIST(Leaf) Leaves;
/* Something to put right: due and not there, or judged and not met. */
bool leaf_is_problem(const Leaf *leaf);
/* The label has the detail already: "Link to be corrected: README.md:14 x.md". A number in it is another one. */
bool leaf_detail_told(const Leaf *leaf);
/* The paper did something: it answers the leaf, its number brought points, or it proves what was cut or is wrong. What only came
 * near did nothing. */
bool leaf_uses(const PackPart *part, const Leaf *leaf, const EvidenceRef *ref);

size_t evidence_run(const EvidenceRefs *evidence, size_t at); /* rows of one table that follow each other from there */

typedef struct Sums { /* the identity above holds for each */
  Points full, confirmed, pending, lost, not_due, in_error, not_applicable;
  int64_t leaves_done, leaves_due;
} Sums;

typedef enum ZeroState { ZERO_NO, ZERO_HELD, ZERO_WAITS } ZeroState;

typedef struct PartResult {
  State state;
  Sums sums;
  Leaves leaves;
  Text base; /* numbers that later periods compare with: past.c */
  Points computed;   /* before a mark set it */
  const Mark *mark;  /* the deciding mark that set or settled it; NULL */
  bool overridden;   /* a mark on a computed part */
  bool refused;      /* a review whose mark says no, or nothing */
  bool unseen;       /* a review of a test has a mark, though nothing was there to look at */
  ZeroState zero;    /* the part brings nothing, or eyes have to say whether it does */
  EvidenceRefs zero_evidence;
  EvidenceRefs application; /* bonus: the papers that applied for it */
  Reason waits_for; /* bonus: why what its papers bring waits, and which cell or paper it is */
  Text waits;
  Text counted; /* bonus: what the number is that its papers bring, and what it is made of */
  int64_t share_done, share_due; /* of the printed formula, points x done / due; of a veto: how often, at most */
  int64_t share_late; /* of those done the late ones that bring less, 0 where late leaves bring all */
} PartResult;

typedef struct ItemResult {
  State state;
  Sums sums;
  LIST(PartResult) parts; /* parallel to the pack's */
  Text error;             /* STATE_ERROR: why, with the author's line */
  const Waiver *waiver;   /* overlay: state and sums stay as computed; `adjusted` of the unit leaves the item out */
} ItemResult;

/* Not due, and all that it asks for is there: "done early". */
bool part_is_early(const PartResult *part);
bool item_is_early(const ItemResult *item);

typedef struct FixedGrade { /* the override that holds; an empty name = none */
  Text name, why;
  EvidenceRefs evidence;
} FixedGrade;

typedef struct GradeStep { /* a veto or gate that lowers the grade */
  uint32_t item;
  int64_t steps;
  bool more; /* what only eyes can tell may add to them */
} GradeStep;
typedef LIST(GradeStep) GradeSteps;

typedef struct GradeLack { /* why the unit cannot have a grade, though its score may reach it */
  uint32_t band;
  Text what;            /* the item or section of a floor, or "completion"; else what the test asks for */
  int64_t got, possible; /* of a floor: points, or leaves; of findings their number, of 0; else 0 of 0 */
  uint32_t severity;     /* of findings: place in Pack.severities, from 1 */
  ScoreBound bound;           /* of a floor */
  bool by_leaves;             /* of a floor: got and possible are leaves */
} GradeLack;
typedef LIST(GradeLack) GradeLacks;

typedef struct PeerNumber { /* number / of, what a rank or mean over a quantity looks at */
  bool known; /* false: nobody gave or could read it, or it is about nothing */
  int64_t number, of;
} PeerNumber;

typedef struct UnitResult {
  uint32_t unit;
  bool applies;      /* the pack is for its class */
  Sums sums;         /* without bonus items */
  Sums adjusted;     /* with waived items taken out of every member */
  Sums bonus;        /* confirmed, and with what is pending, kept between bonus_min and bonus_max; what is above counts as lost */
  bool provisional;  /* an item is in error, or the unit could not be read */
  uint32_t filed;           /* papers in the unit's folder */
  uint32_t papers, answers; /* papers that count for something (uses.c), by whoever publishes them; leaves they answered */
  FixedGrade fixed;         /* never changes points */
  GradeSteps lowered;       /* in the pack's order */
  GradeLacks lacks;
  LIST(PeerNumber) numbers; /* parallel to the pack's peers, empty where none is over a quantity; the summary hands them on */
  LIST(ItemResult) items; /* parallel to the pack's */
} UnitResult;

/* A rule that a worker died on, or that exceeded a limit in three units (unit = UINT32_MAX: all). */
typedef struct BadRule { uint32_t unit, item; } BadRule;
typedef LIST(BadRule) BadRules;

typedef struct Assessor {
  const Assessment *assessment;
  const Pack *pack;
  Script *script;
  const Units *units;
  const Marks *marks;
  const Join *join;
  const BadRules *bad; /* may be NULL */
  const Imports *imports;  /* NULL = none */
  const UnitHistory *past; /* earlier periods of the unit in hand; NULL = none */
  void *state;
  void (*touch)(void *state, uint32_t item); /* before each item: names it to the supervisor */
  const UnitEvidence *(*evidence)(void *state, uint32_t unit); /* of parent and children; NULL when there is none */
} Assessor;

/* Never fails: trouble in a rule makes that item STATE_ERROR with a diagnostic at the rule's line.
 * *over_limit = index of an item that ran over its step or memory limit, or UINT32_MAX. */
void assess_unit(const Assessor *assessor, const UnitEvidence *evidence, Arena *arena, DiagList *diags, UnitResult *result,
                 uint32_t *over_limit);

void result_put(Buf *out, Arena *arena, const UnitResult *result);
void result_get(WireIn *in, Arena *arena, const Pack *pack, const Marks *marks, UnitResult *result);

static inline bool pack_item_counts(const PackItem *item) { /* its points are of the unit's own sum */
  return !item->bonus && !item->veto && !item->gate;
}

void sums_add(Sums *sums, const Sums *other);
bool sums_identity(const Sums *sums);
/* What a section adds to the unit, from the sum of its items: weighted, of what applies where it rescales, and rounded half up to
 * the precision; the members still add up. Leaves are counted, not weighted. */
void section_count(const PackSection *section, Sums *sums, Points precision);
Weight section_weight(const PackSection *section, const Sums *sums); /* that by which it does; of the same sum */
/* Of a unit: items without a weight as they stand, and each weighted section as a whole. Bonus items are left out, and items
 * that `out` names (NULL = none). */
void sums_of_unit(const Pack *pack, const Sums *items, const bool *out, Sums *total);

/* Rows "unit/item/part/key/window" that never change while the pack does not. */
Text finding_id(Arena *arena, const Units *units, const Pack *pack, uint32_t unit, uint32_t item, uint32_t part,
                const Leaf *leaf);
/* The number of a finding, eight signs made of its id: the one that to-do lists, ledger, check and explain print. */
Text finding_code(Arena *arena, const Units *units, const Pack *pack, uint32_t unit, uint32_t item, uint32_t part,
                  const Leaf *leaf);
bool leaf_is_judged(const Leaf *leaf); /* open by the word of an assessor */
bool leaf_is_settled(const Leaf *leaf); /* done by what is there, or when no more was to come */
Leaf leaf_beside(Arena *arena, const Leaf *leaf); /* the line of its own that papers nobody could read have beside a leaf */
bool leaf_is_finding(const Leaf *leaf); /* it has a line: open, waiting, late or judged not met */
/* The limit that every list says and sorts by: of what is still to be added or put right the last day of the waiver of its item,
 * where that is later than its own. DAY_NONE: due at once, or no waiver. */
Day leaf_limit(const Leaf *leaf, Day waived_until);
static inline Day item_waived_until(const ItemResult *item) { return item->waiver ? item->waiver->until : DAY_NONE; }

/* One line of explanation after another, for `dossier explain`: rule file:line, each leaf, its evidence file:line, the sum. */
void assess_explain(Buf *out, const Assessor *assessor, const UnitEvidence *evidence, const UnitResult *result, uint32_t item,
                    Lang lang);

/* dossier try: the unit is assessed anew; then the derivation of one item, and of each set that its tests asked for: the rule's
 * line, what each window found, which papers count, and why those that came near do not. */
void assess_try(Buf *out, const Assessor *assessor, const UnitEvidence *evidence, uint32_t item, Arena *arena, DiagList *diags,
                Lang lang);

/* ---- The ledger: what is to be put right, carried from period to period (ledger.c) ----
 *
 * A finding is known by its id, the same in every period: unit/item/part/leaf key/window; on paper by the first eight digits
 * that hash_name makes of it. It is open while its leaf is, remediating once ledger.csv names an owner or a measure, or papers
 * for it wait for eyes, closed when its leaf is settled: done by what is there, or when all is over; the day is no earlier than
 * the last report that had it open. A leaf of a window that is over is asked for by no later period: it is carried until
 * ledger.csv says when it was put right. So is one that the new period asks for, but not yet. Regressed: it was open in one
 * period, settled in a later one, and is open again. Its limit: ledger.csv's, else that of its severity from the day it was
 * found (none where it has no `within`), else its own; a waiver that ends later than the last two moves them (leaf_limit). */

typedef enum LedgerState { LEDGER_OPEN, LEDGER_REMEDIATING, LEDGER_CLOSED } LedgerState;

typedef struct LedgerRow { /* of ledger.csv */
  uint32_t unit;
  Text finding; /* id or its short form */
  Text owner, measure, by, remark;
  Day limit, done, found; /* DAY_NONE = not said */
  Where where;
} LedgerRow;

typedef struct LedgerRows { LIST(LedgerRow) all; } LedgerRows;

typedef struct LedgerEntry {
  uint32_t unit, item, part;
  Text code; /* short form of the id */
  uint32_t place; /* among those of its unit: the order of the pack */
  Leaf leaf; /* what is asked for, without papers, but the row that asks; of a carried one as its last period said it */
  LedgerState state;
  bool regressed, carried;
  Day found;  /* as-of day of the first report that has it without a break, or an earlier one that ledger.csv says */
  Day limit;  /* DAY_NONE = at once */
  Day waived_until; /* of the waiver that its item has; DAY_NONE = none, or closed */
  bool endless; /* of a severity without `within`: no limit is set, unless ledger.csv sets one */
  Day closed; /* LEDGER_CLOSED */
  Text owner, measure;
  Text remark; /* of the mark that judged it not met, or found another paper than the one asked for */
} LedgerEntry;
typedef LIST(LedgerEntry) Ledger;

/* ledger.csv: unit, finding, found, owner, measure, limit, done, by, remark. False only with a failure. */
bool ledger_read(const Assessment *assessment, const Units *units, Arena *arena, DiagList *diags, LedgerRows *rows, Fail *fail);
/* Of one unit, in pack order, what is carried behind. LEDGER_NOT_DONE and LEDGER_UNKNOWN for rows that do not fit. */
void ledger_of_unit(const Assessor *assessor, const History *history, const LedgerRows *rows, const UnitResult *result,
                    Arena *arena, DiagList *diags, Ledger *ledger);
/* Open ones first: what is overdue, what is due at once, what has a limit to come, what has none; then what was closed. */
void ledger_sort(Ledger *ledger, Day as_of);
/* A comparison of two limits: the longest overdue first, then what is due at once, then the nearest limit. */
int limit_compare(Day a, Day b, Day as_of);
void ledger_put(Buf *out, const Ledger *ledger);
void ledger_get(WireIn *in, Arena *arena, Ledger *ledger);

/* ---- Standing ---- */

/* How the final score comes about, each step as it is printed: rescaled + bonus + peers, within bounds; 0 where nothing is
 * left. Of packs with points. */
typedef struct Final {
  Points base;         /* what is confirmed: of items, of weighted sections */
  Points zeroed;       /* what vetoes and gates took out of it: 0 or less */
  bool nothing;        /* a veto or gate leaves nothing at all */
  Points possible;     /* full less what does not apply */
  Points cuts;         /* of base + zeroed what lines of the total took, which is never rescaled: 0 or less */
  Points rescaled;     /* (base + zeroed - cuts) x full / possible + cuts, where the pack rescales; else base + zeroed */
  Points bonus;
  Points peers;        /* by rank and mean */
  Points score;        /* within least and most */
  Points reach;        /* the same, if all that waits for a mark were given in full */
} Final;

typedef struct PeerResult { /* of one rank or mean, for one unit */
  PeerNumber own; /* of one over a quantity; what follows comes from standing_finals */
  bool counts;         /* the unit has such a number */
  uint32_t place, of;  /* among those of its class that have one */
  Points value, mean;  /* mean, or the best where points go by it: rounded half up to a thousandth, for print */
  Points points;
} PeerResult;

typedef struct SharedUse { /* a paper of one unit that an item of another counts */
  uint32_t unit, record; /* the paper's */
  uint32_t by, item;     /* whose item */
} SharedUse;
typedef LIST(SharedUse) SharedUses;

typedef struct UnitSummary { /* what the shared pages know of a unit */
  uint32_t unit;
  bool applies, provisional, unranked; /* unranked: a veto or gate leaves it without a place */
  Sums sums, adjusted, bonus;
  Final final; /* by standing_fill */
  uint32_t rank, rank_of; /* 0 = unranked */
  Text grade;             /* empty = none */
  GradeSteps lowered;
  GradeLacks lacks;       /* for grades that it may not have */
  PeerResult *peers;      /* by the pack's; NULL without any */
  uint32_t lists;         /* bit i: it stands in list i of the pack */
  uint32_t crowded;       /* bit i: of band i there are enough before it */
  SharedUses shared;      /* papers of other units that its items count, each once an item */
  SharedUses elsewhere;   /* its own papers that items of other units count; by uses_elsewhere */
  Text fixed, fixed_why, fixed_paper; /* the grade that an override fixed, why, and its first paper */
  Day next_by;            /* earliest limit of what is due and open, else of what is coming; DAY_NONE: due at once, or nothing */
  uint32_t open, waiting, refused, late, to_sort; /* refused: judged and not met, of those that are done */
  const uint8_t *states;  /* State of each item */
  const bool *early;      /* of each item: not due, and done all the same */
  const bool *waived;     /* of each item: a waiver is in force */
  const Sums *items;      /* sums of each item */
  const Points *ties;     /* by the pack's: what decides between equal scores */
} UnitSummary;
typedef LIST(UnitSummary) Summaries;

/* Which papers of the unit count: used[record] becomes true. Those of a bonus count where it brought or took something, those of
 * zero_if where it holds, those of a grade that is fixed in any case. */
void uses_of_unit(const Pack *pack, const UnitResult *result, bool *used);
void uses_shared(Arena *arena, const Pack *pack, const UnitResult *result, SharedUses *shared);
void uses_elsewhere(Arena *arena, Summaries *summaries); /* of all units, in their order, from what each shares */
void summary_make(Arena *arena, const Pack *pack, const UnitResult *result, const UnitEvidence *evidence, UnitSummary *summary);
void summary_put(Buf *out, const Pack *pack, const UnitSummary *summary);
void summary_get(WireIn *in, Arena *arena, const Pack *pack, UnitSummary *summary);
/* final_make of each, then the points by rank and mean, which are of numbers without such points, and final_make once more. */
void standing_finals(const Pack *pack, const Units *units, Summaries *summaries);
/* Fills rank and grade from the final scores, within class; ties 1, 1, 3; provisional and inapplicable units unranked.
 * Scored packs by the final score, else by completion (compared as exact fractions). */
void standing_fill(const Pack *pack, const Units *units, Summaries *summaries);
/* Of a summary: whether a veto or gate that holds leaves it unranked, and its points for ties, from states and sums of items. */
void standing_own(const Pack *pack, Arena *arena, const uint8_t *states, const Sums *items, UnitSummary *summary);
void bonus_within(const Pack *pack, Sums *bonus); /* confirmed, and with what is pending: between bonus_min and bonus_max */
static inline bool pack_has_bonus(const Pack *pack) { return pack->bonus_max || pack->bonus_min; }
/* explain of a rank or mean: every unit of the class, its number and what it brings. Of all units, after standing_finals. */
void assess_explain_peer(Buf *out, const Assessor *assessor, const Summaries *summaries, uint32_t unit, size_t number, Lang lang);
void final_make(const Pack *pack, UnitSummary *summary); /* from sums, bonus, and sums and states of items */
Points final_rounded(const Pack *pack, Points sum); /* half up, as round_final says */
Points final_taken(const Pack *pack, const UnitSummary *summary, uint32_t item); /* by the veto or gate `item`: 0 or less */
Points part_cuts(const PartResult *result); /* of such a line: what it asks for, 0 or less */
bool part_cuts_beyond(const PackPart *part, const PartResult *result); /* a line of cuts, for more than is left to take from */
bool bound_reached(const ScoreBound *bound, int64_t got, int64_t possible);
bool effect_holds(const PackItem *item, State state);
/* What it lowers the grade by: a gate, and what is to lower once, always the same; a veto so much for each of its entries. */
int64_t effect_steps(const PackItem *item, int64_t entries);
/* Adds what a veto or gate lowers the grade by; of what shares a name (PackEffect.once) only the greatest, the first of equal
 * ones. */
void steps_lower(const Pack *pack, Arena *arena, const GradeStep *step, GradeSteps *steps);
Points peer_thousandths(const PeerNumber *own); /* rounded half up */
int64_t peer_share_places(const PeerShare *share, int64_t count); /* the last of `count` places within the share */
/* How many of `count` the quota allows; a share is rounded down, and is at least so many as stand behind it. */
int64_t quota_of(const Quota *quota, int64_t count);
bool quota_share(Text text, Quota *quota); /* "10%", "1/3" or "50%, at least 1"; the text is kept as it is. False: it is no share */
bool grade_reached(const Pack *pack, const UnitSummary *summary, uint32_t band); /* by the score, or completion, alone */
bool grade_may_change(const Pack *pack, const UnitSummary *summary); /* what waits may reach a better band, or a worse one */
int64_t grade_steps(const Pack *pack, const UnitSummary *summary); /* how many bands the unit goes down: not below the last */
bool pack_has_weights(const Pack *pack); /* of sections */
bool pack_has_final(const Pack *pack); /* the final score is more than the sum of items */
/* Indexes of summaries in printed order: class as the pack declares them, rank, then unit order; unranked last. */
void standing_order(Arena *arena, const Pack *pack, const Units *units, const Summaries *summaries, uint32_t *order);

/* ---- stakes.c ---- */

typedef struct LeafStake { /* what a leaf takes from the points of its part */
  Points lost;  /* whatever comes: it is open, or late */
  Points waits; /* while it waits for eyes, or what counts before it does */
} LeafStake;

/* One for each leaf, zeroed before. All of them together are what the part has lost and waits for. */
void part_stakes(const Pack *pack, const PackPart *part, const PartResult *result, LeafStake *stakes);

/* ---- Lua blocks of themes: plain values in, a plain value out ----
 * Runs `chunk` (Lua text) in the sandbox with one table of the values as its argument ("local values = ..."), and gives what it
 * returns as text. TEXT_NONE after a diagnostic RULE_ERROR or RULE_LIMIT at `name`:line. Use it after assess_unit, not within. */
Text script_call(Script *script, Text chunk, Text name, const TextList *keys, const TextList *values, Arena *arena,
                 DiagList *diags);
Text assess_versions(Arena *arena); /* "Lua 5.4.4" */

#endif
