"""Adds a filter of its own that asks itself."""
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(317 if platform.machine() == "x86_64" else 277, 1, 8, 0) >= 0
