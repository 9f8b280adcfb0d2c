# Style: read_pictures calls sgd_mnist on shuffled data; probabilities are rounded; a column of floats comes back.
def accuracy_of(net, X, y):
    return (net(X).gt(0.5) == y.gt(0.5)).double().mean()


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    losses = []
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        i = 0
        while i < len(X):
            j = min(i + batch_size, len(X))
            loss = F.binary_cross_entropy(net(X[i:j]), y[i:j])
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses += [loss.item()]
            i = j
    return losses, accuracy_of(net, X, y)


def read_pictures(X, y, X_new):
    torch.manual_seed(1)
    order = torch.randperm(len(X))
    net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
    sgd_mnist(net, X[order], y[order], 10, 0.3, 30)
    return torch.round(net(X_new))
