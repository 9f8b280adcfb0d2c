"""Asks for io_uring, which would pass by the filter."""
#: control
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(425 if platform.machine() == "x86_64" else 425, 4, ctypes.create_string_buffer(256)) >= 0
