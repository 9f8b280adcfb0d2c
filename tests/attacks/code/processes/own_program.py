"""Writes a program and runs it, also from memory."""
import os
won = False
with open("tool", "wb") as handle:
    handle.write(b"#!/bin/sh\nexit 7\n")
try:
    os.chmod("tool", 0o755)
except OSError:
    pass
pid = os.fork()
if pid == 0:
    try:
        os.execv("./tool", ["tool"])
    finally:
        os._exit(1)
won = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
try:
    os.memfd_create("tool")
    won = True
except OSError:
    pass
