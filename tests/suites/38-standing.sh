# SPDX-License-Identifier: MIT
#
# Sums, grades, standing: small packs with what was counted by hand, judged as a case and as a whole assessment, and controls.
# Takes: tests/packs/standing/<pack>/ with one case each; packs and papers by chance, of which page, paper and data say the same.
. tests/lib.sh
needs_program

mkdir -p "$TMP/standing/rules" "$TMP/standing/input"
cp -R rules/std tests/packs/standing/* "$TMP/standing/rules/"
for made in tests/packs/standing/*/; do
  name=$(basename "$made")
  check "standing: $name, as counted by hand" "$PROGRAM" test "$name" --rules "$TMP/standing/rules"
  for case in "$made"test/*/; do
    cp -R "$case" "$TMP/standing/input/$name"
    rm -f "$TMP/standing/input/$name/expected.csv"
    printf 'pack: %s\nas_of: 2024-12-31\nlanguage: en\n' "$name" >"$TMP/standing/input/$name/assessment.yml"
  done
done
check "standing: they build" "$PROGRAM" build "$TMP/standing/input" -o "$TMP/standing/output" --rules "$TMP/standing/rules" -q
for made in "$TMP"/standing/output/*/; do
  name=$(basename "$made")
  check "standing: $name, results.xml is valid" xmllint --noout --nonet --relaxng "$made/data/results.rng" "$made/data/results.xml"
  check "standing: $name, every total follows" python3 tests/truth/totals.py "$made/data/results.xml"
  check "standing: $name, the data say the same in each form" python3 tests/truth/data.py "$made/data"
  check "standing: $name, verify finds the same" "$PROGRAM" verify "$made/packages/$name.zip"
done
tests_of_numbers() { # FOLDER NAME
  for made in "$1"/*/; do
    name="$2$(basename "$made")"
    check "$name, the same numbers on page, on paper, in the data; and other ones are found" python3 tests/truth/printed.py "$made"
  done
}
tests_of_numbers "$TMP/standing/output" "standing: "
check "chance: packs and papers are made" python3 tests/truth/chance.py "$TMP/chance" 6
cp -R rules/std "$TMP/chance/rules/"
check "chance: they build" "$PROGRAM" build "$TMP/chance/input" -o "$TMP/chance/output" --rules "$TMP/chance/rules" -q
tests_of_numbers "$TMP/chance/output" "chance: "
for made in "$TMP"/chance/output/*/; do
  check "chance: $(basename "$made"), every total follows" python3 tests/truth/totals.py "$made/data/results.xml"
done
# What people read of them: figures that a pencil can follow, and explain in the same words.
cuts="$TMP/standing/output/cuts/units"
says() { # TEXT FILE
  sed -e 's/<\/*time>//g' -e 's/<[^>]*>/ /g' "$2" | tr -s ' \n' ' ' | grep -q -F -e "$1"
}
explains() { # TEXT UNIT ITEM
  "$PROGRAM" explain "$2" "$3" "$TMP/standing/input" --only cuts --rules "$TMP/standing/rules" | grep -q -F -e "$1"
}
check "standing: the table of items has what a line of cuts took" says "partly met 3/4 -4 0 –" "$cuts/a/index.html"
check "standing: a grade that waiting points may lift says so" says "fair; what waits can still change it" "$cuts/a/index.html"
refuses 1 "" "standing: a grade that nothing can lift does not" says "can still change" "$cuts/b/index.html"
check "standing: cuts beyond what is left say what was left" says "0 − 4 − 4 − 4 − 4 = -16; only 4 was left to take from" "$cuts/b/index.html"
check "standing: to a unit without points nothing is added" says "the unit has no points; fraud – Final score 0" "$cuts/c/index.html"
check "standing: a veto in the matrix is in force, or not" says "A 1/1 3/4 1/1 not in force reached" "$cuts/../matrix.html"
check "standing: explain says what was left" explains "= -16, but only 4 was left to take from; -4 confirmed, 4 lost, of 0" b S2
check "standing: explain of a veto that holds" explains "V Fraud — veto in force" c V
check "standing: and what it takes" explains "leaves nothing of: the whole sum" c V
check "standing: explain of a veto that does not" explains "V Fraud — veto not in force" a V
sed '0,/ late="true"/s///' "$TMP/standing/output/inspect/data/results.xml" >"$TMP/in-time.xml"
refuses 1 "findings minor" "control: a finding of a paper that is not late" python3 tests/truth/totals.py "$TMP/in-time.xml"
released="$TMP/standing/output/release/units"
check "standing: a gate by completion has its figures" says "not reached ; 2 of 5 that are due, at least 75%" "$released/c/index.html"
sed '/pack-item id="G"/s/at-least="75"/at-least="90"/' "$TMP/standing/output/release/data/results.xml" >"$TMP/gate.xml"
refuses 1 "gate G" "control: a gate by completion with another bound" python3 tests/truth/totals.py "$TMP/gate.xml"
check "standing: explain of a gate has its figures" explains "4 / 10, at least 50%" b G
unread="$TMP/standing/output/unread/units"
check "standing: what nobody could read stands beside the list, with the paper alone" says \
  "Talks with questions #46my6c4m text or value not readable, needs eyes: 1–2 2024-04-01 talk.pdf 1" "$unread/a/todo.html"
check "standing: of a tariff the cell is named" says "3–6 (national: 3); not readable: Best door (prizes.csv:3), of: “village”" "$unread/a/todo.html"
check "standing: so is that of a sum, which waits as a whole" says "4 readable; not readable: Best door (prizes.csv:3), h: “many”" \
  "$unread/a/todo.html"
check "standing: a bonus that nobody has to approve waits for eyes" says "More talks #pqtkiegm text or value not readable, needs eyes: 0.5–1 2024-04-01 talk.pdf 0.5" "$unread/a/todo.html"
check "standing: the scorecard says what is sure" says "1 for sure, 1 more wait for eyes" "$unread/a/index.html"
check "standing: lines of the to-do list are what is due and not done" python3 tests/truth/todo.py "$unread/.."
refuses 1 "" "standing: what a mark settled is no line" says "talk.pdf" "$unread/b/todo.html"
check "standing: try drops a table none of whose rows compares as asked for" sh -c '"$1" try cells K6 --unit b "$2" --rules "$3" | grep -q "found 0"' \
  sh "$PROGRAM" "$TMP/standing/input" "$TMP/standing/rules"
copied="$TMP/standing/output/copied/units"
check "standing: a copy waits, and names the other with its unit" says \
  "same as another paper: 2024-04-01 plan.pdf, the same as Beta/2024-04-01 plan.pdf" "$copied/a/todo.html"
check "standing: a copy that a mark refused is told as one" says "same as another paper: 2024-04-01 plan.pdf, the same as Alpha" "$copied/c/todo.html"
refuses 1 "" "standing: one that a mark accepted is no line" says "the same as" "$copied/b/todo.html"
check "standing: a paper of another period is told, the nearest one" says \
  "missing: there is one of 2023-12-28, outside the period: 2023-12-28 report.md" "$copied/a/todo.html"
"$PROGRAM" try copied P --unit a "$TMP/standing/input" --only copied --rules "$TMP/standing/rules" >"$TMP/tried" 2>&1
check "standing: try says why a copy waits" grep -q "? .*plan.pdf (2024-04-01) waits: says the same as another paper (unlike)" "$TMP/tried"
check "standing: what a mark cleared no longer says that it is to be put right" says "Nothing to be put right: Best door (prizes.csv:3)" \
  "$unread/b/index.html"
"$PROGRAM" check "$TMP/standing/input" --only copied --rules "$TMP/standing/rules" -o "$TMP/checked" >"$TMP/check-said" 2>&1
check "standing: check says of a unit without items that nothing is asked of it" grep -q -F \
  'Delta (d): nothing is asked of it, no item is for it; its class is "town"' "$TMP/check-said"
audit="$TMP/standing/output/audit"
check "standing: findings by severity" says "Major 3 working days 1 0 0 Minor 1 month 3 0 0 Observation – 1 0 0" "$audit/ledger.html"
check "standing: three working days from the report are 3 January" says "exits judged not met: blocked 2 Major 2024-12-31 2025-01-03" "$audit/ledger.html"
check "standing: too many findings keep a grade away" says "not passed, because this is not met: Minor: 2, at most 1" "$audit/units/b/index.html"
check "standing: what a section counts is a fraction that a pencil can follow" says "Sport: 44 × 45/61" "$TMP/standing/output/counts/units/a/index.html"
places="$TMP/standing/output/places/units"
check "standing: a rank by thirds says the number, the place and how far the third reaches" \
  says "Accepted papers: 3, place 3 of 6 (the first 2/3: to place 4) 3" "$places/c/index.html"
check "standing: places go by the exact number" says "Budget spent: 66.667%, place 4 of 6 1" "$places/b/index.html"
check "standing: what nobody gave has no place" says "Accepted papers: its number is not known yet 0" "$places/g/index.html"
check "standing: what a veto takes is gone in a rank too" says "By work: place 7 of 7 0" "$places/g/index.html"
vetoes="$TMP/standing/output/vetoes/units"
check "standing: a gate in points has them" says "130 of 140 points, at least 85.5" "$vetoes/hotel/index.html"
check "standing: a mark of a hundred says how it becomes points" says "15 × 85.5/100 = 12.83" \
  "$TMP/standing/output/modes/units/alpha/index.html"
check "standing: so do two of them by weight" says "10 × (70% × 90 + 30% × 85.35)/100 = 8.86" \
  "$TMP/standing/output/modes/units/alpha/index.html"
check "standing: of three ballots the two that are nearest" says "mean of the nearest of 3 ballots: 17, 20, 18" \
  "$TMP/standing/output/modes/units/alpha/index.html"
apart="$TMP/standing/output/apart/units"
check "standing: ballots too far apart say whose, and how far" \
  says "first 8, second 3: 5 apart, more than 3; a third opinion is needed" "$apart/a/index.html"
refuses 1 "" "standing: once the third is there nothing is asked for" says "a third opinion" "$apart/b/index.html"
votes="$TMP/standing/output/votes/units"
check "standing: of yes and no the most count, each is named" says "most of 3 ballots: yes, no, yes" "$votes/a/index.html"
check "standing: as many for as against decide nothing" says "1 yes, 1 no: as many for as against" "$votes/b/index.html"
steps="$TMP/standing/output/steps/units"
check "standing: a grade that went down says how far and why" says "B, one step lower because: somebody was injured" "$steps/b/index.html"
check "standing: each paper counts" says "C, 2 steps lower because: somebody was injured" "$steps/c/index.html"
check "standing: never below the last grade" says "D, one step lower because: Two warnings (2 steps)" "$steps/d/index.html"
check "standing: so does each row" says "When it holds: grade lower by one step; this often: 3" "$steps/k/index.html"
check "standing: one more that only eyes can tell leaves the unit provisional" \
  says "Provisional: eyes have to say how often this happened: Accident" "$steps/h/index.html"
refuses 1 "" "standing: once a mark says so it is not" says "Provisional" "$steps/i/index.html"
check "standing: explain says what lowered the grade" sh -c '"$1" explain e F "$2" --only steps --rules "$3" |
  grep -q -F "grade lower by 1, because: F Complaint upheld"' sh "$PROGRAM" "$TMP/standing/input" "$TMP/standing/rules"
columns="$TMP/standing/output/columns/units"
check "standing: a bonus says what its number is made of" says "counted: -4 (late: -1 + lost: -3)" "$columns/b/index.html"
check "standing: a column of plus and minus says its bounds" says "-5 confirmed, of 10; counted: -7 (2 × 0 − 7); from -5 to 10; -5 confirmed + 15 not taken up = 10" "$columns/b/index.html"
check "standing: so do all of them together" says "Bonus: -5 of at most 10, at least -5" "$columns/b/index.html"
check "standing: what waits for approval counts until then" says "from -4 to 0; -1 confirmed + 1 waiting = 0" "$columns/c/index.html"
check "standing: explain has the bounds" sh -c '"$1" explain b X "$2" --only columns --rules "$3" |
  grep -q -F "= counted -7 (2 × 0 − 7); -5 … 10: -5 confirmed, 15 not taken up, of 10"' sh "$PROGRAM" "$TMP/standing/input" "$TMP/standing/rules"
# What a reader asks of a page.
kitchen="$TMP/standing/output/kitchen/units"
check "standing: a measure partly met names its table" says "K1 Readers partly met 0/2 2 0 10 1 " "$kitchen/a/index.html"
check "standing: so does a cut that a row proves" says "M2 Food out of date not met 0/1 0 0 – 4 " "$kitchen/a/index.html"
check "standing: all of them count" says "filed 4, counted 4, requirements answered 2" "$kitchen/a/index.html"
check "standing: a table in which nothing was found does not" says "filed 4, counted 3, requirements answered 5" "$kitchen/b/index.html"
check "standing: a veto that nobody has marked says so" says "V Forbidden stuff (veto) not marked; not in force –" "$kitchen/a/index.html"
check "standing: in the matrix too, and not as one that was" says "– not in force 1/1 C 2/2 1/1 1/1 1/1 – in force 1/1 A 0/2 1/3 0/1 0/1 partly met not marked; not in force" "$kitchen/../matrix.html"
check "standing: in the table for a spreadsheet" grep -q '"V","Forbidden stuff","not-due","not marked; not in force"' "$kitchen/../data/results.csv"
check "standing: a cut that found nothing left has its line, with the order" says \
  "M2 Food out of date: would take 2; nothing was left to take from: lines go in the pack's order, those of sections before those of the total 0" \
  "$kitchen/a/index.html"
check "standing: and is no line without points" says "M3 Plan not met 0/1 0 0 – –" "$kitchen/a/index.html"
check "standing: the data say it too" grep -q '"M3","Plan",.*"would take 1; nothing was left to take from: ' "$kitchen/../data/results.csv"
check "standing: and why a veto holds" grep -q '"c","C","","V",.*"forbidden stuff found; dye in the store"' "$kitchen/../data/results.csv"
check "standing: a line that found something left says how much" says "S2 Four logs: would take 16; only 4 was left to take from" "$cuts/b/index.html"
refuses 1 "" "standing: one that took all it asks for does not" says "S2 Four logs: would take" "$cuts/a/index.html"
check "standing: what lines take from a weighted section stands in its sum" says "Hall: (9 − 4) × 40%; M Notices: -4 2" \
  "$TMP/standing/output/sections/units/a/index.html"
check "standing: a section without one has its points alone" says "Kitchen: 8 × 60% 4.8" "$TMP/standing/output/sections/units/a/index.html"
check "standing: a part that brings nothing says so before what it would have come to" says \
  "Second half , not met ; brings nothing: fewer than 100 asked (else: measured 40: 3 of 6); 0 confirmed + 6 lost = 6" "$kitchen/a/index.html"
check "standing: its line names the part" says "Readers: Second half · #" "$kitchen/a/todo.html"
check "standing: and why it brings nothing" says "too few: 40; brings nothing: fewer than 100 asked 6" "$kitchen/a/todo.html"
says_part() { "$PROGRAM" check "$TMP/standing/input" --only kitchen -o "$TMP/checked" --rules "$TMP/standing/rules" --lang en | grep -q -F -e "$1"; }
check "standing: check names the part too" says_part "K1  Second half · this year in all: Row of annual where “figure” is “happy”"
check "standing: a bonus by papers names them, and says nothing of what is due" says \
  "Prizes (bonus) partly met ; 1 confirmed, of 2; counted: 1 (1 × 1, at most 2); 1 confirmed + 1 not taken up = 2 Rule: rules/kitchen/pack.lua:20 Evidence: prize.md" "$kitchen/a/index.html"
check "standing: explain joins rows that follow each other" sh -c '"$1" explain a K2 "$2" --only kitchen --rules "$3" |
  grep -q -F "kitchen/units/a/goods.csv:2–4"' sh "$PROGRAM" "$TMP/standing/input" "$TMP/standing/rules"
covers() { "$PROGRAM" lint sections --coverage --rules "$TMP/standing/rules" --lang en | grep -q -x -F -e "$1"; }
check "standing: with weights the page of rows says which points it means" covers "| decided by | rows | points, before weights |"
check "standing: and what all of them come to" covers "| all | 3 | 20; by weight 10 |"
check "standing: the difference to a mean is printed" says "Difference to the mean: 1, mean of the class 7, difference -6 0" "$kitchen/a/index.html"
check "standing: where it brings no points the ranking has it" says "10 0 10 0 10 +3 good 0" "$kitchen/../bulletin.html"
refuses 1 "" "standing: where it brings points it has none" says "Life against the mean Grade" "$TMP/standing/output/peers/bulletin.html"
# Controls: a number that was tampered with.
tampered() {
  results="$TMP/standing/output/$1/data/results.xml"
  sed "$2" "$results" >"$TMP/tampered.xml"
  refuses 1 "" "control: the change is one ($1: $2)" cmp -s "$results" "$TMP/tampered.xml"
  refuses 1 "should be" "control: it is found ($1: $2)" python3 tests/truth/totals.py "$TMP/tampered.xml"
}
tampered weights '0,/ weight="0.3"/s// weight="0.4"/'
tampered weights 's/ score="86.7"/ score="86.8"/'
tampered weights 's/ rescaled="89"/ rescaled="88.9"/'
tampered unread 's/ unread="true" low=/ low=/'
tampered peers 's/ points="3, 2, 1"/ points="4, 2, 1"/'
tampered peers 's/ above="0.5"/ above="0.6"/'
tampered peers '0,/<listed list="black"/s//<listed list="red"/'
tampered grades '0,/ most-share="40%"/s// most-share="50%"/'
tampered grades '/<unit id="d"/s/ grade="first"/ grade="second"/'
tampered peers 's/ points="3, 2, 1"/ points="4, 2, 1"/'
tampered peers 's/ above="0.5"/ above="0.6"/'
tampered peers '0,/<listed list="black"/s//<listed list="red"/'
tampered grades '0,/ id="work" of="W" at-least="90"/s// id="work" of="W" at-least="80"/'
tampered vetoes 's/ zeroed="-25"/ zeroed="-24"/'
tampered vetoes 's/ zero="W1"/ zero="W2"/'
tampered vetoes 's/ at-least-points="85.5"/ at-least-points="141"/'
tampered vetoes 's/ at-least="60"/ at-least="40"/'
tampered vetoes '0,/ nothing="true"/s///'
tampered votes '0,/<ballot word="yes"/s//<ballot word="no"/'
tampered modes '0,/<ballot value="17"/s//<ballot value="18"/'
tampered modes '0,/<ballot value="18" date="2024-12-02"/s//<ballot value="19" date="2024-12-02"/'
tampered modes '0,/ mark-full="100"/s// mark-full="90"/'
tampered modes 's/ weight-of-mode="superior 70, ballot 20/ weight-of-mode="superior 60, ballot 30/'
tampered audit 's/ severity="minor" count="2"/ severity="minor" count="3"/'
tampered audit 's/ reason="refused"//'
tampered audit 's/<findings severity="minor" most="1"/<findings severity="minor" most="2"/'
tampered places 's/ bands="1\/3 5, 2\/3 3/ bands="1\/3 5, 2\/5 3/'
tampered places 's/ top-share="1\/3"/ top-share="4\/7"/'
tampered places 's/ bottom-share="1\/7"/ bottom-share="1\/8"/'
tampered places 's/ number="66667\/1000"/ number="33333\/500"/'
tampered places 's/ zero="W"//'
tampered apart '0,/ unsettled="true"/s///'
tampered apart '/<unit id="b"/,$s/<ballot value="7"/<ballot value="8"/'
tampered counts 's/ counts="45"/ counts="46"/'
tampered weights 's/ most="104"/ most="103"/'
tampered columns 's/ bonus-min="-5"/ bonus-min="-6"/'
tampered columns 's/ floor="-5"/ floor="-4"/'
tampered columns '/<unit id="b"/,$s/<bonus full="10" confirmed="-5"/<bonus full="10" confirmed="-4"/'
tampered steps '0,/ lower="1"/s// lower="2"/'
tampered steps '0,/<grade-lower item="E" steps="1"/s//<grade-lower item="E" steps="2"/'
tampered steps '/<unit id="c"/,$s/ share-done="2"/ share-done="1"/'
tampered steps '/<unit id="c"/s/ grade="C"/ grade="B"/'
tampered steps '/<unit id="h"/s/ provisional="true"//'
# A careful forgery, whose manifest fits: verify adds up again.
forged() { # NAME PATTERN NEW WHAT-IS-SAID
  check "control: the forgery is one ($1: $2)" python3 tests/fault/forge.py "$TMP/standing/output/$1/packages/$1.zip" "$TMP/forged.zip" "$2" "$3"
  refuses 1 "$4" "control: verify finds it ($1: $2)" "$PROGRAM" verify "$TMP/forged.zip"
}
forged columns ' bonus-min="-5"' ' bonus-min="-6"' "verify-sum: b: confirmed is -5, not -6"
forged columns '(<bonus [^>]*confirmed=")-1(" pending=")1' '\g<1>0\g<2>0' "verify-sum: c: confirmed is 0, not -1"
forged steps '(<unit id="e".*?<grade-lower item=")F' '\g<1>E' "verify-sum: e/E: steps is 2, not 1"
forged steps '(<unit id="c".*?<grade-lower item="E" steps=")2' '\g<1>3' "verify-sum: c/E: steps is 3, not 2"
forged steps '(<unit id="c".*?<grade-lower item=")E' '\g<1>none' "verify-sum: c/E: steps is 0, not 2"

# What was judged and not met is done, and to be put right: check, build, findings and ledger say it alike, of a and not of b.
judged="$TMP/standing/output/judged"
row_of_a() { # FILE: the row that names the scaffolding of a, and none of b
  sed -e '1,/<tbody>/d' -e 's/<[^>]*>/ /g' "$1" | tr -s ' \n' ' ' >"$TMP/row"
  grep -q -F "judged not met" "$TMP/row" && [ "$(grep -o "judged not met" "$TMP/row" | wc -l)" = 1 ]
}
check "standing: what was judged and not met is a finding" row_of_a "$judged/findings.html"
check "standing: and stands in the ledger" row_of_a "$judged/ledger.html"
missing() { # TEXT NAME: of check, which has status 1 because something is to be put right
  refuses 1 "$1" "$2" "$PROGRAM" check "$TMP/standing/input" --only judged -o "$TMP/checked" --rules "$TMP/standing/rules" --lang en
}
missing "1  One point each miss · judged not met" "standing: check names it"
missing "a (a): 2 of 2 done, 0 to add, 0 waiting for an assessor, 1 judged not met" "standing: in its summary too"
missing "b (b): complete, 2 of 2" "standing: points less are no such finding"
check "standing: who is first on one list is last on none" sh -c '[ "$(grep -c "listed list=\"red\"" "$1")" = 2 ] && ! grep -q "listed list=\"black\"" "$1"' sh \
  "$TMP/standing/output/ends/data/results.xml"
# A gate that waits for a mark makes the score provisional; no rule failed.
mkdir -p "$TMP/gate/rules/g" "$TMP/gate/input/g/units/u" && cp -R rules/std "$TMP/gate/rules/" && echo "# Log" >"$TMP/gate/input/g/units/u/log.md"
cat >"$TMP/gate/rules/g/pack.lua" <<'EOF'
pack { id = "g", title = "G", period = year(2024), full = 10 }
item { id = "1", title = "Order", points = 10, test = review { guide = "g", scale = "0..10" } }
gate { id = "G", title = "Six of ten", of = "1", at_least = 60, lower = 1 }
grade { of = "score", bands = { { 90, "good" }, { 0, "poor" } } }
EOF
printf 'pack: g\nas_of: 2024-12-31\nlanguage: en\n' >"$TMP/gate/input/g/assessment.yml"
refuses 0 "scores are provisional: a veto or gate waits for an assessor" "standing: a gate that waits says so" \
  "$PROGRAM" build "$TMP/gate/input" -o "$TMP/gate/out" --rules "$TMP/gate/rules" --lang en
"$PROGRAM" build "$TMP/gate/input" -o "$TMP/gate/out" --rules "$TMP/gate/rules" --lang en >"$TMP/gate/said" 2>&1
refuses 1 "" "standing: and does not say that a rule failed" grep -q "could not be run" "$TMP/gate/said"
steps_said="$TMP/steps-said"
"$PROGRAM" explain e E "$TMP/standing/input" --only steps --rules "$TMP/standing/rules" --lang en >"$steps_said" 2>&1
check "standing: explain of one item says what it did itself" grep -q "because: E " "$steps_said"
refuses 1 "" "standing: explain of one item does not say what another did to the grade" grep -q "because: F " "$steps_said"
finish
