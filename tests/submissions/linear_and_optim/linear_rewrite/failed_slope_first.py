# Mistake: the two numbers are in the other order.
# named: numbers_exchanged
def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = torch.tensor([[start[1], start[0]]])
    return net


def train_net(net, X, y, alpha, epochs):
    losses, weights = [], []
    for _ in range(epochs):
        loss = torch.mean((y - net(X)) ** 2)
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        net.weight.grad = None
        losses.append(loss.item())
        weights.append(net.weight.data)
    return losses, weights
