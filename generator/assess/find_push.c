/* SPDX-License-Identifier: MIT
 *
 * What a search found, as small plain tables: { unit, record, line, day, path, ... } each.
 * Takes: a Search that has run. Gives: on Lua's stack the rows, how many papers were looked at, and what came nearest.
 * Owns: the tables that tests of one unit share, in Lua's registry until the next unit.
 */
#include "assess/find_in.h"

static const char shared_rows; /* its address is the name of the table of shared rows: record and line -> row */

void search_forget_rows(lua_State *L) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &shared_rows);
}

/* ---- One row ---- */

/* A row of a register names its table and place, so that column("name") can look up the rest; "1" is the first row. */
static void push_register_row(lua_State *L, const Row *row) {
  set_text(L, "key", row->target);
  if (row->number == UINT32_MAX) return; /* the register itself, which could not be read whole */
  set_integer(L, "sheet", row->sheet);
  set_integer(L, "row", row->number);
}

/* A paper of another unit is named with it: "North branch/roster.csv". */
static Text shown_path(const Search *search, const Row *row) {
  const Script *script = search->script;
  if (row->unit == script->evidence->unit) return row->from->shown;
  Text unit = script->assessor->units->all.at[row->unit].name;
  return text_format(script->unit_arena, "%.*s/%.*s", TEXT_ARG(unit), TEXT_ARG(row->from->shown));
}

static void set_true(lua_State *L, const char *name) {
  lua_pushboolean(L, true);
  lua_setfield(L, -2, name);
}

/* row.no_cell: what the column is called, row.cell what is in it; row.no_day: it is the row's own day, else row.beside is what it
 * does not compare with. row.no_column: the table has no such column. */
static void push_unread(lua_State *L, const Unread *unread) {
  static const char *const doubts[] = {[DOUBT_NONE] = NULL, [DOUBT_SHARE] = "share", [DOUBT_LARGE] = "large", [DOUBT_UNLISTED] = "unlisted"};
  if (!unread->column.len) return;
  if (unread->no_column) {
    set_text(L, "no_column", unread->column);
    return;
  }
  set_text(L, "no_cell", unread->column);
  set_text(L, "cell", text_head(text_trim(unread->cell), 60));
  if (unread->beside.len) set_text(L, "beside", unread->beside);
  else set_true(L, "no_day");
  if (doubts[unread->doubt]) set_text(L, "doubt", text_of(doubts[unread->doubt]));
}

/* Of papers that eyes have to look at the likeliest first: whose name says what is asked for, then by the order of the kinds. */
static lua_Integer eyes_rank(const Search *search, const Record *record) {
  enum { KINDS_MOST = 100 };
  lua_Integer at = 0;
  Text rest = search->query.kind, kind;
  while (text_cut(&rest, '|', &kind) && !text_equal(kind, record->kind)) at++;
  return (at < KINDS_MOST ? at : KINDS_MOST) + (evidence_name_says(&search->query, record) ? 0 : KINDS_MOST + 1);
}

static void make_row(const Search *search, const Row *row) {
  lua_State *L = search->L;
  lua_createtable(L, 0, 8);
  set_integer(L, "unit", row->unit);
  set_integer(L, "record", row->record);
  set_integer(L, "line", row->line);
  if (row->day != DAY_NONE) set_integer(L, "day", row->day);
  if (row->from->received != DAY_NONE) set_integer(L, "received", row->from->received);
  set_text(L, "path", shown_path(search, row));
  if (search->rows == ROWS_TABLE) push_register_row(L, row);
  else if (row->target.len) set_text(L, "target", row->target);
  if (row->twin.len) set_text(L, "twin", row->twin);
  push_unread(L, &row->unread);
  if (!row->eyes) return;
  set_true(L, "eyes");
  if (search->rows == ROWS_PAPERS) set_integer(L, "rank", eyes_rank(search, row->from));
}

/* A paper is found by dozens of tests, mostly with nothing to say but where it lies: they share one table, which none may
 * change. */
static bool is_shared(const Search *search, const Row *row) {
  return search->rows == ROWS_PAPERS && row->unit == search->script->evidence->unit && !row->eyes && !row->twin.len;
}

static void push_row(const Search *search, const Row *row) {
  lua_State *L = search->L;
  lua_Integer place = (lua_Integer)row->line << 32 | row->record;
  if (!is_shared(search, row)) {
    make_row(search, row);
    return;
  }
  record_notes(search->script); /* the first call for a unit forgets the rows of the one before */
  lua_rawgetp(L, LUA_REGISTRYINDEX, &shared_rows);
  if (lua_rawgeti(L, -1, place) == LUA_TNIL) {
    lua_pop(L, 1);
    make_row(search, row);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, place);
  }
  lua_remove(L, -2);
}

/* The reason of a leaf that only this paper came near to: the name of a Reason. */
static Reason near_reason(MatchWhy why) {
  if (why == WHY_EMPTY || why == WHY_PLACEHOLDER) return REASON_EMPTY;
  return why == WHY_PERIOD ? REASON_NO_ENTRY : REASON_MALFORMED;
}

/* What was asked for and is not met, as the pack writes it. Empty papers are told by the reason. */
static Text near_lacks(const Near *near) {
  static const char *const names[] = {[WHY_NO_DAY] = "day",
                                      [WHY_TOPIC] = "topic",
                                      [WHY_CONTAINS] = "contains",
                                      [WHY_LACKS] = "lacks",
                                      [WHY_FIELD] = "fields",
                                      [WHY_HEADING] = "with_headings",
                                      [WHY_WHERE] = "where",
                                      [WHY_PATH] = "path",
                                      [WHY_CASE] = "case",
                                      [WHY_ATTENDED] = "attended_by",
                                      [WHY_LINKED] = "linked_to",
                                      [WHY_WEEKDAY] = "weekday"};
  return near->why < sizeof names / sizeof *names ? text_of(names[near->why]) : TEXT_NONE;
}

static void set_cell(lua_State *L, Text cell) {
  enum { CELL_MOST = 40 };
  set_text(L, "cell", text_head(text_trim(cell), CELL_MOST));
}

/* near.lacks: what the column is called; near.cell: what stands there. */
static void push_row_lacks(lua_State *L, const Search *search) {
  const Near *near = &search->near;
  const Row *row = &near->row;
  const RecordTable *table = row->sheet < row->from->tables.len ? &row->from->tables.at[row->sheet] : NULL;
  Text cell, folded;
  if (!near->lacks.len) set_text(L, "lacks", near_lacks(near));
  if (!near->lacks.len || !table) return;
  set_text(L, "lacks", column_title(register_find(&search->script->pack->vocabulary, table->of), near->lacks));
  if (table_cell(table, row->number, near->lacks, &cell, &folded)) set_cell(L, cell);
}

/* near.at: which condition of `where` the paper does not meet, near.cell: the value that it has. */
static void push_where(lua_State *L, const Search *search) {
  const Record *record = search->near.row.from;
  size_t at = evidence_unmet(&search->query, record);
  const Fact *fact = at < search->query.where.len ? evidence_field(record, search->query.where.at[at].field) : NULL;
  set_integer(L, "at", (lua_Integer)at + 1);
  set_cell(L, fact ? fact->value : TEXT_NONE);
}

/* near.lacking: the fields, or the headings, that are not there, by their place in the set; near.photo, near.table. */
static void push_lacking(lua_State *L, const Search *search) {
  const Near *near = &search->near;
  const Record *record = near->row.from;
  uint32_t lacking = evidence_lacking(&search->query, record, near->why);
  lua_newtable(L);
  for (lua_Integer i = 0, count = 0; i < 32; i++) {
    if (!(lacking >> i & 1u)) continue;
    lua_pushinteger(L, i + 1);
    lua_rawseti(L, -2, ++count);
  }
  lua_setfield(L, -2, "lacking");
  if (near->why == WHY_FIELD && search->photo && !search_photo(record)) set_true(L, "photo");
  if (near->why == WHY_FIELD && search->table && !record->table_rows) set_true(L, "table");
}

/* Whether several that came equally far lack the very same. */
static bool lacks_one_thing(const Search *search) {
  size_t asked = search->query.with_fields.len + search->query.with_headings.len + search->photo + search->table;
  MatchWhy why = search->near.why;
  if (why == WHY_FIELD || why == WHY_HEADING) return asked == 1;
  return why != WHY_EMPTY && why != WHY_PLACEHOLDER && why != WHY_PERIOD;
}

static void push_near_paper(lua_State *L, const Search *search) {
  const Near *near = &search->near;
  make_row(search, &near->row);
  set_text(L, "reason", text_of(reason_names[near_reason(near->why)]));
  if (search->rows == ROWS_TABLE) {
    push_row_lacks(L, search);
    return;
  }
  if (near_lacks(near).len) set_text(L, "lacks", near_lacks(near));
  if (near->in_text) set_true(L, "in_text");
  if (near->alike > 1 && lacks_one_thing(search)) set_integer(L, "alike", near->alike);
  if (near->why == WHY_FIELD || near->why == WHY_HEADING) push_lacking(L, search);
  if (near->why == WHY_WHERE) push_where(L, search);
  if (near->why == WHY_ATTENDED && !near->row.from->attended.len) set_true(L, "nobody");
}

static void push_near(const Search *search) {
  lua_State *L = search->L;
  bool alone = search->linked && !search->others.len; /* what it has to belong to is not there */
  if (alone) {
    lua_newtable(L);
    set_text(L, "reason", text_of(reason_names[REASON_MISSING]));
    set_true(L, "alone");
  } else if (search->near.distance) {
    push_near_paper(L, search);
  } else if (search->outside.from) {
    make_row(search, &search->outside);
    set_text(L, "reason", text_of(reason_names[REASON_MISSING]));
    set_true(L, "outside");
  } else {
    lua_pushnil(L);
  }
}

/* ---- What the rows are like as a whole ---- */

static bool row_is_late(const Row *row, Day by) {
  Day came = row->from->received != DAY_NONE ? row->from->received : row->day;
  return by != DAY_NONE && came != DAY_NONE && came > by;
}

static bool is_plain(const Row *row, Day by) {
  return !row->eyes && !row_is_late(row, by);
}

/* Enough is enough: of rows that are sure and in time those behind the `most` that are asked for change nothing. */
static bool cut_rows(Search *search, lua_Integer most, Day by) {
  lua_Integer plain = 0;
  size_t kept = 0;
  for (size_t i = 0; i < search->found.len && plain < most; i++) plain += is_plain(&search->found.at[i], by);
  if (!most || plain < most) return false;
  for (size_t i = 0; kept < (size_t)most; i++)
    if (is_plain(&search->found.at[i], by)) search->found.at[kept++] = search->found.at[i];
  search->found.len = kept;
  return true;
}

/* Of which time the paper says it is; of the unit in hand that is asked once. */
static RecordNote times_of(const Search *search, const Row *row) {
  bool own = row->unit == search->script->evidence->unit;
  RecordNote other = {0}, *note = own ? &record_notes(search->script)[row->record] : &other;
  if (!note->asked) note->makes_up = record_makes_up(row->from), note->names_time = record_names_time(row->from);
  note->asked = true;
  return *note;
}

/* rows.sure: none waits for eyes, none came after rows.by; rows.makes_up: one may make up another window; rows.names_time: one
 * may name another than that of its day. */
static void set_flags(Search *search, Day by) {
  bool sure = true, makes_up = false, names_time = false;
  for (size_t i = 0; i < search->found.len; i++) {
    const Row *row = &search->found.at[i];
    sure &= is_plain(row, by);
    RecordNote note = search->windowed && search->rows != ROWS_TABLE ? times_of(search, row) : (RecordNote){0};
    makes_up |= note.makes_up;
    names_time |= note.names_time;
  }
  if (sure) set_true(search->L, "sure");
  if (by != DAY_NONE) set_integer(search->L, "by", by);
  if (makes_up) set_true(search->L, "makes_up");
  if (names_time) set_true(search->L, "names_time");
}

void search_push(Search *search, int64_t most, Day by) {
  lua_State *L = search->L;
  bool enough = cut_rows(search, most, by);
  lua_createtable(L, (int)search->found.len, 2);
  for (size_t i = 0; i < search->found.len; i++) {
    push_row(search, &search->found.at[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  set_flags(search, by);
  lua_pushinteger(L, search->looked);
  if (enough) lua_pushnil(L); /* what came near is told only where something lacks */
  else push_near(search);
}
