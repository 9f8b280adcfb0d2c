"""reference_impl/tensors.py against the curriculum's figures (section 01) and other programs for the same things."""

import importlib.util
import math
import re
import statistics
import struct
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import made_ct
import made_wine
import numpy as np
import pydicom
import pytest
import torch
from PIL import Image
from real_data import real_data

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT / "exercises" / "tensors"
SPEC = importlib.util.spec_from_file_location("reference_tensors", ROOT / "reference_impl" / "tensors.py")
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)


def printed(*figures):
    """Figures as they are printed, to be met within half a unit of the last digit and two float32 units."""
    for figure in figures:
        decimals = len(figure.partition(".")[2])
        value = float(figure)
        yield pytest.approx(value, rel=0, abs=0.5 * 10.0**-decimals + 2 * 2.0 ** (math.frexp(value)[1] - 24))


@pytest.fixture(scope="module")
def white_wine():
    """The real table, read by the reference."""
    return reference.load_table(real_data("tabular-wine", "winequality-white.csv"))


def planes(image):
    """The channels of a picture as Pillow takes them apart; its RGB forgets alpha."""
    return np.stack([np.asarray(plane) for plane in Image.fromarray(image).convert("RGB").split()])


def picture(height, width, channels, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels)).astype(np.uint8)


# --- pictures ----------------------------------------------------------------------------------------------------


def test_the_dog_has_its_channels_first():
    image = np.array(Image.open(real_data("image-dog", "bobby.jpg")))
    assert image.shape == (720, 1280, 3)
    assert reference.image_to_chw(image).shape == (3, 720, 1280)
    np.testing.assert_array_equal(reference.image_to_chw(image), planes(image))


def test_a_picture_with_its_channels_first_is_a_view():
    image = picture(4, 7, 3)
    tensor = reference.image_to_chw(image)
    assert tensor.shape == (3, 4, 7)
    assert tensor.stride() == (1, 21, 3)
    assert tensor.data_ptr() == image.ctypes.data
    assert all(tensor[c, h, w] == image[h, w, c] for c in range(3) for h in range(4) for w in range(7))


def test_the_cats_are_a_batch():
    images = [np.array(Image.open(path)) for path in sorted(real_data("image-cats").glob("*.png"))]
    batch = reference.image_batch(images)
    assert batch.shape == (3, 3, 256, 256)
    assert batch.dtype == torch.uint8
    for image, entry in zip(images, batch, strict=True):
        np.testing.assert_array_equal(entry, planes(image))


def test_alpha_is_dropped_from_some_pictures():
    images = [picture(4, 5, channels, seed) for seed, channels in enumerate([3, 4, 4, 3])]
    kept = [image.copy() for image in images]
    batch = reference.image_batch(images)
    assert batch.shape == (4, 3, 4, 5)
    for image, entry in zip(images, batch, strict=True):
        np.testing.assert_array_equal(entry, planes(image))
    assert all(np.array_equal(a, b) for a, b in zip(images, kept, strict=True))


@pytest.mark.parametrize(("bits", "dtype"), [(8, torch.uint8), (12, torch.int32), (16, torch.int32)])
def test_channels_are_what_batch_norm_makes_of_them(bits, dtype):
    top = 2**bits - 1
    levels = torch.tensor(np.random.default_rng(bits).integers(0, top + 1, (3, 4, 5, 6)), dtype=dtype)
    levels[0, 0, 0, :2] = torch.tensor([0, top], dtype=dtype)
    kept = levels.clone()
    scaled, standardised = reference.normalise_images(levels, bits)
    count = 3 * 5 * 6
    norm = torch.nn.BatchNorm2d(4, eps=1e-30, affine=False, dtype=torch.float64)
    assert (scaled.dtype, standardised.dtype) == (torch.float32, torch.float32)
    assert (float(scaled.min()), float(scaled.max())) == (0, 1)
    np.testing.assert_allclose(scaled, np.interp(levels, [0, top], [0, 1]), rtol=1e-6)
    expected = norm(levels.double()) * math.sqrt((count - 1) / count)
    np.testing.assert_allclose(standardised, expected, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(standardised.mean(dim=(0, 2, 3)), np.zeros(4), atol=1e-6)
    np.testing.assert_allclose(standardised.std(dim=(0, 2, 3)), np.ones(4), rtol=1e-6)
    assert torch.equal(levels, kept)


def test_the_cats_have_mean_zero_and_deviation_one():
    images = [np.array(Image.open(path)) for path in sorted(real_data("image-cats").glob("*.png"))]
    _, standardised = reference.normalise_images(reference.image_batch(images), 8)
    for channel in standardised.transpose(0, 1).flatten(1).double():
        assert float(channel.mean()) == pytest.approx(0, abs=1e-6)
        assert float(channel.std()) == pytest.approx(1, abs=1e-6)


# --- volumes -----------------------------------------------------------------------------------------------------


def slice_by_hand(content):
    """Height and Hounsfield units of an uncompressed explicit little-endian slice of 16 bits, read byte by byte."""
    def found(group, element, kind):
        at = content.index(struct.pack("<HH2s", group, element, kind)) + 6
        size = struct.unpack_from("<H", content, at)[0]
        return content[at + 2 : at + 2 + size]

    rows, columns = (struct.unpack("<H", found(0x28, e, b"US"))[0] for e in (0x10, 0x11))
    slope, intercept = (float(found(0x28, e, b"DS")) for e in (0x1053, 0x1052))
    height = float(found(0x20, 0x32, b"DS").split(b"\\")[2])
    at = content.index(struct.pack("<HH2s", 0x7FE0, 0x10, b"OW")) + 12
    levels = np.frombuffer(content, "<u2", rows * columns, at).reshape(rows, columns)
    return height, slope * levels + intercept


def assert_read(folder, volume):
    by_hand = dict(slice_by_hand(path.read_bytes()) for path in folder.glob("*.dcm"))
    assert volume.dtype == torch.float32
    assert volume.shape == (1, len(by_hand), *next(iter(by_hand.values())).shape)
    for height, units in zip(sorted(by_hand), volume[0], strict=True):
        np.testing.assert_array_equal(units, by_hand[height])


def test_real_slices_are_in_the_order_of_their_heights():
    folder = real_data("volumetric-dicom")
    volume = reference.volume_to_tensor(folder)
    assert volume.shape == (1, 8, 512, 512)
    assert float(volume.min()) == -1024
    assert_read(folder, volume)


def test_ninety_nine_slices_of_512_by_512(tmp_path):
    units = np.zeros((512, 512), dtype=np.int16)
    for k in range(99):
        units[0, 0] = k
        (tmp_path / f"{37 * k % 99:06d}.dcm").write_bytes(made_ct.slice_file(units, 3.0 * k, k))
    volume = reference.volume_to_tensor(tmp_path)
    assert volume.shape == (1, 99, 512, 512)
    assert volume[0, :, 0, 0].tolist() == list(range(99))
    assert volume.unsqueeze(0).shape == (1, 1, 99, 512, 512)


def test_the_phantom_is_the_head_that_was_drawn(tmp_path):
    with zipfile.ZipFile(BESIDE / "phantom_ct.zip") as archive:
        archive.extractall(tmp_path)
    volume = reference.volume_to_tensor(tmp_path)
    np.testing.assert_array_equal(volume[0], made_ct.head())
    assert_read(tmp_path, volume)


def test_the_phantoms_files_are_what_the_generator_makes():
    with zipfile.ZipFile(BESIDE / "phantom_ct.zip") as archive:
        kept = {name: pydicom.dcmread(BytesIO(archive.read(name))) for name in archive.namelist()}
    made = {name: pydicom.dcmread(BytesIO(content)) for name, content in made_ct.files().items()}
    assert kept == made
    heights = [kept[name].ImagePositionPatient[2] for name in sorted(kept)]
    numbers = [kept[name].InstanceNumber for name in sorted(kept)]
    assert sorted(heights) not in (heights, heights[::-1])  # the page's point: names do not tell
    assert sorted(numbers) not in (numbers, numbers[::-1])


# --- tables ------------------------------------------------------------------------------------------------------


def test_the_white_wines_are_read(white_wine):
    table, names, features, target = white_wine
    by_numpy = np.genfromtxt(real_data("tabular-wine", "winequality-white.csv"), delimiter=";", skip_header=1)
    assert table.shape == (4898, 12)
    assert features.shape == (4898, 11)
    assert (names[0], names[-2:]) == ("fixed acidity", ["alcohol", "quality"])
    assert (table.dtype, features.dtype, target.dtype) == (torch.float32, torch.float32, torch.int64)
    np.testing.assert_array_equal(table, by_numpy.astype(np.float32))
    np.testing.assert_array_equal(features, by_numpy[:, :11].astype(np.float32))
    np.testing.assert_array_equal(target, by_numpy[:, 11])


def test_the_invented_wines_have_the_form_of_the_real_ones(white_wine):
    table, names, features, target = reference.load_table(BESIDE / "wine_sample.csv")
    real, real_names, _, real_target = white_wine
    assert names == real_names
    assert table.shape == (300, 12)
    assert set(target.tolist()) == set(real_target.tolist())
    apart = (features.mean(0) - real[:, :11].mean(0)) / real[:, :11].std(0)
    assert float(apart.abs().max()) < 0.2
    low, high = real.min(0).values, real.max(0).values
    assert bool(((table >= low) & (table <= high)).all())


def test_the_invented_wines_are_what_the_generator_makes():
    assert (BESIDE / "wine_sample.csv").read_text("utf8").splitlines() == made_wine.lines()


def test_scores_of_the_white_wines_are_one_hot(white_wine):
    hot = reference.one_hot_scores(white_wine[3], 10)
    assert hot.shape == (4898, 10)
    assert hot.dtype == torch.float32
    assert torch.equal(hot, torch.nn.functional.one_hot(white_wine[3], 10).float())


def test_a_class_that_nobody_has_gets_a_column():
    assert reference.one_hot_scores(torch.tensor([2, 0]), 4).tolist() == [[0, 0, 1, 0], [1, 0, 0, 0]]


@pytest.mark.parametrize("page", ["variable_kinds.md", "variable_kinds.ko.md"])
def test_every_column_of_the_shop_has_a_kind(page):
    asked = re.findall(r"^\| `([a-z ]+)` \|", (BESIDE / page).read_text("utf8"), re.M)
    assert len(asked) == 8
    assert {column: reference.variable_kind(column) for column in asked} == reference.KINDS


@pytest.mark.parametrize(
    ("values", "kind", "levels", "expected"),
    [
        ([11.5, 12.0], "continuous", [], [[11.5], [12.0]]),
        (["gold", "none", "gold"], "ordinal", ["none", "silver", "gold"], [[2.0], [0.0], [2.0]]),
        (["pinot", "riesling"], "categorical", ["riesling", "merlot", "pinot"], [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]),
    ],
)
def test_columns_are_encoded_by_their_kind(values, kind, levels, expected):
    encoded = reference.encode_column(values, kind, levels)
    assert encoded.dtype == torch.float32
    assert encoded.tolist() == expected


def test_columns_of_the_white_wines_meet_the_figures(white_wine):
    means, variances, standardised = reference.standardise_columns(white_wine[2].double())
    assert means[:4].tolist() == list(printed("6.8548", "0.27824", "0.33419", "6.3914"))
    assert variances[:4].tolist() == list(printed("0.71211", "0.010160", "0.014646", "25.726"))
    assert standardised[0, :3].tolist() == list(printed("0.17208", "-0.081761", "0.21326"))


def test_columns_of_the_white_wines_meet_the_figures_in_float32(white_wine):
    means, variances, standardised = reference.standardise_columns(white_wine[2])
    assert means[:4].tolist() == pytest.approx([6.8548, 0.27824, 0.33419, 6.3914], rel=2e-5)
    assert variances[:4].tolist() == pytest.approx([0.71211, 0.010160, 0.014646, 25.726], rel=5e-5)
    assert standardised[0, :3].tolist() == pytest.approx([0.17208, -0.081761, 0.21326], rel=5e-5)


def test_means_and_variances_are_those_of_the_statistics_module():
    table = torch.tensor(np.random.default_rng(3).normal(5, 2, (12, 3)))
    means, variances, standardised = reference.standardise_columns(table)
    for j, column in enumerate(table.T.tolist()):
        mean, deviation = statistics.fmean(column), statistics.stdev(column)
        assert float(means[j]) == pytest.approx(mean, rel=1e-12)
        assert float(variances[j]) == pytest.approx(statistics.variance(column), rel=1e-12)
        assert standardised[:, j].tolist() == pytest.approx([(x - mean) / deviation for x in column], rel=1e-9)


def test_the_groups_of_the_white_wines_meet_the_figures(white_wine):
    _, names, features, target = white_wine
    groups = reference.split_by_quality(features, target)
    assert [len(group) for group in groups] == [20, 4898 - 20 - 1060, 1060]
    assert len(groups[2]) == sum(score >= 7 for score in target.tolist())
    lines = reference.means_table(names[:-1], *groups)
    assert len(lines) == 11
    assert lines[6] == "total sulfur dioxide 170.60 141.83 125.25"
    assert lines[10] == "alcohol 10.34 10.26 11.42"


def test_groups_are_made_row_by_row():
    features, target = torch.arange(18.0).reshape(9, 2), torch.tensor([9, 3, 5, 7, 4, 2, 6, 8, 3])
    kept = [[row for row, score in zip(features.tolist(), target.tolist(), strict=True) if low <= score <= high]
            for low, high in ((0, 3), (4, 6), (7, 10))]
    groups = reference.split_by_quality(features, target)
    assert [group.tolist() for group in groups] == kept
    lines = reference.means_table(["a", "two words"], *groups)
    for j, (line, name) in enumerate(zip(lines, ["a", "two words"], strict=True)):
        assert line == " ".join([name, *(f"{statistics.fmean(row[j] for row in group):.2f}" for group in kept)])


def test_the_threshold_meets_the_figures(white_wine):
    _, _, features, target = white_wine
    predicted, actual, matches, precision, recall = reference.threshold_classifier(features[:, 6], target, 141.83)
    assert (predicted, actual, matches) == (2727, 3258, 2018)
    assert [precision, recall] == list(printed("0.7400", "0.6194"))


def test_the_shares_are_those_of_counting_by_hand():
    sulfur = torch.tensor([100.0, 150.0, 120.0, 90.0, 200.0, 130.0])
    target = torch.tensor([6, 7, 5, 8, 4, 3])
    assert reference.threshold_classifier(sulfur, target, 140.0) == (4, 3, 2, 0.5, pytest.approx(2 / 3))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("one_hot_scores", (torch.tensor([1, 0, 2]), 4)),
        ("standardise_columns", (torch.tensor([[1.0, 2.0], [3.0, 5.0]]),)),
        ("split_by_quality", (torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([3, 5, 7]))),
        ("threshold_classifier", (torch.tensor([1.0, 2.0, 3.0]), torch.tensor([3, 6, 7]), 2.5)),
    ],
)
def test_the_reference_leaves_its_arguments_alone(name, arguments):
    tensors = [a for a in arguments if isinstance(a, torch.Tensor)]
    kept = [a.clone() for a in tensors]
    getattr(reference, name)(*arguments)
    assert all(torch.equal(a, b) for a, b in zip(tensors, kept, strict=True))
