"""Programs with one mistake each: a learner's correct program with lines that are missing, moved, or other ones.

Nothing here is made with the engine's own mistakes: a kind is a few edits of source text. `name` is what the engine's
library calls it ("": it knows nothing of the kind, so no name is right, and any name is wrong).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from correct import STYLES
from wording import LOSS, NAMES, by_hand, kept, memory, predicted, program, taken
from wording import Text as Pieces

Edit = Callable[[str, str], str]  # (source, model) -> source
EVERYWHERE = ("history", "own", "in_order")
WITH_LOSS, IN_BATCHES = ("history", "in_order"), ("own", "in_order")
BY_HAND, IN_PLACE, OPTIM, NUMPY, MODULE = (
    "data, grad = None", "no_grad", "optim, zeroed at the top", "analytic, numpy 32", "Linear or Sequential")


@dataclass(frozen=True)
class Wrong:
    """One way of making one mistake. `ways`: the exercises in which it can be made and could show."""

    kind: str
    name: str
    style: str
    edits: tuple[Edit, ...]
    models: tuple[str, ...] = ("linear", "logistic", "network")
    rules: tuple[str, ...] = ("sgd", "momentum", "adam")
    ways: tuple[str, ...] = EVERYWHERE
    made: Callable[[str, str], Pieces] | None = None

    def source(self, model: str, rule: str) -> str:
        """The program's text. Raises ValueError where an edit finds nothing to change."""
        pieces = (self.made or STYLES[self.style])(model, rule)
        assert pieces is not None
        text = program(pieces, model)
        for edit in self.edits:
            text = edit(text, model)
        return text


def swap(old: str, new: str) -> Edit:
    """Every match of a pattern by something else."""
    def edit(text: str, model: str) -> str:
        return changed(text, re.sub(old, new, text), old)
    return edit


def maybe(old: str, new: str) -> Edit:
    """As `swap`, where the function that it is about may not be there."""
    return lambda text, model: re.sub(old, new, text)


def drop(line: str) -> Edit:
    """Lines that begin with a pattern are left out."""
    return swap(rf"(?m)^ *(?:{line}).*\n", "")


def put(line: str, *new: str, after: bool = True) -> Edit:
    """More lines after (or before) those that begin with a pattern; what is in {} is repeated for each parameter."""
    def edit(text: str, model: str) -> str:
        lines = [each.replace("{}", n) for each in new for n in (NAMES[model] if "{}" in each else [""])]
        def more(found: re.Match[str]) -> str:
            block = "".join(found[1] + one + "\n" for one in lines)
            return found[0] + block if after else block + found[0]
        return changed(text, re.sub(rf"(?m)^( *)(?:{line}).*\n", more, text), line)
    return edit


def moved(line: str, to: str) -> Edit:
    """The line that begins with a pattern, to the place before another one."""
    def edit(text: str, model: str) -> str:
        found = re.search(rf"(?m)^ *((?:{line}).*)\n", text)
        if not found:
            raise ValueError(line)
        return put(to, found[1], after=False)(drop(line)(text, model), model)
    return edit


def looked_at_again(text: str, model: str) -> str:
    """The loss is computed once more, after the update."""
    text = drop(r"losses\.append")(text, model)
    again = [*predicted(model), f"loss = {LOSS[model]}", "losses.append(loss.item())"]
    return put(r"history\.append", *again)(text, model)


def changed(text: str, after: str, what: str) -> str:
    """The text after a change. Raises ValueError where there is none."""
    if text == after:
        raise ValueError(f"nothing to change: {what}\n{text}")
    return after


def late(model: str, rule: str) -> Pieces:
    """By hand, the update stands before `backward`."""
    names = NAMES[model]
    moves = by_hand(rule, model, "{}.grad", "{0}.data = {0}.data - {1}")
    return Pieces([*taken(model, "{}.clone().requires_grad_(True)"), *memory(rule, names)],
                  [*predicted(model), f"loss = {LOSS[model]}", f"if {names[0]}.grad is not None:",
                   *("    " + m for m in moves), *(f"    {n}.grad.zero_()" for n in names), "loss.backward()",
                   "losses.append(loss.item())", f"history.append({kept(model)})"])


def in_turn(model: str, rule: str) -> Pieces:
    """Each parameter's gradient is computed when the ones before it have moved."""
    one = model != "network"
    names = ["w0", "w1"] if one else NAMES[model]
    forward = [line.replace("x @ W", "(w0 * x[:, 0] + w1 * x[:, 1])") if one else line for line in predicted(model)]
    step = [*(["k += 1"] if rule == "adam" else []), *forward, f"loss = {LOSS[model]}", "losses.append(loss.item())"]
    for name in names:
        moves = by_hand(rule, model, "g", "{0} = ({0} - {1}).detach().requires_grad_()", [name])
        step += [*forward, f"g, = torch.autograd.grad({LOSS[model]}, {name})", *(m for m in moves if m != "k += 1")]
    begin = ["w0, w1 = [q.clone().requires_grad_() for q in start]"] if one else taken(
        model, "{}.clone().requires_grad_()")
    keep = "torch.stack([w0, w1]).detach()" if one else kept(model)
    return Pieces([*begin, *memory(rule, names)], [*step, f"history.append({keep})"])


LINEAR, MEANS, SUMMED = ("linear",), ("logistic", "network"), r"\.mean\(\)"
BACK, RECORD, FOREACH = r"loss\.backward\(\)", r"history\.append", r"p = "
LOST = drop(r"\w+\.grad = None")
KINDS: tuple[Wrong, ...] = (
    Wrong("uphill", "uphill", BY_HAND, (swap(r"\.data - ", ".data + "),)),
    Wrong("uphill", "uphill", OPTIM, (swap(BACK, "(-loss).backward()"),)),
    Wrong("uphill", "uphill", NUMPY, (swap(r"(?m)^( *)(\w+) = \2 - lr", r"\1\2 = \2 + lr"),)),
    Wrong("half the gradient", "factor_two_missing", BY_HAND, (swap(BACK, "(loss / 2).backward()"),), LINEAR),
    Wrong("half the gradient", "factor_two_missing", NUMPY, (swap(r"2 \* x\.T", "x.T"),), LINEAR),
    Wrong("mean for sum", "mean_gradient", OPTIM, (swap(BACK, "(loss / len(t)).backward()"),), LINEAR),
    Wrong("mean for sum", "mean_gradient", NUMPY, (swap("x.T @ e", "x.T @ e / len(t)"),), LINEAR),
    Wrong("mean for sum, also recorded", "mean_gradient", BY_HAND, (swap(r"\.sum\(\)", ".mean()"),), LINEAR),
    Wrong("sum for mean", "sum_gradient", BY_HAND, (swap(BACK, "(loss * len(t)).backward()"),), MEANS),
    Wrong("sum for mean", "sum_gradient", NUMPY, (swap(r"\(p - t\) / len\(t\)", "(p - t)"),), MEANS),
    Wrong("sum for mean, also recorded", "sum_gradient", OPTIM, (swap(SUMMED, ".sum()"),), MEANS),
    Wrong("gradients not zeroed", "not_zeroed", BY_HAND, (LOST,)),
    Wrong("gradients not zeroed", "not_zeroed", OPTIM, (drop(r"optimizer\.zero_grad"),)),
    Wrong("zero_grad without parentheses", "not_zeroed", MODULE, (swap(r"zero_grad\(\)", "zero_grad"),)),
    Wrong("zeroed before the step", "standing_still", OPTIM, (moved(r"optimizer\.zero_grad", r"optimizer\.step"),)),
    Wrong("zeroed before the step", "standing_still", BY_HAND, (put(BACK, "{}.grad.zero_()"),)),
    Wrong("optimiser of another network", "standing_still", MODULE,
          (swap(r"\(net\.parameters\(\)", "(nn.Linear(2, 1).parameters()"),)),
    Wrong("gradient computed once", "gradient_once", BY_HAND, (LOST, swap(BACK, "if not losses: loss.backward()"))),
    Wrong("gradient computed once", "gradient_once", NUMPY, (
        moved(r"losses\.append", RECORD), swap(r"(?m)^( *)(g_\w+ = )", r"\1if not losses: \2"))),
    Wrong("step before backward", "step_before_backward", "optim, zeroed in the middle", (
        moved(r"optimizer\.step", r"optimizer\.zero_grad"),), ("linear", "logistic")),  # torch refuses the network
    Wrong("step at the top of the loop", "parameters_before_update", OPTIM, (
        moved(r"optimizer\.step", r"optimizer\.zero_grad"),)),
    Wrong("step before backward", "step_before_backward", "", (), ("linear", "logistic"), made=late),
    Wrong("one parameter after the other", "one_after_the_other", "", (), made=in_turn),
    Wrong("rate ten times too large", "rate_ten_times_too_large", NUMPY, (swap(r"lr \*", "10 * lr *"),)),
    Wrong("rate ten times too large", "rate_ten_times_too_large", OPTIM, (swap("lr=lr", "lr=lr * 10"),)),
    Wrong("rate ten times too small", "rate_ten_times_too_small", BY_HAND, (swap(r"lr \*", "0.1 * lr *"),)),
    Wrong("rate ten times too small", "rate_ten_times_too_small", MODULE, (swap("lr=lr", "lr=lr / 10"),)),
    Wrong("no momentum", "no_momentum", OPTIM, (swap(", momentum=0.9", ""),), rules=("momentum",)),
    Wrong("no momentum", "no_momentum", NUMPY, (swap(r"lr \* v_", "lr * g_"),), rules=("momentum",)),
    Wrong("momentum as an average", "rate_ten_times_too_small", BY_HAND,
          (swap(r"(v_\w+) = 0\.9 \* v_\w+ \+ (\w+\.grad)", r"\1 = 0.9 * \1 + (1 - 0.9) * \2"),), rules=("momentum",)),
    Wrong("no bias correction", "no_bias_correction", BY_HAND, (swap(r" / \(1 - 0\.9+ \*\* k\)", ""),),
          rules=("adam",)),
    Wrong("no bias correction", "no_bias_correction", NUMPY, (swap(r" / \(1 - 0\.9+ \*\* k\)", ""),), rules=("adam",)),
    Wrong("(n, 1) against (n,)", "every_pair", BY_HAND, (put(FOREACH, "p = p.reshape(-1, 1)"),)),
    Wrong("(n, 1) against (n,)", "every_pair", OPTIM, (put(FOREACH, "p = p.unsqueeze(1)"),)),
    Wrong("(n, 1) against (n,)", "every_pair", MODULE, (swap(r"t\.reshape\(-1, 1\)", "t"),), LINEAR),
    Wrong("probabilities taken for scores", "double_sigmoid", BY_HAND, (
        swap(r"loss = .*", "loss = F.binary_cross_entropy_with_logits(p, t)"),), MEANS),
    Wrong("probabilities taken for scores", "double_sigmoid", MODULE, (swap("BCELoss", "BCEWithLogitsLoss"),), MEANS),
    Wrong("one epoch too many", "one_epoch_too_many", BY_HAND, (swap(r"range\(epochs\)", "range(epochs + 1)"),)),
    Wrong("one epoch too many", "one_epoch_too_many", MODULE, (swap(r"range\(epochs\)", "range(epochs + 1)"),)),
    Wrong("one epoch too few", "one_epoch_too_few", NUMPY, (swap(r"range\(epochs\)", "range(1, epochs)"),)),
    Wrong("one epoch too few", "one_epoch_too_few", OPTIM, (swap(r"range\(epochs\)", "range(1, epochs)"),)),
    Wrong("last batch dropped", "last_batch_dropped", BY_HAND, (
        swap(r"range\(0, len\(y\), size\)", "range(0, len(y) - size + 1, size)"),), ways=IN_BATCHES),
    Wrong("last batch dropped", "last_batch_dropped", MODULE, (
        swap("shuffle=True", "shuffle=True, drop_last=True"), maybe(r"range\(0, len\(y\), size\)",
        "range(0, len(y) // size * size, size)"), maybe(r"total / len\(y\)", "total / (len(y) // size * size)")),
          ways=IN_BATCHES),
    Wrong("first batch only", "first_batch_only", BY_HAND, (
        put(r"batches\.append", "break"), maybe(r"(?m)^( *)(total \+= .*)", r"\1\2\n\1break")), ways=IN_BATCHES),
    Wrong("loss after the update", "loss_after_update", BY_HAND, (looked_at_again,), ways=WITH_LOSS),
    Wrong("loss after the update", "loss_after_update", OPTIM, (looked_at_again,), ways=WITH_LOSS),
    Wrong("parameters before the update", "parameters_before_update", BY_HAND, (moved(RECORD, FOREACH),)),
    Wrong("parameters before the update", "parameters_before_update", MODULE, (moved(RECORD, "yhat = "),)),
    Wrong("the live tensor appended", "live_tensor", IN_PLACE, (
        swap(r"\.detach\(\)\.clone\(\)", ""),)),
    Wrong("the live tensor appended", "live_tensor", NUMPY, (swap(r"(?m)^( *)(\w+) = \2 - lr", r"\1\2 -= lr"),)),
    Wrong("running total", "running_total", BY_HAND, (
        swap(r"losses\.append\(loss\.item\(\)\)", "losses.append(loss.item() + (losses[-1] if losses else 0))"),),
          ways=("history",)),
    Wrong("running total", "running_total", NUMPY, (swap(r"total = 0\.0", "total = total if epoch else 0.0"),), MEANS,
          ways=("in_order",)),
    Wrong("loss of the last batch", "last_batch_loss", BY_HAND, (swap(r"total / len\(y\)", "losses[-1]"),), MEANS,
          ways=("in_order",)),
    Wrong("batches weigh equally", "batches_weigh_equally", OPTIM, (
        swap(r" \* len\(t\)\n", "\n"), swap(r"total / len\(y\)", "total / len(range(0, len(y), size))")), MEANS,
          ways=("in_order",)),
    # what no bank has a name for
    Wrong("step between forward and backward", "", "", (), ("network",), made=late),  # a gradient of two points at once
    Wrong("a parameter left out", "", BY_HAND, (put(BACK, "W.grad[0] = 0"),), ("linear", "logistic")),
    Wrong("a parameter left out", "", BY_HAND, (put(BACK, "b1.grad.zero_()"),), ("network",)),
    Wrong("dampening", "", OPTIM, (swap("momentum=0.9", "momentum=0.9, dampening=0.5"),), rules=("momentum",)),
    Wrong("Nesterov", "", OPTIM, (swap("momentum=0.9", "momentum=0.9, nesterov=True"),), rules=("momentum",)),
    Wrong("weight decay", "", OPTIM, (swap("lr=lr", "lr=lr, weight_decay=0.1"),)),
    Wrong("two steps for each gradient", "", OPTIM, (put(r"optimizer\.step", "optimizer.step()"),)),
    Wrong("weights zeroed for gradients", "", BY_HAND, (swap(r"(\w+)\.grad = None", r"\1.data.zero_()"),)),
    Wrong("another loss", "", BY_HAND, (swap(r"loss = .*", "loss = (p - t).abs().sum()"),), LINEAR),
    Wrong("another loss", "", BY_HAND, (swap(r"loss = .*", "loss = ((p - t) ** 2).mean()"),), MEANS),
    Wrong("betas swapped", "", OPTIM, (swap("lr=lr", "lr=lr, betas=(0.999, 0.9)"),), rules=("adam",)),
    Wrong("half a bias correction", "", NUMPY, (swap(r" / \(1 - 0\.999 \*\* k\)", ""),), rules=("adam",)),
    Wrong("a rate that falls", "", BY_HAND, (swap(r"lr \*", "lr / (epoch + 1) *"),)),
    Wrong("gradients clipped", "", OPTIM, (put(BACK, "{}.grad.clamp_(-0.02, 0.02)"),)),
    Wrong("pairs torn apart", "", BY_HAND, (swap(r"X\[index\], y\[index\]", "X[index], y[:len(index)]"),),
          ways=("own",)),
)


def wrong(model: str, rule: str) -> Iterator[tuple[Wrong, str]]:
    """Every way of making every mistake that can be made in this training, with its source."""
    for one in KINDS:
        if model in one.models and rule in one.rules:
            yield one, one.source(model, rule)
