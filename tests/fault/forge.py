# SPDX-License-Identifier: MIT
"""A careful forgery: forge.py PACKAGE TARGET PATTERN NEW. The same package with the first match of PATTERN in its results made NEW, and
a manifest that fits. A pattern that is not there ends with 2.
"""
import hashlib
import re
import sys
import zipfile

package, target, pattern, new = sys.argv[1:]
with zipfile.ZipFile(package) as archive:
    entries = {info.filename: archive.read(info) for info in archive.infolist()}
results = entries["data/results.xml"].decode()
forged = re.sub(pattern, new, results, count=1, flags=re.S)
if forged == results:
    sys.exit(2)
entries["data/results.xml"] = forged.encode()
entries["manifest.txt"] = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in entries.items()
                                  if name != "manifest.txt").encode()
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in entries.items():
        archive.writestr(zipfile.ZipInfo(name), data)
