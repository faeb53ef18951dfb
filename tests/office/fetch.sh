#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Lays out the office papers that the packages of packages.txt hold: tests/.cache/office/papers/<package>-<path>, slashes as dashes.
# Takes: the npm registry, through npm; tarballs are kept in tests/.cache/office/tarballs. Gives: status 0; 77 when the registry is
# out of reach; 1 when a tarball is not what packages.txt says.
set -eu
cd "$(dirname "$0")/../.."

cache=tests/.cache/office
list=tests/office/packages.txt
tarballs=$cache/tarballs
. tests/npm.sh

# One with 80,000 rows is left out: it only costs time.
papers() {
  tar -tzf "$1" | grep -i -E '\.(docx|xlsx|odt|ods)$' | grep -v '/big\.xlsx$'
}

command -v npm >/dev/null 2>&1 || { echo "npm is not installed" >&2 && exit 77; }
mkdir -p "$tarballs"
rm -rf "$cache/papers"
mkdir -p "$cache/papers"
grep -v '^#' "$list" | while read -r name version integrity; do
  file=$(tarball "$name" "$version" "$integrity")
  papers "$file" | while read -r path; do
    tar -xzOf "$file" "$path" >"$cache/papers/$(plain "$name")-$(printf '%s\n' "${path#package/}" | tr '/ ()' '----')"
  done
done
echo "$(find "$cache/papers" -type f | wc -l) papers"
