# SPDX-License-Identifier: MIT
"""_set.py text|heads|contents|all FILE.odt FILE.pdf ...: what documents hold against what is printed of them, "ok" or "not ok".

text      every paragraph, heading and cell of the ODT is in the PDF, in the order of the ODT
heads     each page says the title, the assessment, the rule pack and the day; the last one says how many pages there are
contents  the page numbers of the table of contents are those on which the headings stand
"""
import bisect
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml
import zipfile

TEXT, OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
SKIPPED = {TEXT + "bookmark-ref", TEXT + "note", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"}


def bare(text):
    """Without white space, and each character in its plain form: fonts map some Han characters to their radicals."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def said(node):
    parts = [node.text or ""]
    for child in node:
        parts += ["" if child.tag in SKIPPED else said(child), child.tail or ""]
    return "".join(parts)


class Document:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            body = xml.fromstring(archive.read("content.xml")).find(OFFICE + "body/" + OFFICE + "text")
            meta = xml.fromstring(archive.read("meta.xml"))
        toc = body.find(TEXT + "table-of-content")
        self.entries = [] if toc is None else [e for e in toc.iter(TEXT + "p") if e.find(TEXT + "a") is not None]
        self.blocks = [block for block in body.iter() if block.tag in (TEXT + "p", TEXT + "h") and bare(said(block))]
        self.title, self.subject = (bare(meta.findtext(".//" + DUBLIN + name) or "") for name in ("title", "subject"))


class Print:
    """The text of all pages without head and foot; `starts` says where in it each page begins."""

    def __init__(self, path, document):
        raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
        pages = [bare(page) for page in raw.split("\f")[:-1]]
        said = re.escape(document.title + document.subject)
        self.without_head = [n for n, page in enumerate(pages, 1) if not re.search(said, page)]
        self.count, self.last = len(pages), pages[-1]
        self.text, self.starts = "", []
        for n, page in enumerate(pages, 1):
            self.starts.append(len(self.text))
            head = re.compile(r"%s(·%d/%d)?" % (said, n, len(pages)))  # the exact numbers: the text behind may begin with a digit
            foot = r"—%d—|%d/%d" % (n, n, len(pages))
            self.text += re.sub("^(%s)|(%s)$" % (foot, foot), "", head.sub("", page, count=1))

    def page(self, at):
        return bisect.bisect_right(self.starts, at)


def found(document, printed):
    """Where each block stands in the print; None = nowhere behind the one before it."""
    places, at = [], 0
    for block in document.blocks:
        piece = bare(said(block))
        place = printed.text.find(piece, at)
        places.append(None if place < 0 else place)
        if place >= 0:
            at = place + len(piece)
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
    return say(total in printed.last, name + ": pages are counted", [printed.last[:80], total]) and good


def contents(name, document, printed):
    pages = {}
    for block, place in zip(document.blocks, found(document, printed)):
        if block.tag == TEXT + "h" and place is not None:
            pages.setdefault(bare(said(block)), []).append(str(printed.page(place)))
    wrong = []
    for entry in document.entries:
        title, behind = bare(said(entry)), document.blocks[document.blocks.index(entry) + 1]
        # The number ends where the next line begins, and that may begin with a digit.
        numbers = re.findall(re.escape(title) + r"\.{3,}(\d+?)(?=%s)" % re.escape(bare(said(behind))), printed.text)
        if not numbers or not set(numbers) <= set(pages.get(title, [])):
            wrong.append((title, numbers, pages.get(title)))
    return say(document.entries and not wrong, name + ": page numbers of the contents are those of the headings", wrong)


if __name__ == "__main__":
    good = True
    for odt, pdf in zip(sys.argv[2::2], sys.argv[3::2]):
        document = Document(odt)
        printed, name = Print(pdf, document), odt.rsplit("/", 1)[-1]
        wanted = [text, heads] + [contents] * bool(document.entries) if sys.argv[1] == "all" else [globals()[sys.argv[1]]]
        good = all([check(name, document, printed) for check in wanted]) and good
    sys.exit(0 if good else 1)
