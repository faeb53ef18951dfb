/* SPDX-License-Identifier: MIT
 *
 * The bare floor: floor INPUT OUTPUT. What must be done in any case, and nothing else: each Markdown file below INPUT is parsed
 * and printed by cmark, page and original are written below OUTPUT, deflated once, and put into one archive by libzip. No
 * checks, no rules, no tables, no links, no hashes. Takes: a folder; OUTPUT must not exist. Gives: files. Owns what it holds
 * until it ends.
 */
#include <cmark.h>
#include <fcntl.h>
#include <fts.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

typedef struct Entry { /* of the archive: deflated already */
  char *packed;
  size_t size, packed_size, at;
  uint32_t crc;
} Entry;

static struct libdeflate_compressor *compressor;
static zip_t *archive;
static char parent[4096];

static void give_up(const char *what) {
  perror(what);
  exit(1);
}

static zip_int64_t entry_call(void *state, void *room, zip_uint64_t size, zip_source_cmd_t command) {
  Entry *entry = state;
  zip_stat_t *stat = room;
  if (command == ZIP_SOURCE_SUPPORTS) return ZIP_SOURCE_SUPPORTS_READABLE;
  if (command == ZIP_SOURCE_STAT) {
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    stat->size = entry->size;
    stat->comp_size = entry->packed_size;
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->crc = entry->crc;
    return sizeof *stat;
  }
  if (command != ZIP_SOURCE_READ) return 0;
  if (size > entry->packed_size - entry->at) size = entry->packed_size - entry->at;
  memcpy(room, entry->packed + entry->at, size);
  entry->at += size;
  return (zip_int64_t)size;
}

static void pack(const char *name, const char *bytes, size_t size) {
  size_t room = libdeflate_deflate_compress_bound(compressor, size);
  char *packed = malloc(room);
  Entry *entry = calloc(1, sizeof *entry);
  if (!packed || !entry) give_up("memory");
  entry->packed_size = libdeflate_deflate_compress(compressor, bytes, size, packed, room);
  entry->packed = realloc(packed, entry->packed_size);
  entry->size = size;
  entry->crc = libdeflate_crc32(0, bytes, size);
  if (zip_file_add(archive, name, zip_source_function(archive, entry_call, entry), ZIP_FL_ENC_UTF_8) < 0) give_up(name);
}

/* The folder of a file is that of the file before, but for the first one in it. */
static void make_parent(const char *path) {
  char folder[4096];
  snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
  if (strcmp(folder, parent) == 0) return;
  for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(folder, 0777);
    *slash = '/';
  }
  mkdir(folder, 0777);
  memcpy(parent, folder, sizeof parent);
}

static void put(const char *output, const char *name, const char *bytes, size_t size) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", output, name);
  make_parent(path);
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || close(fd)) give_up(path);
  pack(name, bytes, size);
}

static void put_paper(const char *output, const char *name, const char *bytes, size_t size) {
  static const char head[] = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>Paper</title></head>\n<body><main>\n",
                    tail[] = "</main></body></html>\n";
  char page_name[4096], *page = NULL;
  size_t page_size;
  cmark_node *document = cmark_parse_document(bytes, size, CMARK_OPT_DEFAULT);
  char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
  FILE *stream = open_memstream(&page, &page_size);
  fprintf(stream, "%s%s%s", head, html, tail);
  fclose(stream);
  snprintf(page_name, sizeof page_name, "%s.html", name);
  put(output, page_name, page, page_size);
  put(output, name, bytes, size);
  free(page);
  free(html);
  cmark_node_free(document);
}

static void do_file(const char *path, const char *name, size_t size, const char *output) {
  char *bytes = malloc(size + 1);
  int fd = open(path, O_RDONLY);
  if (!bytes || fd < 0 || read(fd, bytes, size) != (ssize_t)size) give_up(path);
  close(fd);
  put_paper(output, name, bytes, size);
  free(bytes);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  char *roots[] = {arguments[1], NULL}, zip_path[4096];
  snprintf(zip_path, sizeof zip_path, "%s/all.zip", arguments[2]);
  compressor = libdeflate_alloc_compressor(1);
  if (mkdir(arguments[2], 0777) || !(archive = zip_open(zip_path, ZIP_CREATE, NULL))) give_up(zip_path);
  FTS *tree = fts_open(roots, FTS_PHYSICAL, NULL);
  for (FTSENT *at; tree && (at = fts_read(tree));)
    if (at->fts_info == FTS_F)
      do_file(at->fts_path, at->fts_path + strlen(arguments[1]) + 1, (size_t)at->fts_statp->st_size, arguments[2]);
  fts_close(tree);
  if (zip_close(archive)) give_up(zip_path);
  return 0;
}
