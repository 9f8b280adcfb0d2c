"""Looks for a capability beyond the one to read, which Landlock confines."""
import ctypes, platform
libc = ctypes.CDLL(None)
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
data = (ctypes.c_uint32 * 6)()
libc.syscall(125 if platform.machine() == "x86_64" else 90, header, data)
won = bool((data[0] | data[1] | data[3] | data[4]) & ~(1 << 2))
