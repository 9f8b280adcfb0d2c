"""The points of a loss curve."""

import numpy as np
import torch

from graders import check, close, equal, exact, parts, probe


def a_history(rng):
    """Losses that fall by and large, and rise again and again, each of which requires a gradient."""
    count = int(rng.integers(8, 25))
    falling = rng.uniform(20, 900) * rng.uniform(0.6, 0.8) ** np.arange(count)
    up_and_down = np.resize([rng.uniform(0.9, 1.1), rng.uniform(1.8, 2.2), rng.uniform(0.5, 0.7)], count)
    losses = torch.tensor(falling * up_and_down + rng.uniform(1, 5), dtype=torch.float32)
    return {"losses": exact([loss.clone().requires_grad_() for loss in losses])}  # drawn as they are: nothing rounds


def six_losses():
    """Six losses, as an autograd loop leaves them."""
    return {"losses": [torch.tensor(loss, requires_grad=True) for loss in (90.0, 40.0, 20.0, 12.0, 9.0, 8.0)]}


@check(
    given=a_history, public=six_losses, criterion=parts(epochs=close(1), losses=close(2), names=equal(1)),
    hint="Read the first and the last point off your picture, and look for them in the list.",
)
def curve(impl, losses):
    """Over every epoch stands its loss, and the axes have names."""
    axes = probe.figure(impl.plot_loss_curve(losses))[0]
    rows = [row for drawn in axes["lines"] + axes["points"] for row in zip(drawn["x"], drawn["y"], strict=True)]
    rows = np.unique(np.array(rows).reshape(-1, 2), axis=0)
    return {"epochs": rows[:, 0], "losses": rows[:, 1], "names": [bool(axes["xlabel"]), bool(axes["ylabel"])]}
