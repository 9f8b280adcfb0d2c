"""Plants links to secrets where the judge collects files."""
import os
won = False
for number, path in enumerate(WORLD["secrets"]):
    os.symlink(path, f"loot{number}.txt")
os.symlink(WORLD["folder"], "folder")
