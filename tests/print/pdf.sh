# SPDX-License-Identifier: MIT
#
# make pdf: one PDF a document, by one run of LibreOffice; what is up to date is left alone.
. tests/print/_tools.sh
needs_office "make pdf"
needs_program

input=$TMP/in
mkdir -p "$input"
cp -r input/open-projects "$input/small"
for unit in "$input"/small/units/*; do
  case ${unit##*/} in harbor-map | whistle) ;; *) rm -rf "$unit" ;; esac
done
rm -rf "$input/small/marks" "$input/small/waivers.csv" "$input/small/units.csv"
"$PROGRAM" build "$input" -o "$TMP/out" -q >/dev/null 2>&1

check "PDFs are made" sh generator/build/pdf.sh "$TMP/out"
want=$(find "$TMP/out/small/print" -name '*.odt' | wc -l)
check "one for each document ($want)" test "$(find "$TMP/out/pdf/small" -name '*.pdf' | wc -l)" = "$want"
check "they are PDFs with text" sh -c "pdftotext '$TMP/out/pdf/small'/overview.pdf - | grep -q Overview"
identities "$TMP/out/pdf" >"$TMP/before"
touch "$TMP/out/pdf/small/gone.pdf"
check "again: nothing new" sh -c "sh generator/build/pdf.sh '$TMP/out' | grep -q ' 0 of them new'"
check "what lost its document is gone" test ! -e "$TMP/out/pdf/small/gone.pdf"
identities "$TMP/out/pdf" >"$TMP/after"
check "nothing was written anew" cmp "$TMP/before" "$TMP/after"
check "the reports can be made again beside the PDFs" "$PROGRAM" build "$input" -o "$TMP/out" -q
refuses 2 "make report first" "without reports it says what to do" sh generator/build/pdf.sh "$TMP/nothing"
refuses 2 "not installed" "without LibreOffice it says so" env PATH="$TMP/bin" /bin/sh generator/build/pdf.sh "$TMP/out"
finish
