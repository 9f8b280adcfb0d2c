"""The path of an optimiser of one's own, and what it does with a parameter that has no gradient."""

import torch

from graders import check, samples, trajectory


def noisy_line(rng):
    """Points around a random line, a start for a parabola, and a learning rate below the limit."""
    n = int(rng.integers(10, 25))
    x = torch.tensor(rng.normal(0, 1, n), dtype=torch.float32)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = truth[0] * x + truth[1] + torch.tensor(rng.normal(0, 0.3, n), dtype=torch.float32)
    start = torch.tensor(rng.choice([-1.0, 1.0], 3) * rng.uniform(6, 9, 3), dtype=torch.float32)
    A = torch.stack([x, torch.ones(n), x**2], dim=1)
    lr = float(rng.uniform(0.1, 0.25)) / float(torch.linalg.eigvalsh(A.T @ A / n)[-1])
    return {**samples(x=x, y=y), "start": start, "lr": lr, "epochs": int(rng.integers(5, 9))}


def nine_points():
    """Nine points near a line, a parabola to begin with, and eight epochs."""
    x = torch.linspace(-1, 1, 9)
    y = torch.tensor([-1.2, -0.1, 0.3, 1.4, 2.1, 2.6, 3.3, 4.4, 5.0])
    return {"x": x, "y": y, "start": torch.tensor([10.0, -5.0, 3.0]), "lr": 0.2, "epochs": 8}


@check(
    given=noisy_line, public=nine_points, criterion=trajectory(loss=1, parameters=3),
    hint="Do one step with pencil and paper, and compare.",
)
def own_sgd_path(impl, x, y, start, lr, epochs):
    """In an ordinary training loop, your optimiser takes the path of gradient descent."""
    line, bend = start[:2].clone().requires_grad_(), start[2].clone().requires_grad_()  # two numbers, and one
    optimiser = impl.SGD((p for p in [line, bend]), lr)
    for _ in range(epochs):
        loss = ((line[0] * x + line[1] + bend * x**2 - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        yield {"loss": loss.detach(), "parameters": torch.cat([line.detach(), bend.detach().reshape(1)])}


@check(
    given=noisy_line, public=nine_points, criterion=trajectory(used=1, idle=1), needs=own_sgd_path,
    hint="Look at `p.grad` of each parameter before you use it.",
)
def idle_parameter(impl, x, y, start, lr, epochs):
    """A parameter that takes no part in the loss stays where it is, and the other moves."""
    line, idle = start[:2].clone().requires_grad_(), (start + 1).requires_grad_()
    optimiser = impl.SGD([idle, line], lr)
    for _ in range(epochs):
        ((line[0] * x + line[1] - y) ** 2).mean().backward()
        optimiser.step()
        optimiser.zero_grad()
        yield {"used": line.detach(), "idle": idle.detach()}
