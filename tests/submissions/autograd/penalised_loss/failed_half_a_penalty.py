# Mistake: weight_decay is not doubled; no declared misconception says so, and none is told.
def penalised_loss(X, y, params, strength):
    return F.mse_loss(X @ params, y) + strength * params.square().sum()


def train_penalised(X, y, start, lr, epochs, strength):
    params = nn.Parameter(start.clone())
    optimizer = optim.SGD([params], lr=lr, weight_decay=strength)
    losses, parameters = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        losses.append(penalised_loss(X, y, params, strength).item())
        F.mse_loss(X @ params, y).backward()
        optimizer.step()
        parameters.append(params.detach().clone())
    return losses, parameters
