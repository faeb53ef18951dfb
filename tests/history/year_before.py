#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ago = "1 year": a quarter is compared with the same quarter of the year before, not with the quarter before.

Takes: PROGRAM; runs in the root of the checkout. Gives: a line a test. Drills of the unit north, counted by hand: 2 in 2023-Q2, 5 in
2024-Q1, 3 in 2024-Q2; so the last of them grew by 50 in a year and fell by 40 in a quarter. South had none in the two
closed quarters: from nothing nothing can grow, and one is one more.
"""
import re
import shutil
import tempfile

import periods

PACK = """pack { id = "steps", title = "Steps", full = 4 }
kind { id = "drill", words = { "drill" }, title = "Drill", dated = true }
local drills = count(evidence { kind = "drill" })
item { id = "1", title = "Grown in a year", points = 1, test = measure(growth(drills, { ago = "1 year" }), { at_least = 50 }) }
item { id = "2", title = "Grown in a quarter", points = 1, test = measure(growth(drills, { first = 100 }), { at_least = -40 }) }
item { id = "3", title = "Two of the year before", points = 1, test = measure(earlier(drills, { ago = "1 year" }), { at_least = 2, at_most = 2 }) }
item { id = "4", title = "One more than in a year", points = 1,
  test = measure(change(drills, { ago = "1 year", first = "not applicable" }), { at_least = 1, at_most = 1 }) }
"""


class Year(periods.Bench):
    def period(self, year, quarter, day):
        self.write("input/a/assessment.yml", "title: Steps\npack: steps\nperiod: %d-Q%d\nas_of: %s\n" % (year, quarter, day))

    def states(self, unit):
        status, said = self.build()
        results = self.read("output/a/data/results.xml")
        said += results
        begin = results.index('<unit id="%s"' % unit)
        return " ".join(re.findall(r'<item id="\d" state="([a-z-]+)"', results[begin:results.index("</unit>", begin)])), said


def main():
    folder = tempfile.mkdtemp(prefix="dossier-year.")
    try:
        year = Year(folder)
        year.write("rules/steps/pack.lua", PACK)
        for day in "2023-04-03", "2023-05-03", "2024-01-03", "2024-01-13", "2024-02-03", "2024-02-13", "2024-03-03", "2024-04-03", \
                "2024-05-03", "2024-06-03":
            year.paper("north", day + " drill")
        year.paper("south", "2024-04-03 drill")
        for closed in (2023, 2, "2023-07-10"), (2024, 1, "2024-04-10"):
            year.period(*closed)
            year.build()
            status, said = year.close()
            periods.say(status == 0, "year before: %d-Q%d is closed" % closed[:2], said)
        year.period(2024, 2, "2024-07-10")
        got, said = year.states("north")
        periods.say(got == "pass pass pass pass", "year before: a year, a quarter, the number, the change", got, said)
        got, said = year.states("south")
        periods.say(got == "not-applicable not-applicable fail pass", "year before: a unit that had nothing then", got, said)
        shutil.rmtree(folder + "/input/a/history")
        got, said = year.states("north")
        periods.say(got == "pending fail pending not-applicable", "year before: (control) nothing is closed", got, said)
        periods.say("1 year before" in said, "year before: what it waits for is named", said)
        year.write("input/a/assessment.yml", "title: Steps\npack: steps\nas_of: 2024-07-10\n")
        got, said = year.states("north")
        periods.say("needs a pack or an assessment with a period" in said, "year before: without a period it says so", said)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
