/* SPDX-License-Identifier: MIT
 *
 * Conditions on one cell of a register or one field of a paper. Takes: the condition as an author wrote it, values as clerks
 * write them. Gives: yes, no, or "cannot be compared": a number that nobody can read must never count as too small. Owns
 * nothing. Numbers are whole millionths, so that two of them compare the same everywhere.
 */
#include "evidence/evidence_in.h"

enum { MILLION = 1000000, DIGITS_MOST = 12, DECIMALS = 6, UNIT_MOST = 4 /* characters behind a number */ };

/* ---- Numbers ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Digits with a comma between groups of three, or none: 1234, 1,234. False when there is no digit, or too many. */
static bool take_whole(Text *rest, int64_t *whole) {
  size_t digits = 0, group = 0;
  bool grouped = false;
  *whole = 0;
  while (rest->len) {
    char c = rest->at[0];
    bool comma = c == ',' && rest->len > 3 && is_digit(rest->at[1]) && is_digit(rest->at[2]) && is_digit(rest->at[3]);
    if (comma && (digits == 0 || digits > 3) && !grouped) return false;
    if (comma && grouped && group != 3) return false;
    if (!comma && !is_digit(c)) break;
    if (comma) grouped = true, group = 0;
    else *whole = *whole * 10 + (c - '0'), digits++, group++;
    if (digits > DIGITS_MOST) return false;
    *rest = text_slice(*rest, 1, rest->len);
  }
  return digits > 0 && (!grouped || group == 3);
}

static int64_t take_decimals(Text *rest) {
  int64_t value = 0, unit = MILLION / 10;
  if (rest->len < 2 || rest->at[0] != '.' || !is_digit(rest->at[1])) return 0;
  *rest = text_slice(*rest, 1, rest->len);
  for (; rest->len && is_digit(rest->at[0]); unit /= 10) {
    value += (rest->at[0] - '0') * unit;
    *rest = text_slice(*rest, 1, rest->len);
  }
  return value;
}

static bool take_start(Text *rest, const char *word) {
  Text start = text_of(word);
  if (!text_starts(*rest, start)) return false;
  *rest = text_slice(*rest, start.len, rest->len);
  return true;
}

/* What may stand behind a number: a unit of measure. Words that make it vague, and signs of a range, make it no number. */
static bool unit_is_plain(Text unit) {
  static const char vague[] = "余餘多约約几幾至到以左右上下或-~/+.,:0123456789";
  size_t count = 0;
  unit = text_trim(unit);
  if (text_ends(unit, TEXT("m2")) || text_ends(unit, TEXT("m3"))) unit.len--; /* m², folded */
  for (Text rest = unit, before = unit; rest.len; before = rest) {
    text_next(&rest);
    Text sign = {before.at, before.len - rest.len};
    if (++count > UNIT_MOST || text_find(text_of(vague), sign) != SIZE_MAX) return false;
  }
  return true;
}

bool condition_number(Text folded, int64_t *millionths, bool *percent) {
  Text rest = text_trim(folded);
  bool minus = take_start(&rest, "-");
  int64_t whole, many = 1;
  if (!take_whole(&rest, &whole)) return false;
  int64_t value = whole * MILLION + take_decimals(&rest);
  rest = text_trim(rest);
  *percent = take_start(&rest, "%");
  if (take_start(&rest, "万") || take_start(&rest, "萬")) many = 10000;
  else if (take_start(&rest, "亿") || take_start(&rest, "億")) many = 100000000;
  if (whole > INT64_C(900000000000) / many || !unit_is_plain(rest)) return false;
  *millionths = (minus ? -value : value) * many;
  return true;
}

/* ---- Reading a condition ---- */

static const struct {
  const char *sign;
  ConditionOp op;
} signs[] = {{">=", CONDITION_LEAST}, {"≥", CONDITION_LEAST}, {"<=", CONDITION_MOST}, {"≤", CONDITION_MOST},
             {"!=", CONDITION_NOT},   {"≠", CONDITION_NOT},   {"~=", CONDITION_NOT},  {">", CONDITION_MORE},
             {"<", CONDITION_LESS},   {"~", CONDITION_CONTAINS}, {"=", CONDITION_EQUAL}};

static ConditionOp take_sign(Text *rest) {
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (take_start(rest, signs[i].sign)) return signs[i].op;
  return CONDITION_EQUAL;
}

static bool has_order(ConditionOp op) {
  return op == CONDITION_LESS || op == CONDITION_MOST || op == CONDITION_MORE || op == CONDITION_LEAST;
}

bool condition_day(Text cell, int year, Day *day) {
  Text text = text_trim(cell);
  return day_parse(text, day) || day_find_clear(text, year, day, NULL) == DAY_FOUND;
}

/* A whole date comes before a number: 2017-08-04 is no 2017. */
static void take_operand(Condition *condition, Day as_of) {
  if (text_is(condition->text, "as_of")) {
    condition->type = CONDITION_DAY;
    condition->day = as_of;
  } else if (condition_number(condition->text, &condition->number, &condition->percent)) {
    condition->type = CONDITION_NUMBER;
  } else if (condition_day(condition->text, 0, &condition->day)) {
    condition->type = CONDITION_DAY;
  }
}

bool condition_read(Arena *arena, Text written, Day as_of, Condition *condition) {
  *condition = (Condition){.day = DAY_NONE, .text = TEXT_NONE};
  Text rest = text_trim(text_fold(arena, written));
  if (text_is(rest, "empty") || text_is(rest, "filled")) {
    condition->op = text_is(rest, "empty") ? CONDITION_EMPTY : CONDITION_FILLED;
    return true;
  }
  condition->op = take_sign(&rest);
  condition->text = text_trim(rest);
  if (condition->op == CONDITION_CONTAINS) return condition->text.len > 0;
  take_operand(condition, as_of);
  return !has_order(condition->op) || condition->type != CONDITION_TEXT;
}

/* ---- Asking it ---- */

static bool order_fits(ConditionOp op, int64_t a, int64_t b) {
  switch (op) {
  case CONDITION_LESS: return a < b;
  case CONDITION_MOST: return a <= b;
  case CONDITION_MORE: return a > b;
  case CONDITION_LEAST: return a >= b;
  case CONDITION_EQUAL: return a == b;
  case CONDITION_NOT: return a != b;
  case CONDITION_CONTAINS: case CONDITION_EMPTY: case CONDITION_FILLED: break;
  }
  return false;
}

/* 0.85 beside "80%" may mean either: nobody knows. */
static bool share_is_unclear(const Condition *condition, int64_t value, bool percent) {
  return condition->percent && !percent && value > -MILLION && value < MILLION && value != 0;
}

typedef struct Values { /* what a cell says: of days the first and the last, else one number */
  int64_t first, last;
} Values;

/* False: the cell holds nothing that compares with the operand. */
static bool values_of(const Condition *condition, Text cell, Text folded, int year, Values *values) {
  Day first, last;
  bool percent;
  if (condition->type == CONDITION_DAY) {
    if (!day_cell(cell, year, &first, &last)) return false;
    *values = (Values){first, last};
    return true;
  }
  if (!condition_number(folded, &values->first, &percent) || share_is_unclear(condition, values->first, percent)) return false;
  values->last = values->first;
  return true;
}

static bool text_is_one_of(Text folded, Text pieces) {
  for (Text piece; text_cut(&pieces, '|', &piece);)
    if (words_has_letter(piece) && words_same(folded, piece)) return true;
  return false;
}

/* A certificate without an end: a column of last days holds a word. */
static bool never_ends(Text folded) {
  static const char words[] = "长期|长期有效|永久|永久有效|无固定期限|long-term|indefinite|permanent|no expiry";
  return text_is_one_of(text_trim(folded), text_of(words));
}

static int64_t operand(const Condition *condition) {
  return condition->type == CONDITION_DAY ? condition->day : condition->number;
}

static bool is_equal(const Condition *condition, Text cell, Text folded, int year) {
  Values values;
  if (text_is_one_of(folded, condition->text)) return true;
  if (condition->type == CONDITION_TEXT || !values_of(condition, cell, folded, year, &values)) return false;
  return values.first <= operand(condition) && operand(condition) <= values.last;
}

/* "2025.5.2至2026.5.1" is a time in which something is valid: it is over behind its last day, which is what counts for < and >=. */
Answer condition_holds(const Condition *condition, Text cell, Text folded, int year) {
  Values values;
  bool filled = words_has_letter(folded);
  switch (condition->op) {
  case CONDITION_EMPTY: return filled ? ANSWER_NO : ANSWER_YES;
  case CONDITION_FILLED: return filled ? ANSWER_YES : ANSWER_NO;
  case CONDITION_CONTAINS: return words_any(folded, condition->text, false, NULL) ? ANSWER_YES : ANSWER_NO;
  case CONDITION_EQUAL: return is_equal(condition, cell, folded, year) ? ANSWER_YES : ANSWER_NO;
  case CONDITION_NOT:
    if (!filled) return ANSWER_UNREADABLE; /* what was forgotten may be anything */
    return is_equal(condition, cell, folded, year) ? ANSWER_NO : ANSWER_YES;
  case CONDITION_LESS: case CONDITION_MOST: case CONDITION_MORE: case CONDITION_LEAST: break;
  }
  if (condition->type == CONDITION_DAY && never_ends(folded)) /* behind any day */
    return condition->op == CONDITION_LESS || condition->op == CONDITION_MOST ? ANSWER_NO : ANSWER_YES;
  if (!values_of(condition, cell, folded, year, &values)) return ANSWER_UNREADABLE;
  return order_fits(condition->op, values.last, operand(condition)) ? ANSWER_YES : ANSWER_NO;
}

static bool is_long_number(Text folded) {
  enum { LONG = DIGITS_MOST };
  size_t digits = 0;
  for (size_t i = 0; i < folded.len; i++) {
    if (folded.at[i] == '.') break; /* decimals are no more */
    if (!is_digit(folded.at[i]) && folded.at[i] != ',' && i) return false;
    digits += is_digit(folded.at[i]);
  }
  return digits >= LONG;
}

ConditionDoubt condition_doubt(const Condition *condition, Text folded) {
  int64_t value;
  bool percent;
  if (condition->type != CONDITION_NUMBER) return DOUBT_NONE;
  if (!condition_number(folded, &value, &percent)) return is_long_number(text_trim(folded)) ? DOUBT_LARGE : DOUBT_NONE;
  return share_is_unclear(condition, value, percent) ? DOUBT_SHARE : DOUBT_NONE;
}

Answer condition_any(const FieldCondition *condition, Text cell, Text folded, int year) {
  Answer best = ANSWER_NO;
  for (size_t i = 0; i < condition->any.len; i++) {
    Answer answer = condition_holds(&condition->any.at[i], cell, folded, year);
    if (answer == ANSWER_YES) return ANSWER_YES;
    if (answer == ANSWER_UNREADABLE) best = answer;
  }
  return best;
}

/* ---- A closed list of values ---- */

bool value_is_listed(const KindField *column, Text folded) {
  if (!column->values.len) return true;
  if (!words_has_letter(folded)) return column->may_be_empty;
  for (size_t i = 0; i < column->values.len; i++)
    if (words_same(folded, column->values.at[i])) return true;
  return false;
}

static bool asks_op(const FieldCondition *condition, ConditionOp op) {
  for (size_t i = 0; i < condition->any.len; i++)
    if (condition->any.at[i].op == op) return true;
  return false;
}

Answer condition_of_nothing(const FieldCondition *condition) {
  return asks_op(condition, CONDITION_EMPTY) || asks_op(condition, CONDITION_NOT) ? ANSWER_YES : ANSWER_NO;
}

Answer value_answer(const KindField *column, const FieldCondition *condition, Text folded, Answer answer) {
  bool sure = answer == ANSWER_YES && !asks_op(condition, CONDITION_NOT);
  if (sure || asks_op(condition, CONDITION_EMPTY) || asks_op(condition, CONDITION_FILLED)) return answer;
  return value_is_listed(column, folded) ? answer : ANSWER_UNREADABLE;
}

/* ---- What is asked ---- */

int record_year(const Record *record) {
  Day day;
  int year, month, day_of_month;
  Text name = path_name(record->path);
  if (day_find_clear(name, 0, &day, NULL) == DAY_FOUND) return day_parts(day, &year, &month, &day_of_month), year;
  if (day_find_year(name, &year)) return year;
  return path_year(path_folder(record->path));
}

bool table_cell(const RecordTable *table, size_t row, Text column, Text *cell, Text *folded) {
  *cell = *folded = TEXT_NONE;
  for (size_t i = 0; i < table->columns.len; i++) {
    if (!text_equal(table->columns.at[i], column)) continue;
    *cell = table->cells.at[row * table->columns.len + i];
    *folded = table->folded.at[row * table->columns.len + i];
    return true;
  }
  return false;
}
