#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The numbers of a scorecard are the same on its page, on paper and in the data: printed.py FOLDER (an output/<assessment>).

For each unit the rows of items, the total, the steps to the final score and the rank, read from units/<id>/index.html, from
print/units/*.odt and from data/results.xml, each as what it is; then once more with one number altered in each. Reports in English.
"""
import glob
import html.parser
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from decimal import Decimal, InvalidOperation

SPACE = "{urn:dossier:results:1}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
NOTHING = "–"


class Page(html.parser.HTMLParser):
    """Rows of tables, and the text around them."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.cell, self.text = [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self.cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        self.text.append(data)
        if self.cell:
            self.rows[-1][-1] += data


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def of_page(text):
    page = Page(text)
    return [[squeezed(cell) for cell in row] for row in page.rows], squeezed("".join(page.text))


def of_paper(content):
    root = ElementTree.fromstring(content)
    rows = [[squeezed("".join(cell.itertext())) for cell in row if cell.tag == TABLE + "table-cell"] for row in root.iter(TABLE + "table-row")]
    return rows, squeezed(" ".join(root.itertext()))


def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def wanted(unit, others):
    """(first cell, how many cells stand before the numbers, sums) of each row of the table of items that has numbers."""
    rows = [(item.get("id"), 3, item.find(SPACE + "sums")) for item in unit.findall(SPACE + "item")
            if item.get("state") not in ("not-applicable", "error") and item.get("id") not in others]
    return rows + [("Total", 1, unit.find(SPACE + "sums"))]


def numbers(sums, scored):
    """Completion, confirmed, waiting, and full without what does not apply."""
    full = Decimal(sums.get("full")) - Decimal(sums.get("not-applicable"))
    points = [Decimal(sums.get("confirmed")), Decimal(sums.get("pending")), full] if scored else []
    return [f"{sums.get('done')}/{sums.get('due')}"] + points


def compare(unit, others, scored, rows, text):
    """What is not as the data says. Nothing due, or no points, is a dash."""
    for name, before, sums in wanted(unit, others):
        values = numbers(sums, scored)
        found = [row for row in rows if row[:1] == [name] and len(row) >= before + len(values)]
        cells = [number(cell) for cell in found[0][before:before + len(values)]] if found else []
        same = [cell == value or (cell == NOTHING and value in ("0/0", 0)) for cell, value in zip(cells, values)]
        if not found or not all(same):
            yield f"{name}: {[str(value) for value in values]} is not {[str(cell) for cell in cells]}"
    final = unit.find(SPACE + "final")
    if final is not None and any(row[:1] == ["Final score"] for row in rows):
        score = [row[-1] for row in rows if row[:1] == ["Final score"]]
        said, _, reach = score[0].partition(", up to ")
        if number(said) != Decimal(final.get("score")) or number(reach.split(" ")[0] or said) != Decimal(final.get("reach")):
            yield f"final score: {score[0]} is not {final.get('score')}, up to {final.get('reach')}"
        for peer in final.findall(SPACE + "peer") if not final.get("nothing") else []:
            best = peer.get("best")
            said = f"best of the class {Decimal(best).normalize():f}" if best else f"place {peer.get('place')} of {peer.get('place-of')}"
            ends = [row[-1] for row in rows if len(row) == 2 and said in row[0]]
            if "mean" not in peer.attrib and Decimal(peer.get("points")) not in [number(end.lstrip("+")) for end in ends]:
                yield f"{peer.get('id')}: {said} with {peer.get('points')} is not said"
    if unit.get("rank") and f"{unit.get('rank')} of {unit.get('rank-of')}" not in text:
        yield f"rank {unit.get('rank')} of {unit.get('rank-of')} is not said"


def check(folder, spoil=None):
    """(what is wrong, units looked at); `spoil`: what is done to the data of each unit first."""
    root = ElementTree.parse(os.path.join(folder, "data", "results.xml")).getroot()
    pack, wrong, seen = root.find(SPACE + "pack"), [], 0
    kinds = {item.get("id") for item in pack.findall(SPACE + "pack-item") if item.get("bonus") or item.get("veto") or item.get("gate")}
    for unit in root.findall(SPACE + "unit"):
        name = unit.get("id")
        paper = [one for one in glob.glob(os.path.join(folder, "print", "units", "*.odt")) if os.path.basename(one).startswith(name + "_")]
        if unit.get("applies") != "true" or not paper:
            continue
        if spoil:
            spoil(unit)
        seen += 1
        with open(os.path.join(folder, "units", name, "index.html"), encoding="utf-8") as page:
            sources = {"page": of_page(page.read()), "paper": of_paper(zipfile.ZipFile(paper[0]).read("content.xml"))}
        for source, (rows, text) in sources.items():
            wrong += [f"{name}, {source}: {line}" for line in compare(unit, kinds, pack.get("scored") == "true", rows, text)]
    return wrong, seen


def told(folder):
    """Whether a page shows the steps to the final score."""
    return any("Final score</td>" in open(page, encoding="utf-8").read() for page in glob.glob(os.path.join(folder, "units", "*", "index.html")))


def other(path, key):
    """Another number in the data of a unit."""
    def spoil(unit):
        node = unit.find(SPACE + path) if path else unit
        if node is not None and node.get(key):
            node.set(key, str(Decimal(node.get(key)) + 70))
    return spoil


def main():
    folder = sys.argv[1]
    wrong, seen = check(folder)
    good = seen and not wrong
    print(f"{'ok' if good else 'not ok'} - {seen} units: the same numbers on page, on paper, in the data")
    for line in wrong[:10]:
        print("#", line)
    root = ElementTree.parse(os.path.join(folder, "data", "results.xml")).getroot()
    scored, ranked = root.find(SPACE + "pack").get("scored") == "true", any(unit.get("rank") for unit in root.findall(SPACE + "unit"))
    controls = [("sums", "done")] + ([("", "rank")] if ranked else []) + ([("sums", "confirmed"), ("sums", "pending")] if scored else [])
    for path, key in controls + ([("final", "score")] if told(folder) else []):
        found = bool(check(folder, other(path, key))[0])
        print(f"{'ok' if found else 'not ok'} - control: another {key} is found")
        good = good and found
    sys.exit(0 if good else 1)


main()
