# Mistake: the weight is handed to a copy of the numbers, so the layer keeps its random ones.
# named: random_start
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    weight = net.weight.data.clone()
    weight[:] = start
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), y)
        net.zero_grad()
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        losses.append(loss.item())
        weights.append(net.weight.data.clone())
    return losses, weights
