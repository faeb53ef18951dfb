/* SPDX-License-Identifier: MIT
 *
 * LD_PRELOAD: gives the entries of every folder in another order. Takes: SHUFFLE_SEED. Gives: readdir and closedir of our own;
 * owns the copies of the entries of each open folder until it is closed. For file systems that answer in another order than
 * the one that the tests happen to run on.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Listing {
  DIR *folder;
  struct dirent **entries;
  size_t len, next;
  struct Listing *other;
} Listing;

static Listing *listings;

static uint64_t next_random(void) {
  static uint64_t state;
  const char *seed = getenv("SHUFFLE_SEED");
  if (!state) state = (seed ? strtoull(seed, NULL, 10) : 1) * 0x9E3779B97F4A7C15u + 1;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static void shuffle(Listing *listing) {
  for (size_t i = listing->len; i > 1; i--) {
    size_t j = next_random() % i;
    struct dirent *entry = listing->entries[i - 1];
    listing->entries[i - 1] = listing->entries[j];
    listing->entries[j] = entry;
  }
}

static Listing *listing_of(DIR *folder) {
  struct dirent *(*real)(DIR *) = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  Listing *listing = listings;
  while (listing && listing->folder != folder) listing = listing->other;
  if (listing) return listing;
  listing = calloc(1, sizeof *listing);
  *listing = (Listing){.folder = folder, .other = listings};
  listings = listing;
  for (struct dirent *entry; (entry = real(folder)) != NULL;) {
    listing->entries = realloc(listing->entries, (listing->len + 1) * sizeof *listing->entries);
    listing->entries[listing->len] = malloc(sizeof *entry);
    memcpy(listing->entries[listing->len++], entry, entry->d_reclen < sizeof *entry ? entry->d_reclen : sizeof *entry);
  }
  shuffle(listing);
  return listing;
}

struct dirent *readdir(DIR *folder) {
  Listing *listing = listing_of(folder);
  return listing->next < listing->len ? listing->entries[listing->next++] : NULL;
}

struct dirent64 *readdir64(DIR *folder) {
  return (struct dirent64 *)readdir(folder); /* the same layout where we run tests */
}

int closedir(DIR *folder) {
  int (*real)(DIR *) = (int (*)(DIR *))dlsym(RTLD_NEXT, "closedir");
  for (Listing **at = &listings; *at; at = &(*at)->other) {
    Listing *listing = *at;
    if (listing->folder != folder) continue;
    *at = listing->other;
    for (size_t i = 0; i < listing->len; i++) free(listing->entries[i]);
    free(listing->entries);
    free(listing);
    break;
  }
  return real(folder);
}
