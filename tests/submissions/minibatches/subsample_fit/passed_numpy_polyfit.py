# Style: np.polyfit, whose covariance matrix holds the square of the standard error.
def subsample_fit(x, y, every):
    slope, intercept = np.polyfit(x[::every].numpy(), y[::every].numpy(), 1)
    return intercept, slope


def slope_error(x, y, every):
    _, covariance = np.polyfit(x.numpy()[::every], y.numpy()[::every], 1, cov=True)
    return covariance[0, 0] ** 0.5
