"""Correct programs in less usual styles: gradients by hand, other shapes, single samples, rules written otherwise."""

from __future__ import annotations

from collections.abc import Callable

from wording import BCE, LEAF, LOSS, NAMES, SSE, Text, by_hand, kept, memory, predicted, taken

Lines = list[str]
Made = Callable[[str, str], Text | None]
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


def one_by_one(model: str, rule: str) -> Text | None:
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


def scalars(model: str, rule: str) -> Text | None:
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


def column(model: str, rule: str) -> Text:
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


def one_vector(model: str, rule: str) -> Text:
    """All parameters in one vector, cut into pieces in each step."""
    cut = {"network": "W1, b1, W2, b2 = w[:8].reshape(2, 4), w[8:12], w[12:16], w[16]"}.get(model, "W = w")
    flat = "torch.cat([q.reshape(-1) for q in start])" if model == "network" else "start.clone()"
    return Text([f"w = {flat}.requires_grad_()", *memory(rule, ["w"])],
                [cut, *predicted(model), f"loss = {LOSS[model]}", "g, = torch.autograd.grad(loss, w)",
                 *by_hand(rule, model, "g", "w = (w - {1}).detach().requires_grad_()", ["w"]),
                 "losses.append(loss.item())", "history.append(w.tolist())"])


def by_differences(model: str, rule: str) -> Text:
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


def grown(model: str, rule: str) -> Text:
    """Each sample's backward adds to the gradient."""
    share = "{} / len(t)" if model != "linear" else "{}"
    one = LOSS[model].replace("(p - t)", "(p - t[j])").replace("t *", "t[j] *").replace("1 - t)", "1 - t[j])")
    one = one.replace(".sum()", "").replace(".mean()", "")
    return Text([*taken(model, LEAF), *memory(rule, NAMES[model])],
                ["cost = 0", "for j in range(len(t)):",
                 *("    " + line.replace("x @", "x[j] @") for line in predicted(model)),
                 f"    loss = {share.format(one)}", "    loss.backward()", "    cost = cost + loss.item()",
                 "with torch.no_grad():", *("    " + m for m in by_hand(rule, model, "{}.grad", "{0} -= {1}")),
                 *(f"{n}.grad = None" for n in NAMES[model]), "losses.append(cost)", f"history.append({kept(model)})"])


def expanded(model: str, rule: str) -> Text | None:
    """The normal equations: X'X W - X'y."""
    if model != "linear":
        return None
    return Text([*taken(model), *memory(rule, ["W"])],
                ["loss = (x @ W - t).square().sum()", "g = -2 * x.T @ t + 2 * x.T @ x @ W",
                 *by_hand(rule, model, "g", "W = W - {1}", ["W"]), "losses.append(loss)", "history.append(W)"])


def folded(model: str, rule: str) -> Text | None:
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
                 f"loss = {LOSS[model]}", *(f"{n}.grad = None" for n in NAMES[model]), "loss.backward()", *lines,
                 "losses.append(loss.item())",
                 f"history.append({kept(model)})"])
