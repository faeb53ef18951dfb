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
refuses_page() {
  ! page "$@"
}
on_paper() { # PACK UNIT TEXT: of its print
  unzip -p "$TMP/output/$1/print/units/$2"_*.odt content.xml | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' | grep -q -F -e "$3"
}
terminal_says() { # COMMAND PACK OPTION...
  command=$1 pack=$2
  shift 2
  "$PROGRAM" "$command" "$TMP/input" --only "$pack" --rules "$TMP/rules" -o "$TMP/checked" "$@" 2>&1
}
terminal() { # COMMAND PACK TEXT [UNIT ITEM]
  command=$1 pack=$2 wanted=$3
  shift 3
  "$PROGRAM" "$command" "$@" "$TMP/input" --only "$pack" --rules "$TMP/rules" -o "$TMP/checked" 2>&1 | grep -q -F -e "$wanted"
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

# ---- a grade that what waits may change, and one that it cannot: by score, by completion, by findings ----

for language in en zh-Hans; do
  small "waits-$language" ", full = 100" "$language" <<'END'
kind { id = "plan", words = { "plan" } }
item { id = "1", title = "One", points = 60, test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "Two", points = 35, test = review { guide = "two", of = at_least(1, evidence { kind = "plan" }) } }
item { id = "3", title = "Three", points = 5, test = review { guide = "three", of = at_least(1, evidence { kind = "plan" }) } }
grade { of = "score", bands = { { 90, "A" }, { 80, "B" }, { 0, "C" } } }
END
  for unit in up same; do put "waits-$language/units/$unit/plan.md" 'A plan.\n'; done
  put "waits-$language/marks/office.csv" 'unit,item,part,each,value,remark,date,by\nsame,2,,,22,,2025-12-01,x\n'
done
small waits-share "" en <<'END'
kind { id = "plan", words = { "plan" }, dated = true }
severity { id = "grave", title = "grave" }
item { id = "1", title = "One", test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "Two", severity = "grave", test = review { guide = "two", of = at_least(1, evidence { kind = "plan" }) } }
item { id = "3", title = "Three", test = at_least(1, evidence { kind = "plan", topic = "third" }) }
grade { of = "completion", bands = { { 100, "A" }, { 80, "B" }, { 50, "C" }, { 0, "D" } }, findings = { C = { grave = 0 } } }
END
put "waits-share/units/worse/2025-03-01 plan.md" 'A plan.\n'
put "waits-share/units/better/2025-03-01 plan third.md" 'A third plan.\n'
put "waits-share/units/judged/2025-03-01 plan.md" 'A plan.\n'
put waits-share/marks/office.csv 'unit,item,part,each,value,remark,date,by\njudged,2,,,yes,,2025-12-01,x\n'

# ---- overdue is what is not there yet, late what came after its limit: two words, everywhere ----

for language in en zh-Hans; do
  small "late-$language" ", full = 10" "$language" <<'END'
kind { id = "plan", words = { "plan" }, dated = true }
kind { id = "report", words = { "report" }, dated = true }
item { id = "1", title = "One", points = 5, test = at_least(1, evidence { kind = "plan" }, { by = "2025-03-01" }), late = 0.5 }
item { id = "2", title = "Two", points = 5, test = at_least(1, evidence { kind = "report" }, { by = "2025-04-01" }) }
END
  put "late-$language/units/u/2025-03-05 plan.md" 'A plan.\n'
done

# ---- a row whose name is a number is told with what it says, not with what many rows say ----

small numbered ", full = 10" en <<'END'
register { id = "faults", title = "faults", words = { "faults" }, key = "no", columns = { no = { "no" }, fault = { "fault" }, owner = { "owner" }, measure = { "measure" } } }
item { id = "1", title = "One", points = 10, test = none(rows { table = "faults", where = { measure = "empty" } }) }
END
put numbered/units/u/faults.csv 'no,fault,owner,measure\n1,damp wall,head of the office,paint\n2,no lamp,head of the office,\nroof,a leak,head of the office,\n'

# ---- the matrix: waivers have a mark, and on paper items have names and states a sign that no colour is needed for ----

for language in en zh-Hans; do
  small "grid-$language" ", full = 20" "$language" <<'END'
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "A plan of the year", points = 10, test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "A plan of the roof", points = 10, test = at_least(1, evidence { kind = "plan", topic = "roof" }) }
END
  put "grid-$language/units/u/2025-03-05 plan.md" 'A plan.\n'
  put "grid-$language/units/v/note.md" 'A note.\n'
  put "grid-$language/waivers.csv" 'unit,item,reason,approver,from,until\nu,2,no roof,office,2025-01-01,2026-06-30\n'
done

# ---- the page of an XML record shows its fields, which stand nowhere in its text ----

small fields ", full = 10" en <<'END'
kind { id = "talk", words = { "talk" }, dated = true }
item { id = "1", title = "One", points = 10, test = at_least(1, evidence { kind = "talk" }) }
END
put fields/units/u/talk.xml '<?xml version="1.0"?><record xmlns="urn:dossier:record:1" kind="talk" date="2025-03-05" lang="en"><title>A talk</title><field name="place">canteen of the north works</field><body><p>It was short.</p></body></record>'
put fields/units/v/note.md 'A note without a head.\n'

# ---- what was judged not met: one number and the remark, wherever it stands; what waits, and what was judged, show their papers ----

for language in en zh-Hans; do
  small "judged-$language" ", full = 20" "$language" <<'END'
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "One", points = 10, test = review { guide = "a good plan", of = at_least(1, evidence { kind = "plan" }) } }
item { id = "2", title = "Two", points = 10, test = review { guide = "a bold plan", of = at_least(1, evidence { kind = "plan" }) } }
END
  put "judged-$language/units/u/2025-03-05 plan.md" 'A plan.\n'
  put "judged-$language/units/v/note.md" 'A note.\n'
  put "judged-$language/marks/office.csv" 'unit,item,part,each,value,remark,date,by\nu,1,,,0,no map in it,2025-12-01,x\n'
done

# ---- what was done before it was due is done ----

for language in en zh-Hans; do
  small "early-$language" ", full = 10" "$language" <<'END'
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "One", points = 5, test = at_least(1, evidence { kind = "plan" }, { by = "2025-12-01" }) }
item { id = "2", title = "Two", points = 5, part(2, at_least(1, evidence { kind = "plan" }, { by = "2025-12-01" })), part(3, at_least(1, evidence { kind = "plan", topic = "two" }, { by = "2025-12-01" })) }
END
  printf 'pack: early-%s\nas_of: 2025-06-30\nlanguage: %s\n' "$language" "$language" >"$TMP/input/early-$language/assessment.yml"
  put "early-$language/units/u/2025-03-05 plan.md" 'A plan.\n'
  put "early-$language/units/v/2025-03-05 plan two.md" 'A plan of two.\n'
  put "early-$language/units/w/note.md" 'A note.\n'
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

# ---- a quotient just short of a bound does not seem to reach it ----

small quotients ", full = 30" en <<'END'
item { id = "1", title = "One", points = 10, test = measure(fact("x") / fact("all"), { bands = { { 0.8, 10 }, { 0.5, 8 }, { 0.3, 5 } } }) }
item { id = "2", title = "Two", points = 10, test = measure(fact("y") / fact("all"), { at_most = 0.3 }) }
item { id = "3", title = "Three", points = 10, test = measure(fact("x") / fact("z"), { at_least = 20 }) }
END
small growing ", full = 10, bonus_max = 2" en <<'END'
item { id = "1", title = "One", points = 10, test = measure(growth(fact("now"), { first = fact("before") }), { at_least = 10 }) }
bonus { id = "X", title = "More", max = 2, points = 0.1 * capped(above(percent(fact("now"), fact("goal")), 100), 20) }
END
put growing/units.csv 'id,now,before,goal\nu,550,500,440\n'
put growing/units/u/a.md 'A.\n'
put quotients/units.csv 'id,x,y,z,all\nu,249999,150001,3,500000\nv,250000,150000,12501,500000\n'
put quotients/units/u/a.md 'A.\n'
put quotients/units/v/a.md 'A.\n'

# ---- what brings 0 where it is not there says so, and asks for it ----

small absent ", full = 70" en <<'END'
register { id = "spots", title = "spot check", words = { "spot check" }, key = "no", columns = { no = { "no" }, wrong = { "wrong" } } }
kind { id = "plan", words = { "plan" } }
local share = percent(rows { table = "spots", where = { wrong = "yes" } }, rows { table = "spots" })
item { id = "1", title = "One", points = 10, on_na = "zero", test = deduct { { 2, measure(share, { at_most = 1 }) } } }
item { id = "2", title = "Two", points = 10, on_na = "zero", test = measure(share, { at_most = 1 }) }
item { id = "3", title = "Three", points = 10, on_na = "zero", test = for_each(rows { table = "spots" }, at_least(1, evidence { kind = "plan", topic = EACH })) }
item { id = "4", title = "Four", points = 10, on_na = "zero", test = ratio(rows { table = "spots", where = { wrong = "yes" } }, rows { table = "spots" }, { at_most = 1 }) }
item { id = "5", title = "Five", points = 10, on_na = "zero", test = none(rows { table = "spots", where = { wrong = "yes" } }) }
item { id = "6", title = "Six", points = 10, on_na = "zero", applies = function(unit) return unit.facts.old == "yes" end, test = at_least(1, evidence { kind = "plan" }) }
item { id = "7", title = "Seven", points = 10, on_na = "zero", test = review { guide = "g", of = none(rows { table = "spots", where = { wrong = "yes" } }) } }
END
put absent/units.csv 'id,old\nu,no\nv,yes\n'
put absent/units/u/a.md 'A.\n'
put absent/units/v/plan.md 'A plan of one.\n'
put "absent/units/v/spot check.csv" 'no,wrong\none,no\n'

small bins ", full = 4" en <<'END'
kind { id = "list", words = { "list" }, dated = true }
item { id = "1", title = "Waste is kept apart", points = 4, test = for_each({ "sharps", "general" }, review { guide = "Right bin" }) }
END
put "bins/units/u/2025-03-01 list.md" 'A needle.\n'
small votes ', full = 4, decides = "panel"' en <<'END'
mode { id = "panel", title = "Panel", combine = "mean", ballots = 3 }
kind { id = "list", words = { "list" }, dated = true }
item { id = "1", title = "Waste is kept apart", points = 4, test = for_each({ "sharps", "general", "glass" }, review { guide = "Right bin" }) }
END
put votes/marks/panel.csv 'unit,item,part,each,value,remark,date,by
u,1,,sharps,yes,,2025-11-12,first
u,1,,sharps,no,,2025-11-12,second
u,1,,general,yes,,2025-11-12,first
u,1,,general,no,,2025-11-12,second
u,1,,general,yes,,2025-11-12,third\n'
put "votes/units/u/2025-03-01 list.md" 'A needle.\n'

# ---- what waits for a cell names it, in items and in bonuses ----

small cells ", full = 20, bonus_max = 5" en <<'END'
register { id = "prizes", words = { "prizes" }, key = "no", day = "day", columns = { no = { "no" }, day = { "day" }, level = { "level" } } }
register { id = "papers", words = { "licences" }, key = "no", columns = { no = { "no" }, to = { "valid to" }, share = { "share" }, sum = { "sum" } } }
register { id = "falls", words = { "falls" }, key = "no", columns = { no = { "no" }, level = { "level" } }, values = { level = { "minor", "grave" } } }
local prices = { national = 3, county = 1 }
bonus { id = "B", title = "Prizes", max = 5, points = tariff(rows { table = "prizes" }, "level", prices) }
item { id = "1", title = "Prizes", points = 10, test = measure(tariff(rows { table = "prizes" }, "level", prices), { gives = "value" }) }
item { id = "2", title = "In force", points = 10, test = none(rows { table = "papers", where = { to = "<as_of" } }) }
item { id = "3", title = "Shares", points = 0, test = none(rows { table = "papers", where = { share = "<80%" } }) }
item { id = "4", title = "Sums", points = 0, test = none(rows { table = "papers", where = { sum = ">100" } }) }
item { id = "5", title = "Falls", points = 0, test = none(rows { table = "falls", where = { level = "grave" } }) }
END
put cells/units/u/falls.csv 'no,level\nF1,minor\nF2,grave fall\nF3,\n'
put cells/units/u/prizes.csv 'no,day,level\n1,2025-01-05,world\n2,2025-03-01,county\n'
put cells/units/v/prizes.csv 'no,day,level\n1,,county\n2,soon,county\n'
put cells/units/u/licences.csv 'no,valid to,share,sum\n1,indefinite,90%%,1\n2,,0.9,1234567890123\n3,unknown,85%%,2\n'

# ---- marks by the name that reports show ----

small named ", full = 10, decides = \"team\"" en <<'END'
mode { id = "team", title = "Team" }
register { id = "staff", words = { "staff" }, key = "no", columns = { no = { "no" } } }
item { id = "1", title = "One", points = 10, test = deduct { { 2, for_each(rows { table = "staff" }, review { guide = "card" }), most = 6 } } }
END
put named/units/u/staff.csv 'no\n01\n7\n'
put named/marks/team.csv 'unit,item,part,each,value,remark,date,by\nu,1,,01,no,,2025-11-20,team\nu,1,,7,no,,2025-11-20,team\n'

# ---- messages of packs, to whoever reads them in a language ----

lint() { # TEXT LANGUAGE, the pack on standard input
  mkdir -p "$TMP/bad/p"
  [ -d "$TMP/bad/std" ] || cp -R rules/std "$TMP/bad/"
  { echo 'pack { id = "p", title = "P", period = year(2025), full = 10 }' && cat; } >"$TMP/bad/p/pack.lua"
  "$PROGRAM" lint p --rules "$TMP/bad" --lang "$2" 2>&1 | grep -q -F -e "$1"
}
plan='kind { id = "plan", words = { "plan" } }
item { id = "1", title = "One", points = 10, test = at_least(1, evidence { kind = "plan" }) }'
said() { # NAME TEXT LANGUAGE LINES
  echo "$plan
$4" | { check "told: $1" lint "$2" "$3"; }
}
said "known names are no guess" 'list has no field "places"; known: bottom, grade, id, title, top' en 'list { id = "l", title = "L", places = 3 }'
said "a slip is one" 'list has no field "tittle"; did you mean "title"?' en 'list { id = "l", tittle = "L" }'
said "in Chinese" '是否应为“title”？' zh-Hans 'list { id = "l", tittle = "L" }'
said "a section that is not declared" 'error pack-unknown: the section "s" is not declared' en 'item { id = "2", section = "s", title = "T", points = 0, test = none(evidence { kind = "plan" }) }'
said "a floor may be for either" 'the item or section "X" is not declared; known: 1' en 'grade { of = "score", bands = { { 85, "A" }, { 0, "B" } }, floor = { A = { X = 80 } } }'
said "a name with a blank" 'whose name has no blanks' en 'item { id = "2", title = "T", points = 0, test = all_of { { "a b", none(evidence { kind = "plan" }) } } }'
said "so in Chinese" '名称中不能有空格' zh-Hans 'item { id = "2", title = "T", points = 0, test = all_of { { "a b", none(evidence { kind = "plan" }) } } }'
said "types are in the language of the reader" 'at_least 应为 数，最多三位小数' zh-Hans 'local x = measure(fact("x"), { at_least = "many" })'
said "and in English" 'at_least must be a number, at most three decimals' en 'local x = measure(fact("x"), { at_least = "many" })'
said "refusals too" 'bands 与 gives 不能同时使用' zh-Hans 'local x = measure(fact("x"), { bands = { { 1, 2 } }, gives = "value" })'
said "in English too" 'measure: bands and gives cannot stand together' en 'local x = measure(fact("x"), { bands = { { 1, 2 } }, gives = "value" })'
said "a key in other letters" 'stands outside of quotes; write ["一级"] = ...' en 'grade { of = "score", bands = { { 0, "一级" } }, floor = { 一级 = { X = 80 } } }'
said "a key in quotes" 'a key in quotes stands in brackets, as in ["name"] = ...' en 'grade { of = "score", bands = { { 0, "A" } }, floor = { "A" = { X = 80 } } }'

# ---- what they come to ----

# ---- a waiver moves the limit of what it is for, and says so, in every list; 1 would else stand before 2 and 3 ----

small waived "" en <<'END'
kind { id = "plan", words = { "plan" } }
kind { id = "note", words = { "note" } }
item { id = "1", title = "A plan", test = at_least(1, evidence { kind = "plan" }, { by = "2025-03-31" }) }
item { id = "2", title = "A note", test = at_least(1, evidence { kind = "note" }, { by = "2025-04-30" }) }
item { id = "3", title = "More notes", test = at_least(2, evidence { kind = "note" }, { by = "2025-05-31" }) }
END
printf 'unit,item,reason,approver,from,until\nu,1,moving,director,,2026-02-15\nv,1,moving,director,,2026-02-15\n' >"$TMP/input/waived/waivers.csv"
put waived/units/u/a.md 'A.\n'
put waived/units/v/note.md 'A.\n'
put "waived/units/v/note 2.md" 'B.\n'
# ---- a judgement is nothing that is there, and nothing that falls due: u, v, w are judged, x has no paper, y one that nobody can read ----

for language in en zh-Hans; do
  small "marked-$language" "$([ "$language" = en ] && echo ', full = 10'), decides = \"board\"" "$language" <<END
kind { id = "plan", words = { "plan" } }
item { id = "1", title = "A plan"$([ "$language" = en ] && echo ', points = 10'), test = review { guide = "Is it short?", of = at_least(1, evidence { kind = "plan", contains = "roof" }) } }
END
  for unit in u v w; do put "marked-$language/units/$unit/plan.md" 'The roof.\n'; done
  put "marked-$language/units/y/plan.doc" 'x'
done
put marked-en/marks/board.csv 'unit,item,part,each,value,remark,date,by\nu,1,,,7,,2025-12-01,board\nv,1,,,0,it is long,2025-12-01,board\n'
put marked-zh-Hans/marks/board.csv 'unit,item,part,each,value,remark,date,by\nu,1,,,yes,,2025-12-01,board\nv,1,,,no,it is long,2025-12-01,board\n'
mkdir -p "$TMP/input/marked-en/units/x" "$TMP/input/marked-zh-Hans/units/x"

# ---- what a paper brings: as an assessor judges, nothing without points, else its share ----

small stake ', full = 10, bonus_max = 5, decides = "board"' en <<'END'
class { id = "a" }
class { id = "b" }
class { id = "c" }
kind { id = "plan", words = { "plan" } }
kind { id = "note", words = { "note" } }
section { id = "s", title = "Section" }
section { id = "t", title = "Other" }
item { id = "1", section = "s", title = "One", for_units = { "a", "b" },
  part(6, review { guide = "Good?", of = at_least(3, evidence { kind = "plan" }, { by = "2025-06-30" }) }),
  part(4, at_least(1, evidence { kind = "note" })), part(0, at_least(1, evidence { kind = "note", contains = "roof" })) }
item { id = "2", section = "s", title = "Two", points = 0, test = none(evidence { kind = "note", contains = "fee" }) }
item { id = "3", section = "t", title = "Three", points = 0, test = none(evidence { kind = "note", contains = "fine" }), for_units = { "b" } }
item { id = "4", section = "t", title = "Four", points = 0, for_units = { "b" }, test = at_least(1, evidence { kind = "note" }) }
bonus { id = "B", title = "More", max = 5, for_units = { "b" }, apply = evidence { kind = "note", contains = "prize" }, approved = review { guide = "Fine?" } }
END
printf 'id,class\nu,a\nv,b\nw,c\n' >"$TMP/input/stake/units.csv"
put "stake/units/u/2025-03-05 note.md" 'A note.\n'
for month in 1 2 3; do put "stake/units/u/2025-0$month-05 plan.md" "Plan $month.\n"; done
put stake/marks/board.csv 'unit,item,part,each,value,remark,date,by\nu,1,1,,6,,2025-12-01,board\n'
mkdir -p "$TMP/input/stake/units/v" "$TMP/input/stake/units/w"

# ---- what each paper was to each item; of one that was nothing to any, why. Papers are called by their paths ----

small roles "" en <<'END'
class { id = "town" }
class { id = "club" }
kind { id = "plan", words = { "plan" }, dated = true }
kind { id = "note", words = { "note" } }
kind { id = "memo", words = { "memo" } }
register { id = "tasks", title = "Tasks", words = { "tasks" }, key = "no", columns = { no = { "no" }, done = { "done" } } }
register { id = "dues", title = "Dues", words = { "dues" }, key = "no", columns = { no = { "no" }, paid = { "paid" } } }
item { id = "1", title = "A plan", for_units = { "club" }, test = at_least(1, evidence { kind = "plan" }) }
item { id = "2", title = "A note on the roof", for_units = { "club" }, test = at_least(1, evidence { kind = "note", contains = "roof" }) }
item { id = "3", title = "A note for each task", for_units = { "club" }, test = for_each(rows { table = "tasks" }, at_least(1, evidence { kind = "note", case = EACH })) }
item { id = "4", title = "Nobody owes", for_units = { "club" }, test = none(rows { table = "dues", where = { paid = "empty" } }) }
item { id = "5", title = "No blanks", for_units = { "club" }, test = none(empty_papers {}) }
item { id = "6", title = "The town's plan", for_units = { "club" }, test = at_least(1, evidence { kind = "plan", from = "parent" }) }
END
printf 'id,name,class,parent\nt,Town,town,\nu,Club,club,t\n' >"$TMP/input/roles/units.csv"
put "roles/units/t/2025-02-01 plan.md" '# The plan of the town\n\nWords.\n'
put "roles/units/u/2024-02-01 plan.md" 'An old plan.\n'
put "roles/units/u/2025-02-01 plan.md" '# Our plan\n\nA plan.\n'
put "roles/units/u/2025-02-02 plan.md" 'A second plan.\n'
put "roles/units/u/note.md" 'On the yard.\n'
put "roles/units/u/memo.md" 'A memo.\n'
put "roles/units/u/blank plan.md" 'TODO\n'
put "roles/units/u/tasks.csv" 'no,done\nK1,yes\n'
put "roles/units/u/dues.csv" 'no,paid\n1,\n'

# ---- what eyes looked at and refused is no malformed paper ----

small refused ", decides = \"board\"" en <<'END'
kind { id = "plan", words = { "plan" } }
item { id = "1", title = "A plan for the roof", test = at_least(1, evidence { kind = "plan", contains = "roof" }) }
END
put refused/units/u/plan.doc 'x'
put refused/marks/board.csv 'unit,item,part,each,value,remark,date,by\nu,1,,,no,it is of the yard,2025-12-01,board\n'

# ---- a register that holds its head row only is a blank form; a line above it says that there was nothing ----

small blank "" en <<'END'
register { id = "faults", title = "Faults", words = { "faults" }, key = "no", columns = { no = { "no" }, open = { "open" } } }
item { id = "1", title = "No open fault", test = none(rows { table = "faults", where = { open = "yes" } }) }
END
put blank/units/u/faults.csv 'no,open\n'
put blank/units/v/faults.csv 'No entries this year,,\nno,open,\n'
put blank/units/w/faults.md '# Faults\n\nNo entries this year.\n\n| no | open |\n|---|---|\n'

# ---- what a line takes off the total is not rescaled: 40 of 50 that apply are 80 of 100, less 5 are 75 ----

small scaled ", full = 100, on_na = \"rescale\"" en <<'END'
kind { id = "plan", words = { "plan" } }
kind { id = "fee", words = { "fee" } }
kind { id = "fraud", words = { "fraud" } }
item { id = "A", title = "Plans", points = 50, test = at_least(5, evidence { kind = "plan" }) }
item { id = "B", title = "Boats", points = 50, applies = function(unit) return unit.facts.boats == "yes" end, test = at_least(1, evidence { kind = "plan" }) }
item { id = "M", title = "Fees", minus = "total", test = deduct { { 5, none(evidence { kind = "fee" }) } } }
veto { id = "V", title = "Fraud", when = evidence { kind = "fraud" }, zero = { "A" } }
END
put scaled/units.csv 'id,boats\nu,no\nv,no\nw,yes\n'
for unit in u v w; do
  for number in 1 2 3 4; do put "scaled/units/$unit/plan $number.md" "Plan $number of $unit.\\n"; done
  put scaled/units/$unit/fee.md "A fee of $unit.\\n"
done
put scaled/units/v/fraud.md 'Found.\n'

order() { # FILE WORD...: they stand in that order
  python3 - "$@" <<'END'
import re, sys
text = re.sub(r"<[^>]+>", " ", open(sys.argv[1], encoding="utf-8").read())
places = [text.find(word) for word in sys.argv[2:]]
sys.exit(min(places) < 0 or places != sorted(places))
END
}

check "told: they build" "$PROGRAM" build "$TMP/input" -o "$TMP/output" --rules "$TMP/rules" -q
check "told: a grade names the test and what it lacks" page named-en u index \
  "C; not A, because this is not met: “no fees” (To be put right: 2025-03-02 fee.md)"
check "told: a test without a name is named by what it asks" page named-en u index \
  "B, because this is not met: “No exceptions” (To be put right: 2025-03-02 fee.md)"
check "told: the same in Chinese" page named-zh-Hans u index "未评为A：未达到“没有乱收费”（需整改：2025-03-02 fee.md）"

check "told: a row of which the key is a number says what it is about" terminal check numbered "2 no lamp (faults.csv:3)"
check "told: one with a name does not say more" terminal check numbered "roof (faults.csv:4)"
for told in "en/Done on Signature/Head of the unit: _*" "zh-Hans/完成日期 签字/单位负责人：_*"; do
  language=${told%%/*} sign=${told##*/} heads=${told#*/}
  heads=${heads%/*}
  unzip -p "$TMP/output/judged-$language/print/ledger.odt" content.xml | sed -e 's/<text:s[^>]*>/ /g' -e 's/<[^>]*>/ /g' | tr -s ' \n' ' ' >"$TMP/grid"
  check "told: the printed ledger has room for the day and a signature, once for each unit ($language)" test "$(grep -o -e "$heads" "$TMP/grid" | wc -l)" = 2
  check "told: and ends with who answers for the unit ($language)" test "$(grep -o -e "$sign" "$TMP/grid" | wc -l)" = 2
  check "told: units have a part each, in their order ($language)" grep -q -e " u .*$sign.* v .*$sign" "$TMP/grid"
done
for language in en zh-Hans; do
  made="$TMP/output/grid-$language"
  unzip -p "$made/print/matrix.odt" content.xml | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' >"$TMP/grid"
  check "told: the matrix marks the one that is waived ($language)" test "$(grep -c '0/1</strong>※' "$made/matrix.html")" = 1
  check "told: on paper too, with the sign of its state ($language)" grep -q -F -e "◆0/1 ※" "$TMP/grid"
  check "told: and what is met ($language)" grep -q -F -e "✓1/1" "$TMP/grid"
  check "told: and what the mark means ($language)" grep -q -e "※ waived" -e "※ 已豁免" "$TMP/grid"
  check "told: items have their names there ($language)" grep -q -e "1 A plan of the year[;；] *2 A plan of the roof" "$TMP/grid"
done
check "told: the page of an XML record shows its fields" grep -q -F '<td class="al-l">canteen of the north works</td>' "$TMP"/output/fields/evidence/u/*.html
refuses 1 "" "told: but not what its head says already" grep -q -F 'scope="row" class="al-l">kind<' "$TMP"/output/fields/evidence/u/*.html
refuses 1 "" "told: a paper without any shows none" grep -q -F 'Fields of the paper' "$TMP"/output/fields/evidence/v/*.html
title_is_menu() { # LANGUAGE PAGE: what the menu calls the page its title begins with
  name=$(sed -n 's/.*aria-current="page">\([^<]*\)<.*/\1/p' "$TMP/output/judged-$1/$2.html" | head -n 1)
  [ -n "$name" ] && sed -n 's/.*<h1[^>]*>\(.*\)<\/h1>.*/\1/p' "$TMP/output/judged-$1/$2.html" | grep -q -F -e "$name"
}
for language in en zh-Hans; do
  for at in index matrix findings ledger sort decisions messages; do
    check "told: menu and title of $at say the same ($language)" title_is_menu "$language" "$at"
  done
done
for language in en zh-Hans; do
  pack="judged-$language" made="$TMP/output/judged-$language"
  number=$(terminal_says check "$pack" --lang en | sed -n 's/.*a good plan.*judged not met.*\(#[a-z2-7]*\).*/\1/p')
  check "told: check of what was judged not met has a number ($language)" test "${#number}" = 9
  check "told: and the remark ($language)" terminal check "$pack" "no map in it"
  check "told: explain by that number has both ($language)" terminal explain "$pack" "no map in it $number" u "$number"
  for at in units/u/todo ledger findings items/1 print; do
    case $at in
    print) unzip -p "$made/print/ledger.odt" content.xml | sed 's/<[^>]*>/ /g' >"$TMP/text" ;;
    *) tr '\n' ' ' <"$made/$at.html" | sed 's/<[^>]*>/ /g' >"$TMP/text" ;;
    esac
    check "told: the number stands in $at ($language)" grep -q -F -e "$number" "$TMP/text"
    check "told: so does the remark ($language)" grep -q -F -e "no map in it" "$TMP/text"
  done
  check "told: the ledger leads to its line ($language)" grep -q "todo.html#f-${number#?}" "$made/ledger.html"
  check "told: a table of its own in the to-do list, with the paper ($language)" grep -q "<caption>1 judged not met\|<caption>评定为不符合1项" "$made/units/u/todo.html"
  check "told: what waits shows its paper on the item's page ($language)" grep -q '2025-03-05<.time> plan.md<' "$made/items/2.html"
  check "told: so does what was judged ($language)" grep -q '2025-03-05<.time> plan.md<' "$made/items/1.html"
done
for told in "en/done early/not yet due" "zh-Hans/已提前完成/未到期"; do
  language=${told%%/*} coming=${told##*/} early=${told#*/}
  early=${early%/*}
  made="$TMP/output/early-$language"
  row() { # PAGE UNIT STATE, the row of the unit in a table of units
    sed 's/<[^>]*>/ /g' "$made/$1" | grep -A4 "^ *$2 *$" | grep -q -F -e "$3"
  }
  state() { # UNIT ITEM STATE
    grep "^\"*$1\"*,.*,\"*$2\"*," "$made/data/results.csv" | grep -q -F -e "$3"
  }
  check "told: done early, in results.csv ($language)" state u 1 "$early"
  check "told: of one part alone it is not ($language)" state u 2 "$coming"
  check "told: of both it is ($language)" state v 2 "$early"
  check "told: what is not there is not yet due ($language)" state w 1 "$coming"
  check "told: explain says so ($language)" terminal explain "early-$language" "$early" v 2 --lang "$language"
  check "told: the part says so ($language)" terminal explain "early-$language" " — $early — " u 2 --lang "$language"
  check "told: the scorecard says it of items, parts and papers ($language)" test "$(shown "early-$language" v | grep -o -F -e "$early" | wc -l)" = 10 # with the head
  check "told: and of nothing that it is yet to come ($language)" test "$(shown "early-$language" v | grep -o -F -e "$coming" | wc -l)" = "$(shown "early-$language" v | grep -o -F -e "0 $coming" | wc -l)"
  check "told: the matrix has it ($language)" grep -q -F -e "$early" "$made/matrix.html"
done
for told in "en/came late/overdue" "zh-Hans/迟交/逾期"; do
  language=${told%%/*} overdue=${told##*/} late=${told#*/}
  late=${late%/*}
  words() { # FILE..., how often each word stands there: late, overdue
    echo "$(sed 's/<[^>]*>/ /g' "$@" | grep -c -i -F -e "$late") $(sed 's/<[^>]*>/ /g' "$@" | grep -c -i -F -e "$overdue")"
  }
  made="$TMP/output/late-$language"
  check "told: the to-do list has what is overdue alone ($language)" test "$(words "$made/units/u/todo.html")" = "0 1"
  check "told: the scorecard has what came late alone ($language)" test "$(words "$made/units/u/index.html")" = "1 0"
  check "told: so has the overview, beside the limits ($language)" grep -q -i -F -e "$late" "$made/index.html"
  check "told: so has the head of results.csv ($language)" test "$(words "$made/data/results.csv")" = "1 0"
  check "told: its line says limit and day once each ($language)" test "$(shown "late-$language" u | grep -o '2025-03-0[15]' | sort | uniq -c | tr -s ' \n' ' ')" = " 1 2025-03-01 4 2025-03-05 "
  check "told: explain of what came late ($language)" terminal explain "late-$language" "$late" u 1 --lang "$language"
  refuses 1 "" "told: and not overdue ($language)" terminal explain "late-$language" "$overdue" u 1 --lang "$language"
done
for told in "waits-en/what waits can still change it/may change" "waits-zh-Hans/待核部分可能改变等次/可能变动"; do
  pack=${told%%/*} long=${told#*/} short=${told##*/}
  long=${long%/*}
  check "told: what waits may bring a better grade ($pack)" page "$pack" up index "$long"
  refuses 1 "" "told: not where it is too little ($pack)" page "$pack" same index "$long"
  check "told: the ranking says so of this one alone ($pack)" test "$(grep -o "$short" "$TMP/output/$pack/index.html" | wc -l)" = 1
done
check "told: bars take the colours of the pack's grades: 60% with the last one is not met" \
  test "$(grep -c 'rect class="state-fail"' "$TMP/output/waits-en/index.html")" = 2
check "told: 80% with the one before it is partly met" test "$(grep -c 'rect class="state-partial"' "$TMP/output/waits-en/index.html")" = 2
check "told: completion may bring a better grade" page waits-share better index "what waits can still change it"
check "told: a finding may bring a worse one" page waits-share worse index "what waits can still change it"
refuses 1 "" "told: where nothing waits, nothing changes" page waits-share judged index "what waits can still change it"
check "told: check has a number whose digits stand in the label" terminal check digits "x: at least 20 · 2"
check "told: so has the to-do list" page digits u todo "too few: 2 "
check "told: so has the scorecard" page digits u index "too few: 1 "
check "told: so has the ledger" grep -q "too few: 1" "$TMP/output/digits/ledger.html"
refuses 1 "" "told: a paper that the label names is not told twice" page digits u todo "to be put right: 2025-03-02 fee.md"

check "told: a quotient below a band has as many decimals as that takes" page quotients u index "measured 0.499998 (249999 ÷ 500000): 5 of 10"
check "told: a growth says from what to what" page growing u index "10% (500 → 550)"
check "told: a bonus says how it was reckoned" page growing u index "counted: 2 (0.1 × (125 above 100, at most 20))"
check "told: so has one above what is asked for" terminal check quotients "y ÷ all: at most 0.3 · 0.300002"
check "told: one that reaches it is short" page quotients v index "measured 0.5 (250000 ÷ 500000): 8 of 10"
check "told: else three decimals are enough" page quotients u index "measured 83333 "
check "told: one that does not" terminal check quotients "x ÷ z: at least 20 · 19.998"
check "told: the data stays on the same side of the band" grep -q 'value="0.499"' "$TMP/output/quotients/data/results.xml"

for item in "1 Row of spot check where “wrong” is “yes”: share of Row of spot check: at most 1%" "2 Row of spot check" "3 Row of spot check" "4 Row of spot check" "5 Row of spot check"; do
  check "told: what is not there is asked for: ${item%% *}" terminal explain absent "nothing that it goes by is there, and that brings 0" u "${item%% *}"
  check "told: by what it goes by: ${item%% *}" terminal check absent "  ${item%% *}  ${item#* }"
done
check "told: a review of what is not there waits for no mark" terminal explain absent "0 confirmed, 10 lost, of 10" u 7
check "told: what does not apply and brings 0 says so" terminal explain absent "not applicable, which brings 0" u 6
check "told: on its page too" page absent u index "what does not apply brings 0"
check "told: the to-do list has it" page absent u todo "nothing that it goes by is there, which brings 0"
refuses 1 "" "told: of what is there nothing of the kind is said" page absent v index "which brings 0"
check "told: every total follows" python3 tests/truth/totals.py "$TMP/output/absent/data/results.xml"
check "told: verify finds the same" "$PROGRAM" verify "$TMP/output/absent/packages/absent.zip"

told="1–4 (county: 1); not readable: 1 (prizes.csv:2), level: “world”"
check "told: an item says which cell is no price of the tariff" terminal check cells "  1  Row of prizes, by level · $told"
check "told: a bonus too" terminal check cells " + B  Prizes · $told"
check "told: explain of a bonus too" terminal explain cells "waits: $told" u B
check "told: its to-do list too" page cells u todo "not readable: 1 (prizes.csv:2), level: “world”"
check "told: its scorecard too" page cells u index "$told"
days="prizes.csv:2: “day” is empty, fill it in; prizes.csv:3: “day” is “soon”, which is no whole date: write it as 2017-07-05"
check "told: each row whose day is amiss" terminal check cells "  1  Row of prizes, by level · 0–2; $days"
check "told: in a bonus too" terminal check cells " + B  Prizes · 0–2; $days"
check "told: explain says why" terminal explain cells "the day of a row is empty or not whole" v 1
check "told: a cell that is empty" terminal check cells "licences.csv:3: “valid to” is empty, fill it in"
check "told: one that is no day" terminal check cells "licences.csv:4: “valid to” is “unknown”, which does not compare with 2025-12-31"
refuses 1 "" "told: what never ends is no exception" terminal check cells "licences.csv:2"
check "told: 0.9 beside 80% may be two things" terminal check cells "“share” is “0.9” beside 80%: write 90% where it is a share of 1, else 0.9%"
check "told: so says the message" terminal check cells 'value-share: "0.9" in "share" may be a share of 1 or per cent already'
check "told: a number that is too large is one" terminal check cells "“sum” is “1234567890123”, more than the 900,000,000,000"
check "told: so says its message" terminal check cells 'value-large: the number "1234567890123" in "sum" is too large to be compared with 100'
check "told: a cell that holds none of the values of its column" terminal check cells 'falls.csv:3: “level” is “grave fall”, which is none of: minor, grave'
check "told: so says its message, once" terminal check cells 'falls.csv:3: warning value-unlisted: "grave fall" in "level" is none of: minor, grave'
check "told: an empty one" terminal check cells 'falls.csv:4: “level” is empty, fill it in'
refuses 1 "" "told: one that holds a value is not" terminal check cells "falls.csv:2"

check "told: a mark by the name that reports show, where no cut has it" terminal check named "01: card · staff.csv:2 · judged not met"
check "told: else the name that is needed is told" terminal check named 'has nothing under the name "7": the mark changes nothing; did you mean "1/7"?'

check "told: a review of each word says of which" terminal check bins "sharps: Right bin · waits for an assessor"
check "told: a word that lacks ballots says how many there are" terminal check votes "sharps: Right bin · 2 of 3 ballots · waits for an assessor"
refuses 1 "" "told: one without any says nothing of them" terminal check votes "glass: Right bin · 2 of 3"
check "told: explain shows the ballots of each word" terminal explain votes "ballot yes — $TMP/input/votes/marks/panel.csv:6" u 1
check "told: of one that waits too" terminal explain votes "ballot no — $TMP/input/votes/marks/panel.csv:3" u 1
limit="2026-02-15 (46 days left)"
check "told: a waiver moves the limit in the ledger" page waived u ../../ledger "$limit"
check "told: and says why" page waived u ../../ledger "open, waived until 2026-02-15"
check "told: in the to-do list it has a table of its own, which says why and by whose word" page waived u todo "until 2026-02-15: moving (approved by director)"
check "told: with no days that run" refuses_page waived u todo "days left"
check "told: the head says how much is left without it" page waived u index "Completion without what is waived: 0 of 3"
check "told: the to-do list goes by it" order "$TMP/output/waived/units/u/todo.html" "2025-04-30" "2025-05-31" "2026-02-15"
check "told: so does the ledger" order "$TMP/output/waived/ledger.html" "2025-04-30" "2025-05-31" "2026-02-15"
check "told: check says it" terminal check waived "plan, by 2025-03-31 · waived until 2026-02-15 · 46 days left"
check "told: a day that stands in the label is said once" terminal check waived "by 2025-04-30 · 245 days overdue"
check "told: the page of the unit says it" page waived u index "limit 2026-02-15"
check "told: explain says both" terminal explain waived "by 2026-02-15 (waived; by the rule 2025-03-31)" u 1
check "told: results.csv says it" grep -q '^"u",.*"1","A plan",.*"2026-02-15","plan, by 2025-03-31","2026-02-15","moving"' "$TMP/output/waived/data/results.csv"
check "told: the next limit of a unit is the moved one" page waived v ../../index "$limit"

refused="looked at, and not what is asked for"
check "told: what was looked at and refused" terminal check refused "$refused"
check "told: explain too" terminal explain refused "$refused" u 1
check "told: the ledger with the remark" page refused u ../../ledger "$refused: plan.doc: it is of the yard"
check "told: the data too" grep -q 'reason="rejected"' "$TMP/output/refused/data/results.xml"
refuses 1 "" "told: nothing is malformed" grep -q 'reason="malformed"' "$TMP/output/refused/data/results.xml"

check "told: a register without entries is a blank form" terminal explain blank "not applicable" u 1
check "told: which says how to state that there were none" terminal check blank 'say so in a line above its head row'
check "told: one that says so counts" terminal explain blank "No open fault — pass" v 1
check "told: in Markdown too" terminal explain blank "No open fault — pass" w 1

final() { # UNIT ATTRIBUTES
  sed -n "/<unit id=\"$1\"/,/<\/unit>/p" "$TMP/output/scaled/data/results.xml" | grep -q -F "<final $2"
}
check "told: a line of the total is not rescaled" final u 'base="35" possible="50" cuts="-5" rescaled="75" bonus="0" score="75"'
check "told: where all applies it costs the same" final w 'base="85" possible="100" cuts="-5" rescaled="85" bonus="0" score="85"'
check "told: where a veto leaves nothing it takes nothing" final v 'base="35" zeroed="-35" possible="50" rescaled="0" bonus="0" score="0"'
check "told: the page has each step" page scaled u index "40 × 100 ÷ 50, for 50 do not apply 80 Lines of the total, which are not rescaled -5"
check "told: a pencil gets the same" python3 tests/truth/totals.py "$TMP/output/scaled/data/results.xml"
check "told: verify too" "$PROGRAM" verify "$TMP/output/scaled/packages/scaled.zip"

check "told: what a paper brings where an assessor judges" page stake v todo "judged, at most 6"
refuses 1 "" "told: is no share of it" page stake v todo "missing 2"
check "told: of others it is theirs" page stake v todo "due now missing 4"
check "told: without points it is none" page stake v todo "no score"
check "told: so on paper" on_paper stake v "judged, at most 6"
check "told: what one paper answers is one row there" on_paper stake v "4; no score"
check "told: two on the page" test "$(shown stake v todo | grep -o "due now missing" | wc -l)" = 3
refuses 1 "" "told: where no numbers stand" on_paper stake v "#"
check "told: who can have a bonus reads of it" page stake v index "Bonus: 0 of at most 5"
refuses 1 "" "told: who cannot does not" page stake w index "Bonus:"
check "told: all points, and something open" page stake u index "not done, and without points: 3"
check "told: what is counted beside the sections is named" page stake v index "apart from these: B"

check "told: a paper out of the period" page roles u index "2024-02-01 plan.md – (outside the period)"
check "told: one that counts, by its path, with its title" page roles u index "2025-02-01 plan.md Our plan 1"
check "told: a second of its kind" page roles u index "2025-02-02 plan.md – (others of its kind count)"
check "told: one that only came near" page roles u index "note.md 2 (not in the form asked for)"
check "told: one that nobody asks for" page roles u index "memo.md – (taken by no item)"
check "told: a list that asks for papers" page roles u index "tasks.csv 3 (list)"
check "told: what is to be put right" page roles u index "dues.csv 4 (to be put right)"
check "told: a blank is none of the papers that count" page roles u index "filed 8, counted 2,"
check "told: it is to be written" page roles u todo "due now empty or only a placeholder"
check "told: a paper of another unit has its name" page roles u index "there : plan; 2025-02-01; Town/2025-02-01 plan.md"
check "told: so on paper" on_paper roles u "[Town/"

check "told: what is amiss is said once" page roles u index "not as it should be : To be put right: 1 (dues.csv:2); paid empty"
check "told: in the list too" page roles u todo "to be put right now paid empty"
check "told: a list that asks is there" page roles u index "missing; asked for in tasks.csv:2"
check "told: where nothing had to be there" page blank w index "met : No exceptions"

check "told: a mark is no paper: its points stand there, not what was asked" page marked-en u index "marked : 7 of 10; 2025-12-01"
check "told: one of 0 too" page marked-en v index "judged not met : 0 of 10; it is long; 2025-12-01"
check "told: what waits" page marked-en w index "waiting : Is it short?; waits for a mark"
check "told: with its points, whatever the papers have" page marked-en w index "waits for a mark from 0 to 10; 0 confirmed + 10 waiting = 10"
check "told: without a paper nothing falls due" page marked-en x index "not judged yet : Is it short?; once the papers are there"
check "told: and no share is reckoned" page marked-en x index "papers are missing, not judged yet: 0 of 10; 0 confirmed + 10 lost = 10"
check "told: with one that nobody can read" page marked-en y index "not judged yet : Is it short?; once the papers have been looked at"
check "told: explain says so" terminal explain marked-en "[not judged yet] Is it short? (once the papers are there)" x 1
check "told: and what was judged" terminal explain marked-en "[judged] Is it short?" u 1
check "told: without points nobody gives any: yes" page marked-zh-Hans u index "已评定 ：Is it short?；2025-12-01"
check "told: no" page marked-zh-Hans v index "评定为不符合 ：Is it short?；it is long；2025-12-01"
check "told: waiting" page marked-zh-Hans w index "待核 ：Is it short?；等待评定"
check "told: no paper" page marked-zh-Hans x index "暂不评定 ：Is it short?；材料补齐后评定"
for unit in u v w x y; do
  for shown in index todo; do refuses 1 "" "told: no word of points, $unit $shown" page marked-zh-Hans "$unit" "$shown" "评分"; done
done
refuses 1 "" "told: nor on the page of the item" page marked-zh-Hans . ../../items/1 "评分"

finish
