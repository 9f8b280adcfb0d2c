"""Pieces of source text, as learners write them: models, losses, rules of descent, and the loops around a step.

A program is `Text`: what it does before its loop, in a step (which sees `x` and `t`, and appends to `losses` and
`history`), and afterwards. `program` puts these into the three functions that the course of the benchmark asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MODELS = ("linear", "logistic", "network")
RULES = ("sgd", "momentum", "adam")
NAMES = {"linear": ["W"], "logistic": ["W"], "network": ["W1", "b1", "W2", "b2"]}
SCORE = {"linear": "x @ W", "logistic": "x @ W", "network": "torch.tanh(x @ W1 + b1) @ W2 + b2"}
LINK = {"linear": "{}", "logistic": "torch.sigmoid({})", "network": "torch.sigmoid({})"}
SSE = "((p - t) ** 2).sum()"
BCE = "-(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()"
LOSS = {"linear": SSE, "logistic": BCE, "network": BCE}
OPTIMISERS = {"sgd": "optim.SGD({}, lr=lr{})", "momentum": "optim.SGD({}, lr=lr, momentum=0.9{})",
              "adam": "optim.Adam({}, lr=lr{})"}
Lines = list[str]
LEAF = "{}.clone().requires_grad_(True)"


@dataclass(frozen=True)
class Text:
    """The pieces of a program, line by line."""

    before: Lines
    step: Lines
    after: Lines = field(default_factory=list)
    helpers: str = ""
    order: str = "torch"  # how batches are drawn: see ORDERS


def predicted(model: str) -> Lines:
    """The lines that compute the predictions `p` from `x`."""
    return [f"p = {LINK[model].format(SCORE[model])}"]


def taken(model: str, each: str = "{}.clone()") -> Lines:
    """The lines that take the parameters out of `start`."""
    if model != "network":
        return [f"W = {each.format('start')}"]
    return [f"W1, b1, W2, b2 = [{each.format('q')} for q in start]"]


def kept(model: str, each: str = "{}.detach().clone()") -> str:
    """The expression of a state of the parameters that is kept in a history."""
    names = [each.format(name) for name in NAMES[model]]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def memory(rule: str, names: Lines) -> Lines:
    """What a rule that is written by hand begins with."""
    if rule == "momentum":
        return [f"v_{name} = 0.0" for name in names]
    return ["k = 0", *(f"m_{name} = s_{name} = 0.0" for name in names)] if rule == "adam" else []


def moved(rule: str, name: str, grad: str, put: str) -> Lines:
    """One parameter's update by hand; `put` takes what is to be subtracted."""
    if rule == "sgd":
        return [put.format(f"lr * {grad}")]
    if rule == "momentum":
        return [f"v_{name} = 0.9 * v_{name} + {grad}", put.format(f"lr * v_{name}")]
    return [f"m_{name} = 0.9 * m_{name} + (1 - 0.9) * {grad}",
            f"s_{name} = 0.999 * s_{name} + (1 - 0.999) * {grad} * {grad}",
            put.format(f"lr * (m_{name} / (1 - 0.9 ** k)) / ((s_{name} / (1 - 0.999 ** k)) ** 0.5 + 1e-8)")]


def by_hand(rule: str, model: str, grad: str, put: str, names: Lines | None = None) -> Lines:
    """Every parameter's update; {0} in `grad` and `put` is its name, {1} in `put` what is subtracted."""
    lines = ["k += 1"] if rule == "adam" else []
    for name in names or NAMES[model]:
        lines += moved(rule, name, grad.format(name), put.replace("{0}", name).replace("{1}", "{}"))
    return lines


def indented(lines: Lines, by: int) -> str:
    """Lines of a block; a line may hold several."""
    return "".join(" " * 4 * by + part + "\n" for line in lines for part in line.split("\n"))


DRAWN = {  # where a training of their own begins
    "torch": {False: "0.5 * torch.randn(2, generator=rng)",
              True: "[0.5 * torch.randn(shape, generator=rng) for shape in [(2, 4), (4,), (4,), ()]]"},
    "numpy": {False: "torch.tensor(0.5 * rng.normal(size=2), dtype=torch.float32)",
              True: "[torch.tensor(0.5 * rng.normal(size=shape), dtype=torch.float32)\n"
                    "             for shape in [(2, 4), (4,), (4,), ()]]"},
}
GENERATOR = {"torch": "rng = torch.Generator().manual_seed(len(y) + 77)",
             "numpy": "rng = np.random.default_rng(len(y) + 5)"}
PERMUTED = {"torch": "order = torch.randperm(len(y), generator=rng)", "numpy": "order = rng.permutation(len(y))"}
ALL_AT_ONCE = """
def train(X, y, start, lr, epochs):
{before}    losses, history = [], []
    x, t = X, y
    for epoch in range(epochs):
{step}{after}    return losses, history
"""
IN_ORDER = """
def train_batches(X, y, start, lr, epochs, size):
{before}    losses, history, epoch_losses = [], [], []
    for epoch in range(epochs):
        total = 0.0
        for i in range(0, len(y), size):
            x, t = X[i:i + size], y[i:i + size]
{step}            total += float(losses[-1]) * len(t)
        epoch_losses.append(total / len(y))
{after}    return epoch_losses, history
"""
OWN = """
def train_own(X, y, lr, epochs, size):
    {generator}
    start = {drawn}
{before}    losses, history, batches = [], [], []
    for epoch in range(epochs):
        {permuted}
        for i in range(0, len(y), size):
            index = order[i:i + size]
            x, t = X[index], y[index]
{step}            batches.append(index)
{after}    return start, batches, losses, history
"""
LOADED = """
def train_own(X, y, lr, epochs, size):
    {generator}
    start = {drawn}
{before}    losses, history, batches = [], [], []
    loader = torch.utils.data.DataLoader(
        torch.utils.data.TensorDataset(X, y, torch.arange(len(y))), batch_size=size, shuffle=True, generator=rng)
    for epoch in range(epochs):
        for x, t, index in loader:
{step}            batches.append(index.tolist())
{after}    return start, batches, losses, history
"""


def program(text: Text, model: str) -> str:
    """The source of a notebook's cell: train, train_own, and train_batches where the loss is a mean."""
    how = "torch" if text.order == "loader" else text.order
    before, after = indented(text.before, 1), indented(text.after, 1)
    parts = [text.helpers, ALL_AT_ONCE.format(before=before, step=indented(text.step, 2), after=after)]
    parts.append((LOADED if text.order == "loader" else OWN).format(
        generator=GENERATOR[how], drawn=DRAWN[how][model == "network"], permuted=PERMUTED[how], before=before,
        step=indented(text.step, 3), after=after))
    if model != "linear":
        parts.append(IN_ORDER.format(before=before, step=indented(text.step, 3), after=after))
    return "\n".join(parts)
