# SPDX-License-Identifier: MIT
"""One unit's folder full of what no clerk should have to know of: links, pipes, sockets, devices, closed, sparse, growing and
vanishing files, deep and crowded folders, hard links, names of every kind. The run ends, each thing is named once with advice,
and every file of the other units is byte for byte that of a run without them. No hostile name fits a kind of the pack.
"""
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import PROGRAM, ROOT, differences, say, tree

LONG = bool(os.environ.get("LONG"))
LIMIT = 240  # seconds: far above what is needed, so that only a run that hangs meets it


def lay_out(folder):
    """Units with papers of their own; bad is where trouble goes, crowd is crowded."""
    base = os.path.join(folder, "input", "a")
    os.makedirs(os.path.join(base, "units"))
    with open(os.path.join(base, "assessment.yml"), "w") as file:
        file.write("title: Hostile\npack: project-docs\nas_of: 2017-12-31\n")
    for unit in ("alpha", "bad", "crowd", "omega"):
        place = os.path.join(base, "units", unit)
        os.makedirs(os.path.join(place, "docs"))
        for name, text in (("README.md", f"# {unit}\n\n## Install\n\nRun {unit}.\n"),
                           ("docs/guide.md", f"# Guide of {unit}\n\n" + f"Words about {unit} for a reader. " * 30 + "\n"),
                           ("CHANGELOG.md", "# Changelog\n\n## 1.0.0 - 2017-07-05\n\n- First\n")):
            with open(os.path.join(place, name), "w") as file:
                file.write(text)
    return os.path.join(base, "units", "bad")


def put(path, text="Nothing of note.\n"):
    with open(path, "w") as file:
        file.write(text)


# ---- What goes into the folder. Each gives the names that must be told, and the code of the message ----

def kinds_of_nodes(bad):
    os.mkfifo(os.path.join(bad, "zq pipe.md"))
    here = os.getcwd()
    os.chdir(bad)  # a socket's path is short
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).bind("zq socket")
    os.chdir(here)
    told = ["zq pipe.md", "zq socket"]
    for name, target in (("zq link.md", "README.md"), ("zq folder link", "docs"), ("zq loop", "zq loop"), ("zq up", ".."),
                         ("zq outside", "/etc"), ("zq password.md", "/etc/passwd"), ("zq nowhere.md", "none")):
        os.symlink(target, os.path.join(bad, name))
        told.append(name)
    try:
        os.mknod(os.path.join(bad, "zq null"), stat.S_IFCHR | 0o600, os.makedev(1, 3))
        told.append("zq null")
    except OSError:
        print("skip - a device among the papers: only root may make one")
    return [(name, "file-not-regular") for name in told]


def shortcuts(bad):
    put(os.path.join(bad, "zq paper.docx - 快捷方式.lnk"), "L")
    put(os.path.join(bad, "zq site.url"), "[InternetShortcut]\n")
    return [("zq paper.docx - 快捷方式.lnk", "file-shortcut"), ("zq site.url", "file-shortcut")]


NOBODY = 65534


def become_nobody(folder):
    """Root may read everything, so a test of what is closed must not be root. True when nobody can run the program here."""
    if os.geteuid() != 0:
        return True
    can = subprocess.run([PROGRAM, "--version"], cwd=ROOT, user=NOBODY, group=NOBODY, extra_groups=[], stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL).returncode == 0
    can = can and subprocess.run(["cat", "rules/project-docs/pack.lua"], cwd=ROOT, user=NOBODY, group=NOBODY, extra_groups=[],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    if can:
        subprocess.run(["chown", "-Rh", f"{NOBODY}:{NOBODY}", folder], check=True)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return can


def closed(bad):
    if os.geteuid() == 0:
        print("skip - files and folders without permission: root may read everything, and nobody else the program")
        return []
    put(os.path.join(bad, "zq shut.md"))
    os.chmod(os.path.join(bad, "zq shut.md"), 0)
    os.mkdir(os.path.join(bad, "zq shut"))
    os.chmod(os.path.join(bad, "zq shut"), 0)
    return [("zq shut.md", "file-unreadable"), ("zq shut", "file-unreadable")]


def sizes(bad):
    put(os.path.join(bad, "zq empty.md"), "")
    told = [("zq empty.md", "paper-empty")]
    with open(os.path.join(bad, "zq sparse.bin"), "wb") as file:
        try:
            file.truncate(4 << 30)
            told.append(("zq sparse.bin", "file-too-big"))
        except OSError:
            print("skip - a sparse file of 4 GiB: not on this file system")
    return told


def names(bad):
    plain = ["-rf zq", "zq $(touch x);.md", "zq 'quotes\".md", "zq <b>bold.md", "zq %2e%2e.md", "zq " + "长" * 83 + ".md",
             "zq\\back.md", "zq ..md", "zq con.txt", "zq Twin.md", "zq twin.md", "zq " + unicodedata.normalize("NFC", "é.md"),
             "zq " + unicodedata.normalize("NFD", "é.md"), "zq trailing .md", "zq a" + "b" * 240 + ".md"]
    for number, name in enumerate(plain):
        put(os.path.join(bad, name), f"Nothing of note, number {number}.\n")
    odd = {"zq new\nline.md": "zq new\\x0Aline.md", "zq tab\t.md": "zq tab\\x09.md", "zq \x1b[31mred.md": "zq \\x1B[31mred.md",
           "zq \u202egpj.md": "zq \\xE2\\x80\\xAEgpj.md"}
    for number, name in enumerate(odd):
        put(os.path.join(bad, name), f"Nothing of note, odd {number}.\n")
    with open(os.path.join(os.fsencode(bad), b"zq \xff\xfe.md"), "w") as file:
        file.write("Nothing of note, no text.\n")
    with open(os.path.join(os.fsencode(bad), "zq 东风材料.md".encode("gb18030")), "w") as file:
        file.write("Nothing of note, of an old disk.\n")
    return [(shown, "file-name") for shown in list(odd.values()) + ["zq \\xFF\\xFE.md"]]


def shapes(bad):
    here = os.getcwd()
    os.chdir(bad)
    for _ in range(1000):
        os.mkdir("zq")
        os.chdir("zq")
    put("zq deep.md")
    os.chdir(here)
    crowd = os.path.join(os.path.dirname(bad), "crowd", "zq crowd")
    os.mkdir(crowd)
    for number in range(100_000 if LONG else 20_000):
        with open(os.path.join(crowd, f"zq {number}.bin"), "w") as file:
            file.write(str(number))
    put(os.path.join(bad, "zq one.md"), "Nothing of note, linked.\n")
    os.link(os.path.join(bad, "zq one.md"), os.path.join(bad, "zq other.md"))
    return [("/".join(["bad"] + ["zq"] * 17), "folder-too-deep"), ("units/crowd/", "unit-too-many")]


class Restless(threading.Thread):
    """A file that grows, one that shrinks, and ones that come and go, while the program reads."""

    def __init__(self, bad):
        super().__init__()
        self.bad, self.over = bad, False

    def run(self):
        count = 0
        while not self.over:
            count += 1
            with open(os.path.join(self.bad, "zq growing.md"), "a") as file:
                file.write("Nothing of note, and more. " * 40 + "\n")
            put(os.path.join(self.bad, "zq shrinking.md"), "Nothing of note.\n" * (2000 - count % 2000))
            name = os.path.join(self.bad, f"zq passing {count % 7}.md")
            put(name)
            os.unlink(name)
            time.sleep(0.0005)


# ---- Running and comparing ----

def run(folder, output, jobs="2"):
    try:
        return subprocess.run([PROGRAM, "build", os.path.join(folder, "input"), "-o", output, "-j", jobs, "--verbose"], cwd=ROOT,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None


def of_unit(files, unit):
    """A unit's own files, its archives left aside where they hold the time of nothing: they must be equal too."""
    return {path: digest for path, digest in files.items()
            if f"/{unit}/" in "/" + path or f"/{unit}." in path or f"/{unit}_" in path}




def remove(folder):
    subprocess.run(["chmod", "-R", "u+rwX", folder], stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", folder])


def named(line, name):
    return f"/{name}: " in line


def check(folder):
    clean, hostile = os.path.join(folder, "clean"), os.path.join(folder, "hostile")
    lay_out(clean)
    bad = lay_out(hostile)
    told = []
    for make in (kinds_of_nodes, shortcuts, sizes, names, shapes):
        told += make(bad)
    become_nobody(folder)
    told += closed(bad)
    first = run(clean, os.path.join(folder, "out-clean"))
    say(first is not None and first.returncode == 0, "the tree without hostile files is built", first and first.stderr)
    second = run(hostile, os.path.join(folder, "out-hostile"))
    say(second is not None and second.returncode == 0, "the tree with them is built, in bounded time", second and second.stderr[-2000:])
    if not first or not second:
        return
    compare(folder, "out-hostile", "links, pipes, sockets, sizes, names, depth and crowds")
    lines = second.stderr.decode("utf-8", "surrogateescape").split("\n")
    times = {(name, code): sum(named(line, name) and f" {code}: " in line for line in lines) for name, code in told}
    wrong = [f"{code}: {name}: {count} times" for (name, code), count in times.items() if count != 1]
    say(not wrong, "each thing is named once, with its code", *wrong)
    advice = [line for line, behind in zip(lines, lines[1:]) if ": warning " in line and not behind.startswith("  -> ")]
    say(len(lines) > 20 and not advice, "each warning comes with advice", *advice)
    raw = [line for line in lines if any(ord(c) < 32 for c in line.replace("\t", "")) or "\u202e" in line]
    say(not raw, "no control or direction character reaches the terminal", *raw[:5])
    again = run(hostile, os.path.join(folder, "out-one"), "1")
    say(again is not None and not differences(tree(os.path.join(folder, "out-one")), tree(os.path.join(folder, "out-hostile"))),
        "one worker gives the same bytes")
    restless(folder, hostile, bad)


def restless(folder, hostile, bad):
    shutil.rmtree(os.path.join(os.path.dirname(bad), "crowd", "zq crowd"))
    output = os.path.join(folder, "out-hostile")
    thread = Restless(bad)
    thread.start()
    results = []
    for _ in range(3):
        result = run(hostile, output)
        results.append(result)
        say(result is not None and result.returncode == 0, "files in motion: the report is made of what was read",
            result.stderr[-500:] if result else "timed out")
    thread.over = True
    thread.join()
    last = run(hostile, output)
    say(last is not None and last.returncode == 0, "and made when they rest", last and last.stderr[-500:])
    compare(folder, "out-hostile", "files that were in motion")


def compare(folder, output, what):
    plain, other = tree(os.path.join(folder, "out-clean")), tree(os.path.join(folder, output))
    for unit in ("alpha", "omega"):
        a, b = of_unit(plain, unit), of_unit(other, unit)
        say(len(a) > 3 and not differences(a, b), f"{what}: every file of {unit} is as without them", *differences(a, b)[:10])


def main():
    folder = tempfile.mkdtemp(prefix="dossier-hostile-")
    child = os.fork()  # which may become somebody else
    if child == 0:
        status = 1
        try:
            check(folder)
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    _, status = os.waitpid(child, 0)
    remove(folder)
    sys.exit(0 if status == 0 else 1)


main()
