"""The three factors of the chain rule, and what they make together."""

import torch

from graders import check, close, parts, samples


def above_a_line(rng):
    """Positive inputs, and a line that passes above (or below) all targets; w and b are nothing like 0 or 1."""
    n, side = int(rng.integers(5, 20)), float(rng.choice([-1.0, 1.0]))
    x = torch.tensor(rng.uniform(1.5, 4.0, n)).float()
    w = torch.tensor(rng.choice([-1, 1]) * rng.uniform(2.0, 3.0)).float()
    b = torch.tensor(rng.choice([-1, 1]) * rng.uniform(4.0, 6.0)).float()
    target = w * x + b + side * torch.tensor(rng.uniform(2.0, 5.0, n)).float()
    return {"x": x, "target": target, "w": w, "b": b}


def in_any_order(rng):
    """The same, and the points may come in any order."""
    made = above_a_line(rng)
    return {**samples(x=made["x"], target=made["target"]), "w": made["w"], "b": made["b"]}


def three_points():
    """Three points, and a line that passes above them."""
    return {
        "x": torch.tensor([1.0, 2.0, 4.0]),
        "target": torch.tensor([3.0, 4.0, 9.0]),
        "w": torch.tensor(2.0),
        "b": torch.tensor(5.0),
    }


def thermometer():
    """The eleven readings of the lecture's thermometer, their temperatures, and the start (1, 0)."""
    t_c = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return {
        "x": torch.tensor(t_u),
        "target": torch.tensor(t_c),
        "w": torch.tensor(1.0),
        "b": torch.tensor(0.0),
    }


@check(
    given=above_a_line,
    public=three_points,
    criterion=parts(of_loss=close(1), by_w=close(1), by_b=close(1)),
    hint="Write down each factor for a single point, on paper.",
)
def factors(impl, x, target, w, b):
    """The three factors: of the loss by the predictions, and of the predictions by w and by b."""
    by_b = torch.as_tensor(impl.dprediction_db(x.clone(), w.clone(), b.clone()))
    return {
        "of_loss": impl.dloss_dprediction(w * x + b, target.clone()),
        "by_w": impl.dprediction_dw(x.clone(), w.clone(), b.clone()),
        "by_b": by_b.reshape(1).expand(len(x)) if by_b.numel() == 1 else by_b,
    }


@check(
    given=in_any_order,
    public=thermometer,
    criterion=close(3),
    hint="Measure the two slopes with a central difference, and compare.",
)
def their_product(impl, x, target, w, b):
    """The gradient of the mean squared error: its slope along w, then along b."""
    return impl.chain_gradient(x, target, w, b)
