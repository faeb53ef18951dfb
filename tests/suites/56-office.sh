# SPDX-License-Identifier: MIT
#
# Office papers against LibreOffice: documents that it made from tests/office, and some sixty that others made (of npm packages, and
# LibreOffice's own), are read by both; the text is compared, sheets cell by cell. differences.txt says where both may differ, and why.
. tests/lib.sh

command -v soffice >/dev/null 2>&1 || { skip "office papers against LibreOffice" "soffice is not installed" && finish; }
BUILD=${BUILD:-build}
make --no-print-directory BUILD="$BUILD" "$BUILD/libdossier.a" "$BUILD/libs" >"$TMP/make" 2>&1
san=''
nm "$BUILD/libdossier.a" 2>/dev/null | grep -q __asan_init && san='-fsanitize=address,undefined'
# shellcheck disable=SC2086
check "tests/office/paper.c builds" ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -O1 -g $san -Igenerator @"$BUILD/cflags" \
  -o "$TMP/paper" tests/office/paper.c "$BUILD/libdossier.a" @"$BUILD/libs" -lm

# convert FILTER FILE...: LibreOffice with a profile of its own, so that another one may run beside it; each FILE to theirs/.
convert() {
  filter=$1
  shift
  timeout 120 soffice "-env:UserInstallation=file://$TMP/profile" --headless --convert-to "$filter" --outdir "$TMP/theirs" "$@" \
    >>"$TMP/soffice" 2>&1
}

# make_paper FILTER NAME SOURCE INFILTER: a paper made by LibreOffice, and kept until its source changes: each start takes seconds.
make_paper() {
  kept=tests/.cache/office/made/$(sha256sum "$3" | cut -c 1-16)-$2
  if [ -s "$kept" ]; then cp "$kept" "$TMP/papers/$2" && return; fi
  timeout 60 soffice "-env:UserInstallation=file://$TMP/profile" --headless ${4:+"--infilter=$4"} --convert-to "$1" --outdir "$TMP/new" "$3" \
    >>"$TMP/soffice" 2>&1
  for file in "$TMP"/new/*; do mv "$file" "$TMP/papers/$2" || return; done
  cp "$TMP/papers/$2" "$kept"
}

compare() {
  python3 tests/office/compare.py "$@"
}

# both_read KIND NAME THEIRS: our text, which lies in ours/, and LibreOffice's. What neither reads is refused with a reason.
both_read() {
  if [ "$(cat "$TMP/ours/$2.status")" = 3 ]; then
    check "$1: $2 is read by neither, and we say why" sh -c 'test -s "$1" && set -- "$2"* && test ! -e "$1"' sh "$TMP/ours/$2.said" "$3"
    return
  fi
  check "$1: $2 is read as LibreOffice reads it" compare "$1" "$TMP/ours/$2.ours" "$3" "$2" tests/office/differences.txt "$TMP/seen"
  echo "$2" >>"$TMP/compared"
}

read_all() {
  for file in "$TMP"/papers/*; do
    name=${file##*/}
    "$TMP/paper" "$file" >"$TMP/ours/$name.ours" 2>"$TMP/ours/$name.said"
    echo $? >"$TMP/ours/$name.status"
  done
}

# Papers that others made: of npm packages, and those of this machine's LibreOffice.
others() {
  tests/office/fetch.sh >"$TMP/fetched" 2>&1
  case $? in
  0) ok "the packages are what packages.txt says ($(tail -n 1 "$TMP/fetched"))" && cp tests/.cache/office/papers/* "$TMP/papers/" ;;
  77) skip "papers of npm packages" "$(tail -n 1 "$TMP/fetched")" ;;
  *) not_ok "the packages are what packages.txt says" && note <"$TMP/fetched" ;;
  esac
  share=/usr/lib/libreoffice/share/template/common
  for file in $share/internal/idxexample.odt $share/personal/CV.ott $share/personal/Resume1page.ott $share/wizard/agenda/1simple.ott \
    /usr/lib/libreoffice/program/opencl/cl-test.ods; do
    name=${file##*/}
    if [ -f "$file" ]; then cp "$file" "$TMP/papers/${name%.ott}"; else skip "$name" "it is not on this machine"; fi
  done
  for file in "$TMP"/papers/*; do case ${file##*/} in *.*) ;; *) mv "$file" "$file.odt" ;; esac done
}

mkdir -p tests/.cache/office/made "$TMP/papers" "$TMP/new" "$TMP/ours" "$TMP/theirs"
others
make_paper "odt:writer8" text.odt tests/office/text.html "HTML (StarWriter)"
make_paper "docx:MS Word 2007 XML" text-docx.docx "$TMP/papers/text.odt"
make_paper "ods:calc8" sheet.ods tests/office/sheet.fods
make_paper "xlsx:Calc MS Excel 2007 XML" sheet-xlsx.xlsx tests/office/sheet.fods
read_all

convert "txt:Text (encoded):UTF8" "$TMP"/papers/*.odt "$TMP"/papers/*.docx
for file in "$TMP"/papers/*.odt "$TMP"/papers/*.docx; do
  name=${file##*/}
  both_read text "$name" "$TMP/theirs/${name%.*}.txt"
done
sed 's/deputy/deputies/' "$TMP/ours/text-docx.docx.ours" >"$TMP/ours/control"
refuses 1 "ours 'ies" "control: another word is found" compare text "$TMP/ours/control" "$TMP/theirs/text-docx.txt"

if [ -s "$TMP/papers/sheet.ods" ]; then
  # As shown, without what is computed anew: 44 comma, 34 quote, 76 UTF-8, -1 every sheet to a file of its own.
  convert "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1" "$TMP"/papers/*.ods "$TMP"/papers/*.xlsx
  for file in "$TMP"/papers/*.ods "$TMP"/papers/*.xlsx; do
    name=${file##*/}
    both_read cells "$name" "$TMP/theirs/${name%.*}"
  done
  sed 's/2017-07-05/2017-07-06/' "$TMP/ours/sheet-xlsx.xlsx.ours" >"$TMP/ours/control"
  refuses 1 "2017-07-06" "control: another day in a cell is found" compare cells "$TMP/ours/control" "$TMP/theirs/sheet-xlsx"
  sed '4d' "$TMP/ours/sheet-xlsx.xlsx.ours" >"$TMP/ours/control"
  refuses 1 "rows: ours" "control: a row that is missing is found" compare cells "$TMP/ours/control" "$TMP/theirs/sheet-xlsx"
else
  skip "sheets" "LibreOffice Calc is not installed"
fi

# shellcheck disable=SC2046 # names of papers hold no spaces
check "each line of differences.txt still says something" compare stale tests/office/differences.txt "$TMP/seen" $(cat "$TMP/compared")
echo "sheet-xlsx.xlsx | row 99 | nothing" >"$TMP/control"
refuses 1 "row 99" "control: a line that says nothing is found" compare stale "$TMP/control" "$TMP/seen" sheet-xlsx.xlsx

finish
