/* SPDX-License-Identifier: MIT
 *
 * Links of papers: where each leads in the site, and what is said of those that lead nowhere. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

typedef struct LinkCase {
  const char *markdown; /* in docs/paper.md */
  bool outside, resolves;
  const char *to, *anchor;
  const char *node;  /* "page", "copy", "text" (no link), "same" (as written), "#..." a place in the page */
  DiagCode said;     /* DIAG_COUNT = nothing */
} LinkCase;

static const LinkCase cases[] = {
    {"[x](other.md)", false, true, "docs/other.md", "", "page", DIAG_COUNT},
    {"[x](./other.md)", false, true, "docs/other.md", "", "page", DIAG_COUNT},
    {"[x](../README.md)", false, true, "README.md", "", "page", DIAG_COUNT},
    {"[x](../docs/../README.md)", false, true, "README.md", "", "page", DIAG_COUNT},
    {"[x](..\\\\README.md)", false, true, "README.md", "", "page", DIAG_COUNT},
    {"[x](a%20b.md)", false, true, "docs/a b.md", "", "page", DIAG_COUNT},
    {"[x](<a b.md>)", false, true, "docs/a b.md", "", "page", DIAG_COUNT},
    {"[x](%E4%BC%9A.md)", false, true, "docs/会.md", "", "page", DIAG_COUNT},
    {"[x](会.md)", false, true, "docs/会.md", "", "page", DIAG_COUNT},
    {"[x](Cafe%CC%81.md)", false, true, "docs/Caf\xC3\xA9.md", "", "page", DIAG_COUNT},
    {"[x](100%25.md)", false, true, "docs/100%.md", "", "page", DIAG_COUNT},
    {"[x](file.pdf)", false, true, "docs/file.pdf", "", "copy", DIAG_COUNT},
    {"![x](photo.jpg)", false, true, "docs/photo.jpg", "", "copy", DIAG_COUNT},
    {"![x](other.md)", false, true, "docs/other.md", "", "copy", DIAG_COUNT},
    {"[x](other.md#use)", false, true, "docs/other.md", "use", "page#use", DIAG_COUNT},
    {"[x](other.md#how-to-use)", false, true, "docs/other.md", "how-to-use", "page#how-to-use", DIAG_COUNT},
    {"[x](other.md#120-fixed)", false, true, "docs/other.md", "120-fixed", "page#120-fixed", DIAG_COUNT},
    {"[x](other.md#%E4%BC%9A%E8%AE%AE)", false, true, "docs/other.md", "会议", "page#会议", DIAG_COUNT},
    {"[x](other.md#nothing)", false, false, "docs/other.md", "nothing", "page#nothing", DIAG_PAPER_LINK_BROKEN},
    {"[x](file.pdf#page=2)", false, true, "docs/file.pdf", "page=2", "copy", DIAG_COUNT},
    {"[x](#here)", false, true, "docs/paper.md", "here", "#here", DIAG_COUNT},
    {"[x](#Here)", false, true, "docs/paper.md", "here", "#here", DIAG_COUNT},
    {"[x](#nowhere)", false, false, "docs/paper.md", "nowhere", "text", DIAG_PAPER_LINK_BROKEN},
    {"[x](paper.md#here)", false, true, "docs/paper.md", "here", "page#here", DIAG_COUNT},
    {"[x](sub)", false, true, "docs/sub", "", "text", DIAG_COUNT},
    {"[x](sub/)", false, true, "docs/sub", "", "text", DIAG_COUNT},
    {"[x](..)", false, true, "", "", "text", DIAG_COUNT},
    {"[x](.)", false, true, "docs", "", "text", DIAG_COUNT},
    {"[x](../.gitignore)", false, true, ".gitignore", "", "text", DIAG_COUNT},
    {"[x](../.ci/build.yml)", false, true, ".ci", "", "text", DIAG_COUNT},
    {"[x](../unit.yml)", false, true, "unit.yml", "", "text", DIAG_COUNT},
    {"[x](gone.md)", false, false, "", "", "text", DIAG_PAPER_LINK_BROKEN},
    {"![x](gone.jpg)", false, false, "", "", "text", DIAG_PAPER_LINK_BROKEN},
    {"[x](Other.md)", false, false, "", "", "text", DIAG_PAPER_LINK_BROKEN},
    {"[x](other.md/)", false, true, "docs/other.md", "", "page", DIAG_COUNT},
    {"[x](../../v/plan.md)", false, false, "", "", "text", DIAG_PAPER_LINK_OUTSIDE},
    {"[x](../../u/README.md)", false, false, "", "", "text", DIAG_PAPER_LINK_OUTSIDE},
    {"[x](/etc/passwd)", false, false, "", "", "text", DIAG_PAPER_LINK_OUTSIDE},
    {"[x](..%2f..%2f..%2fetc%2fpasswd)", false, false, "", "", "text", DIAG_PAPER_LINK_OUTSIDE},
    {"[x](sub/../../../v)", false, false, "", "", "text", DIAG_PAPER_LINK_OUTSIDE},
    {"[x](https://example.org/a)", true, false, "", "", "same", DIAG_COUNT},
    {"[x](mailto:a@example.org)", true, false, "", "", "same", DIAG_COUNT},
};

static Text seen_target;
static DocLink seen_link;
static Arena *seen_arena;

static void keep_link(void *state, const Record *record, Paper *paper, Text bytes) {
  (void)state;
  (void)bytes;
  if (!text_is(record->path, "docs/paper.md")) return;
  seen_link = paper->links.at[0].node->link;
  seen_target = text_copy(seen_arena, paper->links.at[0].node->target);
}

static Sample *sample_docs(const char *markdown) {
  Sample *s = sample_one_unit();
  char text[300];
  snprintf(text, sizeof text, "## Here\n\nSee %s now.\n", markdown);
  sample_file(s, "a/units/u/docs/paper.md", text);
  sample_file(s, "a/units/u/docs/other.md", "# How to use\n\n## Use\n\nText.\n\n## [1.2.0] Fixed\n\nText\n\n## 会议\n\nText\n");
  sample_file(s, "a/units/u/docs/a b.md", "Text\n");
  sample_file(s, "a/units/u/docs/会.md", "Text\n");
  sample_file(s, "a/units/u/docs/Caf\xC3\xA9.md", "Text\n");
  sample_file(s, "a/units/u/docs/100%.md", "Text\n");
  sample_file(s, "a/units/u/docs/file.pdf", "x");
  sample_file(s, "a/units/u/docs/photo.jpg", "\xFF\xD8\xFF");
  sample_file(s, "a/units/u/docs/sub/x.md", "Text\n");
  sample_file(s, "a/units/u/README.md", "Text\n");
  sample_file(s, "a/units/u/.gitignore", "x");
  sample_file(s, "a/units/u/.ci/build.yml", "x");
  sample_file(s, "a/units/u/unit.yml", "name: U\n");
  sample_file(s, "a/units/v/plan.md", "Text\n");
  return s;
}

static void check_node(Sample *s, const LinkCase *c) {
  char expected[200];
  const Record *to = *c->to ? sample_record(s, c->to) : NULL;
  const char *hash = strchr(c->node, '#');
  if (!strcmp(c->node, "text")) {
    assert_int_equal(seen_link, LINK_NONE);
  } else if (!strcmp(c->node, "same")) {
    assert_int_equal(seen_link, LINK_OUTSIDE);
  } else if (c->node == hash) {
    assert_int_equal(seen_link, LINK_HERE);
    assert_text(seen_target, hash + 1);
  } else {
    assert_int_equal(seen_link, LINK_SITE);
    Text path = strncmp(c->node, "page", 4) ? to->original : to->page;
    snprintf(expected, sizeof expected, "%.*s%s", TEXT_ARG(path), hash ? hash : "");
    assert_text(seen_target, expected);
  }
}

static void links_lead_where_they_say(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(cases); i++) {
    const LinkCase *c = &cases[i];
    Sample *s = sample_docs(c->markdown);
    seen_arena = s->arena;
    assert_true(sample_units(s) && sample_read_with(s, 0, keep_link));
    const Record *paper = sample_record(s, "docs/paper.md");
    size_t said = sample_said(s, DIAG_PAPER_LINK_BROKEN) + sample_said(s, DIAG_PAPER_LINK_OUTSIDE);
    bool as_expected = paper->links.len == 1 && paper->links.at[0].resolves == c->resolves && said == (c->said != DIAG_COUNT);
    if (!as_expected) print_error("%s\n", c->markdown), sample_print(s);
    assert_true(as_expected);
    const RecordLink *link = &paper->links.at[0];
    assert_int_equal(link->outside, c->outside);
    assert_int_equal(link->line, 3);
    assert_int_equal(link->image, c->markdown[0] == '!');
    assert_text(link->to, c->to);
    assert_text(link->anchor, c->anchor);
    check_node(s, c);
    if (c->said != DIAG_COUNT) {
      assert_non_null(sample_diag(s, c->said));
      assert_int_equal(sample_diag(s, c->said)->where.line, 3);
      assert_text(sample_diag(s, c->said)->where.file, "input/a/units/u/docs/paper.md");
    }
    sample_close(s);
  }
}

static void refused_links_are_only_read_s_concern(void **state) {
  (void)state;
  Sample *s = sample_docs("[x](javascript:alert)");
  assert_true(sample_units(s) && sample_read(s, 0));
  const Record *paper = sample_record(s, "docs/paper.md");
  for (size_t i = 0; i < paper->links.len; i++) assert_false(paper->links.at[i].resolves);
  assert_int_equal(sample_said(s, DIAG_PAPER_LINK_BROKEN), 0);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(links_lead_where_they_say),
      cmocka_unit_test(refused_links_are_only_read_s_concern),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
