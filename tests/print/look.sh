# SPDX-License-Identifier: MIT
#
# A look that an office has opened and saved in LibreOffice is still a look: it has every style, and gives valid documents.
. tests/print/_tools.sh

needs_office "print: looks edited in LibreOffice"
build_tool sample same_text
mkdir "$TMP/saved"
office fodt "$TMP/saved" "$LOOKS/plain-a4.fodt" "$LOOKS/gb9704.fodt"

lost() {
  sed -n 's/^S([A-Z_0-9]*, [A-Z]*, "\([^"]*\)".*/\1/p' generator/write/odt_styles.def | while read -r name; do
    grep -q "style:name=\"$name\"" "$1" || echo "$name"
  done
}
for look in plain-a4 gb9704; do
  saved=$TMP/saved/$look.fodt
  lost "$saved" >"$TMP/lost"
  check "$look: saved in LibreOffice, it has all styles" diff /dev/null "$TMP/lost"
  check "$look: saved in LibreOffice, it makes documents" "$TMP/sample" "$saved" zh-Hans "$TMP/$look"
  check "$look: with the same text" "$TMP/same_text" "$TMP/$look.html" "$TMP/$look.odt"
  unzip -p "$TMP/$look.odt" content.xml | grep -o '<style:style style:name="HeadCell".*' | head -n 1 >"$TMP/cell"
  check "$look: with the borders of its cells" grep -q 'fo:border="0.5' "$TMP/cell"
  schema_folder || { skip "$look: saved in LibreOffice, valid" "no schemas"; continue; }
  for version in 1.2 1.3; do
    schema=$SCHEMAS/OpenDocument-v1.3-schema.rng
    [ $version = 1.2 ] && schema=$SCHEMAS/OpenDocument-v1.2-os-schema.rng
    [ -f "$schema" ] || { skip "$look: saved in LibreOffice, valid under ODF $version" "no schema of $version"; continue; }
    "$TMP/sample" "$saved" en "$TMP/v" $version && rm -rf "$TMP/d" && mkdir "$TMP/d" && unzip -q "$TMP/v.odt" -d "$TMP/d"
    check "$look: saved in LibreOffice, valid under ODF $version" xmllint --noout --nonet --relaxng "$schema" "$TMP/d/content.xml" "$TMP/d/styles.xml"
  done
done
sed '/style:name="Notice"/d' "$LOOKS/plain-a4.fodt" >"$TMP/short.fodt"
lost "$TMP/short.fodt" >"$TMP/lost"
check "control: a style that is missing is seen" grep -qx Notice "$TMP/lost"
finish
