"""The first eye: whatever calls `backward`, `autograd.grad`, `torch.func.grad` or an optimiser, in any style."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch._functorch import eager_transforms
from torch.optim import optimizer

from ..device import host
from .batches import Batches
from .graph import Graph, walk
from .moments import Looked, same_objects
from .steps import Seen
from .trace import Trace

ENGINE = "_engine_run_backward"  # of torch.autograd: all its functions look it up when they are called
FUNCTIONAL = "grad_and_value_impl"  # of functorch: likewise


class Autograd:
    """Turns what happens into moments, and moments into steps."""

    def __init__(self, batches: Batches, limit: int, saw: dict[str, int],
                 settled: Callable[[], None]) -> None:
        self._batches, self._saw = batches, saw
        self._trace = Trace(limit, settled)
        self._order: tuple[list[torch.Tensor], list[torch.Tensor]] = [], []  # leaves as met last, and as ordered
        self._places: dict[Any, list[int]] = {}  # for which of its arguments a function was differentiated, in order
        self._inside = False  # a backward of functorch is not looked at twice,
        self._closing: int | None = None  # nor is what an optimiser's closure does after its first backward

    def steps(self, begin: list[float] | None) -> Seen:
        """What was seen, its parameters in the order of `begin`."""
        return self._trace.steps(begin)

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Patch what computes gradients; restore it."""
        with contextlib.ExitStack() as stack:
            for owner, name, seen in ((torch.autograd, ENGINE, self._engine),
                                      (eager_transforms, FUNCTIONAL, self._functional)):
                original = getattr(owner, name, None)
                if original is not None:
                    setattr(owner, name, seen(original))
                    stack.callback(setattr, owner, name, original)
            for register, hook in ((optimizer.register_optimizer_step_pre_hook, self._about_to_step),
                                   (optimizer.register_optimizer_step_post_hook, self._stepped)):
                handle = register(hook)
                stack.callback(handle.remove)
            yield
            try:
                self._trace.finish()
            except Exception:
                self._saw["faults"] += 1

    def _engine(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def run(outputs: Any, *args: Any, **kwargs: Any) -> Any:
            if self._inside or self._closing or torch._C._functorch.peek_interpreter_stack() is not None:
                return original(outputs, *args, **kwargs)
            if self._closing is not None:
                self._closing += 1
            moment = looked = None
            try:
                looked = self._look(outputs, args, kwargs)
                moment = self._trace.begin(looked) if looked else None
            except Exception:
                self._saw["faults"] += 1
            result = original(outputs, *args, **kwargs)
            if moment is not None and looked is not None:
                try:
                    self._trace.gradients(moment, looked, None if looked.accumulates else result)
                except Exception:
                    self._saw["faults"] += 1
            return result

        return run

    def _look(self, outputs: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Looked | None:
        roots = [root for root in outputs if isinstance(root, torch.Tensor)]
        inputs = [i for i in args[3] if isinstance(i, torch.Tensor)] if len(args) > 3 else []
        graph = walk(roots)
        asked = [leaf for leaf in inputs if leaf.is_leaf] if inputs else graph.leaves
        if not asked:
            return None
        self._saw["backward"] = self._saw.get("backward", 0) + 1
        leaves = self._ordered(graph, asked)
        batch = self._batches.of_graph(graph)
        accumulates = bool(kwargs.get("accumulate_grad", False))
        return Looked(leaves, list(inputs) or leaves, _value(roots, args[0]), tuple(roots), batch, accumulates)

    def _ordered(self, graph: Graph, asked: list[torch.Tensor]) -> list[torch.Tensor]:
        """All leaves, those of a module in its own order."""
        leaves = graph.leaves
        if asked is not leaves:
            known = {id(leaf) for leaf in leaves}
            leaves = [*leaves, *(leaf for leaf in asked if id(leaf) not in known)]
        if len(leaves) == 1 or same_objects(leaves, self._order[0]):
            return leaves if len(leaves) == 1 else self._order[1]
        module = self._batches.module_of(graph)
        place = {} if module is None else {id(p): index for index, p in enumerate(module.parameters())}
        self._order = leaves, sorted(leaves, key=lambda leaf: place.get(id(leaf), len(place)))
        return self._order[1]

    def _functional(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def run(func: Any, argnums: Any, has_aux: Any, args: Any, kwargs: Any) -> Any:
            if self._inside:
                return original(func, argnums, has_aux, args, kwargs)
            self._inside = True
            try:
                result = original(func, argnums, has_aux, args, kwargs)
            finally:
                self._inside = False
            try:
                self._note_functional(func, argnums, args, result, has_aux)
            except Exception:
                self._saw["faults"] += 1
            return result

        return run

    def _note_functional(self, func: Any, argnums: Any, args: Any, result: Any, has_aux: bool) -> None:
        gradient, value = result
        asked = [place % len(args) for place in ((argnums,) if isinstance(argnums, int) else argnums)]
        places = self._places.setdefault(getattr(func, "__code__", func), [])
        places += [place for place in asked if place not in places]
        leaves, gradients = [leaf for place in places for leaf in tensors(args[place])], tensors(gradient)
        if not leaves or any(torch._C._functorch.is_functorch_wrapped_tensor(t) for t in [*leaves, *gradients]):
            return
        self._saw["backward"] = self._saw.get("backward", 0) + 1
        data = [a for i, a in enumerate(args) if i not in places and isinstance(a, torch.Tensor) and a.ndim]
        batch = self._batches.keep(data[0], data[1] if len(data) > 1 else None) if data else None
        looked = Looked(leaves, [leaf for place in asked for leaf in tensors(args[place])],
                        float(host(value[0] if has_aux else value)), (func, *args), batch, False)
        self._trace.gradients(self._trace.begin(looked), looked, gradients)

    def _about_to_step(self, optimiser: Any, *_: Any) -> None:
        self._closing = 0
        try:
            self._saw["optimiser"] = self._saw.get("optimiser", 0) + 1
            self._trace.about_to_step([p for group in optimiser.param_groups for p in group["params"]])
        except Exception:
            self._saw["faults"] += 1

    def _stepped(self, *_: Any) -> None:
        self._closing = None
        try:
            self._trace.stepped()
        except Exception:
            self._saw["faults"] += 1


def _value(roots: Sequence[torch.Tensor], weights: Any) -> float | None:
    """The number whose gradient is computed."""
    if len(roots) == 1 and roots[0].numel() == 1:
        return float(host(roots[0]).item())
    total = 0.0
    for root, weight in zip(roots, weights, strict=True):
        value = host(root).detach()
        total += float((value if weight is None else value * host(weight).detach()).sum())
    return total


def tensors(value: Any) -> list[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [t for entry in value for t in tensors(entry)] if isinstance(value, list | tuple) else []
