# SPDX-License-Identifier: MIT
#
# The whole job on documents that nobody here wrote: some thirty npm packages, English and Chinese.
. tests/lib.sh
needs_program

tests/real/fetch.sh >"$TMP/fetched" 2>&1
case $? in
0) ok "the packages are what packages.txt says ($(tail -n 1 "$TMP/fetched"))" ;;
77) skip "documents of npm packages" "$(tail -n 1 "$TMP/fetched")" && finish ;;
*) not_ok "the packages are what packages.txt says" && note <"$TMP/fetched" && finish ;;
esac

input=tests/.cache/real/input
made=$TMP/output/npm-packages
check "the whole job on them" "$PROGRAM" build "$input" -o "$TMP/output" -j 2
cp "$TMP/.said" "$TMP/messages"
check "no reader crashed, looped or ate memory" sh -c '! grep -E "reader-(crashed|too-slow|too-big)|rule-(error|limit)" "$1"' sh "$TMP/messages"
check "what is published agrees with itself and with the input" python3 tests/real/check.py "$input/npm-packages" "$made"
check "a second run writes nothing" sh -c '"$1" build "$2" -o "$3" -q && [ -z "$(find "$3/npm-packages" -newer "$4")" ]' sh \
  "$PROGRAM" "$input" "$TMP/output" "$TMP/messages"

# Controls: the checker misses neither a page nor a file nor a total.
broken() {
  rm -rf "$TMP/broken"
  cp -R "$made" "$TMP/broken"
}
broken && rm "$TMP/broken/units/koa/index.html"
refuses 1 "koa" "control: a missing page is found" python3 tests/real/check.py "$input/npm-packages" "$TMP/broken"
broken && rm "$(find "$TMP/broken/evidence/koa" -type f ! -name '*.html' | head -n 1)"
refuses 1 "koa" "control: a missing original is found" python3 tests/real/check.py "$input/npm-packages" "$TMP/broken"
broken && odt=$(find "$TMP/broken/print/units" -name 'koa*' | head -n 1) && head -c 2000 "$odt" >"$odt.cut" && mv "$odt.cut" "$odt"
refuses 1 "koa" "control: a cut ODT is found" python3 tests/real/check.py "$input/npm-packages" "$TMP/broken"

finish
