"""A namespace of its own, in which it would be root."""
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(272 if platform.machine() == "x86_64" else 97, 0x10000000) >= 0
