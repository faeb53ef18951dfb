/* SPDX-License-Identifier: MIT
 *
 * Named values of a paper: front matter, fields of an XML record, and what clerks write instead: "地点：会议室", a table row
 * of label and value, a heading with text below it. Takes: a Paper and the fields that its kind declares. Gives: facts with
 * their declared names. Owns nothing.
 */
#include "evidence/evidence_in.h"

static void field_add(UnitReading *r, Record *record, Text name, Text value, uint32_t line, Text key) {
  Fact *fact = list_add(r->arena, &record->fields);
  bool filled = words_say(text_fold(r->file, value), &r->reader->vocabulary->placeholders);
  *fact = (Fact){text_copy(r->arena, name), text_copy(r->arena, value), record_where(record, line), filled};
  *list_add(r->arena, &record->field_keys) = key;
}

/* ---- Front matter ---- */

/* A scalar; of a list its scalars with "; " between. */
static Text value_flat(Arena *arena, const Value *value) {
  TextList parts = {0};
  if (value->kind == VALUE_TEXT) return text_trim(value->text);
  for (const Value *one = value->kind == VALUE_LIST ? value->first : NULL; one; one = one->next)
    if (one->kind == VALUE_TEXT) *list_add(arena, &parts) = text_trim(one->text);
  return text_join(arena, &parts, TEXT("; "));
}

static void take_value(UnitReading *r, Record *record, Text name, const Value *value, Buf *folded) {
  Text text = value_flat(r->file, value);
  field_add(r, record, name, text, value->line, text_trim(text_fold(r->arena, name)));
  buf_text(folded, text_fold(r->file, text));
  buf_char(folded, '\n');
}

/* A map inside front matter gives "outer.inner"; what lies deeper is no field. */
void record_take_front(UnitReading *r, Record *record, const Paper *paper) {
  Buf folded = {0};
  for (const Value *value = paper->front ? paper->front->first : NULL; value; value = value->next) {
    if (value->kind != VALUE_MAP) take_value(r, record, value->key, value, &folded);
    for (const Value *inner = value->kind == VALUE_MAP ? value->first : NULL; inner; inner = inner->next)
      if (inner->kind != VALUE_MAP)
        take_value(r, record, text_format(r->file, "%.*s.%.*s", TEXT_ARG(value->key), TEXT_ARG(inner->key)), inner, &folded);
  }
  record->front_fields = (uint32_t)record->fields.len;
  record->fields_folded = folded.len ? text_copy(r->arena, buf_view(&folded)) : TEXT_NONE;
  buf_free(&folded);
}

/* ---- Labels that mean the same in every pack ---- */

typedef struct CommonLabel {
  const char *name, *words;
} CommonLabel;

/* Who was not there, and who should have been, come first: "未出席" ends like "出席". */
static const CommonLabel people_labels[] = {
    {"absent", "缺席|请假|未到|未到会|未出席|未参加|未参会|缺席人员|请假人员|absent|absence|absentees|excused|apologies|not present"},
    {"expected", "应到|应到会|应出席|应参加|应参会|应到人员|应出席人员|应参加人员|应到人数|invited|expected"},
    {"attended", "主持|主持人|会议主持|主讲|主讲人|授课|授课人|讲课人|宣讲人|报告人|发言人|出席|出席人|出席人员|出席领导|参加|参加人|参加人员|"
                 "参会|参会人|参会人员|与会|与会人员|到会|到会人员|实到|实到人员|列席|列席人|列席人员|带队|带队人|带队领导|牵头|牵头人|"
                 "host|chair|chaired by|moderator|speaker|lecturer|attended|attended by|attendance|attendees|present|participants|"
                 "led by"},
};
static const CommonLabel matter_labels[] = {
    {"case", "案件|案号|案件编号|案件名称|事项|事项名称|事项编号|编号|case|case number|case no|matter"},
    {"number", "文号|发文字号|发文文号|文件编号|document number|number"},
    {"received", "收到日期|收到时间|收文日期|收件日期|签收日期|received|received on|date received"},
};

static void labels_open(Arena *arena, const CommonLabel *labels, size_t count, Kind *kind) {
  *kind = (Kind){.id = TEXT_NONE};
  for (size_t i = 0; i < count; i++) {
    KindField *field = list_add(arena, &kind->fields);
    field->name = text_of(labels[i].name);
    Text rest = text_of(labels[i].words);
    for (Text word; text_cut(&rest, '|', &word);) *list_add(arena, &field->synonyms) = text_fold(arena, word);
  }
}

void fields_open(UnitReading *r) {
  labels_open(r->arena, people_labels, sizeof people_labels / sizeof *people_labels, &r->people);
  labels_open(r->arena, matter_labels, sizeof matter_labels / sizeof *matter_labels, &r->matters);
}

/* ---- Labels in the text: of fields that the kind declares, and of those ---- */

/* "自 评 人" is called 自评人. */
static bool is_called(const KindField *field, Text folded) {
  if (!words_has_letter(folded)) return false;
  for (size_t i = 0; i < field->synonyms.len; i++)
    if (words_same(field->synonyms.at[i], folded)) return true;
  return words_same(field->name, folded);
}

/* "会议时间" is a label for "时间": in scripts without spaces a longer label may end with a synonym. */
static bool label_ends(const KindField *field, Text folded) {
  for (size_t i = 0; i < field->synonyms.len; i++) {
    Text word = field->synonyms.at[i];
    if (word.len && (unsigned char)word.at[0] >= 0x80 && text_ends(folded, word)) return true;
  }
  return false;
}

static const KindField *field_called(const Kind *kind, Text folded) {
  for (size_t i = 0; i < kind->fields.len; i++)
    if (is_called(&kind->fields.at[i], folded)) return &kind->fields.at[i];
  return NULL;
}

static const KindField *field_labelled(const Kind *kind, Text folded) {
  const KindField *field = field_called(kind, folded);
  for (size_t i = 0; !field && i < kind->fields.len; i++)
    if (label_ends(&kind->fields.at[i], folded)) field = &kind->fields.at[i];
  return field;
}

/* The kind's own word for it comes first. */
static const KindField *label_called(const UnitReading *r, const Kind *kind, Text folded) {
  const KindField *field = kind ? field_called(kind, folded) : NULL;
  if (!field) field = field_called(&r->people, folded);
  return field ? field : field_called(&r->matters, folded);
}

static const KindField *label_field(const UnitReading *r, const Kind *kind, Text folded) {
  const KindField *field = kind ? field_labelled(kind, folded) : NULL;
  if (!field) field = field_labelled(&r->people, folded);
  return field ? field : field_called(&r->matters, folded);
}

typedef struct Label { /* a label and its colon in a block */
  const KindField *field;
  Text name;
  size_t from, to;
} Label;
typedef LIST(Label) Labels;

enum { LABEL_MOST = 60 }; /* bytes: twenty Han characters */

/* Every byte of every paper comes by here. */
static size_t colon_may_stand(Text text, size_t at) {
  while (at < text.len && text.at[at] != ':' && text.at[at] != '\xEF') at++;
  return at;
}

static size_t colon_length(Text text, size_t at) {
  if (text.at[at] == ':') return 1;
  return text_starts(text_slice(text, at, text.len), TEXT("：")) ? 3 : 0;
}

static bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A blank inside "start time"; the one in "10:30 地点" parts. */
static bool blank_joins(Text text, size_t at) {
  return at > 0 && at + 1 < text.len && is_ascii_letter(text.at[at - 1]) && is_ascii_letter(text.at[at + 1]);
}

/* A label begins behind punctuation or a blank that parts, and at most LABEL_MOST bytes before its colon. */
static size_t label_start(Text text, size_t colon) {
  size_t from = colon > LABEL_MOST ? colon - LABEL_MOST : 0, start;
  while (from < colon && ((unsigned char)text.at[from] & 0xC0) == 0x80) from++;
  start = from;
  for (Text rest = text_slice(text, from, colon); rest.len;) {
    size_t at = colon - rest.len;
    int32_t c = text_next(&rest);
    if (!char_is_letter(c) && c != '-' && c != '_' && !blank_joins(text, at)) start = colon - rest.len;
  }
  return start;
}

static size_t char_start(Text text, size_t end) {
  do end--;
  while (end > 0 && ((unsigned char)text.at[end] & 0xC0) == 0x80);
  return end;
}

static bool letter_ends(Text text, size_t end) {
  Text last = end ? text_slice(text, char_start(text, end), end) : TEXT_NONE;
  return end && char_is_letter(text_next(&last));
}

/* Where the character ends that stands before the blanks before `at`. */
static size_t before_blanks(Text text, size_t at) {
  static const char *const blanks[] = {" ", "\xC2\xA0", "\xE3\x80\x80"};
  for (size_t i = 0, least = at > LABEL_MOST ? at - LABEL_MOST : 0; i < sizeof blanks / sizeof *blanks && at > least;) {
    if (text_ends(text_slice(text, 0, at), text_of(blanks[i]))) at -= text_of(blanks[i]).len, i = 0;
    else i++;
  }
  return at;
}

/* "自 评 人:": where single characters with blanks between them begin; the end where there are no two. */
static size_t spaced_start(Text text, size_t end) {
  size_t start = end, count = 0;
  for (size_t behind = end; behind > 0 && end - behind < LABEL_MOST; count++) {
    size_t at = char_start(text, behind), before = before_blanks(text, at);
    bool within = before == at && letter_ends(text, at);
    if ((unsigned char)text.at[at] < 0x80 || !letter_ends(text, behind) || within) break;
    start = at;
    behind = before < at ? before : 0;
  }
  return count > 1 ? start : end;
}

static size_t next_letter(Text text, size_t at, size_t end) {
  Text rest = text_slice(text, at, end);
  text_next(&rest);
  for (size_t here = end - rest.len; rest.len; here = end - rest.len)
    if (char_is_letter(text_next(&rest))) return here;
  return end;
}

/* "Host (signature):" is a label "Host": where the name ends. */
static size_t label_end(Text text, size_t colon) {
  Text name = text_slice(text, colon > LABEL_MOST ? colon - LABEL_MOST : 0, colon);
  bool wide = text_ends(name, TEXT("）"));
  if (!wide && !text_ends(name, TEXT(")"))) return colon;
  Text open = wide ? TEXT("（") : TEXT("(");
  size_t at = name.len;
  while (at && !text_starts(text_slice(name, at, name.len), open)) at--;
  while (at && name.at[at - 1] == ' ') at--;
  return at ? colon - name.len + at : colon;
}

/* Of "甲 时 间:" the characters that are a label without the blanks between them. */
static bool spaced_take(UnitReading *r, const Kind *kind, Text text, size_t colon, Label *label) {
  for (size_t from = spaced_start(text, colon); from < colon; from = next_letter(text, from, colon)) {
    label->field = label_called(r, kind, text_trim(text_fold(r->file, text_slice(text, from, colon))));
    label->name = text_trim(text_slice(text, from, colon));
    label->from = from;
    if (label->field) return true;
  }
  return false;
}

/* "Place: Hall Host: B": when the whole is no label, its last word may be. */
static bool label_take(UnitReading *r, const Kind *kind, Text text, size_t before, Label *label) {
  size_t colon = label_end(text, before);
  if (spaced_take(r, kind, text, colon, label)) return true;
  for (size_t from = label_start(text, colon); from < colon;) {
    Text name = text_slice(text, from, colon);
    label->field = label_field(r, kind, text_trim(text_fold(r->file, name)));
    label->name = text_trim(name);
    label->from = from;
    if (label->field) return true;
    size_t blank = text_find(name, TEXT(" "));
    from = blank == SIZE_MAX ? colon : from + blank + 1;
  }
  return false;
}

static void labels_find(UnitReading *r, const Kind *kind, Text text, Labels *labels) {
  for (size_t at = colon_may_stand(text, 0); at < text.len; at = colon_may_stand(text, at + 1)) {
    size_t colon = colon_length(text, at);
    Label label = {.to = at + colon};
    if (colon && label_take(r, kind, text, at, &label)) *list_add(r->file, labels) = label;
  }
}

/* "Date: ____" is no field, nor is a day that nobody has filled in. */
static bool value_says(const UnitReading *r, Text value) {
  return words_has_letter(value) && !words_blank_day(text_fold(r->file, value));
}

static void take_labels_of(UnitReading *r, Record *record, const Kind *kind, const Block *block) {
  Labels labels = {0};
  labels_find(r, kind, block->plain, &labels);
  for (size_t i = 0; i < labels.len; i++) {
    const Label *label = &labels.at[i];
    size_t end = i + 1 < labels.len ? labels.at[i + 1].from : block->plain.len;
    Text value = text_trim(text_slice(block->plain, label->to, end > label->to ? end : label->to));
    if (value_says(r, value)) field_add(r, record, label->name, value, block->line, label->field->name);
  }
}

/* | 地点 | 会议室 |, or a heading that is a label with text below it. */
static void take_pair(UnitReading *r, Record *record, const Kind *kind, const Block *label, const Block *value) {
  bool row = label->cell && value->cell == label->cell->next && value->cell;
  bool section = label->heading && !value->heading;
  if ((!row && !section) || !value_says(r, value->plain)) return;
  if (label->plain.len > LABEL_MOST) return;
  Text folded = text_trim(text_fold(r->file, label->plain));
  const KindField *field = label_called(r, kind, folded);
  if (field) field_add(r, record, label->plain, value->plain, value->line, field->name);
}

static void keys_declare(Record *record, const Kind *kind) {
  for (size_t i = 0; i < record->field_keys.len; i++)
    for (size_t k = 0; k < kind->fields.len; k++)
      if (is_called(&kind->fields.at[k], record->field_keys.at[i])) record->field_keys.at[i] = kind->fields.at[k].name;
}

static void take_labels(UnitReading *r, Record *record, const Kind *kind) {
  for (size_t i = 0; i < r->blocks.len; i++) {
    if (!r->blocks.at[i].heading) take_labels_of(r, record, kind, &r->blocks.at[i]);
    if (i + 1 < r->blocks.len) take_pair(r, record, kind, &r->blocks.at[i], &r->blocks.at[i + 1]);
  }
}

/* ---- Who was there, which case, which number ---- */

static void line_add(Buf *lines, Text folded) {
  for (size_t i = 0; i < folded.len; i++) buf_char(lines, folded.at[i] == '\n' ? ' ' : folded.at[i]);
  buf_char(lines, '\n');
}

static bool says_absent(const UnitReading *r, Text piece) {
  const KindField *absent = &r->people.fields.at[0];
  for (size_t i = 0; i < absent->synonyms.len; i++)
    if (words_find(piece, absent->synonyms.at[i], true) != SIZE_MAX) return true;
  return false;
}

static size_t separator_at(Text text, size_t *length) {
  static const char *const signs[] = {",", ";", "、", "。", "\n"};
  size_t first = text.len;
  *length = 0;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t at = text_find(text, text_of(signs[i]));
    if (at < first) first = at, *length = text_of(signs[i]).len;
  }
  return first;
}

/* "书记、组织委员（请假）": the second was not there. Behind a full stop there is prose, and who stands in it need not have been. */
static void attended_add(UnitReading *r, Record *record, Buf *lines, const Fact *fact) {
  Text rest = text_fold(r->file, fact->value);
  while (rest.len) {
    size_t length, end = separator_at(rest, &length);
    Text piece = text_trim(text_slice(rest, 0, end));
    rest = text_starts(text_slice(rest, end, rest.len), TEXT("。")) ? TEXT_NONE : text_slice(rest, end + length, rest.len);
    if (!piece.len || says_absent(r, piece)) continue;
    line_add(lines, piece);
    *list_add(r->arena, &record->attended_lines) = fact->where.line;
  }
}

static Text lines_take(UnitReading *r, Buf *lines) {
  Text text = lines->len ? text_copy(r->arena, buf_view(lines)) : TEXT_NONE;
  buf_free(lines);
  return text;
}

/* Front matter goes before a line of the text; what holds no day says nothing. */
static void take_received(Record *record, const Fact *fact) {
  Day day;
  if (record->received == DAY_NONE && day_read(fact->value, &day)) record->received = day;
}

static void record_take_common(UnitReading *r, Record *record) {
  Buf attended = {0}, cases = {0}, numbers = {0};
  for (size_t i = 0; i < record->fields.len; i++) {
    const Fact *fact = &record->fields.at[i];
    Text name = text_trim(text_fold(r->file, fact->name));
    const KindField *people = field_labelled(&r->people, name), *matter = field_called(&r->matters, name);
    if (people && text_is(people->name, "attended")) attended_add(r, record, &attended, fact);
    if (matter && text_is(matter->name, "received")) take_received(record, fact);
    else if (matter) line_add(text_is(matter->name, "case") ? &cases : &numbers, text_fold(r->file, fact->value));
  }
  Text own = issue_number_own(record->name_folded, record->text_folded);
  if (own.len) line_add(&numbers, own);
  record->attended = lines_take(r, &attended);
  record->cases = lines_take(r, &cases);
  record->numbers = lines_take(r, &numbers);
}

void record_take_labels(UnitReading *r, Record *record) {
  const Kind *kind = kind_find(r->reader->vocabulary, record->kind);
  if (kind) keys_declare(record, kind);
  take_labels(r, record, kind);
  record_take_common(r, record);
}

/* ---- Forms that nobody has filled in ---- */

static bool value_is_open(const UnitReading *r, Text text) {
  Text folded = text_trim(text_fold(r->file, text));
  return !words_say(folded, &r->reader->vocabulary->placeholders);
}

static bool column_called(const UnitReading *r, Text of, Text folded) {
  const Registers *registers = &r->reader->vocabulary->registers;
  for (size_t i = 0; i < registers->len; i++)
    for (size_t k = 0; text_equal(registers->at[i].id, of) && k < registers->at[i].columns.len; k++)
      if (is_called(&registers->at[i].columns.at[k], folded)) return true;
  return false;
}

/* The head of a table; where it has rows, their cells say something. */
static bool cell_is_head(const UnitReading *r, const Record *record, const Block *block) {
  Text folded = text_trim(text_fold(r->file, block->plain));
  for (size_t i = 0; block->cell && i < record->tables.len; i++)
    if (!record->tables.at[i].cut && column_called(r, record->tables.at[i].of, folded)) return true;
  return false;
}

bool block_is_form(UnitReading *r, const Record *record, const Block *block) {
  Labels labels = {0};
  if (block->plain.len > 400) return false;
  if (cell_is_head(r, record, block)) return true;
  labels_find(r, kind_find(r->reader->vocabulary, record->kind), block->plain, &labels);
  if (!labels.len || !value_is_open(r, text_slice(block->plain, 0, labels.at[0].from))) return false;
  for (size_t i = 0; i < labels.len; i++) {
    size_t end = i + 1 < labels.len ? labels.at[i + 1].from : block->plain.len;
    if (end > labels.at[i].to && !value_is_open(r, text_slice(block->plain, labels.at[i].to, end))) return false;
  }
  return true;
}
