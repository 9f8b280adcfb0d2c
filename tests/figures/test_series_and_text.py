"""reference_impl/series_and_text.py against the curriculum's figures (end of section 01) and independent witnesses."""

import importlib.util
import statistics
import sys
from pathlib import Path

import made_hours
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from real_data import real_data

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "reference_impl" / "series_and_text.py"
SPEC = importlib.util.spec_from_file_location("reference_series_and_text", PATH)
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)

BESIDE = ROOT / "exercises" / "series_and_text"
LINE = "“Impossible, Mr. Bennet, impossible, when I am not acquainted with him"


@pytest.fixture(scope="module")
def real_hours():
    return reference.load_hours(str(real_data("bike-sharing", "hour-fixed.csv")))


@pytest.fixture(scope="module")
def novel():
    return real_data("jane-austen", "1342-0.txt")


def some_days():
    """Two days of 12 channels and 24 hours; all four kinds of weather in channel 9."""
    days = torch.randn(2, 12, 24, generator=torch.Generator().manual_seed(5), dtype=torch.float64)
    days[:, 9] = torch.arange(48).reshape(2, 24) % 4 + 1
    return days


# --- the table of hours -----------------------------------------------------------------------------------------


def test_the_real_table_has_17520_hours(real_hours):
    assert real_hours.shape == (17520, 17)
    assert real_hours.dtype == torch.float32
    assert real_hours[:, 1].min() == 1
    assert real_hours[:, 1].max() == 31
    # two years, and a day that was never filled in: each hour of the day occurs on 730 days
    assert torch.bincount(real_hours[:, 5].long()).tolist() == [730] * 24


@pytest.mark.parametrize(("row", "fields"), [(0, {1: 1, 9: 1, 10: 0.24, 16: 16}), (1, {1: 1, 5: 1, 10: 0.22, 16: 40})])
def test_the_real_table_begins_as_the_file_does(real_hours, row, fields):
    assert {column: float(real_hours[row, column]) for column in fields} == pytest.approx(fields)


@pytest.mark.parametrize("name", ["the file beside the page", "the real file"])
def test_a_table_is_what_numpy_reads(name):
    path = BESIDE / "hours.csv" if name == "the file beside the page" else real_data("bike-sharing", "hour-fixed.csv")
    table = reference.load_hours(str(path))
    text = np.loadtxt(path, dtype=str, delimiter=",", skiprows=1)
    dates = text[:, 1].astype("datetime64[D]")
    text[:, 1] = ((dates - dates.astype("datetime64[M]")).astype(int) + 1).astype(str)
    np.testing.assert_array_equal(table.numpy(), text.astype(np.float32))


def test_the_hours_beside_the_page_are_those_that_were_made():
    assert (BESIDE / "hours.csv").read_text("utf8").splitlines() == made_hours.lines()


def test_the_hours_beside_the_page_have_what_the_pages_need():
    table = reference.load_hours(str(BESIDE / "hours.csv"))
    assert table.shape == (21 * 24, 17)
    assert table[:, 5].tolist() == [*range(24)] * 21
    assert table[::24, 1].tolist() == [*range(20, 30), *range(1, 12)]  # February had 29 days
    assert set(table[:, 9].tolist()) == {1, 2, 3, 4}
    assert torch.equal(table[:, 14] + table[:, 15], table[:, 16])
    assert float(table[:, 10].min()) > 0
    assert float(table[:, 10].max()) < 1


# --- days -------------------------------------------------------------------------------------------------------


def test_the_strides_of_the_real_table(real_hours):
    by_hour, by_channel = reference.daily_view(real_hours)
    assert [(tuple(t.shape), t.stride()) for t in (real_hours, by_hour, by_channel)] == [
        ((17520, 17), (17, 1)),
        ((730, 24, 17), (408, 17, 1)),
        ((730, 17, 24), (408, 1, 17)),
    ]


def test_the_strides_do_not_need_the_real_table():
    by_hour, by_channel = reference.daily_view(torch.zeros(48, 17))
    assert (by_hour.stride(), by_channel.stride()) == ((408, 17, 1), (408, 1, 17))


def test_every_number_stands_at_its_day_and_hour():
    hours = torch.arange(72.0 * 5).reshape(72, 5)
    by_hour, by_channel = reference.daily_view(hours)
    for row in range(72):
        day, hour = divmod(row, 24)
        assert torch.equal(by_hour[day, hour], hours[row])
        assert torch.equal(by_channel[day, :, hour], hours[row])


def test_days_are_views():
    hours = torch.zeros(48, 3)
    by_hour, by_channel = reference.daily_view(hours)
    hours[30, 2] = 7
    assert by_hour[1, 6, 2] == 7
    assert by_channel[1, 2, 6] == 7


# --- channels ---------------------------------------------------------------------------------------------------


def test_the_real_weather_has_four_more_channels(real_hours):
    _, days = reference.daily_view(real_hours)
    wider = reference.weather_one_hot(days)
    assert wider.shape == (730, 21, 24)
    assert torch.equal(wider[:, :17], days)
    assert wider[:, 17:].sum(dim=(0, 2)).tolist() == [11471, 4581, 1465, 3]  # lines of the file with each weather


def test_one_hot_is_that_of_torch():
    days = some_days()
    wider = reference.weather_one_hot(days)
    assert torch.equal(wider[:, :12], days)
    assert torch.equal(wider[:, 12:], F.one_hot(days[:, 9].long() - 1, 4).permute(0, 2, 1).double())


def test_a_kind_that_does_not_occur_has_a_channel():
    days = some_days().clamp(max=2)
    assert reference.weather_one_hot(days)[:, 14:].tolist() == torch.zeros(2, 2, 24).tolist()


def test_weather_in_thirds():
    days = some_days()
    days[0, 9, :4] = torch.tensor([1.0, 2, 3, 4])
    scaled = reference.weather_to_unit(days)
    assert scaled[0, 9, :4].tolist() == pytest.approx([0, 1 / 3, 2 / 3, 1], abs=1e-15)
    assert untouched(scaled, days, 9)


def untouched(changed, days, channel):
    others = [c for c in range(days.shape[1]) if c != channel]
    return torch.equal(changed[:, others], days[:, others])


def test_the_range_is_a_linear_interpolation():
    days = some_days()
    scaled = reference.channel_to_unit(days, 10)
    values = days[:, 10].numpy()
    np.testing.assert_allclose(scaled[:, 10], np.interp(values, [values.min(), values.max()], [0, 1]), atol=1e-14)
    assert untouched(scaled, days, 10)


def test_standardised_by_the_statistics_of_python():
    days = some_days()
    scaled = reference.standardise_channel(days, 3)
    values = days[:, 3].flatten().tolist()
    expected = [(v - statistics.fmean(values)) / statistics.stdev(values) for v in values]
    assert scaled[:, 3].flatten().tolist() == pytest.approx(expected, rel=1e-12, abs=1e-12)
    assert untouched(scaled, days, 3)


def test_the_real_temperature_is_scaled(real_hours):
    _, days = reference.daily_view(real_hours)
    unit, standard = reference.channel_to_unit(days, 10)[:, 10], reference.standardise_channel(days, 10)[:, 10]
    assert (float(unit.min()), float(unit.max())) == (0, 1)
    assert float(unit.flatten()[0]) == pytest.approx((0.24 - 0.02) / (1 - 0.02))  # the file's ends are 0.02 and 1
    assert float(standard.double().mean()) == pytest.approx(0, abs=1e-5)
    assert float(standard.double().std()) == pytest.approx(1, abs=1e-5)
    weather = reference.weather_to_unit(days)[:, 9]
    assert sorted(set(weather.flatten().tolist())) == pytest.approx([0, 1 / 3, 2 / 3, 1])


# --- text -------------------------------------------------------------------------------------------------------


def test_line_200_of_the_novel(novel):
    assert novel.read_text("utf8").split("\n")[200] == LINE


@pytest.mark.parametrize("line", [LINE, f"  {LINE} \t"])
def test_the_line_has_70_characters(line):
    rows = reference.char_one_hot(line)
    assert rows.shape == (70, 128)
    assert rows.sum(dim=1).tolist() == [1] * 70
    assert "".join(chr(code) for code in rows.argmax(dim=1)) == "\0" + LINE[1:].lower()


@pytest.mark.parametrize(
    ("line", "codes"),
    [("Az", [97, 122]), (" a b\n", [97, 32, 98]), ("é!", [0, 33]), ("“—”", [0, 0, 0]), ("~\x7f", [126, 127])],
)
def test_codes_of_characters(line, codes):
    assert torch.equal(reference.char_one_hot(line), torch.eye(128)[codes])


@pytest.mark.parametrize(("encoding", "count", "marked"), [("utf8", 7261, True), ("utf-8-sig", 7260, False)])
def test_the_vocabulary_of_the_novel(novel, encoding, count, marked):
    index = reference.word_index(str(novel), encoding)
    assert len(index) == count
    assert index["impossible"] == 3394
    assert ("\ufeffthe" in index) is marked
    assert index[""] == 0


def test_the_words_of_the_line(novel):
    words = reference.cleaned(LINE)
    assert words == ["impossible", "mr", "bennet", "impossible", "when", "i", "am", "not", "acquainted", "with", "him"]
    rows = reference.word_one_hot(words, reference.word_index(str(novel), "utf8"))
    assert rows.shape == (11, 7261)
    assert rows.sum(dim=1).tolist() == [1] * 11
    assert rows.argmax(dim=1).tolist() == [3394, 4305, 813, 3394, 7078, 3315, 415, 4436, 239, 7148, 3215]


def test_the_vocabulary_is_what_numpy_finds_unique(tmp_path):
    words = ["the", "sea’s", "half-right", "", "a", "the", "zebra", "a"]
    path = tmp_path / "text.txt"
    path.write_text("The _sea’s_ half-right, -\n“A the: zebra A?!”", "utf8")
    unique = np.unique(words)
    assert reference.word_index(str(path), "utf8") == {str(word): i for i, word in enumerate(unique)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-", [""]),
        ("_very_ “odd”", ["very", "odd"]),
        ("don't --stop--", ["don't", "stop"]),
        ("a.b,c. (d)", ["a.b,c", "(d)"]),
        ("\ufeffThe\u2003end", ["\ufeffthe", "end"]),
    ],
)
def test_words_are_cleaned_at_their_ends(text, words):
    assert reference.cleaned(text) == words


def test_the_story_beside_the_pages_has_what_they_show():
    raw = (BESIDE / "chapter.txt").read_bytes()
    assert raw.startswith("\ufeffThe ".encode())
    story = raw.decode()
    line = story.split("\n")[14]
    assert line.count("mpossible") == 2
    assert line != line.strip()
    assert all(mark in story for mark in ("“", "”", "’", "_", " - "))
    kept, removed = (reference.word_index(str(BESIDE / "chapter.txt"), e) for e in ("utf8", "utf-8-sig"))
    assert set(kept) - set(removed) == {"\ufeffthe"}
    assert "" in removed


def test_known_words_are_the_rows_of_an_embedding():
    index = {"a": 0, "b": 1, "c": 2}
    vectors = torch.randn(3, 4, generator=torch.Generator().manual_seed(1))
    looked_up = torch.nn.Embedding.from_pretrained(vectors)(torch.tensor([2, 0, 2]))
    torch.testing.assert_close(reference.word_one_hot(["c", "a", "c"], index) @ vectors, looked_up)
    assert reference.word_one_hot(["b", "d"], index).tolist() == [[0, 1, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("name", "more"),
    [("weather_one_hot", ()), ("weather_to_unit", ()), ("channel_to_unit", (10,)), ("standardise_channel", (10,))],
)
def test_the_reference_leaves_the_days_alone(name, more):
    days = some_days()
    getattr(reference, name)(days, *more)
    assert torch.equal(days, some_days())
