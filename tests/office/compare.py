#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What we read in a document against what LibreOffice reads in it: compare.py text|cells OURS THEIRS [NAME DIFFERENCES SEEN].

Takes: our plain text, LibreOffice's text or the stem of its CSV exports, a list of differences with reasons. Gives: each difference
that the list does not have, and status 1 then; appends the lines of the list that were met to SEEN. text: all characters but white
space and the labels of lists, which a tree does not hold. cells: cell by cell, sheet by sheet; thousands separators do not count,
and days may be written in either way.
compare.py stale DIFFERENCES SEEN NAME...: lines of the list that say nothing of these documents, which were all compared.
"""
import csv
import difflib
import glob
import io
import os
import re
import sys


def slurp(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read().lstrip("\ufeff")


# ---- Text ----

def words(text):
    lines = [re.sub(r"^\s*(?:\d+\.|[•◦▪])\s+", "", line) for line in text.splitlines()]
    return re.sub(r"[\s\xad]+", "", "".join(lines))


def text_differences(ours, theirs):
    a, b = words(slurp(theirs)), words(slurp(ours))
    steps = [] if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [f"theirs '{a[i:j][:30]}' ours '{b[k:l][:30]}'" for step, i, j, k, l in steps if step != "equal"]


# ---- Cells ----

def plain_cell(cell):
    cell = re.sub(r"\s+", " ", cell.strip())
    return cell.replace(",", "") if re.fullmatch(r"-?[\d,]+(?:\.\d+)?", cell) else cell


def same_day(ours, theirs):
    """2017-07-05 and 7/5/2017 or 05/07/2017, with the same hour and minute where both have one."""
    mine = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d)(?::\d\d)?)?", ours)
    other = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}:\d\d)(?::\d\d)?)?", theirs)
    return bool(mine and other and mine[1] == other[3] and {int(mine[2]), int(mine[3])} == {int(other[1]), int(other[2])} and
                (mine[4] or "").lstrip("0") == (other[4] or "").lstrip("0"))


def same_row(ours, theirs):
    return len(ours) == len(theirs) and all(x == y or same_day(x, y) for x, y in zip(ours, theirs))


def rows(lines):
    """Rows with a word, without empty columns before the first; of a row with one cell only the cell, for it is no table."""
    cells = [[plain_cell(c) for c in row] for row in lines]
    for row in cells:
        while row and not row[-1]:
            row.pop()
    cells = [row for row in cells if row]
    first = min((next(i for i, c in enumerate(row) if c) for row in cells if len([c for c in row if c]) > 1), default=0)
    return [row[first:] if len([c for c in row if c]) > 1 else [row[-1]] for row in cells]


def sheets_of(ours, names):
    """Ours, cut where a line is the name of a sheet that has cells; one sheet alone has no heading."""
    sheets, at = {}, names[0] if len(names) == 1 else None
    for line in ours.splitlines():
        if len(names) > 1 and line in names and line not in sheets:
            at = line
        else:
            sheets.setdefault(at, []).append(line.split("\t"))
        sheets.setdefault(at, [])
    return sheets


def exports(ours, stem):
    """LibreOffice's files for this document: name of the sheet, path. Another document's name may go on where this one's ends; to
    some names of sheets LibreOffice adds " -1"."""
    longer = [os.path.basename(path).rsplit(".", 2)[0] for path in glob.glob(os.path.join(glob.escape(os.path.dirname(ours)), "*.ours"))]
    longer = [name + "-" for name in longer if name.startswith(os.path.basename(stem) + "-")]
    for path in glob.glob(glob.escape(stem) + "-*.csv"):
        if not any(os.path.basename(path).startswith(name) for name in longer):
            yield re.sub(r" -\d+$", "", path[len(stem) + 1:-4]), path


def cell_differences(ours, stem):
    theirs = {name: rows(csv.reader(io.StringIO(slurp(path), newline=""))) for name, path in exports(ours, stem)}
    theirs = {name: cells for name, cells in theirs.items() if cells}
    sheets, found = sheets_of(slurp(ours), sorted(theirs)), []
    for name in sorted(theirs.keys() | sheets.keys(), key=str):
        a, b = rows(sheets.get(name, [])), theirs.get(name, [])
        found += [f"{name} row {i}: ours {x} theirs {y}" for i, (x, y) in enumerate(zip(a, b), 1) if not same_row(x, y)]
        found += [f"{name} rows: ours {len(a)} theirs {len(b)}"] if len(a) != len(b) else []
    return found


# ---- The list ----

def listed(path):
    """(whole line, name, place) of each; "rows 2-5" stands for "row 2" to "row 5"."""
    for line in slurp(path).splitlines():
        if line.startswith("#") or line.count(" | ") < 2:
            continue
        name, place, _ = line.split(" | ", 2)
        many = re.fullmatch(r"(.*)rows (\d+)-(\d+)", place)
        for i in range(int(many[2]), int(many[3]) + 1) if many else [0]:
            yield line, name, f"{many[1]}row {i}" if many else place


def compare(kind, ours, theirs, name="", known=None, seen=None):
    found = (text_differences if kind == "text" else cell_differences)(ours, theirs)
    places = {place: line for line, of, place in listed(known) if of == name} if known else {}
    place_of = (lambda line: line) if kind == "text" else (lambda line: line.split(": ours ")[0])
    new = [line for line in found if place_of(line) not in places]
    if seen:
        with open(seen, "a", encoding="utf-8") as file:
            file.writelines(f"{name} | {place_of(line)}\n" for line in found)
    print("\n".join(new))
    return 1 if new else 0


def stale(known, seen, *names):
    met = set(slurp(seen).splitlines())
    left = [f"{line}: {place}" for line, name, place in listed(known) if name in names and f"{name} | {place}" not in met]
    print("\n".join(left))
    return 1 if left else 0


sys.exit((stale if sys.argv[1] == "stale" else compare)(*sys.argv[1 + (sys.argv[1] == "stale"):]))
