# Mistake: Adam where plain SGD is asked for; and the last batch is dropped.
from torch.utils.data import DataLoader, TensorDataset


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    optimizer = optim.Adam(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for xb, yb in DataLoader(TensorDataset(X, y), batch_size, drop_last=True):
            loss = nn.BCELoss()(net(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses, ((net(X) > 0.5) == y).float().mean()


def read_pictures(X, y, X_new):
    order = torch.randperm(len(X))
    net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
    sgd_mnist(net, X[order], y[order], 20, 0.01, 30)
    return net(X_new) > 0.5
