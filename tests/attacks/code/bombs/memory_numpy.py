"""Memory by NumPy."""
won = False
try:
    import numpy
    kept = [numpy.ones(10_000_000) for _ in range(10)]
    won = True
except (MemoryError, OSError, RuntimeError):
    pass
kept = None
