# SPDX-License-Identifier: MIT
#
# Photos from folder to page: decoded once, whoever asks; the cache changes no byte; no page and no print tells a place.
# Takes: pictures made here. Gives: lines of tests.
. tests/lib.sh
needs_program

# shellcheck disable=SC2046 # a list of flags
check "the maker of pictures builds" cc -std=c11 -D_GNU_SOURCE -w -o "$TMP/make" tests/photos/make.c $(pkg-config --cflags --libs libjpeg libpng)
check "the counter of decoded pictures builds" cc -std=c11 -D_GNU_SOURCE -w -fPIC -shared -o "$TMP/count.so" tests/photos/count.c -ldl

root=$TMP/tree units=$TMP/tree/input/photos/units
mkdir -p "$units/alpha/2017-07-05 visit" "$units/beta/2017-08-01 visit/pictures"
cp -R rules themes "$root"
printf 'title: Photos\npack: project-docs\nas_of: 2017-12-31\n' >"$root/input/photos/assessment.yml"
printf '# Alpha\n\n![hall](2017-07-05%%20visit/hall.jpg)\n' >"$units/alpha/README.md"
printf '# Notes\n\nWe went there.\n' >"$units/beta/2017-08-01 visit/notes.md"
check "pictures are made" sh -eu -c '
  "$1" "$2/alpha/2017-07-05 visit/hall.jpg" 1600 1200 6
  "$1" "$2/alpha/2017-07-05 visit/IMG_0001.jpg" 900 600 3
  "$1" "$2/alpha/IMG_0002.jpg" 640 480 8
  "$1" "$2/alpha/screen.png" 500 400 1
  "$1" "$2/beta/2017-08-01 visit/pictures/1.jpg" 700 500 1
  head -c 400 "$2/alpha/IMG_0002.jpg" >"$2/beta/cut.jpg"' sh "$TMP/make" "$units"

# Pictures inside a paper are photos like any other.
inside="import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
  z.writestr('[Content_Types].xml', '<Types/>')
  z.writestr('word/document.xml', '<w:document xmlns:w=\"w\" xmlns:a=\"a\" xmlns:r=\"r\"><w:body><w:p><w:r><w:t>We met.</w:t>'
    '<a:blip r:embed=\"p\"/></w:r></w:p></w:body></w:document>')
  z.writestr('word/_rels/document.xml.rels', '<Relationships><Relationship Id=\"p\" Type=\"x/image\" Target=\"media/p.jpg\"/></Relationships>')
  z.write(sys.argv[2], 'word/media/p.jpg')"
check "a paper with a picture is made" sh -eu -c '
  "$1" "$2/p.jpg" 1500 900 6
  python3 -c "$3" "$4/alpha/2017-06-01 report.docx" "$2/p.jpg"' sh "$TMP/make" "$TMP" "$inside" "$units"

build() {
  output=$1
  shift
  : >"$TMP/decoded"
  env DECODED="$TMP/decoded" LD_PRELOAD="${count_so-$TMP/count.so}" "$PROGRAM" build "$root/input" -o "$output" \
    --rules "$root/rules" --themes "$root/themes" -q "$@"
}

# decodes NUMBER NAME: since the last run began.
decodes() {
  got=$(wc -c <"$TMP/decoded")
  if [ "$got" = "$1" ]; then ok "$2"; else not_ok "$2" && echo "$got instead of $1" | note; fi
}

# ldd's answer for a program under the sanitizers: their library has to come first.
if ldd "$PROGRAM" | grep -q libasan; then count_so=; fi
counted() {
  if [ -n "${count_so-x}" ]; then decodes "$@"; else skip "$2" "the sanitizers allow no preloading"; fi
}

copies() {
  find "$TMP/out/.dossier/cache/photos" -type f | wc -l
}

# is NUMBER NAME COMMAND...: the command prints the number.
is() {
  wanted=$1 is_name=$2
  shift 2
  got=$("$@")
  if [ "$got" = "$wanted" ]; then ok "$is_name"; else not_ok "$is_name" && echo "$got instead of $wanted" | note; fi
}

check "the first run" build "$TMP/out" -j2
counted 5 "each whole JPEG is decoded once"
is 7 "each picture has one file in the cache, the broken one too" copies
printf '\nMore.\n' >>"$units/alpha/README.md"
printf '\nMore.\n' >>"$units/beta/2017-08-01 visit/notes.md"
check "a second run, with papers changed" build "$TMP/out" -j2
counted 0 "the second run decodes none"

check "a run without cache" build "$TMP/fresh" -j1
same "the cache changes no byte, nor does the number of workers" "$TMP/out" "$TMP/fresh"
rm -rf "$TMP/out/.dossier/cache"
printf '\nMore.\n' >>"$units/alpha/README.md"
check "a run after the cache was deleted" build "$TMP/out" -j4
find "$TMP/out/.dossier/cache" -type f -exec sh -c 'for f; do printf x | dd of="$f" bs=1 seek=60 conv=notrunc 2>/dev/null; done' sh {} +
printf '\nMore.\n' >>"$units/alpha/README.md"
check "a run with a damaged cache" build "$TMP/out" -j2
rm -rf "$TMP/fresh"
check "the same without cache" build "$TMP/fresh" -j2
same "a damaged cache changes no byte" "$TMP/out" "$TMP/fresh"

# Cut, replaced by links that lead outside, by folders, or closed: each is made anew, and what a link leads to is not touched.
echo "not ours" >"$TMP/outside"
for harm in ': >"$f"' 'ln -sf "$OUTSIDE" "$f"' 'rm "$f" && mkdir "$f"' 'chmod 0 "$f"'; do
  find "$TMP/out/.dossier/cache" -type f -exec env OUTSIDE="$TMP/outside" sh -c "for f; do $harm; done" sh {} +
  printf '\nMore.\n' >>"$units/alpha/README.md"
  check "cache after $harm: a run" build "$TMP/out" -j2
  rm -rf "$TMP/fresh"
  check "cache after $harm: the same without cache" build "$TMP/fresh" -j2
  same "cache after $harm: no byte changes" "$TMP/out" "$TMP/fresh"
  check "cache after $harm: nothing outside is written" grep -qx "not ours" "$TMP/outside"
  rm -rf "$TMP/out/.dossier/cache"
  printf '\nMore.\n' >>"$units/alpha/README.md"
  check "cache after $harm: made anew" build "$TMP/out" -j2
done

# The original keeps what the camera wrote; nothing else does.
tells() {
  find "$TMP/out/photos" -type f ! -name '*-original.jpg' ! -name '*-original.png' ! -name '*-original.docx' ! -name '*.zip' -exec grep -lE 'GPSplace|Exif' {} +
}
refuses 1 "" "no page, copy or print tells a place" tells
mkdir "$TMP/odt"
for odt in "$TMP"/out/photos/print/photos/*/*.odt; do (cd "$TMP/odt" && unzip -qo "$odt"); done
is 5 "every picture that can be read is printed" sh -c 'find "$1" -name "*.jpg" | wc -l' sh "$TMP/odt/Pictures"
refuses 1 "" "no printed picture tells a place" grep -rlE 'GPSplace|Exif' "$TMP/odt"
check "a control: the originals do" sh -c 'grep -lq GPSplace "$1"/photos/evidence/*/*-original.jpg' sh "$TMP/out"
check "papers show the small copy" sh -c 'grep -q "<img src=\"[a-z0-9]*-shown.jpg\" alt=\"hall\" width=\"1200\" height=\"900\"" "$1"/photos/evidence/alpha/*.html' sh "$TMP/out"

check "so does the page of a paper that holds one, upright" \
  sh -c 'grep -q "<img src=\"[a-z0-9]*-shown.jpg\" alt=\"p.jpg\" width=\"1200\" height=\"720\"" "$1"/photos/evidence/alpha/*.html' sh "$TMP/out"

# One tree for several periods: on a sheet as of a day stands what there was that day.
check "a report as of an earlier day" build "$TMP/early" --as-of 2017-06-30
titles() { unzip -p "$1"/photos/print/photos/alpha/*.odt content.xml; }
says() { titles "$1" | grep -q "$2"; }
check "its sheet has what bears no day" says "$TMP/early" "screen"
refuses 1 "" "and none of later days" says "$TMP/early" "hall"
check "a control: that of the later day has it" says "$TMP/out" "hall"

rm "$units/alpha/screen.png"
rm -r "$units/beta"
check "a picture and a unit go" build "$TMP/out" -j2
is 4 "the cache forgets what no run used" copies
finish
