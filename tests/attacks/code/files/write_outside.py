"""Writes into the course."""
#: control
import os
won = []
for path in (WORLD["folder"] + "/new.txt", WORLD["reference"], "/tmp/stepmark-attack", "/dev/shm/stepmark-attack"):
    try:
        with open(path, "a") as handle:
            handle.write("mine")
        if path.startswith(WORLD["folder"]):
            won.append(path)
    except OSError:
        pass
won = bool(won)
