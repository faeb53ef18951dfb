#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Sees to it that what needs.txt lists is there: deps.sh run, or deps.sh run test.
# Takes: the names of the lists. Gives: nothing to say and status 0 when all is there, or after installing what was not;
# else the names of the packages for each family of systems, and status 2.
# Installs with apt-get only, and only as root or through a sudo that asks for no password. DEPS_INSTALL=no: never installs.
set -u

table=$(dirname "$0")/needs.txt
lists=${*:-run}

# First word of `probe` that holds wins; nothing is remembered, so a system that changed is seen as it is.
holds() {
  kind=${1%%:*}
  alternatives=${1#*:}
  old_ifs=$IFS
  IFS=,
  for name in $alternatives; do
    IFS=$old_ifs
    case $kind in
    cmd) command -v "$name" >/dev/null 2>&1 && return 0 ;;
    pkg)
      command -v pkg-config >/dev/null 2>&1 || return 1
      case $name in
      *">="*) pkg-config --atleast-version="${name#*>=}" "${name%%>=*}" 2>/dev/null && return 0 ;;
      *) pkg-config --exists "$name" 2>/dev/null && return 0 ;;
      esac
      ;;
    font) command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ":lang=$name" family 2>/dev/null)" ] && return 0 ;;
    *) echo "deps: $table: unknown probe $1" >&2 && exit 2 ;;
    esac
  done
  IFS=$old_ifs
  return 1
}

# Lines of the chosen lists whose probe does not hold.
missing() {
  grep -v '^#' "$table" | while IFS= read -r line; do
    list=$(field 1 "$line")
    case " $lists " in
    *" $list "*) holds "$(field 2 "$line")" || printf '%s\n' "$line" ;;
    esac
  done
}

field() {
  printf '%s\n' "$2" | cut -d'|' -f"$1" | sed 's/^ *//; s/ *$//'
}

# Packages of column $1 for the lines on standard input, each once.
packages() {
  cut -d'|' -f"$1" | tr -s ' ' '\n' | grep -v -e '^-$' -e '^$' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

tell() {
  {
    echo "deps: $1"
    echo "Please install what is missing:"
    echo "  Debian, Ubuntu: apt-get install --no-install-recommends $(printf '%s\n' "$lacking" | packages 3)"
    echo "  Fedora:         dnf install $(printf '%s\n' "$lacking" | packages 4)"
    echo "  Alpine:         apk add $(printf '%s\n' "$lacking" | packages 5)"
    echo "  Arch:           pacman -S $(printf '%s\n' "$lacking" | packages 6)"
    echo "  openSUSE:       zypper install $(printf '%s\n' "$lacking" | packages 7)"
    echo "It was looked for:"
    printf '%s\n' "$lacking" | while IFS= read -r line; do
      printf '  %-44s %s\n' "$(field 2 "$line")" "$(field 8 "$line")"
    done
  } >&2
  exit 2
}

# What to put before apt-get: nothing for root, else sudo where it asks for no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    echo env
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    echo "sudo -n env"
  else
    return 1
  fi
}

lacking=$(missing)
[ -n "$lacking" ] || exit 0
[ "${DEPS_INSTALL:-yes}" = yes ] || tell "something is missing, and DEPS_INSTALL=no."
command -v apt-get >/dev/null 2>&1 || tell "packages are installed on Debian and Ubuntu only."
root=$(as_root) || tell "packages can be installed by root only (sudo -n does not work here)."

wanted=$(printf '%s\n' "$lacking" | packages 3)
echo "deps: installing $wanted"
$root DEBIAN_FRONTEND=noninteractive apt-get -q update || echo "deps: the lists of packages could not be renewed; going on with the old ones" >&2
# shellcheck disable=SC2086 # a list of words
$root DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $wanted ||
  tell "apt-get could not install them."
lacking=$(missing)
[ -z "$lacking" ] || tell "they are installed, but cannot be found."
