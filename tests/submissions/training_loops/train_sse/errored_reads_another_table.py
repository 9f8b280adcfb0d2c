# Mistake: the model reads the table of the example, not its argument, which works for nine points only.
def model(W):
    return diary_X @ W

def train_sse(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        yhat = model(W)
        loss = torch.sum((y - yhat) ** 2)
        loss.backward()
        losses.append(loss.item())
        predictions.append(yhat.detach())
        W.data = W.data - alpha * W.grad
        W.grad = None
        parameters.append(W.data.clone())
    return losses, predictions, parameters
