#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The sums that a printed scorecard shows, added up with a pencil: pencil.py FOLDER (print/units of an output).

Every "3 × 1/2 = 1.5" and "2.5 + 3 = 5.5" of each sheet holds; what each item has confirmed adds up to the line of the total.
Read from the ODT alone, as a person reads the paper. Then once more with a figure that was altered.
"""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from decimal import ROUND_HALF_UP, Decimal

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
NUMBER = r"\d+(?:\.\d+)?"


def words(node):
    return "".join(node.itertext()).strip()


def cells(row):
    return [words(cell) for cell in row if cell.tag == TABLE + "table-cell"]


def sums(line):
    """Wrong ones among the products and sums of a line, and how many there were."""
    wrong, seen = [], 0
    for points, done, due, result in re.findall(rf"({NUMBER}) × (\d+)/(\d+) = ({NUMBER})", line):
        seen += 1
        share = Decimal(points) * int(done) / int(due)
        if share.quantize(Decimal("0.01"), ROUND_HALF_UP) != Decimal(result).quantize(Decimal("0.01")):
            wrong.append(f"{points} × {done}/{due} = {result}")
    for left, result in re.findall(rf"((?:{NUMBER} \+ )+{NUMBER}) = ({NUMBER})", line):
        seen += 1
        if sum(Decimal(n) for n in left.split(" + ")) != Decimal(result):
            wrong.append(f"{left} = {result}")
    return wrong, seen


def total_of(table):
    """The scorecard: what its items have confirmed, and what its total says; None for any other table."""
    rows = [cells(row) for row in table.iter(TABLE + "table-row")]
    confirmed = next((i for i, head in enumerate(rows[0]) if head in ("Confirmed", "已确认", "已確認")), None) if rows else None
    if confirmed is None or rows[0][0] not in ("No.", "Number", "Item", "Id", "编号", "編號"):
        return None
    added = Decimal(0)
    for row in rows[1:]:
        if row[0] in ("Total", "合计", "合計"):
            return added, row[confirmed - len(rows[0])]  # from the right: its words are as wide as several columns
        if re.fullmatch(NUMBER, row[confirmed]):
            added += Decimal(row[confirmed])
    return None


def check(content):
    root = ElementTree.fromstring(content)
    wrong, seen = [], 0
    for paragraph in root.iter(TEXT + "p"):
        more, count = sums(words(paragraph).replace("\u00a0", " "))
        wrong, seen = wrong + more, seen + count
    for table in root.iter(TABLE + "table"):
        total = total_of(table)
        if total and re.fullmatch(NUMBER, total[1]):
            seen += 1
            if total[0] != Decimal(total[1]):
                wrong.append(f"the items have {total[0]}, the total says {total[1]}")
    return wrong, seen


def main():
    good, seen, damaged = True, 0, False
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.odt"))):
        content = zipfile.ZipFile(path).read("content.xml").decode()
        wrong, count = check(content)
        seen += count
        for line in wrong:
            print(f"{os.path.basename(path)}: {line}")
        good = good and not wrong
        altered = re.sub(rf"({NUMBER}) × (\d+)/(\d+) = ", r"9\1 × \2/\3 = ", content, count=1)
        damaged = damaged or (altered != content and bool(check(altered)[0]))
    print(f"{seen} sums")
    with open(os.path.join(sys.argv[1], "..", "..", "data", "results.xml"), encoding="utf-8") as file:
        scored = ' scored="true"' in file.read()
    if not scored and not seen:
        return  # a pack without points prints no sum
    if not seen or not damaged:
        print("no sum was found, or an altered one was not seen")
    sys.exit(not (good and seen and damaged))


main()
