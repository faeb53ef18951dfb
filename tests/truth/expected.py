# SPDX-License-Identifier: MIT
"""Compares what the program says with the tables counted by hand: expected.py OUTPUT ASSESSMENT [TABLES] [CHECK-OUTPUT].

Takes: the output folder, the name of the assessment, the folder of its tables (default: beside this file), what `dossier check`
printed. Gives: a line for each difference, and status 1. Tables: units.csv always; items.csv (with a column `part` also its parts,
with `waiting` how many of the lines that are due wait for a person), leaves.csv, todo.csv and sort.csv where they stand. A todo.csv
without the column `missing` says what lacks, not how the pages word it.
"""
import csv
import html
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

SPACE = "{urn:dossier:results:1}"
POINTS = ["confirmed", "pending", "lost", "not_due", "in_error", "not_applicable"]
differences = []


def compare(place, what, got, wanted):
    if got != wanted:
        differences.append(f"{place}: {what} is {got!r}, counted by hand {wanted!r}")


def table(folder, name):
    """Rows of a table; None where there is no such table, and an empty one is a mistake."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        differences.append(f"{path}: no rows")
    return rows


def number(text):
    return Decimal(text or 0)


def sums_of(element, name="sums"):
    sums = element.find(SPACE + name)
    return {key.replace("-", "_"): Decimal(value) for key, value in sums.attrib.items()}


# ---- results.xml ----

def fixed_grade(unit):
    fixed = unit.find(SPACE + "grade-fixed")
    return fixed.get("name") if fixed is not None else ""


def compare_unit(row, unit):
    place = row["unit"]
    for name in ("class", "filed", "grade", "rank", "rank-of"):
        compare(place, name, unit.get(name) or "", row[name.replace("-", "_")])
    compare(place, "grade that a paper fixed", fixed_grade(unit), row.get("fixed") or "")
    compare(place, "provisional", "yes" if unit.get("provisional") == "true" else "", row["provisional"])
    sums, adjusted, bonus = sums_of(unit), sums_of(unit, "adjusted"), sums_of(unit, "bonus")
    for name in ["full", *POINTS, "done", "due"]:
        compare(place, name, sums[name], number(row[name]))
    for name in ("full", "confirmed", "lost", "done", "due"):
        compare(place, f"adjusted {name}", adjusted[name], number(row[f"adjusted_{name}"]))
    for name in ("confirmed", "pending", "not_applicable"):
        compare(place, f"bonus {name}", bonus[name], number(row[f"bonus_{name}"]))


def overridden(parts):
    """What was computed before a mark set it."""
    return sum((Decimal(part.get("computed")) for part in parts if part.get("overridden")), Decimal(0))


def deciding(element):
    """Values of the marks that decide: points, yes or no."""
    return [mark.get("value") or mark.get("word") for mark in element.iter(SPACE + "mark") if mark.get("decides") == "true"]


def same_value(value):
    """9.50 is 9.5; yes is a word."""
    return str(Decimal(value).normalize()) if re.fullmatch(r"[0-9.]+", value) else value


def compare_sums(place, row, element):
    sums = sums_of(element)
    compare(place, "state", element.get("state"), row["state"])
    for name in [*POINTS, "done", "due"]:
        compare(place, name, sums[name], number(row[name]))
    if "waiting" in row:
        waiting = [leaf for leaf in element.iter(SPACE + "leaf") if leaf.get("due") == "true" and leaf.get("state") == "waiting"]
        compare(place, "waiting", len(waiting), number(row["waiting"]))


def compare_marks(place, row, element, parts):
    wanted = [same_value(row["mark"])] if row["mark"] else []
    compare(place, "deciding mark", [same_value(value) for value in deciding(element)], wanted)
    compare(place, "computed before the mark", overridden(parts), number(row["computed"]))


def compare_item(row, item):
    """A table with parts has the marks in their rows."""
    place = f"{row['unit']} {row['item']}"
    compare_sums(place, row, item)
    if "part" not in row:
        compare_marks(place, row, item, item.findall(SPACE + "part"))
    compare(place, "waived", "yes" if item.find(SPACE + "waiver") is not None else "", row["waived"])


def compare_part(row, part):
    place = f"{row['unit']} {row['item']} {row['part']}"
    compare_sums(place, row, part)
    compare_marks(place, row, part, [part])


def compare_items(rows, units):
    found = {}
    for unit in units:
        for item in units[unit].findall(SPACE + "item"):
            found[unit, item.get("id"), ""] = item
            if "part" in rows[0]:
                found.update({(unit, item.get("id"), part.get("id")): part for part in item.findall(SPACE + "part")})
    same_names("items", found, [(row["unit"], row["item"], row.get("part") or "") for row in rows])
    for row in rows:
        element = found.get((row["unit"], row["item"], row.get("part") or ""))
        if element is not None:
            (compare_part if row.get("part") else compare_item)(row, element)


def leaf_state(leaf):
    """The state as people call it: done, done late, done early, waiting, open, not due."""
    if leaf.get("due") != "true":
        return "done early" if leaf.get("state") == "done" else "not due"
    return leaf.get("state") + (" late" if leaf.get("late") else "")


def leaves_of(units):
    for unit in units.values():
        for item in unit.findall(SPACE + "item"):
            for part in item.findall(SPACE + "part"):
                for leaf in part.findall(SPACE + "leaf"):
                    yield {"unit": unit.get("id"), "item": item.get("id"), "part": part.get("id"), "key": leaf.get("key") or "",
                           "window": leaf.get("window") or "", "state": leaf_state(leaf),
                           "papers": [paper.get("path") for paper in leaf.findall(SPACE + "evidence")]}


def compare_leaves(rows, units):
    """Where the count names a paper it is the one; one that is near, or a list of what was counted, is not in the table."""
    def name(leaf):
        return leaf["unit"], leaf["item"], leaf["part"], leaf["key"], leaf["window"]

    found = {name(leaf): leaf for leaf in leaves_of(units)}
    same_names("leaves", found, [name(row) for row in rows])
    for row in rows:
        leaf = found.get(name(row))
        if leaf:
            compare(" ".join(name(row)), "state", leaf["state"], row["state"])
            compare(" ".join(name(row)), "paper", leaf["papers"] if row["paper"] else [], [row["paper"]] if row["paper"] else [])


def compare_sort(rows, units, made):
    found = [(unit, paper.get("path"), paper.get("to-sort")) for unit in units for paper in units[unit].iter(SPACE + "paper")
             if paper.get("to-sort")]
    same_names("papers to sort", found, [(row["unit"], row["paper"], row["reason"]) for row in rows])
    with open(os.path.join(made, "sort.html"), encoding="utf-8") as file:
        bodies = "".join(re.findall(r"<tbody\b.*?</tbody>", file.read(), re.S))  # of those to sort, and of those filed elsewhere too
    shown = [re.findall(r"<t[dh]\b.*?</t[dh]>", row, re.S)[1] for row in re.findall(r"<tr\b.*?</tr>", bodies, re.S)]
    same_names("rows of sort.html", [text_of(cell) for cell in shown], [row["paper"] for row in rows])


def waived_until(item):
    waiver = item.find(SPACE + "waiver")
    return waiver.get("until") if waiver is not None else ""


def lines_of(unit):
    """The to-do list as results.xml has it."""
    for item in unit.findall(SPACE + "item"):
        sums = sums_of(item)
        for part in item.findall(SPACE + "part"):
            for leaf in part.findall(SPACE + "leaf"):
                if item.get("state") != "error" and leaf.get("due") == "true" and leaf.get("state") != "done":
                    yield {"unit": unit.get("id"), "item": item.get("id"), "part": part.get("id"), "key": leaf.get("key") or "",
                           "window": leaf.get("window") or "", "state": leaf.get("state"), "missing": leaf.get("label") or "", "done": str(sums["done"]),
                           "due": str(sums["due"]), "waived_until": waived_until(item)}


def compare_lines(what, got, wanted):
    """As lists without order, so that one line too many or too few is seen as such."""
    names = wanted[0].keys() if wanted else []
    rest = [{name: line[name] for name in names} for line in got]
    for line in wanted:
        if line in rest:
            rest.remove(line)
        else:
            differences.append(f"{what}: not there, but counted by hand: {line}")
    differences.extend(f"{what}: there, but not counted by hand: {line}" for line in rest)


def same_names(what, got, wanted):
    compare("all", what, sorted(got), sorted(wanted))


# ---- What people see: units/<id>/todo.html, and the lines of `dossier check` ----

def text_of(markup):
    """What a reader sees of it, a line for each paragraph: hints for line breaks and the directions of names apart."""
    return re.sub(r"[\u200b\u2066-\u2069\u00ad]", "", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def page_rows(path):
    """Cells of each row of the tables of what is to be added and what waits; what is only coming is no line."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    for found in re.findall(r"<table\b.*?</table>", page, re.S):
        caption = re.search(r"<caption\b[^>]*>(.*?)</caption>", found, re.S)
        body = re.search(r"<tbody\b.*?</tbody>", found, re.S)
        if caption and body and re.search(r"to add|waiting|待补|待核", caption.group(1)):
            for row in re.findall(r"<tr\b.*?</tr>", body.group(0), re.S):
                yield [text_of(cell) for cell in re.findall(r"<t[dh]\b.*?</t[dh]>", row, re.S)]


def says(cells, row):
    """The item in the first cell, what is missing in the second, above the title of the item; a waiver in another."""
    what, window = cells[1].split("\n")[0], row.get("window")
    wanted = [row["missing"], f"{row['missing']} ({window})", f"{row['missing']}（{window}）"]
    return cells[0] == row["item"] and what in wanted and waiver_said("; ".join(cells)) == row["waived_until"]


def waiver_said(text):
    """Until when: of a line of `dossier check`, or of the table of what is waived, which says why and by whose word."""
    found = re.search(r"(?:waived until |已豁免至)([0-9-]{10})|(?:until| to|至)\s?([0-9-]{10})(?:: |，理由：)", text)
    return found.group(1) or found.group(2) if found else ""


def compare_page(made, unit, rows):
    """Each line is one row of the page, and each row a line."""
    path = os.path.join(made, "units", unit, "todo.html")
    rest = list(page_rows(path))
    for row in rows:
        found = next((cells for cells in rest if says(cells, row)), None)
        if found:
            rest.remove(found)
        else:
            differences.append(f"{path}: no row of {row['item']} says {row['missing']!r}")
    differences.extend(f"{path}: a row that was not counted by hand: {cells}" for cells in rest)


def check_said(path):
    """Units with their head line and lines, as `dossier check` printed them: { id: (head, [(item, what)]) }."""
    said, unit = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            head = re.fullmatch(r"\S.* \(([a-z0-9-]+)\): (.*)", line)
            row = re.fullmatch(r"  (\S+)  (.*) \u00b7 #[a-z2-7]{8}", line)
            if head:
                unit = head.group(1)
                said[unit] = (head.group(2), [])
            elif row and unit:
                said[unit][1].append((row.group(1), row.group(2)))
    return said


def line_says(one, line, titles):
    """Of an item with several parts the title of the part stands first, where the line says something else."""
    item, what = one
    first, *rest = what.split(" \u00b7 ")
    second = rest[:1] if (item, first) in titles else []
    return item == line["item"] and line["missing"] in [first] + second and waiver_said(what) == line["waived_until"]


def part_titles(root):
    return {(item.get("id"), part.get("title")) for item in root.iter(SPACE + "pack-item") for part in item.findall(SPACE + "pack-part")
            if part.get("title")}


def head_of(done, due, lines, refused):
    waiting = sum(line["state"] == "waiting" for line in lines)
    if done == due and not refused:
        return f"complete, {done} of {due}"
    judged = f", {refused} judged not met" if refused else ""
    return f"{done} of {due} done, {len(lines) - waiting} to add, {waiting} waiting for an assessor{judged}"


def judged_not_met(items, unit):
    """Parts that a person's mark leaves nothing of: no line of the to-do list."""
    return [row["item"] for row in items
            if row["unit"] == unit and row.get("part") and row["mark"] in ("no", "0") and row["state"] in ("fail", "partial")]


def compare_check(path, rows, items, lines, worded, titles):
    said = check_said(path)
    same_names("units of dossier check", said, [row["unit"] for row in rows])
    for row in rows:
        unit = row["unit"]
        head, rest = said.get(unit, ("", []))
        mine = [line for line in lines if line["unit"] == unit]
        refused = judged_not_met(items, unit)
        compare(f"dossier check, {unit}", "the head line", head, head_of(row["done"], row["due"], mine, len(refused)))
        if not worded:
            continue
        for line in mine:
            found = next((one for one in rest if line_says(one, line, titles)), None)
            if found:
                rest.remove(found)
            else:
                differences.append(f"dossier check, {unit}: no line of {line['item']} says {line['missing']!r}")
        for item in refused:
            found = next((one for one in rest if one[0] == item and one[1].endswith(" \u00b7 judged not met")), None)
            if found:
                rest.remove(found)
            else:
                differences.append(f"dossier check, {unit}: no line of {item} says that it was judged not met")
        differences.extend(f"dossier check, {unit}: a line that was not counted by hand: {one}" for one in rest)


# ---- All of it ----

def main():
    output, name = sys.argv[1], sys.argv[2]
    folder = sys.argv[3] if len(sys.argv) > 3 else os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    made = os.path.join(output, name)
    root = ElementTree.parse(os.path.join(made, "data", "results.xml")).getroot()
    units = {unit.get("id"): unit for unit in root.findall(SPACE + "unit")}
    rows, items, leaves, lines, sort = (table(folder, f"{file}.csv") for file in ("units", "items", "leaves", "todo", "sort"))
    same_names("units", units, [row["unit"] for row in rows or []])
    for row in rows or []:
        if row["unit"] in units:
            compare_unit(row, units[row["unit"]])
    if items:
        compare_items(items, units)
    if leaves:
        compare_leaves(leaves, units)
    if sort:
        compare_sort(sort, units, made)
    if lines is not None:
        worded = not lines or "missing" in lines[0]
        compare_lines("results.xml", [line for unit in units.values() for line in lines_of(unit)], lines)
        for unit in units if worded else []:
            compare_page(made, unit, [line for line in lines if line["unit"] == unit])
        if len(sys.argv) > 4:
            compare_check(sys.argv[4], rows, items, lines, worded, part_titles(root))
    print("\n".join(differences))
    sys.exit(1 if differences else 0)


main()
