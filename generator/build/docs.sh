#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The pages below docs/ that are made from the packs and the program: docs.sh PROGRAM [write] [rows|reference].
# Shows how they differ from what is kept, as a diff; with `write` it keeps them. Status 1 when they differ and were not written.
set -u
program=$1 write='' which=all
shift
for word; do case $word in rows | reference) which=$word ;; *) write=$word ;; esac done
made=$(mktemp -d "${TMPDIR:-/tmp}/dossier-docs.XXXXXX") || exit 4
trap 'rm -rf "$made"' EXIT

mkdir -p "$made/docs/packs"
for table in rules/*/coverage.csv; do
  [ -f "$table" ] && [ "$which" != reference ] || continue
  pack=${table#rules/} pack=${pack%/coverage.csv}
  "$program" lint "$pack" --coverage --lang en >"$made/docs/packs/$pack-rows.md" || exit
  "$program" lint "$pack" --coverage --lang zh-Hans >"$made/docs/packs/$pack-rows.zh-Hans.md" || exit
done

if [ "$which" != rows ]; then
  python3 generator/build/reference.py "$program" book en >"$made/docs/reference.md" || exit
  python3 generator/build/reference.py "$program" book zh-Hans >"$made/docs/reference.zh-Hans.md" || exit
fi

status=0
(cd "$made" && find docs -type f | LC_ALL=C sort) >"$made/list"
while IFS= read -r page; do
  cmp -s "$made/$page" "$page" && continue
  status=1
  if [ -f "$page" ]; then diff -u "$page" "$made/$page"; else diff -u /dev/null "$made/$page" | sed "2s|.*|+++ $page (new)|"; fi
  [ -z "$write" ] || { mkdir -p "${page%/*}" && cp "$made/$page" "$page"; }
done <"$made/list"
[ -z "$write" ] || status=0
exit $status
