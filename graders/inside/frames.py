"""Frames: how trees of plain data and arrays cross a pipe. No pickle in either direction.

A frame is `MAGIC`, the header's length and the payload's length (little-endian u32 and u64), a strict JSON header, and
the raw little-endian arrays one after the other. In the header a list, tuple, dict, array or odd number is a one-key
object, so that nothing a program returns can be mistaken for the frame's own structure:

    {"l": [...]}   {"d": [[key, value], ...]}   {"a": index}   {"f": "nan"}   {"i": "123"}
"""

from __future__ import annotations

import json
import math
import socket
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MAGIC = b"SMK1"
HEAD = struct.Struct("<4sIQ")
MAX_HEADER = 256 * 1024
MAX_PAYLOAD = 32 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 20_000
MAX_DIMENSIONS = 8
SAFE_INT = 2**53
MAX_DIGITS = 400

DTYPES = frozenset(
    ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
     "complex64", "complex128"]
)


class FrameError(Exception):
    """The bytes, or the values to be sent, are not what a frame may hold."""


@dataclass(frozen=True)
class Array:
    """An array with the dtype it had where it came from (`bfloat16` travels as float32).

    `values` is a NumPy array of any shape, `dtype` the original's name without prefix ("float32"), `origin` "torch" or
    "numpy", `requires_grad` as torch has it.
    """

    values: npt.NDArray[Any]
    dtype: str
    origin: str = "numpy"
    requires_grad: bool = False


def pack(tree: Any) -> bytes:
    """One frame. Raises FrameError for what cannot be sent and for what is too large."""
    arrays: list[Array] = []
    count = [0]
    coded = _code(tree, arrays, 0, count)
    described = [[str(a.values.dtype), list(a.values.shape), a.dtype, a.origin, a.requires_grad] for a in arrays]
    header = json.dumps({"tree": coded, "arrays": described}, allow_nan=False, separators=(",", ":")).encode()
    if len(header) > MAX_HEADER:
        raise FrameError(f"more than {MAX_HEADER // 1024} KB of plain values (put numbers into an array)")
    payload = b"".join(a.values.astype(a.values.dtype.newbyteorder("<"), copy=False).tobytes() for a in arrays)
    if len(payload) > MAX_PAYLOAD:
        raise FrameError(f"more than {MAX_PAYLOAD // 2**20} MB of arrays")
    return HEAD.pack(MAGIC, len(header), len(payload)) + header + payload


def _code(value: Any, arrays: list[Array], depth: int, count: list[int]) -> Any:
    count[0] += 1
    if depth > MAX_DEPTH:
        raise FrameError(f"nested deeper than {MAX_DEPTH}")
    if count[0] > MAX_NODES:
        raise FrameError(f"more than {MAX_NODES} values outside arrays")
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        if abs(value) < SAFE_INT:
            return value
        if value.bit_length() > MAX_DIGITS * 3:
            raise FrameError("an integer of more than 400 digits")
        return {"i": str(value)}
    if kind is float:
        return value if math.isfinite(value) else {"f": str(value)}
    if kind is list or kind is tuple:
        return {"l": [_code(v, arrays, depth + 1, count) for v in value]}
    if kind is dict:
        for key in value:
            if type(key) is not str:
                raise FrameError(f"a dictionary key that is no string: {type(key).__name__}")
        return {"d": [[k, _code(v, arrays, depth + 1, count)] for k, v in value.items()]}
    if kind is Array:
        if value.values.ndim > MAX_DIMENSIONS:
            raise FrameError(f"more than {MAX_DIMENSIONS} dimensions")
        if str(value.values.dtype) not in DTYPES:
            raise FrameError(f"an array of dtype {value.values.dtype}")
        arrays.append(value)
        return {"a": len(arrays) - 1}
    raise FrameError(f"a value of type {kind.__name__}")


def unpack(header: bytes, payload: bytes) -> Any:
    """The tree of one frame. Raises FrameError for everything that `pack` would not have written."""
    try:
        parsed = json.loads(header, parse_constant=_refuse_constant)
        coded, described = parsed["tree"], parsed["arrays"]
        arrays, offset = [], 0
        for held, shape, dtype, origin, grad in described:
            array, offset = _array(payload, offset, held, shape)
            arrays.append(Array(array, str(dtype)[:20], "torch" if origin == "torch" else "numpy", grad is True))
        if offset != len(payload):
            raise FrameError("payload and header disagree")
        return _decode(coded, arrays, 0)
    except FrameError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError, OverflowError) as error:
        raise FrameError(f"malformed frame: {type(error).__name__}") from None


def _refuse_constant(name: str) -> None:
    raise FrameError(f"{name} in a header")


def _array(payload: bytes, offset: int, held: Any, shape: Any) -> tuple[npt.NDArray[Any], int]:
    if held not in DTYPES or len(shape) > MAX_DIMENSIONS or not all(type(n) is int and n >= 0 for n in shape):
        raise FrameError("an array's description is wrong")
    dtype = np.dtype(held).newbyteorder("<")
    size = math.prod(shape) * dtype.itemsize
    if offset + size > len(payload):
        raise FrameError("payload and header disagree")
    flat = np.frombuffer(payload, dtype=dtype, count=math.prod(shape), offset=offset)
    return flat.reshape(shape).astype(np.dtype(held), copy=True), offset + size


def _decode(coded: Any, arrays: list[Array], depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise FrameError(f"nested deeper than {MAX_DEPTH}")
    if not isinstance(coded, dict):
        if isinstance(coded, list):
            raise FrameError("a bare list in a header")
        return coded
    ((tag, value),) = coded.items()
    if tag == "l":
        return [_decode(v, arrays, depth + 1) for v in value]
    if tag == "d":
        return {str(k): _decode(v, arrays, depth + 1) for k, v in value}
    if tag == "a" and type(value) is int and value >= 0:
        return arrays[value]
    if tag == "f":
        return float(value)
    if tag == "i" and len(value) <= MAX_DIGITS + 1:
        return int(value)
    raise FrameError("an unknown tag in a header")


def send(channel: socket.socket, tree: Any) -> None:
    """Write one frame."""
    channel.sendall(pack(tree))


def receive(channel: socket.socket) -> Any:
    """Read one frame. Raises EOFError at the end of the stream, TimeoutError by the socket's own timeout."""
    magic, header_size, payload_size = HEAD.unpack(_exactly(channel, HEAD.size))
    if magic != MAGIC or header_size > MAX_HEADER or payload_size > MAX_PAYLOAD:
        raise FrameError("not a frame, or one too large")
    header = _exactly(channel, header_size)
    return unpack(header, _exactly(channel, payload_size))


def _exactly(channel: socket.socket, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = channel.recv(min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def of_numpy(value: npt.NDArray[Any], **more: Any) -> Array:
    """An Array with the array's own dtype."""
    return Array(value, str(value.dtype), **more)


