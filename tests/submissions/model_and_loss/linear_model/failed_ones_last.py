# Mistake: the ones stand in the second column.
# named: ones_last
def line(x, w, b):
    return w * x + b

def line_by_matrix(x, W):
    return torch.stack([x, torch.ones_like(x)], dim=1) @ W
