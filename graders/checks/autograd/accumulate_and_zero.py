"""The gradient after one backward, after two, after zeroing, and after one more."""

import torch

from graders import check, close, parts, samples


def another_line(rng):
    """Points, a line that misses them by far, and a power of the errors."""
    n = int(rng.integers(6, 20))
    u = rng.uniform(-3, 3, n)
    start = rng.choice([-1, 1], 2) * rng.uniform((1, 2), (3, 5))
    off = rng.choice([-1, 1]) * rng.uniform(1, 3) + rng.normal(0, 0.5, n)
    return {
        **samples(u=torch.tensor(u).float(), c=torch.tensor(start[0] * u + start[1] + off).float()),
        "start": torch.tensor(start).float(), "power": int(rng.choice([2, 4])),
    }


def thermometer_at_the_start():
    """The eleven readings at (w, b) = (1, 0), and the mean of the squared errors."""
    c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"u": u, "c": c, "start": torch.tensor([1.0, 0.0]), "power": 2}


@check(
    given=another_line, public=thermometer_at_the_start,
    criterion=parts(once=close(1), twice=close(1), zeroed=close(1), again=close(1)),
    hint="Print `.grad` of your parameters after each line of your function.",
)
def four_looks_at_grad(impl, u, c, start, power):
    """The gradient adds up over two backward calls, is zero after zeroing, and then right again."""
    def loss_of(params):
        return ((params[0] * u + params[1] - c) ** power).mean()

    once, twice, zeroed, again = impl.accumulate_and_zero(loss_of, start)
    return {"once": once, "twice": twice, "zeroed": zeroed, "again": again}
