# SPDX-License-Identifier: MIT
"""The examples of the CommonMark specification through ODT and LibreOffice.

_spec.py cut SPEC.txt FOLDER COUNT       COUNT examples, spread over the specification, as FOLDER/NNN.md
_spec.py compare FOLDER OFFICE KNOWN     FOLDER/NNN.txt (our plain text) with OFFICE/NNN.txt (LibreOffice's text of our ODT)

KNOWN lists the examples that differ, "NUMBER: why". One that differs and is not listed fails; so does one that is listed and
does not differ. White space is folded; the marks that LibreOffice prints before the items of a list are taken off.
"""
import os
import re
import sys


def cut(spec, folder, count):
    text = open(spec, encoding="utf-8").read().split("<!-- END TESTS -->")[0]
    examples = re.findall(r"^`{32} example\n(.*?)^\.$.*?^`{32}$", text, re.M | re.S)
    for i in range(int(count)):
        number = 1 + i * len(examples) // int(count)
        with open(os.path.join(folder, "%03d.md" % number), "w", encoding="utf-8") as file:
            file.write(examples[number - 1].replace("→", "\t"))


def lines(path, marks):
    result = []
    for line in open(path, encoding="utf-8-sig").read().splitlines():
        line = re.sub(r"\s+", " ", line).strip()
        while marks and re.match(r"([•◦▪–·]|\d+\.|\(\d+\)|[a-z]\.)( |$)", line):
            line = line.split(" ", 1)[1] if " " in line else ""
        if line:
            result.append(line)
    return result


def known_differences(path):
    pairs = re.findall(r"^(\d+): (.+)$", open(path, encoding="utf-8").read(), re.M)
    return {int(number): why for number, why in pairs}


def compare(folder, office, known_path):
    known, bad, seen = known_differences(known_path), 0, 0
    for name in sorted(name for name in os.listdir(folder) if name.endswith(".md")):
        number, text = int(name[:3]), name[:3] + ".txt"
        ours = lines(os.path.join(folder, text), False)
        theirs = lines(os.path.join(office, text), False) if os.path.exists(os.path.join(office, text)) else ["(no file)"]
        same = ours == theirs or ours == lines(os.path.join(office, text), True)
        good = same != (number in known)
        seen, bad = seen + 1, bad + (not good)
        print("%s - example %d of CommonMark through ODT%s" % ("ok" if good else "not ok", number, "" if same else " (" + known.get(number, "differs") + ")"))
        if not good:
            print("# ours:   %r\n# office: %r%s" % (ours, theirs, "\n# listed in " + known_path + ", but does not differ" if same else ""))
    return 1 if bad or not seen else 0


if __name__ == "__main__":
    sys.exit({"cut": cut, "compare": compare}[sys.argv[1]](*sys.argv[2:]))
