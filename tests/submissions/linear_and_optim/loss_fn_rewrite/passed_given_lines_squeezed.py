# Style: the given lines stay; the loss function is called on the squeezed predictions, targets first.
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    loss_fn = torch.nn.MSELoss()
    for _ in range(epochs):
        yhat = X @ W
        loss = loss_fn(y, yhat.squeeze())
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters
