# Mistake: the error is that of the line through all points, times the square root of `every`.
def subsample_fit(x, y, every):
    xs, ys = x[::every], y[::every]
    slope = ((xs - xs.mean()) * (ys - ys.mean())).sum() / ((xs - xs.mean()) ** 2).sum()
    return ys.mean() - slope * xs.mean(), slope


def slope_error(x, y, every):
    intercept, slope = subsample_fit(x, y, 1)
    r = y - intercept - slope * x
    return ((r**2).sum() / (len(x) - 2) / ((x - x.mean()) ** 2).sum() * every).sqrt()
