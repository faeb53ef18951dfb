# SPDX-License-Identifier: MIT
#
# Every part of an ODT is valid under the schemas of ODF 1.2 and of 1.3; so are the looks themselves.
. tests/print/_tools.sh

schema_folder || { skip "ODT: schemas" "set ODF_SCHEMA_DIR, or have apt-get, dpkg and trang"; finish; }
build_tool sample

# valid VERSION MAIN-SCHEMA MANIFEST-SCHEMA FOLDER: the unpacked ODT.
valid() {
  xmllint --noout --nonet --relaxng "$1" "$3/content.xml" "$3/styles.xml" "$3/meta.xml" &&
    { [ ! -f "$2" ] || xmllint --noout --nonet --relaxng "$2" "$3/META-INF/manifest.xml"; }
}

unpacked() {
  rm -rf "$2" && mkdir "$2" && unzip -q "$1" -d "$2"
}

for version in 1.2 1.3; do
  main=$SCHEMAS/OpenDocument-v1.3-schema.rng manifest=$SCHEMAS/OpenDocument-v1.3-manifest-schema.rng
  [ $version = 1.2 ] && main=$SCHEMAS/OpenDocument-v1.2-os-schema.rng manifest=$SCHEMAS/OpenDocument-v1.2-os-manifest-schema.rng
  [ -f "$main" ] || { skip "ODT: valid under ODF $version" "no schema of $version; set ODF_SCHEMA_DIR"; continue; }
  for look in plain-a4 gb9704; do
    sed "s/office:version=\"1.2\"/office:version=\"$version\"/" "$LOOKS/$look.fodt" >"$TMP/look.fodt"
    check "look $look: valid under ODF $version" xmllint --noout --nonet --relaxng "$main" "$TMP/look.fodt"
    for language in en zh-Hans; do
      "$TMP/sample" "$LOOKS/$look.fodt" $language "$TMP/s" $version && unpacked "$TMP/s.odt" "$TMP/d"
      check "ODT $look $language: valid under ODF $version" valid "$main" "$manifest" "$TMP/d"
    done
  done
  sed -i 's/<text:h /<text:h text:colour="red" /' "$TMP/d/content.xml"
  refuses 3 "fails to validate" "control: an unknown attribute is refused under ODF $version" valid "$main" "$manifest" "$TMP/d"
  unpacked "$TMP/s.odt" "$TMP/d"
  sed -i 's/manifest:media-type/media-type/' "$TMP/d/META-INF/manifest.xml"
  [ ! -f "$manifest" ] || refuses 3 "fails to validate" "control: a broken manifest is refused under ODF $version" valid "$main" "$manifest" "$TMP/d"
done

# The writer's styles and the looks know each other.
for look in plain-a4 gb9704; do
  sed -n 's/^S([A-Z_0-9]*, [A-Z]*, "\([^"]*\)".*/\1/p' generator/write/odt_styles.def | while read -r name; do
    grep -q "style:name=\"$name\"" "$LOOKS/$look.fodt" || echo "$name"
  done >"$TMP/missing"
  check "look $look: has every style that the writer uses" diff /dev/null "$TMP/missing"
done
finish
