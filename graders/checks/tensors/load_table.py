"""A file as table, names, features and target."""

from graders import check, close, equal, file, parts

WORDS = ("sugar", "free sulfur", "pH", "alcohol", "density", "citric acid", "salt", "age in years", "colour value")


def any_table(rng):
    """A few rows of positive numbers of three decimals under names of one to three words, the score last."""
    names = [*rng.choice(WORDS, int(rng.integers(2, 6)), replace=False), "score"]
    lines = [";".join(f'"{name}"' for name in names)]
    for _ in range(int(rng.integers(3, 9))):
        lines.append(";".join([*(f"{x:.3f}" for x in rng.uniform(0.01, 60, len(names) - 1)), str(rng.integers(1, 10))]))
    return {"table_csv": file("\n".join(lines) + "\n")}


def four_wines():
    """The first four of the real white wines, four of their columns."""
    return {"table_csv": """"fixed acidity";"residual sugar";"alcohol";"quality"
7;20.7;8.8;6
6.3;1.6;9.5;6
8.1;6.9;10.1;6
7.2;8.5;9.9;6
"""}


@check(
    given=any_table, public=four_wines,
    criterion=parts(table=close(1, shape="exact"), names=equal(1), features=close(1, shape="exact"),
                    target=close(1, shape="exact"), dtypes=equal(1)),
    hint="Print the shapes of table, features and target, and the names, and compare them with the file by eye.",
)
def a_table_taken_apart(impl, table_csv):
    """Table, names, features and target are those of the file."""
    table, names, features, target = impl.load_table(table_csv)
    dtypes = [table.dtype, features.dtype, target.dtype]
    return {"table": table, "names": names, "features": features, "target": target, "dtypes": dtypes}
