# SPDX-License-Identifier: MIT
#
# One truth: every total of results.xml follows from its leaves, the file is valid, and each list of what is missing has as many
# lines as leaves are due and not done; and the sample is worth what a count by hand says. Takes: the sample.
. tests/lib.sh
needs_program

check "the sample builds" "$PROGRAM" build input -o "$TMP/out"
for made in "$TMP"/out/*/; do
  name=$(basename "$made")
  check "$name: results.xml is valid" xmllint --noout --nonet --relaxng "$made/data/results.rng" "$made/data/results.xml"
  check "$name: jing agrees" jing "$made/data/results.rng" "$made/data/results.xml"
  check "$name: every total follows from the leaves" python3 tests/truth/totals.py "$made/data/results.xml"
  check "$name: lines of the to-do lists = due - done" python3 tests/truth/todo.py "$made"
  check "$name: everything that went in came out" python3 tests/real/check.py "input/$name" "$made"
done

# The sample counted by hand: results, pages and the lines of `dossier check`. Controls: one altered figure, word or line is found.
"$PROGRAM" check input -q --only open-projects >"$TMP/check.txt" 2>/dev/null
counted() {
  python3 tests/truth/expected.py "$TMP/out" open-projects "$1" "$2"
}
check "open-projects: as counted by hand" counted tests/truth/open-projects "$TMP/check.txt"
check "open-projects-zh: as counted by hand" python3 tests/truth/expected.py "$TMP/out" open-projects-zh
alter() {
  rm -rf "$TMP/tables"
  cp -R tests/truth/open-projects "$TMP/tables"
  sed -i "$2" "$TMP/tables/$1"
  refuses 1 "" "control: the change is one ($1: $2)" cmp -s "tests/truth/open-projects/$1" "$TMP/tables/$1"
  refuses 1 "counted by hand" "control: it is found ($1: $2)" counted "$TMP/tables" "$TMP/check.txt"
}
alter items.csv 's/^tide-clock,docs,partial,1,3,6/tide-clock,docs,partial,1,3,2/'
alter items.csv 's/^harbor-map,review,not-due/harbor-map,review,pass/'
alter units.csv '/^paper-boat/s/B,2,4/B,3,4/'
alter todo.csv '/^signal-box,recent/d'
alter todo.csv 's/^whistle,license,1,,open,Licence/whistle,license,1,,open,License/'
sed '/^Whistle/,$s/^  docs .*(3 of 3).*/  docs  Paper/' "$TMP/check.txt" >"$TMP/altered.txt"
refuses 1 "dossier check, whistle" "control: an altered line of dossier check is found" counted tests/truth/open-projects "$TMP/altered.txt"

# Controls: a figure that was tampered with is found.
results=$(find "$TMP/out" -path '*/data/results.xml' | head -n 1)
tamper() {
  sed "$1" "$results" >"$TMP/tampered.xml"
  refuses 1 "" "control: the change is one ($1)" cmp -s "$results" "$TMP/tampered.xml"
  refuses 1 "should be" "control: it is found ($1)" python3 tests/truth/totals.py "$TMP/tampered.xml"
}
tamper '0,/<leaf \(.*\)state="done"/s//<leaf \1state="open"/'
tamper '0,/<sums \(.*\)confirmed="[0-9.]*"/s//<sums \1confirmed="77.7"/'
tamper '0,/ rank="[0-9]*"/s// rank="99"/'
sed '0,/<leaf key=/s//<leaf keys=/' "$results" >"$TMP/tampered.xml"
refuses 3 "fails to validate" "control: the schema refuses an unknown attribute" xmllint --noout --relaxng "$(dirname "$results")/results.rng" "$TMP/tampered.xml"

finish
