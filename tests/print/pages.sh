# SPDX-License-Identifier: MIT
#
# The pages as LibreOffice prints them: nothing is lost, numbers and geometry are right. One run of LibreOffice for all.
. tests/print/_tools.sh

needs_office "print: pages"
build_tool sample rows md2odt
make_samples "$TMP/s"
mkdir "$TMP/p"
for count in 1 80 2000; do "$TMP/rows" "$LOOKS/plain-a4.fodt" "$TMP/s/rows-$count" $count 150; done
# A page of nothing but Han text, to count lines and characters.
python3 -c 'print("各支部认真贯彻落实上级部署扎实推进标准化规范化建设取得明显成效" * 60)' >"$TMP/han.md"
"$TMP/md2odt" "$LOOKS/gb9704.fodt" "$TMP/s" "$TMP/han.md"
cp "$TMP/s/plain-a4-en.odt" "$TMP/s/cut.odt"
mkdir "$TMP/u" && (cd "$TMP/u" && unzip -q ../s/cut.odt && sed -i -e 's/>Row-41</></' -e 's/text:reference-format="page"/text:reference-format="text"/' content.xml && rm ../s/cut.odt && zip -q -r ../s/cut.odt .)

office pdf "$TMP/p" "$TMP"/s/*.odt
check "LibreOffice converts every ODT" test "$(ls "$TMP"/p/*.pdf | wc -l)" = "$(ls "$TMP"/s/*.odt | wc -l)"

for look in plain-a4 gb9704; do
  for language in en zh-Hans; do
    echo "# $look $language"
    relay python3 tests/print/_pages.py rows "$TMP/p/$look-$language.pdf" "$TMP/s/$look-$language.txt"
    relay python3 tests/print/_pages.py toc "$TMP/p/$look-$language.pdf"
  done
done
for language in en zh-Hans; do
  relay python3 tests/print/_pages.py numbers "$TMP/p/gb9704-$language.pdf"
  relay python3 tests/print/_pages.py inside "$TMP/p/gb9704-$language.pdf" 28 26
  relay python3 tests/print/_pages.py inside "$TMP/p/plain-a4-$language.pdf" 25 25
done
relay python3 tests/print/_pages.py grid "$TMP/p/han.pdf"

# said PATTERN FILE: how many different words of the PDF match.
said() {
  pdftotext -layout "$2" - | grep -o "$1" | sort -u | wc -l
}
for count in 1 80 2000; do
  check "a table of $count rows prints $count rows" test "$(said 'ROW[0-9]*' "$TMP/p/rows-$count.pdf")" = $count
  check "a row taller than a page prints whole ($count)" test "$(said 'LINE[0-9]*' "$TMP/p/rows-$count.pdf")" = 150
done
for language in en zh-Hans; do
  unzip -p "$TMP/s/plain-a4-$language.odt" styles.xml >"$TMP/styles.xml"
  default=$(grep -o '<style:default-style style:family="paragraph".*</style:default-style>' "$TMP/styles.xml" | sed 's/<\/style:default-style>.*//')
  want='fo:language="en" fo:country="US"'
  check "$language: Latin letters and digits are not broken as Chinese is" test -z "${default##*"$want"*}"
  check "$language: Han text is Chinese" test -z "${default##*'style:language-asian="zh" style:country-asian="CN"'*}"
done

refuses 1 "not ok" "control: a lost row is seen" python3 tests/print/_pages.py rows "$TMP/p/cut.pdf" "$TMP/s/plain-a4-en.txt"
refuses 1 "not ok" "control: a table of contents without page numbers is seen" python3 tests/print/_pages.py toc "$TMP/p/cut.pdf"
refuses 1 "not ok" "control: page numbers at the wrong place are seen" python3 tests/print/_pages.py numbers "$TMP/p/plain-a4-en.pdf"
refuses 1 "not ok" "control: another grid is seen" python3 tests/print/_pages.py grid "$TMP/p/gb9704-zh-Hans.pdf"
refuses 1 "not ok" "control: words outside the margins are seen" python3 tests/print/_pages.py inside "$TMP/p/plain-a4-en.pdf" 30 30
finish
