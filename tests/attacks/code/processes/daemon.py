"""Leaves a daemon behind that starts itself again and again."""
import os, time
won = False
if os.fork() == 0:
    os.setsid()
    end = time.time() + 20
    while time.time() < end:
        if os.fork():
            os._exit(0)
        os.setsid()
        time.sleep(0.002)
    os._exit(0)
