"""Asks which processes exist, by signal 0."""
import os
#: control
won = False
for pid in (WORLD["victim"], WORLD["judge"], WORLD["server"]):
    try:
        os.kill(pid, 0)
        won = True
    except OSError:
        pass
