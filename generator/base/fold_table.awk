# SPDX-License-Identifier: MIT
#
# Classes of Han characters for folding: LC_ALL=C awk -f fold_table.awk fold_variants.txt > fold_table.def
# Takes: lines "A BCD" and "- A B why", as fold_variants.txt explains them. Gives: the two-level table that fold_class.c holds:
# for each 32 characters the number of their page, and pages of members. A test makes it anew and compares.
#
# The member that stands for a class is the first form of a line that is nowhere another one's other form; of several one of the
# old block before one of its extension, then the lowest code; always one of 16 bits.

BEGIN {
  PAGE = 32
  FIRST_PAGE = 13312 / PAGE # U+3400
  END_CODE = 205824 # U+32400: what comes behind has no class
  for (i = 1; i < 256; i++) byte[sprintf("%c", i)] = i
}

function fault(text) {
  print FILENAME ":" FNR ": " text > "/dev/stderr"
  failed = 1
  exit 1
}

# The code points of a word, in code[1..]; how many.
function decode(word,    at, count, first, rest, value) {
  count = 0
  for (at = 1; at <= length(word);) {
    first = byte[substr(word, at++, 1)]
    if (first < 224 || first > 244) fault("\"" word "\" holds something that is no Han character")
    rest = first < 240 ? 2 : 3
    value = first < 240 ? first - 224 : first - 240
    for (; rest > 0; rest--) value = value * 64 + byte[substr(word, at++, 1)] - 128
    if (value < FIRST_PAGE * PAGE || value >= END_CODE) fault("\"" word "\" holds something that is no Han character")
    code[++count] = value
  }
  return count
}

function end_line() {
  if (line != "") print line
  line = ""
}

# One number of a table; a line is full at 128 columns.
function put(number) {
  if (length(line) + length(number) > 127) end_line()
  line = line number ","
}

function root(member) {
  while (member in parent) member = parent[member]
  return member
}

/^#/ || /^$/ { next }

$1 == "-" {
  if (decode($2 $3) != 2 || NF < 4) fault("a cut is written \"- A B why\"")
  cuts++
  cut_a[cuts] = code[1]
  cut_b[cuts] = code[2]
  cut_line[cuts] = FNR
  next
}

{
  count = decode($1 $2)
  if (NF != 2 || decode($1) != 1) fault("a line is written \"A BCD\"")
  decode($1 $2)
  first[code[1]] = 1
  for (i = 2; i <= count; i++) {
    if ((code[1], code[i]) in tie || code[i] == code[1]) fault("said twice")
    tie[code[1], code[i]] = 1
    ties++
    from[ties] = code[1]
    to[ties] = code[i]
  }
}

END {
  if (failed) exit 1
  for (i = 1; i <= cuts; i++) {
    FNR = cut_line[i]
    if (!((cut_a[i], cut_b[i]) in tie) && !((cut_b[i], cut_a[i]) in tie)) fault("nothing to cut")
    delete tie[cut_a[i], cut_b[i]]
    delete tie[cut_b[i], cut_a[i]]
  }
  for (i = 1; i <= ties; i++) {
    if (!((from[i], to[i]) in tie)) continue
    other[to[i]] = 1
    member[from[i]] = member[to[i]] = 1
    a = root(from[i])
    b = root(to[i])
    if (a != b) parent[a] = b
  }
  for (m in member) {
    m += 0
    if (m > 65535) continue
    weight = ((m in other) + !(m in first)) * 131072 + (m < 19968) * 65536 + m
    r = root(m)
    if (!(r in best) || weight < best[r]) best[r] = weight
  }
  for (m in member) {
    m += 0
    if (!(root(m) in best)) fault("a class without a member of 16 bits")
    stands = best[root(m)] % 65536
    if (stands == m) continue
    cell[m] = stands
    page[int(m / PAGE)] = 1
  }
  print "/* SPDX-License-Identifier: MIT\n *"
  print " * Classes of Han characters, made by fold_table.awk from fold_variants.txt, whose head says what of it is OpenCC\047s (Apache-2.0)."
  print " * Takes: nothing. Gives: page numbers with FOLD_PAGES defined, else the pages. Do not edit: edit the list, and make it anew.\n */"
  print "#ifdef FOLD_PAGES"
  pages = 0
  for (p = FIRST_PAGE; p < END_CODE / PAGE; p++) {
    if (p in page) page_at[++pages] = p
    put((p in page) ? pages : 0)
  }
  end_line()
  print "#else"
  for (p = 0; p <= pages; p++) {
    for (i = 0; i < PAGE; i++) {
      m = page_at[p] * PAGE + i
      put((p && (m in cell)) ? cell[m] : 0)
    }
    end_line()
  }
  print "#endif"
}
