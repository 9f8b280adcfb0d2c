# Mistake: the nodes after come first.
# named: inputs_and_outputs_exchanged
def network_from(diagram):
    steps = []
    for (_, a), (name, b) in zip(diagram, diagram[1:]):
        if name == "linear":
            steps.append(nn.Linear(b, a))
        elif name == "linear without bias":
            steps.append(nn.Linear(b, a, bias=False))
        elif name == "relu":
            steps.append(nn.ReLU())
        elif name == "tanh":
            steps.append(nn.Tanh())
        else:
            steps.append(nn.Sigmoid())
    return nn.Sequential(*steps)
