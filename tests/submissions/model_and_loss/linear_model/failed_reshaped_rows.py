# Mistake: ones and x are reshaped into rows of two.
# named: reshaped_in_place_of_stacked
def line(x, w, b):
    return w * x + b

def line_by_matrix(x, W):
    return torch.cat([torch.ones_like(x), x]).reshape(-1, 2) @ W
