# Mistake: a copy of the layer is trained; the layer that was handed over stays as it was.
# named: trains_a_copy
import copy


def net_with_weight(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2)
    return net


def train_net(net, X, y, alpha, epochs):
    net = copy.deepcopy(net)
    losses, weights = [], []
    for _ in range(epochs):
        loss = F.mse_loss(net(X), y)
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        net.weight.grad = None
        losses.append(loss.item())
        weights.append(net.weight.data.clone())
    return losses, weights
