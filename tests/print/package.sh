# SPDX-License-Identifier: MIT
#
# The packaging rules of ODF (part 3), checked on the bytes of the ZIP, each rule with an ODT that breaks it.
. tests/print/_tools.sh

build_tool sample
make_samples "$TMP/s"
relay python3 tests/print/_package.py "$TMP"/s/*.odt
TZ=Asia/Shanghai "$TMP/sample" "$LOOKS/gb9704.fodt" en "$TMP/again"
check "ODT: the same bytes in another time zone" cmp "$TMP/again.odt" "$TMP/s/gb9704-en.odt"
finish
