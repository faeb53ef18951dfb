#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Three quarters of two units, closed one after the other: what is kept, what is refused, and what the next quarter says of it.

Takes: PROGRAM; runs in the root of the checkout. Gives: a line a test. The expected figures were counted by hand:

  Q1 (as of 10 April)  north: drills in January and February, a plan: 2/3 of 6 + 4 = 8, lacks March
                       south: nothing: 0, lacks three months and the plan
  Q2 (as of 10 July)   north: three drills, no plan: 6; south: three drills and a plan: 10
  Q3 (as of 10 Oct.)   north: three drills and a plan: 10; south: three drills, no plan: 6
"""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ.get("PROGRAM", os.path.abspath("build/dossier"))
ROOT = os.getcwd()
PACK = """pack { id = "steps", title = "Steps", full = 10 }
kind { id = "drill", words = { "drill" }, title = "Drill", dated = true }
kind { id = "plan", words = { "plan" }, title = "Plan", dated = true }
item { id = "1", title = "A drill each month", points = 6, test = at_least(1, evidence { kind = "drill" }, { per = "month" }) }
item { id = "2", title = "A plan", points = 4, test = at_least(1, evidence { kind = "plan" }) }
grade { of = "score", bands = { { 80, "good" }, { 0, "poor" } } }
"""


def say(good, name, *notes):
    print(("ok - " if good else "not ok - ") + name)
    for note in notes if not good else ():
        for line in str(note).splitlines()[:30]:
            print("# " + line)
    sys.stdout.flush()


def code(finding):
    return "#" + base64.b32encode(hashlib.sha256(finding.encode()).digest()).decode().lower()[:8]


class Bench:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder + "/rules/steps")
        shutil.copytree(ROOT + "/rules/std", folder + "/rules/std")
        self.write("rules/steps/pack.lua", PACK)
        self.write("input/a/units.csv", "id,name\nnorth,North\nsouth,South\n")
        for unit in "north", "south":
            os.makedirs(folder + "/input/a/units/" + unit)

    def write(self, path, text):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def paper(self, unit, name):
        self.write("input/a/units/%s/%s.md" % (unit, name), "# %s\n\nAs it went.\n" % name.split()[-1])

    def quarter(self, number, day):
        self.write("input/a/assessment.yml", "title: Steps\npack: steps\nperiod: 2024-Q%d\nas_of: %s\n" % (number, day))

    def run(self, *words, output="output"):
        words = [PROGRAM] + list(words) + ["-o", output, "--rules", "rules", "--themes", ROOT + "/themes"]
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
        return done.returncode, done.stdout + done.stderr

    def build(self, *words, output="output"):
        return self.run("build", "input", "-q", *words, output=output)

    def close(self, *words):
        return self.run("close", "a", "input", *words)

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()

    def table(self, page, caption):
        """Rows of the table with that caption, cells as plain text."""
        html = self.read("output/a/" + page)
        for table in re.findall(r"<table.*?</table>", html, re.S):
            if caption in re.sub(r"<[^>]+>", "", table.split("</caption>")[0]):
                rows = re.findall(r"<tr.*?</tr>", table, re.S)
                cells = [re.findall(r"<t[dh].*?</t[dh]>", row, re.S) for row in rows]
                return [[" ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?time>", "", cell)).split()) for cell in row] for row in cells]
        return []


def tree(folder):
    found = {}
    for base, names, files in os.walk(folder):
        names[:] = [name for name in names if name != ".dossier"]
        for name in files:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def first_quarter(b):
    for unit, name in (("north", "2024-01-10 drill"), ("north", "2024-02-10 drill"), ("north", "2024-01-05 plan")):
        b.paper(unit, name)
    b.quarter(1, "2024-04-10")
    status, said = b.close()
    say(status == 2 and "build" in said, "close without an output is refused", status, said)
    b.build()
    rows = b.table("index.html", "Ranking")
    say("Since last period" not in rows[0], "without a history nothing is compared", rows)
    status, said = b.close()
    kept = b.read("input/a/history/2024-Q1.xml") if status == 0 else ""
    say(status == 0 and kept == b.read("output/a/data/results.xml"), "close keeps the results under the name of the period", said)
    status, said = b.close()
    say(status == 0 and "already" in said, "closing twice changes nothing", status, said)
    before = tree(b.folder + "/output/a")
    b.build()
    say(tree(b.folder + "/output/a") == before, "the report of a period that is closed is the same", "")


def refusals(b):
    b.paper("south", "2024-03-09 drill")
    status, said = b.close()
    say(status == 2 and "not closed" in said, "an output of an older input is refused", status, said)
    b.build()
    status, said = b.close()
    kept = b.read("input/a/history/2024-Q1.xml")
    say(status == 2 and "--replace" in said and "2024-03-09" not in kept, "what was kept is not overwritten in silence", said)
    status, said = b.close("--replace")
    say(status == 0 and "2024-03-09" in b.read("input/a/history/2024-Q1.xml"), "but with --replace", said)
    os.remove(b.folder + "/input/a/units/south/2024-03-09 drill.md")
    b.build()
    path = b.folder + "/output/a/data/results.xml"
    text = b.read("output/a/data/results.xml")
    os.chmod(path, 0o644)
    os.rename(path, path + ".kept")
    b.write("output/a/data/results.xml", text.replace("confirmed=\"8\"", "confirmed=\"9\""))
    status, said = b.close("--replace")
    say(status == 2 and "not closed" in said, "control: results that were altered are refused", status, said)
    os.rename(path + ".kept", path)
    status, said = b.close("--replace")
    say(status == 0, "the true ones are kept again", said)


def second_quarter(b):
    for month in "04", "05", "06":
        for unit in "north", "south":
            b.paper(unit, "2024-%s-10 drill" % month)
    b.paper("south", "2024-04-05 plan")
    b.quarter(2, "2024-07-10")
    b.write("input/a/ledger.csv", "unit,finding,owner,measure,limit,done,by,remark\nnorth,%s,clerk,make up,2024-08-01,,,\n"
            "South,south/1/1//2024-01,clerk,,,2024-05-02,town,\n" % code("north/1/1//2024-03"))
    status, said = b.build()
    say(status == 0, "the second quarter is made", said)
    trend = b.table("units/north/index.html", "Periods side by side")
    say([row[0] for row in trend[1:]] == ["2024-Q1", "2024-Q2"] and [row[3:] for row in trend[1:]] == [
        ["8", "–", "1 of 2", "good"], ["6", "-2", "2 of 2", "poor"]], "trend of a unit: 8, then 6, two points less", trend)
    trend = b.table("index.html", "Periods side by side")
    say([row[2:3] + row[4:] for row in trend[1:]] == [["2", "4", "–"], ["2", "8", "+4"]], "trend of all: means 4 and 8", trend)
    rows = b.table("index.html", "Ranking")
    say([row[:3] for row in rows[1:]] == [["1", "up 1", "South"], ["2", "down 1", "North"]], "the ranking says who moved", rows)
    ledger = b.table("ledger.html", "To be put right")
    expected = [
        [code("south/1/1//2024-02"), "South", "2024-04-10", "overdue, from an earlier period", "", ""],
        [code("south/1/1//2024-03"), "South", "2024-04-10", "overdue, from an earlier period", "", ""],
        [code("north/1/1//2024-03"), "North", "2024-04-10", "being put right, from an earlier period", "clerk", "make up"],
        [code("north/2/1//"), "North", "2024-07-10", "open", "", ""],
        [code("south/1/1//2024-01"), "South", "2024-04-10", "closed on 2024-05-02, from an earlier period", "clerk", ""],
        [code("south/2/1//"), "South", "2024-04-10", "closed on 2024-07-10", "", ""],  # as of 10 April it was not there
    ]
    found = [[row[0], row[1], row[5], row[9], row[7], row[8]] for row in ledger[1:]]
    say(sorted(found) == sorted(expected), "the ledger: carried, in hand, open and closed", ledger)
    say(sorted(row[0] for row in found[-2:]) == sorted([expected[4][0], expected[5][0]]), "what is closed stands at the end", found)
    say(expected[0] in found and found.index(expected[0]) < found.index(expected[2]), "what is overdue stands before what is not", found)
    say("ledger-" not in said, "rows of ledger.csv that fit are not told", said)


def third_quarter(b):
    status, said = b.close()
    say(status == 0 and os.path.exists(b.folder + "/input/a/history/2024-Q2.xml"), "the second quarter is closed", said)
    for month in "07", "08", "09":
        for unit in "north", "south":
            b.paper(unit, "2024-%s-10 drill" % month)
    b.paper("north", "2024-07-05 plan")
    b.quarter(3, "2024-10-10")
    ledger = b.read("input/a/ledger.csv")
    b.write("input/a/ledger.csv", ledger + "south,%s,,,,2024-10-01,,\nnorth,zzzzzzzz,x,,,,,\n" % code("south/2/1//"))
    status, said = b.run("build", "input")
    say("ledger-unknown" in said and "ledger-not-done" in said, "rows of ledger.csv that do not fit are told", said)
    rows = b.table("ledger.html", "To be put right")[1:]
    states = {row[0]: (row[5], row[9]) for row in rows}
    say(states.get(code("south/2/1//")) == ("2024-10-10", "open, not for the first time"), "what came back is marked", rows)
    say(code("south/1/1//2024-01") not in states, "what was closed in an earlier period is not told again", rows)
    say(states.get(code("north/2/1//"), ("", ""))[1] == "closed on 2024-10-10", "closed by the paper, no day before it lacked", rows)
    say(states.get(code("north/1/1//2024-03"), ("", ""))[1] == "overdue, from an earlier period",
        "a limit of ledger.csv runs out as any", rows)
    trend = b.table("units/south/index.html", "Periods side by side")
    say([row[3] for row in trend[1:]] == ["0", "10", "6"], "trend of three periods", trend)


def same_bytes(b):
    first = tree(b.folder + "/output/a")
    for jobs in "1", "3":
        b.build("-j", jobs, output="other-" + jobs)
        say(tree(b.folder + "/other-%s/a" % jobs) == first, "the same bytes with -j %s" % jobs, "")
    history = b.folder + "/input/a/history"
    moved = b.folder + "/moved"
    os.rename(history, moved)
    os.makedirs(history)
    for name in sorted(os.listdir(moved), reverse=True):  # in another order, under other inodes and times
        shutil.copy(os.path.join(moved, name), history)
    b.build("-j", "2", output="other-order")
    say(tree(b.folder + "/other-order/a") == first, "the same bytes whatever the order of files", "")


HOSTILE = {
    "doctype": "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaa'>]><results xmlns='urn:dossier:results:1' version='1'>&a;</results>",
    "cut": None,
    "text": "this is no XML",
    "other": "<html><body/></html>",
    "empty": "",
}


def hostile(b):
    good = b.read("input/a/history/2024-Q1.xml")
    clean = tree(b.folder + "/output/a")
    for name, text in HOSTILE.items():
        b.write("input/a/history/2024-Q1.xml", good[:len(good) // 2] if text is None else text)
        status, said = b.run("build", "input", "-v", output="hostile")
        trend = "2024-Q1" in b.read("hostile/a/units/north/index.html")
        say(status == 0 and "history-file" in said and not trend and "2024-Q2" in b.read("hostile/a/units/north/index.html"),
            "history that is %s: told, and passed over whole" % name, status, said)
    b.write("input/a/history/2024-Q1.xml", good.replace('<pack id="steps"', '<pack id="other"'))
    status, said = b.run("build", "input", "-v", output="hostile")
    say(status == 0 and "history-pack" in said, "history of another pack is told", said)
    b.write("input/a/history/2024-Q1.xml", good)
    b.write("input/a/history/again.xml", good)
    status, said = b.run("build", "input", "-v", output="hostile")
    say(status == 0 and "history-twice" in said, "two files of one period are told", said)
    os.remove(b.folder + "/input/a/history/again.xml")
    os.rename(b.folder + "/input/a/history/2024-Q1.xml", b.folder + "/elsewhere.xml")
    os.symlink(b.folder + "/elsewhere.xml", b.folder + "/input/a/history/2024-Q1.xml")
    b.run("build", "input", output="hostile")
    say("2024-Q1" not in b.read("hostile/a/units/north/index.html"), "a link is not followed", "")
    os.remove(b.folder + "/input/a/history/2024-Q1.xml")
    os.rename(b.folder + "/elsewhere.xml", b.folder + "/input/a/history/2024-Q1.xml")
    b.run("build", "input", output="hostile")
    say(tree(b.folder + "/hostile/a") == clean, "control: the whole file again, the same bytes again", "")


def printed(b):
    import zipfile
    with zipfile.ZipFile(b.folder + "/output/a/print/units/south_South.odt") as odt:
        text = re.sub(r"<[^>]+>", " ", odt.read("content.xml").decode())
    say("2024-Q1" in text and "2024-Q2" in text, "the print of a unit holds its trend", "")
    with zipfile.ZipFile(b.folder + "/output/a/print/ledger.odt") as odt:
        text = re.sub(r"<[^>]+>", " ", odt.read("content.xml").decode())
    say(code("south/2/1//") in text and "not for the first time" in text, "the print of the ledger holds its numbers", "")


# ---- Q1 leaves four things open. In the middle of Q2 nothing is asked for yet: none of them is put right. When Q2 is over, what is
# there now closes the plan, and no more than one case the limit; the review found nothing to look at; the drill is of a month ----

OPEN = """pack { id = "steps", title = "Open" }
kind { id = "drill", words = { "drill" }, dated = true }
kind { id = "plan", words = { "plan" }, dated = true }
kind { id = "case", words = { "case" }, dated = true }
item { id = "1", title = "Drills", test = at_least(1, evidence { kind = "drill" }, { per = "month" }) }
item { id = "2", title = "A plan", test = at_least(1, evidence { kind = "plan" }, { by = last_day }) }
item { id = "3", title = "Cases", test = at_least(1, evidence { kind = "case" }, { at_most = 1, by = last_day }) }
item { id = "4", title = "Good drills", test = review { guide = "g", of = at_least(1, evidence { kind = "drill" }, { by = last_day }) } }
"""


KEYS = {"north/1/1//2024-03": "drill", "north/2/1//": "plan", "north/3/1/at-most/": "cases", "north/4/1/review/": "review"}


def open_things(b, number, last_day, day):
    """The four of the ledger of that quarter: name to day found and state."""
    b.write("rules/steps/pack.lua", "local last_day = '%s'\n" % last_day + OPEN)
    b.quarter(number, day)
    status, said = b.run("build", "input", "-v")
    names = {code(key): name for key, name in KEYS.items()}
    rows = [row for row in b.table("ledger.html", "To be put right")[1:] if row[0] in names]
    judged = [row[3] for row in rows if names[row[0]] == "review" and not row[9].startswith("being")]
    say(judged in (["judged not met: in words only"], []), "what was judged keeps its remark", rows)
    return {names[row[0]]: (row[5], row[9]) for row in rows}, said


def not_closed(folder):
    b = Bench(folder)
    for name in "2024-01-10 drill", "2024-02-10 drill", "2024-02-11 case", "2024-02-12 case":
        b.paper("north", name)
    b.write("input/a/marks/board.csv", "unit,item,part,each,value,remark,date,by\nnorth,4,,,no,in words only,2024-04-02,board\n")
    found, said = open_things(b, 1, "2024-03-31", "2024-04-10")
    states = {name: "open" if name == "review" else "overdue" for name in KEYS.values()}  # the others had until 31 March
    say(found == {name: ("2024-04-10", state) for name, state in states.items()}, "four things are open", found)
    b.close()
    os.remove(b.folder + "/input/a/marks/board.csv")
    b.write("input/a/ledger.csv", "unit,finding,done\nnorth,%s,2024-04-01\n" % code("north/1/1//2024-03"))
    found, said = open_things(b, 2, "2024-06-30", "2024-05-10")
    carried = {name: ("2024-04-10", state + ", from an earlier period") for name, state in states.items()}
    say(found == carried, "a new quarter closes none of them", found)
    say("ledger-before" in said, "a day on which it was still open is told, and closes nothing", said)
    os.remove(b.folder + "/input/a/ledger.csv")
    b.build()
    b.close()
    found, said = open_things(b, 3, "2024-09-30", "2024-07-20")
    say(found == carried, "nor does a quarter that was closed before anything was asked for", found)
    for name in "2024-04-09 drill", "2024-05-20 plan":
        b.paper("north", name)
    found, said = open_things(b, 2, "2024-06-30", "2024-07-10")
    say(found == carried | {"plan": ("2024-04-10", "closed on 2024-05-20"), "cases": ("2024-04-10", "closed on 2024-07-10"),
                            "review": ("2024-04-10", "being put right")}, "when it is over, what is there closes them", found)
    os.remove(b.folder + "/input/a/history/2024-Q2.xml")
    half = "title: Steps\npack: steps\nperiod: 2024-H1\nas_of: 2024-07-15\n"
    for papers, states in ((), ["overdue, from an earlier period"]), (("2024-03-09 drill",), []):
        for name in papers:
            b.paper("north", name)
        b.write("rules/steps/pack.lua", "local last_day = '2024-06-30'\n" + OPEN)
        b.write("input/a/assessment.yml", half)
        b.build()
        b.close("--replace")
        found, said = open_things(b, 3, "2024-09-30", "2024-07-20")
        say([state for name, (day, state) in found.items() if name == "drill"] == states,
            "a half-year had it %s: so has the quarter behind it" % ("open" if states else "put right"), found)


# ---- Numbers over periods. Q1: 3 cases, 2 acts; Q2: 2 cases, 3 acts: one case less, acts grew by half ----

NUMBERS = """pack { id = "steps", title = "Numbers", full = 12 }
kind { id = "case", words = { "case" }, title = "Case", dated = true }
kind { id = "act", words = { "act" }, title = "Act", dated = true }
local cases, acts = count(evidence { kind = "case" }), count(evidence { kind = "act" })
item { id = "1", title = "Not more cases", points = 2, test = measure(change(cases, { first = "not applicable" }), { at_most = 0 }) }
item { id = "2", title = "More acts", points = 2, test = measure(growth(acts), { at_least = 10 }) }
item { id = "3", title = "As before", points = 2, test = measure(earlier(acts, { first = 5 }), { at_least = 2 }) }
item { id = "4", title = "Two in a row", points = 2, test = measure(streak("5"), { at_least = 1 }) }
item { id = "5", title = "The sheet", points = 2, test = measure(imported("sheet"), { at_least = 60 }) }
item { id = "6", title = "The other sheet", points = 2, test = measure(imported("other"), { at_least = 50 }) }
"""


def leaves(b):
    """(unit, item) to state and value of its leaf."""
    found = {}
    for unit in re.findall(r'<unit id="(\w+)".*?</unit>', b.read("output/a/data/results.xml"), re.S):
        text = re.search(r'<unit id="%s".*?</unit>' % unit, b.read("output/a/data/results.xml"), re.S).group(0)
        for item in re.findall(r'<item id="\w+".*?</item>', text, re.S):
            leaf = re.search(r"<leaf [^>]*>", item)
            name = re.search(r'<item id="(\w+)"', item).group(1)
            state = re.search(r' state="(\w+)"', leaf.group(0)).group(1) if leaf else "none"
            value = re.search(r' value="([^"]*)"', leaf.group(0)) if leaf else None
            found[unit, name] = (state, value.group(1) if value else "")
    return found


def numbers(folder):
    b = Bench(folder)
    b.write("rules/steps/pack.lua", PACK)
    first_quarter_of_other(b)
    b.write("rules/steps/pack.lua", NUMBERS)
    for name in "2024-01-05 case", "2024-02-05 case", "2024-03-05 case", "2024-01-06 act", "2024-02-06 act":
        b.paper("north", name)
    b.quarter(1, "2024-04-10")
    status, said = b.run("build", "input", "-v")
    say(said.count("import-none") >= 1, "a number that nobody imported is told", said)
    found = leaves(b)
    say(found["north", "1"] == ("none", "") and found["north", "2"][0] == "waiting" and found["north", "3"] == ("done", "5"),
        "without an earlier period: does not apply, waits, or what stands in", found)
    say(found["north", "4"] == ("open", "0") and found["north", "5"][0] == "waiting", "no streak yet, no import yet", found)
    b.write("input/a/imports/sheet.csv", "unit,value,remark\nNorth,61.5,seen\nnobody,3,\nsouth,many,\n")
    shutil.copy(b.folder + "/other.xml", b.folder + "/input/a/imports/other.xml")
    status, said = b.run("build", "input", "-v")
    found = leaves(b)
    say(said.count("import-wrong") >= 2, "rows of an import that cannot be used are told", said)
    say(found["north", "5"] == ("done", "61.5") and found["south", "5"][0] == "waiting", "a number of a table", found)
    say(found["north", "6"] == ("done", "80") and found["south", "6"] == ("open", "0"), "a score of another assessment in per cent", found)
    status, said = b.close()
    say(status == 0, "numbers are closed", said)
    for name in "2024-04-05 case", "2024-05-05 case", "2024-04-06 act", "2024-05-06 act", "2024-06-06 act":
        b.paper("north", name)
    b.quarter(2, "2024-07-10")
    b.build()
    found = leaves(b)
    say(found["north", "1"] == ("done", "-1"), "one case less than the period before", found)
    say(found["north", "2"] == ("done", "50"), "acts grew by half", found)
    say(found["north", "3"] == ("done", "2") and found["north", "4"] == ("done", "1"), "what was, and how often in a row", found)
    say(found["south", "2"] == ("none", ""), "from nothing nothing can grow: it does not apply", found)
    first = tree(b.folder + "/output/a")
    b.build("-j", "3", output="other")
    say(tree(b.folder + "/other/a") == first, "the same bytes with -j 3", "")
    b.write("input/a/imports/other.xml", HOSTILE["doctype"])
    status, said = b.run("build", "input", "-v")
    say("import-file" in said and leaves(b)["north", "6"][0] == "waiting", "a hostile import is told, and counts not at all", said)
    b.write("input/a/history/2024-Q1.xml", b.read("input/a/history/2024-Q1.xml").replace(' base="', ' based="'))
    b.build()
    say(leaves(b)["north", "2"][0] == "waiting", "control: without the kept number the leaf waits", leaves(b))


def first_quarter_of_other(b):
    for name in "2024-01-10 drill", "2024-02-10 drill", "2024-01-05 plan":
        b.paper("north", name)
    b.quarter(1, "2024-04-10")
    b.build()
    b.write("other.xml", b.read("output/a/data/results.xml"))
    for name in os.listdir(b.folder + "/input/a/units/north"):
        os.remove(b.folder + "/input/a/units/north/" + name)


def main():
    for story in numbers, not_closed:
        with tempfile.TemporaryDirectory() as folder:
            story(folder)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        for step in first_quarter, refusals, second_quarter, third_quarter, same_bytes, printed, hostile:
            step(bench)


if __name__ == "__main__":
    main()
