# Mistake: the targets become one row, (1, n), and both are widened to a table of all pairs.
# named: every_pair
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    loss_fn = nn.MSELoss()
    for _ in range(epochs):
        yhat = X @ W
        table, pairs = torch.broadcast_tensors(yhat, y.unsqueeze(0))
        loss = loss_fn(table, pairs)
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters
