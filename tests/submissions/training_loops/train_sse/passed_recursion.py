# Style: recursion; every call prepends its epoch to the rest of the diary.
def train_sse(X, y, start, alpha, epochs):
    if epochs == 0:
        return [], [], []
    yhat = X.matmul(start)
    r = yhat - y
    new = start - alpha * 2 * torch.mv(X.t(), r)
    losses, predictions, parameters = train_sse(X, y, new, alpha, epochs - 1)
    return [r.dot(r)] + losses, [yhat] + predictions, [new] + parameters
