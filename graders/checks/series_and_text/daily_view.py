"""Days out of hours: the numbers, and where they lie."""

import torch

from graders import check, close, equal, parts


def some_days(rng):
    """A few days, and a number of columns unlike 24 and unlike the number of days."""
    days, columns = int(rng.integers(2, 5)), int(rng.integers(5, 9))
    return {"hours": torch.tensor(rng.normal(size=(24 * days, columns)), dtype=torch.float32)}


def two_days_of_two_columns():
    """Column 0 counts the hours of two days, column 1 is 100 more."""
    count = torch.arange(48.0)
    return {"hours": torch.stack([count, count + 100], dim=1)}


@check(
    given=some_days, public=two_days_of_two_columns,
    criterion=parts(by_hour=close(1, shape="exact"), by_channel=close(2, shape="exact")),
    hint="Print both shapes, then `by_channel[0]`: its rows should be the columns of the first 24 hours.",
)
def hours_become_days(impl, hours):
    """Each number stands at its day, hour and column in the first result, at its day, column and hour in the second."""
    by_hour, by_channel = impl.daily_view(hours)
    return {"by_hour": by_hour, "by_channel": by_channel}


@check(
    given=some_days, public=two_days_of_two_columns,
    criterion=parts(strides=equal(1), same_memory=equal(2)),
    hint="Print `data_ptr()` and `stride()` of the table and of your two results.",
)
def nothing_is_copied(impl, hours):
    """Both results are views: they read the memory of the table, with other strides."""
    views = [torch.as_tensor(result) for result in impl.daily_view(hours)]
    return {
        "strides": [list(view.stride()) for view in views],
        "same_memory": [view.data_ptr() == hours.data_ptr() for view in views],
    }
