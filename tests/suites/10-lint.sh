# SPDX-License-Identifier: MIT
#
# The rules of the source. Each check is also run on a small tree with one planted breach, which it must find.
. tests/lib.sh

lint() {
  python3 tests/lint/lint.py "$@"
}

# A tree without a breach; each control plants one more file in a copy of it.
sound() {
  rm -rf "$TMP/tree"
  mkdir -p "$TMP/tree/generator/base" "$TMP/tree/generator/doc" "$TMP/tree/generator/write" "$TMP/tree/generator/read" "$TMP/tree/tests/unit"
  for file in base/base.h doc/doc.h write/write.h read/read.h; do head_line >"$TMP/tree/generator/$file"; done
  { head_line; echo 'D(A_CODE, DIAG_ERROR, "a-code", "a {1}", "do", "甲 {1}", "做")'; } >"$TMP/tree/generator/base/diag.def"
  { head_line; printf 'int base_a(void) {\n  return DIAG_A_CODE;\n}\n'; } >"$TMP/tree/generator/base/a.c"
  { head_line; echo '/* a-code */'; } >"$TMP/tree/tests/unit/a.c"
}

head_line() {
  printf '/* SPDX-License-Identifier: MIT\n *\n * A file of the control tree. Takes nothing. Gives nothing. Owns nothing.\n */\n'
}

# control CHECK FILE TEXT: `lint CHECK` finds TEXT (standard input, below a lawful head) in FILE.
control() {
  sound
  { [ "$4" = bare ] || head_line; cat; } >>"$TMP/tree/$2" 2>/dev/null
  refuses 1 "$3" "control: $1 finds: $3" lint "$TMP/tree" "$1"
}

for name in includes libraries calls jumps lengths heads layout catalogue; do
  check "lint: $name" lint . "$name"
done
sound
check "control: a sound tree is sound" lint "$TMP/tree"

echo '#include "read/read.h"' | control includes generator/write/x.c 'write/ may not include read/' ''
echo '#include "write/write.h"' | control includes generator/doc/x.c 'doc/ may not include write/' ''
echo '#include "base/text_in.h"' | control includes generator/doc/x.c 'is private to base/' ''
echo '#include "run.h"' | control includes generator/doc/x.c 'doc/ may not include run.h' ''
echo '#include <lua.h>' | control libraries generator/doc/x.c 'stands in assess/ only' ''
echo '#include <curl.h>' | control libraries generator/read/x.c 'no header that the table knows' ''
printf '#include <cmark.h>\n' | control libraries generator/write/x.c 'stands in read/ only' ''
sound && for f in x y; do { head_line; echo '#include <cmark.h>'; } >"$TMP/tree/generator/read/$f.c"; done
refuses 1 'one file only' 'control: libraries finds: one file only' lint "$TMP/tree" libraries
echo 'int doc_a(char *a) { return strcpy(a, "b") != a; }' | control calls generator/doc/x.c 'strcpy() is not used' ''
echo 'int doc_a(void) { return fork(); }' | control calls generator/doc/x.c 'fork() belongs to the top-level files' ''
echo 'int doc_a(void) { return fork(); }' | control calls generator/other.c 'only run.c forks' ''
echo 'void *doc_a(void) { return malloc(1); }' | control calls generator/doc/x.c 'malloc() belongs to base/' ''
echo 'void doc_a(void) { puts("x"); }' | control calls generator/doc/x.c 'puts() belongs to the top-level files' ''
echo 'void doc_a(void) { goto done; done:; }' | control jumps generator/doc/x.c 'goto goes to out only' ''
echo 'int doc_a(int k) { switch (k) { case DOC_ROOT: return 1; default: return 0; } }' | control jumps generator/write/x.c 'has no default:' ''
yes '/* a line */' | head -n 598 | control lengths generator/doc/x.c 'more than 600' ''
{ echo 'int doc_a(void) {'; yes '  ;' | head -n 119; echo '}'; } | control lengths generator/doc/x.c 'doc_a() has 121 lines' ''
{ printf 'int doc_a(int first,\n          int b) {\n'; yes '  ;' | head -n 119; echo '}'; } | control lengths generator/doc/x.c 'lines, more than 120' ''
for i in 1 2 3; do echo "int doc_$i(void) {"; yes '  ;' | head -n 14; echo '}'; done | control lengths generator/doc/x.c 'half of the functions' ''
echo 'int doc_a;' | control heads generator/doc/x.c 'the first line is' bare
printf '/* SPDX-License-Identifier: MIT\n */\n' | control heads generator/doc/x.c 'does not say' bare
echo 'echo' | control heads tests/x.sh 'no SPDX' bare
printf 'int\tdoc_a;\n' | control layout generator/doc/x.c 'a tab, or blanks' ''
printf 'int doc_a(void){\n  return 1+1;\n}\n' | control layout generator/doc/x.c 'clang-format writes' ''
yes 'x' | head -n 131 | tr -d '\n' | control layout generator/doc/x.c 'columns, more than 130' ''
echo 'D(B_CODE, DIAG_ERROR, "b-code", "b", "", "乙", "")' | control catalogue generator/base/diag.def 'b-code is tested nowhere' bare
echo 'D(B_CODE, DIAG_ERROR, "b-code", "b", "", "乙", "")' | control catalogue generator/base/diag.def 'b-code is raised nowhere' bare
echo 'D(B_CODE, DIAG_ERROR, "b-code", "b {1}", "", "乙", "")' | control catalogue generator/base/diag.def 'other arguments' bare
echo 'D(B_CODE, DIAG_ERROR, "b-code", "b", "do", "乙", "")' | control catalogue generator/base/diag.def 'lacks its text' bare
echo 'D(B_CODE, DIAG_ERROR, "c-code", "b", "", "乙", "")' | control catalogue generator/base/diag.def 'the name is not' bare

# The table of variant characters is made from its source, and from nothing else.
variants() {
  LC_ALL=C awk -f generator/base/fold_table.awk "$1" | cmp - generator/base/fold_table.def
}
check "fold_table.def is what fold_table.awk makes of fold_variants.txt" variants generator/base/fold_variants.txt
sed 's/^干 /千 /' generator/base/fold_variants.txt >"$TMP/variants.txt"
refuses 1 "differ" "control: another line gives another table" variants "$TMP/variants.txt"
refuses 1 "nothing to cut" "control: a cut without a tie is refused" sh -c 'echo "- 未 末 never tied" | LC_ALL=C awk -f generator/base/fold_table.awk'
check "the licence of what was taken is kept" grep -q "Version 2.0, January 2004" LICENSES/Apache-2.0.txt

finish
