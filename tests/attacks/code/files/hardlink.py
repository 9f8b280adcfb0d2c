"""Makes a hard link to a secret in its own folder."""
#: control
import os
won = False
try:
    os.link(WORLD["reference"], "mine.txt")
    won = True
except OSError:
    pass
