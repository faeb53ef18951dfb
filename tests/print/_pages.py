# SPDX-License-Identifier: MIT
"""What can be measured in a PDF without an eye. Each test prints "ok - ..." or "not ok - ...".

_pages.py rows PDF TXT        every line of the plain text is printed, each row of the long table on one page below its head
_pages.py toc PDF             the page numbers of the table of contents are those of the headings
_pages.py numbers PDF         "- n -" stands outside: right on odd pages, left on even ones, 7 mm below the type area
_pages.py grid PDF            22 lines of 28 characters in 156 x 225 mm, 28 mm from the left and 37 mm from the top
_pages.py inside PDF MM MM    no word stands outside these margins (left, right)
"""
import html
import re
import subprocess
import sys

bad = 0


def say(good, name, *why):
    global bad
    bad += not good
    print(("ok" if good else "not ok") + " - " + name)
    for line in [] if good else why:
        print("# " + str(line))


def pages(pdf, *options):
    out = subprocess.run(["pdftotext", *options, pdf, "-"], capture_output=True, check=True).stdout.decode()
    return out.split("\f")[:-1]


def words(pdf):
    """For each page: its width and height in mm and its words as (x0, y0, x1, y1, text), in mm."""
    out = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
    result = []
    for page in out.split("<page ")[1:]:
        width, height = (float(n) * 25.4 / 72 for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        boxes = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)
        result.append((width, height, [tuple(float(n) * 25.4 / 72 for n in box[:4]) + (html.unescape(box[4]),) for box in boxes]))
    return result


def bare(text):
    """Without white space and without the hyphens that nobody wrote: a PDF breaks lines wherever it likes."""
    return re.sub(r"\s+", "", text)


def rows(pdf, txt):
    printed = pages(pdf, "-layout")
    everything = bare("".join(pages(pdf, "-raw")))
    lost = []
    for line in open(txt, encoding="utf-8").read().splitlines():
        for cell in line.split("\t"):
            piece = bare(re.sub(r"\[\d+\]|[☐☑]", "", cell))[:12]  # boxes come from another font, at another place
            if piece and piece not in everything and piece[:4] not in everything:
                lost.append(cell)
    say(not lost, "every line and cell is printed", *lost[:5])
    numbered = sorted({line.split("\t")[0] for line in open(txt, encoding="utf-8") if re.match(r"(Row|第)-\d\d\t", line)})
    on_pages = [[row for row in numbered if bare(row) in bare(page)] for page in printed]
    say(len(numbered) == 80 and sum(map(len, on_pages)) == 80, "80 rows, each on one page", numbered[:3], [len(p) for p in on_pages])
    head = "RowReasonPoints" if "Row-01" in numbered else "第理由得分"
    without = [n + 1 for n, page in enumerate(printed) if on_pages[n] and head not in bare(page)]
    say(not without, "the head row is repeated on each page of the long table", without)


def toc(pdf):
    printed = [bare(page) for page in pages(pdf, "-layout")]
    entries = re.findall(r"^ *(\S.*?) ?\.{3,} ?(\d+)$", pages(pdf, "-layout")[0], re.M)
    say(len(entries) >= 5, "the table of contents has its entries", entries)
    wrong = []
    for title, number in entries:
        real = [n + 1 for n, page in enumerate(printed) if bare(title) in (page if n else page.split(bare(entries[-1][0]), 1)[-1])]
        if int(number) not in real:
            wrong.append((title, number, real))
    say(not wrong, "its page numbers are those of the headings", *wrong)


def numbers(pdf):
    wrong = []
    for n, (width, height, boxes) in enumerate(words(pdf), 1):
        foot = [box for box in boxes if box[4] in ("—", str(n)) and box[1] > height - 36]
        if len(foot) != 3 or width > height:
            wrong += [(n, foot)] if width < height else []
            continue
        left, right = min(box[0] for box in foot), max(box[2] for box in foot)
        want = (abs(right - (184 - 4.9)) < 2) if n % 2 else (abs(left - (28 + 4.9)) < 2)
        middle = sum(box[1] + box[3] for box in foot) / 6
        if not want or not 268 < middle < 274:
            wrong.append((n, left, right, middle))
    say(not wrong, "page numbers stand outside, 7 mm below the type area", *wrong[:4])


def grid(pdf):
    width, height, boxes = words(pdf)[1]
    lines = {}
    for box in boxes:
        if 36 < box[1] and box[3] < 265:  # the head of the page stands above
            lines.setdefault(round((box[1] + box[3]) / 2), []).append(box)
    counts = [sum(len(box[4]) for box in line) for line in lines.values()]
    say(abs(width - 210) < 0.3 and abs(height - 297) < 0.3, "the paper is A4", width, height)
    say(len(lines) == 22, "22 lines to the page", len(lines))
    say(counts.count(28) >= 20 and max(counts) == 28, "28 characters to the line", counts)
    inside_lines = [box for line in lines.values() for box in line]
    left, right = min(box[0] for box in inside_lines), max(box[2] for box in inside_lines)
    say(abs(left - 28) < 0.5 and right < 184.8, "the type area begins 28 mm from the left and is 156 mm wide", left, right)
    top = min(box[1] for box in inside_lines)
    say(36 < top < 40, "it begins 37 mm from the top, and the first line has its room", top)
    tops = sorted(lines)
    pitch = (tops[-1] - tops[0]) / (len(tops) - 1)
    say(abs(pitch - 225 / 22) < 0.05, "the lines fill 225 mm", pitch)


def inside(pdf, left, right):
    """Punctuation may hang into the margin."""
    outside = [(n, box) for n, (width, _, boxes) in enumerate(words(pdf), 1) for box in boxes
               if box[0] < float(left) - 0.5 or box[2] > width - float(right) + (7 if box[4][-1] in "，。、；：" else 1.5)]
    say(not outside, "no word stands outside the margins", *outside[:4])


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
    sys.exit(1 if bad else 0)
