"""Reads the command lines of all processes."""
#: control
import os
won = False
try:
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            print(open(f"/proc/{name}/cmdline").read())
            won = True
except OSError:
    pass
