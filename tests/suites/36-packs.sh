# SPDX-License-Identifier: MIT
#
# Packs that come with a table of their source's rows: each row has a rule or a reason, each rule a row, and the page of the rows is
# as the pack makes it. And the cases of every pack that has some. Takes: rules/, tests/packs/rows/ (the rows, listed by hand),
# docs/packs/.
. tests/lib.sh
needs_program

lint() {
  "$PROGRAM" lint "$@"
}
for table in rules/*/coverage.csv; do
  pack=${table#rules/} pack=${pack%/coverage.csv}
  check "lint $pack: a rule or a reason for each row, a row for each rule" lint "$pack"
  cut -d, -f1 "$table" | sed '1d' >"$TMP/rows"
  check "$table has the rows of its source, in their order" diff "tests/packs/rows/$pack.txt" "$TMP/rows"
done
check "docs/packs/*-rows*.md are as the packs make them (make docs WRITE=1)" sh generator/build/docs.sh "$PROGRAM" rows

# The report prints the decisions of a pack to assessors and clerks: no word in them is about files that only its author has before him.
authors_words() {
  awk '/decisions = \{/ { inside = 1 } inside && /about = / { print FILENAME ": " $0 } /^  \},/ { inside = 0 }' "$@" |
    grep -E 'units\.csv|waivers\.csv|assessment\.yml|花括号|本文件|本方案|文件末尾'
}
refuses 1 "" "decisions speak to the reader of a report" authors_words rules/*/pack.lua
sed 's/以单位信息中登记的/以 units.csv 中的/' rules/beijing-2016/pack.lua >"$TMP/pack.lua"
check "control: a decision that speaks to the author is found" authors_words "$TMP/pack.lua"

# Controls: a rule that is gone, one that nobody wrote down, other points, a row too few, a page that somebody edited.
altered() { # MESSAGE FILE SED
  rm -rf "$TMP/rules" && cp -R rules "$TMP/rules"
  sed "$3" "$2" >"$TMP/$2"
  refuses 1 "" "control: the change is one ($3)" cmp -s "$2" "$TMP/$2"
  refuses 1 "$1" "control: it is found ($3)" lint jx2016 --rules "$TMP/rules"
}
pack=rules/jx2016/pack.lua rows=rules/jx2016/coverage.csv
altered 'coverage-rule: row JX-5c: the pack has no rule "JX-5/5c"; did you mean' $pack 's/{ id = "5c", /{ id = "5d", /'
altered 'coverage-unnamed: no row of coverage.csv names JX-5/5d' $pack 's/{ id = "5c", /{ id = "5d", /'
altered 'coverage-rule: row JX-M4: the pack has no rule "JX-M4"' $pack 's/id = "JX-M4"/id = "JX-M5"/'
altered 'coverage-points: row JX-3a: the pack gives 16 points, not 15' $rows '/^JX-3a/s/16$/15/'
altered 'coverage-rule: row JX-R4: the pack has no rule "grade"' $pack '/^grade/,$d'
altered 'coverage-nothing: row JX-7d has neither' $rows 's,JX-7/7d,,'
altered 'coverage-twice: the row JX-7c stands twice' $rows 's/^JX-7d/JX-7c/'
altered 'coverage-lacks: the table of rows lacks asks-zh' $rows '1s/asks-zh/asked/'
altered 'coverage-unnamed: no row of coverage.csv names JX-7/7d' $rows '/^JX-7d/d'
sed '/^JX-7d/d' $rows | cut -d, -f1 | sed 1d >"$TMP/rows"
refuses 1 "JX-7d" "control: a row that is missing is found" diff tests/packs/rows/jx2016.txt "$TMP/rows"
mkdir -p "$TMP/edited/generator" && cp -R docs rules "$TMP/edited/" && cp -R generator/build "$TMP/edited/generator/"
sed -i 's/| JX-3a | four topics/| JX-3a | five topics/' "$TMP/edited/docs/packs/jx2016-rows.md"
refuses 1 "-| JX-3a | five topics" "control: a page that somebody edited is found" \
  sh -c 'cd "$1" && sh generator/build/docs.sh "$2" rows' sh "$TMP/edited" "$PROGRAM"

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
rm -rf "$TMP/rules" && cp -R rules "$TMP/rules"
sed -i 's/^alpha,JX-2,2b,讲党课,open/alpha,JX-2,2b,讲党课,done/' "$TMP/rules/jx2016/test/leads/expected.csv"
sed -i 's,党章党规/2017-06,党章党规/2017-05,' "$TMP/rules/leshan-2017/test/night-school/expected.csv"
refuses 1 'expected.csv:5: alpha/LS-1.5.2/b/党章党规/2017-05: state is "done"' "control: a leaf by its member and its window" \
  "$PROGRAM" test leshan-2017 night-school --rules "$TMP/rules"
refuses 1 "expected.csv" "control: a case that expects something else" "$PROGRAM" test jx2016 leads --rules "$TMP/rules"

finish
