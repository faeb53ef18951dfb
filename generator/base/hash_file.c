/* SPDX-License-Identifier: MIT
 *
 * SHA-256 of a file, read piece by piece: an archive may be larger than the memory that a run may use.
 */
#include "base/base.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

static bool digest_fd(EVP_MD_CTX *digest, int fd, const char *path, Fail *fail) {
  char block[65536];
  ssize_t got;
  while ((got = read(fd, block, sizeof block)) > 0)
    if (!EVP_DigestUpdate(digest, block, (size_t)got)) return fail_set(fail, "SHA-256 does not work here");
  return got == 0 || fail_errno(fail, "read", path);
}

bool hash_sha256_file(int folder, const char *path, Sha256 *hash, Fail *fail) {
  int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return fail_errno(fail, "open", path);
  EVP_MD_CTX *digest = EVP_MD_CTX_new();
  if (!digest) base_out_of_memory();
  bool good = EVP_DigestInit_ex(digest, EVP_sha256(), NULL) ? digest_fd(digest, fd, path, fail)
                                                            : fail_set(fail, "SHA-256 does not work here");
  if (good && !EVP_DigestFinal_ex(digest, hash->at, NULL)) good = fail_set(fail, "SHA-256 does not work here");
  EVP_MD_CTX_free(digest);
  close(fd);
  return good;
}
