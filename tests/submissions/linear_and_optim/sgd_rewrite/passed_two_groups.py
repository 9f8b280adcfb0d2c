# Style: two tensors of shape (1,) in two groups of the optimiser; gradients put in by hand; a matrix of ones.
def train_sgd(inputs, targets, start, lr, epochs):
    w, b = (p.clone().reshape(1) for p in start)
    optimizer = optim.SGD([{"params": [w]}, {"params": [b], "lr": lr}], lr=lr, foreach=True)
    losses, ws, bs = [], [], []
    for _ in range(epochs):
        error = targets - (w * inputs + b)
        losses.append(error.square().mean().reshape(1, 1))
        w.grad = -2 * (error * inputs).mean().reshape(1)
        b.grad = -2 * error.mean().reshape(1)
        optimizer.step()
        ws.append(w.item())
        bs.append(b.item())
    return losses, list(zip(ws, bs))
