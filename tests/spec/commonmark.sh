# SPDX-License-Identifier: MIT
#
# The 652 examples of CommonMark 0.30: the text of the specification comes from the npm registry, once. What differs on purpose
# stands in differences.txt. Status 77 when the specification cannot be had.
set -eu
cd "$(dirname "$0")/../.."

BUILD=${BUILD:-build}
tool=$BUILD/tests/commonmark
sanitizers=''

sh tests/spec/_fetch.sh || exit
[ -f "$BUILD/libdossier.a" ] && [ -f "$BUILD/libs" ] || make --no-print-directory BUILD="$BUILD" "$BUILD/libdossier.a" "$BUILD/libs" >&2
! nm "$BUILD/libdossier.a" 2>/dev/null | grep -q __asan_init || sanitizers='-fsanitize=address,undefined'
mkdir -p "$BUILD/tests"
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -O1 -g $sanitizers -Igenerator @"$BUILD/cflags" -o "$tool" tests/spec/commonmark.c \
  "$BUILD/libdossier.a" @"$BUILD/libs" -lm
"$tool" tests/.cache/commonmark/spec.txt tests/spec/differences.txt

# Control: a list without its last line, and one with a line too many, are found wanting.
list=$(mktemp)
trap 'rm -f "$list"' EXIT
sed '$d' tests/spec/differences.txt >"$list"
if "$tool" tests/.cache/commonmark/spec.txt "$list" >/dev/null 2>&1; then echo "not ok - control: an unlisted difference"; else echo "ok - control: an unlisted difference is found"; fi
{ cat tests/spec/differences.txt; echo "1: nothing"; } >"$list"
if "$tool" tests/.cache/commonmark/spec.txt "$list" >/dev/null 2>&1; then echo "not ok - control: a stale line"; else echo "ok - control: a stale line is found"; fi
