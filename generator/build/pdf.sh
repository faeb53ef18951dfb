#!/bin/sh
# SPDX-License-Identifier: MIT
#
# pdf.sh OUTPUT [ASSESSMENT]: the documents below OUTPUT/<assessment>/print/ as PDF, in OUTPUT/pdf/<assessment>/, by one run of
# LibreOffice for each assessment. What is up to date stays as it is. The reports themselves are not touched.
set -eu
export LC_ALL=C.UTF-8 # a LANG that is not installed would stop LibreOffice
output=$1 only=${2:-}
here=$(cd "$(dirname "$0")/../.." && pwd)

command -v soffice >/dev/null || {
  echo "make pdf: LibreOffice (soffice) is not installed; open the .odt files below $output/*/print/ in any office program" >&2
  exit 2
}

profile=$(mktemp -d "${TMPDIR:-/tmp}/dossier-pdf.XXXXXX")
trap 'rm -rf "$profile"' EXIT
trap 'exit 130' INT TERM HUP

found=''
for print in "$output"/*/print; do
  [ -d "$print" ] || continue
  name=$(basename "$(dirname "$print")")
  [ -z "$only" ] || [ "$only" = "$name" ] || continue
  found=1
  target=$output/pdf/$name
  mkdir -p "$target"
  set --
  find "$print" -name '*.odt' | LC_ALL=C sort >"$profile/documents" # their names hold no line ends
  while IFS= read -r file; do
    made=$target/$(basename "$file" .odt).pdf
    [ "$made" -nt "$file" ] || set -- "$@" "$file"
  done <"$profile/documents"
  # What no longer has a document goes.
  for made in "$target"/*.pdf; do
    grep -qF "/$(basename "$made" .pdf).odt" "$profile/documents" || rm -f "$made"
  done
  if [ $# -gt 0 ]; then
    FONTCONFIG_FILE=$here/themes/default/print/fonts.conf soffice "-env:UserInstallation=file://$profile" --headless \
      --convert-to pdf --outdir "$target" "$@" >"$profile/said" 2>&1 || { cat "$profile/said" >&2; exit 4; }
    for file in "$@"; do
      [ -s "$target/$(basename "$file" .odt).pdf" ] || { echo "make pdf: no PDF came of $file" >&2; cat "$profile/said" >&2; exit 4; }
    done
  fi
  echo "$name: $(find "$target" -name '*.pdf' | wc -l) PDF files in $target, $# of them new"
done
[ -n "$found" ] || { echo "make pdf: there are no reports in $output yet; run make report first" >&2; exit 2; }
