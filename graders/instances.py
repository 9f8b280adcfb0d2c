"""Problem instances: drawn from a seed on the trusted side, and moved a little to measure how correct programs differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .authoring import instance_of
from .errors import BrokenCheck
from .inside.frames import Array, FrameError
from .judge.discrete import loose
from .records import Check, Instance, Tree

ULP_MOVES = 8
PERMUTATIONS = 8
FLOATING = ("float32", "float64")


@dataclass(frozen=True)
class Prepared:
    """An instance in the form that can be sent: `values` as trees, `files` by argument name, and the run's seed."""

    instance: Instance
    values: Mapping[str, Tree]
    files: Mapping[str, Any]
    seed: int


def number(*parts: object) -> int:
    """A seed that depends on every part, the same on every machine."""
    digest = hashlib.sha256("\0".join(str(part) for part in parts).encode()).digest()
    return int.from_bytes(digest[:7], "little")


def draw(exercise: str, check: Check, index: int, seed: int, attempt: int = 0) -> Prepared:
    """Instance `index` of a check: 0 is the public one, others are secret and follow from `seed`.

    Raises BrokenCheck where the author's function fails or its values cannot be sent.
    """
    key = number(seed, exercise, check.name, index, attempt)
    if index == 0:
        if check.public is None:
            raise BrokenCheck(f"the check `{check.name}` has no public instance")
        instance, told = instance_of(_made(check.public, key)), check.public.__name__
        marks = instance_of(_made(check.given, key, np.random.default_rng(key)))  # what the values are is said there
        instance = Instance(instance.values, marks.samples, marks.exact, marks.private, marks.files)
    else:
        instance, told = instance_of(_made(check.given, key, np.random.default_rng(key))), check.given.__name__
    return _prepare(instance, number(key, "run"), told)


def _reduce(value: Any) -> Tree:
    from .inside.evidence import reduce  # late: it needs torch, and `stepmark --help` does not

    return reduce(value)


def _made(build: Callable[..., Mapping[str, Any]], key: int, *arguments: Any) -> Mapping[str, Any]:
    import torch

    with torch.random.fork_rng():
        torch.manual_seed(key)
        try:
            return build(*arguments)
        except Exception as error:
            raise BrokenCheck(f"`{build.__name__}` raised {type(error).__name__}: {error}") from error


def _prepare(instance: Instance, seed: int, told: str) -> Prepared:
    values, files = {}, {}
    for name, value in instance.values.items():
        if name in instance.private:
            continue
        try:
            if name in instance.files:
                raw = np.frombuffer(value, dtype=np.uint8) if isinstance(value, bytes) else value
                files[name] = _reduce(raw)
            else:
                values[name] = _reduce(value)
        except FrameError as error:
            raise BrokenCheck(f"the value `{name}` of `{told}` cannot be handed to a check: {error}") from error
    return Prepared(instance, values, files, seed)


def moved(prepared: Prepared, few: bool = False) -> list[tuple[str, Prepared]]:
    """The same problem, as correct programs might compute it: in float64 and float32, every floating array moved by one
    unit in the last place of float32, samples in another order. `few` halves the random ones."""
    free = [tree for name, tree in prepared.values.items() if name not in prepared.instance.exact]
    if not prepared.instance.samples and not any(a.dtype in FLOATING for a in _arrays(free)):
        return []  # nothing floats, so nothing moves
    kinds = [("float64", _cast(prepared, "float64")), ("float32", _cast(prepared, "float32"))]
    share = 2 if few else 1
    for k in range(ULP_MOVES // share):
        kinds.append((f"ulp {k}", _nudged(prepared, np.random.default_rng([prepared.seed, k]))))
    if prepared.instance.samples:
        for k in range(PERMUTATIONS // share):
            kinds.append((f"order {k}", _permuted(prepared, np.random.default_rng([prepared.seed, 1000 + k]))))
    return kinds


def judged_values(instance: Instance) -> dict[str, Any]:
    """An instance's values, private ones included, as a property or a score gets them: NumPy arrays for tensors."""
    return {name: _numpy(value) for name, value in instance.values.items()}


def _numpy(value: Any) -> Any:
    try:
        return loose(_reduce(value))
    except FrameError:  # a private value may be anything: it never leaves this side
        return value


def reseeded(prepared: Prepared, count: int = 8) -> list[Prepared]:
    """The same problem under other seeds, for scores with a threshold."""
    return [Prepared(prepared.instance, prepared.values, prepared.files, number(prepared.seed, "seed", k))
            for k in range(count)]


def _each(prepared: Prepared, change: Callable[[str, Array], Array]) -> Prepared:
    values = {name: _map(tree, lambda a, name=name: change(name, a)) for name, tree in prepared.values.items()}  # type: ignore[misc]
    return Prepared(prepared.instance, values, prepared.files, prepared.seed)


def _cast(prepared: Prepared, dtype: str) -> Prepared:
    def change(name: str, a: Array) -> Array:
        if a.dtype not in FLOATING or name in prepared.instance.exact:
            return a
        return Array(a.values.astype(dtype), dtype, a.origin, a.requires_grad)

    return _each(prepared, change)


def _nudged(prepared: Prepared, rng: np.random.Generator) -> Prepared:
    step = float(np.finfo(np.float32).eps)

    def change(name: str, a: Array) -> Array:
        if a.dtype not in FLOATING or name in prepared.instance.exact:
            return a
        by = 1.0 + step * rng.choice([-1.0, 1.0], size=a.values.shape)
        return Array(np.asarray(a.values * by, dtype=a.values.dtype), a.dtype, a.origin, a.requires_grad)

    return _each(prepared, change)


def _permuted(prepared: Prepared, rng: np.random.Generator) -> Prepared:
    together = prepared.instance.samples
    shapes = [a.values.shape for name in together for a in _arrays(prepared.values[name])]
    if len({shape[:1] for shape in shapes}) != 1 or () in shapes:
        raise BrokenCheck(f"samples({', '.join(sorted(together))}) have different lengths: {sorted(shapes)}")
    order = rng.permutation(shapes[0][0])

    def change(name: str, a: Array) -> Array:
        return Array(a.values[order], a.dtype, a.origin, a.requires_grad) if name in together else a

    return _each(prepared, change)


def _map(tree: Tree, change: Callable[[Array], Array]) -> Tree:
    if isinstance(tree, Array):
        return change(tree)
    if isinstance(tree, dict):
        return {key: _map(value, change) for key, value in tree.items()}
    return [_map(value, change) for value in tree] if isinstance(tree, list) else tree


def _arrays(tree: Tree) -> list[Array]:
    if isinstance(tree, Array):
        return [tree]
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return [a for child in children for a in _arrays(child)]
