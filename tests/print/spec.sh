# SPDX-License-Identifier: MIT
#
# Sixty examples of the CommonMark specification as ODT: what LibreOffice reads in them is our plain text of the same paper.
. tests/print/_tools.sh

needs_office "print: CommonMark through ODT"
sh tests/spec/_fetch.sh >"$TMP/fetch" 2>&1 || { skip "print: CommonMark through ODT" "$(tail -n 1 "$TMP/fetch")"; finish; }
build_tool md2odt
mkdir "$TMP/e" "$TMP/o"
python3 tests/print/_spec.py cut tests/.cache/commonmark/spec.txt "$TMP/e" 60
"$TMP/md2odt" "$LOOKS/plain-a4.fodt" "$TMP/e" "$TMP"/e/*.md
check "sixty examples are written as ODT" test "$(ls "$TMP"/e/*.odt | wc -l)" = 60
office "txt:Text (encoded):UTF8" "$TMP/o" "$TMP"/e/*.odt
relay python3 tests/print/_spec.py compare "$TMP/e" "$TMP/o" tests/print/differences.txt
sed -i 's/a/A/' "$TMP/o"/*.txt
refuses 1 "not ok" "control: another text is seen" python3 tests/print/_spec.py compare "$TMP/e" "$TMP/o" tests/print/differences.txt
finish
