# Mistake: flat predictions meet a column of targets.
# named: every_pair
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.unsqueeze(0)
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        yhat = net(X).squeeze()
        loss = torch.mean((y - yhat) ** 2)
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        net.weight.grad = None
        losses.append(loss.item())
        weights.append(net.weight.data)
    return losses, weights
