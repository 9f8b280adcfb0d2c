"""What an author's decorators declare, and how they refuse."""

from __future__ import annotations

import numpy as np
import pytest

import graders
from graders import alternative, check, close, exact, file, misconception, parts, private, samples, trajectory
from graders.authoring import MARK, instance_of
from graders.errors import CourseError
from graders.records import Check, Override


def given(rng):
    """No values."""
    return {}


def test_the_names_an_author_imports_are_there():
    assert set(graders.__all__) == {
        "alternative", "at_least", "check", "close", "equal", "exact", "file", "misconception", "mistakes", "parts",
        "private", "probe", "samples", "satisfies", "trajectory"}
    assert all(hasattr(graders, name) for name in graders.__all__)


def test_an_instance_says_what_its_values_are():
    X = np.zeros((4, 2))
    instance = instance_of({**samples(X=X, y=[1, 2, 3, 4]), "rate": exact(0.1), "labels": private([0, 1]),
                            "novel_txt": file("text"), "epochs": 3})
    assert instance.values.pop("X") is X
    assert instance.values == {"y": [1, 2, 3, 4], "rate": 0.1, "labels": [0, 1], "novel_txt": "text", "epochs": 3}
    assert (instance.samples, instance.exact, instance.private, instance.files) == (
        {"X", "y"}, {"rate"}, {"labels"}, {"novel_txt"})


def test_a_check_is_its_body_with_all_that_was_declared():
    def hundred():
        """The lecture's points."""
        return {}

    @check(given=given, criterion=close(1))
    def first(impl):
        """Comes first."""

    @check(given=given, public=hundred, criterion=parts(w=close(2), t=trajectory(loss=1, length=0.5)), needs=first,
           hint="Look at {it}.")
    def asked(impl):
        """Loss and
        parameters follow.

        More for the author.
        """
        return 3

    declared = getattr(asked, MARK)
    assert isinstance(declared, Check)
    assert (declared.name, declared.needs, declared.hint) == ("asked", "first", "Look at {it}.")
    assert (declared.given, declared.public, declared.body) == (given, hundred, asked)
    assert declared.sentence == "Loss and parameters follow."
    assert declared.points == 3.5
    assert asked(None) == 3, "the body stays a function"
    assert (getattr(first, MARK).public, getattr(first, MARK).needs, getattr(first, MARK).points) == (None, None, 1)


@pytest.mark.parametrize("words", [None, "", "   \n  "])
def test_a_check_without_a_sentence_is_refused_where_it_stands(words):
    def asked(impl):
        pass

    asked.__doc__ = words
    with pytest.raises(CourseError, match="the check `asked` has no docstring") as error:
        check(given=given, criterion=close(1))(asked)
    assert f"{__file__}:{asked.__code__.co_firstlineno}" in str(error.value)


def test_alternatives_and_misconceptions_override_a_target():
    @alternative("train")
    def by_loop():
        """Another style."""
        return 1

    @misconception("train", hint="Which way is down?", same_as="ascent")
    def uphill():
        """You walked
        uphill."""
        return 2

    @misconception("Line", hint="Look.", same_as=("a", "b"))
    class Wrong:
        """The class is wrong."""

    right, wrong, third = (getattr(thing, MARK) for thing in (by_loop, uphill, Wrong))
    assert right == Override("by_loop", "train", by_loop)
    assert wrong == Override("uphill", "train", uphill, True, "Which way is down?", ("ascent",))
    assert wrong.sentence == "You walked uphill."
    assert (third.function, third.same_as) == (Wrong, ("a", "b"))
    assert (by_loop(), uphill()) == (1, 2)


@pytest.mark.parametrize(("words", "hint"), [(None, "hint"), ("", "hint"), ("Words.", ""), ("Words.", "  ")])
def test_a_misconception_needs_its_sentence_and_its_hint(words, hint):
    def uphill():
        pass

    uphill.__doc__ = words
    with pytest.raises(CourseError, match="`uphill` lacks its docstring or its hint"):
        misconception("train", hint=hint)(uphill)
    with pytest.raises(CourseError):
        misconception("Line", hint=hint)(type("Uphill", (), {"__doc__": words}))


@pytest.mark.parametrize(("devices", "said"), [
    ("cuda", "devices='cuda'"), ((), r"devices=\(\)"), (("cpu", "gpu"), "asked on 'gpu'"),
    (("cuda", "cuda"), "asked on 'cuda', and again on it")])
def test_a_check_names_devices_that_there_are(devices, said):
    def asked(impl):
        """On some machine."""

    with pytest.raises(CourseError, match=f"the check `asked` .*{said}") as error:
        check(given=given, criterion=close(1), devices=devices)(asked)
    assert "cpu" in error.value.remedy
    declared = check(given=given, criterion=close(1), devices=["cuda", "cpu"])(asked)
    assert getattr(declared, MARK).devices == ("cuda", "cpu")
