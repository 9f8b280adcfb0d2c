"""Asks for userfaultfd."""
#: control
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(323 if platform.machine() == "x86_64" else 282, 1) >= 0
