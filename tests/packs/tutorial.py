#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A tutorial is run as it stands: tutorial.py PROGRAM PAGE.

In a folder with build/dossier, rules/std/ and themes/: a block behind a line that ends with "`path`:" (or "：") is written to that
file; a `sh` block is run; each line of a `text` block behind it must stand in what it said. One line a block that is run or compared;
status 1 when one is not as the page says.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def blocks(page):
    """(language, text, path named in the line above or None)"""
    lines, above = page.splitlines(), ""
    at = 0
    while at < len(lines):
        if lines[at].startswith("```"):
            end = next(i for i in range(at + 1, len(lines)) if lines[i].startswith("```"))
            named = re.search(r"`([^`]+)`[:：]$", above)
            yield lines[at][3:], "\n".join(lines[at + 1:end]) + "\n", named.group(1) if named else None
            at = end
        elif lines[at].strip():
            above = lines[at].strip()
        at += 1


def lay_out(program, folder):
    os.makedirs(os.path.join(folder, "build"))
    os.symlink(program, os.path.join(folder, "build/dossier"))
    shutil.copytree(os.path.join(ROOT, "rules/std"), os.path.join(folder, "rules/std"))
    shutil.copytree(os.path.join(ROOT, "themes"), os.path.join(folder, "themes"))


def run(page, folder, lang):
    said, bad, number = "", 0, 0
    environment = dict(os.environ, LC_ALL="zh_CN.UTF-8" if lang else "C.UTF-8")
    for kind, text, path in blocks(page):
        missing, what = [], None
        if kind == "sh":
            done = subprocess.run(["sh", "-c", text], cwd=folder, capture_output=True, text=True, env=environment)
            expected = re.findall(r"# (?:status|状态) (\d)", text)
            said, what = done.stdout + done.stderr, "runs"
            missing = [said] if done.returncode != 0 and str(done.returncode) not in expected else []
        elif kind == "text":
            what = "says what the page shows"
            missing = [line for line in text.splitlines() if line.strip() and line.strip() != "..." and line.strip() not in said]
        elif path:
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(text)
        if what:
            number += 1
            print("%s - tutorial: block %d %s: %s" % ("not ok" if missing else "ok", number, what, text.splitlines()[0]))
            for line in missing:
                print("# " + line.replace("\n", "\n# "))
            if missing and kind == "text":
                print("# it said:\n# " + said.replace("\n", "\n# "))
            bad += bool(missing)
    return bad, number


def main():
    program, name = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        lay_out(program, folder)
        bad, number = run(open(name, encoding="utf-8").read(), folder, "zh" in os.path.basename(name))
    if number < 8:
        print("not ok - tutorial: %s has blocks to run (%d)" % (name, number))
    sys.exit(bad > 0 or number < 8)


main()
