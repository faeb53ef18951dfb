# SPDX-License-Identifier: MIT
#
# One unit's folder full of links, pipes, closed, sparse and restless files, deep and crowded folders, and names of every kind:
# the run ends, says what it saw, and the other units do not notice. See tests/fault/hostile.py.
. tests/lib.sh
needs_program

relay python3 tests/fault/hostile.py
case $PROGRAM in
*san*) skip "files that change between two looks; bombs" "a shim or a limit on memory and the sanitizers exclude each other" ;;
*)
  relay python3 tests/fault/restless.py
  relay python3 tests/fault/bombs.py
  ;;
esac

finish
