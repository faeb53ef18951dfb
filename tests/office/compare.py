#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What we read in a document against what LibreOffice reads in it: compare.py text|cells OURS THEIRS [NAME DIFFERENCES].

Takes: our plain text, LibreOffice's text or CSV export, and a list of differences with reasons. Gives: each difference that the
list does not have, and status 1 then. text: all characters but white space and the labels of lists, which a tree does not hold.
cells: cell by cell; thousands separators do not count.
"""
import csv
import re
import sys


def words(text):
    lines = [re.sub(r"^\s*(?:\d+\.|[•◦▪])\s+", "", line) for line in text.lstrip("\ufeff").splitlines()]
    return re.sub(r"\s+", "", "".join(lines))


def plain_cell(cell):
    cell = re.sub(r"\s+", " ", cell.strip())
    return cell.replace(",", "") if re.fullmatch(r"-?[\d,]+(?:\.\d+)?", cell) else cell


def rows(lines):
    cells = [[plain_cell(c) for c in row] for row in lines]
    for row in cells:
        while row and not row[-1]:
            row.pop()
    return [row for row in cells if row]


def text_differences(ours, theirs):
    a, b = words(ours), words(theirs)
    if a == b:
        return []
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return [f"character {at}: ours {a[at:at + 30]!r} theirs {b[at:at + 30]!r}"]


def cell_differences(ours, theirs):
    a = rows(line.split("\t") for line in ours.splitlines())
    b = rows(csv.reader(theirs.lstrip("\ufeff").splitlines()))
    found = [f"row {i}: ours {x} theirs {y}" for i, (x, y) in enumerate(zip(a, b), 1) if x != y]
    return found + ([f"rows: ours {len(a)} theirs {len(b)}"] if len(a) != len(b) else [])


def main(kind, ours, theirs, name="", known=None):
    with open(ours, encoding="utf-8") as one, open(theirs, encoding="utf-8") as other:
        found = (text_differences if kind == "text" else cell_differences)(one.read(), other.read())
    expected = set()
    if known:
        with open(known, encoding="utf-8") as file:
            expected = {line.split("|")[0].strip() for line in file if "|" in line and not line.startswith("#")}
    new = [line for line in found if f"{name} {line.split(':')[0]}" not in expected]
    print("\n".join(new))
    return 1 if new else 0


sys.exit(main(*sys.argv[1:]))
