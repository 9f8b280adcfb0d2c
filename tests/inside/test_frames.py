"""Frames: what goes in comes out, and nothing else comes out of anything else."""

from __future__ import annotations

import contextlib
import json
import math
import socket

import numpy as np
import pytest

from graders.inside import frames
from graders.inside.frames import Array, FrameError, pack, unpack


def there_and_back(tree: object) -> object:
    data = pack(tree)
    _, header, payload = frames.HEAD.unpack(data[: frames.HEAD.size])
    body = data[frames.HEAD.size :]
    assert len(body) == header + payload
    return unpack(body[:header], body[header:])


@pytest.mark.parametrize("tree", [
    None, True, 0, -(2**60), 10**300, 1.5, -0.0, "", "값 \u2028 \x00", [], [[[]]], {}, {"a": [1, None, {"b": "c"}]},
    {"a": 1, "l": 2, "f": "nan", "i": "3", "d": []}, math.inf, -math.inf, [1, "1", 1.0, True],
])
def test_plain_values_round_trip(tree: object) -> None:
    back = there_and_back(tree)
    assert back == tree
    assert type(back) is type(tree)


def test_nan_and_tuples() -> None:
    assert math.isnan(there_and_back(math.nan))  # type: ignore[arg-type]
    assert there_and_back((1, (2,))) == [1, [2]]


@pytest.mark.parametrize("dtype", sorted(frames.DTYPES))
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3, 4)])
def test_arrays_round_trip(dtype: str, shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(1).normal(size=shape)
    values = np.asarray(np.abs(values) * 100 if dtype.startswith("u") else values * 100).astype(dtype)
    back = there_and_back({"x": [Array(values, "bfloat16", "torch", True)]})["x"][0]  # type: ignore[index]
    assert (back.dtype, back.origin, back.requires_grad) == ("bfloat16", "torch", True)
    assert (back.values.dtype, back.values.shape) == (values.dtype, values.shape)
    np.testing.assert_array_equal(back.values, values)


def deep(levels: int) -> list[object]:
    tree: list[object] = []
    for _ in range(levels):
        tree = [tree]
    return tree


@pytest.mark.parametrize(("tree", "said"), [
    (object(), "type object"), ({1: 2}, "no string"), (deep(30), "deeper"), ([0] * 30_000, "more than 20000"),
    ("x" * 300_000, "256 KB"), (10**401, "digits"), (np.zeros(2), "type ndarray"), ({1, 2}, "type set"),
    (b"x", "type bytes"),
    (Array(np.zeros(9_000_000), "float64"), "32 MB"), (Array(np.zeros((1,) * 9), "float64"), "dimensions"),
    (Array(np.array(["a"]), "str"), "dtype"), (type("Sub", (int,), {})(3), "type Sub"),
])
def test_what_cannot_be_sent_is_refused(tree: object, said: str) -> None:
    with pytest.raises(FrameError, match=said):
        pack(tree)


@pytest.mark.parametrize("header", [
    b"", b"{", b"[]", b"null", b"{}", b'{"tree":1}', b'{"tree":[1],"arrays":[]}', b'{"tree":{"a":0},"arrays":[]}',
    b'{"tree":{"a":-1},"arrays":[]}', b'{"tree":{"x":1},"arrays":[]}', b'{"tree":{"l":[],"d":[]},"arrays":[]}',
    b'{"tree":NaN,"arrays":[]}', b'{"tree":{"f":"x"},"arrays":[]}', b'{"tree":{"i":[]},"arrays":[]}',
    b'{"tree":{"d":[[1]]},"arrays":[]}', b'{"tree":0,"arrays":[["object",[1],"f","torch",false]]}',
    b'{"tree":0,"arrays":[["float64",[1],"float64","torch",false]]}',
    b'{"tree":0,"arrays":[["float64",[-1],"float64","torch",false]]}',
    b'{"tree":0,"arrays":[["float64",[true],"float64","torch",false]]}',
    b'{"tree":0,"arrays":[["float64",[99999999999,99999999999],"float64","torch",false]]}',
    b'{"tree":' + b'{"l":[' * 5000 + b"]}" * 5000 + b',"arrays":[]}', b"\xff\xfe",
])
def test_malformed_headers_are_refused(header: bytes) -> None:
    with pytest.raises(FrameError):
        unpack(header, b"")


def test_left_over_payload_is_refused() -> None:
    with pytest.raises(FrameError, match="disagree"):
        unpack(json.dumps({"tree": 0, "arrays": []}).encode(), b"x")


def test_random_bytes_never_do_anything_but_raise() -> None:
    rng = np.random.default_rng(3)
    sound = pack({"loss": Array(np.arange(4.0), "float64"), "x": [1, "2", None]})
    for _ in range(500):
        data = bytearray(sound)
        for at in rng.integers(0, len(data), 3):
            data[at] = int(rng.integers(256))
        ours, theirs = socket.socketpair()
        with ours, theirs:
            theirs.sendall(bytes(data))
            theirs.shutdown(socket.SHUT_WR)
            with contextlib.suppress(FrameError, EOFError):
                frames.receive(ours)


def test_a_frame_that_announces_too_much_is_not_waited_for() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frames.HEAD.pack(frames.MAGIC, 10, 2**40))
        with pytest.raises(FrameError):
            frames.receive(ours)
