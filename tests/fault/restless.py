# SPDX-License-Identifier: MIT
"""A paper that is another one each time it is opened: it grows, shrinks, vanishes or becomes a link between reading and
publishing. What was read is what counts: the report is made in one run, each published original has the hash that the results
give for it, and every file of the other units is byte for byte that of a run in which nothing moved.
"""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import PROGRAM, ROOT, differences, say, tree


def lay_out(folder, name, size):
    base = os.path.join(folder, "input", "a")
    for unit in ("alpha", "moving", "omega"):
        place = os.path.join(base, "units", unit, "docs")
        os.makedirs(place)
        with open(os.path.join(place, "..", "README.md"), "w") as file:
            file.write(f"# {unit}\n\n## Install\n\nRun {unit}.\n")
        with open(os.path.join(place, "guide.md"), "w") as file:
            file.write(f"# Guide of {unit}\n\n" + f"Words about {unit} for a reader. " * 30 + "\n")
    with open(os.path.join(base, "assessment.yml"), "w") as file:
        file.write("title: Restless\npack: project-docs\nas_of: 2017-12-31\n")
    target = os.path.join(base, "units", "moving", name)
    if name.endswith(".zip"):
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("inside.md", "# Inside\n\nNothing of note.\n")
            archive.writestr("other.md", "# Other\n\nNothing else of note.\n")
    else:
        with open(target, "w") as file:
            file.write("# Moving\n\nNothing of note.\n" * 20)
            file.truncate(max(size, file.tell()))
    return target


def run(folder, output, env=None):
    return subprocess.run([PROGRAM, "build", os.path.join(folder, "input"), "-o", output, "-j", "2", "--verbose"], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", timeout=240,
                          env={**os.environ, **(env or {})})


def of_others(files):
    return {path: value for path, value in files.items() if re.search(r"/(alpha|omega)[/._]", "/" + path)}


def mismatched(output):
    """Papers whose published original is not what the results say."""
    with open(os.path.join(output, "a", "data", "results.xml"), encoding="utf-8") as file:
        papers = re.findall(r'<paper [^>]*?sha256="([0-9a-f]{64})"[^>]*? original="([^"]*)"', file.read())
    wrong = []
    for said, path in papers:
        with open(os.path.join(output, "a", path), "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != said:
                wrong.append(path)
    return wrong if len(papers) > 3 else ["no papers"]


def one(folder, shim, name, how, size=0, stays=True):
    what = name + {"grow": " grows", "shrink": " shrinks", "vanish": " is gone", "link": " becomes a link"}[how]
    still, moving = os.path.join(folder, "still"), os.path.join(folder, "moving")
    for place in (still, moving):
        shutil.rmtree(place, ignore_errors=True)
        lay_out(place, name, size)
    count = os.path.join(folder, "count")
    with open(count, "wb") as file:
        file.write(bytes(8))
    clean, output = os.path.join(still, "output"), os.path.join(moving, "output")
    say(run(still, clean).returncode == 0, f"{what}: control: built when nothing moves")
    done = run(moving, output, {"LD_PRELOAD": shim, "RESTLESS_NAME": "moving/" + name, "RESTLESS_HOW": how, "RESTLESS_COUNT": count})
    with open(count, "rb") as file:
        opens = int.from_bytes(file.read(), "little")
    say(opens >= 2, f"{what}: control: it was opened again ({opens} times)")
    say(done.returncode == 0, f"{what}: the report is made", done.stderr[-800:])
    if done.returncode:
        return
    a, b = of_others(tree(clean)), of_others(tree(output))
    say(len(a) > 6 and not differences(a, b), f"{what}: every file of the other units is as ever", *differences(a, b)[:10])
    say(not mismatched(output), f"{what}: what is published is what was read", *mismatched(output))
    lines = [line for line in done.stderr.split("\n") if f"moving/{name}: warning" in line]
    say(len(lines) == (0 if stays else 1), f"{what}: it is named {'not at all' if stays else 'once'}", *lines)
    kept = [base for base, names, _ in os.walk(output) if "kept" in names]
    say(not kept, f"{what}: nothing is left of what was kept", *kept)
    again = run(moving, output)
    say(again.returncode == 0 and "nothing changed" not in again.stdout + again.stderr, f"{what}: the next run looks again",
        again.stdout, again.stderr[-500:])


def main():
    with tempfile.TemporaryDirectory(prefix="dossier-restless.") as folder:
        shim = os.path.join(folder, "restless.so")
        subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-O1", "-fPIC", "-shared", "-o", shim,
                        os.path.join(ROOT, "tests/fault/restless.c"), "-ldl"], check=True)
        one(folder, shim, "notes.md", "grow")
        one(folder, shim, "notes.md", "shrink")
        one(folder, shim, "notes.md", "vanish")
        one(folder, shim, "notes.md", "link", stays=False)
        one(folder, shim, "film.bin", "grow", size=70 << 20, stays=False)
        one(folder, shim, "papers.zip", "vanish")


main()
