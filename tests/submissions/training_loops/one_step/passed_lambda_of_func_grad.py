# Style: torch.func.grad of a lambda, inside a lambda; lists of numbers come back.
sse = lambda W, X, y: ((y - X @ W) ** 2).sum()
one_step = lambda X, y, W, alpha: tuple(
    t.tolist() for t in (lambda g: (W, -alpha * g, W - alpha * g))(torch.func.grad(sse)(W, X, y))
)
