"""Forks without end."""
#: may end itself
import os, time
won, count = False, 0
try:
    while count < 300:
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
        count += 1
    won = True
except OSError:
    pass
