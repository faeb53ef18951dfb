# SPDX-License-Identifier: MIT
"""An invented assessment of a wide sheet: wide.py FOLDER UNITS PAPERS.

Takes: a folder that is not there. Gives: FOLDER/input/wide/ with that many units of that many short papers of ten kinds, dated month
by month, and FOLDER/rules/wide/pack.lua with a hundred items: what sheets ask for, in the proportions in which they ask for it.
What rules cost is measured on it; reading and printing are measured on corpus.py's papers.
"""
import os
import random
import sys

KINDS = "plan minutes ledger notice report record roster lecture inspection summary".split()
TOPICS = "safety water roads schools health records training budget forests lamps".split()


def tests(kind, at):
    topic, other = TOPICS[at], TOPICS[(at + 3) % 10]
    after = KINDS[(at + 1) % 10]
    return [
        f'at_least(1, evidence {{ kind = "{kind}" }})',
        f'at_least(4, evidence {{ kind = "{kind}" }})',
        f'at_least(1, evidence {{ kind = "{kind}" }}, {{ per = "quarter" }})',
        f'at_least(1, evidence {{ kind = "{kind}", contains = "{topic}" }})',
        f'at_least(1, evidence {{ kind = "{kind}", fields = {{ "Host", "Time" }} }}, {{ by = "2024-09-30" }})',
        f'for_each({{ "{topic}", "{other}", "{TOPICS[(at + 5) % 10]}" }}, at_least(1, evidence {{ kind = "{kind}", contains = EACH }}))',
        f'all_of {{ {{ "first", at_least(1, evidence {{ kind = "{kind}" }}) }}, {{ "then", at_least(1, evidence {{ kind = "{after}" }}) }} }}',
        f'in_order {{ {{ "{kind}", evidence {{ kind = "{kind}" }} }}, {{ "{after}", evidence {{ kind = "{after}" }} }} }}',
        f'ratio(evidence {{ kind = "{kind}", contains = "{topic}" }}, evidence {{ kind = "{kind}" }}, {{ at_least = 50 }})',
        f'review {{ of = at_least(1, evidence {{ kind = "{kind}" }}), guide = "{kind} is of use" }}',
    ]


def pack():
    lines = ['pack { id = "wide", title = "A wide sheet", period = year(2024), full = 100, decides = "panel" }']
    lines += [f'kind {{ id = "{kind}", dated = true, words = {{ "{kind}" }} }}' for kind in KINDS]
    for at, kind in enumerate(KINDS):
        lines += [f'item {{ id = "{at}.{n}", title = "{kind} {n}", points = 1, test = {test} }}' for n, test in enumerate(tests(kind, at))]
    return "\n".join(lines) + "\n"


def main():
    folder, units, papers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(1)
    for unit in range(units):
        place = os.path.join(folder, "input", "wide", "units", f"unit-{unit:05}")
        os.makedirs(place)
        for number in range(papers):
            kind, day = KINDS[number % 10], f"2024-{1 + dice.randint(0, 11):02}-{1 + dice.randint(0, 27):02}"
            with open(os.path.join(place, f"{day} {kind} {number}.md"), "w", encoding="utf-8") as file:
                file.write(f"# The {kind} of {day}\n\nHost: chair\n\nTime: morning\n\nOn {dice.choice(TOPICS)} and {dice.choice(TOPICS)}.\n")
    with open(os.path.join(folder, "input", "wide", "assessment.yml"), "w", encoding="utf-8") as file:
        file.write("title: Wide\npack: wide\nas_of: 2024-12-31\n")
    os.makedirs(os.path.join(folder, "rules", "wide"))
    with open(os.path.join(folder, "rules", "wide", "pack.lua"), "w", encoding="utf-8") as file:
        file.write(pack())


main()
