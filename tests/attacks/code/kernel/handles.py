"""Opens files by handle, past all names."""
#: control
import ctypes, platform
libc = ctypes.CDLL(None)
handle = ctypes.create_string_buffer(b"\x80\0\0\0", 256)
number = ctypes.c_int()
won = libc.syscall(303 if platform.machine() == "x86_64" else 264, -100, b".", handle, ctypes.byref(number), 0) == 0
