# SPDX-License-Identifier: MIT
#
# Packs that come with a page of their own: each row of the page's table has a rule in the pack, each rule a row, with the same
# points. And the cases of every pack that has some. Takes: rules/, docs/packs/jx2016*.md.
. tests/lib.sh

pack=rules/jx2016/pack.lua
covers() {
  awk -f tests/packs/coverage.awk "$1" "$2"
}

for page in docs/packs/jx2016.md docs/packs/jx2016.zh-Hans.md; do
  check "$page: a rule for each row, a row for each rule" covers "$pack" "$page"
done

# Controls: a rule that is gone, one that nobody wrote down, other points, a row too few.
page=docs/packs/jx2016.md
altered() {
  sed "$2" "$pack" >"$TMP/pack.lua"
  refuses 1 "" "control: the change is one ($2)" cmp -s "$pack" "$TMP/pack.lua"
  refuses 1 "$1" "control: it is found ($2)" covers "$TMP/pack.lua" "$page"
}
altered "row JX-5c: the pack has no rule JX-5 5c" 's/{ id = "5c", /{ id = "5d", /'
altered "no row for rule JX-5 5d" 's/{ id = "5c", /{ id = "5d", /'
altered "row JX-M4: the pack has no rule JX-M4" 's/id = "JX-M4"/id = "JX-M5"/'
altered "row JX-3a: the pack gives 15 points" 's/part(16, /part(15, /'
altered "row JX-R4: the pack has no rule override" 's/override/overrule/'
grep -v '^| JX-7d' "$page" >"$TMP/page.md"
refuses 1 "32 rows instead of 33" "control: a row that is missing is found" covers "$pack" "$TMP/page.md"

# The reference of all words.
relay python3 tests/packs/reference.py rules/std docs/rules.md docs/rules.zh-Hans.md
for page in docs/rules.md docs/rules.zh-Hans.md; do
  mkdir -p "$TMP/drills/rules/drills" "$TMP/drills/input/a/units/north"
  cp -R rules/std "$TMP/drills/rules/"
  awk '/^```lua/ { inside = 1; next } /^```/ { exit } inside' "$page" >"$TMP/drills/rules/drills/pack.lua"
  printf 'pack: drills\nas_of: 2024-12-31\n' >"$TMP/drills/input/a/assessment.yml"
  printf 'id,class\nnorth,school\n' >"$TMP/drills/input/a/units.csv"
  printf '# Drill\n\nAll went out.\n' >"$TMP/drills/input/a/units/north/2024-02-03 drill 演练.md"
  check "$page: its small pack is one" "$PROGRAM" build "$TMP/drills/input" -o "$TMP/drills/output" --rules "$TMP/drills/rules" -q
done

# The cases below rules/<pack>/test/.
needs_program
for cases in rules/*/test; do
  name=${cases#rules/}
  check "the cases of ${name%/test}" "$PROGRAM" test "${name%/test}"
done
# A bonus that somebody applied for waits where people look: in `check`, and in the data.
"$PROGRAM" build input -o "$TMP/out" --only jx2016-sample -q >/dev/null 2>&1
check "results.xml has the application of a bonus, and that it waits" \
  grep -q '<application waits="true">' "$TMP/out/jx2016-sample/data/results.xml"
refuses 1 "JX-8  申报审核" "check names a bonus that waits for approval" env LC_ALL=zh_CN.UTF-8 "$PROGRAM" check input -o "$TMP/out" \
  --only jx2016-sample
cp -R rules "$TMP/rules"
sed -i 's/^alpha,JX-2,2b,讲党课,open/alpha,JX-2,2b,讲党课,done/' "$TMP/rules/jx2016/test/leads/expected.csv"
refuses 1 "expected.csv" "control: a case that expects something else" "$PROGRAM" test jx2016 leads --rules "$TMP/rules"

finish
