"""The training loop on the sum of squared errors, with its whole history."""

import torch

from graders import alternative, misconception, mistakes


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


@mistakes(
    "train_sse", "factor_two_missing", "uphill", "mean_gradient", "gradient_once", "not_zeroed", "loss_after_update",
    "parameters_before_update", "live_tensor", "one_epoch_too_many", "one_epoch_too_few", "rate_ten_times_too_small",
)
def described(train, X, y, start, alpha, epochs):
    path = train(lambda W, X: X @ W, train.sse, (X, y), train.sgd(alpha), epochs, start=start)
    return path.losses, path.predictions, path.parameters


@misconception(
    "train_sse",
    hint="Square the errors of your predictions and add them up. Is it the loss you recorded in that epoch?",
)
def predictions_after_the_update(X, y, start, alpha, epochs):
    """You record the predictions after the update; your loss was computed from those before it."""
    losses, predictions, parameters = train_sse(X, y, start, alpha, epochs)
    return losses, [X @ W for W in parameters], parameters
