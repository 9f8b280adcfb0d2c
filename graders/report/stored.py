"""A graded notebook to JSON and back, without loss: the cache beside the gradebook."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..records import Curve, Fault, Mismatch, Outcome, Part, Text, Verdict
from ..run import Graded


def dump(graded: Graded) -> str:
    """As one line of JSON."""
    outputs = {str(index): list(items) for index, items in graded.outputs.items()}
    return json.dumps({"outputs": outputs, "verdicts": [asdict(v) for v in graded.verdicts]})


def load(text: str) -> Graded:
    """What `dump` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    try:
        outputs = {int(index): tuple(items) for index, items in data["outputs"].items()}
        return Graded(outputs, tuple(_verdict(v) for v in data["verdicts"]))
    except AttributeError as error:
        raise ValueError(f"no graded notebook: {error}") from None


def _verdict(data: dict[str, Any]) -> Verdict:
    data = dict(data)
    data["outcome"] = Outcome(data["outcome"])
    data["fault"] = Fault(data["fault"]) if data["fault"] else None
    data["reason"], data["apart"] = _text(data["reason"]), _text(data["apart"])
    data["details"] = tuple(Text(**d) for d in map(_inner, data["details"]))
    data["parts"] = tuple(_part(p) for p in data["parts"])
    data |= {name: tuple(data[name]) for name in ("misconceptions", "mistakes", "explains")}
    data["curves"] = tuple(Curve(**{**c, **{key: tuple(c[key]) for key in ("steps", "target", "yours")}})
                           for c in data["curves"])
    return Verdict(**data)


def _part(data: dict[str, Any]) -> Part:
    found = data["mismatch"]
    if found is not None:
        found = Mismatch(**{**found, "plain": _text(found["plain"]), "detail": _text(found["detail"])})
    return Part(data["name"], data["possible"], found)


def _text(data: dict[str, Any] | None) -> Text | None:
    return None if data is None else Text(**_inner(data))


def _inner(data: dict[str, Any]) -> dict[str, Any]:
    """Texts nested in a text's values come back as texts."""
    return {"template": data["template"], "values": {key: _value(value) for key, value in data["values"].items()}}


def _value(value: Any) -> Any:
    return _text(value) if isinstance(value, dict) and set(value) == {"template", "values"} else value
