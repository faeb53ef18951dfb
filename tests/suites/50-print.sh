# SPDX-License-Identifier: MIT
#
# ODT: schemas, packaging rules, LibreOffice. The scripts of tests/print/, one after another.
. tests/lib.sh
needs_program
relay_folder tests/print
finish
