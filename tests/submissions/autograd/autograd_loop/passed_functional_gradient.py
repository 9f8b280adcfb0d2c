# Style: torch.func, no leaf at all; losses in an array of shape (epochs, 1).
def train_autograd(model, start, x, y, lr, epochs):
    def mse(p):
        return torch.mean((model(x, p) - y) ** 2)

    p, losses, path = start, np.zeros((epochs, 1)), []
    for k in range(epochs):
        slope, value = torch.func.grad_and_value(mse)(p)
        p = p - lr * slope
        losses[k] = value
        path += [tuple(p.tolist())]
    return losses, path
