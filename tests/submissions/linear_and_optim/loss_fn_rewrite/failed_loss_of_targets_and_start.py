# Mistake: the loss is computed once, in front of the loop, and gone back through again and again.
def fit_with_mse_loss(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, parameters = [], []
    yhat = X @ W
    loss = nn.MSELoss()(yhat, y)
    for _ in range(epochs):
        loss.backward(retain_graph=True)
        W.data -= alpha * W.grad
        W.grad.zero_()
        losses.append(loss.item())
        parameters.append(W.data.clone())
    return losses, parameters
