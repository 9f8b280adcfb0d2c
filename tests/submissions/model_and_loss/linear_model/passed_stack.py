# Style: the page's two formulas.
def line(x, w, b):
    return w * x + b

def line_by_matrix(x, W):
    X = torch.stack([torch.ones_like(x), x], dim=1)
    return X @ W
