# Mistake: the class name is made by capitalize, which knows no ReLU.
def network_from(diagram):
    steps = []
    for (_, a), (name, b) in zip(diagram, diagram[1:]):
        if "linear" in name:
            steps.append(nn.Linear(a, b, bias="without" not in name))
        else:
            steps.append(getattr(nn, name.capitalize())())
    return nn.Sequential(*steps)
