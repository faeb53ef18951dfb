/* SPDX-License-Identifier: MIT
 *
 * Arenas and the arrays that grow inside them.
 * Takes: sizes. Gives: zeroed memory that lives until the arena is reset or freed. Owns: its blocks.
 *
 * The law of this file: every byte of a block beyond `used` is zero. So giving out memory costs no clearing, and a reset
 * clears only what was touched. Blocks come from calloc, which gets big ones from the system already zeroed.
 */
#include "base/arena_in.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_GUARDED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_GUARDED 1
#endif
#endif
#ifdef ARENA_GUARDED
#include <sanitizer/asan_interface.h>
enum { GUARD = 16 }; /* poisoned bytes behind each piece, so that the sanitizer sees one step too far */
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GUARD = 0 };
#endif

enum { ALIGN = _Alignof(max_align_t), FIRST_BLOCK = 4 << 10, LARGEST_BLOCK = 1 << 20 };

typedef struct Block {
  struct Block *next;
  size_t used, size;
  _Alignas(max_align_t) char at[];
} Block;

struct Arena {
  Block *first, *now; /* blocks after `now` are empty */
  size_t before; /* bytes used in the blocks before `now` */
};

_Noreturn void base_out_of_memory(void) {
  static const char message[] = "dossier: out of memory\n";
  ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
  (void)ignored;
  _exit(EXIT_NO_MEMORY);
}

/* Giving a unit's memory back and getting it again for the next one would cost a fault for each page of it. */
void base_keep_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_TOP_PAD, 256 << 10);
#endif
}

static size_t room_of(size_t size) {
  if (size > SIZE_MAX / 4) base_out_of_memory();
  return (size + GUARD + ALIGN - 1) / ALIGN * ALIGN;
}

static Block *block_new(size_t size) {
  Block *block = calloc(1, sizeof(Block) + size);
  if (!block) base_out_of_memory();
  block->size = size;
  ASAN_POISON_MEMORY_REGION(block->at, size);
  return block;
}

Arena *arena_new(void) {
  Arena *arena = calloc(1, sizeof *arena);
  if (!arena) base_out_of_memory();
  arena->first = arena->now = block_new(FIRST_BLOCK);
  return arena;
}

/* The next block with that much room: one kept from before a reset, else a new one put in front of those. */
static void arena_next_block(Arena *arena, size_t room) {
  Block *now = arena->now;
  arena->before += now->used;
  if (!now->next || now->next->size < room) {
    size_t size = now->size < LARGEST_BLOCK ? now->size * 2 : LARGEST_BLOCK;
    Block *block = block_new(size > room ? size : room);
    block->next = now->next;
    now->next = block;
  }
  arena->now = now->next;
}

void *arena_alloc(Arena *arena, size_t size) {
  size_t room = room_of(size);
  if (arena->now->size - arena->now->used < room) arena_next_block(arena, room);
  char *at = arena->now->at + arena->now->used;
  arena->now->used += room;
  ASAN_UNPOISON_MEMORY_REGION(at, size);
  return at;
}

/* Moves the end of the newest piece; false when `at` is not the newest or the new end does not fit. */
static bool arena_move_end(Arena *arena, char *at, size_t size, size_t new_size) {
  Block *now = arena->now;
  size_t room = room_of(size), new_room = room_of(new_size);
  if (!at || now->used < room || at != now->at + now->used - room) return false;
  if (new_room > room && new_room - room > now->size - now->used) return false;
  now->used = now->used - room + new_room;
  return true;
}

bool arena_extend(Arena *arena, void *at, size_t size, size_t new_size) {
  if (!arena_move_end(arena, at, size, new_size)) return false;
  ASAN_UNPOISON_MEMORY_REGION(at, new_size);
  return true;
}

void arena_trim(Arena *arena, void *at, size_t size, size_t new_size) {
  if (new_size >= size || !arena_move_end(arena, at, size, new_size)) return;
  ASAN_POISON_MEMORY_REGION((char *)at + new_size, size - new_size);
}

static void block_clear(Block *block) {
  ASAN_UNPOISON_MEMORY_REGION(block->at, block->used);
  memset(block->at, 0, block->used);
  ASAN_POISON_MEMORY_REGION(block->at, block->used);
  block->used = 0;
}

static void block_free(Block *block) {
  ASAN_UNPOISON_MEMORY_REGION(block->at, block->size);
  free(block);
}

/* A block larger than we ever choose was made for one huge piece: kept, one big file would cost its memory for good. */
void arena_reset(Arena *arena) {
  for (Block **link = &arena->first; *link;) {
    Block *block = *link;
    if (block->size > LARGEST_BLOCK) {
      *link = block->next;
      block_free(block);
    } else {
      block_clear(block);
      link = &block->next;
    }
  }
  arena->now = arena->first;
  arena->before = 0;
}

void arena_free(Arena *arena) {
  if (!arena) return;
  for (Block *block = arena->first, *next; block; block = next) {
    next = block->next;
    block_free(block);
  }
  free(arena);
}

size_t arena_used(const Arena *arena) {
  return arena->before + arena->now->used;
}

/* Most lists of large items hold one or two: eight of each would be the greater part of a unit's memory. */
static size_t first_cap(size_t item_size) {
  enum { FIRST_BYTES = 256, FIRST_MOST = 8 };
  size_t cap = FIRST_BYTES / item_size;
  return cap > FIRST_MOST ? FIRST_MOST : cap ? cap : 1;
}

void *list_grow(Arena *arena, void *at, size_t len, size_t *cap, size_t item_size) {
  size_t new_cap = *cap ? *cap * 2 : first_cap(item_size);
  if (new_cap > SIZE_MAX / 4 / item_size) base_out_of_memory();
  if (!arena_extend(arena, at, *cap * item_size, new_cap * item_size)) {
    void *moved = arena_alloc(arena, new_cap * item_size);
    if (len) memcpy(moved, at, len * item_size);
    at = moved;
  }
  *cap = new_cap;
  return at;
}
