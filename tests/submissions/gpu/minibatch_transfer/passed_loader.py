# Style: DataLoader, the usual training script.
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def train_in_batches(net, X, y, rate, batch_size, epochs):
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=False)
    net.to(device)
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for xb, yb in loader:
            xb = xb.to(device)
            yb = yb.to(device)
            loss = criterion(net(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
