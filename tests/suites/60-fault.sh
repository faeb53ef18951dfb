# SPDX-License-Identifier: MIT
#
# Killed, or out of disk: the last good output stands whole, and the next run is right. See tests/fault/.
. tests/lib.sh
needs_program

relay python3 tests/fault/kill.py
case $PROGRAM in
*san*) skip "a full disk" "a preloaded shim and the sanitizers exclude each other" ;;
*) relay python3 tests/fault/full.py ;;
esac

finish
