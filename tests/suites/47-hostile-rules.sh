# SPDX-License-Identifier: MIT
#
# Rules that no counter of steps can stop, because one call into Lua's own C runs for ever: the supervisor ends the worker, the
# rule is named, its item is in error for that unit, and everything else is judged and published.
. tests/lib.sh
needs_program

bombs=$TMP/bombs
cat >"$bombs" <<'END'
optional	return (("a"):rep(40)):find(("a?"):rep(40) .. ("a"):rep(40))
lazy	return (("x"):rep(20000)):find(".-.-.-.-b")
lazy-long	return (("x"):rep(2000000)):find(".-b")
balance	return (("("):rep(1000000)):find("%b()")
greedy	return (("a"):rep(1000000)):gsub("a*b", "")
plain	local s = ("a"):rep(4000000) return s:find(("a"):rep(2000000) .. "b", 1, true)
captures	return (("a"):rep(5000)):match("(.-)(.-)(.-)(.-)b")
frontier	return (("a "):rep(30000)):find("%f[a].*%f[a].*%f[a].*b")
END

rules=$TMP/rules input=$TMP/input
mkdir -p "$rules/bombs" "$input/hostile/units/calm" "$input/hostile/units/wild"
cp -r rules/std "$rules/std"
printf 'pack: bombs\nas_of: 2024-06-30\n' >"$input/hostile/assessment.yml"
for unit in calm wild; do printf '# Plan\n\nSome words.\n' >"$input/hostile/units/$unit/2024-05-01 plan.md"; done

{
  echo 'pack { id = "bombs", title = "Bombs" }'
  echo 'kind { id = "plan", words = { "plan" } }'
  echo 'item { id = "first", title = "First", test = at_least(1, evidence { kind = "plan" }) }'
  while IFS="	" read -r name body; do
    echo "item { id = \"$name\", title = \"$name\", applies = function(unit) return unit.id == \"wild\" end,"
    echo "  check = function(unit) $body end }"
  done <"$bombs"
  echo 'item { id = "last", title = "Last", test = at_least(1, evidence { kind = "plan" }) }'
} >"$rules/bombs/pack.lua"

DOSSIER_CPU_SECONDS=1 "$PROGRAM" build "$input" -o "$TMP/output" --rules "$rules" --lang en >"$TMP/said" 2>&1
status=$?
check "the run ends, and what could be judged is published ($status)" test -s "$TMP/output/hostile/index.html"

# state_of UNIT ITEM, as the data file has it
state_of() {
  awk -F, -v unit="$1" -v item="$2" 'NR > 1 && $1 == unit && $3 == item { print $5; exit }' "$TMP/table"
}
xmllint --xpath '//*[local-name()="item"]' "$TMP/output/hostile/data/results.xml" >/dev/null 2>&1 ||
  { not_ok "results.xml can be read"; note <"$TMP/said"; }
python3 - "$TMP/output/hostile/data/results.xml" >"$TMP/table" <<'PY'
import sys, xml.etree.ElementTree as tree
print("unit,x,item,x,state")
for unit in tree.parse(sys.argv[1]).iter():
    if unit.tag.split("}")[-1] != "unit": continue
    for item in unit.iter():
        if item.tag.split("}")[-1] == "item": print(unit.get("id"), "", item.get("id"), "", item.get("state"), sep=",")
PY

while IFS="	" read -r name body; do
  state=$(state_of wild "$name")
  check "$name: in error, or answered in time ($state)" test "$state" = error -o "$state" = pass -o "$state" = fail
  [ "$state" != error ] || check "$name: named with its line" grep -q "pack.lua:[0-9]*:.*error rule-[a-z]*.*$name" "$TMP/said"
  check "$name: not applicable elsewhere" test "$(state_of calm "$name")" = not-applicable
done <"$bombs"
check "at least five of them had to be ended" test "$(grep -c ',error$' "$TMP/table")" -ge 5
for unit in calm wild; do
  check "$unit: the rules before and after are judged" test "$(state_of $unit first)$(state_of $unit last)" = passpass
done

# The control: without the limit on time the same comparison fails, so it is the supervisor that passes it.
refuses 124 "" "without the supervisor's limit it would not end" \
  timeout -k 1 4 env DOSSIER_CPU_SECONDS=100 "$PROGRAM" build "$input" -o "$TMP/unlimited" --rules "$rules" --lang en

finish
