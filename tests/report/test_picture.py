"""The picture of a wrong trajectory: the same bytes every time, no words, no colours, and what is said with it."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import math
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from rich.console import Console

from graders.records import Curve, Outcome, Text, Verdict
from graders.report import as_json, card, picture, terminal
from graders.words import translator

EN, KO = translator("en"), translator("ko")
STEPS = tuple(range(1, 31))
FALLING = tuple(900 * 0.8**k for k in STEPS)
HALF = tuple(900 * 0.9**k for k in STEPS)
LOSS = Curve("loss", STEPS, FALLING, HALF, 7)
SLOPE = Curve("parameters[0]", STEPS, tuple(math.sin(k / 9) for k in STEPS), tuple(math.sin(k / 8) for k in STEPS), 5)
WRONG = Verdict("unit/one", "asked", "The sentence.", Outcome.FAILED, 0, 6, reason=Text("wrong"), instance=0,
                curves=(LOSS, SLOPE))
RIGHT = replace(WRONG, outcome=Outcome.PASSED, points=6, curves=())
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: picture.Picture) -> list[str]:
    """What is written in a picture: matplotlib leaves the text of each outline in a comment."""
    return re.findall(r"<!-- (.*?) -->", drawn.svg.decode("utf8"))


def afresh(*curves: Curve) -> bytes:
    picture.draw.cache_clear()
    return picture.draw(curves).svg


# --- the file ----------------------------------------------------------------------------------------------------


def test_it_is_a_file_of_its_own_without_anything_that_acts() -> None:
    root = ElementTree.fromstring(picture.draw((LOSS, SLOPE)).svg)
    assert root.tag == f"{SVG}svg"
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert not tags & {"script", "text", "image", "foreignObject", "a", "date"}
    links = {value for element in root.iter() for key, value in element.attrib.items() if key.endswith("href")}
    assert all(link.startswith("#") for link in links)


IN_ANOTHER_PROCESS = """
import hashlib, sys
sys.path.insert(0, {tests!r})
import test_picture
print(hashlib.sha256(test_picture.picture.draw((test_picture.LOSS, test_picture.SLOPE)).svg).hexdigest())
print("matplotlib.pyplot" in sys.modules)
"""


def test_the_same_bytes_anywhere(tmp_path: Path) -> None:
    settings = tmp_path / "matplotlibrc"
    settings.write_text("svg.fonttype: none\nfont.size: 20\nsvg.hashsalt: x\nlines.color: red\naxes.grid: True\n")
    said = {subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS.format(tests=str(Path(__file__).parent))],
                           env={**os.environ, "MATPLOTLIBRC": str(settings), "PYTHONHASHSEED": seed, "LANG": lang},
                           capture_output=True, text=True, check=True).stdout
            for seed, lang in (("1", "C"), ("2", "ko_KR.UTF-8"))}
    here = hashlib.sha256(afresh(LOSS, SLOPE)).hexdigest()
    assert said == {f"{here}\nFalse\n"}


def test_nobody_elses_settings_change() -> None:
    before = dict(mpl.rcParams)
    afresh(LOSS)
    assert dict(mpl.rcParams) == before


def test_threads_do_not_disturb_each_other() -> None:
    several = [(replace(LOSS, step=k), SLOPE) for k in range(1, 9)]
    alone = [afresh(*curves) for curves in several]
    assert len(set(alone)) == len(several)
    picture.draw.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert [drawn.svg for drawn in pool.map(picture.draw, several)] == alone


# --- what it shows -----------------------------------------------------------------------------------------------


def test_no_words_but_the_names_and_the_steps() -> None:
    said = texts(picture.draw((LOSS, SLOPE)))
    assert [text for text in said if re.search("[a-z]", text.replace("mathdefault", ""))] == ["loss", "parameters[0]"]
    assert {"7", "5"} <= set(said)
    assert "7" not in texts(picture.draw((replace(LOSS, step=None), SLOPE)))


def test_a_name_that_fonts_may_lack_is_left_out() -> None:
    said = texts(picture.draw((replace(LOSS, name="손실 of x"), SLOPE)))
    assert "of x" in {text.strip() for text in said}
    assert not [text for text in said if re.search("[가-힣]", text)]


def test_a_name_is_no_formula() -> None:
    assert r"$\frac$" in texts(picture.draw((replace(LOSS, name=r"$\frac$"),)))


def test_black_and_white_will_do() -> None:
    drawn = picture.draw((LOSS, replace(SLOPE, yours=(None, 1e30, *SLOPE.yours[2:]))))
    assert drawn.beyond
    file = drawn.svg.decode("utf8")
    colours = set(re.findall(r"#([0-9a-f]{6})\b", file))
    assert len(colours) > 1
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)
    assert "stroke-dasharray" in file


def panels(drawn: picture.Picture) -> list[ElementTree.Element]:
    return [g for g in ElementTree.fromstring(drawn.svg).iter(f"{SVG}g") if g.get("id", "").startswith("axes_")]


@pytest.mark.parametrize(("count", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 3, 2), (7, 3, 3)])
def test_a_panel_for_each_curve(count: int, columns: int, rows: int) -> None:
    drawn = picture.draw(tuple(replace(LOSS, name=f"p[{k}]") for k in range(count)))
    assert len(panels(drawn)) == count
    assert drawn.names == tuple(f"p[{k}]" for k in range(count))
    size = ElementTree.fromstring(drawn.svg).get("viewBox", "").split()[2:]
    assert [float(length) for length in size] == pytest.approx(
        [72 * columns * picture.WIDTH, 72 * rows * picture.HEIGHT], abs=1)


def lines_of(drawn: picture.Picture) -> list[list[tuple[float, float]]]:
    """The points of the lines in the first panel that are drawn, not only marked: the dotted line, target, yours."""
    found = [re.findall(r"[ML] (\S+) (\S+)", path.get("d", "")) for group in panels(drawn)[0].findall(f"{SVG}g")
             if group.get("id", "").startswith("line2d") for path in group.findall(f"{SVG}path")]
    return [[(float(x), float(y)) for x, y in line] for line in found if len(line) > 1]


def test_the_lines_are_the_histories() -> None:
    target, yours = (tuple(float(k * k % 7) for k in range(10)), tuple(float(k * 3 % 5) for k in range(8)))
    drawn = picture.draw((Curve("loss", tuple(range(1, 11)), target, yours, 2),))
    dotted, *lines = lines_of(drawn)
    assert {x for x, _ in dotted} == {lines[0][1][0]}  # at the second step
    for line, values in zip(lines, (target, yours), strict=True):
        assert len(line) == len(values)
        down = -np.polyfit(values, [y for _, y in line], 1)[0]
        assert down > 0  # larger values stand higher
        assert np.corrcoef(values, [y for _, y in line])[0, 1] == pytest.approx(-1)
        assert np.diff([x for x, _ in line]) == pytest.approx(np.full(len(line) - 1, line[1][0] - line[0][0]))


def test_a_line_ends_where_it_is_no_number() -> None:
    yours = (*HALF[:6], *[None] * 24)
    drawn = picture.draw((replace(LOSS, yours=yours),))
    _, target, mine = lines_of(drawn)
    assert (len(target), len(mine)) == (30, 6)
    assert drawn.beyond


def test_what_is_beyond_the_picture_is_marked_on_the_edge() -> None:
    inside = picture.draw((LOSS,))
    high = picture.draw((replace(LOSS, yours=(*HALF[:20], *[1e30] * 10)),))
    low = picture.draw((replace(SLOPE, yours=(*SLOPE.yours[:20], *[-math.inf] * 10)),))
    assert (inside.beyond, high.beyond, low.beyond) == (False, True, True)
    sentence = "▲ or ▼ at an edge"
    assert [sentence in " ".join(picture.caption(p, EN)) for p in (inside, high, low)] == [False, True, True]


def test_a_difference_too_small_to_be_seen_is_said() -> None:
    near = replace(LOSS, yours=tuple(value * 1.002 for value in FALLING))
    one_of_two = picture.draw((near, SLOPE))
    sentence = "they do differ, but by too little to be seen."
    assert picture.draw((near,)).faint
    assert picture.draw((near, replace(SLOPE, step=None))).faint
    assert sentence in " ".join(picture.caption(picture.draw((near,)), EN))
    assert not picture.draw((LOSS,)).faint
    assert not one_of_two.faint
    assert sentence not in " ".join(picture.caption(one_of_two, EN))


ODD = [0.0, 1.0, -1.0, 5e-324, 1e-310, 1e-30, 1e30, -1e30, 1e308, -1.7e308, math.inf, -math.inf, None, 1 / 3, 0.3333333]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_numbers_are_it_can_be_drawn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    few = [ODD[i] for i in rng.integers(len(ODD), size=3)]  # all the same in some, and two sorts in others
    history = [tuple(few[i] for i in rng.integers(3, size=int(rng.integers(1, 30)))) for _ in range(2)]
    steps = tuple(range(1, max(map(len, history)) + 1))
    step = int(rng.integers(1, min(map(len, history)) + 1))
    drawn = picture.draw((Curve("loss", steps, *history, step),))
    assert str(step) in texts(drawn)
    assert not [text for text in texts(drawn) if "nan" in text or "inf" in text]
    assert b"nan" not in drawn.svg


# --- where it appears --------------------------------------------------------------------------------------------


def test_the_card_holds_it_with_its_caption() -> None:
    html = card.html(WRONG, EN)
    [address] = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert base64.b64decode(address, validate=True) == picture.draw(WRONG.curves).svg
    assert 'alt="loss, parameters[0]"' in html
    for sentence in picture.caption(picture.draw(WRONG.curves), EN):
        assert sentence in html
    assert "<img" not in card.html(RIGHT, EN)
    assert "<figure" not in card.html(RIGHT, EN)


def test_the_caption_is_korean_where_the_card_is() -> None:
    drawn = replace(picture.draw(WRONG.curves), beyond=True, faint=True)
    assert len(picture.caption(drawn, KO)) == 3
    assert all(re.search("[가-힣]", sentence) for sentence in picture.caption(drawn, KO))
    assert picture.caption(drawn, KO)[0] in card.html(WRONG, KO)


def test_a_name_is_no_html() -> None:
    html = card.html(replace(WRONG, curves=(replace(LOSS, name='"><script>'),)), EN)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_grading_goes_on_where_nothing_can_be_drawn(monkeypatch: pytest.MonkeyPatch,
                                                     caplog: pytest.LogCaptureFixture) -> None:
    def fail(curves: object) -> None:
        raise OSError("no font")

    monkeypatch.setattr(picture, "draw", fail)
    with caplog.at_level(logging.ERROR):
        assert "wrong" in card.html(WRONG, EN)
    assert "no picture of unit/one asked" in caplog.text
    assert "no font" in caplog.text


def test_files(tmp_path: Path) -> None:
    other = replace(WRONG, check="other", curves=(SLOPE,))
    written = picture.write(tmp_path / "pictures", [RIGHT, WRONG, other])
    assert list(written) == [("unit/one", "asked"), ("unit/one", "other")]
    assert all(path.parent == tmp_path / "pictures" and path.suffix == ".svg" for path in written.values())
    assert written["unit/one", "asked"].read_bytes() == picture.draw(WRONG.curves).svg
    assert picture.write(tmp_path / "pictures", [WRONG, other]) == written
    anothers = picture.write(tmp_path / "pictures", [replace(WRONG, curves=(LOSS,))])
    assert set(anothers.values()).isdisjoint(written.values())
    assert len(list((tmp_path / "pictures").iterdir())) == 3
    assert picture.write(tmp_path / "none", [RIGHT]) == {}
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert picture.write(tmp_path / "taken", [WRONG]) == {}


def test_the_document_names_the_file(tmp_path: Path) -> None:
    written = picture.write(tmp_path, [WRONG])
    first, second = as_json.document("a", "en", [WRONG, replace(RIGHT, check="other")], EN, (), written)["verdicts"]
    assert first["picture"] == str(written["unit/one", "asked"])
    assert second["picture"] is None
    assert as_json.document("a", "en", [WRONG], EN)["verdicts"][0]["picture"] is None


def test_the_terminal_names_the_file_in_one_line(tmp_path: Path) -> None:
    written = picture.write(tmp_path, [WRONG])
    out = io.StringIO()
    terminal.show(Console(file=out, width=40), "t", [WRONG, RIGHT], KO, (), written)
    lines = out.getvalue().splitlines()
    assert f"{KO('Picture')}: unit/one asked: {written['unit/one', 'asked']}" in lines
    assert "".join(picture.caption(picture.draw(WRONG.curves), KO)).replace(" ", "") in "".join(lines).replace(" ", "")
    out = io.StringIO()
    terminal.show(Console(file=out, width=40), "t", [WRONG], EN)
    assert "Picture" not in out.getvalue()
