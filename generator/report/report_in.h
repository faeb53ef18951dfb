/* SPDX-License-Identifier: MIT
 *
 * Inside report/: a compiled template, the names it may use, and the composer that fills one report.
 *
 * A template becomes a list of steps once, when the theme is loaded; after that composing looks nothing up by name. Every
 * thing a slot can speak of is a Bound: a kind of thing and which one. The first names of a scope are the roots (unit,
 * pack ...), at the position of their Thing; loop variables follow.
 */
#ifndef DOSSIER_REPORT_IN_H
#define DOSSIER_REPORT_IN_H

#include "report/report.h"

typedef enum Thing {
  THING_NONE, THING_ASSESSMENT, THING_PACK, THING_TOOL, THING_PAGE, THING_TOTALS, THING_UNIT, THING_ITEM, THING_PAPER,
  THING_SECTION, THING_DECISION, THING_COUNT
} Thing;

enum { LOOP_DEPTH = 6, SCOPE_SIZE = THING_COUNT + LOOP_DEPTH, BLOCK_OPTIONS = 4 };

/* Sets of report kinds. */
#define IN(kind) (1u << REPORT_##kind)
#define IN_ALL ((1u << REPORT_COUNT) - 1)
#define IN_RESULT (IN(UNIT) | IN(TODO))
#define IN_ONE_UNIT (IN_RESULT | IN(PAPER))
#define IN_SHARED (IN_ALL & ~IN_ONE_UNIT)

typedef struct Bound {
  Thing thing;
  uint32_t index;             /* of the unit, item, section, decision or record */
  const UnitSummary *summary; /* of a unit */
} Bound;

typedef struct Template Template;

typedef struct Composer {
  Arena *arena;
  Lang lang;
  ReportKind kind;
  const ReportData *data;
  const Template *template;
  uint32_t about; /* unit of the row in hand in shared reports, from 1; 0 = none */
  DocNode *heading; /* the last one that the template set: caption of a table without one */
  Bound scope[SCOPE_SIZE];
} Composer;

/* ---- values.c: what {name.field} may say ---- */

typedef struct Field {
  Thing thing;
  const char *name;
  unsigned kinds; /* reports that know it */
  Text (*value)(const Composer *composer, const Bound *of);
} Field;

/* A list that {each} can run over: of the whole report (owner THING_NONE) or of a thing. */
typedef struct Collection {
  Thing owner;
  const char *name;
  Thing element;
  unsigned kinds;
  size_t (*count)(const Composer *composer, const Bound *owner);
  /* False: the element at `position` is left out. */
  bool (*get)(const Composer *composer, const Bound *owner, size_t position, Bound *element);
} Collection;

typedef struct Root {
  Thing thing;
  const char *name;
  unsigned kinds;
} Root;

extern const Root roots[];
extern const Field fields[];
extern const Collection collections[];
extern const size_t root_count, field_count, collection_count;
void scope_open(Composer *composer); /* binds the roots that this report's data holds */

/* ---- template.c: parsed and checked once ---- */

typedef struct Piece {
  Text literal;
  const Field *field; /* NULL: the literal */
  uint8_t name;       /* position in the scope */
} Piece;
typedef LIST(Piece) Pieces;

typedef enum StepKind { STEP_NODE, STEP_BLOCK, STEP_EACH } StepKind;

typedef struct Block Block;
typedef struct Step Step;
struct Step {
  StepKind kind;
  const DocNode *node; /* STEP_NODE: copied without its children */
  Pieces text, target; /* of the node */
  const Block *block;
  Text options[BLOCK_OPTIONS + 3]; /* parallel to option_name(); .at NULL = not given */
  const Collection *collection;
  uint8_t of, as; /* scope positions: owner of the list (0 = the report), loop variable */
  Step *first, *last, *next;
};

struct Template {
  Text file, source;
  Step *root;
  bool has_derivation; /* so scorecards can link to the derivation below them */
  bool has_papers; /* a list of papers, whose numbers stand for them on paper */
};

bool template_parse(Template *template, ReportKind kind, Arena *arena, DiagList *diags); /* file and source are set */

/* ---- blocks.c: the registry and what blocks share ---- */

typedef struct BlockOption {
  const char *name;
  const char *values; /* "yes|no", "#" = a number, NULL = any text */
} BlockOption;

struct Block {
  const char *name;
  unsigned kinds;
  BlockOption options[BLOCK_OPTIONS];
  /* Appends to parent; false = nothing to say, and nothing was added. */
  bool (*compose)(Composer *composer, const Step *use, DocNode *parent);
};

extern const Block blocks[];
extern const size_t block_count;
/* heading, empty and caption belong to every block; its own follow. */
extern const BlockOption option_common[3];
const BlockOption *block_option(const Block *block, size_t index); /* NULL past the end */
Text option_text(const Step *use, const char *name, Text otherwise);
bool option_is(const Step *use, const char *name, const char *value);
Text option_caption(const Composer *composer, const Step *use, Word caption, size_t rows); /* caption=, else the word */
int64_t option_number(const Step *use, const char *name, int64_t otherwise);

/* ---- fill.c ---- */

void template_fill(Composer *composer, DocNode *root);
Text template_title(Composer *composer);
Text pieces_text(const Composer *composer, const Pieces *pieces);

/* ---- say.c: numbers and days in words ---- */

Text say_word(const Composer *composer, Word which);
Text say_1(const Composer *composer, Word which, Text a);
Text say_2(const Composer *composer, Word which, Text a, Text b);
Text say_3(const Composer *composer, Word which, Text a, Text b, Text c);
Text say_4(const Composer *composer, Word which, Text a, Text b, Text c, Text d);
Text say_count(const Composer *composer, int64_t number);
Text say_points(const Composer *composer, Points points);
Text say_day(const Composer *composer, Day day);
Text say_ratio(const Composer *composer, int64_t done, int64_t due);      /* 12/18, or a dash */
Text say_completion(const Composer *composer, int64_t done, int64_t due); /* 12 of 18 = 66.7% */
Text say_percent(const Composer *composer, int64_t done, int64_t due);    /* 66.7 */
Text say_score(const Composer *composer, const Sums *sums);
/* formula.c: points that leaves and numbers bring themselves; each empty where there is nothing to say */
Text formula_valued(const Composer *composer, const PackPart *part, const PartResult *result);
Text say_leaf_points(const Composer *composer, const PackPart *part, const Leaf *leaf);
Text say_zero(const Composer *composer, const PackPart *part, const PartResult *result);
Text say_guide(const Composer *composer, const PackPart *part); /* what the mark is for, and how its number becomes points */
Text say_parts_of_full(const Composer *composer, const Sums *sums, bool bonus); /* 3 confirmed + 1 lost = 4: for a pencil */
Text say_state(const Composer *composer, const PackItem *item, State state, bool early); /* of a veto: whether it is in force */
static inline State early_look(State state, bool early) { return early ? STATE_PASS : state; } /* what is done looks done */
static inline bool is_waived(const UnitSummary *summary, uint32_t item) { return summary->waived && summary->waived[item]; }
static inline bool done_early(const UnitSummary *summary, uint32_t item) { return summary->early && summary->early[item]; }
Text say_item(const Composer *composer, const PackItem *item); /* its title, and what kind of item it is */
Text say_effect(const Composer *composer, const PackItem *item); /* what follows when a veto or gate holds */
Text say_weight(const Composer *composer, int64_t weight);                   /* 30%, 12.5% */
/* "Work: 85 × 30%"; of a section that rescales "Work: 12 × 20 ÷ 16 (4 do not apply) × 30%". `sums` is that of its items, `got` how
 * their confirmed points are said. */
Text say_section_count(const Composer *composer, const PackSection *section, Text got, const Sums *sums);
Text say_section_weight(const Composer *composer, const PackSection *section); /* the same, or 45/61; empty without a weight */
Text say_difference(const Composer *composer, const PackPeer *peer, const PeerResult *result); /* to the mean */
Text say_waiver(const Composer *composer, const Waiver *waiver); /* until when, why, who approved it */
Text say_final(const Composer *composer, const Final *final);
Text say_bonus(const Composer *composer, const Sums *bonus);
Text say_rank(const Composer *composer, const UnitSummary *summary);
Text say_span(const Composer *composer, const Span *span);
Text say_limit(const Composer *composer, Day by, bool with_day);
Text say_limit_of(const Composer *composer, const Leaf *leaf, Day by); /* of what is due: its limit, or at once */
Text say_period(const Composer *composer, Period period);
Text say_where(const Composer *composer, Where where);
Text say_source(const Composer *composer, FactSource source);
Text say_unreadable(const Composer *composer, Unreadable why);
Text say_grade(const Composer *composer, const UnitSummary *summary); /* with what fixed it */
Text say_grade_brief(const Composer *composer, const UnitSummary *summary); /* that it is fixed, or may change: for tables */
Text say_leaf(const Composer *composer, const Leaf *leaf);       /* what is asked for, with its window */
Text say_leaf_state(const Composer *composer, const Leaf *leaf);
Text say_reason(const Composer *composer, const Leaf *leaf);     /* with its detail */
Text say_reason_beside(const Composer *composer, const Leaf *leaf); /* the same where its papers stand beside */
static inline bool judged_later(const Leaf *leaf) { /* nothing falls due: the judgement waits for papers */
  return leaf->reason == REASON_PAPERS || leaf->reason == REASON_SIGHT;
}
State leaf_look(const Leaf *leaf);                               /* the state whose look it takes */
Text say_record_kind(const Composer *composer, const Record *record); /* or the registers that it holds */
Text say_record_title(const Record *record);
Text say_proposed_path(const Composer *composer, uint32_t unit, const Record *record); /* where a paper to sort could go */
Text say_mark(const Composer *composer, const Mark *mark);
Text short_hash(Arena *arena, const Sha256 *hash);

/* ---- tables.c: building tables that every writer and reader can follow ---- */

typedef struct Column {
  Word head;
  DocAlign align;
  Text title; /* in place of the word, where a pack gives one */
  uint16_t weight; /* share of the width of paper; 0 = by content */
} Column;

typedef struct Columns {
  Column at[20];
  size_t len;
} Columns;

void column_add(Columns *columns, Word head, DocAlign align);
void column_titled(Columns *columns, Text title, DocAlign align);
DocNode *table_add(Composer *composer, DocNode *parent, const char *klass, Text caption, const Columns *columns);
DocNode *row_add(Composer *composer, DocNode *table);
DocNode *cell_add(Composer *composer, DocNode *row); /* an empty paragraph */
void cell_text(Composer *composer, DocNode *row, Text text);
void cell_number(Composer *composer, DocNode *row, Text text);
void cell_count(Composer *composer, DocNode *row, int64_t number);
void cell_points(Composer *composer, DocNode *row, Points points);
void points_columns(Columns *columns); /* confirmed, waiting, full */
void points_cells(Composer *composer, DocNode *row, const Sums *sums);
void cell_link(Composer *composer, DocNode *row, DocLink kind, Text target, Text text);
void cell_state(Composer *composer, DocNode *row, State state, Text text);
Text ref_shown(const Composer *composer, const EvidenceRef *ref); /* its path; of another unit's with that unit's name */
size_t evidence_add(Composer *composer, DocNode *paragraph, const EvidenceRefs *evidence, size_t at); /* a link: README.md:14 */
Text paper_said(const Composer *composer, const EvidenceRefs *papers, size_t *at); /* with all its rows: a.csv:2–5, 9; moves on */
void cell_papers(Composer *composer, DocNode *row, const EvidenceRefs *papers);    /* each once, without links */
void cell_evidence(Composer *composer, DocNode *row, const EvidenceRefs *evidence);
Text state_sign(State state); /* for charts and paper: pages draw their own */
void state_add(Composer *composer, DocNode *paragraph, State state, Text text);
void label_add(Composer *composer, DocNode *paragraph, Word label); /* strong, then a colon */
DocNode *fact_add(Composer *composer, DocNode *parent, Word label, Text value); /* a paragraph "label: value" */
DocNode *group_add(Composer *composer, DocNode *parent, const char *klass);
DocNode *paragraph_add(Composer *composer, DocNode *parent, const char *klass, Text text);

/* ---- blocks_line.c: what a line that lacks something says; of several lines in one row the first speaks for all ---- */

void finding_item_cell(Composer *composer, DocNode *row, const Finding *finding);
bool says_within(Arena *arena, Text longer, Text shorter);
Text finding_title(const Composer *composer, const Finding *finding);
void finding_what_cell(Composer *composer, DocNode *row, const Finding *finding);
bool leaf_is_asked(const Leaf *leaf);
void finding_reason_cell(Composer *composer, DocNode *row, const Finding *finding, bool beside);
Text finding_stake(const Composer *composer, const Finding *finding, size_t lines);
Text finding_said(const Composer *composer, const Finding *finding);
Text finding_limit(const Composer *composer, const Finding *finding);
Text finding_same(const Composer *composer, const Finding *finding);
Text finding_what(const Composer *composer, const Finding *finding);
Text findings_limit(const Composer *composer, const Finding *const *findings, size_t count);
Text findings_said(const Composer *composer, const Finding *const *findings, size_t count);
void findings_reason_cell(Composer *composer, DocNode *row, const Finding *const *things, size_t count);
Day finding_day(const Finding *finding);
Text finding_limit_day(const Composer *composer, const Finding *finding);

/* ---- blocks_todo.c: in which of its tables a line stands ---- */

bool line_is_missing(const Finding *finding);
bool line_is_refused(const Finding *finding);
bool line_is_waiting(const Finding *finding);
bool line_is_beside(const Finding *finding);

/* ---- blocks_matrix.c: items side by side ---- */

typedef LIST(uint32_t) ItemNumbers;
size_t items_abreast(size_t items, size_t most); /* tables of much the same width, not fourteen items and then one alone */
/* On paper the numbers in the head lead nowhere: what they are called stands above. */
void items_named(Composer *composer, DocNode *parent, const ItemNumbers *items, size_t from, size_t until);

/* ---- who is who ---- */

const Unit *unit_at(const Composer *composer, uint32_t unit);
const PackItem *item_at(const Composer *composer, uint32_t item);
const UnitSummary *summary_at(const Composer *composer, size_t position); /* in printed order */
size_t summary_count(const Composer *composer);
bool unit_has_place(const UnitSummary *summary); /* ranked, and not alone in its class */
void summary_range(const Composer *composer, size_t *from, size_t *until);
bool item_concerns(const Composer *composer, uint32_t item); /* the unit in hand: stands in its scorecard */
bool item_concerns_unit(const Composer *composer, uint32_t item, uint32_t unit, const Sums *sums); /* sums: of the unit */
bool any_class(const Composer *composer);
Text mode_title(const Composer *composer, Text mode);   /* the same of a mode of marks */
Text class_title(const Composer *composer, Text klass); /* as the pack calls it; else as the register does */
void sums_of_item(const Composer *composer, uint32_t item, Sums *sums); /* of the unit, else over all units */
void sums_of_all(const Composer *composer, Sums *sums);
bool pack_scored(const Composer *composer);
bool pack_weighted(const Composer *composer); /* a section has a weight */
void sums_of_section(const Composer *composer, uint32_t section, Sums *sums); /* of its items as they stand, bonus apart */

typedef LIST(uint32_t) Indexes;
Indexes *answered_all(const Composer *composer); /* for each record of the unit the items whose leaves cite it */
bool answered_by(const Composer *composer, const Record *record, Indexes *items); /* the same for one; false = none */

typedef enum Role { ROLE_ANSWERS, ROLE_WAITS, ROLE_WRONG, ROLE_ASKS /* a row of it asks for papers */, ROLE_NEAR } Role;
typedef struct PaperRole { /* what a paper is to an item: the first of these that holds */
  uint32_t item;
  Role role;
  Reason reason; /* ROLE_NEAR: why it did not count */
} PaperRole;
typedef LIST(PaperRole) PaperRoles;
PaperRoles *roles_all(const Composer *composer); /* for each record of the unit */
Text unused_why(const Composer *composer, const Record *record, const PaperRoles *roles); /* of a record that did nothing */

typedef struct MarkRange {
  size_t from, until; /* in marks->all */
} MarkRange;
MarkRange marks_of_unit(const Composer *composer);
MarkRange marks_of_part(const Composer *composer, uint32_t item, uint32_t part);

bool finding_is_open(const Finding *finding);
bool finding_is_refused(const Finding *finding); /* as the heads of lists count them (blocks_head.c) */
bool finding_is_late(const Finding *finding);

/* ---- blocks_history.c, for other blocks ---- */

typedef void (*TrendBar)(Composer *composer, Chart *chart, Text label, int64_t done, int64_t due);
bool trend_bars(Composer *composer, TrendBar bar, Chart *chart); /* one a period; false: fewer than two */
bool ledger_overdue(const Composer *composer, const LedgerEntry *entry);
Text say_rank_change(const Composer *composer, const UnitSummary *summary); /* only where there is a history */

/* ---- merge.c: lines that say the same share a row on paper ---- */

typedef struct MergeLine {
  uint32_t unit;
  Text what; /* what it asks for */
  Text same; /* all else that is said of it */
} MergeLine;

typedef struct MergedRow {
  Indexes units, whats; /* of the lines: many units and one thing, or one unit and many; with `both`, many and many */
} MergedRow;
typedef LIST(MergedRow) MergedRows;

MergedRows merge_lines(Arena *arena, const MergeLine *lines, size_t count, bool both);
MergedRows merged_cut(const Composer *composer, const MergedRows *rows, const MergeLine *lines); /* none too high for a page */
Text labels_frame(Arena *arena, TextList *labels); /* what labels have in common; leaves what they have not */
Text labels_said(const Composer *composer, TextList labels, const TextList *behind);
bool detail_place(Text detail, EvidenceRef *ref); /* "roster.csv:7": false, it is something else */
Leaf leaf_shared(const Composer *composer, const Leaf *const *leaves, size_t count); /* its detail names the rows of all */

/* ---- blocks_derivation_paper.c ---- */

void derivation_key(Composer *composer, DocNode *parent); /* what the numbers of papers mean */
bool day_told(const Composer *composer, Day day, Text label, Text reason); /* there is none, or one of them says it */
bool late_told(const Composer *composer, const Leaf *leaf); /* its state, label and day say all of its reason */
Text derivation_reason(const Composer *composer, const Leaf *leaf); /* beside its state and its papers */
void leaves_on_paper(Composer *composer, DocNode *parent, const PackPart *part, const Leaves *leaves);
bool item_is_bare(const Composer *composer, uint32_t item); /* nothing is there yet: a row of a table says so */
bool item_is_out(const Composer *composer, uint32_t item);  /* does not apply, and nothing else is to be said */
void derivation_rest(Composer *composer, DocNode *parent);  /* both */

/* ---- the blocks, by file ---- */
#define BLOCK(name) bool name(Composer *composer, const Step *use, DocNode *parent)
BLOCK(block_severities); /* blocks_history.c */
BLOCK(block_profile);   /* blocks_head.c */
BLOCK(block_summary);
BLOCK(block_totals);
BLOCK(block_signature);
BLOCK(block_counts);
BLOCK(block_pages);
BLOCK(block_scorecard); /* blocks_unit.c */
BLOCK(block_sections);
BLOCK(block_marks);
BLOCK(block_evidence_list);
BLOCK(block_fields);
BLOCK(block_answered);
BLOCK(block_original);
BLOCK(block_derivation); /* blocks_derivation.c */
BLOCK(block_final);      /* blocks_final.c */
BLOCK(block_todo);       /* blocks_todo.c */
BLOCK(block_findings);
BLOCK(block_ranking);    /* blocks_units.c */
BLOCK(block_lists);
BLOCK(block_missing_first);
BLOCK(block_praise);
BLOCK(block_noted);
BLOCK(block_weakest);
BLOCK(block_item_units);
BLOCK(block_items);
BLOCK(block_matrix);         /* blocks_matrix.c */
BLOCK(block_legend);
BLOCK(block_scores); /* blocks_scores.c */
BLOCK(block_ledger); /* blocks_history.c */
BLOCK(block_trend);
BLOCK(block_chart_trend); /* blocks_chart.c */
BLOCK(block_chart_sections); /* blocks_chart.c */
BLOCK(block_chart_months);
BLOCK(block_chart_spread);
BLOCK(block_chart_scores);
BLOCK(block_chart_matrix);
BLOCK(block_messages);   /* blocks_input.c */
BLOCK(block_papers_to_sort);
BLOCK(block_decisions);

#endif
