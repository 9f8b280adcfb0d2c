# Mistake: every third point, counted from one: the numbers 2, 5, 8, ...
def subsample_fit(x, y, every):
    slope, intercept = np.polyfit(x[every - 1 :: every], y[every - 1 :: every], 1)
    return intercept, slope


def slope_error(x, y, every):
    return np.polyfit(x[every - 1 :: every], y[every - 1 :: every], 1, cov=True)[1][0, 0] ** 0.5
