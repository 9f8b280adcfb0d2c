# Mistake: every layer lists what goes in and what comes out.
def count_nodes(net):
    nodes = []
    for m in net:
        if isinstance(m, nn.Linear):
            nodes += [m.in_features, m.out_features]
    return nodes

def shapes_on_the_way(net, X):
    shapes = [X.shape]
    for m in net:
        X = m(X)
        shapes.append(X.shape)
    return shapes
