# Mistake: compares the last loss recorded, which is the one before the last update.
# named: last_recorded_loss
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    loss_fn = nn.MSELoss(reduction=reduction)
    stable = []
    for alpha in alphas:
        W = start.clone().requires_grad_()
        losses = []
        for _ in range(epochs):
            loss = loss_fn(X @ W, y)
            loss.backward()
            losses.append(loss.item())
            W.data -= alpha * W.grad
            W.grad.zero_()
        if losses[-1] <= losses[0]:
            stable.append(alpha)
    return max(stable)
