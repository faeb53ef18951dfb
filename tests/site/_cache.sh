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

# Names, links and words as long as they can be, in every place that people fill.
long_words() {
  long=$(printf '%0300d' 0 | tr 0 w) longer=$(printf '%03000d' 0 | tr 0 v) deep=$1/a/units/u1 name=$(printf '%0240d' 0 | tr 0 p)
  for _ in 1 2 3 4 5; do deep=$deep/$name; done
  mkdir -p "$deep" "$1/a/units/u2"
  printf 'pack: project-docs\nas_of: 2024-12-31\ntitle: %s\n' "$longer" >"$1/a/assessment.yml"
  printf 'id,name,path\nu1,%s,u1\nu2,Two,u2\n' "$long" >"$1/a/units.csv"
  printf '# x\n\n[y](z.md)\n' >"$deep/${name%ppppp}.md"
  printf '# %s\n\n%s `%s` [%s](%s.md)\n\n' "$longer" "$longer" "$longer" "$longer" "$longer" >"$1/a/units/u1/README.md"
  printf '| %s | b |\n|---|--:|\n| %s | %s |\n\n' "$longer" "$longer" "$longer" >>"$1/a/units/u1/README.md"
  printf '| %s | b | c | %s |\n|---|--:|:-:|---|\n| %s | %s | %s | d |\n' "$longer" "$longer" "$longer" "$longer" "$longer" \
    >>"$1/a/units/u1/README.md"
}

# Names of one digit, which are links: of items, of units, of papers.
one_digit() {
  mkdir -p "$1/rules" "$1/input/d/units/1" "$1/input/d/units/2"
  cp -R rules/std "$1/rules/"
  mkdir "$1/rules/d"
  {
    echo 'pack { id = "d", title = "D", period = year(2024), full = 30 }'
    echo 'kind { id = "plan", words = { "plan" } }'
    for id in 1 2 3; do
      echo "item { id = \"$id\", title = \"$id\", points = 10, test = review { guide = \"g\", of = at_least(1, evidence { kind = \"plan\" }) } }"
    done
  } >"$1/rules/d/pack.lua"
  printf 'pack: d\nas_of: 2024-12-31\nlanguage: en\n' >"$1/input/d/assessment.yml"
  printf 'unit,item,part,each,value,remark,date,by\n1,1,,,no,no,2024-12-01,a\n' >"$1/office.csv"
  mkdir "$1/input/d/marks" && mv "$1/office.csv" "$1/input/d/marks/"
  echo "# Plan" >"$1/input/d/units/1/plan.md"
  echo "Of the year." >>"$1/input/d/units/1/plan.md"
}

# site_pages [FOLDER]: what is given, else those that the suite has made for all scripts (SITE_PAGES), else the pages of input/, of
# long words, of names of one digit, and of the hand-made sample of the unit tests.
site_pages() {
  PAGES=${1:-${SITE_PAGES:-}}
  [ -n "$PAGES" ] && return
  PAGES=$TMP/pages
  mkdir -p "$PAGES"
  if [ -d input ]; then
    "$PROGRAM" build input -o "$PAGES/input" >"$TMP/build.log" 2>&1
    built=$?
    [ "$built" -le 1 ] || { cat "$TMP/build.log" && echo "not ok - the pages of input/ are made" && exit 1; }
  fi
  long_words "$TMP/long"
  "$PROGRAM" build "$TMP/long" -o "$PAGES/long" >"$TMP/build.log" 2>&1
  one_digit "$TMP/digits"
  "$PROGRAM" build "$TMP/digits/input" -o "$PAGES/digits" --rules "$TMP/digits/rules" >>"$TMP/build.log" 2>&1
  for sample in "${BUILD:-build}/tests/publish_site" "${BUILD:-build}/san/tests/publish_site"; do
    [ ! -x "$sample" ] || { DOSSIER_KEEP=$PAGES/sample "$sample" >"$TMP/sample.log" 2>&1 && break; }
  done
  find "$PAGES" -name .dossier -prune -exec rm -rf {} +
  [ -n "$(find "$PAGES" -name '*.html' | head -n 1)" ] || { echo "not ok - there are pages to look at" && exit 1; }
}
