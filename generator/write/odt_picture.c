/* SPDX-License-Identifier: MIT
 *
 * Pictures in ODT: embedded once however often they are shown, fitted to the text area with their aspect kept.
 * Takes: image nodes. Gives: a frame in odt->body and a part below Pictures/. Owns nothing.
 */
#include "write/odt_in.h"

/* Pixels on a screen: what an image without a size of its own is made for. */
static const double millimetres_per_pixel = 25.4 / 96;
/* Of the text height, so that a caption stays on the same page. */
static const double tallest_percent = 85;

bool odt_is_picture(const DocNode *image) {
  const Picture *picture = image->picture;
  return picture && picture->bytes.len && picture->width && picture->height;
}

static const char *file_ending(Text media_type) {
  static const char *const endings[][2] = {{"image/png", "png"}, {"image/jpeg", "jpg"}, {"image/svg+xml", "svg"}};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_is(media_type, endings[i][0])) return endings[i][1];
  return "img";
}

/* The part that holds these bytes; added when it is not there yet. */
static Text picture_part(Odt *odt, const Picture *picture) {
  for (size_t i = 0; i < odt->pictures.len; i++)
    if (odt->pictures.at[i].picture == picture) return odt->pictures.at[i].name;
  Text hash = hash_name(odt->arena, picture->bytes, 20);
  Text name = text_format(odt->arena, "Pictures/%.*s.%s", TEXT_ARG(hash), file_ending(picture->media_type));
  bool known = false;
  for (size_t i = 0; i < odt->pictures.len; i++) known = known || text_equal(odt->pictures.at[i].name, name);
  *list_add(odt->arena, &odt->pictures) = (OdtPicture){picture, name};
  if (!known) *list_add(odt->arena, odt->parts) = (OdtPart){name, picture->bytes, true};
  return name;
}

static double smaller(double a, double b) {
  return a < b ? a : b;
}

static void put_size(Odt *odt, const Picture *picture) {
  double width = picture->width * millimetres_per_pixel, height = picture->height * millimetres_per_pixel;
  double tallest = picture->tallest ? picture->tallest : tallest_percent;
  double page = (odt->landscape ? odt->look->text_width_mm : odt->look->text_height_mm) * tallest / 100;
  double fit = smaller(1, smaller(odt_area_width(odt) / width, page / height));
  buf_format(odt->body, " svg:width=\"%.2fmm\" svg:height=\"%.2fmm\">", width * fit, height * fit);
}

static bool has_text(Odt *odt, const DocNode *image) {
  size_t before = odt->body->len;
  write_image_text(odt->body, image, html_escape);
  bool any = odt->body->len > before;
  odt->body->len = before;
  return any;
}

static void put_frame(Odt *odt, const DocNode *image) {
  Text part = picture_part(odt, image->picture);
  buf_str(odt->body, "<draw:frame");
  odt_put_style(odt, "draw:style-name", STYLE_GRAPHICS);
  buf_format(odt->body, " draw:name=\"picture%zu\" text:anchor-type=\"as-char\"", ++odt->frames);
  put_size(odt, image->picture);
  buf_format(odt->body, "<draw:image xlink:href=\"%.*s\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
             TEXT_ARG(part));
  if (has_text(odt, image)) {
    buf_str(odt->body, "<svg:title>");
    write_image_text(odt->body, image, html_escape);
    buf_str(odt->body, "</svg:title>");
  }
  if (image->title.len) {
    buf_str(odt->body, "<svg:desc>");
    html_escape(odt->body, image->title);
    buf_str(odt->body, "</svg:desc>");
  }
  buf_str(odt->body, "</draw:frame>");
}

void odt_put_picture(Odt *odt, const DocNode *image) {
  if (odt_is_picture(image)) put_frame(odt, image);
  else write_image_text(odt->body, image, html_escape);
}
