# Mistake: the accuracy is that of the last batch, before its update.
# named: accuracy_of_the_last_batch
def sgd_mnist(net, X, y, batch_size, lr, epochs):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for i in range(0, len(X), batch_size):
            p = net(X[i : i + batch_size])
            loss = nn.BCELoss()(p, y[i : i + batch_size])
            accuracy = ((p > 0.5) == y[i : i + batch_size]).float().mean().item()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
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
