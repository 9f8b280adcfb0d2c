"""Loads a program into the kernel."""
import ctypes, platform
libc = ctypes.CDLL(None)
won = libc.syscall(321 if platform.machine() == "x86_64" else 280, 0, ctypes.create_string_buffer(128), 128) >= 0
