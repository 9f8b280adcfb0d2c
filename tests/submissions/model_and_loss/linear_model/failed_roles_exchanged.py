# Mistake: w and b have changed their roles in the formula.
# named: slope_and_intercept_swapped
def line(x, w, b):
    return b * x + w

def line_by_matrix(x, W):
    return torch.stack([torch.ones_like(x), x], dim=1) @ W
