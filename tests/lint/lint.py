#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of the source that a machine can check: lint.py ROOT [CHECK ...].

Takes: a tree laid out as this one, and the names of checks (default: all). Gives: "file:line: what" for each breach, and
status 1 when there is one. Each check is a function over the files; the suite plants a breach for each of them.
"""
import os
import re
import statistics
import subprocess
import sys

# ---- The include table: a room sees itself and these. Top-level files see all. ----

ROOMS = {
    "base": [],
    "doc": ["base"],
    "read": ["base", "doc"],
    "evidence": ["base", "doc", "read"],
    "assess": ["base", "doc", "read", "evidence"],
    "report": ["base", "doc", "read", "evidence", "assess"],
    "write": ["base", "doc"],
    "publish": ["base", "doc", "read", "evidence", "assess", "report", "write"],
}

# A library's header stands in these rooms only.
LIBRARIES = {
    r"cmark\.h": ["read"], r"libxml/.*": ["read"], r"yaml\.h": ["read"], r"iconv\.h": ["read"],
    r"jpeglib\.h|jerror\.h": ["read"], r"png\.h": ["read"],
    r"utf8proc\.h": ["base"], r"openssl/.*": ["base"], r"xxhash\.h": ["base"],
    r"lua\.h|lualib\.h|lauxlib\.h": ["assess"],
    r"zip\.h": ["publish", "read"], r"libdeflate\.h": ["publish"],
}
ONE_FILE = [r"cmark\.h", r"yaml\.h", r"jpeglib\.h|jerror\.h", r"png\.h"]

SYSTEM = set("""assert ctype errno fcntl float inttypes limits malloc math poll setjmp signal stdarg stdbool stddef stdint stdio stdlib
stdnoreturn string strings time unistd dirent sys/file sys/mman sys/prctl sys/random sys/resource sys/stat sys/time sys/types
sys/wait sys/ioctl sys/statfs sys/vfs sys/syscall sys/socket sys/un sys/sysinfo sched linux/fs getopt stdatomic
sanitizer/asan_interface""".split())

# Calls that nobody makes, and calls that only some files make. Top-level files are "run".
NOBODY = """strcpy strcat strncpy strncat sprintf vsprintf gets scanf sscanf fscanf atoi atol atoll atof strtok strtok_r setlocale
system popen tmpnam mktemp tempnam alloca longjmp asctime ctime localtime localtime_r mktime strftime rand random srand drand48
pthread_create thrd_create vfork strerror_l signal rename chdir""".split()
ONLY = {
    "base": """fopen fdopen open openat creat mkdir mkdirat unlink unlinkat renameat renameat2 linkat link symlink opendir fdopendir
      readdir stat lstat fstatat syncfs fsync time gettimeofday clock_gettime""".split(),
    "run": "fork waitpid wait4 kill execv execvp execve printf puts putchar perror exit _exit isatty".split(),
}
HEAP = "malloc calloc realloc free reallocarray strdup strndup aligned_alloc".split()
# Where one of the calls above is right all the same, and why.
EXCEPT = {
    ("generator/base/", "_exit"): "out of memory ends a worker",
    ("generator/base/", "exit"): "out of memory ends a worker",
    ("generator/read/jpeg.c", "longjmp"): "libjpeg knows no other way to end a function",
    ("generator/read/png.c", "longjmp"): "so does libpng",
    ("generator/publish/", "openat"): "large files are streamed into the stage, and looked at there",
    ("generator/publish/", "fsync"): "the step of an exchange by two renames is on the disk before the next",
    ("generator/prepare.c", "open"): "this program's own file, for the build id",
    ("generator/run.c", "clock_gettime"): "how long a worker may take",
    ("generator/run.c", "signal"): "a worker's signals are set back",
    ("generator/terminal.c", "clock_gettime"): "how often the progress line is drawn anew",
    ("generator/stats.c", "clock_gettime"): "how long a phase took, for --stats",
    ("generator/main.c", "stat"): "is there a folder rules/ here",
}

LONGEST_FILE = 600
LONGEST_FUNCTION = 120
MEDIAN_FUNCTION = 15
LONGEST_LINE = 130

KEYWORDS = {"if", "for", "while", "switch", "return", "sizeof", "do", "else"}


class Source:
    """One file: its path from the root, its lines, and its lines with comments and literals blanked."""

    def __init__(self, root, path):
        self.path = path
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            self.text = file.read()
        self.lines = self.text.splitlines()
        self.room = self._room()

    def _room(self):
        parts = self.path.split("/")
        return parts[1] if parts[0] == "generator" and len(parts) == 3 else "run" if parts[0] == "generator" else ""

    @property
    def code(self):
        """The text without comments and without what stands in quotes; line numbers are kept."""
        def blank(match):
            piece = match.group(0)
            return re.sub(r"[^\n]", " ", piece) if piece.startswith("/") else piece[0] + re.sub(r"[^\n]", " ", piece[1:-1]) + piece[0]
        return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, self.text, flags=re.S)


def tracked(root, *folders):
    """All files below the folders, without what is built or hidden; sorted."""
    found = []
    for folder in folders:
        for base, names, files in os.walk(os.path.join(root, folder)):
            names[:] = sorted(n for n in names if not n.startswith(".") and n not in ("node_modules", "__pycache__"))
            found += [os.path.relpath(os.path.join(base, f), root) for f in sorted(files) if not f.startswith(".")]
    return found


def sources(root):
    return [Source(root, p) for p in tracked(root, "generator") if p.endswith((".c", ".h"))]


def breach(source, line, text):
    return f"{source.path}:{line}: {text}"


# ---- Checks: each yields breaches ----

def check_includes(root):
    """A room includes only rooms above it, a private header only its own room."""
    for source in sources(root):
        for number, line in enumerate(source.lines, 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            target = match.group(1)
            room = target.split("/")[0] if "/" in target else "run"
            if source.room == "run":
                if target.endswith("_in.h"):
                    yield breach(source, number, f"{target} is private to {room}/")
            elif room not in ROOMS:
                yield breach(source, number, f"{source.room}/ may not include {target}")
            elif room != source.room and room not in ROOMS[source.room]:
                yield breach(source, number, f"{source.room}/ may not include {room}/")
            elif room != source.room and (target.endswith("_in.h") or target != f"{room}/{room}.h"):
                if not target.endswith(".def"):
                    yield breach(source, number, f"{target} is private to {room}/")


def check_libraries(root):
    """A library's header stands in one room, some of them in one file."""
    where = {}
    for source in sources(root):
        for number, line in enumerate(source.lines, 1):
            match = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if not match:
                continue
            name = match.group(1)
            rule = next((r for r in LIBRARIES if re.fullmatch(r, name)), None)
            if rule:
                if source.room not in LIBRARIES[rule]:
                    yield breach(source, number, f"<{name}> stands in {' and '.join(LIBRARIES[rule])}/ only")
                if rule in ONE_FILE and where.setdefault(rule, source.path) != source.path:
                    yield breach(source, number, f"<{name}> stands in one file only, and {where[rule]} has it")
            elif name.removesuffix(".h") not in SYSTEM:
                yield breach(source, number, f"<{name}> is no header that the table knows")


def allowed(source, name):
    return any(source.path.startswith(path) and call == name for path, call in EXCEPT)


def check_calls(root):
    """Banned calls; files, clocks and the heap in base/; forks in run.c."""
    for source in sources(root):
        for number, line in enumerate(source.code.splitlines(), 1):
            for name in re.findall(r"(?<![\w.>])([a-z_][a-z0-9_]*)\s*\(", line):
                if allowed(source, name):
                    continue
                if name in NOBODY:
                    yield breach(source, number, f"{name}() is not used here")
                for room, names in ONLY.items():
                    if name in names and source.room != room:
                        yield breach(source, number, f"{name}() belongs to {'the top-level files' if room == 'run' else room + '/'}")
                if name in HEAP and source.room != "base" and not hook(source, number):
                    yield breach(source, number, f"{name}() belongs to base/, or to a library's hook (say so beside it)")
                if name == "fork" and source.path != "generator/run.c":
                    yield breach(source, number, "only run.c forks")


def hook(source, number):
    """A heap call whose line, or the line above, says that a library's memory is meant."""
    return any("library" in line or "hook" in line for line in source.lines[max(0, number - 2):number])


def check_jumps(root):
    """goto goes to out only; a switch over kinds of nodes has no default."""
    for source in sources(root):
        for number, line in enumerate(source.code.splitlines(), 1):
            match = re.search(r"\bgoto\s+(\w+)", line)
            if match and match.group(1) != "out":
                yield breach(source, number, "goto goes to out only")
        for match in re.finditer(r"\bswitch\s*\(", source.code):
            body = braces(source.code, match.end())
            if re.search(r"\bcase DOC_", body) and re.search(r"\bdefault\s*:", body):
                yield breach(source, source.code[:match.start()].count("\n") + 1, "a switch over DocKind has no default:")


def braces(code, start):
    """The text from the first brace after start to the one that closes it."""
    depth = 0
    begin = code.find("{", start)
    for at in range(begin, len(code)):
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if depth == 0:
            return code[begin:at]
    return code[begin:]


def functions(source):
    """(name, first line, number of lines) of each function: a head at the margin, a closing brace at the margin."""
    lines = source.code.splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"[A-Za-z_].*\)\s*\{\s*$", line) and not line.startswith(("typedef", "struct", "enum")):
            head = line
        elif start is None and re.match(r"\s+.*\)\s*\{\s*$", line) and continued(lines, number - 1):
            head = lines[continued(lines, number - 1) - 1]
        elif start is not None and line.startswith("}"):
            yield start[0], start[1], number - start[1] + 1
            start = None
            continue
        else:
            continue
        if start is None:
            match = re.search(r"(\w+)\s*\(", head)
            name = match.group(1) if match else "?"
            if name not in KEYWORDS:
                start = (name, number)


def continued(lines, index):
    """The line (from 1) of a function's head that goes on to lines[index], or 0."""
    at = index - 1
    while at >= 0 and lines[at].startswith(" ") and not lines[at].rstrip().endswith((";", "{", "}")):
        at -= 1
    return at + 1 if at >= 0 and re.match(r"[A-Za-z_][\w\s*]*\w\(.*,\s*$", lines[at]) else 0


def check_lengths(root):
    """Files, functions and lines are short."""
    lengths = []
    for source in sources(root):
        if len(source.lines) > LONGEST_FILE:
            yield breach(source, len(source.lines), f"the file has {len(source.lines)} lines, more than {LONGEST_FILE}")
        for name, number, length in functions(source):
            lengths.append(length)
            if length > LONGEST_FUNCTION:
                yield breach(source, number, f"{name}() has {length} lines, more than {LONGEST_FUNCTION}")
    if lengths and statistics.median(lengths) > MEDIAN_FUNCTION:
        yield f"generator:0: half of the functions have more than {MEDIAN_FUNCTION} lines"


def check_heads(root):
    """Every file says its licence on top; C files say what they are for in the same comment. Packs of tests are data: their
    messages are expected at the first lines."""
    for path in tracked(root, "generator", "tests", "rules", "themes"):
        if path.endswith((".c", ".h", ".def")):
            source = Source(root, path)
            if not source.text.startswith("/* SPDX-License-Identifier: MIT\n"):
                yield breach(source, 1, "the first line is /* SPDX-License-Identifier: MIT")
            elif len(source.text.split("*/")[0].split()) < 10:
                yield breach(source, 1, "the head does not say what the file takes and gives")
        elif path.endswith((".sh", ".py", ".lua", ".js", ".mjs", ".css", ".rng", ".rnc")) and not path.startswith("tests/packs/"):
            if "SPDX-License-Identifier: MIT" not in "\n".join(Source(root, path).lines[:4]):
                yield f"{path}:1: no SPDX-License-Identifier in the first lines"


def squeeze(text):
    """White space that the author decides (line breaks, columns of comments) taken out, the rest of it left."""
    text = re.sub(r"\\\n", " ", text)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"([({\[]) | ([)}\]])", lambda m: m.group(1) or m.group(2), text)


def check_layout(root):
    """Spaces as clang-format puts them; line breaks are the author's; no tabs, no blanks at the end, no lines that are long
    without what stands in quotes."""
    for path in tracked(root, "generator", "tests/unit", "tests/fault"):
        if not path.endswith((".c", ".h")):
            continue
        source = Source(root, path)
        for number, line in enumerate(source.lines, 1):
            if "\t" in line or line != line.rstrip():
                yield breach(source, number, "a tab, or blanks at the end")
            if len(re.sub(r'"(?:\\.|[^"\\])*"', '""', line)) > LONGEST_LINE:
                yield breach(source, number, f"{len(line)} columns, more than {LONGEST_LINE}")
        yield from spaces(root, source)


def spaces(root, source):
    """Where clang-format would put other spaces: the first place of each file."""
    style = "file:" + os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".clang-format")
    made = subprocess.run(["clang-format", "--style=" + style, os.path.join(root, source.path)], capture_output=True, text=True, check=True)
    ours, theirs = squeeze(source.text), squeeze(made.stdout)
    if ours != theirs:
        at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), 0)
        yield breach(source, 0, f"clang-format writes: {theirs[max(0, at - 30):at + 30]} instead of: {ours[max(0, at - 30):at + 30]}")


def check_catalogue(root):
    """Each diagnostic is raised somewhere, tested somewhere, and says the same in both languages."""
    path = "generator/base/diag.def"
    literal = r'"((?:[^"\\]|\\.)*)"'
    entry = re.compile(r"D\(\s*(\w+),\s*(\w+)," + r",".join([r"\s*" + literal] * 5) + r"\)")
    catalogue = Source(root, path)
    code = "\n".join(s.text for s in sources(root) if not s.path.endswith("base/base.h"))
    tests = "\n".join(Source(root, p).text for p in tracked(root, "tests") if not p.startswith("tests/lint/"))
    entries = 0
    for number, line in enumerate(catalogue.lines, 1):
        match = entry.match(line)
        if not match:
            if line.startswith("D("):
                yield breach(catalogue, number, "an entry of another form: D(CODE, level, name, en, en_do, zh, zh_do) on one line")
            continue
        entries += 1
        symbol, _, name, english, english_do, chinese, chinese_do = match.groups()
        if set(re.findall(r"\{\d\}", english)) != set(re.findall(r"\{\d\}", chinese)):
            yield breach(catalogue, number, f"{name}: the two languages use other arguments")
        if bool(english_do) != bool(chinese_do) or not english or not chinese:
            yield breach(catalogue, number, f"{name}: one language lacks its text")
        if name != symbol.lower().replace("_", "-"):
            yield breach(catalogue, number, f"{name}: the name is not that of DIAG_{symbol}")
        if not re.search(rf"\bDIAG_{symbol}\b", code):
            yield breach(catalogue, number, f"{name} is raised nowhere")
        if not re.search(rf"\bDIAG_{symbol}\b|\b{name}\b(?!-)", tests):
            yield breach(catalogue, number, f"{name} is tested nowhere")
    if not entries:
        yield breach(catalogue, 1, "no entries were found")


CHECKS = {name[6:]: function for name, function in list(globals().items()) if name.startswith("check_")}


def main():
    root, wanted = sys.argv[1], sys.argv[2:] or list(CHECKS)
    found = [line for name in wanted for line in CHECKS[name](root)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


sys.exit(main())
