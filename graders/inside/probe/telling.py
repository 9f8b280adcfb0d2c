"""How a helper says that there is nothing to look at, in a sentence that the student reads."""

from __future__ import annotations

from typing import Any

from ..frames import FrameError

NO_TENSOR = "no tensor where one was asked for"


def refused(why: str) -> FrameError:
    """The exception to raise. A sentence without anything inserted has its translation in the engine's catalogue."""
    from ..evidence import Refused  # late: it imports torch, which the trusted side may not want yet

    return Refused(why)


def article(value: Any) -> str:
    """The type of a value as a person would name it: "an int", "None"."""
    name = type(value).__name__[:60]
    return "None" if value is None else f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
