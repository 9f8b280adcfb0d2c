# Mistake: the live tensor is appended and then changed in place; every entry is the last one.
# named: live_tensor
def train_sse(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        yhat = X @ W
        loss = ((y - yhat) ** 2).sum()
        loss.backward()
        W.data -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        predictions.append(yhat.detach())
        parameters.append(W.data)
    return losses, predictions, parameters
