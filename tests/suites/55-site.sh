# SPDX-License-Identifier: MIT
#
# HTML: Nu checker, accessibility, no request to any network. The scripts of tests/site/, one after another.
. tests/lib.sh
needs_program
# Of these two come the pages of a hand-made sample, and what the program makes of each character.
check "the makers of samples build" make_sanitized "$BUILD/san/tests/publish_site" "$BUILD/san/tests/publish_search"
relay_folder tests/site
finish
