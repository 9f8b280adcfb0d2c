# Style: torch.linalg.lstsq on a column, 0-d losses, MSELoss with a sum.
def truth_or_minimum(X, y, truth):
    W = torch.linalg.lstsq(X, y[:, None]).solution.flatten()
    sse = nn.MSELoss(reduction="sum")
    return W, sse(X @ W, y), sse(X @ truth, y)
