"""The characters of a line as one-hot rows."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def char_one_hot(line):
    """The characters of `line`, in lower case and without white space at its ends, as one-hot rows of 128.

    Returns a tensor of shape (number of characters, 128). A character beyond ASCII counts as character 0.
    """
    line = line.lower().strip()
    rows = torch.zeros(len(line), 128)
    for i, letter in enumerate(line):
        rows[i, ord(letter) if ord(letter) < 128 else 0] = 1
    return rows


@alternative("char_one_hot")
def rows_of_the_identity(line):
    codes = [ord(c) * (ord(c) < 128) for c in line.strip().lower()]
    return torch.eye(128)[codes]


@alternative("char_one_hot")
def scattered(line):
    line = line.strip().lower()
    index = torch.tensor([ord(c) if c.isascii() else 0 for c in line]).unsqueeze(1)
    return torch.zeros(len(line), 128).scatter_(1, index, 1)


@alternative("char_one_hot")
def with_the_library(line):
    codes = torch.tensor(list(map(ord, line.strip().lower())))
    codes[codes > 127] = 0
    return F.one_hot(codes, num_classes=128)


@alternative("char_one_hot")
def with_numpy(line):
    raw = line.strip().lower().encode("ascii", errors="replace")
    codes = np.array([0 if c > "\x7f" else b for b, c in zip(raw, line.strip().lower())])
    return (codes[:, None] == np.arange(128)).astype(np.float32)


@misconception("char_one_hot", hint="How many bytes has a curly quotation mark in UTF-8? How many rows should it have?")
def bytes_not_characters(line):
    """You made a row for every byte; beyond ASCII one character has two to four of them."""
    codes = [b if b < 128 else 0 for b in line.lower().strip().encode("utf8")]
    return torch.eye(128)[codes]


@misconception("char_one_hot", hint="Count the characters of the line and your rows. Which have no row?")
def others_dropped(line):
    """You left out the characters beyond ASCII; they keep their place in the line, as character 0."""
    return torch.eye(128)[[ord(c) for c in line.lower().strip() if ord(c) < 128]]


@misconception("char_one_hot", hint="Which index should every character beyond ASCII have?")
def others_clamped(line):
    """You gave the characters beyond ASCII the last index, 127; they should have 0."""
    return torch.eye(128)[[min(ord(c), 127) for c in line.lower().strip()]]


@misconception("char_one_hot", hint="Which ASCII character is 8220 % 128, and does it stand in the line?")
def wrapped_around(line):
    """You took the code modulo 128, so a character beyond ASCII looks like one that has nothing to do with it."""
    return torch.eye(128)[[ord(c) % 128 for c in line.lower().strip()]]


@misconception("char_one_hot", hint="Does a word change its meaning at the beginning of a sentence?")
def capitals_kept(line):
    """You kept the capital letters, which have codes of their own."""
    return torch.eye(128)[[ord(c) if ord(c) < 128 else 0 for c in line.strip()]]


@misconception("char_one_hot", hint="Print `repr(line)`. What stands at its two ends?")
def ends_not_stripped(line):
    """The white space at the ends of the line has rows, too; it should be stripped off first."""
    return torch.eye(128)[[ord(c) if ord(c) < 128 else 0 for c in line.lower()]]


@misconception("char_one_hot", hint="Of which string did you take the length, and over which did you loop?")
def rows_left_over(line):
    """Your last rows hold no 1 at all: the number of rows is that of the line before it was stripped."""
    rows = torch.zeros(len(line), 128)
    for i, letter in enumerate(line.lower().strip()):
        rows[i, ord(letter) if ord(letter) < 128 else 0] = 1
    return rows


@misconception("char_one_hot", hint="Which axis counts the characters of the line?")
def transposed(line):
    """You gave each character a column; the rows should count the characters."""
    return char_one_hot(line).T
