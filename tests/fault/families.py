# SPDX-License-Identifier: MIT
"""Papers made to be slow, to grow or to mislead, as files in one unit: the Markdown families of tests/unit/read_hostile.c, XML that
wants more than it is, archives and photos that lie. No name fits a kind of the pack. The run ends well, what has a message has it
once, and every file of the other units is byte for byte that of a run without them.
"""
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import PROGRAM, ROOT, differences, say, tree

LARGE = 256 << 10
C_TEXT = r'"((?:[^"\\]|\\.)*)"'


def families():
    """Name, bytes and the codes that are due, as the unit test has them."""
    with open("tests/unit/read_hostile.c", encoding="utf-8") as file:
        rows = re.findall(r"^ +(ONCE|BOTH)\(" + ", ".join([C_TEXT] * 5) + r"\),?$", file.read(), re.M)
    for shape, name, before, piece, after, codes in rows:
        before, piece, after = (re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), part)
                                for part in (before, piece, after))
        one = len(piece.encode()) + (len(after.encode()) if shape == "BOTH" else 0)
        count = LARGE // one
        text = before + piece * count + (after * count if shape == "BOTH" else after)
        yield f"zq {len(name)} {name}.md".replace("/", " "), text.encode(), codes.split()


def lying_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.bin", bytes(40 << 20))
    return out.getvalue()


def others():
    entities = "".join(f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 30))
    laughs = f'<!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><a>&a29;</a>'
    yield "zq laughs.xml", laughs.encode(), ["xml-doctype"]
    yield "zq outside.xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', ["xml-doctype"]
    yield "zq depth.xml", b"<a>" * 5000 + b"</a>" * 5000, ["xml-depth"]
    yield "zq broken.zip", b"PK\3\4" + bytes(100), ["package-broken"]
    yield "zq zeros.zip", lying_zip(), ["package-ratio"]
    yield "zq photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(200), []
    yield "zq photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02\0\0\0", []
    yield "zq bytes.md", bytes(range(256)) * 50, []


def lay_out(base):
    for unit in ("alpha", "bad", "omega"):
        place = os.path.join(base, "a", "units", unit, "docs")
        os.makedirs(place)
        with open(os.path.join(place, "..", "README.md"), "w") as file:
            file.write(f"# {unit}\n\n## Install\n\nRun {unit}.\n")
        with open(os.path.join(place, "guide.md"), "w") as file:
            file.write(f"# Guide of {unit}\n\n" + f"Words about {unit} for a reader. " * 30 + "\n")
    with open(os.path.join(base, "a", "assessment.yml"), "w") as file:
        file.write("title: Hostile\npack: project-docs\nas_of: 2017-12-31\n")


def run(source, output):
    return subprocess.run([PROGRAM, "build", source, "-o", output, "-j", "2", "--verbose"], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, errors="replace", timeout=300)


def of_others(files):
    return {path: value for path, value in files.items() if re.search(r"/(alpha|omega)[/._]", "/" + path)}


def main():
    with tempfile.TemporaryDirectory(prefix="dossier-families.") as folder:
        clean, hostile = os.path.join(folder, "clean"), os.path.join(folder, "hostile")
        lay_out(clean)
        lay_out(hostile)
        rows = list(families()) + list(others())
        say(len(rows) > 55, "control: the families of the unit test are found", len(rows))
        for name, data, _ in rows:
            with open(os.path.join(hostile, "a", "units", "bad", name), "wb") as file:
                file.write(data)
        first, second = run(clean, clean + "-out"), run(hostile, hostile + "-out")
        say(first.returncode == 0, "the tree without them is built", first.stderr[-500:])
        say(second.returncode == 0, f"the tree with {len(rows)} hostile papers is built", second.stderr[-1500:])
        a, b = of_others(tree(clean + "-out")), of_others(tree(hostile + "-out"))
        say(len(a) > 6 and not differences(a, b), "every file of the other units is as without them", *differences(a, b)[:10])
        wrong = []
        for name, _, codes in rows:
            for code in codes:
                lines = [line for line in second.stderr.split("\n") if f"/bad/{name}" in line and f" {code}: " in line]
                if len(lines) != 1 and code != "table-limit":
                    wrong.append(f"{name}: {code} {len(lines)} times")
        say(not wrong, "each is named once, by the limit that is meant for it", *wrong)
        died = [line for line in second.stderr.split("\n") if " reader-" in line]
        say(not died, "no worker died: the limits came first", *died)


main()
