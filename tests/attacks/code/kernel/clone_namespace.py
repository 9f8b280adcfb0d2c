"""The same by clone, old and new."""
import ctypes, os, platform
libc = ctypes.CDLL(None)
x86 = platform.machine() == "x86_64"
won = False
pid = libc.syscall(56 if x86 else 220, 0x10000000 | 17, 0, 0, 0, 0)
if pid == 0:
    os._exit(0)
won = pid > 0
data = (ctypes.c_uint64 * 8)(0x10000000, 0, 0, 0, 17, 0, 0, 0)
pid = libc.syscall(435, ctypes.byref(data), 64)
if pid == 0:
    os._exit(0)
won = won or pid > 0
