# SPDX-License-Identifier: MIT
#
# HTML: Nu checker, accessibility, no request to any network. The scripts of tests/site/, one after another.
. tests/lib.sh
in_memory
needs_program
# Of these two come the pages of a hand-made sample, and what the program makes of each character.
check "the makers of samples build" make_sanitized "$BUILD/san/tests/publish_site" "$BUILD/san/tests/publish_search"
check "the pages that all look at are made" sh -c '. tests/site/_cache.sh && site_pages && mv "$PAGES" "$1"' sh "$TMP/pages"
export SITE_PAGES="$TMP/pages"
relay_folder tests/site

# Two thousand units: every list is cut into pages that a browser opens at once.
large_pages() { # BYTES FOLDER
  find "$2" -name '*.html' -size +"$1"c | head -n 5 | grep . && return 1
  return 0
}
python3 tests/bench/corpus.py "$TMP/many" 2000 1
check "2,000 units: pages are made" "$PROGRAM" build "$TMP/many" -o "$TMP/many-out" -q
check "2,000 units: no page is above 300 kB" large_pages 300000 "$TMP/many-out"
refuses 1 "html" "control: a page above the limit is found" large_pages 60000 "$TMP/many-out"
finish
