# Mistake: the update is made where autograd watches.
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2)
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), y)
        loss.backward()
        net.weight -= alpha * net.weight.grad
        net.weight.grad.zero_()
        losses.append(loss.item())
        weights.append(net.weight.data.clone())
    return losses, weights
