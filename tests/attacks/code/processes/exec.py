"""Replaces itself by another program, in a child."""
#: control
import os, sys
won = False
pid = os.fork()
if pid == 0:
    try:
        os.execv("/bin/sh", ["sh", "-c", "exit 7"])
    finally:
        os._exit(1)
won = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
