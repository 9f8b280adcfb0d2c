"""Whether a split is a good one, and the path of a training with its validation losses."""

import torch

from graders import check, equal, parts, trajectory


def some_size(rng):
    """A number of samples, a fifth of which is rounded down in any way of rounding, and three seeds."""
    return {"n": 5 * int(rng.integers(4, 12)) + int(rng.integers(0, 3)), "seeds": rng.permutation(100)[:3].tolist()}


def thirty_samples():
    """Thirty samples, and three seeds."""
    return {"n": 30, "seeds": [1, 2, 3]}


@check(
    given=some_size, public=thirty_samples,
    criterion=parts(sizes=equal(1), each_sample_once=equal(1), shuffled=equal(1), by_the_seed=equal(1)),
    hint="Print both parts for n = 11, with two seeds, and with the first seed once more.",
)
def shuffled_parts(impl, n, seeds):
    """The split is shuffled, puts each sample into one part, and is the same again for the same seed."""
    splits = []
    for seed in [*seeds, seeds[0]]:
        train, validation = impl.split_indices(n, seed)
        splits.append(([int(i) for i in train], [int(i) for i in validation]))
    ends = [set(range(k)) for k in range(n + 1)] + [set(range(k, n)) for k in range(n)]
    return {
        "sizes": [[len(train), len(validation)] for train, validation in splits],
        "each_sample_once": all(sorted(train + validation) == list(range(n)) for train, validation in splits),
        "shuffled": not any(set(validation) in ends for _, validation in splits),
        "by_the_seed": [splits[3] == splits[0], splits[1] == splits[0] and splits[2] == splits[0]],
    }


def noisy_line(rng):
    """Points around a line; those for validation are noisier, so their loss is another one."""
    n = int(rng.integers(12, 24))
    order, k = torch.tensor(rng.permutation(n)), n // 5
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    noise = torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    noise[order[:k]] += torch.tensor(rng.choice([-1.0, 1.0], k) * rng.uniform(1, 2, k), dtype=torch.float32)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 6, 2), dtype=torch.float32)
    lr = float(rng.uniform(0.12, 0.25)) / float(1 + (x**2).mean())
    return {
        "x": x, "y": truth[0] * x + truth[1] + noise, "train": order[k:], "validation": order[:k],
        "start": truth + away, "lr": lr, "epochs": int(rng.integers(4, 7)),
    }


def nine_and_two():
    """A tenth of the eleven readings, nine for training and two for validation, and 10 epochs."""
    y = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    x = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    train, validation = torch.tensor([2, 6, 3, 9, 10, 8, 7, 5, 4]), torch.tensor([1, 0])
    return {"x": x, "y": y, "train": train, "validation": validation, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2,
            "epochs": 10}


@check(
    given=noisy_line, public=nine_and_two,
    criterion=trajectory(updates=1, parameters=1, loss=1, validation=2, length=1),
    hint="Print both losses of the first epoch. They belong to the same parameters: to `start`.",
)
def two_losses(impl, x, y, train, validation, start, lr, epochs):
    """The parameters follow the training samples only, and both losses of an epoch are those before its update."""
    losses, of_validation, parameters = impl.train_with_validation(x, y, train, validation, start, lr, epochs)
    return {"loss": losses, "validation": of_validation, "parameters": parameters}
