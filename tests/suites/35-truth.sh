# SPDX-License-Identifier: MIT
#
# One truth: every total of results.xml follows from its leaves, the file is valid, and each list of what is missing has as many
# lines as leaves are due and not done; and the samples are worth what counts by hand say. Takes: the samples.
. tests/lib.sh
needs_program

check "the sample builds" "$PROGRAM" build input -o "$TMP/out"
for made in "$TMP"/out/*/; do
  name=$(basename "$made")
  check "$name: results.xml is valid" xmllint --noout --nonet --relaxng "$made/data/results.rng" "$made/data/results.xml"
  check "$name: jing agrees" jing "$made/data/results.rng" "$made/data/results.xml"
  check "$name: every total follows from the leaves" python3 tests/truth/totals.py "$made/data/results.xml"
  check "$name: lines of the to-do lists = due - done" python3 tests/truth/todo.py "$made"
  check "$name: a pencil adds up the printed scorecards" python3 tests/truth/pencil.py "$made/print/units"
  check "$name: results.json and .xlsx say the same" python3 tests/truth/data.py "$made/data"
  check "$name: everything that went in came out" python3 tests/real/check.py "input/$name" "$made"
done

check "town-round-q2: papers from after the day of the report are not counted as filed" \
  grep -q "已交65份.*日期晚於截至日的21份不計在內" "$TMP/out/town-round-q2/units/baita/index.html"
check "town-round-q2: the town, alone in its class, is counted without a place as the ranking shows it" \
  grep -q "25個，其中1個不參與排名" "$TMP/out/town-round-q2/index.html"
# The sheet of points of all units.
for name in jx2016-sample open-projects open-projects-zh; do
  check "$name: the sheet of points says what the data say" python3 tests/truth/scores.py "$TMP/out/$name"
done
cp -R "$TMP/out/jx2016-sample" "$TMP/altered"
sed -i '0,/>18.5</s//>18.6</' "$TMP/altered/matrix.html"
refuses 1 "JX-3: 18.6" "control: another number in it is found" python3 tests/truth/scores.py "$TMP/altered"
refuses 1 "no points" "control: so is that there is none" python3 tests/truth/scores.py "$TMP/out/leshan-2017-sample"

# The samples counted by hand: results, pages and the lines of `dossier check`. Controls: one altered figure, word or line is found.
counted() {
  python3 tests/truth/expected.py "$TMP/out" "$1" "$2" "$3"
}
for name in open-projects jx2016-sample beijing-sample leshan-2017-sample town-round-q2 town-round-q3; do
  "$PROGRAM" check input -q -o "$TMP/checked" --only "$name" >"$TMP/$name.txt" 2>/dev/null
  check "$name: as counted by hand" counted "$name" "tests/truth/$name" "$TMP/$name.txt"
done
check "open-projects-zh: as counted by hand" python3 tests/truth/expected.py "$TMP/out" open-projects-zh
check "gaibei-2017-sample: as counted by hand" counted gaibei-2017-sample tests/truth/gaibei-2017-sample "" # no table of lines
check "beijing-sample: a paper that counts for another unit's item says so" \
  grep -q "街道党委：BJ-1.4" "$TMP/out/beijing-sample/units/weisheng/index.html"
check "beijing-sample: so does its page" grep -rq "街道党委：BJ-1.4" "$TMP/out/beijing-sample/evidence/weisheng"
check "beijing-sample: a talk is late by the day it was held, not by that of its register" \
  grep -q '"xiyuan",.*"BJ-5c",.*"20","22","0",' "$TMP/out/beijing-sample/data/results.csv"
"$PROGRAM" explain weisheng BJ-2.1a input -o "$TMP/out" --only beijing-sample >"$TMP/explained" 2>/dev/null
check "beijing-sample: of scans that wait the one is shown whose name says what is asked for" \
  grep -q "权利保障条例.*needs eyes.*8月16日 集体学习（学党员权利保障条例）" "$TMP/explained"
refuses 1 "" "beijing-sample: what officials lack belongs to the record of the meeting, not into a folder of its own" \
  grep -q "07-领导干部" "$TMP/out/beijing-sample/units/jiguan-1/todo.html"
first_secretaries() { # remarks that speak of a first secretary where there is none
  for unit in $(grep ',無,' input/town-round-q2/units.csv | cut -d, -f1); do
    grep "^$unit,.*第一書記" "$@"
  done
}
refuses 1 "" "town-round: no remark has the first secretary speak where there is none" first_secretaries \
  input/town-round-q2/marks/round.csv input/town-round-q3/marks/round.csv
alter() {
  rm -rf "$TMP/tables"
  cp -R "tests/truth/$1" "$TMP/tables"
  sed -i "$3" "$TMP/tables/$2"
  refuses 1 "" "control: the change is one ($1 $2: $3)" cmp -s "tests/truth/$1/$2" "$TMP/tables/$2"
  refuses 1 "counted by hand" "control: it is found ($1 $2: $3)" counted "$1" "$TMP/tables" "$TMP/$1.txt"
}
alter gaibei-2017-sample units.csv '/^shadi/s/,5,85,/,6,95,/'
alter gaibei-2017-sample items.csv '/^shangyan,GB-5.3,c,/s/,3,5,/,4,5,/'
alter gaibei-2017-sample items.csv '/^baizhu,GB-3.3.2,b,/s/,no,/,yes,/'
alter gaibei-2017-sample sort.csv '/^haitang/s/paper-day-impossible/paper-no-day/'
alter open-projects items.csv 's/^tide-clock,docs,pass,3,3,6/tide-clock,docs,partial,1,3,6/'
alter open-projects items.csv 's/^harbor-map,review,not-due/harbor-map,review,pass/'
alter open-projects units.csv '/^paper-boat/s/B,2,4/B,3,4/'
alter open-projects todo.csv '/^signal-box,recent/d'
alter open-projects todo.csv 's/^whistle,license,1,,open,Licence/whistle,license,1,,open,License/'
alter jx2016-sample units.csv '/^shiqiao/s/,不合格$/,/'
alter jx2016-sample units.csv '/^jiguan-1/s/,90,86,/,90,96,/'
alter jx2016-sample items.csv '/^jiguan-2,JX-7,7d/s/0.34/0.33/'
alter jx2016-sample items.csv '/^xiaoxue,JX-1,1b/s/,2.5,3,$/,2.5,2,/'
alter jx2016-sample items.csv '/^weishengyuan,JX-2,2a/s/,yes,/,no,/'
alter jx2016-sample leaves.csv '/^xiaoxue,JX-7,7d,,2016-Q4/s/done early/not due/'
alter jx2016-sample leaves.csv '/^chengdong,JX-2,2b,学习讨论/s/2016.6.21/2016.8.23/'
alter jx2016-sample leaves.csv '/^jiedao,JX-M2,M2a,chengxi/d'
alter jx2016-sample todo.csv '/^chengxi,JX-7,7d/s/,2016-12-31$/,/'
alter jx2016-sample sort.csv 's/paper-two-days/paper-no-day/'
alter beijing-sample units.csv '/^dating/s/,黄,/,绿,/'
alter beijing-sample items.csv '/^xiyuan,BJ-S1,1/s/partial,5,7/partial,4,7/'
alter beijing-sample items.csv '/^dating,BJ-1.1d,1/s/,no,/,yes,/'
alter beijing-sample todo.csv '/^jiguan-1,BJ-L2/s/2016-Q3/2016-Q4/'
alter leshan-2017-sample units.csv '/^yunxi/s/,266,325,/,267,325,/'
alter leshan-2017-sample items.csv '/^longtan,LS-2.5,a,/s/,pass,1,1,/,fail,0,1,/'
alter leshan-2017-sample items.csv '/^qingshui,LS-1.2.2d,1,/s/,no,/,yes,/'
alter leshan-2017-sample items.csv '/^kuangye,LS-1.1.2,,/s/,yes$/,/'
alter leshan-2017-sample sort.csv 's/paper-day-impossible/paper-no-day/'
alter town-round-q3 units.csv '/^dongan/s/,85,140,/,88,143,/'
alter town-round-q3 items.csv '/^longtang,ZC-7,7d/s/fail,0,3/partial,2,4/'
alter town-round-q3 items.csv '/^yunling,ZC-0,0.3/s/,3$/,2/'
alter town-round-q3 items.csv '/^xinxu,ZC-2,,/s/,yes,/,,/'
alter town-round-q3 sort.csv '/^liuxi/s/paper-future/paper-no-day/'
alter town-round-q2 todo.csv '/^longtang,ZC-6,6b/s/结果公开/决议/'
alter town-round-q2 items.csv '/^huangni,ZC-1g,1h/s/,1$/,0/'
alter town-round-q2 items.csv '/^xipo,ZC-7,7c/s/,no,/,yes,/'
alter town-round-q2 units.csv '/^quankou/s/綠,3,24/綠,4,24/'
sed '/^Whistle/,$s/^  docs .*(3 of 3).*/  docs  Paper/' "$TMP/open-projects.txt" >"$TMP/altered.txt"
refuses 1 "dossier check, whistle" "control: an altered line of dossier check is found" \
  counted open-projects tests/truth/open-projects "$TMP/altered.txt"

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
for page in "units/*/todo.html" ledger.html; do
  cp -R "$TMP/out/open-projects" "$TMP/renumbered"
  # shellcheck disable=SC2086 # a pattern
  sed -i '0,/>#[a-z2-7]\{8\}</s//>#zzzzzzzz</' $(ls $TMP/renumbered/$page)
  refuses 1 "does not stand in" "control: a line with another number is found ($page)" python3 tests/truth/todo.py "$TMP/renumbered"
  rm -rf "$TMP/renumbered"
done
for page in findings ledger; do
  cp -R "$TMP/out/open-projects" "$TMP/renumbered"
  sed -i '/class="label">/s/>[0-9]* to add/>999 to add/' "$TMP/renumbered/$page.html"
  refuses 1 "$page.html: 999 open" "control: a sum at the head of $page that is another one is found" python3 tests/truth/todo.py "$TMP/renumbered"
  rm -rf "$TMP/renumbered"
done
sed '0,/<leaf key=/s//<leaf keys=/' "$results" >"$TMP/tampered.xml"
refuses 3 "fails to validate" "control: the schema refuses an unknown attribute" xmllint --noout --relaxng "$(dirname "$results")/results.rng" "$TMP/tampered.xml"

finish
