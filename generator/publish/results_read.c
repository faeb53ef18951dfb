/* SPDX-License-Identifier: MIT
 *
 * results.xml read back, element by element: for history and for checking totals. Takes: an open file. Gives: units and leaves
 * to a handler, in the order of the file; memory for one unit only. What is not known here is passed over, so that a later
 * version may say more. A wrong value ends the reading: half a history is none.
 */
#include "publish/publish.h"

#include <fcntl.h>
#include <string.h>

#define NAMESPACE "urn:dossier:results:1"

typedef enum Level { LEVEL_NONE, LEVEL_RESULTS, LEVEL_UNIT, LEVEL_ITEM, LEVEL_PART, LEVEL_LEAF } Level;

typedef struct MarkSaid { Text each, remark; } MarkSaid;

typedef struct Reader {
  const ResultsHandler *handler;
  DiagList *diags;
  Text file;
  Arena *arena, *kept; /* of the unit; of the whole */
  Level level; /* of the innermost element that is known */
  size_t depth, skipped; /* of all elements; of those inside one that is passed over */
  ResultsHead head;
  bool head_told;
  ResultsUnit unit;
  bool told; /* the unit was handed over */
  Text item, part;
  LIST(MarkSaid) marks; /* of the part, with a remark */
  const XmlAttribute *attributes; /* of the element that begins */
  size_t count;
  uint32_t line;
  bool bad;
} Reader;

/* One tag holds at most a few short texts and a list of places; the file itself may be of any size. */
static ReadLimits limits_of_results(void) {
  ReadLimits limits = read_limits;
  limits.xml_tag = 256 << 10;
  limits.xml_depth = 16;
  limits.xml_attributes = 64;
  return limits;
}

/* ---- Attributes ---- */

static Text attribute(const Reader *reader, const char *name) {
  for (size_t i = 0; i < reader->count; i++)
    if (text_is(reader->attributes[i].name, name)) return reader->attributes[i].value;
  return TEXT_NONE;
}

static void refuse(Reader *reader, const char *name, Text value) {
  if (!reader->bad)
    diag_add(reader->diags, DIAG_RESULTS_VALUE, where_of(reader->file, reader->line, 0), text_of(name), value, TEXT_NONE);
  reader->bad = true;
}

static Text text_needed(Reader *reader, const char *name) {
  Text value = attribute(reader, name);
  if (value.len == 0) refuse(reader, name, value);
  return text_copy(reader->arena, value);
}

static Text word_of(Reader *reader, const char *name, const char *const *words, size_t count) {
  Text value = attribute(reader, name);
  for (size_t i = 0; i < count; i++)
    if (text_is(value, words[i])) return text_of(words[i]);
  refuse(reader, name, value);
  return TEXT_NONE;
}

static Points points_of(Reader *reader, const char *name) {
  Points points = 0;
  if (!points_parse(attribute(reader, name), &points)) refuse(reader, name, attribute(reader, name));
  return points;
}

static int64_t count_of(Reader *reader, const char *name) {
  int64_t count = 0;
  if (!text_to_int(attribute(reader, name), &count) || count < 0) refuse(reader, name, attribute(reader, name));
  return count;
}

static Day day_or_none(Reader *reader, const char *name) {
  Day day = DAY_NONE;
  Text value = attribute(reader, name);
  if (value.len && !day_parse(value, &day)) refuse(reader, name, value);
  return day;
}

static Sums sums_of(Reader *reader) {
  return (Sums){.full = points_of(reader, "full"),
                .confirmed = points_of(reader, "confirmed"),
                .pending = points_of(reader, "pending"),
                .lost = points_of(reader, "lost"),
                .not_due = points_of(reader, "not-due"),
                .in_error = points_of(reader, "in-error"),
                .not_applicable = points_of(reader, "not-applicable"),
                .leaves_done = count_of(reader, "done"),
                .leaves_due = count_of(reader, "due")};
}

/* ---- Elements ---- */

static bool open_results(Reader *reader, Text space, Text name) {
  Text version = attribute(reader, "version");
  if (text_is(space, NAMESPACE) && text_is(name, "results") && text_is(version, "1")) return true;
  diag_add(reader->diags, DIAG_RESULTS_FOREIGN, where_of(reader->file, reader->line, 0), version.len ? version : TEXT("?"),
           TEXT_NONE, TEXT_NONE);
  return false;
}

static void open_assessment(Reader *reader) {
  reader->head.assessment = text_copy(reader->kept, attribute(reader, "name"));
  reader->head.as_of = day_or_none(reader, "as-of");
  reader->head.period = (Period){day_or_none(reader, "from"), day_or_none(reader, "to")};
}

/* It stands before all units. */
static bool tell_head(Reader *reader) {
  if (reader->head_told) return true;
  reader->head_told = true;
  return !reader->handler->head || reader->handler->head(reader->handler->state, &reader->head);
}

static uint32_t place_of(Reader *reader, const char *name) {
  if (!attribute(reader, name).len) return 0;
  int64_t place = count_of(reader, name);
  if (place > UINT32_MAX) refuse(reader, name, attribute(reader, name));
  return (uint32_t)place;
}

static bool open_unit(Reader *reader) {
  arena_reset(reader->arena);
  reader->told = false;
  memset(&reader->marks, 0, sizeof reader->marks); /* they lay in the arena of the unit */
  reader->unit = (ResultsUnit){.id = text_needed(reader, "id"), .name = text_needed(reader, "name")};
  reader->unit.grade = text_copy(reader->arena, attribute(reader, "grade"));
  reader->unit.rank = place_of(reader, "rank");
  reader->unit.rank_of = place_of(reader, "rank-of");
  reader->unit.applies = !text_is(attribute(reader, "applies"), "false");
  reader->unit.provisional = text_is(attribute(reader, "provisional"), "true");
  return !reader->bad && tell_head(reader);
}

/* The sums stand before the items, so at the first item or the end of the unit all is known. */
static bool tell_unit(Reader *reader) {
  if (reader->told) return true;
  reader->told = true;
  if (!reader->unit.scored) reader->unit.score = reader->unit.sums.confirmed + reader->unit.bonus.confirmed;
  return !reader->handler->unit || reader->handler->unit(reader->handler->state, &reader->unit);
}

static bool open_item(Reader *reader) {
  ResultsItem item = {.unit = reader->unit.id, .id = reader->item = text_needed(reader, "id")};
  Text name = word_of(reader, "state", state_names, STATE_COUNT);
  for (int i = 0; i < STATE_COUNT; i++)
    if (text_is(name, state_names[i])) item.state = (State)i;
  if (reader->bad || !tell_unit(reader)) return false;
  return !reader->handler->item || reader->handler->item(reader->handler->state, &item);
}

static bool open_part(Reader *reader) {
  reader->part = text_needed(reader, "id");
  reader->marks.len = 0;
  ResultsPart part = {.unit = reader->unit.id, .item = reader->item, .id = reader->part, .base = attribute(reader, "base")};
  return !reader->bad && (!reader->handler->part || reader->handler->part(reader->handler->state, &part));
}

static void take_mark(Reader *reader) {
  Text remark = attribute(reader, "remark");
  if (!remark.len || !text_is(attribute(reader, "decides"), "true")) return;
  *list_add(reader->arena, &reader->marks) =
      (MarkSaid){text_copy(reader->arena, attribute(reader, "each")), text_copy(reader->arena, remark)};
}

/* Of a leaf that was judged: of the mark that names it, else of the one on the part. */
static Text remark_of(const Reader *reader, const ResultsLeaf *leaf) {
  Text found = TEXT_NONE;
  bool judged = text_is(leaf->reason, reason_names[REASON_REFUSED]) || text_is(leaf->reason, reason_names[REASON_REJECTED]);
  for (size_t i = 0; judged && i < reader->marks.len; i++) {
    const MarkSaid *mark = &reader->marks.at[i];
    if (mark_names(mark->each, true, leaf->key, leaf->window) && (mark->each.len || !found.len)) found = mark->remark;
  }
  return found;
}

static bool open_leaf(Reader *reader) {
  static const char *const states[] = {"done", "open", "waiting"};
  static const char *const yes_no[] = {"true", "false"};
  ResultsLeaf leaf = {.unit = reader->unit.id,
                      .item = reader->item,
                      .part = reader->part,
                      .key = attribute(reader, "key"),
                      .window = attribute(reader, "window"),
                      .label = attribute(reader, "label"),
                      .value = attribute(reader, "value"),
                      .detail = attribute(reader, "detail"),
                      .by = day_or_none(reader, "by"),
                      .on = day_or_none(reader, "on"),
                      .state = word_of(reader, "state", states, 3)};
  leaf.due = text_is(word_of(reader, "due", yes_no, 2), "true");
  leaf.reason = attribute(reader, "reason");
  leaf.remark = remark_of(reader, &leaf);
  if (leaf.value.len) points_of(reader, "value");
  return !reader->bad && (!reader->handler->leaf || reader->handler->leaf(reader->handler->state, &leaf));
}

/* The level of a child that counts here; LEVEL_NONE = passed over. */
static Level level_of(Level parent, Text name) {
  static const struct {
    Level parent, child;
    const char *name;
  } known[] = {{LEVEL_RESULTS, LEVEL_UNIT, "unit"},
               {LEVEL_UNIT, LEVEL_ITEM, "item"},
               {LEVEL_ITEM, LEVEL_PART, "part"},
               {LEVEL_PART, LEVEL_LEAF, "leaf"}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (known[i].parent == parent && text_is(name, known[i].name)) return known[i].child;
  return LEVEL_NONE;
}

static bool enter(Reader *reader, Level level) {
  reader->level = level;
  switch (level) {
  case LEVEL_UNIT: return open_unit(reader);
  case LEVEL_ITEM: return open_item(reader);
  case LEVEL_PART: return open_part(reader);
  case LEVEL_LEAF: return open_leaf(reader);
  case LEVEL_NONE:
  case LEVEL_RESULTS: break;
  }
  return true;
}

/* What stands beside the elements that hold others. */
static void beside(Reader *reader, Text name) {
  if (reader->level == LEVEL_RESULTS && text_is(name, "assessment")) open_assessment(reader);
  if (reader->level == LEVEL_RESULTS && text_is(name, "pack")) reader->head.pack = text_copy(reader->kept, attribute(reader, "id"));
  if (reader->level == LEVEL_PART && text_is(name, "mark")) take_mark(reader);
  bool counted = reader->level == LEVEL_LEAF && text_is(name, "evidence");
  if (counted && reader->handler->paper) reader->handler->paper(reader->handler->state);
  if (reader->level != LEVEL_UNIT) return;
  if (text_is(name, "sums")) reader->unit.sums = sums_of(reader);
  if (text_is(name, "bonus")) reader->unit.bonus = sums_of(reader);
  if (!text_is(name, "final")) return;
  reader->unit.scored = true;
  reader->unit.score = points_of(reader, "score");
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Reader *reader = state;
  reader->attributes = attributes;
  reader->count = count;
  reader->line = line;
  if (reader->depth++ == 0) {
    reader->level = LEVEL_RESULTS;
    return open_results(reader, space, name);
  }
  Level level = reader->skipped || !text_is(space, NAMESPACE) ? LEVEL_NONE : level_of(reader->level, name);
  if (level != LEVEL_NONE) return enter(reader, level);
  if (!reader->skipped && text_is(space, NAMESPACE)) beside(reader, name);
  reader->skipped++;
  return !reader->bad;
}

static bool on_close(void *state, Text space, Text name) {
  Reader *reader = state;
  (void)space;
  (void)name;
  reader->depth--;
  if (reader->skipped) {
    reader->skipped--;
    return true;
  }
  bool good = reader->level != LEVEL_UNIT || tell_unit(reader);
  if (reader->level == LEVEL_RESULTS) good = tell_head(reader);
  reader->level--;
  return good;
}

int results_open(int folder, const char *path) {
  FileStat stat;
  if (!fs_stat(folder, path, &stat) || stat.kind != FILE_REGULAR) return -1;
  return openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

bool results_read(int fd, Text file, const ResultsHandler *handler, Arena *arena, DiagList *diags) {
  ReadLimits limits = limits_of_results();
  Reader reader = {.handler = handler, .diags = diags, .file = text_copy(arena, file), .arena = arena_new(), .kept = arena};
  reader.head = (ResultsHead){.assessment = TEXT_NONE, .pack = TEXT_NONE, .as_of = DAY_NONE, .period = {DAY_NONE, DAY_NONE}};
  XmlHandler events = {.state = &reader, .open = on_open, .close = on_close};
  bool good = read_xml_stream(fd, reader.file, &limits, &events, diags) && !reader.bad;
  arena_free(reader.arena);
  return good;
}
