"""The path of an optimiser of one's own, and what it does with a parameter that has no gradient."""

import torch

from graders import check, samples, trajectory


def noisy_line(rng):
    """Points around a random line, a start away from it, and a learning rate below the stable limit."""
    n = int(rng.integers(15, 50))
    x = torch.tensor(rng.normal(0, 1, n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = y + torch.tensor(rng.normal(0, 0.3, n), dtype=torch.float32)
    start = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(5, 9, 2), dtype=torch.float32)
    lr = float(rng.uniform(0.1, 0.3)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
    return {**samples(X=X, y=y), "start": start, "lr": lr, "epochs": int(rng.integers(8, 20))}


def nine_points():
    """Nine points near a line, and eight epochs."""
    x = torch.linspace(-1, 1, 9)
    X = torch.stack([torch.ones(9), x], dim=1)
    y = torch.tensor([-1.2, -0.1, 0.3, 1.4, 2.1, 2.6, 3.3, 4.4, 5.0])
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "lr": 0.2, "epochs": 8}


@check(
    given=noisy_line, public=nine_points, criterion=trajectory(loss=1, parameters=3),
    hint="Do one step with pencil and paper, and compare.",
)
def same_path(impl, X, y, start, lr, epochs):
    """Used in an ordinary training loop, your optimiser takes the path of gradient descent."""
    W = start.clone().requires_grad_()
    optimiser = impl.SGD([W], lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((X @ W - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        losses.append(loss.item())
        parameters.append(W.detach().clone())
    return {"loss": losses, "parameters": parameters}


@check(
    given=noisy_line, public=nine_points, criterion=trajectory(used=1, unused=1), needs=same_path,
    hint="Look at `p.grad` of each parameter before you use it.",
)
def unused_parameter(impl, X, y, start, lr, epochs):
    """A parameter that takes no part in the loss stays where it is, and the others move."""
    W, idle = start.clone().requires_grad_(), (start + 1).requires_grad_()
    optimiser = impl.SGD([idle, W], lr)
    used, unused = [], []
    for _ in range(epochs):
        ((X @ W - y) ** 2).mean().backward()
        optimiser.step()
        optimiser.zero_grad()
        used.append(W.detach().clone())
        unused.append(idle.detach().clone())
    return {"used": used, "unused": unused}
