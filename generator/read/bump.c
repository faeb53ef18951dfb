/* SPDX-License-Identifier: MIT
 *
 * Memory for one parse of cmark: handed out by moving a pointer, never freed piece by piece, dropped whole.
 * Takes: sizes, through cmark's allocator hook, which passes no context: hence the one static pool. A worker is a process
 * and parses one paper at a time. Gives: memory until bump_reset. Owns: its chunks.
 *
 * cmark does not look at NULL, so running out ends the process here, and the supervisor marks the paper.
 */
#include "read/read_in.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 20, MOST = 512 << 20, ALIGNMENT = 16 };

typedef struct Chunk {
  struct Chunk *next;
  size_t used, size;
  _Alignas(ALIGNMENT) char at[];
} Chunk;

/* In front of every piece: its size, which realloc needs. */
typedef struct Piece {
  _Alignas(ALIGNMENT) size_t size;
} Piece;

static struct {
  Chunk *chunks; /* the newest first */
  size_t total;
} pool;

static Chunk *chunk_add(size_t room) {
  size_t size = room > CHUNK ? room : CHUNK;
  if (size > MOST - pool.total) base_out_of_memory();
  Chunk *chunk = malloc(sizeof *chunk + size); /* behind the library's hook */
  if (!chunk) base_out_of_memory();
  chunk->next = pool.chunks;
  chunk->used = 0;
  chunk->size = size;
  pool.chunks = chunk;
  pool.total += size;
  return chunk;
}

static size_t room_of(size_t size) {
  if (size > MOST) base_out_of_memory();
  return (size + sizeof(Piece) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void *bump_take(size_t size) {
  size_t room = room_of(size);
  Chunk *chunk = pool.chunks;
  if (!chunk || chunk->size - chunk->used < room) chunk = chunk_add(room);
  Piece *piece = (Piece *)(void *)(chunk->at + chunk->used);
  chunk->used += room;
  piece->size = size;
  return piece + 1;
}

void *bump_calloc(size_t count, size_t size) {
  if (size && count > MOST / size) base_out_of_memory();
  return memset(bump_take(count * size), 0, count * size);
}

/* The newest piece grows where it lies: cmark's buffers grow line by line. */
static bool bump_extend(Piece *piece, size_t size) {
  Chunk *chunk = pool.chunks;
  size_t old_room = room_of(piece->size), room = room_of(size);
  if ((char *)piece + old_room != chunk->at + chunk->used) return false;
  if (room > old_room && room - old_room > chunk->size - chunk->used) return false;
  chunk->used = chunk->used - old_room + room;
  piece->size = size;
  return true;
}

void *bump_realloc(void *at, size_t size) {
  if (!at) return bump_take(size);
  Piece *piece = (Piece *)at - 1;
  if (bump_extend(piece, size)) return at;
  void *moved = bump_take(size);
  return memcpy(moved, at, piece->size < size ? piece->size : size);
}

void bump_free(void *at) {
  (void)at;
}

/* Keeps one chunk for the next paper; what a large paper needed beyond it goes back. */
void bump_reset(void) {
  while (pool.chunks && (pool.chunks->next || pool.chunks->size > CHUNK)) {
    Chunk *chunk = pool.chunks;
    pool.chunks = chunk->next;
    pool.total -= chunk->size;
    free(chunk); /* as above: the library's hook */
  }
  if (pool.chunks) pool.chunks->used = 0;
}
