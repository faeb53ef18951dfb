#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generated pages by themselves: 10-pages.py [FOLDER]. Without a folder, through _cache.sh, those of input/ and of the sample.

Each page is well-formed, of UTF-8, says its language, asks for no script or style of its own, carries the content security
policy, asks nothing of any network, is at most 300 kB, and each of its links leads to a file and a place that are there.
Each check is then shown a page that it must refuse.
"""
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
MOST_BYTES = 300_000
OUTSIDE = ("http:", "https:", "mailto:", "tel:")
# Two words of our own that are on each page, in each language that a page can be in.
OURS = {"en": ("Skip to the content", "Filter rows"), "zh-Hans": ("跳到正文", "筛选行"), "zh-Hant": ("跳到正文", "篩選行")}


class Page:
    def __init__(self, root, path):
        self.root, self.path = root, path
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.text = self.bytes.decode("utf-8", "replace")
        try:
            self.tree = ElementTree.fromstring(self.text)
        except ElementTree.ParseError as error:
            self.tree, self.error = None, str(error)

    def all(self, *names):
        return [node for node in self.tree.iter() if not names or node.tag in names]


def well_formed(page):
    if page.tree is None:
        yield page.error


def utf8(page):
    try:
        page.bytes.decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)


def language(page):
    """The language that a page says it is in is that of its own words."""
    if page.tree is None:
        return
    body = page.tree.find("body")
    skip = page.tree.find("body/a[@class='skip']")
    said = page.tree.get("lang")
    found = (None if skip is None else skip.text, body.get("data-filter"))
    if OURS.get(said) != found:
        yield "lang is %s, the words are %s" % (said, found)


def one_heading(page):
    if page.tree is not None and len(page.all("h1")) != 1:
        yield "%d h1" % len(page.all("h1"))


def policy(page):
    if POLICY not in page.text:
        yield "no content security policy"


def nothing_inline(page):
    if page.tree is None:
        return
    for node in page.all():
        if node.tag == "style" or (node.tag == "script" and (node.text or "").strip()):
            yield "<%s> with text" % node.tag
        for name, value in node.attrib.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield "%s on <%s>" % (name, node.tag)


def nothing_outside(page):
    if page.tree is None:
        return
    for node in page.all("script", "img", "link", "iframe", "object", "embed", "source", "video", "audio"):
        for name in ("src", "href", "srcset", "data"):
            if re.match(r"([a-z]+:)?//", node.get(name, "")):
                yield "<%s> asks for %s" % (node.tag, node.get(name))


def size(page):
    if len(page.bytes) > MOST_BYTES:
        yield "%d bytes" % len(page.bytes)


def ids(path, cache={}):
    if path not in cache:
        with open(path, encoding="utf-8", errors="replace") as file:
            cache[path] = set(re.findall(r'\sid="([^"]*)"', file.read()))
    return cache[path]


def papers(page):
    """What stands in the text of a paper: a place that its author named wrongly is a message of the report."""
    return {id(node) for box in page.all("div") if box.get("class") == "paper" for node in box.iter()}


def links(page):
    if page.tree is None:
        return
    written = papers(page)
    for node in page.all():
        for name in ("href", "src"):
            target = node.get(name)
            if target is None or target.startswith(OUTSIDE):
                continue
            file, _, place = target.partition("#")
            to = os.path.normpath(os.path.join(os.path.dirname(page.path), urllib.parse.unquote(file))) if file else page.path
            if not to.startswith(os.path.abspath(page.root) + os.sep):
                yield "%s leads out of the site" % target
            elif not os.path.isfile(to):
                yield "%s leads to nothing" % target
            elif place and id(node) not in written and urllib.parse.unquote(place) not in ids(to):
                yield "%s: there is no such place" % target


GOOD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="%s"/><title>x</title></head>
<body data-filter="Filter rows"><a class="skip" href="#a">Skip to the content</a><h1 id="a">x</h1><p>x</p></body></html>
""" % POLICY
# Check, and what is put for what to make a page that it must refuse.
CHECKS = [
    (well_formed, "</p>", ""),
    (utf8, "<title>x", "<title>\udcff"),
    (language, ' lang="en"', ""),
    (language, "Filter rows", "筛选行"),
    (language, '"en"', '"zh-Hant"'),
    (one_heading, "</a>", "</a><h1>y</h1>"),
    (policy, "script-src 'self'", "script-src *"),
    (nothing_inline, "<p>", '<p onclick="x()">'),
    (nothing_outside, "<p>", '<p><img alt="" src="https://a.example/x.png"/>'),
    (size, "<p>", "<p>" + "x" * MOST_BYTES),
    (links, 'href="#a"', 'href="#b"'),
    (links, 'href="#a"', 'href="b.html"'),
    (links, 'href="#a"', 'href="../../etc/passwd"'),
]


def say(good, name, wrong=()):
    print("%s - pages: %s" % ("ok" if good else "not ok", name))
    for line in list(wrong)[:10]:
        print("# " + line)
    return good


def controls():
    good = True
    for check, old, new in CHECKS:
        with tempfile.TemporaryDirectory() as root:
            path = os.path.join(root, "x.html")
            for text, wanted in ((GOOD, False), (GOOD.replace(old, new, 1), True)):
                with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
                    file.write(text)
                ids.__defaults__[0].clear()
                found = bool(list(check(Page(root, path))))
                good &= say(found == wanted, "control of %s: a page with%s fault" % (check.__name__, "" if wanted else "out"))
    return good


def sites(folder):
    """Each folder that holds an assets/style.css is a site."""
    for root, folders, files in os.walk(folder):
        if os.path.isfile(os.path.join(root, "assets", "style.css")):
            folders[:] = []
            yield os.path.abspath(root)


def pages_of(root):
    for folder, _, files in os.walk(root):
        for name in sorted(files):
            if name.endswith(".html"):
                yield Page(root, os.path.join(folder, name))


def main():
    if len(sys.argv) < 2:
        here = os.path.dirname(os.path.abspath(__file__))
        script = '. tests/site/_cache.sh; site_pages; python3 tests/site/10-pages.py "$PAGES"'
        sys.exit(subprocess.call(["sh", "-c", script], cwd=os.path.join(here, "..", "..")))
    pages = [page for root in sites(sys.argv[1]) for page in pages_of(root)]
    good = controls() & say(len(pages) > 0, "there are %d to look at" % len(pages))
    for check in dict.fromkeys(check for check, _, _ in CHECKS):
        wrong = ["%s: %s" % (os.path.relpath(page.path, sys.argv[1]), what) for page in pages for what in check(page)]
        good &= say(not wrong, check.__name__.replace("_", " "), wrong)
    sys.exit(0 if good else 1)


main()
