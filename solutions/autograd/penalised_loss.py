"""A penalty on the parameters, added to the loss."""

import torch

from graders import alternative, misconception, mistakes


def penalised_loss(X, y, params, strength):
    """The mean squared error of `X @ params`, plus `strength` times the sum of the squared parameters.

    X: tensor of shape (n, p), y: tensor of shape (n,), params: tensor of shape (p,), strength: a number.
    Returns a tensor of shape (), from which one can go backward.
    """
    return ((X @ params - y) ** 2).mean() + strength * (params**2).sum()


def train_penalised(X, y, start, lr, epochs, strength):
    """Gradient descent on the penalised loss.

    X: tensor of shape (n, p), y: tensor of shape (n,), start: tensor of shape (p,), lr: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the penalised loss before its update, the parameters of shape (p,) after it.
    """
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = penalised_loss(X, y, params, strength)
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@alternative("penalised_loss")
def loss_function_and_norm(X, y, params, strength):
    fit = torch.nn.functional.mse_loss(X @ params, y)
    penalty = torch.dot(params, params)
    return fit + penalty * strength


@alternative("penalised_loss")
def parameter_by_parameter(X, y, params, strength):
    yhat = sum(params[k] * X[:, k] for k in range(X.shape[1]))
    loss = torch.mean((y - yhat).pow(2))
    for p in params:
        loss = loss + strength * p * p
    return loss


@alternative("train_penalised")
def with_weight_decay(X, y, start, lr, epochs, strength):
    W = torch.nn.Parameter(start.clone())
    optimiser = torch.optim.SGD([W], lr=lr, weight_decay=2 * strength)
    losses, parameters = [], []
    for epoch in range(epochs):
        optimiser.zero_grad()
        loss = torch.nn.functional.mse_loss(X @ W, y)
        loss.backward()
        losses.append(loss.item() + strength * W.detach().square().sum().item())
        optimiser.step()
        parameters.append(W.tolist())
    return losses, parameters


@alternative("train_penalised")
def gradients_by_hand(X, y, start, lr, epochs, strength):
    W, losses, path = start, torch.zeros(epochs), torch.zeros(epochs, len(start))
    for t in range(epochs):
        e = X @ W - y
        losses[t] = e @ e / len(y) + strength * W @ W
        W = (1 - 2 * lr * strength) * W - 2 * lr / len(y) * X.T @ e
        path[t] = W
    return losses, path


@mistakes("train_penalised", "not_zeroed", "loss_after_update")
def described(train, X, y, start, lr, epochs, strength):
    def both(predictions, targets):
        return train.mse(predictions[:-1], targets) + strength * predictions[-1]

    def model(params, X):
        return torch.cat([X @ params, (params**2).sum().reshape(1)])

    path = train(model, both, (X, y), train.sgd(lr), epochs, start=start)
    return path.losses, path.parameters


@misconception("penalised_loss", hint="Go backward from the penalty alone. What is the gradient of your penalty?")
def penalty_detached(X, y, params, strength):
    """Your penalty is a plain number: the loss is larger by it, but no gradient comes from it."""
    return ((X @ params - y) ** 2).mean() + strength * (params**2).sum().item()


@misconception("penalised_loss", hint="Is a loss with large parameters to be larger, or smaller?")
def penalty_subtracted(X, y, params, strength):
    """You subtract the penalty, and so reward large parameters."""
    return ((X @ params - y) ** 2).mean() - strength * (params**2).sum()


@misconception("penalised_loss", hint="Compute the penalty for the parameters (3, 4) by hand. Is it 25, or 5?")
def length_not_squared(X, y, params, strength):
    """Your penalty is the length of the parameters; its square was asked for."""
    return ((X @ params - y) ** 2).mean() + strength * params.norm()


@misconception("penalised_loss", hint="Compute the penalty for the parameters (3, 4) by hand. Is it 25, or 12.5?")
def mean_of_squares(X, y, params, strength):
    """Your penalty is the mean of the squared parameters; their sum was asked for."""
    return ((X @ params - y) ** 2).mean() + strength * (params**2).mean()


@misconception("penalised_loss", hint="Compute the penalty for the parameters (3, -4) by hand. Is it 25, or 7?")
def sizes_not_squares(X, y, params, strength):
    """Your penalty adds up the sizes of the parameters; their squares were asked for."""
    return ((X @ params - y) ** 2).mean() + strength * params.abs().sum()


@misconception("train_penalised", hint="At `start`, what is the penalised loss, and what is your first entry?")
def fit_recorded(X, y, start, lr, epochs, strength):
    """You train on the penalised loss, but what you record is the squared error without the penalty."""
    losses, parameters = train_penalised(X, y, start, lr, epochs, strength)
    before = [start, *parameters[:-1]]
    return [loss - strength * (W**2).sum() for loss, W in zip(losses, before)], parameters
