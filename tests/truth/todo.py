# SPDX-License-Identifier: MIT
"""Lines of each unit's to-do list, as its page prints them, against leaves due and done of results.xml: todo.py OUTPUT/ASSESSMENT.

Takes: the published pages. Gives: a line for each unit where they differ, and status 1. A line is a row of the body of a table
whose caption says that something is to be added or waits; what is only coming is in a third table, and is no line.
"""
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
    print("\n".join(wrong))
    if not units:
        print("no unit was found")
    sys.exit(1 if wrong or not units else 0)


main()
