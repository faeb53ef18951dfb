#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Puts the CommonMark specification 0.30 into tests/.cache/commonmark/spec.txt, from the npm package commonmark-spec.
# Takes: the npm registry, through npm. Gives: status 0; 77 when the registry is out of reach; 1 when it gave something else.
set -eu
cd "$(dirname "$0")/../.."

cache=tests/.cache/commonmark
want=b74aec17b162406c847fe0849aaee880c9bbba241e50e09ecb6664f13ce8a7a6

[ -s "$cache/spec.txt" ] && exit 0
command -v npm >/dev/null 2>&1 || { echo "npm is not installed" >&2 && exit 77; }
mkdir -p "$cache"
(cd "$cache" && npm pack --silent commonmark-spec@0.30.0 >/dev/null 2>&1) || {
  echo "the npm registry does not give commonmark-spec@0.30.0" >&2
  exit 77
}
tar -xzf "$cache"/commonmark-spec-0.30.0.tgz -C "$cache" --strip-components=1 package/spec.txt
got=$(sha256sum <"$cache/spec.txt" | cut -d' ' -f1)
[ "$got" = "$want" ] || {
  echo "spec.txt is not the one expected: $got" >&2
  rm -f "$cache/spec.txt"
  exit 1
}
