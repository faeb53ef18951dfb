# SPDX-License-Identifier: MIT
#
# What every suite starts with: . tests/lib.sh. Takes from the driver: PROGRAM (absolute path of dossier), BUILD, LONG (1 or
# empty). Gives: ok, not_ok, skip, check, refuses, same, note; a folder TMP of the suite's own, removed at the end.
# A suite prints one line a test ("ok - name", "not ok - name", "skip - name: why") and ends with `finish`.

# in_memory: where there is room, TMP and what is made by the suite's programs lie in memory. For suites that make the whole output
# again and again: a disk takes three times as long to remove it as the program to make it.
in_memory() {
  can_hold_much /dev/shm || return 0
  rm -rf "$TMP"
  export TMPDIR=/dev/shm
  TMP=$(mktemp -d "$TMPDIR/dossier-test.XXXXXX")
  : >"$TMP/.lines"
}

# can_hold_much FOLDER: it has 3 GB, the machine has as much again, and programs may be run from there.
can_hold_much() {
  [ "$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1e6) }')" -ge 3 ] 2>/dev/null &&
    [ "$(awk '/^MemAvailable:/ { print int($2 / 1e6) }' /proc/meminfo)" -ge 6 ] &&
    tried=$(mktemp "$1/dossier-true.XXXXXX") && cp /bin/true "$tried" && chmod 700 "$tried" || return 1
  "$tried" 2>/dev/null
  can_run=$?
  rm -f "$tried"
  return "$can_run"
}

TMP=$(mktemp -d "${TMPDIR:-/tmp}/dossier-test.XXXXXX")
: >"$TMP/.lines"
trap 'chmod -R u+rwX "$TMP" 2>/dev/null; rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM HUP

# Tests are counted in a file, because some run at the end of a pipe, in a shell of their own.
ok() {
  echo "ok - $1" | tee -a "$TMP/.lines"
}

not_ok() {
  echo "not ok - $1" | tee -a "$TMP/.lines"
}

skip() {
  echo "skip - $1: $2" | tee -a "$TMP/.lines"
}

# Explanations stand below the line that they belong to.
note() {
  sed 's/^/# /' | head -n "${1:-40}"
}

# check NAME COMMAND...: the command ends well.
check() {
  check_name=$1
  shift
  "$@" >"$TMP/.said" 2>&1
  got=$?
  if [ "$got" = 0 ]; then
    ok "$check_name"
  else
    not_ok "$check_name"
    { echo "status $got of: $*"; cat "$TMP/.said"; } | note
  fi
}

# refuses STATUS TEXT NAME COMMAND...: the command ends with this status and says the text (empty = anything): for negative
# controls and for what the program must refuse.
refuses() {
  status=$1 text=$2 refuses_name=$3
  shift 3
  "$@" >"$TMP/.said" 2>&1
  got=$?
  if [ "$got" = "$status" ] && { [ -z "$text" ] || grep -qF -e "$text" "$TMP/.said"; }; then
    ok "$refuses_name"
  else
    not_ok "$refuses_name"
    { echo "status $got instead of $status, or without \"$text\": $*"; cat "$TMP/.said"; } | note
  fi
}

# What a tree holds: kind, mode, path and SHA-256 of each file, sorted by bytes. What is .dossier's own is no output.
tree() {
  (cd "$1" && find . -path ./.dossier -prune -o -printf '%y %#m %p %l\0' | LC_ALL=C sort -z | tr '\0' '\n' && contents .)
}

# The same without modes and kinds.
contents() {
  (cd "$1" && find . -path ./.dossier -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum)
}

# Which files these are, and when they were last written or linked anew.
identities() {
  (cd "$1" && find . -path ./.dossier -prune -o -type f -printf '%i %T@ %p\0' | LC_ALL=C sort -z | tr '\0' '\n')
}

# same NAME A B [LISTING]: two trees are equal under a listing (default: tree), and not empty.
same() {
  "${4:-tree}" "$2" >"$TMP/.a"
  "${4:-tree}" "$3" >"$TMP/.b"
  if [ "$(wc -l <"$TMP/.a")" -gt 3 ] && cmp -s "$TMP/.a" "$TMP/.b"; then
    ok "$1"
  else
    not_ok "$1"
    diff "$TMP/.a" "$TMP/.b" | note 20
  fi
}

# relay COMMAND...: a command that prints such lines itself is counted as part of this suite; one that prints none is one test.
relay() {
  "$@" >"$TMP/.relay" 2>"$TMP/.relay-errors"
  relay_status=$?
  relay_seen=$(grep -c -E '^(ok|not ok|skip)( |$)' "$TMP/.relay")
  relay_bad=$(grep -c -E '^not ok( |$)' "$TMP/.relay")
  grep -E '^(ok|not ok|skip|#)( |$)' "$TMP/.relay" | tee -a "$TMP/.lines"
  if [ "$relay_status" = 77 ]; then
    skip "$*" "$(tail -n 1 "$TMP/.relay-errors")"
  elif [ "$relay_seen" = 0 ] || { [ "$relay_status" != 0 ] && [ "$relay_bad" = 0 ]; }; then
    if [ "$relay_status" = 0 ]; then ok "$*"; else not_ok "$* (status $relay_status)"; fi
    [ "$relay_status" = 0 ] || cat "$TMP/.relay" "$TMP/.relay-errors" | tail -n 30 | note
  elif [ "$relay_bad" != 0 ]; then
    tail -n 30 "$TMP/.relay-errors" | note
  fi
}

# relay_folder FOLDER: every script of a folder is part of this suite; scripts whose name begins with _ are their helpers.
relay_folder() {
  for script in "$1"/*.sh "$1"/*.py; do
    case ${script##*/} in "*."* | _*) continue ;; esac
    case $script in *.py) relay python3 "$script" ;; *) relay sh "$script" ;; esac
  done
}

# make_sanitized TARGET...: with the sanitizers, in $BUILD/san; suites that run side by side wait for each other here.
make_sanitized() {
  flock "$BUILD/san.lock" make -j"$(getconf _NPROCESSORS_ONLN)" --no-print-directory SAN=1 BUILD="$BUILD/san" "$@"
}

# Without a program there is nothing to test from outside.
needs_program() {
  [ -x "$PROGRAM" ] && return
  not_ok "the program $PROGRAM is there"
  finish
}

# The driver knows by this line that the suite was not cut short.
finish() {
  echo "1..$(grep -c -E '^(ok|not ok|skip)( |$)' "$TMP/.lines")"
  ! grep -q '^not ok' "$TMP/.lines"
  exit
}
