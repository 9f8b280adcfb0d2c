"""Training in mini-batches that are cut by slicing."""

import numpy as np
import torch

from graders import alternative, misconception, mistakes


def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    """Fit `X @ W` to y in mini-batches, taken in the order of the data; the last one holds the rest.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (epoch_losses, parameters): for each epoch the mean of the squared errors before the updates of their
    batches; for each update the parameters after it.
    """
    W, n = start, len(y)
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        total = 0.0
        for first in range(0, n, batch_size):
            A, b = X[first : first + batch_size], y[first : first + batch_size]
            errors = b - A @ W
            total += (errors**2).sum().item()
            W = W + 2 * alpha * A.T @ errors / len(b)
            parameters.append(W)
        epoch_losses.append(total / n)
    return epoch_losses, parameters


@alternative("minibatch_by_hand")
def autograd_and_a_while_loop(X, y, start, alpha, epochs, batch_size):
    w = start.detach().clone()
    w.requires_grad = True
    losses, parameters = [], []
    for epoch in range(1, epochs + 1):
        begin, seen = 0, []
        while begin < X.shape[0]:
            end = begin + batch_size
            squares = (X[begin:end] @ w - y[begin:end]) ** 2
            squares.mean().backward()
            w.data -= alpha * w.grad
            w.grad = None
            seen.append(squares.detach())
            parameters.append(w.detach().numpy().copy())
            begin = end
        losses.append(torch.cat(seen).mean())
    return losses, parameters


@alternative("minibatch_by_hand")
def loader_module_and_optimiser(X, y, start, alpha, epochs, batch_size):
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(X, y.unsqueeze(1)), batch_size=batch_size, shuffle=False)
    net = torch.nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        net.weight.copy_(start)
    criterion = torch.nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=alpha)
    epoch_losses, history = [], []
    for epoch in range(epochs):
        running = 0.0
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = criterion(net(xb), yb)
            loss.backward()
            optimizer.step()
            running += loss.item() * xb.size(0)
            history.append(net.weight[0].detach().clone())
        epoch_losses.append(running / len(loader.dataset))
    return torch.tensor(epoch_losses), torch.stack(history)


@alternative("minibatch_by_hand")
def numpy_and_chunks(X, y, start, alpha, epochs, batch_size):
    A, b, W = X.numpy().astype(float), y.numpy().astype(float), start.numpy().astype(float)
    cuts = list(range(batch_size, len(b), batch_size))
    chunks = list(zip(np.split(A, cuts), np.split(b, cuts)))
    losses, path = np.zeros(epochs), []
    for e in range(epochs):
        for a, t in chunks:
            r = a @ W - t
            losses[e] += np.dot(r, r) / len(b)
            W = W - alpha * 2 / len(t) * r @ a
            path.append(W.tolist())
    return losses, path


@mistakes(
    "minibatch_by_hand", "uphill", "factor_two_missing", "sum_gradient", "not_zeroed", "gradient_once",
    "last_batch_dropped", "first_batch_only", "last_batch_loss", "batches_weigh_equally", "parameters_before_update",
    "live_tensor", "one_epoch_too_many", "one_epoch_too_few",
)
def described(train, X, y, start, alpha, epochs, batch_size):
    batches = [list(batch) for batch in torch.arange(len(y)).split(batch_size)]
    path = train(lambda W, X: X @ W, train.mse, (X, y), train.sgd(alpha), epochs, start=start, batches=batches)
    return [epoch.mean_loss for epoch in path.epochs], path.parameters


@misconception("minibatch_by_hand", hint="How long is the list of your losses, and how many epochs are there?")
def loss_of_every_update(X, y, start, alpha, epochs, batch_size):
    """You give a loss for each update; one for each epoch was asked for."""
    _, parameters = minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    batches = [slice(first, first + batch_size) for first in range(0, len(y), batch_size)] * epochs
    before = [start, *parameters[:-1]]
    return [((X[b] @ W - y[b]) ** 2).mean() for b, W in zip(batches, before)], parameters


@misconception("minibatch_by_hand", hint="The sum of an epoch's losses: what must it be divided by?")
def losses_added_up(X, y, start, alpha, epochs, batch_size):
    """You add up the squared errors of an epoch, and do not divide them by the number of samples."""
    losses, parameters = minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    return [len(y) * loss for loss in losses], parameters


@misconception("minibatch_by_hand", hint="Where is your total set to 0: before the epochs, or in each of them?")
def total_never_set_back(X, y, start, alpha, epochs, batch_size):
    """Your total is never set back to 0, so the loss of an epoch still holds those of the epochs before."""
    losses, parameters = minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    return np.cumsum([float(loss) for loss in losses]), parameters


@misconception(
    "minibatch_by_hand",
    hint="Is the error of the first batch measured before its update, or at the end of the epoch?",
)
def loss_at_the_end_of_the_epoch(X, y, start, alpha, epochs, batch_size):
    """You compute the loss of an epoch when all its updates are done; an error belongs before its update."""
    losses, parameters = minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    updates = len(parameters) // max(epochs, 1)
    return [((X @ W - y) ** 2).mean() for W in parameters[updates - 1 :: updates]], parameters


@misconception("minibatch_by_hand", hint="How many samples are in the last batch? By which number do you divide there?")
def divided_by_the_batch_size(X, y, start, alpha, epochs, batch_size):
    """You divide the gradient of the last batch by `batch_size`, though it has fewer samples."""
    W, n = start, len(y)
    losses, parameters = [], []
    for _ in range(epochs):
        total = 0.0
        for first in range(0, n, batch_size):
            A, b = X[first : first + batch_size], y[first : first + batch_size]
            errors = b - A @ W
            total += (errors**2).sum().item()
            W = W + 2 * alpha * A.T @ errors / batch_size
            parameters.append(W)
        losses.append(total / n)
    return losses, parameters


@misconception(
    "minibatch_by_hand", hint="Six points in batches of 3: how many batches do you make, and how long are they?"
)
def an_empty_batch(X, y, start, alpha, epochs, batch_size):
    """Where no rest is left, you make one more batch, which is empty: the mean over no samples is not a number."""
    W, n = start, len(y)
    losses, parameters = [], []
    for _ in range(epochs):
        total = 0.0
        for k in range(n // batch_size + 1):
            rows = slice(k * batch_size, (k + 1) * batch_size)
            errors = X[rows] @ W - y[rows]
            total += (errors**2).sum().item()
            W = W - 2 * alpha * (X[rows].T * errors).mean(1)
            parameters.append(W)
        losses.append(total / n)
    return losses, parameters
