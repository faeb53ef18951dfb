# SPDX-License-Identifier: MIT
#
# The command line and make: exit statuses, what is refused, what is said where; installing and finding the installed data.
. tests/lib.sh
needs_program

root=$PWD
jobs=$(getconf _NPROCESSORS_ONLN)
sample=$(for f in input/*/units; do basename "$(dirname "$f")"; break; done)

dossier() {
  "$PROGRAM" "$@"
}

# ---- Statuses ----

refuses 0 "dossier build" "--help: 0" dossier --help
refuses 0 "libxml2" "--version: 0, with the libraries" dossier --version
refuses 0 "cmark" "--version names cmark" dossier --version
refuses 0 "Lua" "--version names Lua" dossier --version
refuses 0 "libzip" "--version names libzip" dossier --version
refuses 2 "" "no command: 2" dossier
refuses 2 "build" "an unknown command: 2, with the nearest" dossier biuld
refuses 2 "--nonsense" "an unknown option: 2, named" dossier build --nonsense
refuses 2 "one folder too many" "a second folder: 2, with -o named" dossier build input "$TMP/o"
refuses 2 "YYYY-MM-DD" "a day that is none: 2" dossier build input -o "$TMP/o" --as-of 2017-02-30
refuses 2 "-j" "no workers: 2" dossier build input -o "$TMP/o" -j 0
refuses 2 "zh-Hans" "an unknown language: 2" dossier build input -o "$TMP/o" --lang xx
refuses 2 "" "an unknown theme: 2" dossier build input -o "$TMP/o" --theme nonsense
refuses 2 "$sample" "an unknown assessment: 2, with the nearest" dossier build input -o "$TMP/o" --only "${sample}x"
refuses 2 "" "no such input: 2" dossier build "$TMP/nothing" -o "$TMP/o"
mkdir "$TMP/empty"
refuses 2 "" "an input without an assessment: 2" dossier build "$TMP/empty" -o "$TMP/o"
refuses 2 "" "one folder too many: 2" dossier build input input -o "$TMP/o"
check "none of these wrote an output" sh -c '[ -z "$(find "$1" -type f -not -path "*/.dossier/*" 2>/dev/null)" ]' sh "$TMP/o"

refuses 0 "" "build: 0" dossier build input -o "$TMP/out"
refuses 1 "" "check of a sample with gaps: 1" dossier check input -o "$TMP/out"
refuses 1 "" "build --strict with warnings: 1" dossier build input -o "$TMP/strict" --strict
check "build --strict publishes all the same" test -s "$TMP/strict/$sample/index.html"

unit=$(dossier units input --only "$sample" | sed -n 2p | cut -d, -f1)
item=$(sed -n 's/^item { *id *= *"\([^"]*\)".*/\1/p' rules/*/pack.lua | head -n 1)
refuses 0 "pack.lua:" "explain $unit $item: 0, with the rule's line" dossier explain "$unit" "$item" input -o "$TMP/out" --only "$sample"
refuses 2 "" "explain of an unknown unit: 2" dossier explain no-such-unit "$item" input -o "$TMP/out" --only "$sample"
refuses 2 "" "explain of an unknown item: 2" dossier explain "$unit" NO-SUCH input -o "$TMP/out" --only "$sample"
refuses 2 "UNIT ITEM" "explain without arguments: 2" dossier explain

# ---- Rules that do not fit the program, and links in their place: the pack is not blamed ----

mkdir -p "$TMP/older/rules/p" "$TMP/older/in/a/units/u"
printf 'pack { id = "p", title = "P", period = year(2024) }\nitem { id = "1", title = "A", test = at_least(1, evidence {}) }\n' \
  >"$TMP/older/rules/p/pack.lua"
printf 'pack: p\nas_of: 2024-12-31\n' >"$TMP/older/in/a/assessment.yml"
older() {
  dossier check "$TMP/older/in" --rules "$TMP/older/rules" -o "$TMP/o" "$@"
}
cp -R rules/std "$TMP/older/rules/std"
refuses 1 "1 to add" "control: rules of this version" older
sed -i 's/host\.find(/host.fond(/' "$TMP/older/rules/std/sets.lua"
refuses 2 "error pack-version: the words of rules ask for host.fond, which this program does not have" "words of another version: 2, told as that" older
refuses 2 "两者版本不一致" "the same in Chinese" older --lang zh-Hans
rm -r "$TMP/older/rules/std" && ln -s "$PWD/rules/std" "$TMP/older/rules/std"
refuses 2 "rules/std is a link or a file, and links are not followed" "a link in the place of std/: 2, with what to do" older
refuses 2 "rules/std 是链接或文件" "the same in Chinese" older --lang zh-Hans
rm "$TMP/older/rules/std"
refuses 1 "1 to add" "control: without std/ the words of the program are taken" older
mv "$TMP/older/rules/p" "$TMP/older/pack" && ln -s "$TMP/older/pack" "$TMP/older/rules/p"
refuses 2 "lies behind a link; links are not followed" "a link in the place of a pack: 2, told as that" older

# ---- Names beside the right places ----

mkdir -p "$TMP/beside/a/units/u" "$TMP/beside/b$(printf '\377')"
printf 'pack: project-docs\nas_of: 2024-12-31\ndocuments: [overview, unti]\n' >"$TMP/beside/a/assessment.yml"
printf 'pack: project-docs\n' >"$TMP/beside/b$(printf '\377')/assessment.yml"
printf 'x\n' >"$TMP/beside/a/marks.csv"
refuses 2 'assessment-document: there is no report "unti"; did you mean "unit"?' "an unknown name below documents: is an error, with the nearest" \
  dossier build "$TMP/beside" -o "$TMP/o"
mkdir -p "$TMP/some"
cp -R "input/$sample" "$TMP/some/a"
echo 'documents: [overview, unit]' >>"$TMP/some/a/assessment.yml"
check "a report of two documents is made" "$PROGRAM" build "$TMP/some" -o "$TMP/some-out" -q
rm -rf "$TMP/some-out/.dossier"
check "no link leads to a document that was not made" python3 tests/site/10-pages.py "$TMP/some-out"
made=$(cd "$TMP/some-out/a" && ls -d ./*.html print/*.odt print/units/*.odt | grep -c -e matrix -e findings -e ledger -e bulletin -e decisions)
check "documents that were not named are not made, on no page and on no paper" test "$made" = 0
check "those that were are" test -s "$TMP/some-out/a/print/overview.odt" -a -s "$TMP/some-out/a/index.html"
refuses 2 "assessment-folder" "a folder whose name is no UTF-8 is told" dossier build "$TMP/beside" -o "$TMP/o"
refuses 2 "assessment-place" "marks.csv beside marks/ is told" dossier build "$TMP/beside" -o "$TMP/o"

# ---- explain: in the reader's language, and without naming the one assessment that has the unit ----

mkdir -p "$TMP/where/one/units/only-one" "$TMP/where/two/units/only-two" "$TMP/where/one/units/both" "$TMP/where/two/units/both"
for a in one two; do printf 'pack: project-docs\nas_of: 2024-12-31\n' >"$TMP/where/$a/assessment.yml"; done
printf '# Two\n\nA lamp.\n' >"$TMP/where/two/units/only-two/README.md"
printf '# Changes\n\nMany.\n' >"$TMP/where/two/units/only-two/CHANGELOG.md"
explain() {
  dossier explain "$@" "$TMP/where" -o "$TMP/where-out"
}
refuses 0 "$TMP/where/two/units/only-two/README.md:1" "explain finds the assessment of the unit, and names the folder that was given" explain only-two readme
refuses 0 "nearest: $TMP/where/two/units/only-two/CHANGELOG.md:1" "explain names the paper that came nearest" explain only-two recent
refuses 0 "no entry with a date in the period" "explain says why in words" explain only-two recent
refuses 0 "没有可计入的相应材料" "explain says why in Chinese" env LC_ALL=zh_CN.UTF-8 "$PROGRAM" explain only-two license "$TMP/where" -o "$TMP/where-out"
refuses 0 "why other papers do not count: dossier try" "explain leads to try where nothing counts" explain only-two license
refuses 0 "期間內沒有" "explain in Traditional Chinese" dossier explain only-two recent "$TMP/where" -o "$TMP/where-out" --lang zh-Hant
refuses 2 "one, two" "explain of a unit of several assessments names them: 2" explain both readme
refuses 0 "both (both)" "the same with --only" explain both readme --only one
refuses 2 "did you mean" "explain of a unit that no assessment has: 2" explain onlytwo readme

# One number for one line: check, to-do list, ledger and explain.
dossier check "$TMP/where" --only two -o "$TMP/numbers" >"$TMP/checked" 2>&1
number=$(sed -n 's/^  license .*\(#[a-z2-7]\{8\}\)$/\1/p' "$TMP/checked" | tail -n 1)
refuses 0 "$number" "check ends each line with its number, and explain knows it: $number" explain only-two "$number"
refuses 0 "$number" "explain of the item prints the number" explain only-two license
refuses 2 "no line #zzzzzzzz" "explain of a number that no line has: 2" explain only-two "#zzzzzzzz"
refuses 2 "没有编号为 #zzzzzzzz" "the same in Chinese" dossier explain only-two "#zzzzzzzz" "$TMP/where" -o "$TMP/where-out" --lang zh-Hans
check "a report of the same" "$PROGRAM" build "$TMP/where" --only two -o "$TMP/numbers" -q
check "its to-do list has the number" grep -q ">$number<" "$TMP/numbers/two/units/only-two/todo.html"
check "its ledger has it, and leads to the line" grep -q "units/only-two/todo.html#f-${number#?}\">$number<" "$TMP/numbers/two/ledger.html"

# Ballots of modes with a weight, and places among the class.
mkdir -p "$TMP/voted/rules/m" "$TMP/voted/in/a/units/u" "$TMP/voted/in/a/units/v" "$TMP/voted/in/a/marks"
cp -R rules/std "$TMP/voted/rules/std"
cat >"$TMP/voted/rules/m/pack.lua" <<'EOT'
pack { id = "m", title = "M", period = year(2024), full = 10 }
mode { id = "many", title = "Many", combine = "mean" }
mode { id = "boss", title = "Boss" }
item { id = "1", title = "Order", points = 10, part(10, review { guide = "Order", scale = "0..10", weight_of_mode = { many = 60, boss = 40 } }) }
rank { id = "R", title = "Papers", of = count(evidence {}), bands = { { "1/2", 3 }, { "100%", 1 } } }
peers { id = "M", title = "Order", of = "1", above = 1, below = -1 }
EOT
printf 'pack: m\nas_of: 2024-12-31\n' >"$TMP/voted/in/a/assessment.yml"
printf 'unit,item,part,each,value,remark,date,by\nu,1,,,6,,2024-06-01,a\nu,1,,,8,,2024-06-01,b\n' >"$TMP/voted/in/a/marks/many.csv"
printf 'One.\n' >"$TMP/voted/in/a/units/v/2024-03-05 one.md"
voted() {
  dossier explain "$@" "$TMP/voted/in" --rules "$TMP/voted/rules"
}
refuses 0 "mark many × 60%: 7" "explain of a mode with a weight" voted u 1
refuses 0 "ballot 6 — $TMP/voted/in/a/marks/many.csv:2" "explain shows its ballots, each with its row" voted u 1
refuses 0 "mark boss × 40%: not yet" "explain says which mode has not marked" voted u 1
refuses 0 "place 1 of 2, points 3" "explain of a rank has the place and its points" voted v R
refuses 0 "> 2  u (u)  0 → +1" "explain of a rank lists all of the class, and marks the one that was asked for" voted u R
refuses 0 "第2名，共2个单位，得分 1" "the same in Chinese" voted u R --lang zh-Hans
refuses 0 "mean of the class" "explain of a mean has the mean of the class" voted u M
refuses 2 'there is no item "Q"' "explain of what is neither item nor rank: 2" voted u Q

# What README shows has to work as it stands there.
for readme in README.md README.zh-Hans.md; do
  for command in explain try; do
    shown=$(sed -n "s|^    build/dossier \\($command .*\\)|\\1|p" "$readme")
    # shellcheck disable=SC2086 # words of a command line
    refuses 0 "docs/setup.md" "the example of $command in $readme" dossier $shown $([ $command = try ] || echo "-o $TMP/readme-out")
  done
done

# ---- try: what the tests of an item see ----

try() {
  dossier try "$@" "$TMP/where"
}
refuses 0 "+ $TMP/where/two/units/only-two/README.md:1" "try: a paper that counts, with its line" try project-docs readme --unit only-two
refuses 0 "has no such heading" "try: why a near paper does not count" try project-docs install --unit only-two
refuses 0 "of another kind: 1" "try: papers of another kind are counted" try rules/project-docs/ install --unit only-two
refuses 0 "rules/project-docs/pack.lua:" "try: the rule's line" try project-docs install --unit only-two
refuses 0 "2024-01-01 … 2024-12-31: found 0" "try: the window that was asked" try project-docs recent --unit only-two
refuses 0 "其他类别" "try in Chinese" env LC_ALL=zh_CN.UTF-8 "$PROGRAM" try project-docs install --unit only-two "$TMP/where"
refuses 0 "- $TMP/where/two/units/only-two/CHANGELOG.md:1 holds no entry" "try: a paper of the kind without an entry does not count" try project-docs recent --unit only-two
refuses 2 "one, two" "try: a unit of several assessments: 2" try project-docs install --unit both
refuses 2 "uses the pack" "try: a pack that no assessment uses: 2" try nonsense install --unit both
refuses 2 "did you mean" "try: an item that the pack lacks: 2" try project-docs instal --unit only-two
refuses 2 "--unit" "try without a unit: 2" try project-docs install
check "try and explain wrote nothing beside the input" sh -c '[ "$(ls -A "$1")" = "one
two" ]' sh "$TMP/where"
check "explain made no output" sh -c '[ ! -e "$1" ]' sh "$TMP/where-out"

# ---- test: the cases of a pack ----

for pack in rules/*/test; do
  refuses 0 "as expected" "the cases of $pack hold" dossier test "${pack%/test}"
done
cp -R rules "$TMP/cases"
table=$TMP/cases/project-docs/test/nothing/expected.csv
sed -i 's/^gamma,docs,,fail,0,3/gamma,docs,,pass,0,3/' "$table"
refuses 1 "expected.csv:7: gamma/docs: state is \"fail\", expected \"pass\" (rule: $TMP/cases/project-docs/pack.lua:" "control: a wrong cell is found, with its line and the rule's" dossier test project-docs --rules "$TMP/cases"
refuses 1 "nothing: 1 of 30 cells" "control: only that cell" dossier test project-docs nothing --rules "$TMP/cases"
refuses 0 "50 cells as expected" "one case by its name" dossier test project-docs complete --rules "$TMP/cases"
dossier test project-docs nothing --rules "$TMP/cases" --show >"$table.new" && mv "$table.new" "$table"
refuses 0 "cells as expected" "what --show prints is a table that holds" dossier test project-docs nothing --rules "$TMP/cases"
sed -i 's/^gamma,readme,/gamma,redme,/' "$table"
refuses 1 'no item "redme"' "an item that the pack lacks is a difference" dossier test project-docs nothing --rules "$TMP/cases"
sed -i '/^as_of/d' "$table"
refuses 2 "as_of" "without a day: 2" dossier test project-docs nothing --rules "$TMP/cases"
printf 'unit,item,sate\nas_of,2024-12-31,\n' >"$table"
refuses 2 '"sate"' "a column that is none: 2" dossier test project-docs nothing --rules "$TMP/cases"
printf 'unit,item,state\nas_of,2024-12-31,\n' >"$table"
refuses 1 "nothing is expected" "a table that expects nothing: 1" dossier test project-docs nothing --rules "$TMP/cases"
refuses 2 "did you mean" "a case that is not there: 2" dossier test project-docs nothin --rules "$TMP/cases"
rm -r "$TMP/cases/project-docs/test"
refuses 2 "has no cases" "a pack without cases: 2" dossier test project-docs --rules "$TMP/cases"
refuses 2 "PACK" "test without a pack: 2" dossier test

# ---- Words ----

refuses 2 "-o" "-o with nothing: 2" dossier build -o ''
mkdir -p "$TMP/few/a/units/u"
printf 'pack: project-docs\nas_of: 2024-12-31\n' >"$TMP/few/a/assessment.yml"
echo '# U' >"$TMP/few/a/units/u/notes.md"
refuses 0 "1 unit, 1 paper;" "one unit is one unit" dossier build "$TMP/few" -o "$TMP/few-out"
mkdir "$TMP/few/a/units/$(printf 'b\377d')"
refuses 0 'b\xFFd' "units --write names the folder that it leaves out" dossier units "$TMP/few" --write
refuses 0 "" "the register that was written is read" dossier build "$TMP/few" -o "$TMP/few-out"
check "it has a row for the other unit only" sh -c '[ "$(wc -l <"$1")" = 2 ]' sh "$TMP/few/a/units.csv"

cp -R input "$TMP/input"
rm -f "$TMP/input/$sample/units.csv"
refuses 0 "" "units --write drafts the register" dossier units "$TMP/input" --only "$sample" --write
check "units.csv is there" grep -q "id,.*name,.*parent" "$TMP/input/$sample/units.csv"
refuses 2 "units.csv" "units --write leaves a register alone: 2" dossier units "$TMP/input" --only "$sample" --write

# ---- Settings that cannot be read ----

mkdir -p "$TMP/unread/one/units/alpha"
printf 'pack: [x\n  y: {\n' >"$TMP/unread/one/assessment.yml"
refuses 2 "one/assessment.yml:2:4: warning yaml-syntax" "-q says why settings cannot be read" dossier build "$TMP/unread" -o "$TMP/unread-out" -q

# ---- The output: locked, foreign, altered ----

tree "$TMP/out" >"$TMP/before"
(
  exec 9>>"$TMP/out/.dossier/lock"
  flock -x 9
  refuses 5 "" "another run holds the output: 5" dossier build input -o "$TMP/out" --as-of 2020-01-01
  refuses 0 "pack.lua:" "explain answers all the same" dossier explain "$unit" "$item" input -o "$TMP/out" --only "$sample"
)
tree "$TMP/out" >"$TMP/after"
check "the held output is untouched" cmp "$TMP/before" "$TMP/after"

mkdir -p "$TMP/foreign/$sample"
echo "my own" >"$TMP/foreign/$sample/index.html"
refuses 2 "$sample" "output/$sample that is not ours: 2" dossier build input -o "$TMP/foreign"
check "it is untouched" sh -c '[ "$(cat "$1")" = "my own" ] && [ "$(ls "$(dirname "$1")")" = index.html ]' sh "$TMP/foreign/$sample/index.html"

mkdir "$TMP/home"
echo "my own" >"$TMP/home/thesis.txt"
refuses 2 "home" "-o on a folder that is not ours: 2" dossier build input -o "$TMP/home"
check "it holds what it held" sh -c '[ "$(ls -A "$1")" = thesis.txt ]' sh "$TMP/home"
echo x >"$TMP/file"
refuses 2 "file" "-o on a file: 2" dossier build input -o "$TMP/file"
cp -R input "$TMP/in"
refuses 2 "in" "-o on the input itself: 2" dossier build "$TMP/in" -o "$TMP/in"
refuses 2 "units/out" "-o among the papers of a unit: 2" dossier build "$TMP/in" -o "$TMP/in/$sample/units/out"
check "the input is untouched" diff -r input "$TMP/in"
mkdir -p "$TMP/linked/a" "$TMP/elsewhere/secret"
printf 'pack: project-docs\n' >"$TMP/linked/a/assessment.yml"
echo "# Not for this report" >"$TMP/elsewhere/secret/README.md"
ln -s "$TMP/elsewhere" "$TMP/linked/a/units"
refuses 2 "assessment-units" "a link where the units should be is not followed: 2" dossier build "$TMP/linked" -o "$TMP/linked-out"
printf 'pack: project-docs\npage: nowhere\n' >"$TMP/linked/a/assessment.yml"
rm "$TMP/linked/a/units" && mkdir -p "$TMP/linked/a/units/u"
refuses 2 "assessment-value" "a print look that the theme lacks: 2" dossier build "$TMP/linked" -o "$TMP/linked-out"

cp -R "$TMP/out" "$TMP/added"
echo "a note of mine" >"$TMP/added/$sample/note.txt"
refuses 2 "note.txt" "a file that nobody listed: named, and not deleted" dossier build input -o "$TMP/added" --as-of 2020-01-01
check "it is still there" test -s "$TMP/added/$sample/note.txt"

# ---- One bad pack costs one assessment ----

cp -R rules "$TMP/rules"
cp -R input "$TMP/two"
cp -R "$TMP/two/$sample" "$TMP/two/another"
pack=$(sed -n 's/^pack: *//p' "input/$sample/assessment.yml")
cp -R "$TMP/rules/$pack" "$TMP/rules/broken"
echo 'item { id = ' >>"$TMP/rules/broken/pack.lua"
sed -i "s/^pack: .*/pack: broken/" "$TMP/two/another/assessment.yml"
refuses 2 "broken/pack.lua:" "a broken pack: 2, with the author's line" dossier build "$TMP/two" -o "$TMP/out2" --rules "$TMP/rules"
check "the other assessment is published" test -s "$TMP/out2/$sample/index.html"
check "nothing of the broken one is" test ! -e "$TMP/out2/another"

# ---- Said where, and how ----

dossier build input -o "$TMP/said" >"$TMP/stdout" 2>"$TMP/stderr"
check "no colour codes in a pipe" sh -c '! grep -q "$(printf "\033")" "$1" "$2"' sh "$TMP/stdout" "$TMP/stderr"
check "no carriage returns in a pipe" sh -c '! grep -q "$(printf "\r")" "$1" "$2"' sh "$TMP/stdout" "$TMP/stderr"
dossier build input -o "$TMP/said" -q --as-of 2020-01-01 >"$TMP/stdout" 2>"$TMP/stderr"
check "-q says nothing when all is well" sh -c '[ ! -s "$1" ]' sh "$TMP/stdout"
LC_ALL=zh_CN.UTF-8 dossier build --nonsense >"$TMP/stdout" 2>"$TMP/stderr"
check "messages in the language of the surroundings" grep -q '[^ -~]' "$TMP/stderr"

# ---- make ----

# The tests' own surroundings must not reach the make that is tested.
plain_make() {
  env -u BUILD make --no-print-directory "$@"
}

mkdir "$TMP/in put 输入"
cp -R input/. "$TMP/in put 输入"
check "make report with other folders and day" plain_make BUILD="$BUILD" report INPUT="$TMP/in put 输入" OUTPUT="$TMP/out put 输出" AS_OF=2020-01-01
check "make report wrote there" test -s "$TMP/out put 输出/$sample/index.html"
check "make report took the day" grep -q 2020-01-01 "$TMP/out put 输出/$sample/data/results.xml"
for target in all report deps deps-test test test-long install uninstall dist clean bench check sample-real; do
  plain_make help >"$TMP/help"
  check "make help lists $target" grep -q "^  $target " "$TMP/help"
done
check "nothing is probed while the Makefile is parsed" env -i PATH=/nowhere "$(command -v make)" -n help

case $PROGRAM in
"$root/$BUILD/dossier")
  cp -R --preserve=timestamps "$BUILD" "$TMP/build"
  rm -rf "$TMP/build/san" "$TMP/build/clang"
  check "make install" plain_make BUILD="$TMP/build" install prefix="$TMP/installed"
  mkdir "$TMP/away"
  check "the installed program finds its rules and themes" sh -c 'cd "$1" && exec "$2" build "$3" -o out' sh "$TMP/away" "$TMP/installed/bin/dossier" "$root/input"
  mkdir -p "$TMP/own/mine" && sed 's/"project-docs"/"mine"/' rules/project-docs/pack.lua >"$TMP/own/mine/pack.lua"
  check "a program that lies elsewhere with its data finds them" sh -c 'mv "$2" "$2 moved" && cd "$1" && "$2 moved/bin/dossier" build "$3" -o out2; \
    status=$?; mv "$2 moved" "$2"; exit $status' sh "$TMP/away" "$TMP/installed" "$root/input"
  check "the installed program lends its words to a folder of packs alone" sh -c 'cd "$1" && exec "$2" lint mine --rules "$3"' sh \
    "$TMP/away" "$TMP/installed/bin/dossier" "$TMP/own"
  check "DESTDIR" plain_make BUILD="$TMP/build" install prefix=/usr DESTDIR="$TMP/dest dir"
  check "DESTDIR: the manual is there" test -s "$TMP/dest dir/usr/share/doc/dossier/docs/manual.md"
  echo mine >"$TMP/dest dir/usr/share/dossier/rules/mine.lua"
  check "make uninstall" plain_make BUILD="$TMP/build" uninstall prefix=/usr DESTDIR="$TMP/dest dir"
  check "uninstall leaves what it did not install" sh -c '[ "$(find "$1" -type f)" = "$1/usr/share/dossier/rules/mine.lua" ]' sh "$TMP/dest dir"
  ;;
*) skip "make install" "another program is tested" ;;
esac

if git rev-parse HEAD >/dev/null 2>&1; then
  check "make dist" plain_make BUILD="$TMP/dist1" dist
  check "make dist again" env TZ=Asia/Shanghai make BUILD="$TMP/dist2" dist
  check "make dist gives the same bytes" sh -c 'cmp "$1"/*.tar.gz "$2"/*.tar.gz' sh "$TMP/dist1" "$TMP/dist2"
else
  skip "make dist" "this is no checkout"
fi

# deps asks for nothing where all is there; elsewhere it names the packages of every family.
check "deps: quiet when all is there" sh -c '[ -z "$(DEPS_INSTALL=no sh generator/build/deps.sh run 2>&1)" ]'
mkdir "$TMP/bin"
for tool in sh env cut sed grep tr sort cat id dirname printf; do ln -s "$(command -v $tool)" "$TMP/bin/$tool"; done
for family in Debian Fedora Alpine Arch openSUSE; do
  refuses 2 "$family" "deps: names the packages for $family" env PATH="$TMP/bin" DEPS_INSTALL=no sh generator/build/deps.sh run test
done

finish
