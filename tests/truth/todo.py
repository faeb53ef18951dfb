# SPDX-License-Identifier: MIT
"""Lines of each unit's to-do list, as its page prints them, against leaves due and done of results.xml: todo.py OUTPUT/ASSESSMENT.

Takes: the published pages. Gives: a line for each unit where they differ, and status 1. A line is a row of the body of a table
whose caption says that something is to be added or waits; what is only coming is in a third table, and is no line; what was judged not met stands in
one of its own. Each line has the number that follows from its place in the pack; findings, and the ledger what is open or was
judged not met, call it by the same one, and both begin with a sum that is the one of all units.
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


def state_of(leaf):
    """open, waiting, done, or refused: judged, and not met."""
    return "refused" if leaf.get("state") != "open" and leaf.get("reason") == "refused" else leaf.get("state")


def wanted(unit, state):
    return sum(leaf.get("due") == "true" and state_of(leaf) == state
               for item in unit.findall(SPACE + "item") if item.get("state") != "error" for leaf in item.iter(SPACE + "leaf"))


def number(unit, item, part, leaf):
    place = "/".join((unit.get("id"), item.get("id"), part.get("id"), leaf.get("key", ""), leaf.get("window", "")))
    return "#" + base64.b32encode(hashlib.sha256(place.encode()).digest()).decode().lower()[:8]


def numbers(unit, states):
    return {number(unit, item, part, leaf) for item in unit.findall(SPACE + "item") if item.get("state") != "error"
            for part in item.findall(SPACE + "part") for leaf in part.findall(SPACE + "leaf")
            if leaf.get("due") == "true" and state_of(leaf) in states}


def printed(path):
    with open(path, encoding="utf-8") as file:
        return set(re.findall(r">(#[a-z2-7]{8})<", file.read()))


def check_numbers(unit, made, ledger, findings):
    shown = printed(os.path.join(made, "units", unit.get("id"), "todo.html"))
    for one in sorted(numbers(unit, ("open", "waiting", "refused")) - shown):
        yield f"{unit.get('id')}: {one} does not stand in its to-do list"
    for one in sorted(numbers(unit, ("open", "waiting", "refused")) - findings):
        yield f"{unit.get('id')}: {one} does not stand among the findings"
    for one in sorted(numbers(unit, ("open", "refused")) - ledger):
        yield f"{unit.get('id')}: {one} does not stand in the ledger"


def check_unit(unit, made):
    found = {"open": 0, "waiting": 0, "refused": 0}
    for caption, rows in tables(os.path.join(made, "units", unit.get("id"), "todo.html")):
        which = "refused" if re.search(r"judged not met|[评評]定[为為]不符合", caption) else None
        which = which or ("open" if re.search(r"to add|待[补補]", caption) else "waiting" if re.search(r"waiting|待核", caption) else None)
        if which:
            found[which] += rows
            if str(rows) not in caption:
                yield f"{unit.get('id')}: the caption \"{caption}\" does not say {rows}"
    for which, rows in found.items():
        if rows != wanted(unit, which):
            yield f"{unit.get('id')}: {rows} lines {which}, and {wanted(unit, which)} in results.xml"
    sums = unit.find(SPACE + "sums")
    missing = int(sums.get("due")) - int(sums.get("done"))
    if found["open"] + found["waiting"] != missing:
        yield f"{unit.get('id')}: {found['open'] + found['waiting']} lines, and due - done should be {missing}"


TERMS = {"open": r"(\d+) to add|待[补補]材料(\d+)", "waiting": r"(\d+) waiting for|(?<!的)待核事[项項](\d+)",
         "refused": r"(\d+) judged not met|[评評]定[为為]不符合(\d+)"}


def check_head(units, made, name, states):
    """The sum that a list begins with, against all units."""
    with open(os.path.join(made, name), encoding="utf-8") as file:
        page = file.read()
    head = re.search(r'<p><span class="label">(?:Findings|To be put right|[问問][题題]|待整改)[^<]*</span>([^<]*)</p>', page)
    said = head.group(1) if head else ""
    for state in states:
        number = re.search(TERMS[state], said)
        shown, all_of = int(next(filter(None, number.groups()))) if number else 0, sum(wanted(unit, state) for unit in units)
        if shown != all_of:
            yield f"{name}: {shown} {state} in \"{said}\", and {all_of} in results.xml"
    whole = re.match(r"(\d+)[项項] = (.*)|(.*) = (\d+)", said.replace("；", ";").split(";")[0])
    if whole:
        sum_of, terms = int(whole.group(1) or whole.group(4)), whole.group(2) or whole.group(3)
        if sum_of != sum(int(one) for one in re.findall(r"\d+", terms)):
            yield f"{name}: \"{said}\" does not add up"


def pages_of(made, name):
    names = [one for one in sorted(os.listdir(made)) if re.fullmatch(name + r"(_\d+)?\.html", one)]
    return set().union(*(printed(os.path.join(made, one)) for one in names))


def main():
    made = sys.argv[1]
    root = ElementTree.parse(os.path.join(made, "data", "results.xml")).getroot()
    units = [unit for unit in root.findall(SPACE + "unit") if unit.get("applies") == "true"]
    wrong = [text for unit in units for text in check_unit(unit, made)]
    ledger, findings = pages_of(made, "ledger"), pages_of(made, "findings")
    wrong += [text for unit in units for text in check_numbers(unit, made, ledger, findings)]
    wrong += [*check_head(units, made, "findings.html", TERMS), *check_head(units, made, "ledger.html", ("open", "refused"))]
    print("\n".join(wrong))
    if not units:
        print("no unit was found")
    sys.exit(1 if wrong or not units else 0)


main()
