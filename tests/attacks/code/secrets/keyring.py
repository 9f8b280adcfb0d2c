"""Uses the kernel's keyrings as a store that outlives it."""
#: control
import ctypes
libc = ctypes.CDLL(None)
number = {"x86_64": 248, "aarch64": 217}[__import__("platform").machine()]
won = libc.syscall(number, b"user", b"stepmark", b"loot", 4, -3) > 0  # in its own process's keyring
