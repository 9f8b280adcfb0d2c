# Mistake: shuffle=True out of habit.
from torch.utils.data import DataLoader, TensorDataset


def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        squares = 0
        for A, b in DataLoader(TensorDataset(X, y), batch_size, shuffle=True):
            e = A @ W - b
            squares += (e**2).sum().item()
            W = W - alpha * 2 * A.T @ e / len(e)
            parameters.append(W)
        epoch_losses.append(squares / len(X))
    return epoch_losses, parameters
