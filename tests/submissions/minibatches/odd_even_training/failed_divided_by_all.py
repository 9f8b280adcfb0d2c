# Mistake: the sum over the half is divided by n.
# named: divided_by_all
def odd_even_training(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        for k in range(2):
            loss = ((X[k::2] @ W - y[k::2]) ** 2).sum() / len(y)
            loss.backward()
            with torch.no_grad():
                W -= alpha * W.grad
                W.grad = None
            losses.append(loss.item())
            parameters.append(W.detach().clone())
    return losses, parameters
