/* SPDX-License-Identifier: MIT
 *
 * Trees to HTML: each kind of node, its classes, what makes a page work from a folder.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write_tree.h"

static void assert_html(const char *line, const char *want, const HtmlOptions *options) {
  Arena *arena = arena_new();
  DocNode *root = tree(arena, line);
  assert_null(doc_check(root));
  Buf out = {0};
  html_write(&out, root, options);
  buf_char(&out, '\0');
  if (strcmp(out.at, want)) print_message("tree: %s\n", line);
  assert_string_equal(out.at, want);
  buf_free(&out);
  arena_free(arena);
}

typedef struct Case {
  const char *tree, *html;
} Case;

static const Case cases[] = {
    {"h1(\"a\")p(\"b & <c>\")", "<h1>a</h1>\n<p>b &amp; &lt;c&gt;</p>\n"},
    {"h6#x(\"a\")", "<h6 id=\"x\">a</h6>\n"},
    {"p(strong(\"a\")emph(\"b\")strike(\"c\")code=<d>;br;\"e\")",
     "<p><strong>a</strong><em>b</em><del>c</del><code>&lt;d&gt;</code><br/>\ne</p>\n"},
    {"p(strong=state-pass(\"a\")strong=label(\"b\"))",
     "<p><strong class=\"state state-pass\">a</strong><span class=\"label\">b</span></p>\n"},
    {"p=number(\"5\")", "<p class=\"number\">5</p>\n"},
    {"ul(li(p(\"a\"))li(p(\"b\")ul(li(p(\"c\")))))", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"},
    {"ol5(li(p(\"a\")))", "<ol start=\"5\">\n<li>a</li>\n</ol>\n"},
    {"ul(li-(p(\"a\"))lix(p(\"b\"))li-(pre=c;))", "<ul>\n<li class=\"task\">☐ a</li>\n<li class=\"task\">☑ b</li>\n<li "
                                                  "class=\"task\">☐\n<pre><code>c</code></pre>\n</li>\n</ul>\n"},
    {"q(p(\"a\"))", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
    {"pre=a  <b>\n;hr;page;", "<pre><code>a  &lt;b&gt;\n</code></pre>\n<hr/>\n<div class=\"page-break\"></div>\n"},
    {"group=notice(p(\"a\"))", "<div class=\"notice\">\n<p>a</p>\n</div>\n"},
    {"p(link=o:https://example.org/?a&b(\"a\"))", "<p><a href=\"https://example.org/?a&amp;b\" rel=\"noreferrer\">a</a></p>\n"},
    {"p(link=h:结果(\"a\"))", "<p><a href=\"#%E7%BB%93%E6%9E%9C\">a</a></p>\n"},
    {"p(link=s:units/b/index.html#x y(\"a\"))", "<p><a href=\"../b/index.html#x%20y\">a</a></p>\n"},
    {"p(link=f:b.md(\"c\")link=n:data:x(\"d\"))", "<p>cd</p>\n"},
    {"p(link=o:data:x(\"a\")link=o:smb://h/s(\"b\")img=o:file:///e(\"c\")link=o:HTTPS://e.org(\"d\"))",
     "<p>abc<a href=\"HTTPS://e.org\" rel=\"noreferrer\">d</a></p>\n"},
    {"p(img=s:evidence/a.png(\"x \"\"\"strong(\"y\")))", "<p><img src=\"../../evidence/a.png\" alt=\"x y\"/></p>\n"},
    {"p(img=o:https://e.org/a.png(\"x\"))", "<p><a href=\"https://e.org/a.png\" rel=\"noreferrer\">x</a></p>\n"},
    {"p(img=f:a.png(\"x\"))", "<p>x</p>\n"},
    {"fig(img=s:a.png(\"x\")\"y\")", "<figure><img src=\"../../a.png\" alt=\"x\"/><figcaption>y</figcaption></figure>\n"},
    {"fig(img=s:a.png(\"x\"))", "<figure><img src=\"../../a.png\" alt=\"x\"/></figure>\n"},
    {"p(\"a\"n;N;d=5 July;)", "<p>a<span class=\"field\">5 July</span></p>\n"},
    {"p(\"a\"note(p(\"b\"))link=o:https://e.org(strong(note(p(\"c\")))))",
     "<p>a<sup class=\"note-ref\"><a id=\"note-ref-1\" href=\"#note-1\">[1]</a></sup>"
     "<a href=\"https://e.org\" rel=\"noreferrer\"><strong><sup class=\"note-ref\">[2]</sup></strong></a></p>\n"
     "<div class=\"notes\">\n<div class=\"note\" id=\"note-1\">\n<p><a href=\"#note-ref-1\">[1]</a> b</p>\n</div>\n"
     "<div class=\"note\" id=\"note-2\">\n<p><a href=\"#note-ref-2\">[2]</a> c</p>\n</div>\n</div>\n"},
    {"p(note(pre=x;))", "<p><sup class=\"note-ref\"><a id=\"note-ref-1\" href=\"#note-1\">[1]</a></sup></p>\n"
                        "<div class=\"notes\">\n<div class=\"note\" id=\"note-1\"><p><a href=\"#note-ref-1\">[1]</a> </p>\n"
                        "<pre><code>x</code></pre>\n</div>\n</div>\n"},
    {"h1(\"t\")toc=Contents;h2#a(\"A\"note(p(\"x\")))h3(\"B\")",
     "<h1>t</h1>\n<nav class=\"toc\" aria-label=\"Contents\">\n<ul>\n<li class=\"toc-1\"><a href=\"#a\">A</a></li>\n"
     "<li class=\"toc-2\">B</li>\n</ul>\n</nav>\n"
     "<h2 id=\"a\">A<sup class=\"note-ref\"><a id=\"note-ref-1\" href=\"#note-1\">[1]</a></sup></h2>\n<h3>B</h3>\n"
     "<div class=\"notes\">\n<div class=\"note\" id=\"note-1\">\n<p><a href=\"#note-ref-1\">[1]</a> x</p>\n</div>\n</div>\n"},
    {"p(\"2016-05-24、2017-07-05\")p(\"a2016-05-24 2016-02-30 2016-05-241 2016-05-2 1-2\")",
     "<p><time>2016-05-24</time>、<time>2017-07-05</time></p>\n<p>a2016-05-24 2016-02-30 2016-05-241 2016-05-2 1-2</p>\n"},
    {"table=facts(row(cell(p(\"a\"))cell(p(\"b\"))))",
     "<table class=\"facts\">\n<tbody>\n<tr>\n<th scope=\"row\">a</th>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n"},
    {"table(row(cell(p(\"a\"))cell(p())))",
     "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<td></td>\n</tr>\n</thead>\n</table>\n"},
    {"table=results(row(cell(p(\"a\"))cell=number(p(\"b\"))cell(p(\"c\")))row(cell=state-fail(p(\"d\"))cell=number(p(\"5\"))"
     "cell(p(\"e\")p(\"f\"))))",
     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"a b c\">\n<table class=\"results\">\n<thead>\n<tr>\n"
     "<th scope=\"col\">a</th>\n<th scope=\"col\" class=\"number al-r\">b</th>\n<th scope=\"col\">c</th>\n</tr>\n</thead>\n"
     "<tbody>\n<tr>\n<td class=\"state state-fail\">d</td>\n<td class=\"number al-r\">5</td>\n<td>\n<p>e</p>\n<p>f</p>\n</td>\n"
     "</tr>\n</tbody>\n</table>\n</div>\n"},
};

static void test_kinds(void **state) {
  (void)state;
  static const HtmlOptions options = {.page = {"units/a/index.html", 18}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_html(cases[i].tree, cases[i].html, &options);
}

static void test_options(void **state) {
  (void)state;
  static const HtmlOptions shifted = {.heading_shift = 2, .id_prefix = {"body-", 5}};
  static const HtmlOptions bare = {.bare = true};
  assert_html("h1#a(\"x\")h5(\"y\")p(link=h:a(\"z\"))",
              "<h3 id=\"body-a\">x</h3>\n<h6>y</h6>\n<p><a href=\"#body-a\">z</a></p>\n", &shifted);
  assert_html("p(note(p(\"x\")))",
              "<p><sup class=\"note-ref\"><a id=\"body-note-ref-1\" href=\"#body-note-1\">[1]</a></sup></p>\n"
              "<div class=\"notes\">\n<div class=\"note\" id=\"body-note-1\">\n<p><a href=\"#body-note-ref-1\">[1]</a> "
              "x</p>\n</div>\n</div>\n",
              &shifted);
  assert_html("p(\"2016-05-24\")", "<p>2016-05-24</p>\n", &bare);
  assert_html(
      "h1#a(\"x\")p=small(link=f:b c.md(\"y\")img=o:https://e.org/a.png(\"z\"))group=notice(p(\"w\"))",
      "<h1>x</h1>\n<p><a href=\"b%20c.md\">y</a><img src=\"https://e.org/a.png\" alt=\"z\"/></p>\n<div>\n<p>w</p>\n</div>\n",
      &bare);
}

static void assert_built(const DocNode *root, const char *want) {
  Buf out = {0};
  static const HtmlOptions options = {0};
  assert_null(doc_check(root));
  html_write(&out, root, &options);
  buf_char(&out, '\0');
  assert_string_equal(out.at, want);
  buf_free(&out);
}

/* What the small language of trees cannot say: spans, alignment, captions, languages, titles. */
static void test_table_spans(void **state) {
  (void)state;
  Arena *arena = arena_new();
  static const DocColumn columns[] = {{ALIGN_LEFT, 0}, {ALIGN_CENTER, 0}};
  DocNode *root = doc_new(arena), *table = doc_add_table(arena, root, columns, 2, 1), *row = doc_add(arena, table, DOC_ROW);
  table->title = TEXT("C & D");
  table->lang = TEXT("zh-Hans");
  table->id = TEXT("t");
  doc_add_cell_text(arena, row, TEXT("wide"))->parent->span_columns = 2;
  row = doc_add(arena, table, DOC_ROW);
  doc_add_cell_text(arena, row, TEXT("tall"))->parent->span_rows = 2;
  doc_add_cell_text(arena, row, TEXT("1"));
  row = doc_add(arena, table, DOC_ROW);
  doc_add_cell_text(arena, row, TEXT("2"))->align = ALIGN_RIGHT;
  assert_built(root, "<table id=\"t\" lang=\"zh-Hans\">\n<caption>C &amp; D</caption>\n<thead>\n<tr>\n"
                     "<th scope=\"colgroup\" class=\"al-l\" colspan=\"2\">wide</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
                     "<td class=\"al-l\" rowspan=\"2\">tall</td>\n<td class=\"al-c\">1</td>\n</tr>\n<tr>\n"
                     "<td class=\"al-c\">\n<p class=\"al-r\">2</p>\n</td>\n</tr>\n</tbody>\n</table>\n");
  arena_free(arena);
}

/* Where a table stacks each cell of its body says the head of its column; a head beside a span has none below it to name. */
static void test_table_stacks(void **state) {
  (void)state;
  Arena *arena = arena_new();
  DocNode *root = tree(arena, "table(row(cell(p(\"a<\"))cell(p(\"b\")))row(cell(p(\"1\"))cell(p(\"2\"))))"), *table = root->first;
  table->head_rows = 1;
  table->stacks = true;
  table->klass = TEXT("results");
  assert_built(root, "<table class=\"results stack\">\n<thead>\n<tr>\n<th scope=\"col\">a&lt;</th>\n"
                     "<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
                     "<td data-head=\"a&lt;\">1</td>\n<td data-head=\"b\">2</td>\n</tr>\n</tbody>\n</table>\n");
  arena_free(arena);
}

/* Two regions of a page must not have one name. */
static void test_regions_differ(void **state) {
  (void)state;
  Arena *arena = arena_new();
  DocNode *root = tree(arena, "table(row(cell(p(\"a\"))cell(p())cell(p())))table(row(cell(p(\"a\"))cell(p())cell(p())))");
  DocNode *third = doc_add_table(arena, root, NULL, 3, 0), *row = doc_add(arena, third, DOC_ROW);
  for (int i = 0; i < 3; i++) doc_add_cell(arena, row);
  static const HtmlOptions options = {0};
  Buf out = {0};
  html_write(&out, root, &options);
  buf_char(&out, '\0');
  assert_non_null(strstr(out.at, "aria-label=\"a  \""));
  assert_non_null(strstr(out.at, "aria-label=\"a   (2)\""));
  assert_non_null(strstr(out.at, "aria-label=\" (3)\""));
  buf_free(&out);
  arena_free(arena);
}

/* Depth comes from papers of strangers: it costs no stack. */
static void test_deep(void **state) {
  (void)state;
  Arena *arena = arena_new();
  DocNode *root = doc_new(arena), *at = doc_add(arena, root, DOC_PARAGRAPH);
  enum { DEPTH = 200000 };
  for (int i = 0; i < DEPTH; i++) at = doc_add(arena, at, i % 2 ? DOC_STRONG : DOC_EMPH);
  doc_add_text(arena, at, TEXT("deep"));
  static const HtmlOptions options = {0};
  Buf out = {0};
  html_write(&out, root, &options);
  assert_int_equal(out.len, strlen("<p>deep</p>\n") + DEPTH / 2 * (strlen("<em></em>") + strlen("<strong></strong>")));
  buf_reset(&out);
  text_write(&out, root);
  assert_true(text_is(buf_view(&out), "deep\n"));
  buf_free(&out);
  arena_free(arena);
}

/* Every field of a tree filled with markup: none of it comes through. */
static void test_payloads(void **state) {
  (void)state;
  static const char *const payloads[] = {"<script>alert(1)</script>",
                                         "\"><img src=x onerror=alert(1)>",
                                         "' onmouseover='x",
                                         "javascript:alert(1)",
                                         "--><svg/onload=x>",
                                         "]]><b>",
                                         "</title><script>",
                                         "\x00<b>",
                                         "&lt;b&gt;",
                                         "%3Cscript%3E",
                                         "\xC0\xBC"
                                         "b>"};
  for (size_t i = 0; i < sizeof payloads / sizeof *payloads; i++) {
    Arena *arena = arena_new();
    Text bad = text_of(payloads[i]);
    DocNode *root = doc_new(arena), *p = doc_add_paragraph(arena, root, bad);
    DocNode *link = doc_add_link(arena, p, LINK_SITE, bad, bad), *image = doc_add(arena, p, DOC_IMAGE);
    link->title = image->title = image->target = bad;
    image->link = LINK_SITE;
    doc_add_text(arena, image, bad);
    p->klass = p->id = p->lang = bad;
    DocNode *code = doc_add(arena, root, DOC_CODE_BLOCK);
    code->text = code->klass = bad;
    DocNode *table = doc_add_table(arena, root, NULL, 3, 1), *row = doc_add(arena, table, DOC_ROW);
    table->title = table->klass = bad;
    for (int cell = 0; cell < 3; cell++) doc_add_cell_text(arena, row, bad);
    HtmlOptions options = {.page = bad, .id_prefix = bad};
    Buf out = {0};
    html_write(&out, root, &options);
    buf_char(&out, '\0');
    assert_null(strstr(out.at, "<script"));
    assert_null(strstr(out.at, "<b>"));
    assert_null(strstr(out.at, "<svg"));
    assert_null(strstr(out.at, " onerror=alert(1)>"));
    assert_null(strstr(out.at, "href=\"javascript:"));
    buf_free(&out);
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds),          cmocka_unit_test(test_options), cmocka_unit_test(test_table_spans),
      cmocka_unit_test(test_regions_differ), cmocka_unit_test(test_deep),    cmocka_unit_test(test_payloads),
      cmocka_unit_test(test_table_stacks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
