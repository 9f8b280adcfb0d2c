# Mistake: the history holds the weight itself.
# named: live_tensor
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data[:] = start
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), y)
        loss.backward()
        net.weight.data -= alpha * net.weight.grad
        net.weight.grad = None
        losses.append(loss.item())
        weights.append(net.weight.detach())
    return losses, weights
