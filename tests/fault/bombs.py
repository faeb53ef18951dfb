# SPDX-License-Identifier: MIT
"""One unit's folder full of packages that unpack to more than there is: entries that share their bytes (a quoted overlap), a
hundred thousand of them, parts that swell a thousand times, archives in archives. Each is named, the run ends in bounded time and
memory, and every file of the other units is byte for byte that of a run without them.
"""
import os
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import PROGRAM, ROOT, differences, say, tree

LIMIT = 120  # seconds; some ten are needed on a slow machine
MEMORY = 1 << 30  # bytes of address space of each process: the largest lawful document needs a third of it


# ---- Packages that no program writes ----

def local_header(name, data, size, crc, extra=b""):
    return struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), size, len(name), len(extra)) + name + extra


def central_header(name, offset, packed, size, crc):
    return struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, packed, size, len(name), 0, 0, 0, 0, 0, offset) + name


def ending(count, directory, offset):
    return struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), offset, 0)


def overlapping(count, names):
    """Every entry holds all later ones: before the bytes that all share, its stream quotes the header of the next one."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = kernel.compress(bytes(1 << 20)) + kernel.flush()
    plain, packed, blocks, entries = bytes(1 << 20), body, [], []
    for number in reversed(range(count)):
        name = names(number)
        header = local_header(name, packed, len(plain), zlib.crc32(plain))
        blocks.append(header)
        entries.append((name, len(packed), len(plain), zlib.crc32(plain)))
        quote = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF)  # a stored block that goes on into the next header
        packed, plain = quote + header + packed, header + plain
        blocks.append(quote)
    blocks.pop()
    out, directory, offset = b"", b"", 0
    ordered = list(reversed(blocks))
    for name, size, whole, crc in reversed(entries):
        directory += central_header(name, offset, size, whole, crc)
        offset += 30 + len(name) + 5
    out = b"".join(ordered) + body
    return out + directory + ending(count, directory, len(out))


def crowded(count):
    """As many empty entries as the count says, in a directory that is whole."""
    out, directory = bytearray(), bytearray()
    empty = b"\3\0"
    for number in range(count):
        name = b"zq %d.txt" % number
        directory += central_header(name, len(out), len(empty), 0, 0)
        out += local_header(name, empty, 0, 0) + empty
    return bytes(out) + bytes(directory) + ending(count, directory, len(out))


def package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in parts:
            out.writestr(name, data)


def docx_parts(body, more=()):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = b"<w:document xmlns:w='" + word.encode() + b"'><w:body>" + body + b"</w:body></w:document>"
    return [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document), *more]


def xlsx_parts(sheet, strings):
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = b"".join(b"<Relationship Id='%s' Type='%s/%s' Target='%s'/>" % (i, office, kind, target) for i, kind, target in
                         ((b"a", b"worksheet", b"sheet.xml"), (b"b", b"sharedStrings", b"strings.xml")))
    return [("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<workbook xmlns:r='" + office + b"'><sheets><sheet name='a' r:id='a'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", b"<Relationships>" + relations + b"</Relationships>"),
            ("xl/sheet.xml", b"<worksheet><sheetData>" + sheet + b"</sheetData></worksheet>"),
            ("xl/strings.xml", b"<sst>" + strings + b"</sst>")]


def open_document(kind, words):
    spaces = b" ".join(b"xmlns:%s='urn:oasis:names:tc:opendocument:xmlns:%s:1.0'" % (name, name) for name in (b"office", b"text", b"table"))
    cell = b"<table:table-cell table:number-columns-repeated='60' office:value-type='string'><text:p>" + words + b"</text:p></table:table-cell>"
    table = b"<table:table><table:table-row table:number-rows-repeated='1000'>" + cell + b"</table:table-row></table:table>"
    return [("mimetype", b"application/vnd.oasis.opendocument." + kind),
            ("content.xml", b"<office:document-content %s><office:body><office:%s>%s</office:%s></office:body></office:document-content>"
             % (spaces, kind, table, kind))]


def lay_bombs(bad):
    """Gives (file, code of the message) of each."""
    def put(name, data):
        with open(os.path.join(bad, name), "wb") as file:
            file.write(data)

    paragraph = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    put("zq quoted.zip", overlapping(200, lambda number: b"%d.txt" % number))
    put("zq quoted.docx", overlapping(3, lambda n: (b"[Content_Types].xml", b"word/document.xml", b"word/styles.xml")[n]))
    put("zq crowd.zip", crowded(60_000))
    put("zq crowd more.zip", crowded(100_000))
    put("zq crowd.docx", crowded(2_500))
    package(os.path.join(bad, "zq ratio.docx"), docx_parts(b" " * (60 << 20)))
    package(os.path.join(bad, "zq styles.docx"), docx_parts(paragraph, [("word/styles.xml", b" " * (60 << 20)), ("word/_rels/"
            "document.xml.rels", b"<Relationships><Relationship Id='s' Type='x/styles' Target='styles.xml'/></Relationships>")]))
    package(os.path.join(bad, "zq large.docx"), docx_parts(b" " * (70 << 20)))
    package(os.path.join(bad, "zq strings.xlsx"), xlsx_parts(b"<row><c><v>1</v></c></row>", b"<si><t>" + b"a" * (60 << 20) + b"</t></si>"))
    # Few bytes that ask for gigabytes, below every limit of an archive: a text that is written once and stands in each cell.
    words, row = b"word " * 150_000, b"<row>" + b"<c t='s'><v>0</v></c>" * 250 + b"</row>"
    package(os.path.join(bad, "zq shared.xlsx"), xlsx_parts(row * 40, b"<si><t>" + words + b"</t></si>"))
    package(os.path.join(bad, "zq repeated.ods"), open_document(b"spreadsheet", words))
    package(os.path.join(bad, "zq repeated.odt"), open_document(b"text", words))
    inner = os.path.join(os.path.dirname(bad), "..", "inner.zip")
    package(inner, [("zq deep.txt", bytes(40 << 20))])
    with open(inner, "rb") as file:
        nested = file.read()
    os.remove(inner)
    package(os.path.join(bad, "zq nested.zip"), [("zq inner.zip", nested)])
    return [("zq quoted.zip", "package-overlap"), ("zq quoted.docx", "package-overlap"), ("zq crowd.zip", "package-entries"),
            ("zq crowd more.zip", "package-entries"), ("zq crowd.docx", "package-entries"), ("zq shared.xlsx", "sheet-limit"),
            ("zq repeated.ods", "sheet-limit"), ("zq ratio.docx", "package-ratio"), ("zq styles.docx", "package-ratio"),
            ("zq large.docx", "package-part-size"), ("zq strings.xlsx", "package-ratio")]


# ---- Running and comparing ----

def lay_out(folder):
    base = os.path.join(folder, "input", "a")
    for unit in ("alpha", "bad", "omega"):
        place = os.path.join(base, "units", unit)
        os.makedirs(place)
        for name, text in (("README.md", f"# {unit}\n\n## Install\n\nRun {unit}.\n"), ("CHANGELOG.md", "# Changelog\n\n## 1.0.0 - 2017-07-05\n")):
            with open(os.path.join(place, name), "w") as file:
                file.write(text)
    with open(os.path.join(base, "assessment.yml"), "w") as file:
        file.write("title: Bombs\npack: project-docs\nas_of: 2017-12-31\n")
    return os.path.join(base, "units", "bad")


def run(folder, name, jobs):
    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        return subprocess.run([PROGRAM, "build", os.path.join(folder, "input"), "-o", os.path.join(folder, name), "-j", jobs, "--verbose"],
                              cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT, preexec_fn=bound)
    except subprocess.TimeoutExpired:
        return None


def of_unit(files, unit):
    return {path: digest for path, digest in files.items() if f"/{unit}/" in "/" + path or f"/{unit}." in path or f"/{unit}_" in path}


def main():
    with tempfile.TemporaryDirectory(prefix="dossier-bombs-") as folder:
        clean, hostile = os.path.join(folder, "clean"), os.path.join(folder, "hostile")
        lay_out(clean)
        told = lay_bombs(lay_out(hostile))
        first, second = run(clean, "out", "2"), run(hostile, "out", "2")
        say(first is not None and first.returncode == 0, "the tree without bombs is built", first and first.stderr)
        said = second.stderr.decode("utf-8", "replace") if second else "timed out"
        say(second is not None and second.returncode == 0, "the tree with bombs is built, in bounded time and memory", said[-2000:])
        if not first or not second:
            return
        missing = [f"{name}: {code}" for name, code in told
                   if not any(f"/{name}" in line and f" {code}" in line for line in said.splitlines())]
        say(not missing, "each bomb is named, with its code", *missing, said[:1500])
        died = [line for line in said.splitlines() if "reader-" in line]
        say(not died, "and no reader had to be stopped for it", *died)
        plain, other = tree(os.path.join(clean, "out")), tree(os.path.join(hostile, "out"))
        for unit in ("alpha", "omega"):
            a, b = of_unit(plain, unit), of_unit(other, unit)
            say(len(a) > 3 and not differences(a, b), f"every file of {unit} is as without them", *differences(a, b)[:10])
        one = run(hostile, "one", "1")
        say(one is not None and not differences(tree(os.path.join(hostile, "one")), other), "one worker gives the same bytes")


main()
