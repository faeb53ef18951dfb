#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""results.json says what results.xml says, results.xlsx what results.csv says, units.csv the sums and standing of results.xml: data.py FOLDER (an output/<assessment>/data).

Element by element and cell by cell, by code that shares nothing with the program; then once more with damage in each file.
"""
import csv
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def text_of(value):
    return "true" if value is True else str(value)


def compare(element, value, at):
    """Differences between an element and its object; numbers by their digits."""
    name = element.tag.split("}")[-1]
    at = f"{at}/{name}"
    for key, text in element.attrib.items():
        if text_of(value.get(key)) != text:
            yield f"{at}@{key}: {text} and {value.get(key)}"
    if "text" not in element.attrib and (element.text or "").strip() != value.get("text", ""):
        yield f"{at}: other text"
    children = {}
    for child in element:
        children.setdefault(child.tag.split("}")[-1], []).append(child)
    for key in set(children) | {k for k, v in value.items() if isinstance(v, list)}:
        ours, theirs = children.get(key, []), value.get(key, [])
        if len(ours) != len(theirs):
            yield f"{at}: {len(ours)} and {len(theirs)} of {key}"
        for child, other in zip(ours, theirs):
            yield from compare(child, other, at)


def as_written(text):
    return json.loads(text, parse_float=str, parse_int=str)


def rows_of(sheet):
    for row in ElementTree.fromstring(sheet).iter(SHEET + "row"):
        yield ["".join(t.text or "" for t in cell.iter() if t.tag in (SHEET + "t", SHEET + "v")) for cell in row.iter(SHEET + "c")]


def plain(cell):
    """Without the mark that keeps spreadsheets from running a text."""
    return cell[1:] if re.match("'[=+\\-@＝＋－＠]", cell) else cell


SUMS = ["full", "confirmed", "pending", "lost", "not-due", "in-error", "not-applicable", "done", "due"]


def units_of(tree):
    """The cells of units.csv that results.xml has, by unit: id, sums, final score, rank, of how many, grade."""
    space = tree.tag.split("}")[0] + "}"
    for unit in tree.findall(space + "unit"):
        sums, final = unit.find(space + "sums"), unit.find(space + "final")
        numbers = [sums.get(key, "0") for key in SUMS] if sums is not None else ["0"] * len(SUMS)
        yield [unit.get("id")] + numbers + ["" if final is None else final.get("score")] + [unit.get(key, "") for key in ("rank", "rank-of", "grade")]


def other_units(tree, rows):
    """Where the table of units says something else, in whatever order its rows stand."""
    read = [[plain(row[i]) for i in [0, *range(3, 12), 13, 14, 15, 16]] for row in rows[1:]]
    wanted = list(units_of(tree))
    return [str(row) for row in wanted if row not in read] + [str(row) for row in read if row not in wanted]


def said(good, name, notes=()):
    print(("ok - " if good else "not ok - ") + name)
    for note in list(notes)[:10]:
        print("#", note)
    return good


def main():
    folder = sys.argv[1]
    tree = ElementTree.parse(os.path.join(folder, "results.xml")).getroot()
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
        text = file.read()
    found = list(compare(tree, as_written(text), ""))
    good = said(not found, "results.json says what results.xml says", found)
    damaged = re.sub(r'"confirmed":(\d)', r'"confirmed":9\1', text, count=1)
    good &= said(damaged != text and any(compare(tree, as_written(damaged), "")), "control: another number is seen")
    with open(os.path.join(folder, "results.csv"), encoding="utf-8-sig", newline="") as file:
        wanted = [[plain(cell) for cell in row] for row in csv.reader(file)]
    sheet = zipfile.ZipFile(os.path.join(folder, "results.xlsx")).read("xl/worksheets/sheet1.xml").decode()
    good &= said(list(rows_of(sheet)) == wanted, "results.xlsx has the rows of results.csv")
    good &= said(list(rows_of(sheet.replace("<v>", "<v>9", 1))) != wanted, "control: another cell is seen")
    good &= said("<v>" in sheet, "numbers are numbers")
    with open(os.path.join(folder, "units.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    found = other_units(tree, rows)
    good &= said(not found, "units.csv says what results.xml says", found)
    good &= said(bool(other_units(tree, rows[:1] + [rows[1][:4] + ["9" + rows[1][4]] + rows[1][5:]] + rows[2:])), "control: another sum is seen")
    good &= said(bool(other_units(tree, rows[:-1])), "control: a unit that is left out is seen")
    sys.exit(not good)


main()
