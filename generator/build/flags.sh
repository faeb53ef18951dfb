#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Asks pkg-config for the libraries: flags.sh cflags, or flags.sh libs. Gives flags for a response file (cc @file).
set -u

# Lua 5.4 goes by another name on each family of systems.
lua() {
  for name in lua5.4 lua-5.4 lua54 "lua >= 5.4"; do
    pkg-config --exists "$name" 2>/dev/null && echo "$name" && return
  done
  echo lua5.4
}

# Rules run for most of a second in each second of work, and a call into a shared library goes by a table: where the archive of Lua
# lies beside it, the program takes that, which makes assessing some 6 % faster. Elsewhere it takes the shared one.
with_archive() {
  for flag; do
    archive=
    case $flag in -llua*) archive=$(${CC:-cc} -print-file-name="lib${flag#-l}.a" 2>/dev/null) ;; esac
    case $archive in
    /*) [ -f "$archive" ] && printf '%s -ldl ' "$archive" ;;
    *) printf '%s ' "$flag" ;;
    esac
  done
}

set -- "$1" libcmark libxml-2.0 yaml-0.1 libutf8proc libxxhash libcrypto "$(lua)" libzip libdeflate libjpeg libpng
case $1 in
cflags) shift && flags=$(pkg-config --cflags "$@") ;;
libs) shift && flags=$(pkg-config --libs "$@") && flags=$(with_archive $flags) ;;
*) echo "usage: flags.sh cflags | libs" >&2 && exit 2 ;;
esac || {
  echo "A library is missing: run 'make deps', or see the list in README.md." >&2
  exit 2
}
printf '%s\n' "$flags"
