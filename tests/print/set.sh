# SPDX-License-Identifier: MIT
#
# Every document that an assessment prints: nothing of it is lost on paper, no number breaks, each page has its head, contents
# have true numbers.
# The Chinese sample whole in the official look; some of it in Traditional Chinese and in English. One run of LibreOffice.
. tests/print/_tools.sh
needs_office "print: all documents of an assessment"
needs_program

# printed LANGUAGE LOOK PATTERN: documents of the sample as $TMP/d/LANGUAGE_NAME.odt.
printed() {
  rm -rf "$TMP/in" && mkdir -p "$TMP/in" "$TMP/d" && cp -r input/jx2016-sample "$TMP/in/jx2016-sample"
  echo "page: $2" >>"$TMP/in/jx2016-sample/assessment.yml"
  "$PROGRAM" build "$TMP/in" -o "$TMP/out-$1" --lang "$1" -q >/dev/null 2>&1
  find "$TMP/out-$1/jx2016-sample/print" -name '*.odt' | grep -E "$3" | while read -r file; do
    cp "$file" "$TMP/d/$1_$(basename "$file" | tr ' ' '_')"
  done
}
printed zh-Hans gb9704 'print/[a-z]*\.odt|(jiguan-1|jiedao|shi-ducha|hewan)_'
printed zh-Hant plain-a4 'overview|matrix|bulletin|units/(hewan|chengdong)'
printed en plain-a4 'findings|ledger|decisions|units/jiedao'
cp "$TMP/d"/zh-Hans_hewan*支部.odt "$TMP/cut.odt"
mkdir "$TMP/u" && (cd "$TMP/u" && unzip -q ../cut.odt &&
  sed -i -e '0,/<table:table-row .*缺少材料/s/缺少材料//' -e 's/text:reference-format="page"/text:reference-format="text"/' content.xml &&
  sed -i 's/<dc:title>[^<]*/<dc:title>another/' meta.xml && zip -q -r ../d/cut.odt .)

# The same without what says where a line may end, and with one page more.
cp "$TMP/d"/zh-Hant_chengdong*.odt "$TMP/d/anywhere.odt"
mkdir "$TMP/a" && (cd "$TMP/a" && unzip -q ../d/anywhere.odt && sed -i "s/$(printf '\342\200\213')//g" content.xml && sed -i 's|</office:text>|<text:p text:style-name="Page_20_Break"/>&|' content.xml && zip -q ../d/anywhere.odt content.xml)

mkdir "$TMP/p"
office pdf "$TMP/p" "$TMP"/d/*.odt
check "LibreOffice converts every document" test "$(ls "$TMP"/p/*.pdf | wc -l)" = "$(ls "$TMP"/d/*.odt | wc -l)"
check "scorecards, photos and what speaks of all units are there" test "$(ls "$TMP"/d | wc -l)" -ge 20
set --
for file in "$TMP"/d/*_*.odt; do set -- "$@" "$file" "$TMP/p/$(basename "$file" .odt).pdf"; done
relay python3 tests/print/_set.py all "$@"
check "long documents have a table of contents" test "$(grep -c 'page numbers of the contents' "$TMP/.relay")" -ge 3

# Which shapes Han characters get is said by country and by face. (A PDF does not say: Noto names all its faces alike.)
styles() {
  unzip -p "$TMP/d/$1.odt" styles.xml | tr '<' '\n'
}
for want in zh-Hans_matrix:CN:宋体 zh-Hant_matrix:TW:新細明體 en_ledger:CN:宋体; do
  of=${want%%:*} face=${want##*:} country=${want#*:}
  styles "$of" >"$TMP/styles"
  check "$of: Han characters of ${country%:*}" grep -q "^style:text-properties .*style:language-asian=\"zh\" style:country-asian=\"${country%:*}\"" "$TMP/styles"
  check "$of: in the face $face" grep -q "svg:font-family=\"$face\"" "$TMP/styles"
done
styles zh-Hant_matrix >"$TMP/styles"
refuses 1 "" "zh-Hant: no face of Simplified shapes" grep -E 'svg:font-family="(宋体|黑体|楷体|仿宋)"' "$TMP/styles"

whole=$(ls "$TMP/d"/zh-Hans_hewan*支部.odt)
refuses 1 "not ok" "control: a cell that is lost is seen" python3 tests/print/_set.py text "$whole" "$TMP/p/cut.pdf"
refuses 1 "not ok" "control: pages without their head are seen" python3 tests/print/_set.py heads "$whole" "$TMP/p/cut.pdf"
refuses 1 "not ok" "control: a number that breaks is seen" python3 tests/print/_set.py whole "$TMP/d/anywhere.odt" "$TMP/p/anywhere.pdf"
refuses 1 "not ok - anywhere.odt: no page is empty" "control: an empty page is seen" python3 tests/print/_set.py heads "$TMP/d/anywhere.odt" "$TMP/p/anywhere.pdf"
refuses 1 "not ok" "control: contents without numbers are seen" python3 tests/print/_set.py contents "$whole" "$TMP/p/cut.pdf"
finish
