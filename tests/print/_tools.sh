# SPDX-License-Identifier: MIT
#
# What the scripts here share, on top of tests/lib.sh: building the tools, the sample documents, schemas, LibreOffice.
. tests/lib.sh

BUILD=${BUILD:-build}
LOOKS=themes/default/print

# build_tool NAME...: tests/print/NAME.c as $TMP/NAME.
build_tool() {
  [ -f "$BUILD/libdossier.a" ] && [ -f "$BUILD/libs" ] || make --no-print-directory BUILD="$BUILD" "$BUILD/libdossier.a" "$BUILD/libs" >"$TMP/make" 2>&1
  san=''
  nm "$BUILD/libdossier.a" 2>/dev/null | grep -q __asan_init && san='-fsanitize=address,undefined'
  for tool in "$@"; do
    # shellcheck disable=SC2086
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -O1 -g $san -Igenerator @"$BUILD/cflags" -o "$TMP/$tool" "tests/print/$tool.c" \
      "$BUILD/libdossier.a" @"$BUILD/libs" -lm >"$TMP/cc" 2>&1 || { not_ok "tests/print/$tool.c builds"; note <"$TMP/cc"; finish; }
  done
}

# make_samples FOLDER: the sample document in both looks and both languages, as <look>-<language>.odt, .html and .txt.
make_samples() {
  mkdir -p "$1"
  for look in plain-a4 gb9704; do
    for language in en zh-Hans; do
      "$TMP/sample" "$LOOKS/$look.fodt" "$language" "$1/$look-$language" || return 1
    done
  done
}

# schema_folder: a folder with the schemas, in $SCHEMAS. ODF_SCHEMA_DIR holds those of 1.2 and 1.3 as OASIS publishes them;
# without it, the schemas of 1.3 and the manifest of 1.2 come from Debian's emacs-common, kept in tests/.cache/.
schema_folder() {
  SCHEMAS=${ODF_SCHEMA_DIR:-tests/.cache/odf}
  [ -f "$SCHEMAS/OpenDocument-v1.3-schema.rng" ] && return
  [ -z "${ODF_SCHEMA_DIR:-}" ] || return 1
  command -v trang >/dev/null && command -v dpkg >/dev/null || return 1
  mkdir -p "$TMP/deb" "$SCHEMAS"
  (cd "$TMP/deb" && apt-get download emacs-common && dpkg -x emacs-common_*.deb .) >"$TMP/.deb" 2>&1 || return 1
  for pair in OpenDocument-schema-v1.3:OpenDocument-v1.3-schema od-manifest-schema-v1.2-os:OpenDocument-v1.2-os-manifest-schema; do
    from=$(find "$TMP/deb" -name "${pair%%:*}.rnc" -o -name "${pair%%:*}.rnc.gz" | head -n 1)
    [ -n "$from" ] || continue
    case $from in *.gz) gzip -dc "$from" >"$TMP/schema.rnc" ;; *) cp "$from" "$TMP/schema.rnc" ;; esac
    trang "$TMP/schema.rnc" "$SCHEMAS/${pair#*:}.rng"
  done
  [ -f "$SCHEMAS/OpenDocument-v1.3-schema.rng" ]
}

# office FORMAT OUT FILE...: one run of LibreOffice, with a profile of its own and our stand-ins for the fonts of the looks.
office() {
  format=$1 out=$2
  shift 2
  FONTCONFIG_FILE=$PWD/$LOOKS/fonts.conf timeout 300 soffice "-env:UserInstallation=file://$TMP/office" --headless \
    --convert-to "$format" --outdir "$out" "$@" >"$TMP/office.log" 2>&1
}

needs_office() {
  command -v soffice >/dev/null && command -v pdftotext >/dev/null && return
  skip "$1" "soffice or pdftotext is not installed"
  finish
}
