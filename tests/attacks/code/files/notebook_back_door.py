"""Swaps a file for a link while the judge collects."""
import os, threading, time
open("fine.txt", "w").write("fine")
won = False
def swap():
    while True:
        try:
            os.symlink(WORLD["reference"], "link")
            os.replace("link", "fine.txt")
            open("plain", "w").write("fine")
            os.replace("plain", "fine.txt")
        except OSError:
            pass
threading.Thread(target=swap, daemon=True).start()
