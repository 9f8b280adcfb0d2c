# Mistake: "not larger" is asked as `not >`, to which nan says stable.
# named: nan_is_not_larger
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    loss_fn = nn.MSELoss(reduction=reduction)
    first = loss_fn(X @ start, y)
    stable = []
    for alpha in alphas:
        W = start.clone().requires_grad_()
        for _ in range(epochs):
            (g,) = torch.autograd.grad(loss_fn(X @ W, y), W)
            W = (W - alpha * g).detach().requires_grad_()
        if not loss_fn(X @ W, y) > first:
            stable.append(alpha)
    return max(stable)
