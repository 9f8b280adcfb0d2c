"""Deletes, renames and truncates what is not its own."""
#: control
import os
won = False
for act in (lambda: os.truncate(WORLD["neighbour"], 0), lambda: os.rename(WORLD["solution"], WORLD["solution"] + "x"),
            lambda: os.unlink(WORLD["seed"])):
    try:
        act()
        won = True
    except OSError:
        pass
