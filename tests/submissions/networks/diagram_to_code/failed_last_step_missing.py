# Mistake: the loop ends one column too early.
def network_from(diagram):
    made = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    steps = []
    for i in range(1, len(diagram) - 1):
        name = diagram[i][0]
        if name in made:
            steps.append(made[name]())
        else:
            steps.append(nn.Linear(diagram[i - 1][1], diagram[i][1], bias=(name == "linear")))
    return nn.Sequential(*steps)
