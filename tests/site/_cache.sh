# SPDX-License-Identifier: MIT
#
# For the scripts here: . tests/site/_cache.sh. Gives CACHE (checkers from the npm registry, pinned, fetched once) or ends with
# status 77 when they cannot be had; site_pages, which sets PAGES to a folder of generated pages.

CACHE=$PWD/tests/.cache/site
TMP=$(mktemp -d "${TMPDIR:-/tmp}/dossier-site.XXXXXX")
trap 'rm -rf "$TMP"' EXIT

leave() {
  echo "$1" >&2
  exit 77
}

# fetch NAME VERSION ...: the packages as they are published, without running anything of theirs.
fetch() {
  command -v node >/dev/null 2>&1 || leave "node is not installed"
  while [ $# -gt 1 ]; do
    if ! grep -qsF "\"version\": \"$2\"" "$CACHE/node_modules/$1/package.json"; then
      mkdir -p "$CACHE"
      [ -f "$CACHE/package.json" ] || echo '{"private": true}' >"$CACHE/package.json"
      npm install --prefix "$CACHE" --ignore-scripts --no-audit --no-fund --save-exact "$1@$2" >"$CACHE/npm.log" 2>&1 ||
        leave "the npm registry does not give $1@$2"
    fi
    shift 2
  done
}

# site_pages [FOLDER]: what is given, else the pages of input/ and of the hand-made sample of the unit tests.
site_pages() {
  PAGES=${1:-}
  [ -n "$PAGES" ] && return
  PAGES=$TMP/pages
  mkdir -p "$PAGES"
  if [ -d input ]; then
    "$PROGRAM" build input -o "$PAGES/input" >"$TMP/build.log" 2>&1
    built=$?
    [ "$built" -le 1 ] || { cat "$TMP/build.log" && echo "not ok - the pages of input/ are made" && exit 1; }
  fi
  for sample in "${BUILD:-build}/tests/publish_site" "${BUILD:-build}/san/tests/publish_site"; do
    [ ! -x "$sample" ] || { DOSSIER_KEEP=$PAGES/sample "$sample" >"$TMP/sample.log" 2>&1 && break; }
  done
  find "$PAGES" -name .dossier -prune -exec rm -rf {} +
  [ -n "$(find "$PAGES" -name '*.html' | head -n 1)" ] || { echo "not ok - there are pages to look at" && exit 1; }
}
