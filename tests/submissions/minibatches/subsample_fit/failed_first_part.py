# Mistake: a hundredth of the points, but the first ones.
def subsample_fit(x, y, every):
    m = len(x) // every
    slope, intercept = np.polyfit(x[:m], y[:m], 1)
    return intercept, slope


def slope_error(x, y, every):
    m = len(x) // every
    return np.polyfit(x[:m], y[:m], 1, cov=True)[1][0][0] ** 0.5
