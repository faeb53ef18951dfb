/* SPDX-License-Identifier: MIT
 *
 * commonmark SPEC DIFFERENCES: each example of the specification through our reader and HTML writer, against cmark's own HTML.
 * Takes: spec.txt, and the list of examples that differ on purpose. Gives: one line a test; status 1 when an example differs
 * and is not listed, or is listed and does not differ.
 *
 * Both sides are read as XML and printed again in one form (tags, sorted attributes, text), so that only what a browser
 * would see as different counts.
 */
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"
#include "write/write.h"

/* ---- HTML in one form ---- */

typedef struct Form {
  Arena *arena;
  Buf out;
  int pre; /* depth inside <pre>: white space counts there */
  bool space;
} Form;

static bool counts(Text name, Text value) {
  return !text_is(name, "id") && !text_is(name, "rel") && !(text_is(name, "class") && !text_starts(value, TEXT("language-")));
}

static bool is_inline(Text name) {
  static const char *const names[] = {"em", "strong", "code", "a", "img", "br", "x"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (text_is(name, names[i])) return true;
  return false;
}

static void put_space(Form *form) {
  bool after_text = form->out.len && form->out.at[form->out.len - 1] != '\n';
  if (form->space && after_text) buf_char(&form->out, ' ');
  form->space = false;
}

/* Blocks begin and end lines; white space beside them is nothing. */
static void put_line(Form *form, Text name) {
  if (is_inline(name)) {
    put_space(form);
    return;
  }
  form->space = false;
  if (form->out.len && form->out.at[form->out.len - 1] != '\n') buf_char(&form->out, '\n');
}

static bool form_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Form *form = state;
  (void)space, (void)line;
  put_line(form, name);
  buf_format(&form->out, "<%.*s", TEXT_ARG(name));
  static const char *const order[] = {"href", "src", "alt", "title", "start", "class"};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    for (size_t j = 0; j < count; j++)
      if (text_is(attributes[j].name, order[i]) && counts(attributes[j].name, attributes[j].value))
        buf_format(&form->out, " %s=\"%.*s\"", order[i], TEXT_ARG(attributes[j].value));
  buf_char(&form->out, '>');
  if (!is_inline(name)) buf_char(&form->out, '\n');
  form->pre += text_is(name, "pre");
  return true;
}

static bool form_close(void *state, Text space, Text name) {
  Form *form = state;
  (void)space;
  form->pre -= text_is(name, "pre");
  put_line(form, name);
  buf_format(&form->out, "</%.*s>", TEXT_ARG(name));
  if (!is_inline(name) || text_is(name, "br")) buf_char(&form->out, '\n');
  return true;
}

static bool form_text(void *state, Text text) {
  Form *form = state;
  for (size_t i = 0; i < text.len; i++) {
    bool blank = text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\t';
    if (blank && !form->pre) {
      form->space = true;
      continue;
    }
    if (!form->pre) put_space(form);
    if (text.at[i] == '<')
      buf_str(&form->out, "&lt;"); /* never to be taken for a tag of this form */
    else
      buf_char(&form->out, text.at[i]);
  }
  return true;
}

static Text same_form(Arena *arena, Text html) {
  Form form = {.arena = arena};
  XmlHandler handler = {&form, form_open, form_close, form_text};
  DiagList *diags = diag_list_new(arena);
  Text whole = text_format(arena, "<x>%.*s</x>", TEXT_ARG(html));
  bool good = read_xml(whole, TEXT("example"), &read_limits, &handler, diags);
  Text text = good ? text_copy(arena, buf_view(&form.out)) : text_format(arena, "not well-formed: %.*s", TEXT_ARG(html));
  buf_free(&form.out);
  return text;
}

/* A line end before </code> in <pre>: ours leaves it out. */
static Text without_last_line_end(Arena *arena, Text html) {
  Buf out = {0};
  Text end = TEXT("\n</code></pre>");
  size_t at;
  while ((at = text_find(html, end)) != SIZE_MAX) {
    buf_text(&out, text_slice(html, 0, at));
    buf_text(&out, text_slice(end, 1, end.len));
    html = text_slice(html, at + end.len, html.len);
  }
  buf_text(&out, html);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* ---- Both sides ---- */

static Text html_of_cmark(Arena *arena, Text markdown) {
  char *html = cmark_markdown_to_html(markdown.at, markdown.len, CMARK_OPT_DEFAULT);
  Text text = without_last_line_end(arena, text_copy(arena, text_of(html)));
  free(html);
  return text;
}

static Text html_of_ours(Arena *arena, Text markdown) {
  DocNode *root = read_markdown(markdown, TEXT("example"), &markdown_plain, arena, diag_list_new(arena));
  if (!root || doc_check(root)) return TEXT("no lawful tree");
  Buf out = {0};
  html_write(&out, root, &(HtmlOptions){.bare = true});
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* ---- The list of differences: "number: reason", # begins a comment ---- */

enum { MOST_EXAMPLES = 1000 };

static bool read_differences(Arena *arena, const char *path, Text reasons[MOST_EXAMPLES]) {
  Text bytes, line, number;
  Fail fail = {0};
  if (fs_read(AT_FDCWD, path, 1 << 20, arena, &bytes, NULL, &fail) != READ_OK) return false;
  while (text_cut(&bytes, '\n', &line)) {
    int64_t example;
    if (text_starts(line, TEXT("#")) || !text_cut(&line, ':', &number)) continue;
    if (!text_to_int(number, &example) || example < 1 || example >= MOST_EXAMPLES || text_trim(line).len == 0) return false;
    reasons[example] = text_trim(line);
  }
  return true;
}

/* ---- Examples ---- */

static Text tabs(Arena *arena, Text text) {
  Buf out = {0};
  size_t at;
  while ((at = text_find(text, TEXT("\xE2\x86\x92"))) != SIZE_MAX) {
    buf_text(&out, text_slice(text, 0, at));
    buf_char(&out, '\t');
    text = text_slice(text, at + 3, text.len);
  }
  buf_text(&out, text);
  Text copy = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return copy;
}

static bool next_example(Arena *arena, Text *spec, Text *markdown) {
  static const char fence[] = "````````````````````````````````";
  Text begin = text_format(arena, "\n%s example\n", fence);
  size_t from = text_find(*spec, begin);
  if (from == SIZE_MAX) return false;
  Text rest = text_slice(*spec, from + begin.len - 1, spec->len);
  size_t dot = text_find(rest, TEXT("\n.\n"));
  *markdown = tabs(arena, text_slice(rest, 1, dot + 1 > 1 ? dot + 1 : 1));
  *spec = text_slice(rest, dot + 2, rest.len);
  return true;
}

static int run_example(Arena *arena, Text markdown, int number, Text reason) {
  Text theirs = same_form(arena, html_of_cmark(arena, markdown)), ours = same_form(arena, html_of_ours(arena, markdown));
  bool equal = text_equal(theirs, ours), listed = reason.len > 0;
  if (equal != listed) {
    printf("ok - commonmark %d%s%.*s\n", number, listed ? " differs on purpose: " : "", TEXT_ARG(reason));
    return 0;
  }
  printf("not ok - commonmark %d %s\n", number, listed ? "is listed but does not differ" : "differs");
  fprintf(stderr, "%d: %.*s\n-- cmark\n%.*s\n-- ours\n%.*s\n", number, TEXT_ARG(markdown), TEXT_ARG(theirs), TEXT_ARG(ours));
  return 1;
}

int main(int argc, char **argv) {
  static Text reasons[MOST_EXAMPLES];
  Arena *kept = arena_new(), *arena = arena_new();
  Text spec, markdown;
  Fail fail = {0};
  int bad = 0, number = 0;
  if (argc != 3 || fs_read(AT_FDCWD, argv[1], 4 << 20, kept, &spec, NULL, &fail) != READ_OK || !read_differences(kept, argv[2], reasons))
    return fprintf(stderr, "usage: commonmark SPEC DIFFERENCES, both readable\n"), 2;
  for (; next_example(arena, &spec, &markdown); arena_reset(arena)) {
    number++;
    bad += run_example(arena, markdown, number, reasons[number]);
  }
  printf("%s - commonmark has 652 examples\n", number == 652 ? "ok" : "not ok");
  arena_free(arena);
  arena_free(kept);
  return bad || number != 652;
}
