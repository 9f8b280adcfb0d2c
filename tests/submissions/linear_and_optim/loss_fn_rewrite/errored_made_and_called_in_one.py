# Mistake: predictions and targets are handed to the maker of the loss function.
# named: tensors_to_the_constructor
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        yhat = X @ W
        loss = nn.MSELoss(yhat, y.reshape(-1, 1))
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters
