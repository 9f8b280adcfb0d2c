"""The lines of a training log: what they say, and the numbers in them, rounded to three decimals."""

import torch

from graders import check, close, equal, parts, samples


def noisy_line(rng):
    """Points around a random line and some epochs to show; no number of the log is near the edge of a rounding."""
    while True:
        n = int(rng.integers(20, 60))
        x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
        X = torch.stack([torch.ones(n), x], dim=1)
        truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
        y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
        away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
        alpha = float(rng.uniform(0.05, 0.15)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
        instance = {**samples(X=X, y=y), "start": truth + away, "alpha": alpha, **shown_epochs(rng)}
        if rounds_safely(X.double(), y.double(), instance["start"].double(), alpha, instance["shown"]):
            return instance


def shown_epochs(rng):
    """Two neighbours, then a gap of two or more before each of two further epochs; one at the end."""
    first = int(rng.integers(1, 4))
    third = first + int(rng.integers(4, 7))
    fourth = third + int(rng.integers(3, 6))
    return {"shown": [first, first + 1, third, fourth], "epochs": fourth + int(rng.integers(1, 4))}


def rounds_safely(X, y, W, alpha, shown):
    """Whether no number shown is within 6 % of a unit of the third decimal from where its rounding changes."""
    for epoch in range(1, shown[-1] + 1):
        errors = X @ W - y
        update = -2 * alpha * (errors @ X) / len(y)
        W = W + update
        thousandths = 1000 * torch.stack([errors @ errors / len(y), *update, *W])
        if epoch in shown and bool(((thousandths - thousandths.floor() - 0.5).abs() < 0.06).any()):
            return False
    return True


def thirty_epochs_shown():
    """The lecture's 100 points and 30 epochs; the first three, a pair in the middle, and the last are shown."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    shown = [1, 2, 3, 10, 11, 30]
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.1, "epochs": 30, "shown": shown}


@check(
    given=noisy_line, public=thirty_epochs_shown, criterion=parts(lines=equal(2), numbers=close(4)),
    hint="Lay your log beside the line on this page: first the words and signs, then the dots, then the numbers.",
)
def log_lines(impl, X, y, start, alpha, epochs, shown):
    """The right epochs have a line, the gaps have dots, and loss, update and W are right to three decimals."""
    import re

    number = re.compile(r"[-+]?(?:\d+\.\d+(?:e[-+]?\d+)?|nan|inf)")
    log = impl.progress_log(X, y, start, alpha, epochs, shown)
    lines = [str(line).lower() for line in ([] if log is None else log)]
    spaced = [re.sub(r"([(),:])", r" \1 ", number.sub("#", line)) for line in lines]  # columns may be padded
    wording = [" ".join(line.split()) for line in spaced]
    numbers = [[round(float(text), 3) for text in number.findall(line)] for line in lines]
    return {"lines": wording, "numbers": [found for found in numbers if found]}
