# Mistake: np.polyfit gives the slope first.
# named: slope_first
def truth_or_minimum(X, y, truth):
    slope, intercept = W = np.polyfit(X[:, 1].numpy(), y.numpy(), 1)
    least = ((y.numpy() - intercept - slope * X[:, 1].numpy()) ** 2).sum()
    return W, least, ((y - X @ truth) ** 2).sum()
