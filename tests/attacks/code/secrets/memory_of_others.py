"""Reads another process's memory, three ways."""
import ctypes, os
won = False
libc = ctypes.CDLL(None, use_errno=True)
for pid in (WORLD["victim"], WORLD["judge"], WORLD["server"], os.getppid()):
    try:
        open(f"/proc/{pid}/mem", "rb")
        won = True
    except OSError:
        pass
    local = ctypes.create_string_buffer(64)
    class Vector(ctypes.Structure):
        _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
    mine, theirs = Vector(ctypes.addressof(local), 64), Vector(0x400000, 64)
    if libc.process_vm_readv(pid, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0:
        won = True
    if ctypes.get_errno() == 14:  # EFAULT: it was allowed to try
        won = True
    if libc.ptrace(16, pid, 0, 0) == 0:
        won = True
