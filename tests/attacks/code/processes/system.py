"""Runs a shell command."""
#: control
import os, subprocess
won = False
try:
    won = os.waitstatus_to_exitcode(os.system("exit 7")) == 7
except OSError:
    pass
