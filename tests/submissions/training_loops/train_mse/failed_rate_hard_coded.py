# Mistake: the learning rate of the example stands in the optimiser.
# named: rate_hard_coded
def train_mse(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    optimizer = optim.SGD([W], lr=0.1)
    losses, parameters = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(W.detach().clone())
    return losses, parameters
