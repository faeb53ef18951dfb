# SPDX-License-Identifier: MIT
#
# A reader that crashes, loops or eats memory costs one file and one message; configuration that does so costs its own
# assessment. A preloaded shim (tests/fault/reader.c) makes the libraries misbehave on texts that ask for it.
. tests/lib.sh
needs_program

case $PROGRAM in
*san*)
  skip "supervisor" "a preloaded shim and the sanitizers exclude each other"
  finish
  ;;
esac

shim=$TMP/reader.so
${CC:-cc} -shared -fPIC -O1 -o "$shim" tests/fault/reader.c -ldl || not_ok "the shim builds"
input=$TMP/input
cp -r input "$input"

# run OUTPUT ARGUMENT...: what it says is kept beside the output.
run() {
  out=$1
  shift
  LD_PRELOAD=$shim DOSSIER_CPU_SECONDS=1 "$PROGRAM" build "$input" -o "$out" --lang en "$@" >"$out.said" 2>&1
}

run "$TMP/clean" --only open-projects
check "without evil files the shim changes nothing" test "$(grep -c reader- "$TMP/clean.said")" = 0

for word in CRASH LOOP EAT; do
  printf '# A walk\n\n%s-HERE\n' "$word" >"$input/open-projects/units/quiet-engine/zz $word walk.md"
done
for jobs in 1 3; do
  run "$TMP/evil$jobs" --only open-projects -j "$jobs"
  check "the run ends well with -j$jobs" test $? = 0
  check "a crash is named once" test "$(grep -c 'CRASH walk.md: warning reader-crashed' "$TMP/evil$jobs.said")" = 1
  check "a loop is named once" test "$(grep -c 'LOOP walk.md: warning reader-too-slow' "$TMP/evil$jobs.said")" = 1
  check "a glutton is named once" test "$(grep -c 'EAT walk.md: warning reader-too-big' "$TMP/evil$jobs.said")" = 1
done
same "the same bytes with one worker and with three" "$TMP/evil1" "$TMP/evil3"

# Every file of the other units is as if the evil files were not there.
others() {
  (cd "$1/open-projects" && find units evidence print/units -type f | grep -v quiet-engine | LC_ALL=C sort | xargs -d '\n' sha256sum)
}
same "the other units' files are those of the clean run" "$TMP/clean" "$TMP/evil1" others
check "the files themselves are kept" test "$(find "$TMP/evil1/open-projects/evidence/quiet-engine" -name '*-original.md' | wc -l)" -ge 3

rm -f "$input/open-projects/units/quiet-engine/zz "*
printf '# CRASH-HERE\n' >>"$input/open-projects-zh/assessment.yml"
run "$TMP/config"
check "configuration that its reader dies on is an error of its own assessment" test $? = 2
check "it is named" grep -q 'open-projects-zh/assessment.yml: error config-crashed' "$TMP/config.said"
check "the other assessment is published all the same" test -s "$TMP/config/open-projects/index.html"
refuses 1 "" "the other one is not" test -e "$TMP/config/open-projects-zh"
sed -i 's/CRASH-HERE/LOOP-HERE/' "$input/open-projects-zh/assessment.yml"
run "$TMP/config" --only open-projects-zh
check "configuration that takes too long is named" grep -q 'open-projects-zh/assessment.yml: error config-limit' "$TMP/config.said"

finish
