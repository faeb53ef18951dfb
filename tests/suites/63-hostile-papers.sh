# SPDX-License-Identifier: MIT
#
# Papers made to be slow, to grow or to mislead, as files in one unit: the others do not notice. See tests/fault/families.py.
. tests/lib.sh
needs_program

relay python3 tests/fault/families.py

finish
