"""Asks a CUDA device everything that the simulated one promises, and lists where it differs.

    python tests/inside/device/conformance.py [extension|python|real] [--parts works ...] [--samples N] [--types]

`real` asks the CUDA device of this machine, in the torch that is installed. There trainings and values are compared
with the CPU's within torch's own tolerances; on the simulated device they must be the same bits.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2])]

import numpy as np  # noqa: E402
import operators  # noqa: E402
import refusals  # noqa: E402
import trainings  # noqa: E402
import works  # noqa: E402

PARTS = ("works", "refusals", "looks", "trainings", "operators", "mixtures")
DTYPES = (torch.float32, torch.float64, torch.int64, torch.bool)


def host(value: Any) -> Any:
    """The value with its tensors on the CPU, as plain lists of them."""
    if isinstance(value, torch.Tensor):
        return value.detach().cpu()
    if isinstance(value, np.ndarray):
        return torch.from_numpy(value.copy())
    if isinstance(value, list | tuple):
        return [host(entry) for entry in value]
    return value


def apart(one: Any, other: Any, exact: bool) -> bool:
    """Whether two values differ."""
    one, other = host(one), host(other)
    try:
        torch.testing.assert_close(one, other, equal_nan=True, **({"rtol": 0, "atol": 0} if exact else {}))
    except AssertionError:
        return True
    except TypeError:  # no numbers
        return bool(one != other)
    return False


def told(call: Callable[[], str]) -> str:
    """What a question says, or the exception that it ended with."""
    try:
        return call()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"[:400]


def works_differs(name: str, exact: bool) -> str:
    """What is wrong with a case that must work, or the empty string."""
    function = works.CASES[name]
    given = function("cuda")
    if name in works.ON_CUDA:
        return ""
    return "other values than on the CPU" if apart(given, function("cpu"), exact and name not in works.CLOSE) else ""


def refusal_differs(name: str) -> str:
    """What is wrong with a case that must be refused, or the empty string."""
    kind, words, call = refusals.CASES[name]
    try:
        given = call()
        torch.cuda.synchronize()
    except kind as error:
        return "" if words in str(error) else f"says: {error}"
    return f"was not refused, but gave {str(given)[:100]}"


def training_differs(name: str, exact: bool) -> str:
    """Where the losses of a training leave the CPU's, or the empty string."""
    given, expected = trainings.CASES[name]("cuda"), trainings.CASES[name]("cpu")
    for step, pair in enumerate(zip(given, expected, strict=True)):
        if (pair[0] != pair[1]) if exact else abs(pair[0] - pair[1]) > 1e-3 * max(1e-3, abs(pair[1])):
            return f"{pair[0]} instead of {pair[1]} in step {step}"
    return ""


def operators_differ(chosen: list[Any], samples: int, dtypes: tuple[torch.dtype, ...]) -> dict[str, str]:
    """What each operator says; the empty string where it agrees with the CPU."""
    said = {}
    for op in chosen:
        name = f"{op.name} {op.variant_test_name}".strip()
        asked = [dtype for dtype in dtypes if dtype in op.dtypes and dtype in op.dtypesIfCUDA]
        said[name] = told(functools.partial(_operator_differs, op, asked, samples))
    return said


def _operator_differs(op: Any, dtypes: list[torch.dtype], samples: int) -> str:
    return "; ".join(said for dtype in dtypes for said in operators.failures(op, "cuda", dtype, samples)[:1])


def ask(kind: str, parts: list[str], share: float, samples: int, many_types: bool) -> dict[str, Any]:
    """What the suite asks, by part and name: what is wrong there, or the empty string."""
    torch.set_num_threads(1)
    described = operators.databases() if {"operators", "mixtures"} & set(parts) else []
    installed = kind
    if kind != "real":
        from graders import device_build
        from graders.inside import device

        installed = device.install(device_build.library() if kind == "extension" else "")
    exact = kind != "real"
    answers: dict[str, Any] = {"kind": installed, "name": "", "torch": torch.__version__}
    if "works" in parts:  # before anything else touches the device: the first case asks for that
        answers["works"] = {name: told(functools.partial(works_differs, name, exact)) for name in works.CASES}
    answers["name"] = torch.cuda.get_device_name(0)
    if "refusals" in parts:
        answers["refusals"] = {name: told(functools.partial(refusal_differs, name)) for name in refusals.CASES}
    if "looks" in parts and exact:
        import looks

        answers["looks"] = looks.ask()
    if "trainings" in parts:
        answers["trainings"] = {name: told(functools.partial(training_differs, name, exact))
                                for name in trainings.CASES}
    if "operators" in parts:
        dtypes = DTYPES if many_types else DTYPES[:1]
        answers["operators"] = operators_differ(operators.some(described, share, 0), samples, dtypes)
    if "mixtures" in parts:
        answers["mixtures"] = {f"{op.name} {op.variant_test_name}".strip(): told(functools.partial(
            operators.mixes, op, "cuda", samples)) for op in operators.some(described, share, 1)}
    return answers


def main() -> None:
    """Ask, and print where the device differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["extension", "python", "real"], nargs="?", default="real")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--operators", type=float, default=1.0, help="share of torch's operators, 0 to 1")
    parser.add_argument("--samples", type=int, default=operators.SAMPLES, help="samples of each operator")
    parser.add_argument("--types", action="store_true", help="also float64, integers and truth values")
    parser.add_argument("--json", type=Path, help="write the answers to a file")
    asked = parser.parse_args()
    if asked.kind == "real" and not torch.cuda.is_available():
        sys.exit("torch sees no CUDA device here; ask the simulated one: conformance.py extension, or: python")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answers = ask(asked.kind, asked.parts, asked.operators, asked.samples, asked.types)
    if asked.json:
        asked.json.write_text(json.dumps(answers, indent=1))
    print(f"{answers['kind']}: {answers['name']}, torch {answers['torch']}")
    for part in (part for part in PARTS if part in answers):
        others = {name: said for name, said in answers[part].items() if said}
        print(f"{part}: {len(answers[part]) - len(others)} of {len(answers[part])} as promised")
        for name, said in others.items():
            print(f"    {name}: {said.splitlines()[0][:200]}")


if __name__ == "__main__":
    main()
