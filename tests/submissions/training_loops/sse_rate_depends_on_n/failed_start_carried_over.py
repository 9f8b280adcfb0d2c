# Mistake: every rate goes on where the last one stopped.
# named: trials_share_parameters
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    W = start.clone().requires_grad_()
    loss_fn = nn.MSELoss(reduction=reduction)
    first = loss_fn(X @ W, y).item()
    best = 0.0
    for alpha in alphas:
        for _ in range(epochs):
            loss = loss_fn(X @ W, y)
            loss.backward()
            W.data -= alpha * W.grad
            W.grad.zero_()
        if loss_fn(X @ W, y).item() <= first:
            best = max(best, alpha)
    return best
