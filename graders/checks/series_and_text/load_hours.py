"""The hourly table: its numbers, and their dtype."""

import datetime

import torch

from graders import check, close, equal, file, parts

HEADER = (
    "instant,dteday,season,yr,mnth,hr,holiday,weekday,workingday,weathersit,"
    "temp,atemp,hum,windspeed,casual,registered,cnt"
)


def end_of_a_month(rng):
    """Every fifth hour from the day before the end of a month on, for two or three days."""
    month = datetime.date(int(rng.choice([2011, 2012])), int(rng.integers(3, 13)), 1)
    begin = datetime.datetime.combine(month - datetime.timedelta(days=2), datetime.time(int(rng.integers(0, 5))))
    lines = [HEADER]
    for i in range(int(rng.integers(11, 16))):
        now = begin + datetime.timedelta(hours=5 * i)
        casual, registered = int(rng.integers(0, 90)), int(rng.integers(1, 400))
        lines.append(
            f"{400 + i},{now:%Y-%m-%d},{now.month // 3 % 4 + 1},{now.year - 2011},{now.month},{now.hour},"
            f"{int(rng.integers(2))},{now.isoweekday() % 7},{int(rng.integers(2))},{int(rng.integers(1, 5))},"
            f"{0.02 * int(rng.integers(5, 45)):.2f},{rng.uniform(0.1, 0.9):.4f},{rng.uniform(0.2, 0.9):.2f},"
            f"{rng.uniform(0, 0.6):.4f},{casual},{registered},{casual + registered}"
        )
    return {"hours_csv": file("\n".join(lines) + "\n")}


def a_leap_day():
    """Six hours around a 29 February."""
    return {"hours_csv": (
        "instant,dteday,season,yr,mnth,hr,holiday,weekday,workingday,weathersit,"
        "temp,atemp,hum,windspeed,casual,registered,cnt\n"
        "214,2012-02-28,1,1,2,21,0,2,1,1,0.34,0.343,0.52,0.1791,2,31,33\n"
        "215,2012-02-28,1,1,2,22,0,2,1,2,0.32,0.324,0.68,0.0896,1,18,19\n"
        "238,2012-02-29,1,1,2,21,0,3,1,3,0.28,0.286,0.81,0.2388,0,12,12\n"
        "239,2012-02-29,1,1,2,22,0,3,1,3,0.26,0.267,0.83,0.2537,0,7,7\n"
        "240,2012-02-29,1,1,2,23,0,3,1,2,0.26,0.267,0.74,0.194,0,5,5\n"
        "241,2012-03-01,1,1,3,0,0,4,1,1,0.24,0.248,0.59,0.1642,0,4,4\n"
    )}


@check(
    given=end_of_a_month, public=a_leap_day,
    criterion=parts(table=close(3, shape="exact"), dtype=equal(1)),
    hint="Print the shape and the first row, and compare them with the first two lines of the file.",
)
def the_table_of_hours(impl, hours_csv):
    """Every hour is a row of 17 numbers in float32, the date among them as the day of the month."""
    table = torch.as_tensor(impl.load_hours(hours_csv))
    return {"table": table.double(), "dtype": str(table.dtype)}
