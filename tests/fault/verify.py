# SPDX-License-Identifier: MIT
"""Packages that were changed after they were made, in each way that a hand, a disk or another program changes them: verify finds
it and says what. Where the manifest was made to fit, the numbers do not; where they fit too, making it again shows it.
"""
import hashlib
import io
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import PROGRAM, ROOT, say, tree

FIRST_NAME = 30  # a package begins with the header of its first entry, and this is where that one's name begins


def lay_out(folder):
    base = os.path.join(folder, "input", "a")
    for number, unit in enumerate(("alpha", "beta", "omega")):
        place = os.path.join(base, "units", unit, "docs")
        os.makedirs(place)
        with open(os.path.join(place, "..", "README.md"), "w") as file:
            file.write(f"# {unit}\n\n## Install\n\nRun {unit}.\n")
        if number:
            with open(os.path.join(place, "guide.md"), "w") as file:
                file.write(f"# Guide of {unit}\n\n" + f"Words about {unit} for a reader. " * 30 + "\n")
    with open(os.path.join(base, "assessment.yml"), "w") as file:
        file.write("title: Verified\npack: project-docs\nas_of: 2017-12-31\n")


def verify(path, *options):
    return subprocess.run([PROGRAM, "verify", path, "--rules", "rules", "--themes", "themes", *options], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", timeout=120)


def entries_of(path):
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def pack(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)


def fitting(entries):
    """The same with a manifest that fits: what a careful forger does."""
    lines = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in entries if name != "manifest.txt")
    return [(name, lines.encode() if name == "manifest.txt" else data) for name, data in entries]


def changed(entries, wanted, edit):
    done = [(name, edit(data) if re.fullmatch(wanted, name) else data) for name, data in entries]
    if done == entries:
        raise SystemExit(f"nothing in {wanted} was changed")
    return done


def first(pattern, new):
    return lambda data: re.sub(pattern, new, data, count=1)


XML, CSV, PAGE = r"data/results\.xml", r"data/results\.csv", r"units/alpha/index\.html|units/alpha\.html"


def forgeries(entries):
    """Name, code that is due, entries of the package."""
    original = next(name for name, _ in entries if name.startswith("evidence/") and "-original" in name)
    some = next(name for name, _ in entries if name.endswith(".html"))
    without = [(name, data) for name, data in entries if name != some]
    return [
        ("a swapped file", "verify-hash", changed(entries, re.escape(some), lambda data: b"<p>Other.</p>\n")),
        ("an added file", "verify-extra", entries + [("extra.html", b"<p>More.</p>\n")]),
        ("a missing file", "verify-missing", without),
        ("no manifest", "verify-manifest", [entry for entry in entries if entry[0] != "manifest.txt"]),
        ("a manifest of another form", "verify-manifest", changed(entries, "manifest.txt", lambda data: b"hello\n" + data)),
        ("a manifest with a line twice", "verify-manifest",
         changed(entries, "manifest.txt", lambda data: data + data.split(b"\n")[0] + b"\n")),
        ("confirmed points changed", "verify-sum", fitting(changed(entries, XML, first(rb'(<sums [^>]*confirmed=")', rb'\g<1>1')))),
        ("leaves done changed", "verify-sum", fitting(changed(entries, XML, first(rb'(<leaf [^>]*state=")open("[^>]*due="true)', rb'\1done\2')))),
        ("a rank changed", "verify-sum", fitting(changed(entries, XML, first(rb' rank="1"', b' rank="2"')))),
        ("a number that is none", "results-value", fitting(changed(entries, XML, first(rb' lost="[0-9.]*"', b' lost="1e9"')))),
        ("a number in the table changed", "verify-csv", fitting(changed(entries, CSV, first(rb'("(pass|fail|partial)","[^"]*",")', rb'\g<1>9')))),
        ("a row less in the table", "verify-csv", fitting(changed(entries, CSV, lambda data: data[:data.rindex(b"\r\n", 0, -2) + 2]))),
        ("a row more in the table", "verify-csv", fitting(changed(entries, CSV, lambda data: data + data[data.rindex(b"\r\n", 0, -2) + 2:]))),
        ("another original", "verify-original", fitting(changed(entries, re.escape(original), lambda data: b"# Other\n"))),
    ]


def flipped(path, target, offset):
    with open(path, "rb") as file:
        data = bytearray(file.read())
    data[offset % len(data)] ^= 1 << (offset % 8)
    with open(target, "wb") as file:
        file.write(data)


def latin_name(path, target, some):
    """One name in the bytes of an old program, in both places where it stands."""
    with open(path, "rb") as file:
        data = file.read()
    with open(target, "wb") as file:
        file.write(data.replace(some, b"\xe9" + some[1:]))


def bomb(path):
    """Two entries of the directory that lie at the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", b"x" * 100)
        archive.writestr("b", b"x" * 100)
    data = bytearray(out.getvalue())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42:second + 46] = struct.pack("<I", 0)
    with open(path, "wb") as file:
        file.write(data)


def whole(folder, package):
    target = os.path.join(folder, "forged.zip")
    entries = entries_of(package)
    pack(target, entries)
    done = verify(target)
    say(done.returncode == 0, "control: the same entries, packed by another program, are well", done.stderr)
    for name, code, forged in forgeries(entries):
        pack(target, forged)
        done = verify(target)
        codes = re.findall(r"error ([a-z-]+):", done.stderr) + re.findall(r"warning ([a-z-]+):", done.stderr)
        say(done.returncode == 1 and code in codes, f"{name}: found, {code}", done.returncode, done.stderr[:600], done.stdout)


def same_files(one, other):
    """False as well where another program finds the package broken."""
    try:
        return dict(entries_of(one)) == dict(entries_of(other))
    except zipfile.BadZipFile:
        return False


def bytes_of(folder, package):
    target = os.path.join(folder, "broken.zip")
    size = os.path.getsize(package)
    dice = random.Random(7)
    missed = []
    for _ in range(60):
        offset = dice.randrange(size)
        flipped(package, target, offset)
        done = verify(target)
        if done.returncode not in (0, 1):
            missed.append(f"bit at {offset}: status {done.returncode}")
        elif done.returncode == 0 and not same_files(target, package):
            missed.append(f"bit at {offset}: not found")
    say(not missed, "60 flipped bits: found, unless every file is still the same", *missed)
    missed = []
    for cut in [0, 1, 21, 22, 100, size // 2, size - 23, size - 22, size - 1]:
        with open(package, "rb") as file, open(target, "wb") as out:
            out.write(file.read(cut))
        done = verify(target)
        if done.returncode != 1 or "package-broken" not in done.stderr:
            missed.append(f"cut at {cut}: status {done.returncode} {done.stderr[:200]}")
    say(not missed, "a truncated package is found wherever it ends", *missed)
    flipped(package, target, FIRST_NAME)
    done = verify(target)
    say(done.returncode == 1 and "package-broken" in done.stderr, "a name changed where its entry lies is found", done.stderr[:500])
    latin_name(package, target, b"index.html")
    done = verify(target)
    say(done.returncode == 1 and "verify-name" in done.stderr, "a name that is not UTF-8 is found", done.stderr[:500])
    bomb(target)
    done = verify(target)
    say(done.returncode == 1 and "package-overlap" in done.stderr, "entries that share bytes are refused", done.stderr[:500])


def again(folder, package, unit_package):
    source = os.path.join(folder, "input")
    for path in (package, unit_package):
        done = verify(path, "--input", source)
        say(done.returncode == 0 and "the same bytes" in done.stdout, f"{os.path.basename(path)}: made again, the same bytes",
            done.stdout, done.stderr)
    target = os.path.join(folder, "careful.zip")
    page = next(name for name, _ in entries_of(package) if name.endswith(".html"))
    pack(target, fitting(changed(entries_of(package), re.escape(page), lambda data: data + b"<!-- -->")))
    say(verify(target).returncode == 0, "control: a page and its manifest line changed together are not seen in the package alone")
    done = verify(target, "--input", source)
    say(done.returncode == 1 and f"{page} is another file" in done.stderr, "... but made again from the input, they are",
        done.stdout, done.stderr)
    other = os.path.join(folder, "nobody_else.zip")
    shutil.copy(unit_package, other)
    done = verify(other, "--input", source)
    say(done.returncode == 1 and "verify-none" in done.stderr, "a package that the input does not make is said to be one", done.stderr)
    with open(os.path.join(source, "a", "units", "alpha", "README.md"), "a") as file:
        file.write("\nOne more line.\n")
    done = verify(package, "--input", source)
    say(done.returncode == 1 and "verify-input" in done.stderr, "a paper changed since: found", done.stdout, done.stderr[:300])
    left = [name for name in os.listdir(os.environ["TMPDIR"]) if name.startswith("dossier-verify")]
    say(not left, "nothing is left of what was made again", *left)


def main():
    with tempfile.TemporaryDirectory(prefix="dossier-packages.") as folder:
        os.environ["TMPDIR"] = os.path.join(folder, "tmp")
        os.mkdir(os.environ["TMPDIR"])
        lay_out(folder)
        output = os.path.join(folder, "output")
        subprocess.run([PROGRAM, "build", os.path.join(folder, "input"), "-o", output, "-q", "--rules", "rules", "--themes", "themes"],
                       cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        before = tree(output)
        package = os.path.join(output, "a", "packages", "a.zip")
        units = os.path.join(output, "a", "packages", "units")
        unit_package = os.path.join(units, sorted(os.listdir(units))[0])
        done = verify(package)
        say(done.returncode == 0 and "added up again" in done.stdout, "the package of an assessment is as it was made", done.stderr)
        done = verify(unit_package)
        say(done.returncode == 0 and "no results" in done.stdout, "the package of a unit is as it was made", done.stderr)
        whole(folder, package)
        bytes_of(folder, package)
        again(folder, package, unit_package)
        say(before == tree(output), "no output was touched")


main()
