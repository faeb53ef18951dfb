/* SPDX-License-Identifier: MIT
 *
 * JPEG in and out: the only file that knows libjpeg. Takes: bytes of strangers, or pixels. Gives: rows to a Shrink, or the bytes
 * of a JPEG without any metadata. Owns libjpeg's objects, which never leave the function that made them.
 *
 * libjpeg ends a function that cannot go on by our jump. So whatever is used behind `guarded` stands in a structure, for a
 * jump may undo plain variables.
 */
#include "read/photo_in.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

/* ---- Errors ---- */

typedef struct Guard {
  struct jpeg_error_mgr errors; /* first: libjpeg gives its address back */
  jmp_buf jump;
  PhotoOutcome why;
  bool damaged; /* pixels are missing or made up */
} Guard;

static PhotoOutcome outcome_of(int code) {
  switch (code) {
  case JERR_NO_BACKING_STORE:
  case JERR_OUT_OF_MEMORY:
  case JERR_IMAGE_TOO_BIG:
  case JERR_WIDTH_OVERFLOW: return PHOTO_TOO_LARGE;
  case JERR_ARITH_NOTIMPL:
  case JERR_BAD_PRECISION:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_SOF_UNSUPPORTED: return PHOTO_COLOURS;
  }
  return PHOTO_BROKEN;
}

static _Noreturn void guard_stop(j_common_ptr info, PhotoOutcome why) {
  Guard *guard = (Guard *)info->err;
  guard->why = why;
  longjmp(guard->jump, 1);
}

static _Noreturn void on_error(j_common_ptr info) {
  guard_stop(info, outcome_of(info->err->msg_code));
}

/* Of libjpeg's complaints only those mean lost pixels; phones put stray bytes between segments that harm nothing. */
static void on_message(j_common_ptr info, int level) {
  Guard *guard = (Guard *)info->err;
  int code = info->err->msg_code;
  if (level < 0) info->err->num_warnings++;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE)) guard->damaged = true;
}

static void on_output(j_common_ptr info) {
  (void)info; /* prints nothing */
}

static struct jpeg_error_mgr *guard_errors(Guard *guard) {
  jpeg_std_error(&guard->errors);
  guard->errors.error_exit = on_error;
  guard->errors.emit_message = on_message;
  guard->errors.output_message = on_output;
  return &guard->errors;
}

/* False when libjpeg could not go on; guard->why says why. */
static bool guarded(Guard *guard, void (*work)(void *), void *state) {
  if (setjmp(guard->jump)) return false;
  work(state);
  return true;
}

/* ---- In ---- */

typedef struct Decoding {
  Guard guard;
  struct jpeg_decompress_struct in;
  struct jpeg_progress_mgr progress;
  Text bytes;
  Arena *arena;
  Shrink *shrink;
} Decoding;

/* A progressive picture may come in as many passes as its maker likes, each over all pixels. */
static void on_progress(j_common_ptr info) {
  const struct jpeg_decompress_struct *in = (const struct jpeg_decompress_struct *)info;
  if (in->input_scan_number > read_limits.photo_passes) guard_stop(info, PHOTO_TOO_LARGE);
}

static void decode_begin(Decoding *d) {
  jpeg_create_decompress(&d->in);
  d->in.mem->max_memory_to_use = (long)read_limits.photo_memory;
  d->progress.progress_monitor = on_progress;
  d->in.progress = &d->progress;
  jpeg_mem_src(&d->in, (unsigned char *)(uintptr_t)d->bytes.at, (unsigned long)d->bytes.len);
  jpeg_read_header(&d->in, TRUE);
}

static void decode_check(Decoding *d) {
  uint64_t pixels = (uint64_t)d->in.image_width * d->in.image_height;
  bool grey = d->in.num_components == 1, colours = d->in.num_components == 3;
  if (pixels > read_limits.photo_pixels) guard_stop((j_common_ptr)&d->in, PHOTO_TOO_LARGE);
  if (d->in.arith_code || d->in.data_precision != 8 || !(grey || colours)) guard_stop((j_common_ptr)&d->in, PHOTO_COLOURS);
}

/* libjpeg can leave out what is too fine to be seen: the smallest of its eighths that still is no smaller than what is shown. */
static void decode_scale(struct jpeg_decompress_struct *in) {
  uint32_t longest = in->image_width > in->image_height ? in->image_width : in->image_height;
  in->scale_denom = 8;
  in->scale_num = 1;
  while (in->scale_num < 8 && (longest * (uint64_t)in->scale_num + 7) / 8 < read_limits.photo_longest) in->scale_num++;
  in->dct_method = JDCT_ISLOW; /* the same numbers on every processor */
  in->out_color_space = JCS_RGB;
}

static void decode_work(void *state) {
  Decoding *d = state;
  struct jpeg_decompress_struct *in = &d->in;
  decode_begin(d);
  decode_check(d);
  decode_scale(in);
  jpeg_start_decompress(in);
  shrink_begin(d->shrink, d->arena, in->image_width, in->image_height, in->output_width, in->output_height);
  JSAMPARRAY row = in->mem->alloc_sarray((j_common_ptr)in, JPOOL_IMAGE, in->output_width * 3, 1);
  while (in->output_scanline < in->output_height)
    if (jpeg_read_scanlines(in, row, 1) == 1) shrink_row(d->shrink, row[0]);
}

PhotoOutcome jpeg_decode(Text bytes, Arena *arena, Shrink *shrink) {
  Decoding d = {.bytes = bytes, .arena = arena, .shrink = shrink};
  d.in.err = guard_errors(&d.guard);
  bool whole = guarded(&d.guard, decode_work, &d);
  PhotoOutcome outcome = !whole ? d.guard.why : d.guard.damaged ? PHOTO_DAMAGED : PHOTO_SHOWN;
  jpeg_destroy_decompress(&d.in);
  return outcome == PHOTO_BROKEN && shrink->rows_in ? PHOTO_DAMAGED : outcome;
}

/* ---- Out ---- */

typedef struct Encoding {
  Guard guard;
  struct jpeg_compress_struct out;
  struct jpeg_destination_mgr target;
  unsigned char piece[16 << 10];
  Buf bytes;
  const Shrink *shrink;
  int orientation;
  JpegUse use;
} Encoding;

static void target_begin(j_compress_ptr out) {
  Encoding *e = out->client_data;
  e->target.next_output_byte = e->piece;
  e->target.free_in_buffer = sizeof e->piece;
}

static boolean target_full(j_compress_ptr out) {
  Encoding *e = out->client_data;
  buf_put(&e->bytes, e->piece, sizeof e->piece);
  target_begin(out);
  return TRUE;
}

static void target_end(j_compress_ptr out) {
  Encoding *e = out->client_data;
  buf_put(&e->bytes, e->piece, sizeof e->piece - e->target.free_in_buffer);
}

static void encode_settings(Encoding *e) {
  struct jpeg_compress_struct *out = &e->out;
  bool drawing = e->use == JPEG_DRAWING;
  out->input_components = 3;
  out->in_color_space = JCS_RGB;
  jpeg_set_defaults(out);
  jpeg_set_quality(out, drawing ? 90 : 80, TRUE);
  if (drawing) out->comp_info[0].h_samp_factor = out->comp_info[0].v_samp_factor = 1;
  out->dct_method = JDCT_ISLOW;
}

static void encode_work(void *state) {
  Encoding *e = state;
  struct jpeg_compress_struct *out = &e->out;
  uint32_t width, height;
  jpeg_create_compress(out);
  out->client_data = e;
  e->target = (struct jpeg_destination_mgr){.init_destination = target_begin,
                                            .empty_output_buffer = target_full,
                                            .term_destination = target_end};
  out->dest = &e->target;
  shrink_upright(e->shrink, e->orientation, &width, &height);
  out->image_width = width;
  out->image_height = height;
  encode_settings(e);
  jpeg_start_compress(out, TRUE);
  JSAMPARRAY row = out->mem->alloc_sarray((j_common_ptr)out, JPOOL_IMAGE, width * 3, 1);
  while (out->next_scanline < height) {
    shrink_upright_row(e->shrink, e->orientation, out->next_scanline, row[0]);
    jpeg_write_scanlines(out, row, 1);
  }
  jpeg_finish_compress(out);
}

bool jpeg_encode(const Shrink *shrink, int orientation, JpegUse use, Arena *arena, Picture *picture) {
  Encoding e = {.shrink = shrink, .orientation = orientation, .use = use};
  e.out.err = guard_errors(&e.guard);
  bool good = guarded(&e.guard, encode_work, &e);
  jpeg_destroy_compress(&e.out);
  *picture = (Picture){.media_type = TEXT("image/jpeg")};
  if (good) picture->bytes = text_copy(arena, buf_view(&e.bytes));
  shrink_upright(shrink, orientation, &picture->width, &picture->height);
  buf_free(&e.bytes);
  return good;
}

#define TEXT_OF_(number) #number
#define TEXT_OF(number) TEXT_OF_(number)

Text jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return TEXT("libjpeg-turbo " TEXT_OF(LIBJPEG_TURBO_VERSION));
#else
  return TEXT("libjpeg " TEXT_OF(JPEG_LIB_VERSION));
#endif
}
