"""The training loop on the sum of squared errors, with its whole history."""

import torch

from graders import alternative, misconception


def train_sse(X, y, start, alpha, epochs):
    """Fit `X @ W` to y by gradient descent on the sum of squared errors, and keep the history.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (losses, predictions, parameters), three sequences with one entry for each epoch:
    the loss and the predictions of shape (n,) before its update, the parameters of shape (2,) after it.
    """
    W = start
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        yhat = X @ W
        errors = y - yhat
        W = W + 2 * alpha * X.T @ errors
        losses.append((errors**2).sum().item())
        predictions.append(yhat)
        parameters.append(W)
    return losses, predictions, parameters


@alternative("train_sse")
def with_autograd(X, y, start, alpha, epochs):
    W = start.detach().clone().requires_grad_(True)
    losses, yhats, Ws = [], [], []
    for epoch in range(1, epochs + 1):
        yhat = X @ W
        loss = torch.sum((y - yhat) ** 2)
        if W.grad is not None:
            W.grad.zero_()
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        losses.append(loss.item())
        yhats.append(yhat.data)
        Ws.append(W.data.clone().tolist())
    return losses, yhats, Ws


@alternative("train_sse")
def preallocated(X, y, start, alpha, epochs):
    losses = torch.zeros(epochs)
    predictions = torch.zeros(epochs, len(y))
    parameters = torch.zeros(epochs, 2)
    W = start.clone()
    for t in range(epochs):
        predictions[t] = X @ W
        losses[t] = torch.sum((predictions[t] - y) ** 2)
        W -= alpha * (-2 * X.T @ y + 2 * X.T @ X @ W)
        parameters[t] = W
    return losses, predictions, parameters


@alternative("train_sse")
def with_two_floats(X, y, start, alpha, epochs):
    w0, w1 = start.tolist()
    x = X[:, 1]
    history = {"loss": [], "yhat": [], "W": []}
    epoch = 1
    while epoch <= epochs:
        yhat = w0 + w1 * x
        error = yhat - y
        history["loss"].append(float((error**2).sum()))
        history["yhat"].append(yhat.numpy())
        dw0, dw1 = 2 * error.sum().item(), 2 * (error * x).sum().item()
        w0, w1 = w0 - alpha * dw0, w1 - alpha * dw1
        history["W"].append((w0, w1))
        epoch = epoch + 1
    return history["loss"], history["yhat"], history["W"]


@alternative("train_sse")
def module_and_optimiser(X, y, start, alpha, epochs):
    net = torch.nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    loss_fn = torch.nn.MSELoss(reduction="sum")
    optimizr = torch.optim.SGD(net.parameters(), lr=alpha)
    losses, predictions, parameters = [], [], []
    for epoc in range(epochs):
        yhat = net(X)
        loss = loss_fn(yhat, y.reshape(-1, 1))
        loss.backward()
        optimizr.step()
        optimizr.zero_grad()
        losses.append(loss.detach())
        predictions.append(yhat.detach().reshape(-1))
        parameters.append(net.weight.data.reshape(-1).clone())
    return losses, predictions, parameters


def history_of(X, y, start, epochs, move):
    """The history of a loop whose update is `move(W)`."""
    W = start
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        losses.append(torch.sum((y - X @ W) ** 2).item())
        predictions.append(X @ W)
        W = W + move(W)
        parameters.append(W)
    return losses, predictions, parameters


@misconception("train_sse", hint="Differentiate the square of one error. Which number comes down from the exponent?")
def factor_two_missing(X, y, start, alpha, epochs):
    """The factor 2 is missing from your gradient, so every step is half as long as it should be."""
    return history_of(X, y, start, epochs, lambda W: alpha * X.T @ (y - X @ W))


@misconception("train_sse", hint="Look at your losses: do they fall? The gradient points to where the loss grows.")
def uphill(X, y, start, alpha, epochs):
    """You walk in the direction of the gradient: uphill, where the loss grows."""
    return history_of(X, y, start, epochs, lambda W: -2 * alpha * X.T @ (y - X @ W))


@misconception(
    "train_sse", hint="Your gradient and your loss must belong together. Does your loss divide by the number of points?"
)
def mean_gradient(X, y, start, alpha, epochs):
    """Your gradient is that of the mean of the squared errors; the sum was asked for."""
    return history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))


@misconception(
    "train_sse", hint="The gradient depends on where you are. At how many places does your program compute it?"
)
def gradient_once(X, y, start, alpha, epochs):
    """You computed the gradient once, before the loop, and took every step with it."""
    move = 2 * alpha * X.T @ (y - X @ start)
    return history_of(X, y, start, epochs, lambda W: move)


@misconception(
    "train_sse", hint="`backward` adds to what is already in `W.grad`. What is in there when the second epoch begins?"
)
def gradient_not_zeroed(X, y, start, alpha, epochs):
    """The gradients of earlier epochs are still in your gradient: it was never set back to zero."""
    W = start.clone().requires_grad_(True)
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        yhat = X @ W
        loss = torch.sum((y - yhat) ** 2)
        loss.backward()
        W.data = W.data - alpha * W.grad
        losses.append(loss.item())
        predictions.append(yhat.detach())
        parameters.append(W.data.clone())
    return losses, predictions, parameters


@misconception(
    "train_sse", hint="Which loss belongs to epoch 1: the one of `start`, or the one of the parameters made from it?"
)
def loss_after_the_update(X, y, start, alpha, epochs):
    """You record loss and predictions after the update; those before it were asked for."""
    W = start
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        W = W + 2 * alpha * X.T @ (y - X @ W)
        losses.append(torch.sum((y - X @ W) ** 2).item())
        predictions.append(X @ W)
        parameters.append(W)
    return losses, predictions, parameters


@misconception(
    "train_sse", hint="What should the last entry be: the parameters the last epoch begins with, or those it ends with?"
)
def parameters_before_the_update(X, y, start, alpha, epochs):
    """You record the parameters before the update, so your history begins with `start` and lacks the result."""
    losses, predictions, parameters = history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W))
    return losses, predictions, [start, *parameters[:-1]]


@misconception(
    "train_sse",
    hint="The list holds the same tensor many times. What happens to its old entries when W changes in place?",
)
def live_tensor(X, y, start, alpha, epochs):
    """You appended W itself and then changed it in place, so all of your entries are the last parameters."""
    W = start.clone()
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        yhat = X @ W
        losses.append(torch.sum((y - yhat) ** 2).item())
        predictions.append(yhat)
        W -= alpha * (-2 * X.T @ (y - yhat))
        parameters.append(W)
    return losses, predictions, parameters


@misconception("train_sse", hint="How many numbers does `range` give when it begins at 0 and ends at `epochs + 1`?")
def one_epoch_too_many(X, y, start, alpha, epochs):
    """Your loop runs for one epoch more than was asked for."""
    return history_of(X, y, start, epochs + 1, lambda W: 2 * alpha * X.T @ (y - X @ W))


@misconception("train_sse", hint="How many numbers does `range(1, epochs)` give? Is `epochs` itself among them?")
def one_epoch_too_few(X, y, start, alpha, epochs):
    """Your loop runs for one epoch less than was asked for."""
    return history_of(X, y, start, epochs - 1, lambda W: 2 * alpha * X.T @ (y - X @ W))


@misconception(
    "train_sse",
    hint="Square the errors of your predictions and add them up. Is it the loss you recorded in that epoch?",
)
def predictions_after_the_update(X, y, start, alpha, epochs):
    """You record the predictions after the update; your loss was computed from those before it."""
    losses, predictions, parameters = history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W))
    return losses, [X @ W for W in parameters], parameters
