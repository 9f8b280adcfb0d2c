"""The course that the engine judges in this benchmark: for each model and rule of descent, three exercises.

    history    known start, all samples at once: the global trajectory
    own        an unknown start and shuffled batches, both recorded: one-step replay alone
    in_order   known start, batches in order, the loss of each epoch (where the loss is a mean)

The files are written anew from the templates below, since they differ in little but names.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from wording import MODELS, RULES

WAYS = {"linear": ("history", "own"), "logistic": ("history", "own", "in_order"),
        "network": ("history", "own", "in_order")}
ASKED = {"history": ("train", "X, y, start, lr, epochs"), "own": ("train_own", "X, y, lr, epochs, size"),
         "in_order": ("train_batches", "X, y, start, lr, epochs, size")}

# The rates leave every rule well within what is stable, also for the largest batches.
GIVEN = '''
import numpy as np
import torch

from graders import check, samples, trajectory


def a_problem(rng):
    """{told}"""
    n, size = int(rng.integers(17, 27)), 5
    n += n % size == 0
    x = rng.normal(rng.uniform(0.3, 0.8), 1.0, n)
{model}
    if {smooth}:
        rate = {rate} / float(np.linalg.eigvalsh(np.stack([np.ones(n), x], 1).T @ np.stack([np.ones(n), x], 1))[-1])
    else:
        rate = {adam_rate}
    lr = float(rng.uniform(0.5, 1.0) * rate)
    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
    return {{{returned}, "lr": lr, "epochs": {epochs}}}
'''
DATA = {
    "linear": """
    best = rng.uniform(-4, 4, 2)
    X = np.stack([np.ones(n), x], 1)
    y = X @ best + rng.normal(0, 0.5, n)
    start = torch.tensor(best + rng.choice([-1, 1], 2) * rng.uniform(2, 5, 2), dtype=torch.float32)""",
    "logistic": """
    X = np.stack([np.ones(n), x], 1)
    y = (X @ rng.uniform(0.5, 2.0, 2) - 1.5 + rng.logistic(0, 0.7, n) > 0).astype(float)
    y[:2] = 0, 1
    start = torch.tensor(rng.choice([-1, 1], 2) * rng.uniform(0.5, 1.5, 2), dtype=torch.float32)""",
    "network": """
    X = np.stack([x, rng.normal(0.0, 1.0, n)], 1)
    y = (X[:, 0] * X[:, 1] + rng.normal(0, 0.3, n) > 0).astype(float)
    y[:2] = 0, 1
    start = [torch.tensor(rng.normal(0, 0.7, shape), dtype=torch.float32) for shape in [(2, 4), (4,), (4,), ()]]""",
}
RATES = {"linear": {"sgd": "0.35", "momentum": "0.06", "adam": "0.6"},
         "logistic": {"sgd": "2.0 * n", "momentum": "0.4 * n", "adam": "0.4"},
         "network": {"sgd": "1.0 * n", "momentum": "0.2 * n", "adam": "0.15"}}
BODY = '''

@check(given=a_problem, criterion={criterion})
def {way}(impl, {arguments}):
    """{sentence}"""
    def flat(parameters):
        each = parameters if isinstance(parameters, (list, tuple)) else [parameters]
        each = [q.detach().numpy() if isinstance(q, torch.Tensor) else np.asarray(q) for q in each]
        return np.concatenate([np.asarray(q, dtype=float).reshape(-1) for q in each])

    {unpacked} = impl.{asked}({arguments})
    return {{{evidence}}}
'''
CHECKS = {
    "history": ("trajectory(updates=2, parameters=1, loss=2, length=1)", "Loss and parameters follow the rule.",
                "losses, parameters", '"loss": losses, "parameters": [flat(p) for p in parameters]'),
    "own": ("trajectory(updates=3, length=1)", "Every update follows from the parameters before it and its batch.",
            "start, batches, losses, parameters",
            '"start": flat(start), "batches": batches, "loss": losses, "parameters": [flat(p) for p in parameters]'),
    "in_order": ("trajectory(updates=2, parameters=1, loss=2, length=1)",
                 "Loss and parameters follow the rule, batch by batch.",
                 "losses, parameters", '"loss": losses, "parameters": [flat(p) for p in parameters]'),
}

# Another program than any of the benchmark's: one vector of all parameters, and gradients of the scores by hand.
REFERENCE = '''
import torch


def _flat(start):
    return torch.cat([q.reshape(-1) for q in (start if isinstance(start, list) else [start])])


def _form(theta):
    if {single}:
        return theta
    return [theta[:8].reshape(2, 4), theta[8:12], theta[12:16], theta[16]]


def _loss(theta, X, y):
    if {single}:
        scores = (X * theta).sum(1)
    else:
        W1, b1, W2, b2 = _form(theta)
        scores = (torch.tanh(X @ W1 + b1) * W2).sum(1) + b2
    if {squares}:
        return (scores - y).square().sum()
    p = scores.sigmoid()
    return -torch.where(y > 0, p.log(), (1 - p).log()).mean()


def _walk(X, y, start, lr, batches):
    theta, losses, path = _flat(start).clone(), [], []
    first, second = torch.zeros_like(theta), torch.zeros_like(theta)
    for step, batch in enumerate(batches, 1):
        leaf = theta.detach().requires_grad_()
        loss = _loss(leaf, X[batch], y[batch])
        (slope,) = torch.autograd.grad(loss, leaf)
        if "{rule}" == "adam":
            first, second = first.lerp(slope, 0.1), second.lerp(slope * slope, 0.001)
            slope = first / (1 - 0.9**step) / ((second / (1 - 0.999**step)).sqrt() + 1e-8)
        elif "{rule}" == "momentum":
            first = slope = 0.9 * first + slope
        theta = theta - lr * slope
        losses.append(loss.detach())
        path.append(_form(theta))
    return losses, path


def _in_order(n, size):
    return [list(range(i, min(i + size, n))) for i in range(0, n, size)]


def train(X, y, start, lr, epochs):
    return _walk(X, y, start, lr, [slice(None)] * epochs)


def train_batches(X, y, start, lr, epochs, size):
    batches = _in_order(len(y), size)
    losses, path = _walk(X, y, start, lr, batches * epochs)
    weights = torch.tensor([len(batch) for batch in batches], dtype=X.dtype)
    return [(weights * torch.stack(losses[i:i + len(batches)])).sum() / len(y)
            for i in range(0, len(losses), len(batches))], path


def train_own(X, y, lr, epochs, size):
    start = torch.randn({numbers}).to(X.dtype) * 0.5
    orders = [torch.randperm(len(y)) for _ in range(epochs)]
    batches = [order[i:i + size].tolist() for order in orders for i in range(0, len(y), size)]
    return _form(start), batches, *_walk(X, y, start, lr, batches)
'''
SOLUTION = '''
import torch

from graders import mistakes


def {asked}({arguments}):
    """The training."""
    raise NotImplementedError


@mistakes("{asked}", {names})
def described(train, {arguments}):
    def model(P, x):
        return {model}
{drawn}
    path = train(model, train.{loss}, (X, y), train.{rule}, epochs, start=start, batches={batches})
    return {returned}
'''
MODEL = {"linear": "x @ P", "logistic": "torch.sigmoid(x @ P)",
         "network": "torch.sigmoid(torch.tanh(x @ P[0] + P[1]) @ P[2] + P[3])"}
TRAINED = {"sgd": "sgd(lr)", "momentum": "sgd(lr, 0.9)", "adam": "adam(lr)"}
ORDERS = '''
    orders = [torch.randperm(len(y)) for _ in range(epochs)]
    batches = [[order[i:i + size].tolist() for i in range(0, len(y), size)] for order in orders]
'''
ALWAYS = ("uphill", "not_zeroed", "standing_still", "gradient_once", "step_before_backward", "one_after_the_other",
          "rate_ten_times_too_large", "rate_ten_times_too_small", "every_pair", "one_epoch_too_many",
          "one_epoch_too_few", "parameters_before_update", "live_tensor")


def bank(model: str, rule: str, way: str) -> list[str]:
    """The general mistakes that an author would name for this exercise: those that can happen and can be seen."""
    names = [*ALWAYS, *({"momentum": ["no_momentum"], "adam": ["no_bias_correction"]}.get(rule, []))]
    if rule != "adam":  # which does not see the scale of a gradient
        names += ["mean_gradient", "factor_two_missing"] if model == "linear" else ["sum_gradient"]
    if model != "linear":
        names += ["double_sigmoid"]
    if way != "own":
        names += ["running_total", "loss_after_update"]
    if way != "history":
        names += ["last_batch_dropped", "first_batch_only"]
    if way == "in_order":
        names += ["last_batch_loss", "batches_weigh_equally"]
    return names


def write(root: Path, criteria: Mapping[str, str] | None = None) -> Path:
    """Write the course and return its directory. `criteria`: other criteria than the benchmark's own, by way."""
    shutil.rmtree(root, ignore_errors=True)
    units = [(model, rule) for model in MODELS for rule in RULES]
    assignments = ""
    for model, rule in units:
        unit = f"{model}_{rule}"
        pages = [f"{unit}/{way}" for way in WAYS[model]]
        assignments += f'\n[[assignment]]\nname = "{unit}"\npages = {pages!r}\n'.replace("'", '"')
        squares, single = model == "linear", model != "network"
        _put(root / "reference_impl" / f"{unit}.py", REFERENCE.format(
            single=single, squares=squares, rule=rule, numbers=2 if single else 17))
        for way in WAYS[model]:
            _put(root / "exercises" / unit / f"{way}.md", f"# {way}\n\n" + "{{ stub(\"" + ASKED[way][0] + "\") }}\n")
            _put(root / "graders" / "checks" / unit / f"{way}.py", _checked(model, rule, way, criteria or {}))
            _put(root / "solutions" / unit / f"{way}.py", _solved(model, rule, way))
    _put(root / "exercises" / "course.toml", 'title = "Proof"\n' + assignments)
    return root


def _checked(model: str, rule: str, way: str, criteria: Mapping[str, str]) -> str:
    asked, arguments = ASKED[way]
    criterion, sentence, unpacked, evidence = CHECKS[way]
    criterion = criteria.get(way, criterion)
    data = '**samples(X=X, y=y)' if way == "history" else '"X": X, "y": y'
    data += '' if way == "own" else ', "start": start'
    data += '' if way == "history" else ', "size": size'
    rate = RATES[model][rule]
    given = GIVEN.format(told="A random problem.", model=DATA[model], smooth=rule != "adam", rate=rate, adam_rate=rate,
                         returned=data, epochs="int(rng.integers(8, 13))" if way == "history" else "3")
    return given + BODY.format(criterion=criterion, way=way, arguments=arguments, sentence=sentence, unpacked=unpacked,
                               asked=asked, evidence=evidence)


def _solved(model: str, rule: str, way: str) -> str:
    asked, arguments = ASKED[way]
    shapes = "[(2, 4), (4,), (4,), ()]"
    drawn = "    start = " + ("0.5 * torch.randn(2).to(X.dtype)" if model != "network"
                              else f"[0.5 * torch.randn(shape).to(X.dtype) for shape in {shapes}]") + ORDERS
    order = {"history": "None", "own": "lambda epoch: batches[(epoch - 1) % epochs]",
             "in_order": "[list(range(i, min(i + size, len(y)))) for i in range(0, len(y), size)]"}[way]
    returned = {"history": "path.losses, path.parameters",
                "own": "start, [b for epoch in batches for b in epoch], path.losses, path.parameters",
                "in_order": "[epoch.mean_loss for epoch in path.epochs], path.parameters"}[way]
    return SOLUTION.format(asked=asked, arguments=arguments, model=MODEL[model], rule=TRAINED[rule], returned=returned,
                           loss="sse" if model == "linear" else "bce", batches=order,
                           drawn=drawn if way == "own" else "",
                           names=", ".join(f'"{name}"' for name in bank(model, rule, way)))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), "utf8")
