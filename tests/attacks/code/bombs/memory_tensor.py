"""Memory by torch."""
won = False
try:
    import torch
    kept = [torch.ones(20_000_000) for _ in range(10)]
    won = True
except (MemoryError, OSError, RuntimeError):
    pass
kept = None
