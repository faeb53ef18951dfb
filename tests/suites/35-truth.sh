# SPDX-License-Identifier: MIT
#
# One truth: every total of results.xml follows from its leaves, the file is valid, and each list of what is missing has as many
# lines as leaves are due and not done. Takes: the sample.
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
relay_folder tests/truth/more

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
