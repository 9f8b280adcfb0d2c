# Style: the weight is copied in under no_grad; no backward at all, the formula of the gradient is put where it would be.
def net_with_weight(start):
    net = nn.Linear(len(start), 1, bias=False)
    with torch.no_grad():
        net.weight[0, 0], net.weight[0, 1] = start
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = torch.zeros(epochs, 1), torch.zeros(epochs, 1, 2)
    with torch.no_grad():
        for t in range(epochs):
            error = net(X) - y
            losses[t] = error.square().mean()
            net.weight.grad = (2 / len(X) * error.T @ X).reshape(1, 2)
            net.weight.add_(net.weight.grad, alpha=-alpha)
            weights[t] = net.weight
    return losses, weights
