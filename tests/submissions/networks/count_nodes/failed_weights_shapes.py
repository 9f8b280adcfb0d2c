# Mistake: the shapes of the weights, and not of what passes through.
# named: shapes_of_the_weights
def count_nodes(net):
    lin = [m for m in net if isinstance(m, nn.Linear)]
    return [lin[0].in_features] + [m.out_features for m in lin]

def shapes_on_the_way(net, X):
    return [X.shape] + [m.weight.shape for m in net if isinstance(m, nn.Linear)]
