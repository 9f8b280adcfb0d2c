"""Kills a process of the same user."""
#: control
import os, signal
won = False
try:
    os.kill(WORLD["victim"], signal.SIGKILL)
    won = True
except OSError:
    pass
