"""Where the ones stand, for a line that is not only ASCII."""

import torch

from graders import check, close, equal, parts


def invented_line(rng):
    """A quotation of invented words, in curly quotes, with capitals and white space at both ends."""
    letters = list("abcdefghijklmnopqrstuvwxyz")
    words = ["".join(rng.choice(letters, int(rng.integers(2, 6)))) for _ in range(int(rng.integers(3, 7)))]
    words[0] = words[0].capitalize()
    line = str(rng.choice([" ", ", ", "; "])).join(words) + str(rng.choice(["!", "?", "—", " 1813é"]))
    return {"line": " " * int(rng.integers(1, 4)) + "“" + line + "”" + " " * int(rng.integers(1, 4))}


def what_ida_said():
    """A short line with curly quotes, and with white space at both ends."""
    return {"line": "  “For the Cloth—that’s all!”   "}


@check(
    given=invented_line, public=what_ida_said,
    criterion=parts(shape=equal(1), rows=equal(1), columns=equal(2), values=close(1)),
    hint="Print the shape and, with `argmax(dim=1)`, the index of every row. `chr` turns an index into its character.",
)
def one_row_a_character(impl, line):
    """Each character has a row with a single 1, in the column of its ASCII code; beyond ASCII that is column 0."""
    encoded = torch.as_tensor(impl.char_one_hot(line))
    rows, columns = encoded.nonzero(as_tuple=True)
    return {"shape": list(encoded.shape), "rows": rows, "columns": columns, "values": encoded[rows, columns]}
