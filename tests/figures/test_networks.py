"""reference_impl/networks.py against the curriculum's figures (section 09), torch.nn and autograd; and the diagrams."""

import importlib.util
import math
import runpy
import sys
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("reference_networks", ROOT / "reference_impl" / "networks.py")
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)
draw_network = runpy.run_path(str(ROOT / "exercises" / "networks" / "diagrams.py"))["draw_network"]

DIAGRAMS = {
    "logistic_net": [("input", 1), ("linear", 1), ("sigmoid", 1)],
    "broken_line_net": [("input", 1), ("linear", 2), ("relu", 2), ("linear", 1), ("sigmoid", 1)],
    "mnist_net": [("input", 784), ("linear", 32), ("relu", 32), ("linear", 1), ("sigmoid", 1)],
}
OTHER = [("input", 3), ("linear without bias", 5), ("tanh", 5), ("linear", 4), ("linear", 2), ("sigmoid", 2)]


def witness(name):
    """The same network, made of torch's own modules."""
    return {
        "logistic_net": lambda: nn.Sequential(nn.Linear(1, 1), nn.Sigmoid()),
        "broken_line_net": lambda: nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1), nn.Sigmoid()),
        "mnist_net": lambda: nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid()),
    }[name]().double()


def same_values(net, other):
    """Copy the parameters of `other`, drawn anew and larger than usual, into `net`, in order."""
    with torch.no_grad():
        for mine, theirs in zip(net.parameters(), other.parameters(), strict=True):
            mine.copy_(theirs.normal_())


@pytest.mark.parametrize(("name", "count"), [("logistic_net", 2), ("broken_line_net", 7), ("mnist_net", 25_153)])
def test_the_networks_have_as_many_parameters_as_the_figures_say(name, count):
    net = getattr(reference, name)()
    assert sum(p.numel() for p in net.parameters()) == count
    assert reference.parameter_count(witness(name)) == count
    assert reference.parameter_count(reference.network_from(DIAGRAMS[name])) == count


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_formulas_are_what_the_modules_compute(name):
    torch.manual_seed(1)
    net, other = getattr(reference, name)().double(), witness(name)
    same_values(net, other)
    inputs = DIAGRAMS[name][0][1]
    x = torch.randn(20, inputs, dtype=torch.float64) / math.sqrt(inputs)
    torch.testing.assert_close(net(x), other(x), rtol=1e-10, atol=1e-12)
    net(x).log().mean().backward()
    other(x).log().mean().backward()
    for mine, theirs in zip(net.parameters(), other.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, theirs.grad, rtol=1e-8, atol=1e-12)


def test_the_line_is_broken_where_the_hidden_nodes_change_their_sign():
    """Slopes of z by hand: hidden nodes 2x + 3 (from -1.5 on) and x - 0.5 (from 0.5 on), added up with 1 and -4."""
    net = reference.broken_line_net().double()
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), ([[2], [1]], [3, -0.5], [[1, -4]], [-2]), strict=True):
            parameter.copy_(torch.tensor(value))
    x = torch.tensor([[-3], [-2], [-1.5], [0.5], [1.5]], dtype=torch.float64)
    assert torch.logit(net(x)).flatten().tolist() == pytest.approx([-2, -2, -2, 2, 0])


@pytest.mark.parametrize(
    ("net", "layers"),
    [
        (nn.Sequential(nn.Linear(9, 6), nn.ReLU(), nn.Dropout(), nn.Linear(6, 4), nn.ReLU(), nn.Dropout(),
                       nn.Linear(4, 1), nn.Sigmoid()), (3, 2)),
        (nn.Linear(1, 1), (1, 0)),
        (nn.Sequential(nn.Sequential(nn.Linear(1, 2, bias=False), nn.ReLU()), nn.Linear(2, 1)), (2, 1)),
    ],
)
def test_layers_meet_the_figures(net, layers):
    assert reference.count_layers(net) == layers


def regression(dtype):
    """Problem R, x and y as columns."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    return x[:, None].to(dtype), (2.5 + 4 * x + eps)[:, None].to(dtype)


def line(dtype):
    """The start (-5, 10) as a layer."""
    layer = nn.Linear(1, 1, dtype=dtype)
    layer.load_state_dict({"weight": torch.tensor([[10.0]]), "bias": torch.tensor([-5.0])})
    return layer


def test_a_column_of_ones_meets_the_figures():
    """The first predictions of `linear_rewrite`, and the gradient of R with MSE of `first_backward`."""
    x, y = regression(torch.float32)
    new = reference.without_bias(line(torch.float32))
    assert new.weight.tolist() == [[-5.0, 10.0]]
    predictions = new(reference.add_ones(x))
    assert predictions[:5, 0].tolist() == pytest.approx([-29.82, -28.62, -24.97, -21.24, -19.79], rel=0, abs=0.005)
    nn.MSELoss()(predictions, y).backward()
    assert new.weight.grad[0].tolist() == pytest.approx([-13.4225, 11.8893], rel=0, abs=1e-4)


@pytest.mark.parametrize(("p", "q"), [(1, 1), (3, 1), (2, 4)])
def test_the_gradients_are_those_of_the_layer_with_a_bias(p, q):
    torch.manual_seed(3)
    layer = nn.Linear(p, q, dtype=torch.float64)
    X, y = torch.randn(9, p, dtype=torch.float64), torch.randn(9, q, dtype=torch.float64)
    new = reference.without_bias(layer)
    assert torch.equal(reference.add_ones(X), torch.hstack([torch.ones(9, 1), X]))
    torch.testing.assert_close(new(reference.add_ones(X)), layer(X), rtol=1e-12, atol=1e-14)
    nn.MSELoss()(layer(X), y).backward()
    nn.MSELoss()(new(reference.add_ones(X)), y).backward()
    torch.testing.assert_close(new.weight.grad[:, 0], layer.bias.grad, rtol=1e-11, atol=1e-13)
    torch.testing.assert_close(new.weight.grad[:, 1:], layer.weight.grad, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("diagram", [*DIAGRAMS.values(), OTHER])
def test_nodes_and_shapes_are_those_of_the_diagram(diagram):
    net = reference.network_from(diagram)
    X = torch.zeros(4, diagram[0][1])
    assert reference.count_nodes(net) == [n for name, n in diagram if name == "input" or name.startswith("linear")]
    shapes = reference.shapes_on_the_way(net, X)
    assert shapes == [[4, nodes] for _, nodes in diagram]
    for step, shape in zip(net, shapes[1:], strict=True):
        X = step(X)
        assert list(X.shape) == shape


def test_a_diagram_becomes_the_network_that_is_drawn():
    torch.manual_seed(2)
    net = reference.network_from(OTHER).double()
    other = nn.Sequential(nn.Linear(3, 5, bias=False), nn.Tanh(), nn.Linear(5, 4), nn.Linear(4, 2), nn.Sigmoid())
    same_values(net, other)
    assert [type(step) for step in net] == [type(step) for step in other]
    x = torch.randn(6, 3, dtype=torch.float64)
    torch.testing.assert_close(net(x), other.double()(x), rtol=1e-12, atol=0)


@pytest.mark.parametrize("diagram", [DIAGRAMS["logistic_net"], DIAGRAMS["broken_line_net"], OTHER])
def test_every_grey_or_orange_arrow_of_a_picture_is_a_parameter(diagram):
    arrows = [text for text in drawn(diagram).texts if hasattr(text, "arrow_patch")]
    colors = Counter(arrow.arrow_patch.get_edgecolor() for arrow in arrows)
    per_step = sum(nodes for name, nodes in diagram[1:] if not name.startswith("linear"))
    blue = colors.pop(plt.matplotlib.colors.to_rgba("tab:blue"))
    assert blue == per_step
    assert sum(colors.values()) == sum(p.numel() for p in reference.network_from(diagram).parameters())


def test_a_picture_tells_nodes_and_names_and_shortens_long_columns():
    ax = drawn(DIAGRAMS["mnist_net"])
    words = [text.get_text() for text in ax.texts if text.get_text()]
    expected = [*("784", "32", "32", "1", "1"), *("input", "linear", "relu", "linear", "sigmoid"), *("1", "1")]
    assert Counter(words) == Counter(expected)  # the last two are the constants that biases come from
    circles = [len(c.get_offsets()) for c in ax.collections if c.get_sizes()[0] > 100]
    assert circles == [5, 5, 5, 1, 1]
    low, high = ax.get_ylim()
    assert all(low < y < high for c in ax.collections for _, y in c.get_offsets())


def drawn(diagram):
    """The axes of the picture; the figure itself is closed."""
    draw_network(diagram)
    ax = plt.gca()
    plt.close("all")
    return ax


def test_the_logistic_curve_is_a_half_where_its_line_crosses_zero():
    net = reference.logistic_net().double()
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), (2.0, -1.0), strict=True):
            parameter.fill_(value)
    assert net(torch.tensor([[0.5], [2.0]], dtype=torch.float64)).flatten().tolist() == pytest.approx(
        [0.5, 1 / (1 + math.exp(-3))], rel=1e-14)
