# Mistake: (n, 1) predictions against (n,) targets broadcast into an (n, n) table of errors.
# named: every_pair
def train_mse(X, y, start, alpha, epochs):
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((y - X @ W) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
            W.grad.zero_()
        losses.append(loss.item())
        parameters.append(W.detach().clone().flatten())
    return losses, parameters
