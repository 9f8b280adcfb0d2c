"""The engine's sentences: all of them have Korean words, with the same holes; and how a sentence is filled."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import graders
from graders.errors import CourseError
from graders.paths import engine_templates
from graders.records import Outcome, Text
from graders.words import add_missing, catalogue, shown_number, translator

ENGINE = Path(graders.__file__).parent
CATALOGUE = engine_templates() / "ko.po"
KO = translator("ko")

# Where `Text(...)` or `say(...)` is given a sentence from elsewhere: a course's, or one that was a Text before.
# What is not here and cannot be resolved to words in the source fails the tests below.
FROM_ELSEWHERE = {
    "command/instructor.py": {"note", "row.graded.unreadable", "v.reason", "s"},
    "gradebook/autograde.py": {"said[0]['template']"},
    "gradebook/given.py": {"note['template']"},
    "gradebook/plugin.py": {"note['template']"},
    "judge/criteria.py": {"text.template", "reason"},
    "judge/naming.py": {"told"},
    "judge/verdict.py": {"template", "needed"},
    "report/as_json.py": {"v.sentence", "v.reason", "d", "v.hint", "s", "found.plain", "v.apart"},
    "report/card.py": {
        "verdict.sentence", "verdict.reason", "verdict.outcome.value", "verdict.apart", "s", "detail"},
    "report/terminal.py": {"v.sentence"},
    "words.py": {"sentence"},
}


def modules() -> list[Path]:
    return [path for path in sorted(ENGINE.rglob("*.py")) if "checks" not in path.relative_to(ENGINE).parts]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf8"))


@cache
def constants(path: Path) -> dict[str, str]:
    """The strings that a module gives a name at its top level, those it imports from its neighbours included."""
    found: dict[str, str] = {}
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            target = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for source in (target.with_suffix(".py"), target / "__init__.py"):
                if source.is_file() and source != path:
                    theirs = constants(source)
                    found |= {a.asname or a.name: theirs[a.name] for a in node.names if a.name in theirs}
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if isinstance(node.value.value, str):
                found |= {t.id: node.value.value for t in targets if isinstance(t, ast.Name)}
    return found


def strings(node: ast.expr, path: Path) -> list[str] | None:
    """The strings that an expression can be, or None where the source does not say."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return [constants(path)[node.id]] if node.id in constants(path) else None
    if isinstance(node, ast.IfExp):
        arms = [strings(node.body, path), strings(node.orelse, path)]
        return None if None in arms else [s for arm in arms for s in arm or []]
    if isinstance(node, ast.Call) and called(node) == "Text" and node.args:
        return []  # a Text of its own, found by itself
    return None


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def said(*names: str) -> Iterator[tuple[str, ast.expr, list[str] | None]]:
    """(module, expression, its strings) of the first argument of every call of these names."""
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and called(node) in names and node.args:
                yield path.relative_to(ENGINE).as_posix(), node.args[0], strings(node.args[0], path)


def sentences() -> set[str]:
    """Everything that a student or an instructor can read in the language of the course."""
    found = {s for _, _, texts in said("Text", "say") for s in texts or []} | {o.value for o in Outcome}
    for path in modules():  # what is wrong with a file, and what to do: both are holes of a sentence
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and called(node) == "NotebookError" and path.parent.name == "gradebook":
                found |= {s for argument in (node.args[0], *node.args[2:]) for s in strings(argument, path) or []}
    return found


@cache
def literals() -> frozenset[str]:
    return frozenset(node.value for path in modules() for node in ast.walk(tree_of(path))
                     if isinstance(node, ast.Constant) and isinstance(node.value, str))


def entries() -> list[tuple[str, str]]:
    with CATALOGUE.open("rb") as handle:
        return [(str(e.id), str(e.string)) for e in read_po(handle, abort_invalid=True) if e.id]


def holes(sentence: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", sentence))


# --- the catalogue -----------------------------------------------------------------------------------------------


def test_the_sentences_are_found():
    """Of every kind one: a literal, a constant, one of two, an outcome, a word for a hole, an error's remedy."""
    assert {
        "{name} is missing", "The cell `{cell}` was missing and has been put back.",
        "The check `{cell}` stood before the code it asks about and was moved behind it.", "unattempted", "a tensor",
        "the file is empty", "Score",
    } <= sentences()
    assert len(sentences()) > 80


def test_every_sentence_is_written_out_in_the_source():
    unknown = [f"{module}: {ast.unparse(node)}" for module, node, texts in said("Text", "say")
               if texts is None and ast.unparse(node) not in FROM_ELSEWHERE.get(module, ())]
    assert not unknown, "sentences nobody can translate:\n" + "\n".join(unknown)


@pytest.mark.parametrize("sentence", sorted(sentences()))
def test_every_sentence_has_korean_words(sentence):
    words = dict(entries()).get(sentence)
    assert words, f"templates/ko.po lacks: {sentence!r}"
    assert holes(words) == holes(sentence)


@pytest.mark.parametrize(("sentence", "words"), entries())
def test_every_entry_is_korean_and_still_said(sentence, words):
    assert sentence in literals(), "nothing says this any more: take it out of templates/ko.po"
    assert re.search("[가-힣]", words) or not re.search("[a-z]{2}", re.sub(r"\{\w+\}|\bNone\b", "", words))
    assert sentence.endswith(".") == words.endswith(".")


def test_no_entry_twice_and_none_fuzzy():
    ids = [sentence for sentence, _ in entries()]
    assert len(ids) == len(set(ids))
    assert catalogue(CATALOGUE) == dict(entries())


def test_particles_fit_whatever_fills_a_hole():
    """A hole may end in a vowel or a consonant: of a particle that depends on it, both forms are given."""
    for sentence, words in entries():
        alone = r"\{\w+\}[`)'\"]*(이|가|을|를|은|는|와|과|으로|로|이어야|여야|이라는|라는|이나|나)(?![가-힣(])"
        assert not re.search(alone, words), f"{sentence!r}: {words!r}"


# --- filling -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "shown"), [
    (3.0, "3"), (-0.0, "0"), (0.1 + 0.2, "0.3"), (123456.0, "123456"), (1234567.0, "1.23457e+06"), (1e-7, "1e-07"),
    (math.nan, "nan"), (math.inf, "inf"), (-math.inf, "-inf"), (2.5, "2.5"),
])
def test_numbers_are_shown_with_six_digits(value, shown):
    assert shown_number(value) == shown
    assert translator("en")(Text("{x}", {"x": value})) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (3, "3"), (True, "True"), (None, "None"), ("word", "word"), ([1.5], "1.5"), ([1.5, 2.0, None], "(1.5, 2, None)"),
    (["a"], "a"), ([], "()"), (Text("in {y}", {"y": 2.0}), "in 2"), ("{x} {y}", "{x} {y}"),
])
def test_values_of_any_kind_fill_a_hole(value, shown):
    assert translator("en")(Text("<{x}>", {"x": value})) == f"<{shown}>"


def test_a_value_with_braces_is_no_hole():
    say = translator("en")
    assert say(Text("{a} and {b}", {"a": "{b}", "b": "{a}"})) == "{b} and {a}"
    assert say(Text("{a} in {unknown}", {"a": "x"})) == "x in {unknown}"
    assert say("a set {1, 2} and {name}") == "a set {1, 2} and {name}"


def test_a_sentence_and_what_fills_it_are_translated():
    assert KO("passed") == dict(entries())["passed"]
    assert KO(Text("{kind} where numbers were asked for", {"kind": Text("a string")})) != translator("en")(
        Text("{kind} where numbers were asked for", {"kind": Text("a string")}))
    assert "문자열" in KO(Text("{kind} where numbers were asked for", {"kind": Text("a string")}))
    assert KO(Text("no such sentence {x}", {"x": 1})) == "no such sentence 1"


# --- catalogues in general ---------------------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_what_is_empty_or_fuzzy_is_no_translation(tmp_path):
    path = tmp_path / "ko.po"
    written = 'msgid "a"\nmsgstr "가"\n\nmsgid "b"\nmsgstr ""\n\n#, fuzzy\nmsgid "c"\nmsgstr "다"\n'
    path.write_text(HEAD + written, "utf8")
    assert catalogue(path) == {"a": "가"}
    assert catalogue(tmp_path / "none.po") == {}


def test_a_broken_catalogue_is_an_error_with_its_place(tmp_path):
    path = tmp_path / "ko.po"
    path.write_text(HEAD + 'msgid "a"\nmsgstr "가"\nwhat is this\n', "utf8")
    with pytest.raises(CourseError, match=r"ko\.po"):
        catalogue(path)


def test_missing_sentences_are_added_once_and_translations_stay(tmp_path):
    path = tmp_path / "ko.po"
    path.write_text(HEAD + 'msgid "a"\nmsgstr "가"\n', "utf8")
    assert add_missing(path, "ko", ["a", "b", "c"]) == 2
    assert add_missing(path, "ko", ["b", "c"]) == 2
    text = path.read_text("utf8")
    assert [text.count(f'msgid "{s}"') for s in "abc"] == [1, 1, 1]
    assert 'msgstr "가"' in text
    path.write_text(text.replace('msgid "b"\nmsgstr ""', 'msgid "b"\nmsgstr "나"'), "utf8")
    assert add_missing(path, "ko", ["a", "b", "c"]) == 1


def test_a_complete_catalogue_stays_as_its_translator_left_it(tmp_path: Path) -> None:
    path = tmp_path / "ko.po"
    text = 'msgid ""\nmsgstr "Language: ko\\n"\n\n#  by hand\nmsgid "One."\nmsgstr ""\n"하나"\n"."\n'
    path.write_text(text, "utf8")
    assert add_missing(path, "ko", ["One.", "One."]) == 0
    assert path.read_text("utf8") == text
    assert add_missing(path, "ko", ["One.", "Two."]) == 1
    assert catalogue(path) == {"One.": "하나."}
