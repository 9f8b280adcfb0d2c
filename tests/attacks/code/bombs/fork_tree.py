"""Every child forks again."""
#: may end itself
import os, time
end = time.time() + 0.7
me = os.getpid()
while time.time() < end:
    try:
        os.fork()
    except OSError:
        time.sleep(0.01)
if os.getpid() != me:
    time.sleep(30)
    os._exit(0)
won = False
