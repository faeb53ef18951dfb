# SPDX-License-Identifier: MIT
#
# Hand-counted expectations for the sample, and goldens. The scripts of tests/golden/, one after another.
. tests/lib.sh
needs_program
relay_folder tests/golden
finish
