# Mistake: the modules are kept by name, so the second linear step takes the place of the first.
from collections import OrderedDict

def network_from(diagram):
    steps = OrderedDict()
    for (_, a), (name, b) in zip(diagram[:-1], diagram[1:]):
        if name == "linear":
            steps[name] = nn.Linear(a, b)
        elif name == "linear without bias":
            steps[name] = nn.Linear(a, b, bias=False)
        elif name == "relu":
            steps[name] = nn.ReLU()
        elif name == "tanh":
            steps[name] = nn.Tanh()
        elif name == "sigmoid":
            steps[name] = nn.Sigmoid()
    return nn.Sequential(steps)
