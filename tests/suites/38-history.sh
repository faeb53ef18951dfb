# SPDX-License-Identifier: MIT
#
# Periods: dossier close, history/<period>.xml, trend, ledger, change of rank. See tests/history/periods.py.
. tests/lib.sh
needs_program

relay python3 tests/history/periods.py
relay python3 tests/history/year_before.py
refuses 2 "ASSESSMENT" "close without an assessment: 2" "$PROGRAM" close
refuses 2 "did you mean" "close of an assessment that is not there: 2" "$PROGRAM" close nothing input -o "$TMP/out"

finish
