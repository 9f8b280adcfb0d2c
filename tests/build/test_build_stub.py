"""What a solution must be like for a stub to be cut from it, and the smaller tools on source text."""

import contextlib

import pytest

from graders.build import cut, definition_source, paste, renamed, solution_cell
from graders.build.names import global_names, read_module
from graders.errors import CourseError


def refused(source, *names, given=()):
    with pytest.raises(CourseError) as caught:
        solution_cell(source, names, given=given, where="s.py")
    assert caught.value.remedy
    return str(caught.value)


def test_unknown_name():
    assert "did you mean `step`" in refused("def step(): return 1\n", "steps")
    assert "no method `stp` (did you mean `step`?)" in refused("class A:\n    def step(self): return 1\n", "A.stp")
    assert "is a function" in refused("def f(): return 1\n", "f.g")


def test_syntax_error_has_its_line():
    assert "s.py:2: SyntaxError" in refused("x = 1\ndef f(:\n", "f")


@pytest.mark.parametrize(("body", "line", "told"), [
    ("    ### BEGIN SOLUTION\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n", 3, "the one of line 2"),
    ("    x = 1\n    ### BEGIN SOLUTION\n    y = 1\n", 3, "without its END"),
    ("    x = 1\n    ### END SOLUTION\n", 3, "without its BEGIN"),
])
def test_markers(body, line, told):
    message = refused("def f():\n" + body, "f")
    assert f"s.py:{line}" in message
    assert told in message


def test_markers_that_leave_no_python():
    source = "def f(x):\n    ### BEGIN SOLUTION\n    if x:\n    ### END SOLUTION\n        return 1\n"
    assert "is no Python" in refused(source, "f")


def test_markers_outside_of_the_method_that_is_asked_for():
    source = ("class A:\n    def a(self):\n        ### BEGIN SOLUTION\n        return 1\n        ### END SOLUTION\n"
              "    def b(self):\n        return 2\n")
    assert 'stub("A")' in refused(source, "A.b")
    assert cut(solution_cell(source, ["A.a"])).count("NotImplementedError") == 1


def test_nothing_to_cut():
    assert "nothing but a docstring" in refused('def f():\n    """Only words."""\n', "f")
    assert "nothing but a docstring" in refused('class A:\n    def f(self):\n        """Words."""\n', "A.f")


def test_imports_that_the_notebook_lacks():
    assert "`import csv`" in refused("import csv\n\ndef f(p):\n    return csv.reader(p)\n", "f")
    assert "`from math import sqrt`" in refused("from math import sqrt\n\ndef f(x):\n    return _g(x)\n\n"
                                                "def _g(x):\n    return sqrt(x)\n", "f")
    assert "import numpy" in refused("import numpy\n\ndef f(x):\n    return numpy.abs(x)\n", "f")
    source = "import csv\nimport torch.nn as nn\n\ndef f(p):\n    return csv.reader(p), nn.ReLU\n"
    assert "csv.reader" in solution_cell(source, ["f"], given=["csv"])


def test_what_students_see_must_be_there():
    source = "BASE = 3\n\ndef f(x=BASE):\n    return x\n"
    assert "uses `BASE`" in refused(source, "f")
    assert "def f(x=BASE)" in solution_cell(source, ["f"], given=["BASE"])


def test_helpers_need_a_region_at_the_end():
    source = ("def _h(): return 1\n\n\ndef f():\n    ### BEGIN SOLUTION\n    x = _h()\n    ### END SOLUTION\n"
              "    return x\n")
    assert "`_h`" in refused(source, "f")


def test_stray_end_and_open_begin_in_cut():
    with pytest.raises(CourseError, match="without its END"):
        cut("### BEGIN SOLUTION")
    with pytest.raises(CourseError, match="inside another"):
        cut("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION")


def test_renamed():
    source = ("@wraps\nasync def f(x, g=f):\n    'f'\n    é = '한글'; y = [f(f) for f in x]; return f(y), x.f, é, "
              "f(f=1), (lambda f: f)(f)")
    assert renamed(source, "long_name") == (
        "@wraps\nasync def long_name(x, g=long_name):\n    'f'\n    é = '한글'; y = [f(f) for f in x]; "
        "return long_name(y), x.f, é, long_name(f=1), (lambda f: f)(long_name)")
    assert renamed("def f(f):\n    return f", "g") == "def g(f):\n    return f"
    assert renamed("class A(B):\n    def copy(self):\n        return A()", "C") == (
        "class C(B):\n    def copy(self):\n        return C()")


def test_renamed_within_f_strings_is_right_or_refused():
    source = 'def f(x):\n    return f"""{x}\n  {f(x)}"""'
    with contextlib.suppress(CourseError):
        assert renamed(source, "g") == 'def g(x):\n    return f"""{x}\n  {g(x)}"""'


def test_definition_source_leaves_out_the_engine_only():
    source = ("import torch\nfrom graders import check as asks\n\n@asks(given=None,\n      criterion=None)\n"
              "@torch.no_grad()\ndef body(impl):\n    return 1\n    # end\n\n# beyond\nx = 1\n")
    assert definition_source(source, "body") == "@torch.no_grad()\ndef body(impl):\n    return 1\n    # end"
    with pytest.raises(CourseError, match="did you mean `body`"):
        definition_source(source, "bdy")


def test_global_names_are_those_of_python():
    source = "def f(a, b=c):\n    import d\n    global e\n    e = [g for g in h]\n    def i(): return a, j\n    d()\n"
    assert global_names(source) == {"c", "h", "j"}
    assert global_names(source, at_once=True) == {"c"}
    assert global_names("class A(b):\n    x = [c for c in d]\n    def f(self): return e\n", at_once=True) == {"b", "d"}


def test_an_override_that_needs_what_comes_after_its_target():
    source = ("from graders import alternative\n\ndef f(x):\n    return x\n\n\ndef _base():\n    return _late()\n\n\n"
              "def _late():\n    return 7\n\n\nDEFAULT = _base()\n\n\n"
              "@alternative('f')\ndef g(x=DEFAULT):\n    return x\n")
    space = {}
    exec(paste(source, "g"), space)
    assert space["f"]() == 7


def test_unknown_override_and_target():
    source = "from graders import alternative\n\ndef f(): return 1\n\n\n@alternative('h')\ndef g(): return 1\n"
    with pytest.raises(CourseError, match="did you mean `g`"):
        paste(source, "gg")
    with pytest.raises(CourseError, match="no function or class `h`"):
        paste(source, "g")


def test_the_engine_is_no_statement():
    module = read_module("import graders\nfrom graders import check\nimport torch\n", "here")
    assert [s.source for s in module.statements] == ["import torch"]
    assert module.authors == {"graders": "graders", "check": "check"}
