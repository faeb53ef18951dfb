#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pages docs/rules*.md name every word of rules/std/ and each of its fields; and their small pack is a pack.

reference.py WORD-FOLDER PAGE...: one line a page; status 1 when something is missing. Takes: the Lua sources as text, for a word is
declared in one form: host.word { name = "...", ... fields = { a = ..., b = ... } }.
"""
import glob
import re
import sys


def words(folder):
    """word -> names of its fields."""
    found = {}
    for path in sorted(glob.glob(folder + "/*.lua")):
        text = open(path, encoding="utf-8").read()
        filters = re.search(r"local filter = \{(.*?)\n\}", text, re.S)
        shared = re.findall(r"(\w+) =", filters.group(1)) if filters else []
        for match in re.finditer(r'host\.word \{\s*name = "(\w+)"(.*?)\n?\}\n(?=\n|host|$|for|--|EACH)', text + "\n", re.S):
            name, body = match.groups()
            if "hidden = true" in body:
                continue
            fields = re.search(r"fields = \{(.*?)\}", body, re.S)
            names = re.findall(r"(\w+) =", fields.group(1)) if fields else []
            found[name] = names + (shared if "fields = filter" in body else [])
    return found


# What stands in a signature and not as a name of its own.
POSITIONS = {"at_least": {"n", "set"}, "ratio": {"part", "whole"}, "none": {"set"}, "for_each": {"test"}, "part": {"points", "test"},
             "year": {"year"}, "half": {"year", "number"}, "quarter": {"year", "number"}, "around": {"day", "days"},
             "campaign": {"from", "to"}, "contains": {"piece"}, "column": {"column"}, "cell": {"column"}, "fact": {"fact"}, "count": {"set"}, "total": {"set", "column"},
             "percent": {"part", "whole"}, "tariff": {"rows", "column", "prices_by"}, "above": {"quantity", "base"},
             "capped": {"quantity", "most"}, "measure": {"quantity"}, "after": {"set", "span"}, "sample": {"set", "n"}, "earlier": {"quantity"},
             "change": {"quantity"}, "growth": {"quantity"}, "streak": {"item", "grade"}, "imported": {"name"}}


def missing(page, known):
    named = set()
    for piece in re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", page, flags=re.S)):
        named.update(re.findall(r"\w+", piece))
    for word, fields in known.items():
        for name in [word] + [field for field in fields if field not in POSITIONS.get(word, ())]:
            if name not in named:
                yield "%s of %s" % (name, word) if name != word else word


def main():
    known = words(sys.argv[1])
    bad = 0
    if len(known) < 25:
        print("not ok - reference: the words of the vocabulary are found (%d)" % len(known))
        bad += 1
    for path in sys.argv[2:]:
        page = open(path, encoding="utf-8").read()
        lacks = sorted(set(missing(page, known)))
        print("%s - reference: %s names every word and field" % ("not ok" if lacks else "ok", path))
        if lacks:
            print("# " + ", ".join(lacks))
        control = list(missing(page.replace("`make_up`", ""), known))
        print("%s - reference: %s without one of them would be told" % ("ok" if control else "not ok", path))
        bad += bool(lacks) + (not control)
    sys.exit(bad > 0)


main()
