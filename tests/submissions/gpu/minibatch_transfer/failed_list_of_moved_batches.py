# Mistake: all batches are moved before the training.
# named: all_batches_moved_first
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"


def train_in_batches(net, X, y, rate, batch_size, epochs):
    batches = [(a.to(device), b.to(device)) for a, b in DataLoader(TensorDataset(X, y), batch_size)]
    net.to(device)
    optimizer = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        for a, b in batches:
            optimizer.zero_grad()
            loss = nn.MSELoss()(net(a), b)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
