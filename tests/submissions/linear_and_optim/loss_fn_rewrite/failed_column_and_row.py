# Mistake: a column of predictions against a row of targets.
# named: every_pair
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    loss_fn = nn.MSELoss()
    for _ in range(epochs):
        yhat = X @ W
        loss = loss_fn(yhat, y)
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters
