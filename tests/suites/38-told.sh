# SPDX-License-Identifier: MIT
#
# What people are told of a result: page, to-do list, check and explain name what is amiss, where, and the number that was measured.
# Takes: small assessments written here, each with a unit that has the fault and, where it says something, one that has not.
. tests/lib.sh
needs_program

mkdir -p "$TMP/rules" "$TMP/input"
cp -R rules/std "$TMP/rules/"
small() { # NAME PACK-OPTIONS LANGUAGE, the pack on standard input
  mkdir -p "$TMP/rules/$1" "$TMP/input/$1/units"
  { printf 'pack { id = "%s", title = "%s", period = year(2025)%s }\n' "$1" "$1" "$2" && cat; } >"$TMP/rules/$1/pack.lua"
  printf 'pack: %s\nas_of: 2025-12-31\nlanguage: %s\n' "$1" "$3" >"$TMP/input/$1/assessment.yml"
}
put() { # PATH TEXT
  mkdir -p "$(dirname "$TMP/input/$1")"
  printf "$2" >"$TMP/input/$1"
}
shown() { # PACK UNIT [PAGE]: its text
  sed -e 's/<\/*time>//g' -e 's/<[^>]*>/ /g' "$TMP/output/$1/units/$2/${3:-index}.html" | tr -s ' \n' ' '
}
page() { # PACK UNIT PAGE TEXT
  shown "$1" "$2" "$3" | grep -q -F -e "$4"
}
terminal() { # COMMAND PACK TEXT [UNIT ITEM]
  command=$1 pack=$2 text=$3
  shift 3
  "$PROGRAM" "$command" "$@" "$TMP/input" --only "$pack" --rules "$TMP/rules" -o "$TMP/checked" 2>&1 | grep -q -F -e "$text"
}

# ---- a grade: the name of a test, then what it lacks ----

for language in en zh-Hans; do
  small "named-$language" ", full = 10" "$language" <<'END'
kind { id = "fee", words = { "fee" }, dated = true }
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "One", points = 10, test = at_least(1, evidence { kind = "plan" }) }
grade { of = "score", bands = { { 90, "A" }, { 80, "B" }, { 0, "C" } },
  needs = { A = { { "no-fees", none(evidence { kind = "fee" }), title = { en = "no fees", ["zh-Hans"] = "没有乱收费" } } }, B = none(evidence { kind = "fee" }) } }
END
  put "named-$language/units/u/2025-03-01 plan.md" 'A plan.\n'
  put "named-$language/units/u/2025-03-02 fee.md" 'A fee.\n'
done

# ---- a number that was measured, though its digits stand in what is asked for ----

small digits ", full = 30" en <<'END'
kind { id = "fee", words = { "fee" }, dated = true }
item { id = "1", title = "One", points = 10, test = measure(fact("x"), { at_least = 20 }) }
item { id = "2", title = "Two", points = 10, test = measure(fact("y"), { at_least = 1.5 }) }
item { id = "3", title = "Three", points = 10, test = none(evidence { kind = "fee" }) }
END
put digits/units.csv 'id,x,y\nu,2,1\n'
put "digits/units/u/2025-03-02 fee.md" 'A fee.\n'

# ---- what they come to ----

check "told: they build" "$PROGRAM" build "$TMP/input" -o "$TMP/output" --rules "$TMP/rules" -q
check "told: a grade names the test and what it lacks" page named-en u index \
  "C; not A, because this is not met: “no fees” (To be put right: 2025-03-02 fee.md)"
check "told: a test without a name is named by what it asks" page named-en u index \
  "B, because this is not met: “No exceptions” (To be put right: 2025-03-02 fee.md)"
check "told: the same in Chinese" page named-zh-Hans u index "未评为A：未达到“没有乱收费”（需整改：2025-03-02 fee.md）"

check "told: check has a number whose digits stand in the label" terminal check digits "x: at least 20 · 2"
check "told: so has the to-do list" page digits u todo "too few: 2 "
check "told: so has the scorecard" page digits u index "too few: 1 "
check "told: so has the ledger" grep -q "too few: 1" "$TMP/output/digits/ledger.html"
refuses 1 "" "told: a paper that the label names is not told twice" page digits u todo "to be put right: 2025-03-02 fee.md"

finish
