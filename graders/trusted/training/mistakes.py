"""The mistakes that are made in any training loop. An exercise names those that can happen in it; laws, naming and
documentation take the rest from here.

A mistake transforms the plan (the gradient, the loss, the rule, the batches, the number of epochs), the step, or the
path that is recorded. `MISTAKES` holds them by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from itertools import accumulate
from typing import Any

import torch
from torch import Tensor

from .along import taken
from .loop import Batch, Path, State, Step, Trainer, Training, advance, autograd, walk
from .rules import Rule, Tensors

Gradient = Callable[[Training, State, Batch], Tensors]


@dataclass(frozen=True)
class Mistake:
    """`sentence` names it to the student, `hint` helps to see it.

    `plan` and `step` change what is done, `losses` what is kept of the losses, `path` what is kept of all else. Where
    the training is taken along recorded parameters, `along` says what a false record makes of the losses.
    """

    name: str
    sentence: str
    hint: str
    plan: Callable[[Training], Training] = lambda plan: plan
    step: Callable[[Training, State, Batch], tuple[State, Step]] = advance
    losses: Callable[[Path], Path] = lambda path: path
    path: Callable[[Path], Path] = lambda path: path
    along: Callable[[Training], Training] = lambda plan: plan


def answer(described: Callable[..., Any], name: str = "") -> Callable[..., Any]:
    """The function that an exercise asks for, from the description of its training, with one mistake in it ("": none).
    """
    mistake = MISTAKES[name] if name else Mistake("", "", "")

    def run(plan: Training) -> Path:
        changed = mistake.plan(plan)
        path = taken(mistake.along(changed), mistake.step, mistake.losses)
        if path is None:
            path = mistake.losses(Path(tuple(walk(changed, mistake.step)), plan.single))
        return mistake.path(path)

    @wraps(described)
    def function(*arguments: Any, **more: Any) -> Any:
        return described(Trainer(run), *arguments, **more)

    return function


# --- the gradient --------------------------------------------------------------------------------------------------


def _times(factor: Callable[[Batch], float]) -> Callable[[Training], Training]:
    """The plan with every gradient multiplied."""
    return _gradient(lambda plan, state, batch: tuple(factor(batch) * g for g in autograd(plan, state, batch)))


def _gradient(gradient: Gradient) -> Callable[[Training], Training]:
    return lambda plan: replace(plan, gradient=gradient)


def _summed(plan: Training, state: State, batch: Batch) -> Tensors:
    new = autograd(plan, state, batch)
    return new if state.grad is None else tuple(g + old for g, old in zip(new, state.grad, strict=True))


def _first(plan: Training, state: State, batch: Batch) -> Tensors:
    return state.first or autograd(plan, state, batch)


def _one_after_the_other(plan: Training, state: State, batch: Batch) -> tuple[State, Step]:
    """Each number of a tensor of parameters, or each of several tensors, is updated at once, and the next one's
    gradient is computed with it."""
    point = tuple(p.detach().clone(memory_format=torch.contiguous_format) for p in state.parameters)
    gradient = tuple(torch.zeros_like(p) for p in point)
    turns = [(0, i) for i in range(point[0].numel())] if plan.single else [(k, slice(None)) for k in range(len(point))]
    for k, i in turns:
        here = plan.gradient(plan, replace(state, parameters=point), batch)
        gradient[k].view(-1)[i] = here[k].reshape(-1)[i]
        _, update = plan.rule.move(state.memory, gradient)  # a rule moves every number by itself
        point[k].view(-1)[i] += update[k].reshape(-1)[i]
    return advance(replace(plan, gradient=lambda *_: gradient), state, batch)


# --- the plan ------------------------------------------------------------------------------------------------------


def _rate(factor: float) -> Callable[[Training], Training]:
    def change(plan: Training) -> Training:
        def move(memory: Any, gradient: Tensors) -> tuple[Any, Tensors]:
            memory, update = plan.rule.move(memory, gradient)
            return memory, tuple(factor * u for u in update)

        return replace(plan, rule=Rule(factor * plan.rule.rate, move, plan.rule.plain))

    return change


def _plainly(plan: Training) -> Training:
    return replace(plan, rule=plan.rule.plain or plan.rule)


def _every_pair(plan: Training) -> Training:
    """(n, 1) against (n,): the loss is taken over all n * n pairs of a prediction and a target."""

    def loss(predictions: Tensor, targets: Tensor) -> Tensor:
        column, row = predictions.reshape(-1, 1), targets.reshape(1, -1)
        return plan.loss(column.expand(-1, row.shape[1]), row.expand(column.shape[0], -1))

    return replace(plan, loss=loss)


def _twice_a_probability(plan: Training) -> Training:
    """The loss expects scores and is given probabilities: it makes probabilities of them once more."""
    return replace(plan, loss=lambda predictions, targets: plan.loss(torch.sigmoid(predictions), targets))


def _more_epochs(count: int) -> Callable[[Training], Training]:
    return lambda plan: replace(plan, epochs=max(plan.epochs + count, 0))


def _batches(change: Callable[[list[Any]], list[Any]]) -> Callable[[Training], Training]:
    return lambda plan: replace(plan, batches=lambda epoch: change(list(plan.batches(epoch))))


def _without_the_short(batches: list[Any]) -> list[Any]:
    full = max(len(batch) for batch in batches)
    return [batch for batch in batches if len(batch) == full]


# --- the path ------------------------------------------------------------------------------------------------------


def _losses(change: Callable[[list[Step]], list[Tensor]]) -> Callable[[Path], Path]:
    def changed(path: Path) -> Path:
        losses = change(list(path.steps))
        return replace(path, steps=tuple(replace(s, loss=v) for s, v in zip(path.steps, losses, strict=True)))

    return changed


def _before(path: Path) -> Path:
    return replace(path, steps=tuple(replace(step, parameters=step.before) for step in path.steps))


def _all_the_last(path: Path) -> Path:
    return replace(path, steps=tuple(replace(s, parameters=path.steps[-1].parameters) for s in path.steps))


def _one_gradient_late(plan: Training, state: State, batch: Batch) -> Tensors:
    """The gradient of the step before, which `autograd` computes only after it was used: see `_late`."""
    return state.grad or tuple(0 * p for p in state.parameters)


def _late(plan: Training, state: State, batch: Batch) -> tuple[State, Step]:
    after, step = advance(replace(plan, gradient=_one_gradient_late), state, batch)
    memory = after.memory if state.grad else None  # without a gradient an optimiser does not even count the step
    return replace(after, memory=memory, grad=autograd(plan, state, batch)), step


def _equally(path: Path) -> Path:
    return replace(path, steps=tuple(replace(step, size=1) for step in path.steps))


def _of_the_last_batch(path: Path) -> Path:
    last = {step.epoch: step.loss for step in path.steps}
    return replace(path, steps=tuple(replace(step, loss=last[step.epoch]) for step in path.steps))


_KNOWN = (
    Mistake("uphill", "You walk in the direction of the gradient: uphill, where the loss grows.",
            "Look at your losses: do they fall? The gradient points to where the loss grows.",
            _times(lambda _: -1.0)),
    Mistake("factor_two_missing", "Your gradient is half of what it should be: the factor 2 of the square is missing.",
            "Differentiate the square of one error. Which number comes down from the exponent?",
            _times(lambda _: 0.5)),
    Mistake("mean_gradient", "Your gradient is that of the mean over the samples; the sum was asked for.",
            "Your gradient and your loss must belong together. Does your loss divide by the number of samples?",
            _times(lambda batch: 1 / batch.size)),
    Mistake("sum_gradient", "Your gradient is that of the sum over the samples; the mean was asked for.",
            "Your gradient and your loss must belong together. What does your loss divide by?",
            _times(lambda batch: float(batch.size))),
    Mistake("not_zeroed", "The gradients of earlier steps are still in your gradient: it was never set back to zero.",
            "`backward` adds to what is already in `.grad`. What is in there when the second step begins?",
            _gradient(_summed)),
    Mistake("standing_still", "Your parameters never move: when the step is taken, it has no gradient to follow.",
            "Print the gradient just before the update. Was it set to zero too early, or is it that of other tensors?",
            _times(lambda _: 0.0)),
    Mistake("gradient_once", "You computed the gradient once, before the loop, and took every step with it.",
            "The gradient depends on where you are. At how many places does your program compute it?",
            _gradient(_first)),
    Mistake("step_before_backward", "You take the step before `backward`: each update uses the gradient of the step "
            "before it.", "Number the lines of your loop in the order in which they run. Which gradient is there when "
            "the first update is made?", step=_late),
    Mistake("one_after_the_other", "You update one parameter, and compute the gradient of the next one with it already "
            "changed.", "When the second parameter is updated, the first has moved already. At which point was the "
            "gradient asked for?", step=_one_after_the_other),
    Mistake("rate_ten_times_too_large", "Every step is ten times as long as the learning rate allows.",
            "Count the zeros of the learning rate you use. Is it the one you were given?", _rate(10.0)),
    Mistake("rate_ten_times_too_small", "Every step is a tenth of what the learning rate asks for.",
            "Count the zeros of the learning rate you use. Is it the one you were given?", _rate(0.1)),
    Mistake("no_momentum", "Your steps follow the gradient of the moment only: the momentum has no effect.",
            "What is left of the last step's velocity when the next one is computed?", _plainly),
    Mistake("no_bias_correction", "The two averages of Adam are used as they are: the correction of their start at "
            "zero is missing.", "Both averages begin at zero. What are they divided by after t steps?", _plainly),
    Mistake("every_pair", "Your loss compares every prediction with every target: a column of predictions and a row of "
            "targets were broadcast against each other.",
            "Print the shapes of predictions and targets, and of their difference. Which one should it have?",
            _every_pair),
    Mistake("double_sigmoid", "The sigmoid is applied twice: your loss makes probabilities of what are probabilities "
            "already.", "Does your loss expect scores or probabilities? Which of the two does your model give?",
            _twice_a_probability),
    Mistake("one_epoch_too_many", "Your loop runs for one epoch more than was asked for.",
            "How many numbers does `range` give when it begins at 0 and ends at `epochs + 1`?", _more_epochs(1)),
    Mistake("one_epoch_too_few", "Your loop runs for one epoch less than was asked for.",
            "How many numbers does `range(1, epochs)` give? Is `epochs` itself among them?", _more_epochs(-1)),
    Mistake("last_batch_dropped", "You leave the last batch out where it is shorter than the others.",
            "How many samples does an epoch of yours see? Compare it with the size of the data.",
            _batches(_without_the_short)),
    Mistake("first_batch_only", "You train on the first batch of every epoch and on no other.",
            "How many updates does an epoch of yours make? Look at what is indented under which loop.",
            _batches(lambda batches: batches[:1])),
    Mistake("loss_after_update", "You record the loss after the update; the one before it was asked for.",
            "Which loss belongs to the first step: that of the start, or that of the parameters made from it?",
            lambda plan: replace(plan, afterwards=True)),
    Mistake("parameters_before_update", "You record the parameters before the update, so your history begins with the "
            "start and lacks the result.", "What should the last entry be: the parameters the last step begins with, "
            "or those it ends with?", path=_before,
            along=lambda plan: replace(plan, afterwards=True, early=True)),
    Mistake("live_tensor", "You appended the tensor itself and then changed it in place, so all of your entries are "
            "the last parameters.", "The list holds the same tensor many times. What happens to its old entries when "
            "it changes in place?", path=_all_the_last),
    Mistake("running_total", "Your losses are a running total: each one still holds those before it.",
            "Where does your sum begin? It has to be set back before each new one.",
            losses=_losses(lambda steps: list(accumulate(step.loss for step in steps)))),
    Mistake("last_batch_loss", "You report the loss of the last batch as that of the whole epoch.",
            "Which batches is your loss of an epoch computed from?", losses=_of_the_last_batch),
    Mistake("batches_weigh_equally", "You average the losses of the batches as if all of them had equally many "
            "samples; the last one has fewer.", "A batch of 1 and a batch of 3: how much should each of them count?",
            losses=_equally),
)

MISTAKES = {mistake.name: mistake for mistake in _KNOWN}
