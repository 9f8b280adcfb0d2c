# Style: the list is used up with pop, widths are left to LazyLinear, and match chooses.
def network_from(diagram):
    columns = list(diagram)
    columns.pop(0)
    steps = []
    while columns:
        match columns.pop(0):
            case ("linear", n):
                steps.append(nn.LazyLinear(n))
            case ("linear without bias", n):
                steps.append(nn.LazyLinear(n, bias=False))
            case ("relu", _):
                steps.append(nn.ReLU())
            case ("tanh", _):
                steps.append(nn.Tanh())
            case ("sigmoid", _):
                steps.append(nn.Sigmoid())
    return nn.Sequential(*steps)
