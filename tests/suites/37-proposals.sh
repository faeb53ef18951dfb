# SPDX-License-Identifier: MIT
#
# Where papers to sort are said to belong: the item that speaks of the kind, and names that nothing is lost of.
# And a unit whose class nobody filled in is told (unit-class). Takes: the pack jx2016 and three papers whose names say no year.
. tests/lib.sh
needs_program

unit="$TMP/in/p/units/a/3学习"
mkdir -p "$unit/党小组学习 信念 7月12日"
printf 'pack: jx2016\nas_of: 2016-11-30\nlanguage: zh-Hans\n' >"$TMP/in/p/assessment.yml"
printf 'id,name,path,class\na,A,a,branch\n' >"$TMP/in/p/units.csv"
for photo in 0412 0413; do printf '\377\330\377 %s' $photo >"$unit/党小组学习 信念 7月12日/IMG_$photo.jpg"; done
echo 'What was said.' >"$unit/专题讨论.txt"
check "the papers are listed" "$PROGRAM" build "$TMP/in" -o "$TMP/out"
proposed() {
  grep -q -F ">$1<" "$TMP/out/p/sort.html"
}
check "a paper goes to the item that speaks of its kind" proposed "03-专题学习/‹日期› 专题讨论.txt"
for photo in 0412 0413; do
  check "a photo keeps its name, and the words of its folder" proposed "03-专题学习/‹日期› 党小组学习 信念/IMG_$photo.jpg"
done
mkdir -p "$TMP/many/p/units/a"
printf 'pack: leshan-2017\nas_of: 2017-08-11\nlanguage: zh-Hans\n' >"$TMP/many/p/assessment.yml"
printf 'id,name,path,class\na,A,a,town\n' >"$TMP/many/p/units.csv"
echo 'Who is to be accepted.' >"$TMP/many/p/units/a/发展党员计划.txt"
echo 'What is to be studied.' >"$TMP/many/p/units/a/学习教育实施方案.txt"
echo 'How the night school went.' >"$TMP/many/p/units/a/夜校学习台账.txt"
echo 'What was said to the head.' >"$TMP/many/p/units/a/汇报记录.txt"
"$PROGRAM" build "$TMP/many" -o "$TMP/out" -q >/dev/null 2>&1
check "of many items for plans the one that is called like the paper" proposed "LS-2.2.1 发展党员计划/‹日期› 发展党员计划.txt"
check "and for another plan another one" proposed "LS-1.1.1 学习教育方案/‹日期› 学习教育实施方案.txt"
check "a ledger of the night school is none of rectification" proposed "LS-1.5.3 夜校管理/‹日期› 夜校学习台账.txt"
check "a briefing belongs to what the source wants briefed" proposed "LS-2.1 会议精神/‹日期› 汇报记录.txt"
mkdir -p "$TMP/own/p/units/a" "$TMP/rules/own"
cp -R rules/std "$TMP/rules/"
cat >"$TMP/rules/own/pack.lua" <<'END'
pack { id = "own", title = "Own", period = year(2024) }
class { id = "town" }
class { id = "village" }
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "Of towns", for_units = { "town" }, place = "01-town", test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "Of villages", for_units = { "village" }, place = "02-village", test = at_least(1, evidence { kind = "plan" }) }
END
printf 'pack: own\nas_of: 2024-12-31\nlanguage: en\n' >"$TMP/own/p/assessment.yml"
printf 'id,name,path,class\na,A,a,village\n' >"$TMP/own/p/units.csv"
echo 'What is to be done.' >"$TMP/own/p/units/a/plan of roads.txt"
"$PROGRAM" build "$TMP/own" --rules "$TMP/rules" -o "$TMP/out" -q >/dev/null 2>&1
check "an item that is not for the unit takes none of its papers" proposed "02-village/‹date› plan of roads.txt"
printf 'id,name,path\na,A,a\n' >"$TMP/in/p/units.csv"
"$PROGRAM" check "$TMP/in" -o "$TMP/checked" >"$TMP/said" 2>&1
check "a unit without a class is told" grep -q "unit-class: A has no class" "$TMP/said"
printf 'id,name,path,class\na,A,a,committee\n' >"$TMP/in/p/units.csv"
"$PROGRAM" check "$TMP/in" -o "$TMP/checked" >"$TMP/said" 2>&1
refuses 1 "" "control: one with a class is not" grep -q "unit-class" "$TMP/said"
printf 'id,name,path,class\na,A,a,committe\n' >"$TMP/in/p/units.csv"
"$PROGRAM" check "$TMP/in" -o "$TMP/checked" --lang en >"$TMP/said" 2>&1
check "a class that the pack does not know is told" grep -q 'unit-class-unknown: A: .*"committe".*did you mean "committee"' "$TMP/said"
finish
