# SPDX-License-Identifier: MIT
#
# Each input that fuzzing found worth keeping, again, under the sanitizers; with --long a minute of fuzzing for each target.
. tests/lib.sh

export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export DOSSIER_NO_MEMORY_LIMIT=1

check "targets build with the sanitizers" make_sanitized fuzzers
for target in "$BUILD"/san/fuzz/*; do
  name=${target##*/}
  case $name in *.d) continue ;; esac
  corpus=$(find "tests/fuzz/corpus/$name" -type f 2>/dev/null | LC_ALL=C sort)
  if [ -z "$corpus" ]; then
    not_ok "$name: no corpus"
    continue
  fi
  # shellcheck disable=SC2086 # names without blanks
  check "$name: $(echo "$corpus" | wc -l) inputs" timeout 120 "$target" $corpus
done
refuses 2 "" "control: a file that is not there" "$BUILD/san/fuzz/csv" "$TMP/absent"

size=$(find tests/fuzz/corpus -type f -printf '%s\n' | awk '{ s += $1 } END { print s + 0 }')
check "the corpus is small: $size bytes" test "$size" -lt 512000

if [ -n "$LONG" ]; then
  if command -v clang >/dev/null; then check "a minute of fuzzing for each" make --no-print-directory fuzz FUZZ_SECONDS=60
  else skip "a minute of fuzzing for each" "no clang"; fi
fi

finish
