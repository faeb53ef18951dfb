# SPDX-License-Identifier: MIT
"""Programs side by side: compare.py FOLDER ROUNDS NAME=COMMAND... (the first is what the others are measured by).

Takes: commands in which OUT stands for a folder that is new in each run, inside FOLDER (in memory, the same for all). Gives: medians
of processor time and wall time, and their ratios to the first. The rounds are interleaved, so that a busy machine is busy for all.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time


def run(folder, command):
    out = os.path.join(folder, "compared")
    shutil.rmtree(out, ignore_errors=True)
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command.replace("OUT", out), shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.monotonic() - begun
    shutil.rmtree(out, ignore_errors=True)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main():
    folder, rounds, asked = sys.argv[1], int(sys.argv[2]), [one.split("=", 1) for one in sys.argv[3:]]
    times = {name: [] for name, _ in asked}
    for _ in range(rounds):
        for name, command in asked:
            times[name].append(run(folder, command))
    first = times[asked[0][0]]
    for name, _ in asked:
        cpu, wall = (statistics.median(one[i] for one in times[name]) for i in (0, 1))
        ratio = [statistics.median(ours[i] / max(theirs[i], 1e-9) for ours, theirs in zip(first, times[name])) for i in (0, 1)]
        print(f"{name:24} {wall:8.2f} s wall {cpu:8.2f} s cpu   ours = {ratio[0]:6.2f} x its cpu, {ratio[1]:6.2f} x its wall")


main()
