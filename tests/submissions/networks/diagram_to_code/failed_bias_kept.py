# Mistake: every name that begins with linear is a linear step with a bias.
# named: bias_everywhere
def network_from(diagram):
    steps = []
    for i in range(1, len(diagram)):
        name, n = diagram[i]
        if name.startswith("linear"):
            steps.append(nn.Linear(diagram[i - 1][1], n))
        else:
            steps.append({"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}[name]())
    return nn.Sequential(*steps)
