"""Kinds of columns, and their encodings."""

from graders import check, close, equal, parts

WORDS = ("low", "poor", "fair", "good", "zero", "some", "much", "hot", "mild", "cold")


def every_column(rng):
    """All columns of the page, in any order. Nothing else may vary: the table is the question."""
    columns = ["cellar temperature", "sweetness", "grape", "postal code", "sugar", "medal", "cellar number"]
    return {"columns": [str(column) for column in rng.permutation([*columns, "bottle size"])]}


@check(
    given=every_column, criterion=equal(3),
    hint="For every column ask: does it have an order? And if so, does a difference have a meaning?",
)
def kinds_of_the_shop(impl, columns):
    """Every column of the shop has its kind."""
    return {column: impl.variable_kind(column) for column in columns}


def three_columns(rng):
    """A column of each kind. The levels are not in the order of the alphabet, and do not appear in their order."""
    n = int(rng.integers(5, 9))
    given = {"numbers": [round(float(x), 2) for x in rng.uniform(5, 40, n)]}
    for name in ("ordered", "unordered"):
        levels = sorted(rng.choice(WORDS, int(rng.integers(3, 6)), replace=False).tolist())
        levels = [*levels[1:], levels[0]]
        values = [levels[1], *(levels[int(k)] for k in rng.integers(0, len(levels) - 1, n - 2)), levels[0]]
        given |= {f"{name}_levels": levels, name: values}
    return given


def five_bottles():
    """Five bottles: their temperature, their medal, their grape."""
    return {
        "numbers": [11.5, 12.0, 14.2, 12.0, 9.8],
        "ordered": ["silver", "none", "silver", "bronze", "none"],
        "ordered_levels": ["none", "bronze", "silver", "gold"],
        "unordered": ["pinot", "riesling", "pinot", "riesling", "riesling"],
        "unordered_levels": ["riesling", "silvaner", "pinot"],
    }


@check(
    given=three_columns, public=five_bottles,
    criterion=parts(continuous=close(1, shape="exact"), ordinal=close(1, shape="exact"),
                    categorical=close(1, shape="exact"), dtypes=equal(1)),
    hint="One column for a quantity, one for a rank, one for each level of a category: compare the shapes.",
)
def columns_as_numbers(impl, numbers, ordered, ordered_levels, unordered, unordered_levels):
    """A quantity stays as it is, a rank is counted from 0, a category gets a column for each of its levels."""
    continuous = impl.encode_column(numbers, "continuous", [])
    ordinal = impl.encode_column(ordered, "ordinal", ordered_levels)
    categorical = impl.encode_column(unordered, "categorical", unordered_levels)
    dtypes = [continuous.dtype, ordinal.dtype, categorical.dtype]
    return {"continuous": continuous, "ordinal": 1.0 * ordinal, "categorical": 1.0 * categorical, "dtypes": dtypes}
