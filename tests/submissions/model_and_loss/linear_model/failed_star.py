# Mistake: the entries are multiplied and not summed.
# named: multiplied_entry_by_entry
def line(x, w, b):
    return w * x + b

def line_by_matrix(x, W):
    return torch.stack([torch.ones_like(x), x], dim=1) * W
