# Mistake: two parameters for every layer, though some have no bias.
# named: pairs_of_parameters
def count_layers(net):
    k = len(list(net.parameters())) // 2
    return k, k - 1
