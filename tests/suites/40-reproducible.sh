# SPDX-License-Identifier: MIT
#
# The same input and day give the same bytes, whatever the machine does; and what did not change is not written again.
# Takes: the sample in input/. Each run goes to a folder of its own; .dossier/ is compared nowhere.
. tests/lib.sh
in_memory
needs_program

# A copy, so that neither the tests nor somebody who edits the sample meanwhile disturbs the other.
root="$TMP/tree"
mkdir "$root"
cp -R input rules themes "$root"
jobs="-j2"

# build OUTPUT COMMAND...: one run on the sample; COMMAND is put before the program (env ... and the like).
build() {
  output=$1
  shift
  "$@" "$PROGRAM" build "$root/input" -o "$output" --rules "$root/rules" --themes "$root/themes" $jobs
}

check "the sample builds" build "$TMP/first" env
first=$TMP/first
for name in "$root"/input/*/assessment.yml; do
  name=$(basename "$(dirname "$name")")
  check "$name: index.html is there" test -s "$first/$name/index.html"
  check "$name: data/results.xml is there" test -s "$first/$name/data/results.xml"
  check "$name: packages/$name.zip is there" test -s "$first/$name/packages/$name.zip"
done

# The same on another copy of the input.
of_copy() {
  output=$1
  shift
  "$@" "$PROGRAM" build "$TMP/copied input" -o "$output" --rules "$root/rules" --themes "$root/themes"
}

# variant NAME COMMAND...: a run that must give what the first gave.
variant() {
  name=$1
  shift
  rm -rf "$TMP/other"
  check "$name: builds" build "$TMP/other" "$@"
  same "$name: the same bytes" "$first" "$TMP/other"
}

variant "a second run" env
variant "time zone Shanghai" env TZ=Asia/Shanghai
variant "time zone New York" env TZ=America/New_York
jobs="-j1"
variant "one worker" env
jobs="-j4"
variant "four workers" env
jobs="-j2"
variant "locale C" env LC_ALL=C LANG=C
variant "locale de_DE" env LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8
variant "an empty environment" env -i

check "the shim that shuffles folders builds" cc -std=c11 -D_GNU_SOURCE -O1 -fPIC -shared -o "$TMP/shuffle.so" tests/fault/shuffle.c -ldl
ls -U generator/base >"$TMP/plain"
LD_PRELOAD=$TMP/shuffle.so SHUFFLE_SEED=5 ls -U generator/base >"$TMP/shuffled"
refuses 1 "" "control: the shim does shuffle" cmp "$TMP/plain" "$TMP/shuffled"
case $PROGRAM in
*san*) skip "folders in another order" "a preloaded shim and the sanitizers exclude each other" ;;
*) for seed in 1 2 3; do variant "folders in another order (seed $seed)" env LD_PRELOAD="$TMP/shuffle.so" SHUFFLE_SEED=$seed; done ;;
esac

rm -rf "$TMP/other"
check "umask 077: builds" build "$TMP/other" sh -c 'umask 077 && exec "$@"' sh
same "umask 077: the same contents" "$first" "$TMP/other" contents

mkdir "$TMP/elsewhere 别处"
rm -rf "$TMP/other"
check "another current folder: builds" sh -c 'cd "$1" && shift && exec "$@"' sh "$TMP/elsewhere 别处" \
  "$PROGRAM" build "$root/input" -o "$TMP/other" --rules "$root/rules" --themes "$root/themes"
same "another current folder: the same bytes" "$first" "$TMP/other"

# A copy has other inodes and times; only what people can see of a file may count.
cp -R "$root/input" "$TMP/copied input"
find "$TMP/copied input" -exec touch -h -d 2001-02-03T04:05:06 {} +
rm -rf "$TMP/other"
check "a copy of the input: builds" of_copy "$TMP/other"
same "a copy of the input: the same bytes" "$first" "$TMP/other"

# ---- Nothing changed: nothing is written ----

identities "$first" >"$TMP/before"
check "no change: builds" build "$first" env
identities "$first" >"$TMP/after"
check "no change: all files are the same files" cmp "$TMP/before" "$TMP/after"

# What a run opens for writing, makes, renames or removes below the folder $1.
writes() {
  grep -E '(open|openat|openat2|creat)\(.*O_(WRONLY|RDWR|CREAT|TRUNC)|^[0-9]+ +(rename|link|unlink|mkdir|symlink|truncate|utimens)' "$TMP/trace" |
    grep -v ' = -1 ' | grep -F "$1" | grep -v -F "$1/.dossier/"
}
# The leak checker cannot run while strace does.
check "no change: runs under strace" build "$first" env ASAN_OPTIONS=detect_leaks=0 strace -f -y -e trace=%file,write -o "$TMP/trace"
check "no change: strace saw the run" grep -q exit "$TMP/trace"
writes "$first" >"$TMP/written"
check "no change: nothing is opened for writing" test ! -s "$TMP/written"
note <"$TMP/written"
find "$TMP/copied input" -name '*.md' | LC_ALL=C sort | head -n 1 | while IFS= read -r paper; do printf '\nOne more line.\n' >>"$paper"; done
cp -R "$first" "$TMP/changed"
check "control: a changed paper, under strace" of_copy "$TMP/changed" env ASAN_OPTIONS=detect_leaks=0 strace -f -y -e trace=%file,write -o "$TMP/trace"
writes "$TMP/changed" >"$TMP/written"
check "control: then something is written" test -s "$TMP/written"
rm -rf "$TMP/other"
check "a changed paper: a clean run builds" of_copy "$TMP/other"
same "a changed paper: the run over the old output gives what a clean run gives" "$TMP/changed" "$TMP/other"

find "$root/input" -type f -exec touch -c {} + # new times, old bytes: read anew, found equal, left alone
check "new times: builds" build "$first" env
identities "$first" >"$TMP/after"
check "new times: all files are the same files" cmp "$TMP/before" "$TMP/after"
rm -rf "$first/.dossier"
check "without .dossier: builds" build "$first" env
identities "$first" >"$TMP/after"
check "without .dossier: all files are the same files" cmp "$TMP/before" "$TMP/after"

finish
