"""A line, fitted on the GPU if there is one."""

import torch

from graders import alternative, misconception


def fit_there(X, y, epochs):
    """The losses, one for each of the epochs, as a list of numbers; and the parameters (k,), on the device used."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    X, y = X.to(device), y.to(device)
    w = torch.zeros(X.shape[1], dtype=X.dtype, device=device, requires_grad=True)
    losses = []
    for _ in range(epochs):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
            w.grad.zero_()
        losses.append(loss.item())
    return losses, w.detach()


@alternative("fit_there")
def with_a_module(X, y, epochs):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    net = torch.nn.Linear(X.shape[1], 1, bias=False, dtype=X.dtype)
    torch.nn.init.zeros_(net.weight)
    net.to(device)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for _ in range(epochs):
        loss = torch.nn.functional.mse_loss(net(X.to(device)).squeeze(1), y.to(device))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses, net.weight.detach().squeeze(0)


@alternative("fit_there")
def by_formula(X, y, epochs):
    w, losses = torch.zeros(X.shape[1], dtype=X.dtype), []
    for _ in range(epochs):
        error = X @ w - y
        losses.append((error ** 2).mean())
        w = w - 0.2 / len(y) * X.T @ error
    return torch.stack(losses), w.cuda() if torch.cuda.is_available() else w


@misconception("fit_there", hint="Which of the tensors of `X @ w` did you move?")
def data_left_behind(X, y, epochs):
    """You move the parameters to the GPU and leave the data where it is."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    w = torch.zeros(X.shape[1], dtype=X.dtype).to(device).requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((X @ w - y) ** 2).mean()
        losses.append(loss.item())
        (gradient,) = torch.autograd.grad(loss, w)
        w = (w - 0.1 * gradient).detach().requires_grad_()
    return losses, w.detach()


@misconception("fit_there", hint="What does `w.device` say at the end?")
def never_moved(X, y, epochs):
    """You train on the CPU, also where there is a GPU."""
    losses, w = fit_there(X, y, epochs)
    return losses, w.cpu()


@misconception("fit_there", hint="What does your program do on a machine without a GPU?")
def never_asked(X, y, epochs):
    """You do not ask whether there is a GPU."""
    losses, w = fit_there(X.cuda(), y.cuda(), epochs)
    return losses, w


@misconception("fit_there", hint="When is the loss that you keep computed?")
def loss_after_update(X, y, epochs):
    """You record the loss after the update."""
    losses, w = fit_there(X, y, epochs + 1)
    return losses[1:], fit_there(X, y, epochs)[1]
