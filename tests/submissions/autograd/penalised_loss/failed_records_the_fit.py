# Mistake: the squared error is recorded, not the loss that is trained on.
# named: fit_recorded
def penalised_loss(X, y, params, strength):
    return F.mse_loss(X @ params, y) + strength * (params**2).sum()


def train_penalised(X, y, start, lr, epochs, strength):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        fit = F.mse_loss(X @ params, y)
        loss = fit + strength * (params**2).sum()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        losses.append(fit.item())
        parameters.append(params.detach().clone())
    return losses, parameters
