# SPDX-License-Identifier: MIT
#
# Does the pack hold a rule for each row of its page? awk -f coverage.awk PACK PAGE. Takes: a pack.lua and the page that has the
# table "| row | asks for | rule | points | decided by |". Gives: a line for each difference, and status 1 when there is one.

function wrong(what) {
  print FILENAME ":" FNR ": " what
  bad = 1
}

# The pack: each id of an item or part, and its whole text for what is no id.
FILENAME == ARGV[1] {
  text = text "\n" $0
  if (match($0, /^(item|bonus) \{ id = "[^"]+"/)) {
    item = $0
    gsub(/^[^"]*"|".*/, "", item)
    rules[item] = FNR
  }
  line = $0
  if (match(line, /part\([0-9]+,/)) worth = substr(line, RSTART + 5, RLENGTH - 6)
  if (/^[ \t]/ && match(line, /\{ id = "[^"]+", title/)) {
    part = substr(line, RSTART + 8, RLENGTH - 16)
    rules[item " " part] = FNR
    value[item " " part] = worth
  }
  next
}

/^\| JX-/ {
  split($0, cell, / *\| */)
  rows++
  if (seen[cell[2]]++) wrong("row " cell[2] " stands twice")
  count = split(cell[4], piece, "`")
  item = ""
  if (count < 3) wrong("row " cell[2] " names no rule")
  for (i = 2; i <= count; i += 2) {
    name = (item != "" ? item " " : "") piece[i]
    if (name in value && !(cell[2] in told) && value[name] != cell[5] + 0) wrong("row " cell[2] ": the pack gives " value[name] " points")
    if (name in value) told[cell[2]] = 1
    if (name in rules) used[name] = 1
    else if (piece[i] ~ /^(JX|[0-9M])/ || !index(text, piece[i])) wrong("row " cell[2] ": the pack has no rule " name)
    if (piece[i] ~ /^JX-/) item = piece[i]
  }
  if (cell[6] ~ /^(files|材料|judgement|评判)/) points[cell[6]] += cell[5]
}

END {
  if (rows != 33) wrong(rows + 0 " rows instead of 33")
  for (name in rules) if (!(name in used)) wrong("no row for rule " name " of line " rules[name])
  sum = points["files"] + points["材料"] " " points["files and judgement"] + points["材料和评判"] " " points["judgement"] + points["评判"]
  if (sum != "47 36 17") wrong("points decided by files, both and judgement are " sum " instead of 47 36 17")
  exit bad
}
