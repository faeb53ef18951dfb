# SPDX-License-Identifier: MIT
"""Lines of each unit's to-do list, as its page prints them, against leaves due and done of results.xml: todo.py OUTPUT/ASSESSMENT.

Takes: the published pages. Gives: a line for each unit where they differ, and status 1. A line is a row of the body of a table
whose caption says that something is to be added or waits; what is only coming is in a third table, and is no line. Each line has
the number that follows from its place in the pack, and the ledger calls what is open by the same one.
"""
import base64
import hashlib
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{urn:dossier:results:1}"


def tables(path):
    """(caption, rows of the body) of each table inside <main>."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    main = page[page.index("<main"):page.index("</main>")]
    for table in re.findall(r"<table\b.*?</table>", main, re.S):
        caption = re.search(r"<caption\b[^>]*>(.*?)</caption>", table, re.S)
        body = re.search(r"<tbody\b.*?</tbody>", table, re.S)
        if caption and body:
            yield re.sub(r"<[^>]+>", "", caption.group(1)), len(re.findall(r"<tr\b", body.group(0)))


def wanted(unit, state):
    return sum(leaf.get("due") == "true" and leaf.get("state") == state
               for item in unit.findall(SPACE + "item") if item.get("state") != "error" for leaf in item.iter(SPACE + "leaf"))


def number(unit, item, part, leaf):
    place = "/".join((unit.get("id"), item.get("id"), part.get("id"), leaf.get("key", ""), leaf.get("window", "")))
    return "#" + base64.b32encode(hashlib.sha256(place.encode()).digest()).decode().lower()[:8]


def numbers(unit, states):
    return {number(unit, item, part, leaf) for item in unit.findall(SPACE + "item") if item.get("state") != "error"
            for part in item.findall(SPACE + "part") for leaf in part.findall(SPACE + "leaf")
            if leaf.get("due") == "true" and leaf.get("state") in states}


def printed(path):
    with open(path, encoding="utf-8") as file:
        return set(re.findall(r">(#[a-z2-7]{8})<", file.read()))


def check_numbers(unit, made, ledger):
    shown = printed(os.path.join(made, "units", unit.get("id"), "todo.html"))
    for one in sorted(numbers(unit, ("open", "waiting")) - shown):
        yield f"{unit.get('id')}: {one} does not stand in its to-do list"
    for one in sorted(numbers(unit, ("open",)) - ledger):
        yield f"{unit.get('id')}: {one} does not stand in the ledger"


def check_unit(unit, made):
    found = {"open": 0, "waiting": 0}
    for caption, rows in tables(os.path.join(made, "units", unit.get("id"), "todo.html")):
        which = "open" if re.search(r"to add|待[补補]", caption) else "waiting" if re.search(r"waiting|待核", caption) else None
        if which:
            found[which] += rows
            if str(rows) not in caption:
                yield f"{unit.get('id')}: the caption \"{caption}\" does not say {rows}"
    for which, rows in found.items():
        if rows != wanted(unit, which):
            yield f"{unit.get('id')}: {rows} lines {which}, and {wanted(unit, which)} in results.xml"
    sums = unit.find(SPACE + "sums")
    missing = int(sums.get("due")) - int(sums.get("done"))
    if sum(found.values()) != missing:
        yield f"{unit.get('id')}: {sum(found.values())} lines, and due - done should be {missing}"


def main():
    made = sys.argv[1]
    root = ElementTree.parse(os.path.join(made, "data", "results.xml")).getroot()
    units = [unit for unit in root.findall(SPACE + "unit") if unit.get("applies") == "true"]
    wrong = [text for unit in units for text in check_unit(unit, made)]
    pages = [name for name in sorted(os.listdir(made)) if re.fullmatch(r"ledger(_\d+)?\.html", name)]
    ledger = set().union(*(printed(os.path.join(made, name)) for name in pages))
    wrong += [text for unit in units for text in check_numbers(unit, made, ledger)]
    print("\n".join(wrong))
    if not units:
        print("no unit was found")
    sys.exit(1 if wrong or not units else 0)


main()
