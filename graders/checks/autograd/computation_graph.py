"""The nodes and the edges of the graph behind a loss, and its picture."""

import matplotlib.pyplot as plt
import torch

from graders import check, equal, exact, parts, probe


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


def another_graph(rng):
    """Four to six nodes in a row upwards, each used by the next one, and one edge more."""
    n = int(rng.integers(4, 7))
    places = [[int(rng.integers(-4, 5)), -k] for k in range(n)]
    places[0][0], places[1][0] = 6, -6
    names = [str(name) for name in rng.permutation(["Mean", "Pow", "Sub", "Add", "Mul", "Tanh"])[:n]]
    return {"names": names, "edges": [[k, k + 1] for k in range(1, n - 1)] + [[0, n - 1]], "places": places}


@check(
    given=another_graph, criterion=parts(written=equal(1), lines=equal(2)),
    hint="Draw two nodes and one edge, and say where the line should begin and end.",
)
def picture(impl, names, edges, places):
    """The picture has the name of every node, and a line for every edge from node to node."""
    axes = probe.figure(impl.draw_graph(names, edges, places))[0]
    plt.close("all")
    ends = [[[float(line["x"][k]), float(line["y"][k])] for k in (0, -1)] for line in axes["lines"]]
    return {"written": sorted(text.strip() for text in axes["texts"] if text.strip()),
            "lines": sorted([len(line["x"]), sorted(pair)] for line, pair in zip(axes["lines"], ends, strict=True))}
