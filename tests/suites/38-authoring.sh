# SPDX-License-Identifier: MIT
#
# What helps to write packs and to begin with them: lint, init, new. Takes: rules/, packs written here with a fault for each finding.
. tests/lib.sh
needs_program

# ---- lint: each finding on a pack that has it, and silence on one that has none ----

mkdir -p "$TMP/rules/p" "$TMP/in/a/units/one" "$TMP/in/a/units/two"
cp -R rules/std "$TMP/rules/"
pack() {
  cat >"$TMP/rules/p/pack.lua"
}
lint() {
  "$PROGRAM" lint p "$@" --rules "$TMP/rules"
}
good='pack { id = "p", title = "P", for_units = { "school", "office" }, period = year(2024) }
class { id = "school" }
class { id = "office" }
section { id = "s", title = "S" }
kind { id = "plan", words = { "plan", "plan of the year" }, title = "Plan of the year" }
kind { id = "minutes", words = { "minutes" } }
register { id = "staff", words = { "staff list" }, columns = { name = { "names" } } }
item { id = "1", section = "s", title = "One", test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "Two", for_units = "school",
  part(0, at_least(1, evidence { kind = "minutes" })),
  part(0, at_least(1, rows { table = "staff" }), { for_units = "school" }) }'
echo "$good" | pack
check "lint: nothing to say of a pack without faults" sh -c 'said=$("$1" lint p --rules "$2" 2>&1) && [ -z "$said" ]' sh "$PROGRAM" "$TMP/rules"
finds() { # TEXT SED [STATUS]
  echo "$good" | sed "$2" | pack
  refuses "${3:-1}" "$1" "lint: $1" lint
}
finds 'lint-unused: the register "staff"' '/table = "staff"/s/rows {[^}]*}/evidence { kind = "plan" }/'
finds 'lint-unused: the section "s"' 's/section = "s", title = "One"/title = "One"/'
finds 'pack.lua:3: warning lint-unused: the class "office"' '1s/{ "school", "office" }/"school"/'
finds 'lint-idle: no item asks anything of units of the class "office"' '/id = "1"/s/title/for_units = "school", title/'
finds 'lint-unreachable: 2/2 can never apply: it is for office' 's/{ for_units = "school" }/{ for_units = "office" }/'
finds 'lint-word: a paper called "Minutes of the plan of the year", as the kind minutes is called, is taken for "Plan of the year"' \
  's/words = { "minutes" }/words = { "minutes" }, title = "Minutes of the plan of the year"/'
finds 'lint-kind: no rule asks for the kind "minutes"' 's/evidence { kind = "minutes" }/evidence { kind = "plan" }/' 0
refuses 2 "pack-missing" "lint of a pack that is none: 2" "$PROGRAM" lint nothing --rules "$TMP/rules"
refuses 2 "coverage.csv" "lint --coverage without a table: 2" lint --coverage

# ---- lint with the units of an assessment ----

echo "$good" | pack
printf 'pack: p\nas_of: 2024-12-31\n' >"$TMP/in/a/assessment.yml"
printf 'id,class\none,school\ntwo,school\n' >"$TMP/in/a/units.csv"
for unit in one two; do printf '# Plan\n\nAll of it.\n' >"$TMP/in/a/units/$unit/2024-02-03 plan.md"; done
refuses 1 "lint-all-pass: 1: all 2 units of a pass" "lint: every unit passes" lint "$TMP/in"
refuses 1 "lint-nothing: 2/1: nothing was found" "lint: nothing was ever found" lint "$TMP/in"
rm "$TMP/in/a/units/one"/*
printf '# Minutes\n\nTalk.\n' >"$TMP/in/a/units/one/2024-03-01 minutes.md"
printf 'names\nx\n' >"$TMP/in/a/units/one/staff list.csv"
check "lint: silent when units differ" lint "$TMP/in"
for unit in one two; do printf '# Plan\n\nAll of it.\n' >"$TMP/in/a/units/$unit/2024-02-03 plan.md"; done
echo "$good" | sed 's/at_least(1, evidence { kind = "plan" })/none(evidence { kind = "plan" })/' | pack
refuses 1 "lint-all-fail: 1: all 2 units of a fail" "lint: every unit fails" lint "$TMP/in"
refuses 2 "no assessment" "lint with an input that does not use the pack: 2" "$PROGRAM" lint jx2016 "$TMP/in"

finish
