# SPDX-License-Identifier: MIT
#
# Packages of the npm registry as input of tests: . tests/npm.sh. Takes: npm, a folder for tarballs in `tarballs`, a list of names,
# versions and integrities in `list`. Gives: plain, tarball. Tarballs are kept, and looked at by their integrity each time.

# Names of folders and units: @tarojs/taro becomes tarojs-taro.
plain() {
  printf '%s\n' "$1" | tr -d '@' | tr '/' '-'
}

# The tarball of $1 $2, whose integrity is $3; its path. 77 when the registry is out of reach, 1 when it is not what the list says.
tarball() {
  file=$tarballs/$(plain "$1")-$2.tgz
  if [ ! -s "$file" ]; then
    (cd "$tarballs" && npm pack --silent "$1@$2" >/dev/null 2>&1) || {
      echo "the npm registry does not give $1@$2" >&2
      return 77
    }
  fi
  got=sha512-$(openssl dgst -sha512 -binary "$file" | openssl base64 -A)
  [ "$got" = "$3" ] || {
    echo "$file is not what $list says: $got" >&2
    return 1
  }
  printf '%s\n' "$file"
}
