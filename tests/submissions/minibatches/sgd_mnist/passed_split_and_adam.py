# Style: split; the free network is a Sequential under Adam, shuffled by randperm.
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    loss_fn = nn.BCELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for inputs, targets in zip(X.split(batch_size), y.split(batch_size)):
            loss = loss_fn(net(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    with torch.no_grad():
        accuracy = ((net(X) > 0.5).float() == y).float().mean().item()
    return losses, accuracy


def read_pictures(X, y, X_new):
    model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(20):
        for batch in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            F.binary_cross_entropy(model(X[batch]), y[batch]).backward()
            optimizer.step()
    return (model(X_new) > 0.5).int()
