# Mistake: one batch more than the full ones, also where nothing is left for it: its loss is NaN.
# named: an_empty_batch
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for b in range(len(X) // batch_size + 1):
            xb, yb = X[b * batch_size : (b + 1) * batch_size], y[b * batch_size : (b + 1) * batch_size]
            loss = nn.BCELoss()(net(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses, ((net(X) > 0.5) == y).float().mean()


def read_pictures(X, y, X_new):
    order = torch.randperm(len(X))
    net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
    sgd_mnist(net, X[order], y[order], 16, 0.3, 40)
    return net(X_new) > 0.5
