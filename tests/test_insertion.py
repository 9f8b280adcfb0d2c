"""One more page in course.toml, as an edit of its text."""

from __future__ import annotations

import re
import tomllib

import pytest

from graders.insertion import with_page

HEAD = '# a comment [[assignment]]\ntitle = "T"  # [x]\n\n[[assignment]]\nname = "other"\npages = ["other/a"]\n\n'
FORMS = [
    'pages = ["u/a"]',
    'pages = ["u/a", "u/b", ]  # all of them',
    'pages = []',
    "pages = ['u/a']",
    'pages = [\n    "u/a",  # the first, "quoted"\n    # "u/old",\n]',
    'pages = [\n  "u/a",\n  "u/b"  # no comma\n]',
    'pages = [\n  "u/a"]',
    'pages = [\r\n    "u/a",\r\n]\r',
    'pages = [\n    "u/a", "u/b",\n]\n[limits]\ncell_seconds = 3',
]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_is_inserted_and_all_else_stays(form: str) -> None:
    text = HEAD + f'[[assignment]]\n{form.split("[limits]")[0]}\nname = "u"\n' + "".join(form.partition("[limits]")[1:])
    edited = with_page(text, "u", "u/new")
    assert edited is not None
    was, now = tomllib.loads(text), tomllib.loads(edited)
    assert now["assignment"][1].pop("pages") == [*was["assignment"][1].pop("pages"), "u/new"]
    assert now == was
    assert re.findall(r"#[^\r\n]*", edited) == re.findall(r"#[^\r\n]*", text)
    assert ("\r\n" in text) == ("\r\n" in edited)


def test_a_page_on_a_line_of_its_own_gets_one() -> None:
    edited = with_page('[[assignment]]\nname = "u"\npages = [\n  "u/a"  # easy\n]\n', "u", "u/b")
    assert edited == '[[assignment]]\nname = "u"\npages = [\n  "u/a",  # easy\n  "u/b",\n]\n'


@pytest.mark.parametrize("text", ["", '# nothing yet\ntitle = "T"', HEAD])
def test_an_assignment_is_appended(text: str) -> None:
    edited = with_page(text, "u_v", "u_v/new")
    assert edited is not None
    assert edited.startswith(text.rstrip())
    added = tomllib.loads(edited)["assignment"][-1]
    assert (added["name"], added["pages"]) == ("u_v", ["u_v/new"])


@pytest.mark.parametrize("text", [
    'assignment = [{ name = "u", pages = ["u/a"] }]',
    'assignment = [{ name = "other", pages = ["o/a"] }]',
    '[[assignment]]\nname = "u"\npages = "u/a"',
    '[[assignment]]\n"name" = "u"\n"pages" = ["u/a"]',
    "assignment = 3",
])
def test_an_unknown_form_is_left_to_a_person(text: str) -> None:
    assert with_page(text, "u", "u/new") is None
