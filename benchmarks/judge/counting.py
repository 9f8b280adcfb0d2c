"""From verdicts to counts: false fails, misses, and what each mistake was called. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SCALE = ("half the gradient", "mean for sum", "sum for mean")
ALSO = ("mean for sum, also recorded", "sum for mean, also recorded")
LIKE_ADAM = "Adam divides the gradient by its own size, so its scale does not show in the updates"
UNSEEN = ("one_epoch_too_many", "one_epoch_too_few", "last_batch_dropped", "first_batch_only", "live_tensor")
NOBODY = "(no name)"


@dataclass(frozen=True)
class Row:
    """One program on one problem. `kind` is "" for a correct one, `name` what its mistake should be called.

    `called`: part -> the names given ("": for everything). `simple`: grader -> whether it passes the program (None: it
    has no say).
    """

    model: str
    rule: str
    way: str
    seed: int
    style: str
    kind: str
    name: str
    passed: bool
    called: Mapping[str, tuple[str, ...]]
    simple: Mapping[str, bool | None]
    unfit: bool = False  # it does not run at all

    @property
    def identical(self) -> str:
        """Why no grader of this exercise can see the mistake; "" where one should."""
        if self.rule == "adam" and (self.kind in SCALE or (self.kind in ALSO and self.way == "own")):
            return LIKE_ADAM
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names that were given, each once."""
        return tuple(sorted({name for names in self.called.values() for name in names}))


def expected(kind: str, name: str, way: str, bank: Sequence[str]) -> str:
    """What a mistake should be called in an exercise; "" where no name can be right: the bank has none, or steps that
    are judged each by itself cannot show what is missing around them."""
    return "" if name not in bank or (way == "own" and name in UNSEEN) else name


def false_fails(rows: Iterable[Row]) -> list[Row]:
    """Correct programs that lost points."""
    return [row for row in rows if not row.kind and not row.passed]


def misses(rows: Iterable[Row]) -> list[Row]:
    """Wrong programs that earned everything although their mistake can be seen."""
    return [row for row in rows if row.kind and row.passed and not row.identical]


def unseen(rows: Iterable[Row]) -> Counter[tuple[str, str, str, str]]:
    """Wrong programs that are right by mathematics: (kind, rule, way, reason) -> how often."""
    return Counter((r.kind, r.rule, r.way, r.identical) for r in rows if r.kind and r.passed and r.identical)


def confusion(rows: Iterable[Row]) -> Counter[tuple[str, str]]:
    """(what it is, what it was called) over all wrong programs that lost points, and over the correct ones."""
    told: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if not row.kind:
            told["correct", "correct" if row.passed else "rejected"] += 1
        elif not row.passed:
            told[row.name or NOBODY, " or ".join(row.names) or NOBODY] += 1
    return told


def diagonal(told: Mapping[tuple[str, str], int], *, known: bool) -> float:
    """The share that was called what it is: of mistakes with a name (`known`), or of those without."""
    mine = {pair: n for pair, n in told.items() if pair[0] != "correct" and (pair[0] != NOBODY) == known}
    return sum(n for (a, b), n in mine.items() if a == b) / max(sum(mine.values()), 1)


def simple(rows: Sequence[Row], grader: str) -> tuple[int, int, int, int]:
    """Of a simple grader: correct programs that it fails, of how many; wrong ones that it passes, of how many."""
    said = [row for row in rows if row.simple[grader] is not None and not (row.kind and row.identical)]
    correct, wrong = [row for row in said if not row.kind], [row for row in said if row.kind]
    return (sum(not row.simple[grader] for row in correct), len(correct),
            sum(bool(row.simple[grader]) for row in wrong), len(wrong))
