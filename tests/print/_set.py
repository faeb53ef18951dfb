# SPDX-License-Identifier: MIT
"""_set.py text|heads|contents|whole|all FILE.odt FILE.pdf ...: what documents hold against what is printed of them, "ok" or "not ok".

text      every paragraph, heading and cell of the ODT is in the PDF, in the order of the ODT
heads     each page says the title, the assessment, the rule pack and the day, and something more; the last one says how many
          pages there are
contents  the page numbers of the table of contents are those on which the headings stand
whole     no line ends inside a number
"""
import bisect
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml
import zipfile

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT, OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
SKIPPED = {TEXT + "bookmark-ref", TEXT + "note", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"}


def bare(text):
    """Without white space, wide or not, and each character in its plain form: fonts map some Han characters to their radicals."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", text))


def said(node):
    parts = [node.text or ""]
    for child in node:
        parts += ["\n" * (child.tag == TEXT + "line-break"), "" if child.tag in SKIPPED else said(child), child.tail or ""]
    return "".join(parts)


class Document:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            body = xml.fromstring(archive.read("content.xml")).find(OFFICE + "body/" + OFFICE + "text")
            meta = xml.fromstring(archive.read("meta.xml"))
        toc = body.find(TEXT + "table-of-content")
        self.entries = [] if toc is None else [e for e in toc.iter(TEXT + "p") if e.find(TEXT + "a") is not None]
        self.blocks = [block for block in body.iter() if block.tag in (TEXT + "p", TEXT + "h") and bare(said(block))]
        self.rows = {block: row for row in body.iter(TABLE + "table-row") for block in row.iter()}
        self.title, self.subject = (bare(meta.findtext(".//" + DUBLIN + name) or "") for name in ("title", "subject"))


def loose(text):
    """A pattern of the text, wherever its lines end."""
    return "\n*".join(map(re.escape, text))


class Print:
    """The text of all pages without head and foot. `starts` says where in it each page begins, `ends` where lines end."""

    def __init__(self, path, document):
        raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
        pages = ["\n".join(map(bare, page.split("\n"))).strip() for page in raw.split("\f")[:-1]]
        said = loose(document.title + document.subject)
        self.without_head = [n for n, page in enumerate(pages, 1) if not re.search(said, page)]
        self.count, self.last = len(pages), bare(pages[-1])
        self.text, self.starts, self.ends = "", [], set()
        for n, page in enumerate(pages, 1):
            self.starts.append(len(self.text))
            head = re.compile(r"%s(\n*·\n*%s)?" % (said, loose("%d/%d" % (n, len(pages)))))  # exactly: text behind may begin with a digit
            foot = loose("—%d—" % n) + "|" + loose("%d/%d" % (n, len(pages)))
            for line in re.sub("^(%s)|(%s)$" % (foot, foot), "", head.sub("", page, count=1).strip()).split("\n"):
                self.text += line
                self.ends.add(len(self.text))

    def page(self, at):
        return bisect.bisect_right(self.starts, at)


def parted(piece, at, printed):
    """Where a cell begins whose end stands on the next page, and how much of it stands before; a short one is not parted."""
    for size in range(len(piece) - 1, 9, -1):
        place = printed.text.find(piece[:size], at)
        page = printed.page(place)
        if place >= 0 and page < printed.count and printed.text.find(piece[size:], printed.starts[page]) >= 0:
            return place, size
    return None


def found(document, printed):
    """Where each block stands in the print and how long it goes on there; None = nowhere behind the one before it, or, where a row
    goes on on the next page, behind the cell that is parted."""
    places, at, row, parted_at = [], 0, None, None
    for block in document.blocks:
        if document.rows.get(block) is not row:
            row, parted_at = document.rows.get(block), None
        piece, start = bare(said(block)), at if parted_at is None else parted_at
        place = printed.text.find(piece, start)
        places.append((place, len(piece)) if place >= 0 else parted(piece, start, printed))
        if place < 0 and places[-1]:
            parted_at = sum(places[-1])
        at = max(at, sum(places[-1] or (0,)))
    return places


def say(good, name, why):
    print(("ok - " if good else "not ok - ") + name)
    for line in [] if good else why[:5]:
        print("# " + str(line))
    return good


def text(name, document, printed):
    places = found(document, printed)
    lost = [bare(said(block)) for block, place in zip(document.blocks, places) if place is None]
    return say(places and not lost, "%s: all %d lines and cells are printed, in order" % (name, len(places)), lost)


def heads(name, document, printed):
    good = say(not printed.without_head, name + ": each page has its head", printed.without_head)
    total = "%d/%d" % (printed.count, printed.count)
    good = say(total in printed.last, name + ": pages are counted", [printed.last[:80], total]) and good
    empty = [n for n, (start, end) in enumerate(zip(printed.starts, printed.starts[1:] + [len(printed.text)]), 1) if start == end]
    return say(not empty, name + ": no page is empty", empty) and good


def contents(name, document, printed):
    pages = {}
    for block, place in zip(document.blocks, found(document, printed)):
        if block.tag == TEXT + "h" and place is not None:
            pages.setdefault(bare(said(block)), []).append(str(printed.page(place[0])))
    wrong = []
    for entry in document.entries:
        title, behind = bare(said(entry)), document.blocks[document.blocks.index(entry) + 1]
        # The number ends where the next line begins, and that may begin with a digit.
        numbers = re.findall(re.escape(title) + r"\.{3,}(\d+?)(?=%s)" % re.escape(bare(said(behind))), printed.text)
        if not numbers or not set(numbers) <= set(pages.get(title, [])):
            wrong.append((title, numbers, pages.get(title)))
    return say(document.entries and not wrong, name + ": page numbers of the contents are those of the headings", wrong)


def whole(name, document, printed):
    broken = []
    for block, place in zip(document.blocks, found(document, printed)):
        words = unicodedata.normalize("NFKC", said(block))
        for number in re.finditer(r"(?<![0-9A-Za-z])\d+(?:\.\d+)*(?![0-9A-Za-z])", words) if place else []:
            first = len(bare(words[:number.start()])) + 1
            last = min(first + len(number.group()) - 1, place[1])
            if any(place[0] + at in printed.ends for at in range(first, last)):
                broken.append((number.group(), words[:80], "page %d" % printed.page(place[0])))
    return say(not broken, name + ": no line ends inside a number", broken)


if __name__ == "__main__":
    good = True
    for odt, pdf in zip(sys.argv[2::2], sys.argv[3::2]):
        document = Document(odt)
        printed, name = Print(pdf, document), odt.rsplit("/", 1)[-1]
        wanted = [text, heads, whole] + [contents] * bool(document.entries) if sys.argv[1] == "all" else [globals()[sys.argv[1]]]
        good = all([check(name, document, printed) for check in wanted]) and good
    sys.exit(0 if good else 1)
