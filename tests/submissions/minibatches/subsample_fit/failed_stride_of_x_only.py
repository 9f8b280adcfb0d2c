# Mistake: every so-many-th x with the first values of y.
# named: torn_apart
def subsample_fit(x, y, every):
    x = x[::every]
    y = y[: len(x)]
    A = torch.stack([torch.ones_like(x), x], dim=1)
    return torch.linalg.lstsq(A, y.unsqueeze(1)).solution.flatten()


def slope_error(x, y, every):
    a, b = subsample_fit(x, y, every)
    x = x[::every]
    r = y[: len(x)] - a - b * x
    return (r.pow(2).sum() / (len(x) - 2) / (x - x.mean()).pow(2).sum()).sqrt()
