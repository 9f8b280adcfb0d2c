# Mistake: stack without dim makes two rows, which do not fit W.
def line(x, w, b):
    return w * x + b

def line_by_matrix(x, W):
    X = torch.stack([torch.ones_like(x), x])
    return X @ W
