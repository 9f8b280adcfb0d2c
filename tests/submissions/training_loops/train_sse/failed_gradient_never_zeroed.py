# Mistake: the gradient is never zeroed.
# named: not_zeroed
def train_sse(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        yhat = X @ W
        loss = ((y - yhat) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        losses.append(loss.item())
        predictions.append(yhat.detach())
        parameters.append(W.detach().clone())
    return losses, predictions, parameters
