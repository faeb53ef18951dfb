# SPDX-License-Identifier: MIT
"""Killed at random moments, all processes, the parent alone or one worker: the output is the old one or the new one, whole, and
the next run gives the new one. KILL_SEED repeats a run; LONG=1 kills ten times as often.
"""
import os
import random
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _lib import Bench, differences, group_is_gone, kill_group, say, start, tree


def killed(bench, output, moment, whole_group):
    """One run, cut after `moment` seconds. True when it was still running and nothing of it was left."""
    process = start(bench.command(output))
    time.sleep(moment)
    running = process.poll() is None
    if whole_group:
        kill_group(process.pid)
    elif running:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    gone = group_is_gone(process.pid)
    kill_group(process.pid)
    return running, gone


def series(bench, whole_group, moments):
    what = "all processes" if whole_group else "the parent alone"
    broken, left, wrong, cut = [], [], [], 0
    for moment in moments:
        output = bench.output_of_old()
        running, gone = killed(bench, output, moment, whole_group)
        cut += running
        state, notes = bench.judge(output)
        if state == "broken" or (state == "none"):
            broken.append(f"after {moment:.4f} s: {notes}")
        if not gone:
            left.append(f"after {moment:.4f} s")
        done = bench.run(output)
        if done.returncode != 0 or differences(tree(output), bench.clean["new"]) or bench.stale(output):
            wrong.append(f"after {moment:.4f} s: status {done.returncode} {differences(tree(output), bench.clean['new'])[:5]} "
                         f"{bench.stale(output)} {done.stderr[:300]}")
    name = f"kill -9 of {what} at {len(moments)} moments"
    say(not broken, f"{name}: the output is whole each time", *broken)
    say(not left, f"{name}: no process is left behind", *left)
    say(not wrong, f"{name}: the next run is right", *wrong)
    say(cut >= len(moments) // 4, f"control: {name}: a quarter of them or more met a running program", f"only {cut}")


def first_run(bench, moments):
    """Killed where there was no output yet: nothing, or a whole output, and no half of one."""
    broken = []
    for moment in moments:
        output = os.path.join(bench.folder, "first")
        shutil.rmtree(output, ignore_errors=True)
        bench.take(bench.new_input)
        killed(bench, output, moment, True)
        names = {path.split("/")[0] for path in tree(output)} if os.path.isdir(output) else set()
        for name in names:
            part = {p: v for p, v in tree(output).items() if p.split("/")[0] == name}
            if differences(part, {p: v for p, v in bench.clean["new"].items() if p.split("/")[0] == name}):
                broken.append(f"after {moment:.4f} s: {name}")
        if bench.run(output).returncode != 0 or differences(tree(output), bench.clean["new"]):
            broken.append(f"after {moment:.4f} s: the next run is wrong")
    say(not broken, f"kill -9 in a first run at {len(moments)} moments: nothing or a whole output", *broken)


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def workers(bench, dice, length, runs):
    """Single workers killed from outside: the supervisor begins what they had in hand again, once."""
    wrong, met = [], 0
    for _ in range(runs):
        output = bench.output_of_old()
        moment = dice.uniform(0, length)
        process = start(bench.command(output))
        time.sleep(moment)
        for child in children(process.pid)[:1]:
            try:
                os.kill(child, signal.SIGKILL)
                met += 1
            except ProcessLookupError:
                pass
        process.wait()
        if process.returncode != 0 or differences(tree(output), bench.clean["new"]):
            wrong.append(f"after {moment:.4f} s: status {process.returncode} {differences(tree(output), bench.clean['new'])[:5]}")
    say(not wrong, f"kill -9 of one worker in {runs} runs: the output is right each time", *wrong)
    say(met > 0, "control: workers were met")


def one_run(bench):
    """How long a run takes that is not cut."""
    output = bench.output_of_old()
    begun = time.monotonic()
    bench.run(output, check=True)
    return time.monotonic() - begun


def control(bench):
    """The judge sees one flipped byte and one missing file."""
    output = bench.output_of_old("control")
    say(bench.judge(output)[0] == "old", "control: an untouched output is the old one", bench.judge(output))
    path = os.path.join(output, sorted(tree(output))[len(tree(output)) // 2])
    with open(path, "r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]) if first else b"x")
    say(bench.judge(output)[0] == "broken", "control: one flipped byte is found")
    output = bench.output_of_old("control")
    os.remove(os.path.join(output, sorted(tree(output))[0]))
    say(bench.judge(output)[0] == "broken", "control: one missing file is found")


def main():
    seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(10**6))
    print(f"# KILL_SEED={seed}")
    count = 250 if os.environ.get("LONG") else 25
    with tempfile.TemporaryDirectory(prefix="dossier-kill.") as folder:
        bench = Bench(folder)
        control(bench)
        photos = any("/print/photos/" in "/" + path for path in bench.clean["new"])
        kept = os.path.isdir(os.path.join(bench.good, ".dossier", "cache", "photos"))
        say(photos and kept, "control: prints of photos and kept copies of them are among what is cut")
        length = min(one_run(bench) for _ in range(3))
        dice = random.Random(seed)
        series(bench, True, sorted(dice.uniform(0, length) for _ in range(count)))
        series(bench, False, sorted(dice.uniform(0, length) for _ in range(count)))
        workers(bench, dice, length, count)
        first_run(bench, sorted(dice.uniform(0, length) for _ in range(max(5, count // 5))))


main()
