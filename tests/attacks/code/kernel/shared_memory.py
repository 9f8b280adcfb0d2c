"""System V shared memory, queues and semaphores, which outlive their maker."""
import ctypes, platform
libc = ctypes.CDLL(None)
x86 = platform.machine() == "x86_64"
won = libc.syscall(29 if x86 else 194, 0, 4096, 0o1600) >= 0 or libc.syscall(68 if x86 else 186, 0, 0o1600) >= 0
