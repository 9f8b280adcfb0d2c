"""Watches the machine through perf."""
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(298 if platform.machine() == "x86_64" else 241, ctypes.create_string_buffer(b'\0\0\0\0\x70', 128), 0, -1, -1, 0) >= 0
