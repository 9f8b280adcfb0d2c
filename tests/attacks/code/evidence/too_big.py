"""More numbers than may be sent."""
#: fault refused
def answer():
    import torch
    return torch.zeros(9_000_000)
