"""Starts threads without end."""
import threading, time
won = False
try:
    for _ in range(300):
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
    won = True
except RuntimeError:
    pass
