# SPDX-License-Identifier: MIT
#
# The reference of the words: each word that the program has is on a page in both languages, and the example of each page comes out as it
# says; and the tutorials, run as they stand. Takes: rules/std/reference/, docs/reference*.md, docs/tutorial*.md.
. tests/lib.sh
needs_program

reference() {
  python3 generator/build/reference.py "$PROGRAM" "$@"
}

reference words >"$TMP/words"
check "the words are found" sh -c '[ "$(wc -l <"$1")" -gt 30 ]' sh "$TMP/words"
while read -r word page; do
  check "$word has a page: meaning in both languages, example, what comes out" test "$word" = "$page"
  for book in docs/reference.md docs/reference.zh-Hans.md; do
    check "$word stands in $book" grep -q "^### $word\$" "$book"
  done
  [ "$page" != - ] || continue
  reference example "$word" "$TMP/$word"
  check "the example of $word" "$PROGRAM" test example "$word" --rules "$TMP/$word/rules"
done <"$TMP/words"

check "docs/reference*.md are as the words and their pages make them (make docs WRITE=1)" sh generator/build/docs.sh "$PROGRAM" reference

sed -n 's/^D([A-Z_]*, [A-Z_]*, "\([a-z0-9-]*\)".*/\1/p' generator/base/diag.def | LC_ALL=C sort -u >"$TMP/names"
awk '/^## messages/ { getline; for (i = 1; i <= NF; i++) print $i }' rules/std/reference/*.md | LC_ALL=C sort -u >"$TMP/named"
check "each message that a page names is one of the program's" sh -c '[ -s "$2" ] && [ -z "$(LC_ALL=C comm -13 "$1" "$2")" ]' sh \
  "$TMP/names" "$TMP/named"

check "each text that the vocabulary refuses with has its Chinese" python3 tests/packs/refusals.py rules/std
mkdir -p "$TMP/refusals" && cp rules/std/*.lua "$TMP/refusals/" && sed -i 's/shift needs on_day or by/shift needs a day/' "$TMP/refusals/rows.lua"
refuses 1 "no Chinese: shift needs a day" "control: one without is told" python3 tests/packs/refusals.py "$TMP/refusals"

# The tutorials are run as they stand.
for page in docs/tutorial.md docs/tutorial.zh-Hans.md; do relay python3 tests/packs/tutorial.py "$PROGRAM" "$page"; done
sed 's/^Hill school (hill): 4 of 7/Hill school (hill): 5 of 7/' docs/tutorial.md >"$TMP/tutorial.md"
refuses 1 "not ok - tutorial: block 12" "control: a tutorial that shows something else is told" python3 tests/packs/tutorial.py "$PROGRAM" "$TMP/tutorial.md"

# Controls: an example that expects something else; a word without a page.
sed -i 's/^u,1,,,partial,1,2,5,0/u,1,,,partial,1,2,6,0/' "$TMP/all_of/rules/example/test/all_of/expected.csv"
refuses 1 "expected" "control: an example that comes out otherwise is told" "$PROGRAM" test example all_of --rules "$TMP/all_of/rules"
mkdir -p "$TMP/copy/generator" && cp -R rules "$TMP/copy/" && cp -R generator/build "$TMP/copy/generator/" && rm "$TMP/copy/rules/std/reference/ratio.md"
refuses 0 "ratio -" "control: a word without a page is told" python3 "$TMP/copy/generator/build/reference.py" "$PROGRAM" words
sed -i '/^## zh-Hans/,/^## pack/d' "$TMP/copy/rules/std/reference/none.md"
refuses 0 "none -" "control: a page that lacks a language is told" python3 "$TMP/copy/generator/build/reference.py" "$PROGRAM" words

finish
