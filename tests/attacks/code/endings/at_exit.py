"""Plants code in atexit, finalisers and exception hooks."""
import atexit, sys, weakref
won = False
class Late:
    def __del__(self):
        while True:
            pass
late = Late()
atexit.register(lambda: [None for _ in iter(int, 1)])
sys.excepthook = lambda *_: [None for _ in iter(int, 1)]
