# Mistake: read_pictures trains one network and asks another.
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for xb, yb in zip(X.split(batch_size), y.split(batch_size)):
            loss = nn.BCELoss()(net(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses, ((net(X) > 0.5) == y).float().mean()


def make_net(inputs):
    return nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())


def read_pictures(X, y, X_new):
    order = torch.randperm(len(X))
    sgd_mnist(make_net(X.shape[1]), X[order], y[order], 20, 0.3, 30)
    return make_net(X.shape[1])(X_new).round()
