# Style: the diagram itself is used up, and the modules are named in an ordered dictionary.
from collections import OrderedDict

def network_from(diagram):
    made = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    before = diagram.pop(0)[1]
    layers = OrderedDict()
    while len(diagram) > 0:
        name, nodes = diagram.pop(0)
        key = name + str(len(layers))
        layers[key] = made[name]() if name in made else nn.Linear(before, nodes, bias="without" not in name)
        before = nodes
    return nn.Sequential(layers)
