# SPDX-License-Identifier: MIT
"""Is everything that went in in what came out? check.py INPUT/ASSESSMENT OUTPUT/ASSESSMENT.

Takes: the two folders, nothing of the program. Gives: a line for each thing that is missing or broken, and status 1. Looks at
pages, originals (by their bytes), ODTs, packages and the manifest of every unit.
"""
import hashlib
import os
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

ODT = "application/vnd.oasis.opendocument.text"
SPACE = "{urn:dossier:results:1}"


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def is_leftover(name):
    """Hidden files, and what programs leave behind: the manual says that they are passed over."""
    return name.startswith((".", "~$")) or name.endswith(".tmp") or name == "Thumbs.db"


def files(folder, but=()):
    """All files below a folder, without leftovers and those of the folders `but`."""
    found = []
    for base, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if not n.startswith(".") and os.path.join(base, n) not in but]
        found += [os.path.join(base, name) for name in names if not is_leftover(name)]
    return sorted(found)


def is_kept(path, kept):
    """The file itself; of a ZIP that was opened as a folder, all its members."""
    if os.path.basename(path) == "unit.yml" or digest(path) in kept:
        return True
    if not zipfile.is_zipfile(path) or not path.lower().endswith(".zip"):
        return False
    with zipfile.ZipFile(path) as package:
        members = [name for name in package.namelist() if not name.endswith("/")]
        return bool(members) and all(hashlib.sha256(package.read(name)).hexdigest() in kept for name in members)


def only(folder, start, end):
    """The one file of a folder with such a name, or None."""
    found = [n for n in os.listdir(folder) if n.startswith(start) and n.endswith(end)] if os.path.isdir(folder) else []
    return os.path.join(folder, found[0]) if len(found) == 1 else None


def check_odt(path):
    try:
        with zipfile.ZipFile(path) as package:
            first = package.infolist()[0]
            if first.filename != "mimetype" or first.compress_type or first.extra or package.read(first) != ODT.encode():
                yield f"{path}: mimetype is not first, stored and plain"
            if package.testzip():
                yield f"{path}: damaged at {package.testzip()}"
            listed = {entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
                      for entry in ElementTree.fromstring(package.read("META-INF/manifest.xml"))}
            there = {name for name in package.namelist() if name != "mimetype" and not name.startswith("META-INF/")}
            if there - listed or listed - there - {"/"}:
                yield f"{path}: the manifest differs by {sorted((there ^ listed) - {'/'})}"
            for name in ("content.xml", "styles.xml", "meta.xml"):
                ElementTree.fromstring(package.read(name))
    except (zipfile.BadZipFile, KeyError, IndexError, ElementTree.ParseError) as error:
        yield f"{path}: {error}"


def check_unit(unit, source, others, made):
    name = unit.get("id")
    originals = files(source, others)
    for page in ("index.html", "todo.html"):
        if not os.path.isfile(os.path.join(made, "units", name, page)):
            yield f"units/{name}/{page} is missing"
    odt = only(os.path.join(made, "print", "units"), name + "_", ".odt")
    yield from check_odt(odt) if odt else [f"print/units/{name}_*.odt is missing"]
    package = only(os.path.join(made, "packages", "units"), name + "_", ".zip")
    yield from check_package(package, originals) if package else [f"packages/units/{name}_*.zip is missing"]
    kept = {digest(path) for path in files(os.path.join(made, "evidence", name))}
    for path in originals:
        if not is_kept(path, kept):
            yield f"{path} of unit {name} is not among its originals"
    for paper in unit.findall(SPACE + "paper"):
        for which in ("page", "original"):
            if paper.get(which) and not os.path.isfile(os.path.join(made, paper.get(which))):
                yield f"{paper.get(which)} of unit {name} is missing"


def check_package(path, originals):
    """Every original of the unit, byte for byte, and no damage."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.testzip():
                yield f"{path}: damaged at {package.testzip()}"
            kept = {hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}
            for original in originals:
                if not is_kept(original, kept):
                    yield f"{path} lacks {original}"
    except zipfile.BadZipFile as error:
        yield f"{path}: {error}"


def units_folder(source):
    """Where the units are: `units:` of assessment.yml, else units/."""
    with open(os.path.join(source, "assessment.yml"), encoding="utf-8") as file:
        said = [line.split(":", 1)[1].strip() for line in file if line.startswith("units:")]
    return os.path.normpath(os.path.join(source, said[0] if said else "units"))


def check_results(source, made):
    root = ElementTree.parse(os.path.join(made, "data", "results.xml")).getroot()
    units = root.findall(SPACE + "unit")
    folder = units_folder(source)
    paths = {unit.get("path"): os.path.join(folder, unit.get("path")) for unit in units}
    for name in sorted(os.listdir(folder)):
        if not name.startswith(".") and name not in paths:
            yield f"{name} is no unit"
    for unit in units:
        if not os.path.isdir(paths[unit.get("path")]):
            yield f"unit {unit.get('id')} has no folder {paths[unit.get('path')]}"
        yield from check_unit(unit, paths[unit.get("path")], set(paths.values()) - {paths[unit.get("path")]}, made)


def main():
    source, made = sys.argv[1:3]
    problems = list(check_results(source, made))
    print("\n".join(problems[:40]))
    sys.exit(1 if problems else 0)


main()
