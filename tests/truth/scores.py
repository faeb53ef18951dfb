# SPDX-License-Identifier: MIT
"""The sheet of points against the data: scores.py MADE.

Takes: the folder of a made assessment. Gives: a line for each cell of the points in matrix*.html that is not what data/results.xml has
(confirmed, in brackets what waits, the final score, the rank), and status 1; status 1 too when there is no such table.
"""
import glob
import html
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

SPACE = "{urn:dossier:results:1}"


def cells_of(row):
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]


def tables(made):
    """Head and rows of each table of points: those that have the row of what is worth most in front."""
    for path in sorted(glob.glob(os.path.join(made, "matrix*.html"))):
        with open(path, encoding="utf-8") as file:
            for table in re.findall(r"<table.*?</table>", file.read(), re.S):
                rows = [cells_of(row) for row in re.findall(r"<tr.*?</tr>", table, re.S)]
                if len(rows) > 1 and rows[1][0] in ("Full", "满分", "滿分"):
                    yield rows[0], rows[2:]


def wanted_of(unit):
    wanted = {}
    for item in unit.iter(SPACE + "item"):
        sums = item.find(SPACE + "sums")
        wanted[item.get("id")] = (Decimal(sums.get("confirmed")), Decimal(sums.get("pending")))
    return wanted


def number(text):
    return Decimal(text.replace("−", "-"))


def main():
    made, wrong, seen = sys.argv[1], [], 0
    units = {unit.get("name"): unit for unit in ElementTree.parse(os.path.join(made, "data", "results.xml")).getroot().iter(SPACE + "unit")}
    for head, rows in tables(made):
        for row in rows:
            unit = units[row[0]]
            wanted = wanted_of(unit)
            for name, cell in zip(head[1:], row[1:]):
                match = re.fullmatch(r"([-−\d.]+)(?:[ （(]+\+([\d.]+)[)）])?", cell)
                if name not in wanted or not match:
                    continue
                seen += 1
                got = (number(match[1]), number(match[2] or "0"))
                if got != wanted[name]:
                    wrong.append(f"{row[0]}, {name}: {cell}, in the data {wanted[name]}")
    for line in wrong:
        print(line)
    if not seen:
        print("no points anywhere")
    return 1 if wrong or not seen else 0


sys.exit(main())
