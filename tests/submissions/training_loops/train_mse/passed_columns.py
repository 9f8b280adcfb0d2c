# Style: columns everywhere; a loss of shape (1, 1), parameters of shape (2, 1), autograd.grad.
def train_mse(X, y, start, alpha, epochs):
    W, y = start.view(2, 1).clone(), y.view(-1, 1)
    losses, parameters = [], []
    for _ in range(epochs):
        W.requires_grad_(True)
        r = X @ W - y
        loss = r.T @ r / r.shape[0]
        (g,) = torch.autograd.grad(loss, W)
        W = (W - alpha * g).detach()
        losses.append(loss)
        parameters.append(W)
    return losses, parameters
