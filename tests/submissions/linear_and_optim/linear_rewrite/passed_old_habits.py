# Style: a subclass with the weight set inside, Variable-like .data everywhere, squeeze on both sides, a generator.
class Given(nn.Linear):
    def __init__(self, weight):
        super().__init__(2, 1, bias=False)
        self.weight.data.copy_(weight)


def net_with_weight(start):
    return Given(start)


def epochs_of(net, X, y, alpha, epochs):
    for _ in range(epochs):
        loss = torch.mean(torch.pow(net(X).squeeze() - y.squeeze(), 2))
        loss.backward()
        net.weight.data.sub_(alpha * net.weight.grad.data)
        net.weight.grad = None
        yield loss, net.weight.data.clone().squeeze()


def train_net(net, X, y, alpha, epochs):
    losses, weights = zip(*epochs_of(net, X, y, alpha, epochs))
    return losses, weights
