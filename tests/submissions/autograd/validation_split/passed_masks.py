# Style: a Boolean mask, the parameters as a column of a matrix.
def split_indices(n, seed):
    rng = np.random.RandomState(seed)
    mask = np.zeros(n, dtype=bool)
    mask[rng.choice(n, int(0.2 * n), replace=False)] = True
    return np.flatnonzero(~mask), np.flatnonzero(mask)


def train_with_validation(x, y, train, validation, start, lr, epochs):
    A = torch.stack([x, torch.ones_like(x)], dim=1)
    theta = start.reshape(2, 1)
    train_losses, validation_losses, path = [], [], []
    for _ in range(epochs):
        errors = A @ theta - y.reshape(-1, 1)
        train_losses.append((errors[train] ** 2).mean())
        validation_losses.append((errors[validation] ** 2).mean())
        theta = theta - 2 * lr * A[train].T @ errors[train] / len(train)
        path.append(theta)
    return train_losses, validation_losses, path
