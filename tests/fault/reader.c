/* SPDX-License-Identifier: MIT
 *
 * A preloaded shim that makes the readers misbehave on command: a text that holds CRASH-HERE crashes cmark and libyaml, one
 * with LOOP-HERE never comes back, one with EAT-HERE eats memory. For the tests of the supervisor.
 */
#define _GNU_SOURCE
#include <cmark.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static int holds(const void *text, size_t size, const char *word) {
  return memmem(text, size, word, strlen(word)) != NULL;
}

static void misbehave(const void *text, size_t size) {
  if (holds(text, size, "CRASH-HERE")) abort();
  while (holds(text, size, "LOOP-HERE")) {
  }
  while (holds(text, size, "EAT-HERE")) {
    volatile char *room = malloc(16u << 20); /* not touched: the limit is of address space, and touching costs time */
    if (!room) _Exit(71);                    /* what the program's own allocator does */
    room[0] = 1;
  }
}

void cmark_parser_feed(cmark_parser *parser, const char *text, size_t size) {
  void (*real)(cmark_parser *, const char *, size_t) = dlsym(RTLD_NEXT, "cmark_parser_feed");
  misbehave(text, size);
  real(parser, text, size);
}

cmark_node *cmark_parse_document(const char *text, size_t size, int options) {
  cmark_node *(*real)(const char *, size_t, int) = dlsym(RTLD_NEXT, "cmark_parse_document");
  misbehave(text, size);
  return real(text, size, options);
}

void yaml_parser_set_input_string(yaml_parser_t *parser, const unsigned char *text, size_t size) {
  void (*real)(yaml_parser_t *, const unsigned char *, size_t) = dlsym(RTLD_NEXT, "yaml_parser_set_input_string");
  misbehave(text, size);
  real(parser, text, size);
}
