# Mistake: drop_last=True out of habit.
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"


def train_in_batches(net, X, y, rate, batch_size, epochs):
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size, drop_last=True)
    net.to(device)
    optimizer = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for a, b in loader:
            a, b = a.to(device), b.to(device)
            optimizer.zero_grad()
            loss = F.mse_loss(net(a), b)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
