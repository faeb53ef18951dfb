/* SPDX-License-Identifier: MIT
 *
 * The index of the search: numbers, terms, postings, and tables that are joined. Takes nothing. Gives TAP lines. Owns an arena.
 * Postings are read back here as the script reads them, so both sides of the format stand beside each other.
 */
#include "base/text_in.h"
#include "publish/search_in.h"

#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

enum { DOCUMENTS = 400, TEXTS = 5 };

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

/* ---- Reading as the script does ---- */

static uint32_t number_get(Text *digits) {
  uint32_t value = 0;
  for (uint32_t unit = 1; digits->len; unit *= 45) {
    uint32_t digit = (unsigned char)digits->at[0];
    digit -= digit > '\\' ? 36 : 35;
    *digits = text_slice(*digits, 1, digits->len);
    value += digit % 45 * unit;
    if (digit < 45) return value;
  }
  fail_msg("a number is not ended");
  return 0;
}

/* "3 5* 9": documents, * where the title holds the term. */
static Text postings_said(const SearchTerm *term) {
  Buf bytes = {0}, out = {0};
  terms_number(&bytes, term->first);
  terms_more(&bytes, term);
  uint32_t at = 0;
  for (Text rest = buf_view(&bytes); rest.len;) {
    uint32_t value = number_get(&rest) + at;
    buf_format(&out, "%s%u%s", out.len ? " " : "", value / 2, value % 2 ? "*" : "");
    at = value / 2 * 2;
  }
  Text said = text_copy(arena, buf_view(&out));
  buf_free(&bytes);
  buf_free(&out);
  return said;
}

static const SearchTerm *term_find(const SearchTable *table, Text key) {
  for (size_t i = 0; i < table->terms.len; i++)
    if (text_equal(table->terms.at[i].key, key)) return &table->terms.at[i];
  return NULL;
}

/* ---- Numbers ---- */

static void test_numbers(void **state) {
  static const uint32_t values[] = {0, 1, 44, 45, 46, 56, 57, 89, 90, 2024, 2025, 91124, 91125, 1 << 20, UINT32_MAX};
  (void)state;
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    Buf out = {0};
    terms_number(&out, values[i]);
    terms_number(&out, 7);
    Text rest = buf_view(&out);
    for (size_t k = 0; k < rest.len; k++) assert_true(rest.at[k] > '"' && rest.at[k] < 0x7F && rest.at[k] != '\\');
    assert_int_equal(number_get(&rest), values[i]);
    assert_int_equal(number_get(&rest), 7);
    assert_int_equal(rest.len, 0);
    buf_free(&out);
  }
}

static void test_small_numbers_are_short(void **state) {
  (void)state;
  Buf out = {0};
  terms_number(&out, 44);
  assert_int_equal(out.len, 1);
  terms_number(&out, 45);
  assert_int_equal(out.len, 3);
  buf_free(&out);
}

/* ---- Terms ---- */

static void test_terms(void **state) {
  static const struct {
    const char *text, *terms;
  } cases[] = {{"", ""},
               {" - , .", ""},
               {"plan", "plan"},
               {"the plan, of 2017-07", "the|plan|of|2017|07"},
               {"\xE5\x85\x9A", "\xE5\x85\x9A"},
               {"\xE5\xAD\xA6\xE4\xB9\xA0\xE4\xBC\x9A", "\xE5\xAD\xA6\xE4\xB9\xA0|\xE4\xB9\xA0\xE4\xBC\x9A|\xE4\xBC\x9A"},
               {"\xE5\xAD\xA6\n\xE4\xB9\xA0", "\xE5\xAD\xA6|\xE4\xB9\xA0"},
               {"7\xE6\x9C\x88"
                "5",
                "7|\xE6\x9C\x88|5"},
               {"\xE5\xAD\xA6\xE3\x80\x82\xE4\xB9\xA0", "\xE5\xAD\xA6|\xE4\xB9\xA0"},
               {"caf\xC3\xA9 \xC2\xB7 x", "caf\xC3\xA9|x"},
               {"\xF0\xA0\xAE\xB7\xE5\xAD\xA6", "\xF0\xA0\xAE\xB7\xE5\xAD\xA6|\xE5\xAD\xA6"},
               {"\xF0\x9F\x98\x80", ""},
               {"abcdefghijklmnopqrstuvwxyz z", "abcdefghijklmnopqrst|z"},
               {"\xE5\xAD", ""}, /* cut short */
               {"<b>\"x\"", "b|x"}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Text rest = text_of(cases[i].text), term;
    TextList terms = {0};
    while (terms_next(&rest, &term)) *list_add(arena, &terms) = term;
    assert_string_equal(text_cstr(arena, text_join(arena, &terms, TEXT("|"))), cases[i].terms);
  }
}

/* ---- Tables ---- */

static void test_postings(void **state) {
  (void)state;
  SearchTable table = {.arena = arena};
  terms_add_text(&table, TEXT("plan work plan"), 3, true);
  terms_add_text(&table, TEXT("plan more"), 3, false); /* the title has it already */
  terms_add_text(&table, TEXT("plan"), 90, false);
  terms_add_text(&table, TEXT("plan"), 5000, true);
  assert_string_equal(text_cstr(arena, postings_said(term_find(&table, TEXT("plan")))), "3* 90 5000*");
  assert_string_equal(text_cstr(arena, postings_said(term_find(&table, TEXT("work")))), "3*");
  assert_string_equal(text_cstr(arena, postings_said(term_find(&table, TEXT("more")))), "3");
  assert_null(term_find(&table, TEXT("pla")));
  const SearchTerm **sorted = terms_sorted(&table);
  assert_true(text_is(sorted[0]->key, "more") && text_is(sorted[1]->key, "plan") && text_is(sorted[2]->key, "work"));
}

static Text text_some(uint32_t number) {
  static const char *const texts[TEXTS] = {"plan of work", "work", "\xE5\xAD\xA6\xE4\xB9\xA0\xE8\xAE\xA1", "plan b",
                                           "of \xE5\xAD\xA6"};
  uint32_t mixed = number * 2654435761u;
  return text_format(arena, "%s %s w%u", texts[mixed % TEXTS], texts[(mixed >> 8) % TEXTS], (unsigned)(mixed >> 16) % 97);
}

/* Tables of units, joined one after another, are the table of all documents. */
static void join_tables(SearchTable *joined, uint32_t size) {
  for (uint32_t from = 0; from < DOCUMENTS; from += size) {
    SearchTable unit = {.arena = arena};
    for (uint32_t i = 0; i < size && from + i < DOCUMENTS; i++) terms_add_text(&unit, text_some(from + i), i, i % 3 == 0);
    for (size_t i = 0; i < unit.terms.len; i++) {
      Buf more = {0};
      terms_more(&more, &unit.terms.at[i]);
      terms_append(joined, &unit.terms.at[i], buf_view(&more), from);
      buf_free(&more);
    }
  }
}

static void test_join(void **state) {
  static const uint32_t sizes[] = {1, 7, 60, DOCUMENTS};
  (void)state;
  for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
    SearchTable whole = {.arena = arena}, joined = {.arena = arena};
    for (uint32_t i = 0; i < DOCUMENTS; i++) terms_add_text(&whole, text_some(i), i, i % sizes[s] % 3 == 0);
    join_tables(&joined, sizes[s]);
    assert_int_equal(whole.terms.len, joined.terms.len);
    for (size_t i = 0; i < whole.terms.len; i++) {
      const SearchTerm *term = &whole.terms.at[i], *other = term_find(&joined, term->key);
      assert_non_null(other);
      assert_true(text_equal(postings_said(term), postings_said(other)));
      assert_int_equal(term->last, other->last);
    }
  }
}

/* What is looked for by its beginning is what a look at each text finds; a text less, and it is not. */
static bool holds_term(Text text, Text start) {
  Text term;
  while (terms_next(&text, &term))
    if (text_starts(term, start)) return true;
  return false;
}

static bool index_equals_scan(const SearchTable *table, Text start, uint32_t documents) {
  bool found[DOCUMENTS] = {false};
  for (size_t i = 0; i < table->terms.len; i++) {
    if (!text_starts(table->terms.at[i].key, start)) continue;
    Text said = postings_said(&table->terms.at[i]), one;
    int64_t document;
    while (text_cut(&said, ' ', &one))
      if (text_to_int(text_slice(one, 0, one.len - text_ends(one, TEXT("*"))), &document)) found[document] = true;
  }
  for (uint32_t i = 0; i < documents; i++)
    if (found[i] != holds_term(text_some(i), start)) return false;
  return true;
}

static void test_scan(void **state) {
  static const char *const asked[] = {"plan",         "p", "wor", "w", "w1", "\xE5\xAD\xA6", "\xE5\xAD\xA6\xE4\xB9\xA0",
                                      "\xE8\xAE\xA1", "zz"};
  (void)state;
  SearchTable table = {.arena = arena};
  for (uint32_t i = 0; i + 1 < DOCUMENTS; i++) terms_add_text(&table, text_some(i), i, false);
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
    assert_true(index_equals_scan(&table, text_of(asked[i]), DOCUMENTS - 1));
  Text missing = text_some(DOCUMENTS - 1), term;
  assert_true(terms_next(&missing, &term));
  assert_false(index_equals_scan(&table, term, DOCUMENTS));
}

/* DOSSIER_TERMS=FILE: for each character its code and the terms of its folded form, to be compared with what the script says. */
static void test_characters(void **state) {
  (void)state;
  const char *path = getenv("DOSSIER_TERMS");
  Buf out = {0};
  if (!path) return;
  for (int32_t code = ' '; code < 0x30000; code++) {
    char bytes[4];
    if (code >= 0xD800 && code < 0xE000) continue;
    Text rest = text_fold(arena, (Text){bytes, text_encode(code, bytes)}), term;
    buf_format(&out, "%x", (unsigned)code);
    while (terms_next(&rest, &term)) buf_format(&out, " %.*s", TEXT_ARG(term));
    buf_char(&out, '\n');
  }
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(out.at, 1, out.len, file), out.len);
  assert_int_equal(fclose(file), 0);
  buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers),   cmocka_unit_test(test_small_numbers_are_short),
                                     cmocka_unit_test(test_terms),     cmocka_unit_test(test_postings),
                                     cmocka_unit_test(test_join),      cmocka_unit_test(test_scan),
                                     cmocka_unit_test(test_characters)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
