# SPDX-License-Identifier: MIT
#
# Office papers against LibreOffice: documents that it made from tests/office, and documents that others made, are read by both, and
# the text is compared; sheets cell by cell.
. tests/lib.sh

command -v soffice >/dev/null 2>&1 || { skip "office papers against LibreOffice" "soffice is not installed" && finish; }
BUILD=${BUILD:-build}
make --no-print-directory BUILD="$BUILD" "$BUILD/libdossier.a" "$BUILD/libs" >"$TMP/make" 2>&1
san=''
nm "$BUILD/libdossier.a" 2>/dev/null | grep -q __asan_init && san='-fsanitize=address,undefined'
# shellcheck disable=SC2086
check "tests/office/paper.c builds" ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -O1 -g $san -Igenerator @"$BUILD/cflags" \
  -o "$TMP/paper" tests/office/paper.c "$BUILD/libdossier.a" @"$BUILD/libs" -lm

# convert FOLDER FILTER FILE...: LibreOffice with a profile of its own, so that another one may run beside it.
convert() {
  folder=$1 filter=$2
  shift 2
  timeout 60 soffice "-env:UserInstallation=file://$TMP/profile" --headless --convert-to "$filter" --outdir "$folder" "$@" >>"$TMP/soffice" 2>&1
}

compare() {
  python3 tests/office/compare.py "$@"
}

# both_read KIND NAME FILE THEIRS: our text of FILE and LibreOffice's.
both_read() {
  "$TMP/paper" "$3" >"$TMP/$2.ours" 2>"$TMP/$2.said"
  if [ ! -s "$4" ]; then skip "$2" "LibreOffice does not export it here" && return; fi
  check "$1: $2 is read as LibreOffice reads it" compare "$1" "$TMP/$2.ours" "$4" "$2" tests/office/differences.txt
}

# Documents that others made, where this machine has them.
others() {
  for file in /usr/lib/libreoffice/share/template/common/internal/idxexample.odt /usr/lib/libreoffice/program/opencl/cl-test.ods; do
    if [ -f "$file" ]; then cp "$file" "$TMP/made/"; else skip "${file##*/}" "it is not on this machine"; fi
  done
}

mkdir -p "$TMP/made" "$TMP/theirs"
others
convert "$TMP/made" "odt:writer8" "--infilter=HTML (StarWriter)" tests/office/text.html
convert "$TMP/made" "docx:MS Word 2007 XML" "$TMP/made/text.odt"
mv "$TMP/made/text.docx" "$TMP/made/text-docx.docx"
convert "$TMP/theirs" "txt:Text (encoded):UTF8" "$TMP"/made/*.odt "$TMP"/made/*.docx
for name in text.odt text-docx.docx idxexample.odt; do
  [ ! -f "$TMP/made/$name" ] || both_read text "${name%.*}" "$TMP/made/$name" "$TMP/theirs/${name%.*}.txt"
done
sed 's/deputy/deputies/' "$TMP/text-docx.ours" >"$TMP/control"
refuses 1 "ours 'ies" "control: another word is found" compare text "$TMP/control" "$TMP/theirs/text-docx.txt"

# As shown, without what is computed anew: 44 comma, 34 quote, 76 UTF-8.
convert "$TMP/made" "ods:calc8" tests/office/sheet.fods
convert "$TMP/made" "xlsx:Calc MS Excel 2007 XML" tests/office/sheet.fods
if [ -s "$TMP/made/sheet.xlsx" ]; then
  mv "$TMP/made/sheet.xlsx" "$TMP/made/sheet-xlsx.xlsx"
  convert "$TMP/theirs" "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true" "$TMP"/made/*.ods "$TMP"/made/*.xlsx
  for name in sheet.ods sheet-xlsx.xlsx cl-test.ods; do
    [ ! -f "$TMP/made/$name" ] || both_read cells "${name%.*}" "$TMP/made/$name" "$TMP/theirs/${name%.*}.csv"
  done
  sed 's/2017-07-05/2017-07-06/' "$TMP/sheet-xlsx.ours" >"$TMP/control"
  refuses 1 "2017-07-06" "control: another day in a cell is found" compare cells "$TMP/control" "$TMP/theirs/sheet-xlsx.csv"
else
  skip "sheets" "LibreOffice Calc is not installed"
fi

finish
