# SPDX-License-Identifier: MIT
#
# The CommonMark examples of the linked cmark. The scripts of tests/spec/, one after another.
. tests/lib.sh
needs_program
relay_folder tests/spec
finish
