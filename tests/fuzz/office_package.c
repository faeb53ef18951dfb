/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of dropped archives. Takes: any bytes. Gives: members whose names lead nowhere else, and bytes as long as was said.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Archive archive;
  Text member;
  if (read_archive_open(&archive, (Text){(const char *)bytes, size}, TEXT("a.zip"), arena, diags)) {
    for (size_t i = 0; i < archive.members.len; i++) {
      const ArchiveMember *at = &archive.members.at[i];
      if (!text_is_utf8(at->path, NULL) || text_starts(at->path, TEXT("/")) || text_starts(at->path, TEXT("../"))) abort();
      if (read_archive_member(&archive, at, at->path, arena, diags, &member) && member.len != at->size) abort();
    }
    read_archive_close(&archive);
  }
  fuzz_check_diags(diags);
  arena_free(arena);
  return 0;
}
