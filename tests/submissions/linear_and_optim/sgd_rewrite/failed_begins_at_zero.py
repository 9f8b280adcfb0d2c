# Mistake: the start is not used.
def train_sgd(inputs, targets, start, lr, epochs):
    w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = optim.SGD([w, b], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((w * inputs + b - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append([w.item(), b.item()])
    return losses, parameters
