"""Correct programs in the styles of learners, as source texts: name -> the source, for a model and a rule."""

from __future__ import annotations

from collections.abc import Callable

from wording import BCE, LOSS, NAMES, OPTIMISERS, SCORE, SSE, Text, by_hand, kept, memory, predicted, program, taken

LEAF = "{}.clone().requires_grad_(True)"
FRESH = "{0} = ({0} - {1}).detach().requires_grad_()"
Lines = list[str]
Made = Callable[[str, str], Text | None]
OF_PAIRS = {"linear": "F.mse_loss(p, t, reduction='sum')", "logistic": "F.binary_cross_entropy(p, t)"}
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


SLOPES = {
    "linear": ["e = x @ W - t", "g_W = 2 * x.T @ e"],
    "logistic": ["p = 1 / (1 + np.exp(-(x @ W)))", "g_W = x.T @ (p - t) / len(t)"],
    "network": ["a = np.tanh(x @ W1 + b1)", "p = 1 / (1 + np.exp(-(a @ W2 + b2)))", "d = (p - t) / len(t)",
                "g_W2 = a.T @ d", "g_b2 = d.sum()", "h = d.reshape(-1, 1) * W2 * (1 - a ** 2)", "g_W1 = x.T @ h",
                "g_b1 = h.sum(0)"],
}
COST = {"linear": "(e * e).sum()", **dict.fromkeys(
    ("logistic", "network"), "-(t * np.log(p) + (1 - t) * np.log(1 - p)).mean()")}


def analytic(dtype: str, order: str = "numpy") -> Made:
    """Gradients by hand: in NumPy of this dtype, or in torch for ""."""

    def made(model: str, rule: str) -> Text:
        cast = f"x, t = np.asarray(X_, dtype=np.{dtype}), np.asarray(t_, dtype=np.{dtype})".replace("_", "")
        lines = [cast.replace("X", "x"), *SLOPES[model], f"losses.append({COST[model]})"]
        lines += [*by_hand(rule, model, "g_{}", "{0} = {0} - {1}"), f"history.append({kept(model, '{}')})"]
        begin = taken(model, f"np.array({{}}, dtype=np.{dtype})")
        if not dtype:
            lines = [line.replace("np.", "torch.") for line in lines[1:]]
            begin = taken(model)
        return Text([*begin, *memory(rule, NAMES[model])], lines, order=order)

    return made


def _one_by_one(model: str, rule: str) -> Text | None:
    """Plain floats, sample by sample; one model only, as nobody writes a network like that."""
    if model == "network":
        return None
    share = ["e = b + w * float(a[1]) - float(c)", "cost += e * e", "gb += 2 * e", "gw += 2 * e * float(a[1])"]
    if model == "logistic":
        share = ["q = 1 / (1 + math.exp(-b - w * float(a[1])))", "e = (q - float(c)) / len(t)",
                 "cost -= math.log(q if c == 1 else 1 - q) / len(t)", "gb += e", "gw += e * float(a[1])"]
    moves = by_hand(rule, model, "g{}", "{0} -= {1}", ["b", "w"])
    return Text(["b, w = start.tolist()", *memory(rule, ["b", "w"])],
                ["cost = gb = gw = 0.0", "for a, c in zip(x, t):", *("    " + s for s in share), *moves,
                 "losses.append(cost)", "history.append([b, w])"])


def _scalars(model: str, rule: str) -> Text | None:
    """Two parameters of shape (), as in w0 + w1 * x."""
    if model == "network":
        return None
    link = "{}" if model == "linear" else "torch.sigmoid({})"
    moves = by_hand(rule, model, "{}.grad", "{0}.data = {0}.data - {1}", ["w0", "w1"])
    return Text(["w0 = start[0].clone().requires_grad_()", "w1 = start[1].clone().requires_grad_()",
                 *memory(rule, ["w0", "w1"])],
                [f"p = {link.format('w0 + w1 * x[:, 1]')}", f"loss = {LOSS[model]}", "loss.backward()", *moves,
                 "w0.grad.zero_()", "w1.grad.zero_()", "losses.append(loss.data)",
                 "history.append(torch.stack([w0.data, w1.data]))"], order="numpy")


def _column(model: str, rule: str) -> Text:
    """Columns for vectors: (n, 1) against (n, 1)."""
    names = NAMES[model]
    before = taken(model, "{}.clone()")
    before += ["W = W.reshape(-1, 1)"] if model != "network" else ["W2 = W2.reshape(-1, 1)", "b2 = b2.reshape(1)"]
    before += [f"{n}.requires_grad_()" for n in names]
    return Text([*before, *memory(rule, names)],
                ["t = t.reshape(-1, 1)", *predicted(model), f"loss = {SSE if model == 'linear' else BCE}",
                 "loss.backward()", *by_hand(rule, model, "{}.grad", "{0}.data -= {1}"),
                 *(f"{n}.grad.zero_()" for n in names), "losses.append(loss.item())",
                 f"history.append({kept(model, '{}.detach().numpy().copy()')})"])


def _one_vector(model: str, rule: str) -> Text:
    """All parameters in one vector, cut into pieces in each step."""
    cut = {"network": "W1, b1, W2, b2 = w[:8].reshape(2, 4), w[8:12], w[12:16], w[16]"}.get(model, "W = w")
    flat = "torch.cat([q.reshape(-1) for q in start])" if model == "network" else "start.clone()"
    return Text([f"w = {flat}.requires_grad_()", *memory(rule, ["w"])],
                [cut, *predicted(model), f"loss = {LOSS[model]}", "g, = torch.autograd.grad(loss, w)",
                 *by_hand(rule, model, "g", "w = (w - {1}).detach().requires_grad_()", ["w"]),
                 "losses.append(loss.item())", "history.append(w.tolist())"])


def _by_differences(model: str, rule: str) -> Text:
    """Central differences in float64."""
    flat = "torch.cat([q.reshape(-1) for q in start])" if model == "network" else "start.clone()"
    cut = {"network": "W1, b1, W2, b2 = w[:8].reshape(2, 4), w[8:12], w[12:16], w[16]"}.get(model, "W = w")
    helper = ["", "", "def cost(w, x, t):", f"    {cut}", *("    " + line for line in predicted(model)),
              f"    return {LOSS[model]}", ""]
    return Text([f"w = {flat}.double()", *memory(rule, ["w"])],
                ["x, t = x.double(), t.double()", "g = torch.zeros_like(w)", "for j in range(len(w)):",
                 "    e = torch.zeros_like(w)", "    e[j] = 1e-4",
                 "    g[j] = (cost(w + e, x, t) - cost(w - e, x, t)) / 2e-4", "losses.append(cost(w, x, t))",
                 *by_hand(rule, model, "g", "w = w - {1}", ["w"]), "history.append(w.clone())"],
                helpers="\n".join(helper))


def _grown(model: str, rule: str) -> Text:
    """Each sample's backward adds to the gradient."""
    share = "{} / len(t)" if model != "linear" else "{}"
    one = LOSS[model].replace("(p - t)", "(p - t[j])").replace("t *", "t[j] *").replace("1 - t)", "1 - t[j])")
    one = one.replace(".sum()", "").replace(".mean()", "")
    return Text([*taken(model, LEAF), *memory(rule, NAMES[model])],
                ["cost = 0", "for j in range(len(t)):", *("    " + p.replace("x @", "x[j] @") for p in predicted(model)),
                 f"    loss = {share.format(one)}", "    loss.backward()", "    cost = cost + loss.item()",
                 "with torch.no_grad():", *("    " + m for m in by_hand(rule, model, "{}.grad", "{0} -= {1}")),
                 *(f"{n}.grad = None" for n in NAMES[model]), "losses.append(cost)", f"history.append({kept(model)})"])


def _expanded(model: str, rule: str) -> Text | None:
    """The normal equations: X'X W - X'y."""
    if model != "linear":
        return None
    return Text([*taken(model), *memory(rule, ["W"])],
                ["loss = (x @ W - t).square().sum()", "g = -2 * x.T @ t + 2 * x.T @ x @ W",
                 *by_hand(rule, model, "g", "W = W - {1}", ["W"]), "losses.append(loss)", "history.append(W)"])


def _folded(model: str, rule: str) -> Text | None:
    """The rate inside of the velocity; Adam's two corrections folded into the rate."""
    if rule == "sgd":
        return None
    lines: Lines = []
    for n in NAMES[model]:
        lines += [f"v_{n} = 0.9 * v_{n} - lr * {n}.grad", f"{n}.data += v_{n}"] if rule == "momentum" else [
            f"m_{n} += 0.1 * ({n}.grad - m_{n})", f"s_{n} += 0.001 * ({n}.grad ** 2 - s_{n})",
            f"{n}.data -= lr * root / (1 - 0.9 ** k) * m_{n} / (s_{n}.sqrt() + 1e-8 * root)"]
    return Text([*taken(model, LEAF), *memory(rule, NAMES[model])],
                [*(["k += 1", "root = (1 - 0.999 ** k) ** 0.5"] if rule == "adam" else []), *predicted(model),
                 f"loss = {LOSS[model]}", *(f"{n}.grad = None" for n in NAMES[model]), "loss.backward()", *lines, "losses.append(loss.item())",
                 f"history.append({kept(model)})"])


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
    "sample by sample, floats": _one_by_one,
    "w0 + w1 x": _scalars,
    "columns": _column,
    "one vector": _one_vector,
    "central differences": _by_differences,
    "a backward a sample": _grown,
    "normal equations": _expanded,
    "rate in the velocity": _folded,
}


def correct(model: str, rule: str) -> dict[str, str]:
    """The sources of all styles in which this training can be written."""
    made = {name: style(model, rule) for name, style in STYLES.items()}
    return {name: program(text, model) for name, text in made.items() if text is not None}
