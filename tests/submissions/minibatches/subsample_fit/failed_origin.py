# Mistake: the slope of the line through the origin, which is not centred.
def subsample_fit(x, y, every):
    x, y = x[::every], y[::every]
    slope = (x * y).sum() / (x**2).sum()
    return y.mean() - slope * x.mean(), slope


def slope_error(x, y, every):
    intercept, slope = subsample_fit(x, y, every)
    x, y = x[::every], y[::every]
    r = y - intercept - slope * x
    return torch.sqrt((r**2).sum() / (len(x) - 2) / ((x - x.mean()) ** 2).sum())
