# Mistake: s is taken from Tensor.var(), which divides by m - 1.
def subsample_fit(x, y, every):
    xs, ys = x[::every], y[::every]
    slope = ((xs - xs.mean()) * (ys - ys.mean())).sum() / ((xs - xs.mean()) ** 2).sum()
    return ys.mean() - slope * xs.mean(), slope


def slope_error(x, y, every):
    intercept, slope = subsample_fit(x, y, every)
    xs, ys = x[::every], y[::every]
    r = ys - intercept - slope * xs
    return (r.var() / ((xs - xs.mean()) ** 2).sum()).sqrt()
