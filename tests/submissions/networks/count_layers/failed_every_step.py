# Mistake: activations count as layers.
# named: activations_count_too
def count_layers(net):
    leaves = [m for m in net.modules() if len(list(m.children())) == 0]
    return len(leaves), len(leaves) - 1
