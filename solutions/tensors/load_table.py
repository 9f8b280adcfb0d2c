"""A text file of numbers as table, names, features and target."""

import csv

import numpy as np
import torch

from graders import alternative, misconception


def load_table(path):
    """The table in the file at `path`: one line of quoted names, then numbers, separated by semicolons.

    Returns (table, names, features, target): float32 (n, k), list of k strings, float32 (n, k - 1), int64 (n,).
    The target is the last column, the features are all others.
    """
    with open(path) as lines:
        names = [name.strip('"') for name in lines.readline().strip().split(";")]
    table = torch.from_numpy(np.loadtxt(path, dtype=np.float32, delimiter=";", skiprows=1))
    return table, names, table[:, :-1], table[:, -1].long()


@alternative("load_table")
def with_csv_module(path):
    table_numpy = np.loadtxt(path, dtype=np.float32, delimiter=";", skiprows=1)
    col_list = next(csv.reader(open(path), delimiter=';'))
    wineq = torch.tensor(table_numpy)
    return wineq, col_list, wineq[:, :-1], wineq[:, -1].to(torch.int64)


@alternative("load_table")
def line_by_line(path):
    rows = []
    with open(path, encoding="utf8") as f:
        header = f.readline().rstrip("\n").replace('"', "").split(";")
        for line in f:
            rows.append([float(entry) for entry in line.split(";")])
    table = torch.tensor(rows)
    target = torch.tensor([int(row[-1]) for row in rows])
    return table, header, torch.tensor([row[:-1] for row in rows]), target


@alternative("load_table")
def genfromtxt(path):
    structured = np.genfromtxt(path, delimiter=";", skip_header=1)
    names = tuple(open(path).read().split("\n")[0].replace('"', "").split(";"))
    table = torch.from_numpy(structured).to(torch.float32)
    width = table.shape[1] - 1
    return [table, names, table[:, :width], torch.from_numpy(structured[:, width].astype(np.int64))]


@misconception("load_table", hint="Print `names[0]` with `repr`. How many characters does the first name have?")
def quotes_kept(path):
    """The names still carry their quotes."""
    table, names, features, target = load_table(path)
    return table, [f'"{name}"' for name in names], features, target


@misconception("load_table", hint="How many columns do you give away? Should the score be one of them?")
def target_among_features(path):
    """The target is still among your features, as their last column."""
    table, names, _, target = load_table(path)
    return table, names, table, target


@misconception(
    "load_table", hint="A score is a whole number and will be used as an index. Which dtype has your target?"
)
def target_left_float(path):
    """Your target holds floats; it was to hold whole numbers (int64)."""
    table, names, features, _ = load_table(path)
    return table, names, features, table[:, -1]


@misconception("load_table", hint="Who skips the line of names? Does somebody else skip one as well?")
def first_row_lost(path):
    """The first row of numbers is missing, as if it belonged to the header."""
    table, names, features, target = load_table(path)
    return table[1:], names, features[1:], target[1:]


@misconception("load_table", hint="Which dtype do NumPy's readers give if they are told nothing?")
def doubles_kept(path):
    """Your table and features are float64; float32 was asked for."""
    table, names, features, target = load_table(path)
    return table.double(), names, features.double(), target


@misconception("load_table", hint="How many names are there, and how many columns has the table?")
def name_of_target_missing(path):
    """The name of the last column is missing from your names."""
    table, names, features, target = load_table(path)
    return table, names[:-1], features, target
