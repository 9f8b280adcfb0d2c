"""Becomes another user."""
import os
won = os.getuid() == 0
for act in (lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.setuid(65534)):
    try:
        act()
        won = True
    except OSError:
        pass
