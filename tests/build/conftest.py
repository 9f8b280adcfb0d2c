"""A course of two exercises in a temporary folder, and the parts of it that a test may replace."""

from textwrap import dedent

import pytest

from graders.course import load_course

FILES = {
    "exercises/course.toml": """
        title = "Walking downhill"
        languages = ["en", "ko"]

        [[assignment]]
        name = "downhill"
        title = { en = "Downhill", ko = "내리막" }
        pages = ["walks/step", "walks/walk"]
        """,
    "exercises/walks/step.md": """
        # A step

        {{ effort(difficulty=2, minutes=10) }}

        Go from $w$ to $w - \\alpha s$, with the slopes of {{ file("slopes.csv") }}:

        ## What to write

        {{ stub("step") }}

        ```python
        step(torch.tensor([1.0]), 2.0)
        ```

        ```text
        ## no heading
        ```

        {{ check("one_step") }}

        {{ answer("why", points=2) }}
        """,
    "exercises/walks/step.ko.md": """
        # 한 걸음

        {{ effort(difficulty=2, minutes=10) }}

        {{ file("slopes.csv") }}

        {{ stub("step") }}

        {{ check("one_step") }}

        {{ answer("why", points=2) }}
        """,
    "exercises/walks/slopes.csv": "1;2\n",
    "exercises/walks/walk.md": """
        # A walk

        ```python locked
        def slope(w):
            return 2 * w
        ```

        {{ stub("Walk.go") }}

        ```python demo
        Walk(0.1).go(torch.ones(3), 100_000)
        ```
        """,
    "exercises/walks/walk.ko.md": """
        # 산책

        ```python locked
        def slope(w):
            return 2 * w
        ```

        {{ stub("Walk.go") }}
        """,
    "solutions/walks/step.py": """
        import torch

        from graders import misconception


        def step(w, slope, rate=0.1):
            \"\"\"One step from w against the slope.\"\"\"
            return w - rate * slope


        @misconception("step", hint="Which way is down?")
        def uphill(w, slope, rate=0.1):
            \"\"\"You walk uphill.\"\"\"
            return w + rate * slope
        """,
    "solutions/walks/walk.py": """
        def slope(w):
            return 2 * w


        class Walk:
            \"\"\"Many steps.\"\"\"

            def __init__(self, rate):
                self.rate = rate

            def go(self, w, steps):
                \"\"\"The path, one entry a step.\"\"\"
                path = []
                for _ in range(steps):
                    w = w - self.rate * slope(w)
                    path.append(w)
                return path
        """,
    "graders/checks/walks/step.py": """
        import torch

        from graders import check, close


        def anywhere(rng):
            return {"w": torch.tensor(rng.normal(size=5)), "slope": float(rng.normal())}


        def three_points():
            \"\"\"Three points.\"\"\"
            torch.manual_seed(5)
            return {"w": torch.randn(3), "slope": 0.7}


        @check(given=anywhere, public=three_points, criterion=close(3))
        def one_step(impl, w, slope):
            \"\"\"One step goes against the slope.\"\"\"
            return impl.step(w, slope)


        @check(given=anywhere, criterion=close(1))
        def no_public(impl, w, slope):
            \"\"\"The step is as long as the learning rate says.\"\"\"
            return impl.step(w, slope, rate=0.2)
        """,
    "graders/checks/walks/walk.py": """
        import torch

        from graders import check, probe, trajectory


        def anywhere(rng):
            return {"w": torch.tensor(rng.normal(size=1)), "steps": 4}


        def from_one():
            return {"w": torch.tensor([1.0]), "steps": 4}


        @check(given=anywhere, public=from_one, criterion=trajectory(path=2, length=1))
        def path(impl, w, steps):
            \"\"\"The path.\"\"\"
            return {"path": impl.Walk(0.25).go(w, steps)}


        @check(given=anywhere, public=from_one, criterion=trajectory(path=1))
        def watched(impl, w, steps):
            \"\"\"The path, watched.\"\"\"
            return {"path": probe.watch(impl.Walk(0.25).go, w, steps)}
        """,
}


@pytest.fixture
def small_course(tmp_path):
    """`small_course(files)` writes the course, with some files replaced (None: left out), and loads it."""

    def write(files=None):
        for name, text in {**FILES, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(dedent(text).lstrip("\n"), "utf8")
        return load_course(tmp_path, tmp_path)

    return write
