# Style: a dataclass holds the point; methods measure and move; Python floats are returned.
from dataclasses import dataclass
from typing import Callable

@dataclass
class Point:
    loss: Callable
    w: float
    b: float
    d: float

    def gradient(self):
        L, w, b, d = self.loss, self.w, self.b, self.d
        return {"w": float(L(w + d, b) - L(w - d, b)) / (2 * d), "b": float(L(w, b + d) - L(w, b - d)) / (2 * d)}

    def move(self, lr, **slopes):
        for name, value in slopes.items():
            setattr(self, name, getattr(self, name) - lr * value)

def update_in_turn(loss, w, b, lr, d=0.1):
    p = Point(loss, float(w), float(b), d)
    for name in "wb":
        p.move(lr, **{name: p.gradient()[name]})
    return p.w, p.b

def update_together(loss, w, b, lr, d=0.1):
    p = Point(loss, float(w), float(b), d)
    p.move(lr, **p.gradient())
    return [p.w, p.b]
