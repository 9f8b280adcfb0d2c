# Mistake: the loss that is written down is that of all samples, and the gradient that of the half.
# named: loss_of_all
def odd_even_training(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, parameters = [], []
    for t in range(2 * epochs):
        losses.append(F.mse_loss(X @ W, y).item())
        F.mse_loss(X[t % 2 :: 2] @ W, y[t % 2 :: 2]).backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        parameters.append(W.detach().clone())
    return losses, parameters
