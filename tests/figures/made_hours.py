"""Where exercises/series_and_text/hours.csv comes from: three weeks of invented hours in the format of the real table.

Run it to write the file again. Every number is drawn with Python's own `random`, whose `random()` is the same on every
version and machine.
"""

import datetime
import math
import random
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "exercises" / "series_and_text" / "hours.csv"
HEADER = (
    "instant,dteday,season,yr,mnth,hr,holiday,weekday,workingday,weathersit,"
    "temp,atemp,hum,windspeed,casual,registered,cnt"
)
FIRST = datetime.date(2012, 2, 20)  # a holiday; nine days later comes a 29 February
DAYS = 21


def turned(weather: int, chance: float) -> int:
    """The weather of the next hour: mostly that of this one, seldom two steps away."""
    if chance < 0.80:
        return weather
    return {1: 2, 2: 1 if chance < 0.93 else 3, 3: 2 if chance < 0.97 else 4, 4: 3}[weather]


def riders(hour: int, working: bool, weather: int, warmth: float, luck: float) -> tuple[int, int]:
    """Casual and registered riders: two rush hours on a working day, one long noon on any other."""
    def hill(centre: float, width: float) -> float:
        return math.exp(-(((hour - centre) / width) ** 2))

    often = 260 * hill(8, 1.5) + 300 * hill(17.5, 2.0) + 90 * hill(13, 4) if working else 170 * hill(14, 4.5)
    seldom = (25 if working else 90) * hill(14.5, 4)
    mood = {1: 1.0, 2: 0.85, 3: 0.4, 4: 0.15}[weather] * (0.4 + warmth) * (0.8 + 0.4 * luck)
    return round(seldom * mood), round(4 + often * mood)


def lines() -> list[str]:
    """The header and one line for each hour."""
    chance, weather, made = random.Random(1).random, 1, [HEADER]
    for number in range(DAYS * 24):
        day, hour = FIRST + datetime.timedelta(days=number // 24), number % 24
        weekday, holiday = day.isoweekday() % 7, int(day == FIRST)
        working = int(weekday not in (0, 6) and not holiday)
        weather = turned(weather, chance())
        warm = 0.30 + 0.008 * (number // 24) + 0.12 * math.sin(math.pi * (hour - 9) / 12) - 0.03 * weather
        temp = 0.02 * round((warm + 0.04 * chance()) / 0.02)
        humidity, wind = min(1.0, 0.35 + 0.13 * weather + 0.15 * chance()), 0.0896 + 0.0149 * int(14 * chance())
        casual, registered = riders(hour, bool(working), weather, temp, chance())
        made.append(
            f"{number + 1},{day},1,1,{day.month},{hour},{holiday},{weekday},{working},{weather},{temp:.4g},"
            f"{0.95 * temp + 0.02:.4g},{humidity:.2g},{wind:.4g},{casual},{registered},{casual + registered}"
        )
    return made


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", "utf8")
