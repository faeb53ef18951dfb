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
lot='s/at_least(1, evidence { kind = "plan" })/none(sample(evidence { kind = "plan" }, 3, { seed = "s" }))/'
finds 'pack.lua:8: notice lint-seed: the period of this pack comes from the assessment, and the lot with the seed "s" falls on the same' \
  "1s/, period = year(2024)//;$lot" 0
echo "$good" | sed "1s/, period = year(2024)//;$lot;s/seed = \"s\"/seed = \"s\", anew = true/" | pack
check "lint: a lot that is drawn anew is meant" sh -c 'said=$("$1" lint p --rules "$2" 2>&1) && [ -z "$said" ]' sh "$PROGRAM" "$TMP/rules"
echo "$good" | sed "$lot" | pack
check "lint: of a pack with a period of its own the lot falls once" sh -c 'said=$("$1" lint p --rules "$2" 2>&1) && [ -z "$said" ]' sh "$PROGRAM" "$TMP/rules"
graded() { # GRADE [PEERS]
  echo "$good" | sed '1s/for_units/full = 5, decides = "m", for_units/;$s/part(0, at_least(1, rows/part(5, at_least(1, rows/'
  echo 'severity { id = "grave", title = "Grave" }
mode { id = "m", title = "M" }
item { id = "3", title = "Three", severity = "grave", test = review { guide = "g" } }'
  echo "$2"
  echo "grade { bands = { { 75, \"paid\" }, { 0, \"not paid\" } }, $1 }"
}
graded 'of = "completion"' | pack
refuses 1 'pack.lua:16: warning lint-judged' "lint: a grade that a mark no cannot keep away" lint
graded 'of = "completion", findings = { paid = { grave = 0 } }' | pack
check "lint: one that findings keep away is meant" lint
ranked='rank { id = "R", title = "R", of = "score", points = { 4, 2 } }'
graded 'of = "score"' "$ranked" | pack
refuses 1 'warning lint-peers: points by rank or mean, up to 4, come on top of full, 5' "lint: a rank that brings the best grade alone" lint
graded 'of = "score"' "$(echo "$ranked" | sed 's/4, 2/3, 2/')" | pack
check "lint: a rank that does not is meant" lint
graded 'of = "score"' "$(echo "$ranked" | sed 's/4, 2/3, 2/')" | sed '1s/full = 5/full = 97/;s/part(5, at_least(1, rows/part(97, at_least(1, rows/' | pack
refuses 0 'notice lint-of-full: points by rank or mean, up to 3, and full, 97, make 100' "lint: a rank within the 100 of a sheet, and grades of the rest" lint
gated() { # GATE
  echo "$good" | sed '1s/for_units/full = 5, for_units/;$s/part(0, at_least(1, rows/part(5, at_least(1, rows/'
  echo "gate { id = \"G\", title = \"Enough\", $1, at_least = 75, zero = \"all\" }"
}
gated 'of = "s"' | pack
refuses 1 'pack.lua:12: warning lint-no-points: G looks at points, and 1 has none' "lint: a gate over rows without points" lint
for of in 'of = "s", by = "completion"' 'of = "completion"' 'of = "2"'; do
  gated "$of" | pack
  check "lint: a gate of { $of } is meant" lint
done
finds 'pack.lua:8: warning lint-by: by = "2025-01-15" lies behind 2024-12-31' '/id = "1"/s/kind = "plan" }/kind = "plan" }, { by = "2025-01-15" }/'
echo "$good" | sed '/id = "1"/s/kind = "plan" }/kind = "plan", when = campaign("2024-01-01", "2025-01-15") }, { by = "2025-01-15" }/' | pack
check "lint: a set that reaches so far may have its limit there" sh -c 'said=$("$1" lint p --rules "$2" 2>&1) && [ -z "$said" ]' sh "$PROGRAM" "$TMP/rules"
echo "$good" | sed 's/at_least(1, evidence { kind = "plan" })/at_least(1, evidence { kind = "plan" }, { last = "5 working days" })/' | pack
check "lint: of a pack by itself nobody asks for days off" sh -c 'said=$("$1" lint p --rules "$2" 2>&1) && [ -z "$said" ]' sh "$PROGRAM" "$TMP/rules"
mkdir -p "$TMP/days/a/units/one"
printf 'pack: p\nas_of: 2024-12-31\n' >"$TMP/days/a/assessment.yml"
refuses 0 "a/holidays.csv: warning holiday-none" "lint: of an assessment they are asked for" "$PROGRAM" build "$TMP/days" -o "$TMP/days-out" --rules "$TMP/rules"
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

# ---- init and new: for every pack a whole assessment at once; and a paper of every kind changes nothing ----

# Unit, item, state, points and leaves: all that a paper could change. What looks for empty papers has to find them.
results() {
  "$PROGRAM" build "$TMP/laid/$1" -o "$TMP/laid-out/$1" --as-of "$2" -q 2>/dev/null
  python3 -c 'import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig")):
    if row[3] != "no-empty": print(*(row[:4] + row[5:6] + row[7:16]), sep=",")' "$TMP/laid-out/$1/$1/data/results.csv"
}
each_kind() { # every kind and register of the pack, the units in turn: dossier new
  sed -n 's/^| .* | `\(.*\)` |$/\1/p' "$TMP/laid/$1/$1/README.md" >"$TMP/kinds"
  set -- "$1" "$2" "$TMP/laid/$1/$1"/units/*/
  name=$1 as_of=$2
  shift 2
  while IFS= read -r kind; do
    unit=${1%/}
    "$PROGRAM" new "${unit##*/}" "$kind" "$TMP/laid/$name" --as-of "$as_of" || return
    shift
    set -- "$@" "$unit"
  done <"$TMP/kinds"
}
for pack in rules/*/pack.lua; do
  pack=${pack#rules/} pack=${pack%/pack.lua}
  sample=$(grep -l "^pack: *$pack\$" input/*/assessment.yml | head -n 1)
  day=$(sed -n 's/^as_of: *//p' "${sample:-/dev/null}")
  day=${day:-2024-06-30}
  case $pack in project-docs) langs='en zh-Hans' ;; *) langs=zh-Hans ;; esac
  for lang in $langs; do
    rm -rf "$TMP/laid/$pack" "$TMP/laid-out/$pack"
    check "init $pack, $lang" "$PROGRAM" init "$pack" "$TMP/laid/$pack/$pack" --lang $lang
    results "$pack" "$day" >"$TMP/before-$pack"
    check "init $pack, $lang: built at once, with something to add" \
      sh -c '[ "$(wc -l <"$1")" -gt 1 ] && "$2" check "$3" -o "$4" --as-of "$5" -q >/dev/null; [ $? = 1 ]' sh \
      "$TMP/before-$pack" "$PROGRAM" "$TMP/laid/$pack" "$TMP/laid-out/$pack" "$day"
    check "new: every kind of $pack, the units in turn, $lang" each_kind "$pack" "$day"
    results "$pack" "$day" >"$TMP/after"
    check "new: as they are made they change no result of $pack, $lang" cmp "$TMP/before-$pack" "$TMP/after"
    # Filled in they are what they were made as: nothing is left to sort.
    find "$TMP/laid/$pack" -path '*/units/*' -name '*.md' -exec sh -c 'for f; do printf "\nWhat was said and done 已完成。\n" >>"$f"; done' sh {} +
    "$PROGRAM" build "$TMP/laid/$pack" -o "$TMP/laid-out/$pack" --as-of "$day" -v >"$TMP/said" 2>&1
    check "new: filled in, each paper of $pack is known by its name, $lang" \
      sh -c '! grep -E "md: .*paper-(no-kind|two-kinds|no-day|two-days|two-items|future|placeholder)" "$1"' sh "$TMP/said"
  done
done
results jx2016 2016-11-30 >"$TMP/filled"
refuses 1 "" "control: filled in they do change results" cmp -s "$TMP/before-jx2016" "$TMP/filled"

# Without --lang the language is that of the pack; a pack in both speaks that of the terminal.
language_of() { # LOCALE PACK
  rm -rf "$TMP/spoken" && LC_ALL=$1 LANG= "$PROGRAM" init "$2" "$TMP/spoken" >/dev/null 2>&1
  sed -n 's/^language: //p' "$TMP/spoken/assessment.yml"
}
for row in C:jx2016:zh-Hans C:project-docs:en zh_CN.UTF-8:project-docs:zh-Hans zh_CN.UTF-8:jx2016:zh-Hans; do
  locale=${row%%:*} wanted=${row##*:} pack=${row#*:} pack=${pack%:*}
  check "init: $pack is laid out in $wanted where the terminal speaks $locale" test "$(language_of "$locale" "$pack")" = "$wanted"
done
check "init: a Chinese pack has its page for clerks in Chinese" sh -c 'LC_ALL=C "$1" init jx2016 "$2" >/dev/null && grep -q 材料 "$2/README.md"' sh \
  "$PROGRAM" "$TMP/spoken-jx"

mkdir -p "$TMP/old/old" && cp -R rules/std "$TMP/old/std"
printf 'pack { id = "old", title = "觀摩計劃" }\nitem { id = "1", title = "報告", test = at_least(1, evidence {}) }\n' >"$TMP/old/old/pack.lua"
LC_ALL=C "$PROGRAM" init old "$TMP/spoken-old" --rules "$TMP/old" >/dev/null
check "init: a pack in Traditional characters is laid out in zh-Hant" grep -qx "language: zh-Hant" "$TMP/spoken-old/assessment.yml"
check "init: and its page for clerks is in them" grep -q 單位 "$TMP/spoken-old/README.md"
refuses 2 "沒有" "messages in zh-Hant" "$PROGRAM" words deductt --lang zh-Hant

# A folder of packs alone has the words of the program.
mkdir -p "$TMP/own/mine" && cp rules/project-docs/pack.lua "$TMP/own/mine/" && sed -i 's/"project-docs"/"mine"/' "$TMP/own/mine/pack.lua"
check "a folder of rules without std/ has the words of the program" "$PROGRAM" lint mine --rules "$TMP/own"
mkdir -p "$TMP/own2/std" && cp -R "$TMP/own/mine" "$TMP/own2/" && cp rules/std/*.lua "$TMP/own2/std/" && rm "$TMP/own2/std/deduct.lua"
refuses 0 "" "control: a std/ of its own goes before it" sh -c '! "$1" words deduct --rules "$2" 2>/dev/null | grep -q "^deduct"' sh "$PROGRAM" "$TMP/own2"
mkdir -p "$TMP/alone/build" && cp "$PROGRAM" "$TMP/alone/build/dossier"
refuses 2 "holds no std/" "without any std/: 2, and both places are named" "$TMP/alone/build/dossier" lint mine --rules "$TMP/own"

laid="$TMP/laid/jx2016"
refuses 2 "$laid/jx2016" "init into a folder that holds something: 2, nothing is written" "$PROGRAM" init jx2016 "$laid/jx2016"
paper=$(find "$laid" -name '*自查报告.md' | head -n 1)
cp "$paper" "$TMP/kept"
unit=${paper#"$laid/jx2016/units/"} unit=${unit%%/*}
refuses 2 "自查报告.md" "new where the paper is already: 2" "$PROGRAM" new "$unit" self-check "$laid" --as-of 2016-11-30
check "new leaves it as it is" cmp "$TMP/kept" "$paper"
refuses 2 'did you mean "plan"' "new of a kind that is none: 2, with the nearest" "$PROGRAM" new example-branch plam "$laid"
refuses 2 'did you mean "example-branch"' "new in a unit that is none: 2, with the nearest" "$PROGRAM" new example-branhc plan "$laid"
rm -f "$laid/jx2016/units/example-branch/02-启动工作/"*
check "new takes the kind by its title too, and the template of the pack" sh -c '"$1" new 示例党支部 会议记录 "$2" --as-of 2016-11-30 &&
  cmp rules/jx2016/meeting-template.md "$2/jx2016/units/example-branch/02-启动工作/2016-11-30 会议记录.md"' sh "$PROGRAM" "$laid"

# A form that nobody has filled in: labels alone, a head without rows.
cat >"$TMP/rules/p/pack.lua" <<'EOT'
pack { id = "p", title = "P", period = year(2024), placeholders = { "to do" } }
kind { id = "plan", words = { "plan" }, fields = { owner = { "in charge" } } }
register { id = "staff", words = { "staff list" }, columns = { post = { "posts" }, name = { "names" } } }
item { id = "1", title = "Plan", test = at_least(1, evidence { kind = "plan", with_headings = "Aims", fields = { "owner", "place" } }) }
item { id = "2", title = "Any plan", test = at_least(1, evidence { kind = "plan" }) }
item { id = "3", title = "Posts", test = none(rows { table = "staff", where = { post = "empty" } }) }
EOT
# What functions of a pack ask of units, and the numbers of other offices.
mkdir -p "$TMP/rules/asks"
cat >"$TMP/rules/asks/pack.lua" <<'EOT'
pack { id = "asks", title = "Asks", period = year(2024) }
item { id = "1", title = "A", test = at_least(fact("houses"), evidence {}), applies = function(unit) return unit.facts["帮扶"] == "是" end }
item { id = "2", title = "B", test = measure(imported("survey"), { at_least = 80 }), applies = function(unit) return unit.facts.window end }
-- unit.facts.remark is none
EOT
check "init of a pack with functions" "$PROGRAM" init asks "$TMP/asks" --rules "$TMP/rules"
check "init: what functions ask of units has its column" test "$(head -n 1 "$TMP/asks/units.csv")" = "id,name,class,parent,houses,帮扶,window"
check "init: the page for clerks says where numbers of others go" grep -q '`imports/survey.csv`: `unit,value,remark`' "$TMP/asks/README.md"

rm -rf "$TMP/forms" && mkdir -p "$TMP/forms"
check "init of a small pack" "$PROGRAM" init p "$TMP/forms/p" --rules "$TMP/rules"
check "init: a pack without such numbers says nothing of imports" sh -c '! grep -q imports "$1"' sh "$TMP/forms/p/README.md"
check "new: a form of fields and headings" "$PROGRAM" new example-1 plan "$TMP/forms" --rules "$TMP/rules" --as-of 2024-05-06
printf -- '---\nplace:\n---\n\n# plan\n\nin charge:\n\n## Aims\n' >"$TMP/form"
check "new: the form is as expected" cmp "$TMP/form" "$TMP/forms/p/units/example-1/2024-05-06 plan.md"
check "new: a register" "$PROGRAM" new example-1 staff "$TMP/forms" --rules "$TMP/rules" --as-of 2024-05-06
check "new: the heads of a register stand as the pack has them" grep -q -x '"posts","names"' "$TMP/forms/p/units/example-1/staff list.csv"
counts() {
  "$PROGRAM" check "$TMP/forms" -o "$TMP/forms-out" --rules "$TMP/rules" --as-of 2024-05-06 -q
}
refuses 1 "0 of 2 done" "new: form and register count for nothing" counts
sed -i 's/^in charge:$/in charge: to do/' "$TMP/forms/p/units/example-1/2024-05-06 plan.md"
refuses 1 "0 of 2 done" "a placeholder behind a label says nothing either" counts
sed -i 's/^in charge: to do$/in charge: the head/' "$TMP/forms/p/units/example-1/2024-05-06 plan.md"
refuses 1 "1 of 2 done" "control: a value behind a label does" counts
printf ',x\n' >>"$TMP/forms/p/units/example-1/staff list.csv"
refuses 1 "1 of 3 done" "control: a row of a register does" counts

finish
