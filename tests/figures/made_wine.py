"""Where exercises/tensors/wine_sample.csv comes from: 300 invented wines in the format of the real table.

Run it to write the file again. Every number is drawn with Python's own `random`, whose `random()` is the same on every
version and machine. As in the real table, good wines have more alcohol and less sulfur dioxide, and sugar makes a wine
heavier.
"""

import random
from collections.abc import Callable
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "exercises" / "tensors" / "wine_sample.csv"
NAMES = ("fixed acidity", "volatile acidity", "citric acid", "residual sugar", "chlorides", "free sulfur dioxide",
         "total sulfur dioxide", "density", "pH", "sulphates", "alcohol", "quality")
SCORES = {3: 5, 4: 11, 5: 88, 6: 134, 7: 50, 8: 11, 9: 1}


def bell(draw: Callable[[], float]) -> float:
    """A number of mean 0 and standard deviation 1, nearly normal."""
    return sum(draw() for _ in range(12)) - 6


def wine(score: int, draw: Callable[[], float]) -> list[str]:
    """The entries of one line, written as in the real table."""
    better = score - 5.9
    alcohol = min(14.0, max(8.4, 10.5 + 0.55 * better + 1.0 * bell(draw)))
    sugar = max(0.7, 6.4 - 1.6 * (alcohol - 10.5) + 4.0 * bell(draw))
    total = max(20.0, 138 - 9 * better - 8 * (alcohol - 10.5) + 36 * bell(draw))
    free = max(3.0, total * (0.25 + 0.06 * bell(draw)))
    density = 0.994 + 0.00042 * (sugar - 6.4) - 0.00105 * (alcohol - 10.5) + 0.0003 * bell(draw)
    return [
        f"{max(4.0, 6.85 - 0.1 * better + 0.8 * bell(draw)):.1f}",
        f"{max(0.08, 0.28 - 0.02 * better + 0.09 * bell(draw)):.2f}",
        f"{max(0.0, 0.33 + 0.11 * bell(draw)):.2f}",
        f"{sugar:.1f}",
        f"{max(0.012, 0.046 - 0.004 * better + 0.014 * bell(draw)):.3f}",
        f"{free:.0f}",
        f"{total:.0f}",
        f"{density:.5f}",
        f"{3.19 + 0.02 * better + 0.14 * bell(draw):.2f}",
        f"{max(0.25, 0.49 + 0.01 * better + 0.1 * bell(draw)):.2f}",
        f"{alcohol:.1f}",
        str(score),
    ]


def lines() -> list[str]:
    """The header, its names in quotes, and one line for each wine, entries separated by semicolons."""
    draw = random.Random(1).random
    scores = [score for score, count in SCORES.items() for _ in range(count)]
    for last in range(len(scores) - 1, 0, -1):  # shuffled
        other = int(draw() * (last + 1))
        scores[last], scores[other] = scores[other], scores[last]
    header = ";".join(f'"{name}"' for name in NAMES)
    return [header, *(";".join(wine(score, draw)) for score in scores)]


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", "utf8")
