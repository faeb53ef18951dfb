/* SPDX-License-Identifier: MIT
 *
 * evidence/ - the input tree: assessment.yml, the register of units, the papers of each unit, and what each paper is.
 * Takes: folders of input/, the vocabulary of the pack. Gives: Assessment, Units, and per unit its Records (facts only).
 * Never moves, renames or writes a file of input/. A Record outlives its Paper: all that rules may ask is in it.
 */
#ifndef DOSSIER_EVIDENCE_H
#define DOSSIER_EVIDENCE_H

#include "read/read.h"

/* ---- assessment.yml ---- */

typedef enum Profile { PROFILE_INNER, PROFILE_PUBLIC } Profile;

typedef struct Holiday {
  Day day;
  bool works; /* a Saturday or Sunday that is worked; else a day off */
  uint32_t line;
  Text name;
} Holiday;
typedef LIST(Holiday) Holidays; /* by day, each once */

typedef struct Assessment {
  Text name;      /* folder below input/, also the folder below output/ */
  Text title;     /* default: name */
  Text pack;      /* id: folder below rules/ */
  Text theme;     /* default "default" */
  Text publisher, number; /* issuing body and document number; may be empty */
  Text units_path; /* of the evidence tree, relative to the assessment's folder; default "units" */
  Text page_profile; /* print look: file name below themes/<theme>/print/ without .fodt; default "plain-a4" */
  Text state_text; /* canonical text of all settings, for the stamp of hand-over files */
  Period period;  /* empty ends: the pack's own period */
  Day as_of;
  Lang lang;
  Profile profile;
  int utc_offset_minutes; /* default +08:00 */
  TextEncoding encoding;  /* of texts that are not UTF-8; default ENCODING_ANY: found out for each */
  TextList documents; /* which reports; empty = all */
  LIST(Where) documents_at; /* parallel: where each is written */
  int folder;       /* open folder input/<name>; closed by assessment_close */
  int units_folder; /* open folder of the evidence tree; closed by assessment_close */
  Text units_elsewhere; /* the evidence tree below input/ when it is not below input/<name>; else empty */
  Text units_shown;     /* the evidence tree for messages: "input/<name>/units" */
  int register_folder;  /* open folder where units.csv is looked for: input/<name>, or the one that holds units_elsewhere */
  Text register_shown;
  Holidays holidays; /* after holidays_read */
  Text holidays_shown;
} Assessment;

/* Names of the folders below input/ that hold an assessment.yml, sorted. */
bool assessment_names(int input, Arena *arena, TextList *names, Fail *fail);
/* False after an error diagnostic (configuration: exit 2) or a failure (fail->text set). `as_of` DAY_NONE = not given. On
 * false nothing stays open. */
bool assessment_open(int input, Text name, Day as_of, Arena *arena, DiagList *diags, Assessment *assessment, Fail *fail);
/* The same for a case of a pack's own tests, which may do without an assessment.yml: then the pack is `pack`. */
bool assessment_open_case(int input, Text name, Text pack, Day as_of, Arena *arena, DiagList *diags, Assessment *assessment,
                          Fail *fail);
bool period_parse(Text text, Period *period); /* 2017, 2017-Q3, 2017-H1, 2017-07 */
void assessment_close(Assessment *assessment);
/* A warning for what lies beside the places that are read, with a name that seems to mean one: marks.csv, waiver.csv, Marks/. */
bool assessment_look(const Assessment *assessment, Arena *arena, DiagList *diags, Fail *fail);
/* The same for folders of input/ that are no assessments, though they seem to be meant as such. */
bool assessments_look(int input, Arena *arena, DiagList *diags, Fail *fail);

/* holidays.csv: date, until, name, work. False only with a failure: a row that cannot be used is a diagnostic. */
bool holidays_read(Assessment *assessment, Arena *arena, DiagList *diags, Fail *fail);
bool holiday_works(const Holidays *holidays, Day day);
/* The count-th working day behind `day`, or before it where count is negative. */
Day holiday_move(const Holidays *holidays, Day day, int count);

/* ---- Units ---- */

typedef struct Fact {
  Text name, value;
  Where where;
  bool filled; /* of a field of a paper: its value is neither empty nor a placeholder */
} Fact;

#define UNIT_NO_PARENT UINT32_MAX

typedef struct Unit {
  Text id;    /* [a-z0-9][a-z0-9-]{0,39}; made from the path when none is given */
  Text name;  /* shown; default: folder name */
  Text path;  /* folder below units/, bytes as on disk */
  Text klass; /* "" = none given */
  TextList aliases;
  uint32_t parent; /* index, or UNIT_NO_PARENT */
  bool id_made;    /* made from the path: notice */
  bool has_folder; /* false: a row of the register without a folder; it has no records */
  LIST(Fact) facts;
  uint64_t tree_stamp; /* paths, sizes, times and inodes of its files, as units_read saw them: before any is read */
} Unit;

typedef struct UnitKey { /* sorted by bytes, for look-up; `unit` is an index */
  Text key;
  uint32_t unit;
} UnitKey;
typedef LIST(UnitKey) UnitKeys;

typedef struct Units {
  LIST(Unit) all; /* in order of the register, then natural order of folders */
  uint64_t stamp; /* hash of the register */
  UnitKeys names; /* id, name, aliases, as written and folded */
  UnitKeys shorts; /* the same without order number and usual endings: 东风 of 东风村党支部; one of two units is of none */
  UnitKeys paths; /* units that have a folder */
} Units;

/* units.csv (beside assessment.yml, else beside the units folder) and unit.yml, else the folders. A folder directly below
 * units/ that the register does not name is still a unit (UNIT_UNLISTED), unless it only holds folders of registered units.
 * A folder that the register or a unit.yml names belongs to its nearest unit above when no parent is given.
 * False after an error diagnostic (same id, alias or folded name twice). */
bool units_read(const Assessment *assessment, Arena *arena, DiagList *diags, Units *units, Fail *fail);
/* Id, name or alias, folded; else its short form, where only one unit has it. NULL when there is none. */
const Unit *units_find(const Units *units, Text id_or_name);
/* A draft of units.csv for the tree as it stands (dossier units --write). */
void units_draft(const Units *units, Buf *csv);
bool units_draft_takes(const Unit *unit); /* false: nobody can read the name of its folder */
bool unit_id_valid(Text id);

/* ---- The vocabulary: what the pack declares; plain data filled by assess/ ---- */

typedef struct KindField {
  Text name;
  Text title; /* shown: of the name and its synonyms the first in the report's script; empty = the name */
  TextList synonyms; /* folded */
  uint32_t line, column; /* of a column: where its author wrote it; 0 = not in the declaration itself */
  TextList values;       /* of a column with a closed list: folded; none = anything may stand there */
  Text listed;           /* the same as people read them: "minor, grave" */
  bool may_be_empty;     /* "empty" stands in the list */
} KindField;
typedef LIST(KindField) KindFields;

typedef struct Kind {
  Text id;
  Text title;      /* shown; default: the first word */
  TextList words;  /* folded */
  TextList written; /* the same as the pack writes them */
  KindFields fields;
  Text template_file; /* below the pack's folder; empty = none */
  Text template_text; /* folded text of the untouched template: a paper equal to it, white space and punctuation aside,
                         does not count; empty = none */
  bool dated;      /* a paper of this kind needs a day: without one it is a paper to sort */
  Where where;
} Kind;

typedef LIST(Kind) Kinds;

/* A table that papers keep: its words say that a table is one, its columns how heads may be written. */
typedef struct Register {
  Text id;
  Text title;              /* shown; default: the first word */
  TextList words;          /* folded */
  TextList written;        /* the same as the pack writes them */
  KindFields columns;      /* by name */
  Text key, day;           /* declared columns: what names a row, which day it bears; empty = none */
  bool personal;           /* its rows are about persons */
  bool closed;             /* some column has a closed list of values */
  Where where;
} Register;
typedef LIST(Register) Registers;

/* A folder named after an item, or after a section, holds its kinds: words decide among them only. */
typedef struct ItemFolder {
  Text name;       /* folded item id */
  TextList titles; /* folded: the item's title and the folder that the pack proposes for it; of a section its title */
  TextList kinds;  /* ids */
  bool section;    /* `kinds` are those of all its items; no id names it */
  bool any_kind;   /* papers of any kind are asked for too: the folder alone says no kind */
} ItemFolder;

typedef struct Vocabulary {
  Kinds kinds;
  Registers registers;
  LIST(ItemFolder) folders;
  TextList placeholders; /* folded words of papers that say nothing yet: "todo", "待补充" */
  Period period;
  uint64_t stamp; /* hash of pack files */
} Vocabulary;

/* ---- Records ---- */

typedef enum FactSource {
  FROM_NONE,
  FROM_FRONT,
  FROM_NAME,
  FROM_FOLDER,
  FROM_HEADING,
  FROM_BODY,
  FROM_PHOTO,
  FROM_MARK
} FactSource;

/* Why a file is no ordinary paper. Set on the record; the limit and crash cases come from the supervisor. */
typedef enum Unreadable {
  UNREADABLE_NO,
  UNREADABLE_ATTACHMENT, /* a format whose text we do not read: needs eyes */
  UNREADABLE_BROKEN,     /* its reader refused it (a diagnostic says why) */
  UNREADABLE_CRASHED,
  UNREADABLE_TOO_SLOW,
  UNREADABLE_TOO_BIG
} Unreadable;

typedef struct RecordLink {
  Text target;   /* as written */
  Text to;       /* path of the file or folder below the unit's folder; empty when outside or broken */
  Text anchor;   /* heading id that the link names, without #; empty = none */
  uint32_t line;
  bool image;
  bool outside;  /* http, https, mailto, tel: not looked at */
  bool resolves; /* inside: a file of the unit, and its heading where the link names one */
} RecordLink;

typedef struct RecordHeading {
  int level;
  Text text, folded;
  Text id; /* as anchors name it */
  uint32_t line, words;
} RecordHeading;

/* The small upright copy of a photo that pages and prints show: evidence/<unit id>/<hash_name(path, 8)>-shown.jpg. Empty: there
 * is none, for it could not be made. */
typedef struct RecordPicture {
  Text path;
  uint32_t width, height;
} RecordPicture;

/* One picture of a photo set. */
typedef struct RecordMember {
  Text path, original; /* as in Record */
  Text caption;        /* from a list of captions in its folder, else from its name; may be empty */
  RecordPicture picture;
  uint64_t size;
  Sha256 hash;
} RecordMember;

/* A table that is a register's. It is one when at least one declared column is found in its head row (the first row that has half
 * of them, else the first row), and a word of the register stands in the front matter's `register`, else in a heading or title
 * above it, in the file name, in a folder. Heads are compared by their letters and digits, what stands in brackets aside. A cell
 * over several rows counts in each. Empty rows, sums, repeated heads and rows of one cell over the whole width are no rows.
 * A paper whose text cannot be read, but whose name has a word of a register and is of no kind, has a table without columns that
 * is `cut`. */
typedef struct RecordTable {
  Text of;                /* id of the register */
  TextList columns;       /* declared names found in the head row, by name */
  TextList cells, folded; /* rows x columns */
  LIST(uint32_t) lines;   /* of each row */
  bool cut;               /* rows are missing that could not be read: they need eyes */
} RecordTable;

/* What a paper is, is read from the most trusted place that says it:
 *   kind: front matter `kind`; the longest declared word in the file name; in the nearest folder upward that has one (a folder
 *         named after an item restricts the choice to the item's kinds where one of their words is there, and gives the kind
 *         when the name has no word and the item has one kind); in the first heading. A name whose last word is a register's
 *         has no kind. Words stand alone between non-letters in alphabetic scripts; "-" and "_" of a name count as spaces.
 *   day:  front matter `date`; file name; nearest folder upward; headings; the first 2,000 bytes of the text, of its tables
 *         only a cell beside a label like 时间; the camera's word in a photo. A name with two days gives none. A day after as_of
 *         counts as the paper's own only from front matter, names and folders. Pictures and attachments have these alone.
 * To sort: two kinds, two days, a day after as_of; no kind (when the pack declares kinds; of scans and pictures see loose.c);
 * no day where the kind is `dated`. A paper whose day lies outside the period is not put there for its kind. */
typedef struct Record {
  Text path;      /* below the unit's folder, bytes as on disk; unique in the unit. Of a photo set: its folder */
  Text shown;     /* path for people: visible UTF-8 */
  Text path_folded;
  Text file;      /* for Where: "input/<assessment>/units/<unit path>/<path>" */
  Text kind;      /* id, "" = not known */
  FactSource kind_from;
  Day day;        /* DAY_NONE = not known */
  FactSource day_from;
  Day received;   /* front matter `received`, else a label of the text such as 收到日期, else DAY_NONE */
  Day made;       /* what an office paper says of its beginning; 0 = not known. Only proposed, for old papers are copied */
  Text title, title_folded;
  Text name_folded;    /* file name without ending */
  /* All text, one line ("\n") for each paragraph, heading, cell or code block; empty when not readable. */
  Text text_folded;
  LIST(uint32_t) text_lines; /* for each line of text_folded its line in the file; 0 = not known */
  LIST(Fact) fields;   /* front matter or XML fields, names as written; then "label: value" of the text, table cells and
                          headings whose label is a synonym of a field of its kind */
  uint32_t front_fields; /* how many of them come first, from front matter or XML */
  TextList field_keys; /* parallel: the declared name of the field, else the folded name */
  Text fields_folded;  /* values of front matter, folded, a line each: where `topic` looks */
  /* Values of fields that are the same in all packs, folded, a line each: who was there (those who were not are left out), the
   * case or matter, the document number; in `numbers` also the issue number in its head or its name. */
  Text attended, cases, numbers;
  LIST(uint32_t) attended_lines; /* parallel to the lines of attended */
  LIST(RecordTable) tables;
  LIST(RecordHeading) headings;
  LIST(RecordLink) links;
  /* Dated entries of a changelog-like paper: level 2 headings that carry a day, newest first as found. */
  LIST(RecordHeading) dated; /* parallel to dated_days */
  LIST(Day) dated_days;
  uint32_t words, table_rows, images, tasks_open, tasks_done;
  PaperFormat format;
  Unreadable unreadable;
  bool empty;       /* zero bytes or nothing but white space: never counts */
  /* Never counts: its text equals the template of its kind; or, headings aside, it holds placeholder words and no other
   * letter or digit; or nothing but headings (no picture, no fields of an XML record). */
  bool placeholder;
  bool to_sort;     /* listed on "papers to sort" */
  Text to_sort_why; /* name of the diagnostic */
  Text to_sort_args[2]; /* of the diagnostic, where it has any */
  uint64_t size;
  Sha256 hash;      /* of the bytes used */
  uint64_t text_hash; /* of text_folded, for "same text as another unit's"; 0 below 20 words */
  Text page;        /* site path of its evidence page: evidence/<unit id>/<hash_name(path, 8)>.html */
  /* Site path of the copied original: evidence/<unit id>/<hash_name(path, 8)>-original.<ending>. Endings of markup and script
   * get ".txt" behind them, so that nothing from a unit can run in the site; none becomes "txt", an unknown one "bin". Empty
   * when there is nothing to copy: photo set (see members), a file that could not be read. */
  Text original;
  RecordPicture picture; /* of a photo */
  /* The pictures inside an office paper that its page shows, each once: path is the part's name, and there is no original. */
  LIST(RecordMember) inside;
  /* Photo set: the pictures of a folder with a day in its own name or that of a folder above: all of them where there is nothing
   * else (two or more, or in a folder inside), else those whose own names tell no kind. A set beside a paper of its kind and day
   * has no kind itself, and the paper has its `images`. */
  LIST(RecordMember) members;
} Record;
typedef LIST(Record) Records;

typedef struct UnitEvidence {
  uint32_t unit; /* index */
  Records records; /* by day, then path bytes */
  uint64_t bytes;
} UnitEvidence;

/* A file that a worker died on; it is hashed and kept, but never parsed again. */
typedef struct BadFile {
  uint32_t unit;
  Text path;
  Unreadable why;
} BadFile;
typedef LIST(BadFile) BadFiles;

/* A file as it was read. */
typedef struct KeptFile {
  Text below; /* its path below units_folder; of a member of a .zip as if that were a folder */
  Sha256 hash;
  bool held; /* `bytes` are those that were hashed; else it is larger than evidence_limits.memory_bytes */
  Text bytes;
} KeptFile;

typedef struct EvidenceReader {
  const Assessment *assessment;
  const Units *units;
  const Vocabulary *vocabulary;
  const BadFiles *bad; /* may be NULL */
  void *state;
  void (*touch)(void *state, Text path); /* before each file is opened: names it to the supervisor, as in Record.path */
  /* After each file, while its tree lives: links are resolved to LINK_SITE. `bytes` are those that were hashed; none of a
   * file above evidence_limits.memory_bytes. `record` is
   * valid during the call only and may still change in resolves of its links; its index is not known yet: use its path.
   * For a photo set it is called once for each picture, with a copy of the set's record in which path, original, size and
   * hash are the picture's. Not called for files of `bad` and files that could not be read. Either may be NULL. */
  void (*paper)(void *state, const Record *record, Paper *paper, Text bytes);
  /* The small copy of a photo, made anew or kept from an earlier run; read_photo says what comes back. The bytes of `shown` are
   * not used after the next call. NULL: there are no copies. Pictures come before papers, whose links lead to the copies. */
  PhotoOutcome (*photo)(void *state, const Sha256 *hash, Text bytes, Picture *shown);
  /* After each file was hashed: for who needs these very bytes later. *same false: one that is not held changed. May be NULL */
  bool (*keep)(void *state, const KeptFile *file, bool *same, Fail *fail);
} EvidenceReader;

/* Everything in the unit's folder, but not in folders that are units themselves. False only with a failure. */
bool evidence_read_unit(const EvidenceReader *reader, uint32_t unit, Arena *arena, DiagList *diags, UnitEvidence *evidence,
                        Fail *fail);
/* Paths, sizes, times and inodes of all files of the unit, hashed: what a kept hand-over must match. Taken by units_read, so
 * before any file was read: a file that changes later is read anew by the next run. */
bool evidence_stamp_unit(const Assessment *assessment, const Units *units, uint32_t unit, uint64_t *stamp, Fail *fail);
/* What a name says besides date, order and copies, for a proposed name: "03-2017.7.5支部党员大会(1).docx" gives 支部党员大会. */
Text evidence_topic(Arena *arena, Text path);

/* ---- Issue numbers of official papers (issue_number.c): 江安改〔2025〕3号 ---- */

/* The one that a paper bears itself, by its folded name and text: a slice of one of them, TEXT_NONE = none. */
Text issue_number_own(Text name, Text text);
/* Whether the folded text cites that number, whichever brackets it has; with the code of the office, where `number` has one. */
bool issue_number_cited(Text text, Text number);
/* Year and number without the code, in one of the ways to write brackets: style 0, 1, ...; TEXT_NONE = no more, or none. */
Text issue_number_short(Text number, size_t style, Arena *arena);
/* What a name alone says a paper is; NULL when it says nothing, two things, or a register. *other is then what stands in the way
 * (id of a kind or register), where something does. */
const Kind *evidence_kind_of_name(const Vocabulary *vocabulary, Arena *arena, Text name, Text *other);
bool evidence_is_junk(Text name); /* ~$x.docx, Thumbs.db, .DS_Store, desktop.ini, dot files */

/* What the name of a picture says of it: no number of a camera, no date, no name that a chat program made. May be empty. */
Text photo_caption(Arena *arena, Text path);

typedef struct EvidenceLimits {
  size_t unit_files;     /* UNIT_TOO_MANY */
  uint32_t folder_depth; /* below the unit's folder: FOLDER_TOO_DEEP */
  size_t memory_bytes;   /* larger files are hashed piece by piece, never held and never parsed */
  size_t body_day_bytes; /* of the text, where a day is looked for */
  uint32_t twin_words;   /* shorter papers may say the same */
  size_t register_rows, register_columns; /* of the registers of one paper: REGISTER_LIMIT */
  size_t register_cell;  /* bytes: REGISTER_CELL */
  size_t inside_pictures; /* of one office paper: PICTURES_INSIDE */
} EvidenceLimits;
extern const EvidenceLimits evidence_limits;

/* ---- Files of a unit, and members of the .zip files among them: "x.zip/inner/a.docx" is a path like any other ---- */

typedef struct EvidenceFiles EvidenceFiles; /* holds the archive that was opened last */
typedef struct FileAsked {
  size_t limit;
  Arena *arena;    /* gets the bytes */
  Text shown;      /* for diagnostics */
  DiagList *diags; /* what is wrong with a member; NULL: it was told before */
} FileAsked;
EvidenceFiles *evidence_files_new(Arena *arena, int units_folder);
/* READ_TOO_BIG also for a member that was refused. */
ReadOutcome evidence_files_read(EvidenceFiles *files, Text path, const FileAsked *asked, Text *bytes, Fail *fail);
void evidence_files_free(EvidenceFiles *files);

void evidence_put(Buf *out, const UnitEvidence *evidence);               /* hand-over layout of UnitEvidence */
void evidence_get(WireIn *in, Arena *arena, UnitEvidence *evidence);

/* ---- join: what only shows across units ---- */

typedef struct
    Twin { /* the same text, or the same file that cannot be read, in another unit; the same photo there or twice in one */
  uint32_t unit, record, other_unit, other_record; /* other: the first one, by unit and record */
  bool photo, file; /* neither: text */
  Text other_file, other_page; /* Record.file and page of the other */
} Twin;
typedef struct Join {
  LIST(Twin) twins; /* sorted by unit, record */
} Join;

typedef struct JoinInput JoinInput;
JoinInput *join_new(Arena *arena);
void join_add(JoinInput *input, const UnitEvidence *evidence); /* keeps hashes and names only */
void join_finish(JoinInput *input, Join *join);
/* PAPER_SAME_TEXT, PAPER_SAME_FILE and PAPER_SAME_PHOTO for the records of one unit, which become papers to sort. */
void join_mark(const Join *join, UnitEvidence *evidence, DiagList *diags);
/* To sort for nothing but that the same is filed elsewhere too: it counts as it lies there. */
bool record_is_twin(const Record *record);
void join_put(Buf *out, const Join *join);
void join_get(WireIn *in, Arena *arena, Join *join);

/* ---- Conditions on a cell or field ----
 * "x" equal (folded, or the same number or day), "!=x", ">=100", "<2017-08-04", "<=as_of", "~x" contains, "empty", "filled". */

typedef enum ConditionOp {
  CONDITION_EQUAL,
  CONDITION_NOT,
  CONDITION_LESS,
  CONDITION_MOST,  /* <= */
  CONDITION_MORE,
  CONDITION_LEAST, /* >= */
  CONDITION_CONTAINS,
  CONDITION_EMPTY, /* no letter and no digit */
  CONDITION_FILLED
} ConditionOp;

typedef enum ConditionType { CONDITION_TEXT, CONDITION_NUMBER, CONDITION_DAY } ConditionType;

typedef struct Condition {
  ConditionOp op;
  ConditionType type;
  Text text;      /* folded; alternatives with "|" between */
  int64_t number; /* millionths */
  bool percent;
  Day day;
} Condition;

typedef struct FieldCondition { /* one of `any` is enough */
  Text field; /* declared name, or name as written */
  LIST(Condition) any;
} FieldCondition;
typedef LIST(FieldCondition) FieldConditions;

typedef enum Answer { ANSWER_NO, ANSWER_YES, ANSWER_UNREADABLE /* neither a number nor a day, where one is compared */ } Answer;

/* False when the operand of < or > is neither a number nor a day. */
bool condition_read(Arena *arena, Text written, Day as_of, Condition *condition);
/* Numbers as people write them: 1,234, １２, 50%, 12人, 1.2万, 1.2亿元. `year`: of days written without one; 0 = not known. */
Answer condition_holds(const Condition *condition, Text cell, Text folded, int year);
bool condition_day(Text cell, int year, Day *day);
/* A cell of a column with a closed list: one of its values, or empty where that is one; of another column anything. */
bool value_is_listed(const KindField *column, Text folded);
/* What such a cell says to a condition: what is none of the values says no only to "empty" and "filled". */
Answer value_answer(const KindField *column, const FieldCondition *condition, Text folded, Answer answer);
bool condition_number(Text folded, int64_t *millionths, bool *percent);
/* Why a cell does not compare: 0.9 beside 80%, more digits than are reckoned with, none of the values of its column. */
typedef enum ConditionDoubt { DOUBT_NONE, DOUBT_SHARE, DOUBT_LARGE, DOUBT_UNLISTED } ConditionDoubt;
ConditionDoubt condition_doubt(const Condition *condition, Text folded);
/* One of them holds; else unreadable when one is. */
Answer condition_any(const FieldCondition *condition, Text cell, Text folded, int year);
/* Of a field that a paper does not have: it is empty, and it is not "x"; nothing else. */
Answer condition_of_nothing(const FieldCondition *condition);
/* Year in the names of the record's folders and file; 0 = none. */
int record_year(const Record *record);
const Fact *evidence_field(const Record *record, Text name); /* by declared or written name, the first; NULL */
/* The first `size` bytes, cut at a character. */
Text text_head(Text text, size_t size);
/* Cells of a row by declared column; false when the table has no such column. */
bool table_cell(const RecordTable *table, size_t row, Text column, Text *cell, Text *folded);

/* ---- The query that rules ask; a set is always sorted by day, then path ---- */

typedef enum MatchWhy { WHY_NONE, WHY_KIND, WHY_NAMED, WHY_EMPTY, WHY_PLACEHOLDER, WHY_PERIOD, WHY_NO_DAY, WHY_TOPIC,
                        WHY_CONTAINS, WHY_LACKS, WHY_FIELD, WHY_HEADING, WHY_PATH, WHY_CASE, WHY_ATTENDED, WHY_WHERE,
                        WHY_VALUE, WHY_LINKED, WHY_TWIN, WHY_WEEKDAY } MatchWhy;

/* Alternatives: named, topic, contains, lacks, but_not, path and each entry of with_headings may hold several pieces with "|"
 * between; one is enough. */
typedef struct EvidenceQuery {
  Text kind;     /* "" = any */
  Text named;    /* folded; where topic looks, but decided of any record: of one that cannot be read the names say it */
  Text topic;    /* folded; in fields, names, title, headings */
  Text others;   /* folded; the members of one list, "" = none: a scan that is called by one of them is not about another */
  MatchWhy others_of; /* which of topic, attended and matter is the member in hand; WHY_NONE: the topic */
  Text contains; /* folded; in all text */
  Text lacks;    /* folded; nowhere in the text */
  Text but_not;  /* folded; phrases within which contains and lacks are not looked for */
  Text path;     /* folded; a piece of the path */
  Text attended; /* folded; in the values of attendance */
  Text matter;   /* folded; the case: in its fields, the name or the title */
  FieldConditions where;
  Arena *arena;  /* for folding values of fields; NULL: they are looked at as they are, and `where` must not ask */
  TextList with_fields; /* names that must be there and not empty */
  TextList with_headings; /* folded pieces; each must stand in a heading with words below it */
  Period when;   /* DAY_NONE ends = open. A record without a day does not match a bounded period */
  bool any_state; /* also empty and placeholder papers */
} EvidenceQuery;

typedef enum MatchOutcome {
  MATCH_YES,
  MATCH_EYES,  /* every decidable condition holds, but its text cannot be read */
  MATCH_NO     /* `why` says the first condition that failed */
} MatchOutcome;

/* The conditions are tried in this order: kind, named, empty, placeholder, path, period, topic, matter, contains, lacks,
 * attended, fields, where, headings. An empty or placeholder paper never matches unless any_state.
 *   named, topic: in values of front matter, the path's names, title or headings; "-" and "_" of names count as spaces
 *   contains: in the text; *line = line of the hit
 *   matter:   letters and digits beside it are not its own; one of less than three digits looks in fields only
 *   attended: "副书记" and "代书记" are no "书记"; who is said to be absent is not there. *line = line of the field
 *   where:    a value that cannot be compared gives MATCH_EYES, with WHY_VALUE
 *   fields:   a field of that declared name (or written name) with a letter or digit in its value
 *   headings: each piece in a heading with words below it; *line = line of the first
 * Conditions from topic on that are not met by a record whose text cannot be read give MATCH_EYES. */
MatchOutcome evidence_match(const EvidenceQuery *query, const Record *record, MatchWhy *why,
                            uint32_t *line);
/* Of WHY_FIELD the fields, of WHY_HEADING the headings that are not there, by their order: a bit each. */
uint32_t evidence_lacking(const EvidenceQuery *query, const Record *record, MatchWhy why);
/* The own name has the topic, a word that the text should have, or a person who should have been there. */
bool evidence_name_says(const EvidenceQuery *query, const Record *record);
/* Of WHY_TOPIC: the topic stands in the text, and the paper is not about another topic of the list. */
bool evidence_says_topic(const EvidenceQuery *query, const Record *record);
/* Of WHY_WHERE the first condition that is not met, by its order. */
size_t evidence_unmet(const EvidenceQuery *query, const Record *record);

#endif
