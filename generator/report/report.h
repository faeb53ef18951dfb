/* SPDX-License-Identifier: MIT
 *
 * report/ - templates, named blocks and words: results to document trees. Never sees HTML or ODT.
 * Takes: a theme's Markdown templates of one language, results. Gives: a lawful Doc tree a report.
 * Slots are filled after parsing, as text nodes, so nothing in the data can become markup.
 *
 * Template language, all of it: {path.to.value} inside text or a link target is a slot, {{ a literal brace; a paragraph
 * holding only {name key=value ...} is a block; {each units as u} ... {end} are such paragraphs with the same parent, and nest.
 */
#ifndef DOSSIER_REPORT_H
#define DOSSIER_REPORT_H

#include "assess/assess.h"

typedef enum ReportKind {
  REPORT_OVERVIEW, /* index.html, print/overview.odt: totals, ranking, what is missing first */
  REPORT_FINDINGS, /* findings.html, by item then unit, in pages */
  REPORT_DECISIONS, /* decisions.html: choices of the pack, versions, hashes */
  REPORT_MESSAGES, /* messages.html: diagnostics about the input */
  REPORT_SORT, /* sort.html, print/sort.odt where there are such: papers to sort of all units */
  REPORT_MATRIX, /* matrix.html, print/matrix.odt: units by items */
  REPORT_LEDGER, /* ledger.html, print/ledger.odt: what is to be put right, overdue first, and what was since the last period */
  REPORT_BULLETIN, /* bulletin.html, print/bulletin.odt: the results as they are made known */
  REPORT_ITEM, /* items/<item>.html: one item, all units */
  REPORT_UNIT, /* units/<id>/index.html: scorecard with derivation */
  REPORT_TODO, /* units/<id>/todo.html */
  REPORT_PAPER, /* evidence/<unit>/<name>.html: head of an evidence page; the body follows it */
  REPORT_COUNT
} ReportKind;
extern const char *const report_names[REPORT_COUNT]; /* file names of templates without .md: overview, findings ... */

typedef struct Theme Theme; /* all templates of one language, parsed and checked once */

/* NULL after error diagnostics: unknown slot or block with file:line and the nearest name, {each} without {end}. */
Theme *theme_load(int themes, Text name, Lang lang, Arena *arena, DiagList *diags, Fail *fail);
uint64_t theme_stamp(const Theme *theme);
const Look *theme_look(const Theme *theme, Text page_profile); /* print/<profile>.fodt; NULL when there is none */
/* Files of themes/<theme>/site/ that go to the site's assets/ folder. */
typedef struct ThemeAsset {
  Text name, bytes;
} ThemeAsset;
size_t theme_assets(const Theme *theme, const ThemeAsset **assets);

typedef struct Finding { /* one line of a to-do or findings list */
  uint32_t unit, item, part;
  Leaf leaf;
  State state;     /* of its part; STATE_ERROR: the rule failed, leaf.label says why, leaf.due is false */
  Points at_stake; /* what it takes from the points of its part (part_stakes); 0 without points */
  Day waived_until; /* of the waiver that the item has; DAY_NONE = none. An overlay: the line stands all the same */
} Finding;
typedef LIST(Finding) Findings;

/* Everything open, waiting, late, judged not met or in error of one unit, in pack order. Lines with leaf.state != LEAF_DONE and
 * leaf.due are the to-do list: exactly leaves_due - leaves_done of them. A bonus that waits for approval is a line beside them:
 * not due, state STATE_PENDING, its papers the leaf's evidence. So is what nobody could read and moves the points of a leaf that
 * does not wait: leaf.unread. */
void findings_of_unit(Arena *arena, const Pack *pack, const UnitResult *result, Findings *findings);
/* "f-" and its number: where units/<id>/todo.html has its line. */
Text finding_anchor(Arena *arena, const Pack *pack, const Units *units, const Finding *finding);
void findings_sort(Findings *findings); /* by item, unit, then as they were: the order of REPORT_FINDINGS. Before paging */
Ledger ledger_by_unit(Arena *arena, const Ledger *ledger); /* a copy: units in their order, else as it was. On paper */
void findings_put(Buf *out, const Findings *findings);
void findings_get(WireIn *in, Arena *arena, Findings *findings);

typedef struct ReportData {
  const Assessment *assessment;
  const Pack *pack;
  const Units *units;
  const Marks *marks;
  const Summaries *summaries; /* all units */
  const uint32_t *order;      /* standing_order */
  const char *tool_version;
  Text versions;              /* of libraries */
  /* unit reports */
  const UnitSummary *summary;
  const UnitResult *result;
  const UnitEvidence *evidence;
  const DiagList *diags;      /* of the unit, or of all for REPORT_MESSAGES */
  const Record *record;       /* REPORT_PAPER */
  /* REPORT_FINDINGS, REPORT_SORT, REPORT_ITEM, REPORT_MESSAGES: one page of a longer list */
  const Findings *findings;
  const Findings *whole_findings; /* in shared reports; NULL = those above are all */
  const Ledger *ledger;       /* REPORT_LEDGER, in the same way */
  const Ledger *whole_ledger; /* in shared reports; NULL = empty */
  const History *history;     /* earlier periods; NULL = none */
  const UnitHistory *past;    /* the same of the unit */
  uint32_t item;              /* REPORT_ITEM */
  uint32_t page, pages;       /* from 1; 0 counts as 1 */
  size_t before;              /* rows of the list on the pages before */
  uint32_t from, until;       /* REPORT_ITEM, REPORT_OVERVIEW: positions in `order` on this page; until 0 = to the end */
  const Records *to_sort; /* REPORT_SORT: records, with to_sort_unit parallel */
  const uint32_t *to_sort_unit;
  bool on_paper; /* a long list gets headings, from which the table of contents is made; on screen it is sorted and filtered */
  bool todo_follows; /* on the same paper: it says each thing that is missing */
} ReportData;

DocNode *report_compose(const Theme *theme, ReportKind kind, const ReportData *data, Arena *arena, DiagList *diags);
Text report_title(const Theme *theme, ReportKind kind, const ReportData *data, Arena *arena); /* plain text of its h1 */

/* ---- Site paths: the same in links and in the output ---- */

Text unit_page(Arena *arena, Text unit_id);   /* units/<id>/index.html */
Text todo_page(Arena *arena, Text unit_id);   /* units/<id>/todo.html */
Text item_page(Arena *arena, Text item_id);   /* items/<slug>.html */
Text item_anchor(Arena *arena, Text item_id); /* id of the item's heading in a scorecard: the item id where it may be one */
/* Of the page that `data` describes: findings.html, its second page findings_2.html, items/a-1_2.html ... */
Text report_path(Arena *arena, ReportKind kind, const ReportData *data);
enum { REPORT_PAGE_ROWS = 200 }; /* rows of a page of a longer list: keeps the page below 300 kB */

/* ---- Words of each language: state, reason, mode ... The table is report/words.def ---- */
typedef enum Word {
#define W(name, en, zh) WORD_##name,
#include "report/words.def"
#undef W
  WORD_COUNT
} Word;
Text word(Word word, Lang lang);
Text word_format(Arena *arena, Word word, Lang lang, const Text *args, size_t count); /* {1} {2} ... in the word's text */
Text word_state(State state, Lang lang);
Text word_left(Arena *arena, const PartResult *result, Lang lang); /* of a line that cuts beyond what is there: what was left */
Text word_item_state(const PackItem *item, State state, Lang lang); /* of a veto: whether it is in force; of a gate: reached */
Text word_reason(Reason reason, Lang lang);

/* ---- Places of papers (proposal.c) ---- */

/* The folder that the pack proposes for papers of this kind, of the items that are for the class (empty: any), of the one
 * that is called like the topic (empty: none) first; may be empty. */
Text place_of_kind(const Pack *pack, Arena *arena, const Kind *kind, Text klass, Text topic);
bool place_is_folder(Text place); /* not "README.md", "<date> review.md" or "a or b" */

#endif
