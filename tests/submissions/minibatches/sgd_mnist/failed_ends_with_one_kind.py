# Mistake: the free network sees all the zeros first and then all the ones, one at a time and at a high rate, once.
# named: same_answer_always
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


def read_pictures(X, y, X_new):
    order = y.flatten().argsort()
    net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
    sgd_mnist(net, X[order], y[order], 1, 0.5, 1)
    return (net(X_new) > 0.5).float()
