# Mistake: the loss is computed anew after the update, the layer is trained well.
# named: loss_after_update
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.unsqueeze(0)
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        F.mse_loss(net(X), y).backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        net.weight.grad = None
        losses.append(F.mse_loss(net(X), y).item())
        weights.append(net.weight.data)
    return losses, weights
