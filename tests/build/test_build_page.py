"""Pages become cells; what is wrong on a page is said with its file, its line and a remedy."""

from textwrap import dedent

import pytest

from graders.build import CellKind, cut, read_page, title_of
from graders.errors import CourseError

PAGE = "exercises/walks/step.md"


def page_of(small_course, text, **more):
    return read_page(small_course({PAGE: text, **more}).exercise("walks/step"), "en")


def refused(small_course, text, **more):
    with pytest.raises(CourseError) as caught:
        page_of(small_course, text, **more)
    assert caught.value.remedy
    return caught.value


def test_cells_in_order(small_course):
    page = read_page(small_course().exercise("walks/step"), "en")
    assert [(c.kind.value, c.grade_id, c.points) for c in page.cells] == [
        ("prose", "", 0), ("stub", "walks-step-stub-step", 0), ("try", "", 0), ("prose", "", 0),
        ("check", "walks-step-check-one_step", 3), ("answer", "walks-step-answer-why", 2),
        ("check", "walks-step-check-no_public", 1),
    ]
    assert (page.title, page.asked, list(page.files)) == ("A step", ("step",), ["slopes.csv"])
    assert page.cells[0].source == dedent("""\
        ## A step

        *●●○ · about 10 minutes*

        Go from $w$ to $w - \\alpha s$, with the slopes of slopes.csv:

        ### What to write""")
    assert page.cells[3].source == "```text\n## no heading\n```"
    assert page.cells[5].source == "YOUR ANSWER HERE"
    assert not page.cells[5].code


def test_locked_demo_and_method(small_course):
    page = read_page(small_course().exercise("walks/walk"), "en")
    assert [c.kind.value for c in page.cells] == ["prose", "given", "stub", "demo", "check", "check"]
    assert page.cells[1].grade_id == "walks-walk-given-1"
    assert page.cells[2].grade_id == "walks-walk-stub-Walk_go"
    assert page.asked == ("Walk",)
    assert "self.rate = rate" in cut(page.cells[2].source)
    assert "path" not in cut(page.cells[2].source).split('"""')[-1]


def test_grade_ids_do_not_depend_on_the_language(small_course):
    exercise = small_course().exercise("walks/step")
    ids = [[c.grade_id for c in read_page(exercise, lang).cells if c.grade_id] for lang in ("en", "ko")]
    assert ids[0] == ids[1]
    assert "약 10분" in read_page(exercise, "ko").cells[0].source


def test_translated_sentence(small_course):
    page = read_page(small_course().exercise("walks/step"), "ko", translate=lambda sentence: f"[{sentence}]")
    assert "[One step goes against the slope.]" in next(c for c in page.cells if c.kind is CellKind.CHECK).source


def test_missing_translation_names_the_file(small_course):
    with pytest.raises(CourseError, match=r"step\.ko\.md"):
        read_page(small_course({"exercises/walks/step.ko.md": None}).exercise("walks/step"), "ko")


def test_raw_braces_are_a_formula(small_course):
    page = page_of(small_course, """
        # A step
        {% raw %}$\\frac{{a}}{b}$ {{ not Jinja }}{% endraw %}

        {{ stub("step") }}
        """)
    assert "$\\frac{{a}}{b}$ {{ not Jinja }}" in page.cells[0].source


def test_two_names_in_one_stub(small_course):
    page = page_of(small_course, '# A step\n\n{{ stub("step", "back") }}\n', **{"solutions/walks/step.py": """
        def step(w, slope): return w - slope


        def back(w, slope): return step(w, -slope)
        """})
    assert page.cells[1].name == "step, back"
    assert page.cells[1].grade_id == "walks-step-stub-step-back"


@pytest.mark.parametrize(("text", "line", "told"), [
    ('# T\n\n{{ stub("step" }}\n', 3, "Jinja"),
    ('# T\n{% raw %}\n$x$\n{% endraw %}\n\n{{ stubb("step") }}\n', 6, "did you mean `stub`"),
    ('# T\n\n\n{{ effort(dificulty=1, minutes=2) }}\n{{ stub("step") }}\n', 4, "TypeError"),
    ('# T\n{{ effort(difficulty=4, minutes=2) }}\n{{ stub("step") }}\n', 2, "difficulty=4"),
    ('# T\n\n{{ 1 / 0 }}\n', 3, "ZeroDivisionError"),
    ('# T\n\n{{ stub("steps") }}\n', 3, "did you mean `step`"),
    ('# T\n\n{{ stub("step.go") }}\n', None, "no method `go`"),
    ('# T\n\n{{ stub("uphill") }}\n', 3, "no `uphill`"),
    ('# T\n\n{{ stub() }}\n', 3, "names nothing"),
    ('# T\n\n{{ stub("step") }}\n\n{{ stub("step") }}\n', 5, "asked for twice"),
    ('# T\n\n{{ stub("step") }}\n\n{{ check("one_stp") }}\n', 5, "did you mean `one_step`"),
    ('# T\n\n{{ stub("step") }}\n{{ check("one_step") }}\n{{ check("one_step") }}\n', 5, "occurs twice"),
    ('# T\n\n{{ answer("why", points=0) }}\n', 3, "points are above 0"),
    ('# T\n\nas {{ stub("step") }} says\n', 3, "does not stand by itself"),
    ('# T\n\n```text\n\n{{ stub("step") }}\n```\n', 5, "does not stand by itself"),
    ('# T\n\n{{ file("sloped.csv") }}\n{{ stub("step") }}\n', 3, "sloped.csv"),
    ('# T\n\n{{ file("../walks/slopes.csv") }}\n{{ stub("step") }}\n', 3, "beside the page"),
    ('# T\n\n{{ stub("step") }}\n\n~~~python\nstep(1, 2)\n', 5, "never closed"),
    ('# T\n\n{{ stub("step") }}\n\n```python lockd\nx = 1\n```\n', 5, "did you mean `locked`"),
    ('# T\n\n{{ stub("step") }}\n\n```python locked\nx = 1\ny = (\n```\n', 7, "SyntaxError"),
    ('## T\n{{ stub("step") }}\n', 1, "title"),
    ('# T\n\nNothing is asked.\n', None, "asks for nothing"),
])
def test_what_is_wrong_has_a_place_and_a_remedy(small_course, text, line, told):
    error = refused(small_course, text)
    assert told in str(error)
    assert line is None or error.where.endswith(f"step.md:{line}")


def test_missing_solution(small_course):
    error = refused(small_course, '# T\n\n{{ stub("step") }}\n', **{"solutions/walks/step.py": None})
    assert error.where.endswith("step.md:3")


def test_a_page_that_only_a_person_grades_needs_no_code(small_course):
    page = page_of(small_course, '# T\n\n{{ answer("essay", points=3, kind="code") }}\n',
                   **{"solutions/walks/step.py": None, "graders/checks/walks/step.py": None})
    assert [(c.kind, c.code, c.points) for c in page.cells[1:]] == [(CellKind.ANSWER, True, 3)]


def test_title(small_course):
    assert title_of(small_course().exercise("walks/step"), "ko") == "한 걸음"


def test_fences_within_lists_and_longer_fences_stay_prose(small_course):
    page = page_of(small_course, """
        # T

        * like this:

          ```python
          x = 1
          ```

        ````text
        ```python
        ````

        {{ stub("step") }}
        """)
    assert [c.kind for c in page.cells[:2]] == [CellKind.PROSE, CellKind.STUB]
