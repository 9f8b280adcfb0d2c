"""What a call raises and what it prints."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest
import torch

from graders.course import Limits
from graders.inside import probe
from graders.inside.evidence import Refused
from graders.inside.submission import Missing
from graders.records import Cell, Fault
from graders.sandbox import Question, Session

# --- raised ------------------------------------------------------------------------------------------------------


def raising(error: BaseException) -> Callable[[], None]:
    def function() -> None:
        raise error

    return function


def test_nothing_raised() -> None:
    assert probe.raised(int, "12") == {"type": None, "types": [], "message": ""}


def test_what_was_raised_with_its_bases_and_its_words() -> None:
    assert probe.raised(lambda a, b: a / b, 1, b=0) == {
        "type": "ZeroDivisionError", "types": ["ZeroDivisionError", "ArithmeticError", "Exception"],
        "message": "division by zero"}


def test_torch_s_own_errors() -> None:
    told = probe.raised(lambda: torch.ones(2, 3) @ torch.ones(2))
    assert told["types"] == ["RuntimeError", "Exception"]
    assert "size mismatch" in told["message"]
    assert probe.raised(lambda: torch.ones(2, device="meta").cpu())["type"] == "NotImplementedError"  # it has a message


def test_a_class_of_one_s_own_is_known_by_its_base() -> None:
    class TooLarge(ValueError):
        pass

    assert probe.raised(raising(TooLarge("7")))["types"] == ["TooLarge", "ValueError", "Exception"]


class Mute(Exception):
    def __str__(self) -> str:
        raise RuntimeError


class Wordy(str):
    def __getitem__(self, key: Any) -> str:
        return self


class Loud(Exception):
    def __str__(self) -> str:
        return Wordy("x" * 3000)


@pytest.mark.parametrize(("error", "longest"), [(Mute(), 0), (ValueError("x" * 3000), 2000), (Loud(), 3000)])
def test_words_of_an_exception_are_plain_whatever_it_does(error: Exception, longest: int) -> None:
    message = probe.raised(raising(error))["message"]
    assert type(message) is str
    assert len(message) <= longest


@pytest.mark.parametrize("error", [
    NotImplementedError(), Missing("f"), Refused("no"), MemoryError(), KeyboardInterrupt(), SystemExit(1)])
def test_what_is_no_answer_passes(error: BaseException) -> None:
    with pytest.raises(type(error)):
        probe.raised(raising(error))


ASKED = "def asked(impl):\n    return probe.raised(lambda: impl.divide(1, 0))"


@pytest.mark.parametrize(("source", "fault"), [
    ("def divide(a, b):\n    raise NotImplementedError", Fault.RAISED),
    ("", Fault.MISSING),
    ("def divide(a, b):\n    return a / b", None),
])
def test_in_the_sandbox_an_untouched_stub_stays_one(server: Any, source: str, fault: Fault | None) -> None:
    with Session(server, [Cell(source, index=0)], Limits()) as session:
        session.run()
        got = session.ask(Question(ASKED, "asked", "", {}, {}, 1, 5))
    assert got.fault == fault
    if fault == Fault.RAISED:
        assert got.kind == "NotImplementedError"
    if fault is None:
        assert got.tree["type"] == "ZeroDivisionError"


# --- printed -----------------------------------------------------------------------------------------------------


def test_the_result_and_the_lines() -> None:
    def function(a: int, b: int) -> int:
        print("epoch", a)
        print("loss:", 0.5, end=" ")
        print("(done)   ")
        sys.stdout.write("\nlast")
        return a + b

    assert probe.printed(function, 1, b=2) == (3, ["epoch 1", "loss: 0.5 (done)", "last"])


def test_what_goes_to_stderr_is_no_log() -> None:
    def function() -> None:
        print("a bar", file=sys.stderr)
        warnings.warn("careful", UserWarning, stacklevel=1)
        print("line")

    with pytest.warns(UserWarning, match="careful"):
        assert probe.printed(function) == (None, ["line"])


@pytest.mark.parametrize(("text", "lines"), [
    ("1/3\r2/3\r3/3\n", ["3/3"]),
    ("long line\rshort\n", ["shortline"]),  # as on a terminal
    ("a\r\nb\r\n", ["a", "b"]),
    ("\x1b[1;31mred\x1b[0m\n", ["red"]),
    ("\n\n  indented\n\n", ["  indented"]),
    ("", []),
])
def test_lines_are_what_a_reader_sees(text: str, lines: list[str]) -> None:
    assert probe.printed(lambda: sys.stdout.write(text))[1] == lines


def test_bars_of_tqdm_are_left_out() -> None:
    """As tqdm writes them to sys.stdout: a carriage return before every state, spaces to clear, a line end at last."""
    def function() -> None:
        for done in range(4):
            blocks, times = f"{'█' * done:<10}", f"[00:0{done}<00:03, 1.02it/s, loss=2.1]"
            sys.stdout.write(f"\rtraining:  {25 * done}%|{blocks}| {done}/4 {times}")
        sys.stdout.write("\r" + 70 * " " + "\r")
        print("epoch 3: 0.25")
        sys.stdout.write("\r 100%|██████████| 4/4 [00:04<00:00,  1.02it/s]\n")
        sys.stdout.write("\r0it [00:00, ?it/s]\r7it [00:01, 5.3it/s]\n")
        print("50% of it")

    assert probe.printed(function)[1] == ["epoch 3: 0.25", "50% of it"]


def test_logging_counts_as_far_as_its_level_lets_it_through() -> None:
    logger = logging.getLogger("a_student_s")

    def function() -> None:
        print("first")
        logger.info("epoch %d", 3)
        logger.debug("too quiet")
        logging.getLogger("matplotlib.font_manager").handle(logging.makeLogRecord(
            {"msg": "of a library", "levelno": logging.ERROR, "pathname": logging.__file__}))

    logger.setLevel(logging.INFO)
    try:
        assert probe.printed(function)[1] == ["first", "epoch 3"]
    finally:
        logger.setLevel(logging.NOTSET)


def test_what_a_handler_prints_is_not_said_twice() -> None:
    logger = logging.getLogger("a_student_s")

    def function() -> None:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
        logger.warning("here")
        logger.removeHandler(handler)

    really = logging.Logger.handle
    assert probe.printed(function)[1] == ["WARNING: here"]
    assert logging.Logger.handle is really


def test_an_exception_passes_and_printing_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        probe.printed(lambda: (print("inside"), 1 / 0))
    print("outside")
    assert capsys.readouterr().out == "outside\n"


def test_too_much_is_refused() -> None:
    with pytest.raises(Refused, match="more than a million characters"):
        probe.printed(lambda: print("x" * 1_100_000))


def test_one_inside_the_other() -> None:
    assert probe.printed(lambda: probe.printed(print, "inner")) == ((None, ["inner"]), [])
    assert probe.raised(lambda: probe.printed(raising(ValueError("v"))))["type"] == "ValueError"


def test_in_the_sandbox_what_is_displayed_counts_too(server: Any) -> None:
    cell = """
import logging
from IPython.display import Markdown, clear_output, display
import matplotlib.pyplot as plt
logging.basicConfig(level=logging.INFO)
def shown():
    print("gone")
    clear_output()
    print("loss", end=" ")
    display({"a": 1})
    display(Markdown("**bold**"))
    plt.plot([1, 2])
    plt.show()
    logging.info("logged")
    return 5
"""
    body = "def asked(impl):\n    told = probe.printed(impl.shown)\n    print('after')\n    return told"
    with Session(server, [Cell(cell, index=0)], Limits()) as session:
        session.run()
        got = session.ask(Question(body, "asked", "", {}, {}, 1, 5))
    assert got.tree == [5, ["loss", "{'a': 1}", "**bold**", "logged"]]
