# SPDX-License-Identifier: MIT
#
# Every room by itself: the source builds without a warning under two compilers, holds no state that changes, and passes
# tests/unit/ under AddressSanitizer and UndefinedBehaviorSanitizer; some of it (all with --long) under valgrind too.
. tests/lib.sh

jobs=$(getconf _NPROCESSORS_ONLN)
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export CMOCKA_MESSAGE_OUTPUT=TAP DOSSIER_NO_MEMORY_LIMIT=1

build() {
  make -j"$jobs" --no-print-directory "$@"
}

# One test program: its own lines, with its name before them; a crash is one more failure.
run_program() {
  program=$1
  shift
  "$@" "$program" >"$TMP/said" 2>&1
  status=$?
  sed -n -E "s|^(ok\|not ok) [0-9]+ -? ?(.*)|\1 - ${program##*/}: \2|p" "$TMP/said" |
    sed -E 's/^ok - (.*) # SKIP.*/skip - \1: skipped by the test/'
  if [ "$status" != 0 ] && ! grep -q '^not ok' "$TMP/said"; then echo "not ok - ${program##*/}: ends with status $status"; fi
  [ "$status" = 0 ] || grep -v '^ok ' "$TMP/said" | note
}

objects() {
  find "$1" -path "$1/san" -prune -o -path "$1/clang" -prune -o -path "$1/fuzz" -prune -o -name '*.o' -print
}

# The program's objects, each with what its compiler said beside it: nothing.
no_warnings() {
  for object in $(objects "$1"); do
    said=${object%.o}.warnings
    if [ ! -e "$said" ]; then echo "$said is not there"; elif [ -s "$said" ]; then head -n 5 "$said"; fi
  done >"$TMP/warnings"
  head -n 40 "$TMP/warnings"
  [ -n "$(objects "$1")" ] && [ ! -s "$TMP/warnings" ]
}

# Writable globals: "file: name". tests/lint/globals.txt lists those that there are, each with its reason in the source.
globals() {
  for object in $(objects "$BUILD"); do
    objdump -t "$object" |
      awk -v file="${object##*/}" '$3 == "O" && $4 ~ /^\.(bss|data|data\.rel|data\.rel\.local)$/ { print file ": " $NF }'
  done | sort -u
}

check "warnings: none from the compiler that built the program" no_warnings "$BUILD"
check "warnings: none from clang" build BUILD="$BUILD/clang" CC=clang CFLAGS="-fsyntax-only -Werror" objects
mkdir "$TMP/built"
refuses 1 "" "warnings: (control) a folder without an object" no_warnings "$TMP/built"
: >"$TMP/built/a.o"
refuses 1 "a.warnings is not there" "warnings: (control) an object of which nothing is known" no_warnings "$TMP/built"
echo "a.c:1:1: warning: unused" >"$TMP/built/a.warnings"
refuses 1 "a.c:1:1: warning: unused" "warnings: (control) an object with a warning" no_warnings "$TMP/built"

globals >"$TMP/globals"
grep -vxFf tests/lint/globals.txt "$TMP/globals" >"$TMP/new-globals"
if [ -s "$TMP/new-globals" ]; then
  not_ok "state: no writable global but those in tests/lint/globals.txt"
  note <"$TMP/new-globals"
else
  ok "state: no writable global but those in tests/lint/globals.txt"
fi

check "unit tests build with the sanitizers" make_sanitized unit-tests
for source in tests/unit/*.c; do
  name=$(basename "$source" .c)
  [ -x "$BUILD/san/tests/$name" ] && relay run_program "$BUILD/san/tests/$name"
done

# valgrind sees what the sanitizers do not: reads of memory never written. It is fifty times slower, so a room or two of each kind,
# and nothing that makes bombs.
some='assess_marks base_text base_wire doc_build evidence_match evidence_condition publish_stage publish_zip read_table read_xml
  report_template write_html'
[ -z "$LONG" ] || some=$(cd tests/unit && ls *.c | sed 's/\.c$//')
export JSIMD_FORCENONE=1 # libjpeg's code in assembler reads ahead
for name in $some; do
  check "valgrind: $name builds" build "$BUILD/tests/$name"
  check "valgrind: $name" valgrind -q --suppressions=tests/unit/valgrind.supp --error-exitcode=9 --leak-check=full \
    --errors-for-leak-kinds=definite "$BUILD/tests/$name"
done

finish
