#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The Nu HTML checker over a folder of generated pages: 20-nu.sh [FOLDER]. No error in any page, and none of its warnings; it
# must find the errors of a bad page.
cd "$(dirname "$0")/../.." || exit 2
. tests/site/_cache.sh
command -v java >/dev/null 2>&1 || leave "java is not installed"
fetch vnu-jar 26.9.27
site_pages "$@"

# nu FOLDER. The language of a page it guesses, with a throw of dice: a Chinese report on English papers is Norwegian to it now and
# then. That a page is in the language it says is looked at by 10-pages.py. Java compiles quickly and collects garbage in one thread:
# half the time of its defaults, which are for programs that run for hours.
nu() {
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss4m -jar "$CACHE/node_modules/vnu-jar/build/dist/vnu.jar" \
    --skip-non-html --Werror --filterpattern \
    ".*(Trailing slash on void elements|violates Content Security Policy|document appears to be written in).*" "$1"
}

# judged NAME FOLDER
judged() {
  pages=$(find "$2" -name '*.html' | wc -l)
  if [ "$pages" -gt 0 ] && nu "$2" >"$TMP/said" 2>&1; then
    echo "ok - Nu checker: $1: no error in $pages pages"
  else
    echo "not ok - Nu checker: $1: no error"
    head -n 20 "$TMP/said" | sed 's/^/# /'
  fi
}

judged "pages" "$PAGES"

mkdir "$TMP/bad"
cat >"$TMP/bad/bad.html" <<'HTML'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>x</title></head>
<body><h1 id="a">x</h1><p id="a"><img src="x.png"></p><table><tr><td colspan="0">x</td></tr></table></body></html>
HTML
if nu "$TMP/bad" >"$TMP/said" 2>&1; then
  echo "not ok - Nu checker: control: a bad page"
elif grep -q 'Duplicate ID' "$TMP/said" && grep -q 'alt' "$TMP/said"; then
  echo "ok - Nu checker: control: a bad page"
else
  echo "not ok - Nu checker: control: a bad page for its own faults"
  sed 's/^/# /' "$TMP/said"
fi
