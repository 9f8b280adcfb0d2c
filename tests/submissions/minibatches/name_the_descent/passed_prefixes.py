# Style: one common end and prefixes from a match statement, a named tuple comes back.
from collections import namedtuple

Names = namedtuple("Names", "old today")


def name_the_descent(n, batch_size):
    match min(n, batch_size):
        case 1:
            prefixes = ("stochastic ", "stochastic ")
        case size if size < n:
            prefixes = ("mini-batch ", "stochastic ")
        case _:
            prefixes = ("", "")
    return Names(*(prefix + "gradient descent" for prefix in prefixes))
