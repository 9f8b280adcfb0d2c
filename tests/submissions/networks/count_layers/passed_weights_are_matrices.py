# Style: layers are told by their weights, the only parameters with two axes.
def count_layers(net):
    n = 0
    for p in net.parameters():
        if p.dim() == 2:
            n += 1
    return [n, n - 1]
