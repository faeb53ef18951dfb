# SPDX-License-Identifier: MIT
#
# HTML: Nu checker, accessibility, no request to any network. The scripts of tests/site/, one after another.
. tests/lib.sh
needs_program
relay_folder tests/site
finish
