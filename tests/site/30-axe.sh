#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Pages in a browser: 30-axe.sh [FOLDER]. Accessibility (axe, WCAG 2.2 AA and best practice) in light, dark, at 320 px and for
# print; no side scrolling at 320 px; nothing asked of any network; no error on the console; tables sort and filter, and the
# page is whole without scripts. A folder with more than some pages is looked at in part: the largest page of each kind, and the smallest.
cd "$(dirname "$0")/../.." || exit 2
. tests/site/_cache.sh
for browser in chromium chromium-browser google-chrome; do
  BROWSER=$(command -v "$browser") && break
done
[ -n "$BROWSER" ] || leave "no Chromium is installed"
fetch axe-core 4.10.3 playwright-core 1.55.0
site_pages "$@"
NODE_PATH=$CACHE/node_modules BROWSER=$BROWSER node tests/site/_axe.js "$PAGES"
