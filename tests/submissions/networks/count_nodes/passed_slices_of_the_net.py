# Style: indices; the front of the network is run again for each step; tuples.
def count_nodes(net):
    nodes = [net[0].in_features]
    for k in range(len(net)):
        if isinstance(net[k], nn.Linear):
            nodes.append(net[k].out_features)
    return nodes

def shapes_on_the_way(net, X):
    return [tuple(X.shape)] + [tuple(net[:k + 1](X).size()) for k in range(len(net))]
