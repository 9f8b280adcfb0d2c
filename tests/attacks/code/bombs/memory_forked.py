"""Memory in many children, each below its own limit."""
#: may end itself
#: memory
import os, time
won = False
for _ in range(8):
    if os.fork() == 0:
        kept = bytearray(b"x" * 150_000_000)
        time.sleep(30)
        os._exit(0)
time.sleep(0.9)
won = True
