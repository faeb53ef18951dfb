# SPDX-License-Identifier: MIT
#
# The comparison law: the text of a document is the same as HTML, as ODT and as plain text.
. tests/print/_tools.sh

build_tool sample same_text
make_samples "$TMP/s"
for look in plain-a4 gb9704; do
  for language in en zh-Hans; do
    of=$TMP/s/$look-$language
    check "$look $language: HTML, ODT and plain text are the same" "$TMP/same_text" "$of.html" "$of.odt" "$of.txt"
    check "$look $language: the page is well-formed" xmllint --noout --nonet "$of.html"
  done
done

# control NAME COMMAND...: the same files with one thing changed must be told apart.
control() {
  control_name=$1
  shift
  cp "$TMP/s/plain-a4-en.html" "$TMP/c.html" && cp "$TMP/s/plain-a4-en.odt" "$TMP/c.odt" && cp "$TMP/s/plain-a4-en.txt" "$TMP/c.txt"
  "$@"
  refuses 1 "line" "control: $control_name" "$TMP/same_text" "$TMP/c.html" "$TMP/c.odt" "$TMP/c.txt"
}
in_odt() {
  rm -rf "$TMP/u" && mkdir "$TMP/u" && (cd "$TMP/u" && unzip -q ../c.odt && sed -i "$1" content.xml && rm ../c.odt && zip -q -r ../c.odt .)
}
control "a word changed in the page" sed -i 's/Attendance/Attendence/' "$TMP/c.html"
control "a word changed in the text" sed -i 's/Attendance/Attendence/' "$TMP/c.txt"
control "a row lost in the ODT" in_odt 's/>Row-41</></'
control "a note changed in the ODT" in_odt 's/Counted by/Counting by/'
control "a task done in the page" sed -i 's/☐ Hand/☑ Hand/' "$TMP/c.html"
control "two cells run together in the text" sed -i 's/^JX-2\t/JX-2 /' "$TMP/c.txt"
control "the text of a picture lost in the page" sed -i 's/alt="wide"/alt=""/' "$TMP/c.html"
finish
