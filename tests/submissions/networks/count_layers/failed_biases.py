# Mistake: the biases are counted instead of the layers.
# named: biases_counted
def count_layers(net):
    n = len([name for name, _ in net.named_parameters() if name.endswith("bias")])
    return n, n - 1
