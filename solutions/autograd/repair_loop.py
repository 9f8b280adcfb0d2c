"""A broken loop, repaired."""

import torch

from graders import alternative, misconception, mistakes


def repaired_loop(x, y, start, lr, epochs):
    """Fit `w * x + b` to y by gradient descent on the mean squared error, with autograd.

    x, y: tensors of shape (n,), start: tensor of shape (2,) holding w and b, lr: the learning rate.
    Returns (losses, params): a list with the loss before the update of each epoch, and the parameters, shape (2,),
    after the last update.
    """
    params = start.clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        predictions = params[0] * x + params[1]
        loss = ((predictions - y) ** 2).mean()
        if params.grad is not None:
            params.grad.zero_()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        losses.append(loss.item())
    return losses, params


@alternative("repaired_loop")
def zeroed_at_the_end(x, y, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses = []
    for epoch in range(epochs):
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        losses.append(loss.item())
    return losses, params.detach()


@alternative("repaired_loop")
def rewritten_with_two_scalars(x, y, start, lr, epochs):
    w, b = (torch.tensor(value, requires_grad=True) for value in start.tolist())
    losses = torch.zeros(epochs)
    for t in range(epochs):
        loss = torch.nn.functional.mse_loss(w * x + b, y)
        w.grad = b.grad = None
        loss.backward()
        for p in (w, b):
            p.data -= lr * p.grad
        losses[t] = loss.data
    return losses, [w.item(), b.item()]


@alternative("repaired_loop")
def without_autograd(x, y, start, lr, epochs):
    u, c = x.numpy(), y.numpy()
    w, b = start.tolist()
    losses = []
    for epoch in range(1, epochs + 1):
        d = w * u + b - c
        losses.append((d**2).mean())
        w, b = w - lr * 2 * (d * u).mean(), b - lr * 2 * d.mean()
    return losses, (w, b)


@mistakes("repaired_loop", "not_zeroed", "standing_still", "gradient_once", "loss_after_update", "running_total")
def described(train, x, y, start, lr, epochs):
    path = train(lambda wb, x: wb[0] * x + wb[1], train.mse, (x, y), train.sgd(lr), epochs, start=start)
    return path.losses, path.last


@misconception(
    "repaired_loop",
    hint="Write `print(repaired_loop(...))` in a cell. What does a function without `return` give?",
)
def nothing_comes_back(x, y, start, lr, epochs):
    """Your loop may well be right, but nobody learns of it: the function returns nothing."""


@misconception("repaired_loop", hint="How many spaces stand before your `return`? In which block is it, then?")
def returned_from_inside(x, y, start, lr, epochs):
    """Your `return` stands inside the loop, so the function ends with the first epoch."""
    return repaired_loop(x, y, start, lr, 1)


@misconception(
    "repaired_loop", hint="Which tensor does your new line empty: the gradient, or the parameters themselves?"
)
def parameters_zeroed(x, y, start, lr, epochs):
    """You set the parameters to zero in each epoch; it is their gradient that was to be set to zero."""
    params = start.clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        params.data.zero_()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        losses.append(loss.item())
    return losses, params
