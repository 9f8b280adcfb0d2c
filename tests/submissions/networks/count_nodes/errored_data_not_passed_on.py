# Mistake: every step is given the first X.
def count_nodes(net):
    return [net[0].in_features] + [m.out_features for m in net if isinstance(m, nn.Linear)]

def shapes_on_the_way(net, X):
    shapes = [X.shape]
    for m in net:
        shapes.append(m(X).shape)
    return shapes
