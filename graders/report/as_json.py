"""The JSON of `stepmark check --json`. Its form is documented in docs/verdicts.md and named by `SCHEMA`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..judge.verdict import PUBLIC
from ..records import Part, Verdict
from ..words import Translate

SCHEMA = "stepmark.verdicts/1"


def document(assignment: str, lang: str, verdicts: Sequence[Verdict], say: Translate,
             notes: Sequence[str] = (), pictures: Mapping[tuple[str, str], Path] | None = None) -> dict[str, Any]:
    """All verdicts on one notebook, in words of `lang`; nothing of a secret instance but step, ratio and distance.

    `pictures` are the files that were written: (exercise, check) -> path.
    """
    return {
        "schema": SCHEMA, "assignment": assignment, "lang": lang,
        "points": sum(v.points for v in verdicts), "possible": sum(v.possible for v in verdicts),
        "notes": list(notes),
        "verdicts": [_verdict(v, say, (pictures or {}).get((v.exercise, v.check))) for v in verdicts],
    }


def _verdict(v: Verdict, say: Translate, picture: Path | None) -> dict[str, Any]:
    return {
        "exercise": v.exercise, "check": v.check, "sentence": say(v.sentence), "outcome": v.outcome.value,
        "points": v.points, "possible": v.possible,
        "reason": say(v.reason) if v.reason else None, "details": [say(d) for d in v.details],
        "mistakes": [{"name": n, "sentence": say(s), "part": part or None} for n, s, part in zip(
            v.misconceptions, v.mistakes, v.explains or [""] * len(v.mistakes), strict=True)],
        "apart": say(v.apart) if v.apart else None,
        "hint": say(v.hint) if v.hint else None,
        "instance": None if v.instance is None else "public" if v.instance == PUBLIC else "secret",
        "device": v.device or None,
        "picture": str(picture) if picture else None,
        "parts": [_part(p, say) for p in v.parts],
    }


def _part(p: Part, say: Translate) -> dict[str, Any]:
    found = p.mismatch
    return {
        "name": p.name, "points": p.points, "possible": p.possible,
        "mismatch": None if found is None else {
            "text": say(found.plain), "step": found.step, "ratio": _finite(found.ratio),
            "tolerances": _finite(found.tolerances)},
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and abs(value) < float("inf") else None
