# SPDX-License-Identifier: MIT
"""What the fault scripts share: an input in two states, trees as check sums, runs of the program, lines for the suite.

Takes: PROGRAM from the surroundings, a folder of its own. Gives: Bench with the clean output of both states, and `judge`,
which says what an output is: the old one, the new one, or broken.
"""
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time

PROGRAM = os.environ.get("PROGRAM", os.path.abspath("build/dossier"))
ROOT = os.getcwd()


def say(good, name, *notes):
    print(("ok - " if good else "not ok - ") + name)
    for note in notes if not good else ():
        for line in str(note).splitlines()[:20]:
            print("# " + line)
    sys.stdout.flush()


def tree(folder):
    """Path to SHA-256 of every file, without .dossier/, which is no output."""
    found = {}
    for base, names, files in os.walk(folder):
        if base == folder and ".dossier" in names:
            names.remove(".dossier")
        for name in files:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def differences(a, b):
    return [path for path in sorted(set(a) | set(b)) if a.get(path) != b.get(path)]


class Bench:
    """The sample as it is (old), and with one paper more and one changed (new): both built once, cleanly."""

    def __init__(self, folder, copies=2):
        self.folder = folder
        for name in ("rules", "themes"): # as they stand now, whoever edits them meanwhile
            shutil.copytree(name, os.path.join(folder, name))
        self.old_input, self.new_input = os.path.join(folder, "old", "input"), os.path.join(folder, "new", "input")
        self.copies = copies
        self._lay_out(self.old_input)
        self._lay_out(self.new_input)
        self._change(self.new_input)
        self.input = os.path.join(folder, "input")
        self.clean = {}
        for name, source in (("old", self.old_input), ("new", self.new_input)):
            self.take(source)
            output = os.path.join(folder, "clean-" + name)
            self.run(output, check=True)
            self.clean[name] = tree(output)
        self.good = os.path.join(folder, "clean-old")
        if not differences(self.clean["old"], self.clean["new"]):
            raise SystemExit("the two states of the input give the same output")

    def _lay_out(self, target):
        """The smallest assessment of the sample that has units of its own, as many times as asked for: several can be half done,
        and a hundred runs of it take seconds each."""
        own = [n for n in os.listdir("input") if os.path.isdir(os.path.join("input", n, "units"))]
        name = min(own, key=lambda n: (sum(len(files) for _, _, files in os.walk(os.path.join("input", n))), n))
        for number in range(self.copies):
            shutil.copytree(os.path.join("input", name), os.path.join(target, f"{name}-{number}"))

    def _change(self, source):
        for base, _, files in os.walk(source):
            papers = sorted(name for name in files if name.endswith(".md"))
            if papers:
                with open(os.path.join(base, papers[0]), "a", encoding="utf-8") as file:
                    file.write("\nOne more line.\n")

    def take(self, source):
        """The same folder holds the one state or the other, as when somebody edits it."""
        shutil.rmtree(self.input, ignore_errors=True)
        shutil.copytree(source, self.input)

    def command(self, output, jobs=2, quiet=True):
        return [PROGRAM, "build", self.input, "-o", output, "-q" if quiet else "-v", "-j", str(jobs),
                "--rules", os.path.join(self.folder, "rules"), "--themes", os.path.join(self.folder, "themes")]

    def run(self, output, check=False, jobs=2, env=None, quiet=True):
        done = subprocess.run(self.command(output, jobs, quiet), cwd=ROOT, capture_output=True, text=True, errors="replace",
                              env={**os.environ, **(env or {})}, timeout=300)
        if check and done.returncode != 0:
            raise SystemExit(f"status {done.returncode} of a run without a fault\n{done.stderr[:2000]}")
        return done

    def output_of_old(self, name="output"):
        """A new folder that holds the old output, with its .dossier/, as the last good run left it; the input is the new one."""
        output = os.path.join(self.folder, name)
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(self.good, output, symlinks=True)
        self.take(self.new_input)
        return output

    def judge(self, output):
        """Each assessment is whole by itself: what differs from the old output and from the new one, for those that differ
        from both."""
        found = tree(output) if os.path.isdir(output) else {}
        states, broken = set(), []
        for name in sorted({path.split("/")[0] for path in {**self.clean["old"], **self.clean["new"], **found}}):
            part = {path: value for path, value in found.items() if path.split("/")[0] == name}
            near = {}
            for state, clean in self.clean.items():
                near[state] = differences(part, {p: v for p, v in clean.items() if p.split("/")[0] == name})
            if all(near.values()):
                broken += [f"{name}: {path} differs from old" for path in near["old"][:5]]
            else:
                states.add("old" if not near["old"] else "new")
        return ("broken", broken) if broken else ("mixed" if len(states) > 1 else states.pop() if states else "none", [])

    def stale(self, output):
        """What should be gone after a good run: stages and trees that were taken out."""
        stage = os.path.join(output, ".dossier", "stage")
        return os.listdir(stage) if os.path.isdir(stage) else []


def start(command, env=None):
    """In a process group of its own, so that it can be killed whole."""
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                            env={**os.environ, **(env or {})})


def group_is_gone(group, seconds=5.0):
    """True when no process of the group is left after a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
