"""Mounts, unmounts, changes the root."""
import ctypes, os
libc = ctypes.CDLL(None)
won = any([libc.mount(b"none", b".", b"tmpfs", 0, None) == 0, libc.mount(b"/", b".", None, 4096, None) == 0,
           libc.umount2(b"/dev/shm", 2) == 0, libc.chroot(b".") == 0, libc.syscall(428, -100, b"/", 1) >= 0])
