# Mistake: the root of the mean squared error.
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, parameters = [], []
    mse = nn.MSELoss()
    for _ in range(epochs):
        loss = torch.sqrt(mse(X @ W, y))
        loss.backward()
        W.data -= alpha * W.grad
        W.grad.zero_()
        losses.append(loss.item())
        parameters.append(W.data.clone())
    return losses, parameters
