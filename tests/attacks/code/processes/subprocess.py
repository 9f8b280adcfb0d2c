"""Runs a program."""
#: control
import os, subprocess
won = False
try:
    won = subprocess.run(["/bin/sh", "-c", "exit 7"]).returncode == 7
except OSError:
    pass
