# Style: a dictionary with one activation of each kind, used wherever its name stands.
def network_from(diagram):
    acts = {"relu": nn.ReLU(), "tanh": nn.Tanh(), "sigmoid": nn.Sigmoid()}
    net = nn.Sequential()
    for (_, before), (name, nodes) in zip(diagram, diagram[1:]):
        net.append(acts[name] if name in acts else nn.Linear(before, nodes, bias=name == "linear"))
    return net
