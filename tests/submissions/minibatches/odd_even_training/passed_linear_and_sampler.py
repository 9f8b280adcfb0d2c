# Style: nn.Linear without bias and a DataLoader whose batch sampler is the two halves; (1, 2) weights.
from torch.utils.data import DataLoader, TensorDataset


def odd_even_training(X, y, start, alpha, epochs):
    n = len(X)
    model = nn.Linear(2, 1, bias=False).to(X.dtype)
    model.weight.data[0] = start
    criterion = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=alpha)
    loader = DataLoader(TensorDataset(X, y.view(-1, 1)), batch_sampler=[range(0, n, 2), range(1, n, 2)])
    loss_history, weight_history = [], []
    for _ in range(epochs):
        for xb, yb in loader:
            loss = criterion(model(xb), yb)
            model.zero_grad()
            loss.backward()
            loss_history.append(loss.detach())
            optimizer.step()
            weight_history.append(model.weight.data.clone())
    return loss_history, weight_history
