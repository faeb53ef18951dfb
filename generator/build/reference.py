#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The reference of the words of packs: what rules/std/reference/<word>.md says of each, with signature and fields as the program
knows them.

reference.py PROGRAM book LANG           the book on standard output, one anchor a word
reference.py PROGRAM words               each word that the program has, and each page: "word page"; "-" where one is missing
reference.py PROGRAM example WORD DIR    lays out the example of a page below DIR: rules/example/ with a case, for dossier test

A page has parts that begin with a line "## name": signature (of what is no word of its own), en and zh-Hans (a paragraph of meaning,
then lines "- Leaves: ...", "- Due: ...", "- Points: ..."), messages (names, with blanks between), pack (Lua), papers (one a line:
path below the units: text, \\n for a new line), expect (CSV as in a case).
"""
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PAGES = "rules/std/reference"
ORDER = [("declarations", ["pack", "class", "kind", "register", "section", "item", "part", "review", "bonus", "veto", "gate", "grade", "rank", "peers",
                           "list", "mode"]),
         ("sets", ["evidence", "entries", "rows", "sample", "units", "broken_links", "empty_papers"]),
         ("tests", ["at_least", "all_of", "any_of", "by_class", "for_each", "in_order", "ratio", "none", "measure", "deduct", "check"]),
         ("quantities", ["count", "total", "percent", "fact", "tariff", "above", "capped", "mean", "earlier", "change", "growth", "streak", "imported"]),
         ("periods", ["campaign", "year", "half", "quarter", "around"])]
TITLES = {"declarations": ("Declarations", "声明"), "sets": ("Sets", "集合"), "tests": ("Tests", "检查"), "periods": ("Periods", "期间"),
          "quantities": ("Quantities", "数量"),
          "others": ("Others", "其他")}
NEEDED = {"en": "must be there", "zh-Hans": "必填"}
HEADS = {"en": ("field", "value", ""), "zh-Hans": ("字段", "值", "")}
SAYS = {"en": {"example": "Example", "papers": "with these papers, as of {}", "gives": "gives", "messages": "Messages of its own",
               "empty": "an empty file", "colon": ":", "comma": ", ", "stop": "."},
        "zh-Hans": {"example": "示例", "papers": "材料如下，截至 {}", "gives": "结果", "messages": "专有提示", "empty": "空文件", "colon": "：", "comma": "、", "stop": "。"}}
INTRO = {
    "en": """# Every word of the packs

[简体中文](reference.zh-Hans.md) · [The words in short](rules.md) · [Manual](manual.md)

One book, so that one search finds everything; each word has a place of its own to link to. Made by `make docs` from the definitions
in `rules/std/` and the pages in `rules/std/reference/`; change those, not this page. The tests run every example.

Every word refuses a field that it does not have (`pack-field`), a value of another kind (`pack-type`), what is missing (`pack-lacks`)
and an id that stands twice (`pack-twice`), at the line where it stands; a name that is no word is `pack-name`. `dossier words WORD`
shows a word's fields on the terminal.

All examples stand on these lines (without `full` where there are no points):
""",
    "zh-Hans": """# 编写考核方案的全部词语

[English](reference.md) · [词语概览](rules.zh-Hans.md) · [手册](manual.zh-Hans.md)

全书为一页，便于查找；每个词有自己的位置可供链接。本页由 `make docs` 根据 `rules/std/` 的定义和 `rules/std/reference/` 的说明生成，请修改
这些文件，不要直接改本页。所有示例都由测试运行。

每个词对没有的字段（`pack-field`）、类型不符的值（`pack-type`）、缺少的字段（`pack-lacks`）和重复的编号（`pack-twice`）都会在所在行指出；不是
词语的名称为 `pack-name`。`dossier words 词` 在终端上显示该词的字段。

所有示例都以下面几行开头（没有分值的不写 `full`）：
"""}
BASE = """pack { id = "example", title = "Example", period = year(2024), full = 10 }
kind { id = "plan", words = { "plan" } }
kind { id = "minutes", words = { "minutes" } }
kind { id = "drill", words = { "drill" } }
register { id = "issues", words = { "issues" }, key = "no",
  columns = { no = { "number" }, what = { "issue" }, limit = { "by" }, solved = { "done" } } }
"""


def ask(program, *arguments):
    made = subprocess.run([program, "words", *arguments], capture_output=True, text=True, cwd=ROOT, check=True)
    return made.stdout


def known(program, lang):
    """word -> (signature, what it makes, [(field, type, needed)])"""
    found = {}
    for line in ask(program, "--lang", lang).splitlines():
        cells = line.split("\t")
        if line.startswith("  "):
            found[word][2].append((cells[0].strip(), cells[1], cells[2]))
        else:
            word = re.match(r"\w+", line).group(0)
            found[word] = (cells[0], cells[1], [])
    return found


def page(word):
    path = os.path.join(ROOT, PAGES, word + ".md")
    if not os.path.exists(path):
        return None
    parts = re.split(r"^## (\S+)\n", open(path, encoding="utf-8").read(), flags=re.M)
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2])}


def pages():
    return sorted(name[:-3] for name in os.listdir(os.path.join(ROOT, PAGES)) if name.endswith(".md"))


def base(parts):
    if re.search(r"^pack \{", parts["pack"], re.M):
        return ""
    return BASE if re.search(r"points = [1-9]|max = ", parts["pack"]) else BASE.replace(", full = 10", "")


def as_of(parts):
    match = re.search(r"^as_of,(\S+?),", parts["expect"], re.M)
    return match.group(1) if match else "2024-12-31"


def papers(parts):
    for line in parts.get("papers", "").splitlines():
        path, _, text = line.partition(": ")
        yield path.rstrip(":"), text.replace("\\n", "\n")


def cell(text):
    return text.replace("|", "\\|")


def put_papers(parts, lang):
    listed = list(papers(parts))
    if not listed:
        return
    print(SAYS[lang]["papers"].format(as_of(parts)) + SAYS[lang]["colon"] + "\n")
    for path, text in listed:
        said = " ⏎ ".join(line for line in text.splitlines() if line) or SAYS[lang]["empty"]
        print("- `%s`%s%s" % (path, SAYS[lang]["colon"] + " " * (lang == "en"), "`%s`" % said if text else said))
    print()


def put_expect(parts):
    rows = [line.split(",") for line in parts["expect"].splitlines()]
    head, rows = rows[0], [row for row in rows[1:] if row[0] != "as_of"]
    used = [i for i in range(len(head)) if any(i < len(row) and row[i] for row in rows)]
    print("| " + " | ".join(head[i] for i in used) + " |\n|" + "---|" * len(used))
    for row in rows:
        print("| " + " | ".join(row[i] if i < len(row) else "" for i in used) + " |")
    print()


def put_word(word, definition, lang):
    parts = page(word)
    if parts is None:
        return
    signature, makes, fields = definition or (parts["signature"], "", [])
    print("### %s\n" % word)
    print("`%s`\n" % signature)
    print(parts[lang] + "\n")
    if fields:
        print("| %s | %s | %s |\n|---|---|---|" % HEADS[lang])
        for name, kind, needed in fields:
            print("| %s | %s | %s |" % ("…" if name == "…" else "`%s`" % name, cell(kind), NEEDED[lang] if needed else ""))
        print()
    if parts.get("messages"):
        names = SAYS[lang]["comma"].join("`%s`" % name for name in parts["messages"].split())
        print(SAYS[lang]["messages"] + SAYS[lang]["colon"] + " " * (lang == "en") + names + SAYS[lang]["stop"] + "\n")
    print("%s%s\n\n```lua\n%s\n```\n" % (SAYS[lang]["example"], SAYS[lang]["colon"], parts["pack"]))
    put_papers(parts, lang)
    print(SAYS[lang]["gives"] + SAYS[lang]["colon"] + "\n")
    put_expect(parts)


def put_book(program, lang):
    definitions = known(program, lang)
    placed = {word for _, words in ORDER for word in words}
    order = ORDER + [("others", [word for word in sorted(set(definitions) | set(pages())) if word not in placed])]
    print(INTRO[lang])
    print("```lua\n%s```\n" % BASE)
    for group, words in order:
        listed = [word for word in words if page(word)]
        print("%s%s%s" % (TITLES[group][lang != "en"], SAYS[lang]["colon"] + " " * (lang == "en"), " · ".join("[%s](#%s)" % (word, word.lower()) for word in listed)) + "\n")
    for group, words in order:
        print("## %s\n" % TITLES[group][lang != "en"])
        for word in words:
            put_word(word, definitions.get(word), lang)


def lay_out(word, folder):
    parts = page(word)
    case = os.path.join(folder, "rules/example/test", word)
    os.makedirs(os.path.join(case, "units/u"), exist_ok=True)
    shutil.copytree(os.path.join(ROOT, "rules/std"), os.path.join(folder, "rules/std"), dirs_exist_ok=True)
    with open(os.path.join(folder, "rules/example/pack.lua"), "w", encoding="utf-8") as file:
        file.write(base(parts) + parts["pack"] + "\n")
    with open(os.path.join(case, "expected.csv"), "w", encoding="utf-8") as file:
        file.write(parts["expect"] + "\n" + ("" if "as_of," in parts["expect"] else "as_of,2024-12-31,,,,,,,\n"))
    for path, text in papers(parts):
        here = path in ("units.csv", "holidays.csv") or path.startswith(("marks/", "history/", "imports/"))
        place = os.path.join(case, path if here else "units/" + path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(text + ("\n" if text else ""))


def main():
    program, what = os.path.abspath(sys.argv[1]), sys.argv[2]
    if what == "book":
        put_book(program, sys.argv[3])
    elif what == "words":
        words = set(known(program, "en"))
        for word in sorted(words | set(pages())):
            parts = page(word) or {}
            whole = all(parts.get(name) for name in ("en", "zh-Hans", "pack", "expect")) and (word in words or "signature" in parts)
            print(word, word if whole else "-")
    elif what == "example":
        lay_out(sys.argv[3], sys.argv[4])


main()
