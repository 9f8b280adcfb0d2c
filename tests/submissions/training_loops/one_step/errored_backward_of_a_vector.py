# Mistake: backward is called on the squared errors, which were not summed.
def one_step(X, y, W, alpha):
    before = W.clone()
    W = W.clone().requires_grad_()
    squares = (y - X @ W) ** 2
    squares.backward()
    return before, -alpha * W.grad, before - alpha * W.grad
