# Mistake: hits are counted while the last epoch still trains.
# named: counted_along_the_way
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        correct = 0
        for xb, yb in zip(X.split(batch_size), y.split(batch_size)):
            p = net(xb)
            loss = nn.BCELoss()(p, yb)
            correct += ((p > 0.5) == yb).sum().item()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses, correct / len(X)


def read_pictures(X, y, X_new):
    model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(20):
        for batch in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            F.binary_cross_entropy(model(X[batch]), y[batch]).backward()
            optimizer.step()
    return (model(X_new) > 0.5).int()
