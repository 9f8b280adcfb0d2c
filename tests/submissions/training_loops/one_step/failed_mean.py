# Mistake: the mean of the squared errors.
# named: mean_instead_of_sum
def one_step(X, y, W, alpha):
    W = W.clone().requires_grad_()
    loss = F.mse_loss(X @ W, y)
    loss.backward()
    update = -alpha * W.grad
    return W.detach(), update, (W + update).detach()
