# SPDX-License-Identifier: MIT
"""_package.py FILE.odt ...: "ok" or "not ok" for each file and for each control that breaks one rule of packaging."""
import io
import re
import struct
import sys
import zipfile

TYPE = b"application/vnd.oasis.opendocument.text"


def first_entry(data, breaches):
    """The fixed offsets by which other programs know an ODT: no descriptor, no extra field, stored."""
    signature, _, flags, method, _, _, crc, packed, size, name, extra = struct.unpack("<4sHHHHHIIIHH", data[:30])
    if data[30:30 + name] != b"mimetype":
        breaches.append("mimetype is not first")
    if method:
        breaches.append("mimetype is compressed")
    if extra:
        breaches.append("mimetype has an extra field")
    if flags & 8:
        breaches.append("mimetype has a data descriptor")
    if data[38:38 + len(TYPE)] != TYPE or size != len(TYPE):
        breaches.append("mimetype says something else")


def listed(archive):
    manifest = archive.read("META-INF/manifest.xml").decode()
    return re.findall(r'manifest:full-path="([^"]*)" manifest:media-type="([^"]*)"', manifest), manifest


def check(data):
    breaches = []
    first_entry(data, breaches)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(names) != len(set(names)):
            breaches.append("an entry stands twice")
        for info in archive.infolist():
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                breaches.append(info.filename + " is neither stored nor deflated")
            if re.search(r"\.\.|^/|\\|[^A-Za-z0-9./_-]", info.filename):
                breaches.append(info.filename + " is a bad name")
        if "META-INF/manifest.xml" not in names:
            return breaches + ["there is no manifest"]
        entries, manifest = listed(archive)
        paths = [path for path, _ in entries]
        if manifest.count("manifest:version=") != 2:
            breaches.append("the manifest does not say its version twice")
        if ("/", TYPE.decode()) not in entries:
            breaches.append("the root entry does not say what mimetype says")
        for path in paths:
            if path != "/" and path not in names:
                breaches.append(path + " is listed but missing")
        for name in names:
            if name != "mimetype" and not name.startswith("META-INF/") and name not in paths:
                breaches.append(name + " is there but not listed")
        content = archive.read("content.xml").decode()
        for reference in re.findall(r'xlink:href="(Pictures/[^"]*)"', content):
            if reference not in names:
                breaches.append(reference + " is shown but missing")
        for reference in set(re.findall(r'xlink:href="([a-z]*):', content)) - {"http", "https", "mailto", "tel"}:
            breaches.append("a link leads to " + reference + ":")
    return breaches


def rebuilt(data, change=None, order=None, store=("mimetype",), twice=None, extra=b""):
    """The package anew, with one thing different."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [name for name in old.namelist() if (change or {}).get(name, b"") is not None]
        for name in order(names) if order else names + ([twice] if twice else []):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name in store else zipfile.ZIP_DEFLATED
            info.extra = extra if name == "mimetype" else b""
            new.writestr(info, (change or {}).get(name, old.read(name)))
        for name in (change or {}):
            if name not in old.namelist():
                new.writestr(name, change[name])
    return out.getvalue()


def controls(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = archive.read("META-INF/manifest.xml")
        picture = next(name for name in archive.namelist() if name.startswith("Pictures/"))
    yield "not first", rebuilt(data, order=lambda names: names[1:] + names[:1])
    yield "compressed", rebuilt(data, store=())
    yield "extra field", rebuilt(data, extra=b"\x99\x99\x00\x00")
    yield "says something else", rebuilt(data, {"mimetype": b"application/zip"})
    yield "stands twice", rebuilt(data, twice="meta.xml")
    yield "no manifest", rebuilt(data, {"META-INF/manifest.xml": None})
    yield "listed but missing", rebuilt(data, {"meta.xml": None})
    yield "not listed", rebuilt(data, {"more.xml": b"<a/>"})
    yield "version", rebuilt(data, {"META-INF/manifest.xml": manifest.replace(b"manifest:version", b"version", 1)})
    yield "root entry", rebuilt(data, {"META-INF/manifest.xml": manifest.replace(TYPE, b"text/plain")})
    yield "shown but missing", rebuilt(data, {picture: None})
    yield "bad name", rebuilt(data, {"../evil.xml": b"<a/>"})


def main(paths):
    bad = 0
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        breaches = check(data)
        name = path.rsplit("/", 1)[-1]
        print(("not ok" if breaches else "ok") + " - ODT " + name + ": keeps the rules of packaging")
        bad += bool(breaches)
        for breach in breaches:
            print("# " + breach)
    for wanted, broken in controls(data):
        found = check(broken)
        good = any(wanted in breach for breach in found)
        print(("ok" if good else "not ok") + " - control: seen when mimetype, manifest or entries are wrong: " + wanted)
        bad += not good
    return 1 if bad else 0


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    sys.exit(main(sys.argv[1:]))
