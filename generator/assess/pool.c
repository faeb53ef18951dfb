/* SPDX-License-Identifier: MIT
 *
 * Memory of a Lua state. A unit makes and drops some thousands of small tables and texts: they come from lists of pieces of
 * equal size, the rest from the C library.
 * Takes: Lua's requests. Gives: memory. Owns: its blocks, until the state is closed.
 */
#include "assess/assess_in.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 16, BLOCK = 64 << 10 };
#if defined(__SANITIZE_ADDRESS__)
enum { SMALL = 0 }; /* each piece alone, so that the sanitizer sees what is done to it */
#else
enum { SMALL = STEP * POOL_SIZES };
#endif

typedef struct PoolPiece {
  struct PoolPiece *next;
} PoolPiece;

typedef struct PoolBlock {
  struct PoolBlock *next;
  _Alignas(max_align_t) char at[BLOCK];
} PoolBlock;

static inline size_t size_class(size_t size) {
  return (size - 1) / STEP;
}

/* A new block, cut into pieces of one size. */
static bool pool_fill(Pool *pool, size_t of) {
  size_t size = (of + 1) * STEP;
  PoolBlock *block = malloc(sizeof *block); /* library hook */
  if (!block) return false;
  block->next = pool->blocks;
  pool->blocks = block;
  for (size_t at = 0; at + size <= BLOCK; at += size) {
    PoolPiece *piece = (PoolPiece *)(block->at + at);
    piece->next = pool->free[of];
    pool->free[of] = piece;
  }
  return true;
}

static inline void *piece_new(Pool *pool, size_t size) {
  if (size > SMALL) return malloc(size); /* library hook */
  size_t of = size_class(size);
  if (!pool->free[of] && !pool_fill(pool, of)) return NULL;
  PoolPiece *piece = pool->free[of];
  pool->free[of] = piece->next;
  return piece;
}

static inline void piece_drop(Pool *pool, void *at, size_t size) {
  if (size > SMALL) {
    free(at); /* library hook */
    return;
  }
  PoolPiece *piece = at;
  piece->next = pool->free[size_class(size)];
  pool->free[size_class(size)] = piece;
}

/* Lua takes it for granted that a piece can be made smaller: without memory it stays where it is. */
static void *piece_move(Pool *pool, void *at, size_t size, size_t new_size) {
  if (size > SMALL && new_size > SMALL) return realloc(at, new_size); /* library hook */
  if (size <= SMALL && new_size <= SMALL && size_class(size) == size_class(new_size)) return at;
  void *moved = piece_new(pool, new_size);
  if (!moved) return new_size <= size ? at : NULL;
  memcpy(moved, at, size < new_size ? size : new_size);
  piece_drop(pool, at, size);
  return moved;
}

/* For a new piece Lua passes its type in old_size. */
void *pool_allocate(void *data, void *at, size_t old_size, size_t new_size) {
  Pool *pool = data;
  if (!at || !old_size) old_size = 0, at = NULL;
  if (new_size > old_size && pool->used + (new_size - old_size) > RULE_MEMORY) return NULL;
  void *moved = NULL;
  if (!new_size) {
    if (at) piece_drop(pool, at, old_size);
  } else {
    moved = at ? piece_move(pool, at, old_size, new_size) : piece_new(pool, new_size);
    if (!moved) return NULL;
  }
  pool->used += new_size - old_size;
  return moved;
}

void pool_free(Pool *pool) {
  for (PoolBlock *block = pool->blocks, *next; block; block = next) {
    next = block->next;
    free(block); /* library hook */
  }
  *pool = (Pool){0};
}
