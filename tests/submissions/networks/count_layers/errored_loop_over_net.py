# Mistake: every network is taken for a Sequential.
def count_layers(net):
    n = 0
    for step in net:
        if isinstance(step, nn.Sequential):
            for inner in step:
                n += isinstance(inner, nn.Linear)
        n += isinstance(step, nn.Linear)
    return n, n - 1
