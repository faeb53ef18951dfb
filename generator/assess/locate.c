/* SPDX-License-Identifier: MIT
 *
 * Columns in a pack: Lua tells the line of a call, people want the word itself under the caret.
 * Takes: the text of a Lua file. Gives: line and column of names in it. Owns: nothing.
 * A small scanner that knows names, strings, comments and brackets; used only when there is something to report.
 */
#include "assess/assess_in.h"

#include <string.h>

typedef enum TokenKind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_SIGN } TokenKind;

typedef struct Scanner {
  Text source;
  size_t at, line_start;
  uint32_t line;
} Scanner;

typedef struct Token {
  TokenKind kind;
  Text text; /* a string without its quotes */
  size_t start, line_start;
  uint32_t line;
} Token;

static int peek(const Scanner *scan, size_t ahead) {
  return scan->at + ahead < scan->source.len ? (unsigned char)scan->source.at[scan->at + ahead] : -1;
}

static void step(Scanner *scan) {
  if (peek(scan, 0) == '\n') {
    scan->line++;
    scan->line_start = scan->at + 1;
  }
  scan->at++;
}

static bool is_letter(int c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* [[ ... ]] and [==[ ... ]==]: length of the opening, or 0. */
static size_t long_bracket(const Scanner *scan) {
  size_t size = 1;
  if (peek(scan, 0) != '[') return 0;
  while (peek(scan, size) == '=') size++;
  return peek(scan, size) == '[' ? size + 1 : 0;
}

static Text skip_long(Scanner *scan, size_t size) {
  for (size_t i = 0; i < size; i++) step(scan);
  size_t from = scan->at;
  for (; peek(scan, 0) >= 0; step(scan)) {
    size_t i = 1;
    if (peek(scan, 0) != ']') continue;
    while (i < size - 1 && peek(scan, i) == '=') i++;
    if (i == size - 1 && peek(scan, i) == ']') break;
  }
  Text text = text_slice(scan->source, from, scan->at);
  for (size_t i = 0; i < size && peek(scan, 0) >= 0; i++) step(scan);
  return text;
}

static Text skip_quoted(Scanner *scan, int quote) {
  step(scan);
  size_t from = scan->at;
  while (peek(scan, 0) >= 0 && peek(scan, 0) != quote && peek(scan, 0) != '\n') {
    if (peek(scan, 0) == '\\') step(scan);
    step(scan);
  }
  Text text = text_slice(scan->source, from, scan->at);
  if (peek(scan, 0) == quote) step(scan);
  return text;
}

static void skip_comment(Scanner *scan) {
  step(scan);
  step(scan);
  size_t size = long_bracket(scan);
  if (size) {
    skip_long(scan, size);
    return;
  }
  while (peek(scan, 0) >= 0 && peek(scan, 0) != '\n') step(scan);
}

static void skip_blank(Scanner *scan) {
  for (;;) {
    int c = peek(scan, 0);
    if (c == '-' && peek(scan, 1) == '-') skip_comment(scan);
    else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') step(scan);
    else return;
  }
}

static Token next_token(Scanner *scan) {
  skip_blank(scan);
  Token token = {.kind = TOKEN_SIGN, .start = scan->at, .line_start = scan->line_start, .line = scan->line};
  int c = peek(scan, 0);
  size_t size = long_bracket(scan);
  if (c < 0) {
    token.kind = TOKEN_END;
  } else if (size || c == '"' || c == '\'') {
    token.kind = TOKEN_STRING;
    token.text = size ? skip_long(scan, size) : skip_quoted(scan, c);
  } else if (is_letter(c)) {
    token.kind = TOKEN_NAME;
    while (is_letter(peek(scan, 0))) step(scan);
    token.text = text_slice(scan->source, token.start, scan->at);
  } else {
    step(scan);
    token.text = text_slice(scan->source, token.start, scan->at);
  }
  return token;
}

static Scanner scan_start(Text source) {
  return (Scanner){.source = source, .line = 1};
}

static uint32_t column_of(Text source, const Token *token) {
  return (uint32_t)text_count(text_slice(source, token->line_start, token->start)) + 1;
}

uint32_t locate_word(Text source, uint32_t line, Text word) {
  Scanner scan = scan_start(source);
  for (Token token = next_token(&scan); token.kind != TOKEN_END && token.line <= line; token = next_token(&scan))
    if (token.line == line && token.kind != TOKEN_SIGN && text_equal(token.text, word)) return column_of(source, &token);
  return 0;
}

static bool is_sign(const Token *token, char sign) {
  return token->kind == TOKEN_SIGN && *token->text.at == sign;
}

static int depth_change(const Token *token) {
  if (token->kind != TOKEN_SIGN) return 0;
  return strchr("({[", *token->text.at) ? 1 : strchr(")}]", *token->text.at) ? -1 : 0;
}

/* Behind the name of the call: `field =` directly in its braces, or in those of its options. */
static bool find_in_call(Scanner scan, Text field, Token *found) {
  Token token = next_token(&scan), last = token;
  int depth = depth_change(&token), wanted = is_sign(&token, '(') ? 2 : 1;
  while (depth > 0) {
    last = token;
    token = next_token(&scan);
    if (token.kind == TOKEN_END) return false;
    depth += depth_change(&token);
    bool named = token.kind == TOKEN_NAME && depth == wanted;
    bool quoted = token.kind == TOKEN_STRING && depth == wanted + 1 && is_sign(&last, '[');
    if ((!named && !quoted) || !text_equal(token.text, field)) continue;
    Scanner ahead = scan;
    Token next = next_token(&ahead);
    if (quoted) next = next_token(&ahead);
    if (is_sign(&next, '=')) return *found = token, true;
  }
  return false;
}

bool locate_field(Text source, Text op, Text field, uint32_t *line, uint32_t *column) {
  Scanner scan = scan_start(source);
  Token found;
  for (Token token = next_token(&scan); token.kind != TOKEN_END && token.line <= *line; token = next_token(&scan)) {
    if (token.line != *line || token.kind != TOKEN_NAME || !text_equal(token.text, op)) continue;
    if (!find_in_call(scan, field, &found)) continue;
    *line = found.line;
    *column = column_of(source, &found);
    return true;
  }
  return false;
}

bool locate_member(Text source, Text op, Text table, Text name, uint32_t *line, uint32_t *column) {
  uint32_t at = 0;
  Token found;
  if (!locate_field(source, op, table, line, &at)) return false;
  Scanner scan = scan_start(source);
  Token token = next_token(&scan);
  while (token.kind != TOKEN_END && (token.line != *line || column_of(source, &token) != at)) token = next_token(&scan);
  next_token(&scan); /* = */
  if (token.kind == TOKEN_END || !find_in_call(scan, name, &found)) return false;
  *line = found.line;
  *column = column_of(source, &found);
  return true;
}

Text locate_line(Text source, uint32_t line) {
  Text piece = TEXT_NONE;
  while (line && text_cut(&source, '\n', &piece)) line--;
  return line ? TEXT_NONE : piece;
}

/* ---- Signs of a Chinese keyboard ---- */

/* The plain sign that is meant, or 0. U+FF01 to U+FF5E are ASCII in full width. */
static char plain_of(int32_t c) {
  static const struct {
    int32_t wide;
    char plain;
  } signs[] = {{0x3000, ' '}, {0xA0, ' '},   {0x3001, ','},  {0x3002, '.'},  {0x201C, '"'}, {0x201D, '"'},
               {0x300C, '"'}, {0x300D, '"'}, {0x2018, '\''}, {0x2019, '\''}, {0x3010, '['}, {0x3011, ']'}};
  if (c >= 0xFF01 && c <= 0xFF5E) return (char)(c - 0xFEE0);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].wide == c) return signs[i].plain;
  return 0;
}

/* The first sign that has a plain one, or the run of other letters before it. */
static Stray stray_in(Text source, const Token *token) {
  Text rest = token->text;
  Stray stray = {.line = token->line};
  while (rest.len && (unsigned char)*rest.at < 0x80) rest = text_slice(rest, 1, rest.len);
  if (!rest.len) return stray;
  stray.column = (uint32_t)text_count((Text){source.at + token->line_start, (size_t)(rest.at - source.at) - token->line_start}) +
                 1;
  Text after = rest;
  stray.plain = plain_of(text_next(&after));
  while (!stray.plain && after.len) {
    Text next = after;
    if (plain_of(text_next(&next))) break;
    after = next;
  }
  stray.text = (Text){rest.at, (size_t)(after.at - rest.at)};
  return stray;
}

/* "abc” runs on to the end of its line: the curly quote was to end it. */
static Stray stray_in_string(Text source, const Scanner *scan, const Token *token) {
  bool quoted = source.at[token->start] != '[';
  bool open = quoted && (scan->at == token->start + 1 || source.at[scan->at - 1] != source.at[token->start]);
  size_t curly = open ? text_find(token->text, TEXT("\xE2\x80\x9D")) : SIZE_MAX;
  if (curly == SIZE_MAX && open) curly = text_find(token->text, TEXT("\xE2\x80\x9C"));
  if (curly == SIZE_MAX) return (Stray){0};
  Token rest = *token;
  rest.text = text_slice(token->text, curly, curly + 3);
  return stray_in(source, &rest);
}

Stray locate_stray(Text source) {
  Scanner scan = scan_start(source);
  if (text_starts(source, TEXT("\xEF\xBB\xBF"))) scan.at = scan.line_start = 3;
  for (Token token = next_token(&scan); token.kind != TOKEN_END; token = next_token(&scan)) {
    Stray stray = {0};
    if (token.kind == TOKEN_NAME) stray = stray_in(source, &token);
    if (token.kind == TOKEN_STRING) stray = stray_in_string(source, &scan, &token);
    if (stray.text.len) return stray;
  }
  return (Stray){0};
}
