# SPDX-License-Identifier: MIT
#
# dossier verify: a package as it was made, and every way in which one is not. See tests/fault/verify.py.
. tests/lib.sh
needs_program

relay python3 tests/fault/verify.py
refuses 2 "PACKAGE.zip" "verify without a package: 2" "$PROGRAM" verify
refuses 2 "no file" "verify of nothing: 2" "$PROGRAM" verify "$TMP/nothing.zip"
mkdir "$TMP/folder.zip"
refuses 2 "no file" "verify of a folder: 2" "$PROGRAM" verify "$TMP/folder.zip"
refuses 1 "package-broken" "verify of what is no ZIP: 1" "$PROGRAM" verify README.md
refuses 1 "不完整或已损坏" "verify says it in Chinese" "$PROGRAM" verify README.md --lang zh-Hans

finish
