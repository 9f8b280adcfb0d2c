"""Correct programs in the styles of learners, as source texts: name -> the source, for a model and a rule."""

from __future__ import annotations

from collections.abc import Callable

from unusual import (
    analytic,
    by_differences,
    column,
    expanded,
    folded,
    grown,
    one_by_one,
    one_vector,
    scalars,
)
from wording import LEAF, LOSS, NAMES, OPTIMISERS, SCORE, Text, by_hand, kept, memory, predicted, program, taken

FRESH = "{0} = ({0} - {1}).detach().requires_grad_()"
Lines = list[str]
Made = Callable[[str, str], Text | None]
OTHER_LOSSES = {
    "linear": ["F.mse_loss(p, t, reduction='sum')", "len(t) * nn.MSELoss()(p, t)", "torch.dot(p - t, p - t)",
               "torch.norm(t - p) ** 2", "sum((a - b) ** 2 for a, b in zip(p, t))",
               "F.mse_loss(t, p, reduction='none').sum()", "torch.einsum('i,i->', t - p, t - p)"],
    "logistic": ["F.binary_cross_entropy(p, t)", "nn.BCELoss(reduction='sum')(p, t) / len(t)",
                 "F.binary_cross_entropy_with_logits(z, t)", "(F.softplus(z) - t * z).mean()",
                 "-torch.where(t > 0.5, p, 1 - p).log().mean()",
                 "sum(-torch.log(a) if b == 1 else -torch.log(1 - a) for a, b in zip(p, t)) / len(t)",
                 "torch.logaddexp(torch.zeros_like(z), (1 - 2 * t) * z).sum() / len(t)"],
}


def _forward(model: str, loss: str) -> Lines:
    scores = [f"z = {SCORE[model]}"] if "z" in loss.replace("zip", "").replace("zeros", "z") else []
    return [*scores, *predicted(model), f"loss = {loss}"]


def _autograd(put: str, *, loss: int | None = None, zero: str = "{}.grad = None", block: bool = False,
              first: str = "", keep: str = "{}.detach().clone()", value: str = "loss.item()",
              leaf: str = LEAF, cast: str = "", order: str = "torch", after: Lines | None = None) -> Made:
    """Loops with `backward` and an update by hand. `block`: under no_grad; `first`: zeroing before backward."""

    def made(model: str, rule: str) -> Text:
        kind = "linear" if model == "linear" else "logistic"
        chosen = LOSS[model] if loss is None else OTHER_LOSSES[kind][loss]
        names, moves = NAMES[model], by_hand(rule, model, "{}.grad", put)
        lines = ["with torch.no_grad():", *("    " + m for m in moves)] if block else moves
        zeroed = [zero.format(n) for n in names] if zero else []
        step = [*([cast] if cast else []), *_forward(model, chosen), *(first.format(n) for n in names if first),
                "loss.backward()", *lines, *zeroed, f"losses.append({value})", f"history.append({kept(model, keep)})"]
        return Text([*taken(model, leaf), *memory(rule, names)], step, after or [], order=order)

    return made


def _gradients(line: str, *, leaf: str = LEAF, put: str = FRESH, order: str = "torch", helpers: str = "",
               cast: str = "") -> Made:
    """Gradients by a function call: `line` computes g_W (and so on) from the loss."""

    def made(model: str, rule: str) -> Text:
        names = NAMES[model]
        call = line.format(names=", ".join(names), grads=", ".join(f"g_{n}" for n in names))
        step = [*([cast] if cast else []), *predicted(model), f"loss = {LOSS[model]}", call,
                *by_hand(rule, model, "g_{}", put), "losses.append(loss.detach())", f"history.append({kept(model)})"]
        arguments = ", ".join([*names, "x", "t"])
        inner = "\n    ".join([f"def cost({arguments}):", *predicted(model), f"return {LOSS[model]}"])
        return Text([*taken(model, leaf), *memory(rule, names)], step, order=order,
                    helpers="\n\n" + inner + "\n" if "cost" in line else helpers)

    return made


def _optimiser(more: str = "", *, zero: str = "top", value: str = "loss.item()", groups: bool = False,
               order: str = "loader") -> Made:
    """torch.optim over raw tensors; `zero` says where gradients are cleared."""

    def made(model: str, rule: str) -> Text:
        names = NAMES[model]
        what = ", ".join(f"{{'params': [{n}]}}" for n in names) if groups else ", ".join(names)
        before = [*taken(model, LEAF), "optimizer = " + OPTIMISERS[rule].format(f"[{what}]", more)]
        forward = [*predicted(model), f"loss = {LOSS[model]}"]
        clear = ["optimizer.zero_grad()"]
        step = {"top": [*clear, *forward, "loss.backward()", "optimizer.step()"],
                "middle": [*forward, *clear, "loss.backward()", "optimizer.step()"],
                "end": [*forward, "loss.backward()", "optimizer.step()", *clear],
                "closure": ["def closure():", "    optimizer.zero_grad()", *("    " + f for f in forward),
                            "    loss.backward()", "    return loss", "loss = optimizer.step(closure)"]}[zero]
        return Text(before, [*step, f"losses.append({value})", f"history.append({kept(model)})"], order=order)

    return made


MODULES = {
    "linear": ("nn.Linear(2, 1, bias=False)", ["net.weight.data = start.reshape(1, 2).clone()"],
               "net.weight.detach().reshape(-1).clone()"),
    "network": ("nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1), nn.Sigmoid())",
                ["with torch.no_grad():", "    net[0].weight.copy_(start[0].T)", "    net[0].bias.copy_(start[1])",
                 "    net[2].weight.copy_(start[2].reshape(1, 4))", "    net[2].bias.copy_(start[3].reshape(1))"],
                "[net[0].weight.detach().T.clone(), net[0].bias.detach().clone(), "
                "net[2].weight.detach().reshape(-1).clone(), net[2].bias.detach().clone()]"),
}
MODULES["logistic"] = ("nn.Sequential(nn.Linear(2, 1, bias=False), nn.Sigmoid())",
                       ["net[0].weight.data = start.reshape(1, 2).clone()"],
                       "net[0].weight.detach().reshape(-1).clone()")
CRITERIA = {"linear": "nn.MSELoss(reduction='sum')", "logistic": "nn.BCELoss()", "network": "nn.BCELoss()"}


def _module(model: str, rule: str) -> Text:
    made, filled, keep = MODULES[model]
    return Text([f"net = {made}", *filled, f"loss_fn = {CRITERIA[model]}",
                 "optimizer = " + OPTIMISERS[rule].format("net.parameters()", "")],
                ["yhat = net(x)", "loss = loss_fn(yhat, t.reshape(-1, 1))", "optimizer.zero_grad()", "loss.backward()",
                 "optimizer.step()", "losses.append(loss.item())", f"history.append({keep})"], order="loader")


def _module_by_hand(model: str, rule: str) -> Text:
    made, filled, keep = MODULES[model]
    moves = by_hand(rule, model, "q.grad", "q.data.sub_({1})", ["q"])
    moves = [m.replace("v_q", "v[i]").replace("m_q", "m[i]").replace("s_q", "s[i]") for m in moves]
    counted = [m for m in moves if m == "k += 1"]
    state = {"sgd": [], "momentum": ["v = [0.0] * len(list(net.parameters()))"],
             "adam": ["k = 0", "m = [0.0] * len(list(net.parameters()))", "s = [0.0] * len(list(net.parameters()))"]}
    return Text([f"net = {made}", *filled, *state[rule]],
                ["net.zero_grad()", f"loss = {CRITERIA[model]}(net(x).squeeze(1), t)", "loss.backward()", *counted,
                 "for i, q in enumerate(net.parameters()):", *("    " + m for m in moves if m != "k += 1"),
                 "losses.append(loss.detach().numpy())", f"history.append({keep})"], order="numpy")


def _own_class(model: str, rule: str) -> Text:
    names = NAMES[model]
    lines = ["", "", "class Net(nn.Module):", "    def __init__(self, start):", "        super().__init__()",
             *("        " + line for line in taken(model, "nn.Parameter({}.clone())")),
             f"        {', '.join('self.' + n for n in names)} = {', '.join(names)}", "    def forward(self, x):",
             f"        {', '.join(names)} = {', '.join('self.' + n for n in names)}",
             *("        " + line for line in predicted(model)), "        return p", ""]
    keep = kept(model).replace("W", "net.W").replace("b1", "net.b1").replace("b2", "net.b2")
    return Text(["net = Net(start)", "optimizr = " + OPTIMISERS[rule].format("net.parameters()", "")],
                ["net.train()", "p = net.forward(x)", f"loss = {LOSS[model]}", "optimizr.zero_grad()",
                 "loss.backward()", "optimizr.step()", "losses.append(loss)", f"history.append({keep})"],
                helpers="\n".join(lines))


DATA, SUB, HERE = "{0}.data = {0}.data - {1}", "{0}.data.sub_({1})", "{0} -= {1}"
STYLES: dict[str, Made] = {
    "data, grad = None": _autograd(DATA),
    "data.sub_, zero_": _autograd(SUB, zero="{}.grad.zero_()", loss=0),
    "no_grad": _autograd(HERE, block=True, zero="{}.grad.zero_()", loss=1, order="loader"),
    "zeroed before backward": _autograd(HERE, block=True, zero="", loss=2,
                                        first="if {0}.grad is not None: {0}.grad.zero_()"),
    "fresh leaf": _autograd(FRESH, zero="", loss=3),
    "loss summed in Python": _autograd(DATA, loss=4, order="numpy"),
    "torch.where or none": _autograd(HERE, block=True, loss=5, keep="{}.tolist()"),
    "einsum or softplus": _autograd(DATA, loss=6, value="float(loss)"),
    "float64": _autograd(DATA, leaf="{}.double().requires_grad_()", cast="x, t = x.double(), t.double()"),
    "history as arrays": _autograd(DATA, value="loss.detach().numpy()", keep="{}.detach().numpy().copy()"),
    "attached losses": _autograd(SUB, value="loss", zero="{}.grad.zero_()", order="loader"),
    "autograd.grad": _gradients("{grads}, = torch.autograd.grad(loss, [{names}])"),
    "autograd.grad, float64": _gradients("{grads}, = torch.autograd.grad(loss, [{names}])",
                                         leaf="{}.double().requires_grad_()", cast="x, t = x.double(), t.double()"),
    "func.grad": _gradients("{grads}, = torch.func.grad(cost, argnums=tuple(range(len([{names}]))))({names}, x, t)",
                            leaf="{}.clone()", put="{0} = {0} - {1}", order="numpy"),
    "functional.jacobian": _gradients("{grads}, = torch.autograd.functional.jacobian("
                                      "lambda *q: cost(*q, x, t), ({names},))", leaf="{}.clone()",
                                      put="{0} = {0} - {1}"),
    "optim, zeroed at the top": _optimiser(),
    "optim, zeroed in the middle": _optimiser(zero="middle", value="loss"),
    "optim, zeroed at the end": _optimiser(zero="end", order="torch"),
    "optim, closure": _optimiser(zero="closure"),
    "optim, foreach": _optimiser(", foreach=True"),
    "optim, not foreach": _optimiser(", foreach=False", value="loss.detach().clone()"),
    "optim, fused": _optimiser(", fused=True", order="numpy"),
    "optim, groups": _optimiser(groups=True),
    "Linear or Sequential": _module,
    "Linear or Sequential by hand": _module_by_hand,
    "a Module of its own": _own_class,
    "analytic, torch": analytic("", "torch"),
    "analytic, numpy 32": analytic("float32"),
    "analytic, numpy 64": analytic("float64"),
    "sample by sample, floats": one_by_one,
    "w0 + w1 x": scalars,
    "columns": column,
    "one vector": one_vector,
    "central differences": by_differences,
    "a backward a sample": grown,
    "normal equations": expanded,
    "rate in the velocity": folded,
}


def correct(model: str, rule: str) -> dict[str, str]:
    """The sources of all styles in which this training can be written."""
    made = {name: style(model, rule) for name, style in STYLES.items()}
    return {name: program(text, model) for name, text in made.items() if text is not None}
