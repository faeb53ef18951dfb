#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the vocabulary refuses has its Chinese: each text of host.refuse and stop in rules/std/ stands in rules/std/refusals.lua.

refusals.py WORD-FOLDER: one line for each text that has none; status 1 when there is one. A text that is put together,
"the name \\"" .. key .. "\\" stands twice", is looked for with {1} for what a pack wrote.
"""
import glob
import re
import sys

PIECE = r'"(?:[^"\\]|\\.)*"'


def texts(source):
    """The texts of host.refuse(node, text, ...) and stop(text)."""
    for call in re.finditer(r"(?:host\.refuse\(\w+, |\bstop\((?!text\)))(.*)", source):
        rest, made, names = call.group(1), "", {}
        while True:
            piece = re.match(PIECE, rest)
            if piece:
                made += piece.group(0)[1:-1]
                rest = rest[piece.end():]
            else:
                name = re.match(r"(?:[\w.\[\]]+(?:\((?:[^()]|\([^()]*\))*\))?)", rest)
                made += "{%d}" % names.setdefault(name.group(0), len(names) + 1)
                rest = rest[name.end():]
            if not rest.startswith(" .. "):
                break
            rest = rest[4:]
        if made != "{1}":
            yield made
    # handed on as an argument
    for text in re.findall(r"make_piece\(\w+, \d+, \"([^\"]+)\"\)", source):
        yield text


def main():
    known, seen, bad = set(), 0, 0
    for path in sorted(glob.glob(sys.argv[1] + "/*.lua")):
        source = open(path, encoding="utf-8").read()
        if path.endswith("/refusals.lua"):
            known = {key[1:-1] for key in re.findall(r"\[(" + PIECE + r")\] =", source)}
    for path in sorted(glob.glob(sys.argv[1] + "/*.lua")):
        if path.endswith("/refusals.lua"):
            continue
        for text in texts(open(path, encoding="utf-8").read()):
            seen += 1
            if text not in known:
                bad += 1
                print("%s: no Chinese: %s" % (path, text))
    return 1 if bad or seen < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
