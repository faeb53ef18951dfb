/* SPDX-License-Identifier: MIT
 *
 * Markdown made to be slow or to grow: each family is repeated to a quarter of the largest file. It must give a lawful tree
 * that its bytes can pay for, or be refused by the limit that is meant for it. Takes nothing. Gives TAP lines. Owns an arena.
 *
 * Nothing here looks at a clock: what bounds time are the limits, and they say so. A family that is refused is tried again
 * just below, at a size where nothing is wrong with it.
 */
#include "read_help.h"

enum { LARGE = 256 << 10, SMALL = 1 << 10, GROWTH = 400, BASE = 8 << 20 };

typedef struct Family {
  const char *name, *before, *piece, *after;
  bool mirror; /* as many of `after` as of `piece` */
  const char *diags; /* of the large one: names, in order; the small one has none of the refusing kind */
} Family;

static const Family families[] = {
#define ONCE(name, before, piece, after, diags) \
  { name, before, piece, after, false, diags }
#define BOTH(name, before, piece, after, diags) \
  { name, before, piece, after, true, diags }
    /* brackets, links, images */
    ONCE("images open", "", "![[]()", "", "markdown-line"),
    ONCE("images open, by lines", "", "![[]()\n", "", "markdown-brackets"),
    ONCE("images open, by paragraphs", "", "![[]()\n\n", "", ""),
    ONCE("brackets open", "", "[", "", "markdown-line"),
    ONCE("brackets open, by lines", "", "[\n", "", "markdown-brackets"),
    ONCE("brackets close", "", "]\n", "", "markdown-paragraph"),
    BOTH("brackets nested", "", "[\n", "]\n", "markdown-brackets"),
    BOTH("links nested", "", "[a\n", "](b)\n", "markdown-brackets"),
    ONCE("links half open", "", "[a](\n", "", "markdown-brackets"),
    ONCE("links with angle", "", "[a](<b\n", "", "markdown-brackets"),
    ONCE("links with open title", "", "[a](b \"c\n", "", "markdown-paragraph"),
    ONCE("references used", "[a]: /b \"c\"\n\n", "[a]\n", "", "markdown-brackets"),
    ONCE("references used, by paragraphs", "[a]: /bcdefghijklmnopqrstuvwxyz \"c\"\n\n", "[a]\n\n", "", ""),
    ONCE("references defined", "", "[a]: b\n", "", "markdown-brackets"),
    ONCE("references half defined", "", "[a]:\n", "", "markdown-brackets"),
    ONCE("references by escapes", "", "[\\\\\n", "", "markdown-brackets"),
    /* emphasis */
    ONCE("emphasis open", "", "*a _a\n", "", "markdown-paragraph"),
    BOTH("emphasis nested", "", "*a **a\n", "a** a*\n", "markdown-paragraph"),
    ONCE("emphasis close", "", "a**b\n", "", "markdown-paragraph"),
    ONCE("emphasis of threes", "", "a***b\n", "", "markdown-paragraph"),
    ONCE("stars", "a ", "*", "", "markdown-line"),
    ONCE("underscores", "a ", "_", "", "markdown-line"),
    ONCE("emphasis of both", "", "*_* _*_\n", "", "markdown-paragraph"),
    ONCE("emphasis, by paragraphs", "", "**a *a\n\n", "", ""),
    ONCE("Chinese emphasis", "", "**强。**调\n", "", "markdown-paragraph"),
    /* lists, quotes, indentation */
    ONCE("quotes nested", "", ">", "", "markdown-line"),
    ONCE("quotes of one line each", "", "> a\n", "", "markdown-paragraph"),
    ONCE("quotes and lists", "", "> - ", "a", "markdown-line"),
    ONCE("lists nested", "", "- ", "a", "markdown-line"),
    ONCE("lists of one line each", "", "- a\n", "", ""),
    ONCE("lists nested by indentation", "", "- a\n  - b\n    - c\n", "", ""),
    ONCE("lists, then blank lines", "- - - - - - - - a\n", "\n", "", ""),
    ONCE("deep lists, then lines", "- - - - - - - - - - - - - - - - a\n", "b\n", "", "markdown-paragraph"),
    ONCE("numbers", "", "1. a\n", "", ""),
    ONCE("spaces", "", " ", "a", "markdown-line"),
    ONCE("tabs", "", "\t\n", "", ""),
    ONCE("indented lines", "", "    a\n", "", "markdown-paragraph"),
    /* code, HTML, entities */
    ONCE("backticks of growing length", "", "`a``b```c````d\n", "", "markdown-paragraph"),
    ONCE("backticks", "", "`", "", "markdown-line"),
    ONCE("fences", "", "```\n", "", "markdown-paragraph"),
    ONCE("HTML instructions", "", "a <?\n", "", "markdown-paragraph"),
    ONCE("HTML comments", "", "a <!--\n", "", "markdown-paragraph"),
    ONCE("HTML CDATA", "", "a <![CDATA[\n", "", "markdown-brackets"),
    ONCE("HTML declarations", "", "a <!A \n", "", "markdown-paragraph"),
    ONCE("HTML tags", "", "<a>", "", "markdown-line"),
    ONCE("HTML attributes", "<a ", "b='c'\n", ">", "markdown-paragraph"),
    ONCE("autolinks open", "", "a <http:b\n", "", "markdown-paragraph"),
    ONCE("entities", "", "&amp;&#x10FFFF;&nosuch;\n", "", "markdown-paragraph"),
    ONCE("escapes", "", "\\*\\\\\n", "", "markdown-paragraph"),
    /* headings, tables */
    ONCE("headings", "", "# a\n", "", ""),
    ONCE("headings underlined", "", "a\n=\n", "", "markdown-paragraph"),
    ONCE("pipes", "", "|", "", "markdown-line"),
    ONCE("table of many rows", "|a|b|\n|-|-|\n", "|c|d|\n", "", "table-limit"),
    ONCE("table of short rows", "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n", "|\n", "", "table-limit"),
    ONCE("tables", "", "|a|b|\n|-|-|\n|c|d|\n\n", "", ""),
    ONCE("cells that look like blocks", "|a|b|\n|-|-|\n", "|> c|1. d|\n", "", "table-limit"),
};

/* Names of what was told, each once. */
static Text told(void) {
  Buf out = {0};
  for (size_t i = 0; i < diags->all.len; i++) {
    DiagCode code = diags->all.at[i].code;
    if (i && code == diags->all.at[i - 1].code) continue;
    if (code == DIAG_MARKDOWN_HTML || code == DIAG_MARKDOWN_LINK) continue;
    buf_format(&out, "%s%s", out.len ? " " : "", diag_name(code));
  }
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

static Text grown(const Family *family, size_t size) {
  size_t one = strlen(family->piece) + (family->mirror ? strlen(family->after) : 0), count = size / one;
  Text after = family->mirror ? repeat(family->after, count) : text_of(family->after);
  return glue(text_of(family->before), repeat(family->piece, count), after);
}

/* The tree is lawful, and its memory bounded by its bytes. */
static bool stands(Text markdown, Paper *paper) {
  Arena *own = arena_new();
  forget_diags();
  read_paper(markdown, TEXT("a.md"), TEXT("a.md"), own, diags, paper);
  bool good = !paper->doc || !doc_check(paper->doc);
  good = good && arena_used(own) <= BASE + GROWTH * markdown.len && paper->text.len <= 2 * markdown.len;
  bool read = paper->doc;
  arena_free(own);
  *paper = (Paper){.text_readable = read};
  return good;
}

static void test_families(void **state) {
  (void)state;
  assert_true(COUNT(families) >= 49);
  bool good = true;
  for (size_t i = 0; i < COUNT(families); i++) {
    const Family *family = &families[i];
    Paper paper;
    bool large = stands(grown(family, LARGE), &paper), refused = !paper.text_readable;
    Text names = told();
    bool expected = text_is(names, family->diags) && refused == text_starts(text_of(family->diags), TEXT("markdown-"));
    if (!large || !expected)
      print_error("%s: %s%.*s%s\n", family->name, refused ? "refused, " : "", TEXT_ARG(names), large ? "" : ", grown");
    bool small = stands(grown(family, family->mirror ? SMALL / 16 : SMALL / 32), &paper) && paper.text_readable;
    if (!small) print_error("%s, small: %.*s\n", family->name, TEXT_ARG(told()));
    good = good && large && expected && small;
  }
  assert_true(good);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_families, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("read/hostile", tests, NULL, NULL);
}
