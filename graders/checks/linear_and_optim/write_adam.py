"""The path of an Adam of one's own."""

import torch

from graders import check, samples, trajectory


def noisy_line(rng):
    """Points around a random line, a start for a parabola, and settings of Adam that all differ from the usual ones."""
    n = int(rng.integers(10, 20))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), 1, n), dtype=torch.float32)
    truth = torch.tensor(rng.uniform(-2, 2, 2), dtype=torch.float32)
    y = truth[0] * x + truth[1] + torch.tensor(rng.normal(0, 0.3, n), dtype=torch.float32)
    start = torch.tensor(rng.choice([-1.0, 1.0], 3) * rng.uniform(4, 7, 3), dtype=torch.float32)
    return {**samples(x=x, y=y), "start": start, "lr": float(rng.uniform(0.2, 0.5)),
            "betas": [float(rng.uniform(0.7, 0.85)), float(rng.uniform(0.95, 0.99))],
            "eps": float(rng.uniform(0.05, 0.1)), "epochs": int(rng.integers(7, 11))}


def nine_points():
    """Nine points near a line, a parabola to begin with, and ten epochs. The eps is larger than usual, to be seen."""
    x = torch.linspace(-1, 1, 9)
    y = torch.tensor([-1.2, -0.1, 0.3, 1.4, 2.1, 2.6, 3.3, 4.4, 5.0])
    return {"x": x, "y": y, "start": torch.tensor([10.0, -5.0, 3.0]), "lr": 0.5, "betas": [0.9, 0.99], "eps": 0.1,
            "epochs": 10}


@check(
    given=noisy_line, public=nine_points, criterion=trajectory(loss=1, parameters=4),
    hint="For the first step, work out m, v and the two corrected averages on paper. Everything cancels but the sign.",
)
def own_adam_path(impl, x, y, start, lr, betas, eps, epochs):
    """In an ordinary training loop, your optimiser takes the path of Adam."""
    line, bend = start[:2].clone().requires_grad_(), start[2].clone().requires_grad_()  # two numbers, and one
    optimiser = impl.Adam([line, bend], lr, tuple(betas), eps)
    for _ in range(epochs):
        loss = ((line[0] * x + line[1] + bend * x**2 - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        yield {"loss": loss.detach(), "parameters": torch.cat([line.detach(), bend.detach().reshape(1)])}
