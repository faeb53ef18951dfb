# SPDX-License-Identifier: MIT
"""A disk that is full: each kind of call in each part of the output fails once, then for good. The run ends with status 4 (or 0
where the new output already stood), the output is whole, and the next run gives the new one. LONG=1 tries far more calls.
"""
import collections
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import ROOT, Bench, differences, say, tree


LONG = bool(os.environ.get("LONG"))
# Memory is as good a disk as any here, and leaves the time to the runs.
ROOM = "/dev/shm" if os.path.isdir("/dev/shm") and os.statvfs("/dev/shm").f_bavail * os.statvfs("/dev/shm").f_frsize > 1 << 28 else None


class Disk:
    """The shim, and one file to count in."""

    def __init__(self, folder):
        self.shim = os.path.join(folder, "full.so")
        self.count = os.path.join(folder, "count")
        self.log = os.path.join(folder, "log")
        subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-O1", "-fPIC", "-shared", "-o", self.shim,
                        os.path.join(ROOT, "tests/fault/full.c"), "-ldl"], check=True)

    def surroundings(self, output, first=0, once=False, log=False):
        with open(self.count, "wb") as file:
            file.write(bytes(8))
        extra = {"LD_PRELOAD": self.shim, "FULL_UNDER": os.path.realpath(output), "FULL_COUNT": self.count, "FULL_AT": str(first)}
        if once:
            extra["FULL_ONCE"] = "1"
        if log:
            extra["FULL_LOG"] = self.log
        return extra

    def calls(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return [(int(line.split(" ", 2)[0]), line.split(" ", 2)[1], line.rstrip("\n").split(" ", 2)[2]) for line in file]


def room_of(path, output):
    """Which part of the output a call touches: work/read, stage/site, state ... without names that differ from run to run."""
    rest = os.path.relpath(path, os.path.realpath(output)).split("/")
    if rest[0] != ".dossier":
        return "output"
    if len(rest) > 3 and rest[1] in ("work", "stage"):
        return f"{rest[1]}/{re.sub(r'[0-9]+', '', rest[3])}"
    return "/".join(rest[:2])


def moments(calls, output, each):
    """The numbers of calls to fail: the first of each kind in each part, and some others."""
    groups = collections.defaultdict(list)
    for number, call, path in calls:
        groups[call, room_of(path, output)].append(number)
    dice = random.Random(7)
    chosen = {}
    for (call, room), numbers in sorted(groups.items()):
        for number in {numbers[0], *dice.sample(numbers, min(each, len(numbers)))}:
            chosen[number] = f"{call} in {room}"
    return chosen


def one(bench, disk, number, what, once):
    """One run with a full disk; gives what went wrong, or an empty text."""
    output = bench.output_of_old()
    done = bench.run(output, jobs=1, env=disk.surroundings(output, number, once))
    state, notes = bench.judge(output)
    place = f"call {number} ({what}{', once' if once else ''}): status {done.returncode}, output {state}"
    if state in ("broken", "none"):
        return f"{place} {notes}"
    if done.returncode == 0 and state != "new":
        return f"{place}: status 0 without the new output"
    if done.returncode not in (0, 4):
        return f"{place}: {done.stderr[:300]}"
    if done.returncode == 4 and not done.stderr.strip():
        return f"{place}: no word about it"
    again = bench.run(output)
    stale = bench.stale(output) if done.returncode else None  # what a good run could not remove waits for the next change
    if again.returncode != 0 or differences(tree(output), bench.clean["new"]) or stale:
        return f"{place}; the next run: status {again.returncode} {differences(tree(output), bench.clean['new'])[:5]} {again.stderr[:300]}"
    return ""


def tmpfs(bench, size_kib):
    """The real thing: a small tmpfs in a mount name space of our own. None where that is not allowed."""
    script = ('mount -t tmpfs -o size=%dk none "$1" || exit 99; shift; "$@"; status=$?; '
              'find "$0" -path "$0/.dossier" -prune -o -type f -print | head -n 1; exit $status' % size_kib)
    mount = os.path.join(bench.folder, "small")
    os.makedirs(mount, exist_ok=True)
    done = subprocess.run(["unshare", "-m", "sh", "-c", script, mount, mount] + bench.command(mount), cwd=ROOT,
                          capture_output=True, text=True, errors="replace", timeout=300)
    return None if done.returncode in (1, 99) and ("unshare" in done.stderr or "mount" in done.stderr) else done


def main():
    with tempfile.TemporaryDirectory(prefix="dossier-full.", dir=ROOM) as folder:
        bench = Bench(folder, copies=1)
        disk = Disk(folder)
        output = bench.output_of_old()
        done = bench.run(output, jobs=1, env=disk.surroundings(output, log=True))
        say(done.returncode == 0, "a run under the shim that fails nothing", done.stderr)
        calls = disk.calls()
        kinds = {call for _, call, _ in calls}
        say({"write", "openat", "mkdirat"} <= kinds, "control: the shim sees writing, making and opening", kinds)
        say(bool(kinds & {"renameat2", "renameat", "linkat"}), "control: the shim sees linking and renaming", kinds)
        chosen = moments(calls, output, 40 if LONG else 1)
        for once in (False, True):
            last = {what: number for number, what in sorted(chosen.items())}  # one of each kind and place is enough for one call
            tried = [(number, what) for number, what in sorted(chosen.items()) if LONG or not once or last[what] == number]
            wrong = [text for number, what in tried if (text := one(bench, disk, number, what, once))]
            say(not wrong, f"the disk is full {'for one call' if once else 'from a call on'}: {len(tried)} calls of "
                f"{len(calls)}, {len({what for _, what in tried})} kinds and places", *wrong)
        bench.take(bench.new_input)
        for size in (64, 256):
            done = tmpfs(bench, size)
            if done is None:
                print(f"skip - a tmpfs of {size} KiB: mounting is not allowed here")
            else:
                say(done.returncode == 4 and not done.stdout.strip(), f"a tmpfs of {size} KiB: status 4, and no half of an output",
                    done.returncode, done.stdout, done.stderr)


main()
