# Style: two scalars of shape (1,), manual .data updates, histories in deques that append.
from collections import deque

def train_sse(X, y, start, alpha, epochs):
    x = X[:, 1]
    b, w = (start[i : i + 1].clone().requires_grad_(True) for i in (0, 1))
    losses, predictions, parameters = deque(), deque(), deque()
    for _ in range(epochs):
        pred = w * x + b
        loss = (y - pred).pow(2).sum()
        loss.backward()
        losses.append(loss.item())
        predictions.append(pred.detach().numpy())
        for p in (b, w):
            p.data -= alpha * p.grad
            p.grad.zero_()
        parameters.append((b.item(), w.item()))
    return losses, predictions, parameters
