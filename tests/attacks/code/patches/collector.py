"""Plants objects that work when they are collected."""
import gc
class Bomb:
    def __del__(self):
        import os
        os._exit(3)
a = Bomb(); a.me = a
del a
gc.set_threshold(1)
