# Style: a named tuple is the pair of parameters, in the history and as the answer.
from typing import NamedTuple

class Params(NamedTuple):
    w: float
    b: float

def train_normalised(t_u, t_c, start, lr, epochs, scale):
    t_un = scale * t_u
    p = Params(*start)
    losses, parameters = [], []
    for _ in range(epochs):
        e = p.w * t_un + p.b - t_c
        losses.append((e**2).mean())
        p = Params(p.w - lr * 2 * (e * t_un).mean(), p.b - lr * 2 * e.mean())
        parameters.append(p)
    return losses, parameters

def raw_parameters(parameters, scale):
    return Params(*parameters)._replace(w=parameters[0] * scale)
