#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The search in a browser, over pages opened from a folder, under their own content security policy: what is found is what a
# look at every text finds, in Simplified and Traditional characters; hostile names and questions stay text.
cd "$(dirname "$0")/../.." || exit 2
. tests/site/_cache.sh
for browser in chromium chromium-browser google-chrome; do
  BROWSER=$(command -v "$browser") && break
done
[ -n "$BROWSER" ] || leave "no Chromium is installed"
fetch playwright-core 1.55.0
export BROWSER NODE_PATH="$CACHE/node_modules"

node tests/site/_search.js make "$TMP/input" || exit
for jobs in 1 4; do
  "$PROGRAM" build "$TMP/input" -o "$TMP/j$jobs" -j "$jobs" -q >"$TMP/build.log" 2>&1
  [ -s "$TMP/j$jobs/search/assets/search/index.js" ] || { cat "$TMP/build.log"; echo "not ok - search: the pages are made with -j$jobs"; exit 1; }
done
if diff -r "$TMP/j1/search/assets" "$TMP/j4/search/assets" >"$TMP/said" && cmp -s "$TMP/j1/search/search.html" "$TMP/j4/search/search.html"; then
  echo "ok - search: the same index with one worker and with four"
else
  echo "not ok - search: the same index with one worker and with four"
  head -n 10 "$TMP/said" | sed 's/^/# /'
fi
large=$(find "$TMP/j1/search/assets/search" -size +100k)
[ -z "$large" ] && echo "ok - search: no file of the index is above 100 kB" || echo "not ok - search: $large"
if unzip -l "$TMP/j1/search/packages/search.zip" | grep -q assets/search/index.js; then
  echo "ok - search: the whole package holds the index"
else
  echo "not ok - search: the whole package holds the index"
fi
for test in "${BUILD:-build}/tests/publish_search" "${BUILD:-build}/san/tests/publish_search"; do
  [ ! -x "$test" ] || { DOSSIER_TERMS=$TMP/terms "$test" >"$TMP/terms.log" 2>&1 && break; }
done
node tests/site/_search.js look "$TMP/input" "$TMP/j1/search" "$TMP/terms"
