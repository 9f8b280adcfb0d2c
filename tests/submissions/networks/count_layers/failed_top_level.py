# Mistake: only what lies in the network directly is looked at.
# named: top_level_only
def count_layers(net):
    layers = [m for m in net.children() if isinstance(m, nn.Linear)]
    return len(layers), len(layers) - 1
