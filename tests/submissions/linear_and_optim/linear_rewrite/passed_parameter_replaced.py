# Style: Linear by its bare name, a new Parameter put into it; new data in every step; lists of numbers.
from torch.nn import Linear


def net_with_weight(start):
    net = Linear(in_features=2, out_features=1, bias=False)
    net.weight = nn.Parameter(start[None, :].clone())
    return net


def train_net(net, X, y, alpha, epochs):
    criterion = nn.MSELoss()
    losses, weights = [], []
    for _ in range(epochs):
        net.zero_grad()
        loss = criterion(net(X), y)
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        losses.append(loss.item())
        weights.append(net.weight.tolist())
    return losses, weights
