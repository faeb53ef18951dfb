# SPDX-License-Identifier: MIT
#
# Killed, or out of disk: the last good output stands whole, and the next run is right. See tests/fault/.
. tests/lib.sh
in_memory
needs_program

relay python3 tests/fault/kill.py
case $PROGRAM in
*san*) skip "a full disk" "a preloaded shim and the sanitizers exclude each other" ;;
*) relay python3 tests/fault/full.py ;;
esac

# A limit of the shell is met like a full disk: the first write that fails is named, and nothing is tried again.
(
  ulimit -f 8
  refuses 4 "File too large" "a file that may not grow: 4, and why" "$PROGRAM" build input -o "$TMP/limited" --only open-projects -q
  cp "$TMP/.said" "$TMP/said"
)
refuses 1 "" "no worker died of it" grep -q "died" "$TMP/said"
check "nothing was published" sh -c '[ ! -e "$1" ]' sh "$TMP/limited/open-projects/index.html"

finish
