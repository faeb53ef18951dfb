/* SPDX-License-Identifier: MIT
 *
 * SHA-256 of a file, read piece by piece and perhaps copied: an archive may be larger than the memory that a run may use.
 */
#include "base/fs_in.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

static bool write_block(int to, const char *block, size_t len) {
  while (len) {
    ssize_t wrote = write(to, block, len);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    block += wrote;
    len -= (size_t)wrote;
  }
  return true;
}

/* `to` -1: nothing is written. */
static bool digest_fd(EVP_MD_CTX *digest, int fd, int to, const char *path, Fail *fail) {
  char block[65536];
  ssize_t got;
  while ((got = read(fd, block, sizeof block)) > 0) {
    if (!EVP_DigestUpdate(digest, block, (size_t)got)) return fail_set(fail, "SHA-256 does not work here");
    if (to >= 0 && !write_block(to, block, (size_t)got)) return fail_errno(fail, "copy", path);
  }
  return got == 0 || fail_errno(fail, "read", path);
}

/* Shared drives: what was a file may be a link or a pipe by now, which must neither lead us away nor make us wait. */
static bool digest_file(int folder, const char *path, int to, Sha256 *hash, Fail *fail) {
  int fd = fs_open_beneath(folder, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0) return fail_errno(fail, "open", path);
  EVP_MD_CTX *digest = EVP_MD_CTX_new();
  if (!digest) base_out_of_memory();
  bool good = EVP_DigestInit_ex(digest, EVP_sha256(), NULL) ? digest_fd(digest, fd, to, path, fail)
                                                            : fail_set(fail, "SHA-256 does not work here");
  if (good && !EVP_DigestFinal_ex(digest, hash->at, NULL)) good = fail_set(fail, "SHA-256 does not work here");
  EVP_MD_CTX_free(digest);
  close(fd);
  return good;
}

bool hash_sha256_file(int folder, const char *path, Sha256 *hash, Fail *fail) {
  return digest_file(folder, path, -1, hash, fail);
}

bool hash_sha256_copy(int folder, const char *path, int to_folder, const char *to, Sha256 *hash, Fail *fail) {
  int fd = fs_open_beneath(to_folder, to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (fd < 0) return fail_errno(fail, "create", to);
  bool good = digest_file(folder, path, fd, hash, fail);
  if (close(fd) && good) good = fail_errno(fail, "close", to);
  return good;
}
