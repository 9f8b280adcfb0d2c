"""What a law says, and how many instances it looks at."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

LEAST = 3


@dataclass(frozen=True)
class Finding:
    """A law that does not hold: the fact, where, and the remedy."""

    law: int
    exercise: str
    fact: str
    remedy: str

    def __str__(self) -> str:
        return f"law {self.law}, {self.exercise}: {self.fact}\n  remedy: {self.remedy}"


@dataclass(frozen=True)
class Report:
    """The findings of one law on one exercise, and the number of instances each check was tried on (where it was)."""

    findings: tuple[Finding, ...] = ()
    instances: int | None = None


@dataclass(frozen=True)
class Budget:
    """At most `most` secret instances, and none begun after `seconds`, but never fewer than LEAST."""

    most: int = 50
    seconds: float = 20.0

    def instances(self) -> Iterator[int]:
        """The numbers of the secret instances to look at."""
        end = time.monotonic() + self.seconds
        for index in range(1, self.most + 1):
            if index > LEAST and time.monotonic() > end:
                return
            yield index
