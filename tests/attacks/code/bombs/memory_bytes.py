"""Memory by bytes."""
won = False
try:
    kept = [bytearray(b'x' * 80_000_000) for _ in range(10)]
    won = True
except (MemoryError, OSError, RuntimeError):
    pass
kept = None
