/* SPDX-License-Identifier: MIT
 *
 * A library to preload: each JPEG that is decoded adds a byte to the file that DECODED names. Takes and gives what libjpeg does.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

boolean jpeg_start_decompress(j_decompress_ptr in) {
  boolean (*next)(j_decompress_ptr) = (boolean(*)(j_decompress_ptr))dlsym(RTLD_NEXT, "jpeg_start_decompress");
  int file = open(getenv("DECODED"), O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (file >= 0 && write(file, "x", 1) == 1) close(file);
  return next(in);
}
