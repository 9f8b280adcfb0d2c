# Mistake: `.item()` cuts the penalty out of the graph.
# named: penalty_detached
def penalised_loss(X, y, params, strength):
    penalty = sum(p.item() ** 2 for p in params)
    return F.mse_loss(X @ params, y) + strength * penalty


def train_penalised(X, y, start, lr, epochs, strength):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = penalised_loss(X, y, params, strength)
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters
