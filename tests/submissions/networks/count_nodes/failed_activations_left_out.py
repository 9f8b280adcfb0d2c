# Mistake: only the linear steps are listed, and the input's shape is forgotten.
# named: input_left_out
def count_nodes(net):
    return [m.out_features for m in net if isinstance(m, nn.Linear)]

def shapes_on_the_way(net, X):
    shapes = []
    for m in net:
        X = m(X)
        if isinstance(m, nn.Linear):
            shapes.append(tuple(X.shape))
    return shapes
