"""Students' HTML must not act in the instructor's browser; what is plain stays as it is."""

from __future__ import annotations

import pytest

from graders.report.safe import safe_markdown, safe_output


@pytest.mark.parametrize("attack", [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<iframe src='//x'></iframe>",
    "<svg onload=alert(1)>",
    "<SCRIPT SRC=x></SCRIPT>",
    "<a href='javascript:alert(1)'>x</a>", "<table><tr><td onclick='x()'>1</td></tr></table>",
    "<style>@import 'x'</style>", "<form action=x><input></form>", "<base href='//x'>",
])
def test_what_acts_is_gone(attack: str) -> None:
    shown = safe_output({"text/html": f"<b>fine</b>{attack}"})["text/html"].lower()
    assert "<b>fine</b>" in shown
    for word in ("<script", "<base", "onerror",
                 "onload", "onclick", "javascript:", "<iframe", "<svg", "<style", "<form"):
        assert word not in shown
        assert word not in safe_markdown(f"text {attack}").lower()


def test_what_is_plain_stays() -> None:
    frame = '<table class="dataframe"><thead><tr><th>x</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    assert "<th>x</th>" in safe_output({"text/html": frame})["text/html"]
    assert safe_output({"text/plain": "<script>", "image/png": "iVBO", "application/javascript": "x"}) == {
        "text/plain": "<script>", "image/png": "iVBO"}
    for source in ("if `a < b` and $x < y$:\n```\nif a < b:\n    pass\n```", "<b>bold</b> & 'x' > 3", "한글 <br> 줄"):
        assert safe_markdown(source) == source
