# Style: a running width, elif, add_module with numbered names.
def network_from(diagram):
    net = nn.Sequential()
    width = 0
    for i, column in enumerate(diagram):
        kind = column[0]
        if kind == "input":
            width = column[1]
            continue
        elif kind == "linear":
            module = nn.Linear(width, column[1])
        elif kind == "linear without bias":
            module = nn.Linear(width, column[1], False)
        elif kind == "relu":
            module = nn.ReLU(True)
        elif kind == "tanh":
            module = nn.Tanh()
        else:
            module = nn.Sigmoid()
        net.add_module(f"{i}_{kind.replace(' ', '_')}", module)
        width = column[1]
    return net
