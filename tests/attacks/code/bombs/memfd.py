"""Memory behind a nameless file."""
#: control
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(319 if platform.machine() == "x86_64" else 279, b'x', 0) >= 0
