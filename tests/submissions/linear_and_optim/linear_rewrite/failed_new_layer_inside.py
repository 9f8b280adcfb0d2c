# Mistake: the layer is replaced by a new one at the end of every epoch, and the one that was handed over never moves.
# named: trains_a_copy
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.unsqueeze(0)
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), y)
        loss.backward()
        net = net_with_weight((net.weight.detach() - alpha * net.weight.grad).flatten())
        losses.append(loss.item())
        weights.append(net.weight.detach())
    return losses, weights
