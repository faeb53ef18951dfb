#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Assessments by chance, from a fixed sequence of numbers: chance.py FOLDER HOW-MANY.

FOLDER/rules/c<n> with FOLDER/input/c<n>: sections with and without weights, tests over papers, cuts, reviews with marks, ballots and weights of
modes, bonuses that bring and take, a veto, ranks over points and quantities, bounds, what does not apply. What they come to nobody counted: the numbers on their
pages, on paper and in the data are compared.
"""
import os
import random
import sys

chance = random.Random(20261130)
lines = random.Random(20261201)  # of their own, so that the packs stay what they were
UNITS = ["a", "b", "c", "d", "e"]


def write(folder, path, text):
    full = os.path.join(folder, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)


def points():
    return chance.choice([1, 2, 2.5, 3, 5, 7.5, 10])


def item(number, section):
    """(its points, its text, whether it is marked)"""
    worth, name = points(), f"i{number}"
    notes = 'evidence { kind = "note" }'
    least = f'at_least({chance.randint(1, 4)}, {notes}{chance.choice(["", ", { per = " + chr(34) + "quarter" + chr(34) + " }"])})'
    test, marked = chance.choice([
        (least, False), (f"deduct {{ {{ {chance.choice([0.5, 1])}, {least} }} }}", False),
        (f'measure(fact("done"), {{ bands = {{ {{ 8, {worth} }}, {{ 3, {worth / 2:.1f} }}, {{ 0, 0 }} }} }})', False),
        ('review { guide = "g" }', True), (f'review {{ guide = "g", of = {least} }}', True),
        (f'review {{ guide = "g", weight_of_mode = {{ panel = {(weight := chance.choice([30, 50, 70]))}, crowd = {100 - weight} }} }}', True)])
    applies = chance.choice(["", "", ", applies = function(unit) return tonumber(unit.facts.done) > 4 end"])
    text = f'item {{ id = "{name}", title = "Row {number}", section = "{section}", points = {worth}, test = {test}{applies} }}\n'
    return worth, text, (name, worth) if marked else None


def make(folder, number):
    name, full, items, marked = f"c{number}", 0, "", []
    for section, weight in (("s", ""), ("t", chance.choice(["", ", weight = 0.5", ', weight = "30%"']))):
        rescales = chance.choice(["", ', on_na = "rescale"'])
        items += f'section {{ id = "{section}", title = "{section}"{weight}{rescales} }}\n'
        total = 0
        for i in range(chance.randint(2, 4)):
            worth, text, mark = item(f"{section}{i}", section)
            total += worth
            items += text
            marked += [mark] if mark else []
        share = {"": 1, ", weight = 0.5": 0.5}.get(weight, 0.3)
        full += int(total * share * 100 + 0.5) / 100
    items += 'bonus { id = "x", title = "More", max = 3, points = 0.5 * count(evidence { kind = "note" }) }\n'
    items += chance.choice(['bonus { id = "y", title = "Both", max = 2, min = -3, points = 3 - count(evidence { kind = "note" }) }\n',
                            'bonus { id = "y", title = "Both", max = 0, min = -1, points = -0.5 * count(evidence { kind = "note" }), '
                            'approved = review { guide = "g" } }\n', ""])
    for i in range(lines.randint(0, 2)):
        where = lines.choice(['minus = "total"', 'minus = "total", section = "s"', 'minus = "total", section = "t"', 'minus = "section", section = "s"'])
        test = lines.choice(['none(evidence { kind = "notice" })', 'at_least(3, evidence { kind = "note" })'])
        items += f'item {{ id = "m{i}", title = "Line {i}", {where}, test = deduct {{ {{ {lines.choice([0.5, 1, 4])}, {test} }} }} }}\n'
    items += 'veto { id = "v", title = "False", when = evidence { kind = "notice" }, ' + chance.choice(['zero = "is0"', "lower = 1", 'zero = "is0", lower = 1', 'lower = 1, unranked = true', 'grade = "none", unranked = true']) + ', why = "false" }\n'
    items += chance.choice(['rank { id = "r", title = "Done", of = fact("done"), bands = { { "1/3", 2 }, { "2/3", 1 } } }\n',
                            'rank { id = "r", title = "First", of = "s", points = { 2, 1 }, last = { -1 } }\n', "",
                            'peers { id = "r", title = "Done", of = fact("done"), share_of_best = 2 }\n',
                            'peers { id = "r", title = "Least", of = "t", share_of_best = 2, best = "low" }\n'])
    items += chance.choice(["", 'list { id = "red", title = "Red", top = "1/2", grade = { "good", "fair" } }\nlist { id = "poor", title = "Poor", grade = "poor" }\n'
                            'list { id = "end", title = "End", bottom = 1 }\n'])
    for part in ("s", "t"):
        items += f'gate {{ id = "g{part}", title = "Half of {part}", of = "{part}", at_least = 50, lower = {chance.randint(1, 2)}{chance.choice(["", ", once = " + chr(34) + "half" + chr(34)])} }}\n'
    items += 'grade { of = "score", bands = { { 80, "good" }, { 50, "fair" }, { 20, "weak" }, { 0, "poor" } }, floor = { good = { completion = 70 }, fair = { completion = 40, s = 30 } } }\n'
    ties = chance.choice(["", ", round_final = 0.1", ", precision = 0.001, round_final = 1"]) + chance.choice(["", ', ties = "s"', ', ties = { "is0", "t" }'])
    write(folder, f"rules/{name}/pack.lua", f'pack {{ id = "{name}", title = "Chance", period = year(2024), full = {full:g}, bonus_max = 3, {chance.choice(["", "bonus_min = -2, "])}'
          f'decides = "panel"{chance.choice(["", ", on_na = " + chr(34) + "rescale" + chr(34), ", most = 20"])}{ties} }}\n'
          'mode { id = "panel", title = "Panel" }\nmode { id = "crowd", title = "Crowd", combine = "mean", apart = 2 }\n'
          'kind { id = "note", words = { "note" } }\nkind { id = "notice", words = { "notice" } }\n' + items)
    write(folder, f"input/{name}/assessment.yml", f"pack: {name}\nas_of: 2024-{chance.choice(['08-31', '12-31'])}\nlanguage: en\n")
    write(folder, f"input/{name}/units.csv", "id,done\n" + "".join(f"{unit},{chance.randint(0, 10)}\n" for unit in UNITS))
    rows = {"panel": "", "crowd": ""}
    for unit in UNITS:
        write(folder, f"input/{name}/units/{unit}/.keep", "")
        for month in chance.sample(range(1, 8), chance.randint(0, 5)):
            write(folder, f"input/{name}/units/{unit}/2024-0{month}-05 note.md", "# Note\n\nWhat was done in that month, in some words.\n")
        if not chance.randint(0, 4):
            write(folder, f"input/{name}/units/{unit}/2024-02-06 notice.md", "# Notice\n\nA record that was not kept.\n")
        for item_name, worth in marked:
            for mode in rows:
                for person in range(chance.randint(0, 1 if mode == "panel" else 3)):
                    rows[mode] += f"{unit},{item_name},{chance.randint(0, int(worth * 2)) / 2:g},2024-06-01,p{person}\n"
    for mode, text in rows.items():
        write(folder, f"input/{name}/marks/{mode}.csv", "unit,item,value,date,by\n" + text)


for one in range(int(sys.argv[2])):
    make(sys.argv[1], one)
