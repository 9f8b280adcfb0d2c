"""The nodes and the edges of the graph behind a loss."""

import torch

from graders import check, equal, exact, parts


def another_loss(rng):
    """A model of two to four parameters, perhaps bent, and a penalty on one of them: so it is used in two places."""
    n, p = 5, int(rng.integers(2, 5))
    return {
        "x": torch.tensor(rng.uniform(-1, 1, n)).float(), "y": torch.tensor(rng.normal(0, 1, n)).float(),
        "start": torch.tensor(rng.uniform(0.5, 2, p)).float(), "penalised": int(rng.integers(0, p)),
        "bent": exact(str(rng.choice(["", "tanh", "sigmoid", "exp"]))),
    }


def penalised_line():
    """The mean squared error of a line through three points, and a penalty on its slope."""
    x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([3.0, 5.0, 7.5])
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.5]), "penalised": 0, "bent": ""}


@check(
    given=another_loss, public=penalised_line, criterion=parts(nodes=equal(2), edges=equal(2)),
    hint="Draw the graph on paper for `w * x + b`, and walk along it with your finger as your program does.",
)
def whole_graph(impl, x, y, start, penalised, bent):
    """Every node is found once, and every pair of a node and what it uses."""
    params = [p.clone().requires_grad_() for p in start]
    prediction = params[0] * x + params[1]
    for p in params[2:]:
        prediction = p * x + prediction
    if bent:
        prediction = getattr(torch, bent)(prediction)
    loss = ((prediction - y) ** 2).mean() + 0.1 * params[penalised] ** 2
    names, edges = impl.graph_of(loss)
    names = [str(name).rsplit(":", 1)[-1] for name in names]
    pairs = {(int(i), int(j)) for i, j in edges}
    return {"nodes": sorted(names), "edges": sorted([names[i], names[j]] for i, j in pairs)}
