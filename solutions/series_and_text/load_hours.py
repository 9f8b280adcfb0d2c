"""An hourly table with dates in it, as one float32 tensor."""

import csv

import numpy as np
import torch

from graders import alternative, misconception


def load_hours(path):
    """The hourly table of the CSV file at `path` as a float32 tensor of shape (rows, 17).

    The first line of the file holds the names of the columns. Column 1 is a date such as 2012-02-29, of which the day
    of the month is kept: 29.
    """
    day = {1: lambda date: float(date[8:10])}
    return torch.from_numpy(np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, converters=day))


@alternative("load_hours")
def line_by_line(path):
    rows = []
    with open(path) as f:
        next(f)
        for line in f:
            fields = line.strip().split(",")
            fields[1] = fields[1].split("-")[-1]
            rows.append([float(x) for x in fields])
    return torch.tensor(rows)


@alternative("load_hours")
def csv_reader_into_zeros(path):
    with open(path, newline="") as f:
        lines = list(csv.reader(f))[1:]
    hours = torch.zeros(len(lines), 17, dtype=torch.float32)
    for i, fields in enumerate(lines):
        for j, value in enumerate(fields):
            hours[i, j] = int(value[-2:]) if j == 1 else float(value)
    return hours


@alternative("load_hours")
def numpy_of_strings(path):
    text = np.loadtxt(path, dtype=str, delimiter=",", skiprows=1)
    text[:, 1] = [np.datetime64(date).item().day for date in text[:, 1]]
    return torch.from_numpy(text.astype(np.float64)).to(torch.float32)


@alternative("load_hours")
def genfromtxt_with_converter(path):
    table = np.genfromtxt(path, delimiter=",", skip_header=1, encoding="utf8", converters={1: lambda d: int(d[-2:])})
    return torch.tensor([list(row) for row in table.tolist()], dtype=torch.float)


@misconception("load_hours", hint="Number the characters of 2012-02-29 from 0. Which of them are the day?")
def month_kept(path):
    """You kept the month of the date; the day of the month was asked for."""
    table = np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, converters={1: lambda d: float(d[5:7])})
    return torch.from_numpy(table)


@misconception("load_hours", hint="What does your converter make of 2012-02-29, and what of 2012-03-09?")
def last_digit_only(path):
    """Of the day you kept the last digit only, so the 29th looks like the 9th."""
    table = np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, converters={1: lambda d: float(d[9:])})
    return torch.from_numpy(table)


@misconception("load_hours", hint="Which day of the month follows the 29th of February?")
def days_counted_from_the_first_row(path):
    """You numbered the days from the first row on; the day of the month begins anew with each month."""
    dates = []

    def count(date):
        if date not in dates:
            dates.append(date)
        return float(len(dates))

    table = np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, converters={1: count})
    return torch.from_numpy(table)


@misconception("load_hours", hint="Print the first row. Where `nan` stands, what stood in the file?")
def dates_are_not_numbers(path):
    """The dates became nan: `genfromtxt` puts nan wherever it cannot read a number, and says nothing."""
    table = np.genfromtxt(path, delimiter=",", dtype=np.float32, skip_header=1)
    return torch.from_numpy(table)


@misconception("load_hours", hint="What is `instant` in your first row? How many lines of the file hold names?")
def first_hour_lost(path):
    """You skip one line too many: the first hour is lost together with the names."""
    table = np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=2, converters={1: lambda d: float(d[8:10])})
    return torch.from_numpy(table)


@misconception("load_hours", hint="What is left of a temperature of 0.24 in an integer tensor?")
def whole_numbers(path):
    """Your table holds whole numbers only: every temperature was cut down to 0."""
    return load_hours(path).long()


@misconception("load_hours", hint="Print the `dtype`. Which one does NumPy take if you do not ask for another?")
def double_precision(path):
    """Your tensor is float64, which is NumPy's habit; PyTorch's layers expect float32."""
    table = np.loadtxt(path, delimiter=",", skiprows=1, converters={1: lambda d: float(d[8:10])})
    return torch.from_numpy(table)
