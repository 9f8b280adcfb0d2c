"""Looks for everything that can be read below / and the world."""
#: control
import os
won = False
for top in (WORLD["folder"], "/home", "/root", "/tmp", "/work", "/var", "/srv"):
    for folder, _, names in os.walk(top):
        if folder.count("/") > 6:
            continue
        for name in names:
            if name in ("reference.py", "solution.py"):
                won = True
