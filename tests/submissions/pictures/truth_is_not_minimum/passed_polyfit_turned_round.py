# Style: np.polyfit, highest power first, turned round; double precision, a view with a negative stride.
def truth_or_minimum(X, y, truth):
    x, t = X.numpy()[:, 1], y.numpy()
    W, residuals, *_ = np.polyfit(x.astype(np.float64), t.astype(np.float64), 1, full=True)
    return W[::-1], residuals, np.sum((t - np.polyval(truth.numpy()[::-1], x)) ** 2, keepdims=True)
