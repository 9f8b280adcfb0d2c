# Mistake: the accuracies of the batches are added up and divided by how many batches there are.
# named: mean_over_the_batches
from torch.utils.data import DataLoader, TensorDataset


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    loader = DataLoader(TensorDataset(X, y), batch_size)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        for xb, yb in loader:
            loss = nn.BCELoss()(net(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    accuracy = 0.0
    with torch.no_grad():
        for xb, yb in loader:
            accuracy += (net(xb).round() == yb).float().mean().item()
    return losses, accuracy / len(loader)


def read_pictures(X, y, X_new):
    model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(20):
        for xb, yb in DataLoader(TensorDataset(X, y), 8, shuffle=True):
            optimizer.zero_grad()
            nn.BCELoss()(model(xb), yb).backward()
            optimizer.step()
    return model(X_new).round()
