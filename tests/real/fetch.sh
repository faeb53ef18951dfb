#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Lays out the documents of the packages in packages.txt as one assessment: tests/.cache/real/input/npm-packages/, a unit each.
# Takes: the npm registry, through npm; tarballs are kept in tests/.cache/real/tarballs and looked at by their integrity each
# time. Gives: status 0; 77 when the registry is out of reach; 1 when a tarball is not what packages.txt says.
set -eu
cd "$(dirname "$0")/../.."

cache=tests/.cache/real
target=$cache/input/npm-packages
list=tests/real/packages.txt
tarballs=$cache/tarballs
. tests/npm.sh

# Documents only: Markdown anywhere, everything below docs/, and the texts that stand at the top. No code, no packages inside.
documents() {
  tar -tzf "$1" | grep -v -e '/node_modules/' -e '/$' | grep -i -E \
    -e '\.(md|markdown)$' \
    -e '^[^/]+/docs?/.*\.(html?|txt|rst|xml|csv|png|jpe?g|gif|svg|pdf)$' \
    -e '^[^/]+/[^/]*\.(txt|rst|adoc)$' \
    -e '^[^/]+/(readme|licen[cs]e|copying|changelog|changes|history|authors|contributors|contributing|security|notice|code_of_conduct)[^/]*$' |
    grep -v -i -E '\.([cm]?[jt]sx?|json|map|css|less|scss|ya?ml)$'
}

command -v npm >/dev/null 2>&1 || { echo "npm is not installed" >&2 && exit 77; }
mkdir -p "$cache/tarballs"
rm -rf "$cache/input" "$cache/laying"
mkdir -p "$target/units"

grep -v '^#' "$list" | while read -r name version integrity; do
  file=$(tarball "$name" "$version" "$integrity")
  mkdir -p "$cache/laying"
  documents "$file" >"$cache/wanted"
  tar -xzf "$file" -C "$cache/laying" --no-same-owner --no-same-permissions -T "$cache/wanted"
  mv "$cache/laying"/* "$target/units/$(plain "$name")"
  rmdir "$cache/laying"
done

cat >"$target/assessment.yml" <<'YML'
title: Documents of npm packages
pack: project-docs
period: 2023
as_of: 2023-10-01
language: en
YML
echo "$(find "$target/units" -mindepth 1 -maxdepth 1 -type d | wc -l) packages, $(find "$target/units" -type f | wc -l) files"
