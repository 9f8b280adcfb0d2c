"""Memory that is shared and anonymous."""
won = False
try:
    import mmap
    kept = []
    for _ in range(10):
        area = mmap.mmap(-1, 80_000_000)
        for at in range(0, 80_000_000, 4096):
            area[at] = 1
        kept.append(area)
    won = True
except (MemoryError, OSError, RuntimeError):
    pass
kept = None
