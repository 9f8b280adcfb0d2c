"""A check's body may yield its evidence step by step: the tiny course with a body that does."""

from __future__ import annotations

import shutil
from pathlib import Path

from classroom import TINY

from graders.course import load_course
from graders.laws import LAWS, Budget
from graders.refer import Referee
from graders.sandbox import Server

FILES = {
    "exercises/sums/mean_of.md": '# Halving\n\nWrite `halve(w)`.\n\n{{ stub("halve") }}\n',
    "solutions/sums/mean_of.py": '''
from graders import alternative, misconception


def halve(w):
    """Halve the tensor w of shape (1,) in place."""
    w *= 0.5


@alternative("halve")
def by_division(w):
    w /= 2


@alternative("halve")
def by_mul(w):
    w.mul_(0.5)


@misconception("halve", hint="Which tensor does the caller hold?")
def a_copy(w):
    """You changed a copy."""
    w = w * 0.5
''',
    "graders/checks/sums/mean_of.py": '''
import torch

from graders import check, trajectory


def one_number(rng):
    """A number."""
    return {"start": torch.tensor([rng.uniform(1, 2)], dtype=torch.float32)}


def three():
    """Three."""
    return {"start": torch.tensor([3.0])}


@check(given=one_number, public=three, criterion=trajectory(w=2, length=1))
def halves(impl, start):
    """Four times half of it."""
    w = start.clone()
    for _ in range(4):
        impl.halve(w)
        yield {"w": w}
''',
    "reference_impl/sums.py": '"""Halves."""\n\n\ndef halve(w):\n    """In place."""\n    w.copy_(w - w / 2)\n',
}


def test_the_laws_hold_for_a_body_that_yields(tmp_path: Path, server: Server) -> None:
    shutil.copytree(TINY, tmp_path / "course")
    for name, text in FILES.items():
        (tmp_path / "course" / name).write_text(text)
    course = load_course(tmp_path / "course", tmp_path / "course")
    exercise, referee = course.exercises[0], Referee(server, 3)
    found = {n: law(exercise, course, referee, Budget(5, 5)).findings for n, law in LAWS.items() if n != 1}
    assert not any(found.values()), found
    # law 1: the list of four unchanged numbers is all that a stub that does nothing is worth
    assert [f.fact for f in LAWS[1](exercise, course, referee, Budget(5, 5)).findings] == [
        "a stub that returns None earns 1 points in `halves`"]
