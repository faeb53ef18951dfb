# SPDX-License-Identifier: MIT
"""An invented assessment of any size, the same bytes each time: corpus.py FOLDER UNITS PAPERS.

Takes: a folder that is not there. Gives: FOLDER/bench/ with that many units of that many papers, about 4 KB each: headings, lists,
tables, links between papers, English and Chinese.
"""
import os
import random
import sys

WORDS = ("harbour tide lamp keel chart buoy anchor signal measure record survey install usage example release guide north south "
         "reading table morning evening report method result station crew depth wind course").split()
HAN = "潮汐记录灯塔测量安装使用示例版本指南方向读数表格报告方法结果站点深度风向航线维护检查更新"


def sentence(dice):
    if dice.random() < 0.25:
        return "".join(dice.choice(HAN) for _ in range(dice.randint(12, 40))) + "。"
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(8, 20))).capitalize() + "."


def paper(dice, title, number, papers):
    lines = [f"# {title}", ""]
    while sum(map(len, lines)) < 3600:
        lines += [f"## {dice.choice(WORDS).capitalize()} {dice.randint(1, 99)}", ""]
        lines += [" ".join(sentence(dice) for _ in range(dice.randint(2, 5))), ""]
        if dice.random() < 0.4:
            lines += [f"- {sentence(dice)}" for _ in range(dice.randint(2, 6))] + [""]
        if dice.random() < 0.25:
            lines += ["| name | value |", "|---|---:|"] + [f"| {dice.choice(WORDS)} | {dice.randint(1, 999)} |" for _ in range(5)] + [""]
    lines.append(f"See [the next one](note-{(number + 1) % papers:03}.md).")
    return "\n".join(lines) + "\n"


def names(papers):
    """File name and title: first what the pack asks for, then notes below docs/."""
    asked = [("README.md", "Readme"), ("LICENSE", "Licence"), ("CHANGELOG.md", "Changelog"), ("CONTRIBUTING.md", "Contributing"),
             ("SECURITY.md", "Security policy"), ("CODE_OF_CONDUCT.md", "Code of conduct")][:papers]
    return asked + [(f"docs/note-{number:03}.md", f"Note {number}") for number in range(papers - len(asked))]


def main():
    folder, units, papers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(1)
    for unit in range(units):
        for number, (name, title) in enumerate(names(papers)):
            path = os.path.join(folder, "bench", "units", f"unit-{unit:05}", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(paper(dice, title, number, papers))
    with open(os.path.join(folder, "bench", "assessment.yml"), "w", encoding="utf-8") as file:
        file.write("title: Bench\npack: project-docs\nperiod: 2024\nas_of: 2024-12-31\n")


main()
