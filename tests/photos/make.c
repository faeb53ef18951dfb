/* SPDX-License-Identifier: MIT
 *
 * A picture for tests that need a file: make FILE WIDTH HEIGHT ORIENTATION [noise]. A name in .png gives a PNG.
 * Takes: arguments. Gives: the file, with a day and a place in its EXIF.
 */
#include "../unit/photo_make.h"

int main(int count, char **words) {
  if (count < 5) return 2;
  Made made = {.width = atoi(words[2]), .height = atoi(words[3]), .orientation = atoi(words[4]), .taken = "2017:07:05 09:30:00"};
  made.noise = count > 5;
  bool png = strlen(words[1]) > 4 && strcmp(words[1] + strlen(words[1]) - 4, ".png") == 0;
  MadeBytes bytes = png ? made_png(&made, PNG_COLOR_TYPE_RGB, false) : made_jpeg(&made);
  FILE *file = fopen(words[1], "wb");
  bool good = file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
  if (file && fclose(file)) good = false;
  free(bytes.at);
  return !good;
}
