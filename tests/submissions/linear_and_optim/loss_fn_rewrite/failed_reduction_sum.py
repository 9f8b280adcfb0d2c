# Mistake: the sum of the squares.
# named: sums_the_errors
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    loss_fn = nn.MSELoss(reduction="sum")
    for _ in range(epochs):
        loss = loss_fn((X @ W)[:, 0], y)
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters
