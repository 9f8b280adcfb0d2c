"""Reads the environment, its own and others'."""
import os
won = False
print(dict(os.environ))
for pid in (os.getppid(), WORLD["judge"], WORLD["server"], WORLD["victim"]):
    try:
        print(open(f"/proc/{pid}/environ", "rb").read())
        won = True
    except OSError:
        pass
