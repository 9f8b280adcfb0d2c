"""What there is to draw of a wrong trajectory: the reference's path and the submission's, thinned.

Only ever called for the public instance: of a secret one, these would be the values themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..records import Criterion, Curve, Floats, Part, Tree
from .criteria import Parts
from .numbers import NotNumeric, aligned
from .trajectory import Trajectory, by_name, steps

POINTS = 200  # more are not told apart in a picture as wide as a page
SEPARATE = 4  # values of a step that get a curve each; of more, their norm and the one that is farthest off
BEYOND = 1.25  # a history that is too long is drawn so far, in lengths of the reference's


def curves(criterion: Criterion, got: Tree, reference: Tree, parts: Sequence[Part]) -> tuple[Curve, ...]:
    """Every history of a criterion's trajectories; none where no history differs at a certain step.

    `parts` is what the criterion made of this evidence.
    """
    first = {part.name: part.mismatch.step for part in parts if part.mismatch and part.mismatch.step}
    found = tuple(_curves(criterion, got, reference, first, ""))
    return found if any(curve.step for curve in found) else ()


def _curves(criterion: Criterion, got: Tree, reference: Tree, first: dict[str, int], prefix: str) -> Iterator[Curve]:
    if isinstance(criterion, Parts):
        for name, inner in criterion.of:
            if isinstance(got, dict) and name in got:
                yield from _curves(inner, got[name], reference[name], first, f"{prefix}{name}.")
    elif isinstance(criterion, Trajectory):
        got, reference = by_name(got), by_name(reference)
        for name in criterion.histories:
            try:
                right = steps(reference[name])
                have = steps(aligned(got[name], reference[name]))
            except (NotNumeric, KeyError, TypeError):  # no such history: the reason says so
                continue
            if len(have) and len(right) and have.shape[1] == right.shape[1]:
                yield from _of_history(prefix + name, have, right, first.get(prefix + name))


def _of_history(name: str, have: Floats, right: Floats, step: int | None) -> Iterator[Curve]:
    have = have[: max(len(right), round(BEYOND * len(right)))]
    width = right.shape[1]
    chosen = _chosen(len(have), len(right), step)

    def curve(called: str, mine: Floats, target: Floats) -> Curve:
        return Curve(called, tuple(i + 1 for i in chosen), _values(target, chosen), _values(mine, chosen), step)

    if width > SEPARATE:
        with np.errstate(over="ignore", invalid="ignore"):
            yield curve(f"|{name}|", np.linalg.norm(have, axis=1), np.linalg.norm(right, axis=1))
            apart = np.abs(have[step - 1] - right[step - 1]) if step else np.zeros(0)
        if step:
            worst = int(np.argmax(np.where(np.isnan(apart), np.inf, apart)))
            yield curve(f"{name}[{worst}]", have[:, worst], right[:, worst])
        return
    for i in range(width):
        yield curve(name if width == 1 else f"{name}[{i}]", have[:, i], right[:, i])


def _chosen(have: int, right: int, step: int | None) -> list[int]:
    """Indices spread evenly, and whatever must not be missed: where each history ends, and the step that differs."""
    length = max(have, right)
    even = np.linspace(0, length - 1, min(length, POINTS)).round().astype(int).tolist()
    around = [step - 2, step - 1, step] if step else []
    return sorted({i for i in (*even, *around, have - 1, right - 1) if 0 <= i < length})


def _values(history: Floats, chosen: Sequence[int]) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(history[i]) else float(history[i]) for i in chosen if i < len(history))
